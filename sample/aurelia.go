package sample

import (
	"math/rand/v2"

	"sponsorbook/pipeline/program"
)

// Aurelia Logistics is the account that shows every field. Its story is written
// by hand; this file holds what the other files ask of it.

func aureliaGroup(g *group) {
	g.sites = []string{"Gdańsk", "Rotterdam", "Rotterdam", "Gdynia", "Hamburg"}
	g.units = []string{"Contract logistics", "Freight", "Customs", "Parcels"}
	g.rival, g.health = "Norvik", "Amber"
	g.root.city, g.root.since, g.root.employees = "Rotterdam", day("2014-03-19"), 8400
	g.root.renewal, g.root.term = day("2027-03-19"), 36
	g.root.issue = "Double invoices since October; renewal in March"
	g.root.size = 2_180_000_000
}

func aureliaEntities(w *world, g *group) {
	g.root.share = 0.58
	for _, e := range []struct {
		name, country, city string
		share               float64
	}{{"Aurelia Logistics Polska", "PL", "Gdańsk", 0.19}, {"Aurelia Customs", "DE", "Hamburg", 0.14},
		{"Aurelia Logistics Japan", "JP", "Osaka", 0.09}} {
		a := w.addAccount(g, g.root, e.name, countryOf(e.country), e.city, e.share)
		a.currency = "EUR"
		a.renewal = 0
	}
	g.root.manager = w.managers[0]
	for _, a := range g.members {
		a.manager = w.managers[0]
	}
}

// aureliaRevenue is in EUR: 4.31, 4.98, 5.60 and 5.95 million by year, 5.47 to October.
func aureliaRevenue(r *rand.Rand) []float64 {
	out := make([]float64, months)
	season := industryOf("logistics").season
	for _, part := range []struct {
		from, to int
		total    float64
	}{{0, 11, 4.312e6}, {12, 23, 4.984e6}, {24, 33, 4.655e6}, {34, 35, 0.944e6}, {36, 45, 5.001e6}, {46, 47, 0.951e6}, {48, 57, 5.468e6}} {
		sum := 0.0
		for m := part.from; m <= part.to; m++ {
			out[m] = float64(season[m%12]) * (0.98 + 0.04*r.Float64())
			sum += out[m]
		}
		for m := part.from; m <= part.to; m++ {
			out[m] *= part.total / sum
		}
	}
	return out
}

func aureliaPairing(w *world) {
	g, helena := w.groups[0], w.sponsors[1]
	if g.sponsor != nil && g.sponsor != helena {
		g.sponsor.accounts--
	}
	g.sponsor, g.deputy = helena, w.sponsors[2]
	g.since, g.chosen, g.mandate = day("2023-06-12"), "Chosen", "Both"
}

// aureliaPeople are its contacts, most senior first.
func aureliaPeople(g *group) []*contact {
	return []*contact{
		{name: "Pieter de Vos", title: "Chief Executive Officer", role: "Decision maker", email: "pieter.de.vos@aurelia-logistics.example",
			phone: "+31 10 555 0100", language: "Dutch", touches: dates("2024-06-11", "2025-05-20", "2026-05-14"), owner: "Helena Brandt",
			stances: []stance{{day("2025-05-21"), "Neutral", "First talk with the sponsor; asked for numbers"},
				{day("2026-03-12"), "Supporter", "Told his board that the platform stays"}}},
		{name: "Ines Carvalho", title: "Chief Financial Officer", role: "Decision maker", email: "ines.carvalho@aurelia-logistics.example",
			phone: "+31 10 555 0188", language: "English", touches: dates("2025-09-09", "2026-02-02"), owner: "Maduka Okafor",
			reports: "Pieter de Vos",
			stances: []stance{{day("2026-02-02"), "Neutral", "Review of savings, controller agreed"},
				{day("2026-10-16"), "Critic", "Double invoices; said so to T. Zieliński on the phone"}}},
		{name: "Dana Petrescu", title: "Chief Information Officer", role: "Decision maker",
			email: "dana.petrescu@aurelia-logistics.example", phone: "+31 10 555 0121", language: "English", reports: "Pieter de Vos"},
		{name: "Jürgen Großmann", title: "Senior Vice President Freight", role: "Influencer", division: "Freight",
			email: "juergen.grossmann@aurelia-logistics.example", phone: "+49 40 555 017", language: "German",
			touches: dates("2026-06-18", "2026-10-09"), owner: "Tomasz Zieliński", reports: "Pieter de Vos",
			stances: []stance{{day("2026-06-18"), "Neutral", "Waits for Gdańsk before he commits"}}, account: "Aurelia Customs"},
		{name: "佐藤 美咲", latin: "Satō Misaki", say: "SAH-toh mee-SAH-kee", title: "General Manager Customs Japan", role: "Influencer",
			division: "Customs", email: "misaki.sato@aurelia-logistics.example", phone: "+81 3 5555 0142", language: "Japanese",
			touches: dates("2026-09-21"), reports: "Jürgen Großmann",
			stances: []stance{{day("2026-09-21"), "Advocate", "Offered to show Osaka to other customers"}},
			account: "Aurelia Logistics Japan"},
		{name: "Wojciech Brzęczkowski", say: "VOY-chekh bzhench-KOV-skee", title: "Site Director Gdańsk", role: "Influencer",
			division: "Contract logistics", email: "wojciech.brzeczkowski@aurelia-logistics.example", phone: "+48 58 555 0164",
			language: "Polish", touches: dates("2026-07-02", "2026-10-21"), owner: "Tomasz Zieliński", reports: "Marijke Terhorst",
			stances: []stance{{day("2026-07-02"), "Supporter", "Wants his site to be first"}}, account: "Aurelia Logistics Polska"},
		{name: "Marijke Terhorst", title: "Director Contract Logistics", role: "Decision maker", division: "Contract logistics",
			email: "marijke.terhorst@aurelia-logistics.example", phone: "+31 10 555 0133", language: "Dutch",
			touches: dates("2025-11-04", "2026-08-27"), owner: "Anders Lindqvist", reports: "Pieter de Vos",
			stances: []stance{{day("2026-08-27"), "Neutral", "Her two candidates for Gdańsk disagree"}}},
		{name: "Femke Brinkman", title: "Head of Purchasing", role: "Approver", email: "femke.brinkman@aurelia-logistics.example",
			phone: "+31 10 555 0157", language: "Dutch", touches: dates("2026-03-24"), owner: "Tomasz Zieliński", reports: "Ines Carvalho",
			stances: []stance{{day("2026-03-24"), "Critic", "Asked for the exit clause of the contract"}}},
		{name: "Kamila Wrona", title: "Accounts Payable Lead", role: "User", email: "kamila.wrona@aurelia-logistics.example",
			phone: "+48 58 555 0171", language: "Polish", touches: dates("2026-10-28"), owner: "Tomasz Zieliński",
			reports: "Ines Carvalho", account: "Aurelia Logistics Polska"},
		{name: "Lars Okkerse", title: "Enterprise Architect", role: "Evaluator", email: "lars.okkerse@aurelia-logistics.example",
			phone: "+31 10 555 0126", language: "Dutch", touches: dates("2026-09-03"), owner: "Maduka Okafor", reports: "Dana Petrescu",
			stances: []stance{{day("2026-09-03"), "Supporter", "Prefers our interface to Norvik's"}}},
		{name: "Ewa Lis", title: "Shift Leader Gdynia", role: "User", division: "Contract logistics",
			email: "ewa.lis@aurelia-logistics.example", phone: "+48 58 555 0178", language: "Polish", touches: dates("2026-10-21"),
			account: "Aurelia Logistics Polska", reports: "Wojciech Brzęczkowski"},
	}
}

func dates(days ...string) []program.Date {
	var out []program.Date
	for _, d := range days {
		out = append(out, day(d))
	}
	return out
}
