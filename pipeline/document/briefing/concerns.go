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

// A concern is something that the customer will raise.
type concern struct {
	rank   int // the order of concerns: what weighs most is raised first
	on     program.Date
	text   string // orders what else is equal
	Line   document.Line
	public bool // may travel: a promise to them
}

// Concerns are what a customer's people will raise, what weighs most first:
// promises broken, severe trouble that is open, promises owed, other trouble,
// and, good beside bad, what was kept and solved.
func Concerns(a *author.Author, g *program.Group) []concern { return concerns(a, g, 200) }

// concerns are the same with answers of so many characters at most.
func concerns(a *author.Author, g *program.Group, most int) []concern {
	var all []concern
	for _, p := range g.Promises {
		all = append(all, promised(a, p, most)...)
	}
	for _, e := range g.Escalations {
		all = append(all, escalated(a, g, e, most)...)
	}
	for _, i := range g.Issues {
		if i.Escalation != "" { // it is told with it
			continue
		}
		all = append(all, troubled(a, i, most)...)
	}
	slices.SortStableFunc(all, func(x, y concern) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.on, y.on), cmp.Compare(x.text, y.text))
	})
	for i := range all {
		all[i].Line = oneStop(all[i].Line)
	}
	return all
}

// Dangers are the concerns that are bad news, shortly.
func Dangers(a *author.Author, g *program.Group) []document.Line {
	var out []document.Line
	for _, c := range concerns(a, g, wordsOfAnswer) {
		if c.rank == broken || c.rank == severe || c.rank == trouble {
			out = append(out, c.Line)
		}
	}
	return out
}

// oneStop takes out a full stop that follows another, as after "Sept.".
func oneStop(l document.Line) document.Line {
	for i := 1; i < len(l); i++ {
		if strings.HasSuffix(l[i-1].Text, ".") && strings.HasPrefix(l[i].Text, ".") {
			l[i].Text = l[i].Text[1:]
		}
	}
	return l
}

// Ranks of concerns.
const (
	broken = iota
	severe
	owed
	trouble
	kept
)

// recently is how long what was kept or solved is worth saying.
const recentMonths = 12

func promised(a *author.Author, p *program.Promise, most int) []concern {
	text := span.Unended(span.Cut(p.Text, 220))
	c := concern{on: p.Due, text: text, public: true}
	of := a.Cells(p.Origin, "promises")
	switch {
	case text == "":
		return nil
	case p.IsKept() && p.KeptOn.Known() && p.KeptOn < a.AsOf.AddMonths(-recentMonths):
		return nil
	case p.IsKept():
		c.rank, c.Line = kept, document.Line{span.Good(a.Say("Kept:") + " "), span.Cited(span.Plain(span.Sentence(text)), of...)}
	case p.Overdue(a.AsOf):
		c.rank = broken
		c.Line = document.Line{span.Warn(a.Say("Promised, overdue:") + " "), span.Cited(span.Plain(text), of...), span.Plain(due(a, p.Due))}
		c.Line = append(c.Line, answer(a, p.Answer, p.Owner, most)...)
	default:
		c.rank = owed
		c.Line = document.Line{span.Strong(a.Say("Promised:") + " "), span.Cited(span.Plain(text), of...), span.Plain(due(a, p.Due))}
		c.Line = append(c.Line, answer(a, p.Answer, p.Owner, most)...)
	}
	return []concern{c}
}

// lateOr is the same of what is still to be done: a day that has passed says so.
func lateOr(a *author.Author, d program.Date) document.Line {
	if d.Known() && d < a.AsOf {
		return document.Line{span.Warn(a.Sayf(", overdue since %s", a.ShortDay(d, a.AsOf)))}
	}
	return document.Line{span.Plain(due(a, d))}
}

// due is ", due 1 September"; "" where no day is known.
func due(a *author.Author, d program.Date) string {
	if !d.Known() {
		return ""
	}
	return a.Sayf(", due %s", a.ShortDay(d, a.AsOf))
}

// wordsOfAnswer is how many characters an answer has on a page: what is said of
// it in one breath.
const wordsOfAnswer = 120

// answer is what we say to a concern, and who says it.
func answer(a *author.Author, text, owner string, most int) document.Line {
	text, owner = span.Unended(span.Cut(text, most)), span.Cut(owner, 60)
	switch {
	case text == "" && owner == "":
		return document.Line{span.Plain(".")}
	case text == "":
		return document.Line{span.Plain(" ("), span.Plain(owner), span.Plain(").")}
	case owner == "":
		return document.Line{span.Plain(". " + a.Say("Answer:") + " "), span.Plain(text), span.Plain(".")}
	}
	return document.Line{span.Plain(". " + a.Say("Answer:") + " "), span.Plain(text), span.Plain(" ("), span.Plain(owner), span.Plain(").")}
}

// soFar is how far an escalation has come of which no corrective action is told: the
// cause, else that somebody took it up, else that nobody answered.
func soFar(a *author.Author, e *program.Escalation, most int) document.Line {
	known := ""
	if cause := span.Unended(span.Cut(e.Cause, most)); cause != "" {
		known = a.Sayf("Cause: %s.", cause)
	} else if e.Acknowledged.Known() && e.Acknowledged <= a.AsOf {
		known = a.Sayf("Taken up on %s.", a.ShortDay(e.Acknowledged, a.AsOf))
	}
	if known == "" {
		return document.Line{unanswered(a)}
	}
	return document.Line{span.Plain(" " + known), span.Warn(" " + a.Say("No corrective action yet."))}
}

// escalated is an escalation that is open, with the answer of this customer's own ticket
// where one belongs to it: what mends it for all is not what they ask for.
func escalated(a *author.Author, g *program.Group, e *program.Escalation, most int) []concern {
	name := span.Cut(cmp.Or(e.Summary, e.ExpectationGap, e.Cause, e.Type), 160)
	if !e.Open(a.AsOf) {
		return solved(a, e, name)
	}
	if name == "" {
		name = a.Say("no summary given")
	}
	c := concern{rank: severe, on: e.Opened, text: name}
	c.Line = document.Line{span.Warn(a.Say("Escalation") + a.Labels().Colon + " "),
		span.Cited(span.Plain(span.Unended(name)), a.Cells(e.Origin, "opened")...)}
	if e.Severity >= program.Severe {
		c.Line = append(c.Line, span.Warn(a.Say(", severe")))
	}
	c.Line = append(c.Line, span.Plain(a.Sayf(", open since %s", a.ShortDay(e.Opened, a.AsOf))))
	said, owner := e.Corrections, e.Manager
	for _, i := range g.Issues {
		if i.Escalation == e.ID && e.ID != "" && i.IsOpen && i.Remedy != "" {
			said, owner = i.Remedy, i.Owner
			if i.Due.Known() {
				c.Line = append(c.Line, lateOr(a, i.Due)...)
			}
			break
		}
	}
	c.Line = append(c.Line, answer(a, said, owner, most)...)
	if said == "" {
		c.Line = append(c.Line, soFar(a, e, most)...)
	}
	return []concern{c}
}

// unanswered says of severe trouble that nobody has said anything to it: whoever goes
// there needs an answer.
func unanswered(a *author.Author) document.Span { return span.Warn(" " + a.Say("No answer yet.")) }

// solved is the good news that an escalation ended within the last quarter.
func solved(a *author.Author, e *program.Escalation, name string) []concern {
	if name == "" || !e.Resolved.Known() || e.Resolved < a.AsOf.AddMonths(-3) {
		return nil
	}
	return []concern{{rank: kept, on: e.Resolved, text: name, Line: document.Line{span.Good(a.Say("Solved:") + " "),
		span.Plain(span.Unended(name)), span.Plain(a.Sayf(", on %s", a.ShortDay(e.Resolved, a.AsOf))), span.Plain(".")}}}
}

// troubled is an open issue that a customer would speak of: severe, or with
// something to say about it. A bare ticket number is none.
func troubled(a *author.Author, i *program.Issue, most int) []concern {
	name := span.Cut(i.Summary, 160)
	if name == "" && i.Severity >= program.Severe {
		name = span.Cut(i.Type, 80)
	}
	if !i.IsOpen || strings.TrimSpace(name) == "" {
		return nil
	}
	c := concern{rank: trouble, on: i.Opened, text: name}
	of := a.Cells(i.Origin, "summary")
	c.Line = document.Line{span.Cited(span.Strong(span.Unended(name)), of...)}
	if i.Severity >= program.Severe {
		c.rank, c.Line = severe, document.Line{span.Cited(span.Warn(span.Unended(name)), of...), span.Warn(a.Say(", severe"))}
	}
	if i.Opened.Known() {
		c.Line = append(c.Line, span.Plain(a.Sayf(", since %s", a.ShortDay(i.Opened, a.AsOf))))
	}
	if i.Due.Known() {
		c.Line = append(c.Line, lateOr(a, i.Due)...)
	}
	c.Line = append(c.Line, answer(a, i.Remedy, i.Owner, most)...)
	if c.rank == severe && i.Remedy == "" {
		c.Line = append(c.Line, unanswered(a))
	}
	return []concern{c}
}
