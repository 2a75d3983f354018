// Package reconcile answers whether everything adds up: of every table the rows
// read are those used and those set aside, and so is the money.
package reconcile

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/intake/basis"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/kinds"
	"sponsorbook/pipeline/program"
)

// A Balance is whether everything adds up, once everything is read.
type Balance struct{ *basis.Choice }

func New(c *basis.Choice) *Balance { return &Balance{c} }

// basisKinds are the kinds of table whose money each basis counts.
var basisKinds = map[program.Basis]string{
	program.BasisRevenue: "revenue", program.BasisContracts: "contracts",
	program.BasisOpportunities: "opportunities", program.BasisAccounts: "accounts",
}

// Reconcile closes the sources: of every table rows read are rows used and rows
// set aside, and money read is money used and money set aside. The money of the
// basis is counted once more, in total, up to the as-of date.
func (r *Balance) Reconcile() {
	for _, s := range r.Sources {
		s.Close()
		r.SayUseless(s)
		r.Facts.Sources = append(r.Facts.Sources, s.Source)
	}
	slices.SortStableFunc(r.Facts.Sources, func(a, b *program.Source) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.HeaderRow, b.HeaderRow))
	})
	r.Facts.Money = r.basisMoney()
}

// basisMoney is the money of the basis, of all dates up to the as-of date.
func (r *Balance) basisMoney() []program.MoneyLine {
	total := &input.Source{}
	switch r.Facts.Basis {
	case program.BasisOpportunities:
		r.wonMoney(total)
	case program.BasisContracts:
		r.contractMoney(total)
	default:
		for _, s := range r.Sources {
			if s.Kind == basisKinds[r.Facts.Basis] {
				r.sourceMoney(total, s)
			}
		}
	}
	return input.MoneyLines(total.Sums)
}

// sourceMoney adds up a source's money, but for amounts of after the as-of date.
func (r *Balance) sourceMoney(total, s *input.Source) {
	for _, m := range s.Money {
		total.Count(m.Used, m.Currency, input.Used)
		total.Count(m.SetAside.Sub(s.Later[m.Currency]), m.Currency, input.Unused)
	}
}

// wonMoney counts won deals: used are those that belong to an account and a
// month.
func (r *Balance) wonMoney(total *input.Source) {
	for _, it := range r.Deals.All {
		r.countWon(total, it, input.Fate(r.Earned(it) && it.Is.Close <= r.Facts.AsOf))
	}
	for _, it := range r.Deals.Again {
		it.Is.Understand()
		r.countWon(total, it, input.Unused)
	}
}

func (r *Balance) countWon(total *input.Source, it *kinds.Item[kinds.Deal], f input.Fate) {
	d := &it.Is
	if d.Won && d.Amount.Known && d.Close <= r.Facts.AsOf {
		total.Count(d.Amount.Amount, d.Amount.Currency, f)
	}
}

// contractMoney counts a year's value of every contract that has begun.
func (r *Balance) contractMoney(total *input.Source) {
	for _, it := range r.Terms.All {
		if it.Is.Start <= r.Facts.AsOf {
			total.Count(it.Is.Annual.Amount, it.Is.Annual.Currency, input.Fate(it.Entry != nil))
		}
	}
	for _, it := range r.Terms.Again {
		if m := it.Is.Annual; m.Known && it.Is.Start <= r.Facts.AsOf {
			total.Count(m.Amount, m.Currency, input.Unused)
		}
	}
}
