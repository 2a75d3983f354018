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
		if d := end(e); (!d.Known() || d > s.at) && e.Open(s.at) {
			open++
			oldest = max(oldest, int(s.at-e.Opened))
		}
	}
	ok := s.spread(k, took)
	beside(k, "open", "open", count(open))
	if open > 0 {
		beside(k, "oldest-open", "oldest open", days(float64(oldest)))
	}
	return ok
}

// recurrence looks for a later escalation of the same account and cause.
func recurrence(s *study, k *program.KPI) bool {
	resolved, again, causeless := 0, 0, 0
	for _, e := range s.Escalations {
		if !e.Resolved.Known() || e.Resolved > s.at.AddDays(-s.pol.RecurrenceDays) {
			continue
		}
		if e.Cause == "" {
			causeless++
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
	several(k, "no-cause", "without a cause, left out", causeless)
	return s.share(k, again, resolved)
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

func escalationRate(s *study, k *program.KPI) bool {
	before, after, other := s.exposures()
	if after.Months.Sign() <= 0 {
		return false
	}
	k.Value, k.Low, k.High, k.N = after.Rate, after.Low, after.High, after.Events
	k.Numerator = count(after.Events)
	k.Denominator = program.Quantity{Value: program.Round(after.Months, 1), Unit: "account-months", Known: true}
	for _, b := range []struct {
		code, label string
		program.Exposure
	}{{"before", "before a sponsor", before}, {"unsponsored", "unsponsored over the same months", other}} {
		if b.Rate.Known {
			beside(k, b.code, b.label, b.Rate)
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
	card.Themes, card.Quarters = s.themes(), s.byQuarter()
}

// themes are causes that hit more than one group, the widest first: a fix for
// one customer is a fix for all.
func (s *study) themes() []program.Theme {
	byCause := map[string]*program.Theme{}
	for _, e := range s.newestFirst() {
		key := program.Fold(e.Cause)
		if byCause[key] == nil {
			byCause[key] = &program.Theme{Cause: e.Cause}
		}
		s.addTo(byCause[key], e)
	}
	var out []program.Theme
	for _, t := range byCause {
		if len(t.Groups) > 1 {
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b program.Theme) int {
		return cmp.Or(cmp.Compare(len(b.Groups), len(a.Groups)), cmp.Compare(b.Events, a.Events), cmp.Compare(a.Cause, b.Cause))
	})
	return out
}

// newestFirst are the escalations up to as-of whose cause is told.
func (s *study) newestFirst() []*program.Escalation {
	out := slices.DeleteFunc(slices.Clone(s.Escalations), func(e *program.Escalation) bool {
		return program.Fold(e.Cause) == "" || e.Opened > s.at
	})
	slices.SortStableFunc(out, func(a, b *program.Escalation) int {
		return cmp.Or(cmp.Compare(b.Opened, a.Opened), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// addTo counts an escalation into the theme of its cause.
func (s *study) addTo(t *program.Theme, e *program.Escalation) {
	t.Events++
	if e.Open(s.at) {
		t.Open++
	}
	if e.Opened > s.at.AddMonths(-12) {
		t.Recent++
	}
	if e.Corrections != "" && e.Resolved.Known() && e.Resolved <= s.at && e.Resolved > t.Fixed {
		t.Fix, t.Fixed = e.Corrections, e.Resolved
	}
	for _, a := range e.Accounts {
		if g := s.home[a]; g != nil && !slices.Contains(t.Groups, g.Key) {
			t.Groups = append(t.Groups, g.Key)
		}
	}
}

// onlyTrouble are the confirmed sponsors whose accounts escalated within a year
// and who met none of them in it but while an escalation was open. Where no
// held meetings are told of, nobody is flagged.
func (s *study) onlyTrouble() []string {
	if !s.anyHeld() {
		return nil
	}
	own := map[string][]*program.Group{}
	var names []string
	for _, p := range s.Pairings {
		if g := s.Group(p.Group); g != nil && p.Confirmed && p.Sponsor != "" {
			key := program.Fold(p.Sponsor)
			if own[key] == nil {
				names = append(names, p.Sponsor)
			}
			own[key] = append(own[key], g)
		}
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool { return !s.standsForTrouble(name, own[program.Fold(name)]) })
}

// standsForTrouble looks at the accounts of one sponsor.
func (s *study) standsForTrouble(name string, own []*program.Group) bool {
	escalated := false
	for _, g := range own {
		for _, e := range s.trouble {
			escalated = escalated || s.year.Contains(e.opened) && slices.Contains(e.groups, g.Key)
		}
		for _, m := range g.Meetings {
			if s.year.Contains(m.Date) && m.AttendedBy(name) && !s.inTrouble(g, m.Date) {
				return false
			}
		}
	}
	return escalated
}

// inTrouble reports whether an escalation of the group was open on a day.
func (s *study) inTrouble(g *program.Group, on program.Date) bool {
	return slices.ContainsFunc(s.trouble, func(e incident) bool { return slices.Contains(e.groups, g.Key) && e.open(on) })
}

// uncommitted are the open escalations to which the customer's executive has
// not committed, or is not known to have, the oldest first. Where no escalation
// tells of it, none is named.
func (s *study) uncommitted() []string {
	return s.openWithout(func(e *program.Escalation) bool { return e.CustomerCommitted != program.Unknown },
		func(e *program.Escalation) bool { return e.CustomerCommitted == program.Yes })
}

// unconfirmed are the open escalations whose manager's authority no executive is told to
// have confirmed, the oldest first; none where no escalation tells of it.
func (s *study) unconfirmed() []string {
	has := func(e *program.Escalation) bool { return e.AuthorityBy != "" }
	return s.openWithout(has, has)
}

// openWithout are the ids of open escalations without something, the oldest first, where
// any escalation tells of it.
func (s *study) openWithout(tells, has func(*program.Escalation) bool) []string {
	var open []*program.Escalation
	told := false
	for _, e := range s.Escalations {
		told = told || tells(e)
		if e.Open(s.at) && !has(e) {
			open = append(open, e)
		}
	}
	if !told {
		return nil
	}
	slices.SortStableFunc(open, func(a, b *program.Escalation) int {
		return cmp.Or(cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID))
	})
	ids := make([]string, 0, len(open))
	for _, e := range open {
		ids = append(ids, e.ID)
	}
	return ids
}
