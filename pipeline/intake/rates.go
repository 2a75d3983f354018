package intake

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A quote is an exchange rate with the currency that it leads to, where the
// table names one.
type quote struct {
	program.Rate
	rate program.Number
	to   string
}

var rates = spec[quote]{
	kind: "rates",
	none: true,
	columns: []column[quote]{
		{"month", func(q *quote) any { return &q.Month }},
		{"currency", func(q *quote) any { return &q.Currency }},
		{"to currency", func(q *quote) any { return &q.to }},
		{"rate", func(q *quote) any { return &q.rate }},
	},
	into:   func(r *records) *list[quote] { return &r.quotes },
	origin: func(q *quote) *program.Origin { return &q.Origin },
	more: func(_ *records, _ *line, it *item[quote]) {
		it.is.Rate.Rate = it.is.rate.Value
		it.is.Currency, it.is.to = currencyCode(it.is.Currency), currencyCode(it.is.to)
	},
	id: func(it *item[quote]) string { return it.is.Month.String() + it.is.Currency + it.is.to },
	lacks: func(q *quote) string {
		switch {
		case !q.Month.Known():
			return "has no month"
		case q.Currency == "":
			return "names no currency"
		case q.Rate.Rate.Sign() <= 0:
			return "has no rate above zero"
		}
		return ""
	},
}

// settleRates keeps the rates that lead to the reporting currency.
func (r *records) settleRates() {
	for _, it := range rates.settle(r, false, r.rateElsewhere) {
		r.facts.Rates = append(r.facts.Rates, &it.is.Rate)
	}
	slices.SortFunc(r.facts.Rates, func(a, b *program.Rate) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Month, b.Month))
	})
	if len(r.facts.Rates) == 0 && len(r.quotes.all) > 0 {
		q := r.quotes.all[0].is
		r.say(finding.Warning, "rates-unused", q.Origin.Ref, "give rates that turn one unit of each currency into "+r.facts.Currency,
			"no rate leads to the reporting currency %s", finding.Quote(r.facts.Currency))
	}
}

func (r *records) rateElsewhere(it *item[quote]) string {
	switch {
	case it.is.to != "" && it.is.to != r.facts.Currency:
		return "leads to a currency that is not the reporting one"
	case it.is.Month.First() > r.facts.AsOf:
		return afterAsOf
	}
	return ""
}
