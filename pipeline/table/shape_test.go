package table

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// understood writes a sheet as the table command does, and below it what was
// left out: its row and role.
func understood(t *testing.T, w *Workbook) string {
	t.Helper()
	var b bytes.Buffer
	left, err := WriteCSV(t.Context(), &b, w.Sheets[0], false)
	if err != nil {
		t.Fatal(err)
	}
	out := strings.ReplaceAll(b.String(), "\r\n", "\n")
	for _, l := range left {
		out += fmt.Sprintf("-%d %s\n", l.Row, [...]string{"data", "face", "header", "repeated", "group", "subtotal", "total", "footer",
			"ruled"}[l.Role])
	}
	return out
}

func TestTablesAreFoundBetweenWhatIsNoData(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a plain table", "name,amount\nAcme,1\nBeta,2\n", "name,amount\nAcme,1\nBeta,2\n"},
		{"all words", "first,last,city\nAnn,Lee,Rome\nBob,Ray,Oslo\n", "first,last,city\nAnn,Lee,Rome\nBob,Ray,Oslo\n"},
		{"no header: the data begin at once", "Acme,10,2024-01-05\nBeta,20,2024-01-06\nGamma,30,2024-01-07\n",
			"Acme,10,2024-01-05\nBeta,20,2024-01-06\nGamma,30,2024-01-07\n"},
		{"a title, dates and filters above",
			"Sales by customer,,\nAs of 2026-01-01,,\n,,\nCustomer,Region,Amount\nAcme,EU,1.5\nBeta,US,2.5\n",
			"Customer,Region,Amount\nAcme,EU,1.5\nBeta,US,2.5\n-1 face\n-2 face\n"},
		{"the footer of a report", "Name,Stage,Amount\nAcme,Won,1\nBeta,Lost,2\n\nGrand Totals (2 records),,\nConfidential Information - " +
			"Do Not Distribute\nCopyright (c) 2000-2025 salesforce.com\n",
			"Name,Stage,Amount\nAcme,Won,1\nBeta,Lost,2\n-5 total\n-6 footer\n-7 footer\n"},
		{"totals between and below", "Customer,Amount\nA,1\nB,2\nTotal for North,3\nC,4\nTotal for South,4\nTOTAL,7\n",
			"Customer,Amount\nA,1\nB,2\nC,4\n-4 subtotal\n-6 total\n-7 total\n"},
		{"totals of a part that they name",
			"No,Customer,Region,Currency,Amount\n1,A,North,EUR,1\n2,B,South,EUR,2\n,Total EUR,,EUR,3\n3,C,North,USD,4\n,Subtotal " +
				"North,,USD,4\n,Total USD,,USD,4\n",
			"No,Customer,Region,Currency,Amount\n1,A,North,EUR,1\n2,B,South,EUR,2\n3,C,North,USD,4\n-4 subtotal\n-6 total\n-7 total\n"},
		{"a summary whose first column has no name", "Sales by Customer Summary\nJanuary 2025\n\n,Total\nAmy,239\nRago,1015\nTOTAL,1254\n",
			",Total\nAmy,239\nRago,1015\n-1 face\n-2 face\n-7 total\n"},
		{"a customer called Total is none", "Customer,Country,Amount\nTotal Energies,FR,1\nTotalwine,US,2\nAcme,US,4\n",
			"Customer,Country,Amount\nTotal Energies,FR,1\nTotalwine,US,2\nAcme,US,4\n"},
		{"a header that is repeated", "Name,Amount\nAcme,1\nName,Amount\nBeta,2\n", "Name,Amount\nAcme,1\nBeta,2\n-3 repeated\n"},
		{"groups on lines of their own stay", "Name,City,Amount\nNorth,,\nAcme,Rome,1\nBeta,Oslo,2\nSouth,,\nGamma,Bern,3\n",
			"Name,City,Amount\nNorth,,\nAcme,Rome,1\nBeta,Oslo,2\nSouth,,\nGamma,Bern,3\n"},
		{"header lines over two rows", "Region,2024,,2025,\n,Jan,Feb,Jan,Feb\nEU,1,2,3,4\nUS,5,6,7,8\n",
			"Region,2024 Jan,2024 Feb,2025 Jan,2025 Feb\nEU,1,2,3,4\nUS,5,6,7,8\n"},
		{"years as header", "Customer,2023,2024,2025\nAcme,10.5,11.5,12.5\nBeta,1.5,2.5,3.5\n",
			"Customer,2023,2024,2025\nAcme,10.5,11.5,12.5\nBeta,1.5,2.5,3.5\n"},
		{"a first column that is empty", ",Name,Amount\n,Acme,1\n,Beta,2\n", "Name,Amount\nAcme,1\nBeta,2\n"},
		{"rows wider than the header", "a,b\nx,1,y\nz,2,w\n", "a,b,\nx,1,y\nz,2,w\n"},
		{"the larger of two tables", "Name,Amount\nAcme,1\nBeta,2\nGamma,3\n\nStage,Probability,Owner\nWon,100,Ann\nLost,0,Bob\n",
			"Name,Amount\nAcme,1\nBeta,2\nGamma,3\n-6 header\n-7 data\n"},
		{"a blank row between data", "Name,Amount\nAcme,1\n\nBeta,2\nGamma,3\n", "Name,Amount\nAcme,1\nBeta,2\nGamma,3\n"},
		{"a table of single cells", "a,b,c\nx,,\n,2,\n,,3\n", "a,b,c\nx,,\n,2,\n,,3\n"},
		{"a header alone", "Id,Name,Amount\n", "Id,Name,Amount\n"},
		{"a list of SAP: pages, lines, totals with stars",
			"17.11.2026     Customer Line Items      1\n-----------------\n| Customer | Name    | Posted     |  Amount   | Curr " +
				"|\n-----------------\n| 10       | Quill   | 10.02.2026 | 1.000,00  | EUR  |\n| 10       | Quill   | 11.03.2026 |   " +
				"150,00- | EUR  |\n|* 10      |         |            |   850,00  | EUR  |\n-----------------\n17.11.2026     Customer " +
				"Line Items      2\n-----------------\n| Customer | Name    | Posted     |  Amount   | Curr |\n-----------------\n| 11   " +
				"    | Ostrava | 12.03.2026 |   400,00  | EUR  |\n|* 11      |         |            |   400,00  | EUR  |\n|**        |   " +
				"      |            | 1.250,00  | EUR  |\n-----------------\n",
			"Customer,Name,Posted,Amount,Curr\n10,Quill,10.02.2026,\"1.000,00\",EUR\n10,Quill,11.03.2026,\"150,00-\",EUR\n" +
				"11,Ostrava,12.03.2026,\"400,00\",EUR\n-1 face\n-2 ruled\n-4 ruled\n-7 subtotal\n-8 ruled\n-9 face\n-10 ruled\n" +
				"-11 repeated\n-12 ruled\n-14 total\n-15 total\n-16 ruled\n"},
		{"a list of a database's prompt",
			"+------+--------+\n| name | amount |\n+------+--------+\n| Acme |   1.50 |\n| Beta |   2.50 |\n+------+--------+\n2 rows in " +
				"set (0.00 sec)\n", "name,amount\nAcme,1.50\nBeta,2.50\n-1 ruled\n-3 ruled\n-6 ruled\n-7 footer\n"},
		{"a table of Markdown", "| name | amount |\n|:-----|-------:|\n| Acme | 1.50 |\n| Beta | 2.50 |\n",
			"name,amount\nAcme,1.50\nBeta,2.50\n-2 ruled\n"},
		{"a line under the header, in each column", "name,amount\n----,------\nAcme,1.50\nBeta,2.50\n",
			"name,amount\nAcme,1.50\nBeta,2.50\n-2 ruled\n"},
		{"rows of which nothing is known",
			"Account,Jul,Aug,Sep\nAlder,n/a,n/a,n/a\nBirch,n/a,n/a,n/a\nCedar,120,130,140\nDogwood,150,160,170\nElm,10,20,30\n",
			"Account,Jul,Aug,Sep\nAlder,n/a,n/a,n/a\nBirch,n/a,n/a,n/a\nCedar,120,130,140\nDogwood,150,160,170\nElm,10,20,30\n"},
		{"signs for nothing, in German", "Kunde;Januar;Februar\nErle;–;–\nBirke;(k.A.);(k.A.)\nZeder;1,5;2,5\nUlme;3,5;4,5\n",
			"Kunde,Januar,Februar\nErle,–,–\nBirke,(k.A.),(k.A.)\nZeder,\"1,5\",\"2,5\"\nUlme,\"3,5\",\"4,5\"\n"},
		{"files put end to end, the same header",
			"\uFEFFCustomer,Invoice Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\n\uFEFFCustomer,Invoice " +
				"Date,Amount\nQuillon,2026-03-12,400\n",
			"Customer,Invoice Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\nQuillon,2026-03-12,400\n-4 repeated\n"},
		{"files put end to end, the columns in another order",
			"Customer,Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\nTessaly,2026-02-12,100\nDate,Amount,Customer\n" +
				"2026-03-12,400,Quillon\n2026-03-13,300,Quillon\n",
			"Customer,Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\nTessaly,2026-02-12,100\n-5 header\n-6 data\n"},
		{"files put end to end, a column more",
			"Customer,Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\nTessaly,2026-02-12,100\n" +
				"Customer,City,Date,Amount\nQuillon,Graz,2026-03-12,400\n",
			"Customer,Date,Amount\nBorealis,2026-02-10,1000\nBorealis,2026-02-11,1000\nTessaly,2026-02-12,100\n-5 header\n-6 data\n"},
		{"groups with their count and sums above",
			"Partner,Number,Date,Amount,Currency\nBorealis " +
				"(2),,,1500,\nBorealis,I1,2026-02-10,1000,EUR\nBorealis,I4,2026-04-10,500,EUR\nQuillon " +
				"(1),,,400,\nQuillon,I2,2026-03-12,400,EUR\n",
			"Partner,Number,Date,Amount,Currency\nBorealis,I1,2026-02-10,1000,EUR\nBorealis,I4,2026-04-10,500,EUR\n" +
				"Quillon,I2,2026-03-12,400,EUR\n-2 subtotal\n-5 subtotal\n"},
		{"groups in groups", "Partner,Number,Date,Amount,Currency\nMarch 2026 (3),,,1900,\nBorealis " +
			"(2),,,1500,\nBorealis,I1,2026-03-10,1000,EUR\nBorealis,I4,2026-03-11,500,EUR\nQuillon " +
			"(1),,,400,\nQuillon,I2,2026-03-12,400,EUR\n",
			"Partner,Number,Date,Amount,Currency\nBorealis,I1,2026-03-10,1000,EUR\nBorealis,I4,2026-03-11,500,EUR\n" +
				"Quillon,I2,2026-03-12,400,EUR\n-2 subtotal\n-3 subtotal\n-6 subtotal\n"},
		{"somebody whose name ends in a number",
			"Partner,Number,Date,Amount,Currency\nBorealis,I1,2026-02-10,1000,EUR\nQuillon " +
				"(7),,,400,\nQuillon,I2,2026-03-12,400,EUR\nTessaly,I3,2026-03-13,300,EUR\n",
			"Partner,Number,Date,Amount,Currency\nBorealis,I1,2026-02-10,1000,EUR\nQuillon " +
				"(7),,,400,\nQuillon,I2,2026-03-12,400,EUR\nTessaly,I3,2026-03-13,300,EUR\n"},
		{"text is untouched", "name,note\nAcme,\"a \"\"b\"\", c\nd\"\nBeta, e\n", "name,note\nAcme,\"a \"\"b\"\", c\nd\"\nBeta, e\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := understood(t, openBytes(t, []byte(c.in))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestMergedHeaderLinesAreJoined(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="str"><v>Region</v></c><c r="B1" t="str"><v>Sales</v></c></row>` +
		`<row r="2"><c r="B2" t="str"><v>plan</v></c><c r="C2" t="str"><v>done</v></c></row>` +
		`<row r="3"><c r="A3" t="str"><v>EU</v></c><c r="B3" s="2"><v>1</v></c><c r="C3" s="2"><v>2</v></c></row>` +
		`<row r="4"><c r="A4" t="str"><v>US</v></c><c r="B4" s="2"><v>3</v></c><c r="C4" s="2"><v>4</v></c></row>`
	w := openBytes(t, zipped(t, workbook(rows, `<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`)))
	if got := understood(t, w); got != "Region,Sales plan,Sales done\nEU,$1.00,$2.00\nUS,$3.00,$4.00\n" {
		t.Error(got)
	}
}

func TestRawPrintsEveryRowTheSameWay(t *testing.T) {
	w := openBytes(t, []byte("Report,\n\nName,Amount\nAcme,1\nTotal,1\n"))
	var b bytes.Buffer
	if left, err := WriteCSV(t.Context(), &b, w.Sheets[0], true); err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
	if got := b.String(); got != "Report,\r\n,\r\nName,Amount\r\nAcme,1\r\nTotal,1\r\n" {
		t.Errorf("%q", got)
	}
}

func TestAnEmptySheetHasNoTable(t *testing.T) {
	regions, err := Shape(t.Context(), openBytes(t, nil).Sheets[0], nil)
	if err != nil || len(regions) > 0 {
		t.Error(regions, err)
	}
}

func TestEveryRowIsDataOrSetAsideWithAReason(t *testing.T) {
	w := openBytes(t, []byte("T,\n\nName,Amount,Owner\nA,1,x\nB,2,y\nTotal,3,\n\nnote "+
		"below\n\nStage,Day,Count\nWon,2024-01-01,5\nLost,2024-01-02,6\nOpen,2024-01-03,7\n"))
	read := map[int]bool{}
	regions, err := Shape(t.Context(), w.Sheets[0], nil, func(r Row) error { read[r.Number] = !r.Blank(); return nil })
	if err != nil {
		t.Fatal(err)
	}
	data, aside := 0, 0
	for i := range regions {
		r := &regions[i]
		data += r.DataRows
		aside += len(r.Aside)
		for _, a := range r.Aside {
			if role, in := r.Role(a.Row); a.Reason == "" || !read[a.Row] || !in || role != a.Role {
				t.Errorf("row %d: %+v", a.Row, a)
			}
		}
	}
	if len(regions) != 2 || data != 5 || data+aside != 10 {
		t.Errorf("%d tables, %d data, %d aside: %+v", len(regions), data, aside, regions)
	}
}
