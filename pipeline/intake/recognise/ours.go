package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// own is what is known of a sheet of a workspace's own workbook: whether it
// explains the others, and its rows that show how it is filled in; and which rows of
// a text are torn.
type own struct {
	explains bool
	examples []int
	torn     []int // rows of a text that have more values than the header
}

func (o *own) row(row table.Row) {
	if row.Torn {
		o.torn = append(o.torn, row.Number)
		return
	}
	for i := range row.Cells {
		text := strings.TrimSpace(row.Cells[i].Text)
		if text == "" {
			continue
		}
		switch {
		case row.Number == 1 && text == program.WorkspaceTitle:
			o.explains = true
		case strings.HasPrefix(text, strings.TrimSpace(program.ExampleMark)):
			o.examples = append(o.examples, row.Number)
		}
		return
	}
}

// setAside takes the examples, and the rows that are torn, out of a table's data.
func (o *own) setAside(g *table.Region) {
	for _, n := range o.examples {
		takeOut(g, table.RowReason{Row: n, Role: table.Example, Reason: "an example of how the sheet is filled in"})
	}
	for _, n := range o.torn {
		takeOut(g, table.RowReason{Row: n, Role: table.Torn, Reason: "a row with more values than the header"})
	}
}

// takeOut takes a row out of a table's data.
func takeOut(g *table.Region, why table.RowReason) {
	if role, inside := g.Role(why.Row); !inside || role != table.Data {
		return
	}
	i, _ := slices.BinarySearchFunc(g.Aside, why.Row, func(a table.RowReason, n int) int { return a.Row - n })
	g.Aside = slices.Insert(g.Aside, i, why)
	g.DataRows--
}
