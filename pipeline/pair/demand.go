package pair

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// A demand is a group that needs a sponsor, or a successor for one who leaves,
// as the scores see it: names folded once.
type demand struct {
	*program.Group
	standing  *program.Standing
	was       *program.PastGroup // nil: not in the last book
	confirmed string             // the sponsor that a person decided on; "" for none
	left      *seat              // who was, and has left since; nil where nobody did
	by        *program.Override
	in        *program.Account
	successor bool            // the search is for who takes over
	alone     *program.Reason // why nobody can take it; nil when somebody can

	keep      string // key of last month's proposal
	level     int    // of the customer's executive; 0 unknown
	executive string
	industry  string
	region    string
	country   string
	languages []string        // of the customer's people, those that are known
	bonds     map[string]bond // of our people, by folded name
	managers  []string        // folded names of the account managers
	names     map[string]bool // keys and folded names of the members
}

// A bond is what connects one of ours with a customer.
type bond struct {
	strength int // in thousandths of a full relationship
	why      string
}

func newDemand(f *program.Facts, g *program.Group, s *program.Standing, was *program.PastGroup, seats map[string]*seat) *demand {
	d := &demand{Group: g, standing: s, was: was}
	d.confirmed, d.by, d.in = g.Named(f.AsOf)
	if s := seats[program.Fold(d.confirmed)]; s != nil && s.gone {
		d.left, d.confirmed = s, ""
	}
	if d.confirmed == "" {
		d.confirmed = d.until(f)
	}
	d.executive, _ = program.First(g, func(a *program.Account) string { return a.CustomerExecutive })
	d.level = executiveLevel(g, d.executive)
	industry, _ := program.First(g, func(a *program.Account) string { return a.Industry })
	region, _ := program.First(g, func(a *program.Account) string { return a.Region })
	country, _ := program.First(g, func(a *program.Account) string { return a.Country })
	d.industry, d.region, d.country = program.Fold(industry), program.Fold(region), program.Fold(country)
	for _, c := range g.Contacts {
		if l := language(c.Language); l != "" {
			d.languages = append(d.languages, l)
		}
	}
	d.names = map[string]bool{}
	for _, a := range g.Members {
		d.names[a.Key], d.names[program.Fold(a.Name)] = true, true
		if m := program.Fold(a.Manager); m != "" && !slices.Contains(d.managers, m) {
			d.managers = append(d.managers, m)
		}
	}
	d.bonds = bondsOf(g, d.confirmed, d.was, f.AsOf)
	return d
}

// until is the confirmed sponsor of the last book, who stands until the day from
// which the accounts name another; "" where they name none for a later day, or
// the roster knows that sponsor no longer.
func (d *demand) until(f *program.Facts) string {
	next, _ := program.First(d.Group, func(a *program.Account) program.Next { return a.NextSponsor })
	if next.Sponsor == "" || d.was == nil || !d.was.Confirmed {
		return ""
	}
	if s := f.Sponsor(d.was.Sponsor); s == nil || s.Gone(f.AsOf) {
		return ""
	}
	return d.was.Sponsor
}

// keeps is the sponsor that the last book proposed for what is sought now.
func (d *demand) keeps() string {
	switch {
	case d.was == nil:
		return ""
	case d.successor, d.left != nil && d.was.Confirmed:
		return program.Fold(d.was.Successor)
	case d.was.Confirmed:
		return ""
	}
	return program.Fold(d.was.Sponsor)
}

// executiveLevel is the level of the customer's executive: from the contact of
// that name, else from a title written with the name.
func executiveLevel(g *program.Group, name string) int {
	if name == "" {
		return 0
	}
	if c := contactNamed(g, name); c != nil {
		return titleLevel(c.Title)
	}
	return titleLevel(name)
}

func contactNamed(g *program.Group, name string) *program.Contact {
	key := program.Fold(name)
	for _, c := range g.Contacts {
		if program.Fold(c.Name) == key || program.Fold(c.LatinName) == key {
			return c
		}
	}
	return nil
}

// bondsOf are the relationships that the exports show between our people and a
// group that has a confirmed sponsor or "" for none; of several with one person
// the strongest counts.
func bondsOf(g *program.Group, sponsor string, was *program.PastGroup, at program.Date) map[string]bond {
	out := map[string]bond{}
	add := func(name string, strength int, why string) {
		if key := program.Fold(name); key != "" && out[key].strength < strength {
			out[key] = bond{strength, why}
		}
	}
	for _, m := range g.Meetings {
		if m.Status != program.Held || m.Date > at {
			continue
		}
		strength, why := 1000, "met them in the last two years"
		if m.Date < at.AddMonths(-24) {
			strength, why = 500, "met them before"
		}
		for _, name := range append(slices.Clone(m.Ours), m.Sponsor) {
			add(name, strength, why)
		}
	}
	for _, t := range g.Team {
		add(t.Person, 1000, "is on the account's team")
	}
	for _, c := range g.Contacts {
		add(c.Owner, 1000, "keeps a contact there")
	}
	for _, a := range g.Members {
		add(a.Deputy, 1000, "is the deputy")
	}
	if was != nil {
		add(was.Deputy, 750, "was the deputy")
		if was.Confirmed {
			why := "was the sponsor"
			if program.Fold(was.Sponsor) == program.Fold(sponsor) {
				why = "is the sponsor already"
			}
			add(was.Sponsor, 750, why)
		}
	}
	return out
}

// inOrder is the order of the line: tier, then rank, the unranked last.
func inOrder(a, b *demand) int {
	last := func(s *program.Standing) int {
		if s.Rank == 0 {
			return 1 << 62
		}
		return s.Rank
	}
	return cmp.Or(cmp.Compare(a.standing.Tier, b.standing.Tier), cmp.Compare(last(a.standing), last(b.standing)),
		cmp.Compare(a.Root.ID, b.Root.ID), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
}
