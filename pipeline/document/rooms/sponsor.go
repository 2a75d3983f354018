// Package rooms writes what is handed out to one person: a sponsor's room, their
// charter and pack, an account manager's room.
package rooms

import (
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/account"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// own are the groups of the room's reader, by rank: a sponsor's confirmed ones,
// an account manager's ones in the program.
func own(a *author.Author) []*program.Group {
	if a.Reader == author.Sponsor {
		return a.BySponsor[program.Fold(a.Whose)]
	}
	return a.ByManager[program.Fold(a.Whose)]
}

func SponsorLeaves(a *author.Author) []document.Leaf {
	groups := own(a)
	leaves := []document.Leaf{{Kind: document.Page, Path: path.Join(a.Room, "index"), Room: a.Room,
		Write: func() document.Document { return sponsorPage(a) }}}
	if len(groups) > 0 {
		leaves = append(leaves, document.Leaf{Kind: document.Sheet, Path: path.Join(a.Room, "portfolio"), Room: a.Room,
			Write: func() document.Document { return portfolio(a) }})
	}
	for i, g := range groups {
		leaves = append(leaves, a.Leaf(document.Page, a.FileOf("accounts", g), g, func() document.Document {
			return account.Page(a, g, author.Neighbour(groups, i-1), author.Neighbour(groups, i+1))
		}))
	}
	return leaves
}

// sponsorPage is a sponsor's month and charter: their accounts, what is needed
// from them, what they took on, and their own record.
func sponsorPage(a *author.Author) document.Document {
	a = a.Across(own(a))
	d := a.NewPage(path.Join(a.Room, "index"), span.Cut(a.Whose, 80), document.HTML, document.Markdown)
	d.Mark = a.Mark(span.Cut(a.Whose, 80))
	d.Subtitle = span.Joined(span.Dot, sponsorTitle(a), a.Count(len(own(a)), "account", "accounts"), a.Sayf("as of %s", a.LongDay(a.AsOf)))
	gates, _ := plans.GateSection(a)
	for _, s := range []document.Section{
		{ID: "files", Blocks: roomFiles(a)},
		gates,
		{ID: "accounts", Title: a.Say("Your accounts"), Blocks: ownAccounts(a)},
		{ID: "needed", Title: a.Say("Needed from you"), Blocks: neededFromYou(a)},
		{ID: "told", Title: a.Say("From your account managers"), Note: a.Say("three lines a month"), Blocks: toldThisMonth(a)},
		{ID: "late", Title: a.Say("Late, the oldest first"), Blocks: a.Late()},
		changes.OwnSection(a),
		{ID: "soon", Title: a.Sayf("Your next %s days", a.Whole(a.Settings.Cadence.DetailDays)), Blocks: ownSoon(a)},
		{ID: "load", Title: a.Say("Your load"), Blocks: load(a)},
		{ID: "charter", Title: a.Say("What you took on"), Blocks: charterBlocks(a)},
		{ID: "record", Title: a.Say("Your record"), Note: a.Say("in twelve months, by the same standard for every sponsor"),
			Blocks: recordBlocks(a)},
		{ID: "contacts", Title: a.Say("Contact plan"), Blocks: a.KeepRows([]document.Block{overview.ContactTable(a)})},
		{ID: "occasions", Title: a.Say("Occasions"), Blocks: a.KeepRows([]document.Block{overview.OccasionTable(a)})},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

func sponsorTitle(a *author.Author) string {
	if s := a.Sponsor(a.Whose); s != nil {
		return span.Cut(s.Title, 80)
	}
	return ""
}

// roomFiles lead to the room's own files, where the book has them.
func roomFiles(a *author.Author) []document.Block {
	var parts []document.Line
	if a.Reader == author.Sponsor && len(own(a)) > 0 {
		parts = append(parts, document.Line{span.Linked(a.Say("All your accounts on one page"), path.Join(a.Room, "portfolio.pdf"))})
	}
	for _, x := range []struct{ text, file string }{{"All your briefings in one file", "pack.pdf"},
		{"the travel copies", "pack-travel.pdf"},
		{"calendar", "calendar.ics"}, {"workbook to fill in", "fill-in.xlsx"}} {
		if l := a.FileLink(a.Say(x.text), path.Join(a.Room, x.file)); l != nil {
			parts = append(parts, document.Line{{Text: l.Text, Link: l}})
		}
	}
	if parts == nil {
		return nil
	}
	return []document.Block{document.Paragraph{Line: span.Spread(span.Dot, parts...)}}
}

func ownAccounts(a *author.Author) []document.Block {
	t := document.Table{Caption: a.Say("Your accounts"), Columns: []document.Column{{Title: a.Say("Account")},
		{Title: a.Say("Tier"), Number: true},
		{Title: a.Say("Revenue"), Number: true}, {Title: a.Say("Mandate")}, {Title: a.Say("Since")}, {Title: a.Say("Relationship")},
		{Title: a.Say("Next meeting")}, {Title: a.Say("Readiness")}}}
	for _, g := range own(a) {
		r := a.SponsorOf(g)
		t.Rows = append(t.Rows,
			document.Row{Cells: append(overview.WithTier(a, g), span.Words(a.Amount(a.StandingOf(g).Revenue, a.Currency)),
				span.Words(briefing.Mandate(a, r.Mandate)), span.Words(span.Joined(", ", a.ShortYear(r.Since), a.Term(r.Chosen))),
				span.Words(a.Term(string(r.Phase))),
				nextOfSponsor(a, g), a.ReadinessCell(g))})
	}
	author.CloseUpAll(&t)
	return a.KeepRows([]document.Block{t})
}

// nextOfSponsor is the next booked meeting, and whose it is where the reader does not
// go there.
func nextOfSponsor(a *author.Author, g *program.Group) document.Line {
	cell := a.NextCell(g)
	if m := author.NextMeeting(g, a.AsOf); m != nil {
		cell = append(cell, hostedBy(a, m)...)
	}
	return cell
}

// hostedBy is the other sponsor whose meeting it is, where the reader does not go there.
func hostedBy(a *author.Author, m *program.Meeting) document.Line {
	if author.Goes(m, a.Whose) {
		return nil
	}
	return document.Line{span.Muted(" (" + a.Sayf("with %s", span.Cut(author.Host(m), 60)) + ")")}
}

// neededFromYou are the open asks of the sponsor at all accounts, by the day they
// are needed.
func neededFromYou(a *author.Author) []document.Block {
	var asks []ask
	for _, g := range own(a) {
		for _, k := range briefing.OpenAsks(a, g) {
			if k.Of == "" || author.Same(k.Of, a.Whose) || strings.EqualFold(k.Of, "sponsor") {
				asks = append(asks, ask{k, g})
			}
		}
	}
	slices.SortStableFunc(asks, func(x, y ask) int { return briefing.ByNeed(x.Ask, y.Ask) })
	var list document.List
	for _, k := range asks {
		list.Items = append(list.Items,
			document.Item{Line: append(document.Line{a.Named(k.of), span.Plain(": ")}, briefing.AskItem(a, k.Ask)...)})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// toldThisMonth are the three lines of each account manager, with who wrote them and when;
// those of a month that is over are not.
func toldThisMonth(a *author.Author) []document.Block {
	var list document.List
	for _, g := range own(a) {
		p := g.ProfileWith(func(p *program.Profile) bool { return p.ThisMonth != "" })
		if p == nil || p.MonthOver(a.AsOf) {
			continue
		}
		manager, _ := author.ManagerOf(g)
		by := span.Joined(", ", span.Cut(manager, 60), a.ShortDay(p.ThisMonthOn, a.AsOf))
		line := document.Line{a.Named(g), span.Plain(": " + span.Sentence(span.Cut(p.ThisMonth, 400)))}
		if by != "" {
			line = append(line, span.Muted(" "+by))
		}
		list.Items = append(list.Items, document.Item{Line: line})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// An ask of the sponsor at one account.
type ask struct {
	*program.Ask
	of *program.Group
}
