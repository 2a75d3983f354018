package proof

import (
	"slices"
	"strings"
)

// sampleRows is how many rows are looked at for laws. All rows are then asked
// whether they keep them.
const sampleRows = 512

// A sample is the first rows of a table.
type sample struct {
	rows    []Row
	live    []int // columns that hold numbers
	columns int
	keys    int
	whole   bool // it is the whole table
	headers []string
	hints   []hint  // by column
	means   []int64 // by column: the mean size of the numbers that are not zero
}

func draw(t Table) *sample {
	s := &sample{columns: len(t.Headers), keys: t.Keys, whole: true, headers: t.Headers}
	for row := range t.Rows {
		if len(s.rows) == sampleRows {
			s.whole = false
			break
		}
		s.rows = append(s.rows, row.clone())
	}
	for col, header := range t.Headers {
		s.hints = append(s.hints, hintOf(header))
		s.means = append(s.means, s.size(col))
		if s.means[col] != 0 {
			s.live = append(s.live, col)
		}
	}
	return s
}

func (r Row) clone() Row {
	r.Cells, r.Keys = slices.Clone(r.Cells), slices.Clone(r.Keys)
	for i := range r.Keys {
		r.Keys[i] = strings.Clone(r.Keys[i])
	}
	return r
}

// at is the number of a column; a blank counts as zero.
func (r *Row) at(col int) int64 {
	if col >= len(r.Cells) || !r.Cells[col].Known {
		return 0
	}
	return r.Cells[col].Micro
}

// known is whether a column has a number, be it zero.
func (r *Row) known(col int) bool { return col < len(r.Cells) && r.Cells[col].Known }

// integers is whether all numbers of a column are whole.
func (s *sample) integers(col int) bool {
	return !slices.ContainsFunc(s.rows, func(r Row) bool { return r.at(col)%One != 0 })
}

// mean is the mean size of the numbers of a column that are not zero.
func (s *sample) mean(col int) int64 { return s.means[col] }

func (s *sample) size(col int) int64 {
	sum, n := int64(0), int64(0)
	for i := range s.rows {
		if v := abs(s.rows[i].at(col)); v != 0 {
			sum, n = sum+v/sampleRows, n+1
		}
	}
	return max(sum/max(n, 1)*sampleRows, min(n, 1))
}

// opposed is whether two columns have different signs on most rows that fill both.
func (s *sample) opposed(a, b int) bool {
	same, other := 0, 0
	for i := range s.rows {
		switch x, y := s.rows[i].at(a), s.rows[i].at(b); {
		case x == 0 || y == 0:
		case (x < 0) == (y < 0):
			same++
		default:
			other++
		}
	}
	return other > same
}

// distinct is how many different numbers, but for zero, a column has.
func (s *sample) distinct(col int) int {
	seen := map[int64]bool{}
	for i := range s.rows {
		if v := s.rows[i].at(col); v != 0 {
			seen[v] = true
		}
	}
	return len(seen)
}

// places is how many digits behind the point most numbers of a column have.
func (s *sample) places(col int) int {
	count := [7]int{}
	for i := range s.rows {
		if v := s.rows[i].at(col); v != 0 {
			p := 6
			for p > 0 && v%10 == 0 {
				v, p = v/10, p-1
			}
			count[p]++
		}
	}
	best := 0
	for p := range count {
		if count[p] > count[best] {
			best = p
		}
	}
	return best
}

func abs(n int64) int64 { return max(n, -n) }
