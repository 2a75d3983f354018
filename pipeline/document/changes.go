package document

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// changeSection is what differs from the book before, of the changes that a page
// is about, with the accounts by name.
func (a *author) changeSection(about func(program.Change) bool) []Section {
	var list List
	for _, c := range a.Changes {
		if about(c) {
			list.Items = append(list.Items, Item{Line: Line{a.namedKey(c.Group, c.Name), plainly(": " + a.changeText(c))}})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Section{{ID: "changes", Title: a.say("What changed"), Note: a.previousNote(), Blocks: []Block{list}}}
}

// ofSponsors reports whether a change is about who sponsors an account rather
// than about its tier.
func ofSponsors(c program.Change) bool { return strings.Contains(c.Kind, "sponsor") }

func ofTiers(c program.Change) bool { return !ofSponsors(c) }

// tellable reports whether a change may be told outside the program manager's pages:
// a proposal, and who is to follow a sponsor, may not.
func tellable(c program.Change) bool {
	return !strings.Contains(c.Kind, "propos") && !strings.Contains(c.Kind, "leaves")
}

// accountChanges are the changes of one account: all of them for the program
// manager, and for a sponsor those that their room tells.
func (a *author) accountChanges(g *program.Group) []Block {
	var list List
	for _, c := range a.Changes {
		switch {
		case c.Group != g.Key:
		case a.reader == programManager:
			list.Items = append(list.Items, Item{Line: words(a.changeText(c))})
		case tellable(c):
			list.Items = append(list.Items, Item{Line: words(a.ownChange(c))})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// leaving are the sponsors who leave within a year, each with their accounts.
func (a *author) leaving() []Line {
	var out []Line
	for _, name := range a.confirmedSponsors() {
		groups := a.bySponsor[program.Fold(name)]
		if len(groups) == 0 {
			continue
		}
		r := a.sponsorOf(groups[0])
		if !r.Leaves.Known() || r.Leaves < a.AsOf || r.Leaves > a.AsOf.AddMonths(12) {
			continue
		}
		line := Line{strong(cut(name, 60) + " " + a.sayf("leaves on %s", a.longDay(r.Leaves)) + ": ")}
		out = append(out, append(line, a.someNames(groups, 8)...))
	}
	return out
}

// undecided are the groups whose tier somebody is asked to decide on.
func (a *author) undecided() Line {
	var groups []*program.Group
	for _, s := range a.Standings {
		if g := a.groups[s.Group]; g != nil && s.Proposed != nil {
			groups = append(groups, g)
		}
	}
	if groups == nil {
		return nil
	}
	line := Line{linked(a.count(len(groups), "proposed change of tier to decide on", "proposed changes of tier to decide on"), "tiers.html#proposed"), plainly(": ")}
	return append(line, a.someNames(groups, 8)...)
}
