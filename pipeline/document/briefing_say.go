package document

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// mostConcerns is how many concerns a briefing offers to the page.
const mostConcerns = 9

func (a *author) raiseBlocks(g *program.Group, _ *program.Meeting) []Block {
	all := a.concerns(g)
	if len(all) == 0 {
		return nil
	}
	var list List
	for i, c := range all[:min(len(all), mostConcerns)] {
		list.Items = append(list.Items, Item{Line: c.line, Weight: fall(93, i+2*min(c.rank, 2))})
	}
	return a.withMore([]Block{list}, g, len(all)-len(list.Items))
}

// withMore says how many lines a section left out.
func (a *author) withMore(blocks []Block, g *program.Group, n int) []Block {
	if n <= 0 {
		return blocks
	}
	return append(blocks, More{Count: n, Link: Link{Text: a.say("on the account page"), To: a.groupPage(g)}})
}

// sayFields are what the account manager lets the sponsor say, ask and avoid.
var sayFields = []struct {
	label, field string
	get          func(*program.Profile) string
	weight       int
}{
	{"Say", "value message", func(p *program.Profile) string { return p.ValueMessage }, 90},
	{"Ask", "questions", func(p *program.Profile) string { return p.Questions }, 86},
	{"Avoid", "topics to avoid", func(p *program.Profile) string { return p.TopicsAvoid }, 92},
	{"You", "greatest impact", func(p *program.Profile) string { return p.GreatestImpact }, 84},
	{"They like", "likes", func(p *program.Profile) string { return p.Likes }, 60},
	{"They dislike", "dislikes", func(p *program.Profile) string { return p.Dislikes }, 62},
}

func (a *author) sayBlocks(g *program.Group, _ *program.Meeting) []Block {
	var facts Facts
	for _, f := range sayFields {
		if text, from := toldBy(g, f.get); text != "" {
			facts.Items = append(facts.Items, Fact{Label: a.say(f.label), Weight: f.weight,
				Value: Line{cited(plainly(sentence(cut(text, 240))), a.src(from.Origin, f.field)...)}})
		}
	}
	facts.Items = append(facts.Items, a.wins(g)...)
	if len(facts.Items) == 0 {
		return nil
	}
	return []Block{facts}
}

// wins are the newest wins of a year, two at most, to be spoken of. What the
// account manager would have said anyway is not said again.
func (a *author) wins(g *program.Group) []Fact {
	var facts []Fact
	said := program.Fold(told(g, func(p *program.Profile) string { return p.ValueMessage }))
	for _, n := range a.notes(g, program.Win) {
		if len(facts) == 2 {
			break
		}
		if strings.Contains(said, program.Fold(n.Text)) {
			continue
		}
		facts = append(facts, Fact{Label: a.say("Win"), Weight: fall(72, 3*len(facts)),
			Value: a.noteLine(n, 180)})
	}
	return facts
}

// notes are the notes of some types, no older than a year, the newest first.
func (a *author) notes(g *program.Group, types ...string) []*program.NoteItem {
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
func (a *author) noteLine(n *program.NoteItem, most int) Line {
	from := joined(", ", cut(n.Source, 60), a.shortDay(n.Date, a.AsOf))
	of := a.src(n.Origin, "text")
	if from == "" {
		return Line{cited(plainly(sentence(cut(n.Text, most))), of...)}
	}
	return Line{cited(plainly(unended(cut(n.Text, most))), of...), plainly(" (" + from + ").")}
}

// openAsks are what was asked and not answered, the most pressing first.
func openAsks(g *program.Group) []*program.Ask {
	var open []*program.Ask
	for _, k := range g.Asks {
		if !k.AnsweredOn.Known() && strings.TrimSpace(k.Answer) == "" && strings.TrimSpace(k.Text) != "" {
			open = append(open, k)
		}
	}
	far := func(d program.Date) program.Date {
		if !d.Known() {
			return 1 << 30
		}
		return d
	}
	slices.SortStableFunc(open, func(x, y *program.Ask) int {
		return cmp.Or(cmp.Compare(far(x.NeededBy), far(y.NeededBy)), cmp.Compare(x.AskedOn, y.AskedOn),
			cmp.Compare(x.ID, y.ID), cmp.Compare(x.Text, y.Text))
	})
	return open
}

// neededBlocks are the open asks, and the one line of what is not known.
func (a *author) neededBlocks(g *program.Group, _ *program.Meeting) []Block {
	var blocks []Block
	asks := openAsks(g)
	for i, k := range asks[:min(4, len(asks))] {
		blocks = append(blocks, Paragraph{Line: a.askLine(g, k), Weight: fall(92, 4*i)})
	}
	blocks = a.withMore(blocks, g, len(asks)-4)
	if line, ok := a.notKnown(g); ok {
		blocks = append(blocks, Paragraph{Line: line, Weight: 87})
	}
	return blocks
}

// askLine is "Needed from you by 4 December: …".
func (a *author) askLine(g *program.Group, k *program.Ask) Line {
	label := strong(a.needed(g, k) + " ")
	if k.NeededBy.Known() && k.NeededBy < a.AsOf {
		label.Tone = Warn
	}
	return Line{label, cited(plainly(sentence(cut(k.Text, 240))), a.src(k.Origin, "ask")...)}
}

func (a *author) needed(g *program.Group, k *program.Ask) string {
	whom, by := a.say("you"), a.shortDay(k.NeededBy, a.AsOf)
	r := a.sponsorOf(g)
	switch {
	case k.Of != "" && (r == nil || !same(k.Of, r.Sponsor)) && !strings.EqualFold(k.Of, "sponsor"):
		whom = cut(k.Of, 60)
	case r == nil:
		whom = a.say("a sponsor")
	case a.reader == accountManager:
		whom = cut(r.Sponsor, 60)
	}
	switch {
	case by == "":
		return a.sayf("Needed from %s:", whom)
	case k.NeededBy < a.AsOf:
		return a.sayf("Needed from %s, overdue since %s:", whom, by)
	}
	return a.sayf("Needed from %s by %s:", whom, by)
}
