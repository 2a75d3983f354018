package intake

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func hasOurs(r *choice) bool {
	return slices.ContainsFunc(r.directory.entries, func(e *entry) bool {
		return slices.ContainsFunc(e.ours, func(o ourAmount) bool { return o.period.From <= r.bound })
	})
}

func (r *choice) newestOurs() program.Date {
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

// bookOurs puts the accounts table's own amounts into the ledger.
func (r *choice) bookOurs() {
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

func (r *choice) bookShared(e *entry, o ourAmount, p program.Period) {
	b := biller{revenue: r.revenue, source: r.sourceNumber(o.from)}
	key := ledgerKey{source: b.source, currency: r.ledger.number(o.amount.Currency)}
	from, to := p.From.Month(), p.To.Month()
	for i, part := range shareOut(o.amount.Amount, from, b.through(from, to)) {
		key.month = from + program.Month(i)
		q, _ := plainQuantity(part.String())
		r.ledger.add(e, key, q, e.Origin.Row, o.col)
	}
}

// lastYear are the twelve full months that end on or before the as-of date.
func (r *choice) lastYear() program.Period {
	last := r.facts.AsOf.Month()
	if last.Last() > r.facts.AsOf {
		last--
	}
	return program.Period{From: (last - 11).First(), To: last.Last()}
}

// askRevenue is the question of a bare "Revenue" column in the accounts.
func (r *choice) askRevenue() {
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
func (r *choice) askedRevenue() (*tab, string) {
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
