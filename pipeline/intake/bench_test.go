package intake

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// The size of the benchmark's revenue: rows and accounts. SPONSORBOOK_ROWS
// overrides the rows; SPONSORBOOK_BENCH names a folder in which the files are
// kept, so that other readers can be timed with the same ones.
const (
	benchRows     = 1_000_000
	benchAccounts = 50_000
)

func rowsWanted(b *testing.B) int {
	n := benchRows
	if s := os.Getenv("SPONSORBOOK_ROWS"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			b.Fatal(err)
		}
	}
	return n
}

func BenchmarkReadText(b *testing.B)           { benchmarkRead(b, "revenue-csv", writeRevenueText) }
func BenchmarkReadWorkbookInline(b *testing.B) { benchmarkRead(b, "revenue-inline", inlineRevenue) }
func BenchmarkReadWorkbookShared(b *testing.B) { benchmarkRead(b, "revenue-shared", sharedRevenue) }

// BenchmarkReadAccounts reads 50,000 accounts of 25 columns, and little revenue.
func BenchmarkReadAccounts(b *testing.B)         { benchmarkRead(b, "accounts-csv", nil) }
func BenchmarkReadAccountsWorkbook(b *testing.B) { benchmarkRead(b, "accounts-xlsx", nil) }

// benchmarkRead times the whole of intake: recognition, money, reconciliation.
func benchmarkRead(b *testing.B, name string, revenue func(b *testing.B, dir string, rows int)) {
	dir := benchFolder(b, name, revenue)
	b.ResetTimer()
	start := cpuTime()
	for b.Loop() {
		f, _ := must(b, os.DirFS(dir), policy())
		if len(f.Accounts) != benchAccounts {
			b.Fatal(len(f.Accounts))
		}
	}
	b.ReportMetric((cpuTime()-start).Seconds()/float64(b.N), "cpu-s/op")
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapSys-m.HeapReleased)/(1<<20), "heap-MiB")
}

// cpuTime is what the process has used, in all of its threads.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchFolder makes the input once for all runs of a benchmark.
func benchFolder(b *testing.B, name string, revenue func(b *testing.B, dir string, rows int)) string {
	b.Helper()
	dir := b.TempDir()
	if kept := os.Getenv("SPONSORBOOK_BENCH"); kept != "" {
		dir = filepath.Join(kept, name)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			b.Fatal(err)
		}
	}
	if revenue == nil {
		write := writeText
		file := "accounts.csv"
		if name == "accounts-xlsx" {
			write, file = writeShared, "accounts.xlsx"
		}
		write(b, filepath.Join(dir, file), wideHead(), benchAccounts, wideRow)
		writeRevenueText(b, dir, 1000)
		return dir
	}
	writeText(b, filepath.Join(dir, "accounts.csv"), []any{"Account ID", "Account Name", "Industry", "Country", "Account Owner"},
		benchAccounts,
		func(_ *rand.Rand, i int) []any {
			return []any{accountID(i), customer(i), fmt.Sprintf("Industry %d", i%40), "Germany", fmt.Sprintf("Owner %d", i%300)}
		})
	revenue(b, dir, rowsWanted(b))
	return dir
}

func accountID(i int) string { return fmt.Sprintf("A-%06d", i) }
func customer(i int) string  { return fmt.Sprintf("Customer %06d", i) }

var revenueHead = []any{"Account ID", "Account Name", "Invoice Date", "Amount", "Currency", "Product Line"}

// revenueCells are the cells of one row of made-up revenue.
func revenueCells(r *rand.Rand, _ int) []any {
	a := r.IntN(benchAccounts)
	return []any{accountID(a), customer(a), fmt.Sprintf("%04d-%02d-%02d", 2022+r.IntN(4), 1+r.IntN(12), 1+r.IntN(28)),
		float64(r.IntN(5_000_000)) / 100, []string{"EUR", "USD", "PLN"}[r.IntN(3)],
		[]string{"Pumps", "Service", "Parts", "Software"}[r.IntN(4)]}
}

func writeRevenueText(b *testing.B, dir string, rows int) {
	writeText(b, filepath.Join(dir, "revenue.csv"), revenueHead, rows, revenueCells)
}

func inlineRevenue(b *testing.B, dir string, rows int) {
	writeWorkbook(b, filepath.Join(dir, "revenue.xlsx"), revenueHead, rows, revenueCells, false)
}

func sharedRevenue(b *testing.B, dir string, rows int) {
	writeShared(b, filepath.Join(dir, "revenue.xlsx"), revenueHead, rows, revenueCells)
}

func wideHead() []any {
	head := []any{"Account ID", "Account Name", "Industry", "Country", "City", "Account Owner", "Renewal Date", "Contract Value",
		"Employees"}
	for i := len(head); i < 25; i++ {
		head = append(head, fmt.Sprintf("Custom field %d", i))
	}
	return head
}

func wideRow(r *rand.Rand, i int) []any {
	cells := []any{accountID(i), customer(i), fmt.Sprintf("Industry %d", i%40), "Germany", fmt.Sprintf("City %d", i%500),
		fmt.Sprintf("Owner %d", i%300),
		fmt.Sprintf("2027-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)), float64(r.IntN(5_000_000)) / 100, r.IntN(90000)}
	for len(cells) < 25 {
		cells = append(cells, fmt.Sprintf("value %d", r.IntN(1000)))
	}
	return cells
}

// A rowMaker makes the cells of a row.
type rowMaker func(r *rand.Rand, i int) []any

func writeText(b *testing.B, path string, head []any, rows int, row rowMaker) {
	writeFile(b, path, func(w *bufio.Writer) {
		r := rand.New(rand.NewPCG(1, 2))
		for i := -1; i < rows; i++ {
			cells := head
			if i >= 0 {
				cells = row(r, i)
			}
			for c, v := range cells {
				if c > 0 {
					w.WriteByte(',')
				}
				fmt.Fprint(w, v)
			}
			w.WriteByte('\n')
		}
	})
}

func writeFile(b *testing.B, path string, write func(*bufio.Writer)) {
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	write(w)
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
}

func writeShared(b *testing.B, path string, head []any, rows int, row rowMaker) {
	writeWorkbook(b, path, head, rows, row, true)
}

// writeWorkbook writes a workbook of one sheet, its texts shared as spreadsheet
// programs do, or inside the cells as libraries do.
func writeWorkbook(b *testing.B, path string, head []any, rows int, row rowMaker, shared bool) {
	writeFile(b, path, func(w *bufio.Writer) {
		z := zip.NewWriter(w)
		for _, p := range [][2]string{
			{"[Content_Types].xml",
				`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
			{"_rels/.rels",
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			{"xl/workbook.xml",
				`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`},
			{"xl/_rels/workbook.xml.rels",
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		} {
			part, _ := z.Create(p[0])
			_, _ = io.WriteString(part, p[1])
		}
		texts := textTable{at: map[string]int{}, inline: !shared}
		part, _ := z.Create("xl/worksheets/sheet1.xml")
		out := bufio.NewWriterSize(part, 1<<20)
		texts.sheet(out, head, rows, row)
		out.Flush()
		part, _ = z.Create("xl/sharedStrings.xml")
		out.Reset(part)
		out.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
		for _, t := range texts.all {
			fmt.Fprintf(out, "<si><t>%s</t></si>", t)
		}
		out.WriteString("</sst>")
		out.Flush()
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	})
}

// A textTable is the shared texts of a workbook.
type textTable struct {
	all    []string
	at     map[string]int
	inline bool
}

func (t *textTable) sheet(out *bufio.Writer, head []any, rows int, row rowMaker) {
	r := rand.New(rand.NewPCG(1, 2))
	out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i := -1; i < rows; i++ {
		cells := head
		if i >= 0 {
			cells = row(r, i)
		}
		fmt.Fprintf(out, `<row r="%d">`, i+2)
		for c, v := range cells {
			t.cell(out, fmt.Sprintf("%c%d", 'A'+c, i+2), v)
		}
		out.WriteString("</row>")
	}
	out.WriteString("</sheetData></worksheet>")
}

func (t *textTable) cell(out *bufio.Writer, ref string, v any) {
	text, isText := v.(string)
	switch {
	case !isText:
		fmt.Fprintf(out, `<c r="%s"><v>%v</v></c>`, ref, v)
	case t.inline:
		fmt.Fprintf(out, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, text)
	default:
		i, ok := t.at[text]
		if !ok {
			i = len(t.all)
			t.all, t.at[text] = append(t.all, text), i
		}
		fmt.Fprintf(out, `<c r="%s" t="s"><v>%d</v></c>`, ref, i)
	}
}
