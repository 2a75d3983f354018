package intake

import (
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A line is one row of data. It is valid while the row is.
type line struct {
	tab   *tab
	n     int
	cells []table.Cell
}

func (l *line) row() row                { return row{l.tab.source, l.n} }
func (l *line) ref(col int) finding.Ref { return l.row().ref().At(col) }

// origin is where the record of a line was read.
func (l *line) origin() program.Origin { return program.NewOrigin(l.row().ref(), l.tab.at) }

// cell is the cell of a column; an empty one beyond the end of the row.
func (l *line) cell(col int) table.Cell {
	if col < 1 || col > len(l.cells) {
		return table.Cell{}
	}
	return l.cells[col-1]
}

// blank is whether a cell says nothing.
func (l *line) blank(col int) bool {
	c := l.cell(col)
	switch c.Kind {
	case table.Empty:
		return true
	case table.Text:
		return len(c.Text) < longText && value.Blank(c.Text) || len(c.Text) >= longText && strings.TrimSpace(c.Text) == ""
	}
	return false
}

// text is the text of a cell without the space around it. A number is its
// digits, since an id is not what its format makes of it.
func (l *line) text(col int) string {
	c := l.cell(col)
	switch {
	case c.Kind == table.Fault:
		l.fault(col, c)
		return ""
	case c.Kind == table.Number && c.Unit == "":
		return strings.Clone(c.Value)
	case l.tab.columns[col].typ == "id" || l.tab.columns[col].typ == "account":
		return strings.Clone(strings.Join(strings.Fields(c.Text), " "))
	}
	return strings.Clone(strings.TrimSpace(c.Text))
}

// fault is the finding of a cell that holds an error instead of a value.
func (l *line) fault(col int, c table.Cell) {
	l.tab.once(finding.Warning, "cell-error", l.ref(col), "mend the formula, or paste its value",
		"%s holds %s instead of a value; the cell was left out", l.tab.header(col), finding.Quote(c.Text))
}

// reference is the account that a row names. Where the value is printed once for
// several rows, a row that names none is about the one named last: a row with a
// name of its own, but without an id, is never given the id of the row above.
func (l *line) reference() reference {
	t := l.tab
	own := reference{id: l.textOf("account id"), name: l.textOf("account")}
	if !own.blank() {
		t.last["account id"], t.last["account"] = own.id, own.name
		return own
	}
	if t.down["account id"] {
		own.id = t.last["account id"]
	}
	if t.down["account"] {
		own.name = t.last["account"]
	}
	if own.blank() {
		own.name = t.group
	}
	return own
}

// textOf is the text of a field; "" where the table or the row has none.
func (l *line) textOf(field string) string {
	if col := l.tab.at[field]; col > 0 && !l.blank(col) {
		return l.text(col)
	}
	return ""
}

// references are the accounts that a row names where it may name several. A
// name that holds a comma is tried whole first: known is whether an account has
// it.
func (l *line) references(known func(reference) bool) []reference {
	var out []reference
	for _, field := range [...]string{"account id", "account"} {
		col := l.tab.at[field]
		if col == 0 || l.blank(col) {
			continue
		}
		text := l.text(col)
		if known(reference{name: text}) {
			out = append(out, reference{name: text})
			continue
		}
		for _, part := range value.List(l.cell(col).Text) {
			out = append(out, reference{name: part})
		}
	}
	return out
}

// unread is the finding of a cell that its field cannot take.
func (l *line) unread(col int, mend string) {
	t := l.tab
	if l.asked(col) {
		return
	}
	t.once(finding.Warning, "value-unreadable", l.ref(col), mend, "%s %s was not understood as %s and left out",
		t.header(col), finding.Quote(l.cell(col).Text), typeWords(t.columns[col].typ))
}

// asked is whether a cell was left out because its whole column reads two ways,
// which is a question of its own.
func (l *line) asked(col int) bool {
	y, c := &l.tab.columns[col], l.cell(col)
	if y.dates.Certainty == value.Ambiguous {
		if _, ok := value.DayFirstStyle.PeriodCell(c, l.tab.fiscal()); ok {
			return true
		}
	}
	if y.numbers.Certainty != value.Ambiguous {
		return false
	}
	_, ok := value.Point.Cell(c)
	return ok
}

// typeWords name what a field wants.
func typeWords(typ string) string {
	switch typ {
	case "amount", "number", "percent", "hours":
		return "a number"
	case "date", "period":
		return "a " + typ
	case "flag":
		return "a yes or no"
	}
	return "a value"
}
