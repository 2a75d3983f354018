package document

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// foot is what a briefing stands on: the day, how old each source is, whether
// the account manager has seen it, how ready it is.
func (a *author) foot(g *program.Group) []Span {
	foot := []Span{plainly(a.sayf("As of %s", a.shortYear(a.AsOf)))}
	add := func(spans ...Span) {
		if spans[0].Text != "" {
			foot = append(append(foot, plainly(dot)), spans...)
		}
	}
	if a.Window.To.Known() {
		add(plainly(a.sayf("revenue to %s", a.shortDay(a.Window.To.Last(), a.AsOf))))
	}
	for _, s := range a.ages() {
		add(plainly(s))
	}
	add(a.signOff(g)...)
	state, missing := a.readiness(g)
	if len(missing) == 0 {
		add(good(a.say(string(state))))
	} else {
		add(strong(a.say(string(state))))
	}
	return foot
}

// shortYear is "21 Nov 2026".
func (a *author) shortYear(d program.Date) string { return a.shortDay(d, 0) }

// sourceWords are the kinds of table whose age a reader asks for, in order.
var sourceWords = []struct{ kind, word string }{
	{"accounts", "accounts"}, {"contacts", "contacts"}, {"opportunities", "opportunities"},
	{"issues", "issues"}, {"escalations", "escalations"}, {"surveys", "surveys"},
	{"meetings", "meetings"}, {"profiles", "profiles"},
}

// ages are "issues 19 Nov" for each kind of table whose age is known: of several
// tables the oldest counts. Kinds of one day stand together.
func (a *author) ages() []string {
	oldest := map[string]program.Date{}
	for _, s := range a.Sources {
		if s.Used > 0 {
			oldest[s.Kind] = earlier(oldest[s.Kind], s.AsOf)
		}
	}
	var days []program.Date
	kinds := map[program.Date][]string{}
	for _, w := range sourceWords {
		if d := oldest[w.kind]; d.Known() {
			if kinds[d] == nil {
				days = append(days, d)
			}
			kinds[d] = append(kinds[d], a.say(w.word))
		}
	}
	slices.SortStableFunc(days, func(x, y program.Date) int { return cmp.Compare(y, x) })
	var out []string
	for _, d := range days {
		out = append(out, a.list(kinds[d])+" "+a.shortDay(d, a.AsOf))
	}
	return out
}

// signOff is "Read by T. Zieliński 6 Nov", or that nobody has.
func (a *author) signOff(g *program.Group) Line {
	seen, by := program.Date(0), ""
	for _, p := range g.Profiles {
		if p.SeenOn > seen && p.SeenOn <= a.AsOf {
			seen, by = p.SeenOn, p.SeenBy
		}
	}
	if !seen.Known() {
		return Line{warn(a.say("Not yet seen by the account manager"))}
	}
	if by == "" {
		by, _ = managerOf(g)
	}
	if by == "" {
		by = a.say("the account manager")
	}
	return Line{plainly(a.say("Read by") + " "), plainly(cut(by, 60)), plainly(" " + a.shortDay(seen, a.AsOf))}
}

// changed is what differs from the book before, in one line for one page.
func (a *author) changed(changes []program.Change) Line {
	if len(changes) == 0 {
		return nil
	}
	line := Line{strong(a.say("Changed since the book:") + " ")}
	for i, c := range changes {
		if i > 0 {
			line = append(line, plainly(dot))
		}
		line = append(line, plainly(a.changeText(c)))
	}
	return line
}

// changeText is one change without the group's name: "moved from 2 to 1: …".
func (a *author) changeText(c program.Change) string {
	text := a.term(cut(c.Kind, 60))
	switch {
	case c.From != "" && c.To != "":
		text = a.sayf("%s, from %s to %s", text, cut(c.From, 60), cut(c.To, 60))
	case c.To != "":
		text += ", " + cut(c.To, 60)
	case c.From != "":
		text = a.sayf("%s, was %s", text, cut(c.From, 60))
	}
	if c.Why != "" {
		text += ": " + unended(cut(c.Why, 160))
	}
	return text
}
