package basis

import (
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// A daySum is annual values times days of one account in one month and product
// line. It is divided by the days of a year once, at the end, so that five
// contracts of an account do not lose five times.
type daySum struct {
	days program.Decimal
	row  int
	col  int
	n    int32
}

// A dayKey is an account and an entry of its page.
type dayKey struct {
	*who.Entry
	money.LedgerKey
}

// spreadContracts turns contracts into revenue by month: a year's value ÷ 365
// for each day from start to end, both included, and to the as-of date where
// the contract is open or runs on.
func (r *Choice) spreadContracts() {
	sums := map[dayKey]*daySum{}
	for _, it := range r.Terms.All {
		if it.Entry == nil || it.Is.Start > r.Facts.AsOf {
			continue
		}
		end := it.Is.RunsTo(r.Facts.AsOf)
		if !end.Known() || end > r.Facts.AsOf {
			end = r.Facts.AsOf
		}
		r.spread(it, program.Period{From: it.Is.Start, To: end}, sums)
	}
	for k, s := range sums {
		value := program.Divide(s.days, program.NewDecimal(365))
		r.Ledger.Add(k.Entry, k.LedgerKey, amount.Quantity{Exact: &value}, s.row, s.col).Cells = s.n
	}
}

func (r *Choice) spread(it *kinds.Item[kinds.Term], p program.Period, sums map[dayKey]*daySum) {
	at := it.Is.Origin.Field("annual value")
	key := dayKey{it.Entry, money.LedgerKey{Source: r.SourceNumber(it.Where.Source),
		Line: r.Ledger.Number(it.Is.Line), Currency: r.Ledger.Number(it.Is.Annual.Currency)}}
	for m := p.From.Month(); m <= p.To.Month(); m++ {
		days := p.Overlap(program.Period{From: m.First(), To: m.Last()}).Days()
		key.Month = m
		s := sums[key]
		if s == nil {
			s = &daySum{row: at.Row, col: at.Col}
			sums[key] = s
		}
		s.days = s.days.Add(it.Is.Annual.Amount.Mul(program.NewDecimal(int64(days))))
		s.n++
	}
}
