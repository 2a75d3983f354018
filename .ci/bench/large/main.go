// Command large makes the exports of a large company, all of it invented: accounts,
// revenue by month, contacts, deals, issues and a roster of sponsors. The same sizes
// give the same bytes.
//
//	large -o FOLDER                     50,000 accounts, a million rows of revenue
//	large -o FOLDER -accounts 5000      a tenth of everything
//	large -o FOLDER -xlsx               the revenue as a workbook of shared texts
//	large -read FILE                    reads a text file with encoding/csv alone, to compare with
package main

import (
	"bufio"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// A company is its sizes. What is not given is in proportion to the accounts.
type company struct {
	accounts, rows, contacts, deals, sponsors, program, issues, managers int
	workbook                                                             bool
}

func main() {
	var c company
	out := flag.String("o", "", "folder of the exports")
	flag.IntVar(&c.accounts, "accounts", 50_000, "accounts, each a group of its own")
	for _, size := range c.sizes() {
		flag.IntVar(size.n, size.name, 0, fmt.Sprintf("%s (default %g for each account)", size.about, size.share))
	}
	flag.BoolVar(&c.workbook, "xlsx", false, "revenue as revenue.xlsx in place of revenue.csv")
	read := flag.String("read", "", "text file to read, and nothing else")
	flag.Parse()
	if *read != "" {
		report(readText(*read))
		return
	}
	for _, size := range c.sizes() {
		if *size.n == 0 {
			*size.n = max(1, int(float64(c.accounts)*size.share+0.5))
		}
	}
	report(c.write(*out))
}

func report(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "large:", err)
		os.Exit(1)
	}
}

// readText reads every row of a file and says how many there are.
func readText(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, in := 0, csv.NewReader(bufio.NewReaderSize(f, 1<<20))
	for ; err == nil; rows++ {
		_, err = in.Read()
	}
	if err != io.EOF {
		return err
	}
	fmt.Println(rows - 1)
	return nil
}

// A size is one of the numbers that follow from that of the accounts.
type size struct {
	n           *int
	name, about string
	share       float64
}

func (c *company) sizes() []size {
	return []size{
		{&c.rows, "rows", "rows of revenue", 20},
		{&c.contacts, "contacts", "contacts", 1},
		{&c.deals, "deals", "opportunities", 0.25},
		{&c.issues, "issues", "issues", 0.05},
		{&c.sponsors, "sponsors", "executives", 0.006},
		{&c.program, "program", "groups in the program", 0.15},
		{&c.managers, "managers", "account managers", 0.01},
	}
}

func (c company) write(folder string) error {
	if folder == "" {
		return fmt.Errorf("no folder; name one with -o")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	percent := 100 * float64(c.program) / float64(c.accounts)
	settings := fmt.Sprintf("as_of: 2026-10-31\ncurrency: EUR\ntiers:\n  tier_1: %g\n  tier_1_out: %g\n  tier_2: %g\n  tier_2_out: %g\n",
		percent*2/3, percent*5/6, percent, percent*7/6)
	if err := os.WriteFile(filepath.Join(folder, "sponsorbook.yaml"), []byte(settings), 0o644); err != nil {
		return err
	}
	for _, t := range c.tables() {
		write, name := writeText, t.name+".csv"
		if c.workbook && t.name == "revenue" {
			write, name = writeWorkbook, t.name+".xlsx"
		}
		if err := toFile(filepath.Join(folder, name), t, write); err != nil {
			return err
		}
	}
	return nil
}

// A table is one export: its header, and each row from its number.
type table struct {
	name string
	head []string
	rows int
	row  func(r *rand.Rand, i int) []any
}

// toFile writes a table to a file. Every table has chance of its own, so that one
// is the same whatever the sizes of the others.
func toFile(path string, t table, write func(*bufio.Writer, table, *rand.Rand) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if err := write(w, t, rand.New(rand.NewPCG(1, uint64(len(t.name))))); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func writeText(w *bufio.Writer, t table, r *rand.Rand) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.head); err != nil {
		return err
	}
	line := make([]string, len(t.head))
	for i := range t.rows {
		for c, v := range t.row(r, i) {
			line[c] = fmt.Sprint(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
