package intake

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The size of the benchmark's revenue: rows and accounts. SPONSORBOOK_ROWS
// overrides the rows.
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

// cells are the cells of one row of made-up revenue.
func revenueCells(r *rand.Rand) []any {
	a := r.IntN(benchAccounts)
	return []any{fmt.Sprintf("A-%06d", a), fmt.Sprintf("Customer %06d", a), fmt.Sprintf("%04d-%02d-%02d", 2022+r.IntN(4), 1+r.IntN(12), 1+r.IntN(28)),
		float64(r.IntN(5_000_000)) / 100, []string{"EUR", "USD", "PLN"}[r.IntN(3)], []string{"Pumps", "Service", "Parts", "Software"}[r.IntN(4)]}
}

var revenueHead = []any{"Account ID", "Account Name", "Invoice Date", "Amount", "Currency", "Product Line"}

// benchFolder makes the input once for all runs of a benchmark.
func benchFolder(b *testing.B, xlsx bool) string {
	b.Helper()
	dir := b.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	var accounts strings.Builder
	accounts.WriteString("Account ID,Account Name,Industry,Country,Account Owner\n")
	for i := range benchAccounts {
		fmt.Fprintf(&accounts, "A-%06d,Customer %06d,Industry %d,Germany,Owner %d\n", i, i, i%40, i%300)
	}
	if err := os.WriteFile(filepath.Join(dir, "accounts.csv"), []byte(accounts.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	if xlsx {
		writeWorkbook(b, filepath.Join(dir, "revenue.xlsx"), rowsWanted(b), r)
	} else {
		writeText(b, filepath.Join(dir, "revenue.csv"), rowsWanted(b), r)
	}
	return dir
}

func writeText(b *testing.B, path string, rows int, r *rand.Rand) {
	var s strings.Builder
	write := func(cells []any) {
		for i, c := range cells {
			if i > 0 {
				s.WriteByte(',')
			}
			fmt.Fprint(&s, c)
		}
		s.WriteByte('\n')
	}
	write(revenueHead)
	for range rows {
		write(revenueCells(r))
	}
	if err := os.WriteFile(path, []byte(s.String()), 0o600); err != nil {
		b.Fatal(err)
	}
}

func writeWorkbook(b *testing.B, path string, rows int, r *rand.Rand) {
	x := excelize.NewFile()
	defer x.Close()
	w, err := x.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	_ = w.SetRow("A1", revenueHead)
	for i := range rows {
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), revenueCells(r)); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := x.SaveAs(path); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkReadText(b *testing.B)     { benchmarkRead(b, false) }
func BenchmarkReadWorkbook(b *testing.B) { benchmarkRead(b, true) }

func benchmarkRead(b *testing.B, xlsx bool) {
	dir := benchFolder(b, xlsx)
	b.ResetTimer()
	b.ReportAllocs()
	for b.Loop() {
		f, _ := must(b, os.DirFS(dir), policy())
		if len(f.Accounts) != benchAccounts {
			b.Fatal(len(f.Accounts))
		}
	}
}
