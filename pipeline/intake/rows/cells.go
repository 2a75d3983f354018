package rows

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// date is the day of a cell; unknown when it cannot be read.
func (l *Line) date(col int) program.Date { return l.moment(col).Date }

func (l *Line) moment(col int) value.Moment {
	c := l.Cell(col)
	if l.Blank(col) {
		return value.Moment{}
	}
	if c.Kind == table.Fault {
		l.fault(col, c)
		return value.Moment{}
	}
	m, ok := l.Tab.Styles[col].Moment(c)
	if !ok {
		l.Unread(col, "write it as 2026-03-31")
	}
	return m
}

// month is the month of a cell of a period.
func (l *Line) month(col int) program.Month {
	if l.Blank(col) {
		return 0
	}
	p, ok := l.Tab.Styles[col].Dates.PeriodCell(l.Cell(col), l.Tab.Fiscal())
	if !ok {
		l.Unread(col, "write it as 2026-03")
	}
	return p.From.Month()
}

// Ranges are the runs of days of a cell.
func (l *Line) Ranges(col int) []program.Period {
	if l.Blank(col) {
		return nil
	}
	spans, unread := l.Tab.Styles[col].Dates.Spans(l.Cell(col).Text)
	for range unread {
		l.Unread(col, "write runs of days as 2026-12-20 to 2027-01-05, parted by semicolons")
	}
	return spans
}

// Clock is the time of day of a field, "14:00": from a column of its own, else
// from the one that names the day.
func (l *Line) Clock(field, day string) string {
	if col := l.Tab.At[field]; col > 0 && !l.Blank(col) {
		if t, ok := value.Clock(l.Cell(col).Text); ok {
			return t
		}
		if m, ok := l.Tab.Styles[col].Moment(l.Cell(col)); ok {
			return m.Clock // "" of a day without an hour
		}
		l.Unread(col, "write it as 14:00")
	}
	if col := l.Tab.At[day]; col > 0 && !l.Blank(col) {
		return l.moment(col).Clock
	}
	return ""
}

// Zone is the zone in which the time of day of a field, or of the day that stands for it,
// is written: "UTC" of "2026-12-08T23:30:00Z", "UTC-05:00" of one with an offset, "" where
// none is written.
func (l *Line) Zone(field, day string) string {
	for _, name := range [...]string{field, day} {
		col := l.Tab.At[name]
		if col == 0 || l.Blank(col) {
			continue
		}
		m, ok := l.Tab.Styles[col].Moment(l.Cell(col))
		if !ok || m.Clock == "" {
			continue
		}
		zone := strings.ToUpper(strings.ReplaceAll(m.Zone, ":", ""))
		switch {
		case slices.Contains([]string{"Z", "UTC", "GMT", "+0000", "-0000", "+00"}, zone):
			return "UTC"
		case offset.MatchString(zone):
			return "UTC" + zone[:3] + ":" + (zone + "00")[3:5]
		}
		return ""
	}
	return ""
}

// offset is a time before or after the world's, "-0500" or "+01".
var offset = regexp.MustCompile(`^[+-]\d\d(\d\d)?$`)

// Duration is the hours of a field.
func (l *Line) Duration(field string) program.Number {
	col := l.Tab.At[field]
	if col == 0 || l.Blank(col) {
		return program.Number{}
	}
	minutes := strings.Contains(value.NormalHeader(l.Tab.Styles[col].Header), "min")
	c := l.Cell(col)
	text := c.Text
	if c.Kind == table.Number {
		text = c.Value
	}
	h, ok := value.Hours(text, minutes)
	if !ok {
		l.Unread(col, "write it as 1.5")
		return program.Number{}
	}
	return program.NewNumber(h)
}

// number is the number of a cell. A probability is from 0 to 1 however it is
// written.
func (l *Line) number(col int) program.Number {
	c, y := l.Cell(col), &l.Tab.Styles[col]
	if l.Blank(col) {
		return program.Number{}
	}
	if y.Typ == "percent" {
		if p, ok := y.Numbers.Probability(c, y.Fraction); ok {
			return p
		}
	} else if n, ok := y.Numbers.Cell(c); ok {
		return program.NewNumber(n.Value)
	}
	if c.Kind == table.Fault {
		l.fault(col, c)
	} else {
		l.Unread(col, "write it as 1234.5")
	}
	return program.Number{}
}

func (l *Line) whole(col int) int { return int(l.number(col).Value.IntPart()) }

// Money is the amount of a cell in its currency.
func (l *Line) Money(col int) program.Money {
	if l.Blank(col) {
		return program.Money{}
	}
	m, why := l.amount(col)
	if why != "" {
		if c := l.Cell(col); c.Kind == table.Fault {
			l.fault(col, c)
		} else {
			l.Unread(col, why)
		}
	}
	return m
}

// amount is the amount of a cell, or what would mend it.
func (l *Line) amount(col int) (program.Money, string) {
	y := &l.Tab.Styles[col]
	n, ok := y.Numbers.Cell(l.Cell(col))
	if !ok {
		return program.Money{}, "write it as 1234.50"
	}
	m, note := n.Money(y.Unit, l.currency(y))
	m.Currency = l.Tab.NoteMoney(l.Ref(col), l.Cell(col).Text, n, m.Currency, note)
	if note == value.NotMoney {
		return program.Money{}, "write an amount, not a percentage"
	}
	return m, ""
}

// currency is what the row says about the currency of an amount: in a column
// for that amount alone, else in the one for all.
func (l *Line) currency(y *recognise.Style) string {
	col := y.Currency
	if col == 0 {
		col = l.Tab.At["currency"]
	}
	if col == 0 {
		return ""
	}
	c := l.Cell(col)
	if c.Kind != table.Text {
		return ""
	}
	return l.Tab.Code(c.Text)
}

// flag is the yes or no of a cell.
func (l *Line) flag(col int) program.Flag {
	f, ok := value.CellFlag(l.Cell(col))
	if !ok {
		l.Unread(col, "write yes or no")
	}
	return f
}

// list are the parts of a cell that holds several things.
func (l *Line) list(col int) []string { return value.List(l.Cell(col).Text) }

// Lines are the lines of a cell that holds several statements.
func (l *Line) Lines(field string) []string {
	col := l.Tab.At[field]
	if col == 0 || l.Blank(col) {
		return nil
	}
	return value.Lines(l.Cell(col).Text)
}

// PlainCurrency is the currency of an amount without a sign of its own.
func (l *Line) PlainCurrency(y *recognise.Style) string {
	if code := l.currency(y); code != "" {
		return code
	}
	if y.Unit.Currency != "" {
		return y.Unit.Currency
	}
	if y.Unit.Sign != "" {
		return l.Tab.SignCode(y.Unit.Sign)
	}
	return ""
}
