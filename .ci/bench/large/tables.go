package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
)

// A cents is an amount of money as exports write it.
type cents int64

func (c cents) String() string { return fmt.Sprintf("%d.%02d", c/100, c%100) }

var (
	stems = []string{"Alder", "Birken", "Cald", "Dorn", "Eschen", "Falk", "Gryt", "Hasel", "Iver", "Jarl", "Kest", "Lind", "Mar",
		"Norr", "Oster", "Pell", "Quer", "Rav", "Sund", "Thor"}
	ends   = []string{"bach", "borg", "dale", "ford", "haven", "holm", "mark", "mere", "stad", "wick"}
	trades = []string{"Logistics", "Foods", "Chemicals", "Energy", "Hospitals", "Retail", "Steel", "Insurance", "Telecom", "Pharma",
		"Airports", "Paper", "Machines", "Shipping", "Software", "Bank"}
	regions = []string{"DACH", "Benelux", "Nordics", "Iberia", "Central Europe", "North America", "Asia Pacific",
		"United Kingdom and Ireland"}
	countries = []string{"Germany", "Netherlands", "Sweden", "Spain", "Poland", "United States", "Japan", "Ireland"}
	languages = []string{"German; English", "Dutch; English", "Swedish; English", "Spanish", "Polish; English", "English",
		"Japanese; English", "English; French"}
	given = []string{"Ada", "Björn", "Carla", "Dirk", "Elif", "Femke", "Goran", "Hana", "Ines", "Jonas", "Katarzyna", "Luis", "Mette",
		"Nils", "Olga", "Pavel", "Rosa", "Søren", "Tomás", "Yuki"}
	roles = []string{"Chief Operating Officer", "Head of IT", "Purchasing Manager", "Plant Manager", "Director Finance",
		"Chief Executive Officer"}
	stages     = []string{"Proposal", "Negotiation", "Closed Won", "Closed Lost", "Qualification"}
	products   = []string{"Platform", "Service", "Analytics", "Training"}
	severities = []string{"Low", "Medium", "High", "Critical"}
)

func accountID(i int) string { return fmt.Sprintf("A-%06d", i) }

// accountName is different for every number, and sounds like a name.
func accountName(i int) string {
	name := stems[i%len(stems)] + ends[i/len(stems)%len(ends)] + " " + trades[i/200%len(trades)]
	if n := i / (200 * len(trades)); n > 0 {
		name += " " + strconv.Itoa(n+1)
	}
	return name
}

// person is the n-th of a kind of people, such as executives.
func person(kind string, n int) string {
	return given[n%len(given)] + " " + kind + stems[n/20%len(stems)] + ends[n/400%len(ends)] + strconv.Itoa(n/4000)
}

func day(n int) string { return fmt.Sprintf("20%02d-%02d-%02d", 20+n/336, 1+n/28%12, 1+n%28) }

// tables are the company's exports. The larger an account, the smaller its
// number, so that the program is about the first.
func (c company) tables() []table {
	return []table{
		{"accounts", []string{"Account ID", "Account Name", "Industry", "Region", "Country", "Account Owner", "Account Owner Email",
			"Executive Sponsor", "Renewal Date", "Customer Since"},
			c.accounts, c.account},
		{"revenue", []string{"Account ID", "Account Name", "Month", "Amount", "Currency", "Product"}, c.rows, c.revenue},
		{"contacts", []string{"Contact ID", "Account ID", "Full Name", "Job Title", "Email", "Relationship Owner"}, c.contacts, c.contact},
		{"opportunities", []string{"Opportunity ID", "Opportunity Name", "Account ID", "Stage", "Amount", "Currency", "Probability (%)",
			"Close Date", "Created Date"}, c.deals, c.deal},
		{"issues", []string{"Issue key", "Account ID", "Summary", "Priority", "Status", "Created", "Resolved"}, c.issues, c.issue},
		{"sponsors", []string{"Sponsor", "Title", "Level", "Email", "Capacity", "Industries", "Regions", "Languages",
			"Comfort with Customers"}, c.sponsors, c.sponsor},
	}
}

func (c company) account(r *rand.Rand, i int) []any {
	where, sponsor, owner := r.IntN(len(regions)), "", person("am", i%c.managers)
	if i < c.program && i%5 < 3 {
		sponsor = person("ex", i%c.sponsors)
	}
	return []any{accountID(i), accountName(i), trades[i/200%len(trades)], regions[where], countries[where], owner,
		fmt.Sprintf("am%d@veldmar.example", i%c.managers), sponsor, day(2352 + r.IntN(500)), day(r.IntN(1500))}
}

// revenue goes through the accounts month by month, the newest first.
func (c company) revenue(r *rand.Rand, i int) []any {
	a, month := i%c.accounts, i/c.accounts%58
	scale := 40_000_000_00/int64(a+20) + 500_00
	return []any{accountID(a), accountName(a), fmt.Sprintf("%04d-%02d-28", 2026-(month+2)/12, (9-month%12+12)%12+1),
		cents(scale/2 + r.Int64N(scale)), "EUR", products[r.IntN(len(products))]}
}

func (c company) contact(r *rand.Rand, i int) []any {
	a := i % c.accounts
	return []any{fmt.Sprintf("C-%06d", i), accountID(a), person("cu", i), roles[r.IntN(len(roles))],
		fmt.Sprintf("c%d@customer%d.example", i, a), person("am", a%c.managers)}
}

func (c company) deal(r *rand.Rand, i int) []any {
	a := r.IntN(c.accounts)
	if i%2 == 0 {
		a = r.IntN(c.program)
	}
	created := 1800 + r.IntN(480)
	return []any{fmt.Sprintf("O-%06d", i), accountName(a) + " – " + products[r.IntN(len(products))], accountID(a),
		stages[r.IntN(len(stages))],
		cents(r.Int64N(900_000_00)), "EUR", 10 * r.IntN(10), day(created + 60 + r.IntN(300)), day(created)}
}

func (c company) issue(r *rand.Rand, i int) []any {
	opened, status, resolved := 1800+r.IntN(490), "Open", ""
	if i%3 > 0 {
		status, resolved = "Done", day(opened+r.IntN(20))
	}
	return []any{fmt.Sprintf("SD-%05d", i), accountID(r.IntN(c.program)), "Report totals differ from the screen by rounding",
		severities[r.IntN(len(severities))],
		status, day(opened), resolved}
}

func (c company) sponsor(r *rand.Rand, i int) []any {
	where := i % len(regions)
	level, title := "Vice president", "Vice President"
	if i%10 == 0 {
		level, title = "Board", "Member of the Board"
	}
	return []any{person("ex", i), title, level, fmt.Sprintf("ex%d@veldmar.example", i), 20 + i%8,
		trades[i%len(trades)] + "; " + trades[(i*7+3)%len(trades)], regions[where] + "; " + regions[(where+3)%len(regions)],
		languages[where], 3 + r.IntN(3)}
}
