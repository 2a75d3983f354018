package recognise

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// own is what is known of a sheet of a workspace's own workbook: whether it
// explains the others, and its rows that show how it is filled in; and which rows of
// a text are torn.
type own struct {
	explains bool
	examples []int
	torn     []int            // rows of a text that have more values than the header
	units    map[int][]string // rows near the top whose cells are nothing but units
	ids      []int            // rows near the top that hold the ids of a survey's questions
}

func (o *own) row(row table.Row) {
	if row.Number <= unitsAtMost {
		if units := unitsOf(row); units != nil {
			if o.units == nil {
				o.units = map[int][]string{}
			}
			o.units[row.Number] = units
		}
	}
	if row.Number <= unitsAtMost && questionIDs(row) {
		o.ids = append(o.ids, row.Number)
	}
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
	if n := len(g.HeaderRows); n > 0 && o.units[g.HeaderRows[n-1]+1] != nil {
		takeOut(g, table.RowReason{Row: g.HeaderRows[n-1] + 1, Role: table.Units, Reason: "a row of the units of the columns"})
	}
	for _, n := range o.ids {
		takeOut(g, table.RowReason{Row: n, Role: table.Units, Reason: "a row of the ids of questions"})
	}
	for _, n := range o.torn {
		takeOut(g, table.RowReason{Row: n, Role: table.Torn, Reason: "a row with more values than the header"})
	}
}

// questionIDs is whether a row holds the ids by which a survey's tool knows the
// columns, and nothing else.
func questionIDs(row table.Row) bool {
	some := false
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Kind != table.Empty {
			if some = strings.HasPrefix(c.Text, `{"ImportId"`); !some {
				return false
			}
		}
	}
	return some
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

// unitsAtMost is the last row in which units are looked for: they stand right below
// a header.
const unitsAtMost = 60

// unitsOf are the units that a row is made of, by column; nil for a row that holds
// anything else, or no unit of money.
func unitsOf(row table.Row) []string {
	units, money := make([]string, len(row.Cells)), false
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind == table.Empty {
			continue
		}
		u, ok := value.LineUnit(c.Text)
		if c.Kind != table.Text || len(c.Text) > 12 || !ok && !otherUnits[program.Fold(c.Text)] {
			return nil
		}
		units[i], money = c.Text, money || ok && (u.Times > 1 || u.Currency != "" || u.Sign != "")
	}
	if !money {
		return nil
	}
	return units
}

// otherUnits stand beside those of money in a row of units.
var otherUnits = input.SetOf("pcs", "pc", "ea", "stk", "stuck", "kg", "t", "h", "std", "hours", "days", "tage", "date", "datum", "text",
	"no", "nr", "number", "qty", "units")
