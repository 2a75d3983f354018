package pdf

import (
	"sponsorbook/pipeline/chart"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// A drawing is a chart.
type drawing struct {
	make  func(p chart.Paper) chart.Drawing
	high  float64
	extra float64 // that it is higher, to end with what stands beside it
	wide  float64 // the most it takes of a width; 0 is all
	alt   string
	b     *builder
	made  []tried // by the sizes that were tried
}

type tried struct {
	width, high float64
	chart.Drawing
}

// chartSize is the size of words in charts; their small print is nine tenths of it.
const chartSize = 8.4

func (d *drawing) shown() bool { return !d.drawn(columnWidth).Empty() }

func (d *drawing) drawn(w float64) chart.Drawing {
	if d.wide > 0 {
		w = min(w, d.wide)
	}
	for _, have := range d.made {
		if have.width == w && have.high == d.high+d.extra {
			return have.Drawing
		}
	}
	made := d.make(chart.Paper{Width: w, Height: d.high + d.extra, Size: chartSize, Measure: d.b.measure})
	made.Width = w
	d.made = append(d.made, tried{w, d.high + d.extra, made})
	return made
}

func (d *drawing) height(_ layout, w float64) float64 { return d.drawn(w).Height }

func (d *drawing) draw(_ layout, c *canvas.Canvas, x, y, w float64) {
	picture := d.drawn(w)
	if picture.Empty() {
		return
	}
	c.Begin(press.Figure, press.Attrs{Alt: d.alt})
	d.paint(c, x, y, picture)
	c.End()
}

// paint draws the shapes alone.
func (d *drawing) paint(c *canvas.Canvas, x, y float64, picture chart.Drawing) {
	for _, s := range picture.Shapes {
		d.shape(c, x, y, picture.Width, s)
	}
}

func (d *drawing) shape(c *canvas.Canvas, x, y, width float64, s chart.Shape) {
	switch s := s.(type) {
	case chart.Rect:
		fill, edge, width := d.area(s.Ink)
		c.RoundRect(x+s.X, y+s.Y, s.W, s.H, s.Radius, &fill, edge, width)
	case chart.Stroke:
		for _, line := range s.Lines {
			points := make([]canvas.Point, len(line))
			for i, p := range line {
				points[i] = canvas.Point{X: x + p.X, Y: y + p.Y}
			}
			c.Polyline(points, d.ink(s.Ink), max(s.Width, 0.3))
		}
	case chart.Area:
		d.polygon(c, x, y, s)
	case chart.Dot:
		ink, fill := d.ink(s.Ink), d.ink(s.Ink)
		if s.Ink == chart.Ring || s.Ink == chart.Hole {
			fill = white
		}
		c.Circle(x+s.X, y+s.Y, s.R, &fill, ink, 0.9)
	case chart.Text:
		d.words(c, x, y, width, s)
	}
}

// polygon fills a shape and, where it is outlined, draws its edge.
func (d *drawing) polygon(c *canvas.Canvas, x, y float64, s chart.Area) {
	points := make([]canvas.Point, len(s.Points))
	for i, p := range s.Points {
		points[i] = canvas.Point{X: x + p.X, Y: y + p.Y}
	}
	fill, edge, width := d.area(s.Ink)
	c.Polygon(points, fill)
	if width > 0 && len(points) > 0 {
		c.Polyline(append(points, points[0]), edge, width)
	}
}

func (d *drawing) words(c *canvas.Canvas, left, y, width float64, s chart.Text) {
	x := left
	t := d.b.plain(s.Text, s.Size, s.Bold, d.ink(s.Ink))
	line := t.p.Line(1)
	if line.Width == 0 {
		return
	}
	switch s.Anchor {
	case chart.Middle:
		x -= line.Width / 2
	case chart.End:
		x -= line.Width
	}
	// What a chart measured is what stands here, or nearly: shaping may differ
	// where text was cut. Words never leave the drawing.
	t.runs(c, left+max(0, min(x+s.X-left, width-line.Width)), y+s.Y, line)
}

// area is how an area is filled and edged.
func (d *drawing) area(ink chart.Ink) (fill, edge canvas.Colour, width float64) {
	switch ink {
	case chart.Tint:
		return pale, d.b.accent, 0.6
	case chart.Outline:
		return white, d.b.accent, 0.7
	case chart.Light:
		return light, light, 0
	}
	return d.b.accent, d.b.accent, 0
}

// ink is the colour of lines and words.
func (d *drawing) ink(ink chart.Ink) canvas.Colour {
	switch ink {
	case chart.Rule:
		return hair
	case chart.Whisker, chart.Label:
		return black
	case chart.Soft:
		return grey
	case chart.Casing:
		return white
	case chart.Alarm, chart.Dotted, chart.Hole:
		return alarm
	}
	return d.b.accent
}
