package account

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// mostUnits is how many boxes a chart has; the tables below it have the rest.
const mostUnits = 30

// structureBlocks draw how a customer is built: its accounts by their parents, and the
// divisions that contacts and the profile name, each with the most senior person that we
// know. Nothing of a customer that is one account without divisions.
func structureBlocks(a *author.Author, g *program.Group) []document.Block {
	t := tree{a: a, g: g, below: map[string][]*program.Account{}, divisions: map[string][]string{}}
	t.grow()
	seen := map[string]bool{}
	t.unit(g.Root, 0, seen)
	for _, m := range g.Members { // those that are each other's parents stand below the whole
		t.unit(m, 1, seen)
	}
	if len(t.out) < 2 {
		return nil
	}
	more := len(t.out) - mostUnits
	units := t.out[:min(mostUnits, len(t.out))]
	var names []string
	for _, u := range units[1:] {
		if u.Depth == 1 {
			names = append(names, u.Name)
		}
	}
	blocks := []document.Block{document.Structure{Units: units,
		Describe: a.Sayf("%s, and below it: %s.", units[0].Name, a.List(names))}}
	if more > 0 {
		blocks = append(blocks, span.Paragraph(span.Muted(a.Sayf("%d more", more))))
	}
	return blocks
}

// A tree is a structure while it is drawn up.
type tree struct {
	a         *author.Author
	g         *program.Group
	below     map[string][]*program.Account // by the Key of the parent
	divisions map[string][]string           // by the Key of the account
	out       []document.Unit
}

// grow finds who is below whom. An account whose parent is none of the group stands below
// the root.
func (t *tree) grow() {
	for _, m := range t.g.Members {
		if m == t.g.Root {
			continue
		}
		above := m.Parent
		if above == "" || above == m.Key || !t.g.Has(above) {
			above = t.g.Root.Key
		}
		t.below[above] = append(t.below[above], m)
	}
	add := func(account, name string) {
		same := func(o string) bool { return program.Fold(o) == program.Fold(name) }
		if program.Fold(name) != "" && !slices.ContainsFunc(t.divisions[account], same) {
			t.divisions[account] = append(t.divisions[account], name)
		}
	}
	if p := t.g.ProfileWith(func(p *program.Profile) bool { return len(p.Divisions) > 0 }); p != nil {
		for _, name := range p.Divisions {
			add(t.g.Root.Key, name)
		}
	}
	for _, c := range t.g.Contacts {
		named := slices.ContainsFunc(t.divisions[t.g.Root.Key], func(o string) bool { return program.Fold(o) == program.Fold(c.Division) })
		if !named { // else it is drawn once, below the whole
			add(c.Account, c.Division)
		}
	}
}

// unit adds an account, its divisions, and the accounts below it. Accounts that are each
// other's parents are added once.
func (t *tree) unit(m *program.Account, depth int, seen map[string]bool) {
	if seen[m.Key] {
		return
	}
	seen[m.Key] = true
	own := func(c *program.Contact) bool { return c.Account == m.Key }
	t.out = append(t.out, document.Unit{Name: span.Cut(cmp.Or(m.Name, m.ID), 60), Depth: depth,
		Note: span.Joined(", ", span.Cut(m.City, 40), span.Cut(m.Country, 40), t.head(own))})
	for _, name := range t.divisions[m.Key] {
		in := func(c *program.Contact) bool {
			return program.Fold(c.Division) == program.Fold(name) && (depth == 0 || own(c))
		}
		t.out = append(t.out, document.Unit{Name: span.Cut(name, 60), Depth: depth + 1, Note: t.head(in)})
	}
	for _, child := range t.below[m.Key] {
		t.unit(child, depth+1, seen)
	}
}

// head is the most senior person of a unit with title, and how many more are known.
func (t *tree) head(of func(*program.Contact) bool) string {
	var first *program.Contact
	n := 0
	for _, c := range t.g.Contacts { // the most senior first
		if of(c) && c.Name != "" {
			if first == nil {
				first = c
			}
			n++
		}
	}
	switch {
	case first == nil:
		return ""
	case n == 1:
		return span.Joined(", ", span.Cut(cmp.Or(first.LatinName, first.Name), 50), span.Cut(first.Title, 40))
	}
	return t.a.Sayf("%s and %d more", span.Joined(", ", span.Cut(cmp.Or(first.LatinName, first.Name), 50), span.Cut(first.Title, 40)), n-1)
}
