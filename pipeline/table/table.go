// Package table turns files into rows of cells that know where they stand.
//
// In go a file system and a path; out come sheets whose rows stream, one at a
// time, with the text that a person sees and the exact value behind it. The
// content decides what a file is, not its name. The package refuses to guess
// what a column means: that is intake's.
package table

import "sponsorbook/pipeline/finding"

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
	// them). For text cells it is the text, untouched.
	Text string
	// Value is the exact value behind the text: digits of a number without
	// grouping ("-1234.5"), a date as "2026-03-01" or "2026-03-01T14:30:00",
	// "true" or "false". For text it is empty.
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

// A Sheet is one table surface of a file; a text file has one, without a name.
type Sheet struct {
	File   string // path below the input folder, with slashes
	Name   string // empty for text files
	Hidden bool
	// HiddenColumns are the columns (from 1) that the sheet hides.
	HiddenColumns map[int]bool

	rows func(yield func(Row) error) error
}

// Each calls yield with every row that has a cell, in order; the row and its
// cells are only valid during the call. It may be called again, and reads the
// file again. An error from yield ends the reading and is returned.
func (s *Sheet) Each(yield func(Row) error) error { return s.rows(yield) }

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
	Findings []finding.Finding
}
