package who

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// Alias files an account under a further name, which tells it where no account
// has that name itself.
func (d *directory) Alias(name string, e *Entry) {
	d.byAlias[FoldName(name)] = e
	clear(d.found)
}

// Told files the accounts under the names that the configuration gives them. An
// account that it calls another is none of its own, and one that it calls none is
// left out: rows under their ids and names are of the other, or of nobody.
func (r *Accounts) Told() {
	if len(r.Directory.Entries) == 0 {
		return // they are the customers of the revenue, one by one
	}
	into := map[*Entry]*Entry{}
	for _, name := range slices.Sorted(maps.Keys(r.Policy.Names)) {
		account := r.Policy.Names[name]
		own := r.Directory.called(name)
		if account == nobody {
			if own != nil {
				into[own] = nil
			}
			continue
		}
		m := r.Directory.Find(Reference{ID: account, Name: account})
		if own != nil && m.Entry != nil && own != m.Entry {
			into[own] = m.Entry
			continue
		}
		if m.Entry == nil {
			r.Say(finding.Warning, "name-unknown", finding.Ref{}, "correct the account under names: in the configuration",
				"the configuration says that %s means %s, which is no account", finding.Quote(name), finding.Quote(account))
			continue
		}
		r.Directory.Alias(name, m.Entry)
	}
	r.takeOut(into)
}

// called is the account that has an id or a name itself; nil where none or several have.
func (d *directory) called(name string) *Entry {
	if e := d.ByID[CanonicalID(name)]; e != nil {
		return e
	}
	if all := d.byFull[FoldName(name)]; len(all) == 1 {
		return all[0]
	}
	return nil
}

// takeOut takes accounts out that the configuration calls another, or none.
func (r *Accounts) takeOut(into map[*Entry]*Entry) {
	if len(into) == 0 {
		return
	}
	r.Drop(func(e *Entry) bool { _, out := into[e]; return out })
	for _, e := range slices.SortedFunc(maps.Keys(into), func(a, b *Entry) int { return cmp.Compare(a.Key, b.Key) }) {
		to := into[e]
		for seen := 0; to != nil && seen < len(into); seen++ { // an account that is taken out for another stands for it
			next, out := into[to]
			if !out {
				break
			}
			to = next
		}
		if _, out := into[to]; out && to != nil {
			to = nil
		}
		if delete(r.gone, FoldName(e.Name)); to == nil {
			e.Where.SetAside(namesLeftOut)
			r.leaveOut(e)
			continue
		}
		e.Where.SetAside("is another account, as the configuration says")
		r.Directory.Alias(e.Name, to)
		if e.ID != "" {
			r.Directory.Numbered(e.ID, to)
		}
		if r.Facts.Merged == nil {
			r.Facts.Merged = map[string]string{}
		}
		r.Facts.Merged[e.Identity()] = to.Identity()
	}
}

// leaveOut remembers the id and name of an account that the configuration leaves out.
func (r *Accounts) leaveOut(e *Entry) {
	if r.leftOut == nil {
		r.leftOut = map[string]bool{}
	}
	for _, given := range append([]string{e.ID, e.Name}, e.Others...) {
		if given != "" {
			r.leftOut[FoldName(given)] = true
		}
	}
}

// renamedAtMost is how many accounts with other names than in the last book are
// said one by one.
const renamedAtMost = 5

// Remember compares the accounts with those of the last book: one that kept its
// id and changed its name is still known by the old one; one that kept its name
// and changed its id is known by the old id, and what the last book knew of it
// follows; one that is gone is remembered for rows that still name it.
func (r *Accounts) Remember(past []program.PastAccount) {
	var renamed, rekeyed, moved []program.PastAccount
	kept := map[string]bool{}
	for _, p := range past {
		kept[p.Key] = true
	}
	for _, p := range past {
		e := r.Directory.keyed(p.Key)
		switch {
		case r.denied(p.Key):
		case e == nil:
			if again := r.Directory.byFull[FoldName(p.Name)]; len(again) == 1 && again[0].ID != "" && p.Key != NameKey(p.Name) &&
				!kept[again[0].Key] && r.only(past, p) {
				rekeyed = append(rekeyed, p)
				continue
			}
			r.remember(p)
		case e.ID != "" && e.Name != "" && NameKey(e.Name) != NameKey(p.Name) && r.named(past, p, e.Name) != "":
			moved = append(moved, p)
		case e.ID != "" && e.Name != "" && NameKey(e.Name) != NameKey(p.Name) && len(r.Directory.byName[NameKey(p.Name)]) == 0:
			r.Directory.Alias(p.Name, e)
			renamed = append(renamed, p)
		}
	}
	r.sayRenamed(renamed)
	r.sayMoved(past, moved)
	r.follow(rekeyed)
}

// named is the identity of another account of the last book that had a name; ""
// where none, or the same, had it.
func (r *Accounts) named(past []program.PastAccount, p program.PastAccount, name string) string {
	i := slices.IndexFunc(past, func(o program.PastAccount) bool { return o.Key != p.Key && NameKey(o.Name) == NameKey(name) })
	if i < 0 {
		return ""
	}
	return past[i].Key
}

// sayMoved asks about accounts whose names were those of others in the last book:
// tiers and sponsors follow the ids, and amounts by name the names.
func (r *Accounts) sayMoved(past, moved []program.PastAccount) {
	if len(moved) == 0 {
		return
	}
	var names []string
	for _, p := range moved {
		e := r.Directory.keyed(p.Key)
		names = append(names, fmt.Sprintf("%s was %s and is %s, the name that %s had", finding.Quote(e.ID), finding.Quote(p.Name),
			finding.Quote(e.Name), finding.Quote(r.named(past, p, e.Name))))
	}
	r.Say(finding.Warning, "account-names-moved", r.Directory.keyed(moved[0].Key).Where.Ref(),
		"export the accounts again with the right ids beside their names; where they did change, nothing",
		"%s the name of another account of the last book: %s; tiers and sponsors follow the ids, and amounts told by name follow the names",
		program.Plural(len(moved), "account has", "accounts have"), input.Listed(names, 3))
}

// denied is whether the configuration says that an account of the last book is
// none of today's.
func (r *Accounts) denied(key string) bool {
	for name, account := range r.Policy.Names {
		if account == nobody && CanonicalID(name) == key {
			return true
		}
	}
	return false
}

// nobody is what the configuration calls the account of a name that is none.
const nobody = "none"

// only is whether no other account of the last book has a name.
func (r *Accounts) only(past []program.PastAccount, p program.PastAccount) bool {
	return !slices.ContainsFunc(past, func(o program.PastAccount) bool { return o.Key != p.Key && FoldName(o.Name) == FoldName(p.Name) })
}

func (r *Accounts) sayRenamed(renamed []program.PastAccount) {
	for i, p := range renamed {
		e := r.Directory.keyed(p.Key)
		if i == renamedAtMost {
			r.Say(finding.Note, "account-renamed", e.Where.Ref(), "nothing, where they are the same customers",
				"%d more accounts have other names than in the last book", len(renamed)-i)
			break
		}
		r.Say(finding.Note, "account-renamed", e.Where.Ref(),
			"nothing, where it is the same customer; else give the new one an id of its own",
			"%s was %s in the last book and has the same id: rows under either name are its", finding.Quote(e.Name), finding.Quote(p.Name))
	}
}

// follow takes accounts with new ids for those of the last book that had their
// names, and says so: the ids alone would make them other customers.
func (r *Accounts) follow(past []program.PastAccount) {
	if len(past) == 0 {
		return
	}
	r.Facts.Rekeyed = map[string]string{}
	var names []string
	var first *Entry
	for _, p := range past {
		e := r.Directory.byFull[FoldName(p.Name)][0]
		first = cmp.Or(first, e)
		r.Facts.Rekeyed[p.Key] = e.Key
		if r.Directory.Find(Reference{ID: p.Key}).Entry == nil {
			r.Directory.Numbered(p.Key, e)
		}
		names = append(names, fmt.Sprintf("%s, which was %s and is %s", finding.Quote(e.Name), finding.Quote(p.Key), finding.Quote(e.ID)))
	}
	r.Say(finding.Warning, "account-rekeyed", first.Where.Ref(),
		fmt.Sprintf("nothing, where they are the same customers; else write in the configuration  names: {%q: %s}", past[0].Key, nobody),
		"%d accounts have the name of an account of the last book and another id: %s; each is taken for the same customer, and tiers, "+
			"sponsors and rows under the old id go on",
		len(past), input.Listed(names, 3))
}

// keyed is the account of an identity.
func (d *directory) keyed(key string) *Entry {
	if e := d.ByID[key]; e != nil {
		return e
	}
	if named := d.byName[key]; len(named) == 1 && named[0].ID == "" {
		return named[0]
	}
	return nil
}
