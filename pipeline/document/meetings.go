package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// nextMeeting is the first meeting ahead that somebody booked, or nil. An entry
// of a calendar export that nobody confirmed is no meeting of the program.
func nextMeeting(g *program.Group, now program.Date) *program.Meeting {
	var next *program.Meeting
	for _, m := range g.Meetings {
		if booked(m, now) && (next == nil || m.Date < next.Date || m.Date == next.Date && m.Start < next.Start) {
			next = m
		}
	}
	return next
}

// booked reports whether a meeting has a day ahead that stands.
func booked(m *program.Meeting, now program.Date) bool {
	return m.Status == program.Booked && !m.Candidate && m.Date >= now && m.Date.Known()
}

// heldMeetings are the meetings of the group that took place, the newest first.
func heldMeetings(g *program.Group, now program.Date) []*program.Meeting {
	var held []*program.Meeting
	for _, m := range g.Meetings {
		if m.Status == program.Held && (!m.Date.Known() || m.Date <= now) {
			held = append(held, m)
		}
	}
	slices.SortStableFunc(held, func(x, y *program.Meeting) int { return int(y.Date - x.Date) })
	return held
}

// visits reports whether a meeting is one that somebody travels to.
func visits(m *program.Meeting) bool {
	return m.InPerson == program.Yes || m.InPerson == program.Unknown && m.Type == program.Visit
}

// lacks reports what a booked meeting still needs before anybody travels: its
// "goal", its "agenda". The plan's gate and the meeting's own record both count.
func (d *desk) lacks(m *program.Meeting) []string {
	var missing []string
	if strings.TrimSpace(m.Goal) == "" {
		missing = append(missing, "goal")
	}
	if len(m.Agenda) == 0 {
		missing = append(missing, "agenda")
	}
	if gate := d.gates[m.ID]; m.ID != "" && gate != nil {
		for _, what := range gate.Missing {
			if !slices.Contains(missing, what) {
				missing = append(missing, what)
			}
		}
	}
	return missing
}

// hours is "14:00–15:30", "14:00", or "" where the input names no time.
func hours(m *program.Meeting) string {
	if m.End == "" || m.Start == "" {
		return Clean(m.Start)
	}
	return Clean(m.Start) + "–" + Clean(m.End)
}

// when is a meeting's day and time: "Thursday 10 December, 14:00–15:30".
func (a *author) when(m *program.Meeting) string {
	return joined(", ", a.meetingDay(m.Date, a.AsOf), hours(m))
}

// zone is a meeting's time zone where it is not the sponsor's own.
func (a *author) zone(m *program.Meeting) string {
	s := a.Sponsor(m.Sponsor)
	if m.TimeZone == "" || m.Start == "" || s != nil && s.TimeZone == m.TimeZone {
		return ""
	}
	city := m.TimeZone[strings.LastIndexByte(m.TimeZone, '/')+1:]
	return a.sayf("%s time", strings.ReplaceAll(Clean(city), "_", " "))
}

// kind is a meeting's type in the page's language, as written where it is not ours.
func (a *author) kind(m *program.Meeting) string {
	if m.Type == "" {
		return a.say("meeting")
	}
	return a.term(cut(m.Type, 40))
}

// term is a word of our vocabularies in the page's language; others stay as written.
func (s speech) term(word string) string {
	if w, ok := s.words[word]; ok {
		return w
	}
	return Clean(word)
}

// attends reports whether a person is among a meeting's attendees, by any of
// their names.
func attends(attendees []string, c *program.Contact) bool {
	return slices.ContainsFunc(attendees, func(name string) bool {
		return same(name, c.Name) || same(name, c.LatinName) || c.Email != "" && strings.EqualFold(name, c.Email)
	})
}

// nextWindow is the first contact ahead that is proposed and not booked, or nil.
func (d *desk) nextWindow(g *program.Group) *program.Mark {
	year := d.years[g.Key]
	if year == nil {
		return nil
	}
	for i := range year.Marks {
		m := &year.Marks[i]
		if !m.Booked && m.To >= d.AsOf && !strings.EqualFold(m.Label, "renewal") {
			return m
		}
	}
	return nil
}
