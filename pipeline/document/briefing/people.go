package briefing

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// mostPeople is how many people a briefing offers to the page.
const mostPeople = 14

// A personColumn is a column of the people table; it closes up where nobody has
// a value in it.
type personColumn struct {
	title  string
	number bool
	write  func(a *author.Author, g *program.Group, s author.Seat) document.Line
	// absent is what stands for those who decide where others have a value.
	absent string
}

var personColumns = []personColumn{
	{title: "Role", write: roleCell},
	{title: "Stance", write: stanceCell, absent: "not known"},
	{title: "Last met", write: metCell, absent: "not known"},
	{title: "With us", write: oursCell, absent: "nobody"},
	{title: "Reach", number: true, write: reachCell},
}

// peopleBlocks are their people with the map of who of ours knows them, or the
// table alone where no export tells.
func peopleBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	seats := a.Seating(g, m)
	if len(seats) == 0 {
		return nil
	}
	shown := seats[:min(len(seats), mostPeople)]
	head := document.Column{Title: a.Say("Name, title")}
	table := PeopleTable(a, g, shown, head, func(g *program.Group, s author.Seat) document.Line { return PersonCell(a, g, s) })
	if r, ok := relations(a, g, shown, table); ok {
		r.Table = peopleOfMap(a, g, shown, head)
		weigh(r.Table.Rows, shown)
		return withMore(a, []document.Block{r}, g, len(seats)-len(shown))
	}
	weigh(table.Rows, shown)
	return withMore(a, []document.Block{table}, g, len(seats)-len(shown))
}

func weigh(rows []document.Row, seats []author.Seat) {
	for i := range rows {
		rows[i].Weight, rows[i].Depth = seatWeight(seats[i], i), seats[i].Depth
	}
}

// peopleOfMap is the table beside the map, which says who of ours stands beside
// them. Of those in the room the cards have the title; role, stance and last meeting
// stand in everybody's row, so that who decides and was never met is read in one column.
func peopleOfMap(a *author.Author, g *program.Group, seats []author.Seat, head document.Column) document.Table {
	t := document.Table{Caption: a.Say("People"), Columns: []document.Column{head, {Title: a.Say("Role")}, {Title: a.Say("Stance")},
		{Title: strings.ReplaceAll(a.Say("Last met"), " ", language.Space), Number: true}}}
	for _, s := range seats {
		who, c := s, *s.Contact
		c.SayAs, c.Division = "", ""
		if s.InRoom {
			c.Title = ""
		}
		who.Contact = &c
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{PersonCell(a, g, who), roleCell(a, g, s),
			orNotKnown(a, s, stanceCell(a, g, s)), orNotKnown(a, s, metCell(a, g, s))}})
	}
	author.CloseUpAll(&t)
	return t
}

// orNotKnown says of those who decide that something is not known.
func orNotKnown(a *author.Author, s author.Seat, l document.Line) document.Line {
	if len(l) == 0 && s.Contact.Decisive() {
		return document.Line{span.Muted(a.Say("not known"))}
	}
	return l
}

// seatWeight keeps who is in the room longest, then those who decide.
func seatWeight(s author.Seat, i int) int {
	switch {
	case s.InRoom:
		return author.Fall(92, i)
	case s.Contact.Decisive():
		return author.Fall(82, i)
	}
	return author.Fall(72, i)
}

// PeopleTable is people under the columns in which anybody has a value.
func PeopleTable(a *author.Author, g *program.Group, seats []author.Seat, head document.Column,
	name func(*program.Group, author.Seat) document.Line) document.Table {
	table := document.Table{Caption: a.Say("People"), Columns: []document.Column{head}, Rows: make([]document.Row, len(seats))}
	for i, s := range seats {
		table.Rows[i].Cells = []document.Line{name(g, s)}
	}
	for _, c := range personColumns {
		cells, any := make([]document.Line, len(seats)), false
		for i, s := range seats {
			cells[i] = c.write(a, g, s)
			any = any || len(cells[i]) > 0
		}
		if !any {
			continue
		}
		table.Columns = append(table.Columns, document.Column{Title: a.Say(c.title), Number: c.number})
		for i := range cells {
			if len(cells[i]) == 0 && c.absent != "" && seats[i].Contact.Decisive() {
				cells[i] = document.Line{span.Muted(a.Say(c.absent))}
			}
			table.Rows[i].Cells = append(table.Rows[i].Cells, cells[i])
		}
	}
	return table
}

// PersonCell is "Jürgen Großmann, SVP, Freight": name as written and in Latin
// script, how to say it, title, division. A division before a name would read as
// part of it.
func PersonCell(a *author.Author, g *program.Group, s author.Seat) document.Line {
	line := document.Line{span.Cited(span.Strong(span.Cut(s.Name, 60)), a.Cells(s.Origin, "contact")...)}
	if s.LatinName != "" && !author.Same(s.LatinName, s.Name) {
		line = append(line, span.Plain(" "+span.Cut(s.LatinName, 60)))
	}
	if s.SayAs != "" {
		line = append(line, span.Muted(" "+a.Sayf("say “%s”", span.Cut(s.SayAs, 40))))
	}
	if s.Title != "" {
		line = append(line, span.Plain(", "), span.Cited(span.Plain(span.Cut(s.Title, 60)), a.Cells(s.Origin, "title")...))
	}
	if s.Division != "" && !s.InRoom {
		line = append(line, span.Plain(", "), span.Cited(span.Muted(span.Cut(s.Division, 30)), a.Cells(s.Origin, "division")...))
	}
	if s.InRoom {
		line = append(line, span.Plain(span.Dot+a.Say("in the room")))
	}
	return line
}

func roleCell(a *author.Author, _ *program.Group, s author.Seat) document.Line {
	if s.Role == "" {
		return nil
	}
	return document.Line{span.Cited(span.Plain(a.Term(span.Cut(s.Role, 40))), a.Cells(s.Origin, "decision role")...)}
}

// stanceCell is where a person stands, in words that the person may read, with
// what they were before. The source's own word never stands here.
func stanceCell(a *author.Author, _ *program.Group, s author.Seat) document.Line {
	now := a.Stance(s.Contact)
	if now == program.StanceUnknown {
		return nil
	}
	text, tone := a.Term(now.String()), document.Plain
	if now <= program.Sceptical {
		tone = document.Warn
	}
	if before := a.WasStance(s.Contact); before != nil {
		text += ", " + was(a, before)
	} else if s.StanceOn.Known() {
		text += ", " + a.ShortDay(s.StanceOn, a.AsOf) // a day, as the last meeting beside it
	}
	return document.Line{span.Cited(span.Of(text, tone), a.Cells(s.Origin, "stance")...)}
}

// was is "was neutral in February".
func was(a *author.Author, p *program.PastContact) string {
	if !p.On.Known() {
		return a.Sayf("was %s", a.Term(p.Stance.String()))
	}
	return a.Sayf("was %s in %s", a.Term(p.Stance.String()), a.SinceShort(p.On, a.AsOf))
}

func metCell(a *author.Author, _ *program.Group, s author.Seat) document.Line {
	if s.Met.Known() {
		return document.Line{span.Cited(span.Plain(a.ShortDay(s.Met, a.AsOf)), a.Cells(s.Origin, "last contact")...)}
	}
	switch {
	case s.Never && s.Contact.Decisive():
		return document.Line{span.Warn(a.Say("never"))}
	case s.Never:
		return document.Line{span.Muted(a.Say("never"))}
	}
	return nil
}

// oursCell is who of ours stands beside a person: "you" is the sponsor.
func oursCell(a *author.Author, g *program.Group, s author.Seat) document.Line {
	who, from := author.Counterpart(g, s.Contact)
	if who == "" {
		return nil
	}
	if r := a.SponsorOf(g); r != nil && author.Same(who, r.Sponsor) && a.Addressed() {
		who = a.Say("you")
	}
	return document.Line{span.Cited(span.Plain(span.Cut(who, 60)), a.Refs(from.Ref)...)}
}

// reachCell is a telephone number, else an address to write to.
func reachCell(a *author.Author, _ *program.Group, s author.Seat) document.Line {
	if s.Phone != "" {
		return document.Line{span.Cited(span.Plain(span.Cut(s.Phone, 40)), a.Cells(s.Origin, "phone")...)}
	}
	if s.Email != "" {
		return document.Line{span.Cited(span.Plain(span.Cut(s.Email, 60)), a.Cells(s.Origin, "email")...)}
	}
	return nil
}

// PeopleNote warns of those who decide and were never met, and of a single thread.
func PeopleNote(a *author.Author, g *program.Group, _ *program.Meeting) string {
	var names []string
	for _, c := range a.Unmet(g) {
		names = append(names, span.Cut(c.Name, 60))
	}
	said := span.Joined(span.Dot, neverMetText(a, names), thread(a, g))
	if said == "" && a.AllMet(g) {
		return a.Say("all who decide or approve were met") // where the line has room for it
	}
	return said
}

func neverMetText(a *author.Author, names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return a.Sayf("decides or approves, never met: %s", names[0])
	case len(names) > 3:
		return a.Sayf("%d decide or approve, never met", len(names))
	}
	return a.Sayf("%d decide or approve, never met: %s", len(names), a.List(names))
}

// thread is "a single thread: in a year only Ines Carvalho, held by T. Zieliński since March
// 2016"; of an account manager who is to be looked at, it says so without a thread too.
func thread(a *author.Author, g *program.Group) string {
	only, tenure := a.OnlyThread(g), tenureOf(a, g)
	switch {
	case only == nil:
		return tenure
	case len(g.Contacts) == 1:
		return span.Joined(", ", a.Sayf("a single thread: only %s is known there", span.Cut(only.Name, 60)), tenure)
	}
	return span.Joined(", ", a.Sayf("a single thread: in a year only %s", span.Cut(only.Name, 60)), tenure)
}

// tenureOf is since when the account manager holds the account, where a person should
// know or where everything hangs on one thread.
func tenureOf(a *author.Author, g *program.Group) string {
	for _, t := range a.Plan.Tenures {
		switch {
		case t.Group != g.Key:
		case t.Alone:
			return a.Sayf("held by %s alone since %s", span.Cut(t.Manager, 60), a.Month(t.Since.Month()))
		default:
			return a.Sayf("held by %s only since %s", span.Cut(t.Manager, 60), a.Month(t.Since.Month()))
		}
	}
	if since, from := program.First(g, func(c *program.Account) program.Date { return c.ManagerSince }); since.Known() &&
		from.Manager != "" && a.OnlyThread(g) != nil {
		return a.Sayf("held by %s since %s", span.Cut(from.Manager, 60), a.Month(since.Month()))
	}
	return ""
}
