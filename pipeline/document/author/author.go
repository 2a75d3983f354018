// Package author is what all pages share: the program indexed once, the reader
// of a room and what they may see, and the facts that stand on several pages.
//
// It only reads the program. Which fact stands on which page, and in which
// order, is decided in the packages of the pages.
package author

import (
	"cmp"
	"slices"
	"sync"

	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Reader is whom a page is written for, which decides what it may tell.
type Reader int

const (
	ProgramManager Reader = iota // everything
	Sponsor                      // their own accounts; no scores, runners-up, views, source cells
	AccountManager               // their own accounts
	Board                        // accounts, and no person unless the settings say so
)

// An Author writes the documents of one room. It only reads, so that many can
// write at once over one index.
type Author struct {
	*Index
	language.Speech
	Reader Reader
	Room   string // folder handed out; "" for the program manager's book
	Whose  string // of the sponsor or account manager whose room it is
	Third  bool   // names the sponsor where a page of theirs says "you"
}

// Addressed reports whether a page says "you" to the sponsor.
func (a *Author) Addressed() bool { return a.Reader != AccountManager && !a.Third }

// In is the same author writing for another room.
func (a *Author) In(r Reader, room, name string) *Author {
	out := &Author{Index: a.Index, Speech: a.Speech, Reader: r, Room: room, Whose: name}
	if r == Board {
		return out.Across(a.Groups)
	}
	return out
}

// Across is the same author writing a page about several groups, whose money stands in
// one unit whatever its size: an eye compares what stands below one another.
func (a *Author) Across(groups []*program.Group) *Author {
	out, sum, largest := *a, program.Zero, program.Zero
	for _, g := range groups {
		if s := a.standings[g.Key]; s != nil {
			if sum = sum.Add(s.Revenue); s.Revenue.GreaterThan(largest) {
				largest = s.Revenue
			}
		}
	}
	out.Speech = a.OnePrecision(sum, largest)
	return &out
}

// About is the same author for a page about one group, which prints its money to one
// precision, by the largest revenue, renewal or possible sale.
func (a *Author) About(g *program.Group) *Author {
	largest := program.Zero
	see := func(d program.Decimal) {
		if d.Abs().GreaterThan(largest) {
			largest = d.Abs()
		}
	}
	see(a.StandingOf(g).Revenue)
	for _, r := range g.Expiries(a.AsOf) {
		see(worth(r.Annual))
	}
	for _, o := range OpenOpportunities(g) {
		see(worth(o.Amount))
	}
	out := *a
	out.Speech = a.OfPage(largest)
	return &out
}

// An Index is what authors look things up in: the program, indexed once.
type Index struct {
	*program.Program
	standings      map[string]*program.Standing // by group
	ActiveGroups   int                          // groups that are ranked
	PairingOf      map[string]*program.Pairing
	YearOf         map[string]*program.Year
	ActionsOf      map[string][]*program.Action
	ChangesOf      map[string][]program.Change // since the book before, by group
	lateOf         map[string][]program.Late
	carried        map[string]carried          // by the sponsor's folded name
	loads          map[whoseMonth]program.Load // the sum of all lines
	gates          map[string]*program.Gate    // by meeting
	ByKey          map[string]*program.Group
	BySponsor      map[string][]*program.Group     // confirmed, by folded name; by rank
	ByManager      map[string][]*program.Group     // in the program, by folded name; by rank
	Attended       map[string][]*program.Meeting   // held, by the folded names of ours who were there
	ContactOf      map[string]*program.Contact     // by key
	WhitespaceOf   map[string]*program.Whitespace  // by group
	GroupOfAccount map[string]*program.Group       // of an account, by its key
	past           map[string]*program.PastContact // of the newest book that has another stance
	First          coverage
	people         roll
	shares         shares
	names          names
	accounts       func() finder
	drawers        func() map[string]string // the folder of a group's files among others, by its slug
	managers       func() []string
	sponsors       func() []string
	meetings       map[string][]*program.Meeting // of any status, by the folded names of ours
	Files          map[string]bool               // files of the book that are no documents and may be linked
}

// coverage is since when the exports tell of something; unknown where they do not.
type coverage struct {
	Revenue             program.Month
	issues, escalations program.Date
	attendance          bool // held meetings name who of theirs was there
}

func New(p *program.Program, also ...string) *Author {
	d := &Index{Program: p,
		standings: map[string]*program.Standing{}, PairingOf: map[string]*program.Pairing{},
		YearOf: map[string]*program.Year{}, ActionsOf: map[string][]*program.Action{},
		ChangesOf: map[string][]program.Change{}, lateOf: map[string][]program.Late{}, carried: map[string]carried{},
		loads: map[whoseMonth]program.Load{},
		gates: map[string]*program.Gate{}, ByKey: map[string]*program.Group{},
		GroupOfAccount: map[string]*program.Group{},
		BySponsor:      map[string][]*program.Group{}, ByManager: map[string][]*program.Group{},
		Attended: map[string][]*program.Meeting{}, meetings: map[string][]*program.Meeting{}, ContactOf: map[string]*program.Contact{},
		WhitespaceOf: map[string]*program.Whitespace{}, past: map[string]*program.PastContact{}, Files: map[string]bool{}}
	for _, path := range also {
		d.Files[path] = true
	}
	d.indexFacts()
	d.indexDecisions()
	d.indexPeople()
	d.indexMemory()
	d.accounts, d.drawers = sync.OnceValue(d.accountNames), sync.OnceValue(d.pageDrawers)
	d.managers, d.sponsors = sync.OnceValue(d.allManagers), sync.OnceValue(d.allSponsors)
	return &Author{Index: d, Speech: language.Of(p.Settings.Language)}
}

func (d *Index) indexFacts() {
	for _, g := range d.Groups {
		d.ByKey[g.Key] = g
		for _, m := range g.Members {
			d.GroupOfAccount[m.Key] = g
		}
	}
	for month := range d.Revenue.Months() {
		d.First.Revenue = Earlier(d.First.Revenue, month)
	}
	for _, g := range d.Groups {
		for _, m := range g.Revenue {
			d.First.Revenue = Earlier(d.First.Revenue, m.Month)
		}
	}
	for _, c := range d.Contacts {
		d.ContactOf[c.Key] = c
	}
	for _, i := range d.Issues {
		d.First.issues = Earlier(d.First.issues, i.Opened)
	}
	for _, e := range d.Escalations {
		d.First.escalations = Earlier(d.First.escalations, e.Opened)
	}
	d.First.attendance = slices.ContainsFunc(d.Meetings, func(m *program.Meeting) bool {
		return m.Status == program.Held && len(m.Theirs) > 0
	})
}

// Earlier is the smaller of two, an unknown one left out.
func Earlier[T cmp.Ordered](a, b T) T {
	var unknown T
	if a == unknown || b != unknown && b < a {
		return b
	}
	return a
}

func (d *Index) indexDecisions() {
	for i := range d.Standings {
		d.standings[d.Standings[i].Group] = &d.Standings[i]
		if d.Standings[i].Active {
			d.ActiveGroups++
		}
	}
	for i := range d.Pairings {
		d.PairingOf[d.Pairings[i].Group] = &d.Pairings[i]
	}
	for i := range d.Plan.Years {
		d.YearOf[d.Plan.Years[i].Group] = &d.Plan.Years[i]
	}
	for i := range d.Plan.Actions {
		key := d.Plan.Actions[i].Group
		d.ActionsOf[key] = append(d.ActionsOf[key], &d.Plan.Actions[i])
	}
	for _, c := range d.Changes {
		d.ChangesOf[c.Group] = append(d.ChangesOf[c.Group], c)
	}
	for _, l := range d.Scorecard.Late {
		d.lateOf[l.Group] = append(d.lateOf[l.Group], l)
	}
	d.indexLoad()
	for i := range d.Scorecard.Whitespace {
		d.WhitespaceOf[d.Scorecard.Whitespace[i].Group] = &d.Scorecard.Whitespace[i]
	}
	for i := range d.Plan.Gates {
		d.gates[d.Plan.Gates[i].Meeting] = &d.Plan.Gates[i]
	}
}

// indexPeople notes whose groups and meetings are whose.
func (d *Index) indexPeople() {
	for _, g := range d.Ranked(func(program.Standing) bool { return true }) {
		if r := d.SponsorOf(g); r != nil {
			key := program.Fold(r.Sponsor)
			d.BySponsor[key] = append(d.BySponsor[key], g)
		}
		if m, _ := ManagerOf(g); m != "" && d.StandingOf(g).InProgram() {
			key := program.Fold(m)
			d.ByManager[key] = append(d.ByManager[key], g)
		}
	}
	for _, m := range d.Meetings {
		for _, name := range Distinct(len(m.Ours)+1, func(i int) string { return append(m.Ours[:len(m.Ours):len(m.Ours)], m.Sponsor)[i] }) {
			key := program.Fold(name)
			d.meetings[key] = append(d.meetings[key], m)
			if m.Status == program.Held {
				d.Attended[key] = append(d.Attended[key], m)
			}
		}
	}
}

// indexMemory keeps of each contact the newest remembered stance that differs
// from today's.
func (d *Index) indexMemory() {
	now := map[string]program.Stance{}
	for _, c := range d.Contacts {
		now[c.Key] = c.Stance
	}
	for i := len(d.Memory) - 1; i >= 0; i-- {
		for j := range d.Memory[i].Contacts {
			c := &d.Memory[i].Contacts[j]
			today, known := now[c.Key]
			if known && d.past[c.Key] == nil && c.Stance != program.StanceUnknown && c.Stance != today {
				d.past[c.Key] = c
			}
		}
	}
}

// StandingOf is a group's standing; one that says nothing where the tiers have none.
func (d *Index) StandingOf(g *program.Group) *program.Standing {
	if s := d.standings[g.Key]; s != nil {
		return s
	}
	return &program.Standing{Group: g.Key}
}

// SponsorOf is the confirmed sponsor of a group, or nil. A proposal is none.
func (d *Index) SponsorOf(g *program.Group) *program.Pairing {
	if r := d.PairingOf[g.Key]; r != nil && r.Confirmed && r.Sponsor != "" {
		return r
	}
	return nil
}

// ManagerOf is the group's account manager, and the account that names them.
func ManagerOf(g *program.Group) (string, *program.Account) {
	return program.First(g, func(a *program.Account) string { return a.Manager })
}

// InProgram are the groups of tiers 1 and 2, by rank.
func (d *Index) InProgram() []*program.Group {
	return d.Ranked(func(s program.Standing) bool { return s.InProgram() })
}

// Ranked are the groups whose standing is wanted, in the order of the standings.
func (d *Index) Ranked(want func(program.Standing) bool) []*program.Group {
	var out []*program.Group
	for _, s := range d.Standings {
		if g := d.ByKey[s.Group]; g != nil && want(s) {
			out = append(out, g)
		}
	}
	return out
}

// GroupsOf are the groups of some accounts, each once, in the order named.
func (d *Index) GroupsOf(accounts []string) []*program.Group {
	var out []*program.Group
	for _, key := range accounts {
		if g := d.GroupOfAccount[key]; g != nil && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// Cells is the cell of a field, for the one reader who can mend it.
func (a *Author) Cells(o program.Origin, field string) []finding.Ref {
	return a.Refs(o.Field(field))
}

// Refs are places in the input, kept for the program manager alone: a folder's
// name may tell what others need not know.
func (a *Author) Refs(refs ...finding.Ref) []finding.Ref {
	if a.Reader != ProgramManager {
		return nil
	}
	refs = slices.DeleteFunc(slices.Clone(refs), func(r finding.Ref) bool { return !r.Known() })
	slices.SortFunc(refs, finding.Ref.Compare)
	return sheets(slices.Compact(refs))
}

// sheets names the sheets in place of the cells where there are too many cells to read.
func sheets(refs []finding.Ref) []finding.Ref {
	const most = 60
	if len(refs) <= most {
		return refs
	}
	for i := range refs {
		refs[i].Row, refs[i].Col = 0, 0
	}
	return slices.Compact(refs)
}

// ConfirmedSponsors are the executives with a confirmed account, by name. Who
// is only proposed gets no room: a proposal is not delivered.
func (a *Author) ConfirmedSponsors() []string { return slices.Clone(a.sponsors()) }

func (d *Index) allSponsors() []string {
	return Distinct(len(d.Pairings), func(i int) string {
		if r := d.Pairings[i]; r.Confirmed && d.ByKey[r.Group] != nil {
			return r.Sponsor
		}
		return ""
	})
}

// Managers are the account managers of groups in the program, by name.
func (a *Author) Managers() []string { return slices.Clone(a.managers()) }

func (d *Index) allManagers() []string {
	groups := d.InProgram()
	return Distinct(len(groups), func(i int) string {
		name, _ := ManagerOf(groups[i])
		return name
	})
}

// Distinct are the names among n, each person once under the first spelling, sorted.
func Distinct(n int, name func(int) string) []string {
	var names []string
	seen := map[string]bool{}
	for i := range n {
		if s, key := name(i), program.Fold(name(i)); key != "" && !seen[key] {
			seen[key] = true
			names = append(names, s)
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		return cmp.Or(cmp.Compare(program.Fold(x), program.Fold(y)), cmp.Compare(x, y))
	})
	return names
}

// Sponsors are the confirmed sponsors, each with a room.
func Sponsors(p *program.Program) []string { return New(p).ConfirmedSponsors() }
