package briefing

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// The first third of a briefing: what the meeting is, what must come out of it,
// what they will raise, what to say, what is needed.

// MeetingBlocks are when and where, then who; then the tier and why.
func MeetingBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	var blocks []document.Block
	add := func(l document.Line, weight int) {
		if len(l) > 0 {
			blocks = append(blocks, document.Paragraph{Line: l, Weight: weight})
		}
	}
	add(WhenLine(a, g, m), 99)
	add(placeLine(a, m), 97)
	add(roomLine(a, g, m), 96)
	add(managerLine(a, g), 94)
	add(whyLine(a, g), 80)
	return blocks
}

// meetingLines are when and where; the account manager where they are not in the
// room; and why the group has its tier, where the corner does not say it all.
func meetingLines(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	var blocks []document.Block
	add := func(l document.Line, weight int) {
		if len(l) > 0 {
			blocks = append(blocks, document.Paragraph{Line: l, Weight: weight})
		}
	}
	when := WhenLine(a, g, m)
	if when == nil && a.StandingOf(g).InProgram() {
		when = document.Line{span.Strong(a.Say("No meeting booked"))}
	}
	add(when, 99)
	add(placeLine(a, m), 97)
	if manager, _ := author.ManagerOf(g); m == nil || !slices.ContainsFunc(m.Ours, func(n string) bool { return author.Same(n, manager) }) {
		add(managerLine(a, g), 94)
	}
	if s := a.StandingOf(g); len(s.Reasons) > 0 && shortReasons[s.Reasons[0].Code] == "by decision" {
		add(decidedLine(a, s), 80)
	}
	return blocks
}

// WhenLine is the day, time and kind of the meeting, else the next window.
func WhenLine(a *author.Author, g *program.Group, m *program.Meeting) document.Line {
	if m != nil {
		status := a.Say("booked")
		if m.Status != program.Booked {
			status = a.Term(m.Status)
		}
		return document.Line{span.Cited(span.Strong(a.DayAndHours(m)), a.Cells(m.Origin, "date")...),
			span.Plain(zoneAfter(a, m) + span.Dot + onOneLine(span.Joined(", ", a.MeetingKind(m), status)))}
	}
	if w := a.NextWindow(g); w != nil {
		return document.Line{span.Strong(a.Say("Next:") + " " + a.MarkText(*w)), span.Plain(", " + a.Say("proposed, not booked"))}
	}
	return nil
}

// zoneAfter is a meeting's time zone behind its hours; "" where none is known.
func zoneAfter(a *author.Author, m *program.Meeting) string {
	if zone := a.Zone(m); zone != "" {
		return " " + zone
	}
	return ""
}

// onOneLine is a few words that stand on one line.
func onOneLine(s string) string {
	if len(s) > 30 {
		return s
	}
	return strings.ReplaceAll(s, " ", language.Space)
}

// placeLine is where: an address, or how it is held.
func placeLine(a *author.Author, m *program.Meeting) document.Line {
	if m == nil {
		return nil
	}
	if place := span.Cut(m.Place, 160); place != "" {
		return document.Line{span.Cited(span.Plain(place), a.Cells(m.Origin, "place")...)}
	}
	if m.InPerson == program.No {
		return span.Words(a.Say("virtual"))
	}
	return nil
}

// roomLine is who is in the room on both sides.
func roomLine(a *author.Author, g *program.Group, m *program.Meeting) document.Line {
	if m == nil {
		return nil
	}
	there := readerThere(a, g, m)
	theirs, ours := people(a, m.Theirs, ""), people(a, m.Ours, there)
	if len(ours) > 0 && there != "" {
		ours = append(document.Line{span.Plain(a.Say("with you:") + " ")}, ours...)
	}
	if len(theirs) > 0 && len(ours) > 0 {
		theirs = append(theirs, span.Plain(span.Dot))
	}
	line := append(theirs, ours...)
	if len(line) > 0 {
		line[0] = span.Cited(line[0], a.Cells(m.Origin, "attendees")...)
	}
	return line
}

// people are names, each a span of its own, so that those of one script do not
// change the order of others.
func people(a *author.Author, names []string, but string) document.Line {
	var line document.Line
	for i, name := range others(a, names, but) {
		if i > 0 {
			line = append(line, span.Plain(", "))
		}
		line = append(line, span.Plain(name))
	}
	return line
}

// readerOf is who a group's page calls "you": its sponsor, except on the account
// manager's copy; of a group without one, whose meeting it is.
func readerOf(a *author.Author, g *program.Group, m *program.Meeting) string {
	switch r := a.SponsorOf(g); {
	case !a.Addressed():
		return ""
	case r != nil:
		return r.Sponsor
	}
	return m.Sponsor
}

// readerThere is the reader who goes to the meeting; "" for one who does not.
func readerThere(a *author.Author, g *program.Group, m *program.Meeting) string {
	if reader := readerOf(a, g, m); author.Goes(m, reader) {
		return reader
	}
	return ""
}

// Names are people of a list but one, at most six of them.
func Names(a *author.Author, people []string, but string) string {
	return a.List(others(a, people, but))
}

func others(a *author.Author, people []string, but string) []string {
	var out []string
	for _, p := range people {
		if p = span.Cut(p, 60); p != "" && !author.Same(p, but) {
			out = append(out, p)
		}
	}
	if more := len(out) - 6; more > 0 {
		out = append(out[:6], a.Sayf("%d more", more))
	}
	return out
}

func managerLine(a *author.Author, g *program.Group) document.Line {
	name, from := author.ManagerOf(g)
	if name == "" {
		return nil
	}
	line := document.Line{span.Plain(a.Say("Account manager") + " "),
		span.Cited(span.Plain(span.Cut(name, 60)), a.Cells(from.Origin, "account manager")...)}
	if phone := span.Cut(from.ManagerPhone, 40); phone != "" {
		line = append(line, span.Plain(" "+phone))
	}
	return line
}

// whyLine is the tier with its reason, and the sponsor's mandate, in one line.
func whyLine(a *author.Author, g *program.Group) document.Line {
	s := a.StandingOf(g)
	if len(s.Reasons) == 0 {
		return nil
	}
	line := document.Line{span.Strong(a.Sayf("Tier %d", s.Tier) + a.Labels().Colon + " "),
		span.Cited(span.Plain(span.Sentence(span.Cut(whyTier(a, s), 140))), a.Refs(s.Reasons[0].Sources...)...)}
	if r := a.SponsorOf(g); r != nil {
		line = append(line, span.Plain(" "+span.Sentence(span.Joined(", ", a.Sayf("Sponsor %s", span.Cut(r.Sponsor, 60)),
			sinceMonth(a, r.Since), Mandate(a, r.Mandate)))))
	}
	return line
}

// decidedLine is who decided on the tier, and for what reason: that it was
// decided, and until when, stands in the corner.
func decidedLine(a *author.Author, s *program.Standing) document.Line {
	r := s.Reasons[0]
	_, why, _ := strings.Cut(span.Unended(r.Text), " by hand")
	why = span.Sentence(span.Capital(span.Cut(strings.TrimSuffix(strings.TrimPrefix(why, " ("), ")"), 140)))
	if why == "" {
		return nil
	}
	if r.Member != "" {
		why = span.Cut(r.Member, 80) + ": " + why
	}
	label := a.Say("Why:")
	if by := span.Cut(r.By, 60); by != "" && a.Reader != author.Board {
		label = a.Sayf("Decided by %s:", by)
	}
	return document.Line{span.Strong(label + " "), span.Cited(span.Plain(why), a.Refs(r.Sources...)...)}
}

// whyTier is why a group has its tier: by revenue its place alone, since the
// figures stand below and the method on the account page.
func whyTier(a *author.Author, s *program.Standing) string {
	if s.Reasons[0].Code == "revenue-rank" && s.Rank > 0 {
		return a.Sayf("number %s of %s by revenue", a.Whole(s.Rank), a.Whole(a.ActiveGroups))
	}
	r := s.Reasons[0]
	if rest, ok := strings.CutPrefix(r.Text, fmt.Sprintf("tier %d by hand", s.Tier)); ok {
		r.Text = a.Say("by decision") + rest
	}
	return a.Reason(r)
}

func sinceMonth(a *author.Author, d program.Date) string {
	if !d.Known() {
		return ""
	}
	return a.Sayf("since %s", a.Since(d, a.AsOf))
}

// OutcomeBlocks are the goal of the booked meeting and what they get from the
// hour; a visit without a goal says not to travel.
func OutcomeBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	if m == nil {
		return nil
	}
	c := document.Callout{Label: a.Say("What must come out of it")}
	if slices.Contains(a.Lacks(m), "goal") {
		c.Warn = true
		c.Lines = append(c.Lines, document.Line{span.Warn(a.NoGoal(m))})
	} else {
		c.Lines = append(c.Lines, document.Line{span.Cited(span.Plain(span.Sentence(span.Cut(m.Goal, 300))), a.Cells(m.Origin, "goal")...)})
	}
	if them := span.Sentence(span.Cut(m.BenefitToThem, 240)); them != "" {
		c.Lines = append(c.Lines, document.Line{span.Plain(a.Say("What they get:") + " "),
			span.Cited(span.Plain(them), a.Cells(m.Origin, "benefit to them")...)})
	}
	return []document.Block{c}
}
