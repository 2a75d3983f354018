// Package canvas draws a page: shapes, runs of glyphs, pictures, each within the
// element of the structure that a reader hears.
//
// Out comes a page that a press puts into files. Fpdf draws the geometry; glyphs
// and marks are written beside it. A page whose elements were not ended, or whose
// figure has no words, is refused.
package canvas

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// A Colour is red, green and blue of sRGB, 0 to 255 each.
type Colour struct{ R, G, B uint8 }

// A Canvas is one page while it is drawn. Places are in points from the top left
// corner; y grows downwards. The order of calls is the reading order.
//
// What a reader of the page should hear is drawn between Begin and End of an
// element. Text outside any element, and every shape outside a Figure, is an
// artifact: decoration that nobody hears.
//
// A canvas belongs to one goroutine; Finish ends it.
type Canvas struct {
	raw           *raw
	width, height float64
	fill, stroke  Colour
	line          float64
	marks         marks
	press         *press.Press
	page          *press.Page
}

// New begins a page of a press, of a size in points: A4 is 595.28 by 841.89.
func New(p *press.Press, width, height float64) *Canvas {
	c := &Canvas{raw: raws.Get().(*raw), width: width, height: height, line: -1, press: p,
		page: p.NewPage(width, height)}
	c.raw.reset(width, height)
	c.fill, c.stroke = Colour{1, 2, 3}, Colour{1, 2, 3} // none yet: the first use writes it
	c.setFill(Colour{})
	c.setStroke(Colour{}, 1)
	return c
}

// Size is the page's width and height in points.
func (c *Canvas) Size() (width, height float64) { return c.width, c.height }

// Rect fills a rectangle.
func (c *Canvas) Rect(x, y, w, h float64, fill Colour) {
	c.shape(x, y, w, h)
	c.setFill(fill)
	c.raw.draw().Rect(x, y, w, h, "F")
}

// RoundRect fills a rectangle with round corners, and draws its edge where width
// is more than zero. A nil fill leaves the inside as it is.
func (c *Canvas) RoundRect(x, y, w, h, radius float64, fill *Colour, edge Colour, width float64) {
	c.shape(x, y, w, h)
	style := ""
	if fill != nil {
		c.setFill(*fill)
		style = "F"
	}
	if width > 0 {
		c.setStroke(edge, width)
		style += "D"
	}
	if style != "" {
		c.raw.draw().RoundedRect(x, y, w, h, min(radius, w/2, h/2), "1234", style)
	}
}

// Line draws a straight line of a width.
func (c *Canvas) Line(x1, y1, x2, y2 float64, colour Colour, width float64) {
	c.shape(min(x1, x2), min(y1, y2)-width/2, max(x1, x2)-min(x1, x2), max(y1, y2)-min(y1, y2)+width)
	c.setStroke(colour, width)
	c.raw.draw().Line(x1, y1, x2, y2)
}

// A Point is a place on the page.
type Point struct{ X, Y float64 }

// Polyline draws lines from point to point.
func (c *Canvas) Polyline(points []Point, colour Colour, width float64) {
	if len(points) < 2 {
		return
	}
	c.shape(bounds(points))
	c.setStroke(colour, width)
	draw := c.raw.draw()
	draw.MoveTo(points[0].X, points[0].Y)
	for _, p := range points[1:] {
		draw.LineTo(p.X, p.Y)
	}
	draw.DrawPath("D")
}

// Polygon fills the shape that points enclose.
func (c *Canvas) Polygon(points []Point, fill Colour) {
	if len(points) < 3 {
		return
	}
	c.shape(bounds(points))
	c.setFill(fill)
	path := make([]fpdf.PointType, len(points))
	for i, p := range points {
		path[i] = fpdf.PointType{X: p.X, Y: p.Y}
	}
	c.raw.draw().Polygon(path, "F")
}

// Circle fills a circle around a point and draws its edge where width is more
// than zero. A nil fill leaves the inside as it is.
func (c *Canvas) Circle(x, y, radius float64, fill *Colour, edge Colour, width float64) {
	c.RoundRect(x-radius, y-radius, 2*radius, 2*radius, radius, fill, edge, width)
}

// Hatch fills a rectangle with slanted lines of a width, gap points apart, and
// draws its edge.
func (c *Canvas) Hatch(x, y, w, h float64, colour Colour, width, gap float64) {
	if w <= 0 || h <= 0 || gap <= 0 {
		return
	}
	c.shape(x, y, w, h)
	c.setStroke(colour, width)
	draw := c.raw.draw()
	draw.ClipRect(x, y, w, h, false)
	for d := gap; d < w+h; d += gap {
		draw.MoveTo(x+d-h, y)
		draw.LineTo(x+d, y+h)
	}
	draw.DrawPath("D")
	draw.ClipEnd()
	draw.Rect(x, y, w, h, "D")
}

// Text draws a line of text with its left edge at x and its baseline at y. Ink
// gives the colour of each span of the line's paragraph.
func (c *Canvas) Text(x, y float64, line typeset.Line, ink func(span int) Colour) {
	for _, r := range line.Runs() {
		c.Run(x, y, r, ink(r.Span))
	}
}

// Run draws one run of a line whose left edge is at x and baseline at y. Drawing
// a line's runs one by one, in their order, lets an element begin between them.
func (c *Canvas) Run(x, y float64, run typeset.Run, colour Colour) {
	if len(run.Words) == 0 {
		return
	}
	// Glyphs stand from left to right; what they say in reading order is told
	// beside them.
	if run.RightToLeft && c.tagging() {
		if text := run.Text(); len(text) <= press.ActualRunes {
			c.Begin(press.Span, press.Attrs{Actual: text})
			defer c.End()
		}
	}
	m := run.Face.Metrics()
	em := run.Size / float64(m.Em)
	c.content(press.Box{X: x + run.X, Y: y - float64(m.Ascent)*em, W: run.Width, H: float64(m.Ascent+m.Descent) * em}, true)
	c.setFill(colour)
	c.glyphs(x+run.X, y, run)
}

// Image draws a picture into a rectangle.
func (c *Canvas) Image(x, y, w, h float64, picture *press.Image) {
	c.shape(x, y, w, h)
	b := append(c.raw.own, "q "...)
	for _, v := range []float64{w, 0, 0, h, x, c.height - y - h} {
		b = append(press.Number(b, v), ' ')
	}
	c.raw.own = append(append(append(b, "cm /"...), c.page.Picture(picture)...), " Do Q\n"...)
}

// setFill writes the colour of what follows, unless it is in force.
func (c *Canvas) setFill(v Colour) {
	if c.fill != v {
		c.fill = v
		c.raw.colour(v, "g", "rg")
	}
}

// setStroke writes the colour and width of the lines that follow.
func (c *Canvas) setStroke(v Colour, width float64) {
	if c.stroke != v {
		c.stroke = v
		c.raw.colour(v, "G", "RG")
	}
	if c.line != width {
		c.line = width
		c.raw.own = append(strconv.AppendFloat(c.raw.own, width, 'f', 2, 64), " w\n"...)
	}
}

// bounds is the rectangle around points.
func bounds(points []Point) (x, y, w, h float64) {
	x, y = points[0].X, points[0].Y
	right, bottom := x, y
	for _, p := range points {
		x, y, right, bottom = min(x, p.X), min(y, p.Y), max(right, p.X), max(bottom, p.Y)
	}
	return x, y, right - x, bottom - y
}
