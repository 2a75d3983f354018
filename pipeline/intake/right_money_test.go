package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// paidBy is what each account pays, as "Acme 850 Globex 400"; accounts that pay
// nothing are left out.
func paidBy(t *testing.T, in ...any) (paid string, asked []string) {
	t.Helper()
	f, list := must(t, files(in...), policy())
	reconciles(t, f)
	return paidIn(f), codes(list)
}

func paidIn(f *program.Facts) string {
	var all []string
	for _, g := range f.Groups {
		if sum := g.Revenue.Sum(0, 1<<30); !sum.IsZero() {
			all = append(all, g.Name+" "+sum.String())
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// Each table is one reason to exist.
func TestTheRightMoneyFromATableOfItsOwn(t *testing.T) {
	for _, c := range []struct{ name, table, want, asked string }{
		{"types of documents under a header that nobody lists",
			"单号,日期,类别,客户,金额\n1,2026-01-15,销售,Acme,1000\n2,2026-01-20,退货,Acme,150\n3,2026-02-15,销售,Globex,400\n" +
				"4,2026-03-15,销售,Initech,250\n",
			"Acme 850 Globex 400 Initech 250", "credit-positive"},
		{"credit notes with a minus and without",
			"Date;Type de pièce;Client;Montant " +
				"HT\n15/01/2026;Facture;Acme;1000,00\n20/01/2026;Avoir;Acme;150,00\n15/02/2026;Facture;Globex;400,00\n" +
				"16/02/2026;Avoir;Globex;-40,00\n",
			"Acme 850 Globex 360", "credit-mixed"},
		{"payments among invoices",
			"Data;Causale;Cliente;Importo\n15/01/2026;Fattura;Acme;1000,00\n20/01/2026;Incasso;Acme;1000,00\n" +
				"15/02/2026;Fattura;Globex;400,00\n", "Acme 1000 Globex 400", ""},
		{"orders and what was sent back",
			"Order No,Order Date,Customer,Kind,Amount\n1,2026-01-15,Acme,Order,1000\n2,2026-01-20,Acme,Return,-150\n" +
				"3,2026-02-15,Globex,Order,400\n", "Acme 850 Globex 400", ""},
		{"actual figures beside those of the plan",
			"Customer,Month,Scenario,Revenue\nAcme,2026-01,Actual,1000\nAcme,2026-01,Budget,1100\nGlobex,2026-02,Actual,400\n" +
				"Globex,2026-02,Forecast,410\n", "Acme 1000 Globex 400", ""},
		{"plan and actual in the words of another language",
			"Kunde;Monat;Version;Umsatz\nAcme;01.2026;Ist;1000\nAcme;01.2026;Plan;1100\nGlobex;02.2026;Ist;400\n" +
				"Globex;02.2026;Prognose;410\n", "Acme 1000 Globex 400", ""},
		{"numbers for the states of documents",
			"ID,Customer,Posting Date,Net " +
				"Total,Docstatus\n1,Acme,2026-01-15,1000,1\n2,Globex,2026-01-16,500,2\n3,Globex,2026-02-16,400,1\n" +
				"4,Acme,2026-02-16,300,0\n", "Acme 1000 Globex 400", ""},
		{"numbers of states that nobody lists",
			"ID,Customer,Posting Date,Net Total,Invoice " +
				"Status\n1,Acme,2026-01-15,1000,10\n2,Globex,2026-01-16,500,30\n3,Globex,2026-02-16,400,10\n", "Acme 1000 Globex 900",
			"status-unknown"},
		{"states in Polish", "Nr faktury;Data wystawienia;Nabywca;Wartość netto;VAT;Wartość " +
			"brutto;Status\n1;2026-01-15;Acme;1000,00;230,00;1230,00;Opłacona\n2;2026-01-16;Globex;500,00;115,00;615,00;Anulowana\n" +
			"3;2026-02-17;Globex;400,00;92,00;492,00;Wysłana\n4;2026-02-18;Acme;300,00;69,00;369,00;Szkic\n", "Acme 1000 Globex 400", ""},
		{"net before total where both are known words",
			"Customer,Invoice Date,Total,Untaxed Amount\nAcme,2026-01-15,1200,1000\nGlobex,2026-02-15,480,400\n", "Acme 1000 Globex 400",
			""},
		{"few round totals with a tax within",
			"ContactName,InvoiceDate,Total,TaxTotal\nAcme,15/01/2026,1100,100\nGlobex,15/02/2026,440,40\nInitech,16/02/2026,330,30\n",
			"Acme 1000 Globex 400 Initech 300", ""},
		{"a tax that no law explains",
			"Customer,Invoice Date,Amount,VAT\nAcme,2026-01-15,1000,117\nGlobex,2026-02-15,400,3\nInitech,2026-03-15,300,51\n",
			"Acme 883 Globex 397 Initech 249", "amount-question"},
		{"quarters below their months", "Customer,Period,Revenue\nAcme,Jan 2026,100\nAcme,Feb 2026,200\nAcme,Mar 2026,50\nAcme,Q1 " +
			"2026,350\nGlobex,Jan 2026,40\nGlobex,Feb 2026,1\nGlobex,Mar 2026,2\nGlobex,Q1 2026,43\n", "Acme 350 Globex 43", "period-sums"},
		{"a quarter that is billed beside months",
			"Customer,Period,Revenue\nAcme,Jan 2026,100\nAcme,Feb 2026,200\nAcme,Q1 2026,90\nGlobex,Jan 2026,40\n", "Acme 390 Globex 40",
			"periods-overlap"},
		{"weeks under a header that nobody lists",
			"Abnehmer X;Zeitscheibe;Customer;Net Revenue\nz;KW 03/2026;Acme;1000\nz;KW 07/2026;Acme;5\nz;KW 11/2026;Globex;400\n",
			"Acme 1005 Globex 400", ""},
		{"amounts that only hold their tax", "Datum;Kunde;Bruttobetrag\n15.01.2026;Acme;1190,00\n15.02.2026;Globex;476,00\n",
			"Acme 1190 Globex 476", "amount-gross"},
		{"amounts with tax and its rate", "Date,Customer,Total incl. VAT,VAT %\n2026-01-15,Acme,1190.00,19\n2026-02-15,Globex,428.00,7\n",
			"Acme 1000 Globex 400", ""},
		{"jobs of customers that are billed by jobs alone",
			"Customer:Job,Date,Amount\nAcme:Dock 4,2026-01-15,600\nAcme:Dock 5,2026-01-16,400\nGlobex,2026-02-15,400\n",
			"Acme 1000 Globex 400", ""},
		{"the total of an order on each of its rows",
			"Order,Order Date,Customer,SKU,Order " +
				"Total\nS1,2026-01-15,Acme,X1,220.20\nS1,2026-01-15,Acme,X2,220.20\nS2,2026-02-15,Globex,X1,120.10\n" +
				"S3,2026-02-16,Globex,X1,20.10\n", "Acme 220.2 Globex 140.2", "documents-twice"},
		{"an account of a ledger that reads like money is no customer",
			"Date,Customer,Net Value,Sales Account,Gross Total\n15-Jan-26,Acme,1000.00,1000.00 Cr,1180.00 " +
				"Dr\n15-Feb-26,Globex,400.00,400.00 Cr,472.00 Dr\n", "Acme 1000 Globex 400", ""},
		{"debit and credit in two columns",
			"Datum;Kunde;Belegnummer;Soll;Haben\n15.01.2026;Acme;1;1000,00;\n20.01.2026;Acme;2;;150,00\n15.02.2026;Globex;3;400,00;\n",
			"Acme 850 Globex 400", ""},
		{"debit and credit that come to much the same",
			"Date,Customer,Doc No,Debit,Credit\n2026-01-15,Acme,1,1000.00,0.00\n2026-01-20,Acme,2,0.00,900.00\n" +
				"2026-02-15,Globex,3,400.00,0.00\n", "Acme 100 Globex 400", "sides-even"},
		{"customers by number, with their names beside",
			"Kunde,Kundenname,Belegdatum,Belegfeld " +
				"1,Umsatz\nC10017,Acme,15.01.2026,R1,1000\nC10030,Globex,15.02.2026,R2,400\nC10030,Globex,16.02.2026,R3,5\n",
			"Acme 1000 Globex 405", ""},
		{"a row of units below the header", "Kunde;Monat;Umsatz\n;;TEUR\nAcme;01.2026;12,5\nGlobex;02.2026;4\n", "Acme 12500 Globex 4000",
			""},
		{"what was paid back beside the amounts",
			"Date,Customer,Amount,Amount " +
				"Refunded\n2026-01-15,Acme,1000.00,0.00\n2026-02-15,Globex,600.00,50.00\n2026-02-16,Globex,400.00,20.00\n",
			"Acme 1000 Globex 930", "refunds-beside"},
		{"amounts in the currency of each row and in one",
			"Customer,Date,Currency,Amount,Exchange Rate,Amount " +
				"(EUR)\nAcme,2026-01-15,USD,1100.00,0.9091,1000.01\nGlobex,2026-02-15,EUR,400.00,1,400.00\n" +
				"Initech,2026-03-15,GBP,480.00,1.1458,549.98\n", "Acme 1000.01 Globex 400 Initech 549.98", "amount-converted"},
		{"converted amounts with a currency of their own",
			"Account Name,Close Month,Amount Currency,Amount,Amount (converted) Currency,Amount " +
				"(converted)\nAcme,2026-01,USD,1100.00,EUR,1000.00\nGlobex,2026-02,EUR,400.00,EUR,400.00\n", "Acme 1000 Globex 400",
			"amount-converted"},
		{"a type of documents that nobody lists",
			"Type,Customer,Date,Net\nSI,Acme,15/01/2026,1000\nXQ,Acme,20/03/2026,1200\nSI,Globex,15/02/2026,400\n", "Acme 2200 Globex 400",
			"status-unknown"},
		{"revenue below zero, as a ledger has it, with credits",
			"Posting Date,Customer,Amount\n2026-01-15,Acme,-1000\n2026-02-15,Globex,-400\n2026-03-15,Initech,-600\n" +
				"2026-03-16,Initech,50\n", "Acme 1000 Globex 400 Initech 550", "revenue-negative"},
		{"an opening balance and a payment by their texts",
			"Date,Customer,Description,Amount\n2026-01-01,Acme,Opening balance,5000\n2026-01-15,Acme,Invoice " +
				"1,1000\n2026-02-15,Globex,Invoice 2,400\n2026-03-20,Globex,Payment received,-400\n", "Acme 1000 Globex 400", ""},
		{"sales within the group, in a column of categories",
			"Customer,Date,Category,Net " +
				"Amount\nAcme,2026-01-15,External,1000\nGlobex,2026-02-15,External,400\nAcme,2026-03-15,Intercompany,770\n",
			"Acme 1000 Globex 400", ""},
		{"customers beside the accounts of a ledger",
			"Date,Type,Document Number,Name,Account,Amount\n1/15/2026,Invoice,INV1,Acme,4000 " +
				"Sales,1000.00\n2/15/2026,Invoice,INV2,Globex,4000 Sales,450.00\n3/16/2026,Credit Memo,CM1,Globex,4000 Sales,-50.00\n",
			"Acme 1000 Globex 400", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			paid, asked := paidBy(t, "r.csv", c.table)
			if paid != c.want {
				t.Errorf("%s, want %s", paid, c.want)
			}
			if c.asked != "" && !slices.Contains(asked, c.asked) {
				t.Errorf("not asked: %v", asked)
			}
		})
	}
}

func TestATableNamedForCreditNotesIsTakenOff(t *testing.T) {
	sales := "Invoice No,Customer,Invoice Date,Amount\nR-1,Acme,2026-02-10,1000\nR-2,Globex,2026-03-12,400\n"
	for _, c := range [...][2]string{
		{"Credit notes 2026.csv", "No,Customer,Invoice Date,Amount\nC-1,Acme,2026-02-20,150\n"},
		{"Gutschriften.csv", "Nr.;Kunde;Belegdatum;Betrag\nC-1;Acme;20.02.2026;150,00\n"},
		{"export.csv", "Credit Note Number,Customer,Invoice Date,Amount\nC-1,Acme,2026-02-20,150\n"},
	} {
		if paid, asked := paidBy(t, "invoices.csv", sales, c[0], c[1]); paid != "Acme 850 Globex 400" ||
			!slices.Contains(asked, "credit-positive") {
			t.Errorf("%s: %s %v", c[0], paid, asked)
		}
	}
}

func TestANumberBeforeOrBehindANameIsNoPartOfIt(t *testing.T) {
	for _, c := range [...][3]string{
		{"C100 Acme", "C200 Globex", "Acme 1000 Globex 400"}, {"Acme (100)", "Globex (200)", "Acme 1000 Globex 400"},
		{"10234 - Acme : Roof", "Globex - 10235", "Acme 1000 Globex 400"}, {"A1 Acme", "A1 Globex", "Acme 1000"}, // A1 is Acme's
	} {
		if paid, _ := paidBy(t, "a.csv", customers, "r.csv", "Customer/Project,Date,Amount\n"+c[0]+",2026-01-15,1000\n"+c[1]+
			",2026-02-15,400\n"); paid != c[2] {
			t.Errorf("%s, %s: %s", c[0], c[1], paid)
		}
	}
}

func TestIdsWhoseThousandsAreParted(t *testing.T) {
	paid, _ := paidBy(t, "a.csv", "Account ID,Account Name,Industry,Account Owner\n100234,Acme,x,y\n100235,Globex,x,y\n",
		"r.csv", "Customer No.,Date,Net Amount\n\"100,234\",2026-01-15,1000\n\"100,235\",2026-02-15,400\n")
	if paid != "Acme 1000 Globex 400" {
		t.Error(paid)
	}
}

func TestFewAmountsOfTwoExportsAreOneOrAQuestion(t *testing.T) {
	for _, c := range [...][3]string{
		{"2026-03-20,Acme,300.33\n2026-03-25,Globex,130.77\n", "Acme 871.32 Globex 530.99", "they were not counted twice"},
		{"2026-03-20,Acme,300\n2026-03-25,Globex,100\n", "Acme 1170.99 Globex 600.22", "too few to know"},
	} {
		f, list := must(t, files("a.csv", customers, "b.csv", "Date,Customer,Amount\n2026-01-15,Acme,500.11\n2026-02-15,Globex,400.22\n"+
			c[0], "c.csv", "Date,Customer,Amount\n"+c[0]+"2026-04-20,Acme,70.88\n"), policy())
		if got := "Acme " + revenueOf(t, f, "Acme") + " Globex " + revenueOf(t, f, "Globex"); got != c[1] {
			t.Errorf("%s, want %s", got, c[1])
		}
		if x := found(t, list, "revenue-overlaps"); !strings.Contains(x.Message, c[2]) {
			t.Error(x)
		}
	}
}

// What is taken back out of the ledger was read once.
func TestWhatCountsTwiceIsReadOnce(t *testing.T) {
	f, _ := must(t, files("a.csv", customers, "r.csv", "Invoice No,Customer,Invoice "+
		"Date,Amount,Currency\nR-1,Acme,2026-02-10,100,EUR\nR-1,Acme,2026-02-10,100,EUR\nR-2,Acme,2026-02-11,7,EUR\n"), policy())
	if m := f.Money[0]; m.Read.String() != "207" || m.Used.String() != "107" || m.SetAside.String() != "100" {
		t.Errorf("%+v", m)
	}
}

func TestDocumentsAndTheirLinesInTwoTables(t *testing.T) {
	lines := "Invoice No,Line,Item,Line Amount\nI1,1,A,800.00\nI1,2,B,200.00\nI2,1,A,400.00\nI3,1,C,550.00\n"
	for _, c := range []struct{ name, papers, lines, want, asked string }{
		{"documents without amounts",
			"Invoice No,Invoice Date,Customer\nI1,2026-01-15,Acme\nI2,2026-02-15,Globex\nI3,2026-03-15,Initech\n", lines,
			"Acme 1000 Globex 400 Initech 550", "lines-joined"},
		{"documents with tax",
			"Belegnummer;Rechnungsdatum;Kunde;Bruttobetrag\nI1;15.01.2026;Acme;1190,00\nI2;15.02.2026;Globex;476,00\n" +
				"I3;15.03.2026;Initech;654,50\n",
			"Belegnummer;Position;Nettowert\nI1;10;800,00\nI1;20;200,00\nI2;10;400,00\nI3;10;550,00\n", "Acme 1000 Globex 400 Initech 550",
			"lines-joined"},
		{"a document that is void",
			"Invoice No,Invoice Date,Customer,Status\nI1,2026-01-15,Acme,paid\nI2,2026-02-15,Globex,void\nI3,2026-03-15,Initech,paid\n",
			lines, "Acme 1000 Initech 550", "lines-joined"},
		{"a line of no document",
			"Invoice No,Invoice Date,Customer\nI1,2026-01-15,Acme\nI2,2026-02-15,Globex\nI3,2026-02-15,Globex\nI4,2026-02-15,Globex\n",
			lines + "I9,1,C,70\nI2,2,C,1\nI2,3,C,1\nI3,2,C,1\n", "Acme 1000 Globex 953", "lines-joined"},
		{"documents net of tax need no lines",
			"Invoice No,Invoice Date,Customer,Net " +
				"Total\nI1,2026-01-15,Acme,1000.00\nI2,2026-02-15,Globex,400.00\nI3,2026-03-15,Initech,550.00\n", lines,
			"Acme 1000 Globex 400 Initech 550", ""},
		{"lines that name their customers too",
			"Invoice No,Invoice Date,Customer,Net Amount\nI1,2026-01-15,Acme,1000.00\nI2,2026-02-15,Globex,400.00\n",
			"Invoice No,Invoice Date,Customer,Item,Net " +
				"Amount\nI1,2026-01-15,Acme,A,800.00\nI1,2026-01-15,Acme,B,200.00\nI2,2026-02-15,Globex,A,400.00\n",
			"Acme 1000 Globex 400", "documents-twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			paid, asked := paidBy(t, "a.csv", customers, "papers.csv", c.papers, "papers lines.csv", c.lines)
			if paid != c.want || c.asked != "" && !slices.Contains(asked, c.asked) {
				t.Errorf("%s, want %s %v", paid, c.want, asked)
			}
		})
	}
}

// Rows of orders are no list of accounts: a refusal says what they lack.
func TestOrdersAreNoAccounts(t *testing.T) {
	var text strings.Builder
	text.WriteString("Order ID,Order Date,Customer ID,Customer Name,SKU,Quantity\n")
	for i := range 12 {
		fmt.Fprintf(&text, "O%d,2026-0%d-15,C%d,%s,S%d,%d\n", i, 1+i%3, i%3, []string{"Acme", "Globex", "Initech"}[i%3], i, 1+i%4)
	}
	_, list, err := Read(t.Context(), files("orders.csv", text.String()), policy())
	if x := found(t, list, "table-not-recognised"); err == nil || !strings.Contains(x.Message, "for a table of revenue it lacks amount") {
		t.Error(x, err)
	}
}

// Each reason tells what the amounts of its rows come to, and they are all that was
// set aside.
func TestWhatIsSetAsideIsSaidWithItsSum(t *testing.T) {
	f, _ := must(t, files("a.csv", customers, "r.csv", "Invoice No,Customer,Invoice "+
		"Date,Status,Total,Tax,Net\n1,Acme,2026-01-15,paid,1190,190,1000\n2,Globex,2026-03-15,void,595,95,500\n"+
		"3,Globex,2026-03-15,paid,476,76,400\n3,Globex,2026-03-15,paid,476,76,400\n4,Nobody,2026-04-15,paid,119,19,100\n"+
		"5,Acme,2031-01-15,paid,1.19,0.19,1\n"), policy())
	sums, all := map[string]string{}, program.Zero
	s := sourceOf(t, f, "r.csv")
	for _, a := range s.SetAside {
		for _, m := range a.Sums {
			sums[a.Reason], all = m.Amount.String(), all.Add(m.Amount)
		}
	}
	want := map[string]string{"is void or cancelled": "500", "repeats a row with the same document number": "400",
		"names an account that is not among the accounts": "100", input.AfterAsOf: "1"}
	if !maps.Equal(sums, want) || !all.Equal(s.Money[0].SetAside) {
		t.Errorf("%v, in all %s of %s", sums, all, s.Money[0].SetAside)
	}
}

func TestAmountsInTheSmallestUnitOfTheirCurrencyAreAQuestion(t *testing.T) {
	dump := "id,customer_name,created,currency,amount\nch_1a2b,Acme,2026-09-01,eur,100050\nch_2c3d,Globex,2026-09-02,eur,5025\n" +
		"ch_3e4f,Globex,2026-09-03,eur,700\n"
	paid, asked := paidBy(t, "r.csv", dump)
	if paid != "Acme 1000.5 Globex 57.25" || !slices.Contains(asked, "amount-hundredths") {
		t.Errorf("a dump: %s, asked %v", paid, asked)
	}
	for name, c := range map[string]struct{ table, want string }{
		"one sign is asked about":   {strings.ReplaceAll(dump, "ch_", ""), "Acme 100050 Globex 5725"},
		"the yen has no hundredths": {strings.ReplaceAll(dump, ",eur,", ",jpy,"), "Acme 100050 Globex 5725"},
		"the dinar has thousandths": {strings.ReplaceAll(dump, ",eur,", ",kwd,"), "Acme 100.05 Globex 5.725"},
		"names of an interface": {"number,customer_name,created,currency,amount,livemode\n1,Acme,2026-09-01,eur,100050,true\n" +
			"2,Globex,2026-09-02,eur,5025,true\n3,Globex,2026-09-03,eur,700,true\n", "Acme 1000.5 Globex 57.25"},
		"seconds since 1970": {"id,customer_name,created,currency,amount\nch_1aa,Acme,1788220800,EUR,100050\n" +
			"ch_2aa,Globex,1788307200,EUR,5025\n" +
			"ch_3aa,Globex,1788393600,EUR,700\n", "Acme 1000.5 Globex 57.25"},
	} {
		if paid, asked := paidBy(t, "r.csv", c.table); paid != c.want || !slices.Contains(asked, "amount-hundredths") {
			t.Errorf("%s: %s, asked %v", name, paid, asked)
		}
	}
	for name, table := range map[string]string{
		"amounts with a fraction":                        strings.ReplaceAll(dump, ",700", ",7.5"),
		"currencies in capitals and ids of another kind": strings.ReplaceAll(strings.ReplaceAll(dump, ",eur,", ",EUR,"), "ch_", "R-"),
	} {
		if _, asked := paidBy(t, "r.csv", table); slices.Contains(asked, "amount-hundredths") {
			t.Errorf("%s are asked about", name)
		}
	}
	long := "id|customer_name|created|currency|amount\n"
	for i := range 45 {
		long += fmt.Sprintf("ch_%da|Acme|%d|eur|%d\n", i, 1788220800-86400*i, 1000+i)
	}
	if _, asked := paidBy(t, "r.xlsx", workbookOf(t, sheetText{"r", long + "ch_99a|Acme|1788220800|eur|7.5"})); slices.Contains(asked,
		"amount-hundredths") {
		t.Error("amounts with a fraction late in the table are asked about")
	}
	if paid, asked := paidBy(t, "r.xlsx", workbookOf(t, sheetText{"r", long + "ch_99a|Acme|0|eur|700"})); paid != "Acme 459.9" ||
		!slices.Contains(asked, "value-unreadable") {
		t.Errorf("a time that is none, late in the table: %s, asked %v", paid, asked)
	}
	for answer, want := range map[string]string{"whole": "100050", "hundredths": "1000.5"} {
		f, list := must(t, files("r.csv", dump), policy(func(p *Policy) { p.Numbers = map[string]string{"r.csv!amount": answer} }))
		never(t, list, "amount-hundredths")
		if got := revenueOf(t, f, "Acme"); got != want {
			t.Errorf("%s: %s", answer, got)
		}
	}
}

func TestFiguresOfOneCurrencyAreNoColumnsOfCurrencies(t *testing.T) {
	paid, asked := paidBy(t, "a.csv", threeAccounts, "r.csv", "Product_id,Sales_USD,quantity,Price_USD,COGS_USD,Date_Time,Account_id\n"+
		"1,100.50,5,20.10,80,2026-01-15,A1\n2,200.25,5,40.05,80,2026-02-15,A2\n1,300.00,5,60.00,80,2026-03-15,A1\n")
	if paid != "Acme GmbH 400.5 Globex 200.25" || slices.Contains(asked, "currency-columns") {
		t.Errorf("%s, asked %v", paid, asked)
	}
}

// What is asked about amounts of whole terms is obeyed as it is answered.
func TestTheAnswerAboutTermsIsObeyed(t *testing.T) {
	in := files("a.csv", threeAccounts, "bookings.csv",
		"Order No,Booking Date,Customer,Amount,Term\nB1,2026-01-05,Globex,36000,36 months\n"+
			"B2,2026-03-09,Initech,12000,12 months\n")
	_, list := must(t, in, policy())
	if x := found(t, list, "amount-of-term"); x.Setting.String() != `tables: {"bookings.csv": contracts}` {
		t.Error(x)
	}
	for kind, want := range map[string]string{"revenue": "36000", "contracts": "11989"} {
		f, list, err := Read(t.Context(), in, policy(func(p *Policy) {
			p.Tables = map[string]string{"bookings.csv": kind}
			if kind == "contracts" { // as the next question asks
				p.Columns = map[string]map[string]string{"bookings.csv": {"start": "Booking Date"}}
			}
		}))
		never(t, list, "amount-of-term")
		if err != nil {
			t.Fatal(kind, err, list)
		}
		got := revenueOf(t, f, "Globex")
		if kind == "contracts" {
			got = f.Contracts[0].Annual.Amount.StringFixed(0)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

// Customers that are companies of ours are no customers, once that is said, and are when it is denied.
func TestTheAnswerAboutOwnCompaniesIsObeyed(t *testing.T) {
	in := files("sales.csv", "Document,Date,Entity,Customer,Net Amount\n1,2026-01-05,Brenwick GmbH,Globex,1000\n"+
		"2,2026-01-09,Brenwick GmbH,Brenwick Inc,5000\n3,2026-02-05,Brenwick Inc,Initech,1500\n4,2026-02-06,Brenwick Inc,Umbra,1500\n")
	_, list := must(t, in, policy())
	if x := found(t, list, "own-company"); x.Setting.String() != `names: {"Brenwick Inc": none}` ||
		x.Setting.Or != `{"Brenwick Inc": "Brenwick Inc"}` {
		t.Error(x)
	}
	for answer, groups := range map[string]int{"none": 3, "Brenwick Inc": 4} {
		f, list := must(t, in, policy(func(p *Policy) { p.Names = map[string]string{"Brenwick Inc": answer} }))
		never(t, list, "own-company")
		if len(f.Groups) != groups {
			t.Errorf("%s: %d groups", answer, len(f.Groups))
		}
	}
}

// What is answered about sales that are repeated for each tag is no longer asked.
func TestTheAnswerAboutRepeatedSalesIsObeyed(t *testing.T) {
	in := files("a.csv", threeAccounts, "s.csv", "Date,Customer,Amount,Tag\n2026-01-05,Acme,1000,x\n2026-01-05,Acme,1000,y\n"+
		"2026-02-05,Globex,430,x\n2026-02-05,Globex,430,z\n2026-03-05,Globex,79,x\n2026-03-05,Globex,79,y\n")
	_, list := must(t, in, policy())
	found(t, list, "rows-repeated")
	_, list = must(t, in, policy(func(p *Policy) { p.Columns = map[string]map[string]string{"s.csv": {"product line": "Tag"}} }))
	never(t, list, "rows-repeated")
}
