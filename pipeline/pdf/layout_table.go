package pdf

// A grid is a table.
type grid struct {
	head   []*text // nil when no column has a title
	number []bool
	rows   []gridRow
	gap    float64 // between columns
	pad    float64 // above and below a row's text
	line   Colour
}

type gridRow struct {
	cells []*text
	depth int
	head  bool // spans the row
	drop  *drop
}

// indent is how far a level of depth moves the first cell.
const indent = 9.0

// widths gives every column what its longest cell wants, and where that is more
// than there is, the widest columns share what the others leave.
func (g *grid) widths(l layout, w float64) []float64 {
	n := len(g.number)
	want := make([]float64, n)
	measure := func(cells []*text, depth int) {
		for i, t := range cells {
			extra := 0.0
			if i == 0 {
				extra = indent * float64(depth)
			}
			want[i] = max(want[i], t.natural(l)+extra+0.5)
		}
	}
	if g.head != nil {
		measure(g.head, 0)
	}
	for _, r := range g.rows {
		if r.drop.shown() && !r.head {
			measure(r.cells, r.depth)
		}
	}
	return share(want, w-g.gap*float64(n-1))
}

// share fits wanted widths into a room: what is left over goes to the first
// column; what is missing is taken from the widest.
func share(want []float64, room float64) []float64 {
	out := make([]float64, len(want))
	left, open := room, len(want)
	done := make([]bool, len(want))
	for again := true; again && open > 0; {
		again = false
		fair := left / float64(open)
		for i, x := range want {
			if !done[i] && x <= fair {
				out[i], done[i], again = x, true, true
				left -= x
				open--
			}
		}
	}
	for i := range want {
		if !done[i] {
			out[i] = left / float64(open)
		}
	}
	if open == 0 && len(out) > 0 {
		out[0] += left
	}
	return out
}

func (g *grid) rowHeight(l layout, cells []*text, widths []float64, depth int) float64 {
	h := 0.0
	for i, t := range cells {
		w := widths[i]
		if i == 0 {
			w -= indent * float64(depth)
		}
		h = max(h, t.height(l, max(w, 1)))
	}
	return h + 2*g.pad*l.gap
}

func (g *grid) height(l layout, w float64) float64 {
	widths := g.widths(l, w)
	h, any := 0.0, false
	for _, r := range g.rows {
		if !r.drop.shown() {
			continue
		}
		any = true
		if r.head {
			h += r.cells[0].height(l, w) + 2*g.pad*l.gap
			continue
		}
		h += g.rowHeight(l, r.cells, widths, r.depth)
	}
	if !any {
		return 0
	}
	if g.head != nil {
		h += g.rowHeight(l, g.head, widths, 0)
	}
	return h
}

func (g *grid) draw(l layout, c *Canvas, x, y, w float64) {
	widths := g.widths(l, w)
	c.Begin(Table, Attrs{})
	defer c.End()
	if g.head != nil {
		h := g.rowHeight(l, g.head, widths, 0)
		g.row(l, c, x, y, g.head, widths, TH, 0)
		y += h
	}
	for i, r := range g.rows {
		if !r.drop.shown() {
			continue
		}
		if i > 0 || g.head != nil {
			c.Artifact(func() { c.Line(x, y, x+w, y, g.line, 0.4) })
		}
		if r.head {
			c.Begin(TR, Attrs{})
			c.Begin(TH, Attrs{Scope: "Row", ColSpan: len(widths)})
			r.cells[0].set(l, c, x, y+g.pad*l.gap, w)
			c.End()
			c.End()
			y += r.cells[0].height(l, w) + 2*g.pad*l.gap
			continue
		}
		g.row(l, c, x, y, r.cells, widths, TD, r.depth)
		y += g.rowHeight(l, r.cells, widths, r.depth)
	}
}

func (g *grid) row(l layout, c *Canvas, x, y float64, cells []*text, widths []float64, tag Tag, depth int) {
	c.Begin(TR, Attrs{})
	for i, t := range cells {
		attrs := Attrs{}
		if tag == TH {
			attrs.Scope = "Column"
		}
		c.Begin(tag, attrs)
		dx := 0.0
		if i == 0 {
			dx = indent * float64(depth)
		}
		t.set(l, c, x+dx, y+g.pad*l.gap, widths[i]-dx)
		c.End()
		x += widths[i] + g.gap
	}
	c.End()
}
