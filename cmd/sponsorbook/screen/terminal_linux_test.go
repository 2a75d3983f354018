package screen

import (
	"os"
	"testing"
)

// TestATerminalIsKnownAndColoured opens one, as Linux always has them.
func TestATerminalIsKnownAndColoured(t *testing.T) {
	pty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer pty.Close()
	if Terminal(pty) == pty {
		t.Error("words of the input may steer it")
	}
	for _, e := range environments {
		t.Setenv("NO_COLOR", e.noColor)
		t.Setenv("TERM", e.term)
		if Colours(pty) != e.want {
			t.Errorf("%+v: got %v", e, !e.want)
		}
	}
}
