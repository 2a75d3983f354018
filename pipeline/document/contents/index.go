package contents

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/account"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/customer"
	"sponsorbook/pipeline/document/findings"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// indexPage is a program manager's month: what wants doing first, what changed
// since the last book, and links to everything.
func indexPage(a *author.Author) document.Document {
	d := a.NewPage("index", span.Joined(" ", a.ProgramName(), a.Month(a.Book)), document.HTML)
	d.Subtitle = indexSubtitle(a)
	for _, s := range []document.Section{
		{ID: "attention", Title: a.Say("To do first"), Blocks: attention(a)},
		{ID: "late", Title: a.Say("Late, the oldest first"), Blocks: a.Late()},
		{ID: "changes", Title: a.Say("What changed"), Note: changes.PreviousNote(a), Blocks: changeBlocks(a)},
		{ID: "pages", Title: a.Say("This book"), Blocks: pageLinks(a)},
		{ID: "program", Title: a.Say("Accounts in the program"), Blocks: programTable(a)},
		{ID: "rooms", Title: a.Say("To hand out"), Blocks: roomLinks(a)},
		{ID: "worst", Title: a.Say("Worst findings"), Note: findings.FindingCounts(a), Blocks: worst(a)},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// indexSubtitle is "58 groups in the program of 412 · 52 with a sponsor · as of …".
func indexSubtitle(a *author.Author) string {
	in := a.InProgram()
	return span.Joined(span.Dot, a.GroupsInProgram(len(in)),
		a.Sayf("%s with a confirmed sponsor", a.Whole(len(in)-len(overview.Unsponsored(a)))),
		a.Sayf("as of %s", a.LongDay(a.AsOf)), a.Reworded(a.BasisNote))
}

// attention is what wants doing before anything else: decisions on accounts without a
// sponsor, sponsors who leave and tiers; meetings without a goal; errors in the input;
// pages of facts only.
func attention(a *author.Author) []document.Block {
	var list document.List
	add := func(l document.Line) { list.Items = append(list.Items, document.Item{Line: l}) }
	if l := withoutSponsor(a); l != nil {
		add(l)
	}
	for _, l := range changes.Leaving(a) {
		add(l)
	}
	if l := changes.Undecided(a); l != nil {
		add(l)
	}
	for _, l := range unready(a) {
		add(l)
	}
	if n := finding.Count(a.Findings, finding.Error); n > 0 {
		add(document.Line{span.Warn(a.Count(n, "error in the input", "errors in the input") + ": "),
			span.Linked(a.Say("findings"), "findings.html#errors")})
	}
	if text := a.Unplaced(); text != "" {
		add(document.Line{span.Warn(text + " "), span.Linked(a.Say("findings"), "findings.html#warnings")})
	}
	if l := notReady(a); l != nil {
		add(l)
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// unready are the booked meetings by what they lack, each of its kind in one line.
func unready(a *author.Author) []document.Line {
	var out []document.Line
	at := map[string]int{}
	for _, gate := range a.Plan.Gates {
		g := a.ByKey[gate.Group]
		if g == nil {
			continue
		}
		lacks := plans.GateText(a, gate)
		i, known := at[lacks]
		if !known {
			i, at[lacks] = len(out), len(out)
			out = append(out, document.Line{span.Warn(lacks + " ")})
		} else {
			out[i] = append(out[i], span.Plain("; "))
		}
		out[i] = append(out[i], a.Named(g), span.Plain(", "+a.ShortDay(gate.Date, a.AsOf)))
	}
	return out
}

// withoutSponsor are the accounts in the program that have no confirmed sponsor.
func withoutSponsor(a *author.Author) document.Line {
	groups := overview.Unsponsored(a)
	if len(groups) == 0 {
		return nil
	}
	line := document.Line{span.Strong(a.Count(len(groups), "account in the program has no sponsor",
		"accounts in the program have no sponsor") + ": ")}
	return append(line, changes.SomeNames(a, groups, 8)...)
}

// notReady are the accounts with a booked meeting whose page is not ready.
func notReady(a *author.Author) document.Line {
	groups := slices.DeleteFunc(a.InProgram(), func(g *program.Group) bool {
		state, _ := a.Readiness(g)
		return author.NextMeeting(g, a.AsOf) == nil || state == author.Ready
	})
	if len(groups) == 0 {
		return nil
	}
	line := document.Line{span.Strong(a.Count(len(groups), "booked meeting whose page is not ready",
		"booked meetings whose pages are not ready") + ": ")}
	return append(line, changes.SomeNames(a, groups, 8)...)
}

// changeBlocks are what differs from the book before: standings and sponsors
// line by line, the rest a line a kind, whose accounts tell it on their pages.
func changeBlocks(a *author.Author) []document.Block {
	if len(a.Changes) == 0 && !a.Previous.Known() {
		return nil
	}
	var list document.List
	of := map[string][]*program.Group{}
	for _, c := range a.Changes {
		if g := a.ByKey[c.Group]; g != nil && !c.OfTier() && !c.OfSponsor() {
			if !slices.Contains(of[c.Kind], g) {
				of[c.Kind] = append(of[c.Kind], g)
			}
			continue
		}
		line := document.Line{span.Plain(changes.ChangeText(a, c))}
		if c.Group != "" || c.Name != "" {
			line = document.Line{a.NamedKey(c.Group, c.Name), span.Plain(": " + changes.ChangeText(a, c))}
		}
		list.Items = append(list.Items, document.Item{Line: line})
	}
	for _, kind := range program.ChangeKinds() {
		if groups := of[kind]; groups != nil {
			line := document.Line{span.Strong(a.Term(kind) + ": ")}
			list.Items = append(list.Items, document.Item{Line: append(line, changes.SomeNames(a, groups, 8)...)})
		}
	}
	if list.Items == nil {
		return []document.Block{span.Paragraph(span.Plain(a.Say("Nothing changed.")))}
	}
	return []document.Block{list}
}

// pageLinks lead to every page of the book that is not about one account.
func pageLinks(a *author.Author) []document.Block {
	var list document.List
	add := func(title, about, to string) {
		list.Items = append(list.Items,
			document.Item{Line: document.Line{span.Linked(a.Say(title), to), span.Muted(span.Dot + a.Say(about))}})
	}
	for _, p := range pages {
		if p.have(a) {
			add(p.title, p.about, p.path+".html")
		}
	}
	add("Scorecard", "one page for the board", author.BoardRoom+"/scorecard.html")
	for _, x := range []struct{ title, about, to string }{
		{"Action plan as a workbook", "filterable, with drop-downs for the status", "action-plan.xlsx"},
		{"Action plan as a calendar", "booked meetings and due dates of what was accepted", "action-plan.ics"},
		{"Findings as a table", "for a spreadsheet program", "findings.csv"},
	} {
		if a.Files[x.to] {
			add(x.title, x.about, x.to)
		}
	}
	return []document.Block{list}
}

// programTable is every account in the program, with its pages.
func programTable(a *author.Author) []document.Block {
	t := document.Table{Caption: a.Say("Accounts in the program"), Sortable: true, Searchable: true,
		Columns: []document.Column{{Title: a.Say("Account"), Width: 5}, {Title: a.Say("Tier"), Number: true, Width: 1},
			{Title: a.Say("Revenue"), Number: true, Width: 2}, {Title: a.Say("Sponsor"), Width: 4},
			{Title: a.Say("Next meeting"), Width: 4},
			{Title: a.Say("Readiness"), Width: 2}, {Title: a.Say("Pages"), Width: 6}}}
	for _, g := range a.InProgram() {
		t.Rows = append(t.Rows,
			document.Row{Cells: append(overview.WithTier(a, g), span.Words(a.Amount(a.StandingOf(g).Revenue, a.Currency)),
				a.SponsorCell(g), a.NextCell(g), a.ReadinessCell(g), briefingLinks(a, g))})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// briefingLinks lead to the copies of a briefing, and the agendas.
func briefingLinks(a *author.Author, g *program.Group) document.Line {
	parts := []document.Line{{span.Linked(a.Say("briefing"), briefing.PathOf(a, g, briefing.Full)+".pdf")}}
	if briefing.Travels(a, g) {
		parts = append(parts, document.Line{span.Linked(a.Say("travel copy"), briefing.PathOf(a, g, briefing.Travel)+".pdf")})
	}
	for _, x := range briefing.Agendas(a, g) {
		parts = append(parts, document.Line{span.Linked(a.Sayf("agenda %s", a.ShortDay(x.Meeting.Date, a.AsOf)), x.Path+".html")})
	}
	if account.HasPlan(a, g) {
		parts = append(parts, document.Line{span.Linked(a.Say("annual plan"), account.PlanPath(a, g)+".pdf")})
	}
	for _, x := range customer.Links(a, g) {
		parts = append(parts, document.Line{span.Linked(x.Text, x.To)})
	}
	return span.Spread(span.Dot, parts...)
}

// roomLinks lead to the rooms that are handed out.
func roomLinks(a *author.Author) []document.Block {
	var list document.List
	add := func(label string, names []string, room func(string) string) {
		if len(names) == 0 {
			return
		}
		var parts []document.Line
		for _, n := range names {
			parts = append(parts, document.Line{span.Linked(span.Cut(n, 60), room(n)+"/index.html")})
		}
		list.Items = append(list.Items,
			document.Item{Line: append(document.Line{span.Strong(a.Say(label) + ": ")}, span.Spread(", ", parts...)...)})
	}
	add("Sponsors", a.ConfirmedSponsors(), author.SponsorRoom)
	add("Account managers", a.Managers(), author.ManagerRoom)
	list.Items = append(list.Items,
		document.Item{Line: document.Line{span.Strong(a.Say("Board") + ": "), span.Linked(a.Say("scorecard"), author.BoardRoom+
			"/scorecard.html"),
			span.Plain(", "), span.Linked(a.Say("details"), author.BoardRoom+"/details.html")}})
	return []document.Block{list}
}

// worst are the first ten findings.
func worst(a *author.Author) []document.Block {
	if len(a.Findings) == 0 {
		return nil
	}
	var list document.List
	for _, f := range a.Findings[:min(10, len(a.Findings))] {
		tone := document.Plain
		if f.Severity == finding.Error {
			tone = document.Warn
		}
		line := document.Line{span.Of(a.Say(f.Severity.String())+": ", tone), span.Plain(span.Cut(f.Message, 300))}
		if f.At.Known() {
			line = append(line, span.Muted(span.Dot+f.At.String()))
		}
		if f.Mend != "" {
			line = append(line, span.Muted(span.Dot+span.Cut(f.Mend, 200)))
		}
		list.Items = append(list.Items, document.Item{Line: line})
	}
	return []document.Block{list, span.Paragraph(span.Linked(a.Say("all findings"), "findings.html"))}
}
