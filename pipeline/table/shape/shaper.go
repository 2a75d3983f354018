package shape

import (
	"sponsorbook/pipeline/table/grid"
)

// A shaper finds regions while rows go by. It keeps the rows that it has not
// decided about: the beginning of a table until its header is found, and odd
// rows until it is known whether data follow.
type shaper struct {
	sheet   *grid.Sheet
	known   func(string) bool
	regions []Region

	last    int      // number of the last row that was not blank
	waiting []sketch // rows whose table has not begun, or that may begin another
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
	full    int      // how many cells most rows have
	rows    int      // rows that were counted for it
	cells   int      // their cells
}

// A columnState is what a column of the table holds.
type columnState struct {
	class [mark + 1]int
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
	gap := s.last > 0 && r.Number != s.last+1
	s.last = r.Number
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
			s.begin(false)
		}
	case len(s.waiting) > 0:
		s.waiting = append(s.waiting, k)
		if len(s.waiting) >= probed {
			s.probe()
		}
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
func (s *shaper) begin(last bool) {
	rows := s.waiting
	s.waiting = nil
	h := findHeader(rows, s.sheet.Merged(), s.known)
	s.table = newTable(rows, h)
	for _, k := range rows[h.data:] {
		s.take(k)
	}
	if last && len(s.waiting) > 0 {
		s.probe()
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
		s.begin(false)
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
}

// finish is every region of the sheet.
func (s *shaper) finish() []Region {
	if s.table == nil && len(s.waiting) > 0 {
		s.begin(true)
	}
	for s.table != nil && len(s.waiting) > 0 {
		s.probe()
		if s.table == nil && len(s.waiting) > 0 {
			s.begin(true)
		}
	}
	s.close()
	return s.regions
}
