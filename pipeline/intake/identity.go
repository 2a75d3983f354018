package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// canonicalID is an id as ids are matched: the two ways in which Salesforce
// writes one are the same, and a number with a fraction of zeros is the number.
func canonicalID(id string) string {
	id = value.LongID(id)
	if whole, ok := strings.CutSuffix(id, ".0"); ok && isDigits(whole) {
		return whole
	}
	return id
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// nameKey is a company's name as names are matched. A name of nothing but signs
// stands for itself.
func nameKey(name string) string {
	return cmp.Or(value.CompanyKey(name), strings.TrimSpace(name))
}

// compact is a name without spaces, signs and case.
func compact(name string) string { return strings.ReplaceAll(program.Fold(name), " ", "") }

func foldName(name string) string {
	return cmp.Or(program.Fold(name), strings.TrimSpace(name))
}

// identity is what tells an account from all others: the id, else the
// normalised name.
func (e *entry) identity() string {
	if e.ID != "" {
		return canonicalID(e.ID)
	}
	return nameKey(e.Name)
}

// sharedNames is one note about accounts that have the same name and different
// ids: they stay apart, and a row that names one without its id fits none.
func (r *accounts) sharedNames() {
	var names []string
	count := 0
	for _, e := range r.directory.entries {
		same := r.directory.byFull[foldName(e.Name)]
		if len(same) > 1 && same[0] == e {
			names = append(names, finding.Quote(e.Name))
			count += len(same)
		}
	}
	if len(names) == 0 {
		return
	}
	first := r.directory.byFull[foldName(unquoted(names[0]))]
	at := finding.Ref{}
	if len(first) > 0 {
		at = first[0].where.ref()
	}
	r.say(finding.Note, "account-names-shared", at, "if two of them are one customer, merge them in the CRM or make one the parent",
		"%d accounts with different ids share %d names, such as %s; they were not merged", count, len(names), listed(names, 3))
}

func unquoted(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, `"`), `"`) }

// accounts are those of the input, and the names that fit none of them.
type accounts struct {
	*reading
	directory *directory
	founding  bool // accounts are the customers that the revenue names
	strangers map[stranger]*unmet
}

func newAccounts(r *reading) *accounts {
	return &accounts{reading: r, directory: newDirectory(), strangers: map[stranger]*unmet{}}
}

// A stranger is a reference of one table that fits no account.
type stranger struct {
	file, sheet string
	reference
	why string
}

// An unmet is how often a stranger was named, and where first.
type unmet struct {
	at    finding.Ref
	count int
}

// accountOf is the account that a row is about, or why there is none. Where
// accounts are the customers of the revenue, an unknown one becomes an account.
func (r *accounts) accountOf(w row, ref reference) (*entry, string) {
	m := r.directory.find(ref)
	switch {
	case m.entry != nil:
		return m.entry, ""
	case m.why == namesUnknown && r.founding:
		return r.found(w, ref), ""
	case m.why != namesNone:
		r.meetStranger(w, ref, m.why)
	}
	return nil, m.why
}

// accountsOf are the accounts that a row names where it may name several. It
// has none only when no name fits.
func (r *accounts) accountsOf(w row, refs []reference) ([]*entry, string) {
	var all []*entry
	why := namesNone
	for _, ref := range refs {
		e, problem := r.accountOf(w, ref)
		if e == nil {
			why = problem
		} else if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	if len(all) > 0 {
		why = ""
	}
	return all, why
}

// found makes an account of a customer that only the revenue names.
func (r *accounts) found(w row, ref reference) *entry {
	e := &entry{where: w, number: len(r.directory.entries)}
	e.ID, e.Name = strings.Clone(ref.id), strings.Clone(cmp.Or(ref.name, ref.id))
	if parent, child, ok := strings.Cut(e.Name, ":"); ok && strings.TrimSpace(child) != "" {
		e.parent.name = strings.TrimSpace(parent)
	}
	e.Origin = program.NewOrigin(w.ref(), nil)
	r.directory.add(e)
	r.directory.keyed(e)
	return e
}

func (r *accounts) meetStranger(w row, ref reference, why string) {
	s := stranger{w.File, w.Sheet, reference{strings.Clone(ref.id), strings.Clone(ref.name)}, why}
	u := r.strangers[s]
	if u == nil {
		u = &unmet{at: w.ref()}
		r.strangers[s] = u
	}
	u.count++
}

// strangersAtMost is how many unknown names of one table are proposed for.
const strangersAtMost = 300

// meet says which names of the input fit no account, with the account that each
// may mean. A proposal is never more than that.
func (r *accounts) meet() {
	all := make([]stranger, 0, len(r.strangers))
	for s := range r.strangers {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b stranger) int { return r.strangers[a].at.Compare(r.strangers[b].at) })
	said := map[string]int{}
	for _, s := range all {
		u := r.strangers[s]
		in := place(s.file, s.sheet)
		if said[in]++; said[in] > strangersAtMost {
			continue
		}
		r.sayStranger(s, u)
	}
	for _, t := range r.sources {
		if n := said[place(t.File, t.Sheet)] - strangersAtMost; n > 0 {
			said[place(t.File, t.Sheet)] = 0
			r.say(finding.Warning, "account-unknown", finding.Ref{File: t.File, Sheet: t.Sheet}, "add the accounts, or correct the names",
				"%d more names fit no account", n)
		}
	}
}

func (r *accounts) sayStranger(s stranger, u *unmet) {
	rows := "the row was set aside"
	if u.count > 1 {
		rows = fmt.Sprintf("%d rows were set aside", u.count)
	}
	if s.why == namesSeveral {
		r.say(finding.Warning, "account-name-ambiguous", u.at, "give the account's id beside its name",
			"%s is the name of several accounts; %s", finding.Quote(s.String()), rows)
		return
	}
	mend := "add the account to the table of accounts, or correct the name"
	if name := r.nearest(s.name); name != "" {
		mend = "if " + finding.Quote(name) + " is meant, write it so; else add the account"
	}
	r.say(finding.Warning, "account-unknown", u.at, mend, "%s fits no account; %s", finding.Quote(s.String()), rows)
}

// nearest is the name of the account that is most like a name, or "" when none
// is much like it.
func (r *accounts) nearest(name string) string {
	if name == "" || len(r.directory.entries) > 20000 {
		return ""
	}
	best, most := "", 0.79
	for _, e := range r.directory.entries {
		if d := len(e.Name) - len(name); d > 12 || d < -12 {
			continue
		}
		if like := value.Similarity(e.Name, name); like > most {
			best, most = e.Name, like
		}
	}
	return best
}
