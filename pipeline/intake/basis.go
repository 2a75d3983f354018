package intake

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A choice is what stands for revenue.
type choice struct{ *records }

func newChoice(r *records) *choice { return &choice{r} }

// A ground is one way in which the input can tell what accounts pay us.
type ground struct {
	basis program.Basis
	// has is whether the input has it at all.
	has func(*choice) bool
	// newest is the last day of which it tells anything.
	newest func(*choice) program.Date
	// note is what every page says that uses it; "" for revenue itself.
	note string
	kind string
}

// grounds are the ways, the best first.
var grounds = []ground{
	{program.BasisRevenue, func(r *choice) bool { return !r.ledger.empty() }, (*choice).newestRevenue, "", "revenue"},
	{program.BasisContracts, hasContracts, (*choice).newestContract,
		"Revenue is taken from contract values, spread over their days: no table of revenue was given.", "contracts"},
	{program.BasisOpportunities, hasWon, (*choice).newestWon,
		"Revenue is the value of won opportunities in the month of their close: no table of revenue was given.", "opportunities"},
	{program.BasisAccounts, hasOurs, (*choice).newestOurs,
		"Revenue is an amount in the table of accounts: no table of revenue was given.", "accounts"},
}

// basis chooses what stands for revenue and the as-of date. It refuses an input
// that has no accounts, or nothing that tells what they pay us.
func (r *choice) basis() error {
	if len(r.directory.entries) == 0 {
		return r.refuse("no accounts were found", "a table with a column of account names or ids")
	}
	for _, it := range r.deals.all {
		r.understandDeal(&it.is)
	}
	for _, g := range grounds {
		if want := bases[r.policy.Basis]; want != program.NoBasis && want != g.basis || !g.has(r) {
			continue
		}
		r.facts.Basis, r.facts.BasisNote = g.basis, g.note
		r.asOf(g)
		r.take(g)
		r.askRevenue()
		return nil
	}
	r.askRevenue()
	return r.refuse("nothing says what the accounts pay us", r.wanted())
}

// wanted is what would tell what the accounts pay us.
func (r *choice) wanted() string {
	if want := bases[r.policy.Basis]; want != program.NoBasis {
		return fmt.Sprintf("%s, since the configuration says revenue_basis: %s", want, r.policy.Basis)
	}
	if t, header := r.askedRevenue(); t != nil {
		return fmt.Sprintf("a table of revenue, contracts or won deals; %s has a column %s that may be the customers' own size: if it is what they pay us, write in the configuration  columns: {%q: {our revenue: %q}}",
			place(t.File, t.Sheet), finding.Quote(header), place(t.File, t.Sheet), header)
	}
	return "a table of revenue, contracts with their values and dates, or opportunities that were won"
}

// refuse is the error of an input that cannot make a book: what was looked for,
// what was found instead, and what would mend it.
func (r *choice) refuse(what, wanted string) error {
	var found []string
	for _, s := range r.sources {
		kind := s.Kind
		if kind == "" {
			kind = "not recognised"
		}
		found = append(found, place(s.File, s.Sheet)+" ("+kind+")")
	}
	instead := "the folder holds no tables"
	if len(found) > 0 {
		instead = "found instead: " + listed(found, 5)
	}
	return fmt.Errorf("%w: %s; %s; put in %s", ErrRefused, what, instead, wanted)
}

// asOf decides the day for which the book is made.
func (r *choice) asOf(g ground) {
	f := r.facts
	newest := g.newest(r)
	switch {
	case r.policy.AsOf.Known():
		f.AsOf, f.AsOfFrom = r.policy.AsOf, r.policy.AsOfFrom
	case newest.Known() && newest.AddMonths(3) < r.policy.Today:
		f.AsOf, f.AsOfFrom, f.AsOfFromData = newest.Month().Last(), "newest revenue", true
		r.say(finding.Warning, "as-of-from-data", finding.Ref{}, "bring newer exports, or say --as-of "+r.policy.Today.String(),
			"the newest revenue is of %s, more than three months before today; the book is made for %s", newest.Month(), f.AsOf)
	default:
		f.AsOf, f.AsOfFrom = r.policy.Today, "today"
	}
}

// take fills the facts' revenue from the chosen ground.
func (r *choice) take(g ground) {
	switch g.basis {
	case program.BasisContracts:
		r.ledger = newLedger()
		r.spreadContracts()
	case program.BasisOpportunities:
		r.ledger = newLedger()
		r.bookDeals()
	case program.BasisAccounts:
		r.ledger = newLedger()
		r.bookOurs()
	}
}

func hasContracts(r *choice) bool {
	return slices.ContainsFunc(r.terms.all, func(it *item[term]) bool { return it.entry != nil && it.is.Start <= r.bound })
}

func hasWon(r *choice) bool { return slices.ContainsFunc(r.deals.all, r.earned) }

// earned is whether a deal was won for an account by the end of what is known.
func (r *choice) earned(it *item[deal]) bool {
	d := &it.is
	return d.Won && d.Amount.Known && it.entry != nil && d.Close.Known() && d.Close <= r.bound
}

// newestRevenue is the last day of the newest month with revenue. A month is
// told of as a whole.
func (r *choice) newestRevenue() program.Date {
	newest := program.Month(0)
	for _, e := range r.ledger.all() {
		newest = max(newest, e.month)
	}
	return newest.Last()
}

// newestContract is the newest dated event of the contracts: a start or an end
// that lies behind us. Running on is no event.
func (r *choice) newestContract() program.Date {
	newest := program.Date(0)
	for _, it := range r.terms.all {
		for _, d := range [...]program.Date{it.is.Start, it.is.End} {
			if d <= r.bound {
				newest = max(newest, d)
			}
		}
	}
	return newest
}

func (r *choice) newestWon() program.Date {
	newest := program.Date(0)
	for _, it := range r.deals.all {
		if r.earned(it) {
			newest = max(newest, it.is.Close)
		}
	}
	return newest
}

// bookDeals puts won deals into the ledger, in the month of their close.
func (r *choice) bookDeals() {
	for _, it := range r.deals.all {
		if !r.earned(it) || it.is.Close > r.facts.AsOf {
			continue
		}
		d := &it.is
		q, _ := plainQuantity(d.Amount.Amount.String())
		at := d.Origin.Field("amount")
		r.ledger.add(it.entry, ledgerKey{source: r.sourceNumber(it.where.source), month: d.Close.Month(),
			line: r.ledger.number(d.ProductLine), currency: r.ledger.number(d.Amount.Currency)}, q, at.Row, at.Col)
	}
}
