package document

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// accountSections are the full profile of a group, each left out where it has
// nothing to say.
var accountSections = []struct {
	id, title string
	write     func(a *author, g *program.Group) []Block
}{
	{"summary", "In brief", (*author).summaryBlocks},
	{"standing", "Tier and sponsor", (*author).standingBlocks},
	{"changes", "What changed", (*author).accountChanges},
	{"next", "Next meeting", (*author).nextBlocks},
	{"raise", "They will raise", (*author).allConcerns},
	{"say", "Say, ask, avoid", (*author).allSaid},
	{"needed", "Asks", (*author).askBlocks},
	{"people", "People", (*author).everybody},
	{"team", "Our team", (*author).teamBlocks},
	{"figures", "The account in figures", (*author).accountFigures},
	{"members", "Accounts in the group", (*author).memberBlocks},
	{"contracts", "Contracts", (*author).contractBlocks},
	{"opportunities", "Opportunities", (*author).opportunityBlocks},
	{"trouble", "Issues", (*author).issueBlocks},
	{"escalations", "Escalations", (*author).escalationBlocks},
	{"surveys", "Surveys", (*author).surveyBlocks},
	{"direction", "Where it is going", (*author).profileBlocks},
	{"news", "Wins and news", (*author).noteBlocks},
	{"year", "The year", (*author).planBlocks},
	{"meetings", "Meetings", (*author).meetingTable},
	{"findings", "Findings about this account", (*author).accountFindings},
}

// accountPage is everything known about a group, without limit. The sponsor's
// version leaves out what is the program manager's alone.
func (a *author) accountPage(g, before, after *program.Group) Document {
	formats := []Format{Markdown, HTML}
	at := "accounts/" + g.Slug
	if a.reader == sponsor {
		at, formats = a.room+"/"+at, formats[1:]
	}
	d := a.page(at, title(g), formats...)
	d.Group, d.Subtitle, d.Corner, d.Metadata = g.Key, a.introduction(g), a.corner(g), a.metadata(g)
	d.Previous, d.Next = a.sibling(before), a.sibling(after)
	if a.standing(g).InProgram() {
		d.Foot = a.foot(g)
	}
	for _, s := range accountSections {
		if blocks := s.write(a, g); len(blocks) > 0 {
			d.Sections = append(d.Sections, Section{ID: s.id, Title: a.say(s.title), Blocks: blocks})
		}
	}
	return d
}

func (a *author) sibling(g *program.Group) *Link {
	if g == nil {
		return nil
	}
	return &Link{Text: title(g), To: a.groupLink(g)}
}

// accountFacts are the facts of the CRM, in their order.
var accountFacts = []struct {
	label, field string
	get          func(*program.Account) string
}{
	{"Account id", "account id", func(c *program.Account) string { return c.ID }},
	{"Industry", "industry", func(c *program.Account) string { return c.Industry }},
	{"Segment", "segment", func(c *program.Account) string { return c.Segment }},
	{"Region", "region", func(c *program.Account) string { return c.Region }},
	{"Country", "country", func(c *program.Account) string { return c.Country }},
	{"City", "city", func(c *program.Account) string { return c.City }},
	{"Website", "website", func(c *program.Account) string { return c.Website }},
	{"Status", "status", func(c *program.Account) string { return c.Status }},
	{"Health", "health", func(c *program.Account) string { return c.Health }},
	{"Account manager", "account manager", func(c *program.Account) string { return c.Manager }},
	{"Account manager's phone", "account manager phone", func(c *program.Account) string { return c.ManagerPhone }},
	{"Account manager's email", "account manager email", func(c *program.Account) string { return c.ManagerEmail }},
	{"Customer's executive", "customer executive", func(c *program.Account) string { return c.CustomerExecutive }},
	{"Competitor", "competitor", func(c *program.Account) string { return c.Competitor }},
	{"Known issue", "known issue", func(c *program.Account) string { return c.KnownIssue }},
}

func (a *author) summaryBlocks(g *program.Group) []Block {
	var f Facts
	for _, x := range accountFacts {
		if text, from := program.First(g, func(c *program.Account) string { return strings.TrimSpace(x.get(c)) }); text != "" {
			f.Items = append(f.Items, a.fact(x.label, cited(plainly(text), a.src(from.Origin, x.field)...)))
		}
	}
	f.Items = append(f.Items, a.typedFacts(g)...)
	var blocks []Block
	if line, ok := a.notKnown(g); ok {
		blocks = append(blocks, Paragraph{Line: line})
	}
	if len(f.Items) > 0 {
		blocks = append(blocks, f)
	}
	return blocks
}

// fact is a label with one value.
func (a *author) fact(label string, value Span) Fact {
	return Fact{Label: a.say(label), Value: Line{value}}
}

// typedFacts are those of the CRM that are numbers, dates, amounts and flags.
func (a *author) typedFacts(g *program.Group) []Fact {
	var facts []Fact
	add := func(label, text, field string, from *program.Account) {
		if text != "" {
			facts = append(facts, a.fact(label, cited(plainly(text), a.src(from.Origin, field)...)))
		}
	}
	for _, m := range g.Members {
		if since := customerSince(g); since.Known() && m.CustomerSince == since {
			add("Customer since", a.longDay(since), "customer since", m)
			break
		}
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.Employees.Known }); n {
		add("Employees", a.number(from.Employees.Value, 0), "employees", from)
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.AnnualRevenue.Known }); n {
		add("Their own annual revenue", a.ofMoney(from.AnnualRevenue, a.Currency), "annual revenue", from)
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.Renewal.Known() }); n {
		add("Renewal", a.longDay(from.Renewal), "renewal date", from)
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.ContractValue.Known }); n {
		add("Contract value", a.ofMoney(from.ContractValue, a.Currency), "contract value", from)
	}
	for _, flag := range accountFlags {
		if v, from := program.First(g, func(c *program.Account) program.Flag { return flag.get(c) }); v != program.Unknown {
			add(flag.label, a.flag(v), flag.field, from)
		}
	}
	return facts
}

var accountFlags = []struct {
	label, field string
	get          func(*program.Account) program.Flag
}{
	{"Important for a new market", "new market", func(c *program.Account) program.Flag { return c.NewMarket }},
	{"Helps us expand in its industry", "industry expansion", func(c *program.Account) program.Flag { return c.IndustryExpansion }},
	{"Must not be lost", "must not lose", func(c *program.Account) program.Flag { return c.MustNotLose }},
	{"Churned", "churned", func(c *program.Account) program.Flag { return c.Churned }},
}

func (s speech) flag(f program.Flag) string {
	switch f {
	case program.Yes:
		return s.say("yes")
	case program.No:
		return s.say("no")
	}
	return ""
}

func (a *author) standingBlocks(g *program.Group) []Block {
	s := a.standing(g)
	if s.Tier == 0 {
		return nil
	}
	f := Facts{Items: []Fact{a.fact("Tier", plainly(a.whole(s.Tier)))}}
	if s.Rank > 0 {
		f.Items = append(f.Items, a.fact("Rank by revenue", plainly(a.whole(s.Rank))))
	}
	if s.Since.Known() {
		f.Items = append(f.Items, a.fact("In this tier since", plainly(a.longDay(s.Since))))
	}
	for _, r := range s.Reasons {
		f.Items = append(f.Items, a.fact("Why", cited(plainly(sentence(a.reason(r))), a.refs(r.Sources...)...)))
	}
	for _, r := range s.Notes {
		f.Items = append(f.Items, a.fact("To know", cited(plainly(sentence(a.reason(r))), a.refs(r.Sources...)...)))
	}
	if s.Proposed != nil && a.reader == programManager {
		f.Items = append(f.Items, Fact{Label: a.say("Proposed, not decided"), Value: append(Line{
			plainly(a.sayf("%s, tier %d", a.term(s.Proposed.Kind), s.Proposed.Tier) + ": ")}, a.reasons(s.Proposed.Reasons)...)})
	}
	f.Items = append(f.Items, a.pairingFacts(g)...)
	return []Block{f}
}

// pairingFacts are the sponsor and what they are there for. A proposal is told
// to the program manager alone, as one.
func (a *author) pairingFacts(g *program.Group) []Fact {
	r := a.pairings[g.Key]
	if r == nil && !a.standing(g).InProgram() {
		return nil // nobody is to sponsor it
	}
	if r == nil || r.Sponsor == "" || !r.Confirmed && a.reader != programManager {
		return []Fact{a.fact("Sponsor", strong(a.say("no sponsor yet")))}
	}
	name := Line{linked(cut(r.Sponsor, 60), "")}
	if !r.Confirmed {
		return []Fact{{Label: a.say("Sponsor"), Value: append(name, muted(" ("+a.say("proposed")+")"))}}
	}
	name[0] = linked(cut(r.Sponsor, 60), a.sponsorLink(r.Sponsor))
	facts := []Fact{{Label: a.say("Sponsor"), Value: name}}
	for _, x := range []struct{ label, text string }{
		{"Sponsor since", a.longDay(r.Since)}, {"Mandate", a.mandate(r.Mandate)}, {"Deputy", cut(r.Deputy, 60)},
		{"Chosen or assigned", a.term(r.Chosen)}, {"Leaves on", a.longDay(r.Leaves)}, {"Hands over to (proposed)", cut(r.Successor, 60)}} {
		if x.text != "" {
			facts = append(facts, a.fact(x.label, plainly(x.text)))
		}
	}
	return facts
}

func (a *author) nextBlocks(g *program.Group) []Block {
	m := nextMeeting(g, a.AsOf)
	if m == nil {
		if line := a.whenLine(g, nil); line != nil {
			return []Block{Paragraph{Line: line}}
		}
		return nil
	}
	blocks := append(a.meetingBlocks(g, m), a.outcomeBlocks(g, m)...)
	var agenda List
	for _, x := range m.Agenda {
		if text := strings.TrimSpace(Clean(x)); text != "" {
			agenda.Items = append(agenda.Items, Item{Line: Line{cited(plainly(text), a.src(m.Origin, "agenda")...)}})
		}
	}
	if agenda.Items != nil {
		agenda.Ordered = true
		blocks = append(blocks, agenda)
	}
	return blocks
}

func (a *author) allConcerns(g *program.Group) []Block {
	var list List
	for _, c := range a.concerns(g) {
		list.Items = append(list.Items, Item{Line: c.line})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

func (a *author) allSaid(g *program.Group) []Block {
	var f Facts
	for _, x := range sayFields {
		if line := a.toldLine(g, profileField{field: x.field, get: x.get}, 10_000); line != nil {
			f.Items = append(f.Items, Fact{Label: a.say(x.label), Value: line})
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}
