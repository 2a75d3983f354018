package score

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

func timeToAcknowledge(s *study, k *program.KPI) bool {
	return s.time(k, func(e *program.Escalation) program.Date { return e.Acknowledged })
}

func timeToResolve(s *study, k *program.KPI) bool {
	return s.time(k, func(e *program.Escalation) program.Date { return e.Resolved })
}

// time is the median time of the escalations that reached an end in the window,
// with those that did not beside it.
func (s *study) time(k *program.KPI, end func(*program.Escalation) program.Date) bool {
	var took []float64
	open, oldest := 0, 0
	for _, e := range s.Escalations {
		if !e.Opened.Known() || e.Opened > s.at {
			continue
		}
		if d := end(e); s.year.Contains(d) && d >= e.Opened {
			took = append(took, float64(d-e.Opened))
		}
		if d := end(e); !d.Known() || d > s.at {
			open++
			oldest = max(oldest, int(s.at-e.Opened))
		}
	}
	ok := s.spread(k, took)
	beside(k, "open", count(open))
	if open > 0 {
		beside(k, "oldest open", days(float64(oldest)))
	}
	return ok
}

// recurrence looks for a later escalation of the same account and cause.
func recurrence(s *study, k *program.KPI) bool {
	resolved, again := 0, 0
	for _, e := range s.Escalations {
		if e.Cause == "" || !e.Resolved.Known() || e.Resolved > s.at.AddDays(-s.pol.RecurrenceDays) {
			continue
		}
		resolved++
		if slices.ContainsFunc(s.Escalations, func(o *program.Escalation) bool {
			return o != e && program.Fold(o.Cause) == program.Fold(e.Cause) && share(o.Accounts, e.Accounts) &&
				o.Opened >= e.Resolved && o.Opened <= e.Resolved.AddDays(s.pol.RecurrenceDays)
		}) {
			again++
		}
	}
	return s.share(k, again, resolved)
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// exposures are events and account-months before and after sponsorship, and of
// unsponsored groups over the same months.
func (s *study) exposures() (before, after, other program.Exposure) {
	before.Label, after.Label, other.Label = "Before a sponsor", "Since", "Unsponsored"
	first := s.firstCovered()
	if !first.Known() {
		return
	}
	for _, g := range s.Groups {
		from := max(first, customerSince(g))
		span := program.Period{From: from, To: s.at}
		pair := s.Pairing(g.Key)
		switch {
		case pair == nil || !pair.Confirmed || pair.Sponsor == "":
			if st := s.Standing(g.Key); st != nil && st.Active {
				expose(&other, g, span)
			}
		case pair.Since.Known():
			expose(&before, g, program.Period{From: from, To: pair.Since.AddDays(-s.pol.EnlistmentDays - 1)})
			expose(&after, g, program.Period{From: max(from, pair.Since), To: s.at})
		}
	}
	for _, e := range []*program.Exposure{&before, &after, &other} {
		rate(e)
	}
	return
}

// firstCovered is the first day of the first month that the escalations cover.
func (s *study) firstCovered() program.Date {
	var first program.Date
	for _, e := range s.Escalations {
		if e.Opened.Known() && (!first.Known() || e.Opened < first) {
			first = e.Opened
		}
	}
	return first.Month().First()
}

func customerSince(g *program.Group) program.Date {
	since, _ := program.First(g, func(a *program.Account) program.Date { return a.CustomerSince })
	return since
}

// monthDays is the mean length of a month of the Gregorian calendar.
var monthDays = program.Divide(program.NewDecimal(146097), program.NewDecimal(4800))

func expose(e *program.Exposure, g *program.Group, p program.Period) {
	if p.Days() == 0 {
		return
	}
	e.Months = e.Months.Add(program.Divide(program.NewDecimal(int64(p.Days())), monthDays))
	for _, x := range g.Escalations {
		if p.Contains(x.Opened) {
			e.Events++
		}
	}
}

// rate is events a year and account, with its exact interval.
func rate(e *program.Exposure) {
	years, _ := program.Divide(e.Months, program.NewDecimal(12)).Float64()
	if years <= 0 {
		return
	}
	in := poisson(e.Events, years)
	e.Rate = quantity(float64(e.Events)/years, "ratio")
	e.Low, e.High = quantity(in.low, "ratio"), quantity(in.high, "ratio")
}

func escalationRate(s *study, k *program.KPI) bool {
	before, after, other := s.exposures()
	if after.Months.Sign() <= 0 {
		return false
	}
	k.Value, k.Low, k.High, k.N = after.Rate, after.Low, after.High, after.Events
	k.Numerator = count(after.Events)
	k.Denominator = program.Quantity{Value: program.Round(after.Months, 1), Unit: "count", Known: true}
	for _, e := range []program.Exposure{before, other} {
		if e.Rate.Known {
			beside(k, e.Label, e.Rate)
		}
	}
	return true
}

// escalations fills the before and after picture, the ratio of the two, and
// the themes across accounts.
func (s *study) escalations(card *program.Scorecard) {
	card.Before, card.After, card.Unsponsored = s.exposures()
	t0, _ := card.Before.Months.Float64()
	t1, _ := card.After.Months.Float64()
	x0, x1 := card.Before.Events, card.After.Events
	if t0 > 0 && t1 > 0 && x0+x1 > 0 {
		in := ratio(x0, t0, x1, t1)
		if x0 > 0 {
			card.Ratio = quantity(float64(x1)/t1/(float64(x0)/t0), "ratio")
			card.RatioHigh = quantity(in.high, "ratio")
		}
		if x1 > 0 {
			card.RatioLow = quantity(in.low, "ratio")
		}
	}
	card.Themes = s.themes()
}

// themes are causes that hit more than one group, the widest first: a fix for
// one customer is a fix for all.
func (s *study) themes() []program.Theme {
	byCause := map[string]*program.Theme{}
	for _, e := range s.Escalations {
		if e.Cause == "" || e.Opened > s.at {
			continue
		}
		key := program.Fold(e.Cause)
		t := byCause[key]
		if t == nil {
			t = &program.Theme{Cause: e.Cause}
			byCause[key] = t
		}
		t.Events++
		if e.Open(s.at) {
			t.Open++
		}
		for _, a := range e.Accounts {
			if g := s.home[a]; g != nil && !slices.Contains(t.Groups, g.Key) {
				t.Groups = append(t.Groups, g.Key)
			}
		}
	}
	var out []program.Theme
	for _, t := range byCause {
		if slices.Sort(t.Groups); len(t.Groups) > 1 {
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b program.Theme) int {
		return cmp.Or(cmp.Compare(len(b.Groups), len(a.Groups)), cmp.Compare(b.Events, a.Events), cmp.Compare(a.Cause, b.Cause))
	})
	return out
}
