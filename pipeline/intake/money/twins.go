package money

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// twinsAtLeast is from how many amounts on two tables can be told to say the
// same; nine of ten must agree.
const twinsAtLeast = 3

// A cellKey is one amount as two tables would both tell it.
type cellKey struct {
	account, line, currency int32
	month                   program.Month
}

// Twins leaves out tables of revenue that tell what another tells already: last
// month's export beside this month's, or the same figures as CSV and as
// workbook. The larger stands; of equal ones the first.
func (r *Revenue) Twins() error {
	cells := r.cellsBySource()
	if err := r.ordersAside(cells); err != nil {
		return err
	}
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
			if cells[large] == nil {
				continue
			}
			copied, err := r.copied(small, large, cells)
			if err != nil {
				return err
			}
			if grown := r.grown(small, large, cells); grown || copied || same(cells[small], cells[large]) {
				if err := r.leaveOut(small, large, grown); err != nil {
					return err
				}
				cells[small] = nil
				break
			}
			if err := r.overlap(small, large, cells[small], cells[large]); err != nil {
				return err
			}
			r.shifted(small, large, cells)
		}
	}
	return nil
}

// cellsBySource adds up the ledger by source and cell.
func (r *Revenue) cellsBySource() map[int32]map[cellKey]program.Decimal {
	if !r.severalRevenues() {
		return nil
	}
	cells := map[int32]map[cellKey]program.Decimal{}
	for n, e := range r.Ledger.All() {
		if cells[e.Source] == nil {
			cells[e.Source] = map[cellKey]program.Decimal{}
		}
		c := cellKey{int32(n), e.Line, e.Currency, e.Month}
		cells[e.Source][c] = cells[e.Source][c].Add(e.sum.Decimal())
	}
	return cells
}

func (r *Revenue) severalRevenues() bool {
	n := 0
	for _, t := range r.Tabs {
		if t.Subject.Name == "revenue" {
			n++
		}
	}
	return n > 1
}

// same is whether nearly all amounts of one table stand in another.
func same(small, large map[cellKey]program.Decimal) bool {
	var agreed []program.Decimal
	for k, amount := range small {
		if other, ok := large[k]; ok && other.Equal(amount) {
			agreed = append(agreed, amount)
		}
	}
	return len(agreed)*10 >= 9*len(small) && convinces(agreed)
}

// copied is whether two tables are the same cell by cell, as a sheet is that somebody
// copied within its workbook.
func (r *Revenue) copied(a, b int32, cells map[int32]map[cellKey]program.Decimal) (bool, error) {
	if !maps.EqualFunc(cells[a], cells[b], program.Decimal.Equal) {
		return false, nil
	}
	var texts [2][]uint64
	for i, source := range [...]int32{a, b} {
		t := r.Tabs[slices.IndexFunc(r.Tabs, func(t *recognise.Table) bool { return t.Source == r.Sources[source] })]
		h := uint64(seed)
		for col := range t.Styles {
			h = mixText(h, t.Styles[col].Header)
		}
		texts[i] = append(texts[i], h)
		if err := rows.EachRow(t, func(l *rows.Line, _ table.Role) error {
			h := uint64(seed)
			for col := range t.Styles {
				h = mixText(h, recognise.CellText(l.Cell(col)))
			}
			texts[i] = append(texts[i], h)
			return nil
		}); err != nil {
			return false, err
		}
	}
	return slices.Equal(texts[0], texts[1]), nil
}

// convinces is whether amounts on which two tables agree are no accident: they
// are several, or have digits that chance does not repeat.
func convinces(agreed []program.Decimal) bool {
	return len(agreed) >= twinsAtLeast || digitsOf(agreed) >= digitsAtLeast
}

// digitsAtLeast is how many digits, without the zeros behind them, fewer amounts
// than twinsAtLeast must have.
const digitsAtLeast = 8

// grown is whether a table holds every amount of another of the same name but for the
// month or the day in it: each month's export holds the months before.
func (r *Revenue) grown(small, large int32, cells map[int32]map[cellKey]program.Decimal) bool {
	if len(cells[small]) >= len(cells[large]) || stem(r.place(small)) != stem(r.place(large)) {
		return false
	}
	for k, amount := range cells[small] {
		if other, ok := cells[large][k]; !ok || !other.Equal(amount) {
			return false
		}
	}
	return true
}

// stem is a name without what tells its month or day: numbers, and names of months.
func stem(place string) string {
	words := strings.FieldsFunc(place, func(c rune) bool { return !unicode.IsLetter(c) })
	return strings.Join(slices.DeleteFunc(words, func(w string) bool {
		_, month := value.MonthName(w)
		return month
	}), " ")
}

// leaveOut leaves a table out that another tells; grown is whether it is an earlier
// month's export, which asks for nothing.
func (r *Revenue) leaveOut(small, large int32, grown bool) error {
	s := r.Sources[small]
	if grown {
		r.Say(finding.Note, "revenue-twice", finding.Ref{File: s.File, Sheet: s.Sheet}, "nothing",
			"every amount of the table stands in %s too, which has grown since: it was not counted twice", r.place(large))
		return r.takeOut(small, "stands in "+r.place(large)+", which has grown since")
	}
	r.Say(finding.Warning, "revenue-twice", finding.Ref{File: s.File, Sheet: s.Sheet},
		"delete the older of the two; if both count, name their product lines",
		"the table tells the same amounts as %s and was not counted twice", r.place(large))
	return r.takeOut(small, "tells the same revenue as "+r.place(large))
}

// takeOut takes a table's amounts out of the ledger and sets its rows aside.
func (r *Revenue) takeOut(source int32, why string) error {
	s := r.Sources[source]
	r.Ledger.without(source)
	for currency, m := range s.Sums {
		s.CountAside(why, m.Used, currency)
		m.SetAside, m.Used = m.SetAside.Add(m.Used), program.Zero
	}
	return r.setRestAside(s, why)
}

// setRestAside sets aside every row of a source that was used.
func (r *Revenue) setRestAside(s *input.Source, why string) error {
	i := slices.IndexFunc(r.Tabs, func(t *recognise.Table) bool { return t.Source == s })
	gone := map[int]bool{}
	for _, rows := range s.Aside {
		for _, n := range rows {
			gone[n] = true
		}
	}
	return rows.EachRow(r.Tabs[i], func(l *rows.Line, role table.Role) error {
		if role == table.Data && !gone[l.N] {
			l.Row().SetAside(why)
		}
		return nil
	})
}

// Spellings is a note about product lines that differ only in spaces, signs or
// case: they are not joined, since nobody said that they are one.
func (r *Revenue) Spellings() {
	by := map[string][]string{}
	seen := make([]bool, len(r.Ledger.words))
	for _, e := range r.Ledger.All() {
		if seen[e.Line] {
			continue
		}
		seen[e.Line] = true
		if key := who.Compact(r.Ledger.words[e.Line]); key != "" {
			by[key] = append(by[key], r.Ledger.words[e.Line])
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
		r.Say(finding.Note, "product-spelling", finding.Ref{}, "if they are one, write them the same way",
			"the product lines %s may be one; they are counted apart", p)
	}
}
