package intake

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// today is the day on which every test runs.
var today = day("2026-11-21")

func day(s string) program.Date {
	d, err := program.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dec(s string) program.Decimal {
	d, err := program.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// policy is what a run without a configuration has.
func policy(change ...func(*Policy)) Policy {
	p := Defaults()
	p.Today = today
	for _, c := range change {
		c(&p)
	}
	return p
}

func asOf(s string) func(*Policy) {
	return func(p *Policy) { p.AsOf, p.AsOfFrom = day(s), "--as-of" }
}

// files are the input of a test: name → content. A string is a text file.
func files(pairs ...any) fs.FS {
	all := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		var content []byte
		switch c := pairs[i+1].(type) {
		case string:
			content = []byte(c)
		case []byte:
			content = c
		}
		all[pairs[i].(string)] = &fstest.MapFile{Data: content}
	}
	return all
}

// must reads an input that makes a book, and proves that nothing was lost.
func must(t testing.TB, in fs.FS, p Policy) (*program.Facts, []finding.Finding) {
	t.Helper()
	f, list, err := Read(context.Background(), in, p)
	if err != nil {
		for _, x := range list {
			t.Log(x.Code, x)
		}
		t.Fatal(err)
	}
	reconciles(t, f)
	coded(t, list)
	return f, list
}

// refused reads an input that makes no book.
func refused(t testing.TB, in fs.FS, p Policy) (string, []finding.Finding) {
	t.Helper()
	_, list, err := Read(context.Background(), in, p)
	if !errors.Is(err, ErrRefused) {
		t.Fatalf("want a refusal, got %v", err)
	}
	return err.Error(), list
}

// reconciles checks the proof of every source and of the basis.
func reconciles(t testing.TB, f *program.Facts) {
	t.Helper()
	for _, s := range f.Sources {
		aside := 0
		for _, a := range s.SetAside {
			aside += len(a.Rows)
		}
		if s.Rows != s.Used+aside || s.Used < 0 {
			t.Errorf("%s: %d rows read, %d used, %d set aside", input.Place(s.File, s.Sheet), s.Rows, s.Used, aside)
		}
		balances(t, input.Place(s.File, s.Sheet), s.Money)
	}
	balances(t, "the basis", f.Money)
}

func balances(t testing.TB, what string, money []program.MoneyLine) {
	t.Helper()
	for _, m := range money {
		if !m.Read.Equal(m.Used.Add(m.SetAside)) {
			t.Errorf("%s: read %s %s, used %s, set aside %s", what, m.Read, m.Currency, m.Used, m.SetAside)
		}
	}
}

// coded checks that every finding has a code of the list, and no worse severity.
func coded(t testing.TB, list []finding.Finding) {
	t.Helper()
	known := map[string]finding.Severity{}
	for _, c := range Codes {
		known[c.Code] = c.Severity
	}
	for _, x := range list {
		worst, ok := known[x.Code]
		if ok && x.Severity > worst {
			t.Errorf("%s comes as %s, worse than its documentation says", x.Code, x.Severity)
		}
	}
}

// source is what became of a table.
func sourceOf(t testing.TB, f *program.Facts, file string) *program.Source {
	t.Helper()
	for _, s := range f.Sources {
		if s.File == file || input.Place(s.File, s.Sheet) == file {
			return s
		}
	}
	t.Fatalf("there is no source %s", file)
	return nil
}

// account is the account of a name.
func account(t testing.TB, f *program.Facts, name string) *program.Account {
	t.Helper()
	for _, a := range f.Accounts {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("there is no account %s", name)
	return nil
}

// revenueOf is what a group paid us in all, in the reporting currency.
func revenueOf(t testing.TB, f *program.Facts, name string) string {
	t.Helper()
	for _, g := range f.Groups {
		if g.Name == name {
			return g.Revenue.Sum(0, 1<<30).String()
		}
	}
	t.Fatalf("there is no group %s", name)
	return ""
}

func codes(list []finding.Finding) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.Code)
	}
	return out
}

// found is the first finding of a code.
func found(t testing.TB, list []finding.Finding, code string) finding.Finding {
	t.Helper()
	for _, x := range list {
		if x.Code == code {
			return x
		}
	}
	t.Fatalf("there is no finding %s among %v", code, codes(list))
	return finding.Finding{}
}

// never checks that there is no finding of a code.
func never(t testing.TB, list []finding.Finding, code string) {
	t.Helper()
	for _, x := range list {
		if x.Code == code {
			t.Errorf("unwanted: %s", x)
		}
	}
}

// A sheet of a workbook in readable text: lines of cells parted by bars. A cell
// "=…" is a formula without a value, digits are a number, "~" is an indent.
type sheetText struct{ name, text string }

// workbook makes an .xlsx file.
func workbookOf(t testing.TB, sheets ...sheetText) []byte {
	t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	for i, s := range sheets {
		if i == 0 {
			_ = x.SetSheetName("Sheet1", s.name)
		} else if _, err := x.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for r, line := range strings.Split(strings.Trim(s.text, "\n"), "\n") {
			for c, text := range strings.Split(line, "|") {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				setCell(t, x, s.name, cell, text)
			}
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func setCell(t testing.TB, x *excelize.File, sheet, cell, text string) {
	t.Helper()
	indent := len(text) - len(strings.TrimLeft(text, "~"))
	text = strings.TrimSpace(strings.TrimLeft(text, "~"))
	var err error
	if text == "" {
		return
	}
	if n, numeric := strconv.ParseFloat(text, 64); numeric == nil {
		err = x.SetCellFloat(sheet, cell, n, -1, 64)
	} else if rest, ok := strings.CutPrefix(text, "="); ok {
		err = x.SetCellFormula(sheet, cell, rest)
	} else {
		err = x.SetCellStr(sheet, cell, text)
	}
	if indent > 0 && err == nil {
		id, e := x.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Indent: indent}})
		if e != nil {
			t.Fatal(e)
		}
		err = x.SetCellStyle(sheet, cell, cell, id)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// apartOf is what no rate converts, currencies added up as they are.
func apartOf(groups []*program.Group) program.Decimal {
	sum := program.Zero
	for _, g := range groups {
		for _, m := range g.Unconverted {
			sum = sum.Add(m.Amount)
		}
	}
	return sum
}
