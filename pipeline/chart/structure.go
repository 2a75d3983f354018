package chart

import "sponsorbook/pipeline/document"

// Room in a chart of a structure, in sizes of the type.
const (
	unitHigh   = 3.0 // a box of two lines
	unitGap    = 0.7 // below a box
	unitIndent = 1.6
	unitRail   = 1.4  // between the first box and those below it
	mostWide   = 4    // parts side by side
	leastWide  = 14.0 // of a part side by side
	unitWide   = 36.0
)

// structure draws the whole at the top and its parts side by side below it, each with its
// own parts under it; where they are too many for the width, all one under the other, each
// indented under what it is a part of.
func structure(s document.Structure, p Paper) Drawing {
	if p.Width <= 0 || p.Size <= 0 || len(s.Units) < 2 {
		return Drawing{}
	}
	d := &Drawing{Width: round(p.Width)}
	var parts [][]document.Unit
	for _, u := range s.Units[1:] {
		if u.Depth <= 1 || len(parts) == 0 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], u)
	}
	gap := p.Size
	each := (p.Width - gap*float64(len(parts)-1)) / float64(len(parts))
	if len(parts) > mostWide || each < leastWide*p.Size {
		d.Height = round(d.units(s.Units, 0, 0, p.Width, p))
		return *d
	}
	high, rail := unitHigh*p.Size, unitRail*p.Size
	whole := min(p.Width, max(each, p.Width/3))
	d.unit(s.Units[0], (p.Width-whole)/2, 0, whole, p)
	middle := high + rail/2
	d.line(Rule, 1, Point{p.Width / 2, high}, Point{p.Width / 2, middle})
	first, last := each/2, p.Width-each/2
	if len(parts) > 1 {
		d.line(Rule, 1, Point{first, middle}, Point{last, middle})
	}
	for i, part := range parts {
		x := float64(i) * (each + gap)
		d.line(Rule, 1, Point{x + each/2, middle}, Point{x + each/2, high + rail})
		d.Height = round(max(d.Height, d.units(part, x, high+rail, each, p)))
	}
	return *d
}

// units draws some units under each other and returns where they end. The first stands at
// the left, the others as deep under it as they are.
func (d *Drawing) units(all []document.Unit, x, y, width float64, p Paper) float64 {
	high, indent := unitHigh*p.Size, unitIndent*p.Size
	var above []float64 // the middle of the last box of each depth
	for i, u := range all {
		depth := max(0, min(u.Depth-all[0].Depth, len(above)))
		left := min(x+float64(depth)*indent, x+width*0.6)
		if depth > 0 {
			trunk := x + (float64(depth)-0.5)*indent
			d.line(Rule, 1, Point{trunk, above[depth-1]}, Point{trunk, y + high/2}, Point{left, y + high/2})
		}
		d.unit(u, left, y, min(x+width-left, unitWide*p.Size), p)
		above = append(above[:depth], y+high)
		if y += high; i < len(all)-1 {
			y += unitGap * p.Size
		}
	}
	return y
}

// unit is a box with a name and a line below it.
func (d *Drawing) unit(u document.Unit, x, y, width float64, p Paper) {
	room := width - p.Size
	d.add(Rect{X: round(x + 0.5), Y: round(y + 0.5), W: round(width - 1), H: round(unitHigh*p.Size - 1), Radius: 3, Ink: Outline})
	line := y + 1.25*p.Size
	if u.Note == "" {
		line = y + 1.85*p.Size
	}
	d.add(p.text(u.Name, x+p.Size/2, line, p.Size, room, Start, Label, true),
		p.text(u.Note, x+p.Size/2, y+2.45*p.Size, p.Size*0.9, room, Start, Soft, false))
}
