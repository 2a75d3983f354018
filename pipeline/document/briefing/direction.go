package briefing

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A ProfileField is what the account manager tells of an account, with how a
// briefing and the account page name it.
type ProfileField struct {
	Label, Field string
	Get          func(*program.Profile) string
	weight       int // in the briefing; 0 only on the account page
}

var ProfileFields = []ProfileField{
	{"Strategy", "strategy", func(p *program.Profile) string { return p.Strategy }, 50},
	{"It serves our goal", "company goal it serves", func(p *program.Profile) string { return p.CompanyGoal }, 34},
	{"Long view", "long view", func(p *program.Profile) string { return p.LongView }, 32},
	{"They want", "their priorities", func(p *program.Profile) string { return p.TheirPriorities }, 48},
	{"We want", "our priorities", func(p *program.Profile) string { return p.OurPriorities }, 46},
	{"Their industry", "industry issues", func(p *program.Profile) string { return p.IndustryIssues }, 44},
	{"Trends", "industry trends", func(p *program.Profile) string { return p.IndustryTrends }, 28},
	{"Needs", "needs", func(p *program.Profile) string { return p.Needs }, 30},
}

// A course is a line of where the account is going: theirs, and ours beside it.
type course struct {
	label        string
	weight       int
	theirs, ours func(a *author.Author, g *program.Group) document.Line
}

// told is what the account manager tells of a field, the first of several that
// says anything.
func told(labels ...string) func(*author.Author, *program.Group) document.Line {
	return func(a *author.Author, g *program.Group) document.Line {
		for _, f := range ProfileFields {
			if slices.Contains(labels, f.Label) {
				if line := ToldLine(a, g, f, wordsOfCourse); line != nil {
					return line
				}
			}
		}
		return nil
	}
}

// wordsOfCourse is how many characters a cell of the courses has: a sentence.
const wordsOfCourse = 130

var courses = []course{
	{"Aim", 52, told("Strategy"), told("It serves our goal")},
	{"Next", 48, told("They want"), told("We want")},
	{"Pressure", 44, told("Their industry"), Competition},
	{"Needs", 32, told("Needs"), Untapped},
	{"Ahead", 30, told("Long view"), told("Trends")},
}

// directionBlocks are where the account is going, in two columns, then the sales
// that are open, the news, and the accounts of the group.
func directionBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	blocks := Courses(a, g)
	var items []document.Fact
	add := func(label string, weight int, value document.Line) {
		if len(value) > 0 {
			items = append(items, document.Fact{Label: a.Say(label), Value: value, Weight: weight})
		}
	}
	add("Opportunities", 47, opportunityNames(a, g))
	for i, n := range notes(a, g, program.News, program.Financial) {
		if i < 2 {
			add("News", author.Fall(38, i), noteLine(a, n, 140))
		}
	}
	add("Accounts in the group", 20, memberNames(a, g))
	if items != nil {
		blocks = append(blocks, document.Facts{Items: items, Inline: true})
	}
	return blocks
}

// Courses are what they want and what we want, beside each other.
func Courses(a *author.Author, g *program.Group) []document.Block {
	t := document.Table{Bare: true, Columns: []document.Column{{}, {Title: a.Say("theirs"), Width: 1}, {Title: a.Say("ours"), Width: 1}}}
	for _, c := range courses {
		theirs, ours := c.theirs(a, g), c.ours(a, g)
		if len(theirs)+len(ours) > 0 {
			t.Rows = append(t.Rows, document.Row{Weight: c.weight, Cells: []document.Line{{span.Muted(a.Say(c.label))}, theirs, ours}})
		}
	}
	return a.KeepRows([]document.Block{t})
}

// directionNote says which column is whose.
func directionNote(a *author.Author, g *program.Group, m *program.Meeting) string {
	for _, b := range directionBlocks(a, g, m) {
		if _, ok := b.(document.Table); ok {
			return a.Say("theirs, and ours beside")
		}
	}
	return ""
}

func ToldLine(a *author.Author, g *program.Group, f ProfileField, most int) document.Line {
	text, from := author.ToldBy(g, f.Get)
	if text == "" {
		return nil
	}
	return document.Line{span.Cited(span.Plain(span.Sentence(span.Cut(text, most))), a.Cells(from.Origin, f.Field)...)}
}

func Competition(a *author.Author, g *program.Group) document.Line {
	text, from := program.First(g, func(c *program.Account) string { return strings.TrimSpace(c.Competitor) })
	if text == "" {
		return nil
	}
	line := document.Line{span.Cited(span.Plain(span.Sentence(span.Cut(text, 160))), a.Cells(from.Origin, "competitor")...)}
	if position, by := author.ToldBy(g, func(p *program.Profile) string { return p.RivalPosition }); position != "" {
		line = append(line, span.Plain(" "), span.Cited(span.Plain(span.Sentence(span.Cut(position, 160))),
			a.Cells(by.Origin, "competitor's position")...))
	}
	if answer, by := author.ToldBy(g, func(p *program.Profile) string { return p.AgainstRival }); answer != "" {
		line = append(line, span.Plain(" "+a.Say("We say:")+" "), span.Cited(span.Plain(span.Sentence(span.Cut(answer, 160))),
			a.Cells(by.Origin, "against the competitor")...))
	}
	return line
}

// Untapped is what the customer could buy from us and does not, as the account
// manager puts it.
func Untapped(a *author.Author, g *program.Group) document.Line {
	for i := len(g.Profiles) - 1; i >= 0; i-- {
		p := g.Profiles[i]
		worth, note := a.ShortMoney(p.Untapped), span.Unended(span.Cut(p.UntappedNote, 140))
		if worth != "" {
			worth = a.Sayf("%s untapped", worth)
		}
		if text := span.Joined(": ", worth, note); text != "" {
			return document.Line{span.Cited(span.Plain(span.Sentence(text)), a.Cells(p.Origin, "untapped potential")...)}
		}
	}
	return nil
}

// opportunityNames are the three largest by name, with amount and close date,
// and how many more there are.
func opportunityNames(a *author.Author, g *program.Group) document.Line {
	open := author.OpenOpportunities(g)
	var parts []document.Line
	for _, o := range open[:min(3, len(open))] {
		name := span.Cut(author.Deal(g, o), 60)
		if name == "" {
			name = span.Cut(o.ID, 30)
		}
		detail := span.Joined(", ", a.ShortMoney(o.Amount), span.Cut(o.Stage, 30), closing(a, o))
		part := document.Line{span.Cited(span.Plain(name), a.Cells(o.Origin, "opportunity")...)}
		if detail != "" {
			part = append(part, span.Plain(" ("+detail+")"))
		}
		parts = append(parts, part)
	}
	if len(open) == 0 {
		return nil
	}
	line := span.Spread("; ", parts...)
	if len(open) > 3 {
		line = append(line, span.Plain("; "+a.Sayf("%d more", len(open)-3)))
	}
	return append(line, span.Plain("."))
}

// closing is when an opportunity should close; a day that has passed is said to have.
func closing(a *author.Author, o *program.Opportunity) string {
	switch {
	case !o.Close.Known():
		return ""
	case o.Close < a.AsOf:
		return a.Sayf("close date %s passed", a.ShortDay(o.Close, a.AsOf))
	}
	return a.Sayf("closes %s", a.ShortDay(o.Close, a.AsOf))
}

// memberNames are the accounts of a group of several.
func memberNames(a *author.Author, g *program.Group) document.Line {
	if len(g.Members) < 2 {
		return nil
	}
	var names []string
	for _, m := range g.Members {
		if len(names) < 6 {
			names = append(names, span.Cut(m.Name, 60))
		}
	}
	if more := len(g.Members) - len(names); more > 0 {
		names = append(names, a.Sayf("%d more", more))
	}
	return span.Words(a.List(names) + ".")
}
