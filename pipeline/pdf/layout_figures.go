package pdf

import (
	"sponsorbook/pipeline/chart"
)

// Figures are key figures in a grid.
type figures struct {
	cells      []*figure
	across     int
	gapX, gapY float64
}

// A figure is a value over what it means.
type figure struct {
	value, label *text
	small        []*text
	trend        *drawing
	rule         bool // a line above it, broken where it needs attention
	warn         bool
	accent       Colour
}

const ruleGap = 4.0

func (f *figure) parts() []*text {
	out := []*text{f.value}
	if f.label != nil {
		out = append(out, f.label)
	}
	return append(out, f.small...)
}

func (f *figure) height(l layout, w float64) float64 {
	h := 0.0
	if f.rule {
		h += ruleGap * l.gap
	}
	for _, t := range f.parts() {
		h += t.height(l, w)
	}
	if f.trend != nil {
		h += f.trend.height(l, w) + 3*l.gap
	}
	return h
}

func (f *figure) draw(l layout, c *Canvas, x, y, w float64) {
	if f.rule {
		c.Artifact(func() { f.line(c, x, y, w) })
		y += ruleGap * l.gap
	}
	c.Begin(Div, Attrs{})
	defer c.End()
	for _, t := range f.parts() {
		t.draw(l, c, x, y, w)
		y += t.height(l, w)
	}
	if f.trend != nil {
		f.trend.draw(l, c, x, y+3*l.gap, w)
	}
}

func (f *figure) line(c *Canvas, x, y, w float64) {
	if !f.warn {
		c.Line(x, y, x+w, y, f.accent, 1)
		return
	}
	for at := x; at < x+w; at += 5 {
		c.Line(at, y, min(at+3, x+w), y, alarm, 1)
	}
}

func (g *figures) each(l layout, w float64, visit func(f *figure, x, y, w float64)) float64 {
	cw := (w - g.gapX*float64(g.across-1)) / float64(g.across)
	y := 0.0
	for i := 0; i < len(g.cells); i += g.across {
		row := g.cells[i:min(len(g.cells), i+g.across)]
		h := 0.0
		for j, f := range row {
			visit(f, float64(j)*(cw+g.gapX), y, cw)
			h = max(h, f.height(l, cw))
		}
		if y += h; i+g.across < len(g.cells) {
			y += g.gapY * l.gap
		}
	}
	return y
}

func (g *figures) height(l layout, w float64) float64 {
	return g.each(l, w, func(*figure, float64, float64, float64) {})
}

func (g *figures) draw(l layout, c *Canvas, x, y, w float64) {
	g.each(l, w, func(f *figure, dx, dy, cw float64) { f.draw(l, c, x+dx, y+dy, cw) })
}

// A drawing is a chart.
type drawing struct {
	make func(p chart.Paper) chart.Drawing
	high float64
	alt  string
	b    *builder
}

func (d *drawing) drawn(w float64) chart.Drawing {
	return d.make(chart.Paper{Width: w, Height: d.high, Size: 7.6, Measure: d.b.measure})
}

func (d *drawing) height(_ layout, w float64) float64 { return d.drawn(w).Height }

func (d *drawing) draw(_ layout, c *Canvas, x, y, w float64) {
	picture := d.drawn(w)
	if picture.Empty() {
		return
	}
	c.Begin(Figure, Attrs{Alt: d.alt})
	for _, s := range picture.Shapes {
		d.shape(c, x, y, s)
	}
	c.End()
}

func (d *drawing) shape(c *Canvas, x, y float64, s chart.Shape) {
	switch s := s.(type) {
	case chart.Rect:
		fill, edge, width := d.area(s.Ink)
		c.RoundRect(x+s.X, y+s.Y, s.W, s.H, s.Radius, &fill, edge, width)
	case chart.Stroke:
		for _, line := range s.Lines {
			points := make([]Point, len(line))
			for i, p := range line {
				points[i] = Point{x + p.X, y + p.Y}
			}
			c.Polyline(points, d.ink(s.Ink), max(s.Width, 0.3))
		}
	case chart.Dot:
		ink := d.ink(s.Ink)
		c.Circle(x+s.X, y+s.Y, s.R, &ink, ink, 0)
	case chart.Text:
		d.words(c, x, y, s)
	}
}

func (d *drawing) words(c *Canvas, x, y float64, s chart.Text) {
	t := d.b.plain(s.Text, s.Size, s.Bold, d.ink(s.Ink))
	line := t.p.Line(1)
	switch s.Anchor {
	case chart.Middle:
		x -= line.Width / 2
	case chart.End:
		x -= line.Width
	}
	t.runs(c, x+s.X, y+s.Y, line)
}

// area is how an area is filled and edged.
func (d *drawing) area(ink chart.Ink) (fill, edge Colour, width float64) {
	switch ink {
	case chart.Tint:
		return pale, d.b.accent, 0.6
	case chart.Outline:
		return white, d.b.accent, 0.7
	case chart.Band:
		return tint, tint, 0
	}
	return d.b.accent, d.b.accent, 0
}

// ink is the colour of lines and words.
func (d *drawing) ink(ink chart.Ink) Colour {
	switch ink {
	case chart.Rule:
		return hair
	case chart.Whisker, chart.Label:
		return black
	case chart.Soft:
		return grey
	case chart.OnSolid:
		return white
	case chart.Alarm:
		return alarm
	}
	return d.b.accent
}

// Chips are the marks of a year in a row that wraps: booked solid, proposed
// outlined.
type chips struct {
	marks []chip
	size  float64
}

type chip struct {
	words  *text
	booked bool
	accent Colour
}

const (
	chipPad   = 3.6
	chipSpace = 4.0
)

// place visits every chip with its place, and returns the height of all rows.
func (s *chips) place(l layout, w float64, visit func(k chip, x, y, w, h float64)) float64 {
	if len(s.marks) == 0 {
		return 0
	}
	h := s.size * s.marks[0].words.scale(l) * 1.45
	x, y := 0.0, 0.0
	for _, k := range s.marks {
		cw := min(k.words.natural(l)+2*chipPad, w)
		if x > 0 && x+cw > w {
			x, y = 0, y+h+2.5*l.gap
		}
		visit(k, x, y, cw, h)
		x += cw + chipSpace
	}
	return y + h
}

func (s *chips) height(l layout, w float64) float64 {
	return s.place(l, w, func(chip, float64, float64, float64, float64) {})
}

func (s *chips) draw(l layout, c *Canvas, x, y, w float64) {
	c.Begin(P, Attrs{})
	defer c.End()
	s.place(l, w, func(k chip, dx, dy, cw, ch float64) {
		fill := white
		if k.booked {
			fill = k.accent
		}
		c.Artifact(func() { c.RoundRect(x+dx, y+dy, cw, ch, 2, &fill, k.accent, 0.7) })
		line := k.words.p.Line(k.words.scale(l))
		base := y + dy + (ch-line.Ascent-line.Descent)/2 + line.Ascent
		k.words.runs(c, x+dx+chipPad, base, line)
	})
}
