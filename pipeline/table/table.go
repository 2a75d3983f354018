// Package table turns files into rows of cells that know where they stand.
//
// In go a file system and a path; out come sheets whose rows stream, one at a
// time, with the text that a person sees and the exact value behind it, and the
// shape of each sheet: where its tables begin, what their columns are called,
// which rows are no data. The content decides what a file is, not its name. The
// package refuses to guess what a column means: that is intake's.
package table

import (
	"context"

	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/shape"
)

// The nouns of a file that was opened.
type (
	// Kind says what a cell holds.
	Kind = grid.Kind
	// A Cell is one value of a row.
	Cell = grid.Cell
	// A Row is one row of a sheet.
	Row = grid.Row
	// A Merge is a range of cells that a sheet shows as one.
	Merge = grid.Merge
	// A Sheet is one table surface of a file.
	Sheet = grid.Sheet
	// A Workbook is a file that was opened.
	Workbook = grid.Workbook
	// Limits bound what one file may cost.
	Limits = grid.Limits
	// A Refusal is why a file is no table that can be read.
	Refusal = grid.Refusal
)

// The kinds of cell.
const (
	Empty  = grid.Empty
	Text   = grid.Text
	Number = grid.Number
	Date   = grid.Date
	Bool   = grid.Bool
	Fault  = grid.Fault
)

// The nouns of a sheet's shape.
type (
	// A Role is what a row is to its table.
	Role = shape.Role
	// A RowReason is a row that is no data, with what it is and why.
	RowReason = shape.RowReason
	// A Region is one table of a sheet.
	Region = shape.Region
)

// The roles of rows.
const (
	Data     = shape.Data
	Face     = shape.Face
	Header   = shape.Header
	Repeated = shape.Repeated
	Group    = shape.Group
	Subtotal = shape.Subtotal
	Total    = shape.Total
	Footer   = shape.Footer
	Example  = shape.Example
	Whole    = shape.Whole
	Torn     = shape.Torn
	Units    = shape.Units
	Ruled    = shape.Ruled
)

// DefaultLimits are generous for any honest export and far below what would
// harm the machine.
func DefaultLimits() Limits { return grid.DefaultLimits() }

// Shape finds the tables of a sheet, one below the other, in one pass; known,
// where given, is a header's further evidence, and watch sees every row during
// that pass.
func Shape(ctx context.Context, s *Sheet, known func(header string) bool, watch ...func(Row) error) ([]Region, error) {
	return shape.Find(ctx, s, known, watch...)
}
