package intake

import (
	"fmt"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

const customers = "Account ID,Account Name,Account Owner,Industry\nA1,Acme,T. One,Steel\nA2,Globex,T. One,Wood\nA3,Initech,T. Two,Paper\n"

// asideFor is how many rows of a table were set aside for a reason that holds a
// text.
func asideFor(s *program.Source, text string) int {
	n := 0
	for _, a := range s.SetAside {
		if strings.Contains(a.Reason, text) {
			n += len(a.Rows)
		}
	}
	return n
}

func TestADocumentInTwoExportsCountsOnce(t *testing.T) {
	first := "Invoice No,Customer,Invoice " +
		"Date,Amount,Currency\nR-1,Acme,2026-02-10,1000.00,EUR\nR-2,Globex,2026-03-12,400.00,EUR\nR-3,Acme,2026-05-20,700.00,EUR\n"
	for name, second := range map[string]string{
		"the same columns": "Invoice No,Customer,Invoice " +
			"Date,Amount,Currency\nR-3,Acme,2026-05-20,700.00,EUR\nR-4,Globex,2026-06-20,50.00,EUR\n",
		"another order and another dress": "Währung;Belegnummer;Kunde;Rechnungsdatum;Betrag\nEUR;r-3;ACME;20.05.2026;700,00\n" +
			"EUR;R-4;Globex;20.06.2026;50,00\n",
	} {
		t.Run(name, func(t *testing.T) {
			f, list := must(t, files("a.csv", customers, "b.csv", first, "c.csv", second), policy())
			if got := revenueOf(t, f, "Acme") + " " + revenueOf(t, f, "Globex"); got != "1700 450" {
				t.Errorf("%s", got)
			}
			if s := sourceOf(t, f, "c.csv"); asideFor(s, "b.csv") != 1 || s.Used != 1 {
				t.Errorf("%+v", s.SetAside)
			}
			if x := found(t, list, "documents-twice"); !strings.Contains(x.Message, "700.00 EUR") {
				t.Error(x)
			}
		})
	}
}

func TestWhatANumberRepeatsTellsItsLines(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"a document twice", "R-1,Acme,2026-05-01,100,EUR,x\nR-1,Acme,2026-05-01,100,EUR,y\nR-2,Acme,2026-05-02,7,EUR,x\n", "107"},
		{"lines of documents",
			"R-1,Acme,2026-05-01,100,EUR,pump\nR-1,Acme,2026-05-01,100,EUR,hose\nR-1,Acme,2026-05-01,9,EUR,seal\n" +
				"R-2,Acme,2026-05-02,7,EUR,pump\nR-2,Acme,2026-05-02,8,EUR,hose\n", "224"},
		{"a line that is there twice in all its cells",
			"R-1,Acme,2026-05-01,100,EUR,pump\nR-1,Acme,2026-05-01,100,EUR,pump\nR-1,Acme,2026-05-01,9,EUR,seal\n" +
				"R-2,Acme,2026-05-02,7,EUR,pump\nR-2,Acme,2026-05-02,8,EUR,hose\n", "124"},
		{"one number of two accounts", "R-1,Acme,2026-05-01,100,EUR,x\nR-1,Globex,2026-05-01,100,EUR,x\n", "100"},
		{"no number", ",Acme,2026-05-01,100,EUR,x\n,Acme,2026-05-01,100,EUR,x\nR-2,Acme,2026-05-02,7,EUR,x\n", "207"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := must(t, files("a.csv", customers, "r.csv", "Invoice No,Customer,Invoice Date,Amount,Currency,Text\n"+c.rows), policy())
			if got := revenueOf(t, f, "Acme"); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestADocumentToldOtherwiseIsAsked(t *testing.T) {
	head := "Invoice No,Customer,Invoice Date,Amount\n"
	first := head + "R-1,Acme,2026-02-10,1000\nR-2,Globex,2026-03-12,400\nR-3,Acme,2026-05-20,700\n"
	f, list := must(t, files("a.csv", customers, "b.csv", first, "c.csv", head+"R-2,Globex,2026-03-12,400\nR-3,Acme,2026-05-20,750\n"+
		"R-4,Acme,2026-06-20,1\n"), policy())
	if got := revenueOf(t, f, "Acme"); got != "1701" {
		t.Errorf("%s", got)
	}
	found(t, list, "documents-differ")
	f, list = must(t, files("a.csv", customers, "b.csv", first, "c.csv", head+"R-2,Globex,2026-07-12,30\nR-3,Acme,2026-08-20,40\n"+
		"R-4,Acme,2026-09-20,1\n"), policy())
	if got := revenueOf(t, f, "Acme"); got != "1741" {
		t.Errorf("two series of numbers: %s", got)
	}
	if n := count(list, "documents-differ"); n > 0 {
		t.Errorf("%d findings about two series of numbers", n)
	}
}

func count(list []finding.Finding, code string) int {
	n := 0
	for _, x := range list {
		if x.Code == code {
			n++
		}
	}
	return n
}

func TestMonthsThatTwoTablesTellCountOnce(t *testing.T) {
	month := func(from, to int) string {
		text := "Customer,Month,Amount\n"
		for m := from; m <= to; m++ {
			for i, name := range [...]string{"Acme", "Globex", "Initech"} {
				text += fmt.Sprintf("%s,2026-%02d,%d\n", name, m, 100*m+i)
			}
		}
		return text
	}
	f, list := must(t, files("a.csv", customers, "b.csv", month(1, 6), "c.csv", month(5, 9)), policy())
	if got := revenueOf(t, f, "Acme"); got != "4500" {
		t.Errorf("%s", got)
	}
	if n := count(list, "revenue-overlaps"); n != 1 {
		t.Errorf("%d findings", n)
	}
}

func TestOrdersBesideInvoicesAreOneSale(t *testing.T) {
	orders := "Order ID,Order Date,Customer,Product,Sales\nO1,2026-05-01,Acme,Pump,100\nO2,2026-06-01,Globex,Pump,50\n"
	f, _ := must(t, files("a.csv", customers, "orders.csv", orders), policy())
	if got := revenueOf(t, f, "Acme"); got != "100" {
		t.Errorf("orders alone: %s", got)
	}
	f, list := must(t, files("a.csv", customers, "orders.csv", orders, "invoices.csv", "Invoice No,Customer,Invoice Date,Amount\n"+
		"R1,Acme,2026-05-20,100\nR2,Globex,2026-06-20,50\n"), policy())
	if got := revenueOf(t, f, "Acme"); got != "100" {
		t.Errorf("orders beside invoices: %s", got)
	}
	found(t, list, "orders-beside-revenue")
}

func TestWhatIsNoRevenueIsSetAsideWithItsReason(t *testing.T) {
	for _, c := range []struct{ header, counts, out, reason string }{
		{"status", "paid", "void", "void"}, {"Status", "Paid", "Draft", "draft"}, {"Belegstatus", "gebucht", "storniert", "void"},
		{"Statut", "payée", "brouillon", "draft"},
		{"Estado", "pagada", "anulada", "void"}, {"ステータス", "入金済", "下書き", "draft"}, {"financial_status", "paid", "voided", "void"},
		{"State", "Posted", "Cancelled", "void"},
		{"Zustand", "bezahlt", "abgelehnt", "rejected"}, {"Doc", "Open", "Quote", "offer"}, {"Doc", "Open", "Pro Forma", "pro forma"},
		{"Kind", "Billed", "Intercompany", "companies of ours"},
		{"_fivetran_deleted", "false", "true", "deleted"}, {"IsDeleted", "0", "1", "deleted"}, {"is_archived", "no", "yes", "deleted"},
		{"Gelöscht", "nein", "ja", "deleted"}, {"deleted_at", "", "2026-07-01", "deleted"},
		{"Voided", "FALSE", "TRUE", "void"}, {"Storniert", "", "x", "void"}, {"is_test", "f", "t", "test"}, {"削除フラグ", "0", "1", "deleted"},
	} {
		t.Run(c.header+" "+c.out, func(t *testing.T) {
			text := "Customer,Invoice Date,Amount," + c.header + "\n"
			for _, row := range [...]string{"Acme,2026-02-10,1000," + c.counts, "Globex,2026-03-10,400," + c.counts,
				"Acme,2026-04-10,9000," + c.out, "Globex,2026-05-10,30," + c.counts} {
				text += row + "\n"
			}
			f, _ := must(t, files("a.csv", customers, "r.csv", text), policy())
			if got := revenueOf(t, f, "Acme") + " " + revenueOf(t, f, "Globex"); got != "1000 430" {
				t.Errorf("%s", got)
			}
			if s := sourceOf(t, f, "r.csv"); asideFor(s, c.reason) != 1 {
				t.Errorf("set aside: %+v", s.SetAside)
			}
		})
	}
}

func TestDeletedRecordsOfEveryKindAreSetAside(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Industry,Account Owner,IsDeleted\nA1,Acme,Steel,T. "+
		"One,false\nA2,Globex,Wood,T. One,false\nA9,Gone,Wood,T. One,true\n", "r.csv", someRevenue,
		"d.csv", "Opportunity ID,Account ID,Opportunity Name,Stage,Amount,Close Date,is_deleted\nD1,A1,Pumps,Closed "+
			"Won,5,2026-05-01,false\nD2,A1,Hoses,Closed Won,7,2026-05-01,true\n",
		"c.csv", "Contact ID,Account ID,Full "+
			"Name,Title,Email,_fivetran_deleted\nC1,A1,Ann,CEO,ann@acme.com,false\nC2,A1,Bob,CFO,bob@acme.com,true\n"), policy())
	if len(f.Accounts) != 2 || len(f.Opportunities) != 1 || len(f.Contacts) != 1 {
		t.Errorf("%d accounts, %d deals, %d contacts", len(f.Accounts), len(f.Opportunities), len(f.Contacts))
	}
	for _, name := range [...]string{"a.csv", "d.csv", "c.csv"} {
		if s := sourceOf(t, f, name); asideFor(s, "deleted") != 1 {
			t.Errorf("%s: %+v", name, s.SetAside)
		}
	}
}

func TestAStateThatNobodyListsIsAsked(t *testing.T) {
	text := "Customer,Invoice Date,Amount,Status\nAcme,2026-02-10,1000,paid\nAcme,2026-03-10,20,queued\nAcme,2026-04-10,9000,void\n" +
		"Acme,2026-05-10,5,open\n"
	f, list := must(t, files("a.csv", customers, "r.csv", text), policy())
	if got := revenueOf(t, f, "Acme"); got != "1025" {
		t.Errorf("%s", got)
	}
	if x := found(t, list, "status-unknown"); x.Setting.Key != "statuses" || !strings.Contains(x.Message, "20.00") {
		t.Error(x)
	}
	f, list = must(t, files("a.csv", customers, "r.csv", text),
		policy(func(p *Policy) { p.Statuses = map[string]string{"queued": "left out"} }))
	if got := revenueOf(t, f, "Acme"); got != "1005" || count(list, "status-unknown") > 0 {
		t.Errorf("answered: %s, %d questions", got, count(list, "status-unknown"))
	}
}

func TestTheSideOfAnAmountIsItsSign(t *testing.T) {
	for _, c := range []struct{ header, on, off string }{
		{"S/H", "S", "H"}, {"Soll/Haben", "Soll", "Haben"}, {"Dr/Cr", "Dr", "Cr"}, {"D/C", "D", "C"}, {"Side", "Debit", "Credit"},
		{"SHKZG", "S", "H"},
		{"Debe/Haber", "Debe", "Haber"}, {"Sens", "Débit", "Crédit"}, {"貸借", "借方", "貸方"}, {"Revenue account", "Credit", "Debit"},
	} {
		t.Run(c.header, func(t *testing.T) {
			rows := "Customer,Date,Amount," + c.header + "\nAcme,2026-02-10,1000," + c.on + "\nAcme,2026-03-10,150," + c.off +
				"\nGlobex,2026-04-10,400," + c.on + "\n"
			f, _ := must(t, files("a.csv", customers, "r.csv", rows), policy())
			if got := revenueOf(t, f, "Acme") + " " + revenueOf(t, f, "Globex"); got != "850 400" {
				t.Errorf("%s", got)
			}
			f, _ = must(t, files("a.csv", customers, "r.csv", strings.Replace(rows, ",150,", ",-150,", 1)), policy())
			if got := revenueOf(t, f, "Acme"); got != "850" {
				t.Errorf("amounts with a sign of their own: %s", got)
			}
		})
	}
}

func TestSidesThatDoNotAgreeAreAsked(t *testing.T) {
	rows := "Customer,Date,Amount,S/H\nAcme,2026-02-10,1000,S\nAcme,2026-03-10,-150,H\nAcme,2026-03-11,50,H\nGlobex,2026-04-10,400,S\n"
	f, list := must(t, files("a.csv", customers, "r.csv", rows), policy())
	if got := revenueOf(t, f, "Acme"); got != "800" {
		t.Errorf("%s", got)
	}
	found(t, list, "sides-mixed")
	_, list = must(t, files("a.csv", customers, "r.csv", "Customer,Date,Amount,S/H\nAcme,2026-02-10,1000,S\nAcme,2026-03-10,900,H\n"),
		policy())
	found(t, list, "sides-even")
}

func TestAGuardAgainstFormulasIsNoPartOfAValue(t *testing.T) {
	f, _ := must(t, files("a.csv", "Account ID,Account Name,Account Owner,Industry\nA1,'@Home Group,T. One,Steel\n", "r.csv",
		"Account ID,Invoice Date,Amount\nA1,2026-02-10,1000\nA1,2026-03-10,'-150\nA1,2026-04-10,'+7\n"), policy())
	if got := revenueOf(t, f, "@Home Group"); got != "857" {
		t.Errorf("%s", got)
	}
}

// A sheet that is the copy of another, cell by cell, counts once, however little it holds;
// two that only tell alike are a question.
func TestACopiedSheetCountsOnce(t *testing.T) {
	sheet := "Datum|Kunde|Netto\n05.01.2026|Acme|1000\n17.01.2026|Globex|500\n"
	other := "Datum|Kunde|Netto\n06.01.2026|Acme|1000\n18.01.2026|Globex|500\n"
	for second, want := range map[string]string{sheet: "1000 500", other: "2000 1000"} {
		f, list := must(t, files("a.csv", customers, "u.xlsx",
			string(workbookOf(t, sheetText{"Umsatz", sheet}, sheetText{"Umsatz (2)", second}))), policy())
		if got := revenueOf(t, f, "Acme") + " " + revenueOf(t, f, "Globex"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		code := "revenue-overlaps"
		if second == sheet {
			code = "revenue-twice"
		}
		found(t, list, code)
	}
}
