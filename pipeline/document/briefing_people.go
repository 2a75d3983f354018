package document

import (
	"sponsorbook/pipeline/program"
)

// mostPeople is how many people a briefing offers to the page.
const mostPeople = 14

// A personColumn is a column of the people table; it closes up where nobody has
// a value in it.
type personColumn struct {
	title  string
	number bool
	write  func(a *author, g *program.Group, s seat) Line
	// absent is what stands for those who decide where others have a value.
	absent string
}

var personColumns = []personColumn{
	{title: "Role", write: (*author).roleCell},
	{title: "Stance", write: (*author).stanceCell, absent: "not known"},
	{title: "Last met", write: (*author).metCell, absent: "not known"},
	{title: "With us", write: (*author).oursCell, absent: "nobody"},
	{title: "Reach", number: true, write: (*author).reachCell},
}

func (a *author) peopleBlocks(g *program.Group, m *program.Meeting) []Block {
	seats := a.seating(g, m)
	if len(seats) == 0 {
		return nil
	}
	shown := seats[:min(len(seats), mostPeople)]
	table := a.peopleTable(g, shown, Column{Title: a.say("Name, title")}, a.personCell)
	for i := range table.Rows {
		table.Rows[i].Weight = seatWeight(shown[i], i)
		table.Rows[i].Depth = shown[i].depth
	}
	return a.withMore([]Block{table}, g, len(seats)-len(shown))
}

// seatWeight keeps who is in the room longest, then those who decide.
func seatWeight(s seat, i int) int {
	switch {
	case s.inRoom:
		return fall(92, i)
	case decides(s.Contact):
		return fall(82, i)
	}
	return fall(72, i)
}

// peopleTable is people under the columns in which anybody has a value.
func (a *author) peopleTable(g *program.Group, seats []seat, head Column,
	name func(*program.Group, seat) Line) Table {
	table := Table{Caption: a.say("People"), Columns: []Column{head}, Rows: make([]Row, len(seats))}
	for i, s := range seats {
		table.Rows[i].Cells = []Line{name(g, s)}
	}
	for _, c := range personColumns {
		cells, any := make([]Line, len(seats)), false
		for i, s := range seats {
			cells[i] = c.write(a, g, s)
			any = any || len(cells[i]) > 0
		}
		if !any {
			continue
		}
		table.Columns = append(table.Columns, Column{Title: a.say(c.title), Number: c.number})
		for i := range cells {
			if len(cells[i]) == 0 && c.absent != "" && decides(seats[i].Contact) {
				cells[i] = Line{muted(a.say(c.absent))}
			}
			table.Rows[i].Cells = append(table.Rows[i].Cells, cells[i])
		}
	}
	return table
}

// personCell is "Freight Jürgen Großmann, SVP": division, name as written and
// in Latin script, how to say it, title.
func (a *author) personCell(g *program.Group, s seat) Line {
	var line Line
	if s.Division != "" && !s.inRoom {
		line = append(line, cited(muted(cut(s.Division, 30)+" "), a.src(s.Origin, "division")...))
	}
	line = append(line, cited(strong(cut(s.Name, 60)), a.src(s.Origin, "contact")...))
	if s.LatinName != "" && !same(s.LatinName, s.Name) {
		line = append(line, plainly(" "+cut(s.LatinName, 60)))
	}
	if s.SayAs != "" {
		line = append(line, muted(" "+a.sayf("say “%s”", cut(s.SayAs, 40))))
	}
	if s.Title != "" {
		line = append(line, plainly(", "), cited(plainly(cut(s.Title, 60)), a.src(s.Origin, "title")...))
	}
	if s.inRoom {
		line = append(line, plainly(dot+a.say("in the room")))
	}
	return line
}

func (a *author) roleCell(_ *program.Group, s seat) Line {
	if s.Role == "" {
		return nil
	}
	return Line{cited(plainly(a.term(cut(s.Role, 40))), a.src(s.Origin, "decision role")...)}
}

// stanceCell is where a person stands, in words that the person may read, with
// what they were before. The source's own word never stands here.
func (a *author) stanceCell(_ *program.Group, s seat) Line {
	now := stance(s.Contact, a.AsOf)
	if now == program.StanceUnknown {
		return nil
	}
	text, tone := a.term(now.String()), Plain
	if now <= program.Sceptical {
		tone = Warn
	}
	if was := a.wasStance(s.Contact); was != nil {
		text += ", " + a.was(was)
	} else if s.StanceOn.Known() {
		text += ", " + a.sinceShort(s.StanceOn, a.AsOf)
	}
	return Line{cited(span(text, tone), a.src(s.Origin, "stance")...)}
}

// was is "was neutral in February".
func (a *author) was(p *program.PastContact) string {
	if !p.On.Known() {
		return a.sayf("was %s", a.term(p.Stance.String()))
	}
	return a.sayf("was %s in %s", a.term(p.Stance.String()), a.sinceShort(p.On, a.AsOf))
}

func (a *author) metCell(_ *program.Group, s seat) Line {
	if s.met.Known() {
		return Line{cited(plainly(a.shortDay(s.met, a.AsOf)), a.src(s.Origin, "last contact")...)}
	}
	if s.never && decides(s.Contact) {
		return Line{warn(a.say("never"))}
	}
	return nil
}

// oursCell is who of ours stands beside a person: "you" is the sponsor.
func (a *author) oursCell(g *program.Group, s seat) Line {
	who, from := counterpart(g, s.Contact)
	if who == "" {
		return nil
	}
	if r := a.sponsorOf(g); r != nil && same(who, r.Sponsor) && a.reader != accountManager {
		who = a.say("you")
	}
	return Line{cited(plainly(cut(who, 60)), a.refs(from.Ref)...)}
}

// reachCell is a telephone number, else an address to write to.
func (a *author) reachCell(_ *program.Group, s seat) Line {
	if s.Phone != "" {
		return Line{cited(plainly(cut(s.Phone, 40)), a.src(s.Origin, "phone")...)}
	}
	if s.Email != "" {
		return Line{cited(plainly(cut(s.Email, 60)), a.src(s.Origin, "email")...)}
	}
	return nil
}

// peopleNote warns of those who decide and were never met, and of a single thread.
func (a *author) peopleNote(g *program.Group, _ *program.Meeting) string {
	var names []string
	for _, c := range a.unmet(g) {
		names = append(names, cut(c.Name, 60))
	}
	return joined(dot, a.neverMetText(names), a.thread(g))
}

func (a *author) neverMetText(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return a.sayf("one who decides never met: %s", names[0])
	case len(names) > 3:
		return a.sayf("%d who decide never met", len(names))
	}
	return a.sayf("%d who decide never met: %s", len(names), a.list(names))
}

func (a *author) thread(g *program.Group) string {
	if only := a.onlyThread(g); only != nil {
		return a.sayf("a single thread: in a year only %s", cut(only.Name, 60))
	}
	return ""
}
