package basis

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

func hasOurs(r *Choice) bool {
	return slices.ContainsFunc(r.Directory.Entries, func(e *who.Entry) bool {
		return slices.ContainsFunc(e.Ours, func(o who.OurAmount) bool { return o.Period.From <= r.Bound })
	})
}

func (r *Choice) newestOurs() program.Date {
	newest := program.Date(0)
	for _, e := range r.Directory.Entries {
		for _, o := range e.Ours {
			if o.Period.From <= r.Bound {
				newest = max(newest, min(o.Period.To, r.Bound))
			}
		}
	}
	return newest
}

// bookOurs puts the accounts table's own amounts into the ledger.
func (r *Choice) bookOurs() {
	year := r.lastYear()
	for _, e := range r.Directory.Entries {
		for _, o := range e.Ours {
			p := o.Period
			if p.Days() == 0 {
				p = year
			}
			if p.From > r.Bound {
				o.From.CountLater(o.Amount.Amount, o.Amount.Currency)
				continue
			}
			o.From.Count(o.Amount.Amount, o.Amount.Currency, input.Used)
			r.bookShared(e, o, p)
		}
		for _, o := range e.Again {
			o.From.Count(o.Amount.Amount, o.Amount.Currency, input.Unused)
		}
	}
}

func (r *Choice) bookShared(e *who.Entry, o who.OurAmount, p program.Period) {
	b := money.Biller{Revenue: r.Revenue, Source: r.SourceNumber(o.From)}
	key := money.LedgerKey{Source: b.Source, Currency: r.Ledger.Number(o.Amount.Currency)}
	from, to := p.From.Month(), p.To.Month()
	for i, part := range money.ShareOut(o.Amount.Amount, from, b.Through(from, to)) {
		key.Month = from + program.Month(i)
		q, _ := amount.PlainQuantity(part.String())
		r.Ledger.Add(e, key, q, e.Origin.Row, o.Col)
	}
}

// lastYear are the twelve full months that end on or before the as-of date.
func (r *Choice) lastYear() program.Period {
	last := r.Facts.AsOf.Month()
	if last.Last() > r.Facts.AsOf {
		last--
	}
	return program.Period{From: (last - 11).First(), To: last.Last()}
}

// askRevenue is the question of a bare "Revenue" column in the accounts.
func (r *Choice) askRevenue() {
	t, header := r.askedRevenue()
	if t == nil || r.Facts.Basis == program.BasisRevenue {
		return
	}
	meanwhile := ""
	if r.Facts.Basis != program.NoBasis {
		meanwhile = ", and " + strings.TrimPrefix(string(r.Facts.Basis), "contract ") + " stand for revenue"
	}
	r.Ask(finding.Warning, "revenue-question", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: t.Column(header)},
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {our revenue: %q}", input.Place(t.File, t.Sheet), header)},
		"if it is their own size, write {our revenue: \"\"} for that table and this is asked no more; if it is what they pay us, set "+
			"revenue_basis: accounts and ",
		"%s may be the customers' own size or what they pay us; it was not used%s", finding.Quote(header), meanwhile)
}

// askedRevenue is the first column of the accounts that may be ours.
func (r *Choice) askedRevenue() (*recognise.Table, string) {
	for _, t := range r.Tabs {
		if t.Subject.Name != "accounts" {
			continue
		}
		for col := range t.Styles {
			if t.Styles[col].Asked {
				return t, t.Styles[col].Header
			}
		}
	}
	return nil, ""
}
