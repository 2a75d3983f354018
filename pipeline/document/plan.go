package document

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// planPage is the twelve months to come: an overview, what is not ready, then
// every line by account, by sponsor and by month, and what could not be placed.
func (a *author) planPage() Document {
	d := a.page("action-plan", a.say("Action plan"))
	d.Subtitle = joined(dot, a.planPeriod(), a.count(len(a.Plan.Actions), "line", "lines"))
	add := func(s Section, ok bool) {
		if ok {
			d.Sections = append(d.Sections, s)
		}
	}
	add(a.planFiles())
	add(a.overviewSection())
	add(a.gateSection())
	add(a.soonSection())
	d.Sections = append(d.Sections, a.planByAccount()...)
	add(a.planBySponsor())
	add(a.planByMonth())
	add(a.unplacedSection())
	return d
}

func (a *author) planPeriod() string {
	if !a.Plan.Period.From.Known() {
		return ""
	}
	return a.sayf("%s to %s", a.longDay(a.Plan.Period.From), a.longDay(a.Plan.Period.To))
}

// planFiles lead to the plan as a workbook and as a calendar, where the book has them.
func (a *author) planFiles() (Section, bool) {
	var parts []Line
	for _, l := range []*Link{a.file(a.say("as a workbook"), "action-plan.xlsx"), a.file(a.say("as a calendar"), "action-plan.ics")} {
		if l != nil {
			parts = append(parts, Line{{Text: l.Text, Link: l}})
		}
	}
	if len(parts) == 0 {
		return Section{}, false
	}
	return Section{ID: "files", Blocks: []Block{Paragraph{Line: spread(dot, parts...)}}}, true
}

// gateSection are the booked visits that lack a goal or an agenda.
func (a *author) gateSection() (Section, bool) {
	var list List
	for _, gate := range a.Plan.Gates {
		g := a.groups[gate.Group]
		if g == nil || !a.sees(g) {
			continue
		}
		list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(", " + a.meetingDay(gate.Date, a.AsOf) + ": "),
			warn(a.gateText(gate.Missing))}})
	}
	if list.Items == nil {
		return Section{}, false
	}
	return Section{ID: "gates", Title: a.say("Booked, and not ready"), Blocks: []Block{list}}, true
}

// gateText says what a booked visit lacks.
func (a *author) gateText(missing []string) string {
	goal, agenda := slices.Contains(missing, "goal"), slices.Contains(missing, "agenda")
	switch {
	case goal && agenda:
		return a.say("No goal and no agenda. Do not travel yet.")
	case goal:
		return a.say("No goal. Do not travel yet.")
	case agenda:
		return a.say("No agenda yet.")
	}
	return a.sayf("Missing: %s.", a.list(missing))
}

// soonSection is the next 90 days in detail, by day.
func (a *author) soonSection() (Section, bool) {
	var soon []*program.Action
	for i := range a.Plan.Actions {
		if x := &a.Plan.Actions[i]; x.Detail && pending(x) && a.visible(x) {
			soon = append(soon, x)
		}
	}
	slices.SortStableFunc(soon, byDay)
	t := a.actionTable(soon, true)
	return Section{ID: "soon", Title: a.say("The next 90 days"), Blocks: []Block{t}}, len(t.Rows) > 0
}

// visible reports whether the reader may see a line of the plan: those of groups
// that are theirs.
func (a *author) visible(x *program.Action) bool {
	g := a.groups[x.Group]
	return a.reader == programManager || g != nil && a.sees(g)
}

func byDay(x, y *program.Action) int {
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.Due, y.Due), cmp.Compare(x.Group, y.Group), cmp.Compare(x.ID, y.ID))
}

// actionTable is lines of the plan; with the account's name where they are of several.
func (a *author) actionTable(actions []*program.Action, withAccount bool) Table {
	t := Table{Columns: []Column{{Title: a.say("What"), Width: 7}, {Title: a.say("Why"), Width: 4}, {Title: a.say("Owner"), Width: 2},
		{Title: a.say("Start"), Width: 1}, {Title: a.say("Complete by"), Width: 1}, {Title: a.say("Status"), Width: 1}}}
	if withAccount {
		t.Columns = append([]Column{{Title: a.say("Account"), Width: 2}}, t.Columns...)
	}
	for _, x := range actions {
		cells := []Line{a.actionWhat(x), {cited(plainly(unended(cut(x.Why, 300))), a.refs(x.Sources...)...)},
			words(a.term(cut(x.Owner, 80))), words(a.startText(x)), a.completeCell(x), a.statusCell(x)}
		if withAccount {
			cells = append([]Line{{a.namedKey(x.Group, a.say("the program"))}}, cells...)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// actionWhat is what is to be done, with the ticks of a meeting's checklist.
func (a *author) actionWhat(x *program.Action) Line {
	line := Line{plainly(a.term(cut(x.What, 300)))}
	for _, s := range x.Steps {
		mark := "☐ "
		if s.Done {
			mark = "☑ "
		}
		line = append(line, Span{Text: dot + mark + joined(" ", a.term(cut(s.What, 80)), a.shortDay(s.Due, a.AsOf)), Tone: Muted, Apart: true})
	}
	if x.Comment != "" {
		line = append(line, muted(" "+a.sayf("(%s)", cut(x.Comment, 200))))
	}
	return line
}

// startText is the booked or planned day; of what has none, its window.
func (a *author) startText(x *program.Action) string {
	if x.Window != "" {
		return a.windowText(x.Window, x.Start, x.Due)
	}
	return a.shortDay(x.Start, a.AsOf)
}

func (a *author) completeCell(x *program.Action) Line {
	if x.CompletedOn.Known() {
		return Line{good(a.sayf("done %s", a.shortDay(x.CompletedOn, a.AsOf)))}
	}
	if pending(x) && x.Due >= a.AsOf {
		return words(a.shortDay(x.Due, a.AsOf))
	}
	return Line{a.dueSpan(x.Due, !pending(x))}
}

// statusCell never shows what is proposed as decided.
func (a *author) statusCell(x *program.Action) Line {
	switch {
	case x.Booked && x.Status == program.StatusProposed, x.Booked && x.Status == program.StatusPlanned:
		return Line{strong(a.say("booked"))}
	case x.Status == program.StatusProposed:
		return Line{muted(a.say("proposed"))}
	}
	return words(a.term(x.Status))
}

// planByAccount are the accounts in order of rank, each with its year and lines.
func (a *author) planByAccount() []Section {
	out := []Section{}
	for _, g := range a.planned() {
		blocks := a.planBlocks(g)
		if len(blocks) == 0 {
			continue
		}
		out = append(out, Section{ID: "account-" + g.Slug, Title: title(g), Level: 3, Note: a.planNote(g), Blocks: blocks})
	}
	if len(out) == 0 {
		return nil
	}
	return append([]Section{{ID: "by-account", Title: a.say("By account")}}, out...)
}

// planned are the groups with lines in the plan, in the plan's own order.
func (a *author) planned() []*program.Group {
	var out []*program.Group
	seen := map[string]bool{}
	for _, x := range a.Plan.Actions {
		if g := a.groups[x.Group]; g != nil && !seen[x.Group] {
			seen[x.Group] = true
			out = append(out, g)
		}
	}
	return out
}

// planNote is the tier and who sponsors the account.
func (a *author) planNote(g *program.Group) string {
	who := a.say("no sponsor yet")
	if r := a.sponsorOf(g); r != nil {
		who = cut(r.Sponsor, 60)
	}
	return joined(dot, a.sayf("tier %d", a.standing(g).Tier), who)
}

// planBySponsor is how many meetings each sponsor has in each month.
func (a *author) planBySponsor() (Section, bool) {
	names := distinct(len(a.Plan.Loads), func(i int) string { return a.Plan.Loads[i].Sponsor })
	if len(names) == 0 {
		return Section{}, false
	}
	t := Table{Columns: []Column{{Title: a.say("Sponsor")}}}
	months := a.planMonths()
	for _, m := range months {
		t.Columns = append(t.Columns, Column{Title: a.monthName(m), Number: true})
	}
	for _, name := range names {
		row := Row{Cells: []Line{{strong(cut(name, 60))}}}
		for _, m := range months {
			row.Cells = append(row.Cells, a.loadCell(name, m))
		}
		t.Rows = append(t.Rows, row)
	}
	return Section{ID: "by-sponsor", Title: a.say("By sponsor"), Note: a.say("meetings booked + proposed"), Blocks: []Block{t}}, true
}

func (a *author) planMonths() []program.Month {
	var months []program.Month
	for m := a.Plan.Period.From.Month(); m.Known() && m <= a.Plan.Period.To.Month() && len(months) < 14; m++ {
		months = append(months, m)
	}
	return months
}

// loadCell is "1 + 2": booked and proposed.
func (a *author) loadCell(sponsor string, m program.Month) Line {
	booked, proposed := 0, 0
	for _, l := range a.Plan.Loads {
		if l.Month == m && same(l.Sponsor, sponsor) {
			booked, proposed = booked+l.Booked, proposed+l.Proposed
		}
	}
	switch {
	case booked+proposed == 0:
		return nil
	case proposed == 0:
		return Line{strong(a.whole(booked))}
	case booked == 0:
		return words("+ " + a.whole(proposed))
	}
	return Line{strong(a.whole(booked)), plainly(" + " + a.whole(proposed))}
}

// planByMonth is every line under the month in which it begins; why and with
// which steps stands by account.
func (a *author) planByMonth() (Section, bool) {
	of := map[program.Month][]*program.Action{}
	var months []program.Month
	for i := range a.Plan.Actions {
		x := &a.Plan.Actions[i]
		m := earlier(x.Start, x.Due).Month()
		if of[m] == nil {
			months = append(months, m)
		}
		of[m] = append(of[m], x)
	}
	slices.Sort(months)
	t := Table{Columns: []Column{{Title: a.say("Account"), Width: 4}, {Title: a.say("What"), Width: 8}, {Title: a.say("Owner"), Width: 3},
		{Title: a.say("Start"), Width: 3}, {Title: a.say("Complete by"), Width: 2}, {Title: a.say("Status"), Width: 2}}}
	for _, m := range months {
		slices.SortStableFunc(of[m], byDay)
		t.Rows = append(t.Rows, a.headRow(cmp.Or(a.month(m), a.say("without a date")), len(t.Columns)))
		for _, x := range of[m] {
			t.Rows = append(t.Rows, Row{Cells: []Line{{a.namedKey(x.Group, a.say("the program"))}, words(a.term(cut(x.What, 300))),
				words(a.term(cut(x.Owner, 80))), words(a.startText(x)), a.completeCell(x), a.statusCell(x)}})
		}
	}
	return Section{ID: "by-month", Title: a.say("By month"), Blocks: []Block{t}}, len(t.Rows) > 0
}

// headRow is a subheading over a table's columns.
func (a *author) headRow(text string, columns int) Row {
	r := Row{Head: true, Cells: make([]Line, columns)}
	r.Cells[0] = words(text)
	return r
}

// unplacedSection is what is not in the plan, and why: nothing is dropped.
func (a *author) unplacedSection() (Section, bool) {
	t := Table{Columns: []Column{{Title: a.say("Account")}, {Title: a.say("What")}, {Title: a.say("Why it is not in the plan")}}}
	for _, u := range a.Plan.Unplaced {
		t.Rows = append(t.Rows, Row{Cells: []Line{{a.namedKey(u.Action.Group, a.say("the program"))},
			words(cut(u.Action.What, 300)), words(cut(u.Why, 300))}})
	}
	return Section{ID: "unplaced", Title: a.say("Not placed"), Blocks: []Block{t}}, len(t.Rows) > 0
}
