package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A sheet is the agenda of one booked meeting, with its path in the book.
type sheet struct {
	meeting *program.Meeting
	path    string
}

// agendas are the agenda sheets of a group's booked meetings, by day. Two on one
// day are numbered.
func (a *author) agendas(g *program.Group) []sheet {
	var out []sheet
	for _, m := range g.Meetings {
		if booked(m, a.AsOf) {
			out = append(out, sheet{meeting: m})
		}
	}
	slices.SortStableFunc(out, func(x, y sheet) int {
		return cmp.Or(cmp.Compare(x.meeting.Date, y.meeting.Date), cmp.Compare(x.meeting.Start, y.meeting.Start),
			cmp.Compare(x.meeting.ID, y.meeting.ID))
	})
	for i := range out {
		out[i].path = "agendas/" + g.Slug + "-" + out[i].meeting.Date.String()
		for n := 1; i-n >= 0 && out[i-n].meeting.Date == out[i].meeting.Date; n++ {
			out[i].path = fmt.Sprintf("agendas/%s-%s-%d", g.Slug, out[i].meeting.Date, n+1)
		}
	}
	return out
}

func (a *author) agendaLeaves() []Leaf {
	var leaves []Leaf
	for _, g := range a.ranked(func(program.Standing) bool { return true }) {
		for _, s := range a.agendas(g) {
			leaves = append(leaves, a.leaf(Agenda, s.path, g, func() Document { return a.agendaPage(g, s) }))
		}
	}
	return leaves
}

// agendaPage is the one page for a booked meeting: when, where, who; pressing
// issues first, then joint input, then corrective actions with owners; what each
// side gets; a blank debrief.
func (a *author) agendaPage(g *program.Group, s sheet) Document {
	m := s.meeting
	d := Document{Kind: Agenda, Group: g.Key, Path: s.path, Title: title(g), Subtitle: a.when(m), Language: a.code,
		Room: a.room, Top: joined(dot, a.say("Agenda"), a.kind(m)), Mark: a.mark(""), Formats: []Format{PDF, HTML},
		Trail: a.trail(s.path), Foot: []Span{plainly(a.sayf("As of %s", a.longDay(a.AsOf)))},
		Metadata: []Fact{{Label: "account", Value: words(title(g))}, {Label: "meeting", Value: words(m.Date.String())}}}
	for _, x := range []Section{
		{ID: "meeting", Weight: 95, Blocks: a.agendaWhen(m)},
		{ID: "outcome", Weight: 100, Blocks: a.outcomeBlocks(g, m)},
		{ID: "issues", Title: a.say("Pressing issues first"), Weight: 90, Blocks: a.pressing(g)},
		{ID: "input", Title: a.say("Joint input"), Weight: 85, Blocks: a.jointInput(m)},
		{ID: "actions", Title: a.say("Corrective actions"), Weight: 80, Blocks: a.corrective(g)},
		{ID: "sides", Title: a.say("What each side gets"), Weight: 75, Blocks: a.sides(m)},
		{ID: "debrief", Title: a.say("Debrief"), Note: a.say("to fill in within three working days"), Weight: 70, Blocks: a.debrief()},
	} {
		if len(x.Blocks) > 0 {
			d.Sections = append(d.Sections, x)
		}
	}
	return d
}

func (a *author) agendaWhen(m *program.Meeting) []Block {
	var f Facts
	for _, x := range []struct{ label, text string }{
		{"When", joined(", ", a.when(m), a.zone(m))}, {"Where", cut(m.Place, 200)},
		{"Theirs", a.names(m.Theirs, "")}, {"Ours", a.names(m.Ours, "")}, {"Sponsor", cut(m.Sponsor, 80)},
	} {
		if x.text != "" {
			f.Items = append(f.Items, a.fact(x.label, plainly(x.text)))
		}
	}
	return []Block{f}
}

// pressing are the concerns that are not good news.
func (a *author) pressing(g *program.Group) []Block {
	var list List
	all := slices.DeleteFunc(a.concerns(g), func(c concern) bool { return c.rank == kept })
	for i, c := range all[:min(len(all), mostConcerns)] {
		list.Items = append(list.Items, Item{Line: c.line, Weight: fall(92, i)})
	}
	if list.Items == nil {
		return nil
	}
	list.Ordered = true
	return a.withMore([]Block{list}, g, len(all)-len(list.Items))
}

// jointInput is the agreed agenda.
func (a *author) jointInput(m *program.Meeting) []Block {
	var list List
	for i, x := range m.Agenda {
		if text := cut(x, 200); text != "" {
			list.Items = append(list.Items, Item{Line: words(text), Weight: fall(88, i)})
		}
	}
	if list.Items == nil {
		return []Block{paragraph(warn(a.say("No agenda yet.")))}
	}
	list.Ordered = true
	return []Block{list}
}

// corrective are the corrective actions of what is open, with owner and day.
func (a *author) corrective(g *program.Group) []Block {
	t := Table{Columns: []Column{{Title: a.say("What")}, {Title: a.say("Owner")}, {Title: a.say("By")}}}
	add := func(what, owner string, due program.Date) {
		if what = cut(what, 200); strings.TrimSpace(what) != "" {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(what), words(cut(owner, 60)), {a.dueSpan(due, false)}},
				Weight: fall(82, len(t.Rows))})
		}
	}
	for _, e := range g.Escalations {
		if e.Open(a.AsOf) {
			add(e.Corrections, e.Manager, 0)
		}
	}
	for _, i := range g.Issues {
		if i.IsOpen {
			add(i.Remedy, i.Owner, i.Due)
		}
	}
	for _, p := range g.Promises {
		if p.Kept != program.Yes {
			add(p.Text, p.Owner, p.Due)
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

func (a *author) sides(m *program.Meeting) []Block {
	var f Facts
	for _, x := range []struct{ label, text string }{{"They get", m.BenefitToThem}, {"We get", m.BenefitToUs}} {
		if text := sentence(cut(x.text, 240)); text != "" {
			f.Items = append(f.Items, a.fact(x.label, plainly(text)))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// debriefLines are what is asked after a meeting.
var debriefLines = []string{"Outcome", "Learned", "How to work better together", "Customer's verdict",
	"New opportunities", "Promises, with owner and day", "Follow-ups"}

// debrief is a blank to write on: the cells stay empty.
func (a *author) debrief() []Block {
	t := Table{Columns: []Column{{Title: a.say("After the meeting"), Width: 1}, {Width: 3}}}
	for _, l := range debriefLines {
		t.Rows = append(t.Rows, Row{Cells: []Line{words(a.say(l)), nil}, Weight: 70})
	}
	return []Block{t}
}
