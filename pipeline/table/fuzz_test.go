package table

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
)

// read goes through all sheets of a file and their shape; an error is an answer.
func read(t *testing.T, in []byte) {
	lim := Limits{Seconds: 10, UnpackedBytes: 8 << 20, MemoryBytes: 8 << 20, CellBytes: 1 << 20, Rows: 100000}
	w, err := Open(context.Background(), fstest.MapFS{"in": {Data: in}}, "in", lim)
	if err != nil {
		unexpected(t, err)
		return
	}
	for _, s := range w.Sheets {
		rows, blank := 0, 0
		regions, err := Shape(context.Background(), s, nil, func(r Row) error {
			if rows++; r.Blank() {
				blank++
			}
			return nil
		})
		if err != nil {
			unexpected(t, err)
			continue
		}
		for _, r := range regions {
			blank += r.DataRows + len(r.Aside)
		}
		if rows != blank {
			t.Fatalf("%d rows were read, %d are accounted for", rows, blank)
		}
	}
}

func unexpected(t *testing.T, err error) {
	if strings.Contains(err.Error(), "did not expect") {
		t.Fatal(err)
	}
}

// FuzzCSV checks that no text panics, and that every row of it is accounted for.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\ny\";1,5\r\n", "sep=|\na|b\n", "'a','b'\n", "\"a,b\n1,\"2\n", "a\tb\r1\t2\r",
		"Title\n\nname,amount\nx,1\nTotal,1\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) { read(t, in) })
}

// FuzzSheetXML puts arbitrary XML where a sheet's rows are.
func FuzzSheetXML(f *testing.F) {
	for _, s := range []string{`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<row><c t="inlineStr"><is><t>x</t></is></c></row>`,
		`<row r="2"><c r="B2"><f>A1+1</f></c></row><row r="1"><c r="A1"><v>1E3</v></c></row>`,
		`<row r="1"><c r="A1" s="1"><v>45000.5</v></c></row>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		read(t, zipped(t, workbook(string(in), `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)))
	})
}

// FuzzOpen opens arbitrary bytes.
func FuzzOpen(f *testing.F) {
	f.Add(zipped(f, workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")))
	f.Add([]byte("<html><table><tr><td colspan=3>x</table>"))
	f.Add([]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell/></Row></Table></Worksheet></Workbook>`))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, in []byte) { read(t, in) })
}
