package intake

import (
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// twinsAtLeast is from how many amounts on two tables can be told to say the
// same; nine of ten must agree.
const twinsAtLeast = 3

// A cellKey is one amount as two tables would both tell it.
type cellKey struct {
	account, line, currency int32
	month                   program.Month
}

// twins leaves out tables of revenue that tell what another tells already: last
// month's export beside this month's, or the same figures as CSV and as
// workbook. The larger stands; of equal ones the first.
func (r *revenue) twins() error {
	cells := r.cellsBySource()
	var sources []int32
	for s := range cells {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(a, b int32) int {
		if n := len(cells[b]) - len(cells[a]); n != 0 {
			return n
		}
		return int(a - b)
	})
	for i, small := range sources {
		for _, large := range sources[:i] {
			if cells[large] != nil && same(cells[small], cells[large]) {
				if err := r.leaveOut(small, large); err != nil {
					return err
				}
				cells[small] = nil
				break
			}
		}
	}
	return nil
}

// cellsBySource adds up the ledger by source and cell.
func (r *revenue) cellsBySource() map[int32]map[cellKey]program.Decimal {
	if !r.severalRevenues() {
		return nil
	}
	cells := map[int32]map[cellKey]program.Decimal{}
	for n, e := range r.ledger.all() {
		if cells[e.source] == nil {
			cells[e.source] = map[cellKey]program.Decimal{}
		}
		c := cellKey{int32(n), e.line, e.currency, e.month}
		cells[e.source][c] = cells[e.source][c].Add(e.sum.decimal())
	}
	return cells
}

func (r *revenue) severalRevenues() bool {
	n := 0
	for _, t := range r.tabs {
		if t.kind.Name == "revenue" {
			n++
		}
	}
	return n > 1
}

// same is whether nearly all amounts of one table stand in another.
func same(small, large map[cellKey]program.Decimal) bool {
	if len(small) < twinsAtLeast {
		return false
	}
	agree := 0
	for k, amount := range small {
		if other, ok := large[k]; ok && other.Equal(amount) {
			agree++
		}
	}
	return agree*10 >= 9*len(small)
}

// leaveOut takes a table's amounts out of the ledger and sets its rows aside.
func (r *revenue) leaveOut(small, large int32) error {
	s, other := r.sources[small], r.sources[large]
	r.ledger.without(small)
	for _, m := range s.money {
		m.SetAside, m.Used = m.SetAside.Add(m.Used), program.Zero
	}
	r.say(finding.Warning, "revenue-twice", finding.Ref{File: s.File, Sheet: s.Sheet}, "delete the older of the two; if both count, name their product lines",
		"the table tells the same amounts as %s and was not counted twice", place(other.File, other.Sheet))
	return r.setRestAside(s, "tells the same revenue as "+place(other.File, other.Sheet))
}

// setRestAside sets aside every row of a source that was used.
func (r *revenue) setRestAside(s *source, why string) error {
	i := slices.IndexFunc(r.tabs, func(t *tab) bool { return t.source == s })
	gone := map[int]bool{}
	for _, rows := range s.aside {
		for _, n := range rows {
			gone[n] = true
		}
	}
	return eachRow(r.tabs[i], func(l *line, role table.Role) error {
		if role == table.Data && !gone[l.n] {
			l.row().setAside(why)
		}
		return nil
	})
}

// spellings is a note about product lines that differ only in spaces, signs or
// case: they are not joined, since nobody said that they are one.
func (r *revenue) spellings() {
	by := map[string][]string{}
	seen := make([]bool, len(r.ledger.words))
	for _, e := range r.ledger.all() {
		if seen[e.line] {
			continue
		}
		seen[e.line] = true
		if key := compact(r.ledger.words[e.line]); key != "" {
			by[key] = append(by[key], r.ledger.words[e.line])
		}
	}
	var pairs []string
	for _, names := range by {
		if len(names) > 1 {
			slices.Sort(names)
			pairs = append(pairs, finding.Quote(names[0])+" and "+finding.Quote(names[1]))
		}
	}
	slices.Sort(pairs)
	for _, p := range pairs {
		r.say(finding.Note, "product-spelling", finding.Ref{}, "if they are one, write them the same way", "the product lines %s may be one; they are counted apart", p)
	}
}
