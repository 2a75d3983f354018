package author

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// NextMeeting is the first meeting ahead that somebody booked, or nil. An entry
// of a calendar export that nobody confirmed is no meeting of the program.
func NextMeeting(g *program.Group, now program.Date) *program.Meeting {
	var next *program.Meeting
	for _, m := range g.Meetings {
		if Booked(m, now) && (next == nil || m.Date < next.Date || m.Date == next.Date && m.Start < next.Start) {
			next = m
		}
	}
	return next
}

// Booked reports whether a meeting has a day ahead that stands.
func Booked(m *program.Meeting, now program.Date) bool {
	return m.Status == program.Booked && !m.Candidate && m.Date >= now && m.Date.Known()
}

// HeldMeetings are the meetings of the group that took place, the newest first.
func HeldMeetings(g *program.Group, now program.Date) []*program.Meeting {
	var held []*program.Meeting
	for _, m := range g.Meetings {
		if m.Status == program.Held && (!m.Date.Known() || m.Date <= now) {
			held = append(held, m)
		}
	}
	slices.SortStableFunc(held, func(x, y *program.Meeting) int { return int(y.Date - x.Date) })
	return held
}

// A MeetingPage is a meeting with the path of the page that is made of it.
type MeetingPage struct {
	*program.Meeting
	Path string
}

// MeetingPages gives meetings of a group their paths in a folder by day, in their
// order; several of one day are numbered from the second on.
func (a *Author) MeetingPages(all []*program.Meeting, folder string, g *program.Group) []MeetingPage {
	slices.SortStableFunc(all, func(x, y *program.Meeting) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Start, y.Start), cmp.Compare(x.ID, y.ID))
	})
	out := make([]MeetingPage, 0, len(all))
	n := 1
	for i, m := range all {
		p := MeetingPage{m, fmt.Sprintf("%s-%s", a.FileOf(folder, g), m.Date)}
		if n++; i == 0 || all[i-1].Date != m.Date {
			n = 1
		}
		if n > 1 {
			p.Path = fmt.Sprintf("%s-%d", p.Path, n)
		}
		out = append(out, p)
	}
	return out
}

// Lacks reports what a booked meeting still needs before anybody travels: its
// "goal", its "agenda". The plan's gate and the meeting's own record both count.
func (d *Index) Lacks(m *program.Meeting) []string {
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

// Hours is "14:00–15:30", "14:00", or "" where the input names no time.
func Hours(m *program.Meeting) string {
	if m.End == "" || m.Start == "" {
		return document.Clean(m.Start)
	}
	return document.Clean(m.Start) + "–" + document.Clean(m.End)
}

// When is a meeting's day and time in its zone: "Thursday 10 December, 14:00–15:30
// Amsterdam time".
func (a *Author) When(m *program.Meeting) string {
	return span.Joined(" ", a.DayAndHours(m), a.Zone(m))
}

// DayAndHours is the same without the zone.
func (a *Author) DayAndHours(m *program.Meeting) string {
	return span.Joined(", ", a.MeetingDay(m.Date, a.AsOf), Hours(m))
}

// Zone is the time zone of a meeting's hours as one says it: "Amsterdam time", "UTC",
// "CET"; "" where it has no hours, or the input names no zone: the hours are then as
// they were given, and nobody's zone is taken for the meeting's.
func (a *Author) Zone(m *program.Meeting) string {
	zone := span.Cut(m.TimeZone, 60)
	if zone == "" || m.Start == "" {
		return ""
	}
	area, city, placed := strings.Cut(zone, "/")
	switch {
	case !placed:
		return zone
	case area == "Etc": // whose signs are those of the clock's way back: Etc/GMT-9 is nine hours ahead
		if n, ok := strings.CutPrefix(city, "GMT"); ok && len(n) > 1 {
			return "UTC" + strings.NewReplacer("-", "+", "+", "−").Replace(n)
		}
		return "UTC"
	}
	city = city[strings.LastIndexByte(city, '/')+1:]
	return a.Sayf("%s time", strings.ReplaceAll(city, "_", " "))
}

// MeetingKind is a meeting's type as somebody typed it; our own word for it is in
// the page's language.
func (a *Author) MeetingKind(m *program.Meeting) string {
	if m.TypeGiven != "" && program.Fold(m.TypeGiven) != program.Fold(m.Type) {
		return span.Cut(m.TypeGiven, 40)
	}
	if m.Type == "" {
		return a.Say("meeting")
	}
	return a.Term(span.Cut(m.Type, 40))
}

// MeetingOf is the meeting that a line of the plan is about; nil for none, and where the
// meeting has no id by which it could be told from others.
func (d *Index) MeetingOf(x *program.Action) *program.Meeting {
	g := d.ByKey[x.Group]
	if g == nil || x.Meeting == "" {
		return nil
	}
	for _, m := range g.Meetings {
		if m.ID == x.Meeting {
			return m
		}
	}
	return nil
}

// Goes reports whether an account's sponsor goes to a meeting: it is theirs, they are
// among ours who are named, or nobody says who goes.
func Goes(m *program.Meeting, name string) bool {
	return Host(m) == "" || Same(m.Sponsor, name) || slices.ContainsFunc(m.Ours, func(n string) bool { return Same(n, name) })
}

// Host is whose meeting it is, else the first of ours who are named.
func Host(m *program.Meeting) string {
	if m.Sponsor == "" && len(m.Ours) > 0 {
		return m.Ours[0]
	}
	return m.Sponsor
}

// Attends reports whether a person is among a meeting's attendees, by any of
// their names.
func Attends(attendees []string, c *program.Contact) bool {
	if len(attendees) == 0 {
		return false
	}
	own, latin := program.Fold(c.Name), program.Fold(c.LatinName) // once, for every attendee
	return slices.ContainsFunc(attendees, func(name string) bool {
		if name == "" {
			return false
		}
		folded := program.Fold(name)
		return c.Name != "" && folded == own || c.LatinName != "" && folded == latin || c.Email != "" && strings.EqualFold(name, c.Email)
	})
}

// NextWindow is the first contact ahead that is proposed and not booked, or nil.
func (d *Index) NextWindow(g *program.Group) *program.Mark {
	year := d.YearOf[g.Key]
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

// Agenda is what was agreed to speak of at a meeting.
func Agenda(m *program.Meeting) []document.Block {
	list := document.List{Ordered: true}
	for i, item := range m.Agenda {
		if text := span.Cut(item, 160); text != "" {
			list.Items = append(list.Items, document.Item{Line: span.Words(text), Weight: Fall(90, i)})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}
