package program

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestAnASCIINameFoldsAsItWouldAmongOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOf(rapid.RuneFrom(nil, asciiTable)).Draw(t, "name")
		if _, ok := foldASCII(name); !ok {
			t.Fatalf("%q is ASCII", name)
		}
		// A letter of another script behind the name takes the long way.
		if got, want := Fold(name+"日"), Fold(name); got != want+"日" && got != want+" 日" {
			t.Fatalf("%q folds to %q alone, and to %q before another script", name, want, got)
		}
	})
}

var asciiTable = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 1, Hi: 126, Stride: 1}}}
