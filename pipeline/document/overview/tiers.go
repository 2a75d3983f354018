// Package overview writes the program manager's pages about the program as a
// whole: tiers, sponsors and accounts, charter, contact plan, occasions.
package overview

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Tiers is every group with a standing and why it stands there. Its Markdown
// names no files and cells, so that the same facts from other files give the
// same text; the web page shows them.
func Tiers(a *author.Author) document.Document {
	d := a.NewPage("tiers", a.Say("Tiers"))
	d.Cite = []document.Format{document.HTML}
	d.Subtitle = tiersSubtitle(a)
	d.Sections = append(d.Sections, changes.ChangeSection(a, program.Change.OfTier)...)
	d.Sections = append(d.Sections, proposals(a)...)
	if s, ok := lineSection(a); ok {
		d.Sections = append(d.Sections, s)
	}
	d.Sections = append(d.Sections, document.Section{ID: "standings", Title: a.Say("Every group with its tier"),
		Blocks: []document.Block{standingsTable(a)}})
	d.Sections = append(d.Sections, tierNotes(a)...)
	return d
}

// tiersSubtitle is what was counted and over which months.
func tiersSubtitle(a *author.Author) string {
	active := 0
	for _, s := range a.Standings {
		if s.Active {
			active++
		}
	}
	window := ""
	if a.Window.To.Known() {
		window = a.Sayf("revenue %s to %s", a.Month(a.Window.From), a.Month(a.Window.To))
	}
	return span.Joined(span.Dot, a.Count(len(a.Standings), "group", "groups"), a.Sayf("%s active", a.Whole(active)), window,
		a.Reworded(a.BasisNote))
}

// standingsColumns are fixed, in each language: scripts read this table.
func standingsColumns(a *author.Author) []document.Column {
	return []document.Column{{Title: a.Say("rank"), Number: true, Width: 1}, {Title: a.Say("account"), Width: 4},
		{Title: a.Say("tier"), Number: true, Width: 1}, {Title: a.Say("revenue"), Number: true, Width: 2},
		{Title: a.Say("share"), Number: true, Width: 1}, {Title: a.Say("cumulative share"), Number: true, Width: 1},
		{Title: a.Say("reasons"), Width: 8}, {Title: a.Say("sponsor"), Width: 3}}
}

func standingsTable(a *author.Author) document.Table {
	t := document.Table{Caption: a.Say("Every group with its tier"), Columns: standingsColumns(a), Sortable: true, Searchable: true}
	places := int32(0)
	for _, s := range a.Standings {
		places = max(places, language.CentsOf(s.Revenue))
	}
	for _, s := range a.Standings {
		if g := a.ByKey[s.Group]; g != nil {
			t.Rows = append(t.Rows, document.Row{Cells: standingCells(a, g, s, places)})
			if s.InProgram() {
				t.Fold = len(t.Rows) // those outside the program are the rest
			}
		}
	}
	return t
}

func standingCells(a *author.Author, g *program.Group, s program.Standing, places int32) []document.Line {
	rank, share, cumulative := "", "", ""
	if s.Rank > 0 {
		rank = a.Whole(s.Rank)
		share, cumulative = scriptable(a.Percent(s.Share, 1)), scriptable(a.Percent(s.Cumulative, 1))
	}
	revenue := span.Cited(span.Plain(scriptable(a.Fixed(s.Revenue, places, a.Currency))), a.Refs(g.Sources...)...)
	revenue.Brief = a.Fixed(s.Revenue, 0, a.Currency)
	return []document.Line{span.Words(rank), {a.Named(g)}, span.Words(a.Whole(s.Tier)), {revenue},
		span.Words(share), span.Words(cumulative), author.Brief(a.Reasons(s.Reasons)), a.SponsorCell(g)}
}

// scriptable is a figure with plain spaces, as a script expects them.
func scriptable(s string) string { return strings.ReplaceAll(s, language.Space, " ") }

// proposals are changes of tier that wait for somebody's word.
func proposals(a *author.Author) []document.Section {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account")}, {Title: a.Say("Now"), Number: true},
		{Title: a.Say("Proposed")}, {Title: a.Say("Why")}, {Title: a.Say("Since")}}}
	for _, s := range a.Standings {
		if g := a.ByKey[s.Group]; g != nil && s.Proposed != nil {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{a.Named(g)}, span.Words(a.Whole(s.Tier)),
				span.Words(a.Sayf("%s, tier %d", a.Term(s.Proposed.Kind), s.Proposed.Tier)),
				author.Brief(a.Reasons(s.Proposed.Reasons)), span.Words(a.LongDay(s.Proposed.Since))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Section{{ID: "proposed", Title: a.Say("Proposed, not decided"), Blocks: []document.Block{
		span.Paragraph(span.Plain(a.Say("A proposal becomes a standing when it is confirmed in the overrides."))), t}}}
}

// tierNotes are what else to know of a standing: a concentration, a missing
// rate, trouble.
func tierNotes(a *author.Author) []document.Section {
	var list document.List
	for _, s := range a.Standings {
		g := a.ByKey[s.Group]
		if g == nil || len(s.Notes) == 0 {
			continue
		}
		list.Items = append(list.Items, document.Item{Line: append(document.Line{a.Named(g), span.Plain(": ")}, a.Reasons(s.Notes)...)})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Section{{ID: "notes", Title: a.Say("To know"), Blocks: []document.Block{list}}}
}

// lineSection says how many of the program's groups the sponsors can carry, whom they
// carry outside it, and who falls below the line, in order. An empty roster draws no line.
func lineSection(a *author.Author) (document.Section, bool) {
	var below document.List
	program, outside := 0, 0
	for _, s := range a.Standings {
		if !s.InProgram() {
			if g := a.ByKey[s.Group]; g != nil && a.SponsorOf(g) != nil {
				outside++
			}
			continue
		}
		program++
		if g := a.ByKey[s.Group]; g != nil && s.BelowLine {
			below.Items = append(below.Items, document.Item{Line: document.Line{a.Named(g)}})
		}
	}
	if len(below.Items) == 0 {
		return document.Section{}, false
	}
	below.Ordered = true
	carry, all := a.Whole(program-len(below.Items)), a.Count(program, "group", "groups")
	said := a.Sayf("Our sponsors can carry %s of the %s in the program. In order, these fall below the line:", carry, all)
	if outside > 0 {
		said = a.Sayf("Our sponsors can carry %s of the %s in the program, beside %s outside it. In order, these fall below the line:",
			carry, all, a.Count(outside, "account", "accounts"))
	}
	return document.Section{ID: "line", Title: a.Say("Below the line"),
		Blocks: []document.Block{span.Paragraph(span.Plain(said)), below}}, true
}
