package money

import (
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// An outline is one row of a report whose customers have sub-customers: they
// are indented below their parent, or named "Parent:Child".
type outline struct {
	row   int
	depth int
	name  string
	sums  []program.Decimal
	any   bool // whether the row has an amount
}

// outlineAtMost is how many rows are looked through for parents: summaries by
// customer are short, and lists of transactions have no outline.
const outlineAtMost = 50000

// findRollups finds rows that only repeat the sum of their sub-customers, so
// that it is not counted twice, and the parent of each sub-customer.
func (b *Biller) findRollups() error {
	label := b.t.At["account"]
	if label == 0 || !b.outlined(label) {
		return nil
	}
	var lines []outline
	err := rows.EachRow(b.t, func(l *rows.Line, role table.Role) error {
		if role != table.Data && role != table.Group || len(lines) >= outlineAtMost {
			return nil
		}
		lines = append(lines, b.outline(l, label))
		return nil
	})
	if err != nil || len(lines) >= outlineAtMost {
		return err
	}
	b.rollups, b.parents = map[int]bool{}, map[int]string{}
	for i := range lines {
		b.rollup(lines, i)
	}
	return nil
}

// outlined is whether the customers of a table have sub-customers.
func (b *Biller) outlined(label int) bool {
	y := &b.t.Styles[label]
	return y.Indents || y.Colons
}

// outline reads one row. The depth is the indent of its format, or the spaces
// or colons of its name.
func (b *Biller) outline(l *rows.Line, label int) outline {
	c := l.Cell(label)
	trimmed := strings.TrimLeft(c.Text, " \u00a0")
	o := outline{row: l.N, name: strings.TrimSpace(c.Text), depth: int(c.Indent)*3 + len(c.Text) - len(trimmed) + 100*strings.Count(
		trimmed, ":")}
	for _, col := range b.amountColumns() {
		sum := program.Zero
		if ch, ok := b.quiet(l, col); ok {
			sum, o.any = ch, true
		}
		o.sums = append(o.sums, sum)
	}
	return o
}

// quiet is the amount of a cell, without a finding where it cannot be read.
func (b *Biller) quiet(l *rows.Line, col int) (program.Decimal, bool) {
	n, ok := b.t.Styles[col].Numbers.Cell(l.Cell(col))
	return n.Value, ok && !l.Blank(col)
}

// rollup looks at one row and those below it that belong to it.
func (b *Biller) rollup(lines []outline, i int) {
	parent := lines[i]
	sums := make([]program.Decimal, len(parent.sums))
	children := 0
	for j := i + 1; j < len(lines) && below(parent, lines[j]); j++ {
		b.parents[lines[j].row] = parent.name
		if b.direct(lines, i, j) {
			children++
			for k := range sums {
				sums[k] = sums[k].Add(lines[j].sums[k])
			}
		}
	}
	if children == 0 || !parent.any {
		return
	}
	for k := range sums {
		if !sums[k].Equal(parent.sums[k]) {
			return
		}
	}
	b.rollups[parent.row] = true
	b.t.Once(finding.Note, "parent-total", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: parent.row}, "",
		"%s is the sum of the %d rows of its sub-customers and was not counted twice", finding.Quote(parent.name), children)
}

// direct is whether a row stands directly below another: no row between them is
// its parent.
func (b *Biller) direct(lines []outline, i, j int) bool {
	for k := i + 1; k < j; k++ {
		if lines[k].depth < lines[j].depth && below(lines[k], lines[j]) {
			return false
		}
	}
	return true
}

// below is whether a row belongs to one above it.
func below(parent, row outline) bool {
	if strings.Contains(row.name, ":") {
		return strings.HasPrefix(row.name, parent.name+":")
	}
	return row.depth > parent.depth
}
