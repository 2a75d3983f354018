package author

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// A ColumnOf is a column of an account's table: it closes up where no row has a
// value in it.
type ColumnOf[T any] struct {
	GroupName string
	Number    bool
	Write     func(a *Author, x T) document.Span
	Field     string // of its source cell; "" for none
}

// TableOf is records under the columns in which any of them has a value.
func TableOf[T any](a *Author, caption string, records []T, origin func(T) program.Origin, columns []ColumnOf[T]) []document.Block {
	if len(records) == 0 {
		return nil
	}
	t := document.Table{Caption: caption, Rows: make([]document.Row, len(records)), Sortable: len(records) > 8}
	for _, c := range columns {
		cells, any := make([]document.Line, len(records)), false
		for i, r := range records {
			s := c.Write(a, r)
			if s.Text == "" {
				continue
			}
			if any = true; c.Field != "" {
				s.Sources = append(s.Sources, a.Cells(origin(r), c.Field)...)
			}
			cells[i] = document.Line{s}
		}
		if !any {
			continue
		}
		t.Columns = append(t.Columns, document.Column{Title: a.Say(c.GroupName), Number: c.Number})
		for i := range cells {
			t.Rows[i].Cells = append(t.Rows[i].Cells, cells[i])
		}
	}
	if len(t.Columns) == 0 {
		return nil
	}
	return []document.Block{t}
}

// CloseUp takes out a column that nobody has a value in.
func CloseUp(t *document.Table, i int) {
	for _, r := range t.Rows {
		if !r.Head && len(r.Cells[i]) > 0 {
			return
		}
	}
	t.Columns = slices.Delete(t.Columns, i, i+1)
	for j := range t.Rows {
		t.Rows[j].Cells = slices.Delete(t.Rows[j].Cells, i, i+1)
	}
}

// CloseUpAll leaves out the columns of a table, but the first, in which no row
// has anything to say.
func CloseUpAll(t *document.Table) {
	for i := len(t.Columns) - 1; i > 0 && len(t.Rows) > 0; i-- {
		CloseUp(t, i)
	}
}

// Fewer orders false before true.
func Fewer(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// KeepRows are blocks without the tables that have no row.
func (a *Author) KeepRows(blocks []document.Block) []document.Block {
	return slices.DeleteFunc(blocks, func(b document.Block) bool {
		t, ok := b.(document.Table)
		return ok && len(t.Rows) == 0
	})
}
