package document

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A reader is whom a page is written for, which decides what it may tell.
type reader int

const (
	programManager reader = iota // everything
	sponsor                      // their own accounts; no scores, runners-up, views, source cells
	accountManager               // their own accounts
	board                        // accounts, and no person unless the settings say so
)

// An author writes the documents of one room. It only reads, so that many can
// write at once over one desk.
type author struct {
	*desk
	speech
	reader reader
	room   string // folder handed out; "" for the program manager's book
	name   string // of the sponsor or account manager whose room it is
}

// in is the same author writing for another room.
func (a *author) in(r reader, room, name string) *author {
	return &author{desk: a.desk, speech: a.speech, reader: r, room: room, name: name}
}

// inEnglish is the same author of a book's pages for the screen and for the
// board. Briefings, agendas and covers speak the program's language; these pages
// also print sentences of the stages (reasons, headlines, lines of the plan,
// findings), which are English, and a page is in one language.
func (a *author) inEnglish() *author {
	in := *a
	in.speech = english
	return &in
}

// A desk is what authors look things up in: the program, indexed once.
type desk struct {
	*program.Program
	standings map[string]*program.Standing // by group
	active    int                          // groups that are ranked
	pairings  map[string]*program.Pairing
	years     map[string]*program.Year
	actions   map[string][]*program.Action
	gates     map[string]*program.Gate // by meeting
	groups    map[string]*program.Group
	bySponsor map[string][]*program.Group     // confirmed, by folded name; by rank
	byManager map[string][]*program.Group     // in the program, by folded name; by rank
	attended  map[string][]*program.Meeting   // held, by the folded names of ours who were there
	contacts  map[string]*program.Contact     // by key
	owner     map[string]*program.Group       // of an account, by its key
	past      map[string]*program.PastContact // of the newest book that has another stance
	first     coverage
	people    roll
	also      map[string]bool // files of the book that are no documents and may be linked
}

// coverage is since when the exports tell of something; unknown where they do not.
type coverage struct {
	revenue             program.Month
	issues, escalations program.Date
	attendance          bool // held meetings name who of theirs was there
}

func newAuthor(p *program.Program, also ...string) *author {
	d := &desk{Program: p,
		standings: map[string]*program.Standing{}, pairings: map[string]*program.Pairing{},
		years: map[string]*program.Year{}, actions: map[string][]*program.Action{},
		gates: map[string]*program.Gate{}, groups: map[string]*program.Group{},
		owner:     map[string]*program.Group{},
		bySponsor: map[string][]*program.Group{}, byManager: map[string][]*program.Group{},
		attended: map[string][]*program.Meeting{}, contacts: map[string]*program.Contact{}, past: map[string]*program.PastContact{}, also: map[string]bool{}}
	for _, path := range also {
		d.also[path] = true
	}
	d.indexFacts()
	d.indexDecisions()
	d.indexPeople()
	d.indexMemory()
	return &author{desk: d, speech: speechOf(p.Settings.Language)}
}

func (d *desk) indexFacts() {
	for _, g := range d.Groups {
		d.groups[g.Key] = g
		for _, m := range g.Members {
			d.owner[m.Key] = g
		}
	}
	for month := range d.Revenue.Months() {
		d.first.revenue = earlier(d.first.revenue, month)
	}
	for _, g := range d.Groups {
		for _, m := range g.Revenue {
			d.first.revenue = earlier(d.first.revenue, m.Month)
		}
	}
	for _, c := range d.Contacts {
		d.contacts[c.Key] = c
	}
	for _, i := range d.Issues {
		d.first.issues = earlier(d.first.issues, i.Opened)
	}
	for _, e := range d.Escalations {
		d.first.escalations = earlier(d.first.escalations, e.Opened)
	}
	d.first.attendance = slices.ContainsFunc(d.Meetings, func(m *program.Meeting) bool {
		return m.Status == program.Held && len(m.Theirs) > 0
	})
}

// earlier is the smaller of two, an unknown one left out.
func earlier[T cmp.Ordered](a, b T) T {
	var unknown T
	if a == unknown || b != unknown && b < a {
		return b
	}
	return a
}

func (d *desk) indexDecisions() {
	for i := range d.Standings {
		d.standings[d.Standings[i].Group] = &d.Standings[i]
		if d.Standings[i].Active {
			d.active++
		}
	}
	for i := range d.Pairings {
		d.pairings[d.Pairings[i].Group] = &d.Pairings[i]
	}
	for i := range d.Plan.Years {
		d.years[d.Plan.Years[i].Group] = &d.Plan.Years[i]
	}
	for i := range d.Plan.Actions {
		key := d.Plan.Actions[i].Group
		d.actions[key] = append(d.actions[key], &d.Plan.Actions[i])
	}
	for i := range d.Plan.Gates {
		d.gates[d.Plan.Gates[i].Meeting] = &d.Plan.Gates[i]
	}
}

// indexPeople notes whose groups and meetings are whose.
func (d *desk) indexPeople() {
	for _, g := range d.ranked(func(program.Standing) bool { return true }) {
		if r := d.sponsorOf(g); r != nil {
			key := program.Fold(r.Sponsor)
			d.bySponsor[key] = append(d.bySponsor[key], g)
		}
		if m, _ := managerOf(g); m != "" && d.standing(g).InProgram() {
			key := program.Fold(m)
			d.byManager[key] = append(d.byManager[key], g)
		}
	}
	for _, m := range d.Meetings {
		if m.Status != program.Held {
			continue
		}
		for _, name := range distinct(len(m.Ours)+1, func(i int) string { return append(m.Ours[:len(m.Ours):len(m.Ours)], m.Sponsor)[i] }) {
			key := program.Fold(name)
			d.attended[key] = append(d.attended[key], m)
		}
	}
}

// indexMemory keeps of each contact the newest remembered stance that differs
// from today's.
func (d *desk) indexMemory() {
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

// standing is a group's standing; one that says nothing where the tiers have none.
func (d *desk) standing(g *program.Group) *program.Standing {
	if s := d.standings[g.Key]; s != nil {
		return s
	}
	return &program.Standing{Group: g.Key}
}

// sponsorOf is the confirmed sponsor of a group, or nil. A proposal is none.
func (d *desk) sponsorOf(g *program.Group) *program.Pairing {
	if r := d.pairings[g.Key]; r != nil && r.Confirmed && r.Sponsor != "" {
		return r
	}
	return nil
}

// managerOf is the group's account manager, and the account that names them.
func managerOf(g *program.Group) (string, *program.Account) {
	return program.First(g, func(a *program.Account) string { return a.Manager })
}

// inProgram are the groups of tiers 1 and 2, by rank.
func (d *desk) inProgram() []*program.Group {
	return d.ranked(func(s program.Standing) bool { return s.InProgram() })
}

// ranked are the groups whose standing is wanted, in the order of the standings.
func (d *desk) ranked(want func(program.Standing) bool) []*program.Group {
	var out []*program.Group
	for _, s := range d.Standings {
		if g := d.groups[s.Group]; g != nil && want(s) {
			out = append(out, g)
		}
	}
	return out
}

// groupsOf are the groups of some accounts, each once, in the order named.
func (d *desk) groupsOf(accounts []string) []*program.Group {
	var out []*program.Group
	for _, key := range accounts {
		if g := d.owner[key]; g != nil && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// src is the cell of a field, for the one reader who can mend it.
func (a *author) src(o program.Origin, field string) []finding.Ref {
	return a.refs(o.Field(field))
}

// refs are places in the input, kept for the program manager alone: a folder's
// name may tell what others need not know.
func (a *author) refs(refs ...finding.Ref) []finding.Ref {
	if a.reader != programManager {
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
