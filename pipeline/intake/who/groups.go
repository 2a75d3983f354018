package who

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// Group forms groups of accounts by their parents, and gives each group the
// facts of its members.
func (r *Accounts) Group() {
	r.parents()
	roots := r.roots()
	f := r.Facts
	entries := slices.SortedFunc(slices.Values(r.Directory.Entries), func(a, b *Entry) int { return cmp.Compare(a.Key, b.Key) })
	groups := map[string]*program.Group{}
	for _, e := range entries {
		f.Accounts = append(f.Accounts, &e.Account)
		if root := roots[e.Key]; root == e {
			groups[e.Key] = &program.Group{Key: e.Key, Slug: program.Slug(e.Name, e.Key), Name: e.Name, Root: &e.Account}
			f.Groups = append(f.Groups, groups[e.Key])
		}
	}
	of := map[string]*program.Group{}
	for _, e := range entries {
		g := groups[roots[e.Key].Key]
		g.Members = append(g.Members, &e.Account)
		g.Sources = append(g.Sources, e.Origin.Ref)
		of[e.Key] = g
	}
	for _, g := range f.Groups {
		rootFirst(g)
	}
	r.distribute(of)
}

// rootFirst puts the root before the other members, which stay by key.
func rootFirst(g *program.Group) {
	i := slices.Index(g.Members, g.Root)
	g.Members = slices.Insert(slices.Delete(g.Members, i, i+1), 0, g.Root)
}

// parents turns the parents that accounts name into keys.
func (r *Accounts) parents() {
	for _, e := range r.Directory.Entries {
		if e.ParentGiven.Name == "" {
			continue
		}
		m := r.Directory.Find(e.ParentGiven)
		switch {
		case m.Entry == e:
		case m.Entry != nil:
			e.Parent = m.Key
		default:
			r.sayParent(e, m.Why)
		}
	}
}

func (r *Accounts) sayParent(e *Entry, why string) {
	mend := "add the parent to the table of accounts, or leave the cell empty"
	if name := r.nearest(e.ParentGiven.Name); name != "" {
		mend = "if " + finding.Quote(name) + " is meant, write it so; else add the parent"
	}
	if why == NamesSeveral {
		mend = "give the parent's id instead of its name"
	}
	r.Say(finding.Warning, "parent-unknown", e.Origin.Field("parent account"), mend,
		"the parent %s of %s %s; the account stands alone", finding.Quote(e.ParentGiven.Name), finding.Quote(e.Name),
		strings.Replace(why, "names", "is", 1))
}

// roots is the root of every account: the last of its parents. Overrides come
// first; parents that the configuration calls no relationship are none; a cycle
// is broken at its smallest key.
func (r *Accounts) roots() map[string]*Entry {
	byKey := map[string]*Entry{}
	for _, e := range r.Directory.Entries {
		byKey[e.Key] = e
	}
	parent := r.links(byKey)
	roots := map[string]*Entry{}
	said := map[string]bool{}
	for _, e := range r.Directory.Entries {
		root, cycle := climb(e.Key, parent)
		if len(cycle) > 0 && !said[root] {
			said[root] = true
			r.sayCycle(byKey, cycle)
		}
		roots[e.Key] = byKey[root]
	}
	return roots
}

// links are the parents that form groups: key of an account → key of its parent.
func (r *Accounts) links(byKey map[string]*Entry) map[string]string {
	parent := map[string]string{}
	for _, e := range r.Directory.Entries {
		if p := byKey[e.Parent]; p != nil && !r.noParent(p) {
			parent[e.Key] = p.Key
		}
	}
	for _, o := range r.Facts.Overrides {
		if o.Group == "" {
			continue
		}
		if o.Expires.Known() && o.Expires < r.Facts.AsOf {
			r.sayExpired(o, byKey)
			continue
		}
		if strings.EqualFold(o.Group, "none") {
			delete(parent, o.Account)
			continue
		}
		if m := r.Directory.Find(Reference{Name: o.Group}); m.Entry != nil && m.Key != o.Account {
			parent[o.Account] = m.Key
			o.Group = m.Key
		} else if m.Entry == nil {
			r.Say(finding.Warning, "override-group", o.Origin.Field("group"), "write the id or name of an account, or none",
				"the group %s %s; the override was left out", finding.Quote(o.Group), strings.Replace(m.Why, "names", "is", 1))
		}
	}
	return parent
}

// sayExpired is the finding of a group decided by hand whose time is over. Those
// that decide a tier or sponsor too are named where these are decided.
func (r *Accounts) sayExpired(o *program.Override, byKey map[string]*Entry) {
	if o.Tier != 0 || o.Sponsor != "" {
		return
	}
	r.Say(finding.Warning, "override-expired", o.Origin.Field("expires"), "decide again, with a new date, or delete the row",
		"the group of %s was decided until %s and is as the parents say again", finding.Quote(byKey[o.Account].Name), o.Expires)
}

// noParent is whether the configuration calls an account no relationship.
func (r *Accounts) noParent(e *Entry) bool {
	return slices.ContainsFunc(r.Policy.NotParents, func(name string) bool {
		return CanonicalID(name) == CanonicalID(e.ID) && e.ID != "" || NameKey(name) == NameKey(e.Name)
	})
}

// climb goes up from an account to its root. In a cycle the root is its smallest
// key, and the cycle is given back.
func climb(key string, parent map[string]string) (root string, cycle []string) {
	var path []string
	for {
		if i := slices.Index(path, key); i >= 0 {
			cycle = path[i:]
			return slices.Min(cycle), cycle
		}
		path = append(path, key)
		up, ok := parent[key]
		if !ok {
			return key, nil
		}
		key = up
	}
}

func (r *Accounts) sayCycle(byKey map[string]*Entry, cycle []string) {
	root := byKey[slices.Min(cycle)]
	var names []string
	for _, k := range slices.Sorted(slices.Values(cycle)) {
		names = append(names, finding.Quote(byKey[k].Name))
	}
	r.Say(finding.Warning, "parent-cycle", root.Origin.Field("parent account"), "empty the parent of the account at the top",
		"%s are each other's parents; %s was taken for the top", input.Listed(names, 5), finding.Quote(root.Name))
}

// distribute gives every group the facts about its members.
func (r *Accounts) distribute(of map[string]*program.Group) {
	f := r.Facts
	r.distributeRevenue(of)
	share1(of, f.Contracts, func(x *program.Contract) string { return x.Account },
		func(g *program.Group) *[]*program.Contract { return &g.Contracts })
	present, former := f.Contacts, []*program.Contact(nil)
	if slices.ContainsFunc(f.Contacts, func(c *program.Contact) bool { return c.Gone }) {
		present = nil
		for _, c := range f.Contacts {
			if c.Gone {
				former = append(former, c)
			} else {
				present = append(present, c)
			}
		}
	}
	share1(of, present, func(x *program.Contact) string { return x.Account },
		func(g *program.Group) *[]*program.Contact { return &g.Contacts })
	share1(of, former, func(x *program.Contact) string { return x.Account },
		func(g *program.Group) *[]*program.Contact { return &g.Former })
	share1(of, f.Opportunities, func(x *program.Opportunity) string { return x.Account },
		func(g *program.Group) *[]*program.Opportunity { return &g.Opportunities })
	share1(of, f.Issues, func(x *program.Issue) string { return x.Account }, func(g *program.Group) *[]*program.Issue { return &g.Issues })
	share1(of, f.Promises, func(x *program.Promise) string { return x.Account },
		func(g *program.Group) *[]*program.Promise { return &g.Promises })
	share1(of, f.Surveys, func(x *program.Survey) string { return x.Account },
		func(g *program.Group) *[]*program.Survey { return &g.Surveys })
	share1(of, f.Potentials, func(x *program.Potential) string { return x.Account },
		func(g *program.Group) *[]*program.Potential { return &g.Potentials })
	share1(of, f.Profiles, func(x *program.Profile) string { return x.Account },
		func(g *program.Group) *[]*program.Profile { return &g.Profiles })
	share1(of, f.Asks, func(x *program.Ask) string { return x.Account }, func(g *program.Group) *[]*program.Ask { return &g.Asks })
	share1(of, f.Notes, func(x *program.NoteItem) string { return x.Account },
		func(g *program.Group) *[]*program.NoteItem { return &g.Notes })
	share1(of, f.Team, func(x *program.TeamMember) string { return x.Account },
		func(g *program.Group) *[]*program.TeamMember { return &g.Team })
	share1(of, f.Overrides, func(x *program.Override) string { return x.Account },
		func(g *program.Group) *[]*program.Override { return &g.Overrides })
	shareMany(of, f.Escalations, func(x *program.Escalation) []string { return x.Accounts },
		func(g *program.Group) *[]*program.Escalation { return &g.Escalations })
	shareMany(of, f.Meetings, func(x *program.Meeting) []string { return x.Accounts },
		func(g *program.Group) *[]*program.Meeting { return &g.Meetings })
}

// share1 hands records of one account each to the groups of their accounts.
func share1[T any](of map[string]*program.Group, all []*T, account func(*T) string, to func(*program.Group) *[]*T) {
	for _, x := range all {
		if g := of[account(x)]; g != nil {
			list := to(g)
			*list = append(*list, x)
		}
	}
}

// shareMany hands records of several accounts to each of their groups, once.
func shareMany[T any](of map[string]*program.Group, all []*T, accounts func(*T) []string, to func(*program.Group) *[]*T) {
	for _, x := range all {
		var done []*program.Group
		for _, a := range accounts(x) {
			if g := of[a]; g != nil && !slices.Contains(done, g) {
				done = append(done, g)
				list := to(g)
				*list = append(*list, x)
			}
		}
	}
}

// distributeRevenue adds up revenue by group and month, in total and by product
// line. What has no rate is kept apart.
func (r *Accounts) distributeRevenue(of map[string]*program.Group) {
	lines := map[*program.Group]map[string]*program.Line{}
	var g *program.Group
	var by map[string]*program.Line
	account := ""
	for v := range r.Facts.Revenue.All() {
		if g == nil || v.Account != account { // they come account by account
			account, g = v.Account, of[v.Account]
			if by = lines[g]; by == nil {
				by = map[string]*program.Line{}
				lines[g] = by
			}
		}
		if !v.Amount.Converted {
			g.Unconverted = apart(g.Unconverted, v.Amount)
			continue
		}
		g.Revenue = g.Revenue.Plus(v.Month, v.Amount.Worth)
		l := by[v.ProductLine]
		if l == nil {
			l = &program.Line{Name: v.ProductLine}
			by[v.ProductLine] = l
		}
		l.Revenue = l.Revenue.Plus(v.Month, v.Amount.Worth)
	}
	for g, by := range lines { // what room is left in a series is left a hundred thousand times
		g.Revenue, g.Lines = slices.Clone(g.Revenue), ordered(by)
		if len(g.Lines) == 1 && slices.Equal(g.Lines[0].Revenue, g.Revenue) {
			g.Lines[0].Revenue = g.Revenue
		}
	}
}

// ordered are product lines, the largest first; none where the source names
// none.
func ordered(by map[string]*program.Line) []program.Line {
	if len(by) == 1 && by[""] != nil {
		return nil
	}
	var out []program.Line
	for _, l := range by {
		out = append(out, program.Line{Name: l.Name, Revenue: slices.Clone(l.Revenue)})
	}
	total := func(l program.Line) program.Decimal { return l.Revenue.Sum(0, 1<<30) }
	slices.SortFunc(out, func(a, b program.Line) int {
		return cmp.Or(total(b).Cmp(total(a)), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// apart adds an amount without a rate to those of its currency.
func apart(all []program.Money, m program.Money) []program.Money {
	for i := range all {
		if all[i].Currency == m.Currency {
			all[i].Amount = all[i].Amount.Add(m.Amount)
			return all
		}
	}
	return append(all, m)
}
