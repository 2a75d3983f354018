package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

// A term is a contract with the other ways in which its value may be told.
type term struct {
	program.Contract
	monthly, total program.Money
	trial          program.Flag
	line           string // product line
}

var contracts = spec[term]{
	kind: "contracts",
	columns: []column[term]{
		{"contract id", func(c *term) any { return &c.ID }},
		{"start", func(c *term) any { return &c.Start }},
		{"end", func(c *term) any { return &c.End }},
		{"annual value", func(c *term) any { return &c.Annual }},
		{"monthly value", func(c *term) any { return &c.monthly }},
		{"total value", func(c *term) any { return &c.total }},
		{"product line", func(c *term) any { return &c.line }},
		{"trial", func(c *term) any { return &c.trial }},
	},
	into:   func(r *records) *list[term] { return &r.terms },
	origin: func(c *term) *program.Origin { return &c.Origin },
	id:     func(it *item[term]) string { return canonicalID(it.is.ID) },
	more: func(_ *records, l *line, it *item[term]) {
		it.is.annualise()
		it.where.event(it.is.Start, l.tab.today)
		it.where.event(it.is.End, l.tab.today)
	},
	money: func(c *term) program.Money { return c.Annual },
	lacks: func(c *term) string {
		switch {
		case !c.Annual.Known:
			return "has no value"
		case !c.Start.Known():
			return "has no start date"
		case c.End.Known() && c.End < c.Start:
			return "ends before it starts"
		}
		return ""
	},
}

// annualise finds a year's value: as listed, else twelve months of it, else the
// total over its days.
func (c *term) annualise() {
	days := program.Period{From: c.Start, To: c.End}.Days()
	switch {
	case c.Annual.Known:
	case c.monthly.Known:
		c.Annual = c.monthly
		c.Annual.Amount = c.monthly.Amount.Mul(program.NewDecimal(12))
	case c.total.Known && days > 0:
		c.Annual = c.total
		c.Annual.Amount = program.Divide(c.total.Amount.Mul(program.NewDecimal(365)), program.NewDecimal(int64(days)))
	}
}

// settleContracts gives contracts their accounts. One that starts after the
// as-of date is signed and known, and pays nothing yet.
func (r *records) settleContracts() {
	for _, it := range contracts.settle(r, false, nil) {
		it.is.Account = it.entry.Key
		r.facts.Contracts = append(r.facts.Contracts, &it.is.Contract)
	}
	sortBy(r.facts.Contracts, func(c *program.Contract) string { return c.Account },
		func(a, b *program.Contract) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
		})
}
