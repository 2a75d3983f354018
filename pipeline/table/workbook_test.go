package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
	"unicode/utf16"
)

// zipped packs parts into an archive.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const oneSheet = `<sheet name="S" sheetId="1" r:id="rId1"/>`

// workbook is a workbook of one sheet with these rows and what follows them.
func workbook(rows, after string) map[string]string {
	p := bookParts(oneSheet)
	p["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
	p["xl/sharedStrings.xml"] = `<sst><si><t>zero</t></si><si><r><t>o</t></r><r><t>ne</t></r><rPh><t>ワン</t></rPh></si><si><t xml:space="preserve"> two &amp; &#x33;_x000D_</t></si></sst>`
	return p
}

// cells writes the cells of a workbook's first sheet: place, kind, text, value, unit.
func cells(t testing.TB, w *Workbook) string {
	t.Helper()
	var all []string
	if err := w.Sheets[0].Each(func(r Row) error {
		for i, c := range r.Cells {
			if c.Kind != Empty {
				s := fmt.Sprintf("%s %s", w.Sheets[0].Ref(r.Number, i+1).Cell(), [...]string{"", "text", "number", "date", "bool",
					"fault"}[c.Kind])
				s += fmt.Sprintf(" %q", c.Text)
				if c.Value != "" {
					s += " " + c.Value
				}
				if c.Unit != "" {
					s += " " + c.Unit
				}
				all = append(all, s)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

func TestCellsAreReadAsAPersonSeesThem(t *testing.T) {
	for _, c := range []struct{ name, rows, want string }{
		{"shared text, runs joined, no phonetic guide", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`,
			"A1 text \"zero\"\nB1 text \"one\""},
		{"entities and escapes", `<row r="1"><c r="A1" t="s"><v>2</v></c></row>`, `A1 text " two & 3\r"`},
		{"inline text", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c></row>`,
			`A1 text "ab"`},
		{"CDATA and comments", `<row r="1"><c r="A1" t="str"><!-- > --><v><![CDATA[a<b]]></v></c></row>`, `A1 text "a<b"`},
		{"a number", `<row r="1"><c r="A1"><v>-1234.5</v></c></row>`, `A1 number "-1234.5" -1234.5`},
		{"the residue of binary fractions",
			`<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>1.0000000000000001E-1</v></c></row>`,
			"A1 number \"0.3\" 0.3\nB1 number \"0.1\" 0.1"},
		{"a long id keeps its digits", `<row r="1"><c r="A1"><v>123456789012345678</v></c></row>`,
			`A1 number "1.23457E+17" 123456789012345678`},
		{"a third", `<row r="1"><c r="A1"><v>0.33333333333333331</v></c></row>`, `A1 number "0.333333333" 0.333333333333333`},
		{"an amount in dollars", `<row r="1"><c r="A1" s="2"><v>1234567.891</v></c></row>`, `A1 number "$1,234,567.89" 1234567.891 $`},
		{"a percentage", `<row r="1"><c r="A1" s="4"><v>0.1234</v></c></row>`, `A1 number "12.34%" 0.1234 %`},
		{"a date", `<row r="1"><c r="A1" s="1"><v>46082</v></c></row>`, `A1 date "3/1/2026" 2026-03-01`},
		{"a date with a time of day", `<row r="1"><c r="A1" s="1"><v>46082.604166666664</v></c></row>`,
			`A1 date "3/1/2026" 2026-03-01T14:30:00`},
		{"a date written as such",
			`<row r="1"><c r="A1" t="d" s="1"><v>2026-03-01T14:30:00</v></c><c r="B1" t="d"><v>2026-03-01</v></c></row>`,
			"A1 date \"3/1/2026\" 2026-03-01T14:30:00\nB1 date \"3/1/2026\" 2026-03-01"},
		{"the day that never was stays a number", `<row r="1"><c r="A1" s="1"><v>60</v></c></row>`, `A1 number "2/29/1900" 60`},
		{"a negative date stays a number", `<row r="1"><c r="A1" s="1"><v>-5</v></c></row>`, `A1 number "-5" -5`},
		{"truth", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`,
			"A1 bool \"TRUE\" true\nB1 bool \"FALSE\" false"},
		{"an error", `<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row>`, `A1 fault "#DIV/0!"`},
		{"a formula with its value", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>7</v></c></row>`, `A1 number "7" 7`},
		{"a formula that is a number", `<row r="1"><c r="A1" s="2"><f>15000.00</f></c></row>`, `A1 number "$15,000.00" 15000 $`},
		{"a formula of references, forwards and back",
			`<row r="1"><c r="A1"><f>((B1)+($C$1))-D1</f></c><c r="B1"><f>-10.25</f></c><c r="C1"><f>C2+1</f></c></row><row r="2"><c r="C2"><v>0.5</v></c></row>`, "A1 number \"-8.75\" -8.75\nB1 number \"-10.25\" -10.25\nC1 number \"1.5\" 1.5\nC2 number \"0.5\" 0.5"},
		{"formulas in a circle", `<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>A1</f></c></row>`,
			"A1 fault \"=B1+1\"\nB1 fault \"=A1\""},
		{"a formula that is not computed", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v></v></c></row>`, `A1 fault "=SUM(B1:B9)"`},
		{"cells and rows without reference", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>`,
			"A1 number \"1\" 1\nB1 number \"2\" 2\nB2 number \"3\" 3"},
		{"cells out of order", `<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>`, "A1 number \"1\" 1\nB1 number \"2\" 2"},
		{"rows out of order", `<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`,
			"A1 number \"1\" 1\nA2 number \"2\" 2"},
		{"a column far out", `<row r="1"><c r="XFD1"><v>1</v></c></row>`, `XFD1 number "1" 1`},
		{"prefixes", `<x:row r="1"><x:c r="A1" t="str"><x:v>p</x:v></x:c></x:row>`, `A1 text "p"`},
		{"attributes with signs of tags", `<row r="1"><c r="A1" cm="a>b" t="str"><v>q</v></c></row>`, `A1 text "q"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cells(t, openBytes(t, zipped(t, workbook(c.rows, "")))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestMergedCellsShowTheirFirstValue(t *testing.T) {
	w := openBytes(t, zipped(t, workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>9</v></c><c r="C1"><v>3</v></c></row>`,
		`<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)))
	if got := cells(t, w); got != "A1 text \"zero\"\nC1 number \"3\" 3" {
		t.Error(got)
	}
	if got := w.Sheets[0].Merged(); !slices.Equal(got, []Merge{{Top: 1, Left: 1, Bottom: 2, Right: 2}}) {
		t.Error(got)
	}
}

func TestDatesOf1904AreReadAsSuch(t *testing.T) {
	p := workbook(`<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>44620</v></c></row>`, "")
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	if got := cells(t, openBytes(t, zipped(t, p))); got != "A1 date \"1/1/1904\" 1904-01-01\nB1 date \"3/1/2026\" 2026-03-01" {
		t.Error(got)
	}
}

func TestWhatASheetHidesIsKnown(t *testing.T) {
	p := workbook(`<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>`, "")
	p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "<sheetData>",
		`<cols><col min="2" max="3" hidden="1"/></cols><sheetData>`, 1)
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], `name="S"`, `name="S" state="veryHidden"`, 1)
	s := openBytes(t, zipped(t, p)).Sheets[0]
	if !s.Hidden || !s.HiddenColumns[2] || !s.HiddenColumns[3] || s.HiddenColumns[1] {
		t.Error(s.Hidden, s.HiddenColumns)
	}
	if err := s.Each(func(r Row) error {
		if !r.Hidden {
			t.Error("the row is not hidden")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestPartsInUTF16AreRead(t *testing.T) {
	p := workbook("", "")
	text := "\uFEFF" +
		`<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Łódź</v></c></row></sheetData></worksheet>`
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	p["xl/worksheets/sheet1.xml"] = string(b)
	if got := cells(t, openBytes(t, zipped(t, p))); got != `A1 text "Łódź"` {
		t.Error(got)
	}
}

// odsParts is an OpenDocument spreadsheet of one table with these rows.
func odsParts(rows string) map[string]string {
	return map[string]string{
		"mimetype":    "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<office:document-content><office:body><office:spreadsheet><table:table table:name="S">` + rows + `</table:table></office:spreadsheet></office:body></office:document-content>`,
	}
}

// overlapping is a workbook with a further entry whose bytes are those of
// another: its place in the directory is changed by hand.
func overlapping(t *testing.T) []byte {
	p := workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	p["xl/worksheets/sheet2.xml"] = p["xl/worksheets/sheet1.xml"]
	b := zipped(t, p)
	first, second := directoryEntry(b, "xl/worksheets/sheet1.xml"), directoryEntry(b, "xl/worksheets/sheet2.xml")
	copy(b[second+42:second+46], b[first+42:first+46])
	return b
}

// directoryEntry is where a part's entry begins in the archive's directory.
func directoryEntry(b []byte, name string) int {
	return bytes.LastIndex(b, []byte(name)) - 46
}

func TestRowsOfAnOpenDocumentThatComeAgainAreRead(t *testing.T) {
	w := openBytes(t,
		zipped(t,
			odsParts(`<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`)))
	if got := cells(t, w); got != "A1 text \"x\"\nA2 text \"x\"\nA3 text \"x\"" {
		t.Error(got)
	}
}

const oldXML = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ` +
	`xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="ROW"><Cell ss:Index="3">` +
	`<Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>`

func TestWhatCannotBeReadIsOneSentence(t *testing.T) {
	said := ""
	cut := workbook("", "")
	cut["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`
	index := workbook(`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`, "")
	whole := zipped(t, workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`, ""))
	repeats := workbook(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1000), "")
	repeats["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("x", 400<<10) + "</t></si></sst>"
	twoSheets := workbook("", "")
	twoSheets["xl/workbook.xml"] = strings.Replace(twoSheets["xl/workbook.xml"], "<sheets>",
		`<sheets><sheet name="T" sheetId="2" r:id="rId2"/>`, 1)
	twoSheets["xl/worksheets/sheet2.xml"] = twoSheets["xl/worksheets/sheet1.xml"]
	bomb := workbook(strings.Repeat(`<row><c><v>0</v></c></row>`, 2<<20), "")
	for _, c := range []struct {
		name string
		in   []byte
		lim  Limits
		says string
	}{
		{"a sheet that is cut off", zipped(t, cut), Limits{}, "cut off"},
		{"a shared text that is not there", zipped(t, index), Limits{}, `cell A1 of sheet "S" refers to text number "3"`},
		{"an archive that is cut off", whole[:len(whole)-30], Limits{}, "damaged or cut off"},
		{"an archive of other files", zipped(t, map[string]string{"a.csv": "1"}), Limits{}, "zip archive of one file"},
		{"a binary workbook", zipped(t, map[string]string{"xl/workbook.bin": "1"}), Limits{}, ".xlsb"},
		{"a sheet that unpacks to far too much", zipped(t, bomb), Limits{}, "limit ratio"},
		{"too many files inside", whole, Limits{Entries: 3}, "limit entries"},
		{"too many rows", zipped(t, workbook(`<row r="11"><c><v>1</v></c></row>`, "")), Limits{Rows: 10}, "limit rows"},
		{"too many columns", zipped(t, workbook(`<row r="1"><c r="AA1"><v>1</v></c></row>`, "")), Limits{Columns: 26}, "limit columns"},
		{"rows that come again a million times",
			zipped(t,
				odsParts(
					`<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="30" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`)), Limits{}, "repeats its rows"},
		{"cells that come again in many rows",
			zipped(t,
				odsParts(
					strings.Repeat(
						`<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`, 1300))), Limits{}, "repeats its rows"},
		{"parts that lie over one another", overlapping(t), Limits{}, "over one another"},
		{"a text that a thousand cells share", zipped(t, repeats), Limits{}, "repeats its texts"},
		{"too much shared text", zipped(t, workbook(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "")), Limits{MemoryBytes: 10},
			"limit memory_bytes"},
		{"a file too large", []byte("a,b\n1,2\n"), Limits{FileBytes: 5}, "limit file_bytes"},
		{"a text too wide", []byte("a,b,c\n1,2,3\n"), Limits{Columns: 2}, "limit columns"},
		{"a text too long", []byte("a,b\n1,2\n3,4\n"), Limits{Rows: 2}, "limit rows"},
		{"a page too wide", []byte("<table><tr><td>1<td>2<td>3</table>"), Limits{Columns: 2}, "limit columns"},
		{"a page with too long a value", []byte("<table><tr><td>" + strings.Repeat("x", 200) + "<td>2<tr><td>1<td>2</table>"),
			Limits{CellBytes: 100}, "limit cell_bytes"},
		{"too long a value", zipped(t, workbook(`<row r="1"><c t="inlineStr"><is><t>`+strings.Repeat("x", 1<<20)+`</t></is></c></row>`,
			"")),
			Limits{CellBytes: 100}, "limit cell_bytes"},
		{"too many sheets", zipped(t, twoSheets), Limits{Sheets: 1}, "limit sheets"},
		{"a part that unpacks to too much", whole, Limits{UnpackedBytes: 100}, "limit unpacked_bytes"},
		{"an XML workbook with a row far below", []byte(strings.ReplaceAll(oldXML, "ROW", "11")), Limits{Rows: 10}, "limit rows"},
		{"an XML workbook with a cell far to the right", []byte(strings.ReplaceAll(oldXML, "ROW", "1")), Limits{Columns: 2},
			"limit columns"},
		{"an old workbook", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), wideName("Workbook")...), Limits{}, "Excel 97-2003"},
		{"a protected workbook", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), wideName("EncryptedPackage")...), Limits{}, "password"},
		{"a PDF", []byte("%PDF-1.7\n"), Limits{}, "PDF"},
		{"JSON", []byte(`[{"a": 1}]`), Limits{}, "JSON"},
		{"a page without a table", []byte("<html><body>Sign in</body></html>"), Limits{}, "without a table"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := Open(context.Background(), fstest.MapFS{"in": {Data: c.in}}, "in", c.lim)
			if err == nil {
				err = w.Sheets[0].Each(func(Row) error { return nil })
			}
			var r *Refusal
			if !errors.As(err, &r) || !strings.Contains(r.Says, c.says) || !strings.Contains(r.Says, "; ") {
				t.Errorf("got %v", err)
			}
			said += c.says + "\n"
		})
	}
	for f := range reflect.TypeFor[Limits]().Fields() { // run_bytes is the whole run's, seconds has a test of its own
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key != "run_bytes" && key != "seconds" && !strings.Contains(said, "limit "+key+"\n") {
			t.Errorf("no file breaks the limit %s", key)
		}
	}
}

// The clock is the test's own, so that no machine is too slow for it.
func TestAFileThatTakesTooLongIsOneSentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text := []byte(strings.Repeat("a,b\n1,2\n", 100000))
		w, err := Open(context.Background(), fstest.MapFS{"in": {Data: text}}, "in", Limits{Seconds: 1})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = w.Sheets[0].Each(func(Row) error {
			if n++; n == 1 {
				time.Sleep(1100 * time.Millisecond)
			}
			return nil
		})
		var r *Refusal
		if !errors.As(err, &r) || r.Says != "takes longer than the limit seconds of 1 to read; raise the limit or export fewer rows" {
			t.Errorf("after %d rows: %v", n, err)
		}
	})
}

func TestOneBrokenSheetDoesNotTakeTheOthersAlong(t *testing.T) {
	p := workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<sheets><sheet name="Bad" sheetId="2" r:id="rId2"/>`, 1)
	p["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row>"
	w := openBytes(t, zipped(t, p))
	if len(w.Sheets) != 1 || w.Sheets[0].Name != "S" || codes(w) != "sheet-unreadable" {
		t.Error(len(w.Sheets), codes(w))
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	w, err := Open(ctx, fstest.MapFS{"in": {Data: []byte(strings.Repeat("a,b\n1,2\n", 100000))}}, "in", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := w.Sheets[0].Each(func(Row) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestPagesAndXMLNamedAsWorkbooksAreRead(t *testing.T) {
	page := `<html><head><meta charset="utf-8"></head><table><tr><th>Name<th>Q1<tr><td rowspan=2>Acme &amp; Co<td>1,5<tr><td>2</table>`
	if got := asLines(t, openBytes(t, []byte(page))); got != "1|Name|Q1\n2|Acme & Co|1,5\n3||2\n" {
		t.Error(got)
	}
	sheet := `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">a</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">1.5</Data></Cell></Row><Row ss:Index="4"><Cell ss:StyleID="d"><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`
	if got := cells(t, openBytes(t, []byte(sheet))); got != "A1 text \"a\"\nC1 number \"1.5\" 1.5\nA4 date \"3/1/2026\" 2026-03-01" {
		t.Error(got)
	}
	ods := map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<o:c xmlns:table="t" xmlns:office="of" xmlns:text="x"><table:table table:name="S"><table:table-row table:number-rows-repeated="2"/><table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="currency" office:currency="EUR" office:value="1234.5"><text:p>1.234,50 €</text:p></table:table-cell></table:table-row></table:table></o:c>`}
	if got := cells(t, openBytes(t, zipped(t, ods))); got != `C3 number "1.234,50 €" 1234.5 EUR` {
		t.Error(got)
	}
}

func TestASheetIsFoundByNameOrNumber(t *testing.T) {
	p := workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	p["xl/workbook.xml"] = strings.Replace(p["xl/workbook.xml"], "<sheets>", `<sheets><sheet name="Empty" sheetId="2" r:id="rId2"/>`, 1)
	p["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData/></worksheet>"
	w := openBytes(t, zipped(t, p))
	for which, want := range map[string]string{"": "S", "1": "Empty", "2": "S", "Empty": "Empty"} {
		if s, err := w.Find(which); err != nil || s.Name != want {
			t.Errorf("%q: %v %v", which, s, err)
		}
	}
	if _, err := w.Find("3"); err == nil || !strings.Contains(err.Error(), `"Empty", "S"`) {
		t.Error(err)
	}
}
