package program

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
)

// An Expiry is what ends unless it is renewed.
type Expiry struct {
	On      Date     // unknown: a value whose day was not supplied
	Annual  Money    // a year's value; unknown where only the day was supplied
	Account *Account // whose it is; nil where the contract names none of the group
	Terms   ContractTerms
	Sources []finding.Ref
}

// Expiries are what a group renews, the earliest first, undated ones last: what
// its accounts name, else its contracts that run on the day, so that nothing
// counts twice. An account marked churned renews nothing, nor does a contract that ends. A day named by an
// account may lie in the past: then it was passed; a contract that ended is over.
func (g *Group) Expiries(at Date) []Expiry {
	var all []Expiry
	valued := slices.ContainsFunc(g.Members, func(a *Account) bool { return a.ContractValue.Known })
	if valued || len(g.Contracts) == 0 {
		for _, a := range g.Members {
			if a.Churned != Yes && (a.Renewal.Known() || a.ContractValue.Known) {
				all = append(all, Expiry{a.Renewal, a.ContractValue, a, a.Terms,
					[]finding.Ref{a.Origin.Field("renewal date"), a.Origin.Field("contract value")}})
			}
		}
	} else if !g.Churned() {
		for _, c := range g.Contracts {
			if !c.Ends && (!c.Start.Known() || c.Start <= at) && (!c.End.Known() || c.End > at) {
				all = append(all, Expiry{c.End, c.Annual, g.member(c.Account), c.Terms,
					[]finding.Ref{c.Origin.Field("end"), c.Origin.Field("annual value")}})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y Expiry) int {
		return cmp.Or(-compareKnown(x.On, y.On), cmp.Compare(x.On, y.On))
	})
	return all
}

// NoticeBy is the last day on which the other side can be told that it is not renewed;
// unknown where no notice period is.
func (e Expiry) NoticeBy() Date { return e.Terms.Notice.Before(e.On) }

// Renewing are the expiries with a day after at, until a day, the next first.
func (g *Group) Renewing(at, until Date) []Expiry {
	return slices.DeleteFunc(g.Expiries(at), func(e Expiry) bool { return !e.On.Known() || e.On <= at || e.On > until })
}

func compareKnown(x, y Date) int {
	switch {
	case x.Known() == y.Known():
		return 0
	case x.Known():
		return 1
	}
	return -1
}

func (g *Group) member(key string) *Account {
	for _, a := range g.Members {
		if a.Key == key {
			return a
		}
	}
	return nil
}
