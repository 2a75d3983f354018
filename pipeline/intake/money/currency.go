package money

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// Currency decides the reporting currency: the configuration's, else the one
// with the most cells of revenue, else unknown.
func (r *Revenue) Currency() {
	f := r.Facts
	f.Currency, _ = value.Currency(r.Policy.Currency)
	if f.Currency != "" {
		return
	}
	cells := map[string]int{}
	for _, e := range r.Ledger.All() {
		if code := r.Ledger.words[e.Currency]; code != "" {
			cells[code] += int(e.Cells)
		}
	}
	codes := slices.SortedFunc(maps.Keys(cells), func(a, b string) int {
		return cmp.Or(cmp.Compare(cells[b], cells[a]), cmp.Compare(a, b))
	})
	f.Currency = input.First(codes)
}

// A converter turns amounts into the reporting currency with the rates of their
// month.
type converter struct {
	to      string
	rates   map[rateKey]program.Decimal
	newest  map[string]program.Decimal // the last rate up to the as-of date
	missing map[rateKey]int
}

type rateKey struct {
	currency string
	month    program.Month
}

func (r *Revenue) converter() *converter {
	c := &converter{to: r.Facts.Currency, rates: map[rateKey]program.Decimal{}, newest: map[string]program.Decimal{},
		missing: map[rateKey]int{}}
	for _, q := range r.Facts.Rates { // by currency and month
		c.rates[rateKey{q.Currency, q.Month}] = q.Rate
		c.newest[q.Currency] = q.Rate
	}
	return c
}

// in converts an amount at the rate of its month. An amount that names no
// currency is in the reporting currency.
func (c *converter) in(m *program.Money, month program.Month) {
	c.with(m, func() (program.Decimal, bool) {
		k := rateKey{m.Currency, month}
		rate, ok := c.rates[k]
		if !ok {
			c.missing[k]++
		}
		return rate, ok
	})
}

// now converts an amount that no month belongs to, or a month to come, at the
// newest rate.
func (c *converter) now(m *program.Money) {
	c.with(m, func() (program.Decimal, bool) {
		rate, ok := c.newest[m.Currency]
		if !ok {
			c.missing[rateKey{m.Currency, 0}]++
		}
		return rate, ok
	})
}

func (c *converter) with(m *program.Money, rate func() (program.Decimal, bool)) {
	switch {
	case !m.Known:
	case m.Currency == "" || m.Currency == c.to:
		m.Worth, m.Converted = m.Amount, true
	default:
		if x, ok := rate(); ok {
			m.Worth, m.Converted = m.Amount.Mul(x), true
		}
	}
}

// Convert lists the revenue and converts every amount of the facts.
func (r *Revenue) Convert() {
	c := r.converter()
	r.Ledger.revenue(&r.Facts.Revenue, r.Directory.Entries, r.Sources)
	r.Ledger = NewLedger()
	r.Facts.Revenue.Convert(c.to, func(currency string, month program.Month, amounts int) (program.Decimal, bool) {
		k := rateKey{currency, month}
		rate, ok := c.rates[k]
		if !ok {
			c.missing[k] += amounts
		}
		return rate, ok
	})
	revenue := c.missing
	c.missing = map[rateKey]int{}
	for _, o := range r.Facts.Opportunities {
		if o.Open || !o.Close.Known() {
			c.now(&o.Amount)
		} else {
			c.in(&o.Amount, o.Close.Month())
		}
	}
	for _, k := range r.Facts.Contracts {
		c.now(&k.Annual)
	}
	for _, i := range r.Facts.Issues {
		c.now(&i.Amount)
	}
	for _, p := range r.Facts.Profiles {
		c.now(&p.Untapped)
	}
	for _, p := range r.Facts.Potentials {
		c.now(&p.Amount)
	}
	for _, e := range r.Directory.Entries {
		c.now(&e.AnnualRevenue)
		c.now(&e.ContractValue)
		c.now(&e.Profit)
	}
	r.sayMissing(revenue, c.missing)
}

// sayMissing says which rates were wanted and not there: an error where revenue
// is the less for it.
func (r *Revenue) sayMissing(revenue, other map[rateKey]int) {
	months := map[string][]program.Month{}
	of, more := map[string]int{}, map[string]int{}
	for k, n := range revenue {
		months[k.currency] = append(months[k.currency], k.month)
		of[k.currency] += n
	}
	for k, n := range other {
		months[k.currency] = append(months[k.currency], k.month)
		more[k.currency] += n
	}
	if r.Facts.Currency == "" {
		return // a rate into nothing helps nobody: the question is which currency revenue is in
	}
	for _, code := range slices.Sorted(maps.Keys(months)) {
		slices.Sort(months[code])
		severity, what := finding.Error, program.Plural(of[code], "amount of revenue", "amounts of revenue")
		switch others := program.Plural(more[code], "other amount", "other amounts"); {
		case of[code] == 0:
			severity, what = finding.Warning, others
		case more[code] > 0:
			what += " and " + others
		}
		r.Say(severity, "rate-missing", finding.Ref{},
			fmt.Sprintf("add the rates that turn 1 %s into %s to a table of rates: month, currency, rate", code,
				cmp.Or(r.Facts.Currency, "the reporting currency")),
			"%s in %s without a rate for %s: shown apart and in no figure", what, code, monthRuns(slices.Compact(months[code])))
	}
}

// monthRuns writes months in runs: "2025-01 to 2025-03 and 2025-07".
func monthRuns(months []program.Month) string {
	var runs []string
	for i := 0; i < len(months); {
		j := i
		for j+1 < len(months) && months[j+1] == months[j]+1 {
			j++
		}
		switch {
		case !months[i].Known():
			runs = append(runs, "the present")
		case i == j:
			runs = append(runs, months[i].String())
		default:
			runs = append(runs, months[i].String()+" to "+months[j].String())
		}
		i = j + 1
	}
	return input.Listed(runs, 6)
}
