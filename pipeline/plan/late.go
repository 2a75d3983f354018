package plan

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// late are the sponsors' meetings of the last twelve months that nobody has
// debriefed in the days for it. Each is charged to the sponsor who was there,
// whatever the number of its accounts; it stands with the first of them.
func (d *desk) late() []program.Late {
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
	slices.SortStableFunc(out, func(a, b program.Late) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Group, b.Group), cmp.Compare(a.Meeting, b.Meeting))
	})
	return out
}
