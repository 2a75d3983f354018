package document

import (
	"cmp"
	"path"
	"slices"

	"sponsorbook/pipeline/program"
)

// A Pack is a sponsor's print pack: a cover, then their briefings, to be set in
// one file with a bookmark each.
type Pack struct {
	Path      string // without extension: "sponsors/okafor-1a2b3c/pack"
	Title     string
	Room      string
	Documents []Document
}

// Packs are the print packs of every confirmed sponsor, the full and the travel one.
func Packs(p *program.Program) []Pack {
	a := newAuthor(p)
	var packs []Pack
	for _, name := range a.confirmedSponsors() {
		in := a.in(sponsor, SponsorRoom(name), name)
		packs = append(packs, in.pack(Full, "pack"), in.pack(Travel, "pack-travel"))
	}
	return packs
}

func (a *author) pack(c Copy, file string) Pack {
	p := Pack{Path: path.Join(a.room, file), Title: cut(a.name, 80), Room: a.room}
	groups := slices.DeleteFunc(slices.Clone(a.own()), func(g *program.Group) bool { return !a.standing(g).InProgram() })
	p.Documents = append(p.Documents, a.cover(c, p.Path, groups))
	for _, g := range groups {
		if c == Travel && !a.travels(g) {
			continue
		}
		d := a.brief(g, c, nextMeeting(g, a.AsOf))
		d.Path = p.Path
		p.Documents = append(p.Documents, d)
	}
	return p
}

// cover is the first page of a pack: accounts, next meetings, asks, what
// changed. The travel pack's names the meetings alone.
func (a *author) cover(c Copy, at string, groups []*program.Group) Document {
	d := Document{Kind: Cover, Path: at, Title: cut(a.name, 80), Language: a.code, Room: a.room, Formats: []Format{PDF},
		Top: joined(dot, a.say("Executive briefings"), a.month(a.Book)), Mark: a.mark(a.say(string(c) + " copies")),
		Subtitle: joined(dot, a.sponsorTitle(), a.count(len(groups), "account", "accounts")), Foot: []Span{plainly(a.sayf("As of %s", a.longDay(a.AsOf)))}}
	sections := []Section{{ID: "meetings", Title: a.say("Next meetings"), Weight: 90, Blocks: a.nextMeetings(groups)}}
	if c == Full {
		gates, _ := a.gateSection()
		sections = []Section{gates, {ID: "accounts", Title: a.say("Your accounts"), Weight: 90, Blocks: a.ownAccounts()},
			sections[0], {ID: "needed", Title: a.say("Needed from you"), Weight: 95, Blocks: a.neededFromYou()},
			{ID: "changes", Title: a.say("What changed"), Weight: 60, Blocks: a.ownChanges()},
			{ID: "charter", Title: a.say("What you took on"), Weight: 40, Blocks: a.charterBlocks()},
			{ID: "record", Title: a.say("Your record"), Note: a.say("in twelve months, by the same standard for every sponsor"), Weight: 50, Blocks: a.recordBlocks()}}
	}
	for _, s := range sections {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// nextMeetings are the booked meetings of some groups, by day.
func (a *author) nextMeetings(groups []*program.Group) []Block {
	type entry struct {
		g *program.Group
		m *program.Meeting
	}
	var all []entry
	for _, g := range groups {
		for _, s := range a.agendas(g) {
			all = append(all, entry{g, s.meeting})
		}
	}
	slices.SortStableFunc(all, func(x, y entry) int { return cmp.Compare(x.m.Date, y.m.Date) })
	t := Table{Columns: []Column{{Title: a.say("When")}, {Title: a.say("Account")}, {Title: a.say("What")}, {Title: a.say("Where")}}}
	for i, e := range all {
		t.Rows = append(t.Rows, Row{Weight: fall(92, i), Cells: []Line{words(a.when(e.m)), {strong(title(e.g))},
			words(a.kind(e.m)), words(cut(e.m.Place, 120))}})
	}
	return a.keepRows([]Block{t})
}
