package pdf

import (
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// Figures are key figures in a grid, as many beside one another as there is room.
type figures struct {
	cells      []*figure
	wide       float64 // what a figure needs beside others
	gapX, gapY float64
}

// A figure is a value over what it means.
type figure struct {
	value, label *text
	aim          *text // the target, beside the value where both have room; nil for none
	small        []*text
	trend        *drawing
	rule         bool // a line above it, broken where it needs attention
	warn         bool
	accent       canvas.Colour
	drop         *drop
}

const (
	ruleGap  = 4.0
	trendGap = 3.0
)

// aimGap stands at least between a value and its target.
const aimGap = 6.0

// beside reports whether the target has room beside the value.
func (f *figure) beside(l layout, w float64) bool {
	return f.aim != nil && f.value.natural(designed)+aimGap+f.aim.natural(designed) < w-1 && f.value.height(l, w) > f.aim.height(l, w)
}

func (f *figure) each(l layout, w float64, visit func(t *text)) {
	visit(f.value)
	if f.aim != nil && !f.beside(l, w) {
		visit(f.aim)
	}
	if f.label != nil {
		visit(f.label)
	}
	for _, t := range f.small {
		visit(t)
	}
}

func (f *figure) height(l layout, w float64) float64 {
	h := 0.0
	if f.rule {
		h += ruleGap * l.gap
	}
	f.each(l, w, func(t *text) { h += t.height(l, w) })
	if f.trend != nil {
		h += f.trend.height(l, w) + trendGap*l.gap
	}
	return h
}

func (f *figure) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if f.rule {
		c.Artifact(func() { f.line(c, x, y, w) })
		y += ruleGap * l.gap
	}
	c.Begin(press.Div, press.Attrs{})
	defer c.End()
	f.each(l, w, func(t *text) {
		t.draw(l, c, x, y, w)
		if t == f.value && f.beside(l, w) {
			dx := f.value.natural(designed) + aimGap
			f.aim.draw(l, c, x+dx, y+0.8*(t.height(l, w)-f.aim.height(l, w-dx)), w-dx)
		}
		y += t.height(l, w)
	})
	if f.trend != nil {
		f.trend.draw(l, c, x, y+trendGap*l.gap, w)
	}
}

func (f *figure) line(c *canvas.Canvas, x, y, w float64) {
	if !f.warn {
		c.Line(x, y, x+w, y, f.accent, 1)
		return
	}
	for at := x; at < x+w; at += 5 {
		c.Line(at, y, min(at+3, x+w), y, alarm, 1)
	}
}

func (g *figures) shown() bool {
	for _, f := range g.cells {
		if f.drop.stays() {
			return true
		}
	}
	return false
}

// each visits the figures that are shown, and returns the height of all. They
// fill their rows evenly: four stand two by two where three fit.
func (g *figures) each(l layout, w float64, visit func(f *figure, x, y, w float64)) float64 {
	var all []*figure
	for _, f := range g.cells {
		if f.drop.stays() {
			all = append(all, f)
		}
	}
	across := max(1, min(len(all), int((w+g.gapX)/(g.wide+g.gapX))))
	rows := (len(all) + across - 1) / max(across, 1)
	across = (len(all) + rows - 1) / max(rows, 1)
	cw := (w - g.gapX*float64(across-1)) / float64(across)
	y := 0.0
	for i := 0; i < len(all); i += across {
		h := 0.0
		for j, f := range all[i:min(len(all), i+across)] {
			visit(f, float64(j)*(cw+g.gapX), y, cw)
			h = max(h, f.height(l, cw))
		}
		if y += h; i+across < len(all) {
			y += g.gapY * l.gap
		}
	}
	return y
}

func (g *figures) height(l layout, w float64) float64 {
	return g.each(l, w, func(*figure, float64, float64, float64) {})
}

func (g *figures) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	g.each(l, w, func(f *figure, dx, dy, cw float64) { f.draw(l, c, x+dx, y+dy, cw) })
}
