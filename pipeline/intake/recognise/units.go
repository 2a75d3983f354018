package recognise

import (
	"fmt"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// unitAround gives the amounts of a table the unit that a line above or below
// it tells, else the name of its sheet or file. What a column's own header tells
// goes ahead; a currency in the row does, too.
func (t *Table) unitAround() {
	u, from, ok := t.toldUnit()
	if !ok {
		return
	}
	used := false
	for col := 1; col < len(t.Styles); col++ {
		y := &t.Styles[col]
		if y.Typ != "amount" || y.Unit.Times > 1 || y.Unit.Percent {
			continue
		}
		used = true
		y.Unit.Times = u.Times
		if y.Unit.Currency == "" && y.Unit.Sign == "" {
			y.Unit.Currency, y.Unit.Sign = u.Currency, u.Sign
		}
	}
	if used && u.Times > 1 {
		t.Say(finding.Note, "unit-told", t.ref0(), "", "%s tells that amounts are times %d; they were multiplied", from, u.Times)
	}
}

// toldUnit is the unit that is told around the table, and what tells it. Lines
// that differ tell none.
func (t *Table) toldUnit() (unit value.Unit, from string, ok bool) {
	for _, a := range t.Region.Aside {
		if a.Role != table.Face && a.Role != table.Footer {
			continue
		}
		u, tells := value.LineUnit(a.Text)
		switch {
		case !tells:
		case !ok:
			unit, from, ok = u, fmt.Sprintf("row %d (%s)", a.Row, finding.Quote(a.Text)), true
		case u != unit:
			t.Say(finding.Warning, "unit-differs", finding.Ref{File: t.File, Sheet: t.Sheet, Row: a.Row}, "leave one of the two lines",
				"the line tells another unit of the amounts than %s; neither was believed", from)
			return value.Unit{}, "", false
		}
	}
	if ok {
		return unit, from, true
	}
	if u, tells := value.NameUnit(t.Sheet); tells {
		return u, "the sheet's name", true
	}
	u, tells := value.NameUnit(t.File)
	return u, "the file's name", tells
}
