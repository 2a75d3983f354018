package briefing

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// mostCards is how many people of a room are told each on their own; of others
// the page has the name and title.
const (
	mostCards  = 4
	mostOthers = 8
)

// roomBlocks are the people who will sit in the room, theirs by seniority, then
// ours but the reader.
func roomBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	if m == nil {
		return nil
	}
	var cards []document.Card
	theirs, reader, there := attendees(a, g, m), readerOf(a, g, m), readerThere(a, g, m)
	for _, x := range theirs {
		cards = append(cards, x.card(a, reader, len(m.Accounts) > 1))
	}
	for _, name := range m.Ours {
		if name = span.Cut(name, 60); name != "" && !author.Same(name, there) {
			cards = append(cards, ourCard(a, g, name, there != "" || reader == ""))
		}
	}
	if s := span.Cut(m.Sponsor, 60); s != "" && there == "" &&
		!slices.ContainsFunc(m.Ours, func(n string) bool { return author.Same(n, s) }) {
		cards = append(cards, ourCard(a, g, s, reader == ""))
	}
	if len(cards) == 0 {
		return nil
	}
	shown := cards[:min(len(cards), mostCards)]
	for i := range shown {
		shown[i].Weight = author.Fall(99, i)
	}
	blocks := []document.Block{document.Cards{Items: shown}}
	rest := cards[len(shown):]
	if len(rest) > 0 {
		var said []document.Line
		for i, k := range rest[:min(len(rest), mostOthers)] {
			if i += len(shown); i < len(theirs) {
				said = append(said, theirs[i].brief(a, g, reader, k))
			} else {
				said = append(said, brief(k))
			}
		}
		line := document.Line{span.Plain(a.Say("Also there:") + " ")}
		blocks = append(blocks, document.Paragraph{Line: append(line, span.Spread("; ", said...)...), Weight: 95})
	}
	if reader != "" && there == "" {
		blocks = append([]document.Block{document.Paragraph{Weight: 97,
			Line: document.Line{span.Warn(a.Sayf("You do not go there; %s does.", span.Cut(author.Host(m), 60)))}}}, blocks...)
	}
	return withMore(a, blocks, g, len(rest)-mostOthers)
}

// brief is one of ours beside the cards: name, and what they are here.
func brief(k document.Card) document.Line {
	if len(k.Lines) == 0 {
		return k.Name
	}
	return span.Spread(", ", k.Name, k.Lines[0])
}

// brief is the same of one of theirs: name, title, company where this page is another's,
// and that they were never met: "Fay Guest, Dispatcher, Nordviken Terminals, never met".
func (x guest) brief(a *author.Author, g *program.Group, reader string, k document.Card) document.Line {
	c := x.seat.Contact
	if c == nil {
		return brief(k)
	}
	line := k.Name
	if title := span.Cut(c.Title, 60); title != "" {
		line = span.Spread(", ", line, document.Line{span.Cited(span.Plain(title), a.Cells(c.Origin, "title")...)})
	}
	if x.of != g {
		line = span.Spread(", ", line, span.Words(author.GroupName(x.of)))
	}
	if met := metLine(a, x, reader); len(met) > 0 && met[0].Tone == document.Warn {
		line = span.Spread(", ", line, met)
	}
	return line
}

// A guest is somebody of theirs in a room.
type guest struct {
	name string
	seat author.Seat // without a contact where no export lists them
	of   *program.Group
}

// attendees are theirs in a meeting, most senior first; those that no export
// lists last, in the order they were named.
func attendees(a *author.Author, g *program.Group, m *program.Meeting) []guest {
	groups := a.GroupsOf(m.Accounts)
	if !slices.Contains(groups, g) {
		groups = append([]*program.Group{g}, groups...)
	}
	var out []guest
	for _, name := range m.Theirs {
		x := guest{name: span.Cut(name, 60)}
		for _, of := range groups {
			for _, c := range of.Contacts {
				if x.seat.Contact == nil && author.Attends([]string{name}, c) {
					x.of, x.seat = of, a.MetBy(of).Seats([]author.Seat{{Contact: c}})[0]
				}
			}
		}
		if x.name != "" && !slices.ContainsFunc(out, func(y guest) bool { return y.same(x) }) {
			out = append(out, x)
		}
	}
	rank := func(x guest) (level, say int) {
		if x.seat.Contact == nil {
			return 99, 0
		}
		return cmp.Or(x.seat.Level, 9), author.Weight(x.seat.Contact)
	}
	slices.SortStableFunc(out, func(x, y guest) int {
		xl, xs := rank(x)
		yl, ys := rank(y)
		return cmp.Or(cmp.Compare(xl, yl), cmp.Compare(xs, ys))
	})
	return out
}

func (x guest) same(y guest) bool {
	return x.seat.Contact != nil && x.seat.Contact == y.seat.Contact || author.Same(x.name, y.name)
}

// card is a person of theirs: name, how to say it, title, company at a round
// table, when met and by whom, stance.
func (x guest) card(a *author.Author, reader string, table bool) document.Card {
	c := x.seat.Contact
	if c == nil {
		return document.Card{Name: document.Line{span.Strong(x.name)},
			Lines: []document.Line{{span.Muted(a.Say("not among the contacts"))}}}
	}
	k := document.Card{Name: document.Line{span.Cited(span.Strong(span.Cut(c.Name, 60)), a.Cells(c.Origin, "contact")...)}}
	if latin := inLatin(c); latin != "" {
		k.Name = append(k.Name, span.Plain(" "+latin))
	}
	add := func(l document.Line) {
		if len(l) > 0 {
			k.Lines = append(k.Lines, l)
		}
	}
	if c.Title != "" {
		add(document.Line{span.Cited(span.Plain(span.Cut(c.Title, 60)), a.Cells(c.Origin, "title")...)})
	}
	if c.SayAs != "" {
		add(document.Line{span.Muted(a.Sayf("say “%s”", span.Cut(c.SayAs, 40)))})
	}
	if table && x.of != nil {
		add(span.Words(author.GroupName(x.of)))
	}
	add(metLine(a, x, reader))
	k.Stance = document.Stance{Now: int(a.Stance(c)), Words: span.Muted(a.Say("stance not known"))}
	if was := a.WasStance(c); was != nil {
		k.Stance.Before = int(was.Stance)
	}
	if cell := stanceCell(a, x.of, x.seat); len(cell) > 0 {
		k.Stance.Words = cell[0]
	}
	return k
}

// inLatin is a name in Latin script beside one that is not; "" for none. One of
// usual length is not parted: it goes to a line of its own where both are too long.
func inLatin(c *program.Contact) string {
	if c.LatinName == "" || author.Same(c.LatinName, c.Name) {
		return ""
	}
	if utf8.RuneCountInString(c.LatinName) > 28 {
		return span.Cut(c.LatinName, 60)
	}
	return strings.Join(strings.Fields(c.LatinName), language.Space)
}

// metLine is "met 14 May, by you": the day, and who of ours it was where that is told;
// of who was never met also whether they have the last word.
func metLine(a *author.Author, x guest, reader string) document.Line {
	switch {
	case x.seat.Met.Known():
	case !x.seat.Never:
		return document.Line{span.Muted(a.Say("last met not known"))}
	case x.seat.Decisive():
		return document.Line{span.Warn(span.Joined(", ", a.Term(x.seat.Role), a.Say("never met")))}
	default:
		return document.Line{span.Warn(a.Say("never met"))}
	}
	by := ""
	for _, m := range author.HeldMeetings(x.of, a.AsOf) {
		if m.Date == x.seat.Met && author.Attends(m.Theirs, x.seat.Contact) {
			by = cmp.Or(m.Sponsor, first(m.Ours))
			break
		}
	}
	by = span.Cut(cmp.Or(by, x.seat.Owner), 40)
	day := a.ShortDay(x.seat.Met, a.AsOf)
	of := a.Cells(x.seat.Origin, "last contact")
	switch {
	case by == "":
		return document.Line{span.Cited(span.Plain(a.Sayf("met %s", day)), of...)}
	case author.Same(by, reader):
		return document.Line{span.Cited(span.Plain(a.Sayf("met %s, by you", day)), of...)}
	}
	return document.Line{span.Cited(span.Plain(a.Sayf("met %s, by %s", day, by)), of...)}
}

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// ourCard is one of ours: the account manager with a telephone number, others
// with their role on the account; with the reader, where that is so.
func ourCard(a *author.Author, g *program.Group, name string, with bool) document.Card {
	k := document.Card{Name: document.Line{span.Strong(name)}, Ours: true}
	if manager, from := author.ManagerOf(g); author.Same(manager, name) {
		role := a.Say("account manager")
		if with {
			role = a.Say("account manager, with you")
		}
		k.Lines = append(k.Lines, span.Words(role))
		if phone := span.Cut(from.ManagerPhone, 40); phone != "" {
			k.Lines = append(k.Lines, document.Line{span.Cited(span.Plain(phone), a.Cells(from.Origin, "account manager phone")...)})
		}
		return k
	}
	role := ""
	if with {
		role = a.Say("with you")
	}
	for _, t := range g.Team {
		if author.Same(t.Person, name) && strings.TrimSpace(t.Role) != "" {
			role = span.Joined(", ", a.Term(span.Cut(t.Role, 60)), role)
			break
		}
	}
	if s := a.Sponsor(name); s != nil && s.Title != "" {
		role = span.Cut(s.Title, 60)
	}
	if role != "" {
		k.Lines = append(k.Lines, span.Words(role))
	}
	return k
}
