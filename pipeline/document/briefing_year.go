package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/program"
)

// yearBlocks are the year at a glance and the sponsor's own next actions.
func (a *author) yearBlocks(g *program.Group, _ *program.Meeting) []Block {
	var blocks []Block
	if y := a.years[g.Key]; y != nil && len(y.Marks) > 0 {
		blocks = append(blocks, a.year(y.Marks))
	}
	if line := a.yours(g); len(line) > 0 {
		blocks = append(blocks, Paragraph{Line: line, Weight: 58})
	}
	return blocks
}

// year is the strip of marks in the page's language, with the same in words. A
// mark without a word or a day says nothing.
func (a *author) year(marks []program.Mark) Year {
	y := Year{From: a.Plan.Period.From, To: a.Plan.Period.To}
	for _, m := range marks {
		m.Label, m.When = a.term(cut(m.Label, 30)), a.windowText(m.When, m.From, m.To)
		if m.Label != "" && m.When != "" {
			y.Marks = append(y.Marks, m)
		}
	}
	y.Describe = a.yearWords(y.Marks)
	return y
}

// yearWords is "Visit 10 Dec (booked), June · QBR Jan, Apr · Renewal 19 Mar".
func (a *author) yearWords(marks []program.Mark) string {
	var labels []string
	of := map[string][]string{}
	for _, m := range marks {
		if of[m.Label] == nil {
			labels = append(labels, m.Label)
		}
		if m.Booked && !a.isRenewal(m) {
			m.When += " (" + a.say("booked") + ")"
		}
		of[m.Label] = append(of[m.Label], m.When)
	}
	var parts []string
	for _, l := range labels {
		parts = append(parts, l+" "+a.list(of[l]))
	}
	return strings.Join(parts, dot)
}

// isRenewal reports whether a mark is a contract's end, which nobody booked.
func (a *author) isRenewal(m program.Mark) bool {
	return strings.EqualFold(m.Label, "renewal") || strings.EqualFold(m.Label, a.say("Renewal"))
}

// markText is one mark in words: "Visit, first half of June".
func (a *author) markText(m program.Mark) string {
	return joined(", ", a.term(cut(m.Label, 30)), a.windowText(m.When, m.From, m.To))
}

// sponsors reports whether a line of the plan is the sponsor's to do.
func sponsors(x *program.Action) bool { return x.Role == "sponsor" || x.Sponsor != "" }

// pending reports whether a line of the plan is still to be done.
func pending(x *program.Action) bool {
	return x.Status != program.StatusDone && x.Status != program.StatusCancelled
}

// A duty is something that the sponsor has to do next.
type duty struct {
	what string
	on   program.Date
	when string
	id   string
}

// preparing are the ticks of a meeting's checklist that the sponsor takes part in.
var preparing = []string{"briefing", "coaching", "debrief"}

// duties are what the sponsor has to do next, the nearest first: their lines of
// the plan, and, of a booked meeting that the page tells of anyway, its ticks.
func (a *author) duties(g *program.Group) []duty {
	var out []duty
	for _, x := range a.actions[g.Key] {
		switch {
		case !sponsors(x) || !pending(x):
		case len(x.Steps) == 0 || x.Meeting == "":
			out = append(out, duty{a.term(x.What), cmp.Or(x.Due, x.Start), a.timing(x), x.ID})
		default:
			for _, s := range x.Steps {
				if !s.Done && slices.Contains(preparing, s.Code) {
					when := a.sayf("by %s", a.shortDay(s.Due, a.AsOf))
					if s.Due < a.AsOf {
						if s.Code != "debrief" {
							continue // what led to a meeting is over, ticked or not
						}
						when += ", " + a.say("overdue")
					}
					out = append(out, duty{a.term(s.What), s.Due, when, x.ID + s.Code})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y duty) int { return cmp.Or(cmp.Compare(x.on, y.on), cmp.Compare(x.id, y.id)) })
	return out
}

// yours are the sponsor's next three duties in one line.
func (a *author) yours(g *program.Group) Line {
	all := a.duties(g)
	if len(all) == 0 || a.sponsorOf(g) == nil {
		return nil
	}
	var parts []string
	for _, d := range all[:min(3, len(all))] {
		parts = append(parts, joined(", ", initial(unended(cut(d.what, 90))), d.when))
	}
	label := a.say("Yours next:")
	if a.reader == accountManager {
		label = a.say("The sponsor's next:")
	}
	return Line{strong(label + " "), plainly(strings.Join(parts, dot))}
}

// initial is text that begins with a capital, as the first of several things does.
func initial(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// timing is when a line of the plan is to be done: the booked day, the window,
// or the day by which.
func (a *author) timing(x *program.Action) string {
	switch {
	case x.Window != "":
		return a.windowText(x.Window, x.Start, x.Due)
	case x.Booked:
		return a.shortDay(x.Start, a.AsOf)
	case x.Due.Known():
		return a.sayf("by %s", a.shortDay(x.Due, a.AsOf))
	}
	return a.shortDay(x.Start, a.AsOf)
}

// windowText is a window in the page's language: the plan says it in English,
// other languages say it from its days.
func (a *author) windowText(given string, from, to program.Date) string {
	if a.words == nil || !from.Known() || !to.Known() {
		return cut(given, 60)
	}
	name := a.months[from.Month().Month()-1]
	switch {
	case from == to:
		return a.dayMonth(from, a.short)
	case from.Month() != to.Month():
		return a.monthName(from.Month()) + "–" + a.monthName(to.Month())
	case to.Time().Day() <= 16:
		return a.sayf("first half of %s", name)
	case from.Time().Day() >= 14:
		return a.sayf("second half of %s", name)
	}
	return name
}
