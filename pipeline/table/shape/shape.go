// Package shape finds the tables of a sheet: where the header is, what stands
// above and below, and which rows between are no data.
//
// It decides by evidence alone (width, bold, agreement of types below,
// uniqueness), whatever the format and the subject.
package shape

import (
	"context"
	"slices"

	"sponsorbook/pipeline/table/grid"
)

// A Role is what a row is to its table.
type Role uint8

// The roles of rows.
const (
	Data     Role = iota
	Face          // above the header: title, "as of", filters
	Header        // names the columns; several rows where header lines are merged
	Repeated      // the header once more, inside the data
	Group         // a group's name on a line of its own, above the group's rows
	Subtotal      // a total of some rows, between them
	Total         // a total below the data
	Footer        // below the data: counts, confidentiality, basis, notes
	Ruled         // a line drawn with signs
	Units         // names the units of the columns, right below the header
	Whole         // is of a document as a whole, the sum of its lines; only who reads numbers says so
	Torn          // has more values than the header; only who reads the text says so
	Example       // shows how a sheet of ours is filled in; only who knows that sheet says so
)

// A RowReason is a row that is no data, with what it is and why.
type RowReason struct {
	Row    int
	Role   Role
	Reason string // for a person: `a total ("Grand Totals (3 records)")`
	Text   string // the row's cells as a person sees them, joined with a space, cut to a line
}

// A Region is one table of a sheet. Rows and columns count from 1, as a
// spreadsheet program shows them.
//
// Rows from FirstData to LastData are the table's data except those that
// Aside lists (blank rows are never listed, and are no data). Rows read = data
// rows + rows aside + blank rows, for all regions of a sheet together.
type Region struct {
	// Header names the columns: Header[0] is that of column 1 of the sheet.
	// Header lines merged over several rows are joined with a space. Empty
	// where no row names the columns; a column without a name is "". It is as
	// long as the widest data row.
	Header []string
	// HeaderRows are the numbers of the rows that Header was made of; empty
	// where there is none.
	HeaderRows []int
	// FirstColumn and LastColumn are the columns in which the table has cells.
	FirstColumn, LastColumn int
	// FirstData and LastData are the first and last row of data; both 0 where
	// there is none.
	FirstData, LastData int
	// DataRows is how many rows of data there are.
	DataRows int
	// Aside are the rows of the region that are no data, in order: face rows
	// above, header rows, repeated headers, totals and footers. Group lines
	// are listed too; the `table` command prints them among the data.
	Aside []RowReason
}

// Role is what a row of the sheet is to this table; false where the row lies
// outside of it.
func (r *Region) Role(row int) (Role, bool) {
	i, found := slices.BinarySearchFunc(r.Aside, row, func(a RowReason, row int) int { return a.Row - row })
	if found {
		return r.Aside[i].Role, true
	}
	return Data, r.FirstData != 0 && r.FirstData <= row && row <= r.LastData
}

// Find finds the tables of a sheet, one below the other, in one pass: where
// the header is, what stands above and below, and which rows between are no
// data. It decides by evidence alone (width, bold, agreement of types below,
// uniqueness), whatever the subject; where known is given, a header that it
// knows is further evidence. Memory does not grow with the data.
//
// watch, where given, sees every row during the same pass, so that a caller
// who needs the evidence of whole columns saves a pass. An empty sheet has no
// regions.
func Find(ctx context.Context, s *grid.Sheet, known func(header string) bool, watch ...func(grid.Row) error) ([]Region, error) {
	sh := newShaper(s, known)
	err := s.Each(func(r grid.Row) error {
		for _, w := range watch {
			if err := w(r); err != nil {
				return err
			}
		}
		sh.row(r)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return sh.finish(), nil
}
