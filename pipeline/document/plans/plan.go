// Package plans writes the twelve-month action plan: by account, by sponsor, by
// month, and the parts of it that other pages print.
package plans

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

func PlanBlocks(a *author.Author, g *program.Group) []document.Block {
	var blocks []document.Block
	if y := a.YearOf[g.Key]; y != nil && len(y.Marks) > 0 {
		blocks = append(blocks, a.Strip(g, y.Marks))
	}
	if t := ActionTable(a, a.ActionsOf[g.Key], false); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// Page is the twelve months to come: the year, what is not ready, what presses, the
// sponsors' load and what could not be placed; behind them, to be looked up and not
// to be printed, every line by account and by month.
func Page(a *author.Author) document.Document {
	d := a.NewPage("action-plan", a.Say("Action plan"))
	d.Subtitle = span.Joined(span.Dot, planPeriod(a), a.Count(len(a.Plan.Actions), "line", "lines"))
	add := func(s document.Section, ok bool) {
		if ok {
			d.Sections = append(d.Sections, s)
		}
	}
	add(planFiles(a))
	add(overviewSection(a))
	add(GateSection(a))
	add(pressing(a))
	add(planBySponsor(a))
	add(TableSection(a))
	add(unplacedSection(a))
	d.Sections = append(d.Sections, planByAccount(a)...)
	d.Sections = append(d.Sections, planByMonth(a)...)
	if len(a.Plan.Actions) > 0 {
		d.Foot = append(d.Foot, span.Plain(span.Dot+a.Say("On paper: the year, what is not ready, what presses. "+
			"Every line with its reason and its steps is on the screen, and in the workbook.")))
	}
	return d
}

// pressing are the lines that are overdue or due in 30 days, by day; why and with which
// steps stands by account.
func pressing(a *author.Author) (document.Section, bool) {
	var soon []*program.Action
	for i := range a.Plan.Actions {
		if x := &a.Plan.Actions[i]; author.Pending(x) && (x.Overdue(a.AsOf) || x.DueSoon(a.AsOf)) {
			soon = append(soon, x)
		}
	}
	slices.SortStableFunc(soon, func(x, y *program.Action) int {
		return cmp.Or(author.Fewer(!x.Overdue(a.AsOf), !y.Overdue(a.AsOf)), ByDay(x, y))
	})
	t := document.Table{Searchable: true, Columns: []document.Column{{Title: a.Say("Account"), Width: 5}, {Title: a.Say("What"), Width: 9},
		{Title: a.Say("Owner"), Width: 4}, {Title: a.Say("Complete by"), Width: 4}, {Title: a.Say("Status"), Width: 2}}}
	for _, x := range soon {
		due, status := completeCell(a, x), statusCell(a, x)
		if late := a.OverdueText(x); late != "" { // planned anew for the first day on which it can still be done
			due, status = append(due, span.Warn(span.Dot+late)), status[:1]
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(briefCells(a, x), due, status)})
	}
	return document.Section{ID: "soon", Title: a.Say("Overdue, and due in 30 days"), Note: a.Whole(len(soon)),
		Blocks: []document.Block{t}}, len(t.Rows) > 0
}

// briefCells are account, what and owner of a line of the plan, without its reason and steps.
func briefCells(a *author.Author, x *program.Action) []document.Line {
	return []document.Line{{a.NamedKey(x.Group, a.Say("the program"))}, span.Words(span.Cut(a.Reworded(x.What), 300)),
		span.Words(a.Term(span.Cut(x.Owner, 80)))}
}

func planPeriod(a *author.Author) string {
	if !a.Plan.Period.From.Known() {
		return ""
	}
	return a.Sayf("%s to %s", a.LongDay(a.Plan.Period.From), a.LongDay(a.Plan.Period.To))
}

// planFiles lead to the plan as a workbook and as a calendar, where the book has them.
func planFiles(a *author.Author) (document.Section, bool) {
	var parts []document.Line
	for _, l := range []*document.Link{a.FileLink(a.Say("as a workbook"), "action-plan.xlsx"),
		a.FileLink(a.Say("as a calendar"), "action-plan.ics")} {
		if l != nil {
			parts = append(parts, document.Line{{Text: l.Text, Link: l}})
		}
	}
	if len(parts) == 0 {
		return document.Section{}, false
	}
	return document.Section{ID: "files", Blocks: []document.Block{document.Paragraph{Line: span.Spread(span.Dot, parts...)}}}, true
}

// GateSection are the booked visits that lack a goal or an agenda.
func GateSection(a *author.Author) (document.Section, bool) {
	var list document.List
	for _, gate := range a.Share().Gates {
		g := a.ByKey[gate.Group]
		list.Items = append(list.Items,
			document.Item{Line: document.Line{a.Named(g), span.Plain(", " + a.MeetingDay(gate.Date, a.AsOf) + ": "),
				span.Warn(GateText(a, gate))}})
	}
	if list.Items == nil {
		return document.Section{}, false
	}
	return document.Section{ID: "gates", Title: a.Say("Booked, and not ready"), Blocks: []document.Block{list}}, true
}

// GateText says what a booked meeting lacks.
func GateText(a *author.Author, gate program.Gate) string {
	missing := gate.Missing
	goal, agenda := slices.Contains(missing, "goal"), slices.Contains(missing, "agenda")
	switch {
	case goal && agenda && !gate.Travel:
		return a.Say("No goal and no agenda yet.")
	case goal && agenda:
		return a.Say("No goal and no agenda. Do not travel yet.")
	case goal:
		return a.Goalless(gate.Travel)
	case agenda:
		return a.Say("No agenda yet.")
	}
	said := make([]string, len(missing))
	for i, m := range missing {
		said[i] = a.Reworded(m)
	}
	return a.Sayf("Missing: %s.", a.List(said))
}

// SoonSection is the next days in detail, by day.
func SoonSection(a *author.Author) (document.Section, bool) {
	var soon []*program.Action
	for _, x := range a.Share().Actions {
		if x.Detail && author.Pending(x) {
			soon = append(soon, x)
		}
	}
	slices.SortStableFunc(soon, ByDay)
	t := ActionTable(a, soon, true)
	return document.Section{ID: "soon", Title: a.Sayf("The next %s days", a.Whole(a.Settings.Cadence.DetailDays)),
		Blocks: []document.Block{t}}, len(t.Rows) > 0
}

func ByDay(x, y *program.Action) int {
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.Due, y.Due), cmp.Compare(x.Group, y.Group), cmp.Compare(x.ID, y.ID))
}

// ActionTable is lines of the plan; with the account's name where they are of several.
func ActionTable(a *author.Author, actions []*program.Action, withAccount bool) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("What"), Width: 7}, {Title: a.Say("Why"), Width: 4},
		{Title: a.Say("Owner"), Width: 2},
		{Title: a.Say("Start"), Width: 1}, {Title: a.Say("Complete by"), Width: 1}, {Title: a.Say("Status"), Width: 1}}}
	if withAccount {
		t.Columns = append([]document.Column{{Title: a.Say("Account"), Width: 2}}, t.Columns...)
	}
	for _, x := range actions {
		cells := []document.Line{actionWhat(a, x),
			{span.Cited(span.Plain(span.Unended(span.Cut(a.Reworded(x.Why), 300))), a.Refs(x.Sources...)...)},
			span.Words(a.Term(span.Cut(x.Owner, 80))), span.Words(startText(a, x)), completeCell(a, x), statusCell(a, x)}
		if withAccount {
			cells = append([]document.Line{{a.NamedKey(x.Group, a.Say("the program"))}}, cells...)
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	return t
}

// actionWhat is what is to be done, with the ticks of a meeting's checklist.
func actionWhat(a *author.Author, x *program.Action) document.Line {
	line := document.Line{span.Plain(span.Cut(a.Reworded(x.What), 300))}
	for _, s := range x.Steps {
		mark := "☐ "
		if s.Done {
			mark = "☑ "
		}
		tone := document.Muted
		if s.State(a.AsOf) == program.StateOverdue {
			mark, tone = "☐ "+a.Say("overdue")+": ", document.Warn
		}
		day := a.ShortDay(s.Due, a.AsOf)
		if s.Done {
			day = "" // until when it had to be done says nothing any more, and may lie ahead
		}
		line = append(line, document.Span{Text: span.Dot + mark + span.Joined(" ", span.Cut(a.Reworded(s.What), 80), day), Tone: tone,
			Apart: true})
	}
	if x.Comment != "" {
		line = append(line, span.Muted(" "+a.Sayf("(%s)", span.Cut(x.Comment, 200))))
	}
	return line
}

// startText is the booked or planned day; of what has none, its window.
func startText(a *author.Author, x *program.Action) string {
	if x.Window != "" {
		return a.Days(x.Window, x.Start, x.Due)
	}
	return a.ShortDay(x.Start, a.AsOf)
}

func completeCell(a *author.Author, x *program.Action) document.Line {
	if x.CompletedOn.Known() {
		return document.Line{span.Good(a.Sayf("done %s", a.ShortDay(x.CompletedOn, a.AsOf)))}
	}
	if author.Pending(x) && x.Due >= a.AsOf {
		return span.Words(a.ShortDay(x.Due, a.AsOf))
	}
	return document.Line{a.DueSpan(x.Due, !author.Pending(x))}
}

// statusCell never shows what is proposed as decided.
func statusCell(a *author.Author, x *program.Action) document.Line {
	late := document.Line{}
	if x.Overdue(a.AsOf) {
		late = document.Line{span.Warn(", " + a.Say("overdue"))}
	}
	switch {
	case x.State(a.AsOf) == program.StateBooked:
		return document.Line{span.Strong(a.Say("booked"))}
	case x.Status == program.StatusProposed:
		return append(document.Line{span.Muted(a.Say("proposed"))}, late...)
	}
	return append(span.Words(a.Term(x.Status)), late...)
}

// planByAccount are the accounts in order of rank, each with its year and lines.
func planByAccount(a *author.Author) []document.Section {
	out := []document.Section{}
	for _, g := range planned(a) {
		blocks := PlanBlocks(a, g)
		if len(blocks) == 0 {
			continue
		}
		out = append(out, document.Section{ID: "account-" + g.Slug, Title: author.GroupName(g), Level: 3, Note: planNote(a, g),
			Folded: true, Blocks: blocks})
	}
	if len(out) == 0 {
		return nil
	}
	return append([]document.Section{{ID: "by-account", Title: a.Say("By account")}}, out...)
}

// planned are the groups with lines in the plan, in the plan's own order.
func planned(a *author.Author) []*program.Group {
	var out []*program.Group
	seen := map[string]bool{}
	for _, x := range a.Plan.Actions {
		if g := a.ByKey[x.Group]; g != nil && !seen[x.Group] {
			seen[x.Group] = true
			out = append(out, g)
		}
	}
	return out
}

// planNote is the tier and who sponsors the account.
func planNote(a *author.Author, g *program.Group) string {
	who := a.Say("no sponsor yet")
	if r := a.SponsorOf(g); r != nil {
		who = span.Cut(r.Sponsor, 60)
	}
	return span.Joined(span.Dot, a.Sayf("tier %d", a.StandingOf(g).Tier), who)
}

// planBySponsor is how many meetings each sponsor has in each month.
func planBySponsor(a *author.Author) (document.Section, bool) {
	names := author.Distinct(len(a.Plan.Loads), func(i int) string { return a.Plan.Loads[i].Sponsor })
	if len(names) == 0 {
		return document.Section{}, false
	}
	t := document.Table{Columns: []document.Column{{Title: a.Say("Sponsor")}}}
	months := planMonths(a)
	for _, m := range months {
		t.Columns = append(t.Columns, document.Column{Title: a.MonthName(m), Number: true})
	}
	for _, name := range names {
		row := document.Row{Cells: []document.Line{{span.Strong(span.Cut(name, 60))}}}
		for _, m := range months {
			row.Cells = append(row.Cells, loadCell(a, name, m))
		}
		t.Rows = append(t.Rows, row)
	}
	return document.Section{ID: "by-sponsor", Title: a.Say("By sponsor"), Note: a.Say("meetings booked + proposed"),
		Blocks: []document.Block{t}}, true
}

func planMonths(a *author.Author) []program.Month {
	var months []program.Month
	for m := a.Plan.Period.From.Month(); m.Known() && m <= a.Plan.Period.To.Month() && len(months) < 14; m++ {
		months = append(months, m)
	}
	return months
}

// loadCell is "1 + 2": booked and proposed.
func loadCell(a *author.Author, sponsor string, m program.Month) document.Line {
	l := a.Load(sponsor, m)
	return loadLine(a, l.Booked, l.Proposed)
}

// loadLine is so many booked and so many proposed.
func loadLine(a *author.Author, booked, proposed int) document.Line {
	switch {
	case booked+proposed == 0:
		return nil
	case proposed == 0:
		return document.Line{span.Strong(a.Whole(booked))}
	case booked == 0:
		return span.Words("+ " + a.Whole(proposed))
	}
	return document.Line{span.Strong(a.Whole(booked)), span.Plain(" + " + a.Whole(proposed))}
}

// planByMonth is every line under the month in which it begins; why and with
// which steps stands by account.
func planByMonth(a *author.Author) []document.Section {
	of := map[program.Month][]*program.Action{}
	var months []program.Month
	for i := range a.Plan.Actions {
		x := &a.Plan.Actions[i]
		m := author.Earlier(x.Start, x.Due).Month()
		if of[m] == nil {
			months = append(months, m)
		}
		of[m] = append(of[m], x)
	}
	if months == nil {
		return nil
	}
	slices.Sort(months)
	out := []document.Section{{ID: "by-month", Title: a.Say("By month")}}
	for _, m := range months {
		slices.SortStableFunc(of[m], ByDay)
		t := document.Table{Columns: []document.Column{{Title: a.Say("Account"), Width: 4}, {Title: a.Say("What"), Width: 8},
			{Title: a.Say("Owner"), Width: 3}, {Title: a.Say("Start"), Width: 3}, {Title: a.Say("Complete by"), Width: 2},
			{Title: a.Say("Status"), Width: 2}}}
		for _, x := range of[m] {
			t.Rows = append(t.Rows, document.Row{Cells: append(briefCells(a, x), span.Words(startText(a, x)), completeCell(a, x),
				statusCell(a, x))})
		}
		out = append(out, document.Section{ID: "month-" + m.String(), Title: cmp.Or(a.Month(m), a.Say("without a date")), Level: 3,
			Note: a.Count(len(t.Rows), "line", "lines"), Folded: true, Blocks: []document.Block{t}})
	}
	return out
}

// headRow is a subheading over a table's columns.
func headRow(a *author.Author, text string, columns int) document.Row {
	r := document.Row{Head: true, Cells: make([]document.Line, columns)}
	r.Cells[0] = span.Words(text)
	return r
}

// unplacedSection is what is not in the plan, and why: nothing is dropped.
func unplacedSection(a *author.Author) (document.Section, bool) {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account")}, {Title: a.Say("What")},
		{Title: a.Say("Why it is not in the plan")}}}
	for _, u := range a.Plan.Unplaced {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{a.NamedKey(u.Action.Group, a.Say("the program"))},
			span.Words(span.Cut(a.Reworded(u.Action.What), 300)), span.Words(span.Cut(a.Reworded(u.Why), 300))}})
	}
	return document.Section{ID: "unplaced", Title: a.Say("Not placed"), Blocks: []document.Block{t}}, len(t.Rows) > 0
}
