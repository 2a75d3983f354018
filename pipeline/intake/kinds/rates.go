package kinds

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

// A quote is an exchange rate with the currency that it leads to, where the
// table names one.
type quote struct {
	program.Rate
	rate program.Number
	to   string
}

var rates = Spec[quote]{
	Kind: "rates",
	None: true,
	Columns: []rows.Column[quote]{
		{Field: "month", To: func(q *quote) any { return &q.Month }},
		{Field: "currency", To: func(q *quote) any { return &q.Currency }},
		{Field: "to currency", To: func(q *quote) any { return &q.to }},
		{Field: "rate", To: func(q *quote) any { return &q.rate }},
	},
	Into:   func(r *Records) *list[quote] { return &r.quotes },
	Origin: func(q *quote) *program.Origin { return &q.Origin },
	more: func(_ *Records, _ *rows.Line, it *Item[quote]) {
		it.Is.Rate.Rate = it.Is.rate.Value
		it.Is.Currency, it.Is.to = currencyCode(it.Is.Currency), currencyCode(it.Is.to)
	},
	id: func(it *Item[quote]) string { return it.Is.Month.String() + it.Is.Currency + it.Is.to },
	Lacks: func(q *quote) string {
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
func (r *Records) settleRates() {
	for _, it := range rates.settle(r, false, r.rateElsewhere) {
		r.Facts.Rates = append(r.Facts.Rates, &it.Is.Rate)
	}
	slices.SortFunc(r.Facts.Rates, func(a, b *program.Rate) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Month, b.Month))
	})
	if len(r.Facts.Rates) == 0 && len(r.quotes.All) > 0 {
		q := r.quotes.All[0].Is
		r.Say(finding.Warning, "rates-unused", q.Origin.Ref, "give rates that turn one unit of each currency into "+r.Facts.Currency,
			"no rate leads to the reporting currency %s", finding.Quote(r.Facts.Currency))
	}
}

func (r *Records) rateElsewhere(it *Item[quote]) string {
	switch {
	case it.Is.to != "" && it.Is.to != r.Facts.Currency:
		return "leads to a currency that is not the reporting one"
	case it.Is.Month.First() > r.Facts.AsOf:
		return input.AfterAsOf
	}
	return ""
}
