package author

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
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
	Have func(d *Index, g *program.Group) bool
	// When is whether the group needs it at all; nil always.
	When func(d *Index, g *program.Group) bool
}

// needs are what readiness is made of, the most wanted first.
var needs = []need{
	{
		Word: "the goal of the meeting",
		Have: func(d *Index, g *program.Group) bool {
			return !slices.Contains(d.Lacks(NextMeeting(g, d.AsOf)), "goal")
		},
		When: func(d *Index, g *program.Group) bool { return NextMeeting(g, d.AsOf) != nil },
	},
	{
		Word: "who decides",
		Have: func(_ *Index, g *program.Group) bool {
			return slices.ContainsFunc(g.Contacts, (*program.Contact).Decisive)
		},
	},
	{
		Word: "where they stand",
		Have: func(d *Index, g *program.Group) bool {
			return slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool {
				return c.Decisive() && d.Stance(c) != program.StanceUnknown
			})
		},
		When: func(_ *Index, g *program.Group) bool {
			return slices.ContainsFunc(g.Contacts, (*program.Contact).Decisive)
		},
	},
	{
		Word: "last visit",
		Have: func(d *Index, g *program.Group) bool {
			return len(HeldMeetings(g, d.AsOf)) > 0 || slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool {
				return c.LastContact.Known() && c.LastContact <= d.AsOf
			})
		},
	},
	{
		Word: "what to say",
		Have: func(_ *Index, g *program.Group) bool {
			return Told(g, func(p *program.Profile) string { return p.ValueMessage }) != ""
		},
	},
	{
		Word: "what they want",
		Have: func(_ *Index, g *program.Group) bool {
			return Told(g, func(p *program.Profile) string { return p.TheirPriorities + p.Strategy }) != ""
		},
	},
}

// Readiness is how ready a group's briefing is, and what is missing from it.
// Ready lacks nothing; facts only has none of what only people can tell.
func (d *Index) Readiness(g *program.Group) (Readiness, []string) {
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
	return New(p).Readiness(g)
}

// Told is what the newest profile that says anything says of a field.
func Told(g *program.Group, field func(*program.Profile) string) string {
	text, _ := ToldBy(g, field)
	return text
}

// ToldBy is the same with the profile that says it.
func ToldBy(g *program.Group, field func(*program.Profile) string) (string, *program.Profile) {
	for _, p := range slices.Backward(g.Profiles) {
		if text := strings.TrimSpace(document.Clean(field(p))); text != "" {
			return text, p
		}
	}
	return "", nil
}

// NotKnown is the one line that says what is missing and whom to ask.
func (a *Author) NotKnown(g *program.Group) (document.Line, bool) { return a.NotKnownBut(g, "") }

// NotKnownBut leaves out what the page says anyway.
func (a *Author) NotKnownBut(g *program.Group, said string) (document.Line, bool) {
	_, missing := a.Readiness(g)
	missing = slices.DeleteFunc(slices.Clone(missing), func(m string) bool { return m == said })
	if len(missing) == 0 {
		return nil, false
	}
	words := make([]string, len(missing))
	for i, m := range missing {
		words[i] = a.Say(m)
	}
	line := document.Line{span.Strong(a.Say("Not known:") + " "), span.Plain(a.List(words) + ".")}
	if name, from := ManagerOf(g); name != "" {
		line = append(line, span.Cited(span.Plain(" "+a.Sayf("Ask %s.", span.Cut(name, 60))), a.Cells(from.Origin, "account manager")...))
	}
	return line, true
}
