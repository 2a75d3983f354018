package workbook

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// Plan is action-plan.xlsx: every line of the plan, the lines by sponsor, and
// what could not be placed.
func (m *Maker) Plan() Workbook {
	b := m.book()
	w := b.plan()
	m.remember(w)
	w.sheets = append(w.sheets, b.bySponsor())
	if s := b.notPlaced(); len(s.rows) > 0 {
		w.sheets = append(w.sheets, s)
	}
	return w
}

// mostRows is how many rows a sheet of a workbook holds.
const mostRows = 1_048_576

// PlanFits reports whether the plan is short enough for a workbook: its lines for a sheet,
// and what they were filled with, a row each, for the hidden one.
func PlanFits(p *program.Program) bool { return planFits(p, mostRows) }

func planFits(p *program.Program, most int) bool {
	const besides = 10 // titles, and what the hidden sheet says of the workbook
	n := max(len(p.Plan.Actions), len(p.Plan.Unplaced)) + besides
	if n+len(p.Plan.Actions)*len(planColumns()) <= most {
		return true
	}
	if n > most {
		return false
	}
	n = besides
	for range newBook(p).plan().filledWith() {
		n++
	}
	return n <= most
}

// plan is the workbook of the plan as far as it may come back.
func (b book) plan() Workbook {
	return Workbook{book: b.Book, asOf: b.AsOf, sheets: []sheet{b.planSheet()}, filled: 1}
}

// A book is a program with what its sheets look up.
type book struct {
	*program.Program
	names map[string]string // of groups, by Key
	gates map[string]bool   // booked meetings without goal or agenda, by gate
	// What one manager's workbook holds is found by their name and their groups,
	// since there are as many workbooks as the program has managers.
	managed map[string][]*program.Group // in the program, by rank, by the manager's folded name
	actions map[string][]int            // places in the plan of a group's lines
	blanks  map[string][]int            // the same of its blanks
}

func newBook(p *program.Program) book {
	b := book{p, map[string]string{}, map[string]bool{}, map[string][]*program.Group{}, map[string][]int{}, map[string][]int{}}
	for _, s := range p.Standings {
		if g := p.Group(s.Group); g != nil && s.InProgram() {
			if name, _ := program.First(g, func(a *program.Account) string { return a.Manager }); name != "" {
				b.managed[program.Fold(name)] = append(b.managed[program.Fold(name)], g)
			}
		}
	}
	for i, a := range p.Plan.Actions {
		b.actions[a.Group] = append(b.actions[a.Group], i)
	}
	for i, x := range p.Plan.Blanks {
		b.blanks[x.Group] = append(b.blanks[x.Group], i)
	}
	for _, g := range p.Groups {
		b.names[g.Key] = one(g.Name)
	}
	for _, g := range p.Plan.Gates {
		b.gates[gate(g.Group, g.Meeting)] = true
	}
	return b
}

// places are those of some groups, in the order of the plan.
func places(of map[string][]int, groups []*program.Group) []int {
	var out []int
	for _, g := range groups {
		out = append(out, of[g.Key]...)
	}
	slices.Sort(out)
	return out
}

func gate(group, meeting string) string { return group + "\x00" + meeting }

// statusWords are coloured; the word says the same in print.
var statusWords = []word{{program.StatusPlanned, "DCEBFA"}, {program.StatusInProgress, "DCEBFA"}, {program.StatusDone, "DDF0E1"},
	{program.StatusCancelled, "E5E7EB"}}

// attention is what a line's own column of words says, by its first hit.
var attention = []struct {
	word, fill string
	when       func(program.Action, book) bool
}{
	{"not ready", "FBD9D3", func(a program.Action, b book) bool { return a.Booked && b.gates[gate(a.Group, a.Meeting)] }},
	{"overdue", "FBD9D3", func(a program.Action, b book) bool { return a.Overdue(b.AsOf) }},
	{"booked", "DDF0E1", func(a program.Action, b book) bool { return a.State(b.AsOf) == program.StateBooked }},
	{"due in 30 days", "FFF4CC", func(a program.Action, b book) bool { return a.DueSoon(b.AsOf) }},
}

func (b book) attention(a program.Action) string {
	for _, x := range attention {
		if x.when(a, b) {
			return x.word
		}
	}
	return ""
}

func attentionWords() []word {
	var out []word
	for _, x := range attention {
		out = append(out, word{x.word, x.fill})
	}
	return out
}

// planColumns begin with those that others rely on.
func planColumns() []column {
	return []column{
		{title: "id", width: 13},
		{title: "account", width: 26},
		{title: "what", width: 44},
		{title: "why", width: 36},
		{title: "owner", width: 20},
		{title: "start", width: 11, kind: day},
		{title: "complete by", width: 12.5, kind: day},
		{title: "status", width: 12, edit: true, offer: program.Statuses, words: statusWords},
		{title: "completed on", width: 13.5, kind: day, edit: true},
		{title: "attention", width: 14, words: attentionWords()},
		{title: "comment", width: 30, edit: true},
		{title: "window", width: 22},
		{title: "sponsor", width: 20},
		{title: "checklist", width: 44, kind: lines},
		{title: "role", width: 18},
		{title: "meeting", width: 12},
	}
}

func (b book) planSheet() sheet {
	s := sheet{name: "Action plan", columns: planColumns(), returns: true, printed: 10, title: b.title()}
	for _, a := range b.Plan.Actions {
		s.rows = append(s.rows, b.planRow(a))
	}
	return s
}

func (b book) title() string {
	return cmp.Or(one(b.Settings.Program), "Executive sponsor program") + ", " + b.Book.String() + ", " +
		cmp.Or(one(b.Settings.Confidential), "Confidential")
}

func (b book) planRow(a program.Action) row {
	return row{key: a.ID, cells: []string{a.ID, b.names[a.Group], one(a.What), one(a.Why), one(a.Owner), a.Start.String(), a.Due.String(),
		a.Status, a.CompletedOn.String(), b.attention(a), one(a.Comment), window(a), one(a.Sponsor), checklist(a), a.Role, one(a.Meeting)}}
}

// window is "first half of June", or that the date is booked.
func window(a program.Action) string {
	if a.Booked {
		return "booked date"
	}
	return one(a.Window)
}

// checklist are the ticks of a meeting, one a line.
func checklist(a program.Action) string {
	var out []string
	for _, s := range a.Steps {
		if s.Done { // until when it had to be done says nothing any more, and may lie ahead
			out = append(out, "☑ "+one(s.What)+", "+one(s.Owner))
			continue
		}
		out = append(out, "☐ "+one(s.What)+", "+s.Due.String()+", "+one(s.Owner))
	}
	return strings.Join(out, "\n")
}

// bySponsor are the lines that sponsors have a part in, by sponsor and start.
func (b book) bySponsor() sheet {
	s := sheet{name: "By sponsor", title: b.title(), columns: []column{
		{title: "sponsor", width: 22}, {title: "month", width: 10}, {title: "account", width: 28}, {title: "what", width: 48},
		{title: "from", width: 11, kind: day}, {title: "to", width: 11, kind: day}, {title: "window", width: 24},
		{title: "state", width: 12, words: statusWords}, {title: "attention", width: 15, words: attentionWords()},
		{title: "line", width: 14},
	}}
	var own []program.Action
	for _, a := range b.Plan.Actions {
		if a.Sponsor != "" {
			own = append(own, a)
		}
	}
	slices.SortStableFunc(own, func(x, y program.Action) int {
		return cmp.Or(cmp.Compare(program.Fold(x.Sponsor), program.Fold(y.Sponsor)), cmp.Compare(x.Start, y.Start), cmp.Compare(x.ID, y.ID))
	})
	for _, a := range own {
		s.rows = append(s.rows, row{cells: []string{one(a.Sponsor), a.Start.Month().String(), b.names[a.Group], one(a.What),
			a.Start.String(), a.Due.String(), window(a), a.Status, b.attention(a), a.ID}})
	}
	return s
}

// notPlaced is what is not in the plan, and why.
func (b book) notPlaced() sheet {
	s := sheet{name: "Not placed", title: b.title(), columns: []column{{title: "account", width: 30}, {title: "what", width: 60},
		{title: "why not", width: 60}}}
	for _, u := range b.Plan.Unplaced {
		s.rows = append(s.rows, row{cells: []string{b.names[u.Action.Group], one(u.Action.What), one(u.Why)}})
	}
	return s
}
