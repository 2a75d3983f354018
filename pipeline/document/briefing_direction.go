package document

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/program"
)

// A profileField is what the account manager tells of an account, with how a
// briefing and the account page name it.
type profileField struct {
	label, field string
	get          func(*program.Profile) string
	weight       int // in the briefing; 0 only on the account page
}

var profileFields = []profileField{
	{"Strategy", "strategy", func(p *program.Profile) string { return p.Strategy }, 50},
	{"It serves our goal", "company goal it serves", func(p *program.Profile) string { return p.CompanyGoal }, 34},
	{"Long view", "long view", func(p *program.Profile) string { return p.LongView }, 32},
	{"They want", "their priorities", func(p *program.Profile) string { return p.TheirPriorities }, 48},
	{"We want", "our priorities", func(p *program.Profile) string { return p.OurPriorities }, 46},
	{"Their industry", "industry issues", func(p *program.Profile) string { return p.IndustryIssues }, 44},
	{"Trends", "industry trends", func(p *program.Profile) string { return p.IndustryTrends }, 28},
	{"Needs", "needs", func(p *program.Profile) string { return p.Needs }, 30},
}

// directionBlocks are where the account is going, as running text of labelled parts.
func (a *author) directionBlocks(g *program.Group, _ *program.Meeting) []Block {
	var items []Fact
	add := func(label string, weight int, value Line) {
		if len(value) > 0 {
			items = append(items, Fact{Label: a.say(label), Value: value, Weight: weight})
		}
	}
	for _, f := range profileFields {
		add(f.label, f.weight, a.toldLine(g, f, 200))
	}
	add("Competition", 43, a.competition(g))
	for i, n := range a.notes(g, program.News, program.Financial) {
		if i < 3 {
			add("News", fall(42, i), a.noteLine(n, 180))
		}
	}
	add("Untapped", 41, a.untapped(g))
	add("Opportunities", 47, a.opportunityNames(g))
	add("Accounts", 20, a.memberNames(g))
	if len(items) == 0 {
		return nil
	}
	return []Block{Facts{Items: items, Inline: true}}
}

func (a *author) toldLine(g *program.Group, f profileField, most int) Line {
	text, from := toldBy(g, f.get)
	if text == "" {
		return nil
	}
	return Line{cited(plainly(sentence(cut(text, most))), a.src(from.Origin, f.field)...)}
}

func (a *author) competition(g *program.Group) Line {
	text, from := program.First(g, func(c *program.Account) string { return strings.TrimSpace(c.Competitor) })
	if text == "" {
		return nil
	}
	return Line{cited(plainly(sentence(cut(text, 160))), a.src(from.Origin, "competitor")...)}
}

// untapped is what the customer could buy from us and does not, as the account
// manager puts it.
func (a *author) untapped(g *program.Group) Line {
	for i := len(g.Profiles) - 1; i >= 0; i-- {
		p := g.Profiles[i]
		worth, note := a.shortMoney(p.Untapped), sentence(cut(p.UntappedNote, 140))
		if worth != "" && note != "" {
			return Line{cited(plainly(worth), a.src(p.Origin, "untapped potential")...), plainly(", "), plainly(note)}
		}
		if text := cmp.Or(worth, note); text != "" {
			return Line{cited(plainly(sentence(text)), a.src(p.Origin, "untapped potential")...)}
		}
	}
	return nil
}

// opportunityNames are the three largest by name, with amount and close date,
// and how many more there are.
func (a *author) opportunityNames(g *program.Group) Line {
	open := openOpportunities(g)
	var parts []Line
	for _, o := range open[:min(3, len(open))] {
		name := cut(o.Name, 60)
		if name == "" {
			name = cut(o.ID, 30)
		}
		detail := joined(", ", a.shortMoney(o.Amount), cut(o.Stage, 30), a.closing(o))
		part := Line{cited(plainly(name), a.src(o.Origin, "opportunity")...)}
		if detail != "" {
			part = append(part, plainly(" ("+detail+")"))
		}
		parts = append(parts, part)
	}
	if len(open) == 0 {
		return nil
	}
	line := spread("; ", parts...)
	if len(open) > 3 {
		line = append(line, plainly("; "+a.sayf("%d more", len(open)-3)))
	}
	return append(line, plainly("."))
}

// closing is when an opportunity should close; a day that has passed is said to have.
func (a *author) closing(o *program.Opportunity) string {
	switch {
	case !o.Close.Known():
		return ""
	case o.Close < a.AsOf:
		return a.sayf("close date %s passed", a.shortDay(o.Close, a.AsOf))
	}
	return a.sayf("closes %s", a.shortDay(o.Close, a.AsOf))
}

// memberNames are the accounts of a group of several.
func (a *author) memberNames(g *program.Group) Line {
	if len(g.Members) < 2 {
		return nil
	}
	var names []string
	for _, m := range g.Members {
		if len(names) < 6 {
			names = append(names, cut(m.Name, 60))
		}
	}
	if more := len(g.Members) - len(names); more > 0 {
		names = append(names, a.sayf("%d more", more))
	}
	return words(a.list(names) + ".")
}
