package svg

import (
	"fmt"
	"math"
)

// A pen draws a path from its commands.
type pen struct {
	at, start Point
	control   Point // of the curve before, for those that continue it
	last      byte  // the command before, in capitals
	out       []Segment
}

// A command is a letter of path data: how many numbers it takes, and what it
// draws with them in absolute coordinates.
type command struct {
	numbers int
	draw    func(p *pen, a []float64)
}

var commands = map[byte]command{
	'M': {2, func(p *pen, a []float64) { p.move(Point{a[0], a[1]}) }},
	'L': {2, func(p *pen, a []float64) { p.line(Point{a[0], a[1]}) }},
	'H': {1, func(p *pen, a []float64) { p.line(Point{a[0], p.at.Y}) }},
	'V': {1, func(p *pen, a []float64) { p.line(Point{p.at.X, a[0]}) }},
	'C': {6, func(p *pen, a []float64) { p.curve(Point{a[0], a[1]}, Point{a[2], a[3]}, Point{a[4], a[5]}) }},
	'S': {4, func(p *pen, a []float64) { p.curve(p.mirrored("CS"), Point{a[0], a[1]}, Point{a[2], a[3]}) }},
	'Q': {4, func(p *pen, a []float64) { p.quadratic(Point{a[0], a[1]}, Point{a[2], a[3]}) }},
	'T': {2, func(p *pen, a []float64) { p.quadratic(p.mirrored("QT"), Point{a[0], a[1]}) }},
	'A': {7, func(p *pen, a []float64) { p.arc(a[0], a[1], a[2], a[3] == 1, a[4] == 1, Point{a[5], a[6]}) }},
	'Z': {0, func(p *pen, _ []float64) { p.close() }},
}

// data draws path data.
func (p *pen) data(text string) error {
	s := scanner{s: text}
	name := byte(0)
	for s.gap(); !s.done(); s.gap() {
		if c := s.s[s.i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			name = c
			s.i++
			s.gap()
		} else if name == 'Z' || name == 'z' {
			return fmt.Errorf("does not read at %.20q", s.s[s.i:])
		}
		c, known := commands[name&^0x20]
		if !known || p.last == 0 && name&^0x20 != 'M' {
			return fmt.Errorf("does not read at %.20q", s.s[max(s.i-1, 0):])
		}
		a, ok := s.arguments(name&^0x20, c.numbers)
		if !ok {
			return fmt.Errorf("does not read at %.20q", s.s[min(s.i, len(s.s)):])
		}
		if name >= 'a' {
			p.absolute(name&^0x20, a)
		}
		c.draw(p, a)
		p.last = name &^ 0x20
		if len(p.out) > mostSegments {
			return fmt.Errorf("has more than %d lines and curves; simplify it, or save the logo as PNG", mostSegments)
		}
		switch name { // more pairs after a move are lines
		case 'M':
			name = 'L'
		case 'm':
			name = 'l'
		}
	}
	return nil
}

// arguments are the numbers of a command; the fourth and fifth of an arc are flags.
func (s *scanner) arguments(name byte, n int) ([]float64, bool) {
	a := make([]float64, n)
	for i := range a {
		read := s.number
		if name == 'A' && (i == 3 || i == 4) {
			read = s.flag
		}
		var ok bool
		if a[i], ok = read(); !ok {
			return nil, false
		}
		if i < n-1 {
			s.gap()
		}
	}
	return a, true
}

// absolute adds where the pen stands to relative coordinates.
func (p *pen) absolute(name byte, a []float64) {
	switch name {
	case 'H':
		a[0] += p.at.X
	case 'V':
		a[0] += p.at.Y
	case 'A':
		a[5], a[6] = a[5]+p.at.X, a[6]+p.at.Y
	default:
		for i := 0; i+1 < len(a); i += 2 {
			a[i], a[i+1] = a[i]+p.at.X, a[i+1]+p.at.Y
		}
	}
}

func (p *pen) move(to Point) {
	p.out = append(p.out, Segment{Op: 'M', Points: [3]Point{to}})
	p.at, p.start = to, to
}

// reopen begins a new part where the one before was closed.
func (p *pen) reopen() {
	if p.last == 'Z' {
		p.move(p.at)
	}
}

func (p *pen) line(to Point) {
	p.reopen()
	p.out = append(p.out, Segment{Op: 'L', Points: [3]Point{to}})
	p.at = to
}

func (p *pen) curve(a, b, to Point) {
	p.reopen()
	p.out = append(p.out, Segment{Op: 'C', Points: [3]Point{a, b, to}})
	p.at, p.control = to, b
}

// quadratic is the cubic curve of the same shape.
func (p *pen) quadratic(c, to Point) {
	third := func(from Point) Point { return Point{from.X + (c.X-from.X)*2/3, from.Y + (c.Y-from.Y)*2/3} }
	p.curve(third(p.at), third(to), to)
	p.control = c
}

// mirrored is the control point that continues the curve before, if that was one
// of the given commands.
func (p *pen) mirrored(after string) Point {
	if p.last == after[0] || p.last == after[1] {
		return Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
	}
	return p.at
}

func (p *pen) close() {
	if p.last != 'Z' {
		p.out = append(p.out, Segment{Op: 'Z'})
	}
	p.at = p.start
}

// arc draws a part of an ellipse as curves of at most a quarter each, after the
// implementation notes of SVG.
func (p *pen) arc(rx, ry, turned float64, large, sweep bool, to Point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || p.at == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(turned * math.Pi / 180)
	dx, dy := (p.at.X-to.X)/2, (p.at.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	num := rx*rx*ry*ry - rx*rx*y*y - ry*ry*x*x
	k := math.Sqrt(max(num, 0) / (rx*rx*y*y + ry*ry*x*x))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	switch {
	case sweep && turn < 0:
		turn += 2 * math.Pi
	case !sweep && turn > 0:
		turn -= 2 * math.Pi
	}
	middle := Point{cos*cx - sin*cy + (p.at.X+to.X)/2, sin*cx + cos*cy + (p.at.Y+to.Y)/2}
	p.ellipse(Matrix{cos * rx, sin * rx, -sin * ry, cos * ry, middle.X, middle.Y}, from, turn, to)
}

// ellipse draws a part of the unit circle, as a transformation shows it.
func (p *pen) ellipse(m Matrix, from, turn float64, to Point) {
	parts := max(1, int(math.Ceil(math.Abs(turn)/(math.Pi/2)-1e-9)))
	each := turn / float64(parts)
	h := 4. / 3 * math.Tan(each/4)
	for i := range parts {
		a := from + float64(i)*each
		sin, cos := math.Sincos(a)
		sin2, cos2 := math.Sincos(a + each)
		end := m.of(Point{cos2, sin2})
		if i == parts-1 {
			end = to
		}
		p.curve(m.of(Point{cos - h*sin, sin + h*cos}), m.of(Point{cos2 + h*sin2, sin2 - h*cos2}), end)
	}
}
