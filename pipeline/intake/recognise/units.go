package recognise

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
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

// What the configuration says of a column whose amounts may be in hundredths.
const (
	hundredths = "hundredths"
	wholeUnits = "whole"
)

// cents sees that amounts are in the smallest unit of their currency, as the
// interfaces of billing systems give them: all are whole numbers, and the rest of the
// table is written as such interfaces write. Two such signs are believed, with a
// question; one alone is asked about, and the amounts count as they stand.
func (t *Table) cents(l *look) {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Typ != "amount" || y.Unit.Scaled() || y.Unit.Percent || !e.wholeNumbers() {
			continue
		}
		answer, told := input.ColumnAnswer(t.Policy.Numbers, t.File, t.Sheet, y.Header)
		if told && answer == hundredths {
			y.Unit.Minor = true
		}
		if told && (answer == hundredths || answer == wholeUnits) {
			continue
		}
		signs := t.interfaceSigns(l)
		if len(signs) == 0 {
			continue
		}
		at := finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: col}
		entry, because := fmt.Sprintf("%q: ", input.Place(t.File, t.Sheet)+"!"+y.Header), input.Listed(signs, len(signs))
		if y.Unit.Minor = len(signs) > 1; y.Unit.Minor {
			t.Ask(finding.Warning, "amount-hundredths", at, finding.Setting{Key: "numbers", Entry: entry + wholeUnits, Or: hundredths},
				"if they are whole units, ", "all amounts of %s are whole numbers, and %s: they were read as hundredths of the currency",
				finding.Quote(y.Header), because)
			continue
		}
		t.Ask(finding.Warning, "amount-hundredths", at, finding.Setting{Key: "numbers", Entry: entry + hundredths, Or: wholeUnits},
			"if they are hundredths, ",
			"all amounts of %s are whole numbers, and %s: they may be hundredths of the currency; they count as they stand",
			finding.Quote(y.Header), because)
	}
}

// wholeEnough is how many different whole numbers show that a column holds no others.
const wholeEnough = 3

// wholeNumbers is whether all cells of a column are whole numbers, of which some are
// above a hundred.
func (e *evidence) wholeNumbers() bool {
	large := 0
	for text := range e.seen {
		digits := strings.TrimPrefix(text, "-")
		if digits == "" || strings.Trim(digits, "0123456789") != "" {
			return false
		}
		if len(digits) > 2 {
			large++
		}
	}
	for _, f := range e.figures {
		digits := strings.TrimPrefix(f, "-")
		if strings.Trim(digits, "0123456789") != "" {
			return false
		}
		if len(digits) > 2 {
			large++
		}
	}
	return large >= wholeEnough
}

// prefixedID is an id as billing systems make them: two to four small letters for
// what it is, then letters and digits.
var prefixedID = regexp.MustCompile(`^[a-z]{2,5}_[A-Za-z0-9]{3,}$`)

// interfaceSigns are what of a table speaks for the dump of an interface.
func (t *Table) interfaceSigns(l *look) []string {
	small, ids, moments, heads := false, false, t.epochs, false
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		small = small || (y.Typ == "currency" || value.HeaderKey(y.Header) == "currency") && e.all(func(s string) bool {
			return len(s) == 3 && strings.ToLower(s) == s && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
		})
		ids = ids || e.all(func(s string) bool { return prefixedID.MatchString(s) && strings.ContainsAny(s, "0123456789") })
		heads = heads || interfaceHeads[y.Header]
	}
	var signs []string
	if small {
		signs = append(signs, "its currencies are written in small letters")
	}
	if ids {
		signs = append(signs, "its ids have a kind in front, as in_1x")
	}
	if moments {
		signs = append(signs, "its times are seconds since 1970")
	}
	if heads {
		signs = append(signs, "its headers are those of an interface")
	}
	return signs
}

// interfaceHeads are names of fields of interfaces that no person would give a column.
var interfaceHeads = input.SetOf("livemode", "amount_due", "amount_paid", "amount_remaining",
	"amount_captured", "amount_refunded",
	"unit_amount",
	"amount_total", "amount_subtotal", "balance_transaction", "amountDue", "amountPaid", "unitAmount", "amount_received")

// epochs sees to times that are seconds, or thousandths of them, since 1970, as
// interfaces tell them: their days are read as those of the world's clock.
func (l *look) epochs(t *Table) {
	var cols []int
	for i := range l.columns {
		if i < len(l.region.Header) && namesTime(l.region.Header[i]) && l.columns[i].unixTimes() {
			cols = append(cols, i)
		}
	}
	if len(cols) == 0 {
		return
	}
	l.rewrite(func(row *table.Row) {
		for _, i := range cols {
			if i < len(row.Cells) {
				row.Cells[i] = onDay(row.Cells[i])
			}
		}
	})
	t.epochs = true
	t.changed(l)
}

// onDay is a cell with the day of its time.
func onDay(c table.Cell) table.Cell {
	text := c.Text
	if c.Kind == table.Number {
		text = c.Value
	}
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return c
	}
	if len(text) == epochDigits+3 {
		n /= 1000
	}
	return table.Cell{Kind: table.Text, Text: time.Unix(n, 0).UTC().Format(time.DateOnly)}
}

// epochDigits are those of seconds since 1970 in this century; thousandths have three
// more.
const epochDigits = 10

// unixTimes is whether a column holds seconds since 1970, of this century.
func (e *evidence) unixTimes() bool {
	return e.all(func(s string) bool {
		return (len(s) == epochDigits || len(s) == epochDigits+3) && s[0] == '1' && strings.Trim(s, "0123456789") == ""
	})
}

// timeWords are words of headers of times: numbers as long as these may be ids.
var timeWords = []string{"created", "date", "time", "timestamp", "start", "end", "at", "on",
	"updated", "closed", "opened", "since", "until",
	"period", "due", "paid", "resolved", "modified", "ts", "datum", "zeit", "fecha", "日時"}

func namesTime(header string) bool {
	words := strings.Fields(program.Fold(strings.ReplaceAll(header, "_", " ")))
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(timeWords, w) })
}
