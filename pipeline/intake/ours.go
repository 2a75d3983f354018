package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

func hasOurs(r *reading) bool {
	return slices.ContainsFunc(r.directory.entries, func(e *entry) bool {
		return slices.ContainsFunc(e.ours, func(o ourAmount) bool { return o.period.From <= r.bound })
	})
}

func (r *reading) newestOurs() program.Date {
	newest := program.Date(0)
	for _, e := range r.directory.entries {
		for _, o := range e.ours {
			if o.period.From <= r.bound {
				newest = max(newest, min(o.period.To, r.bound))
			}
		}
	}
	return newest
}

// An ourAmount is an amount of the accounts table that is plainly ours.
type ourAmount struct {
	amount program.Money
	period program.Period // the zero period: the last twelve full months
	col    int
	from   *source
}

// bookOurs puts the accounts table's own amounts into the ledger.
func (r *reading) bookOurs() {
	year := r.lastYear()
	for _, e := range r.directory.entries {
		for _, o := range e.ours {
			p := o.period
			if p.Days() == 0 {
				p = year
			}
			if p.From > r.bound {
				o.from.countLater(o.amount.Amount, o.amount.Currency)
				continue
			}
			o.from.count(o.amount.Amount, o.amount.Currency, used)
			r.bookShared(e, o, p)
		}
		for _, o := range e.again {
			o.from.count(o.amount.Amount, o.amount.Currency, unused)
		}
	}
}

func (r *reading) bookShared(e *entry, o ourAmount, p program.Period) {
	b := biller{reading: r, source: r.sourceNumber(o.from)}
	key := ledgerKey{source: b.source, currency: r.ledger.number(o.amount.Currency)}
	from, to := p.From.Month(), p.To.Month()
	for i, part := range shareOut(o.amount.Amount, from, b.through(from, to)) {
		key.month = from + program.Month(i)
		q, _ := plainQuantity(part.String())
		r.ledger.add(e, key, q, e.Origin.Row, o.col)
	}
}

// lastYear are the twelve full months that end on or before the as-of date.
func (r *reading) lastYear() program.Period {
	last := r.facts.AsOf.Month()
	if last.Last() > r.facts.AsOf {
		last--
	}
	return program.Period{From: (last - 11).First(), To: last.Last()}
}

// ourAmounts are the amounts of a line of accounts that are plainly ours: a
// column that names its year, or one that the configuration names. A bare
// "Revenue" is a question and is not among them.
func (l *line) ourAmounts() []ourAmount {
	var all []ourAmount
	t := l.tab
	for col := 1; col < len(t.columns); col++ {
		y := &t.columns[col]
		if y.field != "our revenue" || y.asked || l.blank(col) {
			continue
		}
		if m := l.money(col); m.Known {
			o := ourAmount{amount: m, col: col, from: t.source}
			if y.year > 0 {
				o.period = yearOf(y.header, y.year, t.fiscal())
			}
			all = append(all, o)
		}
	}
	return all
}

// yearOf are the days of a year that a header names: a fiscal year where it
// says so.
func yearOf(header string, year int, fiscal time.Month) program.Period {
	name := strconv.Itoa(year)
	if strings.Contains(strings.ToUpper(header), "FY") {
		name = "FY" + name
	}
	p, _ := value.DateStyle{}.Period(name, fiscal)
	return p
}

// askRevenue is the question of a bare "Revenue" column in the accounts.
func (r *reading) askRevenue() {
	t, header := r.askedRevenue()
	if t == nil || r.facts.Basis == program.BasisRevenue {
		return
	}
	meanwhile := ""
	if r.facts.Basis != program.NoBasis {
		meanwhile = ", and " + strings.TrimPrefix(string(r.facts.Basis), "contract ") + " stand for revenue"
	}
	r.ask(finding.Warning, "revenue-question", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: t.column(header)},
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {our revenue: %q}", place(t.File, t.Sheet), header)}, "if it is what they pay us, set revenue_basis: accounts and ",
		"%s may be the customers' own size or what they pay us; it was not used%s", finding.Quote(header), meanwhile)
}

// askedRevenue is the first column of the accounts that may be ours.
func (r *reading) askedRevenue() (*tab, string) {
	for _, t := range r.tabs {
		if t.kind.Name != "accounts" {
			continue
		}
		for col := range t.columns {
			if t.columns[col].asked {
				return t, t.columns[col].header
			}
		}
	}
	return nil, ""
}
