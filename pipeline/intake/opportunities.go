package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

// A deal is an opportunity with the flags that its source has of its own.
type deal struct {
	program.Opportunity
	closed, won program.Flag
}

var opportunities = spec[deal]{
	kind: "opportunities",
	columns: []column[deal]{
		{"opportunity id", func(d *deal) any { return &d.ID }},
		{"opportunity", func(d *deal) any { return &d.Name }},
		{"stage", func(d *deal) any { return &d.Stage }},
		{"amount", func(d *deal) any { return &d.Amount }},
		{"probability", func(d *deal) any { return &d.Probability }},
		{"close date", func(d *deal) any { return &d.Close }},
		{"created date", func(d *deal) any { return &d.Created }},
		{"owner", func(d *deal) any { return &d.Owner }},
		{"source meeting", func(d *deal) any { return &d.SourceMeeting }},
		{"product line", func(d *deal) any { return &d.ProductLine }},
		{"closed", func(d *deal) any { return &d.closed }},
		{"won", func(d *deal) any { return &d.won }},
	},
	into:   func(r *records) *list[deal] { return &r.deals },
	origin: func(d *deal) *program.Origin { return &d.Origin },
	id:     func(it *item[deal]) string { return canonicalID(it.is.ID) },
	money:  func(d *deal) program.Money { return d.Amount },
	more: func(r *records, _ *line, it *item[deal]) {
		if outcome := stageOf(it.is.Stage); outcome == stageWon || outcome == stageLost {
			it.where.event(it.is.Close, r.policy.Today)
		}
	},
}

// settleDeals decides which deals are won, lost and open, and drops what
// happened after the as-of date.
func (r *records) settleDeals() {
	for _, it := range r.deals.all {
		r.understandDeal(&it.is)
	}
	for _, it := range opportunities.settle(r, true, r.dealAfter) {
		o := &it.is.Opportunity
		if it.entry != nil {
			o.Account = it.entry.Key
		}
		r.facts.Opportunities = append(r.facts.Opportunities, o)
	}
	sortBy(r.facts.Opportunities, func(o *program.Opportunity) string { return o.Account },
		func(a, b *program.Opportunity) int {
			return cmp.Or(cmp.Compare(a.Close, b.Close), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Name, b.Name))
		})
}

// dealAfter is why a deal was not known on the as-of date.
func (r *records) dealAfter(it *item[deal]) string {
	o := &it.is
	switch {
	case !o.Open && o.Close > r.facts.AsOf:
		return afterAsOf
	case o.Open && o.Created > r.facts.AsOf && !r.facts.AsOfFromData:
		return afterAsOf
	}
	return ""
}

// understandDeal reads stage and flags: the flags decide where there are any,
// else the word of the stage. A stage that nobody lists is open.
func (r *records) understandDeal(d *deal) {
	outcome := stageOf(d.Stage)
	d.Won = outcome == stageWon
	d.Open = outcome == stageOpen || outcome == stageUnknown
	if outcome == stageUnknown && d.won == program.Unknown && d.closed == program.Unknown {
		r.unknownWord(d.Origin, "stage", d.Stage)
	}
	if d.won == program.Yes {
		d.Won, d.Open = true, false
	} else if d.closed == program.Yes && !d.Won {
		d.Open = false
	}
}
