package document

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// The first third of a briefing: what the meeting is, what must come out of it,
// what they will raise, what to say, what is needed.

// meetingBlocks are when and where, then who; then the tier and why.
func (a *author) meetingBlocks(g *program.Group, m *program.Meeting) []Block {
	var blocks []Block
	add := func(l Line, weight int) {
		if len(l) > 0 {
			blocks = append(blocks, Paragraph{Line: l, Weight: weight})
		}
	}
	add(a.whenLine(g, m), 99)
	add(a.placeLine(m), 97)
	add(a.roomLine(m), 96)
	add(a.managerLine(g), 94)
	add(a.whyLine(g), 80)
	return blocks
}

// whenLine is the day, time and kind of the meeting, else the next window.
func (a *author) whenLine(g *program.Group, m *program.Meeting) Line {
	if m != nil {
		status := a.say("booked")
		if m.Status != program.Booked {
			status = a.term(m.Status)
		}
		return Line{cited(strong(a.when(m)), a.src(m.Origin, "date")...),
			plainly(a.zoneAfter(m) + dot + onOneLine(joined(", ", a.kind(m), status)))}
	}
	if w := a.nextWindow(g); w != nil {
		return Line{strong(a.say("Next:") + " " + a.markText(*w)), plainly(", " + a.say("proposed, not booked"))}
	}
	return nil
}

// zoneAfter is a meeting's time zone behind its hours; "" where it is the sponsor's own.
func (a *author) zoneAfter(m *program.Meeting) string {
	if zone := a.zone(m); zone != "" {
		return " " + zone
	}
	return ""
}

// onOneLine is a few words that stand on one line.
func onOneLine(s string) string {
	if len(s) > 30 {
		return s
	}
	return strings.ReplaceAll(s, " ", space)
}

// placeLine is where: an address, or how it is held.
func (a *author) placeLine(m *program.Meeting) Line {
	if m == nil {
		return nil
	}
	if place := cut(m.Place, 160); place != "" {
		return Line{cited(plainly(place), a.src(m.Origin, "place")...)}
	}
	if m.InPerson == program.No {
		return words(a.say("virtual"))
	}
	return nil
}

// roomLine is who is in the room on both sides.
func (a *author) roomLine(m *program.Meeting) Line {
	if m == nil {
		return nil
	}
	theirs, ours := a.people(m.Theirs, ""), a.people(m.Ours, a.readerOf(m))
	if len(ours) > 0 && a.readerOf(m) != "" {
		ours = append(Line{plainly(a.say("with you:") + " ")}, ours...)
	}
	if len(theirs) > 0 && len(ours) > 0 {
		theirs = append(theirs, plainly(dot))
	}
	line := append(theirs, ours...)
	if len(line) > 0 {
		line[0] = cited(line[0], a.src(m.Origin, "attendees")...)
	}
	return line
}

// people are names, each a span of its own, so that those of one script do not
// change the order of others.
func (a *author) people(names []string, but string) Line {
	var line Line
	for i, name := range a.others(names, but) {
		if i > 0 {
			line = append(line, plainly(", "))
		}
		line = append(line, plainly(name))
	}
	return line
}

// readerOf is who a page calls "you": the sponsor of the meeting, except on the
// account manager's copy.
func (a *author) readerOf(m *program.Meeting) string {
	if a.reader == accountManager {
		return ""
	}
	return m.Sponsor
}

// names are people of a list but one, at most six of them.
func (a *author) names(people []string, but string) string {
	return a.list(a.others(people, but))
}

func (a *author) others(people []string, but string) []string {
	var out []string
	for _, p := range people {
		if p = cut(p, 60); p != "" && !same(p, but) {
			out = append(out, p)
		}
	}
	if more := len(out) - 6; more > 0 {
		out = append(out[:6], a.sayf("%d more", more))
	}
	return out
}

func (a *author) managerLine(g *program.Group) Line {
	name, from := managerOf(g)
	if name == "" {
		return nil
	}
	line := Line{plainly(a.say("Account manager") + " "), cited(plainly(cut(name, 60)), a.src(from.Origin, "account manager")...)}
	if phone := cut(from.ManagerPhone, 40); phone != "" {
		line = append(line, plainly(" "+phone))
	}
	return line
}

// whyLine is the tier with its reason, and the sponsor's mandate, in one line.
func (a *author) whyLine(g *program.Group) Line {
	s := a.standing(g)
	if len(s.Reasons) == 0 {
		return nil
	}
	line := Line{strong(a.sayf("Tier %d", s.Tier) + ": "),
		cited(plainly(sentence(cut(a.whyTier(s), 140))), a.refs(s.Reasons[0].Sources...)...)}
	if r := a.sponsorOf(g); r != nil {
		line = append(line, plainly(" "+sentence(joined(", ", a.sayf("Sponsor %s", cut(r.Sponsor, 60)),
			a.sinceMonth(r.Since), a.mandate(r.Mandate)))))
	}
	return line
}

// whyTier is why a group has its tier: by revenue its place alone, since the
// figures stand below and the method on the account page.
func (a *author) whyTier(s *program.Standing) string {
	if s.Reasons[0].Code == "revenue-rank" && s.Rank > 0 {
		return a.sayf("number %s of %s by revenue", a.whole(s.Rank), a.whole(a.active))
	}
	why := a.reason(s.Reasons[0])
	if rest, ok := strings.CutPrefix(why, fmt.Sprintf("tier %d by hand", s.Tier)); ok {
		return a.say("by decision") + rest
	}
	return why
}

func (a *author) sinceMonth(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return a.sayf("since %s", a.since(d, a.AsOf))
}

// reason is why, with the member it concerns, who decided and until when.
func (a *author) reason(r program.Reason) string {
	text := unended(r.Text)
	if r.Member != "" && !strings.Contains(text, r.Member) {
		text = cut(r.Member, 80) + ": " + text
	}
	by, expires := "", ""
	if r.By != "" && a.reader != board && !strings.Contains(text, r.By) {
		by = a.sayf("decided by %s", cut(r.By, 60))
	}
	if r.Expires.Known() {
		expires = a.sayf("until %s", a.longDay(r.Expires))
	}
	return joined(", ", text, by, expires)
}

// outcomeBlocks are the goal of the booked meeting and what they get from the
// hour; a visit without a goal says not to travel.
func (a *author) outcomeBlocks(g *program.Group, m *program.Meeting) []Block {
	if m == nil {
		return nil
	}
	c := Callout{Label: a.say("What must come out of it")}
	if slices.Contains(a.lacks(m), "goal") {
		c.Warn = true
		c.Lines = append(c.Lines, Line{warn(a.noGoal(m))})
	} else {
		c.Lines = append(c.Lines, Line{cited(plainly(sentence(cut(m.Goal, 300))), a.src(m.Origin, "goal")...)})
	}
	if them := sentence(cut(m.BenefitToThem, 240)); them != "" {
		c.Lines = append(c.Lines, Line{plainly(a.say("What they get:") + " "),
			cited(plainly(them), a.src(m.Origin, "benefit to them")...)})
	}
	return []Block{c}
}

func (a *author) noGoal(m *program.Meeting) string {
	if visits(m) {
		return a.say("No goal. Do not travel yet.")
	}
	return a.say("No goal yet.")
}
