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
		want, _ := foldASCII(name)
		// A letter of another script behind the name takes the long way.
		if got := Fold(name + "日"); got != want+"日" && got != want+" 日" {
			t.Fatalf("%q folds to %q alone, and to %q before another script", name, want, got)
		}
	})
}

var asciiTable = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 1, Hi: 126, Stride: 1}}}

func TestNamesWithoutLettersAreEachTheirOwn(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{"🍑", "🍒", "..", "...", "?", "§ 5"} {
		if first, twice := seen[Fold(name)]; twice || Fold(name) == "" {
			t.Errorf("%q folds to %q, as %q does", name, Fold(name), first)
		}
		seen[Fold(name)] = name
	}
	for a, b := range map[string]string{" 🍑 ": "🍑", "❤️": "❤", ". .": "..", "？": "?"} {
		if Fold(a) != Fold(b) {
			t.Errorf("%q folds to %q, %q to %q", a, Fold(a), b, Fold(b))
		}
	}
	for _, nothing := range []string{"", " ", "\t", "\u200b\u00a0", "\ufeff"} {
		if Fold(nothing) != "" {
			t.Errorf("%q folds to %q", nothing, Fold(nothing))
		}
	}
}
