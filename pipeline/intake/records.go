package intake

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// records are what the rows of all kinds of table say, on their way into the
// facts.
type records struct {
	*revenue
	saidWords map[[4]string]bool
	byDomain  map[string]*entry

	deals        list[deal]
	people       list[person]
	tickets      list[ticket]
	troubles     list[trouble]
	terms        list[term]
	executives   list[executive]
	appointments list[appointment]
	answers      list[program.Survey]
	profiles     list[program.Profile]
	asks         list[program.Ask]
	promises     list[program.Promise]
	notes        list[program.NoteItem]
	team         list[program.TeamMember]
	occasions    list[program.Occasion]
	reports      list[program.ActionReport]
	overrides    list[program.Override]
	quotes       list[quote]
}

func newRecords(money *revenue) *records { return &records{revenue: money} }

// quiet are the same records to understand words with, and to say nothing about
// them.
func (r *records) quiet() *records {
	in, who, money, all := *r.reading, *r.accounts, *r.revenue, *r
	in.findings = finding.List{}
	who.reading, money.accounts, all.revenue = &in, &who, &money
	all.saidWords = map[[4]string]bool{}
	return &all
}

// A spec says how the rows of one kind of table become records. Everything but
// kind and columns may be left out.
type spec[T any] struct {
	kind    string
	columns []column[T]
	// into is where the records are kept.
	into func(*records) *list[T]
	// origin is where a record keeps the place that it was read at.
	origin func(*T) *program.Origin
	// id tells two rows about one thing: rows with the same id are one record.
	// "" is no id, and a record of its own.
	id func(*item[T]) string
	// more reads what one column alone does not say.
	more func(*records, *line, *item[T])
	// lacks is why a row is no record: `has no name`. "" for a good row.
	lacks func(*T) string
	// money is the amount that a reconciliation counts.
	money func(*T) program.Money
	// many is whether a row may name several accounts; none, whether it names none.
	many, none bool
}

// An item is one record on its way into the facts: what it says, whose account
// it is about, and where it was read.
type item[T any] struct {
	is       T
	account  reference
	accounts []reference // of a kind whose rows may name several
	where    row
	entry    *entry // the account; nil when there is none
	entries  []*entry
	why      string // why it is set aside; "" while it is not
}

// A list are the items of one kind, in the order read.
type list[T any] struct {
	all   []*item[T]
	byID  map[string]*item[T]
	again []*item[T] // repeats and rows that are no record, for the reconciliation
}

// read streams the rows of a table into records.
func read[T any](s spec[T]) func(*records, *tab) error {
	return func(r *records, t *tab) error {
		bound := bind(t, s.columns)
		return each(t, func(l *line) error {
			it := &item[T]{where: l.row()}
			fill(l, bound, &it.is)
			*s.origin(&it.is) = l.origin()
			if !s.none {
				s.reference(r, l, it)
			}
			if s.more != nil {
				s.more(r, l, it)
			}
			s.take(r, it)
			return nil
		})
	}
}

// reference reads which account a line is about.
func (s spec[T]) reference(r *records, l *line, it *item[T]) {
	if s.many {
		it.accounts = l.references(func(ref reference) bool { return r.directory.find(ref).entry != nil })
		return
	}
	it.account = l.reference()
}

// take keeps a record, or joins it to the one that it repeats.
func (s spec[T]) take(r *records, it *item[T]) {
	if s.lacks != nil {
		if why := s.lacks(&it.is); why != "" {
			s.refuse(r, it, why)
			s.into(r).leave(s, it)
			return
		}
	}
	s.resolve(r, it)
	to := s.into(r)
	id := ""
	if s.id != nil {
		id = s.id(it)
	}
	if first := to.byID[id]; first != nil && id != "" {
		s.join(r, first, it)
		return
	}
	if to.byID == nil {
		to.byID = map[string]*item[T]{}
	}
	if id != "" {
		to.byID[id] = it
	}
	to.all = append(to.all, it)
}

// join fills what the first row about a thing leaves open from another, which
// is otherwise set aside.
func (s spec[T]) join(r *records, first, again *item[T]) {
	from, origin := *s.origin(&again.is), s.origin(&first.is)
	differ, gave := complement(&first.is, &again.is, s.columns, from, origin)
	if first.entry == nil && again.entry != nil {
		first.entry, first.why, gave = again.entry, "", true
	}
	name := again.account.String()
	if s.id != nil {
		name = s.id(again)
	}
	r.repeated(differ, gave, s.kind, from, *origin, name)
	s.into(r).leave(s, again)
	if gave {
		s.count(again, unused)
		return
	}
	s.refuse(r, again, repeatOf(*origin))
}

// resolve finds the accounts of a record.
func (s spec[T]) resolve(r *records, it *item[T]) {
	switch {
	case s.none:
	case s.many:
		it.entries, it.why = r.accountsOf(it.where, it.accounts)
	default:
		it.entry, it.why = r.accountOf(it.where, it.account)
	}
}

// refuse sets the row of a record aside, with its amount.
func (s spec[T]) refuse(_ *records, it *item[T], why string) {
	it.where.setAside(why)
	s.count(it, unused)
}

// leave remembers a row that is no record of its own, where it holds money.
func (to *list[T]) leave(s spec[T], it *item[T]) {
	if s.money != nil {
		to.again = append(to.again, it)
	}
}

func (s spec[T]) count(it *item[T], f fate) {
	if s.money == nil {
		return
	}
	if m := s.money(&it.is); m.Known {
		it.where.count(m.Amount, m.Currency, f)
	}
}

// settle decides the fate of every record: those without an account and those
// that keep refuses are set aside. It gives back those that the facts hold:
// keep may leave a record without an account among them, since totals that name
// no account are facts too.
func (s spec[T]) settle(r *records, homeless bool, keep func(*item[T]) string) []*item[T] {
	var out []*item[T]
	for _, it := range s.into(r).all {
		late := ""
		if keep != nil {
			late = keep(it)
		}
		switch {
		case late != "":
			s.refuse(r, it, late)
			continue
		case it.why != "":
			s.refuse(r, it, it.why)
			if !homeless {
				continue
			}
		default:
			s.count(it, used)
		}
		out = append(out, it)
	}
	return out
}

// repeated is the finding of two rows about one thing that do not agree.
func (r *records) repeated(differ []string, gave bool, kind string, again, first program.Origin, name string) {
	if len(differ) == 0 {
		return
	}
	what := "was set aside"
	if gave {
		what = "only filled what was open"
	}
	r.say(finding.Warning, "repeat-differs", again.Ref, "delete the row that is out of date",
		"a second row about %s %s differs from %s in %s; the first stands and this row %s",
		singular(kind), finding.Quote(name), first.Ref.String(), listed(differ, 4), what)
}

// singular is what a row of a kind is called.
func singular(kind string) string { return strings.TrimSuffix(kind, "s") }

// repeatOf is the reason why a repeat is set aside.
func repeatOf(first program.Origin) string {
	return "repeats a row of " + place(first.File, first.Sheet)
}

// sortBy orders records by account and then by what they say, so that the same
// facts from other files come in the same order.
func sortBy[T any](all []*T, account func(*T) string, then func(a, b *T) int) {
	slices.SortStableFunc(all, func(a, b *T) int {
		return cmp.Or(cmp.Compare(account(a), account(b)), then(a, b))
	})
}

// keys are the accounts of a record.
func keys(entries []*entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Key)
	}
	return out
}
