package briefing

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// mostConcerns is how many concerns a briefing offers to the page.
const mostConcerns = 9

func raiseBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	all := concerns(a, g, wordsOfAnswer)
	var list document.List
	for i, c := range all[:min(len(all), mostConcerns)] {
		list.Items = append(list.Items, document.Item{Line: c.Line, Weight: raiseWeight(i, c)})
	}
	left := len(all) - len(list.Items)
	if line := againstRival(a, g); line != nil {
		list.Items = slices.Insert(list.Items, min(len(list.Items), 2), document.Item{Line: line, Weight: author.Fall(93, 2)})
	}
	if list.Items == nil {
		return nil
	}
	return withMore(a, []document.Block{list}, g, left)
}

// againstRival is the competitor, for a sponsor who is there to protect the account.
func againstRival(a *author.Author, g *program.Group) document.Line {
	if mandateOf(a, g) != protect {
		return nil
	}
	rival := Competition(a, g)
	if rival == nil {
		return nil
	}
	return append(document.Line{span.Warn(a.Say("Competitor") + a.Labels().Colon + " ")}, rival...)
}

// raiseWeight keeps the first three things and lets the rest give way before
// where the account is going; what was kept goes first.
func raiseWeight(i int, c concern) int {
	switch {
	case c.rank == kept:
		return author.Fall(37, i)
	case i < 3:
		return author.Fall(93, i)
	}
	return author.Fall(56, i)
}

// withMore says how many lines a section left out.
func withMore(a *author.Author, blocks []document.Block, g *program.Group, n int) []document.Block {
	if n <= 0 {
		return blocks
	}
	return append(blocks, document.More{Count: n, Link: document.Link{Text: a.Say("on the account page"), To: groupPage(a, g)}})
}

// A SayField is one thing that the account manager lets the sponsor say, ask or avoid.
type SayField struct {
	Label, Field string
	Get          func(*program.Profile) string
	weight       int
}

// SayFields are what there is to say at a group, in the order in which it matters in the
// room. The three lines of a month that is over, or of a day that nobody told, are none of
// it.
func SayFields(a *author.Author, g *program.Group) []SayField {
	fields := slices.Clone(sayFields)
	if presses(a, g) {
		for i := range fields {
			if w, ok := whenPressing[fields[i].Field]; ok {
				fields[i].weight = w
			}
		}
		slices.SortStableFunc(fields, func(x, y SayField) int { return cmp.Compare(y.weight, x.weight) })
	}
	p := g.ProfileWith(func(p *program.Profile) bool { return p.ThisMonth != "" })
	if p == nil || p.ThisMonthOn.Known() && !p.MonthOver(a.AsOf) {
		return fields
	}
	return slices.DeleteFunc(fields, func(f SayField) bool { return f.Field == "this month" })
}

// whenPressing is what weighs more where an account is to be protected or renews soon: how
// far the sponsor may go in the talks, and what happened this month.
var whenPressing = map[string]int{"topics to avoid": 94, "negotiation lead": 93, "this month": 91}

// pressingDays is how near a renewal, or the last day of its notice, presses.
const pressingDays = 90

// presses reports whether an account is to be protected, or renews or may give notice
// within 90 days of the next meeting, of as-of where none is booked.
func presses(a *author.Author, g *program.Group) bool {
	if m := mandateOf(a, g); m == protect || m == "both" {
		return true
	}
	from := a.AsOf
	if m := author.NextMeeting(g, a.AsOf); m != nil {
		from = m.Date
	}
	r, ok := a.RenewalOf(g)
	near := func(d program.Date) bool { return d.Known() && d >= a.AsOf && d <= from.AddDays(pressingDays) }
	return ok && (near(r.On) || near(r.NoticeBy()))
}

var sayFields = []SayField{
	{"Say", "value message", func(p *program.Profile) string { return p.ValueMessage }, 90},
	{"Ask", "questions", func(p *program.Profile) string { return p.Questions }, 86},
	{"Avoid", "topics to avoid", func(p *program.Profile) string { return p.TopicsAvoid }, 92},
	{"You", "greatest impact", func(p *program.Profile) string { return p.GreatestImpact }, 84},
	{"This month", "this month", func(p *program.Profile) string { return p.ThisMonth }, 60},
	{"Talks", "negotiation lead", negotiation, 83},
	{"They like", "likes", func(p *program.Profile) string { return p.Likes }, 54},
	{"They dislike", "dislikes", func(p *program.Profile) string { return p.Dislikes }, 55},
}

// negotiation is the sponsor's part in one: who speaks, how far they may go, when.
func negotiation(p *program.Profile) string {
	return span.Joined(" ", span.Capital(span.Sentence(p.NegotiationLead)), span.Capital(span.Sentence(p.NegotiationLimits)),
		span.Capital(span.Sentence(p.NegotiationWhen)))
}

func sayBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	var facts document.Facts
	for _, f := range SayFields(a, g) {
		if text, from := author.ToldBy(g, f.Get); text != "" {
			facts.Items = append(facts.Items, document.Fact{Label: a.Say(f.Label), Weight: f.weight,
				Value: document.Line{span.Cited(span.Plain(span.Sentence(span.Cut(text, 240))), a.Cells(from.Origin, f.Field)...)}})
		}
	}
	facts.Items = append(facts.Items, wins(a, g)...)
	if len(facts.Items) == 0 {
		return nil
	}
	return []document.Block{facts}
}

// wins are the newest wins of a year, two at most, to be spoken of. What the
// account manager would have said anyway is not said again.
func wins(a *author.Author, g *program.Group) []document.Fact {
	var facts []document.Fact
	said := program.Fold(author.Told(g, func(p *program.Profile) string { return p.ValueMessage }))
	for _, n := range notes(a, g, program.Win) {
		if len(facts) == 2 {
			break
		}
		if strings.Contains(said, program.Fold(n.Text)) {
			continue
		}
		facts = append(facts, document.Fact{Label: a.Say("Win"), Weight: author.Fall(53, 3*len(facts)),
			Value: noteLine(a, n, 180)})
	}
	return facts
}

// notes are the notes of some types, no older than a year, the newest first.
func notes(a *author.Author, g *program.Group, types ...string) []*program.NoteItem {
	var out []*program.NoteItem
	for _, n := range g.Notes {
		if slices.Contains(types, n.Type) && strings.TrimSpace(n.Text) != "" &&
			(!n.Date.Known() || n.Date >= a.AsOf.AddMonths(-12)) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(x, y *program.NoteItem) int { return cmp.Compare(y.Date, x.Date) })
	return out
}

// noteLine is a note with its source and date as a sentence.
func noteLine(a *author.Author, n *program.NoteItem, most int) document.Line {
	from := span.Joined(", ", span.Cut(n.Source, 60), a.ShortDay(n.Date, a.AsOf))
	of := a.Cells(n.Origin, "text")
	if from == "" {
		return document.Line{span.Cited(span.Plain(span.Sentence(span.Cut(n.Text, most))), of...)}
	}
	return document.Line{span.Cited(span.Plain(span.Unended(span.Cut(n.Text, most))), of...), span.Plain(" (" + from + ").")}
}

// OpenAsks are what was asked and not answered, the most pressing first.
func OpenAsks(a *author.Author, g *program.Group) []*program.Ask {
	var open []*program.Ask
	for _, k := range g.Asks {
		if !k.Answered(a.AsOf) && strings.TrimSpace(k.Text) != "" {
			open = append(open, k)
		}
	}
	slices.SortStableFunc(open, ByNeed)
	return open
}

// ByNeed orders asks by the day they are needed, those without a day last.
func ByNeed(x, y *program.Ask) int {
	far := func(d program.Date) program.Date {
		if !d.Known() {
			return 1 << 30
		}
		return d
	}
	return cmp.Or(cmp.Compare(far(x.NeededBy), far(y.NeededBy)), cmp.Compare(x.AskedOn, y.AskedOn),
		cmp.Compare(x.ID, y.ID), cmp.Compare(x.Text, y.Text))
}

// goalSaid is what the dark band says already of a meeting without a goal.
func goalSaid(a *author.Author, m *program.Meeting) string {
	if m != nil && slices.Contains(a.Lacks(m), "goal") {
		return "the goal of the meeting"
	}
	return ""
}

// mostAsks is how many asks a page holds.
const mostAsks = 4

// neededBlocks are the open asks, and the one line of what is not known.
func neededBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	var blocks []document.Block
	asks := OpenAsks(a, g)
	for i, k := range asks[:min(mostAsks, len(asks))] {
		blocks = append(blocks, document.Paragraph{Line: AskLine(a, g, k), Weight: author.Fall(92, 4*i)})
	}
	blocks = withMore(a, blocks, g, len(asks)-mostAsks)
	if line, ok := a.NotKnownBut(g, goalSaid(a, m)); ok && len(questionBlocks(a, g, m)) == 0 {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 87})
	}
	return blocks
}

// AskLine is "Needed from you by 4 December: …".
func AskLine(a *author.Author, g *program.Group, k *program.Ask) document.Line {
	label := span.Strong(needed(a, g, k) + " ")
	if k.NeededBy.Known() && k.NeededBy < a.AsOf {
		label.Tone = document.Warn
	}
	return document.Line{label, span.Cited(span.Plain(span.Sentence(span.Cut(k.Text, 240))), a.Cells(k.Origin, "ask")...)}
}

// AskItem is an ask in a list of what is needed from the reader: "by 4 December: …".
func AskItem(a *author.Author, k *program.Ask) document.Line {
	var line document.Line
	switch day := a.ShortDay(k.NeededBy, a.AsOf); {
	case day == "":
	case k.NeededBy < a.AsOf:
		line = document.Line{span.Warn(a.Sayf("overdue since %s", day) + a.Labels().Colon + " ")}
	default:
		line = document.Line{span.Strong(a.Sayf("by %s", day) + a.Labels().Colon + " ")}
	}
	return append(line, span.Cited(span.Plain(span.Sentence(span.Cut(k.Text, 240))), a.Cells(k.Origin, "ask")...))
}

func needed(a *author.Author, g *program.Group, k *program.Ask) string {
	whom, by := a.Say("you"), a.ShortDay(k.NeededBy, a.AsOf)
	r := a.SponsorOf(g)
	switch {
	case k.Of != "" && (r == nil || !author.Same(k.Of, r.Sponsor)) && !strings.EqualFold(k.Of, "sponsor"):
		whom = span.Cut(k.Of, 60)
	case r == nil:
		whom = a.Say("a sponsor")
	case !a.Addressed():
		whom = span.Cut(r.Sponsor, 60)
	}
	switch {
	case by == "":
		return a.Sayf("Needed from %s:", whom)
	case k.NeededBy < a.AsOf:
		return a.Sayf("Needed from %s, overdue since %s:", whom, by)
	}
	return a.Sayf("Needed from %s by %s:", whom, by)
}
