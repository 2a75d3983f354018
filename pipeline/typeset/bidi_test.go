package typeset

import (
	"testing"

	gobidi "github.com/go-text/typesetting/bidi"
	"pgregory.net/rapid"
)

func TestDirectionsAgreeWithTheReferenceForOneSpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("ab אב عر 12 ٣٤ +-%$.,:()[]!\u05b8\u064b«»")), 1, 24).Draw(t, "runes")
		text := string(runes)
		l := directions(text, []int{len(text)})
		dir := gobidi.LeftToRight
		if l.base == 1 {
			dir = gobidi.RightToLeft
		}
		var p gobidi.Paragraph
		want := make([]bool, len(runes))
		got := p.Segment(runes, dir)
		for i := range got.NumRuns() {
			for r, j := got.Run(i), got.Run(i).Start; j < r.End; j++ {
				want[j] = r.Level%2 == 1
			}
		}
		i := 0
		trimmed := len(runes) // white space at the end goes with the paragraph there, with its word here
		for trimmed > 0 && runes[trimmed-1] == ' ' {
			trimmed--
		}
		for at := range text {
			if i < trimmed && (l.at(at)%2 == 1) != want[i] {
				t.Fatalf("%q: character %d (%q) runs right to left: %v, want %v", text, i, runes[i], l.at(at)%2 == 1, want[i])
			}
			i++
		}
	})
}

// TestWhatPartsSpansIsOfTheLine: the colon and the blank behind a name that runs from
// right to left stand between it and what follows.
func TestWhatPartsSpansIsOfTheLine(t *testing.T) {
	name, rest := "שם: ", "Keep"
	l := directions(name+rest, []int{len(name), len(name) + len(rest)})
	for at, r := range name + rest {
		if right := l.at(at)%2 == 1; right != (r >= 0x590) {
			t.Errorf("%q runs right to left: %v", r, right)
		}
	}
}
