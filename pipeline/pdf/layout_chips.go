package pdf

import (
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// Chips are the marks of a year in a row that wraps: booked solid, proposed
// outlined.
type chips struct{ marks []chip }

type chip struct {
	words  *text
	booked bool
	accent canvas.Colour
	drop   *drop
}

const (
	chipPad   = 3.6
	chipSpace = 4.0
	chipRow   = 2.6 // between rows
)

func (s *chips) shown() bool {
	for _, k := range s.marks {
		if k.drop.stays() && k.words.shown() {
			return true
		}
	}
	return false
}

// place visits every chip that is shown with its place, and returns the height
// of all rows.
func (s *chips) place(l layout, w float64, visit func(k *chip, x, y, w, h float64)) float64 {
	x, y, h := 0.0, 0.0, 0.0
	for i := range s.marks {
		k := &s.marks[i]
		if !k.drop.stays() || !k.words.shown() {
			continue
		}
		cw := min(k.words.natural(l)+2*chipPad, w)
		h = max(h, k.words.height(l, cw-2*chipPad)*1.06)
		if x > 0 && x+cw > w {
			x, y = 0, y+h+chipRow*max(l.gap, 0.7)
		}
		visit(k, x, y, cw, h)
		x += cw + chipSpace
	}
	return y + h
}

func (s *chips) height(l layout, w float64) float64 {
	return s.place(l, w, func(*chip, float64, float64, float64, float64) {})
}

func (s *chips) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	c.Begin(press.P, press.Attrs{})
	defer c.End()
	s.place(l, w, func(k *chip, dx, dy, cw, ch float64) {
		fill := white
		if k.booked {
			fill = k.accent
		}
		c.Artifact(func() { c.RoundRect(x+dx, y+dy, cw, ch, 2, &fill, k.accent, 0.7) })
		inside := cw - 2*chipPad
		k.words.ink(l, c, x+dx+chipPad, y+dy+(ch-k.words.height(l, inside))/2, inside)
	})
}
