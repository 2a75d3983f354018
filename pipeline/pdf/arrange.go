package pdf

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
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

// figuresBesideBars sets the chart at the left, and at its right the section's
// heading with figures and tables. Without a chart they have the whole width.
func figuresBesideBars(b *builder, s *section, all []document.Block) node {
	left, right, below := &stack{}, &stack{}, &stack{}
	const most, rest = 205.0, 295.0
	wide := 0.0
	for _, block := range all {
		switch x := block.(type) {
		case document.Bars:
			b.block(left, s, block)
			wide = min(most, max(wide, b.barsRoom(x.Items), leastBars))
		case document.Paragraph:
			b.block(below, s, block)
		default:
			b.block(right, s, block)
		}
	}
	headed := &stack{}
	headed.add(0, nil, b.heading(s.Title, s.Note))
	headed.add(b.design.afterHeading, nil, right)
	out := &stack{}
	row := &columns{cells: []node{left, &withContent{headed, right}}, shares: []float64{wide, most + rest - wide}, gap: 20}
	out.add(0, nil, &grown{columns: row, bars: s.bars})
	out.add(4, nil, below)
	return out
}

// leastBars is what a chart's heading needs.
const leastBars = 110.0

// Grown are two columns of which the first is a chart: it is as high as what
// stands beside it, up to a measure.
type grown struct {
	*columns
	bars *drawing // nil for none
}

// mostBars is the most that a chart grows, as a multiple.
const mostBars = 2.0

func (g *grown) height(l layout, w float64) float64 {
	g.grow(l, w)
	return g.columns.height(l, w)
}

func (g *grown) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	g.grow(l, w)
	g.columns.draw(l, c, x, y, w)
}

func (g *grown) grow(l layout, w float64) {
	if g.bars == nil || !g.cells[0].shown() || !g.cells[1].shown() {
		return
	}
	g.bars.extra = 0
	var high [2]float64
	i := 0
	g.each(w, func(n node, _, cw float64) { high[i], i = n.height(l, cw), i+1 })
	g.bars.extra = max(0, min(high[1]-high[0], (mostBars-1)*g.bars.high))
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
	extra  float64 // height that each has beyond the least
}

const (
	leastToWrite = 21.0
	mostToWrite  = 34.0  // extra
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

// row is the height of a label with its room.
func (n *writing) row(l layout, it item) float64 {
	return max(leastToWrite*max(l.gap, 0.85), it.height(l, n.wide-pairGap)+4*l.gap) + n.extra
}

func (n *writing) height(l layout, _ float64) float64 {
	h := 0.0
	for _, it := range n.labels {
		if it.drop.stays() && it.node.shown() {
			h += n.row(l, it)
		}
	}
	return h
}

func (n *writing) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	for _, it := range n.labels {
		if it.drop.stays() && it.node.shown() {
			it.node.draw(l, c, x, y+2*l.gap, n.wide-pairGap)
			h := n.row(l, it)
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
		c.Line(x+n.wide, at, x+w, at, pale, 0.5)
	}
	c.Line(x, y+h, x+w, y+h, hair, 0.5)
}
