package document

import (
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// indexPage is a program manager's month: what wants doing first, what changed
// since the last book, and links to everything.
func (a *author) indexPage() Document {
	d := a.page("index", joined(" ", a.program(), a.month(a.Book)), HTML)
	d.Subtitle = a.indexSubtitle()
	for _, s := range []Section{
		{ID: "attention", Title: a.say("To do first"), Blocks: a.attention()},
		{ID: "changes", Title: a.say("What changed"), Note: a.previousNote(), Blocks: a.changeBlocks()},
		{ID: "pages", Title: a.say("This book"), Blocks: a.pageLinks()},
		{ID: "program", Title: a.say("Accounts in the program"), Blocks: a.programTable()},
		{ID: "rooms", Title: a.say("To hand out"), Blocks: a.roomLinks()},
		{ID: "worst", Title: a.say("Worst findings"), Note: a.findingCounts(), Blocks: a.worst()},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// indexSubtitle is "58 groups in the program of 412 · 52 with a sponsor · as of …".
func (a *author) indexSubtitle() string {
	in := a.inProgram()
	return joined(dot, a.groupsInProgram(len(in)),
		a.sayf("%s with a confirmed sponsor", a.whole(len(in)-len(a.unsponsored()))),
		a.sayf("as of %s", a.longDay(a.AsOf)), a.BasisNote)
}

// groupsInProgram is "58 groups in the program of 412".
func (a *author) groupsInProgram(n int) string {
	return a.sayf("%s in the program of %s", a.count(n, "group", "groups"), a.whole(len(a.Standings)))
}

// attention is what wants doing before anything else: visits without a goal,
// accounts without a sponsor, sponsors who leave, tiers to decide on, pages of
// facts only, errors in the input.
func (a *author) attention() []Block {
	var list List
	add := func(l Line) { list.Items = append(list.Items, Item{Line: l}) }
	for _, gate := range a.Plan.Gates {
		if g := a.groups[gate.Group]; g != nil {
			add(Line{warn(a.gateText(gate.Missing) + " "), a.named(g), plainly(", " + a.meetingDay(gate.Date, a.AsOf))})
		}
	}
	if n := finding.Count(a.Findings, finding.Error); n > 0 {
		add(Line{warn(a.count(n, "error in the input", "errors in the input") + ": "), linked(a.say("findings"), "findings.html#errors")})
	}
	if l := a.withoutSponsor(); l != nil {
		add(l)
	}
	for _, l := range a.leaving() {
		add(l)
	}
	if l := a.undecided(); l != nil {
		add(l)
	}
	if l := a.notReady(); l != nil {
		add(l)
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// withoutSponsor are the accounts in the program that have no confirmed sponsor.
func (a *author) withoutSponsor() Line {
	groups := a.unsponsored()
	if len(groups) == 0 {
		return nil
	}
	line := Line{strong(a.count(len(groups), "account in the program has no sponsor", "accounts in the program have no sponsor") + ": ")}
	return append(line, a.someNames(groups, 8)...)
}

// someNames are the first of some groups by name, and how many more there are.
func (a *author) someNames(groups []*program.Group, most int) Line {
	var parts []Line
	for _, g := range groups[:min(most, len(groups))] {
		parts = append(parts, Line{a.named(g)})
	}
	if more := len(groups) - most; more > 0 {
		parts = append(parts, words(a.sayf("%d more", more)))
	}
	return spread(", ", parts...)
}

// notReady are the accounts with a booked meeting whose page is not ready.
func (a *author) notReady() Line {
	groups := slices.DeleteFunc(a.inProgram(), func(g *program.Group) bool {
		state, _ := a.readiness(g)
		return nextMeeting(g, a.AsOf) == nil || state == Ready
	})
	if len(groups) == 0 {
		return nil
	}
	line := Line{strong(a.count(len(groups), "booked meeting whose page is not ready", "booked meetings whose pages are not ready") + ": ")}
	return append(line, a.someNames(groups, 8)...)
}

func (a *author) previousNote() string {
	if !a.Previous.Known() {
		return a.say("this is the first book")
	}
	return a.sayf("since %s", a.month(a.Previous))
}

// changeBlocks are what differs from the book before, by kind.
func (a *author) changeBlocks() []Block {
	if len(a.Changes) == 0 && !a.Previous.Known() {
		return nil
	}
	var list List
	for _, c := range a.Changes {
		line := Line{plainly(a.changeText(c))}
		if c.Group != "" || c.Name != "" {
			line = Line{a.namedKey(c.Group, c.Name), plainly(": " + a.changeText(c))}
		}
		list.Items = append(list.Items, Item{Line: line})
	}
	if list.Items == nil {
		return []Block{paragraph(plainly(a.say("Nothing changed in tiers and sponsors.")))}
	}
	return []Block{list}
}

// pageLinks lead to every page of the book that is not about one account.
func (a *author) pageLinks() []Block {
	var list List
	add := func(title, about, to string) {
		list.Items = append(list.Items, Item{Line: Line{linked(a.say(title), to), muted(dot + a.say(about))}})
	}
	for _, p := range pages {
		if p.have(a) {
			add(p.title, p.about, p.path+".html")
		}
	}
	add("Scorecard", "one page for the board", BoardRoom+"/scorecard.html")
	for _, x := range []struct{ title, about, to string }{
		{"Action plan as a workbook", "filterable, with drop-downs for the status", "action-plan.xlsx"},
		{"Action plan as a calendar", "booked meetings and due dates of what was accepted", "action-plan.ics"},
		{"Findings as a table", "for a spreadsheet program", "findings.csv"},
	} {
		if a.also[x.to] {
			add(x.title, x.about, x.to)
		}
	}
	return []Block{list}
}

// programTable is every account in the program, with its pages.
func (a *author) programTable() []Block {
	t := Table{Caption: a.say("Accounts in the program"), Sortable: true, Searchable: true,
		Columns: []Column{{Title: a.say("Account"), Width: 5}, {Title: a.say("Tier"), Number: true, Width: 1},
			{Title: a.say("Revenue"), Number: true, Width: 2}, {Title: a.say("Sponsor"), Width: 4}, {Title: a.say("Next meeting"), Width: 4},
			{Title: a.say("Readiness"), Width: 2}, {Title: a.say("Pages"), Width: 6}}}
	for _, g := range a.inProgram() {
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), words(a.money(a.standing(g).Revenue, a.Currency)),
			a.sponsorCell(g), a.nextCell(g), a.readinessCell(g), a.briefingLinks(g))})
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// nextCell is the next booked meeting, or that it is not ready.
func (a *author) nextCell(g *program.Group) Line {
	m := nextMeeting(g, a.AsOf)
	switch {
	case m == nil && a.nextWindow(g) == nil:
		return nil
	case m == nil:
		return Line{muted(a.markText(*a.nextWindow(g)) + " (" + a.say("proposed") + ")")}
	case slices.Contains(a.lacks(m), "goal"):
		return Line{strong(a.shortDay(m.Date, a.AsOf)), warn(" " + a.noGoal(m))}
	}
	return Line{strong(a.shortDay(m.Date, a.AsOf))}
}

func (a *author) readinessCell(g *program.Group) Line {
	state, _ := a.readiness(g)
	switch state {
	case Ready:
		return Line{good(a.say(string(state)))}
	case FactsOnly:
		return Line{muted(a.say(string(state)))}
	}
	return words(a.say(string(state)))
}

// briefingLinks lead to the copies of a briefing, and the agendas.
func (a *author) briefingLinks(g *program.Group) Line {
	parts := []Line{{linked(a.say("briefing"), "briefings/"+g.Slug+".pdf")}}
	if a.travels(g) {
		parts = append(parts, Line{linked(a.say("travel copy"), "travel/"+g.Slug+".pdf")})
	}
	for _, x := range a.agendas(g) {
		parts = append(parts, Line{linked(a.sayf("agenda %s", a.shortDay(x.meeting.Date, a.AsOf)), x.path+".html")})
	}
	return spread(dot, parts...)
}

// roomLinks lead to the rooms that are handed out.
func (a *author) roomLinks() []Block {
	var list List
	add := func(label string, names []string, room func(string) string) {
		if len(names) == 0 {
			return
		}
		var parts []Line
		for _, n := range names {
			parts = append(parts, Line{linked(cut(n, 60), room(n)+"/index.html")})
		}
		list.Items = append(list.Items, Item{Line: append(Line{strong(a.say(label) + ": ")}, spread(", ", parts...)...)})
	}
	add("Sponsors", a.confirmedSponsors(), SponsorRoom)
	add("Account managers", a.managers(), ManagerRoom)
	list.Items = append(list.Items, Item{Line: Line{strong(a.say("Board") + ": "), linked(a.say("scorecard"), BoardRoom+"/scorecard.html"),
		plainly(", "), linked(a.say("details"), BoardRoom+"/details.html")}})
	return []Block{list}
}

// worst are the first ten findings.
func (a *author) worst() []Block {
	if len(a.Findings) == 0 {
		return nil
	}
	var list List
	for _, f := range a.Findings[:min(10, len(a.Findings))] {
		tone := Plain
		if f.Severity == finding.Error {
			tone = Warn
		}
		line := Line{span(a.say(f.Severity.String())+": ", tone), plainly(cut(f.Message, 300))}
		if f.At.Known() {
			line = append(line, muted(dot+f.At.String()))
		}
		if f.Mend != "" {
			line = append(line, muted(dot+cut(f.Mend, 200)))
		}
		list.Items = append(list.Items, Item{Line: line})
	}
	return []Block{list, paragraph(linked(a.say("all findings"), "findings.html"))}
}
