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
	first, last, aim := document.Clean(t.First), document.Clean(t.Last), document.Clean(t.Aim)
	left := p.width(first, p.small(), false) + p.Size*0.6
	right := p.Width - math.Max(p.width(last, p.Size, true), p.width(aim, p.small(), false)) - p.Size*0.8
	if right-left < p.Width/4 {
		left, right = p.Width*0.25, p.Width*0.7
	}
	pl := plotOf(t, left, right, p.Size*0.5, p.Height-p.Size*0.5)
	end, begin := pl.place(known[len(known)-1]), pl.place(known[0])
	lastY := end.Y
	if aimed(t) {
		y := pl.scale.at(t.Target)
		d.strokes(Whisker, 0.8, dashes(Point{left, y}, Point{right, y}, p.Size*0.4)...)
		var aimY float64
		lastY, aimY = apartBy(end.Y, y, p.Size, p.Height)
		aimY = math.Min(aimY, p.Height-p.Size*0.65) // its letters hang below the line
		d.add(p.text(aim, right+p.Size*0.6, aimY+p.small()*0.35, p.small(), p.Width-right, Start, Soft, false))
	}
	pl.draw(d, ink(alarm), p.Size*0.24)
	d.add(p.text(first, left-p.Size*0.6, begin.Y+p.small()*0.35, p.small(), left, End, Soft, false),
		p.text(last, right+p.Size*0.6, lastY+p.Size*0.35, p.Size, p.Width-right, Start, Label, true))
	return *d
}

// aimed reports whether a trend has a target to draw.
func aimed(t document.Trend) bool { return document.Clean(t.Aim) != "" && finite(t.Target) }

// apartBy moves two heights, of a value and of a target, as far from each other as words
// need that stand beside them, within a height.
func apartBy(value, target, size, high float64) (valueY, targetY float64) {
	if math.Abs(value-target) >= size {
		return value, target
	}
	middle := math.Min(math.Max((value+target)/2, size), high-size*1.1)
	if target <= value {
		return middle + size/2, middle - size/2
	}
	return middle - size/2, middle + size/2
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
	taken := aim(d, pl, known, p)
	pl.draw(d, Trace, p.Size*0.26)
	values(d, pl, known, taken, p)
	categories(d, pl, p)
	return *d
}

// aim draws the target with its word over one end of it, that where the trend is farther
// from it, and returns the stretch of words that would touch that one.
func aim(d *Drawing, pl plot, known []int, p Paper) []stretch {
	if !aimed(pl.trend) {
		return nil
	}
	y, words := pl.scale.at(pl.trend.Target), document.Clean(pl.trend.Aim)
	d.strokes(Whisker, 0.8, dashes(Point{pl.left, y}, Point{pl.right, y}, p.Size*0.4)...)
	first, last := pl.place(known[0]).Y, pl.place(known[len(known)-1]).Y
	x, anchor, over := pl.left, Start, stretch{0, pl.left + p.width(words, p.small(), false)}
	near := first
	if math.Abs(last-y) > math.Abs(first-y) {
		x, anchor, over, near = pl.right, End, stretch{pl.right - p.width(words, p.small(), false), p.Width}, last
	}
	d.add(p.text(words, x, y-p.Size*0.35, p.small(), p.Width, anchor, Soft, false))
	if math.Abs(near-y) > p.Size*2.4 {
		return nil
	}
	return []stretch{over}
}

// values prints the first, last, lowest and highest of the known points, where
// their words do not touch.
func values(d *Drawing, pl plot, known []int, taken []stretch, p Paper) {
	low, high := known[0], known[0]
	for _, i := range known {
		if pl.trend.Points[i].Value < pl.trend.Points[low].Value {
			low = i
		}
		if pl.trend.Points[i].Value > pl.trend.Points[high].Value {
			high = i
		}
	}
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
	if aimed(t) && len(knownPoints(t)) > 0 {
		pl.scale.include(t.Target)
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
