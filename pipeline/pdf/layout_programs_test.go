package pdf

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/document/documenttest"
)

// twice is how many letters a line has that must not stand on a page a second time.
const twice = 40

// repeated are the longer lines that a page says more than once. What a hostile export
// wrote into many fields is not the page's to say once.
func (s seenPage) repeated() (out []string) {
	seen := map[string]bool{}
	hostile := strings.FieldsFunc(documenttest.Attack, func(r rune) bool { return !unicode.IsLetter(r) })
	hostile = slices.DeleteFunc(hostile, func(w string) bool { return len(w) < 6 })
	for _, l := range s.lines {
		if utf8.RuneCountInString(l.text) < twice || strings.Contains(l.text, "…") ||
			slices.ContainsFunc(hostile, func(w string) bool { return strings.Contains(l.text, w) }) {
			continue
		}
		if seen[l.text] {
			out = append(out, l.text)
		}
		seen[l.text] = true
	}
	return out
}

// TestAPageOfAnyProgramIsSound lays out one of the pages of one sheet that a random program
// has: it is one page, nothing on it overlaps, is cut at its edge or too small, what is lost
// is counted, and no line is said twice. The long run is -rapid.checks=20000.
func TestAPageOfAnyProgramIsSound(t *testing.T) {
	a4, letter := writerOf(t, "A4"), writerOf(t, "Letter")
	rapid.Check(t, func(r *rapid.T) {
		p := documenttest.Rich()
		documenttest.Mutate(p, rapid.Uint64().Draw(r, "seed"))
		leaves := slices.DeleteFunc(contents.Leaves(p), func(l document.Leaf) bool { return l.Kind == document.Page })
		if len(leaves) == 0 {
			return
		}
		d := leaves[rapid.IntRange(0, 1<<16).Draw(r, "page")%len(leaves)].Write()
		w := a4
		if rapid.Bool().Draw(r, "letter") {
			w = letter
		}
		s := see(r, w, d)
		for _, x := range append(s.wrong(), s.repeated()...) {
			r.Errorf("%s: %s", d.Path, x)
		}
		if lost := s.lost(r, d); len(lost) > s.report.GaveWay {
			r.Errorf("%s: %d lines are lost, and %d reported: %.50q", d.Path, len(lost), s.report.GaveWay, lost)
		}
	})
}
