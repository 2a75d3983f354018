package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// Figures are the columns of numbers of a table with what they prove.
type Figures struct {
	*proof.Reading
	Cols []int // by figure: its column, from 1
	keys []int // by key: its column
}

// At is the figure of a column; -1 where the column is none.
func (f *Figures) At(col int) int { return slices.Index(f.Cols, col) }

// add is whether two figures stand in one sum: one is the other with something added
// to it or taken off.
func (f *Figures) add(a, b int) bool {
	return slices.ContainsFunc(f.Relations, func(l proof.Relation) bool {
		all := append([]int{l.Of}, l.Parts...)
		return l.Law == proof.Adds && slices.Contains(all, a) && slices.Contains(all, b)
	})
}

// discounted is whether an amount is proven to be before a discount, as quantity × price
// is, and whether anything else tells how the two stand to each other.
func (f *Figures) discounted(off, amount int) (before, told bool) {
	for _, l := range f.Relations {
		all := slices.Concat([]int{l.Of}, l.Parts)
		switch {
		case slices.Contains(all, amount) && slices.Contains(all, off):
			return false, true
		case l.Law == proof.Times && l.Of == amount && len(l.Parts) == 2:
			before = true
		}
	}
	role := f.Roles[amount]
	return before, !before && (role == proof.Net || role == proof.Part || role == proof.Line)
}

// keysAtMost is among how many columns the number of a document is looked for.
const keysAtMost = 8

// prove tells what the columns of numbers of a table are. A table with a single
// one proves nothing, and costs nothing.
func (t *Table) prove(l *look) *Figures {
	if l.proved != nil {
		return l.proved
	}
	f := &Figures{Cols: l.figureColumns(t)}
	l.proved = f
	if len(f.Cols) < 2 {
		f.Reading = proof.Read(proof.Table{Headers: l.headersOf(f.Cols), Rows: func(func(proof.Row) bool) {}})
		return f
	}
	f.keys = l.keyColumns(f.Cols)
	styles := make([]value.NumberStyle, len(f.Cols))
	for i, col := range f.Cols {
		styles[i] = l.numberStyle(col, f.Cols)
	}
	f.Reading = proof.Read(proof.Table{Headers: l.headersOf(f.Cols), Keys: len(f.keys), Rows: func(yield func(proof.Row) bool) {
		row := proof.Row{Cells: make([]proof.Cell, len(f.Cols)), Keys: make([]string, len(f.keys))}
		l.each(func(r table.Row) bool {
			row.Number = r.Number
			for i, col := range f.Cols {
				row.Cells[i] = figure(r.Cells, col, &styles[i])
			}
			for i, col := range f.keys {
				row.Keys[i] = keyText(r.Cells, col)
			}
			return yield(row)
		})
	}})
	return f
}

// each gives the rows of data until it is told to stop. A sheet that cannot be
// read says so when its rows are, so that nothing is said here.
func (l *look) each(do func(table.Row) bool) {
	_ = l.sheet.Each(func(row table.Row) error {
		if l.region.LastData != 0 && row.Number > l.region.LastData {
			return ErrStop
		}
		if role, inside := l.region.Role(row.Number); !inside || role != table.Data || !Anything(row) {
			return nil
		}
		if !do(row) {
			return ErrStop
		}
		return nil
	})
}

// figureColumns are the columns that hold numbers and no dates. A column that
// names a period is one of them.
func (l *look) figureColumns(t *Table) []int {
	var cols []int
	spanned, ym := map[int]bool{}, l.yearMonth()
	for _, s := range t.Spans {
		spanned[s.Col] = true
	}
	for i := range l.watch.columns {
		e := &l.watch.columns[i]
		if e.cells == 0 || e.kinds[table.Date]*2 > e.cells || e.looks("amount") < 80 || !spanned[i+1] && e.kinds[table.Number] == 0 &&
			e.looks("date") >= 80 || i+1 == ym.Year || i+1 == ym.Month {
			continue
		}
		cols = append(cols, i+1)
	}
	return cols
}

// keyColumns are columns whose values come again: some number of a document may
// be among them.
func (l *look) keyColumns(figures []int) []int {
	var cols []int
	for i := range l.watch.columns {
		e := &l.watch.columns[i]
		if e.cells*2 < l.count || e.kinds[table.Date] > 0 || len(e.seen) == e.cells || len(e.seen) < 3 && len(e.figures) == 0 {
			continue
		}
		if slices.Contains(figures, i+1) && slices.ContainsFunc(append(e.sample, e.figures...),
			func(s string) bool { return strings.ContainsAny(s, ".,") }) {
			continue
		}
		cols = append(cols, i+1)
	}
	slices.SortStableFunc(cols, func(a, b int) int { return len(l.watch.columns[b-1].seen) - len(l.watch.columns[a-1].seen) })
	return cols[:min(len(cols), keysAtMost)]
}

func (l *look) headersOf(cols []int) []string {
	headers := make([]string, len(cols))
	for i, col := range cols {
		if col <= len(l.region.Header) {
			headers[i] = l.header(col)
		}
	}
	return headers
}

// numberStyle is how a column of numbers is written: its own evidence first,
// then that of the others.
func (l *look) numberStyle(col int, cols []int) value.NumberStyle {
	n := l.watch.columns[col-1].numbers
	for _, other := range cols {
		if other != col {
			n.Join(l.watch.columns[other-1].numbers)
		}
	}
	return n.Style()
}

// figure is the number of a cell for a proof, in which what is large takes no part: to
// add up, there is exact.
func figure(cells []table.Cell, col int, style *value.NumberStyle) proof.Cell {
	units, d, ok := numberIn(cells, col, style)
	switch {
	case !ok:
		return proof.Cell{}
	case units != 0 || d.IsZero():
		return proof.NewCell(min(max(units, -proof.Limit), proof.Limit) * 100)
	}
	if d = d.Shift(6).Round(0); len(d.Coefficient().String()) > 17 {
		return proof.Cell{}
	}
	return proof.NewCell(d.IntPart())
}

// exact is the number of a cell to a millionth, however large; 0 for none.
func exact(cells []table.Cell, col int, style *value.NumberStyle) program.Decimal {
	units, d, _ := numberIn(cells, col, style)
	if units != 0 {
		return program.NewScaled(units, -4)
	}
	return d.Round(6)
}

// numberIn is the number of a cell, in ten-thousandths where they hold it.
func numberIn(cells []table.Cell, col int, style *value.NumberStyle) (units int64, d program.Decimal, ok bool) {
	if col > len(cells) {
		return 0, d, false
	}
	c := &cells[col-1]
	text := c.Text
	switch {
	case c.Kind == table.Empty:
		return 0, d, false
	case c.Kind == table.Number && c.Unit == "":
		text = c.Value
	case c.Kind == table.Text && style.Decimal != '.':
		text = ""
	}
	if units, ok := amount.PlainUnits(text); ok {
		return units, d, true
	}
	n, ok := style.Cell(*c)
	return 0, n.Value, ok
}

func keyText(cells []table.Cell, col int) string {
	if col > len(cells) {
		return ""
	}
	return CellText(cells[col-1])
}

// CellText is what a cell says: of a number its digits.
func CellText(c table.Cell) string {
	if c.Kind == table.Number {
		return c.Value
	}
	return c.Text
}
