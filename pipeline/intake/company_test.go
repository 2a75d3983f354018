package intake

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// paid are the sums of revenue by account name.
func paid(f *program.Facts) string {
	sums := map[string]program.Decimal{}
	for l := range f.Revenue.All() {
		sums[l.Account] = sums[l.Account].Add(l.Amount.Amount)
	}
	var out []string
	for _, a := range f.Accounts {
		if sum, ok := sums[a.Key]; ok {
			out = append(out, a.Name+" "+sum.String())
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func TestWhomARowIsAbout(t *testing.T) {
	for name, c := range map[string]struct {
		files []any
		want  string
	}{
		"ids lost their zeros in one file": {[]any{"kna1.csv", "Kunnr,Name 1\n0000104711,Borealis\n0000104712,Quillon\n",
			"r.csv", "Customer ID,Month,Amount\n104711,2026-09,100\n104712,2026-09,200\n"}, "Borealis 100, Quillon 200"},
		"two ids that differ by zeros alone stay two": {[]any{"a.csv",
			"Account ID,Account Name,Industry\n0012,Borealis,Food\n12,Quillon,Food\n",
			"r.csv", "Account ID,Month,Amount\n0012,2026-09,100\n12,2026-09,200\n"}, "Borealis 100, Quillon 200"},
		"an id was written with an exponent": {[]any{"a.csv",
			"Account ID,Account Name,Industry\n1047115,Borealis,Food\n1047125,Quillon,Food\n",
			"r.csv", "Account ID,Month,Amount\n1.047115E+06,2026-09,100\n1.047125E+06,2026-09,200\n"}, "Borealis 100, Quillon 200"},
		"names carry entities": {[]any{"a.csv", "Account Name,Account Owner\nO&#039;Mara &amp; Sons,Mina\nM&uuml;rten,Mina\n",
			"r.csv", "Customer,Month,Amount\nO'Mara & Sons,2026-09,100\nMürten,2026-09,200\n"}, "Mürten 200, O'Mara & Sons 100"},
		"other tables use the record id, not the number": {[]any{"a.csv",
			"Id,Name,AccountNumber,Industry\n001A00001abcd,Alder,77001,Food\n001A00001abce,Birch,77002,Food\n",
			"r.csv", "Account ID,Month,Amount\n001A00001abcd,2026-09,100\n001A00001abce,2026-09,200\n"}, "Alder 100, Birch 200"},
		"other tables use the number, under a title that nobody knows": {[]any{"a.csv",
			"Id,Account Name,Ledger Ref,Industry\n001A00001abcd,Alder,D-77001,Food\n001A00001abce,Birch,D-77002,Food\n",
			"r.csv", "Debtor Ref,Month,Amount\nD-77001,2026-09,100\nD-77002,2026-09,200\n"}, "Alder 100, Birch 200"},
		"a column of names that nobody knows": {[]any{"a.csv", "Account Name,Industry\nAlder Mills,Food\nBirch Foods,Food\n",
			"r.csv", "Who,Month,Amount\nAlder Mills,2026-09,100\nBirch Foods,2026-09,200\n"}, "Alder Mills 100, Birch Foods 200"},
		"a quantity is no id": {[]any{"a.csv", "Account ID,Account Name,Industry\n1,Alder,Food\n2,Birch,Food\n3,Cedar,Food\n",
			"r.csv", "Customer,Pieces,Month,Amount\nAlder,2,2026-09,100\nBirch,3,2026-09,200\n"}, "Alder 100, Birch 200"},
		"a name in a helper table makes no account": {[]any{"Exec pairs.csv",
			"Account,Executive Sponsor\nCalder Widgets,Doyle\nNobody Inc,Doyle\n",
			"crm/a.csv", "Account ID,Account Name,Industry,Country\nA-1,Calder Widgets GmbH,Food,Germany\nA-2,Ferrow,Food,Germany\n",
			"r.csv", "Customer,Month,Amount\nCalder Widgets,2026-09,100\nFerrow,2026-09,200\n"}, "Calder Widgets GmbH 100, Ferrow 200"},
	} {
		t.Run(name, func(t *testing.T) {
			f, list := must(t, files(c.files...), policy())
			if got := paid(f); got != c.want {
				t.Errorf("got %s, want %s\n%v", got, c.want, list)
			}
		})
	}
}

func TestTheNewerExportStands(t *testing.T) {
	older := "Account ID,Account Name,Account Owner,Status,Website\nA-1,Calder,Tom,Customer,calder.example\nA-2,Ferrow,Tom,Customer,\n"
	newer := "Account ID,Account Name,Account Owner,Status\nA-1,Calder,,Former Customer\nA-2,Ferrow,Mei,Customer\n"
	for _, names := range [][2]string{{"accounts-2026-08-31.csv", "accounts-2026-09-30.csv"}, {"z 2026-08-31.csv", "a 2026-09-30.csv"}} {
		f, list := must(t, files(names[0], older, names[1], newer, "r.csv", "Customer,Month,Amount\nCalder,2026-09,1\nFerrow,2026-09,2\n"),
			policy())
		c, e := account(t, f, "Calder"), account(t, f, "Ferrow")
		if c.Churned != program.Yes || c.Manager != "" || c.Website != "calder.example" || e.Manager != "Mei" {
			t.Errorf("%v: %s, manager %q and %q, website %q", names, c.Status, c.Manager, e.Manager, c.Website)
		}
		if x := found(t, list, "newer-stands"); x.At.File != names[0] || !strings.Contains(x.Message, "2 rows differ") {
			t.Errorf("%v", x)
		}
	}
}

func TestARenamedAccountIsKnownByItsOldName(t *testing.T) {
	p := policy()
	p.Named = func(program.Month) []program.PastAccount {
		return []program.PastAccount{{Key: "A-1", Name: "Calder Widgets"}, {Key: "A-2", Name: "Ferrow"}}
	}
	accounts := "Account ID,Account Name,Industry\nA-1,Calder Motion,Food\nA-2,Ferrow,Food\n"
	revenue := "Customer,Month,Amount\nCalder Widgets,2026-08,100\nCalder Motion,2026-09,10\nFerrow,2026-09,2\n"
	f, list := must(t, files("a.csv", accounts, "r.csv", revenue), p)
	if got := paid(f); got != "Calder Motion 110, Ferrow 2" {
		t.Errorf("got %s", got)
	}
	if x := found(t, list, "account-renamed"); !strings.Contains(x.Message, "Calder Widgets") ||
		!strings.Contains(x.Message, "Calder Motion") {
		t.Errorf("%v", x)
	}
	// somebody else has taken the old name: it is theirs
	f, _ = must(t, files("a.csv", accounts+"A-3,Calder Widgets,Food\n", "r.csv", revenue), p)
	if got := paid(f); got != "Calder Motion 10, Calder Widgets 100, Ferrow 2" {
		t.Errorf("got %s", got)
	}
}

func TestANameThatWasDecidedStaysDecided(t *testing.T) {
	p := policy()
	p.Names = map[string]string{"CMG": "Calder Motion", "Nobody": "No such account"}
	f, list := must(t, files("a.csv", "Account ID,Account Name,Industry\nA-1,Calder Motion,Food\n", "r.csv",
		"Customer,Month,Amount\nCMG,2026-09,100\n"), p)
	if got := paid(f); got != "Calder Motion 100" {
		t.Errorf("got %s", got)
	}
	found(t, list, "name-unknown")
}

func TestMeetingsWithoutAStatus(t *testing.T) {
	meetings := "Date,Account,Attendees ours,Type,Result\n2026-09-08,Acme,Doyle,Exec visit,good talk\n2026-08-08,Acme,Doyle,Plant tour,\n" +
		"2026-12-08,Acme,Doyle,Dinner,planned\n2026-12-09,Acme,,QBR,went well\n2026-12-10,Acme,,call,\n"
	f, list := must(t, files("a.csv", "Account Name,Industry\nAcme,Food\n", "m.csv", meetings, "r.csv", "Customer,Month,Amount\n"+
		"Acme,2026-09,1\n"), policy())
	var got []string
	for _, m := range f.Meetings {
		got = append(got, fmt.Sprintf("%s %s %s", m.Date, m.Type, m.State(f.AsOf)))
	}
	want := []string{"2026-08-08 visit not told", "2026-09-08 visit held", "2026-12-08 visit booked", "2026-12-09 QBR booked",
		"2026-12-10 call proposed"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	found(t, list, "meeting-untold")
	found(t, list, "meeting-ahead")
}

func TestWhatWasWonStandsBeforeWhatWasExpected(t *testing.T) {
	deals := "Topic,Potential Customer,Status,Est. revenue,Est. close date,Actual Revenue,Actual Close Date,Sales Stage\n" +
		"One,Acme,Won,1000,6/30/2026,1100,6/26/2026,Close\nTwo,Acme,Lost,4000,7/31/2026,0,7/22/2026,Close\n" +
		"Three,Acme,Won,500,7/30/2026,,7/20/2026,Close\n"
	f, _ := must(t, files("a.csv", "Account Name,Industry\nAcme,Food\n", "d.csv", deals), policy())
	if got := paid(f); got != "Acme 1600" {
		t.Errorf("got %s", got)
	}
}

func TestThePlainCurrencyOfTheCompanyIsTakenWithANote(t *testing.T) {
	accounts, revenue := "Account Name,Industry\nAcme,Food\n", "Customer,Month,Amount\nAcme,2026-09,100\n"
	f, list := must(t, files("a.csv", accounts, "d.csv", "Opportunity Name,Account Name,Stage,Amount,Close "+
		"Date\nX,Acme,Negotiation,\"£500.00\",2027-01-15\n", "r.csv", revenue), policy())
	if f.Currency != "GBP" || found(t, list, "currency-only").Severity != finding.Note {
		t.Errorf("the currency is %q", f.Currency)
	}
	f, list = must(t, files("a.csv", accounts, "d.csv", "Opportunity Name,Account Name,Stage,Amount,Close "+
		"Date\nX,Acme,Negotiation,\"£500.00\",2027-01-15\nY,Acme,Negotiation,€50,2027-01-15\n", "r.csv", revenue), policy())
	if f.Currency != "" {
		t.Errorf("the currency is %q", f.Currency)
	}
	found(t, list, "currency-unknown")
}

// The names of files and the order of rows decide no figure.
func TestOrderDecidesNothing(t *testing.T) {
	tables := [][]string{
		{"Account ID,Account Name,Industry,Country", "A-1,Calder Widgets GmbH,Food,Germany", "A-2,Ferrow,Food,Spain",
			"A-3,Tamsin,Pharma,Spain"},
		{"Account,Executive Sponsor", "Calder Widgets,Margaret Doyle", "Tamsin,\"Roe, Stefan\""},
		{"Customer,Month,Amount,Currency", "Calder Widgets,2026-08,900,EUR", "Ferrow,2026-09,500,EUR", "Tamsin,2026-09,400,EUR",
			"Calder Widgets GmbH,2026-09,90,EUR"},
		{"Sponsor,Title,Capacity", "Margaret Doyle,CEO,2", "Stefan Roe,COO,3"},
		{"Opportunity Name,Account ID,Stage,Amount,Close Date", "Deal,A-2,Negotiation,100,2026-12-01"},
	}
	r := rand.New(rand.NewPCG(1, 2))
	read := func(order []int, shuffle bool) string {
		fsys := fstest.MapFS{}
		for i, table := range tables {
			rows := slices.Clone(table[1:])
			if shuffle {
				r.Shuffle(len(rows), func(a, b int) { rows[a], rows[b] = rows[b], rows[a] })
			}
			fsys[fmt.Sprintf("%d.csv", order[i])] = &fstest.MapFile{Data: []byte(table[0] + "\n" + strings.Join(rows, "\n") + "\n")}
		}
		f, _ := must(t, fs.FS(fsys), policy())
		out := []string{paid(f)}
		for _, a := range f.Accounts {
			out = append(out, a.Key+" "+a.Name+" "+a.Sponsor)
		}
		slices.Sort(out)
		return strings.Join(out, "\n")
	}
	order := []int{0, 1, 2, 3, 4}
	want := read(order, false)
	if !strings.Contains(want, "Stefan Roe") || !strings.Contains(want, "Calder Widgets GmbH 990") {
		t.Fatal(want)
	}
	for range 30 {
		r.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		if got := read(order, true); got != want {
			t.Fatalf("with the files in the order %v:\n%s\nwant\n%s", order, got, want)
		}
	}
}
