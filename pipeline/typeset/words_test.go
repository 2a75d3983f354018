package typeset

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPiecesBreakWhereTheWholeParagraphWould(t *testing.T) {
	fonts := Default()
	words := strings.Fields("long-term and/or 22 % (M. Okafor) 3 € $5 – · … end. “quoted” it’s 99.97 +48 1,234 a:b Ł ñ ‘x’ ] ) / - ! ,x " +
		"«y» → # & e\u0301 𝒳 א ไทย 佐藤 [z] a- -b /c d/ %d 5% §7 no.1")
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 9).Draw(t, "words"),
			rapid.SampledFrom([]string{" ", "  "}).Draw(t, "space"))
		span := Span{Text: text, Style: Style{Size: 10}}
		fast := fonts.Paragraph(span)
		slow := &Paragraph{Text: fast.Text, fonts: fonts, styles: fast.styles}
		w := worker{p: slow, memo: &memo{}, ends: []int{len(slow.Text)}, direct: directions(slow.Text, []int{len(slow.Text)})}
		w.segments(0, len(slow.Text))
		if got, want := said(fast), said(slow); !slices.Equal(got, want) {
			t.Fatalf("%q was cut into %q, want %q", text, got, want)
		}
	})
}

// said are the words of a paragraph, with a mark where no line may break.
func said(p *Paragraph) []string {
	var out []string
	for _, w := range p.words {
		s := w.Text
		if w.glue {
			s += "~"
		}
		out = append(out, s)
	}
	return out
}
