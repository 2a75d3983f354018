package sample

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"sponsorbook/pipeline/program"
)

// The sample's years: five of monthly revenue, the last one up to October.
var (
	firstMonth = program.NewMonth(2022, time.January)
	lastDay    = day("2026-10-31")
	months     = int(lastDay.Month()-firstMonth) + 1
)

const company = "Veldmar Systems"

func day(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// A world is everything that happens at Veldmar Systems up to the last day, and
// what is booked after it. Files are views of it on a day.
type world struct {
	pools    map[string]*pool
	managers []*manager
	sponsors []*sponsor
	groups   []*group   // by what they pay us, largest first
	accounts []*account // of all groups
	rates    []rate
	names    map[string]bool // of people, so that nobody is there twice

	contacts      []*contact
	meetings      []*meeting
	promises      []*promise
	tickets       []*ticket
	escalations   []*escalation
	opportunities []*opportunity
	answers       []*answer
	asks          []*ask
	notes         []*note
}

// A group is a customer with its entities.
type group struct {
	rank     int // by revenue, from 1
	country  *country
	industry string
	root     *account
	members  []*account
	depth    int // 3: everything is known; 0: the accounts row and the invoices

	sites, units []string
	rival        string
	health       string
	target       float64 // revenue of the last twelve months, EUR
	growth       float64 // a year
	begins, ends int     // first and last month with revenue, from 0
	revenue      []float64
	lines        []line

	sponsor, deputy *sponsor
	since           program.Date
	chosen, mandate string

	contacts []*contact
	meetings []*meeting
	profile  *profile
	seen     map[*item]bool
}

// A line is a product line and its share of a group's revenue.
type line struct {
	name         string
	share, noise float64
}

// An account is one record of the CRM.
type account struct {
	id, number, name, billed string // billed: as finance writes the name
	group                    *group
	parent                   *account
	country                  *country
	city, currency           string
	manager                  *manager
	share                    float64 // of the group's revenue
	employees                int
	since                    program.Date
	churned                  program.Date
	prospect                 bool
	renewal                  program.Date
	term                     int   // months
	contract                 int64 // cents a year
	size                     int64 // the customer's own annual revenue
	sold                     map[string][]int64
	newMarket, expansion     bool
	mustNotLose              bool
	issue                    string
}

// newWorld makes everything, in an order in which each part needs only those before it.
func newWorld() *world {
	w := &world{pools: readPools(), names: map[string]bool{}, managers: managers(), sponsors: sponsors()}
	w.rates = makeRates()
	w.makeGroups()
	w.bill()
	w.pairUp()
	for _, g := range w.groups {
		w.makeContacts(g)
	}
	w.roundTables()
	for _, g := range w.groups {
		w.book(g)
	}
	for _, g := range w.groups {
		w.meet(g)
		w.makeProfile(g)
	}
	for _, g := range w.groups {
		w.makeTickets(g)
		w.escalate(g)
		w.makeOpportunities(g)
		w.askAround(g)
		w.makeAsks(g)
		w.makeNotes(g)
	}
	w.shareEscalations()
	w.sortAll()
	return w
}

// sortAll puts records in the order in which their systems list them.
func (w *world) sortAll() {
	slices.SortStableFunc(w.meetings, func(a, b *meeting) int { return cmp.Compare(a.date, b.date) })
	for i, m := range w.meetings {
		m.id = fmt.Sprintf("M-%04d", 1001+i)
	}
	slices.SortStableFunc(w.tickets, func(a, b *ticket) int { return cmp.Compare(a.opened, b.opened) })
	for i, t := range w.tickets {
		t.id = 4021 + 3*i
	}
	slices.SortStableFunc(w.escalations, func(a, b *escalation) int { return cmp.Compare(a.opened, b.opened) })
	for i, e := range w.escalations {
		e.id = fmt.Sprintf("ESC-%d-%03d", e.opened.Year(), i+1)
	}
	slices.SortStableFunc(w.opportunities, func(a, b *opportunity) int { return cmp.Compare(a.created, b.created) })
	slices.SortStableFunc(w.answers, func(a, b *answer) int { return cmp.Compare(a.on, b.on) })
	slices.SortStableFunc(w.asks, func(a, b *ask) int { return cmp.Compare(a.on, b.on) })
	for i, a := range w.asks {
		a.id = fmt.Sprintf("A-%03d", i+1)
	}
	slices.SortStableFunc(w.notes, func(a, b *note) int { return cmp.Compare(a.on, b.on) })
}
