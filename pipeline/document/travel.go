package document

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A travel copy is built from what may travel, never by taking things out of the
// full copy: names, titles, the agreed goal and agenda, the meeting's details,
// promises made to them, public news. What is not written here is absent, from
// the text and from the file's metadata.

// travelSections are the page in its order.
var travelSections = []briefingSection{
	{id: "meeting", weight: 95, write: (*author).travelMeeting},
	{id: "outcome", weight: 100, write: (*author).travelOutcome},
	{id: "agenda", title: "Agenda", weight: 92, write: (*author).travelAgenda},
	{id: "raise", title: "Promised", weight: 90, write: (*author).travelPromises},
	{id: "people", title: "People", weight: 75, write: (*author).travelPeople},
	{id: "direction", title: "In the news", weight: 45, write: (*author).travelNews},
}

func (a *author) travel(g *program.Group, m *program.Meeting) Document {
	d := Document{Kind: Briefing, Group: g.Key, Path: a.briefingPath(g, Travel), Title: title(g),
		Language: a.code, Room: a.room, Formats: []Format{PDF},
		Top:      joined(dot, a.say("Meeting sheet"), a.month(a.Book)),
		Mark:     a.mark(a.say("travel copy")),
		Foot:     []Span{plainly(a.sayf("As of %s", a.shortYear(a.AsOf)))},
		Metadata: []Fact{{Label: "account", Value: words(title(g))}}}
	for _, s := range travelSections {
		if blocks := s.write(a, g, m); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{ID: s.id, Title: a.say(s.title), Weight: s.weight, Blocks: blocks})
		}
	}
	return d
}

// travels reports whether a travel copy of a group says anything at all.
func (a *author) travels(g *program.Group) bool {
	m := nextMeeting(g, a.AsOf)
	return slices.ContainsFunc(travelSections, func(s briefingSection) bool { return len(s.write(a, g, m)) > 0 })
}

// travelMeeting is when, where and who. A meeting that is not booked is none.
func (a *author) travelMeeting(_ *program.Group, m *program.Meeting) []Block {
	if m == nil || m.Status != program.Booked {
		return nil
	}
	blocks := []Block{paragraph(strong(a.when(m)), plainly(a.zoneAfter(m)+dot+onOneLine(a.kind(m))))}
	for _, text := range []string{cut(m.Place, 160), a.names(m.Theirs, ""), a.names(m.Ours, "")} {
		if text != "" {
			blocks = append(blocks, paragraph(plainly(text)))
		}
	}
	return blocks
}

// travelOutcome is the goal that was agreed.
func (a *author) travelOutcome(_ *program.Group, m *program.Meeting) []Block {
	if m == nil || m.Status != program.Booked || strings.TrimSpace(m.Goal) == "" {
		return nil
	}
	return []Block{Callout{Label: a.say("Goal"), Lines: []Line{words(sentence(cut(m.Goal, 300)))}}}
}

// travelAgenda is the agenda that was agreed, with the goal.
func (a *author) travelAgenda(g *program.Group, m *program.Meeting) []Block {
	if a.travelOutcome(g, m) == nil {
		return nil
	}
	agenda := List{Ordered: true}
	for i, item := range m.Agenda {
		if text := cut(item, 160); text != "" {
			agenda.Items = append(agenda.Items, Item{Line: words(text), Weight: fall(90, i)})
		}
	}
	if agenda.Items == nil {
		return nil
	}
	return []Block{agenda}
}

// travelPromises are what we promised them, by day, without our answer to it.
func (a *author) travelPromises(g *program.Group, _ *program.Meeting) []Block {
	promises := slices.Clone(g.Promises)
	slices.SortStableFunc(promises, func(x, y *program.Promise) int { return int(x.Due - y.Due) })
	var list List
	for _, p := range promises {
		text := unended(cut(p.Text, 220))
		if text == "" || p.Kept == program.Yes {
			continue
		}
		list.Items = append(list.Items, Item{Line: Line{plainly(text), plainly(cmp.Or(sentence(a.due(p.Due)), "."))}, Weight: fall(90, len(list.Items))})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// travelPeople are names and titles: those in the room first, the rest by name,
// since any other order would tell who decides.
func (a *author) travelPeople(g *program.Group, m *program.Meeting) []Block {
	people := slices.DeleteFunc(slices.Clone(g.Contacts), func(c *program.Contact) bool {
		return strings.TrimSpace(Clean(c.Name)) == ""
	})
	inRoom := func(c *program.Contact) int {
		if m != nil && m.Status == program.Booked && attends(m.Theirs, c) {
			return 0
		}
		return 1
	}
	slices.SortFunc(people, func(x, y *program.Contact) int {
		return cmp.Or(inRoom(x)-inRoom(y), cmp.Compare(program.Fold(x.Name), program.Fold(y.Name)), cmp.Compare(x.Key, y.Key))
	})
	var list List
	for i, c := range people[:min(len(people), mostPeople)] {
		list.Items = append(list.Items, Item{Line: nameAndTitle(c), Weight: fall(90-30*inRoom(c), i)})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// nameAndTitle is "佐藤 美咲 Satō Misaki, Director".
func nameAndTitle(c *program.Contact) Line {
	line := Line{strong(cut(c.Name, 60))}
	if c.LatinName != "" && !same(c.LatinName, c.Name) {
		line = append(line, plainly(" "+cut(c.LatinName, 60)))
	}
	if c.Title != "" {
		line = append(line, plainly(", "), plainly(cut(c.Title, 60)))
	}
	return line
}

// travelNews is news that names where it was published.
func (a *author) travelNews(g *program.Group, _ *program.Meeting) []Block {
	var list List
	for _, n := range a.notes(g, program.News) {
		if strings.TrimSpace(n.Source) == "" || len(list.Items) == 4 {
			continue
		}
		list.Items = append(list.Items, Item{Line: Line{plainly(unended(cut(n.Text, 200))), plainly(" (" + joined(", ", cut(n.Source, 60), a.shortDay(n.Date, a.AsOf)) + ").")}, Weight: fall(60, len(list.Items))})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}
