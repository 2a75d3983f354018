package cells

import (
	"sponsorbook/pipeline/table/numfmt"
)

// A Style is what a cell's format says that matters to a reader.
type Style struct {
	Format *numfmt.Format // never nil
	Bold   bool
	Struck bool
	Fill   uint32 // colour of the background, as grid.Cell has it
	Indent uint8  // how deep the cell is indented, from 0
}

// General is the style of a cell that names none.
var General = Style{Format: numfmt.Compile("")}
