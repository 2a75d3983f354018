package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// Readiness says how much a briefing can be relied on for a meeting.
type Readiness string

// The states of readiness.
const (
	Ready     Readiness = "ready"
	Thin      Readiness = "thin"
	FactsOnly Readiness = "facts only"
)

// A need is something that a sponsor wants to know before a meeting.
type need struct {
	Word string // as the page names it when it is missing
	Have func(d *desk, g *program.Group) bool
	// When is whether the group needs it at all; nil always.
	When func(d *desk, g *program.Group) bool
}

// needs are what readiness is made of, the most wanted first.
var needs = []need{
	{
		Word: "the goal of the meeting",
		Have: func(d *desk, g *program.Group) bool {
			return !slices.Contains(d.lacks(nextMeeting(g, d.AsOf)), "goal")
		},
		When: func(d *desk, g *program.Group) bool { return nextMeeting(g, d.AsOf) != nil },
	},
	{
		Word: "who decides",
		Have: func(_ *desk, g *program.Group) bool { return slices.ContainsFunc(g.Contacts, decides) },
	},
	{
		Word: "where they stand",
		Have: func(d *desk, g *program.Group) bool {
			return slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool {
				return decides(c) && stance(c, d.AsOf) != program.StanceUnknown
			})
		},
		When: func(_ *desk, g *program.Group) bool { return slices.ContainsFunc(g.Contacts, decides) },
	},
	{
		Word: "last visit",
		Have: func(d *desk, g *program.Group) bool {
			return len(heldMeetings(g, d.AsOf)) > 0 || slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool {
				return c.LastContact.Known() && c.LastContact <= d.AsOf
			})
		},
	},
	{
		Word: "what to say",
		Have: func(_ *desk, g *program.Group) bool {
			return told(g, func(p *program.Profile) string { return p.ValueMessage }) != ""
		},
	},
	{
		Word: "what they want",
		Have: func(_ *desk, g *program.Group) bool {
			return told(g, func(p *program.Profile) string { return p.TheirPriorities + p.Strategy }) != ""
		},
	},
}

// readiness is how ready a group's briefing is, and what is missing from it.
// Ready lacks nothing; facts only has none of what only people can tell.
func (d *desk) readiness(g *program.Group) (Readiness, []string) {
	var missing []string
	have := 0
	for _, n := range needs {
		switch {
		case n.When != nil && !n.When(d, g):
		case n.Have(d, g):
			have++
		default:
			missing = append(missing, n.Word)
		}
	}
	switch {
	case len(missing) == 0:
		return Ready, nil
	case have == 0:
		return FactsOnly, missing
	}
	return Thin, missing
}

// ReadinessOf is how ready a group's briefing is, and what is missing from it.
func ReadinessOf(p *program.Program, g *program.Group) (Readiness, []string) {
	return newAuthor(p).readiness(g)
}

// told is what the newest profile that says anything says of a field.
func told(g *program.Group, field func(*program.Profile) string) string {
	text, _ := toldBy(g, field)
	return text
}

// toldBy is the same with the profile that says it.
func toldBy(g *program.Group, field func(*program.Profile) string) (string, *program.Profile) {
	for _, p := range slices.Backward(g.Profiles) {
		if text := strings.TrimSpace(Clean(field(p))); text != "" {
			return text, p
		}
	}
	return "", nil
}

// notKnown is the one line that says what is missing and whom to ask.
func (a *author) notKnown(g *program.Group) (Line, bool) {
	_, missing := a.readiness(g)
	if len(missing) == 0 {
		return nil, false
	}
	said := make([]string, len(missing))
	for i, m := range missing {
		said[i] = a.say(m)
	}
	line := Line{strong(a.say("Not known:") + " "), plainly(a.list(said) + ".")}
	if name, from := managerOf(g); name != "" {
		line = append(line, cited(plainly(" "+a.sayf("Ask %s.", cut(name, 60))), a.src(from.Origin, "account manager")...))
	}
	return line, true
}
