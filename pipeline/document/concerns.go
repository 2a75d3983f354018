package document

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A concern is something that the customer will raise.
type concern struct {
	rank   int // the order of concerns: what weighs most is raised first
	on     program.Date
	text   string // orders what else is equal
	line   Line
	public bool // may travel: a promise to them
}

// concerns are what a customer's people will raise, what weighs most first:
// promises broken, severe trouble that is open, promises owed, other trouble,
// and, good beside bad, what was kept and solved.
func (a *author) concerns(g *program.Group) []concern {
	var all []concern
	for _, p := range g.Promises {
		all = append(all, a.promised(p)...)
	}
	for _, e := range g.Escalations {
		all = append(all, a.escalated(e)...)
	}
	for _, i := range g.Issues {
		all = append(all, a.troubled(i)...)
	}
	slices.SortStableFunc(all, func(x, y concern) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.on, y.on), cmp.Compare(x.text, y.text))
	})
	for i := range all {
		all[i].line = oneStop(all[i].line)
	}
	return all
}

// oneStop takes out a full stop that follows another, as after "Sept.".
func oneStop(l Line) Line {
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

// overdue reports whether a promise was not kept by its day.
func overdue(p *program.Promise, now program.Date) bool {
	return p.Kept != program.Yes && p.Due.Known() && p.Due < now
}

// recently is how long what was kept or solved is worth saying.
const recentMonths = 12

func (a *author) promised(p *program.Promise) []concern {
	text := unended(cut(p.Text, 220))
	c := concern{on: p.Due, text: text, public: true}
	of := a.src(p.Origin, "promises")
	switch {
	case text == "":
		return nil
	case p.Kept == program.Yes && p.KeptOn.Known() && p.KeptOn < a.AsOf.AddMonths(-recentMonths):
		return nil
	case p.Kept == program.Yes:
		c.rank, c.line = kept, Line{good(a.say("Kept:") + " "), cited(plainly(sentence(text)), of...)}
	case overdue(p, a.AsOf):
		c.rank = broken
		c.line = Line{warn(a.say("Promised, overdue:") + " "), cited(plainly(text), of...), plainly(a.due(p.Due))}
		c.line = append(c.line, a.answer(p.Answer, p.Owner)...)
	default:
		c.rank = owed
		c.line = Line{strong(a.say("Promised:") + " "), cited(plainly(text), of...), plainly(a.due(p.Due))}
		c.line = append(c.line, a.answer(p.Answer, p.Owner)...)
	}
	return []concern{c}
}

// due is ", due 1 September"; "" where no day is known.
func (a *author) due(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return a.sayf(", due %s", a.shortDay(d, a.AsOf))
}

// answer is what we say to a concern, and who says it.
func (a *author) answer(text, owner string) Line {
	text, owner = unended(cut(text, 200)), cut(owner, 60)
	switch {
	case text == "" && owner == "":
		return Line{plainly(".")}
	case text == "":
		return Line{plainly(" ("), plainly(owner), plainly(").")}
	case owner == "":
		return Line{plainly(". " + a.say("Answer:") + " "), plainly(text), plainly(".")}
	}
	return Line{plainly(". " + a.say("Answer:") + " "), plainly(text), plainly(" ("), plainly(owner), plainly(").")}
}

func (a *author) escalated(e *program.Escalation) []concern {
	name := cut(cmp.Or(e.Summary, e.ExpectationGap, e.Cause, e.Type), 160)
	if !e.Open(a.AsOf) {
		return a.solved(e, name)
	}
	if name == "" {
		name = a.say("no summary given")
	}
	c := concern{rank: severe, on: e.Opened, text: name}
	c.line = Line{warn(a.say("Escalation") + ": "), cited(plainly(unended(name)), a.src(e.Origin, "opened")...),
		plainly(a.sayf(", open since %s", a.shortDay(e.Opened, a.AsOf)))}
	c.line = append(c.line, a.answer(e.Corrections, e.Manager)...)
	return []concern{c}
}

// solved is the good news that an escalation ended within the last quarter.
func (a *author) solved(e *program.Escalation, name string) []concern {
	if name == "" || !e.Resolved.Known() || e.Resolved < a.AsOf.AddMonths(-3) {
		return nil
	}
	return []concern{{rank: kept, on: e.Resolved, text: name, line: Line{good(a.say("Solved:") + " "),
		plainly(unended(name)), plainly(a.sayf(", on %s.", a.shortDay(e.Resolved, a.AsOf)))}}}
}

// troubled is an open issue that a customer would speak of: severe, or with
// something to say about it. A bare ticket number is none.
func (a *author) troubled(i *program.Issue) []concern {
	name := cut(i.Summary, 160)
	if name == "" && i.Severity >= program.Severe {
		name = cut(i.Type, 80)
	}
	if !i.IsOpen || strings.TrimSpace(name) == "" {
		return nil
	}
	c := concern{rank: trouble, on: i.Opened, text: name}
	of := a.src(i.Origin, "summary")
	c.line = Line{cited(strong(unended(name)), of...)}
	if i.Severity >= program.Severe {
		c.rank, c.line = severe, Line{cited(warn(unended(name)), of...), warn(a.say(", severe"))}
	}
	if i.Opened.Known() {
		c.line = append(c.line, plainly(a.sayf(", since %s", a.shortDay(i.Opened, a.AsOf))))
	}
	if i.Due.Known() {
		c.line = append(c.line, plainly(a.due(i.Due)))
	}
	c.line = append(c.line, a.answer(i.Remedy, i.Owner)...)
	return []concern{c}
}
