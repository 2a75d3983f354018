// Package grid has the nouns of a file of cells, and the file itself as the
// formats read it: within limits, any number of times.
//
// It knows no format. It refuses what is no regular file or above a limit.
package grid

import (
	"context"
	"strings"

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
	// Struck is whether the cell's format strikes it through.
	Struck bool
	// Fill is the colour of the cell's background, 1<<24 + 0xRRGGBB; 0 for none.
	Fill uint32
}

// A Row is one row of a sheet.
type Row struct {
	Number int // from 1, as a spreadsheet program numbers it
	Cells  []Cell
	Hidden bool
	Swatch uint32 // the background of its first empty cell that has one, as of a legend
	Torn   bool   // it has more values than the header, and which of them belong together is not known
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
	// Comments are what people wrote beside cells of the sheet, the first thousand.
	Comments []Comment

	pass   func(ctx context.Context, yield func(Row) error) error // unguarded
	rows   func(yield func(Row) error) error                      // the same, guarded
	merged []Merge
}

// A Comment is what somebody wrote beside a cell; Row and Col count from 1.
type Comment struct {
	Row, Col int
	Text     string
}

// NewSheet is a sheet of a file whose rows a format's reader gives: pass is one
// pass through them, ends with ctx, and may be called again.
func NewSheet(file, name string, pass func(ctx context.Context, yield func(Row) error) error) *Sheet {
	return &Sheet{File: file, Name: name, pass: pass}
}

// Each calls yield with every row that has a cell, in order; the row and its
// cells are only valid during the call. It may be called again, and reads the
// file again. An error from yield ends the reading and is returned. Sheets of
// one workbook may be read at the same time, one sheet only once at a time.
//
// A cell's strings stay valid but share memory with the other cells of their
// row: whoever keeps one of a long file keeps a copy (strings.Clone).
func (s *Sheet) Each(yield func(Row) error) error {
	return s.rows(func(r Row) error {
		for i := range r.Cells {
			if c := &r.Cells[i]; c.Kind == Text && guarded(c.Text) {
				c.Text = c.Text[1:]
			}
		}
		return yield(r)
	})
}

// With is the sheet with its rows changed as they are read.
func (s *Sheet) With(change func(*Row)) *Sheet {
	other := *s
	other.rows = func(yield func(Row) error) error {
		return s.rows(func(r Row) error {
			change(&r)
			return yield(r)
		})
	}
	return &other
}

// guarded is whether a text is what a guard against formulas made of one that
// begins like a formula: an apostrophe before - + = @. The text itself stands
// behind it.
func guarded(text string) bool {
	return len(text) > 1 && text[0] == '\'' && strings.IndexByte("-+=@", text[1]) >= 0
}

// Merged are the sheet's merged ranges. Files list them behind the cells, so
// those of a long sheet are known only after Each or Shape went through it.
func (s *Sheet) Merged() []Merge { return s.merged }

// Merge adds a merged range; a pass begins with Unmerge.
func (s *Sheet) Merge(m Merge) { s.merged = append(s.merged, m) }

// Unmerge forgets the merged ranges of the pass before.
func (s *Sheet) Unmerge() { s.merged = s.merged[:0] }

// HideColumns marks columns from one to another, from 1, as hidden.
func (s *Sheet) HideColumns(from, to int) {
	if s.HiddenColumns == nil {
		s.HiddenColumns = map[int]bool{}
	}
	for col := from; col <= to; col++ {
		s.HiddenColumns[col] = true
	}
}

// Ref is the place of a cell in the sheet.
func (s *Sheet) Ref(row, col int) finding.Ref {
	return finding.Ref{File: s.File, Sheet: s.Name, Row: row, Col: col}
}
