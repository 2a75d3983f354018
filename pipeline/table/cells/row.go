// Package cells makes rows of cells out of what the XML of a spreadsheet says of
// each: its type, its style, its characters.
package cells

import (
	"sponsorbook/pipeline/table/grid"
	"sponsorbook/pipeline/table/numfmt"
)

// A Builder makes rows of cells out of what a file says of each: its place,
// its type and style, its characters. It holds one row.
type Builder struct {
	Workbook *grid.Workbook       // takes the findings
	Sheet    *grid.Sheet          // whose cells these are
	Yield    func(grid.Row) error // takes each row that has a cell
	Date1904 bool                 // serial dates count from 1904
	Texts    *Texts               // that cells refer to by number
	Covered  Cover                // cells that a merged range hides
	// Compute gives the value of a formula that the file left without one;
	// nil where nothing is computed.
	Compute  func(row, col int, d *numfmt.Decimal) bool
	Skim     bool // formulas without a value are counted, not said
	Uncached int  // formulas that the file left without a value

	Row     int // number of the current row
	Col     int // of the current cell
	cells   []grid.Cell
	swatch  uint32        // of the row
	pending []pendingCell // cells of the row whose text is in buf
	Buf     []byte        // text and value of the row's cells, one after the other
	num     numfmt.Decimal
	dates   []dateText // by serial modulo daysKept
	Raw     []byte     // the characters of a cell, only valid until more is read
	Formula []byte     // its formula, without the equals sign
}

// A pendingCell is a cell whose strings are cut from the row's text when the
// row is complete: one allocation a row instead of two a cell.
type pendingCell struct {
	col                int
	textFrom, textTo   int
	valueFrom, valueTo int
}

// Reset begins a row.
func (r *Builder) Reset() {
	clear(r.cells)
	r.cells, r.pending, r.Buf, r.swatch = r.cells[:0], r.pending[:0], r.Buf[:0], 0
}

// Emit cuts the cells' strings and hands the row over, unless it is blank.
func (r *Builder) Emit(hidden bool) error {
	all := string(r.Buf)
	for _, p := range r.pending {
		c := &r.cells[p.col-1]
		if p.textTo > p.textFrom {
			c.Text = all[p.textFrom:p.textTo]
		}
		c.Value = all[p.valueFrom:p.valueTo]
	}
	r.Covered.clear(r.Row, r.cells)
	n := len(r.cells)
	for n > 0 && r.cells[n-1].Kind == grid.Empty {
		n--
	}
	if n == 0 {
		return nil
	}
	return r.Yield(grid.Row{Number: r.Row, Cells: r.cells[:n], Hidden: hidden, Swatch: r.swatch})
}

// cell is the current cell, the row made long enough.
func (r *Builder) cell() *grid.Cell {
	for len(r.cells) < r.Col {
		if len(r.cells) < cap(r.cells) {
			r.cells = r.cells[:len(r.cells)+1]
			continue
		}
		r.cells = append(r.cells, grid.Cell{})
	}
	return &r.cells[r.Col-1]
}
