package intake

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A reference is how a row names its account.
type reference struct{ id, name string }

// blank is whether the row names no account at all.
func (r reference) blank() bool { return r.id == "" && r.name == "" }

// String is the reference as a finding quotes it.
func (r reference) String() string {
	if r.name != "" {
		return r.name
	}
	return r.id
}

// A directory knows every account by id and by name. Rows with different ids
// are different accounts, whatever their names.
type directory struct {
	entries []*entry // in the order read
	byID    map[string]*entry
	byOther map[string]*entry   // by another id; nil where several accounts have it
	byFull  map[string][]*entry // by folded name
	byName  map[string][]*entry // by name without legal suffix
	found   map[reference]match // what references meant before
}

// An entry is an account while the input is read.
type entry struct {
	program.Account
	number int // its place in the directory
	parent reference
	active program.Flag
	where  row
	ours   []ourAmount  // what the accounts table says it paid us
	again  []ourAmount  // the same from repeats, for the reconciliation
	paid   program.Date // the newest day after the as-of date, and not after today, on which it paid us
}

// A match is the account of a reference, or why there is none.
type match struct {
	*entry
	why string // one of the reasons below; "" when there is an account
}

// Reasons why a reference has no account.
const (
	namesNone    = "names no account"
	namesUnknown = "names an account that is not among the accounts"
	namesSeveral = "names several accounts that have the same name"
)

func newDirectory() *directory {
	return &directory{byID: map[string]*entry{}, byOther: map[string]*entry{}, byFull: map[string][]*entry{},
		byName: map[string][]*entry{}, found: map[reference]match{}}
}

// add files a new account under its id and its name.
func (d *directory) add(e *entry) {
	d.entries = append(d.entries, e)
	if e.ID != "" {
		d.byID[canonicalID(e.ID)] = e
	}
	d.name(e)
	clear(d.found)
}

// numbered files an account under another id, such as the ledger's number. One
// that several accounts have tells none of them.
func (d *directory) numbered(id string, e *entry) {
	id = canonicalID(id)
	if other, ok := d.byOther[id]; ok && other != e {
		e = nil
	}
	d.byOther[id] = e
	clear(d.found)
}

// name files an account under its name.
func (d *directory) name(e *entry) {
	if e.Name == "" {
		return
	}
	full, key := foldName(e.Name), nameKey(e.Name)
	d.byFull[full] = append(d.byFull[full], e)
	d.byName[key] = append(d.byName[key], e)
}

// find is the account that a reference means: by its id, else by another id
// that the accounts give it, else by its whole name, else by its name without a
// legal suffix. A name stands in for an id and an id for a name, since exports
// label the one as the other.
func (d *directory) find(r reference) match {
	if m, ok := d.found[r]; ok {
		return m
	}
	m := d.search(r)
	d.found[reference{strings.Clone(r.id), strings.Clone(r.name)}] = m
	return m
}

func (d *directory) search(r reference) match {
	if r.blank() {
		return match{why: namesNone}
	}
	for _, id := range [...]string{r.id, r.name} {
		if e := d.byID[canonicalID(id)]; e != nil && id != "" {
			return match{entry: e}
		}
	}
	if e := d.byOther[canonicalID(r.id)]; e != nil && r.id != "" {
		return match{entry: e}
	}
	why := namesUnknown
	for _, name := range [...]string{r.name, r.id} {
		if name == "" {
			continue
		}
		for _, named := range [...][]*entry{d.byFull[foldName(name)], d.byName[nameKey(name)]} {
			switch len(named) {
			case 0:
			case 1:
				return match{entry: named[0]}
			default:
				why = namesSeveral
			}
		}
	}
	return match{why: why}
}

// same is the account that an accounts row describes once more: the one with
// its id; where the row has no id, the one with its name. A row that has an id
// is never the same as an account with another id.
func (d *directory) same(id, name string) match {
	if id == "" {
		return d.find(reference{name: name})
	}
	if e := d.byID[canonicalID(id)]; e != nil {
		return match{entry: e}
	}
	for _, e := range d.byFull[foldName(name)] {
		if e.ID == "" {
			return match{entry: e}
		}
	}
	return match{why: namesUnknown}
}

// identify files an account under an id that a later row gave it.
func (d *directory) identify(e *entry) {
	d.byID[canonicalID(e.ID)] = e
	clear(d.found)
}

// rename files an account under a name that a later row gave it.
func (d *directory) rename(e *entry) {
	if !slices.Contains(d.byFull[foldName(e.Name)], e) {
		d.name(e)
		clear(d.found)
	}
}

// keyed gives an account its identity: the id, else the normalised name.
func (d *directory) keyed(e *entry) {
	e.Key = e.identity()
	if e.ID == "" && d.byID[e.Key] != nil {
		e.Key = "name " + e.Key // somebody else's id reads like this name
	}
}

// An ourAmount is an amount of the accounts table that is plainly ours.
type ourAmount struct {
	amount program.Money
	period program.Period // the zero period: the last twelve full months
	col    int
	from   *source
}
