// Package proof tells from arithmetic what the number columns of a table are.
//
// In go the numbers of a table, row by row, with the texts that may number its
// documents; out come the laws that hold on nearly all rows, such as net + tax =
// gross or quantity × price = line, with the rows that break them, and the role
// that they give each column. A header is a hint between two readings that
// arithmetic leaves open, and never more.
//
// The package refuses to conclude from little: a law needs several rows that
// differ, in which none of its terms is zero. It reads no cells and no files, and
// the order of columns and their names make no difference to what it proves.
package proof

import (
	"iter"

	"sponsorbook/pipeline/program"
)

// One is the number 1 as a Cell holds it.
const One = 1_000_000

// A Cell is a number in millionths. The zero Cell is blank, or no number.
type Cell struct {
	Micro int64
	Known bool
}

// Limit is the largest number, in millionths, that takes part in a proof: far
// enough from overflow that a row can be added up.
const Limit = 1 << 52

// NewCell is a known number. One beyond Limit takes no part.
func NewCell(micro int64) Cell { return Cell{micro, -Limit < micro && micro < Limit} }

// A Row is one row of the table. It is read before the next one is asked for.
type Row struct {
	Number int      // as findings name it
	Cells  []Cell   // by column
	Keys   []string // by key: texts that may number the document of the row
}

// A Table is what is to be proved. Rows gives the same rows each time.
type Table struct {
	Headers []string // of the number columns
	Keys    int      // how many texts a row has
	Rows    iter.Seq[Row]
}

// A Role is what a column of numbers is.
type Role string

// The roles of a column.
const (
	Unknown   Role = ""
	Net       Role = "net of tax"
	Tax       Role = "tax"
	Gross     Role = "with tax"
	Line      Role = "line amount"
	Quantity  Role = "quantity"
	Price     Role = "price"
	Discount  Role = "discount"
	Rate      Role = "rate"
	Converted Role = "amount in another currency"
	Document  Role = "total of the document"
	Sum       Role = "sum of columns"
	Part      Role = "part of a sum"
	Debit     Role = "debit"
	Credit    Role = "credit"
	Balance   Role = "balance"
	Running   Role = "running total"
	Same      Role = "the same as another column"
)

// A Law names a relation between columns.
type Law string

// The laws that are looked for.
const (
	Adds      Law = "adds"      // Of = the signed sum of Parts
	Times     Law = "times"     // Of = Parts[0] × Parts[1] × Scale, less Parts[2]
	Documents Law = "documents" // Of = the sum of Parts over the rows of one document
	Runs      Law = "runs"      // Of = Of of the row above + the signed sum of Parts
	Repeats   Law = "repeats"   // Of = Parts[0]
	Within    Law = "within"    // Parts[0] is the tax that Of includes, at a few rates
	Above     Law = "above"     // Of = Parts[0] with a tax at a few rates, which stands nowhere
	Upon      Law = "upon"      // Parts[0] is the tax upon Of, at a few rates
)

// A Relation is a law that holds on nearly all rows.
type Relation struct {
	Law   Law
	Of    int
	Parts []int
	Signs []int // of Parts: 1 or -1
	Scale int64 // of Times: 1, or 100 where the second part is in percent
	Less  Law   // of Times: how Parts[2] is taken off: Adds as an amount, Times as percent
	Key   int   // of Documents: the text that numbers them
	Once  []int // of Documents: parts that are of the document, not of its rows
	Doubt bool  // of Upon: the tax may be within Of as well
	// Holds counts rows (documents) that keep the law, Breaks those that do not.
	Holds, Breaks int
	Broken        []int // the first rows that break it

	strength int
}

// A Reading is what a table proves.
type Reading struct {
	Roles     []Role // by column
	Relations []Relation
	Sums      []program.Decimal // by column; of the sample where no law was found
	Partial   bool              // the sums are of the sample, and there is more
	why       []int             // by column: the relation that gave the role, from 1
	headers   []string
	sample    *sample
}

// Why is the relation that gave a column its role; false where none did.
func (r *Reading) Why(col int) (Relation, bool) {
	if col < 0 || col >= len(r.why) || r.why[col] == 0 {
		return Relation{}, false
	}
	return r.Relations[r.why[col]-1], true
}

// Read proves what it can. The rows are gone through once where the first
// hundreds show no law, and twice where they do.
func Read(t Table) *Reading {
	s := draw(t)
	r := &Reading{Roles: make([]Role, len(t.Headers)), why: make([]int, len(t.Headers)), headers: t.Headers, sample: s,
		Sums: make([]program.Decimal, len(t.Headers))}
	laws := find(s)
	r.Partial = !s.whole && len(laws) == 0
	r.Relations = r.verify(t, laws)
	r.assign()
	return r
}
