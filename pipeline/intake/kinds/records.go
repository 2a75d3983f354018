package kinds

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/linked"
	"sponsorbook/pipeline/intake/money"
	"sponsorbook/pipeline/intake/newer"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// Records are what the rows of all kinds of table say, on their way into the
// facts.
type Records struct {
	*money.Revenue
	words       map[[4]string]*word             // that no vocabulary lists
	levels      memory[int]                     // of titles, as understood before
	Exports     newer.Exports                   // newer and older ones of one table
	reopened    map[finding.Ref]int             // issues with a closing day and a state that says open, by table
	closedFirst map[finding.Ref]int             // what was closed before it was opened, by table
	scales      []*ticket                       // whose severities are bare numbers
	wholes      map[*Item[ticket]]*Item[ticket] // the issues that others name as their parents
	outlines    map[*recognise.Table]*outline
	pairs       map[string]string // cells that name two persons or one, last name first, by what one would be called
	noIssues    memory[string]    // why a state says that a row is no issue, as understood before
	leaving     memory[bool]      // whether a title or short remark may say that somebody leaves, as understood before
	linked      linked.Troubles   // what tickets the rows of escalations and issues name
	linkColumns map[*recognise.Table]linkColumns
	tenures     []tenure      // whose sponsor somebody was, and when
	namedIn     *who.Subjects // accounts by the words of their names
	farewells   []*farewells  // people whom remarks may say to leave
	byDomain    map[string]*who.Entry
	merged      []*who.Entry // deleted rows of accounts that were merged into another
	users       list[user]
	aliases     list[alias]

	Deals        list[Deal]
	People       list[Person]
	tickets      list[ticket]
	troubles     list[trouble]
	Terms        list[Term]
	executives   list[executive]
	appointments list[Appointment]
	answers      list[program.Survey]
	profiles     list[program.Profile]
	potentials   list[program.Potential]
	asks         list[program.Ask]
	promises     list[program.Promise]
	notes        list[program.NoteItem]
	team         list[Member]
	occasions    list[program.Occasion]
	reports      list[program.ActionReport]
	overrides    list[program.Override]
	quotes       list[quote]
}

func New(money *money.Revenue) *Records { return &Records{Revenue: money, Exports: newer.Exports{}} }

// Quiet are the same records to understand words with, and to say nothing about
// them.
func (r *Records) Quiet() *Records {
	in, who, money, all := *r.Reading, *r.Accounts, *r.Revenue, *r
	in.Findings = finding.List{}
	who.Reading, money.Accounts, all.Revenue = &in, &who, &money
	all.words = map[[4]string]*word{}
	return &all
}

// A Spec says how the rows of one kind of table become records. Everything but
// kind and columns may be left out.
type Spec[T any] struct {
	Kind    string
	Columns []rows.Column[T]
	// into is where the records are kept.
	Into func(*Records) *list[T]
	// origin is where a record keeps the place that it was read at.
	Origin func(*T) *program.Origin
	// id tells two rows about one thing: rows with the same id are one record.
	// "" is no id, and a record of its own.
	id func(*Item[T]) string
	// more reads what one column alone does not say.
	more func(*Records, *rows.Line, *Item[T])
	// lacks is why a row is no record: `has no name`. "" for a good row.
	Lacks func(*T) string
	// series is what tells rows with one id apart that stand in one table, as the days
	// of meetings that come again and again; nil for kinds that have no series.
	series func(*T) string
	// copyOf is the id of the record that a row calls itself a duplicate of; nil for
	// kinds whose rows never do.
	copyOf func(*T) string
	// money is the amount that a reconciliation counts.
	money func(*T) program.Money
	// many is whether a row may name several accounts; none, whether it names none.
	Many, None bool
}

// An Item is one record on its way into the facts: what it says, whose account
// it is about, and where it was read.
type Item[T any] struct {
	Is       T
	Account  who.Reference
	Accounts []who.Reference // of a kind whose rows may name several
	Where    input.Row
	Entry    *who.Entry // the account; nil when there is none
	Entries  []*who.Entry
	Why      string // why it is set aside; "" while it is not
}

// A list are the items of one kind, in the order read.
type list[T any] struct {
	All   []*Item[T]
	byID  map[string]*Item[T]
	Again []*Item[T] // repeats and rows that are no record, for the reconciliation
}

// read streams the rows of a table into records.
func read[T any](s Spec[T]) func(*Records, *recognise.Table) error {
	return func(r *Records, t *recognise.Table) error {
		bound := rows.Bind(t, s.Columns)
		return rows.Each(t, func(l *rows.Line) error {
			it := &Item[T]{Where: l.Row()}
			rows.Fill(l, bound, &it.Is)
			*s.Origin(&it.Is) = l.Origin()
			if !s.None {
				s.reference(r, l, it)
			}
			if s.more != nil {
				s.more(r, l, it)
			}
			if why := l.Out(); why != "" {
				s.refuse(r, it, why)
				s.Into(r).leave(s, it)
				return nil
			}
			s.take(r, it)
			return nil
		})
	}
}

// reference reads which account a line is about.
func (s Spec[T]) reference(r *Records, l *rows.Line, it *Item[T]) {
	if s.Many {
		it.Accounts = l.References(func(ref who.Reference) bool { return r.Directory.Find(ref).Entry != nil })
		return
	}
	it.Account = l.Reference()
}

// take keeps a record, or joins it to the one that it repeats.
func (s Spec[T]) take(r *Records, it *Item[T]) {
	if s.Lacks != nil {
		if why := s.Lacks(&it.Is); why != "" {
			s.refuse(r, it, why)
			s.Into(r).leave(s, it)
			return
		}
	}
	s.resolve(r, it)
	to := s.Into(r)
	id := ""
	if s.id != nil {
		id = s.id(it)
	}
	if first := s.first(to, id, it); first != nil && id != "" {
		s.join(r, first, it)
		return
	}
	if to.byID == nil {
		to.byID = map[string]*Item[T]{}
	}
	if id != "" && to.byID[id] == nil {
		to.byID[id] = it
	}
	if id != "" && s.series != nil {
		to.byID[id+" "+s.series(&it.Is)] = it
	}
	to.All = append(to.All, it)
}

// first is the record that a row with an id tells once more; nil where it is another
// of its series.
func (s Spec[T]) first(in *list[T], id string, it *Item[T]) *Item[T] {
	one := in.byID[id]
	if one == nil || s.series == nil {
		return one
	}
	if same := in.byID[id+" "+s.series(&it.Is)]; same != nil {
		return same
	}
	if one.Where.Source == it.Where.Source {
		return nil
	}
	return one
}

// join fills what the first row about a thing leaves open from another, which
// is otherwise set aside.
func (s Spec[T]) join(r *Records, first, again *Item[T]) {
	from, origin := *s.Origin(&again.Is), s.Origin(&first.Is)
	differ, gave := rows.Complement(&first.Is, &again.Is, s.Columns, from, origin, again.Where.Older(first.Where))
	if first.Entry == nil && again.Entry != nil {
		first.Entry, first.Why, gave = again.Entry, "", true
	}
	name := again.Account.String()
	if s.id != nil {
		name = s.id(again)
	}
	r.Exports.Repeated(r.Reading, newer.Repeat{What: singular(s.Kind), Name: name, Differ: differ, Gave: gave,
		First: first.Where, Again: again.Where, At: *origin, Elsewhere: from})
	s.Into(r).leave(s, again)
	if gave {
		s.count(again, input.Unused)
		return
	}
	s.refuse(r, again, repeatOf(*origin))
}

// own is how many records each source was the first to tell of.
func (s Spec[T]) own(r *Records) map[*input.Source]int {
	own := map[*input.Source]int{}
	for _, it := range s.Into(r).All {
		own[it.Where.Source]++
	}
	return own
}

// resolve finds the accounts of a record.
func (s Spec[T]) resolve(r *Records, it *Item[T]) {
	switch {
	case s.None:
	case s.Many:
		it.Entries, it.Why = r.AccountsOf(it.Where, it.Accounts)
	default:
		if it.Entry, it.Why = r.AccountOf(it.Where, it.Account); it.Entry == nil && s.money != nil {
			r.Cost(it.Where, it.Account, s.money(&it.Is))
		}
	}
}

// refuse sets the row of a record aside, with its amount.
func (s Spec[T]) refuse(_ *Records, it *Item[T], why string) {
	it.Where.SetAside(why)
	s.count(it, input.Unused)
}

// leave remembers a row that is no record of its own, where it holds money.
func (to *list[T]) leave(s Spec[T], it *Item[T]) {
	if s.money != nil {
		to.Again = append(to.Again, it)
	}
}

func (s Spec[T]) count(it *Item[T], f input.Fate) {
	if s.money == nil {
		return
	}
	if m := s.money(&it.Is); m.Known {
		it.Where.Count(m.Amount, m.Currency, f)
	}
}

// settle decides the fate of every record: those without an account and those
// that keep refuses are set aside. It gives back those that the facts hold:
// keep may leave a record without an account among them, since totals that name
// no account are facts too.
func (s Spec[T]) settle(r *Records, homeless bool, keep func(*Item[T]) string) []*Item[T] {
	s.sayUnnamed(r)
	var out []*Item[T]
	copied := s.copies(r)
	for _, it := range s.Into(r).All {
		late := copied[it]
		if keep != nil && late == "" {
			late = keep(it)
		}
		switch {
		case late != "":
			s.refuse(r, it, late)
			continue
		case it.Why != "":
			s.refuse(r, it, it.Why)
			if !homeless {
				continue
			}
		default:
			s.count(it, input.Used)
		}
		out = append(out, it)
	}
	return out
}

// sayUnnamed asks, once a table, whom its rows are about where none of them names an
// account.
func (s Spec[T]) sayUnnamed(r *Records) {
	if s.None {
		return
	}
	named, count := map[*input.Source]bool{}, map[*input.Source]int{}
	var sources []*input.Source
	for _, it := range s.Into(r).All {
		from := it.Where.Source
		if count[from]++; count[from] == 1 {
			sources = append(sources, from)
		}
		named[from] = named[from] || it.Why != who.NamesNone
	}
	for _, from := range sources {
		if named[from] || from == nil {
			continue
		}
		r.Say(finding.Warning, "account-column-missing", finding.Ref{File: from.File, Sheet: from.Sheet},
			"export the customer with it, or name the column under columns: in the configuration",
			"none of the %s of this table names an account, so that they are about nobody",
			program.Plural(count[from], "row", "rows"))
	}
}

// SayQuestions asks what all records together leave open.
func (r *Records) SayQuestions() {
	r.sayFarewells()
	r.sayStageless()
	r.sayWonAhead()
	r.sayContradictions()
	r.sayClones()
	r.sayDealParts()
	r.sayReopened()
	r.sayBackwards()
	r.sayScales()
	r.sayOutlines()
	r.sayParts()
	r.sayIssuesTwice()
}

// tableOf is the table in which something stands.
// headerAt is the header above a cell.
func (r *Records) headerAt(at finding.Ref) string {
	for _, t := range r.Tabs {
		if t.File == at.File && t.Sheet == at.Sheet && at.Col > 0 && at.Col < len(t.Styles) {
			return t.Styles[at.Col].Header
		}
	}
	return ""
}

func tableOf(at finding.Ref) finding.Ref { return finding.Ref{File: at.File, Sheet: at.Sheet} }

// singular is what a row of a kind is called.
func singular(kind string) string {
	if root, ok := strings.CutSuffix(kind, "ies"); ok {
		return root + "y"
	}
	return strings.TrimSuffix(kind, "s")
}

// repeatOf is the reason why a repeat is set aside.
func repeatOf(first program.Origin) string {
	return input.Repeats + " of " + input.Place(first.File, first.Sheet)
}

// sortBy orders records by account and then by what they say, so that the same
// facts from other files come in the same order.
func sortBy[T any](all []*T, account func(*T) string, then func(a, b *T) int) {
	slices.SortStableFunc(all, func(a, b *T) int {
		return cmp.Or(cmp.Compare(account(a), account(b)), then(a, b))
	})
}

// Keys are the accounts of a record.
func Keys(entries []*who.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Key)
	}
	return out
}
