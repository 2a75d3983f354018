package chart

import (
	"math"
	"slices"

	"sponsorbook/pipeline/document"
)

// intervals draws lying bars, and estimates with an interval as dots with whiskers.
// Labels stand at the left of their bars and values at the right; where both would
// leave the bars too little room, they share a line above them, and where they are too
// long for one line, the value stands under its bar.
func intervals(items []document.Bar, p Paper) Drawing {
	if len(items) == 0 || p.Width <= 0 || p.Size <= 0 {
		return Drawing{}
	}
	l := layout(items, p)
	d := &Drawing{Width: round(p.Width), Height: round(float64(len(items)) * l.step)}
	for i, b := range items {
		lying(d, b, float64(i)*l.step, l, p)
	}
	return *d
}

// A lane is how the lines of an interval chart are divided.
type lane struct {
	step, high float64 // height of a line, and of its bar
	label      float64 // room of a label
	above      bool    // labels stand above the bars, and values beside them
	below      bool    // values stand under the bars
	scale      scale
}

// layout divides the width into labels, bars and printed values.
func layout(items []document.Bar, p Paper) lane {
	label, printed := 0.0, 0.0
	for _, b := range items {
		label = math.Max(label, p.width(document.Clean(b.Label), p.Size, false))
		printed = math.Max(printed, p.width(document.Clean(b.Print), p.Size, false))
	}
	if label+printed > p.Width*0.6 {
		l := lane{step: p.Size * 3.4, high: p.Size * 1.2, above: true}
		if slices.ContainsFunc(items, func(b document.Bar) bool { return b.Compared || b.Interval }) {
			l.step, l.high = p.Size*2.7, p.Size*0.62
		}
		if label+printed+p.Size > p.Width {
			l.step, l.below = p.Size*4.8, true
		}
		l.scale = scaleOf(items, p.Width-p.Size, 0)
		l.scale.to = p.Width - p.Size
		return l
	}
	l := lane{step: p.Size * 2.5, high: p.Size * 1.3, label: label + p.Size}
	end := p.Width - printed - p.Size
	l.scale = scaleOf(items, end, l.label)
	l.scale.to = math.Max(end, l.label)
	return l
}

// lying draws one line of an interval chart: label, bar, whisker, value.
func lying(d *Drawing, b document.Bar, y float64, l lane, p Paper) {
	words := y + p.Size*1.5
	top := y + p.Size*0.5
	if l.above {
		words, top = y+p.Size*1.1, y+p.Size*1.55
	}
	right, middle := l.scale.at(0), top+l.high/2
	low, high, estimated := bounds(b)
	dot := finite(b.Value) && estimated && !b.Compared // upon its whisker
	switch {
	case dot:
		right = l.scale.at(b.Value)
	case finite(b.Value):
		from, to := l.scale.at(math.Min(b.Value, 0)), l.scale.at(math.Max(b.Value, 0))
		d.estimate(b, from, top, to-from, l.high, p)
		right = to
	}
	if b.Compared && finite(b.Before) {
		x := l.scale.at(b.Before)
		d.tick(Point{x, top - p.Size*0.2}, Point{x, top + l.high + p.Size*0.2}, p)
		right = math.Max(right, x)
	}
	if estimated {
		whisker(d, Point{l.scale.at(low), middle}, Point{l.scale.at(high), middle}, p.Size*0.32)
		right = math.Max(right, l.scale.at(high))
	}
	if dot {
		ink := Trace
		if b.Outline {
			ink = Ring
		}
		d.add(Dot{X: round(l.scale.at(b.Value)), Y: round(middle), R: round(p.Size * 0.36), Ink: ink})
	}
	switch {
	case l.below:
		d.add(p.text(b.Label, 0, words, p.Size, p.Width, Start, Label, false),
			p.text(b.Print, 0, top+l.high+p.Size*1.1, p.Size, p.Width, Start, Label, false))
		return
	case l.above:
		printed := p.text(b.Print, p.Width, words, p.Size, p.Width, End, Label, false)
		room := p.Width - p.width(printed.Text, p.Size, false) - p.Size
		d.add(p.text(b.Label, 0, words, p.Size, room, Start, Label, false), printed)
		return
	}
	x := right + p.Size*0.6
	d.add(p.text(b.Label, 0, words, p.Size, l.label-p.Size/2, Start, Label, false),
		p.text(b.Print, x, words, p.Size, p.Width-x, Start, Label, false))
}

// estimate draws a bar: whole and compared with nothing, it is pale.
func (d *Drawing) estimate(b document.Bar, x, y, w, h float64, p Paper) {
	if !b.Compared && !b.Partial && !b.Outline && w > 0 {
		d.add(Rect{X: round(x), Y: round(y), W: round(w), H: round(h), Ink: Tint})
		return
	}
	d.area(b, Rect{X: x, Y: y, W: w, H: h, Ink: Solid}, p)
}
