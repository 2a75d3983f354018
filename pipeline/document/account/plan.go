package account

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// HasPlan reports whether there is enough of a group for a page of its year: what
// both sides want, people to keep, or sales to win. Without it the briefing says
// the same.
func HasPlan(a *author.Author, g *program.Group) bool {
	return a.StandingOf(g).InProgram() && len(briefing.Courses(a, g))+len(author.OpenOpportunities(g)) > 0 && len(g.Contacts) > 0
}

// PlanPath is where the annual plan of a group stands.
func PlanPath(a *author.Author, g *program.Group) string { return a.FileOf("accounts", g) + "-plan" }

// Plan is the annual plan of an account on one page: where we are, both sides'
// goals, who keeps whom, sales, actions, risks.
func Plan(a *author.Author, g *program.Group) document.Document {
	a = a.About(g)
	d := document.Document{Kind: document.Sheet, Group: g.Key, Path: PlanPath(a, g), Title: author.GroupName(g),
		Subtitle: briefing.Introduction(a, g),
		Corner:   briefing.Corner(a, g), Language: a.Code, Room: a.Room, Top: span.Joined(span.Dot, a.Say("Annual account plan"),
			a.Month(a.Book)),
		Mark: a.Mark(""), Foot: briefing.Foot(a, g), Formats: []document.Format{document.PDF}, Metadata: briefing.Metadata(a, g)}
	more := &document.Link{Text: a.Say("on the account page"), To: a.GroupLink(g)}
	team := a.In(author.AccountManager, a.Room, "") // to whom the sponsor is not "you"
	for _, s := range []document.Section{
		{ID: "watch", Weight: 95, Blocks: briefing.Watch(team, g)},
		{ID: "figures", Title: a.Say("How it runs"), Note: briefing.BasisNote(a, g, nil), Weight: 77, Blocks: briefing.Money(a, g)},
		{ID: "aims", Title: a.Say("What both sides want"), Note: a.Say("theirs, and ours beside"), Weight: 80,
			Blocks: briefing.Courses(a, g)},
		{ID: "people", Title: a.Say("Relationship plan"), Weight: 75, Blocks: keepers(a, g)},
		{ID: "sales", Title: a.Say("Opportunities"), Weight: 70, Blocks: sales(a, g)},
		{ID: "risks", Title: a.Say("Risks"), Weight: 72, Blocks: risks(a, g)},
		{ID: "actions", Title: a.Say("Actions"), Weight: 74, Blocks: actions(a, g)},
		{ID: "year", Title: a.Say("The year"), Weight: 65, Blocks: yearOf(team, g)},
	} {
		if len(s.Blocks) > 0 {
			s.More = more
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// keepers are the people that count, where they stand, the relationship that is
// wanted, and who of ours keeps them how.
func keepers(a *author.Author, g *program.Group) []document.Block {
	t := document.Table{Caption: a.Say("Relationship plan"), Columns: []document.Column{{Title: a.Say("Name, title"), Width: 1},
		{Title: a.Say("Role")}, {Title: a.Say("Stance")},
		{Title: a.Say("Wanted")}, {Title: a.Say("Kept by")}, {Title: a.Say("How")}, {Title: a.Say("Next")}}}
	lines := map[string]program.ContactLine{}
	for _, l := range a.Plan.Contacts {
		if l.Group == g.Key {
			lines[l.Contact] = l
		}
	}
	people := slices.DeleteFunc(slices.Clone(g.Contacts), func(c *program.Contact) bool {
		_, planned := lines[c.Key]
		return !planned || span.Cut(c.Name, 60) == ""
	})
	slices.SortStableFunc(people, func(x, y *program.Contact) int {
		return cmp.Or(cmp.Compare(author.Weight(x), author.Weight(y)), cmp.Compare(cmp.Or(x.Level, 9), cmp.Or(y.Level, 9)),
			cmp.Compare(x.Key, y.Key))
	})
	for i, c := range people {
		l, wanted := lines[c.Key], ""
		for _, m := range g.Team {
			if author.Same(m.Counterpart, c.Name) || author.Same(m.Counterpart, c.LatinName) {
				wanted = span.Cut(m.RelationshipWanted, 40)
			}
		}
		stance := span.Plain(a.Term(a.Stance(c).String()))
		if a.Stance(c) == program.StanceUnknown {
			stance = span.Muted(a.Say("not known"))
		} else if a.Stance(c) <= program.Sceptical {
			stance.Tone = document.Warn
		}
		name := document.Line{span.Strong(span.Cut(c.Name, 60))}
		if c.LatinName != "" && !author.Same(c.LatinName, c.Name) {
			name = append(name, span.Plain(" "+span.Cut(c.LatinName, 60)))
		}
		if title := span.Cut(c.Title, 60); title != "" {
			name = append(name, span.Plain(", "+title))
		}
		t.Rows = append(t.Rows,
			document.Row{Weight: author.Fall(80, i), Cells: []document.Line{name, span.Words(a.Term(span.Cut(c.Role, 40))), {stance},
				span.Words(wanted),
				span.Words(span.Cut(l.Ours, 60)), span.Words(span.Joined(", ", a.Term(l.How), a.Term(l.Often))),
				span.Words(a.ShortDay(l.Next, a.AsOf))}})
	}
	for i := len(t.Columns) - 1; i > 0; i-- {
		if !slices.ContainsFunc(t.Rows, func(r document.Row) bool { return len(r.Cells[i]) > 0 && r.Cells[i][0].Text != "" }) {
			t.Columns = slices.Delete(t.Columns, i, i+1)
			for j := range t.Rows {
				t.Rows[j].Cells = slices.Delete(t.Rows[j].Cells, i, i+1)
			}
		}
	}
	return a.KeepRows([]document.Block{t})
}

// mostSales is how many possible sales the page offers.
const mostSales = 6

func sales(a *author.Author, g *program.Group) []document.Block {
	t := document.Table{Caption: a.Say("Opportunities"), Columns: []document.Column{{Title: a.Say("Opportunity"), Width: 1},
		{Title: a.Say("Amount"), Number: true}, {Title: a.Say("Stage")}, {Title: a.Say("Closes")}}}
	open := author.OpenOpportunities(g)
	for i, o := range open[:min(len(open), mostSales)] {
		closes := span.Plain(a.ShortDay(o.Close, a.AsOf))
		if o.Close.Overdue(a.AsOf) {
			closes = span.Warn(a.Sayf("passed on %s", a.ShortDay(o.Close, a.AsOf)))
		}
		t.Rows = append(t.Rows,
			document.Row{Weight: author.Fall(72, i), Cells: []document.Line{{span.Strong(span.Cut(cmp.Or(author.Deal(g, o), o.ID), 60))},
				span.Words(a.ShortMoney(o.Amount)), span.Words(span.Cut(o.Stage, 30)), {closes}}})
	}
	blocks := a.KeepRows([]document.Block{t})
	if n := len(open) - mostSales; n > 0 {
		blocks = append(blocks, document.More{Count: n, Link: document.Link{Text: a.Say("on the account page"), To: a.GroupLink(g)}})
	}
	return blocks
}

// mostRisks is how many risks the page offers.
const mostRisks = 5

// risks are what endangers the account: broken promises, open trouble, those who
// decide and were never met.
func risks(a *author.Author, g *program.Group) []document.Block {
	var list document.List
	for _, l := range briefing.Dangers(a, g) {
		if len(list.Items) < mostRisks {
			list.Items = append(list.Items, document.Item{Line: l, Weight: author.Fall(76, len(list.Items))})
		}
	}
	if note := briefing.PeopleNote(a, g, nil); note != "" {
		list.Items = append(list.Items, document.Item{Line: span.Words(span.Sentence(span.Capital(note))), Weight: 70})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// mostActions is how many lines of the plan the page offers.
const mostActions = 9

// actions are what is to be done besides the meetings of the year, by day.
func actions(a *author.Author, g *program.Group) []document.Block {
	all := slices.DeleteFunc(slices.Clone(a.ActionsOf[g.Key]), func(x *program.Action) bool {
		return !author.Pending(x) ||
			x.Window != "" || x.Meeting != ""
	})
	slices.SortStableFunc(all, func(x, y *program.Action) int {
		return cmp.Or(cmp.Compare(briefing.ActionDay(a, x), briefing.ActionDay(a, y)), cmp.Compare(x.ID, y.ID))
	})
	t := document.Table{Caption: a.Say("Actions"), Columns: []document.Column{{Title: a.Say("what"), Width: 1}, {Title: a.Say("who")},
		{Title: a.Say("by"), Number: true}}}
	for i, x := range all[:min(len(all), mostActions)] {
		t.Rows = append(t.Rows,
			document.Row{Weight: author.Fall(78, i), Cells: []document.Line{span.Words(span.Cut(a.Reworded(x.What), 110)),
				span.Words(span.Cut(a.Term(x.Owner), 40)), briefing.ActionDue(a, x)}})
	}
	return a.KeepRows([]document.Block{t})
}

func yearOf(a *author.Author, g *program.Group) []document.Block {
	if y := a.YearOf[g.Key]; y != nil && len(y.Marks) > 0 {
		return []document.Block{a.Strip(g, y.Marks)}
	}
	return nil
}
