package chart

import (
	"cmp"
	"math"
	"slices"

	"sponsorbook/pipeline/document"
)

// stances is how many places a stance has.
const stances = 4

// stance draws a line with four ticks, a ring where somebody stood and a dot
// where they stand.
func stance(s document.Stance, p Paper) Drawing {
	if p.Width <= 0 || p.Size <= 0 || s.Words.Text == "" {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Size)}
	y, r := p.Size/2, p.Size*0.28
	at := func(place int) float64 {
		return r + (p.Width-2*r)*float64(min(max(place, 1), stances)-1)/(stances-1)
	}
	if s.Now <= 0 {
		d.strokes(Rule, 1.2, dashes(Point{0, y}, Point{p.Width, y}, p.Size*0.45)...)
		return *d
	}
	ink := Trace
	if s.Words.Tone == document.Warn {
		ink = Alarm
	}
	d.line(Rule, 0.8, Point{r, y}, Point{p.Width - r, y})
	for i := 1; i <= stances; i++ {
		d.line(Rule, 0.8, Point{at(i), y - p.Size*0.22}, Point{at(i), y + p.Size*0.22})
	}
	if s.Before > 0 && s.Before != s.Now {
		d.line(ink, 1.4, Point{at(s.Before), y}, Point{at(s.Now), y})
		d.add(Dot{X: round(at(s.Before)), Y: round(y), R: round(r), Ink: Ring})
	}
	d.add(Dot{X: round(at(s.Now)), Y: round(y), R: round(r), Ink: ink})
	return *d
}

// dashes are the pieces of a broken line, each as long as the gap after it.
func dashes(a, b Point, each float64) [][]Point {
	long := math.Hypot(b.X-a.X, b.Y-a.Y)
	if each = math.Max(each, long/200); each <= 0 {
		return nil
	}
	on := func(at float64) Point {
		at = math.Min(at, long) / long
		return Point{a.X + (b.X-a.X)*at, a.Y + (b.Y-a.Y)*at}
	}
	var out [][]Point
	for at := 0.0; at < long; at += 2 * each {
		out = append(out, []Point{on(at), on(at + each)})
	}
	return out
}

// bonds draws ours at the left and a line from each to those they keep.
func bonds(r document.Relations, theirs []float64, p Paper) Drawing {
	if len(theirs) == 0 || len(r.Ours) == 0 || p.Width <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width), Height: round(p.Height)}
	names := p.Width * 0.5
	left, right := names+p.Size*0.4, p.Width-p.Size*0.6
	place := beside(r, theirs)
	known := map[int]bool{}
	for _, b := range r.Bonds {
		if b.Ours < 0 || b.Ours >= len(r.Ours) || b.Theirs < 0 || b.Theirs >= len(theirs) {
			continue
		}
		known[b.Theirs] = known[b.Theirs] || b.Strength > document.Never
		from, to := Point{left, place[b.Ours]}, Point{right, theirs[b.Theirs]}
		switch b.Strength {
		case document.Never:
			d.strokes(Dotted, 1, dashes(from, to, p.Size*0.2)...)
		case document.LongAgo:
			d.line(Trace, 0.6, from, to)
		case document.InAYear:
			d.line(Trace, 1.4, from, to)
		case document.InAQuarter:
			d.line(Trace, 2.8, from, to)
		}
	}
	for i, name := range r.Ours {
		d.add(Dot{X: round(left), Y: round(place[i]), R: round(p.Size * 0.24), Ink: Trace})
		if len(r.Ours) == 1 || apart(place) >= p.Size { // else the description has them
			d.add(p.text(name, 0, place[i]+p.Size*0.33, p.Size, names, Start, Label, false))
		}
	}
	for i, y := range theirs {
		ink := Trace
		if !known[i] {
			ink = Hole
		}
		d.add(Dot{X: round(right), Y: round(y), R: round(p.Size * 0.24), Ink: ink})
	}
	return *d
}

// beside are the heights of ours: evenly, each near those they keep, so that few
// lines cross.
func beside(r document.Relations, theirs []float64) []float64 {
	order, mean := make([]int, len(r.Ours)), make([]float64, len(r.Ours))
	for i := range r.Ours {
		order[i] = i
		sum, n := 0.0, 0
		for _, b := range r.Bonds {
			if b.Ours == i && b.Theirs >= 0 && b.Theirs < len(theirs) {
				sum, n = sum+theirs[b.Theirs], n+1
			}
		}
		mean[i] = theirs[0]
		if n > 0 {
			mean[i] = sum / float64(n)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(mean[x], mean[y]) })
	out, heights := make([]float64, len(order)), evenly(len(order), theirs)
	for place, i := range order {
		out[i] = heights[place]
	}
	return out
}

// apart is how far some heights stand from each other at least.
func apart(heights []float64) float64 {
	sorted := slices.Sorted(slices.Values(heights))
	least := math.Inf(1)
	for i := 1; i < len(sorted); i++ {
		least = math.Min(least, sorted[i]-sorted[i-1])
	}
	return least
}

// evenly are the heights of so many between the first and the last of others.
func evenly(n int, others []float64) []float64 {
	out := make([]float64, n)
	first, last := others[0], others[len(others)-1]
	for i := range out {
		out[i] = (first + last) / 2
		if n > 1 {
			out[i] = first + (last-first)*float64(i)/float64(n-1)
		}
	}
	return out
}
