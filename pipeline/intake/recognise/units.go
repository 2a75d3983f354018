package recognise

import (
	"fmt"
	"slices"

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
		if y.Typ != "amount" || y.Unit.Scaled() || y.Unit.Percent {
			continue
		}
		used = true
		y.Unit.Times, y.Unit.Minor = u.Times, u.Minor
		if y.Unit.Currency == "" && y.Unit.Sign == "" {
			y.Unit.Currency, y.Unit.Sign = u.Currency, u.Sign
		}
	}
	if used && u.Minor {
		t.Say(finding.Note, "unit-told", t.ref0(), "", "%s tells that amounts are in hundredths; they were divided by 100", from)
	}
	if used && u.Times > 1 {
		t.Say(finding.Note, "unit-told", t.ref0(), "", "%s tells that amounts are times %d; they were multiplied", from, u.Times)
	}
}

// unitColumn finds a column that says nothing but the unit of the amounts, on all
// rows the same; one that tells several is asked about.
func (t *Table) unitColumn() (unit value.Unit, col int) {
	for at := 1; at < len(t.Styles) && t.looked != nil && at <= len(t.looked.watch.columns); at++ {
		e := &t.looked.watch.columns[at-1]
		if t.Styles[at].Field != "" || len(e.sample) == 0 || len(e.sample) > 4 || len(e.figures) > 0 {
			continue
		}
		var units []value.Unit
		for _, s := range e.sample {
			if u, ok := value.LineUnit(s); ok && len(s) < 20 {
				units = append(units, u)
			}
		}
		switch {
		case len(units) < len(e.sample) || !slices.ContainsFunc(units, func(u value.Unit) bool { return u.Times > 1 }):
		case len(slices.Compact(units)) == 1 && e.cells == t.looked.count:
			return units[0], at
		default:
			t.Say(finding.Warning, "unit-differs", t.ref0().At(at), "write the amounts of all rows in one unit",
				"%s tells different units of the amounts by row; none was believed", t.Header(at))
		}
	}
	return value.Unit{}, 0
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
	if u, col := t.unitColumn(); col > 0 {
		return u, "the column " + t.Header(col), true
	}
	if u, tells := value.NameUnit(t.Sheet); tells {
		return u, "the sheet's name", true
	}
	u, tells := value.NameUnit(t.File)
	return u, "the file's name", tells
}
