package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// The company of the story makes pumps. Its exports are those of a CRM, of
// finance, of service, and of the program manager, who keeps every decision with
// the day on which it was taken. Forty customers: tier 1 ends at the fourth and
// its band at the fifth, tier 2 at the sixth and its band at the seventh.
//
// What happens: Tormund Dairies is overtaken in 2025 and held by the band.
// Kestrel Foods loses a plant in December 2024 and falls far below. Iberia
// Bottling is an add-in until the end of November 2025. Norrland Paper escalates
// in April 2025, is taken in by hand in July, and is at peace again in February
// 2026. Margarethe Lund, sponsor of Aldermoor Foods, leaves in February 2026.
var quarters = []string{"2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30",
	"2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"}

// customers are in the order of their revenue in the first book.
var customers = []string{
	"Aldermoor Foods", "Brückner Papier", "Cortado Beverages", "Tormund Dairies", "Vestra Logistics", "Kestrel Foods",
	"Lindqvist Energi", "Marchetti Vini", "Norrland Paper", "Oberhausen Chemie", "Iberia Bottling", "Quarry Lane Cement",
	"Rosenthal Pharma", "Sandvoll Fisk", "Tannery Row", "Ulverston Water", "Van Dael Brewing", "Wexcombe Salt",
	"Xanten Zucker", "Ystad Foundry", "Zandvoort Dredging", "Ashgrove Mills", "Beaumont Glass", "Caldera Mining",
	"Dunmore Distillers", "Eastry Paper", "Fjordane Kraft", "Garonne Eaux", "Hollins Textiles", "Ivry Peinture",
	"Jelgava Timber", "Kinloch Estates", "Lomza Mleko", "Maasland Greens", "Novara Riso", "Ostrava Steel",
	"Pembroke Oil", "Quimper Conserves", "Ravello Acque", "Skelton Quarries"}

func id(name string) string { return fmt.Sprintf("H-%03d", slices.Index(customers, name)+1) }

// known reports whether a day had come by another.
func known(on, day string) bool { return on <= day }

// exportsOf are the company's files as they stood on a day.
func exportsOf(day string) map[string][][]string {
	return map[string][][]string{
		"crm/accounts.csv":        accountsOf(day),
		"crm/contacts.csv":        contactsOf(),
		"finance/revenue.csv":     revenuesOf(day),
		"service/escalations.csv": escalationsOf(day),
		"program/sponsors.csv":    rosterOf(day),
		"program/decisions.csv":   decisionsOf(day),
	}
}

func accountsOf(day string) [][]string {
	sponsors := map[string][2]string{"Aldermoor Foods": {"Margarethe Lund", "2023-03-01"},
		"Brückner Papier":   {"Jonas Achterberg", "2022-11-15"},
		"Cortado Beverages": {"Ana Sousa", "2024-02-01"}, "Tormund Dairies": {"Jonas Achterberg", "2023-06-12"}}
	if known("2026-02-16", day) {
		sponsors["Aldermoor Foods"] = [2]string{"Tomás Reyes", "2026-02-16"}
	}
	rows := [][]string{{"Account ID", "Account Name", "Industry", "Country", "Account Manager", "Executive Sponsor", "Sponsor Since",
		"Customer Executive"}}
	for i, name := range customers {
		manager := []string{"Nora Feld", "Paul Ismay", "Rita Calvo"}[i%3]
		executive := ""
		if name == "Aldermoor Foods" {
			executive = "Hugh Aldermoor"
		}
		industry := []string{"Food", "Paper", "Beverages", "Chemicals"}[i%4]
		rows = append(rows, []string{id(name), name, industry, "GB", manager, sponsors[name][0], sponsors[name][1], executive})
	}
	return rows
}

func contactsOf() [][]string {
	return [][]string{{"Account ID", "Name", "Title", "Decision Role", "Email"},
		{id("Aldermoor Foods"), "Hugh Aldermoor", "Chief Executive Officer", "Decision Maker", "hugh@aldermoor.example"},
		{id("Norrland Paper"), "Elin Norrby", "Chief Operating Officer", "Decision Maker", "elin@norrland.example"}}
}

// revenuesOf is a row a customer and month since October 2022.
func revenuesOf(day string) [][]string {
	rows := [][]string{{"Account ID", "Month", "Amount", "Currency"}}
	first, _ := program.ParseDate("2022-10-31")
	last, _ := program.ParseDate(day)
	for m := first.Month(); m <= last.Month(); m++ {
		for i, name := range customers {
			rows = append(rows, []string{id(name), m.String(), fmt.Sprint(monthly(i, name, m.String())), "EUR"})
		}
	}
	return rows
}

// monthly is a customer's revenue of a month: two thousand less for each place.
func monthly(place int, name, month string) int {
	amount := 120_000 - 2_000*place
	switch {
	case name == "Vestra Logistics" && month >= "2025-01":
		return amount * 115 / 100
	case name == "Kestrel Foods" && month >= "2024-12":
		return amount * 60 / 100
	}
	return amount
}

func escalationsOf(day string) [][]string {
	rows := [][]string{{"Escalation ID", "Account ID", "Opened", "Resolved", "Severity", "Summary", "Cause", "Escalation Manager"}}
	if known("2025-04-22", day) {
		resolved := ""
		if known("2026-02-10", day) {
			resolved = "2026-02-10"
		}
		rows = append(rows, []string{"ESC-1", id("Norrland Paper"), "2025-04-22", resolved, "Critical", "Seals fail on the second line",
			"wrong material", "Rita Calvo"})
	}
	return rows
}

func rosterOf(day string) [][]string {
	leaves := ""
	if known("2025-11-20", day) {
		leaves = "2026-02-28"
	}
	return [][]string{{"Sponsor", "Title", "Capacity", "Industries", "Comfort with customers", "Leaves On"},
		{"Margarethe Lund", "Chief Operating Officer", "1", "Food", "5", leaves},
		{"Jonas Achterberg", "Chief Executive Officer", "2", "Paper", "4", ""},
		{"Ana Sousa", "Senior Vice President Beverages", "2", "Beverages", "5", ""},
		{"Tomás Reyes", "Chief Technology Officer", "2", "Food; Chemicals", "4", ""}}
}

// decisionsOf is the program manager's table: rows are added and never taken out.
func decisionsOf(day string) [][]string {
	rows := [][]string{{"Account ID", "Tier", "Sponsor", "Reason", "Decided By", "Decided On", "Expires"}}
	for _, d := range [][]string{
		{id("Kestrel Foods"), "", "Ana Sousa", "Knows the owners; for two years", "Margarethe Lund", "2023-12-15", "2025-12-15"},
		{id("Iberia Bottling"), "2", "", "Important for a new market: our first bottler in Spain", "Ana Sousa", "2024-09-02", "2025-11-30"},
		{id("Norrland Paper"), "2", "", "The seals of the second line", "Margarethe Lund", "2025-07-15", "2026-06-15"},
	} {
		if known(d[5], day) {
			rows = append(rows, d)
		}
	}
	return rows
}

const storyConfiguration = "accounts: {pages: all}\ncurrency: EUR\nprogram:\n  company: Halden Pumps\n  manager: Nora Feld\n"

// workspace writes the exports of a day into a new folder.
func workspace(t *testing.T, day string) string {
	t.Helper()
	dir := t.TempDir()
	for name, rows := range exportsOf(day) {
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if len(rows) > 1 {
			write(t, dir, name, b.String())
		}
	}
	write(t, dir, "sponsorbook.yaml", storyConfiguration)
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := cmp.Or(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}
