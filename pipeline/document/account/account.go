// Package account writes the page of an account, which holds all that its
// briefing had no room for.
package account

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// accountSections are the full profile of a group, each left out where it has
// nothing to say.
var accountSections = []struct {
	id, title string
	write     func(a *author.Author, g *program.Group) []document.Block
}{
	{"next", "Next meeting", nextBlocks}, // what the page is opened for, on a phone before the door
	{"summary", "In brief", summaryBlocks},
	{"standing", "Tier and sponsor", standingBlocks},
	{"changes", "What changed", changes.AccountChanges},
	{"late", "Late, the oldest first", (*author.Author).LateOf},
	{"raise", "They will raise", allConcerns},
	{"say", "Say, ask, avoid", allSaid},
	{"needed", "Asks", askBlocks},
	{"structure", "How they are organised", structureBlocks},
	{"people", "People", everybody},
	{"team", "Our team", teamBlocks},
	{"figures", "The account in figures", accountFigures},
	{"members", "Accounts in the group", memberBlocks},
	{"whitespace", "What they have of ours, and could have", whitespaceBlocks},
	{"contracts", "Contracts", contractBlocks},
	{"opportunities", "Opportunities", opportunityBlocks},
	{"trouble", "Issues", issueBlocks},
	{"escalations", "Escalations", escalationBlocks},
	{"surveys", "Surveys", surveyBlocks},
	{"direction", "Where it is going", profileBlocks},
	{"news", "Wins and news", noteBlocks},
	{"year", "The year", plans.PlanBlocks},
	{"meetings", "Meetings", meetingTable},
	{"findings", "Findings about this account", accountFindings},
}

// Page is everything known about a group, without limit. The sponsor's
// version leaves out what is the program manager's alone.
func Page(a *author.Author, g, before, after *program.Group) document.Document {
	a = a.About(g)
	formats := []document.Format{document.Markdown, document.HTML}
	if a.Reader == author.Sponsor {
		formats = formats[1:]
	}
	if a.Reader == author.ProgramManager {
		third := *a
		third.Third = true
		a = &third
	}
	d := a.NewPage(a.FileOf("accounts", g), author.GroupName(g), formats...)
	d.Group, d.Subtitle, d.Corner, d.Metadata = g.Key, briefing.Introduction(a, g), briefing.Corner(a, g), briefing.Metadata(a, g)
	d.Previous, d.Next = sibling(a, before), sibling(a, after)
	if a.StandingOf(g).InProgram() {
		d.Foot = briefing.Foot(a, g)
	}
	for _, s := range accountSections {
		if blocks := s.write(a, g); len(blocks) > 0 {
			d.Sections = append(d.Sections, document.Section{ID: s.id, Title: a.Say(s.title), Blocks: blocks})
		}
	}
	return d
}

func sibling(a *author.Author, g *program.Group) *document.Link {
	if g == nil {
		return nil
	}
	return &document.Link{Text: author.GroupName(g), To: a.GroupLink(g)}
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
	{"Account manager's title", "account manager title", func(c *program.Account) string { return c.ManagerTitle }},
	{"Account manager's phone", "account manager phone", func(c *program.Account) string { return c.ManagerPhone }},
	{"Account manager's email", "account manager email", func(c *program.Account) string { return c.ManagerEmail }},
	{"Customer's executive", "customer executive", func(c *program.Account) string { return c.CustomerExecutive }},
	{"Competitor", "competitor", func(c *program.Account) string { return c.Competitor }},
	{"Known issue", "known issue", func(c *program.Account) string { return c.KnownIssue }},
}

func summaryBlocks(a *author.Author, g *program.Group) []document.Block {
	var f document.Facts
	for _, x := range accountFacts {
		if text, from := program.First(g, func(c *program.Account) string { return strings.TrimSpace(x.get(c)) }); text != "" {
			f.Items = append(f.Items, a.Fact(x.label, span.Cited(span.Plain(text), a.Cells(from.Origin, x.field)...)))
		}
	}
	f.Items = append(f.Items, typedFacts(a, g)...)
	var blocks []document.Block
	if line, ok := a.NotKnown(g); ok {
		blocks = append(blocks, document.Paragraph{Line: line})
	}
	if len(f.Items) > 0 {
		blocks = append(blocks, f)
	}
	return blocks
}

// typedFacts are those of the CRM that are numbers, dates, amounts and flags.
func typedFacts(a *author.Author, g *program.Group) []document.Fact {
	var facts []document.Fact
	add := func(label, text, field string, from *program.Account) {
		if text != "" {
			facts = append(facts, a.Fact(label, span.Cited(span.Plain(text), a.Cells(from.Origin, field)...)))
		}
	}
	for _, m := range g.Members {
		if since := briefing.CustomerSince(g); since.Known() && m.CustomerSince == since {
			add("Customer since", a.LongDay(since), "customer since", m)
			break
		}
	}
	if manager, _ := program.First(g, func(c *program.Account) string { return c.Manager }); manager == "" {
		if gone, from := program.First(g, func(c *program.Account) string { return c.FormerManager }); gone != "" {
			add("Account manager", a.Sayf("nobody: %s has left", gone), "account manager", from)
		}
	}
	if since, from := program.First(g, func(c *program.Account) program.Date { return c.ManagerSince }); since.Known() {
		add("Account manager since", a.LongDay(since), "account manager since", from)
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.Employees.Known }); n {
		add("Employees", a.Number(from.Employees.Value, 0), "employees", from)
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.AnnualRevenue.Known }); n {
		add("Their own annual revenue", a.OfMoney(from.AnnualRevenue, a.Currency), "annual revenue", from)
	}
	if next, ok := a.RenewalOf(g); ok {
		whose := ""
		if next.Account != nil && next.Account != g.Root {
			whose = span.Cut(next.Account.Name, 60)
		}
		facts = append(facts, a.Fact("Renewal", span.Cited(span.Plain(span.Joined(", ", a.LongDay(next.On), a.ShortMoney(next.Annual),
			whose)), a.Refs(next.Sources[0])...)))
	}
	if n, from := program.First(g, func(c *program.Account) bool { return c.ContractValue.Known }); n {
		whose := "" // of several accounts, the value is that of one
		if len(g.Members) > 1 {
			whose = span.Cut(from.Name, 60)
		}
		add("Contract value", span.Joined(", ", a.OfMoney(from.ContractValue, a.Currency), whose), "contract value", from)
	}
	if why, from := program.First(g, func(c *program.Account) string { return c.LostReason }); why != "" {
		add("Reason for leaving", span.Cut(why, 200), "lost reason", from)
	}
	facts = append(facts, termFacts(a, g)...)
	facts = append(facts, profitFacts(a, g)...)
	for _, flag := range accountFlags {
		if v, from := program.First(g, func(c *program.Account) program.Flag { return flag.get(c) }); v != program.Unknown {
			add(flag.label, flagText(a.Speech, v), flag.field, from)
		}
	}
	return facts
}

// termFacts are the terms of the next renewal: how long it runs, until when notice can
// be given, and what its price does.
func termFacts(a *author.Author, g *program.Group) []document.Fact {
	next, ok := a.RenewalOf(g)
	if !ok {
		return nil
	}
	var facts []document.Fact
	for _, x := range []struct{ label, text string }{{"Notice by", noticeText(a, next)},
		{"Contract length", lengthText(a, next.Terms.Length)}, {"Price clause", span.Cut(next.Terms.PriceClause, 200)}} {
		if x.text != "" {
			facts = append(facts, a.Fact(x.label, span.Cited(span.Plain(x.text), a.Refs(next.Sources...)...)))
		}
	}
	return facts
}

// noticeText is "19 December 2026, 3 months before".
func noticeText(a *author.Author, e program.Expiry) string {
	long := lengthText(a, e.Terms.Notice)
	if long == "" {
		return ""
	}
	return span.Joined(", ", a.LongDay(e.NoticeBy()), a.Sayf("%s before", long))
}

func lengthText(a *author.Author, l program.Length) string {
	var parts []string
	if l.Months > 0 {
		parts = append(parts, a.Count(l.Months, "month", "months"))
	}
	if l.Days > 0 {
		parts = append(parts, a.Count(l.Days, "day", "days"))
	}
	return a.List(parts)
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

func flagText(s language.Speech, f program.Flag) string {
	switch f {
	case program.Yes:
		return s.Say("yes")
	case program.No:
		return s.Say("no")
	}
	return ""
}

func standingBlocks(a *author.Author, g *program.Group) []document.Block {
	s := a.StandingOf(g)
	if s.Tier == 0 {
		return nil
	}
	f := document.Facts{Items: []document.Fact{a.Fact("Tier", span.Plain(a.Whole(s.Tier)))}}
	if s.Rank > 0 {
		f.Items = append(f.Items, a.Fact("Rank by revenue", span.Plain(a.Whole(s.Rank))))
	}
	if s.Since.Known() {
		f.Items = append(f.Items, a.Fact("In this tier since", span.Plain(a.LongDay(s.Since))))
	}
	for _, r := range s.Reasons {
		f.Items = append(f.Items, a.Fact("Why", span.Cited(span.Plain(span.Sentence(a.Reason(r))), a.Refs(r.Sources...)...)))
	}
	for _, r := range s.Notes {
		f.Items = append(f.Items, a.Fact("To know", span.Cited(span.Plain(span.Sentence(a.Reason(r))), a.Refs(r.Sources...)...)))
	}
	for _, x := range a.NamedGaps(g) {
		f.Items = append(f.Items,
			a.Fact("May be its",
				span.Cited(span.Warn(a.Sayf("%s of “%s”, which fits no account", a.ShortMoney(x.Amount), span.Cut(x.Name, 60))),
					a.Refs(x.At)...)))
	}
	if s.Proposed != nil && a.Reader == author.ProgramManager {
		f.Items = append(f.Items, document.Fact{Label: a.Say("Proposed, not decided"), Value: append(document.Line{
			span.Plain(a.Sayf("%s, tier %d", a.Term(s.Proposed.Kind), s.Proposed.Tier) + ": ")}, a.Reasons(s.Proposed.Reasons)...)})
	}
	f.Items = append(f.Items, pairingFacts(a, g)...)
	return []document.Block{f}
}

// pairingFacts are the sponsor and what they are there for. A proposal is told
// to the program manager alone, as one.
func pairingFacts(a *author.Author, g *program.Group) []document.Fact {
	r := a.PairingOf[g.Key]
	if r == nil && !a.StandingOf(g).InProgram() {
		return nil // nobody is to sponsor it
	}
	if r == nil || r.Sponsor == "" || !r.Confirmed && a.Reader != author.ProgramManager {
		return []document.Fact{a.Fact("Sponsor", span.Strong(a.Say("no sponsor yet")))}
	}
	name := document.Line{span.Linked(span.Cut(r.Sponsor, 60), "")}
	if !r.Confirmed {
		return []document.Fact{{Label: a.Say("Sponsor"), Value: append(name, span.Muted(" ("+a.Say("proposed")+")"))}}
	}
	name[0] = span.Linked(span.Cut(r.Sponsor, 60), a.SponsorLink(r.Sponsor))
	facts := []document.Fact{{Label: a.Say("Sponsor"), Value: name}}
	phase := ""
	if r.Phase != "" {
		phase = a.Term(string(r.Phase)) + ": " + a.Reworded(r.PhaseWhy)
	}
	for _, x := range []struct{ label, text string }{
		{"Relationship", phase}, {"Sponsor since", a.LongDay(r.Since)}, {"Mandate", briefing.Mandate(a, r.Mandate)},
		{"Deputy", span.Cut(r.Deputy, 60)},
		{"Chosen or assigned", a.Term(r.Chosen)}, {"Leaves on", a.LongDay(r.Leaves)},
		{"Hands over to (proposed)", span.Cut(r.Successor, 60)}} {
		if x.text != "" {
			facts = append(facts, a.Fact(x.label, span.Plain(x.text)))
		}
	}
	return facts
}

func nextBlocks(a *author.Author, g *program.Group) []document.Block {
	m := author.NextMeeting(g, a.AsOf)
	if m == nil {
		if line := briefing.WhenLine(a, g, nil); line != nil {
			return []document.Block{document.Paragraph{Line: line}}
		}
		return nil
	}
	blocks := append(briefing.MeetingBlocks(a, g, m), briefing.OutcomeBlocks(a, g, m)...)
	var agenda document.List
	for _, x := range m.Agenda {
		if text := strings.TrimSpace(document.Clean(x)); text != "" {
			agenda.Items = append(agenda.Items,
				document.Item{Line: document.Line{span.Cited(span.Plain(text), a.Cells(m.Origin, "agenda")...)}})
		}
	}
	if agenda.Items != nil {
		agenda.Ordered = true
		blocks = append(blocks, agenda)
	}
	return blocks
}

func allConcerns(a *author.Author, g *program.Group) []document.Block {
	var list document.List
	for _, c := range briefing.Concerns(a, g) {
		list.Items = append(list.Items, document.Item{Line: c.Line})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

func allSaid(a *author.Author, g *program.Group) []document.Block {
	var f document.Facts
	for _, x := range briefing.SayFields(a, g) {
		if line := briefing.ToldLine(a, g, briefing.ProfileField{Field: x.Field, Get: x.Get}, 10_000); line != nil {
			f.Items = append(f.Items, document.Fact{Label: a.Say(x.Label), Value: line})
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}
