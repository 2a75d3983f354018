package money

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// repetition finds tables that tell each sale once for each of its tags: most rows have the
// account, day and amount of another and differ from it in the same columns.
type repetition struct {
	on      bool
	sales   map[uint64]*sale
	columns []int                 // in which rows differ, the same on all; none before the first do
	apart   int                   // sales whose rows differ in more, or in another column
	tags    map[uint64]*who.Entry // by the text in it: an account that has it; nil for several
	shared  bool
	sizes   map[uint64]bool // amounts of repeated sales
	rows    int
	first   int
	sums    map[string]*amount.Tally
}

// A sale is the rows of one account, day and amount.
type sale struct {
	cells []uint64
	again bool
}

// repeatedAtMost is how many rows a table has at most that is looked at for them.
const repeatedAtMost = 50000

// startRepetition decides whether a table is looked at: nothing numbers its documents.
func (b *Biller) startRepetition() {
	b.again = repetition{on: b.twice.col == 0 && len(b.t.Spans) == 0 && b.period > 0 && b.t.Rows <= repeatedAtMost,
		sales: map[uint64]*sale{}, tags: map[uint64]*who.Entry{}, sizes: map[uint64]bool{}, sums: map[string]*amount.Tally{}}
	if fields, _ := input.Answer(b.t.Policy.Columns, b.t.File, b.t.Sheet); fields["product line"] != "" {
		b.again.on = false
	}
}

// sell takes an amount that was put into the ledger.
func (b *Biller) sell(l *rows.Line, e *who.Entry, c charge) {
	r := &b.again
	if !r.on || c.amount.Sign() == 0 {
		return
	}
	size := mixText(seed, c.currency+c.amount.Decimal().String())
	key := mix(mix(size, uint64(e.Number)), uint64(c.period.From))
	cells := make([]uint64, len(b.t.Styles))
	for col := 1; col < len(cells); col++ {
		cells[col] = mixText(seed, strings.TrimSpace(l.Cell(col).Text)+l.Cell(col).Value)
	}
	s := r.sales[key]
	if s == nil {
		r.sales[key] = &sale{cells: cells}
		return
	}
	var columns []int
	for col := range cells {
		if cells[col] != s.cells[col] {
			columns = append(columns, col)
		}
	}
	if len(columns) == 0 || len(r.columns) > 0 && !slices.Equal(columns, r.columns) {
		r.apart++
		return
	}
	if r.rows++; r.first == 0 {
		r.first, r.columns = l.N, columns
	}
	for _, col := range columns {
		for _, tag := range [...]uint64{s.cells[col], cells[col]} {
			if of, known := r.tags[tag]; known && of != e {
				r.shared = true
			}
			r.tags[tag] = e
		}
	}
	s.again, r.sizes[size] = true, true
	tallyTo(r.sums, c)
}

// repeatedAtLeast is from how many different amounts on repeated sales are no accident.
const repeatedAtLeast = 3

// askRepetition asks whether rows that differ in one column alone are one sale.
func (b *Biller) askRepetition() {
	r := &b.again
	again := 0
	for _, s := range r.sales {
		if s.again {
			again++
		}
	}
	if len(r.sizes) < repeatedAtLeast || 3*again < 2*len(r.sales) || 10*r.apart > again || !r.shared {
		return
	}
	var headers []string
	for _, col := range r.columns {
		headers = append(headers, b.t.Header(col))
	}
	b.Ask(finding.Warning, "rows-repeated", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: r.first, Col: r.columns[0]},
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {\"product line\": %q}", input.Place(b.t.File, b.t.Sheet),
			b.t.Styles[r.columns[0]].Header)}, "export them without it; if each counts, ",
		"%s, in all %s, have the account, day and amount of a row above and differ from it in %s alone: they may be the same sales once "+
			"more; they were counted", program.Plural(r.rows, "row", "rows"), sumsOf(r.sums), program.Listed(headers))
}
