package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// mostRows is how many rows a lane of a year may have; a mark that finds no room
// in them is in the words beside the drawing.
const mostRows = 4

// year draws twelve equal months, or as many as there are, and in lanes below
// them what falls into each.
func year(y document.Year, p Paper) Drawing {
	lanes := dated(y)
	if len(lanes) == 0 || p.Width <= 0 || p.Size <= 0 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width)}
	c := calendarOf(y, lanes, p)
	foot := p.Size * 1.5
	heads := len(d.Shapes)
	for _, l := range lanes {
		foot = drawLane(d, l, c, foot, p)
	}
	d.Height = round(foot)
	months := &Drawing{}
	c.months(months, y, d.Height, p)
	d.Shapes = slices.Insert(d.Shapes, heads, months.Shapes...)
	return *d
}

// dated are the lanes with the marks that fall between the year's days, in order
// of time; lanes without any are left out.
func dated(y document.Year) []document.Lane {
	if y.From <= 0 || y.To <= y.From || y.To-y.From > 800 || y.To > program.NewDate(9999, 12, 31) {
		return nil
	}
	var lanes []document.Lane
	for _, l := range y.Lanes {
		l.Marks = slices.DeleteFunc(slices.Clone(l.Marks), func(m document.LaneMark) bool { return m.From < y.From || m.From > y.To })
		slices.SortStableFunc(l.Marks, func(a, b document.LaneMark) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Label, b.Label))
		})
		if len(l.Marks) > 0 {
			lanes = append(lanes, l)
		}
	}
	return lanes
}

// A calendar places days on a width: months are equal, whatever their days.
type calendar struct {
	from        program.Date
	first, last program.Month
	left, width float64
	most        float64 // worth of the largest diamond
}

func calendarOf(y document.Year, lanes []document.Lane, p Paper) calendar {
	c := calendar{from: y.From, first: y.From.Month(), last: y.To.Month(), width: p.Width}
	for _, l := range lanes {
		c.left = math.Max(c.left, p.width(document.Clean(l.Name), p.small(), false)+p.Size*0.8)
		for _, m := range l.Marks {
			if finite(m.Worth) {
				c.most = math.Max(c.most, m.Worth)
			}
		}
	}
	if c.marks(y.Today) {
		c.left = math.Max(c.left, p.width(document.Clean(y.Named), p.small(), true)+p.Size*0.8)
	}
	c.left = math.Min(c.left, p.Width*0.22)
	return c
}

// marks reports whether a day is drawn as the one on which the year is looked at: one
// within it, or the day before it begins, which is its left edge.
func (c calendar) marks(today program.Date) bool {
	return today.Known() && today+1 >= c.from && today.Month() <= c.last
}

// month is how wide a month is.
func (c calendar) month() float64 { return (c.width - c.left) / float64(c.last-c.first+1) }

// half is how many days the first half of a month has.
const half = 15

// at is where a day begins: the halves of a month are equal, as the months are.
func (c calendar) at(d program.Date) float64 {
	m := min(max(d.Month(), c.first), c.last)
	day := float64(d-m.First()) / (2 * half)
	if first := d - m.First(); first > half {
		day = 0.5 + float64(first-half)/float64(2*(m.Last()-m.First()+1-half))
	}
	return c.left + (float64(m-c.first)+math.Min(math.Max(day, 0), 1))*c.month()
}

// end is where the last day of a mark ends.
func (c calendar) end(m document.LaneMark) float64 {
	if m.To >= m.To.Month().Last() && m.To >= m.From {
		return c.left + float64(min(m.To.Month(), c.last)-c.first+1)*c.month()
	}
	return c.at(max(m.To, m.From) + 1)
}

// months draws a hairline before each month, a thick one where a year begins,
// and the names above; then the day on which the year is looked at, with its name.
func (c calendar) months(d *Drawing, y document.Year, high float64, p Paper) {
	named := c.today(d, y, high, p)
	for m := c.first; m <= c.last; m++ {
		x, width := c.at(m.First()), 0.5
		if m.Month() == 1 && m > c.first {
			width = 1.6
		}
		d.line(Rule, width, Point{x, p.Size * 0.3}, Point{x, high})
		name := ""
		if i := int(m - c.first); i < len(y.Months) {
			name = document.Clean(y.Months[i])
		}
		room := c.month() - p.Size*0.3
		if p.width(name, p.small(), false) > room { // the year goes first, then all but a letter
			name, _, _ = strings.Cut(name, " ")
		}
		if p.width(name, p.small(), false) > room {
			name = string(firstRunes(name, 1))
		}
		if at := (stretch{x, x + p.Size*0.25 + p.width(name, p.small(), false)}); at.touches(named) {
			continue // the day stands there
		}
		d.add(p.text(name, x+p.Size*0.25, p.Size*1.0, p.small(), 0, Start, Soft, false))
	}
	d.line(Rule, 0.5, Point{c.left, p.Size * 1.45}, Point{c.width, p.Size * 1.45})
}

// today draws the line of the day on which the year is looked at, its name to the
// left of it, and returns how much of the row of months the name takes.
func (c calendar) today(d *Drawing, y document.Year, high float64, p Paper) []stretch {
	if !c.marks(y.Today) {
		return nil
	}
	x := c.left
	if y.Today >= y.From {
		x = c.at(y.Today)
	}
	d.line(Whisker, p.Size*0.16, Point{x, p.Size * 0.1}, Point{x, high})
	words := p.text(y.Named, x-p.Size*0.3, p.Size*1.0, p.small(), math.Max(x-p.Size*0.3, p.Size), End, Label, true)
	d.add(words)
	return []stretch{{x - p.Size*0.3 - p.width(words.Text, p.small(), true), x}}
}

func firstRunes(s string, n int) []rune {
	all := []rune(s)
	return all[:min(n, len(all))]
}

// rowHigh is the height of a row of a lane in sizes of the type.
const rowHigh = 1.6

// drawLane puts a lane below foot, each mark on the first row in which it touches no
// other, and returns its own foot.
func drawLane(d *Drawing, l document.Lane, c calendar, foot float64, p Paper) float64 {
	var rows [][]stretch
	for _, m := range l.Marks {
		b := place(m, c, p)
		row := 0
		for row < len(rows) && b.span.touches(rows[row]) {
			row++
		}
		if row == mostRows {
			continue
		}
		if row == len(rows) {
			rows = append(rows, nil)
		}
		rows[row] = append(rows[row], b.span)
		b.draw(d, foot+(float64(row)+0.5)*rowHigh*p.Size, p)
	}
	d.add(p.text(l.Name, 0, foot+(rowHigh/2+0.33)*p.Size, p.small(), c.left, Start, Soft, false))
	foot += float64(len(rows)) * rowHigh * p.Size
	d.line(Rule, 0.5, Point{0, foot}, Point{c.width, foot})
	return foot
}

// A placed mark knows its form's place, and how much of its row it takes.
type placed struct {
	document.LaneMark
	x, w  float64 // of a box; of others x is the middle and w half of the width
	words string
	wordX float64 // where words beside the form begin; 0 where they stand in it
	span  stretch
}

// peg is how wide what is booked is drawn, in sizes of the type: the same for every
// day and every word, since a box as long as its words would be read as a duration.
const peg = 0.55

// place is a mark with its words: in a window that holds them, else beside the form,
// at its right or, where no room is left, at its left.
func place(m document.LaneMark, c calendar, p Paper) placed {
	bold := m.Form == document.Booked || m.Form == document.Renewal
	b := placed{LaneMark: m, words: p.cut(document.Clean(m.Label), p.small(), c.width-c.left-p.Size, bold)}
	wide := p.width(b.words, p.small(), bold)
	from, to := 0.0, 0.0 // of the form
	switch m.Form {
	case document.Window, document.Booked:
		b.w = p.Size * peg
		if m.Form == document.Window {
			b.w = math.Max(b.w, c.end(m)-c.at(m.From)-p.Size*0.12)
		}
		b.w = math.Min(b.w, c.width-c.left)
		b.x = math.Min(c.at(m.From), c.width-b.w)
		from, to = b.x, b.x+b.w
		if m.Form == document.Window && wide <= b.w-p.Size*0.04 {
			b.span = stretch{from, to}
			return b
		}
	default:
		b.w = p.Size * 0.35
		switch {
		case m.Form == document.Tick:
			b.w = p.Size * 0.12
		case c.most > 0 && m.Worth > 0 && finite(m.Worth):
			b.w = p.Size * math.Max(0.35, 0.75*math.Sqrt(m.Worth/c.most))
		}
		b.x = math.Min(math.Max(c.at(m.From), c.left+b.w), c.width-b.w)
		from, to = b.x-b.w, b.x+b.w
	}
	b.beside(from, to, wide, c, p.Size*0.25)
	return b
}

// beside places words of a width at the right of a form, else at its left, else nowhere.
func (b *placed) beside(from, to, wide float64, c calendar, gap float64) {
	b.span, b.wordX = stretch{from, to + gap}, to+gap
	if wide <= 0 {
		return
	}
	if b.span.to = b.wordX + wide + gap; b.span.to > c.width+gap { // no room at the right
		b.wordX = from - gap - wide
		b.span = stretch{b.wordX - gap, to + gap}
	}
	if b.wordX < c.left+gap { // nor at the left
		b.words, b.span = "", stretch{from, to + gap}
	}
}

// draw puts the mark on the drawing, around the middle of its row.
func (b placed) draw(d *Drawing, y float64, p Paper) {
	high, base := p.Size*1.28, y+p.Size*0.33
	switch b.Form {
	case document.Window:
		d.add(Rect{X: round(b.x), Y: round(y - high/2), W: round(b.w), H: round(high), Ink: Outline})
		if b.wordX == 0 {
			d.add(p.text(b.words, b.x+b.w/2, base, p.small(), 0, Middle, Label, false))
			return
		}
	case document.Booked:
		d.add(Rect{X: round(b.x), Y: round(y - high/2), W: round(b.w), H: round(high), Ink: Solid})
	case document.Tick:
		d.line(Whisker, p.Size*0.22, Point{b.x, y - high/2}, Point{b.x, y + high/2})
	case document.Renewal:
		d.add(diamond(b.x, y, b.w, Solid))
	case document.Sale:
		d.add(diamond(b.x, y, b.w, Outline))
	}
	d.add(p.text(b.words, b.wordX, base, p.small(), 0, Start, Label,
		b.Form == document.Renewal || b.Form == document.Booked))
}

// diamond is a square on its corner.
func diamond(x, y, r float64, ink Ink) Area {
	return Area{Points: []Point{{round(x - r), round(y)}, {round(x), round(y - r)}, {round(x + r), round(y)}, {round(x), round(y + r)}},
		Ink: ink}
}
