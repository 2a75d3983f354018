package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

func grossRetention(s *study, k *program.KPI) bool {
	start, kept, _, n, _ := retention(s.cohort)
	s.retained(k, func(c []customer) (program.Decimal, program.Decimal) {
		start, kept, _, _, _ := retention(c)
		return kept, start
	})
	s.atOneRate(k)
	return s.ofMoney(k, kept, start, n)
}

// atOneRate says how currencies were kept out of a comparison of two windows.
func (s *study) atOneRate(k *program.KPI) {
	if len(s.Rates) > 0 {
		also(k, "both windows are converted at the newest rates, so that exchange rates do not move it")
	}
}

func netRetention(s *study, k *program.KPI) bool {
	start, _, end, n, _ := retention(s.cohort)
	s.retained(k, func(c []customer) (program.Decimal, program.Decimal) {
		start, _, end, _, _ := retention(c)
		return end, start
	})
	s.atOneRate(k)
	var negative []string
	for _, c := range s.cohort {
		if c.end.Sign() < 0 {
			negative = append(negative, c.name)
		}
	}
	if len(negative) > 0 {
		also(k, "counted as zero because their revenue is below it: "+strings.Join(negative, ", "))
	}
	return s.ofMoney(k, end, start, n)
}

// retained puts the same figure for the classes of sponsorship beside it.
func (s *study) retained(k *program.KPI, part func([]customer) (program.Decimal, program.Decimal)) {
	for _, c := range []struct {
		class class
		code  string
		label string
	}{{sponsored, "sponsored", "with a sponsor at the start"}, {unsponsored, "unsponsored", "without a sponsor"},
		{joined, "joined", "sponsored during the window"}, {undated, "since-unknown", "sponsored since an unknown day"}} {
		cohort := s.inClass(c.class)
		if len(cohort) == 0 || c.class == unsponsored && len(cohort) == len(s.cohort) {
			continue
		}
		x, whole := part(cohort)
		label := fmt.Sprintf("%s (%s)", c.label, program.Plural(len(cohort), "group", "groups"))
		if share, ok := program.Share(x, whole); ok && len(cohort) >= s.pol.SmallSample {
			beside(k, c.code, label, percent(share))
		} else {
			k.Beside = append(k.Beside, program.Labelled{Code: c.code, Label: label, Quantity: money(x), Of: money(whole)})
		}
	}
}

func (s *study) inClass(k class) []customer {
	var out []customer
	for _, c := range s.cohort {
		if c.class == k {
			out = append(out, c)
		}
	}
	return out
}

func logoRetention(s *study, k *program.KPI) bool {
	_, _, _, n, active := retention(s.cohort)
	return s.share(k, active, n)
}

// contractRetention compares the contracts that run on the window's last day
// with those that ran on the day before the window.
func contractRetention(s *study, k *program.KPI) bool {
	last, first := s.Window.To.Last(), s.Window.From.First().AddDays(-1)
	running := func(g *program.Group, day program.Date) program.Decimal {
		sum := program.Zero
		for _, c := range g.Contracts {
			if c.Annual.Converted && c.Start.Known() && c.Start <= day && (!c.End.Known() || c.End >= day) {
				sum = sum.Add(c.Annual.Worth)
			}
		}
		return sum
	}
	start, kept, end, n := program.Zero, program.Zero, program.Zero, 0
	for _, g := range s.Groups {
		a := running(g, first)
		if a.Sign() <= 0 {
			continue
		}
		b := running(g, last)
		n++
		start, end = start.Add(a), end.Add(b)
		if b.Cmp(a) > 0 {
			b = a
		}
		kept = kept.Add(b)
	}
	if share, ok := program.Share(end, start); ok && n >= s.pol.SmallSample {
		beside(k, "with-growth", "with growth", percent(share))
	}
	return s.ofMoney(k, kept, start, n)
}

// A diary is the contract values by their renewal dates.
type diary struct {
	dated     []program.Renewal // in the next twelve months, the next first
	undated   program.Decimal   // values without a date
	valueless int               // dates in the next twelve months without a value
	apart     int               // values in a currency without a rate
}

// renewals are the contract values of today's customers: what the accounts
// name, else contracts that end. An account marked churned renews nothing.
func (s *study) renewals() diary {
	year := program.Period{From: s.at.AddDays(1), To: s.at.AddMonths(12)}
	d := diary{undated: program.Zero}
	add := func(g *program.Group, on program.Date, m program.Money) {
		switch {
		case m.Known && !m.Converted:
			if !on.Known() || year.Contains(on) {
				d.apart++
			}
		case m.Known && !on.Known():
			d.undated = d.undated.Add(m.Worth)
		case m.Known && year.Contains(on):
			d.dated = append(d.dated, program.Renewal{Group: g.Key, On: on,
				Amount: program.Reporting(m.Worth, s.Currency), Sponsored: s.Sponsored(g.Key)})
		case year.Contains(on):
			d.valueless++
		}
	}
	for _, g := range s.Groups {
		for _, e := range g.Expiries(s.at) {
			add(g, e.On, e.Annual)
		}
	}
	slices.SortStableFunc(d.dated, func(a, b program.Renewal) int {
		return cmp.Or(cmp.Compare(a.On, b.On), b.Amount.Worth.Cmp(a.Amount.Worth), cmp.Compare(a.Group, b.Group))
	})
	return d
}

func renewing(s *study, k *program.KPI) bool {
	d := s.renewals()
	with, all := program.Zero, program.Zero
	for _, r := range d.dated {
		all = all.Add(r.Amount.Worth)
		if r.Sponsored {
			with = with.Add(r.Amount.Worth)
		}
	}
	k.Value, k.Numerator, k.Denominator, k.N = money(all), money(with), money(all), len(d.dated)
	beside(k, "no-sponsor", "without a sponsor", money(all.Sub(with)))
	if d.undated.Sign() > 0 {
		beside(k, "no-date", "without a date", money(d.undated))
	}
	several(k, "no-value", "renewals without a value, left out", d.valueless)
	several(k, "no-rate", "values without a rate, left out", d.apart)
	return len(d.dated) > 0 || d.undated.Sign() > 0
}

// several puts a count beside a KPI where there is something to count.
func several(k *program.KPI, code, label string, n int) {
	if n > 0 {
		beside(k, code, label, count(n))
	}
}

func accountCoverage(s *study, k *program.KPI) bool {
	n, with, all := 0, program.Zero, program.Zero
	for _, m := range s.members {
		all = all.Add(m.standing.Revenue)
		if m.sponsored() {
			n++
			with = with.Add(m.standing.Revenue)
		}
	}
	if share, ok := program.Share(with, all); ok {
		beside(k, "by-revenue", "by revenue", percent(share))
	}
	return s.share(k, n, len(s.members)) && (n > 0 || len(s.Sponsors) > 0)
}

// sponsorLoad says beside the count why it is no sum of others on the page: accounts
// outside the program are carried too, and what one sponsor carries beyond their own limit
// leaves the room of others as it is.
func sponsorLoad(s *study, k *program.KPI) bool {
	n, outside, over := 0, 0, 0
	carried := map[string]int{}
	for _, p := range s.Pairings {
		if !p.Confirmed || p.Sponsor == "" {
			continue
		}
		n++
		if st := s.Standing(p.Group); st == nil || !st.InProgram() {
			outside++
		}
		sponsor := program.Fold(p.Sponsor)
		if carried[sponsor]++; len(s.Carries) > 0 && carried[sponsor] > s.Carries[sponsor] {
			over++
		}
	}
	several(k, "outside", "outside the program", outside)
	several(k, "over", "beyond a sponsor's limit", over)
	return len(s.Sponsors) > 0 && s.Capacity > 0 && s.ofCount(k, n, s.Capacity)
}
