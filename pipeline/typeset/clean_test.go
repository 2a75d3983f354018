package typeset

import "testing"

func TestWhatIsPlainIsClean(t *testing.T) {
	for r := rune(' '); r < 0x3000; r++ {
		text := "a" + string(r) + "b"
		if !plain(text) {
			continue
		}
		if got := clean(r, 'a'); got != r {
			t.Errorf("U+%04X is taken for plain but becomes %q", r, got)
		}
	}
}
