package pdf

import (
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// A layout is one try at a page: how much of its spacing is left, of its type
// in the first third and below, and how many lines a text may have.
type layout struct {
	gap   float64 // 1 is the full spacing
	first float64 // scale of the type in the first third
	body  float64 // scale of the type below it
	lines int     // most lines of a text; 0 is as many as it has by itself
}

// designed is a page with all of its spacing and type.
var designed = layout{gap: 1, first: 1, body: 1}

// A node is a part of a page that knows its height in a width, in points.
type node interface {
	// shown reports whether anything of it is left. What is not shown is neither
	// measured nor drawn.
	shown() bool
	height(l layout, w float64) float64
	draw(l layout, c *canvas.Canvas, x, y, w float64)
}

// A stack is nodes one below the other, with space between those that are shown.
type stack struct {
	items []item
	tag   press.Tag // around all of them; "" for none
}

// An item of a stack stands below the one before it by its space.
type item struct {
	node
	before float64 // points above it, unless it is the first
	drop   *drop
}

func (s *stack) add(before float64, d *drop, n node) { s.items = append(s.items, item{n, before, d}) }

func (s *stack) shown() bool {
	for _, it := range s.items {
		if it.drop.stays() && it.node.shown() {
			return true
		}
	}
	return false
}

func (s *stack) height(l layout, w float64) float64 {
	total := 0.0
	s.each(l, w, func(_ node, y, h float64) { total = y + h })
	return total
}

// each visits what is shown, with its distance from the top and its height.
func (s *stack) each(l layout, w float64, visit func(n node, y, h float64)) {
	y, any := 0.0, false
	for _, it := range s.items {
		if !it.drop.stays() || !it.node.shown() {
			continue
		}
		if any {
			y += it.before * l.gap
		}
		h := it.height(l, w)
		visit(it.node, y, h)
		y, any = y+h, true
	}
}

func (s *stack) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if s.tag != "" {
		c.Begin(s.tag, press.Attrs{})
		defer c.End()
	}
	s.each(l, w, func(n node, dy, _ float64) { n.draw(l, c, x, y+dy, w) })
}

// Columns are nodes side by side. One that has nothing to show leaves its room
// to the others.
type columns struct {
	cells  []node
	shares []float64 // of the width; nil is equal
	gap    float64
	free   bool    // two cells divide the width so that they end together
	lean   float64 // what the first of them has; 0 is not settled
}

// leans are how much the longer of two columns may have of the width.
var leans = []float64{0.54, 0.58}

// uneven is how many points one column is longer than the other before they
// divide the width in another way than by halves.
const uneven = 9.0

// settle divides the width between two columns so that the longer of them is as
// short as it can be.
func (g *columns) settle(l layout, w float64) {
	if !g.free || len(g.cells) != 2 || !g.cells[0].shown() || !g.cells[1].shown() {
		return
	}
	best := 0.5
	least, left := g.divided(l, w, best)
	if other := least - uneven; left > other && g.other(l, w) > other {
		return
	}
	for _, lean := range leans {
		if left < least {
			lean = 1 - lean
		}
		if h, _ := g.divided(l, w, lean); h < least-1 {
			best, least = lean, h
		}
	}
	g.lean = best
}

// divided is how high the columns are, and the first of them, with a share of
// the width for the first.
func (g *columns) divided(l layout, w, lean float64) (all, first float64) {
	g.lean = lean
	g.each(w, func(n node, x, cw float64) {
		h := n.height(l, cw)
		if all = max(all, h); x == 0 {
			first = h
		}
	})
	return all, first
}

// other is how high the second column is.
func (g *columns) other(l layout, w float64) (h float64) {
	g.each(w, func(n node, _, cw float64) { h = n.height(l, cw) })
	return h
}

func (g *columns) share(i int) float64 {
	switch {
	case g.lean > 0 && i == 0:
		return g.lean
	case g.lean > 0:
		return 1 - g.lean
	case g.shares != nil:
		return g.shares[i]
	}
	return 1
}

func (g *columns) shown() bool {
	for _, n := range g.cells {
		if n.shown() {
			return true
		}
	}
	return false
}

func (g *columns) each(w float64, visit func(n node, x, w float64)) {
	total, count := 0.0, 0
	for i, n := range g.cells {
		if n.shown() {
			total += g.share(i)
			count++
		}
	}
	room := w - g.gap*float64(count-1)
	x := 0.0
	for i, n := range g.cells {
		if n.shown() {
			cw := room * g.share(i) / total
			visit(n, x, cw)
			x += cw + g.gap
		}
	}
}

func (g *columns) height(l layout, w float64) float64 {
	h := 0.0
	g.each(w, func(n node, _, cw float64) { h = max(h, n.height(l, cw)) })
	return h
}

func (g *columns) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	g.each(w, func(n node, dx, cw float64) { n.draw(l, c, x+dx, y, cw) })
}

// A band is a node on a filled ground.
type band struct {
	inside     node
	fill       canvas.Colour
	padX, padY float64
}

func (b *band) shown() bool { return b.inside.shown() }

func (b *band) height(l layout, w float64) float64 {
	return b.inside.height(l, w-2*b.padX) + 2*b.padY*l.gap
}

func (b *band) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	h := b.height(l, w)
	c.Artifact(func() { c.RoundRect(x, y, w, h, 2.8, &b.fill, b.fill, 0) })
	b.inside.draw(l, c, x+b.padX, y+b.padY*l.gap, w-2*b.padX)
}

// A listed is one line of a list: a mark, and the text hanging beside it. A text
// that runs right to left has its mark at the right.
type listed struct {
	mark *text
	hang float64
	body *text
}

func (b *listed) shown() bool { return b.body.shown() }

func (b *listed) height(l layout, w float64) float64 { return b.body.height(l, w-b.hang) }

func (b *listed) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	markX, bodyX := x, x+b.hang
	if b.body.p.RightToLeft {
		markX, bodyX = x+w-b.mark.natural(l), x
	}
	c.Begin(press.LI, press.Attrs{})
	c.Begin(press.Lbl, press.Attrs{})
	b.mark.ink(l, c, markX, y, max(b.hang, b.mark.natural(l)+1))
	c.End()
	c.Begin(press.LBody, press.Attrs{})
	b.body.ink(l, c, bodyX, y, w-b.hang)
	c.End()
	c.End()
}

// A pair is a label with its text beside it.
type pair struct {
	label, body *text
	drop        *drop
	list        *labels // of the list it stands in
}

// Labels are those of one list: they have one width, which is what the longest
// of those that are shown needs.
type labels []*pair

// labelWide is the most that labels take. A longer one wraps, and does not take
// the room of all others.
const labelWide = 96.0

func (s labels) width(l layout) float64 {
	wide := 0.0
	for _, p := range s {
		if !p.drop.stays() || !p.shown() {
			continue
		}
		room := p.label.natural(l) + pairGap + 0.5
		if room > labelWide {
			room = labelWide * 2 / 3
		}
		wide = max(wide, room)
	}
	return wide
}

// pairGap is the space between a label and its text.
const pairGap = 8.0

func (p *pair) shown() bool { return p.label.shown() || p.body.shown() }

func (p *pair) height(l layout, w float64) float64 {
	wide := p.list.width(l)
	return max(p.label.height(l, wide-pairGap), p.body.height(l, w-wide))
}

func (p *pair) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	wide := p.list.width(l)
	c.Begin(press.LI, press.Attrs{})
	c.Begin(press.Lbl, press.Attrs{})
	p.label.ink(l, c, x, y, wide-pairGap)
	c.End()
	c.Begin(press.LBody, press.Attrs{})
	p.body.ink(l, c, x+wide, y, w-wide)
	c.End()
	c.End()
}
