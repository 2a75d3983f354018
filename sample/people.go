package sample

import (
	"math/rand/v2"
	"strings"

	"sponsorbook/pipeline/program"
)

// A manager is one of our account managers.
type manager struct {
	name, title, country, phone string
	markets                     []string
}

func (m *manager) email() string { return address(m.name, "veldmar.example") }

func managers() []*manager {
	return []*manager{
		{"Tomasz Zieliński", "Senior Key Account Manager", "PL", "+48 600 555 143", []string{"PL"}},
		{"Anke Reimershof", "Key Account Manager", "DE", "+49 170 555 0112", []string{"DE"}},
		{"Jonas Wiedehold", "Key Account Manager", "DE", "+49 171 555 0187", []string{"DE"}},
		{"Claire Vernoux", "Senior Key Account Manager", "FR", "+33 6 55 50 12 44", []string{"FR", "ES"}},
		{"Sanne Hoekwater", "Account Manager", "NL", "+31 6 5550 0173", []string{"NL"}},
		{"Gareth Pellow", "Key Account Manager", "UK", "+44 7700 900 318", []string{"UK"}},
		{"Imogen Sallow", "Account Manager", "UK", "+44 7700 900 642", []string{"UK"}},
		{"Rachel Obermark", "Senior Key Account Manager", "US", "+1 312 555 0149", []string{"US"}},
		{"Hector Villaseca", "Account Manager", "US", "+1 615 555 0126", []string{"US"}},
		{"Yūko Hayashida", "Key Account Manager", "JP", "+81 90 5550 1288", []string{"JP"}},
		{"Omar Naseeri", "Key Account Manager", "AE", "+971 50 555 0134", []string{"AE"}},
		{"Elin Sjöstrand", "Account Manager", "SE", "+46 70 555 01 66", []string{"SE"}},
	}
}

// managerFor is a manager of the country.
func (w *world) managerFor(c *country, r *rand.Rand) *manager {
	var fit []*manager
	for _, m := range w.managers {
		for _, code := range m.markets {
			if code == c.code {
				fit = append(fit, m)
			}
		}
	}
	return pick(r, fit)
}

// A sponsor is one of our executives.
type sponsor struct {
	name, title, level, country, zone   string
	capacity                            int
	industries, regions                 string
	languages, mode, away, awayWhy, not string
	leaves                              program.Date
	reports, focus                      string
	comfort                             int
	fit                                 []string // industries and countries they are paired with
	accounts                            int
	extra                               int // accounts above the capacity
	assistant                           string
}

func sponsors() []*sponsor {
	return []*sponsor{
		{name: "Katharina Vosberg", title: "Chief Executive Officer", level: "Chief executive", country: "NL", zone: "Europe/Amsterdam",
			capacity: 2, industries: "Automotive supply; Food and beverage", regions: "DACH; Benelux", languages: "German; Dutch; English",
			mode: "Both", away: "2026-12-21 to 2027-01-03", awayWhy: "leave", focus: "Strategic alignment; Renewals; Peer relationships",
			comfort: 5, fit: []string{"auto", "DE"}, assistant: "Lena Ruhl"},
		{name: "Helena Brandt", title: "Chief Operating Officer", level: "Board", country: "DE", zone: "Europe/Berlin", capacity: 3,
			industries: "Freight and contract logistics; Ports and shipping; Chemicals", regions: "Benelux; DACH; Central Europe",
			languages: "German; English; Polish", mode: "External", away: "2026-11-23 to 2026-11-27; 2026-12-23 to 2027-01-05",
			awayWhy: "plant audit; leave",
			focus:   "Escalation support; Renewals and negotiations; Strategic alignment; Account plan", comfort: 5,
			fit: []string{"logistics", "NL"}, assistant: "Lena Ruhl"},
		{name: "Maduka Okafor", title: "Chief Product Officer", level: "Board", country: "UK", zone: "Europe/London", capacity: 3,
			industries: "Electronics manufacturing; Hospitals and clinics; Pharmaceuticals", regions: "UK & Ireland; North America",
			languages: "English; French", mode: "Both", away: "2026-11-09 to 2026-11-13", awayWhy: "release week",
			not:   "Copperline Electronics",
			focus: "Roadmap; New opportunities; Peer relationships", comfort: 4, fit: []string{"pharma", "UK"},
			assistant: "Grace Tolland"},
		{name: "Étienne Garrelon", title: "Chief Financial Officer", level: "Board", country: "FR", zone: "Europe/Paris", capacity: 2,
			industries: "Pharmaceuticals; Retail", regions: "France; Iberia", languages: "French; English; Spanish", mode: "Internal",
			away: "2026-12-28 to 2027-01-22", awayWhy: "annual accounts", focus: "Contract questions; Billing; Removing obstacles",
			comfort: 2, fit: []string{"pharma", "FR"}, assistant: "Grace Tolland"},
		{name: "Ingrid Solhaug", title: "Chief Customer Officer", level: "Board", country: "SE", zone: "Europe/Stockholm", capacity: 3,
			industries: "Ports and shipping; Energy and grids; Building materials", regions: "Nordics; UK & Ireland",
			languages: "Swedish; English; German", mode: "External",
			focus: "Customer satisfaction; Escalation support; Removing obstacles; Renewals; Customer advocate", comfort: 5,
			fit: []string{"ports", "SE"}, extra: 1, assistant: "Malin Ceder"},
		{name: "Ruth Adeyinka", title: "General Counsel", level: "Board", country: "UK", zone: "Europe/London", capacity: 2,
			industries: "Hospitals and clinics; Energy and grids", regions: "UK & Ireland", languages: "English", mode: "Internal",
			focus: "Contract questions; Data protection", comfort: 3, fit: []string{"energy", "UK"}, assistant: "Malin Ceder"},
		{name: "Marcus Thielert", title: "Senior Vice President Manufacturing", level: "Senior vice president", country: "DE",
			zone: "Europe/Berlin", capacity: 4, industries: "Machinery; Automotive supply; Chemicals; Electronics manufacturing",
			regions: "DACH; Central Europe", languages: "German; English", mode: "Both", reports: "Casper Holtrop; Nadine Osterloh",
			focus: "Account plan; Growth; Internal reviews", comfort: 4, fit: []string{"chem", "machinery", "DE"},
			assistant: "Petra Knoll"},
		{name: "Priya Ramanath", title: "Senior Vice President Americas", level: "Senior vice president", country: "US",
			zone: "America/Chicago", capacity: 4, industries: "Food and beverage; Retail; Electronics manufacturing; Energy and grids",
			regions: "North America", languages: "English; Hindi", mode: "External", away: "2026-11-25 to 2026-11-29", awayWhy: "leave",
			reports: "Hector Villaseca", focus: "Growth; Renewals; Peer relationships", comfort: 5, fit: []string{"food", "US"},
			assistant: "Joan Pickett"},
		{name: "Haruto Kandabashi", title: "Vice President Asia Pacific", level: "Vice president", country: "JP", zone: "Asia/Tokyo",
			capacity: 3, industries: "Machinery; Freight and contract logistics", regions: "Asia Pacific", languages: "Japanese; English",
			mode: "External", away: "2026-12-29 to 2027-01-04", awayWhy: "New Year", reports: "Emi Togawa",
			focus: "Peer relationships; Growth; Surveys", comfort: 4, fit: []string{"machinery", "JP"}, assistant: "Emi Togawa"},
		{name: "Beatriz Lorcano", title: "Vice President Southern Europe", level: "Vice president", country: "ES", zone: "Europe/Madrid",
			capacity: 3, industries: "Food and beverage; Energy and grids; Building materials", regions: "Iberia; France",
			languages: "Spanish; Portuguese; French; English", mode: "Both", leaves: day("2027-01-31"), reports: "Luc Berthier",

			focus: "Growth; Account plan; Customer satisfaction", comfort: 4, fit: []string{"building", "ES", "FR"},
			assistant: "Petra Knoll"},
		{name: "Paweł Sobczyński", title: "Vice President Central Europe", level: "Vice president", country: "PL", zone: "Europe/Warsaw",
			capacity: 3, industries: "Automotive supply; Freight and contract logistics; Electronics manufacturing",
			regions: "Central Europe; DACH", languages: "Polish; German; English", mode: "Both", reports: "Iwona Rybak; Aneta Kubiak",
			focus: "Rapid response; Peer relationships; Supporting the account manager", comfort: 4, fit: []string{"electronics", "PL"},
			assistant: "Petra Knoll"},
		{name: "Fiona Drumlanrig", title: "Vice President UK & Ireland", level: "Vice president", country: "UK", zone: "Europe/London",
			capacity: 3, industries: "Hospitals and clinics; Retail; Pharmaceuticals", regions: "UK & Ireland",
			languages: "English; French", mode: "External", away: "2027-02-15 to 2027-02-19", awayWhy: "half-term",
			reports: "Imogen Sallow", focus: "Renewals; Surveys; Speaking for the account", comfort: 5,
			fit: []string{"health", "UK"}, assistant: "Grace Tolland"},
		{name: "Anders Lindqvist", title: "Vice President Customer Service", level: "Vice president", country: "SE",
			zone: "Europe/Stockholm", capacity: 3, industries: "Energy and grids; Building materials; Food and beverage",
			regions: "Nordics; Benelux", languages: "Swedish; English; German", mode: "Both",
			reports: "Malin Ceder; Rasmus Holk; Dirk Feldhaus",
			focus:   "Rapid response; Surveys and scorecards; Internal obstacles", comfort: 4,
			fit: []string{"building", "NL", "SE"}, assistant: "Malin Ceder"},
		{name: "Laila Haddadine", title: "Vice President Middle East", level: "Vice president", country: "AE", zone: "Asia/Dubai",
			capacity: 3, industries: "Freight and contract logistics; Ports and shipping", regions: "Middle East",
			languages: "Arabic; English; French", mode: "External", away: "2027-02-08 to 2027-03-09", awayWhy: "Ramadan hours, no travel",
			reports: "Teresa Monfort", focus: "", comfort: 5, fit: []string{"logistics", "AE"}, assistant: "Emi Togawa"},
	}
}

// pairUp confirms a sponsor on most of the larger groups, the best fit with
// room first; some have none, and one executive carries more than agreed.
func (w *world) pairUp() {
	without := map[int]bool{8: true, 12: true, 21: true, 26: true, 29: true, 33: true, 38: true, 40: true, 42: true, 46: true, 48: true,
		51: true, 53: true}
	w.sponsors[5].accounts, w.sponsors[6].accounts = 1, 1 // a smaller account, and a decision by hand
	for _, g := range w.groups[:54] {
		if without[g.rank] {
			continue
		}
		r := stream("pair", g.rank)
		s := w.sponsorFor(g)
		if s == nil {
			continue
		}
		s.accounts++
		g.sponsor, g.deputy = s, pick(r, w.sponsors)
		if g.deputy == s || g.depth < 3 {
			g.deputy = nil
		}
		g.since = day("2022-05-02").AddDays(r.IntN(1560))
		g.chosen, g.mandate = pick(r, []string{"Chosen", "Assigned", "Assigned"}), pick(r, []string{"Open doors", "Protect", "Both"})
	}
	small := w.groups[76]
	small.sponsor, small.since, small.chosen, small.mandate = w.sponsors[5], day("2024-09-16"), "Chosen", "Open doors"
	aureliaPairing(w)
}

// sponsorFor is the executive who fits a group best and has room.
func (w *world) sponsorFor(g *group) *sponsor {
	var best *sponsor
	points := 0
	for _, s := range w.sponsors {
		if s.accounts >= s.capacity+s.extra || s.not == g.root.name || strings.Contains(s.reports, g.root.manager.name) {
			continue
		}
		if p := s.fits(g); best == nil || p > points {
			best, points = s, p
		}
	}
	if points < 3 {
		return nil
	}
	return best
}

func (s *sponsor) fits(g *group) int {
	points := 0
	for _, f := range s.fit {
		if f == g.country.code {
			points += 3
		}
		if f == g.industry {
			points += 2
		}
	}
	if strings.Contains(s.regions, g.country.region) {
		points += 2
	}
	if strings.Contains(s.industries, industryOf(g.industry).name) {
		points++
	}
	return points
}

// address is a mail address of a person.
func address(name, domain string) string {
	plain := program.Fold(name)
	return strings.ReplaceAll(plain, " ", ".") + "@" + domain
}
