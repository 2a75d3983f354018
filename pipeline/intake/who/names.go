package who

import (
	"maps"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Alias files an account under a further name, which tells it where no account
// has that name itself.
func (d *directory) Alias(name string, e *Entry) {
	d.byAlias[FoldName(name)] = e
	clear(d.found)
}

// Told files the accounts under the names that the configuration gives them.
func (r *Accounts) Told() {
	for _, name := range slices.Sorted(maps.Keys(r.Policy.Names)) {
		account := r.Policy.Names[name]
		m := r.Directory.Find(Reference{ID: account, Name: account})
		if m.Entry == nil {
			r.Say(finding.Warning, "name-unknown", finding.Ref{}, "correct the account under names: in the configuration",
				"the configuration says that %s means %s, which is no account", finding.Quote(name), finding.Quote(account))
			continue
		}
		r.Directory.Alias(name, m.Entry)
	}
}

// renamedAtMost is how many accounts with other names than in the last book are
// said one by one.
const renamedAtMost = 5

// Remember compares the accounts with those of the last book: one that kept its
// id and changed its name is still known by the old one, and one that kept its
// name and changed its id is said to have.
func (r *Accounts) Remember(past []program.PastAccount) {
	var renamed, rekeyed []program.PastAccount
	for _, p := range past {
		e := r.Directory.keyed(p.Key)
		switch {
		case e == nil:
			if again := r.Directory.byFull[FoldName(p.Name)]; len(again) == 1 && again[0].ID != "" && p.Key != NameKey(p.Name) {
				rekeyed = append(rekeyed, p)
			}
		case e.ID != "" && e.Name != "" && NameKey(e.Name) != NameKey(p.Name) && len(r.Directory.byName[NameKey(p.Name)]) == 0:
			r.Directory.Alias(p.Name, e)
			renamed = append(renamed, p)
		}
	}
	for i, p := range renamed {
		e := r.Directory.keyed(p.Key)
		if i == renamedAtMost {
			r.Say(finding.Note, "account-renamed", e.Where.Ref(), "nothing, where they are the same customers", "%d more accounts have other names than in the last book", len(renamed)-i)
			break
		}
		r.Say(finding.Note, "account-renamed", e.Where.Ref(), "nothing, where it is the same customer; else give the new one an id of its own",
			"%s was %s in the last book and has the same id: rows under either name are its", finding.Quote(e.Name), finding.Quote(p.Name))
	}
	r.sayRekeyed(rekeyed)
}

// sayRekeyed says that accounts have new ids: what earlier books know of them is
// under the old ones.
func (r *Accounts) sayRekeyed(past []program.PastAccount) {
	if len(past) == 0 {
		return
	}
	e := r.Directory.byFull[FoldName(past[0].Name)][0]
	r.Say(finding.Warning, "account-rekeyed", e.Where.Ref(), "export the earlier ids, or leave it where the customers are others: tiers and sponsors of the last book do not follow by name",
		"%d accounts have the name of an account of the last book and another id, such as %s, which was %s and is %s",
		len(past), finding.Quote(e.Name), finding.Quote(past[0].Key), finding.Quote(e.ID))
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
