package who

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// CanonicalID is an id as ids are matched: the two ways in which Salesforce
// writes one are the same, those of a GUID too, and a number with a fraction of zeros is the
// number.
func CanonicalID(id string) string {
	id = value.LongID(id)
	if len(id) >= 36 && len(id) <= 38 && guid.MatchString(id) {
		return strings.ToLower(strings.Trim(id, "{}"))
	}
	if whole, ok := strings.CutSuffix(id, ".0"); ok && isDigits(whole) {
		return whole
	}
	return id
}

// guid is an id as Windows makes them, in braces or not, in capitals or not.
var guid = regexp.MustCompile(`^\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?$`)

// BareID is an id as it is matched where one side lost the zeros in front of it,
// as spreadsheets do, wrote the number with an exponent that kept all digits, or
// parted its thousands.
func BareID(id string) string {
	id = CanonicalID(id)
	if n, ok := exponential(id); ok {
		id = n
	}
	if id != "" && id[0] >= '1' && id[0] <= '9' && !isDigits(id) && parted.MatchString(id) {
		id = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, id)
	}
	if isDigits(id) {
		return cmp.Or(strings.TrimLeft(id, "0"), "0")
	}
	return id
}

// parted is a number as spreadsheets part its thousands.
var parted = regexp.MustCompile(`^[1-9]\d{0,2}([,.'’ \x{00a0}\x{202f}]\d{3})+$`)

// exponential is the whole number that an id such as "1.04711E5" writes, where
// no digit of it is lost.
func exponential(id string) (string, bool) {
	at := strings.IndexAny(id, "eE")
	if at < 1 || at == len(id)-1 || !isDigits(strings.TrimPrefix(id[at+1:], "+")) || len(id) > 30 {
		return "", false
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(id[:at], ",", "."), ".")
	shift, _ := strconv.Atoi(strings.TrimPrefix(id[at+1:], "+"))
	if !isDigits(whole+fraction) || len(fraction) < shift || strings.Trim(fraction[min(shift, len(fraction)):], "0") != "" {
		return "", false
	}
	return whole + fraction[:shift], true
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// NameKey is a company's name as names are matched. A name of nothing but signs
// stands for itself.
func NameKey(name string) string {
	return cmp.Or(value.CompanyKey(name), strings.TrimSpace(name))
}

// Compact is a name without spaces, signs and case.
func Compact(name string) string { return strings.ReplaceAll(program.Fold(name), " ", "") }

func FoldName(name string) string {
	return cmp.Or(program.Fold(name), strings.TrimSpace(name))
}

// Identity is what tells an account from all others: the id, else the
// normalised name.
func (e *Entry) Identity() string {
	if e.ID != "" {
		return CanonicalID(e.ID)
	}
	return NameKey(e.Name)
}

// SharedNames is one note about accounts that have the same name and different
// ids: they stay apart, and a row that names one without its id fits none.
func (r *Accounts) SharedNames() {
	var names []string
	count := 0
	for _, e := range r.Directory.Entries {
		same := r.Directory.byFull[FoldName(e.Name)]
		if len(same) > 1 && same[0] == e {
			names = append(names, finding.Quote(e.Name))
			count += len(same)
		}
	}
	if len(names) == 0 {
		return
	}
	first := r.Directory.byFull[FoldName(unquoted(names[0]))]
	at := finding.Ref{}
	if len(first) > 0 {
		at = first[0].Where.Ref()
	}
	r.Say(finding.Note, "account-names-shared", at, "if two of them are one customer, merge them in the CRM or make one the parent",
		"%d accounts with different ids share %d names, such as %s; they were not merged", count, len(names), input.Listed(names, 3))
}

func unquoted(s string) string { return strings.TrimSuffix(strings.TrimPrefix(s, `"`), `"`) }

// Accounts are those of the input, and the names that fit none of them.
type Accounts struct {
	*input.Reading
	Directory *directory
	Founding  bool // accounts are the customers that the revenue names
	strangers map[stranger]*unmet
	gone      map[string]program.PastAccount // of the last book or an older export and no longer among the accounts, by folded name and key
	leftOut   map[string]bool                // folded ids and names of accounts that the configuration leaves out
	bare      map[*input.Source]int          // rows whose id lacks the zeros in front, or has them alone
}

func New(r *input.Reading) *Accounts {
	return &Accounts{Reading: r, Directory: newDirectory(), strangers: map[stranger]*unmet{}, bare: map[*input.Source]int{}}
}

// A stranger is a reference of one table that fits no account.
type stranger struct {
	file, sheet string
	Reference
	why string
}

// An unmet is how often a stranger was named, and where first.
type unmet struct {
	at    finding.Ref
	count int
	cost  map[string]program.Decimal // by currency: what its rows amount to
}

// AccountOf is the account that a row is about, or why there is none. Where
// accounts are the customers of the revenue, an unknown one becomes an account.
func (r *Accounts) AccountOf(w input.Row, ref Reference) (*Entry, string) {
	m := r.Directory.lookUp(ref, r.Founding)
	switch {
	case m.Entry != nil:
		if m.Bare {
			r.bare[w.Source]++
		}
		return m.Entry, ""
	case m.Why == NamesUnknown && r.isLeftOut(ref):
		return nil, namesLeftOut
	case m.Why == NamesUnknown && r.Founding:
		return r.found(w, ref), ""
	case m.Why == NamesUnknown && len(r.parts(ref)) > 1:
		m.Why = NamesMany
		r.meetStranger(w, ref, m.Why)
	case m.Why != NamesNone:
		r.meetStranger(w, ref, m.Why)
	}
	return nil, m.Why
}

// isLeftOut is whether a reference names an account that the configuration leaves
// out: one that was taken out, or, where the revenue founds the accounts, one to be.
func (r *Accounts) isLeftOut(ref Reference) bool {
	for _, given := range [...]string{ref.ID, ref.Name} {
		if given != "" && (r.leftOut[FoldName(given)] || r.Founding && r.Policy.Names[given] == nobody) {
			return true
		}
	}
	return false
}

// between is what stands between the names of several accounts in one cell.
var between = regexp.MustCompile(`\s*[;|/+\n、，；]\s*|\s*,\s+|\s+(?:&|and|und|et|y|e|en|och|sowie|with|mit)\s+`)

// parts are the accounts of a cell that names several and nothing else; nil for one
// that does not.
func (r *Accounts) parts(ref Reference) []Reference {
	names := between.Split(cmp.Or(ref.Name, ref.ID), -1)
	if len(names) < 2 {
		return nil
	}
	var all []Reference
	for _, name := range names {
		part := Reference{Name: strings.TrimSpace(name)}
		if r.Directory.Find(part).Entry == nil {
			return nil
		}
		all = append(all, part)
	}
	return all
}

// AccountsOf are the accounts that a row names where it may name several. It
// has none only when no name fits.
func (r *Accounts) AccountsOf(w input.Row, refs []Reference) ([]*Entry, string) {
	var all []*Entry
	why := NamesNone
	if len(refs) == 1 && r.Directory.Find(refs[0]).Why == NamesUnknown {
		if parts := r.parts(refs[0]); parts != nil {
			refs = parts
		}
	}
	for _, ref := range refs {
		e, problem := r.AccountOf(w, ref)
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
func (r *Accounts) found(w input.Row, ref Reference) *Entry {
	if told := r.Policy.Names[ref.Name]; told != "" && FoldName(told) != FoldName(ref.Name) {
		if m := r.Directory.lookUp(Reference{ID: told, Name: told}, true); m.Entry != nil {
			return m.Entry
		}
		ref = Reference{Name: told}
	}
	e := &Entry{Where: w, Number: len(r.Directory.Entries)}
	e.ID, e.Name = strings.Clone(ref.ID), strings.Clone(cmp.Or(ref.Name, ref.ID))
	if parent, ok := CustomerOf(e.Name); ok {
		if e.ParentGiven.Name = parent; r.Directory.Find(e.ParentGiven).Why == NamesUnknown {
			r.found(w, e.ParentGiven) // a customer whose jobs alone were billed
			e.Number = len(r.Directory.Entries)
		}
	}
	e.Origin = program.NewOrigin(w.Ref(), nil)
	r.Directory.Add(e)
	r.Directory.Keyed(e)
	return e
}

// MeetStranger notes a name that fits no account.
func (r *Accounts) MeetStranger(w input.Row, ref Reference) { r.meetStranger(w, ref, NamesUnknown) }

func (r *Accounts) meetStranger(w input.Row, ref Reference, why string) {
	s := stranger{w.File, w.Sheet, Reference{strings.Clone(ref.ID), strings.Clone(ref.Name)}, why}
	u := r.strangers[s]
	if u == nil {
		u = &unmet{at: w.Ref()}
		r.strangers[s] = u
	}
	u.count++
}

// Cost adds the money of a row whose account is not known to what is said of its
// name.
func (r *Accounts) Cost(w input.Row, ref Reference, m program.Money) {
	for _, why := range [...]string{NamesUnknown, NamesSeveral, NamesMany} {
		u := r.strangers[stranger{w.File, w.Sheet, ref, why}]
		if u == nil || !m.Known {
			continue
		}
		if u.cost == nil {
			u.cost = map[string]program.Decimal{}
		}
		u.cost[m.Currency] = u.cost[m.Currency].Add(m.Amount)
	}
}

// told is the money of a name in words, with a comma before it, and what is at
// stake.
func (u *unmet) told() (string, finding.Stake) {
	var words []string
	var stake finding.Stake
	for _, currency := range input.SortedKeys(u.cost) {
		amount := u.cost[currency]
		words = append(words, strings.TrimSpace(amount.StringFixed(2)+" "+currency))
		if units := amount.Abs().IntPart(); units > stake.Units {
			stake = finding.Stake{Units: units, Currency: currency}
		}
	}
	if words == nil {
		return "", stake
	}
	return ", " + input.Listed(words, 3), stake
}

// goneAs is the account of the last book, or of an older export, that a reference
// names.
func (r *Accounts) goneAs(ref Reference) (program.PastAccount, bool) {
	for _, given := range [...]string{ref.Name, ref.ID} {
		if p, ok := r.gone[FoldName(given)]; ok && given != "" {
			return p, true
		}
	}
	return program.PastAccount{}, false
}

// strangersAtMost is how many unknown names of one table are proposed for.
const strangersAtMost = 300

// Meet says which names of the input fit no account, with the account that each
// may mean. A proposal is never more than that.
func (r *Accounts) Meet() {
	for _, s := range r.Sources {
		if n := r.bare[s]; n > 0 {
			r.Say(finding.Note, "id-zeros", finding.Ref{File: s.File, Sheet: s.Sheet}, "export the ids as text in both",
				"%d rows give the account's id with other zeros or letters in front than the table of "+
					"accounts; each fits one account and was taken "+
					"for it", n)
		}
	}
	all := make([]stranger, 0, len(r.strangers))
	for s := range r.strangers {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b stranger) int { return r.strangers[a].at.Compare(r.strangers[b].at) })
	said := map[string]int{}
	for _, s := range all {
		u := r.strangers[s]
		in := input.Place(s.file, s.sheet)
		if said[in]++; said[in] > strangersAtMost {
			continue
		}
		r.sayStranger(s, u)
	}
	for _, t := range r.Sources {
		if n := said[input.Place(t.File, t.Sheet)] - strangersAtMost; n > 0 {
			said[input.Place(t.File, t.Sheet)] = 0
			r.Say(finding.Warning, "account-unknown", finding.Ref{File: t.File, Sheet: t.Sheet}, "add the accounts, or correct the names",
				"%d more names fit no account", n)
		}
	}
}

func (r *Accounts) sayStranger(s stranger, u *unmet) {
	rows := "the row was set aside"
	if u.count > 1 {
		rows = fmt.Sprintf("%d rows were set aside", u.count)
	}
	cost, stake := u.told()
	rows += cost
	if s.why == NamesSeveral {
		r.SayOf(stake, finding.Warning, "account-name-ambiguous", u.at, "give the account's id beside its name",
			"%s is the name of several accounts; %s", finding.Quote(s.String()), rows)
		return
	}
	if s.why == NamesMany {
		r.SayOf(stake, finding.Warning, "account-unknown", u.at, "give each of the accounts a row of its own",
			"%s names several accounts, and a row is about one; %s", finding.Quote(s.String()), rows)
		return
	}
	mend := "add the account to the table of accounts, or correct the name"
	if p, ok := r.goneAs(s.Reference); ok {
		r.SayOf(stake, finding.Warning, "account-gone", u.at,
			fmt.Sprintf("if it was merged into another or is called otherwise, write in the configuration  names: {%q: …}; else export "+
				"it again, as inactive", s.String()),
			"%s was an account (%s) and is no longer among the accounts; %s", finding.Quote(p.Name), p.Key, rows)
		return
	}
	switch near := r.Candidates(s.Name); len(near) {
	case 0:
	case 1:
		answer := finding.Setting{Key: "names", Entry: fmt.Sprintf("%q: %q", s.String(), near[0].Name)}
		r.AskOf(stake, finding.Warning, "account-unknown", u.at, answer, "if "+finding.Quote(near[0].Name)+" is meant, ",
			"%s fits no account; %s", finding.Quote(s.String()), rows)
		return
	default:
		var names []string
		for _, e := range near {
			names = append(names, finding.Quote(e.Name))
		}
		mend = fmt.Sprintf("it is near to %s: write the one that is meant in the configuration  names: {%q: …}",
			input.Listed(names, len(names)), s.String())
	}
	r.SayOf(stake, finding.Warning, "account-unknown", u.at, mend, "%s fits no account; %s", finding.Quote(s.String()), rows)
}
