package pdf

import (
	"cmp"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/pdf/press"
)

// What stands on a card of the room.
const (
	nameSize   = 10.0
	stanceWide = 36.0
)

// cards are people side by side, each under a line.
func (b *builder) cards(x document.Cards, s *section) node {
	out := &cards{}
	st := b.body(s)
	st.size, st.leading, st.most, st.flows = max(smallestFirst, b.design.body), 1.26, 2, false
	name := st
	name.size, name.leading, name.most = nameSize, 1.2, 3 // a name in two scripts is not cut
	for _, it := range x.Items {
		k := &card{drop: b.drop(cmp.Or(it.Weight, s.Weight), s), inside: &stack{tag: press.Div}, rule: b.accent}
		if it.Ours {
			k.rule = hair
		}
		k.inside.add(0, nil, b.line(it.Name, name))
		for _, l := range it.Lines {
			k.inside.add(0, nil, b.line(l, st))
		}
		stance := it.Stance
		if words := press.Printable(stance.Words.Text); words != "" {
			d := b.chart(words, 0, func(p chart.Paper) chart.Drawing { return chart.Stance(stance, p) })
			k.inside.add(0.5, nil, &standing{drawing: d, words: b.line(document.Line{stance.Words}, st)})
		}
		out.all = append(out.all, k)
	}
	return out
}

// relations are a table with the map of who knows its people at its left.
func (b *builder) relations(x document.Relations, s *section) node {
	x.Table.Bare = false
	g := b.table(x.Table, s)
	head := b.small(s)
	head.most = 1
	return &mapped{grid: g, rel: x, b: b, head: b.line(document.Line{{Text: x.Head}}, head),
		alt: cmp.Or(press.Printable(x.Describe), language.Of(b.doc.Language).Labels().Data)}
}

// questions leave room to write beside each.
func (b *builder) questions(x document.Questions, s *section) node {
	w := &writing{beside: true}
	st := b.body(s)
	st.most = 3
	for _, it := range x.Items {
		t := b.line(it.Line, st)
		w.labels = append(w.labels, item{node: t, drop: b.drop(cmp.Or(it.Weight, s.Weight), s)})
		w.wide = min(questionWide, max(w.wide, t.natural(designed)+pairGap+1))
	}
	b.ruled = append(b.ruled, w)
	return w
}

// questionWide is the most that questions take of a width.
const questionWide = 215.0
