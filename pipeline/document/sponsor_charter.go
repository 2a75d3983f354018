package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// charterTopics is what every sponsor is asked to keep to.
const charterTopics = "Keep to the customer's industry, market and strategy; not a product, not a sale."

// A charterDuty is something that is expected of every sponsor, why, and by when.
type charterDuty struct {
	what, why string
	when      func(a *author, c program.Cadence) string
}

var charterDuties = []charterDuty{
	{"Agree the goal and the agenda", "a visit without a goal costs the customer an hour",
		func(a *author, c program.Cadence) string { return a.beforeMeeting(c.GoalDays) }},
	{"Read the briefing", "they will raise what we promised",
		func(a *author, c program.Cadence) string { return a.beforeMeeting(c.BriefingDays) }},
	{"Tell the account manager what was said", "they act on it while it is fresh",
		func(a *author, c program.Cadence) string { return a.afterMeeting(c.DebriefDays) }},
	{"Keep the promises made there, or give them a day", "a promise is yours once you were in the room",
		func(a *author, c program.Cadence) string { return a.afterMeeting(c.PromiseDays) }},
	{"Answer what is asked of you", "somebody waits for it",
		func(a *author, _ program.Cadence) string { return a.say("the day it is needed") }},
}

func (a *author) beforeMeeting(days int) string {
	if days == 0 {
		return a.say("before each meeting")
	}
	return a.sayf("%s working days before a meeting", a.whole(days))
}

func (a *author) afterMeeting(days int) string {
	if days == 0 {
		return a.say("after each meeting")
	}
	return a.sayf("%s working days after a meeting", a.whole(days))
}

// charterBlocks are the sponsor's charter: what they chose, what they keep to,
// and what is expected of them. The accounts and mandates stand above.
func (a *author) charterBlocks() []Block {
	var blocks []Block
	if s := a.Sponsor(a.name); s != nil {
		blocks = bullets(s.Focus)
	}
	t := Table{Caption: a.say("What is expected"), Columns: []Column{{Title: a.say("What is expected"), Width: 4}, {Title: a.say("Why"), Width: 4}, {Title: a.say("By when"), Width: 3}}}
	for _, d := range charterDuties {
		t.Rows = append(t.Rows, Row{Cells: []Line{words(a.say(d.what)), words(a.say(d.why)), words(d.when(a, a.Settings.Cadence))}})
	}
	return append(blocks, paragraph(plainly(a.say(charterTopics))), t)
}

// load is how much a sponsor carries, and their contacts of the year by month,
// booked and proposed.
func (a *author) load() []Block {
	var f Facts
	confirmed, _ := a.carries(a.name)
	if n, ok := a.Carries[program.Fold(a.name)]; ok {
		f.Items = append(f.Items, a.fact("Accounts of those you can carry", plainly(a.of(confirmed, n))))
	}
	var months []string
	for _, l := range a.Plan.Loads {
		if same(l.Sponsor, a.name) && l.Booked+l.Proposed > 0 {
			months = append(months, a.sayf("%s in %s", a.whole(l.Booked+l.Proposed), a.month(l.Month)))
		}
	}
	if len(months) > 0 {
		f.Items = append(f.Items, a.fact("Meetings and calls by month", plainly(a.list(months))))
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// A record is what sponsors did for their accounts in twelve months.
type record struct {
	held            int // customer meetings
	met, accounts   int
	answered, asked int
}

// recordBlocks are a sponsor's own record over twelve months beside that of all
// sponsors together. It is shown to the sponsor and in nobody else's room.
func (a *author) recordBlocks() []Block {
	own, all := a.recordOf(a.name), record{}
	for _, name := range a.confirmedSponsors() {
		r := a.recordOf(name)
		all.met, all.accounts = all.met+r.met, all.accounts+r.accounts
		all.answered, all.asked = all.answered+r.answered, all.asked+r.asked
	}
	var f Facts
	if len(a.Meetings) > 0 {
		f.Items = append(f.Items, a.fact("Customer meetings held", plainly(a.whole(own.held))),
			a.besideAll("Accounts met", a.of(own.met, own.accounts), a.of(all.met, all.accounts)))
	}
	if own.asked > 0 {
		f.Items = append(f.Items, a.besideAll("Asks answered", a.of(own.answered, own.asked), a.of(all.answered, all.asked)))
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// besideAll is a figure with that of all sponsors.
func (a *author) besideAll(label, own, all string) Fact {
	return Fact{Label: a.say(label), Value: Line{strong(own), muted(" (" + a.sayf("all sponsors %s", all) + ")")}}
}

func (a *author) recordOf(name string) record {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	groups := a.bySponsor[program.Fold(name)]
	r := record{accounts: len(groups)}
	visited := map[*program.Group]bool{}
	for _, m := range a.attended[program.Fold(name)] {
		if !year.Contains(m.Date) {
			continue
		}
		r.held++
		for _, g := range a.groupsOf(m.Accounts) {
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
		if !in.Contains(k.AskedOn) || !same(k.Of, name) && !strings.EqualFold(k.Of, "sponsor") {
			continue
		}
		if asked++; k.AnsweredOn.Known() || k.Answer != "" {
			answered++
		}
	}
	return asked, answered
}

// ownSoon are the sponsor's own lines of the next 90 days, and how many others
// their accounts have.
func (a *author) ownSoon() []Block {
	var own []*program.Action
	others := 0
	for i := range a.Plan.Actions {
		switch x := &a.Plan.Actions[i]; {
		case !x.Detail || !pending(x) || !a.visible(x):
		case same(x.Owner, a.name):
			own = append(own, x)
		default:
			others++
		}
	}
	slices.SortStableFunc(own, byDay)
	blocks := a.keepRows([]Block{without(a.actionTable(own, true), a.say("Owner"))})
	if others > 0 {
		blocks = append(blocks, paragraph(muted(a.count(others, "line more is others'; it stands on the account's page.", "lines more are others'; they stand on the accounts' pages."))))
	}
	return blocks
}

// without is a table less one column.
func without(t Table, title string) Table {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Title == title })
	if i < 0 {
		return t
	}
	t.Columns = slices.Delete(slices.Clone(t.Columns), i, i+1)
	for r := range t.Rows {
		t.Rows[r].Cells = slices.Delete(t.Rows[r].Cells, i, i+1)
	}
	return t
}
