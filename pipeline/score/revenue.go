package score

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

func grossRetention(s *study, k *program.KPI) bool {
	start, kept, _, n, _ := retention(s.cohort, everyone)
	s.retained(k, func(c []customer) (program.Decimal, program.Decimal) {
		start, kept, _, _, _ := retention(c, everyone)
		return kept, start
	})
	return s.ofMoney(k, kept, start, n)
}

func netRetention(s *study, k *program.KPI) bool {
	start, _, end, n, _ := retention(s.cohort, everyone)
	s.retained(k, func(c []customer) (program.Decimal, program.Decimal) {
		start, _, end, _, _ := retention(c, everyone)
		return end, start
	})
	var negative []string
	for _, c := range s.cohort {
		if c.end.Sign() < 0 {
			negative = append(negative, c.name)
		}
	}
	if len(negative) > 0 {
		k.Caution += "; counted as zero because their revenue is below it: " + strings.Join(negative, ", ")
	}
	return s.ofMoney(k, end, start, n)
}

// retained puts the same figure for the classes of sponsorship beside it.
func (s *study) retained(k *program.KPI, part func([]customer) (program.Decimal, program.Decimal)) {
	for _, c := range []struct {
		class class
		label string
	}{{sponsored, "with a sponsor at the start"}, {unsponsored, "without a sponsor"}, {joined, "sponsored during the window"}} {
		cohort := s.inClass(c.class)
		if len(cohort) == 0 || c.class == unsponsored && len(cohort) == len(s.cohort) {
			continue
		}
		x, whole := part(cohort)
		label := fmt.Sprintf("%s (%s)", c.label, plural(len(cohort), "group", "groups"))
		if share, ok := program.Share(x, whole); ok && len(cohort) >= s.pol.SmallSample {
			beside(k, label, percent(share))
		} else {
			beside(k, label, money(x))
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
	_, _, _, n, active := retention(s.cohort, everyone)
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
		beside(k, "with growth", percent(share))
	}
	return s.ofMoney(k, kept, start, n)
}

// A renewal is one dated contract value.
type renewal struct {
	group *program.Group
	on    program.Date
	value program.Decimal
}

// renewals are the contract values with a date in the next twelve months, the
// next first, and what has a value and no date.
func (s *study) renewals() (dated []renewal, undated program.Decimal) {
	year := program.Period{From: s.at.AddDays(1), To: s.at.AddMonths(12)}
	undated = program.Zero
	add := func(g *program.Group, on program.Date, m program.Money) {
		switch {
		case !m.Known || !m.Converted:
		case !on.Known():
			undated = undated.Add(m.Worth)
		case year.Contains(on):
			dated = append(dated, renewal{g, on, m.Worth})
		}
	}
	for _, g := range s.Groups {
		own := false
		for _, a := range g.Members {
			own = own || a.ContractValue.Known
			add(g, a.Renewal, a.ContractValue)
		}
		for _, c := range g.Contracts {
			if !own && (!c.Start.Known() || c.Start <= s.at) && (!c.End.Known() || c.End > s.at) {
				add(g, c.End, c.Annual)
			}
		}
	}
	slices.SortStableFunc(dated, func(a, b renewal) int { return int(a.on - b.on) })
	return dated, undated
}

func renewing(s *study, k *program.KPI) bool {
	dated, undated := s.renewals()
	with, all := program.Zero, program.Zero
	for _, r := range dated {
		all = all.Add(r.value)
		if s.Sponsored(r.group.Key) {
			with = with.Add(r.value)
		}
	}
	k.Value, k.Numerator, k.Denominator, k.N = money(all), money(with), money(all), len(dated)
	beside(k, "without a sponsor", money(all.Sub(with)))
	if undated.Sign() > 0 {
		beside(k, "without a date", money(undated))
	}
	return len(dated) > 0 || undated.Sign() > 0
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
		beside(k, "by revenue", percent(share))
	}
	return s.share(k, n, len(s.members)) && (n > 0 || len(s.Sponsors) > 0)
}

func sponsorLoad(s *study, k *program.KPI) bool {
	n := 0
	for _, p := range s.Pairings {
		if p.Confirmed && p.Sponsor != "" {
			n++
		}
	}
	return len(s.Sponsors) > 0 && s.Capacity > 0 && s.share(k, n, s.Capacity)
}

func penetration(s *study, k *program.KPI) bool {
	count := func(w program.Window) (lines, groups int) {
		for _, g := range s.Groups {
			own := 0
			for _, l := range g.Lines {
				if l.Revenue.Sum(w.From, w.To).Sign() > 0 {
					own++
				}
			}
			if own > 0 {
				lines, groups = lines+own, groups+1
			}
		}
		return lines, groups
	}
	lines, groups := count(s.Window)
	if groups == 0 {
		return false
	}
	k.Value = quantity(float64(lines)/float64(groups), "ratio")
	k.Numerator, k.Denominator, k.N = quantity(float64(lines), "count"), quantity(float64(groups), "count"), groups
	if l, g := count(s.Window.Before()); g > 0 {
		beside(k, "twelve months before", quantity(float64(l)/float64(g), "ratio"))
	}
	return true
}
