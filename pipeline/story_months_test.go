package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A month of the story: what is put into the input folder, in which the files of
// the months before stay, and what must come out.
type storyMonth struct {
	asOf     string
	files    map[string]string
	revenue  map[string]string // group → revenue of the window
	sponsors map[string]string // group → sponsor; "" for none
	asked    []string          // codes of the errors and warnings, each once
}

// Four months of a company whose CRM renames a customer, merges two, gives two new
// ids and loses an account manager, a contact and a sponsor, while nobody takes
// last month's files away and finance goes on with the old names and numbers.
func TestFourMonthsOfAChangingCompany(t *testing.T) {
	const head = "Account ID,Is Deleted,Master Record ID,Account Name,Account Owner,Executive Sponsor,Industry\n"
	crm := func(rows ...string) string { return head + strings.Join(rows, "\n") + "\n" }
	rest := []string{"A6,false,,Fjord Fish,Per Hald,,Food", "A7,false,,Gable Glass,Per Hald,,Glass",
		"A8,false,,Harrow Hops,Per Hald,,Beer", "A9,false,,Irwell Ink,Per Hald,,Paper",
		"A10,false,,Jarrow Jute,Per Hald,,Fibre", "A11,false,,Kelso Kilns,Per Hald,,Brick", "A12,false,,Luton Lamps,Per Hald,,Light"}
	all := func(first ...string) string { return crm(append(first, rest...)...) }
	invoices := func(months ...string) string {
		text := "Customer No.,Customer,Invoice Month,Amount,Currency\n"
		for _, m := range months {
			for i, c := range []string{"A1,Calder Widgets", "A2,Birch Foods", "A3,Cedar Bank", "A4,Dover Oil", "A5,Elm Air",
				"A6,Fjord Fish", "A7,Gable Glass", "A8,Harrow Hops"} {
				text += fmt.Sprintf("%s,%s,%d.00,EUR\n", c, m, 900-100*i)
			}
		}
		return text
	}
	const people = "Contact ID,Account ID,Name,Title,Decision Role,Email,Status\n"
	const roster = "Sponsor,Title,E-mail,Capacity,Last Day\n"
	story := []storyMonth{
		{asOf: "2026-07-31", files: map[string]string{
			"crm/accounts_2026-07-31.csv": all("A1,false,,Calder Widgets,Mina Torv,Ann Boss,Metal",
				"A2,false,,Birch Foods,Mina Torv,,Food", "A3,false,,Cedar Bank,Per Hald,\"Kern, Bo\",Bank",
				"A4,false,,Dover Oil,Per Hald,,Oil", "A5,false,,Elm Air,Per Hald,,Air"),
			"crm/contacts_2026-07-31.csv": people +
				"1,A1,Zed Gone,CEO,Decision Maker,z@c.example,Active\n2,A1,Yan Here,CFO,Influencer,y@c.example,Active\n",
			"program/sponsors.csv": roster + "Ann Boss,CEO,ann@us.example,3,\nBo Kern,CFO,bo@us.example,3,\n",
			"finance/invoices.csv": invoices("2026-06", "2026-07"),
		}, revenue: map[string]string{"Calder Widgets": "1800", "Birch Foods": "1600", "Cedar Bank": "1400", "Dover Oil": "1200"},
			sponsors: map[string]string{"Calder Widgets": "Ann Boss", "Cedar Bank": "Bo Kern"}, asked: []string{"sponsored-outside"}},
		{asOf: "2026-08-31", files: map[string]string{ // renamed, and the account manager has left
			"crm/accounts_2026-08-31.csv": all("A1,false,,Calder Motion,Mina Torv (inactive),Ann Boss,Metal",
				"A2,false,,Birch Foods,Per Hald,,Food", "A3,false,,Cedar Bank,Per Hald,Bo Kern,Bank", "A4,false,,Dover Oil,Per Hald,,Oil",
				"A5,false,,Elm Air,Per Hald,,Air"),
			"crm/contacts_2026-08-31.csv": people +
				"1,A1,Zed Gone,CEO,Decision Maker,z@c.example,No longer with company\n2,A1,Yan Here,CFO,Influencer,y@c.example,Active\n",
			"finance/invoices.csv": invoices("2026-06", "2026-07", "2026-08"),
		}, revenue: map[string]string{"Calder Motion": "2700", "Birch Foods": "2400", "Cedar Bank": "2100", "Dover Oil": "1800"},
			sponsors: map[string]string{"Calder Motion": "Ann Boss", "Cedar Bank": "Bo Kern"},
			asked:    []string{"manager-left", "sponsored-outside"}},
		{asOf: "2026-09-30", files: map[string]string{ // merged, and a sponsor's last day is over
			"crm/accounts_2026-09-30.csv": all("A1,false,,Calder Motion,Per Hald,Ann Boss,Metal", "A2,true,A3,Birch Foods,Per Hald,,Food",
				"A3,false,,Cedar Bank,Per Hald,Bo Kern,Bank", "A4,false,,Dover Oil,Per Hald,,Oil", "A5,false,,Elm Air,Per Hald,,Air"),
			"program/sponsors.csv": roster + "Ann Boss,CEO,ann@us.example,3,2026-09-15\nBo Kern,CFO,bo@us.example,3,\n",
			"finance/invoices.csv": invoices("2026-06", "2026-07", "2026-08", "2026-09"),
		}, revenue: map[string]string{"Calder Motion": "3600", "Cedar Bank": "6000", "Dover Oil": "2400"},
			sponsors: map[string]string{"Calder Motion": "", "Cedar Bank": "Bo Kern"}, asked: []string{"sponsor-left"}},
		{asOf: "2026-10-31", files: map[string]string{ // partly re-keyed
			"crm/accounts_2026-10-31.csv": all("A1,false,,Calder Motion,Per Hald,B. Kern,Metal", "A2,true,A3,Birch Foods,Per Hald,,Food",
				"A3,false,,Cedar Bank,Per Hald,Bo Kern,Bank", "N4,false,,Dover Oil,Per Hald,,Oil", "N5,false,,Elm Air,Per Hald,,Air"),
			"finance/invoices.csv": invoices("2026-06", "2026-07", "2026-08", "2026-09") +
				"N4,Dover Oil,2026-10,600.00,EUR\nA1,Calder Motion,2026-10,900.00,EUR\nA6,Fjord Fsh,2026-10,400.00,EUR\n,Gabel " +
				"Glass,2026-10,300.00,EUR\n",
		}, revenue: map[string]string{"Calder Motion": "4500", "Cedar Bank": "6000", "Dover Oil": "3000", "Fjord Fish": "2000",
			"Gable Glass": "1200"},
			sponsors: map[string]string{"Calder Motion": "Bo Kern", "Cedar Bank": "Bo Kern"},
			asked:    []string{"account-rekeyed", "account-unknown"}},
	}
	in, books := fstest.MapFS{}, fstest.MapFS{}
	for _, m := range story {
		for name, text := range m.files {
			in[name] = &fstest.MapFile{Data: []byte(text)}
		}
		p := storyBook(t, in, books, m.asOf)
		t.Run(m.asOf, func(t *testing.T) { m.check(t, p) })
	}
}

// storyBook reads a month and publishes its book beside the earlier ones.
func storyBook(t *testing.T, in, books fstest.MapFS, asOf string) *program.Program {
	t.Helper()
	c := config.Defaults()
	day, err := program.ParseDate(asOf)
	if err != nil {
		t.Fatal(err)
	}
	c.AsOf = day
	p, err := Read(context.Background(), Input{Config: c, Today: day, Exports: in, Books: fs.FS(books)})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	if err := Render(context.Background(), p, c, Put(func(path string, content []byte) error {
		if path == "snapshot.json" {
			mu.Lock()
			defer mu.Unlock()
			books[p.Book.String()+"/"+path] = &fstest.MapFile{Data: slices.Clone(content)}
		}
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	return p
}

func (m storyMonth) check(t *testing.T, p *program.Program) {
	got := map[string]string{}
	for _, g := range p.Groups {
		got[g.Name] = g.Revenue.Sum(p.Window.From, p.Window.To).String()
	}
	for name, want := range m.revenue {
		if got[name] != want {
			t.Errorf("%s: revenue %s, want %s", name, got[name], want)
		}
	}
	if m.revenue["Birch Foods"] == "" && got["Birch Foods"] != "" {
		t.Error("an account that was merged is still there by the file of the month before")
	}
	for name, want := range m.sponsors {
		i := slices.IndexFunc(p.Groups, func(g *program.Group) bool { return g.Name == name })
		if i < 0 {
			t.Errorf("%s is no group", name)
			continue
		}
		for _, pair := range p.Pairings {
			if pair.Group == p.Groups[i].Key && pair.Confirmed && pair.Sponsor != want || pair.Group == p.Groups[i].Key &&
				!pair.Confirmed && want != "" {
				t.Errorf("%s: sponsor %q (confirmed %t), want %q", name, pair.Sponsor, pair.Confirmed, want)
			}
		}
	}
	asked := map[string]int{}
	for _, f := range p.Findings {
		if f.Severity != finding.Note && f.Code != "snapshot-unproven" { // no manifest is published here
			asked[f.Code]++
		}
	}
	if codes := slices.Sorted(maps.Keys(asked)); !slices.Equal(codes, m.asked) {
		t.Errorf("asked %v, want %v", codes, m.asked)
		for _, f := range p.Findings {
			t.Log(f)
		}
	}
	for code, n := range asked {
		if n > 1 {
			t.Errorf("%s is asked %d times", code, n)
		}
	}
}
