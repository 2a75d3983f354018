package document

import (
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// own are the groups of the room's reader, by rank: a sponsor's confirmed ones,
// an account manager's ones in the program.
func (a *author) own() []*program.Group {
	if a.reader == sponsor {
		return a.bySponsor[program.Fold(a.name)]
	}
	return a.byManager[program.Fold(a.name)]
}

func (a *author) sponsorLeaves() []Leaf {
	groups := a.own()
	leaves := []Leaf{{Kind: Page, Path: path.Join(a.room, "index"), Room: a.room, Write: a.sponsorPage}}
	for i, g := range groups {
		leaves = append(leaves, a.leaf(Page, path.Join(a.room, "accounts", g.Slug), g, func() Document {
			return a.accountPage(g, neighbour(groups, i-1), neighbour(groups, i+1))
		}))
	}
	return leaves
}

// sponsorPage is a sponsor's month and charter: their accounts, what is needed
// from them, what they took on, and their own record.
func (a *author) sponsorPage() Document {
	d := a.page(path.Join(a.room, "index"), cut(a.name, 80), HTML, Markdown)
	d.Mark = a.mark(cut(a.name, 80))
	d.Subtitle = joined(dot, a.sponsorTitle(), a.count(len(a.own()), "account", "accounts"), a.sayf("as of %s", a.longDay(a.AsOf)))
	gates, _ := a.gateSection()
	for _, s := range []Section{
		{ID: "files", Blocks: a.roomFiles()},
		gates,
		{ID: "accounts", Title: a.say("Your accounts"), Blocks: a.ownAccounts()},
		{ID: "needed", Title: a.say("Needed from you"), Blocks: a.neededFromYou()},
		{ID: "changes", Title: a.say("What changed"), Blocks: a.ownChanges()},
		{ID: "soon", Title: a.say("Your next 90 days"), Blocks: a.ownSoon()},
		{ID: "load", Title: a.say("Your load"), Blocks: a.load()},
		{ID: "charter", Title: a.say("What you took on"), Blocks: a.charterBlocks()},
		{ID: "record", Title: a.say("Your record"), Note: a.say("in twelve months, by the same standard for every sponsor"), Blocks: a.recordBlocks()},
		{ID: "contacts", Title: a.say("Contact plan"), Blocks: a.keepRows([]Block{a.contactTable(a.sees)})},
		{ID: "occasions", Title: a.say("Occasions"), Blocks: a.keepRows([]Block{a.occasionTable()})},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// keepRows are blocks without the tables that have no row.
func (a *author) keepRows(blocks []Block) []Block {
	return slices.DeleteFunc(blocks, func(b Block) bool {
		t, ok := b.(Table)
		return ok && len(t.Rows) == 0
	})
}

func (a *author) sponsorTitle() string {
	if s := a.Sponsor(a.name); s != nil {
		return cut(s.Title, 80)
	}
	return ""
}

// roomFiles lead to the room's own files, where the book has them.
func (a *author) roomFiles() []Block {
	var parts []Line
	for _, x := range []struct{ text, file string }{{"All your briefings in one file", "pack.pdf"}, {"the travel copies", "pack-travel.pdf"},
		{"calendar", "calendar.ics"}, {"workbook to fill in", "fill-in.xlsx"}} {
		if l := a.file(a.say(x.text), path.Join(a.room, x.file)); l != nil {
			parts = append(parts, Line{{Text: l.Text, Link: l}})
		}
	}
	if parts == nil {
		return nil
	}
	return []Block{Paragraph{Line: spread(dot, parts...)}}
}

func (a *author) ownAccounts() []Block {
	t := Table{Caption: a.say("Your accounts"), Columns: []Column{{Title: a.say("Account")}, {Title: a.say("Tier"), Number: true},
		{Title: a.say("Revenue"), Number: true}, {Title: a.say("Mandate")}, {Title: a.say("Since")},
		{Title: a.say("Next meeting")}, {Title: a.say("Readiness")}}}
	for _, g := range a.own() {
		r := a.sponsorOf(g)
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), words(a.money(a.standing(g).Revenue, a.Currency)),
			words(a.mandate(r.Mandate)), words(joined(", ", a.shortYear(r.Since), a.term(r.Chosen))), a.nextCell(g), a.readinessCell(g))})
	}
	closeUpAll(&t)
	return a.keepRows([]Block{t})
}

// neededFromYou are the open asks of the sponsor, the most pressing first.
func (a *author) neededFromYou() []Block {
	var list List
	for _, g := range a.own() {
		for _, k := range openAsks(g) {
			if k.Of == "" || same(k.Of, a.name) || strings.EqualFold(k.Of, "sponsor") {
				list.Items = append(list.Items, Item{Line: append(Line{a.named(g), plainly(": ")}, a.askLine(g, k)...)})
			}
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// ownChanges are the changes of the reader's accounts. A proposal is not told.
func (a *author) ownChanges() []Block {
	var list List
	for _, c := range a.Changes {
		g := a.groups[c.Group]
		if g == nil || !a.sees(g) || !tellable(c) {
			continue
		}
		list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(": " + a.ownChange(c))}})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// ownChange is a change without the names of other people: a handover names who
// gave an account up to the program manager alone.
func (a *author) ownChange(c program.Change) string {
	if ofSponsors(c) {
		return a.term(cut(c.Kind, 60))
	}
	return a.changeText(c)
}
