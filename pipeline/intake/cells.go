package intake

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// date is the day of a cell; unknown when it cannot be read.
func (l *line) date(col int) program.Date { return l.moment(col).Date }

func (l *line) moment(col int) value.Moment {
	c := l.cell(col)
	if l.blank(col) {
		return value.Moment{}
	}
	if c.Kind == table.Fault {
		l.fault(col, c)
		return value.Moment{}
	}
	m, ok := l.tab.columns[col].moment(c)
	if !ok {
		l.unread(col, "write it as 2026-03-31")
	}
	return m
}

// month is the month of a cell of a period.
func (l *line) month(col int) program.Month {
	if l.blank(col) {
		return 0
	}
	p, ok := l.tab.columns[col].dates.PeriodCell(l.cell(col), l.tab.fiscal())
	if !ok {
		l.unread(col, "write it as 2026-03")
	}
	return p.From.Month()
}

// ranges are the runs of days of a cell.
func (l *line) ranges(col int) []program.Period {
	if l.blank(col) {
		return nil
	}
	spans, unread := l.tab.columns[col].dates.Spans(l.cell(col).Text)
	for range unread {
		l.unread(col, "write runs of days as 2026-12-20 to 2027-01-05, parted by semicolons")
	}
	return spans
}

// clock is the time of day of a field, "14:00": from a column of its own, else
// from the one that names the day.
func (l *line) clock(field, day string) string {
	if col := l.tab.at[field]; col > 0 && !l.blank(col) {
		if t, ok := value.Clock(l.cell(col).Text); ok {
			return t
		}
		if m, ok := l.tab.columns[col].moment(l.cell(col)); ok && m.Clock != "" {
			return m.Clock
		}
		l.unread(col, "write it as 14:00")
	}
	if col := l.tab.at[day]; col > 0 && !l.blank(col) {
		return l.moment(col).Clock
	}
	return ""
}

// duration is the hours of a field.
func (l *line) duration(field string) program.Number {
	col := l.tab.at[field]
	if col == 0 || l.blank(col) {
		return program.Number{}
	}
	minutes := strings.Contains(value.NormalHeader(l.tab.columns[col].header), "min")
	c := l.cell(col)
	text := c.Text
	if c.Kind == table.Number {
		text = c.Value
	}
	h, ok := value.Hours(text, minutes)
	if !ok {
		l.unread(col, "write it as 1.5")
		return program.Number{}
	}
	return program.NewNumber(h)
}

// number is the number of a cell. A probability is from 0 to 1 however it is
// written.
func (l *line) number(col int) program.Number {
	c, y := l.cell(col), &l.tab.columns[col]
	if l.blank(col) {
		return program.Number{}
	}
	if y.typ == "percent" {
		if p, ok := y.numbers.Probability(c, y.fraction); ok {
			return p
		}
	} else if n, ok := y.numbers.Cell(c); ok {
		return program.NewNumber(n.Value)
	}
	if c.Kind == table.Fault {
		l.fault(col, c)
	} else {
		l.unread(col, "write it as 1234.5")
	}
	return program.Number{}
}

func (l *line) whole(col int) int { return int(l.number(col).Value.IntPart()) }

// money is the amount of a cell in its currency.
func (l *line) money(col int) program.Money {
	if l.blank(col) {
		return program.Money{}
	}
	m, why := l.amount(col)
	if why != "" {
		if c := l.cell(col); c.Kind == table.Fault {
			l.fault(col, c)
		} else {
			l.unread(col, why)
		}
	}
	return m
}

// amount is the amount of a cell, or what would mend it.
func (l *line) amount(col int) (program.Money, string) {
	y := &l.tab.columns[col]
	n, ok := y.numbers.Cell(l.cell(col))
	if !ok {
		return program.Money{}, "write it as 1234.50"
	}
	m, note := n.Money(y.unit, l.currency(y))
	l.tab.noteMoney(col, l.ref(col), l.cell(col).Text, n, note)
	if note == value.NotMoney {
		return program.Money{}, "write an amount, not a percentage"
	}
	return m, ""
}

// currency is what the row says about the currency of an amount: in a column
// for that amount alone, else in the one for all.
func (l *line) currency(y *style) string {
	col := y.currency
	if col == 0 {
		col = l.tab.at["currency"]
	}
	if col == 0 {
		return ""
	}
	c := l.cell(col)
	if c.Kind != table.Text {
		return ""
	}
	return l.tab.code(c.Text)
}

// flag is the yes or no of a cell.
func (l *line) flag(col int) program.Flag {
	f, ok := value.CellFlag(l.cell(col))
	if !ok {
		l.unread(col, "write yes or no")
	}
	return f
}

// list are the parts of a cell that holds several things.
func (l *line) list(col int) []string { return value.List(l.cell(col).Text) }

// lines are the lines of a cell that holds several statements.
func (l *line) lines(field string) []string {
	col := l.tab.at[field]
	if col == 0 || l.blank(col) {
		return nil
	}
	return value.Lines(l.cell(col).Text)
}

// plainCurrency is the currency of an amount without a sign of its own.
func (l *line) plainCurrency(y *style) string {
	if code := l.currency(y); code != "" {
		return code
	}
	if y.unit.Currency != "" {
		return y.unit.Currency
	}
	if y.unit.Sign != "" {
		return l.tab.signCode(y.unit.Sign)
	}
	return ""
}
