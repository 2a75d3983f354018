package document

import (
	"testing"
)

func TestWhatIsBenignIsCleanWithoutALook(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if text := "a" + string(r) + "b"; benign(r) && Clean(text+"\x00") != text {
			t.Errorf("%U is not clean: %q", r, Clean(text+"\x00"))
		}
	}
}
