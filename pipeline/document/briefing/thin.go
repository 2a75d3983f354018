package briefing

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A page of an account of which only invoices are known is made for that: what
// they tell by month, what the plan proposes, and questions with room to write.

// isThin reports whether a page has nothing of what only people can tell: what
// they will raise, what to say, where the account is going. Trouble that an export tells
// fills no page where nobody meets.
func isThin(a *author.Author, g *program.Group, m *program.Meeting) bool {
	return (m == nil || len(raiseBlocks(a, g, m)) == 0) && len(sayBlocks(a, g, m)) == 0 && !directed(a, g)
}

// directed reports whether anything is told of where the account is going.
func directed(a *author.Author, g *program.Group) bool {
	return slices.ContainsFunc(courses, func(c course) bool { return len(c.theirs(a, g))+len(c.ours(a, g)) > 0 })
}

// mostSteps is how many lines of the plan a thin page shows.
const mostSteps = 8

// stepBlocks are the plan's own lines, with owner and day, on a thin page.
func stepBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	if !isThin(a, g, m) {
		return nil
	}
	actions := slices.DeleteFunc(slices.Clone(a.ActionsOf[g.Key]), func(x *program.Action) bool {
		return !author.Pending(x) || x.Window != ""
	})
	slices.SortStableFunc(actions, func(x, y *program.Action) int {
		return cmp.Or(cmp.Compare(ActionDay(a, x), ActionDay(a, y)), cmp.Compare(x.ID, y.ID))
	})
	t := document.Table{Columns: []document.Column{{Title: a.Say("what")}, {Title: a.Say("who")}, {Title: a.Say("by"), Number: true}}}
	for i, x := range actions[:min(len(actions), mostSteps)] {
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(66, i), Cells: []document.Line{
			{span.Strong(span.Cut(a.Reworded(x.What), 90))}, span.Words(span.Cut(a.Term(x.Owner), 60)),
			ActionDue(a, x)}})
	}
	if t.Rows == nil {
		return nil
	}
	return withMore(a, []document.Block{t}, g, len(actions)-len(t.Rows))
}

// ActionDay is the day of a line of the plan by which lists order: the one that was
// missed, else the one by which it is to be done, else when it begins.
func ActionDay(a *author.Author, x *program.Action) program.Date {
	since, _ := x.OverdueSince(a.AsOf)
	return cmp.Or(since, x.Due, x.Start)
}

// ActionDue says that day: "overdue since 1 Sep", where a plan of today can only say
// its own first working day, or "4 Dec".
func ActionDue(a *author.Author, x *program.Action) document.Line {
	if late := a.OverdueText(x); late != "" {
		return document.Line{span.Warn(late)}
	}
	return span.Words(a.ShortDay(ActionDay(a, x), a.AsOf))
}

func stepsNote(a *author.Author, _ *program.Group, _ *program.Meeting) string {
	return a.Say("proposed by the plan")
}

// A question stands on a page where its answer is missing.
type question struct {
	text    string
	missing func(a *author.Author, g *program.Group) bool
}

func untold(field func(*program.Profile) string) func(*author.Author, *program.Group) bool {
	return func(_ *author.Author, g *program.Group) bool { return author.Told(g, field) == "" }
}

// questions are what a sponsor asks before going, by their worth.
var questions = []question{
	{"Who decides about us, and who signs?", func(_ *author.Author, g *program.Group) bool {
		return !slices.ContainsFunc(g.Contacts, (*program.Contact).Decisive)
	}},
	{"Where do those who decide stand?", func(a *author.Author, g *program.Group) bool {
		return slices.ContainsFunc(g.Contacts, (*program.Contact).Decisive) &&
			!slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool {
				return c.Decisive() && a.Stance(c) != program.StanceUnknown
			})
	}},
	{"Who met them last, and what was said?", func(a *author.Author, g *program.Group) bool {
		return len(author.HeldMeetings(g, a.AsOf)) == 0
	}},
	{"What did we promise, and what do we owe?", func(_ *author.Author, g *program.Group) bool { return len(g.Promises) == 0 }},
	{"What do they want by the end of next year?", untold(func(p *program.Profile) string { return p.TheirPriorities + p.Strategy })},
	{"What should be said?", untold(func(p *program.Profile) string { return p.ValueMessage })},
	{"What should not be said?", untold(func(p *program.Profile) string { return p.TopicsAvoid })},
	{"Who else supplies them?", func(a *author.Author, g *program.Group) bool { return Competition(a, g) == nil }},
}

// questionBlocks are what is missing, as questions to write beside, on a thin
// page; what invoices raise comes first.
func questionBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	if !isThin(a, g, m) || !a.StandingOf(g).InProgram() {
		return nil
	}
	var list document.Questions
	add := func(l document.Line) {
		list.Items = append(list.Items, document.Item{Line: l, Weight: author.Fall(64, len(list.Items))})
	}
	for _, l := range Lines(a, g) {
		if l.Stopped.Known() && len(list.Items) < 2 {
			add(document.Line{span.Strong(a.Sayf("Why have they bought no %s since %s?", span.Cut(l.Name, 40), a.MonthName(l.Stopped)))})
		}
	}
	for _, q := range questions {
		if q.missing(a, g) {
			add(span.Words(a.Say(q.text)))
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// questionsNote says who can answer.
func questionsNote(a *author.Author, g *program.Group, _ *program.Meeting) string {
	if name, _ := author.ManagerOf(g); name != "" {
		return a.Sayf("%s knows, or can find out", span.Cut(name, 60))
	}
	return ""
}
