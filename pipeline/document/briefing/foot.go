package briefing

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Foot is what a briefing stands on: the day, how old each source is, whether
// the account manager has seen it, how ready it is.
func Foot(a *author.Author, g *program.Group) []document.Span {
	foot := []document.Span{span.Plain(a.Sayf("As of %s", a.ShortYear(a.AsOf)))}
	add := func(spans ...document.Span) {
		if spans[0].Text != "" {
			foot = append(append(foot, span.Plain(span.Dot)), spans...)
		}
	}
	if a.Window.To.Known() {
		add(span.Plain(a.Sayf("revenue to %s", a.ShortDay(a.Window.To.Last(), a.AsOf))))
	}
	for _, s := range ages(a) {
		add(span.Plain(s))
	}
	add(SignOff(a, g)...)
	state, missing := a.Readiness(g)
	if len(missing) == 0 {
		add(span.Good(a.Say(string(state))))
	} else {
		add(span.Strong(a.Say(string(state))))
	}
	return foot
}

// sourceWords are the kinds of table whose age a reader asks for, in order.
var sourceWords = []struct{ kind, word string }{
	{"accounts", "accounts"}, {"contacts", "contacts"}, {"opportunities", "opportunities"},
	{"issues", "issues"}, {"escalations", "escalations"}, {"surveys", "surveys"},
	{"meetings", "meetings"}, {"profiles", "profiles"},
}

// ages are "issues 19 Nov" for each kind of table whose age is known: of several
// tables the oldest counts. Kinds of one day stand together.
func ages(a *author.Author) []string {
	oldest := map[string]program.Date{}
	for _, s := range a.Sources {
		if s.Used > 0 {
			oldest[s.Kind] = author.Earlier(oldest[s.Kind], s.AsOf)
		}
	}
	var days []program.Date
	kinds := map[program.Date][]string{}
	for _, w := range sourceWords {
		if d := oldest[w.kind]; d.Known() {
			if kinds[d] == nil {
				days = append(days, d)
			}
			kinds[d] = append(kinds[d], a.Say(w.word))
		}
	}
	slices.SortStableFunc(days, func(x, y program.Date) int { return cmp.Compare(y, x) })
	var out []string
	for _, d := range days {
		out = append(out, a.List(kinds[d])+" "+a.ShortDay(d, a.AsOf))
	}
	return out
}

// SignOff is "Read by T. Zieliński 6 Nov", or that nobody has.
func SignOff(a *author.Author, g *program.Group) document.Line {
	seen, by := program.Date(0), ""
	for _, p := range g.Profiles {
		if p.SeenOn > seen && p.SeenOn <= a.AsOf {
			seen, by = p.SeenOn, p.SeenBy
		}
	}
	switch {
	case !seen.Known() && a.Reader == author.AccountManager:
		return document.Line{span.Warn(a.Say("Not yet seen by you"))}
	case !seen.Known():
		return document.Line{span.Warn(a.Say("Not yet seen by the account manager"))}
	}
	if by == "" {
		by, _ = author.ManagerOf(g)
	}
	if by == "" {
		by = a.Say("the account manager")
	}
	return document.Line{span.Plain(a.Say("Read by") + " "), span.Plain(span.Cut(by, 60)), span.Plain(" " + a.ShortDay(seen, a.AsOf))}
}
