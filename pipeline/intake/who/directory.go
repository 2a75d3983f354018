// Package who answers whom a row is about: accounts by their ids and names, the
// names that fit none, and the groups that accounts form by their parents.
package who

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// A Reference is how a row names its account.
type Reference struct{ ID, Name string }

// Blank is whether the row names no account at all.
func (r Reference) Blank() bool { return r.ID == "" && r.Name == "" }

// String is the reference as a finding quotes it.
func (r Reference) String() string {
	if r.Name != "" {
		return r.Name
	}
	return r.ID
}

// A directory knows every account by id and by name. Rows with different ids
// are different accounts, whatever their names.
type directory struct {
	Entries    []*Entry // in the order read
	ByID       map[string]*Entry
	byOther    map[string]*Entry   // by another id; nil where several accounts have it
	byBare     map[string]*Entry   // by any id without the zeros in front; nil where several accounts have it
	byFull     map[string][]*Entry // by folded name
	byName     map[string][]*Entry // by name without legal suffix
	byAlias    map[string]*Entry   // by a name that a person or an earlier book gives it
	bySpelling [spellings]map[string][]*Entry
	found      map[lookup]match  // what references meant before
	digits     map[string]*Entry // by the digits of ids that all have the same letters in front, or none; nil before it is asked for
}

// An Entry is an account while the input is read.
type Entry struct {
	program.Account
	Number       int // its place in the directory
	ParentGiven  Reference
	Active       program.Flag
	ManagerID    string   // of a user, where the export has no name
	Others       []string // its other ids
	MergedInto   string   // the id or name of the account that this one was merged into
	Below        string   // the account before its own name in a path such as "Group > Company"; "" for none
	SponsorUntil program.Date
	AutoRenewal  string // whether its contract renews itself, as written
	Where        input.Row
	Ours         []OurAmount  // what the accounts table says it paid us
	Again        []OurAmount  // the same from repeats, for the reconciliation
	Paid         program.Date // the newest day after the as-of date, and not after today, on which it paid us
}

// A lookup is a reference, and whether its name counts only as it is written: so
// it is where names make accounts.
type lookup struct {
	Reference
	strict bool
}

// A match is the account of a reference, or why there is none.
type match struct {
	*Entry
	Why  string // one of the reasons below; "" when there is an account
	Bare bool   // its id is the reference's but for zeros in front
}

// Reasons why a reference has no account.
const (
	NamesNone    = "names no account"
	NamesUnknown = "names an account that is not among the accounts"
	NamesSeveral = "names several accounts that have the same name"
	NamesMany    = "names several accounts"
	namesLeftOut = "is about an account that the configuration leaves out"
)

func newDirectory() *directory {
	d := &directory{ByID: map[string]*Entry{}, byOther: map[string]*Entry{}, byBare: map[string]*Entry{}, byAlias: map[string]*Entry{},
		byFull: map[string][]*Entry{},
		byName: map[string][]*Entry{}, found: map[lookup]match{}}
	for way := range d.bySpelling {
		d.bySpelling[way] = map[string][]*Entry{}
	}
	return d
}

// Add files a new account under its id and its name.
func (d *directory) Add(e *Entry) {
	d.Entries = append(d.Entries, e)
	if e.ID != "" {
		d.Identify(e)
	}
	d.name(e)
	clear(d.found)
	d.digits = nil
}

// bare files an account under an id without the zeros in front of it.
func (d *directory) bare(id string, e *Entry) {
	id = BareID(id)
	if other, ok := d.byBare[id]; ok && other != e {
		e = nil
	}
	d.byBare[id] = e
}

// Numbered files an account under another id, such as the ledger's number. One
// that several accounts have tells none of them.
func (d *directory) Numbered(id string, e *Entry) {
	d.bare(id, e)
	id = CanonicalID(id)
	if other, ok := d.byOther[id]; ok && other != e {
		e = nil
	}
	d.byOther[id] = e
	clear(d.found)
}

// name files an account under its name.
func (d *directory) name(e *Entry) {
	if e.Name == "" {
		return
	}
	full, key := FoldName(e.Name), NameKey(e.Name)
	d.byFull[full] = append(d.byFull[full], e)
	d.byName[key] = append(d.byName[key], e)
	d.spellUp(e)
}

// Find is the account that a reference means: by its id, else by another id
// that the accounts give it, else by its whole name, else by its name without a
// legal suffix, else by a name that is only spelled in another way. A name stands
// in for an id and an id for a name, since exports label the one as the other.
func (d *directory) Find(r Reference) match { return d.lookUp(r, false) }

func (d *directory) lookUp(r Reference, strict bool) match {
	if m, ok := d.found[lookup{r, strict}]; ok {
		return m
	}
	m := d.search(r)
	if !strict && m.Why == NamesUnknown {
		m = d.loosely(cmp.Or(r.Name, r.ID))
	}
	d.found[lookup{Reference{strings.Clone(r.ID), strings.Clone(r.Name)}, strict}] = m
	return m
}

func (d *directory) search(r Reference) match {
	if r.Blank() {
		return match{Why: NamesNone}
	}
	for _, id := range [...]string{r.ID, r.Name} {
		if e := d.ByID[CanonicalID(id)]; e != nil && id != "" {
			return match{Entry: e}
		}
	}
	for _, id := range [...]string{r.ID, r.Name} {
		if e := d.byOther[CanonicalID(id)]; e != nil && id != "" {
			return match{Entry: e}
		}
	}
	for _, id := range [...]string{r.ID, r.Name} {
		if e := d.byBare[BareID(id)]; e != nil && len(BareID(id)) > 1 && strings.ContainsAny(id, "0123456789") {
			return match{Entry: e, Bare: true}
		}
	}
	for _, name := range [...]string{r.Name, r.ID} {
		if e := d.byAlias[FoldName(name)]; e != nil && name != "" && len(d.byFull[FoldName(name)]) == 0 {
			return match{Entry: e}
		}
	}
	why := NamesUnknown
	for _, name := range [...]string{r.Name, r.ID} {
		if name == "" {
			continue
		}
		for _, named := range [...][]*Entry{d.byFull[FoldName(name)], d.byName[NameKey(name)]} {
			switch len(named) {
			case 0:
			case 1:
				return match{Entry: named[0]}
			default:
				why = NamesSeveral
			}
		}
	}
	for _, id := range [...]string{r.ID, r.Name} {
		if e := d.byDigits(id); e != nil && why == NamesUnknown {
			return match{Entry: e, Bare: true}
		}
	}
	if e := d.coded(r.Name); e != nil && why == NamesUnknown {
		return match{Entry: e}
	}
	if parent, ok := CustomerOf(r.Name); ok && why == NamesUnknown {
		return d.search(Reference{ID: r.ID, Name: parent})
	}
	return match{Why: why}
}

// lettered is an id of letters and digits, such as "D-00123".
var lettered = regexp.MustCompile(`^([A-Za-z]{0,5})[-_ ./#]?(\d{3,})$`)

// byDigits is the account whose id has the digits of another, where the accounts' ids
// all have the same letters in front, or none, and the other has none, or some.
func (d *directory) byDigits(id string) *Entry {
	m := lettered.FindStringSubmatch(strings.TrimSpace(id))
	if m == nil {
		return nil
	}
	if d.digits == nil {
		d.digits = map[string]*Entry{}
		letters, first := "", true
		for _, e := range d.Entries {
			own := lettered.FindStringSubmatch(e.ID)
			if own == nil || !first && own[1] != letters {
				clear(d.digits)
				break
			}
			letters, first = own[1], false
			bare := BareID(own[2])
			if _, twice := d.digits[bare]; twice {
				e = nil
			}
			d.digits[bare] = e
		}
	}
	e := d.digits[BareID(m[2])]
	if e == nil || (lettered.FindStringSubmatch(e.ID)[1] == "") == (m[1] == "") {
		return nil // both have letters, of which one is another's, or none has
	}
	return e
}

// CustomerOf is the customer before the colon of a name such as "Acme:New Roof", which
// is a job of theirs or a customer of a customer; false for other names.
func CustomerOf(name string) (customer string, ok bool) {
	customer, job, _ := strings.Cut(name, ":")
	customer = strings.TrimSpace(customer)
	return customer, customer != "" && strings.TrimSpace(job) != ""
}

// code is an account's number before or behind its name: "C100 Acme", "Acme
// (C100)", "Acme - 100".
var code = regexp.MustCompile(
	`^(?:([A-Za-z]{0,5}[-_./#]?\d[\w./-]*)(?:\s+|\s*[-–:|,]\s*)(.{3,})|(.{3,}?)\s*(?:[(\[]\s*|[-–|#]\s+)([A-Za-z]{0,5}[-_./#]?\d[\w./-]*)\s*[)\]]?)$`)

// coded is the account whose number and name one cell tells. A number that is
// another account's tells none.
func (d *directory) coded(text string) *Entry {
	m := code.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return nil
	}
	id, name := m[1]+m[4], m[2]+m[3]
	known := d.ByID[CanonicalID(id)]
	if parent, _, ok := strings.Cut(name, ":"); ok && len(d.byName[NameKey(name)]) == 0 {
		name = strings.TrimSpace(parent)
	}
	named := d.byName[NameKey(name)]
	if len(named) != 1 || known != nil && known != named[0] {
		return nil
	}
	return named[0]
}

// Same is the account that an accounts row describes once more: the one with
// its id; where the row has no id, the one with its name. A row that has an id
// is never the same as an account with another id.
//
// Another table may list the same account under its other id, or without the
// zeros in front; two rows of one table never do.
func (d *directory) Same(id, name string, from input.Row) match {
	if id == "" {
		m := d.lookUp(Reference{Name: name}, true)
		if parent, ok := CustomerOf(name); ok && m.Entry != nil && NameKey(m.Name) == NameKey(parent) {
			return match{Why: NamesUnknown} // a customer of a customer, with a row of its own
		}
		return m
	}
	if e := d.ByID[CanonicalID(id)]; e != nil {
		return match{Entry: e}
	}
	for _, e := range [...]*Entry{d.byOther[CanonicalID(id)], d.byBare[BareID(id)]} {
		if e != nil && e.Where.Source != from.Source && sameName(e.Name, name) {
			return match{Entry: e}
		}
	}
	for _, e := range d.byFull[FoldName(name)] {
		if e.ID == "" {
			return match{Entry: e}
		}
	}
	return match{Why: NamesUnknown}
}

// sameName is whether two names could be one company's; an absent one could.
func sameName(a, b string) bool { return a == "" || b == "" || NameKey(a) == NameKey(b) }

// Identify files an account under an id that a later row gave it.
func (d *directory) Identify(e *Entry) {
	d.ByID[CanonicalID(e.ID)] = e
	d.bare(e.ID, e)
	clear(d.found)
}

// Rename files an account under a name that a later row gave it.
func (d *directory) Rename(e *Entry) {
	if !slices.Contains(d.byFull[FoldName(e.Name)], e) {
		d.name(e)
		clear(d.found)
	}
}

// Keyed gives an account its identity: the id, else the normalised name.
func (d *directory) Keyed(e *Entry) {
	e.Key = e.Identity()
	if e.ID == "" && d.ByID[e.Key] != nil {
		e.Key = "name " + e.Key // somebody else's id reads like this name
	}
}

// Drop takes accounts out of the directory, and remembers them for rows that still
// name them.
func (r *Accounts) Drop(gone func(*Entry) bool) {
	all := r.Directory.Entries
	r.Directory = newDirectory()
	for _, e := range all {
		if gone(e) {
			r.remember(program.PastAccount{Key: e.Identity(), Name: cmp.Or(e.Name, e.ID)})
			continue
		}
		e.Number = len(r.Directory.Entries)
		r.Directory.Add(e)
		for _, id := range e.Others {
			r.Directory.Numbered(id, e)
		}
	}
}

// remember keeps an account that is no longer there.
func (r *Accounts) remember(p program.PastAccount) {
	if r.gone == nil {
		r.gone = map[string]program.PastAccount{}
	}
	r.gone[FoldName(p.Name)], r.gone[FoldName(p.Key)] = p, p
}

// An OurAmount is an amount of the accounts table that is plainly ours.
type OurAmount struct {
	Amount program.Money
	Period program.Period // the zero period: the last twelve full months
	Col    int
	From   *input.Source
}
