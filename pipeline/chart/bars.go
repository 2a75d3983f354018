package chart

import (
	"math"
	"slices"

	"sponsorbook/pipeline/document"
)

// bars draws upright bars. The whole drawing fits the paper's height.
func bars(items []document.Bar, p Paper) Drawing {
	if len(items) == 0 || p.Width <= 0 || p.Height <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Height)}
	top, foot := p.Size*1.5, p.Size*1.6
	s := scaleOf(items, top, p.Height-foot)
	step := p.Width / float64(len(items))
	gap := math.Min(step*0.18, p.Size)
	whole := Solid
	if slices.ContainsFunc(items, func(b document.Bar) bool { return b.Partial }) {
		whole = Light
	}
	for i, b := range items {
		upright(d, b, s, slot{x: float64(i)*step + gap/2, w: step - gap, room: step, ink: whole}, p)
	}
	d.line(Rule, 0.75, Point{0, s.at(0)}, Point{p.Width, s.at(0)})
	return *d
}

// tick draws a short line across a bar, told apart from it.
func (d *Drawing) tick(a, b Point, p Paper) {
	d.line(Casing, p.Size*0.36, a, b)
	d.line(Whisker, p.Size*0.18, a, b)
}

// months draws small bars without their amounts, with as many labels as have room.
func months(items []document.Bar, p Paper) Drawing {
	if len(items) == 0 || p.Width <= 0 || p.Height <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Height)}
	s := scaleOf(items, p.Size*0.2, p.Height-p.Size*1.35)
	step := p.Width / float64(len(items))
	var taken []stretch
	for i, b := range items {
		x := float64(i) * step
		if finite(b.Value) && b.Value > 0 {
			y := s.at(b.Value)
			d.area(b, Rect{X: x + step*0.14, Y: y, W: step * 0.72, H: s.at(0) - y, Ink: Solid}, p)
		}
		words := document.Clean(b.Label)
		wide := stretch{x, x + p.width(words, p.small(), false) + p.Size*0.6}
		if wide.to-p.Size*0.6 <= p.Width && !wide.touches(taken) {
			taken = append(taken, wide)
			d.add(p.text(words, x, p.Height-p.Size*0.35, p.small(), p.Width, Start, Soft, false))
		}
	}
	d.line(Rule, 0.75, Point{0, s.at(0)}, Point{p.Width, s.at(0)})
	return *d
}

// A slot is the place of one bar: its own width, the room for its words, and the
// ink of those that are whole.
type slot struct {
	x, w, room float64
	ink        Ink
}

// upright draws one bar with its words.
func upright(d *Drawing, b document.Bar, s scale, at slot, p Paper) {
	middle := at.x + at.w/2
	above := s.at(0)
	if finite(b.Value) {
		y0, y1 := s.at(math.Max(b.Value, 0)), s.at(math.Min(b.Value, 0))
		d.area(b, Rect{X: at.x, Y: y0, W: at.w, H: y1 - y0, Ink: at.ink}, p)
		above = y0
	}
	if b.Compared && finite(b.Before) {
		y := s.at(b.Before)
		out := math.Min(p.Size*0.3, (at.room-at.w)/2)
		d.tick(Point{at.x - out, y}, Point{at.x + at.w + out, y}, p)
		if y > above-p.Size*1.6 { // else the amount has room between the two
			above = math.Min(above, y)
		}
	}
	if low, high, ok := bounds(b); ok {
		whisker(d, Point{middle, s.at(low)}, Point{middle, s.at(high)}, p.Size*0.35)
		above = math.Min(above, s.at(high))
	}
	d.add(p.text(b.Print, middle, above-p.Size*0.4, p.Size, at.room, Middle, Label, false))
	d.add(p.text(b.Label, middle, p.Height-p.Size*0.35, p.small(), at.room, Middle, Soft, false))
}

// area draws a bar's rectangle in the form that says what it is.
func (d *Drawing) area(b document.Bar, at Rect, p Paper) {
	if at.W <= 0 || at.H <= 0 {
		return
	}
	r := Rect{X: round(at.X), Y: round(at.Y), W: round(at.W), H: round(at.H), Ink: at.Ink}
	switch {
	case b.Suspect:
		r.Ink = Outline
		d.add(r, Stroke{Lines: hatch(at.X, at.Y, at.W, at.H, p.Size*0.42), Width: 0.75, Ink: Hatch})
		return
	case b.Partial:
		r.Ink = Solid
	case b.Outline:
		r.Ink = Outline
	}
	d.add(r)
	if b.Outline && finite(b.Part) && b.Part > 0 && b.Value > 0 {
		h := at.H * math.Min(b.Part/b.Value, 1)
		d.add(Rect{X: r.X, Y: round(at.Y + at.H - h), W: r.W, H: round(h), Ink: Solid})
	}
	if r.Ink == Light && b.Value > 0 {
		d.line(Trace, 1.2, Point{at.X, at.Y}, Point{at.X + at.W, at.Y})
	}
}

// hatch is the lines of 45 degrees that fill a rectangle, every so far apart.
func hatch(x, y, w, h, every float64) [][]Point {
	every = math.Max(every, (w+h)/400) // a huge area stays a few hundred lines
	if every <= 0 {
		return nil
	}
	var lines [][]Point
	for c := every; c < w+h; c += every {
		from := Point{x + math.Max(0, c-h), y + math.Min(c, h)}
		to := Point{x + math.Min(c, w), y + math.Max(0, c-w)}
		lines = append(lines, []Point{{round(from.X), round(from.Y)}, {round(to.X), round(to.Y)}})
	}
	return lines
}

// whisker draws an interval between two points on one axis, with ends.
func whisker(d *Drawing, a, b Point, end float64) {
	across := Point{end, 0}
	if a.Y == b.Y {
		across = Point{0, end}
	}
	tick := func(at Point) []Point {
		return []Point{{at.X - across.X, at.Y - across.Y}, {at.X + across.X, at.Y + across.Y}}
	}
	d.strokes(Whisker, 1.25, []Point{a, b}, tick(a), tick(b))
}

// bounds are the ends of a bar's interval, when it has one that can be drawn.
func bounds(b document.Bar) (low, high float64, ok bool) {
	ok = b.Interval && finite(b.Low) && finite(b.High) && b.Low <= b.High
	return b.Low, b.High, ok
}

// A scale maps values to coordinates between two ends.
type scale struct{ low, high, from, to float64 }

// scaleOf fits the values of bars, their intervals and zero between the top
// and the bottom of an area.
func scaleOf(items []document.Bar, top, bottom float64) scale {
	s := scale{from: bottom, to: math.Min(top, bottom)}
	for _, b := range items {
		if finite(b.Value) {
			s.include(b.Value)
		}
		if b.Compared && finite(b.Before) {
			s.include(b.Before)
		}
		if low, high, ok := bounds(b); ok {
			s.include(low)
			s.include(high)
		}
	}
	return s
}

// include widens the scale so that it holds a value.
func (s *scale) include(v float64) { s.low, s.high = math.Min(s.low, v), math.Max(s.high, v) }

// at is where a value stands. A scale of one value stands at its beginning.
func (s scale) at(v float64) float64 {
	if s.high <= s.low {
		return s.from
	}
	return s.from + (v-s.low)/(s.high-s.low)*(s.to-s.from)
}

// add puts shapes on the drawing; words without letters are left out.
func (d *Drawing) add(shapes ...Shape) {
	for _, s := range shapes {
		if t, ok := s.(Text); ok && t.Text == "" {
			continue
		}
		d.Shapes = append(d.Shapes, s)
	}
}

// line puts one line on the drawing.
func (d *Drawing) line(ink Ink, width float64, points ...Point) { d.strokes(ink, width, points) }

// strokes puts lines of one ink on the drawing.
func (d *Drawing) strokes(ink Ink, width float64, lines ...[]Point) {
	out := make([][]Point, 0, len(lines))
	for _, points := range lines {
		rounded := make([]Point, len(points))
		for i, at := range points {
			rounded[i] = Point{round(at.X), round(at.Y)}
		}
		out = append(out, rounded)
	}
	d.Shapes = append(d.Shapes, Stroke{Lines: out, Width: width, Ink: ink})
}
