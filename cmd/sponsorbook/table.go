package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/table"
)

func tableCommand() command {
	return command{
		name: "table", args: "FILE", least: 1, most: 1,
		short: "Prints one sheet as it was understood, as CSV.",
		long:  "One header row, then the data; rows that were left out are listed on standard error.",
		examples: []example{
			{"table my-exports/report.xlsx", "the first sheet that has cells"},
			{"table my-exports/report.xlsx --sheet Revenue --raw", "every row of a sheet by its name"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			f.StringVar(&o.Sheet, "sheet", "", "`NAME` of the sheet, or its number from 1 (default the first that has cells)")
			f.BoolVar(&o.Raw, "raw", false, "print every row, face and footer rows too")
			speechFlags(f, o)
		},
		run: printTable,
	}
}

func printTable(ctx context.Context, s *session) error {
	file := s.args[0]
	info, err := os.Stat(file)
	if err != nil {
		return usagef("read %s: %w", file, err)
	}
	if info.IsDir() {
		return usagef("%s is a folder; name one file in it", file)
	}
	book, err := table.Open(ctx, plain.Dir(filepath.Dir(file)), filepath.Base(file), table.DefaultLimits())
	if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	for _, f := range book.Findings {
		s.say(f.Severity.String(), f.String())
	}
	sheet, err := s.pickSheet(ctx, book)
	if err != nil {
		return err
	}
	if sheet == nil {
		s.say("note", fmt.Sprintf("%s is empty", file))
		return nil
	}
	left, err := table.WriteCSV(ctx, screen.Terminal(s.out), sheet, s.Raw)
	if err != nil {
		return fmt.Errorf("print %s: %w", file, err)
	}
	for _, r := range left {
		s.say("note", fmt.Sprintf("row %d left out: %s", r.Row, r.Reason))
	}
	return nil
}

// pickSheet is the sheet that --sheet names, or the first that has cells; nil
// when none has.
func (s *session) pickSheet(ctx context.Context, book *table.Workbook) (*table.Sheet, error) {
	if s.Sheet == "" {
		for _, sheet := range book.Sheets {
			has, err := hasCells(ctx, sheet)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", s.args[0], err)
			}
			if has {
				return sheet, nil
			}
		}
		return nil, nil
	}
	for _, sheet := range book.Sheets {
		if sheet.Name == s.Sheet {
			return sheet, s.emptiness(ctx, sheet)
		}
	}
	if n, err := strconv.Atoi(s.Sheet); err == nil && n >= 1 && n <= len(book.Sheets) {
		return book.Sheets[n-1], s.emptiness(ctx, book.Sheets[n-1])
	}
	return nil, usagef("%s has no sheet %q; it has %s", s.args[0], s.Sheet, sheetNames(book))
}

// emptiness says so when a sheet has no cells.
func (s *session) emptiness(ctx context.Context, sheet *table.Sheet) error {
	has, err := hasCells(ctx, sheet)
	if err == nil && !has {
		s.say("note", fmt.Sprintf("%s is empty", s.Sheet))
	}
	return err
}

// errSome stops the reading of a sheet at its first cell.
var errSome = fmt.Errorf("a cell")

func hasCells(_ context.Context, sheet *table.Sheet) (bool, error) {
	err := sheet.Each(func(table.Row) error { return errSome })
	if err == errSome {
		return true, nil
	}
	return false, err
}

func sheetNames(book *table.Workbook) string {
	out := ""
	for i, sheet := range book.Sheets {
		if i > 0 {
			out += ", "
		}
		out += strconv.Quote(sheet.Name)
	}
	return out
}
