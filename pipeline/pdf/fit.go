package pdf

import (
	"slices"
)

// A drop is something that gives way when there is more than fits: a line, or a
// whole section with all of its lines.
type drop struct {
	weight, order int
	section       *section // that it is a line of; nil for a whole section
	gone          bool
}

// stays reports whether a part is on the page; what cannot give way always is.
func (d *drop) stays() bool { return d == nil || !d.gone }

// Lines that a section needs give way after all others, then whole sections, and
// last those that a page is for.
const (
	neededLine   = 1_000
	wholeSection = 2_000
	keptSection  = 4_000
)

// protect lets a section keep its most important lines until those of every
// other section that it can do without are gone.
func protect(lines []*drop, least int) {
	order := slices.Clone(lines)
	slices.SortStableFunc(order, func(x, y *drop) int { return y.weight - x.weight })
	for _, d := range order[:min(least, len(order))] {
		d.weight += neededLine
	}
}

// A fitter finds the fullest page that fits.
type fitter struct {
	page  *page
	drops []*drop // the least first
	spare int     // how many of them no section needs
}

func newFitter(p *page) *fitter {
	f := &fitter{page: p, drops: slices.Clone(p.b.drops)}
	slices.SortStableFunc(f.drops, func(x, y *drop) int {
		if x.weight != y.weight {
			return x.weight - y.weight
		}
		return y.order - x.order
	})
	for _, d := range f.drops {
		if d.weight < neededLine {
			f.spare++
		}
	}
	return f
}

// The least spacing, and what is spared when lines come back.
const (
	tight = 0.55
	roomy = 0.7
)

// fit is the layout of the fullest page that fits: first spacing gives way, then
// lines by weight, the least first, and last the type, down to its floors. When
// even that does not make room, the lines that sections need go, then whole
// sections, and texts are cut to a few lines each. There is always a page: its
// head and foot are bounded, and everything else can go.
func (p *page) fit() layout {
	f := newFitter(p)
	p.settle(designed)
	if p.fits(designed) {
		return p.airy()
	}
	for _, l := range p.tries() {
		most := f.spare
		if l.lines > 0 {
			most = len(f.drops)
		}
		if f.least(l, most) {
			return f.loosen(l)
		}
	}
	return p.last()
}

// tries are the layouts from the best to the last resort.
func (p *page) tries() []layout {
	first, body := smallestFirst/p.b.design.first, smallest/p.b.design.body
	half, small := layout{gap: tight, first: (1 + first) / 2, body: (1 + body) / 2}, layout{gap: tight, first: first, body: body}
	out := []layout{{gap: tight, first: 1, body: 1}, half, small}
	for _, lines := range []int{20, 3, 1} {
		cut := small
		cut.lines = lines
		out = append(out, cut)
	}
	return out
}

// airiest is the most spacing, as a multiple, of a page that has little to say.
const airiest = 1.6

// airy gives what room is left to the spacing.
func (p *page) airy() layout {
	l := layout{gap: airiest, first: 1, body: 1}
	for ; l.gap > 1.05; l.gap -= 0.15 {
		if p.fits(l) {
			return l
		}
	}
	return designed
}

func (p *page) last() layout {
	all := p.tries()
	return all[len(all)-1]
}

// least drops as few lines as make the page fit, of so many at most, and reports
// whether that is enough.
func (f *fitter) least(l layout, most int) bool {
	if f.dropFirst(most); !f.page.fits(l) {
		return false
	}
	low, high := 0, most
	for low < high {
		middle := (low + high) / 2
		f.dropFirst(middle)
		if f.page.fits(l) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	f.dropFirst(low)
	return true
}

func (f *fitter) dropFirst(n int) {
	for i, d := range f.drops {
		d.gone = i < n
	}
}

// loosen divides the columns again for what is left, brings back the most useful
// of the lines that gave way and fit after all, since a large one may have gone
// before them, and then gives as much spacing as there is.
func (f *fitter) loosen(l layout) layout {
	f.resettle(l)
	if x := l; f.widen(&x, roomy) {
		l = x
	}
	for _, d := range slices.Backward(f.drops) {
		if !d.gone {
			continue
		}
		if d.gone = false; !f.page.fits(l) {
			d.gone = true
		}
	}
	f.resettle(l)
	low, high := l.gap, designed.gap
	for range 4 {
		middle := layout{gap: (low + high) / 2, first: l.first, body: l.body, lines: l.lines}
		if f.page.fits(middle) {
			low = middle.gap
		} else {
			high = middle.gap
		}
	}
	l.gap = low
	return l
}

// resettle divides the columns once more for the lines that are left, where the
// page still fits.
func (f *fitter) resettle(l layout) {
	before := make([]float64, len(f.page.free))
	for i, g := range f.page.free {
		before[i] = g.lean
	}
	f.page.settle(l)
	if f.page.fits(l) {
		return
	}
	for i, g := range f.page.free {
		g.lean = before[i]
	}
}

// widen gives a layout more spacing, where the page still fits.
func (f *fitter) widen(l *layout, gap float64) bool {
	l.gap = gap
	return f.page.fits(*l)
}
