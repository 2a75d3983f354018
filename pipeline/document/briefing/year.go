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

// yearBlocks are the year at a glance and the sponsor's own next actions.
func yearBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	var blocks []document.Block
	if y := a.YearOf[g.Key]; y != nil && len(y.Marks) > 0 {
		blocks = append(blocks, a.Strip(g, y.Marks))
	}
	if line := yours(a, g); len(line) > 0 {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 58})
	}
	if line := lateLine(a, g); len(line) > 0 {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 57})
	}
	if line := prepared(a, g); len(line) > 0 {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 40})
	}
	return blocks
}

// lateLine is what was not done in time, the oldest first, with who is to do it: not what
// stands on the page already, as a duty of the sponsor, a promise or an ask.
func lateLine(a *author.Author, g *program.Group) document.Line {
	var parts []string
	for _, l := range a.LateAt(g) {
		if l.What == program.LateDebrief && slices.ContainsFunc(a.ActionsOf[g.Key], func(x *program.Action) bool {
			return author.Pending(x) &&
				slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool { return m.ID == x.Meeting && m.Identity() == l.Meeting })
		}) {
			continue
		}
		if l.Action != "" && elsewhere(a, g, l) {
			continue
		}
		what := a.Term(l.What) + due(a, l.Due)
		if l.Action != "" {
			what = span.Cut(a.Reworded(cmp.Or(l.Step, l.What)), 75) + due(a, l.Due)
		}
		if l.What == program.LateDebrief {
			what = a.Sayf("debrief of %s", a.ShortDay(l.Last, a.AsOf))
		}
		who := a.Term(span.Cut(l.Owner, 60))
		if r := a.SponsorOf(g); r != nil && author.Same(l.Owner, r.Sponsor) && a.Addressed() {
			who = a.Say("you")
		}
		parts = append(parts, what+span.Bracketed(who))
	}
	if parts == nil {
		return nil
	}
	if more := len(parts) - 3; more > 0 {
		parts = append(parts[:3], a.Sayf("%d more", more))
	}
	return document.Line{span.Warn(a.Say("Late:") + " "), span.Plain(strings.Join(parts, span.Dot))}
}

// elsewhere reports whether a late line of the plan stands on the page anyway.
func elsewhere(a *author.Author, g *program.Group, l program.Late) bool {
	i := slices.IndexFunc(a.ActionsOf[g.Key], func(x *program.Action) bool { return x.ID == l.Action })
	if i < 0 {
		return true
	}
	x := a.ActionsOf[g.Key][i]
	return x.Rule == "promise" || x.Rule == "ask" || sponsors(a, g, l.Owner, x)
}

// sponsors reports whether what somebody owns, by a day, is the sponsor's to do:
// that of others, in which the sponsor has a part, is not, nor what begins after
// their last day.
func sponsors(a *author.Author, g *program.Group, owner string, x *program.Action) bool {
	r := a.SponsorOf(g)
	return r != nil && author.Same(owner, r.Sponsor) || owner == "sponsor" && (r == nil || !r.Leaves.Known() || x.Start <= r.Leaves)
}

// A Duty is something that the sponsor has to do next.
type Duty struct {
	What string
	On   program.Date
	When string // in words: "by 4 Dec, overdue"
	ID   string
	Rule string // of the plan
}

// preparing are the ticks of a meeting's checklist that the sponsor takes part in.
var preparing = []string{"briefing", "coaching", "debrief"}

// beforehand are those that others do for them before it.
var beforehand = preparing[:2]

// Duties are what the sponsor has to do next, the nearest first: their lines of
// the plan, and, of a booked meeting that the page tells of anyway, its ticks.
func Duties(a *author.Author, g *program.Group) []Duty {
	var out []Duty
	for _, x := range a.ActionsOf[g.Key] {
		switch {
		case !author.Pending(x) || !sponsors(a, g, x.Owner, x):
		case len(x.Steps) == 0 || x.Meeting == "":
			out = append(out, Duty{span.Unended(a.Reworded(x.What)), ActionDay(a, x), timing(a, x), x.ID, x.Rule})
		default:
			for _, s := range x.Steps {
				if !s.Done && slices.Contains(preparing, s.Code) && sponsors(a, g, cmp.Or(s.Owner, x.Owner), x) {
					when := a.Sayf("by %s", a.ShortDay(s.Due, a.AsOf))
					if s.Due < a.AsOf {
						if s.Code != "debrief" {
							continue // what led to a meeting is over, ticked or not
						}
						when += ", " + a.Say("overdue")
					}
					out = append(out, Duty{stepOf(a, x, s), s.Due, when, x.ID + s.Code, x.Rule})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Duty) int { return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(x.ID, y.ID)) })
	return out
}

// stepOf is a tick of a meeting's checklist: of a debrief also which, since the
// next three may be of as many meetings.
func stepOf(a *author.Author, x *program.Action, s program.Step) string {
	if m := a.MeetingOf(x); s.Code == "debrief" && m != nil {
		return a.Sayf("debrief of %s", a.ShortDay(m.Date, a.AsOf))
	}
	return a.Reworded(s.What)
}

// yours are the sponsor's next three duties in one line.
func yours(a *author.Author, g *program.Group) document.Line {
	all := slices.DeleteFunc(Duties(a, g), func(d Duty) bool {
		return d.Rule == "ask" && len(OpenAsks(a, g)) <= mostAsks // stands above, as needed from you
	})
	if len(all) == 0 || a.SponsorOf(g) == nil {
		return nil
	}
	var parts []string
	for _, d := range all[:min(3, len(all))] {
		parts = append(parts, span.Joined(", ", span.Capital(span.Cut(d.What, 75)), d.When))
	}
	label := a.Say("Yours next:")
	if !a.Addressed() {
		label = a.Say("The sponsor's next:")
	}
	return document.Line{span.Strong(label + " "), span.Plain(strings.Join(parts, span.Dot))}
}

// prepared is what others do for the sponsor before the next meetings, in one line;
// nothing for a meeting to which the sponsor does not go.
func prepared(a *author.Author, g *program.Group) document.Line {
	if a.SponsorOf(g) == nil || !a.Addressed() {
		return nil
	}
	var parts []string
	for _, x := range a.ActionsOf[g.Key] {
		if m := a.MeetingOf(x); m != nil && !author.Goes(m, a.SponsorOf(g).Sponsor) {
			continue
		}
		for _, s := range x.Steps {
			if x.Meeting != "" && author.Pending(x) && !s.Done && s.Due >= a.AsOf && slices.Contains(beforehand, s.Code) &&
				!sponsors(a, g, cmp.Or(s.Owner, x.Owner), x) {
				what := span.Unended(span.Cut(a.Reworded(s.What), 90))
				if s.Code == "briefing" { // what it is to others is this page
					what = a.Say("your briefing")
				}
				parts = append(parts, span.Joined(", ", what,
					a.Sayf("by %s", a.ShortDay(s.Due, a.AsOf))))
			}
		}
	}
	if parts == nil {
		return nil
	}
	return document.Line{span.Strong(a.Say("Prepared for you:") + " "), span.Plain(strings.Join(parts[:min(3, len(parts))], span.Dot))}
}

// timing is when a line of the plan is to be done: the booked day, the window,
// the day by which, or since when it is overdue; "" where its own words name the day.
func timing(a *author.Author, x *program.Action) string {
	switch {
	case x.Window != "":
		return a.Days(x.Window, x.Start, x.Due)
	case x.Booked:
		return a.ShortDay(x.Start, a.AsOf)
	case x.Overdue(a.AsOf):
		return a.OverdueText(x)
	case x.Rule == "occasion":
		return ""
	case x.Due.Known():
		return a.Sayf("by %s", a.ShortDay(x.Due, a.AsOf))
	}
	return a.ShortDay(x.Start, a.AsOf)
}
