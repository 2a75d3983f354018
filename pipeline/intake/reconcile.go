package intake

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// A balance is whether everything adds up, once everything is read.
type balance struct{ *choice }

func newBalance(c *choice) *balance { return &balance{c} }

// basisKinds are the kinds of table whose money each basis counts.
var basisKinds = map[program.Basis]string{
	program.BasisRevenue: "revenue", program.BasisContracts: "contracts",
	program.BasisOpportunities: "opportunities", program.BasisAccounts: "accounts",
}

// reconcile closes the sources: of every table rows read are rows used and rows
// set aside, and money read is money used and money set aside. The money of the
// basis is counted once more, in total, up to the as-of date.
func (r *balance) reconcile() {
	for _, s := range r.sources {
		s.close()
		r.facts.Sources = append(r.facts.Sources, s.Source)
	}
	slices.SortStableFunc(r.facts.Sources, func(a, b *program.Source) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.HeaderRow, b.HeaderRow))
	})
	r.facts.Money = r.basisMoney()
}

// basisMoney is the money of the basis, of all dates up to the as-of date.
func (r *balance) basisMoney() []program.MoneyLine {
	total := &source{}
	switch r.facts.Basis {
	case program.BasisOpportunities:
		r.wonMoney(total)
	case program.BasisContracts:
		r.contractMoney(total)
	default:
		for _, s := range r.sources {
			if s.Kind == basisKinds[r.facts.Basis] {
				r.sourceMoney(total, s)
			}
		}
	}
	return moneyLines(total.money)
}

// sourceMoney adds up a source's money, but for amounts of after the as-of date.
func (r *balance) sourceMoney(total, s *source) {
	for _, m := range s.Money {
		total.count(m.Used, m.Currency, used)
		total.count(m.SetAside.Sub(s.later[m.Currency]), m.Currency, unused)
	}
}

// wonMoney counts won deals: used are those that belong to an account and a
// month.
func (r *balance) wonMoney(total *source) {
	for _, it := range r.deals.all {
		r.countWon(total, it, fate(r.earned(it) && it.is.Close <= r.facts.AsOf))
	}
	for _, it := range r.deals.again {
		r.understandDeal(&it.is)
		r.countWon(total, it, unused)
	}
}

func (r *balance) countWon(total *source, it *item[deal], f fate) {
	d := &it.is
	if d.Won && d.Amount.Known && d.Close <= r.facts.AsOf {
		total.count(d.Amount.Amount, d.Amount.Currency, f)
	}
}

// contractMoney counts a year's value of every contract that has begun.
func (r *balance) contractMoney(total *source) {
	for _, it := range r.terms.all {
		if it.is.Start <= r.facts.AsOf {
			total.count(it.is.Annual.Amount, it.is.Annual.Currency, fate(it.entry != nil))
		}
	}
	for _, it := range r.terms.again {
		if m := it.is.Annual; m.Known && it.is.Start <= r.facts.AsOf {
			total.count(m.Amount, m.Currency, unused)
		}
	}
}
