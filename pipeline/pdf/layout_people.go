package pdf

import (
	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
)

// Cards are people side by side, four in a row.
type cards struct{ all []*card }

type card struct {
	inside *stack
	rule   canvas.Colour
	drop   *drop
}

const (
	cardsAcross = 4
	leastAcross = 3 // so that two do not take half of the page each
	cardGap     = 11.3
	cardRow     = 6.0
	cardPad     = 3.0
)

func (s *cards) visible() []*card {
	var out []*card
	for _, k := range s.all {
		if k.drop.stays() && k.inside.shown() {
			out = append(out, k)
		}
	}
	return out
}

func (s *cards) shown() bool { return len(s.visible()) > 0 }

// each visits the cards that are shown, and returns the height of all rows.
func (s *cards) each(l layout, w float64, visit func(k *card, x, y, w float64)) float64 {
	all := s.visible()
	across := max(leastAcross, min(cardsAcross, len(all)))
	cw := (w - cardGap*float64(across-1)) / float64(across)
	y := 0.0
	for i := 0; i < len(all); i += across {
		if i > 0 {
			y += cardRow * l.gap
		}
		high := 0.0
		for j, k := range all[i:min(len(all), i+across)] {
			visit(k, float64(j)*(cw+cardGap), y, cw)
			high = max(high, cardPad+k.inside.height(l, cw))
		}
		y += high
	}
	return y
}

func (s *cards) height(l layout, w float64) float64 {
	return s.each(l, w, func(*card, float64, float64, float64) {})
}

func (s *cards) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	s.each(l, w, func(k *card, dx, dy, cw float64) {
		c.Artifact(func() { c.Line(x+dx, y+dy, x+dx+cw, y+dy, k.rule, 1.1) })
		k.inside.draw(l, c, x+dx, y+dy+cardPad, cw)
	})
}

// A standing is where a person stands: a mark, and the words beside it, which
// say all of it.
type standing struct {
	drawing *drawing
	words   *text
}

func (n *standing) shown() bool { return n.words.shown() }

func (n *standing) height(l layout, w float64) float64 {
	return n.words.height(l, max(w-stanceWide-pairGap, w/2))
}

func (n *standing) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	inside := max(w-stanceWide-pairGap, w/2)
	picture := n.drawing.drawn(w - inside - pairGap)
	c.Artifact(func() { n.drawing.paint(c, x, y+(n.words.size*n.words.leading-picture.Height)/2, picture) })
	n.words.draw(l, c, x+w-inside, y, inside)
}

// A mapped table has the map of who knows its people at its left: lines from
// ours to the rows that are shown.
type mapped struct {
	grid *grid
	rel  document.Relations
	b    *builder
	head *text
	alt  string
}

// mapShare is the map's share of the width, but for the gap.
const (
	mapShare = 0.34
	mapGap   = 4.0
)

func (n *mapped) shown() bool { return n.grid.shown() }

func (n *mapped) widths(w float64) (left, right float64) {
	left = mapShare * w
	return left, w - left - mapGap
}

func (n *mapped) height(l layout, w float64) float64 {
	_, right := n.widths(w)
	return n.grid.height(l, right)
}

func (n *mapped) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if !n.grid.shown() {
		return
	}
	left, right := n.widths(w)
	if n.grid.head != nil && n.head.height(l, left/2) <= n.grid.cellsHeight(l, n.grid.head, n.grid.widths(l, right), 0) {
		n.head.draw(l, c, x, y+n.grid.pad*l.gap, left/2)
	}
	rel, heights := n.seen(l, right)
	paper := chart.Paper{Width: left, Height: n.grid.height(l, right), Size: chartSize, Measure: n.b.measure}
	d := &drawing{alt: n.alt, b: n.b, high: paper.Height, make: func(chart.Paper) chart.Drawing { return chart.Bonds(rel, heights, paper) }}
	d.draw(l, c, x, y, left)
	n.grid.draw(l, c, x+left+mapGap, y, right)
}

// seen is the map with the rows that are shown, and where each has its first line.
func (n *mapped) seen(l layout, w float64) (document.Relations, []float64) {
	rel, at := n.rel, map[int]int{}
	var heights []float64
	widths := n.grid.widths(l, w)
	y := 0.0
	if n.grid.head != nil {
		y = n.grid.cellsHeight(l, n.grid.head, widths, 0)
	}
	n.grid.visible(func(r *gridRow) {
		for i := range n.grid.rows {
			if &n.grid.rows[i] == r {
				at[i] = len(heights)
			}
		}
		first := r.cells[0]
		heights = append(heights, y+n.grid.pad*l.gap+first.size*first.scale(l)*first.leading/2)
		y += n.grid.rowHeight(l, r, widths, w)
	})
	rel.Bonds = nil
	ours := map[int]int{}
	rel.Ours = nil
	for _, bond := range n.rel.Bonds {
		row, shown := at[bond.Theirs]
		if !shown || bond.Ours < 0 || bond.Ours >= len(n.rel.Ours) {
			continue
		}
		i, known := ours[bond.Ours]
		if !known && len(rel.Ours) < len(heights) {
			i, known = len(rel.Ours), true
			ours[bond.Ours], rel.Ours = i, append(rel.Ours, n.rel.Ours[bond.Ours])
		}
		if known {
			rel.Bonds = append(rel.Bonds, document.Bond{Ours: i, Theirs: row, Strength: bond.Strength})
		}
	}
	return rel, heights
}
