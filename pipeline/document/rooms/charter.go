package rooms

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// charterTopics is what every sponsor is asked to keep to.
const charterTopics = "Keep to the customer's industry, market and strategy; not a product, not a sale."

// A charterDuty is something that is expected of every sponsor, why, and by when.
type charterDuty struct {
	what, why string
	when      func(a *author.Author, c program.Cadence) string
}

var charterDuties = []charterDuty{
	{"Agree the goal and the agenda", "a visit without a goal costs the customer an hour",
		func(a *author.Author, c program.Cadence) string { return beforeMeeting(a, c.GoalDays) }},
	{"Read the briefing", "they will raise what we promised",
		func(a *author.Author, c program.Cadence) string { return beforeMeeting(a, c.BriefingDays) }},
	{"Tell the account manager what was said", "they act on it while it is fresh",
		func(a *author.Author, c program.Cadence) string { return afterMeeting(a, c.DebriefDays) }},
	{"Keep the promises made there, or give them a day", "a promise is yours once you were in the room",
		func(a *author.Author, c program.Cadence) string { return afterMeeting(a, c.PromiseDays) }},
	{"Answer what is asked of you", "somebody waits for it",
		func(a *author.Author, _ program.Cadence) string { return a.Say("the day it is needed") }},
}

func beforeMeeting(a *author.Author, days int) string {
	if days == 0 {
		return a.Say("before each meeting")
	}
	return a.Sayf("%s working days before a meeting", a.Whole(days))
}

func afterMeeting(a *author.Author, days int) string {
	if days == 0 {
		return a.Say("after each meeting")
	}
	return a.Sayf("%s working days after a meeting", a.Whole(days))
}

// charterBlocks are the sponsor's charter: what they chose, what they keep to,
// and what is expected of them. The accounts and mandates stand above.
func charterBlocks(a *author.Author) []document.Block {
	blocks := dutyBlocks(a, true)
	t := document.Table{Caption: a.Say("What is expected"), Columns: []document.Column{{Title: a.Say("What is expected"), Width: 4},
		{Title: a.Say("Why"), Width: 4}, {Title: a.Say("By when"), Width: 3}}}
	for _, d := range charterDuties {
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{span.Words(a.Say(d.what)), span.Words(a.Say(d.why)),
				span.Words(d.when(a, a.Settings.Cadence))}})
	}
	return append(blocks, span.Paragraph(span.Plain(a.Say(charterTopics))), t)
}

// dutyBlocks are the responsibilities that a sponsor took on, each with what it means,
// where it is explained, and the figure that tells how far it is done; then what they
// took on besides, as the roster has it.
func dutyBlocks(a *author.Author, explained bool) []document.Block {
	s := a.Sponsor(a.Whose)
	if s == nil {
		return nil
	}
	t := document.Table{Bare: true, Caption: a.Say("What you took on"), Columns: []document.Column{
		{Title: a.Say("Responsibility"), Width: 2}, {Title: a.Say("How far it is done"), Width: 3}}}
	taken := s.Taken()
	for i, r := range program.Responsibilities() {
		if !slices.Contains(taken, r.Duty) {
			continue
		}
		name := document.Line{span.Strong(span.Capital(a.Term(string(r.Duty))))}
		if explained {
			name = append(name, span.Plain(": "+a.Say(r.Means)))
		}
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(60, i), Cells: []document.Line{name, dutyFigure(a, s, r)}})
	}
	var others []string
	for _, f := range s.Focus {
		if f.Duty == "" {
			others = append(others, f.Given)
		}
	}
	return append(a.KeepRows([]document.Block{t}), overview.Bullets(others)...)
}

// dutyFigure is "2 of 3 accounts that answered a survey in twelve months".
func dutyFigure(a *author.Author, s *program.Sponsor, r program.Responsibility) document.Line {
	for _, d := range a.Scorecard.Duties {
		if d.Sponsor == s.Key && d.Duty == r.Duty && d.Of > 0 {
			of := span.Strong(a.Of(d.Done, d.Of))
			if d.Done == 0 {
				of.Tone = document.Warn
			}
			return document.Line{of, span.Plain(" " + a.Say(r.Counts))}
		}
	}
	return document.Line{span.Muted(a.Say("no export tells yet"))}
}

// load is how much a sponsor carries, and their contacts of the year by month,
// booked and proposed.
func load(a *author.Author) []document.Block {
	var f document.Facts
	confirmed, _ := a.Carried(a.Whose)
	if n, ok := a.Carries[program.Fold(a.Whose)]; ok {
		f.Items = append(f.Items, a.Fact("Accounts of those you can carry", span.Plain(a.Of(confirmed, n))))
	}
	var months []string
	for _, l := range a.Plan.Loads {
		if author.Same(l.Sponsor, a.Whose) && l.Booked+l.Proposed > 0 {
			months = append(months, a.Sayf("%s in %s", a.Whole(l.Booked+l.Proposed), a.Month(l.Month)))
		}
	}
	if len(months) > 0 {
		f.Items = append(f.Items, a.Fact("Meetings and calls by month", span.Plain(a.List(months))))
	}
	for _, s := range a.Sponsors {
		if zone := span.Cut(s.TimeZone, 60); author.Same(s.Name, a.Whose) && zone != "" {
			f.Items = append(f.Items, a.Fact("Your time zone", span.Cited(span.Plain(zone), a.Cells(s.Origin, "time zone")...)))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// A record is what sponsors did for their accounts in twelve months.
type record struct {
	held            int // customer meetings
	met, accounts   int
	answered, asked int
}

// recordBlocks are a sponsor's own record over twelve months beside that of all
// sponsors together. It is shown to the sponsor and in nobody else's room.
func recordBlocks(a *author.Author) []document.Block {
	own, all := recordOf(a, a.Whose), record{}
	for _, name := range a.ConfirmedSponsors() {
		r := recordOf(a, name)
		all.met, all.accounts = all.met+r.met, all.accounts+r.accounts
		all.answered, all.asked = all.answered+r.answered, all.asked+r.asked
	}
	var f document.Facts
	if len(a.Meetings) > 0 {
		f.Items = append(f.Items, a.Fact("Customer meetings held", span.Plain(a.Whole(own.held))),
			besideAll(a, "Accounts met", a.Of(own.met, own.accounts), a.Of(all.met, all.accounts)))
	}
	if own.asked > 0 {
		f.Items = append(f.Items, besideAll(a, "Asks answered", a.Of(own.answered, own.asked), a.Of(all.answered, all.asked)))
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// besideAll is a figure with that of all sponsors.
func besideAll(a *author.Author, label, own, all string) document.Fact {
	return document.Fact{Label: a.Say(label),
		Value: document.Line{span.Strong(own), span.Muted(" (" + a.Sayf("all sponsors %s", all) + ")")}}
}

func recordOf(a *author.Author, name string) record {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	groups := a.BySponsor[program.Fold(name)]
	r := record{accounts: len(groups)}
	visited := map[*program.Group]bool{}
	for _, m := range a.Attended[program.Fold(name)] {
		if !year.Contains(m.Date) {
			continue
		}
		r.held++
		for _, g := range a.GroupsOf(m.Accounts) {
			visited[g] = true
		}
	}
	for _, g := range groups {
		if visited[g] {
			r.met++
		}
		asked, answered := asksOf(g, name, year)
		r.asked, r.answered = r.asked+asked, r.answered+answered
	}
	return r
}

// asksOf is how many asks of a sponsor fell into a period, and how many of them
// were answered.
func asksOf(g *program.Group, name string, in program.Period) (asked, answered int) {
	for _, k := range g.Asks {
		if !in.Contains(k.AskedOn) || !author.Same(k.Of, name) && !strings.EqualFold(k.Of, "sponsor") {
			continue
		}
		if asked++; k.Answered(in.To) {
			answered++
		}
	}
	return asked, answered
}

// ownSoon are the sponsor's own lines of the plan's detail, and how many others
// their accounts have.
func ownSoon(a *author.Author) []document.Block {
	var own []*program.Action
	others := 0
	for _, x := range a.Share().Actions {
		switch {
		case !x.Detail || !author.Pending(x):
		case author.Same(x.Owner, a.Whose):
			own = append(own, x)
		default:
			others++
		}
	}
	slices.SortStableFunc(own, plans.ByDay)
	blocks := a.KeepRows([]document.Block{without(plans.ActionTable(a, own, true), a.Say("Owner"))})
	if others > 0 {
		blocks = append(blocks,
			span.Paragraph(
				span.Muted(a.Count(others, "line more is others'; it stands on the account's page.",
					"lines more are others'; they stand on the accounts' pages."))))
	}
	return blocks
}

// without is a table less one column.
func without(t document.Table, title string) document.Table {
	i := slices.IndexFunc(t.Columns, func(c document.Column) bool { return c.Title == title })
	if i < 0 {
		return t
	}
	t.Columns = slices.Delete(slices.Clone(t.Columns), i, i+1)
	for r := range t.Rows {
		t.Rows[r].Cells = slices.Delete(t.Rows[r].Cells, i, i+1)
	}
	return t
}
