// Package changes says what changed since the last book, to each reader what
// they may know.
package changes

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// ChangeSection is what differs from the book before, of the changes that a page
// is about, with the accounts by name.
func ChangeSection(a *author.Author, about func(program.Change) bool) []document.Section {
	var list document.List
	for _, c := range a.Changes {
		if about(c) {
			list.Items = append(list.Items,
				document.Item{Line: document.Line{a.NamedKey(c.Group, c.Name), span.Plain(": " + ChangeText(a, c))}})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Section{{ID: "changes", Title: a.Say("What changed"), Note: PreviousNote(a), Blocks: []document.Block{list}}}
}

// AccountChanges are the changes of one account: all of them for the program
// manager, and for a sponsor those that their room tells.
func AccountChanges(a *author.Author, g *program.Group) []document.Block {
	var list document.List
	for _, c := range a.ChangesOf[g.Key] {
		switch {
		case a.Reader == author.ProgramManager:
			list.Items = append(list.Items, document.Item{Line: span.Words(ChangeText(a, c))})
		case !c.Undecided():
			list.Items = append(list.Items, document.Item{Line: span.Words(ownChange(a, c))})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// Leaving are the sponsors who leave within a year, each with their accounts.
func Leaving(a *author.Author) []document.Line {
	var out []document.Line
	for _, name := range a.ConfirmedSponsors() {
		groups := a.BySponsor[program.Fold(name)]
		if len(groups) == 0 {
			continue
		}
		r := a.SponsorOf(groups[0])
		if !r.Leaves.Known() || r.Leaves < a.AsOf || r.Leaves > a.AsOf.AddMonths(12) {
			continue
		}
		line := document.Line{span.Strong(span.Cut(name, 60) + " " + a.Sayf("leaves on %s", a.LongDay(r.Leaves)) + ": ")}
		out = append(out, append(line, SomeNames(a, groups, 8)...))
	}
	return out
}

// Undecided are the groups whose tier somebody is asked to decide on.
func Undecided(a *author.Author) document.Line {
	var groups []*program.Group
	for _, s := range a.Standings {
		if g := a.ByKey[s.Group]; g != nil && s.Proposed != nil {
			groups = append(groups, g)
		}
	}
	if groups == nil {
		return nil
	}
	line := document.Line{span.Linked(a.Count(len(groups), "proposed change of tier to decide on",
		"proposed changes of tier to decide on"), "tiers.html#proposed"), span.Plain(": ")}
	return append(line, SomeNames(a, groups, 8)...)
}

// Changed is what differs from the book before, in one line for one page.
func Changed(a *author.Author, changes []program.Change) document.Line {
	if len(changes) == 0 {
		return nil
	}
	line := document.Line{span.Strong(a.Say("Changed since the book:") + " ")}
	for i, c := range changes {
		if i > 0 {
			line = append(line, span.Plain(span.Dot))
		}
		line = append(line, span.Plain(ChangeText(a, c)))
	}
	return line
}

// ChangeText is one change without the group's name: "moved, from tier 2 to tier
// 1: …", "promise overdue: A named contact, 30 September".
func ChangeText(a *author.Author, c program.Change) string {
	text := a.Term(span.Cut(c.Kind, 60))
	if c.Subject != "" {
		text += ": " + span.Unended(span.Cut(a.Term(c.Subject), 90))
	}
	from, to := span.Cut(a.Reworded(c.From), 60), span.Cut(a.Reworded(c.To), 60)
	switch {
	case from != "" && to != "":
		text = a.Sayf("%s, from %s to %s", text, from, to)
	case to != "":
		text += ", " + to
	case from != "":
		text = a.Sayf("%s, was %s", text, from)
	}
	if c.By.Sign() != 0 {
		text += " " + a.Change(c.By)
	}
	if c.On.Known() {
		text += ", " + a.ShortDay(c.On, a.AsOf)
	}
	if c.Why != "" {
		text += ": " + span.Unended(span.Cut(a.Reworded(c.Why), 160))
	}
	return text
}

// SomeNames are the first of some groups by name, and how many more there are.
func SomeNames(a *author.Author, groups []*program.Group, most int) document.Line {
	var parts []document.Line
	for _, g := range groups[:min(most, len(groups))] {
		parts = append(parts, document.Line{a.Named(g)})
	}
	if more := len(groups) - most; more > 0 {
		parts = append(parts, span.Words(a.Sayf("%d more", more)))
	}
	return span.Spread(", ", parts...)
}

func PreviousNote(a *author.Author) string {
	if !a.Previous.Known() {
		return a.Say("this is the first book")
	}
	return a.Sayf("since %s", a.Month(a.Previous))
}

// OwnChanges are the changes of the reader's accounts. A proposal is not told.
func OwnChanges(a *author.Author) []document.Block {
	var list document.List
	for _, c := range a.Share().Changes {
		g := a.ByKey[c.Group]
		if c.Undecided() {
			continue
		}
		list.Items = append(list.Items, document.Item{Line: document.Line{a.Named(g), span.Plain(": " + ownChange(a, c))}})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// OwnSection is what changed at the reader's accounts since the last book; that nothing
// did, and that there is none to compare with, is said too.
func OwnSection(a *author.Author) document.Section {
	blocks := OwnChanges(a)
	if blocks == nil {
		text := a.Say("Nothing changed at your accounts.")
		if !a.Previous.Known() {
			text = a.Say("From the next book on, what changed stands here.")
		}
		blocks = []document.Block{document.Paragraph{Line: span.Words(text)}}
	}
	return document.Section{ID: "changes", Title: a.Say("What changed"), Note: PreviousNote(a), Blocks: blocks}
}

// ownChange is a change without the names of other people: a handover names who
// gave an account up to the program manager alone.
func ownChange(a *author.Author, c program.Change) string {
	if c.OfSponsor() {
		return a.Term(span.Cut(c.Kind, 60))
	}
	return ChangeText(a, c)
}
