package program

import (
	"slices"

	"sponsorbook/pipeline/finding"
)

// A Group is an account with its children: what is tiered, paired, planned and
// briefed. An account without parent or children is a group of one.
type Group struct {
	Key     string   // the Key of its root account
	Slug    string   // its file name: legal everywhere, stable from month to month
	Name    string   // of the root account
	Root    *Account // never nil
	Members []*Account

	Revenue     Series  // of all members, in the reporting currency
	Lines       []Line  // the same by product line, largest first; empty when the source names none
	Unconverted []Money // amounts without a rate: shown apart, in no figure
	Sources     []finding.Ref

	Contracts     []*Contract
	Contacts      []*Contact // those who are still there
	Former        []*Contact // those who are not: history, and in no room
	Opportunities []*Opportunity
	Issues        []*Issue
	Escalations   []*Escalation
	Meetings      []*Meeting // by date, the unknown last
	Promises      []*Promise
	Surveys       []*Survey
	Profiles      []*Profile
	Potentials    []*Potential
	Asks          []*Ask
	Notes         []*NoteItem
	Team          []*TeamMember
	Overrides     []*Override
}

// A Line is the revenue of one product line.
type Line struct {
	Name    string
	Revenue Series
}

// Has reports whether an account is a member of the group.
func (g *Group) Has(account string) bool {
	return slices.ContainsFunc(g.Members, func(a *Account) bool { return a.Key == account })
}

// Churned reports whether any member is marked churned: the group is then not active.
func (g *Group) Churned() bool {
	return slices.ContainsFunc(g.Members, func(a *Account) bool { return a.Churned == Yes })
}

// First is the first value that pick finds, the root account asked first and
// then the other members in order, with the account that has it.
func First[T comparable](g *Group, pick func(*Account) T) (value T, from *Account) {
	var none T
	for _, a := range append([]*Account{g.Root}, g.Members...) {
		if v := pick(a); v != none {
			return v, a
		}
	}
	return none, nil
}

// Profile is what the newest profile says, field by field left to the caller;
// nil when there is none.
func (g *Group) Profile() *Profile {
	if len(g.Profiles) == 0 {
		return nil
	}
	return g.Profiles[len(g.Profiles)-1]
}

// ProfileWith is the newest profile that says what is asked for; nil when none does.
func (g *Group) ProfileWith(says func(*Profile) bool) *Profile {
	for _, p := range slices.Backward(g.Profiles) {
		if says(p) {
			return p
		}
	}
	return nil
}

// Basis says what stands for our revenue.
type Basis string

// The bases of revenue, in the order in which they are preferred.
const (
	NoBasis            Basis = ""
	BasisRevenue       Basis = "revenue"
	BasisContracts     Basis = "contract values over their dates"
	BasisOpportunities Basis = "won opportunities"
	BasisAccounts      Basis = "an amount in the accounts table"
)

// A Window is a range of months, both included.
type Window struct {
	From Month `json:"from"`
	To   Month `json:"to"`
}

// Days is the window's first and last day.
func (w Window) Days() Period { return Period{w.From.First(), w.To.Last()} }

// Before is the window of the same length that ends where this one begins.
func (w Window) Before() Window {
	n := w.To - w.From + 1
	return Window{w.From - n, w.From - 1}
}

// A Source is one table of the input, and what became of it.
type Source struct {
	File, Sheet string
	Kind        string // "accounts", "revenue", …; "" when not recognised
	SHA256      string
	HeaderRow   int
	Columns     []Column
	Confidence  int    // 0 to 100
	RunnerUp    string // the next likely kind
	Rows        int    // rows of data read
	Used        int
	SetAside    []SetAside
	AsOf        Date   // how old its facts are; unknown where nothing says
	AsOfFrom    string // "its own line", "its name", "its newest record"
	Money       []MoneyLine
}

// A Column is one column of a source as it was understood.
type Column struct {
	Number int
	Header string
	Field  string // canonical name; "" when not recognised
	Note   string // "dates are day/month/year", "amounts use a comma"
	// What arithmetic proves a column of numbers to be, such as "tax" or "sum of
	// columns", the law with the count of rows that keep it, and what it adds up
	// to, in whatever currencies. Role is "" where nothing is proved.
	Role string
	Law  string
	Sum  Decimal
}

// SetAside is a count of rows that were not used, and why.
type SetAside struct {
	Reason string
	Rows   []int   // row numbers as the spreadsheet shows them
	Sums   []Money // what the amounts on them come to, by currency; empty where they hold none
}

// A MoneyLine is one currency of one source's amounts: what was read is what
// was used and what was set aside, to the cent.
type MoneyLine struct {
	Currency             string
	Read, Used, SetAside Decimal
}

// Facts are what the exports say, before any decision.
type Facts struct {
	AsOf     Date
	AsOfFrom string // "--as-of", "configuration", "newest revenue", "today"
	// AsOfFromData is whether the day was taken from the data, so that created
	// stamps after it hide nothing.
	AsOfFromData bool
	Currency     string // reporting currency; "" unknown
	Basis        Basis
	BasisNote    string // printed on every page that uses the figures; "" for a revenue table
	Window       Window // the revenue window: twelve months

	// Rekeyed are the keys of accounts in the last book that have another now: old
	// key → new key.
	Rekeyed map[string]string
	// Merged are the keys of accounts that the CRM merged into others: merged key →
	// key of the account that is left.
	Merged map[string]string

	Accounts      []*Account // by Key
	Groups        []*Group   // by Key
	Revenue       Revenues   // by account, month, product line
	Contracts     []*Contract
	Contacts      []*Contact // those who have left among them
	Opportunities []*Opportunity
	Issues        []*Issue
	Escalations   []*Escalation
	Sponsors      []*Sponsor // by Key
	Meetings      []*Meeting
	Promises      []*Promise
	Surveys       []*Survey
	Profiles      []*Profile
	Potentials    []*Potential
	Asks          []*Ask
	Notes         []*NoteItem
	Team          []*TeamMember
	Occasions     []*Occasion
	Reports       []*ActionReport
	Returned      []*ReturnedFillIn // fill-in workbooks that came back, of whatever book
	Said          []Said            // what workbooks that came back say, by kind, row and field
	Overrides     []*Override
	Rates         []*Rate

	Sources []*Source   // every table of the input, by file and sheet
	Money   []MoneyLine // of the revenue basis, all dates up to AsOf, by currency
	Gaps    Suspect     // money of the basis that is in no figure, by place
}

// WithoutRate are the amounts of revenue that belong to an account and could not be
// converted into the reporting currency, by currency: they are in no figure.
func (f *Facts) WithoutRate() map[string]Decimal {
	sums := map[string]Decimal{}
	for _, g := range f.Groups {
		for _, m := range g.Unconverted {
			sums[m.Currency] = sums[m.Currency].Add(m.Amount)
		}
	}
	return sums
}

// Group is the group of a key, or nil.
func (f *Facts) Group(key string) *Group {
	i, ok := slices.BinarySearchFunc(f.Groups, key, func(g *Group, k string) int {
		return cmpString(g.Key, k)
	})
	if !ok {
		return nil
	}
	return f.Groups[i]
}

// GroupOf is the group that an account belongs to, or nil.
func (f *Facts) GroupOf(account string) *Group {
	for _, g := range f.Groups {
		if g.Has(account) {
			return g
		}
	}
	return nil
}

// Sponsor is the executive of a name or key, or nil.
func (f *Facts) Sponsor(name string) *Sponsor {
	key := Fold(name)
	for _, s := range f.Sponsors {
		if s.Key == key {
			return s
		}
	}
	return nil
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
