package briefing

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A travel copy is built from what may travel, never by taking things out of the
// full copy: names, titles, the agreed goal and agenda, the meeting's details,
// promises made to them, public news. What is not written here is absent, from
// the text and from the file's metadata.

// travelSections are the page in its order.
var travelSections = []briefingSection{
	{id: "meeting", weight: 95, write: travelMeeting},
	{id: "outcome", weight: 100, write: travelOutcome},
	{id: "agenda", title: "Agenda", weight: 92, write: travelAgenda},
	{id: "raise", title: "Promised", weight: 90, write: travelPromises},
	{id: "people", title: "People", weight: 75, write: travelPeople},
	{id: "direction", title: "In the news", weight: 45, write: travelNews},
}

func travel(a *author.Author, g *program.Group, m *program.Meeting) document.Document {
	d := document.Document{Kind: document.Briefing, Group: g.Key, Path: PathOf(a, g, Travel), Title: author.GroupName(g),
		Language: a.Code, Room: a.Room, Formats: []document.Format{document.PDF},
		Top:      span.Joined(span.Dot, a.Say("Meeting sheet"), a.Month(a.Book)),
		Mark:     a.Mark(a.Say("travel copy")),
		Foot:     []document.Span{span.Plain(a.Sayf("As of %s", a.ShortYear(a.AsOf)))},
		Metadata: []document.Fact{{Label: "account", Value: span.Words(author.GroupName(g))}}}
	for _, s := range travelSections {
		if blocks := s.write(a, g, m); len(blocks) > 0 {
			d.Sections = append(d.Sections, document.Section{ID: s.id, Title: a.Say(s.title), Weight: s.weight, Blocks: blocks})
		}
	}
	return d
}

// Travels reports whether a travel copy of a group says anything at all.
func Travels(a *author.Author, g *program.Group) bool {
	m := author.NextMeeting(g, a.AsOf)
	return slices.ContainsFunc(travelSections, func(s briefingSection) bool { return len(s.write(a, g, m)) > 0 })
}

// travelMeeting is when, where and who. A meeting that is not booked is none.
func travelMeeting(a *author.Author, _ *program.Group, m *program.Meeting) []document.Block {
	if m == nil || m.Status != program.Booked {
		return nil
	}
	blocks := []document.Block{span.Paragraph(span.Strong(a.DayAndHours(m)),
		span.Plain(zoneAfter(a, m)+span.Dot+onOneLine(a.MeetingKind(m))))}
	for _, text := range []string{span.Cut(m.Place, 160), Names(a, m.Theirs, ""), Names(a, m.Ours, "")} {
		if text != "" {
			blocks = append(blocks, span.Paragraph(span.Plain(text)))
		}
	}
	return blocks
}

// travelOutcome is the goal that was agreed.
func travelOutcome(a *author.Author, _ *program.Group, m *program.Meeting) []document.Block {
	if m == nil || m.Status != program.Booked || strings.TrimSpace(m.Goal) == "" {
		return nil
	}
	return []document.Block{document.Callout{Label: a.Say("Goal"),
		Lines: []document.Line{span.Words(span.Sentence(span.Cut(m.Goal, 300)))}}}
}

// travelAgenda is the agenda that was agreed, with the goal.
func travelAgenda(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	if travelOutcome(a, g, m) == nil {
		return nil
	}
	return author.Agenda(m)
}

// travelPromises are what we promised them, by day, without our answer to it.
func travelPromises(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	promises := slices.Clone(g.Promises)
	slices.SortStableFunc(promises, func(x, y *program.Promise) int { return int(x.Due - y.Due) })
	var list document.List
	for _, p := range promises {
		text := span.Unended(span.Cut(p.Text, 220))
		if text == "" || p.IsKept() {
			continue
		}
		list.Items = append(list.Items,
			document.Item{Line: document.Line{span.Plain(text), span.Plain(cmp.Or(span.Sentence(due(a, p.Due)), "."))},
				Weight: author.Fall(90, len(list.Items))})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// travelPeople are names and titles: those in the room first, the rest by name,
// since any other order would tell who decides.
func travelPeople(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	people := slices.DeleteFunc(slices.Clone(g.Contacts), func(c *program.Contact) bool {
		return strings.TrimSpace(document.Clean(c.Name)) == ""
	})
	inRoom := func(c *program.Contact) int {
		if m != nil && m.Status == program.Booked && author.Attends(m.Theirs, c) {
			return 0
		}
		return 1
	}
	slices.SortFunc(people, func(x, y *program.Contact) int {
		return cmp.Or(inRoom(x)-inRoom(y), cmp.Compare(program.Fold(x.Name), program.Fold(y.Name)), cmp.Compare(x.Key, y.Key))
	})
	var list document.List
	for i, c := range people[:min(len(people), mostPeople)] {
		list.Items = append(list.Items, document.Item{Line: nameAndTitle(c), Weight: author.Fall(90-30*inRoom(c), i)})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// nameAndTitle is "佐藤 美咲 Satō Misaki, Director".
func nameAndTitle(c *program.Contact) document.Line {
	line := document.Line{span.Strong(span.Cut(c.Name, 60))}
	if latin := inLatin(c); latin != "" {
		line = append(line, span.Plain(" "+latin))
	}
	if c.Title != "" {
		line = append(line, span.Plain(", "), span.Plain(span.Cut(c.Title, 60)))
	}
	return line
}

// travelNews is news that names where it was published.
func travelNews(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	var list document.List
	for _, n := range notes(a, g, program.News) {
		if strings.TrimSpace(n.Source) == "" || len(list.Items) == 4 {
			continue
		}
		list.Items = append(list.Items,
			document.Item{Line: document.Line{span.Plain(span.Unended(span.Cut(n.Text, 200))),
				span.Plain(" (" + span.Joined(", ", span.Cut(n.Source, 60), a.ShortDay(n.Date, a.AsOf)) + ").")},
				Weight: author.Fall(60, len(list.Items))})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}
