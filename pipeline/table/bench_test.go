package table

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// benchRows is how many rows the generated files have; TABLE_ROWS changes it.
func benchRows() int {
	if n, err := strconv.Atoi(os.Getenv("TABLE_ROWS")); err == nil {
		return n
	}
	return 1000000
}

// cpu is the time that the process has spent, in all of its threads.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// revenueBook writes a workbook of revenue as a spreadsheet program does, or
// with its texts inside the cells as libraries do.
func revenueBook(b *testing.B, shared bool) string {
	path := filepath.Join(b.TempDir(), "revenue.xlsx")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, text := range bookParts(`<sheet name="Revenue" sheetId="1" r:id="rId1"/>`) {
		w, _ := z.Create(name)
		io.WriteString(w, text)
	}
	sheet, _ := z.Create("xl/worksheets/sheet1.xml")
	out := bufio.NewWriterSize(sheet, 1<<20)
	texts := writeRevenue(out, benchRows(), shared)
	out.Flush()
	if shared {
		w, _ := z.Create("xl/sharedStrings.xml")
		out := bufio.NewWriterSize(w, 1<<20)
		out.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
		for _, t := range texts {
			fmt.Fprintf(out, "<si><t>%s</t></si>", t)
		}
		out.WriteString("</sst>")
		out.Flush()
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func writeRevenue(out *bufio.Writer, rows int, shared bool) (texts []string) {
	index := map[string]int{}
	text := func(ref, s string) string {
		if !shared {
			return fmt.Sprintf(`<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, s)
		}
		i, ok := index[s]
		if !ok {
			i = len(texts)
			index[s] = i
			texts = append(texts, s)
		}
		return fmt.Sprintf(`<c r="%s" t="s"><v>%d</v></c>`, ref, i)
	}
	out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">`)
	for i, name := range []string{"account id", "account", "period", "amount", "currency", "product line"} {
		out.WriteString(text(string(rune('A'+i))+"1", name))
	}
	out.WriteString("</row>")
	for i := 2; i <= rows+1; i++ {
		key := i * 7919 % 50000
		fmt.Fprintf(out, `<row r="%d">`, i)
		out.WriteString(text(fmt.Sprintf("A%d", i), fmt.Sprintf("ACC-%05d", key)))
		out.WriteString(text(fmt.Sprintf("B%d", i), fmt.Sprintf("Customer &amp; Sons %05d Ltd", key)))
		fmt.Fprintf(out, `<c r="C%d" s="1"><v>%d</v></c><c r="D%d" s="2"><v>%d.%02d</v></c>`, i, 44927+i%1095, i, i*31%50000, i%100)
		out.WriteString(text(fmt.Sprintf("E%d", i), []string{"USD", "EUR", "GBP"}[i%3]))
		out.WriteString(text(fmt.Sprintf("F%d", i), []string{"Software", "Services", "Hardware"}[i%3]))
		out.WriteString("</row>")
	}
	out.WriteString("</sheetData></worksheet>")
	return texts
}

func BenchmarkWorkbookShared(b *testing.B) { benchmarkWorkbook(b, true) }
func BenchmarkWorkbookInline(b *testing.B) { benchmarkWorkbook(b, false) }

func benchmarkWorkbook(b *testing.B, shared bool) {
	path := revenueBook(b, shared)
	b.Run("each", func(b *testing.B) { benchmarkEach(b, path) })
	b.Run("shape", func(b *testing.B) { benchmarkShape(b, path) })
	b.Run("inflate", func(b *testing.B) { benchmarkInflate(b, path) })
	if os.Getenv("TABLE_PEERS") != "" {
		b.Run("excelize-raw", func(b *testing.B) { benchmarkExcelize(b, path, true) })
		if shared { // minutes of it, and the same for both
			b.Run("excelize-formatted", func(b *testing.B) { benchmarkExcelize(b, path, false) })
		}
	}
}

// measured runs once a loop and reports processor time a run.
func measured(b *testing.B, run func() int) {
	start, rows := cpu(), 0
	for b.Loop() {
		rows = run()
	}
	b.ReportMetric((cpu()-start).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(rows), "rows")
}

func benchmarkEach(b *testing.B, path string) {
	measured(b, func() int {
		w, err := Open(context.Background(), os.DirFS(filepath.Dir(path)), filepath.Base(path), Limits{})
		if err != nil {
			b.Fatal(err)
		}
		rows, peak := 0, uint64(0)
		if err := w.Sheets[0].Each(func(Row) error {
			if rows++; rows%50000 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(peak)/(1<<20), "peak-MiB")
		return rows
	})
}

func benchmarkShape(b *testing.B, path string) {
	measured(b, func() int {
		w, err := Open(context.Background(), os.DirFS(filepath.Dir(path)), filepath.Base(path), Limits{})
		if err != nil {
			b.Fatal(err)
		}
		regions, err := Shape(context.Background(), w.Sheets[0], nil)
		if err != nil || len(regions) != 1 {
			b.Fatal(err, len(regions))
		}
		return regions[0].DataRows
	})
}

func benchmarkInflate(b *testing.B, path string) {
	measured(b, func() int {
		z, err := zip.OpenReader(path)
		if err != nil {
			b.Fatal(err)
		}
		defer z.Close()
		f, err := z.Open("xl/worksheets/sheet1.xml")
		if err != nil {
			b.Fatal(err)
		}
		n, _ := io.Copy(io.Discard, f)
		return int(n)
	})
}

func benchmarkExcelize(b *testing.B, path string, raw bool) {
	measured(b, func() int {
		f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: raw})
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		rows, err := f.Rows("Revenue")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		return n
	})
}

func BenchmarkText(b *testing.B) {
	path := filepath.Join(b.TempDir(), "revenue.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	out.WriteString("account id,account,period,amount,currency,product line\r\n")
	for i := range benchRows() {
		key := i * 7919 % 50000
		fmt.Fprintf(out, "ACC-%05d,\"Customer, Sons %05d Ltd\",2024-%02d-%02d,%d.%02d,USD,Software\r\n", key, key, i%12+1, i%28+1,
			i*31%50000, i%100)
	}
	out.Flush()
	f.Close()
	b.Run("each", func(b *testing.B) { benchmarkEach(b, path) })
	b.Run("shape", func(b *testing.B) { benchmarkShape(b, path) })
	b.Run("encoding-csv", func(b *testing.B) {
		measured(b, func() int {
			f, _ := os.Open(path)
			defer f.Close()
			r := csv.NewReader(f)
			r.ReuseRecord = true
			n := 0
			for {
				if _, err := r.Read(); err != nil {
					return n
				}
				n++
			}
		})
	})
}
