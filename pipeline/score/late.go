package score

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// Who does what is late, where no name is known.
const (
	roleSponsor = "sponsor"
	roleManager = "account manager"
)

// late is what the cadence asks of the program's accounts and was not done in
// time, and what of the plan is overdue, the oldest first. Of a kind of meeting that no export tells, nothing is
// said: nobody knows whether it was held.
func (s *study) late() []program.Late {
	out := slices.Clone(s.Plan.Late)
	for _, m := range s.members {
		out = append(out, s.lateVisit(m)...)
		out = append(out, s.lateQBR(m)...)
		out = append(out, s.lateReview(m)...)
	}
	slices.SortStableFunc(out, func(a, b program.Late) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.What, b.What), cmp.Compare(a.Group, b.Group),
			cmp.Compare(a.Meeting, b.Meeting), cmp.Compare(a.Action, b.Action))
	})
	return out
}

// overdue is what is late of one kind: never done, or done last too long ago.
// Unknown first and last days are no proof of being late.
func (s *study) overdue(what string, last, begun program.Date, days int) []program.Late {
	due := max(last, begun).AddDays(days)
	if !due.Overdue(s.at) {
		return nil
	}
	return []program.Late{{What: what, Last: last, Due: due}}
}

func (s *study) lateVisit(m member) []program.Late {
	if !m.sponsored() || !s.anyHeld() {
		return nil
	}
	out := s.overdue(program.LateVisit, lastOf(s.held(m, (*program.Meeting).IsVisit)), m.pairing.Since, s.visitDays(m.standing.Tier)-1)
	return owned(out, m, roleSponsor)
}

func (s *study) lateQBR(m member) []program.Late {
	if m.standing.Tier != program.Tier1 || !s.anyOf(isQBR) {
		return nil
	}
	out := s.overdue(program.LateQBR, s.lastHeld(m, isQBR), s.begun(m), s.pol.QBRDays-1)
	return owned(out, m, roleManager)
}

func (s *study) lateReview(m member) []program.Late {
	if !s.anyOf(isReview) {
		return nil
	}
	return owned(s.overdue(program.LateReview, s.lastHeld(m, isReview), s.begun(m), s.pol.ReviewDays-1), m, roleManager)
}

// begun is since when an account is in the program or has its sponsor, as far
// as that is known.
func (s *study) begun(m member) program.Date {
	if m.standing.Since.Known() || m.pairing == nil {
		return m.standing.Since
	}
	return m.pairing.Since
}

// owned charges what is late to the sponsor or the account manager of a group.
func owned(all []program.Late, m member, role string) []program.Late {
	owner, _ := program.First(m.Group, func(a *program.Account) string { return a.Manager })
	if role == roleSponsor {
		owner = m.pairing.Sponsor
	}
	for i := range all {
		all[i].Group, all[i].Role, all[i].Owner = m.Key, role, cmp.Or(owner, role)
	}
	return all
}

// lastHeld is the day of the last held meeting of a kind, whoever was in it;
// unknown for none.
func (s *study) lastHeld(m member, kind func(*program.Meeting) bool) program.Date {
	var last program.Date
	for _, x := range m.Meetings {
		if x.State(s.at) == program.StateHeld && x.Date <= s.at && kind(x) {
			last = max(last, x.Date)
		}
	}
	return last
}

func lastOf(all []*program.Meeting) program.Date {
	var last program.Date
	for _, m := range all {
		last = max(last, m.Date)
	}
	return last
}

// anyOf reports whether the input tells of any held meeting of a kind.
func (s *study) anyOf(kind func(*program.Meeting) bool) bool {
	return slices.ContainsFunc(s.Meetings, func(m *program.Meeting) bool { return m.State(s.at) == program.StateHeld && kind(m) })
}
