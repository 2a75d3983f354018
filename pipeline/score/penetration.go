package score

import (
	"sponsorbook/pipeline/program"
)

// penetration is how widely the customers use us: product lines with revenue,
// and beside them the divisions and the people that we know and meet.
func penetration(s *study, k *program.KPI) bool {
	lines, groups := s.lines(s.Window)
	if groups == 0 {
		return false
	}
	k.Value = each(lines, groups)
	k.Numerator, k.Denominator, k.N = count(lines), count(groups), groups
	if l, g := s.lines(s.Window.Before()); g > 0 {
		beside(k, "before", "product lines a customer twelve months before", each(l, g))
	}
	s.reach(k)
	return true
}

// lines are the product lines with revenue in a window, and the groups that
// have any.
func (s *study) lines(w program.Window) (lines, groups int) {
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

// reach puts divisions and people beside it, by group in the program: those
// whom a held meeting of the last twelve months, and of the twelve before, had
// in the room.
func (s *study) reach(k *program.KPI) {
	before := program.Period{From: s.year.From.AddMonths(-12), To: s.year.From.AddDays(-1)}
	divisions, now, then, groups := 0, 0, 0, 0
	for _, m := range s.members {
		if len(m.Contacts) == 0 {
			continue
		}
		groups++
		seen := map[string]bool{}
		for _, c := range m.Contacts {
			if d := program.Fold(c.Division); d != "" && !seen[d] {
				seen[d] = true
				divisions++
			}
			now, then = now+s.metIn(c, s.year), then+s.metIn(c, before)
		}
	}
	if groups == 0 {
		return
	}
	if divisions > 0 {
		beside(k, "divisions", "divisions with a contact, by group in the program", each(divisions, groups))
	}
	if s.anyAttendee() {
		beside(k, "contacts-met", "contacts met in twelve months, by group in the program", each(now, groups))
		beside(k, "contacts-met-before", "contacts met in the twelve months before", each(then, groups))
	}
}

// metIn is 1 for a contact who was in the room of a held meeting in a period.
func (s *study) metIn(c *program.Contact, p program.Period) int {
	if s.inRoom(c, func(m *program.Meeting) bool { return p.Contains(m.Date) && m.Status == program.Held && !m.Candidate }) {
		return 1
	}
	return 0
}

// each is a number of things by group.
func each(n, groups int) program.Quantity {
	return quantity(float64(n)/float64(groups), "ratio")
}
