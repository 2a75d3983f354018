// Package briefing writes what a sponsor takes to a meeting: the briefing on one
// page, its copy for travel, and the agenda.
package briefing

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/span"
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
type Briefer struct{ a *author.Author }

// NewBriefer is ready to write any briefing of a program, from many goroutines at once.
func NewBriefer(p *program.Program) Briefer { return Briefer{author.New(p)} }

// Brief is the one-page briefing of a group. It is a page of the program
// manager's book: briefings/… or travel/….
func (b Briefer) Brief(g *program.Group, c Copy) document.Document {
	return Of(b.a, g, c, author.NextMeeting(g, b.a.AsOf))
}

// Reissue is the page again for one meeting, before it, with what changed since
// the book in a line of its own.
func (b Briefer) Reissue(g *program.Group, c Copy, meeting string, changed []program.Change) document.Document {
	m := author.NextMeeting(g, b.a.AsOf)
	for _, other := range g.Meetings {
		if meeting != "" && other.ID == meeting {
			m = other
		}
	}
	d := Of(b.a, g, c, m)
	if line := changes.Changed(b.a, changed); c == Full && len(line) > 0 {
		note := document.Paragraph{Line: line, Weight: 93}
		if len(d.Sections) == 0 || d.Sections[0].ID != "meeting" {
			d.Sections = slices.Insert(d.Sections, 0, document.Section{ID: "meeting", Weight: 95})
		}
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, note)
	}
	return d
}

// Brief is one briefing of a program; a Briefer writes many.
func Brief(p *program.Program, g *program.Group, c Copy) document.Document {
	return NewBriefer(p).Brief(g, c)
}

// A briefingSection is one part of the page, with what gives way last: the
// weightiest.
type briefingSection struct {
	id     string
	title  string
	weight int
	write  func(a *author.Author, g *program.Group, m *program.Meeting) []document.Block
	note   func(a *author.Author, g *program.Group, m *program.Meeting) string
}

// briefingSections are the page in its order. A section without blocks closes up.
var briefingSections = []briefingSection{
	{id: "meeting", weight: 95, write: meetingLines},
	{id: "outcome", weight: 100, write: OutcomeBlocks},
	{id: "watch", weight: 99, write: watchBlocks},
	{id: "room", weight: 96, write: roomBlocks},
	{id: "raise", title: "They will raise", weight: 90, write: raiseBlocks},
	{id: "say", title: "Say, ask, avoid", weight: 85, write: sayBlocks},
	{id: "needed", weight: 88, write: neededBlocks},
	{id: "people", title: "Who knows whom", weight: 75, write: peopleBlocks, note: PeopleNote},
	{id: "figures", title: "How it runs", weight: 65, write: moneyBlocks, note: BasisNote},
	{id: "direction", title: "Where it is going", weight: 45, write: directionBlocks, note: directionNote},
	{id: "steps", title: "Next steps", weight: 68, write: stepBlocks, note: stepsNote},
	{id: "ask", title: "Ask before you go", weight: 60, write: questionBlocks, note: questionsNote},
	{id: "year", title: "The year", weight: 55, write: yearBlocks},
}

// mandateOf is what the confirmed sponsor is there for; "" where nobody says.
func mandateOf(a *author.Author, g *program.Group) string {
	if r := a.SponsorOf(g); r != nil {
		return r.Mandate
	}
	return ""
}

// byMandate are the sections in the order in which the sponsor's mandate reads them: who
// is to open doors needs people and access before what they will raise. To protect, and
// for both, trouble comes first.
func byMandate(a *author.Author, g *program.Group) []briefingSection {
	if mandateOf(a, g) != openDoors {
		return briefingSections
	}
	at := func(id string) int {
		return slices.IndexFunc(briefingSections, func(s briefingSection) bool { return s.id == id })
	}
	people := briefingSections[at("people")]
	out := slices.Delete(slices.Clone(briefingSections), at("people"), at("people")+1)
	return slices.Insert(out, at("raise"), people)
}

// The mandates that change a page.
const (
	openDoors = "open doors"
	protect   = "protect"
)

func Of(a *author.Author, g *program.Group, c Copy, m *program.Meeting) document.Document {
	if c == Travel {
		return travel(a, g, m)
	}
	a = a.About(g)
	d := document.Document{Kind: document.Briefing, Group: g.Key, Path: PathOf(a, g, c), Title: author.GroupName(g),
		Subtitle: Introduction(a, g), Corner: Corner(a, g), Language: a.Code, Room: a.Room,
		Top:  span.Joined(span.Dot, a.Say("Executive briefing"), a.Month(a.Book)),
		Mark: a.Mark(span.Joined(span.Dot, reads(a, g), a.Say("full copy, not for travel"))),
		Foot: Foot(a, g), Formats: []document.Format{document.PDF}, Metadata: Metadata(a, g)}
	more := &document.Link{Text: a.Say("on the account page"), To: groupPage(a, g)}
	for _, s := range byMandate(a, g) {
		blocks := s.write(a, g, m)
		if len(blocks) == 0 {
			continue
		}
		out := document.Section{ID: s.id, Title: a.Say(s.title), Weight: s.weight, Blocks: blocks, More: more}
		if s.note != nil {
			out.Note = s.note(a, g, m)
		}
		d.Sections = append(d.Sections, out)
	}
	return d
}

// PathOf is where a copy of a briefing stands in the author's room.
func PathOf(a *author.Author, g *program.Group, c Copy) string {
	if c == Travel {
		return a.FileOf("travel", g)
	}
	return a.FileOf("briefings", g)
}

// groupPage is the page of the room that holds what gave way; "" where the room has none.
func groupPage(a *author.Author, g *program.Group) string {
	if a.Reader == author.AccountManager {
		return ""
	}
	return a.GroupLink(g)
}

// reads is whose copy a page is: the sponsor's who is confirmed.
func reads(a *author.Author, g *program.Group) string {
	if r := a.SponsorOf(g); r != nil {
		return span.Cut(r.Sponsor, 60)
	}
	return a.Say("no sponsor yet")
}

// Introduction is who the customer is, in one line.
func Introduction(a *author.Author, g *program.Group) string {
	industry, _ := program.First(g, func(c *program.Account) string { return c.Industry })
	city, _ := program.First(g, func(c *program.Account) string { return c.City })
	country, _ := program.First(g, func(c *program.Account) string { return c.Country })
	place := city
	if place == "" {
		place = country
	}
	since, members := "", ""
	if d := CustomerSince(g); d.Known() {
		since = a.Sayf("since %d", d.Year())
	}
	if len(g.Members) > 1 {
		members = a.Count(len(g.Members), "account in the group", "accounts in the group")
	}
	return span.Joined(span.Dot, span.Cut(industry, 60), span.Cut(place, 40), since, members)
}

// CustomerSince is the day on which the first of the group became a customer.
func CustomerSince(g *program.Group) program.Date {
	var since program.Date
	for _, m := range g.Members {
		since = author.Earlier(since, m.CustomerSince)
	}
	return since
}

// Corner is the tier and, in a few words, why and what for.
func Corner(a *author.Author, g *program.Group) document.Corner {
	s := a.StandingOf(g)
	if s.Tier == 0 {
		return document.Corner{}
	}
	mandate := ""
	if r := a.SponsorOf(g); r != nil {
		mandate = Mandate(a, r.Mandate)
	}
	return document.Corner{Strong: a.Sayf("Tier %d", s.Tier), Small: span.Joined(span.Dot, shortReason(a, s), mandate)}
}

// shortReasons say in two or three words why a group is in its tier.
var shortReasons = map[string]string{
	"revenue-rank": "by revenue", "abc-class": "by class", "weighted-score": "by score",
	"new-market": "new market", "industry-expansion": "helps us expand",
	"must-not-lose": "must not be lost", "known-issue": "known issue",
	"override": "by decision", "trouble-confirmed": "by decision",
	"band": "just below the line", "band-quarter": "kept until the quarter ends", "band-stay": "kept for now",
	"band-leave": "proposed to leave",
}

func shortReason(a *author.Author, s *program.Standing) string {
	if len(s.Reasons) == 0 {
		return ""
	}
	r := s.Reasons[0]
	if r.Code == "revenue-rank" && s.Rank > 0 {
		return a.Sayf("number %s of %s by revenue", a.Whole(s.Rank), a.Whole(a.ActiveGroups))
	}
	until := ""
	if r.Expires.Known() {
		until = a.Sayf("until %s", a.ShortDay(r.Expires, a.AsOf))
	}
	return span.Joined(", ", a.Say(shortReasons[r.Code]), until)
}

// mandates are what a sponsor is there for.
var mandates = map[string]string{
	openDoors: "open doors", protect: "protect", "both": "open doors and protect",
}

func Mandate(a *author.Author, m string) string {
	if words, ok := mandates[m]; ok {
		return a.Say(words)
	}
	return span.Cut(m, 60)
}

// Metadata are the facts that stand in the file itself.
func Metadata(a *author.Author, g *program.Group) []document.Fact {
	facts := []document.Fact{{Label: "account", Value: span.Words(author.GroupName(g))}}
	if r := a.SponsorOf(g); r != nil {
		facts = append(facts, document.Fact{Label: "sponsor", Value: span.Words(span.Cut(r.Sponsor, 60))})
	}
	return append(facts, document.Fact{Label: "as of", Value: span.Words(a.AsOf.String())})
}
