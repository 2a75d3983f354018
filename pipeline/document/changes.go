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
