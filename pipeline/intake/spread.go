package intake

import (
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
	*entry
	ledgerKey
}

// spreadContracts turns contracts into revenue by month: a year's value ÷ 365
// for each day from start to end, both included, and to the as-of date where
// the contract is open or runs on.
func (r *choice) spreadContracts() {
	sums := map[dayKey]*daySum{}
	for _, it := range r.terms.all {
		if it.entry == nil || it.is.Start > r.facts.AsOf {
			continue
		}
		end := it.is.End
		if !end.Known() || end > r.facts.AsOf {
			end = r.facts.AsOf
		}
		r.spread(it, program.Period{From: it.is.Start, To: end}, sums)
	}
	for k, s := range sums {
		amount := program.Divide(s.days, program.NewDecimal(365))
		r.ledger.add(k.entry, k.ledgerKey, quantity{exact: &amount}, s.row, s.col).cells = s.n
	}
}

func (r *choice) spread(it *item[term], p program.Period, sums map[dayKey]*daySum) {
	at := it.is.Origin.Field("annual value")
	key := dayKey{it.entry, ledgerKey{source: r.sourceNumber(it.where.source),
		line: r.ledger.number(it.is.line), currency: r.ledger.number(it.is.Annual.Currency)}}
	for m := p.From.Month(); m <= p.To.Month(); m++ {
		days := p.Overlap(program.Period{From: m.First(), To: m.Last()}).Days()
		key.month = m
		s := sums[key]
		if s == nil {
			s = &daySum{row: at.Row, col: at.Col}
			sums[key] = s
		}
		s.days = s.days.Add(it.is.Annual.Amount.Mul(program.NewDecimal(int64(days))))
		s.n++
	}
}
