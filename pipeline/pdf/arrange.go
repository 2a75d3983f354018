package pdf

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// columnWidth is about half of the page.
const columnWidth = 252.0

// weighty is the least weight of what stands beside others; what says less
// stands below, across both columns.
const weighty = 94

// sideBySide sets short paragraphs in two columns, what is long across both.
func sideBySide(b *builder, s *section, all []document.Block) node {
	var short []item
	out, long := &stack{}, &stack{}
	for _, block := range all {
		p, ok := block.(document.Paragraph)
		if !ok || len(p.Line) == 0 {
			b.block(long, s, block)
			continue
		}
		st := b.body(s)
		st.flows = false
		t := b.line(p.Line, st)
		weight := cmp.Or(p.Weight, s.Weight)
		it := item{t, 1, b.drop(weight, s)}
		if weight < weighty || t.natural(designed) > 1.9*columnWidth {
			it.before = 2.5
			long.items = append(long.items, it)
			continue
		}
		short = append(short, it)
	}
	half := (len(short) + 1) / 2
	row := &columns{cells: []node{&stack{items: short[:half]}, &stack{items: short[half:]}}, gap: columnGap}
	row.lean = leanest(row)
	out.add(0, nil, row)
	out.add(2.5, nil, long)
	return out
}

// leanest is the share of the first of two columns that makes the row least
// high: half, unless another keeps a line from being broken.
func leanest(row *columns) float64 {
	best, least := 0.0, row.height(designed, 2*columnWidth+columnGap)
	for _, lean := range []float64{0.54, 0.46, 0.58, 0.42, 0.62, 0.38} {
		if h, _ := row.divided(designed, 2*columnWidth+columnGap, lean); h < least-1 {
			best, least = lean, h
		}
	}
	return best
}

// besideOneAnother sets charts, figures and tables in columns that are as wide as
// they need, what is running text below them.
func besideOneAnother(b *builder, s *section, all []document.Block) node {
	row, rest, below := &columns{gap: 20}, &stack{}, &stack{}
	narrow := b.has("steps")
	out := &stack{}
	add := func(title, note string, n node, share float64) {
		if !n.shown() {
			return
		}
		headed := &stack{}
		if title != "" {
			headed.add(0, nil, b.heading(title, note))
			headed.add(b.design.afterHeading, nil, n)
			n = &withContent{headed, n}
		}
		if narrow { // another section stands beside this one
			out.add(6, nil, n)
			return
		}
		row.cells, row.shares = append(row.cells, n), append(row.shares, share)
	}
	for _, block := range all {
		switch x := block.(type) {
		case document.Bars:
			high := b.design.chartHigh
			if narrow {
				high *= 1.4
			}
			d := b.chart(x.Describe, high, func(p chart.Paper) chart.Drawing { return chart.Bars(x, p) })
			d.wide = b.barsRoom(x.Items)
			if d.shown() {
				s.bars = d
				add(x.Title, x.Unit, dropped(d, b.drop(s.Weight+1, s)), max(d.wide, leastBars))
			}
		case document.Intervals:
			d := b.chart(x.Describe, 0, func(p chart.Paper) chart.Drawing { return chart.Intervals(x, p) })
			if d.shown() {
				add(x.Title, x.Unit, dropped(d, b.drop(s.Weight-b.design.splitUnder, s)), linesWide)
			}
		case document.Paragraph:
			b.block(below, s, block)
		default:
			b.block(rest, s, block)
		}
	}
	add(s.Title, s.Note, rest, restWide)
	if !narrow {
		out.add(0, nil, &grown{columns: row, bars: s.bars})
	}
	out.add(4, nil, below)
	return out
}

// has reports whether the document has a section.
func (b *builder) has(id string) bool {
	return slices.ContainsFunc(b.doc.Sections, func(s document.Section) bool { return s.ID == id })
}

// dropped is a node that may give way.
func dropped(n node, d *drop) node {
	out := &stack{}
	out.add(0, d, n)
	return out
}

// watchLine sets figures in four equal places on a pale ground: label, value,
// what belongs to it. Places keep their room, so that the eye learns them.
func watchLine(b *builder, s *section, all []document.Block) node {
	out := &stack{}
	for _, block := range all {
		x, ok := block.(document.Figures)
		if !ok {
			b.block(out, s, block)
			continue
		}
		row := &columns{gap: 8}
		for _, f := range x.Items {
			row.cells = append(row.cells, b.watched(f, s))
		}
		if len(row.cells) > 0 {
			out.add(2, nil, &band{inside: row, fill: tint, padX: 8.5, padY: 4})
		}
	}
	return out
}

// watched is one place of the watch line. A warning has a thick rule above it.
func (b *builder) watched(f document.Figure, s *section) node {
	label := style{size: smallestFirst, leading: 1.25, class: s.class, ink: grey, tag: press.P, most: 2}
	value := style{size: 10.5, leading: 1.25, class: s.class, ink: black, bold: true, tag: press.P, most: 2}
	if f.Warn {
		value.ink = alarm
	}
	out := &stack{tag: press.Div}
	out.add(0, nil, b.line(document.Line{{Text: f.Label}}, label))
	out.add(0.5, nil, b.line(document.Line{{Text: f.Value}}, value))
	small := label
	small.most = 5 // the next renewal, its notice, and all that renews within the year, in the longest of the languages
	for _, l := range f.Small {
		out.add(0.5, b.drop(s.Weight, s), b.line(l, small))
	}
	return &ruledPlace{stack: out, warn: f.Warn}
}

// A ruled place has a thick line above it where it is a warning.
type ruledPlace struct {
	*stack
	warn bool
}

func (n *ruledPlace) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if n.warn {
		c.Artifact(func() { c.Rect(x, y-3.2*l.gap, w, 1.8, alarm) })
	}
	n.stack.draw(l, c, x, y, w)
}

// What charts and tables beside one another ask of the width.
const (
	leastBars = 110.0 // a chart's heading
	linesWide = 150.0
	restWide  = 175.0
)

// Grown are columns of which one is a chart: it is as high as what stands beside
// it, up to a measure.
type grown struct {
	*columns
	bars *drawing // nil for none
}

// mostBars is the most that a chart grows, as a multiple.
const mostBars = 1.25

func (g *grown) height(l layout, w float64) float64 {
	g.grow(l, w)
	return g.columns.height(l, w)
}

func (g *grown) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	g.grow(l, w)
	g.columns.draw(l, c, x, y, w)
}

func (g *grown) grow(l layout, w float64) {
	if g.bars == nil || len(g.cells) < 2 || !g.cells[0].shown() {
		return
	}
	g.bars.extra = 0
	first, others := 0.0, 0.0
	g.each(w, func(n node, x, cw float64) {
		if x == 0 {
			first = n.height(l, cw)
		} else {
			others = max(others, n.height(l, cw))
		}
	})
	g.bars.extra = max(0, min(others-first, (mostBars-1)*g.bars.high))
}

// withContent is shown only with what its heading is for.
type withContent struct {
	*stack
	content node
}

func (n *withContent) shown() bool { return n.content.shown() }

// toWrite leaves room to write beside each label.
func toWrite(b *builder, s *section, all []document.Block) node {
	out := &stack{}
	w := &writing{}
	st := b.body(s)
	st.bold, st.ink, st.most = true, b.accent, 2
	add := func(weight int, label document.Line) {
		t := b.line(label, st)
		w.labels = append(w.labels, item{node: t, drop: b.drop(weight, s)})
		w.wide = min(writeLabel, max(w.wide, t.natural(designed)+pairGap+1))
	}
	for _, block := range all {
		switch x := block.(type) {
		case document.Facts:
			for _, f := range x.Items {
				add(f.Weight, append(document.Line{{Text: f.Label}}, f.Value...))
			}
		case document.Table:
			for _, r := range x.Rows {
				add(r.Weight, slices.Concat(r.Cells...))
			}
		default:
			b.block(out, s, block)
		}
	}
	b.ruled = append(b.ruled, w)
	out.add(0, nil, w)
	return out
}

// Writing is labels with room beside each, to be filled in by hand.
type writing struct {
	labels []item
	wide   float64 // of the labels
	beside bool    // the line to write on begins beside the label, at its foot
	extra  float64 // height that each has beyond the least
}

const (
	leastToWrite = 21.0
	mostToWrite  = 34.0  // extra
	mostBeside   = 9.0   // extra of a line beside its label
	writeLabel   = 190.0 // the most that labels take of a width
)

func (n *writing) rows() int {
	rows := 0
	for _, it := range n.labels {
		if it.drop.stays() && it.node.shown() {
			rows++
		}
	}
	return rows
}

func (n *writing) shown() bool { return n.rows() > 0 }

// label is how wide the labels stand in a width: where that is narrow, they leave a third
// of it to write on.
func (n *writing) label(w float64) float64 { return min(n.wide, w*2/3) }

// row is the height of a label with its room.
func (n *writing) row(l layout, w float64, it item) float64 {
	extra := n.extra
	if n.beside {
		extra = min(extra, mostBeside)
	}
	return max(leastToWrite*max(l.gap, 0.85), it.height(l, n.label(w)-pairGap)+4*l.gap) + extra
}

func (n *writing) height(l layout, w float64) float64 {
	h := 0.0
	for _, it := range n.labels {
		if it.drop.stays() && it.node.shown() {
			h += n.row(l, w, it)
		}
	}
	return h
}

func (n *writing) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	for _, it := range n.labels {
		if it.drop.stays() && it.node.shown() {
			h := n.row(l, w, it)
			if n.beside {
				it.node.draw(l, c, x, y+h-it.height(l, n.label(w)-pairGap)+1, n.label(w)-pairGap)
				c.Artifact(func() { c.Line(x+n.label(w), y+h, x+w, y+h, hair, 0.6) })
				y += h
				continue
			}
			it.node.draw(l, c, x, y+2*l.gap, n.label(w)-pairGap)
			c.Artifact(func() { n.lines(c, x, y, w, h) })
			y += h
		}
	}
}

// lines are at the foot of a row, and within it where it is high.
func (n *writing) lines(c *canvas.Canvas, x, y, w, h float64) {
	each := h
	if h >= 2*leastToWrite {
		each = h / 2
	}
	for at := y + each; at < y+h-1; at += each {
		c.Line(x+n.label(w), at, x+w, at, pale, 0.5)
	}
	c.Line(x, y+h, x+w, y+h, hair, 0.5)
}
