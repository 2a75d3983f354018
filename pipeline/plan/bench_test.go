package plan

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/program"
)

// company is a program over many accounts: a tenth in tier 1, a twentieth in
// tier 2, every three with a sponsor of their own.
func company(accounts int) *world {
	w := newWorld()
	kinds := []string{program.Visit, program.QBR, program.Call}
	for i := range accounts {
		tier := program.Tier3
		switch {
		case i < accounts/10:
			tier = program.Tier1
		case i < accounts*3/20:
			tier = program.Tier2
		}
		key := fmt.Sprintf("g%05d", i)
		a := &program.Account{Key: key, ID: key, Name: "Account " + key, Manager: fmt.Sprint("Manager ", i%200), ManagerCountry: "Poland",
			Country: "Germany", Region: "DACH", Industry: "Chemicals", Renewal: w.AsOf.AddDays(i % 700)}
		g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
		w.Groups = append(w.Groups, g)
		w.standings = append(w.standings, program.Standing{Group: key, Tier: tier, Active: true, Revenue: program.NewDecimal(1000)})
		sponsor := fmt.Sprint("Sponsor ", i/3)
		if tier < program.Tier3 {
			if i%3 == 0 {
				w.Sponsors = append(w.Sponsors, &program.Sponsor{Key: program.Fold(sponsor), Name: sponsor, Country: "DE",
					Unavailable: []program.Period{{From: w.AsOf.AddDays(i % 300), To: w.AsOf.AddDays(i%300 + 20)}}})
			}
			w.pairs = append(w.pairs, program.Pairing{Group: key, Sponsor: sponsor, Confirmed: true, Since: day(2024, 1, 1)})
		}
		for k := range 4 {
			m := w.meet(g, w.AsOf.AddDays((i*37+k*97)%700-350), kinds[k%3], []string{program.Held, program.Booked}[k%2])
			m.ID, m.Sponsor = fmt.Sprintf("%s-%d", key, k), sponsor
		}
		for k := range 6 {
			g.Contacts = append(g.Contacts, &program.Contact{Key: fmt.Sprint(key, k), Name: fmt.Sprint("Person ", k),
				Role: []string{program.Decides, ""}[k%2], LastContact: w.AsOf.AddDays(-k * 40)})
		}
		g.Promises = append(g.Promises, &program.Promise{Account: key, Text: "report", Due: w.AsOf.AddDays(i % 60)})
	}
	for i := range 50 {
		w.Occasions = append(w.Occasions, &program.Occasion{Name: fmt.Sprint("Fair ", i), Date: w.AsOf.AddDays(i * 7), Region: "DACH"})
	}
	return w
}

func BenchmarkFifteenThousandAccounts(b *testing.B) {
	w := company(15000)
	first := w.plan()
	w.memory = program.Memory{remember(w, first)}
	b.ResetTimer()
	for b.Loop() {
		w.plan()
	}
	b.ReportMetric(float64(len(first.Actions)), "lines")
}
