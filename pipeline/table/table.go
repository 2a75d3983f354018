// Package table turns files into rows of cells that know where they stand.
//
// In go a file system and a path; out come sheets whose rows stream, one at a
// time, with the text that a person sees and the exact value behind it. The
// content decides what a file is, not its name. The package refuses to guess
// what a column means: that is intake's.
package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"sponsorbook/pipeline/finding"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Empty  Kind = iota
	Text        // text, untouched
	Number      // an exact decimal number
	Date        // a date, or a date with a time of day
	Bool
	Fault // an error value such as #DIV/0!, or a formula that has no value
)

// A Cell is one value of a row.
type Cell struct {
	Kind Kind
	// Text is what a person sees in the sheet (number formats as en-US shows
	// them). For text cells it is the text, untouched. For a formula without a
	// value it is the formula, with its equals sign.
	Text string
	// Value is the exact value behind the text: digits of a number without
	// grouping ("-1234.5"), a date as "2026-03-01" or "2026-03-01T14:30:00", a
	// time of no day as "14:30:00", "true" or "false". For text it is empty.
	Value string
	// Unit is the currency sign or code, or "%", that a number's format shows.
	Unit string
	// Indent is how deep a cell is indented by its format, from 0.
	Indent uint8
	// Bold is whether the cell's format is bold, as header and total rows often are.
	Bold bool
}

// A Row is one row of a sheet.
type Row struct {
	Number int // from 1, as a spreadsheet program numbers it
	Cells  []Cell
	Hidden bool
}

// Blank reports whether the row holds nothing that a person would see.
func (r Row) Blank() bool {
	for i := range r.Cells {
		if r.Cells[i].Kind != Empty {
			return false
		}
	}
	return true
}

// A Merge is a range of cells that a sheet shows as one. The value is that of
// its first cell; the others are empty in their rows.
type Merge struct{ Top, Left, Bottom, Right int } // rows and columns from 1, inclusive

// A Sheet is one table surface of a file; a text file has one, without a name.
type Sheet struct {
	File   string // path below the input folder, with slashes
	Name   string // empty for text files
	Hidden bool
	// HiddenColumns are the columns (from 1) that the sheet hides.
	HiddenColumns map[int]bool

	passes func(ctx context.Context, yield func(Row) error) error // one pass, unguarded
	rows   func(yield func(Row) error) error                      // the same, guarded
	merged []Merge
}

// Each calls yield with every row that has a cell, in order; the row and its
// cells are only valid during the call. It may be called again, and reads the
// file again. An error from yield ends the reading and is returned. Sheets of
// one workbook may be read at the same time, one sheet only once at a time.
//
// A cell's strings stay valid but share memory with the other cells of their
// row: whoever keeps one of a long file keeps a copy (strings.Clone).
func (s *Sheet) Each(yield func(Row) error) error { return s.rows(yield) }

// Merged are the sheet's merged ranges. Files list them behind the cells, so
// those of a long sheet are known only after Each or Shape went through it.
func (s *Sheet) Merged() []Merge { return s.merged }

// Ref is the place of a cell in the sheet.
func (s *Sheet) Ref(row, col int) finding.Ref {
	return finding.Ref{File: s.File, Sheet: s.Name, Row: row, Col: col}
}

// A Workbook is a file that was opened: its sheets in order, and what there is
// to say about it.
type Workbook struct {
	Path     string
	Format   string // "csv", "xlsx", "html", …: what the content is
	Encoding string // of text: "UTF-8", "Windows-1252", …
	SHA256   string // of the file's bytes, in hex
	Sheets   []*Sheet
	// Findings are what there is to say about the file. Those about cells of a
	// long sheet come while Each goes through it: look again afterwards.
	Findings []finding.Finding

	closer io.Closer
	lock   sync.Mutex // over findings, since sheets may be read at the same time
	noted  map[noted]bool
}

// Find is the sheet of a name or, where no sheet has it, of a number from 1;
// "" is the first sheet that has cells.
func (w *Workbook) Find(which string) (*Sheet, error) {
	var names []string
	for _, s := range w.Sheets {
		if s.Name == which && which != "" || which == "" && s.hasCells() {
			return s, nil
		}
		names = append(names, strconv.Quote(s.Name))
	}
	if n, err := strconv.Atoi(which); err == nil && n >= 1 && n <= len(w.Sheets) {
		return w.Sheets[n-1], nil
	}
	if which == "" && len(w.Sheets) > 0 {
		return w.Sheets[0], nil
	}
	return nil, fmt.Errorf("%s has no sheet %q; it has %d: %s", w.Path, which, len(names), strings.Join(names, ", "))
}

// errEnough ends a reading early.
var errEnough = errors.New("enough")

// hasCells reports whether there is a row; a sheet that cannot be read counts,
// so that its error is seen.
func (s *Sheet) hasCells() bool { return s.Each(func(Row) error { return errEnough }) != nil }

// Close releases the file. The sheets cannot be read afterwards.
func (w *Workbook) Close() error {
	if w == nil || w.closer == nil {
		return nil
	}
	return w.closer.Close()
}
