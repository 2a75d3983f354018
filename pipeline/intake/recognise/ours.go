package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// own is what is known of a sheet of a workspace's own workbook: whether it
// explains the others, and its rows that show how it is filled in.
type own struct {
	explains bool
	examples []int
}

func (o *own) row(row table.Row) {
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

// setAside takes the examples out of a table's data.
func (o *own) setAside(g *table.Region) {
	for _, n := range o.examples {
		if role, inside := g.Role(n); !inside || role != table.Data {
			continue
		}
		i, _ := slices.BinarySearchFunc(g.Aside, n, func(a table.RowReason, n int) int { return a.Row - n })
		g.Aside = slices.Insert(g.Aside, i, table.RowReason{Row: n, Role: table.Example, Reason: "an example of how the sheet is filled in"})
		g.DataRows--
	}
}
