package author

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"sponsorbook/pipeline/program"
)

// A Share is what the program holds about the groups that one reader sees, each
// list in the program's own order. A room is written from its share alone: rooms
// grow in number with the program, so that none may go through all of it.
type Share struct {
	Actions  []*program.Action
	Gates    []program.Gate
	Changes  []program.Change
	Contacts []program.ContactLine
	Late     []program.Late
}

// Share is the reader's. The program manager and the board see every group.
func (a *Author) Share() *Share {
	a.shares.once.Do(func() { a.shares.deal(a.Index) })
	switch a.Reader {
	case Sponsor, AccountManager:
		if s := a.shares.of[whose{a.Reader, program.Fold(a.Whose)}]; s != nil {
			return s
		}
		return &Share{}
	}
	return &a.shares.all
}

// shares are dealt once, when the first room asks.
type shares struct {
	once sync.Once
	all  Share
	of   map[whose]*Share
}

// whose is a reader by their folded name.
type whose struct {
	Reader
	name string
}

func (s *shares) deal(d *Index) {
	s.of = map[whose]*Share{}
	readers := map[string][]*Share{} // of a group
	for _, g := range d.Groups {
		readers[g.Key] = append(readers[g.Key], &s.all)
		if r := d.SponsorOf(g); r != nil {
			readers[g.Key] = append(readers[g.Key], s.open(Sponsor, r.Sponsor))
		}
		if m, _ := ManagerOf(g); m != "" {
			readers[g.Key] = append(readers[g.Key], s.open(AccountManager, m))
		}
	}
	for i := range d.Plan.Actions {
		x := &d.Plan.Actions[i]
		of := readers[x.Group]
		if of == nil {
			of = []*Share{&s.all} // of the program as a whole
		}
		for _, r := range of {
			r.Actions = append(r.Actions, x)
		}
	}
	give(readers, d.Plan.Gates, func(x program.Gate) string { return x.Group }, func(r *Share) *[]program.Gate { return &r.Gates })
	give(readers, d.Changes, func(x program.Change) string { return x.Group }, func(r *Share) *[]program.Change { return &r.Changes })
	give(readers, d.Plan.Contacts, func(x program.ContactLine) string { return x.Group },
		func(r *Share) *[]program.ContactLine { return &r.Contacts })
	give(readers, d.Scorecard.Late, func(x program.Late) string { return x.Group }, func(r *Share) *[]program.Late { return &r.Late })
}

func (s *shares) open(r Reader, name string) *Share {
	key := whose{r, program.Fold(name)}
	if s.of[key] == nil {
		s.of[key] = &Share{}
	}
	return s.of[key]
}

// give deals a list out to those who read of each line's group.
func give[T any](readers map[string][]*Share, lines []T, group func(T) string, to func(*Share) *[]T) {
	for _, x := range lines {
		for _, r := range readers[group(x)] {
			own := to(r)
			*own = append(*own, x)
		}
	}
}

// Met are the meetings that the reader of a room is part of, whatever their state.
func (a *Author) Met() []*program.Meeting { return a.meetings[program.Fold(a.Whose)] }

// OtherNames are the names, among the words of a text, of accounts and people of
// groups that the reader does not see. The text is folded words, with a space
// before and after each.
func (a *Author) OtherNames(words string) []string {
	a.names.once.Do(func() { a.names.gather(a.Groups) })
	var found []string
	for i := 0; i+1 < len(words); i++ {
		if words[i] != ' ' || words[i+1] == ' ' {
			continue
		}
		rest := words[i+1:]
		one, two := beginnings(rest)
		for _, n := range slices.Concat(a.names.by[one], a.names.by[two]) {
			if after, ok := strings.CutPrefix(rest, n.fold); ok && strings.HasPrefix(after, " ") &&
				slices.ContainsFunc(n.of, func(g *program.Group) bool { return !a.Sees(g) }) {
				found = append(found, n.name)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// beginnings are the first word of a text, and the first two; "" where there
// are no two.
func beginnings(text string) (one, two string) {
	one, rest, _ := strings.Cut(text, " ")
	second, _, _ := strings.Cut(rest, " ")
	if second != "" {
		two = text[:len(one)+1+len(second)]
	}
	return one, two
}

// names are those of all accounts and contacts: of one word by that word, the
// others by their first two.
type names struct {
	once sync.Once
	by   map[string][]*named
}

type named struct {
	name, fold string
	of         []*program.Group
}

func (n *names) gather(groups []*program.Group) {
	n.by = map[string][]*named{}
	known := map[string]*named{}
	add := func(name string, g *program.Group) {
		fold := program.Fold(name)
		if fold == "" {
			return
		}
		if known[fold] == nil {
			known[fold] = &named{name: name, fold: fold}
			one, two := beginnings(fold)
			key := cmp.Or(two, one)
			n.by[key] = append(n.by[key], known[fold])
		}
		if x := known[fold]; len(x.of) == 0 || x.of[len(x.of)-1] != g {
			x.of = append(x.of, g)
		}
	}
	for _, g := range groups {
		for _, m := range g.Members {
			add(m.Name, g)
		}
		for _, c := range g.Contacts {
			add(c.Name, g)
		}
	}
}
