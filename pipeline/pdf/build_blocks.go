package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// blocks builds the blocks of a section, in the arrangement of its design.
func (b *builder) blocks(s *section, all []document.Block) node {
	if arrange := b.design.arrange[s.ID]; arrange != nil {
		return arrange(b, s, all)
	}
	out := &stack{}
	for _, block := range all {
		b.block(out, s, block)
	}
	return out
}

// block adds one block below the others.
func (b *builder) block(out *stack, s *section, block document.Block) {
	switch x := block.(type) {
	case document.Paragraph:
		if len(x.Line) > 0 {
			out.add(2, b.drop(cmp.Or(x.Weight, s.Weight), s), b.line(x.Line, b.body(s)))
		}
	case document.Callout:
		out.add(4, nil, b.callout(x, s))
	case document.List:
		out.add(2, nil, b.list(x, s))
	case document.Table:
		out.add(3, nil, b.table(x, s))
	case document.Facts:
		out.add(2, nil, b.facts(x, s))
	case document.Figures:
		out.add(3, nil, b.figures(x, s))
	case document.Bars:
		out.add(4, b.drop(s.Weight+1, s), b.bars(x, s))
	case document.Intervals:
		out.add(4, b.drop(s.Weight+1, s), b.chart(x.Describe, 0, func(p chart.Paper) chart.Drawing { return chart.Intervals(x, p) }))
	case document.Structure:
		out.add(4, b.drop(s.Weight, s), b.chart(x.Describe, 0, func(p chart.Paper) chart.Drawing { return chart.Structure(x, p) }))
	case document.Curve:
		out.add(4, b.drop(s.Weight, s), b.chart(x.Describe, curveHigh, func(p chart.Paper) chart.Drawing { return chart.Curve(x, p) }))
	case document.Year:
		s.year = b.drop(s.Weight+b.design.yearOver, s)
		out.add(3, s.year, b.year(x))
	case document.Cards:
		out.add(3, nil, b.cards(x, s))
	case document.Relations:
		out.add(3, nil, b.relations(x, s))
	case document.Questions:
		out.add(3, nil, b.questions(x, s))
	}
}

// The heights of charts, in points.
const (
	curveHigh  = 70.0
	trendHigh  = 19.0
	monthsHigh = 30.0
)

func (b *builder) chart(alt string, high float64, make func(chart.Paper) chart.Drawing) *drawing {
	return &drawing{make: make, high: high, alt: cmp.Or(press.Printable(alt), language.Of(b.doc.Language).Labels().Data), b: b}
}

// What bars take of a width, each and all: wider ones are blocks.
const (
	barWide  = 41.0
	barsWide = 260.0
)

// barsRoom is the width of some bars: none is so narrow that its label is cut.
func (b *builder) barsRoom(items []document.Bar) float64 {
	each := barWide
	for _, it := range items {
		each = max(each, b.measure(it.Label, 0.9*chartSize, false)+6)
	}
	return min(barsWide, max(1.5*barWide, float64(len(items))*each))
}

// bars are a chart under a heading of its own.
func (b *builder) bars(x document.Bars, s *section) node {
	out := &stack{}
	d := b.chart(x.Describe, b.design.chartHigh, func(p chart.Paper) chart.Drawing { return chart.Bars(x, p) })
	d.wide = b.barsRoom(x.Items)
	if !d.shown() {
		return out
	}
	s.bars = d
	if x.Title != "" && x.Title != s.Title {
		out.add(0, nil, b.heading(x.Title, x.Unit))
	}
	out.add(2, nil, d)
	return out
}

// callout is the statement that a page is for, on a filled ground. Its first
// line stays as long as its section does.
func (b *builder) callout(x document.Callout, s *section) node {
	inside := &stack{}
	inside.add(0, nil,
		b.line(document.Line{{Text: x.Label}}, style{size: smallestFirst, leading: 1.3, class: s.class, bold: b.design.goal == 0,
			inverse: true, tag: press.H2, most: 2}))
	st := b.body(s)
	st.inverse, st.most = true, 4
	s.firm += 2
	for i, l := range x.Lines {
		if i == 0 {
			goal := st
			if b.design.goal > 0 {
				goal.size, goal.bold, goal.leading = b.design.goal, true, 1.25
			}
			inside.add(1.5, nil, b.line(l, goal))
			continue
		}
		inside.add(3, b.drop(s.Weight-min(i, 9)+neededLine/2, s), b.line(l, st))
	}
	fill := b.accent
	if x.Warn {
		fill = alarm
	}
	return &band{inside: inside, fill: fill, padX: 8.5, padY: 5.5}
}

func (b *builder) list(x document.List, s *section) node {
	out := &stack{tag: press.L}
	hang := 9.0
	if x.Ordered {
		hang = 14
	}
	st := b.body(s)
	for i, it := range x.Items {
		mark := "–"
		if x.Ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		out.add(1.8, b.drop(cmp.Or(it.Weight, s.Weight), s),
			&listed{mark: b.line(document.Line{{Text: mark}}, st), hang: hang, body: b.line(it.Line, st)})
	}
	return out
}

// facts are labels with their texts: beside one another, or as running text.
func (b *builder) facts(x document.Facts, s *section) node {
	if x.Inline {
		return b.inline(x, s)
	}
	out := &stack{tag: press.L}
	list := new(labels)
	st, body := b.body(s), b.body(s)
	st.bold, st.ink, st.most = true, b.accent, 3
	for _, f := range x.Items {
		d := b.drop(cmp.Or(f.Weight, s.Weight), s)
		p := &pair{label: b.line(document.Line{{Text: f.Label}}, st), body: b.line(f.Value, body), drop: d, list: list}
		*list = append(*list, p)
		out.add(1.8, d, p)
	}
	return out
}

// inline sets facts as one running text that is set again without those that
// gave way.
func (b *builder) inline(x document.Facts, s *section) node {
	r := &flow{b: b, style: b.body(s), made: map[string]*text{}}
	r.style.most = allLines
	colon := language.Of(b.doc.Language).Labels().Colon + " "
	for _, f := range x.Items {
		r.drops = append(r.drops, b.drop(cmp.Or(f.Weight, s.Weight), s))
		label, cut := bounded(document.Line{{Text: strings.TrimRight(f.Label, ":"), Tone: document.Strong}}, mostOfLabel)
		value, short := bounded(f.Value, mostOfFact)
		if cut || short {
			b.left++
		}
		line := append(slices.Clip(label), document.Span{Text: colon, Tone: document.Strong})
		r.facts = append(r.facts, append(line, value...))
	}
	if len(r.facts) > 0 {
		r.get() // so that a character without a face is reported though its fact gives way
	}
	return r
}

// How many bytes a fact of running text and its label have at most.
const (
	mostOfFact  = 420
	mostOfLabel = 120
)

// A flow is running text of several facts, each of which may give way.
type flow struct {
	b     *builder
	style style
	facts []document.Line
	drops []*drop
	parts [2][]*text       // each fact before others, and as the last; nil is not set yet
	made  map[string]*text // by the facts that are shown
}

func (r *flow) get() *text {
	var room [32]byte
	key := room[:0]
	for _, d := range r.drops {
		key = append(key, '0')
		if d.stays() {
			key[len(key)-1] = '1'
		}
	}
	t := r.made[string(key)]
	if t == nil {
		t = r.set(key)
		r.made[string(key)] = t
	}
	return t
}

// set is the text of some facts: those set before as they stand, joined, or set
// as a whole where that would not be the same.
func (r *flow) set(shown []byte) *text {
	last := bytes.LastIndexByte(shown, '1')
	parts := make([]*text, 0, len(shown))
	for i := range shown[:last+1] {
		if shown[i] == '1' {
			parts = append(parts, r.part(i, i == last))
		}
	}
	if t := joined(r.b, parts); t != nil {
		return t
	}
	var all document.Line
	for i := range shown[:last+1] {
		if shown[i] == '1' {
			all = append(all, r.line(i, i == last)...)
		}
	}
	return r.b.line(all, r.style)
}

// part is a fact alone.
func (r *flow) part(i int, last bool) *text {
	in := &r.parts[0]
	if last {
		in = &r.parts[1]
	}
	if *in == nil {
		*in = make([]*text, len(r.facts))
	}
	if (*in)[i] == nil {
		(*in)[i] = r.b.line(r.line(i, last), r.style)
	}
	return (*in)[i]
}

// line is a fact with the space that parts it from the next.
func (r *flow) line(i int, last bool) document.Line {
	if last {
		return r.facts[i]
	}
	return append(slices.Clip(r.facts[i]), document.Span{Text: " "})
}

func (r *flow) shown() bool {
	return slices.ContainsFunc(r.drops, (*drop).stays)
}

func (r *flow) height(l layout, w float64) float64 { return r.get().height(l, w) }

func (r *flow) draw(l layout, c *canvas.Canvas, x, y, w float64) { r.get().draw(l, c, x, y, w) }
