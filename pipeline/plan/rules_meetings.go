package plan

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// bookedMeetings are one line a meeting, with its checklist inside: from goal and
// agenda until it is debriefed.
func bookedMeetings(d *desk, g member) []line {
	var out []line
	for _, m := range g.Meetings {
		ahead := booked(m) && d.period.Contains(m.Date)
		if !ahead && !(held(m) && m.Date <= d.at && m.Date.AddDays(30) > d.at) {
			continue
		}
		who := d.host(m, g)
		l := line{meeting: m, Action: program.Action{ID: m.Identity(), Meeting: m.ID, Owner: who, Sponsor: who,
			Status: program.StatusPlanned, Sources: []finding.Ref{m.Origin.Ref}}}
		if d.person(&l, g, roleSponsor); who == "" && len(m.Ours) > 0 {
			l.Owner, l.Role = "", roleManager
			d.person(&l, g, roleManager)
		}
		l.Steps = d.checklist(m, g, l.Owner, l.country)
		last := l.Steps[len(l.Steps)-1].Due
		if ahead {
			l.Booked, l.What, l.Why = true, meetingName(m)+" on "+dayMonth(m.Date), "booked"+d.missing(g, m)
			l.Start = min(max(l.Steps[0].Due, d.diary.from(d.period.From, l.country)), m.Date)
			l.Due = max(m.Date, min(last, d.diary.until(d.period.To, l.country)))
			out = append(out, l)
			continue
		}
		l.What, l.Why = "Debrief the "+lower(meetingName(m))+" of "+dayMonth(m.Date), "held on "+m.Date.Words()
		if m.Debriefed() {
			l.over = m.Date
		}
		l.Steps = slices.DeleteFunc(l.Steps, func(s program.Step) bool { return s.Due < m.Date })
		out = append(out, d.dated(l, m.Date, l.Steps[0].Due, l.country))
	}
	return out
}

// host is the executive whose meeting it is: its sponsor, else the account's where
// they were there or nobody tells who was, else another executive who was; "" for
// one that the account manager held alone.
func (d *desk) host(m *program.Meeting, g member) string {
	there := func(n string) bool { return program.Fold(n) == program.Fold(g.sponsor()) }
	switch {
	case m.Sponsor != "":
		return m.Sponsor
	case len(m.Ours) == 0 || slices.ContainsFunc(m.Ours, there):
		return g.sponsor()
	}
	for _, n := range m.Ours {
		if s := d.executive(n); s != nil {
			return s.Name
		}
	}
	return ""
}

// held reports whether a meeting took place, or had its day and nobody has told.
func held(m *program.Meeting) bool { return m.Status == program.Held && !m.Candidate || booked(m) }

// lower begins a name in the middle of a sentence; QBR stays QBR.
func lower(name string) string {
	if strings.ToUpper(name) == name {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

func meetingName(m *program.Meeting) string {
	name := strings.TrimSpace(cmp.Or(m.Type, "meeting"))
	if name == program.Visit && m.InPerson == program.No {
		name = "virtual visit"
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

func (d *desk) missing(g member, m *program.Meeting) string {
	if lacks := d.wanting(g, m); len(lacks) > 0 {
		return "; missing: " + strings.Join(lacks, ", ")
	}
	return ""
}

// wanting is what a booked meeting lacks before it can take place: a visit or a QBR
// all that makes it ready, a call its goal alone.
func (d *desk) wanting(g member, m *program.Meeting) []string {
	switch {
	case gated(m):
		return d.lacking(g, m)
	case m.Type == program.Call && m.Goal == "":
		return []string{lacksGoal}
	}
	return nil
}

// gated reports whether a meeting needs a goal and an agenda before anybody travels.
func gated(m *program.Meeting) bool { return m.Type == program.Visit || m.Type == program.QBR }

// coachedOn is what the coaching before a meeting is about, by the phase of the
// relationship.
var coachedOn = map[program.Phase]string{
	program.Establishing: "coaching by the account manager: who decides, and how they want to work with us",
	program.Fostering:    "coaching by the account manager: one thing to do together",
	program.Sustaining:   "coaching by the account manager: what they would miss, and whom they would introduce",
}

// checklist are the ticks around a meeting, in their order of time.
func (d *desk) checklist(m *program.Meeting, g member, owner, country string) []program.Step {
	manager, _ := program.First(g.Group, func(a *program.Account) string { return a.Manager })
	manager = cmp.Or(manager, roleManager)
	p := d.policy
	return []program.Step{
		{Code: "goal", What: "goal and agenda agreed", Owner: manager, Due: d.diary.move(m.Date, -p.GoalDays, country),
			Done: len(bare(m)) == 0},
		{Code: "briefing", What: "briefing to the sponsor", Owner: roleProgram, Due: d.diary.move(m.Date, -p.BriefingDays, country),
			Silent: true},
		{Code: "coaching", What: cmp.Or(coachedOn[g.phase()], "coaching by the account manager"), Owner: manager,
			Due: d.diary.move(m.Date, -p.CoachingDays, country), Silent: true},
		{Code: "debrief", What: "debrief", Owner: owner, Due: d.diary.move(m.Date, p.DebriefDays, country), Done: m.Date <= d.at &&
			m.Debriefed()},
		{Code: "promises", What: "promises kept or dated", Owner: manager, Due: d.diary.move(m.Date, p.PromiseDays, country),
			Silent: true},
	}
}

// dayMonth is "10 December", fullDay the same with its year.
func dayMonth(d program.Date) string { return d.Time().Format("2 January") }
