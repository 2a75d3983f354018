package plan

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// late is what was not done in time: meetings without a debrief, and the lines of the plan
// that are overdue, but the debriefs among them, which stand already.
func (d *desk) late(actions []program.Action) []program.Late {
	out := d.untold()
	told := map[string]bool{} // meetings, then the lines that are about them
	for _, l := range out {
		told[l.Meeting] = true
	}
	for _, g := range d.members {
		for _, m := range g.Meetings {
			if told[m.Identity()] {
				told[id(meetingRule, g.Key, m.Identity())] = true
			}
		}
	}
	for _, a := range actions {
		since, step := a.OverdueSince(d.at)
		if !since.Known() || told[a.ID] {
			continue
		}
		l := program.Late{Group: a.Group, What: a.What, Action: a.ID, Step: step, Due: since, Owner: a.Owner, Role: a.Role}
		for _, s := range a.Steps {
			if s.What == step && s.Owner != "" {
				l.Owner = s.Owner
			}
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b program.Late) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Group, b.Group), cmp.Compare(a.Meeting, b.Meeting),
			cmp.Compare(a.Action, b.Action))
	})
	return out
}

// untold are the sponsors' meetings of the last twelve months that nobody has
// debriefed in the days for it. Each is charged to the sponsor who was there,
// whatever the number of its accounts; it stands with the first of them.
func (d *desk) untold() []program.Late {
	var out []program.Late
	seen := map[*program.Meeting]bool{}
	for _, g := range d.members {
		for _, m := range g.Meetings {
			state := m.State(d.at)
			if seen[m] || state != program.StateHeld && state != program.StateUntold || m.Debriefed() ||
				m.Sponsor == "" || m.Date > d.at || m.Date <= d.at.AddMonths(-12) {
				continue
			}
			seen[m] = true
			l := line{}
			l.Owner = m.Sponsor
			d.person(&l, g, roleSponsor)
			if due := d.diary.move(m.Date, d.policy.DebriefDays, l.country); due.Overdue(d.at) {
				out = append(out, program.Late{Group: g.Key, What: program.LateDebrief, Due: due, Last: m.Date,
					Owner: m.Sponsor, Role: roleSponsor, Meeting: m.Identity()})
			}
		}
	}
	return out
}
