// Package rows answers what a row says: it streams the rows of a recognised table
// and reads their cells as the types of the fields that they go to.
package rows

import (
	"html"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A Line is one row of data. It is valid while the row is.
type Line struct {
	Tab    *recognise.Table
	N      int
	Cells  []table.Cell
	Hidden bool // the row is hidden, by a filter or by hand
}

func (l *Line) Row() input.Row          { return l.Tab.Source.Row(l.N) }
func (l *Line) Ref(col int) finding.Ref { return l.Row().Ref().At(col) }

// Out is why a row is to be left out: it is marked as deleted, say, or its status
// is that of a draft. It is "" for a row that counts.
func (l *Line) Out() string {
	for _, s := range l.Tab.States {
		if why, known := l.Tab.Out(s, l.Cell(s.Col)); known && why != "" {
			return why
		}
	}
	return ""
}

// Origin is where the record of a line was read.
func (l *Line) Origin() program.Origin { return program.NewOrigin(l.Row().Ref(), l.Tab.At) }

// Cell is the cell of a column; an empty one beyond the end of the row.
func (l *Line) Cell(col int) table.Cell {
	if col < 1 || col > len(l.Cells) {
		return table.Cell{}
	}
	return l.Cells[col-1]
}

// Blank is whether a cell says nothing.
func (l *Line) Blank(col int) bool {
	c := l.Cell(col)
	switch c.Kind {
	case table.Empty:
		return true
	case table.Text:
		if l.Tab.Styles[col].Signed && strings.Trim(c.Text, "- ") == "" && c.Text != "" {
			return false
		}
		if l.Tab.Styles[col].Typ == "amount" && c.Text == "#N/A" {
			return false // a look-up that found nothing is no amount of nothing
		}
		return len(c.Text) < recognise.LongText && value.Blank(c.Text) || len(c.Text) >= recognise.LongText &&
			strings.TrimSpace(c.Text) == ""
	}
	return false
}

// Text is the text of a cell without the space around it. A number is its
// digits, since an id is not what its format makes of it.
func (l *Line) Text(col int) string {
	c := l.Cell(col)
	switch {
	case c.Kind == table.Fault:
		l.fault(col, c)
		return ""
	case c.Kind == table.Number && c.Unit == "":
		return strings.Clone(c.Value)
	}
	text := plain(c.Text)
	switch l.Tab.Styles[col].Typ {
	case "id", "account":
		return strings.Clone(strings.Join(strings.Fields(text), " "))
	case "person":
		if _, nobody := value.Words("nobody").Term(text); nobody {
			return ""
		}
		return strings.Clone(who.PersonName(text))
	}
	return strings.Clone(strings.TrimSpace(text))
}

// plain is a text without what only machines see: entities of HTML are the
// letters that they stand for, and characters of no width are none.
func plain(text string) string {
	if strings.Contains(text, "&") && strings.Contains(text, ";") {
		text = html.UnescapeString(text)
		if strings.Contains(text, "&amp;") || strings.Contains(text, "&#") {
			text = html.UnescapeString(text) // escaped twice
		}
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f':
			return -1
		}
		return r
	}, text)
}

// fault is the finding of a cell that holds an error instead of a value.
func (l *Line) fault(col int, c table.Cell) {
	l.Tab.Once(finding.Warning, "cell-error", l.Ref(col), "mend the formula, or paste its value",
		"%s holds %s instead of a value; the cell was left out", l.Tab.Header(col), finding.Quote(c.Text))
}

// Reference is the account that a row names. Where the value is printed once for
// several rows, a row that names none is about the one named last: a row with a
// name of its own, but without an id, is never given the id of the row above.
func (l *Line) Reference() who.Reference {
	t := l.Tab
	own := who.Reference{ID: l.textOf("account id"), Name: l.textOf("account")}
	if !own.Blank() {
		t.Last["account id"], t.Last["account"] = own.ID, own.Name
		return own
	}
	if t.Down["account id"] {
		own.ID = t.Last["account id"]
	}
	if t.Down["account"] {
		own.Name = t.Last["account"]
	}
	if own.Blank() {
		own.Name = t.Group
	}
	return own
}

// textOf is the text of a field; "" where the table or the row has none.
func (l *Line) textOf(field string) string {
	if col := l.Tab.At[field]; col > 0 && !l.Blank(col) {
		return l.Text(col)
	}
	return ""
}

// References are the accounts that a row names where it may name several. A
// name that holds a comma is tried whole first: known is whether an account has
// it.
func (l *Line) References(known func(who.Reference) bool) []who.Reference {
	var out []who.Reference
	for _, field := range [...]string{"account id", "account"} {
		col := l.Tab.At[field]
		if col == 0 || l.Blank(col) {
			continue
		}
		text := l.Text(col)
		if known(who.Reference{Name: text}) {
			out = append(out, who.Reference{Name: text})
			continue
		}
		for _, part := range value.List(l.Cell(col).Text) {
			out = append(out, who.Reference{Name: part})
		}
	}
	return out
}

// Remark is the first text that says something, in a cell that no field takes or in
// that of one field, with its column.
func (l *Line) Remark(or string, says func(string) bool) (text string, col int) {
	for at := 1; at < len(l.Tab.Styles) && at <= len(l.Cells); at++ {
		if f := l.Tab.Styles[at].Field; f != "" && f != or {
			continue
		}
		if c := l.Cell(at); c.Kind == table.Text && says(c.Text) {
			return strings.Clone(strings.TrimSpace(c.Text)), at
		}
	}
	return "", 0
}

// Unread is the finding of a cell that its field cannot take.
func (l *Line) Unread(col int, mend string) {
	t := l.Tab
	if l.asked(col) {
		return
	}
	t.Once(finding.Warning, "value-unreadable", l.Ref(col), mend, "%s %s was not understood as %s and left out",
		t.Header(col), finding.Quote(l.Cell(col).Text), typeWords(t.Styles[col].Typ))
}

// asked is whether a cell was left out because its whole column reads two ways,
// which is a question of its own.
func (l *Line) asked(col int) bool {
	y, c := &l.Tab.Styles[col], l.Cell(col)
	if y.Dates.Certainty == value.Ambiguous {
		if _, ok := value.DayFirstStyle.PeriodCell(c, l.Tab.Fiscal()); ok {
			return true
		}
	}
	if y.Numbers.Certainty != value.Ambiguous {
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
