package plan

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// gates are the booked visits and QBRs that are not ready, with what they lack, and
// the calls without a goal, the nearest first.
func (d *desk) gates() []program.Gate {
	var out []program.Gate
	for _, g := range d.members {
		for _, m := range g.Meetings {
			lacks := d.wanting(g, m)
			if m.Status == program.Booked && !m.Candidate && m.Date > d.at && len(lacks) > 0 {
				out = append(out, program.Gate{Group: g.Key, Meeting: m.ID, Date: m.Date, Travel: m.Travels(), Missing: lacks})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b program.Gate) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Group, b.Group), cmp.Compare(a.Meeting, b.Meeting))
	})
	return out
}

// loads count each sponsor's meetings by month, each meeting once, however many
// accounts come to it.
func (d *desk) loads(actions []program.Action) []program.Load {
	type key struct {
		sponsor string
		month   program.Month
	}
	type seat struct{ sponsor, meeting string }
	counts, seen := map[key]*program.Load{}, map[seat]bool{}
	for _, a := range actions {
		m := d.about[a.ID]
		if a.Sponsor == "" || closed(a.Status) || a.Window == "" && m == nil {
			continue
		}
		if m != nil {
			if s := (seat{a.Sponsor, m.Identity()}); seen[s] {
				continue
			} else {
				seen[s] = true
			}
		}
		month := a.Start.Month()
		if m != nil {
			month = m.Date.Month()
		}
		k := key{a.Sponsor, month}
		if counts[k] == nil {
			counts[k] = &program.Load{Sponsor: a.Sponsor, Month: month}
		}
		if a.Booked {
			counts[k].Booked++
		} else {
			counts[k].Proposed++
		}
	}
	var out []program.Load
	for _, l := range counts {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b program.Load) int {
		return cmp.Or(cmp.Compare(a.Sponsor, b.Sponsor), cmp.Compare(a.Month, b.Month))
	})
	return out
}

// years are each group's year at a glance: meetings booked and proposed, and
// the renewal.
func (d *desk) years(actions []program.Action) []program.Year {
	byGroup := map[string][]program.Mark{}
	for _, a := range actions {
		if m, ok := d.mark(a); ok {
			byGroup[a.Group] = append(byGroup[a.Group], m)
		}
	}
	var out []program.Year
	for _, g := range d.members {
		for _, day := range daysOf(d.expiries(g)) {
			byGroup[g.Key] = append(byGroup[g.Key], program.Mark{Label: "Renewal", When: dayMonth(day), From: day, To: day,
				State: program.StateDue})
		}
		marks := byGroup[g.Key]
		slices.SortStableFunc(marks, func(a, b program.Mark) int {
			return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Label, b.Label))
		})
		if len(marks) > 0 {
			out = append(out, program.Year{Group: g.Key, Marks: marks})
		}
	}
	return out
}

// daysOf are the days of expiries, each once, however many contracts end on it.
func daysOf(expiries []program.Expiry) []program.Date {
	var days []program.Date
	for _, e := range expiries {
		if !slices.Contains(days, e.On) {
			days = append(days, e.On)
		}
	}
	return days
}

// labels are the words of the year for windows of the cadence, by rule.
var labels = map[string]string{"visit": "Visit", "qbr": "QBR", "contact": "Call"}

func (d *desk) mark(a program.Action) (program.Mark, bool) {
	if label := labels[a.Rule]; label != "" && a.Window != "" && !closed(a.Status) {
		return program.Mark{Label: label, When: a.Window, From: a.Start, To: a.Due, State: a.State(d.at)}, true
	}
	if m := d.about[a.ID]; m != nil {
		return program.Mark{Label: meetingName(m), When: dayMonth(m.Date), From: m.Date, To: m.Date, Booked: true,
			Meeting: m.Identity(), State: program.StateBooked}, true
	}
	return program.Mark{}, false
}

// mostContacts is how many contacts of a group are looked after by the plan.
const mostContacts = 5

// contacts say who of ours keeps each top contact, and when next.
func (d *desk) contacts() []program.ContactLine {
	var out []program.ContactLine
	for _, g := range d.members {
		n := 0
		for _, c := range g.Contacts {
			if c.Role != program.Decides && c.Role != program.Approves && c.Role != program.Influences || n == mostContacts {
				continue
			}
			n++
			out = append(out, d.contact(g, c))
		}
	}
	return out
}

func (d *desk) contact(g member, c *program.Contact) program.ContactLine {
	manager, from := program.First(g.Group, func(a *program.Account) string { return a.Manager })
	l := program.ContactLine{Group: g.Key, Contact: c.Key, Ours: cmp.Or(c.Owner, manager), How: "call", Often: "every two months"}
	months := 2
	if c.Decisive() {
		l.How, l.Often, months = "in person or call", "every three months", 3
	}
	for _, t := range g.Team {
		if program.Fold(t.Counterpart) == program.Fold(c.Name) {
			l.Ours = t.Person
		}
	}
	country := ""
	if from != nil {
		country = countryCode(from.ManagerCountry)
	}
	next := d.at.AddDays(30)
	if c.LastContact.Known() {
		next = max(c.LastContact.AddMonths(months), d.period.From)
	}
	l.Next = d.diary.from(next, country)
	return l
}

// chances are the occasions ahead with the groups that could be met there.
func (d *desk) chances() []program.Chance {
	byOccasion := map[*program.Occasion][]string{}
	for _, g := range d.members {
		for _, o := range d.near[g.Key] {
			byOccasion[o] = append(byOccasion[o], g.Key)
		}
	}
	var out []program.Chance
	for _, o := range d.Occasions {
		if groups := byOccasion[o]; len(groups) > 0 {
			out = append(out, program.Chance{Occasion: o, Groups: groups})
		}
	}
	slices.SortStableFunc(out, func(a, b program.Chance) int {
		return cmp.Or(cmp.Compare(a.Occasion.Date, b.Occasion.Date), cmp.Compare(a.Occasion.Name, b.Occasion.Name))
	})
	return out
}
