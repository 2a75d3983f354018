package money

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// shiftAtMost is by how many months the same money is told later at most: an invoice and
// its payment.
const shiftAtMost = 3

// A paidKey is an amount that an account pays, in no matter which month.
type paidKey struct {
	account, currency int32
	amount            string
}

// paidMonths are the months in which each amount is paid, whatever for.
func paidMonths(cells map[cellKey]program.Decimal) map[paidKey][]program.Month {
	months := map[paidKey][]program.Month{}
	for c, sum := range cells {
		if sum.Sign() > 0 {
			k := paidKey{c.account, c.currency, sum.String()}
			months[k] = append(months[k], c.month)
		}
	}
	for _, all := range months {
		slices.Sort(all)
	}
	return months
}

// shifted asks about two tables in which the same accounts pay the same amounts, in one of
// them a little later: invoices beside what was received for them, or the same sales from
// an old system and a new one. Only amounts that an account pays once in each show that.
func (r *Revenue) shifted(a, b int32, cells map[int32]map[cellKey]program.Decimal) {
	if len(cells[a]) == 0 || len(cells[b]) == 0 {
		return
	}
	early, late := a, b
	told, accounts := shift(cells[a], cells[b])
	if other, of := shift(cells[b], cells[a]); len(other) > len(told) {
		early, late, told, accounts = b, a, other, of
	}
	if len(told) <= twinsAtLeast || accounts < 2 || digitsOf(told) < digitsAtLeast ||
		3*len(told) < 2*min(len(cells[a]), len(cells[b])) {
		return
	}
	sum := program.Zero
	for _, d := range told {
		sum = sum.Add(d)
	}
	s := r.Sources[late]
	r.Ask(finding.Warning, "revenue-shifted", finding.Ref{File: s.File, Sheet: s.Sheet},
		finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: none", r.place(late)), Or: fmt.Sprintf("{%q: none}", r.place(early))},
		"if it is, ",
		"%s of the table, in all %s, stand in %s too, for the same accounts and of the same month or up to %d months before: "+
			"it may be the same money; both were counted", program.Plural(len(told), "amount", "amounts"), sum.StringFixed(2),
		r.place(early),
		shiftAtMost)
}

// shift are the amounts of one table that stand in another too, in the same month or a
// little later, each once, and of how many accounts.
func shift(early, late map[cellKey]program.Decimal) (told []program.Decimal, accounts int) {
	from, of := paidMonths(early), map[int32]bool{}
	for k, months := range paidMonths(late) {
		before := from[k]
		if len(months) != 1 || len(before) != 1 || months[0] < before[0] || months[0] > before[0]+shiftAtMost {
			continue
		}
		d, err := program.ParseDecimal(k.amount)
		if err == nil {
			told, of[k.account] = append(told, d), true
		}
	}
	return told, len(of)
}

// digitsOf is how many digits amounts have, without the zeros behind them.
func digitsOf(amounts []program.Decimal) int {
	digits := 0
	for _, d := range amounts {
		digits += len(strings.Trim(d.Abs().Shift(2).Truncate(0).String(), "0"))
	}
	return digits
}
