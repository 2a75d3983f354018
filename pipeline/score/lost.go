package score

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// lostOnes are the customers of the start that are no longer, the largest first, each with
// what the exports tell of why: the reason that somebody gave, the competitor, the last
// escalation and the last visit before it. None of these is called a cause.
func (s *study) lostOnes() []program.Notable {
	var lost []customer
	for _, c := range s.cohort {
		if c.lost() {
			lost = append(lost, c)
		}
	}
	slices.SortStableFunc(lost, func(a, b customer) int { return b.start.Cmp(a.start) })
	var out []program.Notable
	for _, c := range lost {
		why := "lost: no revenue in the window"
		switch {
		case c.group == nil:
			why = "lost: no longer in the exports"
		case c.churned:
			why = "lost: marked as churned"
		}
		if last := lastPaid(c.group); last.Known() {
			why = "lost, last revenue in " + monthName(last)
		}
		out = append(out, program.Notable{Group: c.key, Text: why, More: s.whyLost(c.group),
			Amount: program.Reporting(c.start, s.Currency)})
	}
	return out
}

// whyLost are the lines about it, each whole; what no export tells is said where others
// tell it of theirs.
func (s *study) whyLost(g *program.Group) []string {
	if g == nil {
		return nil
	}
	var out []string
	if reason := reasonLost(g); reason != "" {
		out = append(out, "reason given: "+reason)
	} else if slices.ContainsFunc(s.Groups, func(o *program.Group) bool { return reasonLost(o) != "" }) {
		out = append(out, "no reason given")
	}
	if name := rival(g); name != "" {
		out = append(out, "competitor "+name)
	}
	if e := s.lastEscalation(g); e != nil {
		said := "last escalation in " + monthName(e.Opened.Month())
		if e.Cause != "" {
			said += ": " + e.Cause
		}
		out = append(out, said)
	}
	switch day := s.lastVisit(g); {
	case day.Known():
		out = append(out, "last visit on "+day.Words())
	case s.anyHeld():
		out = append(out, "no visit of a sponsor told")
	}
	return out
}

// reasonLost is the reason that the accounts of a group give, else its last lost deal.
func reasonLost(g *program.Group) string {
	reason, _ := program.First(g, func(a *program.Account) string { return a.LostReason })
	if reason != "" {
		return reason
	}
	var last *program.Opportunity
	for _, o := range g.Opportunities {
		if !o.Open && !o.Won && o.LostReason != "" && (last == nil || o.Close > last.Close) {
			last = o
		}
	}
	if last == nil {
		return ""
	}
	return last.LostReason
}

func (s *study) lastEscalation(g *program.Group) *program.Escalation {
	var last *program.Escalation
	for _, e := range g.Escalations {
		if !e.Opened.Known() || e.Opened > s.at {
			continue
		}
		if last == nil || cmp.Or(cmp.Compare(e.Opened, last.Opened), cmp.Compare(e.ID, last.ID)) > 0 {
			last = e
		}
	}
	return last
}

// lastVisit is the day of the last held visit of a sponsor.
func (s *study) lastVisit(g *program.Group) program.Date {
	last := program.Date(0)
	for _, m := range g.Meetings {
		if m.WasHeld() && m.Date <= s.at && m.Sponsor != "" && m.IsVisit() {
			last = max(last, m.Date)
		}
	}
	return last
}

// rival is the competitor that the accounts of a group name, or "".
func rival(g *program.Group) string {
	name, _ := program.First(g, func(a *program.Account) string { return a.Competitor })
	return name
}

// lastPaid is the last month with revenue; unknown where there is none.
func lastPaid(g *program.Group) program.Month {
	var last program.Month
	if g != nil {
		for _, r := range g.Revenue {
			if r.Amount.Sign() > 0 {
				last = r.Month
			}
		}
	}
	return last
}
