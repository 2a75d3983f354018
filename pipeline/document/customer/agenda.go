package customer

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// agendas are the booked meetings ahead whose agenda is told, reviews apart: those have a
// page of their own.
func agendas(a *author.Author, g *program.Group) []author.MeetingPage {
	return a.MeetingPages(slices.DeleteFunc(slices.Clone(g.Meetings), func(m *program.Meeting) bool {
		return m.Type == program.QBR || !author.Booked(m, a.AsOf) || author.Agenda(m) == nil
	}), "customer-agendas", g)
}

// agenda is the one page of a meeting, for the customer's eyes: when and where, who comes,
// what is spoken of with room to write, what was agreed. Our goal is not on it: what is in
// it for them is.
func agenda(a *author.Author, g *program.Group, v author.MeetingPage) document.Document {
	m := v.Meeting
	return sheet(a, g, v, a.Say("Agenda"), []document.Section{
		{ID: "goal", Weight: 95, Blocks: benefit(a, m)},
		{ID: "who", Title: a.Say("Who comes"), Weight: 80, Blocks: who(a, g, m)},
		{ID: "agenda", Title: a.Say("Agenda"), Note: a.Say("with room for notes"), Weight: 92, Blocks: topics(m)},
		{ID: "agreed", Title: a.Say("What we agreed, and what we delivered"), Weight: 70, Blocks: promised(a, agreed(a, g))},
		{ID: "decide", Title: a.Say("What we decide today"), Note: a.Say("with owner and day"), Weight: 50,
			Blocks: []document.Block{toFillIn(a)}},
	})
}

// benefit is what the customer gets of the meeting.
func benefit(a *author.Author, m *program.Meeting) []document.Block {
	text := span.Sentence(span.Cut(m.BenefitToThem, 240))
	if text == "" {
		return nil
	}
	return []document.Block{document.Callout{Label: a.Say("What it is for"), Lines: []document.Line{span.Words(text)}}}
}

// who are the people of both sides who were named for the meeting.
func who(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	ours := slices.Clone(m.Ours)
	if sponsor := span.Cut(m.Sponsor, 80); sponsor != "" &&
		!slices.ContainsFunc(ours, func(n string) bool { return author.Same(n, sponsor) }) && m.AttendedBy(sponsor) {
		ours = append([]string{sponsor}, ours...)
	}
	var f document.Facts
	for _, side := range []struct {
		name   string
		people []string
	}{{author.GroupName(g), theirs(g, m)}, {span.Cut(a.Settings.Company, 80), ours}} {
		if side.name != "" && len(side.people) > 0 {
			f.Items = append(f.Items, document.Fact{Label: side.name, Value: span.Words(span.Cut(join(side.people), 300))})
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// topics are what was agreed to speak of, each with a line to write on.
func topics(m *program.Meeting) []document.Block {
	var q document.Questions
	for i, text := range m.Agenda {
		if text = span.Cut(text, 160); text != "" {
			q.Items = append(q.Items, document.Item{Line: span.Words(text), Weight: author.Fall(90, i)})
		}
	}
	return []document.Block{q}
}
