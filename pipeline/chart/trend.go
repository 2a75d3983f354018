package chart

import (
	"math"

	"sponsorbook/pipeline/document"
)

// sparkline draws a trend between its first and its last value.
func sparkline(t document.Trend, alarm bool, p Paper) Drawing {
	known := knownPoints(t)
	if len(known) < 2 || p.Width <= 0 || p.Height <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Height)}
	first, last := document.Clean(t.First), document.Clean(t.Last)
	left := p.width(first, p.small(), false) + p.Size*0.6
	right := p.Width - p.width(last, p.Size, true) - p.Size*0.8
	if right-left < p.Width/4 {
		left, right = p.Width*0.25, p.Width*0.7
	}
	pl := plotOf(t, left, right, p.Size*0.5, p.Height-p.Size*0.5)
	pl.draw(d, ink(alarm), p.Size*0.24)
	end, begin := pl.place(known[len(known)-1]), pl.place(known[0])
	d.add(p.text(first, left-p.Size*0.6, begin.Y+p.small()*0.35, p.small(), left, End, Soft, false),
		p.text(last, right+p.Size*0.6, end.Y+p.Size*0.35, p.Size, p.Width-right, Start, Label, true))
	return *d
}

// curve draws a trend with its axis, its categories and four of its values.
func curve(c document.Curve, p Paper) Drawing {
	known := knownPoints(c.Trend)
	if len(known) == 0 || p.Width <= 0 || p.Height <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Height)}
	side := p.Size * 2.2
	pl := plotOf(c.Trend, side, p.Width-side, p.Size*1.8, p.Height-p.Size*2.4)
	floor := p.Height - p.Size*1.5
	d.line(Rule, 0.75, Point{0, floor}, Point{p.Width, floor})
	pl.draw(d, Trace, p.Size*0.26)
	values(d, pl, known, p)
	categories(d, pl, p)
	return *d
}

// values prints the first, last, lowest and highest of the known points, where
// their words do not touch.
func values(d *Drawing, pl plot, known []int, p Paper) {
	low, high := known[0], known[0]
	for _, i := range known {
		if pl.trend.Points[i].Value < pl.trend.Points[low].Value {
			low = i
		}
		if pl.trend.Points[i].Value > pl.trend.Points[high].Value {
			high = i
		}
	}
	var taken []stretch
	for _, i := range []int{known[len(known)-1], known[0], high, low} {
		at, words := pl.place(i), document.Clean(pl.trend.Points[i].Print)
		half := p.width(words, p.Size, false)/2 + p.Size*0.3
		x := math.Min(math.Max(at.X, half), p.Width-half)
		if span := (stretch{x - half, x + half}); !span.touches(taken) {
			taken = append(taken, span)
			d.add(p.text(words, x, at.Y-p.Size*0.7, p.Size, p.Width, Middle, Label, false))
		}
	}
}

// categories prints as many labels under the axis as have room, the last one
// always.
func categories(d *Drawing, pl plot, p Paper) {
	var taken []stretch
	for i := len(pl.trend.Points) - 1; i >= 0; i-- {
		words := document.Clean(pl.trend.Points[i].Label)
		half := p.width(words, p.small(), false)/2 + p.Size*0.35
		x := math.Min(math.Max(pl.place(i).X, half), p.Width-half)
		if span := (stretch{x - half, x + half}); words != "" && !span.touches(taken) {
			taken = append(taken, span)
			d.add(p.text(words, x, p.Height-p.Size*0.35, p.small(), p.Width, Middle, Soft, false))
		}
	}
}

// A stretch is a stretch of an axis.
type stretch struct{ from, to float64 }

// touches reports whether the stretch overlaps one of others.
func (s stretch) touches(others []stretch) bool {
	for _, o := range others {
		if s.from < o.to && o.from < s.to {
			return true
		}
	}
	return false
}

// ink is that of a trend's line.
func ink(alarm bool) Ink {
	if alarm {
		return Alarm
	}
	return Trace
}

// A plot places the points of a trend in an area.
type plot struct {
	trend       document.Trend
	left, right float64
	scale       scale
}

// plotOf fits a trend into an area; its scale is the range of its own values,
// since a trend is read for its direction.
func plotOf(t document.Trend, left, right, top, bottom float64) plot {
	pl := plot{trend: t, left: left, right: right}
	for i, at := range knownPoints(t) {
		v := t.Points[at].Value
		if i == 0 {
			pl.scale.low, pl.scale.high = v, v
		}
		pl.scale.include(v)
	}
	pl.scale.from, pl.scale.to = bottom, math.Min(top, bottom)
	if pl.scale.low == pl.scale.high { // a level line runs through the middle
		middle := (bottom + pl.scale.to) / 2
		pl.scale.from, pl.scale.to = middle, middle
	}
	return pl
}

// place is where a point of the trend stands.
func (pl plot) place(i int) Point {
	x := pl.right
	if n := len(pl.trend.Points); n > 1 {
		x = pl.left + (pl.right-pl.left)*float64(i)/float64(n-1)
	}
	y := pl.scale.from
	if drawn(pl.trend.Points[i]) {
		y = pl.scale.at(pl.trend.Points[i].Value)
	}
	return Point{x, y}
}

// draw puts the line on the drawing, broken where points are unknown, with a
// dot at its last point and at every point that stands alone.
func (pl plot) draw(d *Drawing, ink Ink, dot float64) {
	var lines [][]Point
	var run []Point
	end := func() {
		if len(run) > 1 {
			lines = append(lines, run)
		} else if len(run) == 1 {
			d.add(Dot{X: round(run[0].X), Y: round(run[0].Y), R: round(dot * 0.8), Ink: ink})
		}
		run = nil
	}
	for i, point := range pl.trend.Points {
		if !drawn(point) {
			end()
			continue
		}
		run = append(run, pl.place(i))
	}
	end()
	if len(lines) > 0 {
		d.strokes(ink, 1.6, lines...)
	}
	if known := knownPoints(pl.trend); len(known) > 0 {
		at := pl.place(known[len(known)-1])
		d.add(Dot{X: round(at.X), Y: round(at.Y), R: round(dot), Ink: ink})
	}
}

// knownPoints are the indexes of the points that can be drawn.
func knownPoints(t document.Trend) []int {
	var out []int
	for i, point := range t.Points {
		if drawn(point) {
			out = append(out, i)
		}
	}
	return out
}

// drawn reports whether a point of a trend is known and finite.
func drawn(p document.TrendPoint) bool { return p.Known && finite(p.Value) }
