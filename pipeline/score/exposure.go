package score

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// An incident is an escalation as any book knows it.
type incident struct {
	id, cause                      string
	groups                         []string     // Keys
	opened, acknowledged, resolved program.Date // acknowledged and people are unknown of those that books remember
	over                           bool         // closed, on a day that nobody tells
	people                         int
}

// open reports whether it is unresolved on a day.
func (i incident) open(on program.Date) bool {
	return i.opened <= on && !i.over && (!i.resolved.Known() || i.resolved > on)
}

// incidents are the escalations of today's exports and, by their ids, those
// that earlier books remember and that no export lists any more. Groups are
// today's, whatever a group was then.
func (s *study) incidents() []incident {
	var out []incident
	seen := map[string]bool{}
	for _, e := range s.Escalations {
		if !e.Opened.Known() || e.Opened > s.at {
			continue
		}
		seen[e.ID] = true
		for _, t := range e.Also { // of the same trouble, be it that a book knew it apart
			seen[t.ID] = true
		}
		out = append(out, incident{id: e.ID, cause: e.Cause, groups: s.homes(e.Accounts), opened: e.Opened,
			acknowledged: e.Acknowledged, resolved: e.Resolved, over: e.Over, people: involved(e)})
	}
	for _, snap := range slices.Backward(s.memory) {
		for _, e := range snap.Escalations {
			if e.ID != "" && !seen[e.ID] && e.Opened.Known() && e.Opened <= s.at {
				seen[e.ID] = true
				out = append(out, incident{id: e.ID, cause: e.Cause, groups: s.homes(e.Groups), opened: e.Opened, resolved: e.Resolved,
					over: e.Over})
			}
		}
	}
	return out
}

// homes are the groups of accounts, each once.
func (s *study) homes(accounts []string) []string {
	var out []string
	for _, a := range accounts {
		if g := s.home[a]; g != nil && !slices.Contains(out, g.Key) {
			out = append(out, g.Key)
		}
	}
	return out
}

// exposures are events and account-months before and after sponsorship, and of
// unsponsored groups over the same months. Lost groups are in them until they
// were lost; groups that never paid are no customers and in none.
func (s *study) exposures() (before, after, other program.Exposure) {
	before.Label, after.Label, other.Label = "Before a sponsor", "Since", "Unsponsored"
	var took [3]toll
	first := s.firstCovered()
	if !first.Known() {
		return
	}
	for _, g := range s.Groups {
		life, ok := s.life(g)
		if !ok {
			continue
		}
		life.From = max(life.From, first)
		pair := s.Pairing(g.Key)
		switch {
		case pair == nil || !pair.Confirmed || pair.Sponsor == "":
			s.expose(&other, &took[2], g, life)
		case pair.Since.Known():
			s.expose(&before, &took[0], g,
				program.Period{From: life.From, To: min(life.To, pair.Since.AddDays(-s.pol.EnlistmentDays-1))})
			s.expose(&after, &took[1], g, program.Period{From: max(life.From, pair.Since), To: life.To})
		}
	}
	for i, e := range []*program.Exposure{&before, &after, &other} {
		rate(e)
		took[i].into(e)
	}
	return
}

// firstCovered is the first day of the first month that the escalations cover.
func (s *study) firstCovered() program.Date {
	var first program.Date
	for _, e := range s.trouble {
		if !first.Known() || e.opened < first {
			first = e.opened
		}
	}
	if !first.Known() {
		return first
	}
	return first.Month().First()
}

// life is the time in which a group was a customer: from customer-since, else
// its first revenue, to as-of, or to the end of its last month with revenue
// when it is marked churned or has had none for a whole window. False for a
// group that was never one.
func (s *study) life(g *program.Group) (program.Period, bool) {
	var first, last program.Month
	for _, r := range g.Revenue {
		if r.Amount.Sign() > 0 {
			if !first.Known() {
				first = r.Month
			}
			last = r.Month
		}
	}
	if !first.Known() {
		return program.Period{}, false
	}
	out := program.Period{From: first.First(), To: s.at}
	told := false
	for _, a := range g.Members {
		if a.CustomerSince.Known() && (!told || a.CustomerSince < out.From) {
			told, out.From = true, a.CustomerSince
		}
	}
	if g.Churned() || last < s.Window.From {
		out.To = min(out.To, last.Last())
	}
	return out, out.From <= out.To
}

// monthDays is the mean length of a month of the Gregorian calendar.
var monthDays = program.Divide(program.NewDecimal(146097), program.NewDecimal(4800))

func (s *study) expose(e *program.Exposure, took *toll, g *program.Group, p program.Period) {
	if p.To < p.From || p.Days() == 0 {
		return
	}
	e.Months = e.Months.Add(program.Divide(program.NewDecimal(int64(p.Days())), monthDays))
	for _, x := range s.trouble {
		if p.Contains(x.opened) && slices.Contains(x.groups, g.Key) {
			e.Events++
			took.add(x, s.at)
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
