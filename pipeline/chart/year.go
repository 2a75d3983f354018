package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// mostLanes is how many lanes a year may have; marks that find no room in them
// are in the list beside the drawing.
const mostLanes = 12

// year draws a band of months and the marks below it.
func year(y document.Year, p Paper) Drawing {
	marks := dated(y)
	if len(marks) == 0 || p.Width <= 0 || p.Size <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width)}
	t := timeline{from: y.From, days: float64(y.To-y.From) + 1, width: p.Width}
	foot := p.Size * 1.7
	months(d, t, y, foot, p)
	lanes := 0
	for _, c := range chips(marks, t, p) {
		c.draw(d, foot, p)
		lanes = max(lanes, c.lane+1)
	}
	d.Height = round(foot + float64(lanes)*chipStep*p.Size + p.Size*0.3)
	d.stretchMonths()
	return *d
}

// dated are the marks that fall between the year's days, in order of time.
func dated(y document.Year) []program.Mark {
	if y.From <= 0 || y.To <= y.From || y.To-y.From > 3700 || y.To > program.NewDate(9999, 12, 31) {
		return nil
	}
	var marks []program.Mark
	for _, m := range y.Marks {
		if m.From >= y.From && m.From <= y.To {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b program.Mark) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Label, b.Label), cmp.Compare(a.When, b.When))
	})
	return marks
}

// A timeline places days on a width.
type timeline struct {
	from  program.Date
	days  float64
	width float64
}

// at is where a day begins.
func (t timeline) at(d program.Date) float64 { return float64(d-t.from) / t.days * t.width }

// months draws every other month as a band, and the names above.
func months(d *Drawing, t timeline, y document.Year, foot float64, p Paper) {
	for m := y.From.Month(); m <= y.To.Month(); m++ {
		from, to := t.at(max(m.First(), y.From)), t.at(min(m.Last(), y.To)+1)
		if m.Month()%2 == 0 {
			d.add(Rect{X: round(from), Y: 0, W: round(to - from), Ink: Band})
		}
		name := m.Month().String()[:3]
		if room := to - from; p.width(name, p.small(), false) > room {
			name = name[:1]
		}
		d.add(p.text(name, (from+to)/2, p.Size*1.1, p.small(), to-from, Middle, Soft, false))
	}
	d.line(Rule, 0.75, Point{0, foot}, Point{t.width, foot})
}

// stretchMonths gives the months' bands the height of the drawing.
func (d *Drawing) stretchMonths() {
	for i, s := range d.Shapes {
		if r, ok := s.(Rect); ok && r.Ink == Band {
			r.H = d.Height
			d.Shapes[i] = r
		}
	}
}

// chipStep and chipHigh are the pitch and height of a chip in sizes of the type.
const (
	chipStep = 1.85
	chipHigh = 1.55
)

// A chip is a mark with its words on one lane.
type chip struct {
	words  string
	x, w   float64
	lane   int
	booked bool
}

// chips puts each mark on the first lane in which it touches no other.
func chips(marks []program.Mark, t timeline, p Paper) []chip {
	var out []chip
	var lanes [][]stretch
	for _, m := range marks {
		c := newChip(m, t, p)
		span := stretch{c.x, c.x + c.w + p.Size*0.3}
		for c.lane < len(lanes) && span.touches(lanes[c.lane]) {
			c.lane++
		}
		if c.lane == mostLanes {
			continue
		}
		if c.lane == len(lanes) {
			lanes = append(lanes, nil)
		}
		lanes[c.lane] = append(lanes[c.lane], span)
		out = append(out, c)
	}
	return out
}

// newChip is a mark as wide as its time or its words, whichever is more, moved
// left where it would leave the paper.
func newChip(m program.Mark, t timeline, p Paper) chip {
	words := strings.TrimSpace(document.Clean(m.Label) + " " + document.Clean(m.When))
	words = p.cut(words, p.small(), p.Width-p.Size, m.Booked)
	w := p.width(words, p.small(), m.Booked) + p.Size*0.9
	if m.To > m.From {
		w = math.Max(w, t.at(m.To+1)-t.at(m.From))
	}
	w = math.Min(w, p.Width)
	return chip{words: words, x: math.Min(t.at(m.From), p.Width-w), w: w, booked: m.Booked}
}

// draw puts the chip on the drawing: solid when it is booked, else outlined.
func (c chip) draw(d *Drawing, foot float64, p Paper) {
	y := foot + p.Size*0.4 + float64(c.lane)*chipStep*p.Size
	r := Rect{X: round(c.x), Y: round(y), W: round(c.w), H: round(chipHigh * p.Size), Radius: round(p.Size * 0.25), Ink: Outline}
	words := Label
	if c.booked {
		r.Ink, words = Solid, OnSolid
	}
	d.add(r, p.text(c.words, c.x+p.Size*0.45, y+p.Size*1.1, p.small(), 0, Start, words, c.booked))
}
