package typeset

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plainPieces are what random plain text is made of: all characters, and pairs that
// make something else of each other.
var plainPieces = func() []string {
	out := []string{"fi", "ffi", "fl", "ff", "ij", "AV", "Tö", "(", ")", "),", "%", "’s", "1.5", "1,234", "€84,000", "(€", "£5", "+48 600",
		"$9", "71\u00a0%", "31\u00a0Oct", "year.", "mid-2027", "“voh”", "14:00", ".", " ", "  ", "-", "/", "'", "—"}
	for i := range plainChars {
		out = append(out, string(plainRune(i)))
	}
	return out
}()

func TestPlainWordsAreSetAsTheShaperWould(t *testing.T) {
	fonts := Default()
	rapid.Check(t, func(t *rapid.T) {
		spans := []Span{}
		for range rapid.IntRange(1, 4).Draw(t, "spans") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(plainPieces), 1, 8).Draw(t, "text"), "")
			spans = append(spans, Span{Text: text, Style: Style{Size: 10, Bold: rapid.Bool().Draw(t, "bold")}})
		}
		fast := fonts.Paragraph(spans...)
		slow := shapedWhole(fonts, spans)
		if got, want := glyphsOf(fast), glyphsOf(slow); got != want {
			t.Fatalf("%q is set as\n%s\nwant\n%s", fast.Text, got, want)
		}
	})
}

func TestJoinedParagraphsAreSetAsOne(t *testing.T) {
	fonts := Default()
	ends := []string{" ", " ", ") ", "Aurelia: ", "a", ", ", "佐 ", "שלום "}
	joined := 0
	rapid.Check(t, func(t *rapid.T) {
		var parts []*Paragraph
		var spans []Span
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(plainPieces), 0, 6).Draw(t, "text"), "")
			own := []Span{{Text: text, Style: Style{Size: 10}},
				{Text: rapid.SampledFrom(ends).Draw(t, "end"), Style: Style{Size: 10, Bold: rapid.Bool().Draw(t, "bold")}}}
			spans = append(spans, own...)
			parts = append(parts, fonts.Paragraph(own...))
		}
		p := fonts.Join(parts...)
		if p == nil {
			return
		}
		joined++
		if got, want := glyphsOf(p), glyphsOf(shapedWhole(fonts, spans)); got != want {
			t.Fatalf("%q is set as\n%s\nwant\n%s", p.Text, got, want)
		}
	})
	if joined == 0 {
		t.Error("nothing could be joined")
	}
}

// shapedWhole is a paragraph without any of the ways to do less.
func shapedWhole(fonts *Fonts, spans []Span) *Paragraph {
	p := &Paragraph{fonts: fonts}
	w := worker{p: p, memo: &memo{}}
	for _, s := range spans {
		p.Text += Clean(s.Text)
		p.styles = append(p.styles, s.Style)
		w.ends = append(w.ends, len(p.Text))
	}
	if p.Text != "" {
		w.direct = directions(p.Text, w.ends)
		w.segments(0, len(p.Text))
	}
	return p
}

// glyphsOf are the glyphs of a paragraph, with its words and where lines may break.
func glyphsOf(p *Paragraph) string {
	var b strings.Builder
	for _, w := range p.words {
		fmt.Fprintf(&b, "%q %v span %d advance %d trail %d:", w.Text, w.glue, w.span, w.Advance, w.Trail)
		for _, g := range w.Glyphs {
			fmt.Fprintf(&b, " %+v", g)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
