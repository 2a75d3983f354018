package shape

import (
	"slices"

	"sponsorbook/pipeline/table/grid"
)

// A shaper finds regions while rows go by. It keeps the rows that it has not
// decided about: the beginning of a table until its header is found, and odd
// rows until it is known whether data follow.
type shaper struct {
	sheet   *grid.Sheet
	known   func(string) bool
	regions []Region

	last    int         // number of the last row that was not blank
	gap     bool        // a blank row stood above a line that was drawn
	ruled   []RowReason // lines drawn since the last region ended
	waiting []sketch    // rows whose table has not begun, or that may begin another
	table   *tableState
}

// undecided is how many rows may wait for a decision.
const undecided = 60

// A tableState is the region that rows are added to.
type tableState struct {
	Region
	columns []columnState
	odd     []sketch // narrow rows since the last row that is surely data
	names   sketch   // the header row, to recognise its repeats
	faces   []string // the letters of the lines above it
	counted []countedLine
	full    int // how many cells most rows have
	rows    int // rows that were counted for it
	cells   int // their cells
}

// A columnState is what a column of the table holds.
type columnState struct {
	class [classes]int
	most  class
}

func newShaper(s *grid.Sheet, known func(string) bool) *shaper {
	if known == nil {
		known = func(string) bool { return false }
	}
	return &shaper{sheet: s, known: known}
}

// row takes the next row of the sheet.
func (s *shaper) row(r grid.Row) {
	if r.Blank() {
		return
	}
	gap := s.last > 0 && r.Number != s.last+1 || s.gap
	s.last, s.gap = r.Number, false
	if isRule(r) {
		s.gap = gap
		s.ruled = append(s.ruled, RowReason{r.Number, Ruled, "a drawn line", ""})
		return
	}
	if s.table != nil && len(s.waiting) == 0 && !gap && s.table.plain(r) {
		s.table.addPlain(r)
		return
	}
	s.take(sketchOf(r, gap))
}

// take decides about a row that is not plainly data.
func (s *shaper) take(k sketch) {
	switch {
	case s.table == nil:
		s.waiting = append(s.waiting, k)
		if len(s.waiting) >= undecided {
			s.begin()
		}
	case len(s.waiting) > 0:
		s.waiting = append(s.waiting, k)
		if len(s.waiting) >= probed {
			s.probe()
		}
	case s.table.startsPart(&k):
		s.close()
		k.header = true
		s.waiting = append(s.waiting, k)
	case k.gap && !s.table.repeats(&k) || s.table.newHeader(&k, s.known):
		s.waiting = append(s.waiting, k)
	default:
		s.table.add(k)
	}
}

// probed is how many rows behind a gap are looked at before it is decided
// whether they are another table.
const probed = 12

// begin starts a table from the rows that wait, and goes through the rest of
// them again. Rows that hold no table at all are kept as face rows.
func (s *shaper) begin() {
	rows := s.waiting
	s.waiting = nil
	h := findHeader(rows, s.sheet.Merged(), s.known)
	s.table = newTable(rows, h)
	for _, k := range rows[h.data:] {
		s.take(k)
	}
}

// probe decides whether the rows that wait behind a gap are another table or
// belong to the one before.
func (s *shaper) probe() {
	rows := s.waiting
	s.waiting = nil
	h := findHeader(rows, s.sheet.Merged(), s.known)
	if s.table.differs(rows, h, s.known) {
		s.close()
		s.waiting = rows
		s.begin()
		return
	}
	// The first row is the table's; those behind a further gap may not be.
	s.table.add(rows[0])
	for i, k := range rows[1:] {
		if k.gap && !s.table.repeats(&k) {
			s.waiting = rows[i+1:]
			if len(s.waiting) >= probed {
				s.probe()
			}
			return
		}
		s.table.add(k)
	}
}

func (s *shaper) close() {
	if s.table == nil {
		return
	}
	s.table.finish()
	s.regions = append(s.regions, s.table.Region)
	s.table = nil
	s.rule(false)
}

// rule gives the drawn lines to the region that just ended: those that stand in
// it, or all that are left.
func (s *shaper) rule(all bool) {
	if len(s.ruled) == 0 {
		return
	}
	if len(s.regions) == 0 {
		s.regions = append(s.regions, Region{})
	}
	g := &s.regions[len(s.regions)-1]
	end := g.LastData
	if n := len(g.Aside); n > 0 {
		end = max(end, g.Aside[n-1].Row)
	}
	n := 0
	for n < len(s.ruled) && (all || s.ruled[n].Row <= end) {
		n++
	}
	g.Aside = append(g.Aside, s.ruled[:n]...)
	slices.SortStableFunc(g.Aside, func(a, b RowReason) int { return a.Row - b.Row })
	s.ruled = slices.Delete(s.ruled, 0, n)
}

// finish is every region of the sheet.
func (s *shaper) finish() []Region {
	for len(s.waiting) > 0 {
		if s.table == nil {
			s.begin()
		} else {
			s.probe()
		}
	}
	s.close()
	s.rule(true)
	return s.regions
}
