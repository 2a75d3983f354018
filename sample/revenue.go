package sample

import (
	"math"
	"math/rand/v2"

	"sponsorbook/pipeline/program"
)

// A rate is what one unit of a currency was worth in EUR in a month.
type rate struct {
	month    program.Month
	currency string
	eur      float64
}

// makeRates are believable monthly rates, to four places.
func makeRates() []rate {
	var out []rate
	for _, c := range []struct {
		code string
		from float64
	}{{"USD", 0.9080}, {"GBP", 1.1720}} {
		r := stream("rate", c.code)
		at := c.from
		for m := range months {
			at += (c.from-at)*0.08 + (r.Float64()-0.5)*0.03
			out = append(out, rate{firstMonth + program.Month(m), c.code, math.Round(at*1e4) / 1e4})
		}
	}
	return out
}

// eur is the worth of a unit of a currency in the month of an index.
func (w *world) eur(currency string, month int) float64 {
	switch currency {
	case "USD":
		return w.rates[month].eur
	case "GBP":
		return w.rates[months+month].eur
	}
	return 1
}

// bill makes five years of invoices from each group's target, growth and season.
func (w *world) bill() {
	for _, g := range w.groups {
		r := stream("bill", g.root.name)
		g.revenue = make([]float64, months)
		switch {
		case g.rank == 1:
			g.revenue = aureliaRevenue(r)
		case g.ends >= 0:
			g.trend(r)
		}
		w.invoice(g, r)
	}
}

// trend fills the months in which the group is a customer, so that the last
// twelve of a full life add up to the target.
func (g *group) trend(r *rand.Rand) {
	season := industryOf(g.industry).season
	step := 1.0
	for m := months - 1; m >= 0; m-- {
		if m%12 == 11 && m < months-1 {
			step *= 1 + g.growth + (r.Float64()-0.5)*0.06
		}
		g.revenue[m] = g.target / 12 / step * float64(season[m%12]) / 100 * (0.97 + 0.06*r.Float64())
		within := 1 + g.growth*(float64(m%12)-6)/12
		g.revenue[m] *= within
	}
	last := 0.0
	for m := months - 12; m < months; m++ {
		last += g.revenue[m]
	}
	for m := range g.revenue {
		g.revenue[m] *= g.target / last
		if m < g.begins || m > g.ends {
			g.revenue[m] = 0
		}
		if age := m - g.begins; g.begins > 0 && age >= 0 && age < 6 {
			g.revenue[m] *= float64(age+2) / 8 // a new customer starts small
		}
	}
}

// invoice splits a group's revenue among its accounts and product lines, in the
// currency and to the cent.
func (w *world) invoice(g *group, r *rand.Rand) {
	for _, a := range g.members {
		for _, l := range g.lines {
			a.sold[l.name] = make([]int64, months)
		}
	}
	for m, total := range g.revenue {
		if total == 0 {
			continue
		}
		shares := g.shares(r)
		for _, a := range g.members {
			for i, l := range g.lines {
				a.sold[l.name][m] = int64(math.Round(total * a.share * shares[i] / w.eur(a.currency, m) * 100))
			}
		}
	}
	for _, a := range g.members {
		a.contract = a.yearly() * 92 / 100 / 10_000_00 * 10_000_00
	}
}

// shares of the product lines in one month: devices and services come in lumps.
func (g *group) shares(r *rand.Rand) []float64 {
	out, sum := make([]float64, len(g.lines)), 0.0
	for i, l := range g.lines {
		out[i] = l.share * (1 + l.noise*(2*r.Float64()-1))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// yearly is what an account was billed in the last twelve months, in its currency.
func (a *account) yearly() int64 {
	var sum int64
	for _, cents := range a.sold {
		for _, c := range cents[months-12:] {
			sum += c
		}
	}
	return sum
}
