package document

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// tiersPage is every group with a standing and why it stands there. Its Markdown
// names no files and cells, so that the same facts from other files give the
// same text; the web page shows them.
func (a *author) tiersPage() Document {
	d := a.page("tiers", a.say("Tiers"))
	d.Cite = []Format{HTML}
	d.Subtitle = a.tiersSubtitle()
	d.Sections = append(d.Sections, a.changeSection(ofTiers)...)
	d.Sections = append(d.Sections, Section{ID: "standings", Blocks: []Block{a.standingsTable()}})
	d.Sections = append(d.Sections, a.proposals()...)
	d.Sections = append(d.Sections, a.tierNotes()...)
	if s, ok := a.lineSection(); ok {
		d.Sections = append(d.Sections, s)
	}
	return d
}

// tiersSubtitle is what was counted and over which months.
func (a *author) tiersSubtitle() string {
	active := 0
	for _, s := range a.Standings {
		if s.Active {
			active++
		}
	}
	window := ""
	if a.Window.To.Known() {
		window = a.sayf("revenue %s to %s", a.month(a.Window.From), a.month(a.Window.To))
	}
	return joined(dot, a.count(len(a.Standings), "group", "groups"), a.sayf("%s active", a.whole(active)), window, a.BasisNote)
}

// standingsColumns are fixed: scripts read this table.
var standingsColumns = []Column{{Title: "rank", Number: true, Width: 1}, {Title: "account", Width: 4},
	{Title: "tier", Number: true, Width: 1}, {Title: "revenue", Number: true, Width: 2}, {Title: "share", Number: true, Width: 1},
	{Title: "cumulative share", Number: true, Width: 1}, {Title: "reasons", Width: 8}, {Title: "sponsor", Width: 3}}

func (a *author) standingsTable() Table {
	t := Table{Caption: a.say("Every group with its tier"), Columns: standingsColumns, Sortable: true, Searchable: true}
	places := int32(0)
	for _, s := range a.Standings {
		places = max(places, centsOf(s.Revenue))
	}
	for _, s := range a.Standings {
		if g := a.groups[s.Group]; g != nil {
			t.Rows = append(t.Rows, Row{Cells: a.standingCells(g, s, places)})
		}
	}
	return t
}

func (a *author) standingCells(g *program.Group, s program.Standing, places int32) []Line {
	rank, share, cumulative := "", "", ""
	if s.Rank > 0 {
		rank = a.whole(s.Rank)
		share, cumulative = scriptable(a.percent(s.Share, 1)), scriptable(a.percent(s.Cumulative, 1))
	}
	return []Line{words(rank), {a.named(g)}, words(a.whole(s.Tier)),
		{cited(plainly(scriptable(a.fixed(s.Revenue, places, a.Currency))), a.refs(g.Sources...)...)},
		words(share), words(cumulative), a.reasons(s.Reasons), a.sponsorCell(g)}
}

// scriptable is a figure with plain spaces, as a script expects them.
func scriptable(s string) string { return strings.ReplaceAll(s, space, " ") }

// reasons are why, the most important first.
func (a *author) reasons(all []program.Reason) Line {
	var parts []Line
	for _, r := range all {
		parts = append(parts, Line{cited(plainly(a.reason(r)), a.refs(r.Sources...)...)})
	}
	return spread("; ", parts...)
}

// sponsorCell is the confirmed sponsor, or the proposal named as one.
func (a *author) sponsorCell(g *program.Group) Line {
	r := a.pairings[g.Key]
	switch {
	case r == nil || r.Sponsor == "":
		return nil
	case r.Confirmed:
		return Line{linked(cut(r.Sponsor, 60), a.sponsorLink(r.Sponsor))}
	}
	return Line{plainly(cut(r.Sponsor, 60)), muted(" (" + a.say("proposed") + ")")}
}

// sponsorLink is the index of a sponsor's room, for the program manager.
func (a *author) sponsorLink(name string) string {
	if a.reader != programManager || len(a.bySponsor[program.Fold(name)]) == 0 {
		return ""
	}
	return SponsorRoom(name) + "/index.html"
}

// proposals are changes of tier that wait for somebody's word.
func (a *author) proposals() []Section {
	t := Table{Columns: []Column{{Title: a.say("Account")}, {Title: a.say("Now"), Number: true},
		{Title: a.say("Proposed")}, {Title: a.say("Why")}, {Title: a.say("Since")}}}
	for _, s := range a.Standings {
		if g := a.groups[s.Group]; g != nil && s.Proposed != nil {
			t.Rows = append(t.Rows, Row{Cells: []Line{{a.named(g)}, words(a.whole(s.Tier)),
				words(a.sayf("%s, tier %d", a.term(s.Proposed.Kind), s.Proposed.Tier)),
				a.reasons(s.Proposed.Reasons), words(a.longDay(s.Proposed.Since))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Section{{ID: "proposed", Title: a.say("Proposed, not decided"), Blocks: []Block{
		paragraph(plainly(a.say("A proposal becomes a standing when it is confirmed in the overrides."))), t}}}
}

// tierNotes are what else to know of a standing: a concentration, a missing
// rate, trouble.
func (a *author) tierNotes() []Section {
	var list List
	for _, s := range a.Standings {
		g := a.groups[s.Group]
		if g == nil || len(s.Notes) == 0 {
			continue
		}
		list.Items = append(list.Items, Item{Line: append(Line{a.named(g), plainly(": ")}, a.reasons(s.Notes)...)})
	}
	if list.Items == nil {
		return nil
	}
	return []Section{{ID: "notes", Title: a.say("To know"), Blocks: []Block{list}}}
}

// lineSection says how many groups the sponsors can carry, and who falls below
// the line, in order. An empty roster draws no line.
func (a *author) lineSection() (Section, bool) {
	var below List
	program := 0
	for _, s := range a.Standings {
		if !s.InProgram() {
			continue
		}
		program++
		if g := a.groups[s.Group]; g != nil && s.BelowLine {
			below.Items = append(below.Items, Item{Line: Line{a.named(g)}})
		}
	}
	if len(below.Items) == 0 {
		return Section{}, false
	}
	below.Ordered = true
	return Section{ID: "line", Title: a.say("Below the line"), Blocks: []Block{
		paragraph(plainly(a.sayf("Our sponsors can carry %s of the %s in the program. In order, these fall below the line:",
			a.count(a.Capacity, "account", "accounts"), a.count(program, "group", "groups")))), below}}, true
}
