package document

import (
	"path"
	"slices"

	"sponsorbook/pipeline/program"
)

// A Copy says how far a briefing may go.
type Copy string

// The copies of a briefing.
const (
	Full   Copy = "full"   // for the sponsor's desk
	Travel Copy = "travel" // what may be left in a taxi: an allow-list
)

// A Briefer writes briefings over one program, indexed once.
type Briefer struct{ a *author }

// NewBriefer is ready to write any briefing of a program, from many goroutines at once.
func NewBriefer(p *program.Program) Briefer { return Briefer{newAuthor(p)} }

// Brief is the one-page briefing of a group. It is a page of the program
// manager's book: briefings/… or travel/….
func (b Briefer) Brief(g *program.Group, c Copy) Document {
	return b.a.brief(g, c, nextMeeting(g, b.a.AsOf))
}

// Reissue is the page again for one meeting, before it, with what changed since
// the book in a line of its own.
func (b Briefer) Reissue(g *program.Group, c Copy, meeting string, changed []program.Change) Document {
	m := nextMeeting(g, b.a.AsOf)
	for _, other := range g.Meetings {
		if meeting != "" && other.ID == meeting {
			m = other
		}
	}
	d := b.a.brief(g, c, m)
	if line := b.a.changed(changed); c == Full && len(line) > 0 {
		note := Paragraph{Line: line, Weight: 93}
		if len(d.Sections) == 0 || d.Sections[0].ID != "meeting" {
			d.Sections = slices.Insert(d.Sections, 0, Section{ID: "meeting", Weight: 95})
		}
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, note)
	}
	return d
}

// Brief is one briefing of a program; a Briefer writes many.
func Brief(p *program.Program, g *program.Group, c Copy) Document {
	return NewBriefer(p).Brief(g, c)
}

// A briefingSection is one part of the page, with what gives way last: the
// weightiest.
type briefingSection struct {
	id     string
	title  string
	weight int
	write  func(a *author, g *program.Group, m *program.Meeting) []Block
	note   func(a *author, g *program.Group, m *program.Meeting) string
}

// briefingSections are the page in its order. A section without blocks closes up.
var briefingSections = []briefingSection{
	{id: "meeting", weight: 95, write: (*author).meetingBlocks},
	{id: "outcome", weight: 100, write: (*author).outcomeBlocks},
	{id: "raise", title: "They will raise", weight: 90, write: (*author).raiseBlocks},
	{id: "say", title: "Say, ask, avoid", weight: 85, write: (*author).sayBlocks},
	{id: "needed", weight: 88, write: (*author).neededBlocks},
	{id: "people", title: "People", weight: 75, write: (*author).peopleBlocks, note: (*author).peopleNote},
	{id: "figures", title: "The account in figures", weight: 65, write: (*author).figureBlocks, note: (*author).basisNote},
	{id: "direction", title: "Where it is going", weight: 45, write: (*author).directionBlocks},
	{id: "year", title: "The year", weight: 55, write: (*author).yearBlocks},
}

func (a *author) brief(g *program.Group, c Copy, m *program.Meeting) Document {
	if c == Travel {
		return a.travel(g, m)
	}
	d := Document{Kind: Briefing, Group: g.Key, Path: a.briefingPath(g, c), Title: title(g),
		Subtitle: a.introduction(g), Corner: a.corner(g), Language: a.code, Room: a.room,
		Top:  joined(dot, a.say("Executive briefing"), a.month(a.Book)),
		Mark: a.mark(joined(dot, a.reads(g), a.say("full copy, not for travel"))),
		Foot: a.foot(g), Formats: []Format{PDF}, Metadata: a.metadata(g)}
	more := &Link{Text: a.say("on the account page"), To: a.groupPage(g)}
	for _, s := range briefingSections {
		blocks := s.write(a, g, m)
		if len(blocks) == 0 {
			continue
		}
		out := Section{ID: s.id, Title: a.say(s.title), Weight: s.weight, Blocks: blocks, More: more}
		if s.note != nil {
			out.Note = s.note(a, g, m)
		}
		d.Sections = append(d.Sections, out)
	}
	return d
}

// briefingPath is where a copy of a briefing stands in the author's room.
func (a *author) briefingPath(g *program.Group, c Copy) string {
	if c == Travel {
		return path.Join(a.room, "travel", g.Slug)
	}
	return path.Join(a.room, "briefings", g.Slug)
}

// groupPage is the page of the room that holds what gave way; "" where the room has none.
func (a *author) groupPage(g *program.Group) string {
	if a.reader == accountManager {
		return ""
	}
	return a.groupLink(g)
}

// reads is whose copy a page is: the sponsor's who is confirmed.
func (a *author) reads(g *program.Group) string {
	if r := a.sponsorOf(g); r != nil {
		return cut(r.Sponsor, 60)
	}
	return a.say("no sponsor yet")
}

// introduction is who the customer is, in one line.
func (a *author) introduction(g *program.Group) string {
	industry, _ := program.First(g, func(c *program.Account) string { return c.Industry })
	city, _ := program.First(g, func(c *program.Account) string { return c.City })
	country, _ := program.First(g, func(c *program.Account) string { return c.Country })
	place := city
	if place == "" {
		place = country
	}
	since, members := "", ""
	if d := customerSince(g); d.Known() {
		since = a.sayf("since %d", d.Year())
	}
	if len(g.Members) > 1 {
		members = a.count(len(g.Members), "account", "accounts")
	}
	return joined(dot, cut(industry, 60), cut(place, 40), since, members)
}

// customerSince is the day on which the first of the group became a customer.
func customerSince(g *program.Group) program.Date {
	var since program.Date
	for _, m := range g.Members {
		since = earlier(since, m.CustomerSince)
	}
	return since
}

// corner is the tier and, in a few words, why and what for.
func (a *author) corner(g *program.Group) Corner {
	s := a.standing(g)
	if s.Tier == 0 {
		return Corner{}
	}
	mandate := ""
	if r := a.sponsorOf(g); r != nil {
		mandate = a.mandate(r.Mandate)
	}
	return Corner{Strong: a.sayf("Tier %d", s.Tier), Small: joined(dot, a.shortReason(s), mandate)}
}

// shortReasons say in two or three words why a group is in its tier.
var shortReasons = map[string]string{
	"revenue-rank": "by revenue", "abc-class": "by class", "weighted-score": "by score",
	"new-market": "new market", "industry-expansion": "helps us expand",
	"must-not-lose": "must not be lost", "known-issue": "known issue",
	"override": "by decision", "trouble-confirmed": "by decision",
	"band": "held by the band", "band-quarter": "held by the band", "band-stay": "held by the band", "band-leave": "held by the band",
}

func (a *author) shortReason(s *program.Standing) string {
	if len(s.Reasons) == 0 {
		return ""
	}
	return a.say(shortReasons[s.Reasons[0].Code])
}

// mandates are what a sponsor is there for.
var mandates = map[string]string{
	"open doors": "open doors", "protect": "protect", "both": "open doors and protect",
}

func (a *author) mandate(m string) string {
	if words, ok := mandates[m]; ok {
		return a.say(words)
	}
	return cut(m, 60)
}

// metadata are the facts that stand in the file itself.
func (a *author) metadata(g *program.Group) []Fact {
	facts := []Fact{{Label: "account", Value: words(title(g))}}
	if r := a.sponsorOf(g); r != nil {
		facts = append(facts, Fact{Label: "sponsor", Value: words(cut(r.Sponsor, 60))})
	}
	return append(facts, Fact{Label: "as of", Value: words(a.AsOf.String())})
}

// fall is the weight of the i-th line of a section: each gives way before the
// one above it, and none before the least of pages.
func fall(from, i int) int { return max(from-2*i, 5) }
