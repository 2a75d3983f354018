package recognise

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
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

// ownCompanies asks about customers that are companies of ours: those whom a column names
// that tells on each row which of our companies sold, and those of rows that name another
// of our companies as their partner.
func (t *Table) ownCompanies(l *look) {
	account := t.At["account"]
	if account == 0 || t.At["amount"] == 0 {
		return
	}
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		e := &l.watch.columns[col-1]
		if t.Styles[col].Field != "" || len(e.seen)+len(e.wholes) > sampleAtMost || e.kinds[table.Date] > 0 {
			continue
		}
		if e.cells >= l.count && !contains(value.HeaderKey(t.Styles[col].Header), channels) {
			buyers := l.watch.columns[account-1].folded()
			if sellers := e.folded(); slices.ContainsFunc(slices.Collect(maps.Keys(sellers)), func(s string) bool { return buyers[s] }) &&
				len(sellers) < len(buyers) {
				t.askOwn(l, col, account, func(_, buyer string) bool { return sellers[buyer] })
			}
		} else if of := t.sellersOf(l, col); e.cells < l.count && of > 0 {
			t.askOwn(l, col, of, func(partner, _ string) bool { return partner != "" })
		}
	}
}

// channels are parts of headers of those who sell for us, or belong to customers.
var channels = []string{"partner", "reseller", "distribut", "channel", "kanal", "through", "via", "agent", "handler", "parent", "group",
	"gruppe",
	"konzern", "payer", "billto", "soldto", "shipto", "enduser", "endcust", "revend", "canal", "mutter"}

// folded are all values of a column of few.
func (e *evidence) folded() map[string]bool {
	all := map[string]bool{}
	for _, texts := range [...]map[string]struct{}{e.seen, e.wholes} {
		for s := range texts {
			all[who.FoldName(s)] = true
		}
	}
	return all
}

// sellersOf is the column of our companies of which another that is not filled on all rows
// names some, on a row never the same; 0 for none.
func (t *Table) sellersOf(l *look, partners int) int {
	some := l.watch.columns[partners-1].folded()
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns) && len(some) > 0; col++ {
		e := &l.watch.columns[col-1]
		if col == partners || t.Styles[col].Field != "" || len(e.seen)+len(e.wholes) > sampleAtMost || e.cells < l.count ||
			t.Styles[col].Typ != "" {
			continue
		}
		all := e.folded()
		if len(all) > 1 && !slices.ContainsFunc(slices.Collect(maps.Keys(some)), func(s string) bool { return !all[s] }) {
			return col
		}
	}
	return 0
}

// askOwn asks about the customers of the rows of which a column, and the customer, tell
// that they are sales among ourselves. A row on which two columns say the same shows that
// they are of something else.
func (t *Table) askOwn(l *look, col, other int, among func(text, buyer string) bool) {
	account, amount := t.At["account"], t.At["amount"]
	cell := func(row table.Row, col int) string {
		if col > len(row.Cells) {
			return ""
		}
		return strings.TrimSpace(CellText(row.Cells[col-1]))
	}
	rows, first, sum, same := 0, 0, program.Zero, false
	buyers := map[string]bool{}
	l.each(func(row table.Row) bool {
		text, buyer := who.FoldName(cell(row, col)), cell(row, account)
		if text != "" && text == who.FoldName(cell(row, other)) {
			same = true
		}
		if _, told := t.Policy.Names[buyer]; buyer != "" && !told && among(text, who.FoldName(buyer)) {
			if rows++; first == 0 {
				first = row.Number
			}
			buyers[buyer], sum = true, sum.Add(exact(row.Cells, amount, &t.Styles[amount].Numbers))
		}
		return !same
	})
	if same || rows == 0 || len(buyers) > strangeAtMost || 2*rows > l.count {
		return
	}
	var names, nothing, stay []string
	for _, name := range slices.Sorted(maps.Keys(buyers)) {
		names = append(names, finding.Quote(name))
		nothing, stay = append(nothing, fmt.Sprintf("%q: none", name)), append(stay, fmt.Sprintf("%q: %q", name, name))
	}
	t.Ask(finding.Warning, "own-company", finding.Ref{File: t.File, Sheet: t.Sheet, Row: first, Col: account},
		finding.Setting{Key: "names", Entry: strings.Join(nothing, ", "), Or: "{" + strings.Join(stay, ", ") + "}"}, "if they are, ",
		"%s of %s, in all %s, may be sales among companies of ours, as %s tells; of a customer they count as revenue",
		program.Plural(rows, "row", "rows"), input.Listed(names, 3), sum.StringFixed(2), t.Header(col))
}
