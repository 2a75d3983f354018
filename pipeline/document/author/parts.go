package author

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Fact is a label with one value.
func (a *Author) Fact(label string, value document.Span) document.Fact {
	return document.Fact{Label: a.Say(label), Value: document.Line{value}}
}

// DueSpan is a day by which something should be done, standing out once it has
// passed undone.
func (a *Author) DueSpan(d program.Date, done bool) document.Span {
	if d.Known() && d < a.AsOf && !done {
		return span.Warn(a.TableDay(d) + ", " + a.Say("overdue"))
	}
	return span.Plain(a.TableDay(d))
}

// Fall is the weight of the i-th line of a section: each gives way before the
// one above it, and none before the least of pages.
func Fall(from, i int) int { return max(from-2*i, 5) }

// Reason is why, with the member it concerns, who decided and until when.
func (a *Author) Reason(r program.Reason) string {
	text := span.Unended(a.Reworded(r.Text))
	if r.Member != "" && !strings.Contains(text, r.Member) {
		text = span.Cut(r.Member, 80) + ": " + text
	}
	by, expires := "", ""
	if r.By != "" && a.Reader != Board && !strings.Contains(text, r.By) {
		by = a.Sayf("decided by %s", span.Cut(r.By, 60))
	}
	if r.Expires.Known() {
		expires = a.Sayf("until %s", a.LongDay(r.Expires))
	}
	return span.Joined(", ", text, by, expires)
}

// NoGoal says of a booked meeting that it has no goal.
func (a *Author) NoGoal(m *program.Meeting) string { return a.Goalless(m.Travels()) }

// Goalless says that there is no goal, of a meeting that somebody travels to or not.
func (a *Author) Goalless(travel bool) string {
	if travel {
		return a.Say("No goal. Do not travel yet.")
	}
	return a.Say("No goal yet.")
}

// Pending reports whether a line of the plan is still to be done.
func Pending(x *program.Action) bool {
	return x.Status != program.StatusDone && x.Status != program.StatusCancelled
}

// GroupsInProgram is "58 groups in the program of 412".
func (a *Author) GroupsInProgram(n int) string {
	return a.Sayf("%s in the program of %s", a.Count(n, "group", "groups"), a.Whole(len(a.Standings)))
}

// NextCell is the next booked meeting, or that it is not ready.
func (a *Author) NextCell(g *program.Group) document.Line {
	m := NextMeeting(g, a.AsOf)
	switch {
	case m == nil && a.NextWindow(g) == nil:
		return nil
	case m == nil:
		return document.Line{span.Muted(a.MarkText(*a.NextWindow(g)) + " (" + a.Say("proposed") + ")")}
	case slices.Contains(a.Lacks(m), "goal"):
		return document.Line{span.Strong(a.ShortDay(m.Date, a.AsOf)), span.Warn(" " + a.NoGoal(m))}
	}
	return document.Line{span.Strong(a.ShortDay(m.Date, a.AsOf))}
}

func (a *Author) ReadinessCell(g *program.Group) document.Line {
	state, _ := a.Readiness(g)
	switch state {
	case Ready:
		return document.Line{span.Good(a.Say(string(state)))}
	case FactsOnly:
		return document.Line{span.Muted(a.Say(string(state)))}
	}
	return span.Words(a.Say(string(state)))
}

// Carried is how many accounts an executive has, and is proposed for.
func (a *Author) Carried(name string) (confirmed, proposed int) {
	c := a.carried[program.Fold(name)]
	return c.confirmed, c.proposed
}

type carried struct{ confirmed, proposed int }

// whoseMonth is a month of a sponsor by their folded name.
type whoseMonth struct {
	name string
	program.Month
}

// Load is how many meetings an executive has in a month, booked and proposed.
func (a *Author) Load(name string, m program.Month) program.Load {
	return a.loads[whoseMonth{program.Fold(name), m}]
}

func (d *Index) indexLoad() {
	for _, r := range d.Pairings {
		key := program.Fold(r.Sponsor)
		c := d.carried[key]
		if r.Confirmed {
			c.confirmed++
		} else {
			c.proposed++
		}
		d.carried[key] = c
	}
	delete(d.carried, "") // no name is nobody's
	for _, l := range d.Plan.Loads {
		key := whoseMonth{program.Fold(l.Sponsor), l.Month}
		sum := d.loads[key]
		sum.Booked, sum.Proposed = sum.Booked+l.Booked, sum.Proposed+l.Proposed
		d.loads[key] = sum
	}
}

// Reasons are why, the most important first.
func (a *Author) Reasons(all []program.Reason) document.Line {
	var parts []document.Line
	for _, r := range all {
		parts = append(parts, document.Line{span.Cited(span.Plain(a.Reason(r)), a.Refs(r.Sources...)...)})
	}
	return span.Spread("; ", parts...)
}

// briefly is after how many letters a reason is more than a line.
const briefly = 48

// Brief is a cell with its first clause at first sight, and the rest behind it; as it is
// where that is no shorter by much.
func Brief(l document.Line) document.Line {
	letters := 0
	for _, s := range l {
		letters += utf8.RuneCountInString(s.Text)
	}
	if letters <= briefly {
		return l
	}
	first := l[0].Text
	at := clause(first)
	if at == len(first) && len(l) == 1 || l[0].Link != nil {
		return l
	}
	l = slices.Clone(l)
	l[0].Brief = first[:at]
	return l
}

// clause is where the last clause ends that is no more than a line, else the first:
// before a bracket or after it, before a colon, semicolon or comma, never within brackets.
func clause(text string) int {
	end, depth := len(text), 0
	for i, r := range text {
		boundary := false
		switch {
		case r == '(':
			boundary = depth == 0 && i > 0
			depth++
		case r == ')':
			depth--
		case strings.ContainsRune(":;,", r):
			boundary = depth == 0 && strings.HasPrefix(text[i+1:], " ")
		}
		if !boundary || i < 8 {
			continue
		}
		if end < len(text) && i >= briefly {
			break
		}
		end = len(strings.TrimRight(text[:i], " "))
	}
	return end
}

// SponsorCell is the confirmed sponsor, or the proposal named as one.
func (a *Author) SponsorCell(g *program.Group) document.Line {
	r := a.PairingOf[g.Key]
	switch {
	case r == nil || r.Sponsor == "":
		return nil
	case r.Confirmed:
		return document.Line{span.Linked(span.Cut(r.Sponsor, 60), a.SponsorLink(r.Sponsor))}
	}
	return document.Line{span.Plain(span.Cut(r.Sponsor, 60)), span.Muted(" (" + a.Say("proposed") + ")")}
}

// SponsorLink is the index of a sponsor's room, for the program manager.
func (a *Author) SponsorLink(name string) string {
	if a.Reader != ProgramManager || len(a.BySponsor[program.Fold(name)]) == 0 {
		return ""
	}
	return SponsorRoom(name) + "/index.html"
}

// InEnglishNote says, in another language, that the words of findings are those
// of the command line; "" in English.
func (a *Author) InEnglishNote() string {
	if a.Code == "en" {
		return ""
	}
	return a.Say("findings read as on the command line, in English")
}
