package money

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/program"
)

// longer are the rows of a table whose period is longer than that of others: a
// quarter below its months may add them up.
type longer struct {
	rows     []posted // of more than a month
	shortest int      // months of the shortest period
	longest  int
	many     bool // there are too many to be kept
}

// longerAtMost is how many rows of more than a month are kept: where there are
// more, they are no sums among months.
const longerAtMost = 20000

func months(p program.Period) int { return int(p.To.Month()-p.From.Month()) + 1 }

// add takes a row that was put into the ledger.
func (x *longer) add(p posted) {
	n := months(p.period)
	if x.shortest == 0 || n < x.shortest {
		x.shortest = n
	}
	x.longest = max(x.longest, n)
	switch {
	case n == 1 || x.many:
	case len(x.rows) == longerAtMost:
		x.rows, x.many = nil, true
	default:
		p.currency = strings.Clone(p.currency)
		x.rows = append(x.rows, p)
	}
}

// settleLonger leaves out the rows that add up the rows of the periods within
// theirs, where nearly all that have such rows do.
func (b *Biller) settleLonger() {
	x := &b.longer
	if x.shortest == x.longest || len(x.rows) == 0 || len(b.t.Spans) > 0 {
		return
	}
	x.rows = slices.DeleteFunc(x.rows, func(p posted) bool { return b.taken[p.row] })
	slices.SortStableFunc(x.rows, func(a, c posted) int { return cmp.Compare(months(a.period), months(c.period)) })
	b.repost(x.rows, -1)
	var sums, others []posted
	for _, p := range x.rows {
		switch inner := b.inside(p); {
		case inner.IsZero():
			b.repost([]posted{p}, 1)
		case inner.Equal(p.amount.Decimal()):
			sums = append(sums, p)
		default:
			others = append(others, p)
			b.repost([]posted{p}, 1)
		}
	}
	if len(sums) < 2 || len(sums) < 9*len(others) {
		b.repost(sums, 1)
		b.askLonger(append(sums, others...), len(sums))
		return
	}
	b.repost(sums, 1)
	by := map[string]*amount.Tally{}
	for _, p := range sums {
		tallyTo(by, p.charge)
		b.takeBack(p, "adds up the rows of the periods within its own")
	}
	b.Say(finding.Note, "period-sums", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: sums[0].row}, "",
		"%s add up the rows of the periods within theirs, in all %s, and were not counted twice", program.Plural(len(sums), "row", "rows"),
		sumsOf(by))
	if len(others) > 0 {
		b.askLonger(others, 0)
	}
}

// askLonger asks about rows whose period holds those of other rows.
func (b *Biller) askLonger(rows []posted, equal int) {
	if len(rows) == 0 {
		return
	}
	by := map[string]*amount.Tally{}
	for _, p := range rows {
		tallyTo(by, p.charge)
	}
	b.Say(finding.Warning, "periods-overlap", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: rows[0].row},
		"leave out the rows that add up others, if these do",
		"%s, in all %s, have a period that holds those of other rows of the account; %d of them are their sum; all were counted",
		program.Plural(len(rows), "row", "rows"), sumsOf(by), equal)
}

// repost puts rows into the ledger, or takes them out.
func (b *Biller) repost(rows []posted, cells int32) {
	for _, p := range rows {
		if cells < 0 {
			p.amount = p.amount.Neg()
		}
		b.post(p.entry, p.key, p.charge, p.row, cells)
	}
}

// inside is what the ledger holds of a row's account within its period, from
// the same table: of its product line, else of all.
func (b *Biller) inside(p posted) program.Decimal {
	line, all := program.Zero, program.Zero
	if p.entry.Number >= len(b.Ledger.accounts) {
		return all
	}
	for i := range b.Ledger.accounts[p.entry.Number].entries {
		e := &b.Ledger.accounts[p.entry.Number].entries[i]
		if e.Source != b.Source || e.Currency != p.key.Currency || e.Month < p.period.From.Month() || e.Month > p.period.To.Month() ||
			e.Cells == 0 {
			continue
		}
		all = all.Add(e.sum.Decimal())
		if e.Line == p.key.Line {
			line = line.Add(e.sum.Decimal())
		}
	}
	if line.Equal(p.amount.Decimal()) {
		return line
	}
	return all
}
