package intake

import (
	"bytes"
	"maps"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/xuri/excelize/v2"
)

// What nobody lists is asked about, and the answer is obeyed.
func TestAnswersAboutStatesAreObeyed(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,6,10,2026-05-01\n"+
			"O2,Globex,Two,0,20,2026-05-02\nO3,Globex,Three,Proposal,30,2027-05-01\n",
		"i.csv", "Ticket ID,Account,Subject,Status,Opened\nT1,Globex,Fire,Frozen,2026-05-01\nT2,Globex,Lamp,Open,2026-05-01\n")
	_, list := must(t, in, policy())
	asked := map[string]string{}
	for _, x := range list {
		if x.Code == "state-unknown" {
			asked[x.At.File] += x.Setting.String()
		}
	}
	if want := map[string]string{"o.csv": `statuses: {"6": won, "0": won}`, "i.csv": `statuses: {"Frozen": closed}`}; !maps.Equal(asked, want) {
		t.Errorf("%v, want %v", asked, want)
	}
	f, list := must(t, in, policy(func(p *Policy) {
		p.Statuses = map[string]string{"6": "won", "0": "lost", "Frozen": "closed"}
	}))
	never(t, list, "state-unknown")
	if o := f.Opportunities; len(o) != 3 || !o[0].Won || o[1].Won || o[1].Open || !o[2].Open || f.Issues[0].IsOpen || !f.Issues[1].IsOpen {
		t.Errorf("%+v %+v %+v", o, f.Issues[0], f.Issues[1])
	}
}

// What a finding proposes is an answer as it stands, however a word is spelled and however long it is.
func TestAnAnswerThatIsPastedIsObeyed(t *testing.T) {
	long := "Frozen  by the frost that the supplier in the north promised for the end of the month"
	in := files("a.csv", threeAccounts, "r.csv", someRevenue, "i.csv", "Ticket ID,Account,Subject,Status,Opened\n"+
		"T1,Globex,Fire,Frozen,2026-05-01\nT2,Globex,Lamp,FROZEN,2026-05-01\nT3,Globex,Door,"+long+",2026-05-01\n")
	_, list := must(t, in, policy())
	var pasted struct{ Statuses map[string]string }
	if err := yaml.Unmarshal([]byte(found(t, list, "state-unknown").Setting.String()), &pasted); err != nil {
		t.Fatal(err)
	}
	f, list := must(t, in, policy(func(p *Policy) { p.Statuses = pasted.Statuses }))
	never(t, list, "state-unknown")
	for _, i := range f.Issues {
		if i.IsOpen {
			t.Errorf("%s is open, answered %v", i.ID, pasted.Statuses)
		}
	}
}

// An answer that a status is open says so too of what was closed before.
func TestWhatAnAnswerCallsOpenWasOpenedAgain(t *testing.T) {
	f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"i.csv", "Ticket ID,Account,Subject,Status,Opened,Closed\nT1,Globex,Fire,Frozen,2026-05-01,2026-05-03\n"+
			"T2,Globex,Lamp,Thawed,2026-05-01,2026-05-03\n",
		"e.csv", "Escalation ID,Account,Opened,Resolved,Severity,Status\nE1,Globex,2026-08-01,2026-08-20,High,Frozen\n"),
		policy(func(p *Policy) { p.Statuses = map[string]string{"Frozen": "open"} }))
	if !f.Issues[0].IsOpen || f.Issues[1].IsOpen || f.Escalations[0].Resolved.Known() {
		t.Errorf("%+v %+v %+v", f.Issues[0], f.Issues[1], f.Escalations[0])
	}
	found(t, list, "issue-reopened")
}

// An answer to another question about a word is none to this one.
func TestAnAnswerIsOfItsOwnQuestion(t *testing.T) {
	for code, table := range map[string]string{
		"status-unknown": "Invoice,Type,Date,Customer,Net\n1,Invoice,2026-02-11,Globex,100\n2,Credit note,2026-02-12,Globex,-10\n" +
			"3,Invoice,2026-02-12,Initech,50\n4,Credit note,2026-02-13,Globex,-5\n5,Incoming,2026-02-13,Globex,30\n",
		"purchases-aside": "Invoice,Date,Partner,Direction,Net\n1,2026-02-11,Globex,Outgoing,100\n2,2026-02-12,Globex,Incoming,70\n" +
			"3,2026-03-11,Initech,Outgoing,250\n",
		"direction-question": "Date,Customer,Direction,Amount\n2026-02-11,Globex,Incoming,100\n2026-02-12,Globex,Outgoing,70\n" +
			"2026-03-11,Globex,Incoming,250\n",
		"postings-parted": "Date,Customer,Debit Account,Credit Account,Amount\n2026-02-11,Globex,1200,4000,100\n" +
			"2026-02-12,Globex,Incoming,1200,60\n2026-03-11,Initech,1200,4000,250\n",
	} {
		in := files("a.csv", threeAccounts, "r.csv", table)
		_, list := must(t, in, policy())
		found(t, list, code)
		for _, answer := range [...]string{"open", "closed", "won"} {
			_, list = must(t, in, policy(func(p *Policy) { p.Statuses = map[string]string{"Incoming": answer} }))
			found(t, list, code)
		}
	}
}

// A cell that is merged with those below it is of all their rows, but for an amount.
func TestCellsMergedDownAreOfAllTheirRows(t *testing.T) {
	b := excelize.NewFile()
	for i, row := range [][]any{{"Customer", "Month", "Product", "Amount"}, {"Globex", "2026-08", "Pumps", 100},
		{nil, "2026-08", "Oil", nil},
		{nil, "2026-09", "Oil", 7}, {"Initech", "2026-09", "Oil", 5}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := b.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range [...][2]string{{"A2", "A4"}, {"D2", "D3"}} {
		if err := b.MergeCell("Sheet1", r[0], r[1]); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	f, _ := must(t, files("a.csv", threeAccounts, "r.xlsx", out.Bytes()), policy())
	if revenueOf(t, f, "Globex") != "107" || revenueOf(t, f, "Initech") != "5" {
		t.Errorf("%s, %s", revenueOf(t, f, "Globex"), revenueOf(t, f, "Initech"))
	}
}

// An answer about a word of a column takes no field from the column.
func TestAnAnsweredWordLeavesTheProductLines(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", "Month,Customer,Product Line,Amount\n2026-09,Globex,Web,600\n2026-09,Globex,Shop,700\n"+
		"2026-09,Globex,Omni,1300\n2026-10,Initech,Web,450\n2026-10,Initech,Shop,12\n2026-10,Initech,Omni,462\n")
	for answer, want := range map[string]int{"": 3, "counts": 3, "left out": 2} {
		f, _ := must(t, in, policy(func(p *Policy) {
			if answer != "" {
				p.Statuses = map[string]string{"Omni": answer}
			}
		}))
		for _, g := range f.Groups {
			if g.Name == "Globex" && len(g.Lines) != want {
				t.Errorf("answered %q: %v", answer, g.Lines)
			}
		}
	}
}

// What a status says itself, that a deal is won or lost, stands before an answer about its stage.
func TestAStatusStandsBeforeAnAnswerAboutAStage(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "o.csv",
		"Opportunity ID,Account,Opportunity,Stage,Status,Amount,Close Date\nO1,Globex,One,6,Lost,10,2026-05-01\n"+
			"O2,Globex,Two,6,Open,20,2026-05-02\n"), policy(func(p *Policy) { p.Statuses = map[string]string{"6": "won"} }))
	if o := f.Opportunities; len(o) != 2 || o[0].Won || o[0].Open || !o[1].Won {
		t.Errorf("%+v", o)
	}
}

// What is proposed first for a word that nobody lists is what the word itself says.
func TestAWordThatDeniesIsNotProposedAsWhatItDenies(t *testing.T) {
	_, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,Not yet won,10,2026-05-01\n"+
			"O2,Globex,Two,Gone (lost to Umbra),20,2026-05-02\nO3,Globex,Three,PO in,30,2026-05-01\n",
		"i.csv", "Ticket ID,Account,Subject,Status,Opened\nT1,Globex,Fire,Not really solved,2026-05-01\n"), policy())
	asked := map[string]string{}
	for _, x := range list {
		if x.Code == "state-unknown" {
			asked[x.At.File] += x.Setting.String() + " or " + x.Setting.Or
		}
	}
	if want := map[string]string{
		"o.csv": `statuses: {"Not yet won": lost, "Gone (lost to Umbra)": lost, "PO in": won} or won  or  lost  or  open`,
		"i.csv": `statuses: {"Not really solved": open} or closed`}; !maps.Equal(asked, want) {
		t.Errorf("%v, want %v", asked, want)
	}
	f, _ := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue,
		"o.csv", "Opportunity ID,Account,Opportunity,Stage,Amount,Close Date\nO1,Globex,One,Not won,10,2026-05-01\n"), policy())
	if o := f.Opportunities[0]; o.Won || o.Open {
		t.Error("not won is lost", o)
	}
}

// A table of deals is none of revenue, however few of its headers are known: its
// states say that some were won and others lost, or a column how likely each is.
func TestDealsAreNoRevenue(t *testing.T) {
	for _, c := range []struct {
		name, table string
		deals       int // that are read; 0 where the table is asked about
	}{
		{"headers of an office in France",
			"N° dossier;Code client;Libellé;Statut;Montant;Date de clôture;Créée le\n1;A1;Extension;Gagnée;500,00;12/02/2026;02/01/2026\n" +
				"2;A2;Service;Perdue;900,00;13/02/2026;02/01/2026\n3;A2;Projet;En cours;700,00;28/12/2026;02/01/2026\n", 3},
		{"states under a header that nobody lists",
			"Klant;Omschrijving;Uitkomst;Bedrag;Sluitdatum\nGlobex;Pompen;Gewonnen;500,00;12-02-2026\n" +
				"Globex;Kleppen;Verloren;900,00;13-02-2026\n" +
				"Initech;Dienst;Loopt;700,00;28-12-2026\n", 3},
		{"states alone",
			"Kunde;Sache;Ausgang;Euro;Tag\nGlobex;Pumpen;gewonnen;500,00;12.02.2026\nGlobex;Ventile;verloren;900,00;13.02.2026\n", 2},
		{"how likely each is",
			"Client;Sujet;Montant EUR;Probabilité;Date\nGlobex;Pompes;500,00;20 %;12/02/2026\nInitech;Service;900,00;75 %;13/02/2026\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, list := must(t, files("a.csv", threeAccounts, "r.csv", someRevenue, "d.csv", c.table), policy())
			if paid := paidIn(f); paid != "Acme GmbH 210.5 Globex 50" {
				t.Errorf("paid %s", paid)
			}
			if len(f.Opportunities) != c.deals {
				t.Errorf("%d deals, want %d; said %v", len(f.Opportunities), c.deals, codes(list))
			}
			if c.deals == 0 {
				found(t, list, "table-not-recognised")
			}
		})
	}
	// orders that are signed, shipped or cancelled are sales all the same
	paid, _ := paidBy(t, "a.csv", threeAccounts, "r.csv",
		"Customer,Order,Date,Amount,State\nGlobex,1,2026-02-11,100,Signed\n"+
			"Initech,2,2026-02-12,70,Shipped\nGlobex,3,2026-03-11,50,Cancelled\n")
	if paid != "Globex 100 Initech 70" {
		t.Errorf("orders: %s", paid)
	}
}
