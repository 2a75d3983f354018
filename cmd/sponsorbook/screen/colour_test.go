package screen

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

const printed = `as of 2026-10-31; revenue from revenue

accounts.csv
  accounts, 99 % sure

error accounts.csv A1: "x" is wrong [amount-unreadable]
        mend: write [1]
note: worth knowing [newer-stands]

0 errors
`

func TestColoursSayNothingThatTheWordsDoNot(t *testing.T) {
	var b bytes.Buffer
	for line := range strings.Lines(printed) {
		fmt.Fprint(Safe(Coloured(&b)), line)
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(b.String(), ""); got != printed {
		t.Errorf("without its colours it says\n%s", got)
	}
}

func TestSeveritiesAndParagraphsAreSeen(t *testing.T) {
	var b bytes.Buffer
	w := Safe(Coloured(&b))
	for line := range strings.Lines(printed) {
		fmt.Fprint(w, line)
	}
	for _, want := range []string{bold + "as of", "\n" + bold + "accounts.csv" + plainly, red + "error" + plainly + " accounts.csv",
		faint + "[amount-unreadable]" + plainly, green + "mend:" + plainly + " write [1]\n", cyan + "note" + plainly, bold + "0 errors"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%q", want, b.String())
		}
	}
}

// What the input says cannot colour anything: it is made safe before it is coloured.
func TestWordsOfTheInputBringNoColour(t *testing.T) {
	var b bytes.Buffer
	fmt.Fprint(Safe(Coloured(&b)), "  \x1b[31mred\n")
	if strings.Contains(b.String(), "\x1b") {
		t.Errorf("got %q", b.String())
	}
}

func TestAPipeAndNoColorHaveNone(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if Colours(w) || Colours(&bytes.Buffer{}) {
		t.Error("a pipe is coloured")
	}
	pty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system gives no terminal:", err)
	}
	defer pty.Close()
	t.Setenv("TERM", "xterm")
	if !Colours(pty) {
		t.Error("a terminal is not coloured")
	}
	if t.Setenv("NO_COLOR", "1"); Colours(pty) {
		t.Error("NO_COLOR is not obeyed")
	}
	if t.Setenv("NO_COLOR", ""); !Colours(pty) {
		t.Error("an empty NO_COLOR is one")
	}
	if t.Setenv("TERM", "dumb"); Colours(pty) {
		t.Error("a dumb terminal is coloured")
	}
}
