package briefing

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Agendas are the agenda sheets of a group's booked meetings, by day.
func Agendas(a *author.Author, g *program.Group) []author.MeetingPage {
	return a.MeetingPages(slices.DeleteFunc(slices.Clone(g.Meetings),
		func(m *program.Meeting) bool { return !author.Booked(m, a.AsOf) }), "agendas", g)
}

func AgendaLeaves(a *author.Author) []document.Leaf {
	var leaves []document.Leaf
	for _, g := range a.Ranked(func(program.Standing) bool { return true }) {
		for _, s := range Agendas(a, g) {
			leaves = append(leaves, a.Leaf(document.Agenda, s.Path, g, func() document.Document { return agendaPage(a, g, s) }))
		}
	}
	return leaves
}

// agendaPage is the one page for a booked meeting: when, where, who; pressing
// issues first, then joint input, then corrective actions with owners; what each
// side gets; a blank debrief.
func agendaPage(a *author.Author, g *program.Group, s author.MeetingPage) document.Document {
	a = a.About(g)
	m := s.Meeting
	d := document.Document{Kind: document.Agenda, Group: g.Key, Path: s.Path, Title: author.GroupName(g),
		Subtitle: a.When(m),
		Language: a.Code,
		Room:     a.Room, Top: span.Joined(span.Dot, a.Say("Agenda"), a.MeetingKind(m)),
		Mark:    a.Mark(a.Say("internal, not for the customer")),
		Formats: []document.Format{document.PDF, document.HTML},
		Trail:   a.Trail(s.Path), Foot: []document.Span{span.Plain(a.Sayf("As of %s", a.LongDay(a.AsOf)))},
		Metadata: []document.Fact{{Label: "account", Value: span.Words(author.GroupName(g))},
			{Label: "meeting", Value: span.Words(m.Date.String())}}}
	for _, x := range []document.Section{
		{ID: "meeting", Weight: 95, Blocks: agendaWhen(a, m)},
		{ID: "outcome", Weight: 100, Blocks: OutcomeBlocks(a, g, m)},
		{ID: "issues", Title: a.Say("Pressing issues first"), Weight: 90, Blocks: pressing(a, g)},
		{ID: "input", Title: a.Say("Joint input"), Weight: 85, Blocks: jointInput(a, m)},
		{ID: "actions", Title: a.Say("Corrective actions"), Weight: 80, Blocks: corrective(a, g)},
		{ID: "sides", Title: a.Say("What we get"), Weight: 75, Blocks: sides(m)},
		{ID: "debrief", Title: a.Say("Debrief"), Note: debriefTime(a), Weight: 70, Blocks: debrief(a)},
	} {
		if len(x.Blocks) > 0 {
			d.Sections = append(d.Sections, x)
		}
	}
	return d
}

func agendaWhen(a *author.Author, m *program.Meeting) []document.Block {
	var f document.Facts
	for _, x := range []struct{ label, text string }{
		{"Where", span.Cut(m.Place, 200)},
		{"Theirs", Names(a, m.Theirs, "")}, {"Ours", Names(a, m.Ours, "")}, {"Our executive", span.Cut(m.Sponsor, 80)},
	} {
		if x.text != "" {
			f.Items = append(f.Items, a.Fact(x.label, span.Plain(x.text)))
		}
	}
	return []document.Block{f}
}

// pressing are the concerns that are not good news.
func pressing(a *author.Author, g *program.Group) []document.Block {
	var list document.List
	all := slices.DeleteFunc(Concerns(a, g), func(c concern) bool { return c.rank == kept })
	for i, c := range all[:min(len(all), mostConcerns)] {
		list.Items = append(list.Items, document.Item{Line: c.Line, Weight: author.Fall(92, i)})
	}
	if list.Items == nil {
		return nil
	}
	list.Ordered = true
	return withMore(a, []document.Block{list}, g, len(all)-len(list.Items))
}

// jointInput is the agreed agenda.
func jointInput(a *author.Author, m *program.Meeting) []document.Block {
	var list document.List
	for i, x := range m.Agenda {
		if text := span.Cut(x, 200); text != "" {
			list.Items = append(list.Items, document.Item{Line: span.Words(text), Weight: author.Fall(88, i)})
		}
	}
	if list.Items == nil {
		return []document.Block{span.Paragraph(span.Warn(a.Say("No agenda yet.")))}
	}
	list.Ordered = true
	return []document.Block{list}
}

// corrective are the corrective actions of what is open, with owner and day.
func corrective(a *author.Author, g *program.Group) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("What")}, {Title: a.Say("Owner")}, {Title: a.Say("By")}}}
	add := func(what, owner string, due program.Date) {
		if what = span.Cut(what, 200); strings.TrimSpace(what) != "" {
			t.Rows = append(t.Rows,
				document.Row{Cells: []document.Line{span.Words(what), span.Words(span.Cut(owner, 60)), {a.DueSpan(due, false)}},
					Weight: author.Fall(82, len(t.Rows))})
		}
	}
	for _, e := range g.Escalations {
		if e.Open(a.AsOf) {
			add(e.Corrections, e.Manager, 0)
		}
	}
	for _, i := range g.Issues {
		if i.IsOpen && i.Escalation == "" {
			add(i.Remedy, i.Owner, i.Due)
		}
	}
	for _, p := range g.Promises {
		if !p.IsKept() {
			add(p.Text, p.Owner, p.Due)
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// sides is what we get of it; what they get stands with the goal.
func sides(m *program.Meeting) []document.Block {
	text := span.Sentence(span.Cut(m.BenefitToUs, 240))
	if text == "" {
		return nil
	}
	return []document.Block{span.Paragraph(span.Plain(text))}
}

// debriefLines are what is asked after a meeting.
var debriefLines = []string{"Outcome", "Learned", "How to work better together", "Customer's verdict",
	"New opportunities", "Promises, with owner and day", "Follow-ups"}

// debrief is a blank to write on: the cells stay empty.
func debrief(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("After the meeting"), Width: 1}, {Width: 3}}}
	for _, l := range debriefLines {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.Say(l)), nil}, Weight: 70})
	}
	return []document.Block{t}
}

// debriefTime says by when the debrief is to be filled in.
func debriefTime(a *author.Author) string {
	switch n := a.Settings.Cadence.DebriefDays; n {
	case 0:
		return ""
	case 1:
		return a.Say("to fill in within one working day")
	default:
		return a.Sayf("to fill in within %s working days", a.Whole(n))
	}
}
