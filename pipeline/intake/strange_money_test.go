package intake

import (
	"slices"
	"strings"
	"testing"
)

// Each table is a way to write money that adds up to too much when it is read
// plainly: what each account pays, and what has to be said of it.
func TestMoneyThatIsNotWhatItSeems(t *testing.T) {
	for _, c := range []struct{ name, table, want, said string }{
		{"balances among the postings of a ledger",
			"Account Name,Posting Date,Text,Amount\nAcme,2026-01-01,Opening balance,500\nAcme,2026-02-11,Invoice 1,100\n" +
				"Globex,2026-01-01,Balance brought forward,900\nGlobex,2026-03-11,Invoice 2,250\n", "Acme 100 Globex 250", ""},
		{"balances with their days, in the words of another language",
			"Kunde;Datum;Buchungstext;Betrag\nAcme;01.01.2026;Saldovortrag 01.01.2026;500,00\nAcme;11.02.2026;RE 4711 Wartung;100,00\n" +
				"Globex;01.01.2026;Vortrag aus 2025;900,00\nGlobex;11.03.2026;RE 4712 Pumpe;250,00\nGlobex;31.12.2026;Endsaldo;1150,00\n",
			"Acme 100 Globex 250", ""},
		{"balances as the accounting of others names them",
			"Client;Date;Libellé;Montant\nAcme;01/01/2026;À nouveau;500,00\nAcme;13/02/2026;Facture 1;100,00\n" +
				"Globex;01/01/2026;Report à nouveau 2025;900,00\nGlobex;11/03/2026;Facture 2;250,00\n", "Acme 100 Globex 250", ""},
		{"a balance that comes late in a long list of texts",
			"Customer,Date,Memo,Amount\n" + manyInvoices(60) + "Acme,2026-03-01,Saldo anterior,9000\n", "Acme 60", ""},
		{"a balanced scorecard is no balance",
			"Customer,Date,Item,Amount\nAcme,2026-01-01,Opening of the plant,500\nGlobex,2026-02-11,Balance shaft,100\n",
			"Acme 500 Globex 100", ""},
		{"purchases beside sales, by direction",
			"Invoice,Date,Partner,Direction,Net\n1,2026-02-11,Acme,Outgoing,100\n2,2026-02-12,Acme,Incoming,70\n" +
				"3,2026-03-11,Globex,Outgoing,250\n", "Acme 100 Globex 250", "purchases-aside"},
		{"receivables and payables",
			"Doc No,Date,Customer,Ledger,Net\n1,2026-02-11,Acme,AR,100\n2,2026-02-12,Acme,AP,70\n3,2026-03-11,Globex,AR,250\n",
			"Acme 100 Globex 250", "purchases-aside"},
		{"debtors and creditors",
			"Belegnummer;Datum;Firma;Art;Nettobetrag\n1;11.02.2026;Acme;Debitor;100,00\n2;12.02.2026;Acme;Kreditor;70,00\n" +
				"3;11.03.2026;Globex;Debitor;250,00\n", "Acme 100 Globex 250", "purchases-aside"},
		{"customers and suppliers", "N° facture;Date facture;Tiers;Type de tiers;Montant HT\n1;13/02/2026;Acme;Client;100,00\n" +
			"2;12/02/2026;Acme;Fournisseur;70,00\n3;11/03/2026;Globex;Client;250,00\n", "Acme 100 Globex 250", "purchases-aside"},
		{"sales and purchases with credits of both",
			"Number,Date,Name,Kind,Net Amount\n1,2026-02-11,Acme,Sales invoice,100\n2,2026-02-12,Acme,Purchase invoice,70\n" +
				"3,2026-03-11,Globex,Sales invoice,250\n4,2026-03-12,Globex,Sales credit note,50\n", "Acme 100 Globex 200", ""},
		{"money that comes in at a bank is not bought",
			"Date,Customer,Direction,Amount\n2026-02-11,Acme,Incoming,100\n2026-02-12,Acme,Outgoing,70\n2026-03-11,Globex,Incoming,250\n",
			"Acme 70", "direction-question"},
		{"an invoice that cancels another, without a minus",
			"Invoice,Date,Customer,Net,Cancels\n1,2026-02-11,Acme,100,\n2,2026-02-12,Globex,300,\n3,2026-02-13,Globex,300,2\n" +
				"4,2026-03-11,Globex,250,\n", "Acme 100 Globex 250", "document-cancels"},
		{"a cancellation with a minus is taken off already",
			"Rechnung;Datum;Kunde;Netto;Storno zu\n1;11.02.2026;Acme;100;\n2;12.02.2026;Globex;300;\n3;13.02.2026;Globex;-300;2\n" +
				"4;11.03.2026;Globex;250;\n", "Acme 100 Globex 250", ""},
		{"a credit note without a minus that names its invoice",
			"Invoice,Type,Date,Customer,Net,Original invoice\n1,Invoice,2026-02-11,Acme,100,\n2,Invoice,2026-02-12,Globex,300,\n" +
				"3,Credit note,2026-02-13,Globex,300,2\n4,Invoice,2026-03-11,Globex,250,\n", "Acme 100 Globex 250", "credit-positive"},
		{"a correction whose amount is another",
			"Invoice,Date,Customer,Net,Corrects\n1,2026-02-11,Acme,100,\n2,2026-02-12,Globex,300,\n3,2026-02-13,Globex,280,2\n" +
				"4,2026-03-11,Globex,250,\n", "Acme 100 Globex 530", "document-refers"},
		{"an invoice that says which took it back",
			"Facture;Date;Client;Montant HT;Annulée par\n1;11/02/2026;Acme;100;\n2;12/02/2026;Globex;300;3\n3;13/02/2026;Globex;300;\n" +
				"4;11/03/2026;Globex;250;\n", "Acme 100 Globex 250", "document-cancels"},
		{"an invoice that says which replaced it",
			"Invoice,Date,Customer,Net,Replaced by\n1,2026-02-11,Acme,100,\n2,2026-02-12,Globex,300,3\n3,2026-02-13,Globex,280,\n",
			"Acme 100 Globex 280", "document-cancels"},
		{"revisions of an invoice",
			"Invoice,Rev,Date,Customer,Net\n1,0,2026-02-11,Acme,100\n1,1,2026-02-15,Acme,120\n2,0,2026-03-11,Globex,250\n",
			"Acme 120 Globex 250", "document-revised"},
		{"revisions of invoices of several lines",
			"Rechnungsnummer;Version;Position;Datum;Kunde;Netto\n1;1;10;11.02.2026;Acme;100\n1;1;20;11.02.2026;Acme;50\n" +
				"1;2;10;11.02.2026;Acme;90\n1;2;20;11.02.2026;Acme;50\n2;1;10;11.03.2026;Globex;250\n", "Acme 140 Globex 250",
			"document-revised"},
		{"revisions with letters",
			"Invoice No,Version,Date,Customer,Net\n1,v1,2026-02-11,Acme,100\n1,v2,2026-02-15,Acme,120\n1,v10,2026-02-15,Acme,130\n" +
				"2,v1,2026-03-11,Globex,250\n", "Acme 130 Globex 250", "document-revised"},
		{"amounts with tax and without, by a flag and a rate",
			"Invoice,Date,Customer,Amount,Tax Included,Tax Rate\n1,2026-02-11,Acme,119.00,Yes,19\n2,2026-02-12,Globex,200.00,No,19\n" +
				"3,2026-02-12,Acme,59.50,Yes,19\n", "Acme 150 Globex 200", "amount-gross"},
		{"amounts with tax and without, by words and a tax",
			"Rechnung;Datum;Kunde;Betrag;Brutto/Netto;USt-Betrag\n1;11.02.2026;Acme;119,00;Brutto;19,00\n" +
				"2;12.02.2026;Globex;200,00;Netto;38,00\n3;12.02.2026;Acme;59,50;Brutto;9,50\n", "Acme 150 Globex 200", "amount-gross"},
		{"amounts with tax and without, and no rate",
			"Facture;Date;Client;Montant;Base\n1;13/02/2026;Acme;120,00;TTC\n2;12/02/2026;Globex;200,00;HT\n", "Acme 120 Globex 200",
			"amount-gross"},
		{"columns of currencies, of which each row fills one",
			"Customer,Month,EUR,USD\nAcme,2026-05,100,\nGlobex,2026-05,,0\nGlobex,2026-06,30,\n", "Acme 100 Globex 30",
			"currency-columns"},
		{"columns of currencies that tell one amount",
			"Customer,Month,EUR,USD\nAcme,2026-05,100,110\nGlobex,2026-05,30,33.3\n", "Acme 100 Globex 30", "currency-columns"},
		{"an amount in each of two currencies", "Customer,Month,EUR,USD\nAcme,2026-05,100,2\nGlobex,2026-06,30,\n" +
			"Globex,2026-07,5,0\n", "Acme 100 Globex 35", "currency-columns"},
		{"a gap in figures since the beginning of the year",
			"Customer,YTD Jan 2026,YTD Feb 2026,YTD Mar 2026\nAcme,10,,60\nGlobex,50,100,150\n", "Acme 60 Globex 150",
			"periods-cumulative"},
		{"figures that are called so and fall", "Customer,YTD Jan 2026,YTD Feb 2026,YTD Mar 2026\nAcme,30,20,10\nGlobex,50,40,15\n",
			"Acme 10 Globex 15", "periods-cumulative"},
		{"figures since the beginning of the year",
			"Customer,YTD Jan 2026,YTD Feb 2026,YTD Mar 2026\nAcme,10,30,60\nGlobex,50,100,150\n", "Acme 60 Globex 150",
			"periods-cumulative"},
		{"figures since the beginning of the year, of two years",
			"Kunde;kum. 11/2025;kum. 12/2025;kum. 01/2026;kum. 02/2026\nAcme;100;110;10;30\nGlobex;500;550;50;100\n",
			"Acme 140 Globex 650", "periods-cumulative"},
		{"an invoice on a row for each of its instalments",
			"Invoice,Invoice Date,Customer,Invoice Total,Installment,Installment Amount\n1,2026-02-13,Acme,900,1,300\n" +
				"1,2026-02-13,Acme,900,2,300\n1,2026-02-13,Acme,900,3,300\n2,2026-03-13,Globex,250,1,250\n", "Acme 900 Globex 250",
			"documents-twice"},
		{"an invoice on a row for each of its reminders",
			"Rechnungsnummer;Rechnungsdatum;Kunde;Mahnstufe;Betrag\n1;13.02.2026;Acme;1;100,00\n1;13.02.2026;Acme;2;100,00\n" +
				"2;13.03.2026;Globex;1;250,00\n", "Acme 100 Globex 250", "documents-twice"},
		{"rows of sums and taxes among those of what was sold",
			"Invoice,Date,Customer,Line type,Line amount\n1,2026-02-13,Acme,Item,100\n1,2026-02-13,Acme,Discount,-10\n" +
				"1,2026-02-13,Acme,Subtotal,90\n1,2026-02-13,Acme,Tax,17.1\n2,2026-03-13,Globex,Item,250\n" +
				"2,2026-03-13,Globex,Subtotal,250\n", "Acme 90 Globex 250", ""},
		{"each invoice net, its tax, and with it",
			"Rechnung;Datum;Kunde;Wertart;Betrag\n1;13.02.2026;Acme;Netto;100,00\n1;13.02.2026;Acme;USt;19,00\n" +
				"1;13.02.2026;Acme;Brutto;119,00\n2;13.03.2026;Globex;Netto;250,00\n2;13.03.2026;Globex;USt;47,50\n" +
				"2;13.03.2026;Globex;Brutto;297,50\n", "Acme 100 Globex 250", ""},
		{"each invoice net and with its tax",
			"Invoice,Date,Customer,Basis,Amount\n1,2026-02-13,Acme,Net,100\n1,2026-02-13,Acme,Gross,119\n2,2026-03-13,Globex,Net,250\n" +
				"2,2026-03-13,Globex,Gross,297.5\n", "Acme 100 Globex 250", ""},
		{"gift cards are asked about",
			"Receipt,Date,Customer,Line type,Net amount\n1,2026-02-13,Acme,Sale,100\n2,2026-02-14,Acme,Gift card sold,50\n" +
				"3,2026-03-13,Globex,Sale,250\n", "Acme 150 Globex 250", "status-unknown"},
		{"accruals and goods on consignment are asked about",
			"Doc,Date,Customer,Bewegungsart,Net\n1,2026-02-13,Acme,Konsignationsentnahme,100\n2,2026-02-14,Globex,Lieferung,50\n",
			"Acme 100 Globex 50", "status-unknown"},
		{"hours that are not billed", "Date,Client,Consultant,Hours,Rate,Billable,Amount\n2026-02-13,Acme,Ann,10,10,Yes,100\n" +
			"2026-02-14,Acme,Ann,4,10,No,40\n2026-03-13,Globex,Bob,5,50,Yes,250\n", "Acme 100 Globex 250", ""},
		{"what was sent back beside what was sold",
			"Customer,Month,Sales,Returns\nAcme,2026-02,100,20\nGlobex,2026-03,250,0\n", "Acme 80 Globex 250", "refunds-beside"},
		{"what was paid back beside an amount that is net of its tax, or of that",
			"Date,Customer,Net Amount,VAT,Gross Amount,Amount Refunded\n2026-01-15,Acme,1000,190,1190,0\n" +
				"2026-02-15,Globex,600,114,714,50\n2026-02-16,Globex,400,76,476,20\n", "Acme 1000 Globex 1000", "refunds-beside"},
		{"what was sent back and is taken off already",
			"Date,Customer,Gross Sales,Returns,Net Sales\n2026-01-15,Acme,1000.10,10.07,990.03\n2026-02-15,Globex,612.40,53.11,559.29\n" +
				"2026-02-16,Globex,407.35,21.90,385.45\n2026-02-17,Globex,410.88,29.43,381.45\n2026-02-18,Acme,833.27,17.04,816.23\n",
			"Acme 1806.26 Globex 1326.19", "not refunds-beside"},
		{"a month and what was invoiced are no list of accounts",
			"Customer,Month,Invoiced,Credit notes,Currency\nAcme,2026-02,100,20,EUR\nGlobex,2026-03,250,0,EUR\n", "Acme 80 Globex 250",
			"refunds-beside"},
		{"each row in its own unit",
			"Customer,Date,Amount,Unit\nAcme,2026-02-13,100,k\nGlobex,2026-03-13,2.5,m\nAcme,2026-03-15,30,\n",
			"Acme 100030 Globex 2500000", "unit-told"},
		{"rows of sums from the beginning of the year",
			"Customer,Month,Revenue YTD\nAcme,2025-12,70\nAcme,2026-01,10\nAcme,2026-02,30\nGlobex,2026-01,50\nGlobex,2026-02,100\n" +
				"Globex,2026-03,150\n", "Acme 100 Globex 150", "periods-cumulative"},
		{"revisions behind the numbers",
			"Invoice,Date,Customer,Net\n1001,2026-02-13,Acme,100\n1001-R1,2026-02-20,Acme,120\n1002,2026-03-13,Globex,250\n",
			"Acme 120 Globex 250", "document-revised"},
		{"numbers that only look so",
			"Invoice,Date,Customer,Net\n1001-R1,2026-02-13,Acme,100\n1002-R1,2026-02-20,Acme,120\n1003-R1,2026-03-13,Globex,250\n",
			"Acme 220 Globex 250", ""},
		{"what was billed beside what was recognised",
			"Customer,Month,Billed EUR,Recognized Revenue EUR,Deferred EUR\nAcme,2026-08,1200,100,1100\nGlobex,2026-08,90,90,0\n",
			"Acme 100 Globex 90", "amount-question"},
		{"years, the last of which is not over",
			"Customer,FY2024 EUR,FY2025 EUR,FY2026 YTD EUR\nAcme,80,90,130\nGlobex,100,200,300\n", "Acme 300 Globex 600", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			paid, said := paidBy(t, "a.csv", customers, "r.csv", c.table)
			if paid != c.want {
				t.Errorf("%s, want %s", paid, c.want)
			}
			never, not := strings.CutPrefix(c.said, "not ")
			if c.said != "" && slices.Contains(said, never) == not {
				t.Errorf("said: %v", said)
			}
		})
	}
}

// What is asked about money can be answered as it is proposed, and is then read so.
func TestAnswersAboutMoneyAreObeyed(t *testing.T) {
	corrected := "Invoice,Date,Customer,Net,Corrects\n1,2026-02-11,Acme,100,\n2,2026-02-12,Globex,300,\n3,2026-02-13,Globex,280,2\n" +
		"4,2026-03-11,Globex,250,\n"
	direction := "Date,Customer,Direction,Amount\n2026-02-11,Acme,Incoming,100\n2026-02-12,Acme,Outgoing,70\n" +
		"2026-03-11,Globex,Incoming,250\n"
	revised := "Invoice,Rev,Date,Customer,Net\n1,0,2026-02-11,Acme,100\n1,1,2026-02-15,Acme,120\n2,0,2026-03-11,Globex,250\n"
	bought := "Invoice,Date,Partner,Direction,Net\n1,2026-02-11,Acme,Outgoing,100\n2,2026-02-12,Acme,Incoming,70\n" +
		"3,2026-03-11,Globex,Outgoing,250\n"
	twice := "Customer,Month,EUR,USD\nAcme,2026-05,100,110\nGlobex,2026-05,30,33.3\n"
	falling := "Customer,YTD Feb 2026,YTD Mar 2026,YTD Apr 2026,YTD May 2026\nAcme,30,40,10,20\nGlobex,50,90,15,17\n"
	climbing := "Customer,Jan 2026,Feb 2026,Mar 2026,Apr 2026,May 2026\nAcme,10,21,30,42,51\nGlobex,5,9,15,19,26\n"
	climbingRows := "Customer,Month,Net\nAcme,2026-01,10\nAcme,2026-02,21\nAcme,2026-03,30\nAcme,2026-04,42\nAcme,2026-05,51\n" +
		"Globex,2026-01,5\nGlobex,2026-02,9\nGlobex,2026-03,15\nGlobex,2026-04,19\nGlobex,2026-05,26\n"
	added := "Customer,Jan 2026,Feb 2026\nAcme,1213,1307\nGlobex,311,402\nInitech,1524,1709\n"
	numbers := func(answer string) func(*Policy) {
		return func(p *Policy) { p.Numbers = map[string]string{"r.csv": answer} }
	}
	instalments := "Invoice,Invoice Date,Customer,Net,Installment\n1,2026-02-13,Acme,300,1\n1,2026-02-13,Acme,300,2\n"
	suffixed := "Invoice,Date,Customer,Net\n1001,2026-02-13,Acme,100\n1001-R1,2026-02-20,Acme,120\n"
	cards := "Receipt,Date,Customer,Line type,Net amount\n1,2026-02-13,Acme,Sale,100\n2,2026-02-14,Acme,Gift card sold,50\n"
	billed := "Customer,Month,Billed EUR,Recognized Revenue EUR,Deferred EUR\nAcme,2026-08,1200,100,1100\nGlobex,2026-08,90,90,0\n"
	freight := "Shipment,Customer,Pickup date,Linehaul,Fuel surcharge,Accessorials,Total charge\n" +
		"S1,Acme,2026-02-13,100.00,20.00,10.00,130.00\n" +
		"S2,Globex,2026-03-13,210.00,50.00,0.00,260.00\nS3,Acme,2026-03-13,0.00,0.00,0.00,0.00\n"
	columns := func(field, header string) func(*Policy) {
		return func(p *Policy) { p.Columns = map[string]map[string]string{"r.csv": {field: header}} }
	}
	statuses := func(answers map[string]string) func(*Policy) { return func(p *Policy) { p.Statuses = answers } }
	for _, c := range []struct {
		table, code, proposed, want string
		answer                      func(*Policy)
	}{
		{corrected, "document-refers", `columns: {"r.csv": {cancels: "Corrects"}}  or  {replaces: "Corrects"}  or, where both count,  {"refers to": ""}`,
			"Acme 100 Globex 270", columns("cancels", "Corrects")},
		{corrected, "document-refers", "", "Acme 100 Globex 530", columns("replaces", "Corrects")},
		{corrected, "document-refers", "", "Acme 100 Globex 830", columns("refers to", "")},
		{direction, "direction-question", `statuses: {"Incoming": counts, "Outgoing": left out}`, "Acme 100 Globex 250",
			statuses(map[string]string{"Incoming": "counts", "Outgoing": "left out"})},
		{bought, "purchases-aside", `statuses: {"Incoming": counts}`, "Acme 170 Globex 250", statuses(map[string]string{"Incoming": "counts"})},
		{twice, "currency-columns", `columns: {"r.csv": {amount: "USD"}}`, "Acme 110 Globex 33.3", columns("amount", "USD")},
		{twice, "currency-columns", "", "Acme 100 Globex 30", columns("amount", "EUR")},
		{falling, "periods-cumulative", `fiscal_year_start: 4`, "Acme 60 Globex 107", func(p *Policy) { p.FiscalMonth = 4 }},
		{climbing, "periods-climb", `numbers: {"r.csv": cumulative}`, "Acme 51 Globex 26", numbers("cumulative")},
		{climbing, "periods-climb", "", "Acme 154 Globex 74", numbers("each")},
		{climbingRows, "periods-climb", `numbers: {"r.csv": cumulative}`, "Acme 51 Globex 26", numbers("cumulative")},
		{climbingRows, "periods-climb", "", "Acme 154 Globex 74", numbers("each")},
		{added, "rows-add-up", `names: {"Initech": "Initech"}`, "Acme 2520 Globex 713 Initech 3233",
			func(p *Policy) { p.Names = map[string]string{"Initech": "Initech"} }},
		{instalments, "documents-twice", `columns: {"r.csv": {document number: ""}}`, "Acme 600", columns("document number", "")},
		{suffixed, "document-revised", `columns: {"r.csv": {revision: ""}}`, "Acme 220", columns("revision", "")},
		{cards, "status-unknown", `statuses: {"Gift card sold": left out}`, "Acme 100",
			statuses(map[string]string{"Gift card sold": "left out"})},
		{cards, "status-unknown", "", "Acme 150", statuses(map[string]string{"Gift card sold": "counts"})},
		{billed, "amount-question", `columns: {"r.csv": {amount: "Billed EUR"}}  or  {amount: "Recognized Revenue EUR"}`,
			"Acme 1200 Globex 90", columns("amount", "Billed EUR")},
		{billed, "amount-question", "", "Acme 100 Globex 90", columns("amount", "Recognized Revenue EUR")},
		{freight, "table-by-numbers", `tables: {"r.csv": revenue}`, "Acme 130 Globex 260",
			func(p *Policy) { p.Tables = map[string]string{"r.csv": "revenue"} }},
		{revised, "document-revised", `columns: {"r.csv": {revision: ""}}`, "Acme 220 Globex 250", columns("revision", "")},
	} {
		_, list := must(t, files("a.csv", customers, "r.csv", c.table), policy())
		if x := found(t, list, c.code); !strings.Contains(x.Mend, c.proposed) {
			t.Errorf("%s proposes %s", c.code, x.Mend)
		}
		f, list := must(t, files("a.csv", customers, "r.csv", c.table), policy(c.answer))
		if got := paidIn(f); got != c.want {
			t.Errorf("%s, answered: %s, want %s", c.code, got, c.want)
		}
		if c.proposed != "" && c.code != "document-refers" && c.code != "periods-cumulative" {
			never(t, list, c.code)
		}
	}
}

// manyInvoices are rows of Acme, each of 1 and with a text of its own.
func manyInvoices(n int) string {
	var rows strings.Builder
	for i := range n {
		rows.WriteString("Acme,2026-02-11,Delivery of part " + strings.Repeat("x", i+1) + ",1\n")
	}
	return rows.String()
}

// A sign that several countries share is the reporting currency where that is written so,
// and what the configuration says of it.
func TestASharedSignIsWhatTheConfigurationSays(t *testing.T) {
	in := files("a.csv", threeAccounts, "r.csv", "Customer,Date,Amount\nAcme,2026-03-11,\"$1,100.00\"\nGlobex,2026-03-12,A$900.00\n")
	for _, c := range []struct{ currency, sign, want, said string }{
		{"", "", "USD", "warning"}, {"AUD", "", "AUD", "warning"}, {"USD", "", "USD", "note"},
		{"", "CAD", "CAD", ""}, {"EUR", "NZD", "NZD", ""},
	} {
		f, list := must(t, in, policy(func(p *Policy) {
			p.Currency = c.currency
			if c.sign != "" {
				p.CurrencySigns = map[string]string{"$": c.sign}
			}
		}))
		var read []string
		for _, m := range f.Money {
			read = append(read, m.Currency)
		}
		said := ""
		for _, x := range list {
			if x.Code == "currency-sign" {
				said = x.Severity.String()
			}
		}
		if !slices.Contains(read, c.want) || said != c.said {
			t.Errorf("%v: read as %v, said %q", c, read, said)
		}
	}
	if err := policy(func(p *Policy) { p.CurrencySigns = map[string]string{"€": "EUR"} }).Validate(); err == nil {
		t.Error("no sign of several countries")
	}
}
