package rooms

import (
	"cmp"
	"path"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A Pack is a sponsor's print pack: a cover, then their briefings, to be set in
// one file with a bookmark each.
type Pack struct {
	Path  string // without extension: "sponsors/okafor-1a2b3c/pack"
	Title string
	Room  string
	// Documents writes them, the cover first. They are not kept: all packs together
	// hold every briefing of the book.
	Documents func() []document.Document
}

// Packs are the print packs of every confirmed sponsor, the full and the travel one.
func Packs(p *program.Program) []Pack {
	a := author.New(p)
	var packs []Pack
	for _, name := range a.ConfirmedSponsors() {
		in := a.In(author.Sponsor, author.SponsorRoom(name), name)
		packs = append(packs, pack(in, briefing.Full, "pack"), pack(in, briefing.Travel, "pack-travel"))
	}
	return packs
}

func pack(a *author.Author, c briefing.Copy, file string) Pack {
	at := path.Join(a.Room, file)
	return Pack{Path: at, Title: span.Cut(a.Whose, 80), Room: a.Room, Documents: func() []document.Document { return packed(a, c, at) }}
}

func packed(a *author.Author, c briefing.Copy, at string) []document.Document {
	groups := slices.DeleteFunc(slices.Clone(own(a)), func(g *program.Group) bool { return !a.StandingOf(g).InProgram() })
	docs := []document.Document{cover(a, c, at, groups)}
	for _, g := range groups {
		if c == briefing.Travel && !briefing.Travels(a, g) {
			continue
		}
		d := briefing.Of(a, g, c, author.NextMeeting(g, a.AsOf))
		d.Path = at
		docs = append(docs, d)
	}
	return docs
}

// cover is the first page of a pack: accounts, next meetings, asks, what
// changed. The travel pack's names the meetings alone.
func cover(a *author.Author, c briefing.Copy, at string, groups []*program.Group) document.Document {
	d := document.Document{Kind: document.Cover, Path: at, Title: span.Cut(a.Whose, 80), Language: a.Code, Room: a.Room,
		Formats: []document.Format{document.PDF},
		Top:     span.Joined(span.Dot, a.Say("Executive briefings"), a.Month(a.Book)), Mark: a.Mark(a.Say(string(c) + " copies")),
		Subtitle: span.Joined(span.Dot, sponsorTitle(a), a.Count(len(groups), "account", "accounts")),
		Foot:     []document.Span{span.Plain(a.Sayf("As of %s", a.LongDay(a.AsOf)))}}
	sections := []document.Section{{ID: "meetings", Title: a.Say("Next meetings"), Weight: 90, Blocks: nextMeetings(a, groups)}}
	if c == briefing.Full {
		gates, _ := plans.GateSection(a)
		sections = []document.Section{gates, {ID: "accounts", Title: a.Say("Your accounts"), Weight: 90, Blocks: ownAccounts(a)},
			sections[0], {ID: "needed", Title: a.Say("Needed from you"), Weight: 95, Blocks: neededFromYou(a)},
			{ID: "changes", Title: a.Say("What changed"), Weight: 60, Blocks: changes.OwnChanges(a)},
			{ID: "charter", Title: a.Say("What you took on"), Weight: 40, Blocks: charterBlocks(a)},
			{ID: "record", Title: a.Say("Your record"), Note: a.Say("in twelve months, by the same standard for every sponsor"),
				Weight: 50, Blocks: recordBlocks(a)}}
	}
	for _, s := range sections {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// nextMeetings are the booked meetings of some groups, by day.
func nextMeetings(a *author.Author, groups []*program.Group) []document.Block {
	type entry struct {
		g *program.Group
		m *program.Meeting
	}
	var all []entry
	for _, g := range groups {
		for _, s := range briefing.Agendas(a, g) {
			all = append(all, entry{g, s.Meeting})
		}
	}
	slices.SortStableFunc(all, func(x, y entry) int { return cmp.Compare(x.m.Date, y.m.Date) })
	t := document.Table{Columns: []document.Column{{Title: a.Say("When")}, {Title: a.Say("Account")}, {Title: a.Say("What")},
		{Title: a.Say("Where")}}}
	for i, e := range all {
		t.Rows = append(t.Rows,
			document.Row{Weight: author.Fall(92, i), Cells: []document.Line{span.Words(a.When(e.m)), {span.Strong(author.GroupName(e.g))},
				span.Words(a.MeetingKind(e.m)), span.Words(span.Cut(e.m.Place, 120))}})
	}
	return a.KeepRows([]document.Block{t})
}
