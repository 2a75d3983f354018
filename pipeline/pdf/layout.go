package pdf

import (
	"sponsorbook/pipeline/typeset"
)

// A layout is one try at a page: how much of its spacing is left, and of its
// type in the first third and below.
type layout struct {
	gap   float64 // 1 is the full spacing
	first float64 // scale of the type in the first third
	body  float64 // scale of the type below it
}

// smallest is the size in points below which no type is set.
const smallest = 7.5

// A class says which scale a text follows.
type class uint8

const (
	inBody  class = iota
	inFirst       // the first third of the page
	fixed         // heads and feet
)

// A node is a part of a page that knows its height in a width, in points.
type node interface {
	height(l layout, w float64) float64
	draw(l layout, c *Canvas, x, y, w float64)
}

// A drop is something that gives way when there is more than fits.
type drop struct {
	weight, order int
	section       int // index of its section
	gone          bool
}

// shown reports whether a part is on the page; what cannot give way always is.
func (d *drop) shown() bool { return d == nil || !d.gone }

// A text is a paragraph.
type text struct {
	p       *typeset.Paragraph
	size    float64 // the smallest of its spans', in points
	leading float64 // height of a line, as a multiple of the size
	class   class
	inks    []Colour
	links   []string // by span: where it leads; "" nowhere
	says    []string // by span: what its link is called
	right   bool     // its lines stand at the right edge
	flows   bool     // running text: right to left it stands at the right edge
	tag     Tag      // "" draws it as decoration
}

func (t *text) scale(l layout) float64 {
	s := 1.0
	switch t.class {
	case inFirst:
		s = l.first
	case inBody:
		s = l.body
	}
	return max(s, min(1, smallest/t.size))
}

func (t *text) lines(l layout, w float64) []typeset.Line { return t.p.Lines(w, t.scale(l)) }

// step is the height of a line: never less than its script needs.
func (t *text) step(l layout, line typeset.Line) float64 {
	return max(t.size*t.scale(l)*t.leading, 0.97*(line.Ascent+line.Descent))
}

func (t *text) height(l layout, w float64) float64 {
	h := 0.0
	for _, line := range t.lines(l, w) {
		h += t.step(l, line)
	}
	return h
}

// natural is the width of the text on one line.
func (t *text) natural(l layout) float64 { return t.p.Width(t.scale(l)) }

func (t *text) draw(l layout, c *Canvas, x, y, w float64) {
	if t.tag == "" {
		c.Artifact(func() { t.set(l, c, x, y, w) })
		return
	}
	c.Begin(t.tag, Attrs{})
	t.set(l, c, x, y, w)
	c.End()
}

// set draws the lines of the text without an element of its own.
func (t *text) set(l layout, c *Canvas, x, y, w float64) {
	for _, line := range t.lines(l, w) {
		h := t.step(l, line)
		base := y + (h-line.Ascent-line.Descent)/2 + line.Ascent
		left := x
		if t.right || t.flows && t.p.RightToLeft {
			left = x + w - line.Width
		}
		t.runs(c, left, base, line)
		y += h
	}
}

// runs draws a line; neighbouring runs of one span that leads somewhere are one link.
func (t *text) runs(c *Canvas, x, base float64, line typeset.Line) {
	for i := 0; i < len(line.Runs); {
		span := line.Runs[i].Span
		j := i + 1
		for j < len(line.Runs) && line.Runs[j].Span == span {
			j++
		}
		draw := func() {
			for _, r := range line.Runs[i:j] {
				c.Run(x, base, r, t.inks[span])
			}
		}
		if to := t.links[span]; to != "" && t.tag != "" {
			c.Link(to, t.says[span], draw)
		} else {
			draw()
		}
		i = j
	}
}

// A stack is nodes one below the other, with space between those that have a height.
type stack struct {
	items []item
	tag   Tag // around all of them; "" for none
}

// An item of a stack stands below the one before it by its space.
type item struct {
	node
	before float64 // points above it, unless it is the first
	drop   *drop
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
		if !it.drop.shown() {
			continue
		}
		h := it.height(l, w)
		if h == 0 {
			continue
		}
		if any {
			y += it.before * l.gap
		}
		visit(it.node, y, h)
		y, any = y+h, true
	}
}

func (s *stack) draw(l layout, c *Canvas, x, y, w float64) {
	if s.tag != "" {
		c.Begin(s.tag, Attrs{})
		defer c.End()
	}
	s.each(l, w, func(n node, dy, _ float64) { n.draw(l, c, x, y+dy, w) })
}

func (s *stack) add(before float64, d *drop, n node) { s.items = append(s.items, item{n, before, d}) }

// Columns are nodes side by side. One that has nothing to show leaves its room
// to the others.
type columns struct {
	cells  []node
	shares []float64 // of the width; nil is equal
	gap    float64
}

func (g *columns) each(l layout, w float64, visit func(n node, x, w, h float64)) {
	var cells []node
	var shares []float64
	total := 0.0
	for i, n := range g.cells {
		if n.height(l, w/float64(len(g.cells))) == 0 {
			continue
		}
		share := 1.0
		if g.shares != nil {
			share = g.shares[i]
		}
		cells, shares, total = append(cells, n), append(shares, share), total+share
	}
	room := w - g.gap*float64(len(cells)-1)
	x := 0.0
	for i, n := range cells {
		cw := room * shares[i] / total
		visit(n, x, cw, n.height(l, cw))
		x += cw + g.gap
	}
}

func (g *columns) height(l layout, w float64) float64 {
	h := 0.0
	g.each(l, w, func(_ node, _, _, ch float64) { h = max(h, ch) })
	return h
}

func (g *columns) draw(l layout, c *Canvas, x, y, w float64) {
	g.each(l, w, func(n node, dx, cw, _ float64) { n.draw(l, c, x+dx, y, cw) })
}

// A band is a node on a filled ground.
type band struct {
	inside     node
	fill       Colour
	padX, padY float64
}

func (b *band) height(l layout, w float64) float64 {
	return b.inside.height(l, w-2*b.padX) + 2*b.padY*l.gap
}

func (b *band) draw(l layout, c *Canvas, x, y, w float64) {
	h := b.height(l, w)
	c.Artifact(func() { c.RoundRect(x, y, w, h, 2.8, &b.fill, b.fill, 0) })
	b.inside.draw(l, c, x+b.padX, y+b.padY*l.gap, w-2*b.padX)
}

// A listed is one line of a list: a mark, and the text hanging beside it.
type listed struct {
	mark *text
	hang float64
	body *text
}

func (b *listed) height(l layout, w float64) float64 { return b.body.height(l, w-b.hang) }

func (b *listed) draw(l layout, c *Canvas, x, y, w float64) {
	c.Begin(LI, Attrs{})
	c.Begin(Lbl, Attrs{})
	b.mark.set(l, c, x, y, b.hang)
	c.End()
	c.Begin(LBody, Attrs{})
	b.body.set(l, c, x+b.hang, y, w-b.hang)
	c.End()
	c.End()
}

// A pair is a label with its text beside it.
type pair struct {
	label, body *text
	wide        *float64 // width of the labels of the list, shared
}

func (p *pair) height(l layout, w float64) float64 {
	return max(p.label.height(l, *p.wide), p.body.height(l, w-*p.wide))
}

func (p *pair) draw(l layout, c *Canvas, x, y, w float64) {
	c.Begin(LI, Attrs{})
	c.Begin(Lbl, Attrs{})
	p.label.set(l, c, x, y, *p.wide)
	c.End()
	c.Begin(LBody, Attrs{})
	p.body.set(l, c, x+*p.wide, y, w-*p.wide)
	c.End()
	c.End()
}
