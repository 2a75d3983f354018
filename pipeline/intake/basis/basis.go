// Package basis chooses what stands for revenue and for which day the book is
// made, and puts it into the ledger where it is no table of revenue.
package basis

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/program"
)

// A Choice is what stands for revenue.
type Choice struct{ *kinds.Records }

func New(r *kinds.Records) *Choice { return &Choice{r} }

// A ground is one way in which the input can tell what accounts pay us.
type ground struct {
	basis program.Basis
	// has is whether the input has it at all.
	has func(*Choice) bool
	// newest is the last day of which it tells anything.
	newest func(*Choice) program.Date
	// note is what every page says that uses it; "" for revenue itself.
	note string
	kind string
}

// grounds are the ways, the best first.
var grounds = []ground{
	{program.BasisRevenue, func(r *Choice) bool { return !r.Ledger.Empty() }, (*Choice).newestRevenue, "", "revenue"},
	{program.BasisContracts, hasContracts, (*Choice).newestContract,
		"Revenue is taken from contract values, spread over their days: no table of revenue was given.", "contracts"},
	{program.BasisOpportunities, hasWon, (*Choice).newestWon,
		"Revenue is the value of won opportunities in the month of their close: no table of revenue was given.", "opportunities"},
	{program.BasisAccounts, hasOurs, (*Choice).newestOurs,
		"Revenue is an amount in the table of accounts: no table of revenue was given.", "accounts"},
}

// Basis chooses what stands for revenue and the as-of date. It refuses an input
// that has no accounts, or nothing that tells what they pay us.
func (r *Choice) Basis() error {
	if len(r.Directory.Entries) == 0 {
		return r.refuse("no accounts were found", "a table with a column of account names or ids")
	}
	for _, it := range r.Deals.All {
		it.Is.Understand()
	}
	for _, g := range grounds {
		if want := input.Bases[r.Policy.Basis]; want != program.NoBasis && want != g.basis || !g.has(r) {
			continue
		}
		r.Facts.Basis, r.Facts.BasisNote = g.basis, g.note
		r.asOf(g)
		r.take(g)
		r.askRevenue()
		return nil
	}
	r.askRevenue()
	return r.refuse("nothing says what the accounts pay us", r.wanted())
}

// wanted is what would tell what the accounts pay us.
func (r *Choice) wanted() string {
	if want := input.Bases[r.Policy.Basis]; want != program.NoBasis {
		return fmt.Sprintf("%s, since the configuration says revenue_basis: %s", want, r.Policy.Basis)
	}
	if t, header := r.askedRevenue(); t != nil {
		return fmt.Sprintf("a table of revenue, contracts or won deals; %s has a column %s that may be the customers' own size: if it is "+
			"what they pay us, write in the configuration  columns: {%q: {our revenue: %q}}",
			input.Place(t.File, t.Sheet), finding.Quote(header), input.Place(t.File, t.Sheet), header)
	}
	return "a table of revenue, contracts with their values and dates, or opportunities that were won"
}

// refuse is the error of an input that cannot make a book: what was looked for,
// what was found instead, and what would mend it.
func (r *Choice) refuse(what, wanted string) error {
	var found []string
	for _, s := range r.Sources {
		kind := s.Kind
		if kind == "" {
			kind = "not recognised"
		}
		found = append(found, input.Place(s.File, s.Sheet)+" ("+kind+")")
	}
	instead := "the folder holds no tables"
	if len(found) > 0 {
		instead = "found instead: " + input.Listed(found, 5)
	}
	return fmt.Errorf("%w: %s; %s; put in %s", input.ErrRefused, what, instead, wanted)
}

// asOf decides the day for which the book is made.
func (r *Choice) asOf(g ground) {
	f := r.Facts
	newest := g.newest(r)
	switch {
	case r.Policy.AsOf.Known():
		f.AsOf, f.AsOfFrom = r.Policy.AsOf, r.Policy.AsOfFrom
	case newest.Known() && newest.AddMonths(3) < r.Policy.Today:
		f.AsOf, f.AsOfFrom, f.AsOfFromData = newest.Month().Last(), "newest revenue", true
		r.Say(finding.Warning, "as-of-from-data", finding.Ref{}, "bring newer exports, or say --as-of "+r.Policy.Today.String(),
			"the newest revenue is of %s, more than three months before today; the book is made for %s", newest.Month(), f.AsOf)
	default:
		f.AsOf, f.AsOfFrom = r.Policy.Today, "today"
	}
}

// take fills the facts' revenue from the chosen ground.
func (r *Choice) take(g ground) {
	switch g.basis {
	case program.BasisContracts:
		r.Ledger = money.NewLedger()
		r.spreadContracts()
	case program.BasisOpportunities:
		r.Ledger = money.NewLedger()
		r.bookDeals()
	case program.BasisAccounts:
		r.Ledger = money.NewLedger()
		r.bookOurs()
	}
}

func hasContracts(r *Choice) bool {
	return slices.ContainsFunc(r.Terms.All, func(it *kinds.Item[kinds.Term]) bool { return it.Entry != nil && it.Is.Start <= r.Bound })
}

func hasWon(r *Choice) bool { return slices.ContainsFunc(r.Deals.All, r.Earned) }

// Earned is whether a deal was won for an account by the end of what is known.
func (r *Choice) Earned(it *kinds.Item[kinds.Deal]) bool {
	d := &it.Is
	return d.Won && d.Amount.Known && it.Entry != nil && d.Close.Known() && d.Close <= r.Bound
}

// newestRevenue is the last day of the newest month with revenue. A month is
// told of as a whole.
func (r *Choice) newestRevenue() program.Date {
	newest := program.Month(0)
	for _, e := range r.Ledger.All() {
		newest = max(newest, e.Month)
	}
	return newest.Last()
}

// newestContract is the newest dated event of the contracts: a start or an end
// that lies behind us. Running on is no event.
func (r *Choice) newestContract() program.Date {
	newest := program.Date(0)
	for _, it := range r.Terms.All {
		for _, d := range [...]program.Date{it.Is.Start, it.Is.End} {
			if d <= r.Bound {
				newest = max(newest, d)
			}
		}
	}
	return newest
}

func (r *Choice) newestWon() program.Date {
	newest := program.Date(0)
	for _, it := range r.Deals.All {
		if r.Earned(it) {
			newest = max(newest, it.Is.Close)
		}
	}
	return newest
}

// bookDeals puts won deals into the ledger, in the month of their close.
func (r *Choice) bookDeals() {
	for _, it := range r.Deals.All {
		if !r.Earned(it) || it.Is.Close > r.Facts.AsOf {
			continue
		}
		d := &it.Is
		q, _ := amount.PlainQuantity(d.Amount.Amount.String())
		at := d.Origin.Field("amount")
		r.Ledger.Add(it.Entry, money.LedgerKey{Source: r.SourceNumber(it.Where.Source), Month: d.Close.Month(),
			Line: r.Ledger.Number(d.ProductLine), Currency: r.Ledger.Number(d.Amount.Currency)}, q, at.Row, at.Col)
	}
}
