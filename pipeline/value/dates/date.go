// Package dates reads days, times of day and periods as people write them, in
// the style that the evidence of a column tells.
package dates

import (
	"fmt"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/script"
)

// A Moment is a date as a cell has it, with the time of day beside it when the
// cell names one. The day is the one that is written: a zone moves nothing.
type Moment struct {
	Date  program.Date
	Clock string // "15:42"; "" when the cell names none
	Zone  string // as written: "+0000", "Z", "GMT-8"; "" when there is none
}

// An Order is the order of day, month and year in dates made of three numbers.
type Order uint8

// The orders. Dates whose year comes first are always read year, month, day.
const (
	UnknownOrder Order = iota
	DayFirst           // 31.12.2026
	MonthFirst         // 12/31/2026
)

// String is the order as a question writes it: "DD-MM-YYYY".
func (o Order) String() string {
	return [...]string{"unknown", "DD-MM-YYYY", "MM-DD-YYYY"}[min(o, MonthFirst)]
}

// A DateStyle says how the dates of a column are written.
type DateStyle struct {
	Order     Order
	Certainty script.Certainty
	Example   string // a cell that shows why: the proof, or one that reads two ways
	Mixed     bool   // cells prove both orders; each of them is read as it proves itself
	YearFirst bool   // years of two digits come first: 26.09.03
	// Swapped is how many true dates of the column may have been read with day
	// and month swapped by the program that wrote them; 0 where nothing says so.
	// Those of them that read another way are refused.
	Swapped int
	// Read is the first of them as it was read, Other what it may be as well.
	Read, Other program.Date
}

// DayFirstStyle and MonthFirstStyle are the styles of somebody who was asked.
var (
	DayFirstStyle   = DateStyle{Order: DayFirst, Certainty: script.Proven}
	MonthFirstStyle = DateStyle{Order: MonthFirst, Certainty: script.Proven}
)

// Parse reads a date, with or without a time of day. "03-04-2026" follows the
// style and is refused where its order is not known. Periods longer than a day
// are refused: see Period.
func (y DateStyle) Parse(text string) (Moment, bool) {
	s, ok := scanDate(text)
	if !ok {
		return Moment{}, false
	}
	d := y.day(s)
	return Moment{Date: d, Clock: s.clock, Zone: s.zone}, d.Known()
}

// Cell reads a cell of a column of dates: a date cell, a date in a text cell,
// or the serial number of a day in a numeric cell that lost its format.
func (y DateStyle) Cell(c table.Cell) (Moment, bool) {
	switch c.Kind {
	case table.Date:
		m, ok := y.Parse(c.Value)
		if y.Swapped > 0 && ok && m.Date != otherDay(m.Date) {
			return Moment{}, false
		}
		return m, ok
	case table.Number:
		return y.Parse(c.Value)
	case table.Text:
		return y.Parse(c.Text)
	}
	return Moment{}, false
}

// otherDay is a day with its day and month swapped; unknown where there is none.
func otherDay(d program.Date) program.Date {
	t := d.Time()
	return program.NewDate(t.Year(), time.Month(t.Day()), int(t.Month()))
}

// day decides the day of a date's three numbers.
func (y DateStyle) day(s dateShape) program.Date {
	if !s.numeric {
		return program.NewDate(s.year, time.Month(s.month), s.day)
	}
	if y.YearFirst && s.short {
		return program.NewDate(shortYear(s.a), time.Month(s.b), s.year%100)
	}
	switch s.order(y.Order) {
	case DayFirst:
		return program.NewDate(s.year, time.Month(s.b), s.a)
	case MonthFirst:
		return program.NewDate(s.year, time.Month(s.a), s.b)
	}
	return 0
}

// A dateShape is a date as it stands in a cell. Where day and month are numbers
// before a year, which is which is still open: they are a and b.
type dateShape struct {
	year, month, day int
	numeric          bool
	a, b             int
	dots, bareDigits bool
	short            bool // the year has two digits
	clock, zone      string
}

// order is the order that the numbers themselves prove, else the given one.
// Points are only ever written day first.
func (s dateShape) order(given Order) Order {
	switch {
	case s.a > 12:
		return DayFirst
	case s.b > 12:
		return MonthFirst
	case given == UnknownOrder && (s.dots || s.a == s.b):
		return DayFirst
	}
	return given
}

// MaxDate is the longest text that is read as a date.
const MaxDate = 80

// scanDate finds the numbers of a date. It is false for text that is no date
// whatever the style.
func scanDate(text string) (dateShape, bool) {
	if len(text) < 5 || len(text) > MaxDate {
		return dateShape{}, false
	}
	c := script.Cursor{Rest: strings.TrimSpace(script.Plain(text))}
	var s dateShape
	ok := false
	if script.IsDigit(rune(c.Peek())) {
		ok = s.digits(&c)
	} else {
		ok = s.words(&c)
	}
	return s, ok && s.time(&c)
}

// digits reads a date that begins with a number.
func (s *dateShape) digits(c *script.Cursor) bool {
	whole := *c
	n, digits := c.Number()
	if c.Done() || digits == 0 || c.Peek() == '.' && digits == 5 {
		*c = whole
		return s.bare(c)
	}
	switch {
	case c.Take("年"):
		return s.japanese(c, n)
	case digits == 4:
		return s.yearFirst(c, n)
	case digits > 2:
		return false
	}
	return s.dayOrMonth(c, n)
}

// bare reads a date without any marks: 20260301, the serial day 46082, perhaps
// with a fraction for its time, or the milliseconds 1767225600000.
func (s *dateShape) bare(c *script.Cursor) bool {
	text := c.Rest
	c.Rest, s.bareDigits = "", true
	whole, fraction, _ := strings.Cut(text, ".")
	if strings.Trim(whole+fraction, "0123456789") != "" {
		return false
	}
	switch {
	case len(whole) == 5:
		return s.serial(whole, fraction)
	case len(text) == 8:
		n, _ := (&script.Cursor{Rest: text}).Number()
		s.year, s.month, s.day = n/10000, n/100%100, n%100
		return s.year >= 1900 && s.year < 2200
	case len(text) == 13:
		return s.milliseconds(text)
	}
	return false
}

// serial reads the number of a day, with its time as a fraction of the day.
func (s *dateShape) serial(whole, fraction string) bool {
	n, _ := (&script.Cursor{Rest: whole}).Number()
	if n < minSerial || n > maxSerial {
		return false
	}
	s.set(excelDay(n))
	if fraction != "" {
		part, digits := (&script.Cursor{Rest: fraction[:min(len(fraction), 9)]}).Number()
		scale := 1
		for range digits {
			scale *= 10
		}
		minute := min((part*1440+scale/2)/scale, 1439)
		s.clock = fmt.Sprintf("%02d:%02d", minute/60, minute%60)
	}
	return true
}

// milliseconds reads a moment counted from 1970, in UTC.
func (s *dateShape) milliseconds(text string) bool {
	if text < "0600000000000" || text > "4102444800000" {
		return false
	}
	high, _ := (&script.Cursor{Rest: text[:4]}).Number()
	low, _ := (&script.Cursor{Rest: text[4:10]}).Number()
	t := time.Unix(int64(high)*1e6+int64(low), 0).UTC()
	s.set(program.DateOf(t))
	s.clock = t.Format("15:04")
	return true
}

// Serial days that are taken for dates: 1954 to 2119. Numbers outside are more
// likely something else.
const (
	minSerial = 20000
	maxSerial = 80000
)

// excelDay is the day of a serial number in the 1900 system. Files of the 1904
// system carry it in their cells, and package table has read it already.
func excelDay(serial int) program.Date {
	return program.NewDate(1899, time.December, 30).AddDays(serial)
}

func (s *dateShape) set(d program.Date) {
	t := d.Time()
	s.year, s.month, s.day = t.Year(), int(t.Month()), t.Day()
}

// oldest is the first year of a date: lower ones count from another day, as 1448 does
// in the Islamic calendar and 1405 in the Persian one.
const oldest = 1600

// yearFirst reads 2026-03-01, 2026/3/1, 2026.03.01, 2026-Mar-01, 2026 03 01.
func (s *dateShape) yearFirst(c *script.Cursor, year int) bool {
	s.year = year
	if year < oldest || !c.Skip("-/. ") {
		return false
	}
	if w := c.Word(); w != "" {
		m, ok := MonthName(w)
		s.month = int(m)
		if !ok {
			return false
		}
	} else if s.month, _ = c.Number(); s.month == 0 {
		return false
	}
	if !c.Skip("-/. ") {
		return false
	}
	s.day, _ = c.Number()
	return s.day > 0
}

// japanese reads the rest of 2026年3月1日.
func (s *dateShape) japanese(c *script.Cursor, year int) bool {
	s.year = year
	c.Skip(" ")
	if s.month, _ = c.Number(); !c.Take("月") {
		return false
	}
	c.Skip(" ")
	s.day, _ = c.Number()
	return c.Take("日") && s.day > 0
}

// dayOrMonth reads a date whose first number has one or two digits.
func (s *dateShape) dayOrMonth(c *script.Cursor, a int) bool {
	c.Take("st")
	c.Take("nd")
	c.Take("rd")
	c.Take("th")
	c.Take("er")
	s.dots = c.Peek() == '.'
	if !c.Skip("-/. ") {
		return false
	}
	if script.IsDigit(rune(c.Peek())) {
		return s.threeNumbers(c, a)
	}
	if s.day = a; !s.monthWord(c) {
		return false
	}
	c.Skip("-/., '")
	if c.Take("de ") || c.Take("del ") {
		c.Skip(" ")
	}
	return s.lastYear(c)
}

// monthWord reads a month's name: "Jul", "juil.", "de julio".
func (s *dateShape) monthWord(c *script.Cursor) bool {
	w := c.Word()
	if (w == "de" || w == "De") && c.Skip(" ") {
		w = c.Word()
	}
	m, ok := MonthName(w)
	s.month = int(m)
	return ok
}

// threeNumbers reads the rest of 31.12.2026, 12/31/26, and 99-12-31.
func (s *dateShape) threeNumbers(c *script.Cursor, a int) bool {
	b, digits := c.Number()
	if digits > 2 || b == 0 || !c.Skip("-/. ") {
		return false
	}
	if a > 31 {
		s.year, s.month = shortYear(a), b
		s.day, digits = c.Number()
		return digits > 0 && digits <= 2 && s.day > 0
	}
	s.a, s.b, s.numeric = a, b, true
	return a > 0 && s.lastYear(c)
}

// lastYear reads the year that ends a date, of two digits or of four.
func (s *dateShape) lastYear(c *script.Cursor) bool {
	y, digits := c.Number()
	switch digits {
	case 2:
		s.year, s.short = shortYear(y), true
	case 4:
		s.year = y
	}
	return s.year >= oldest
}

// shortYear is the century of a year of two digits: 1970 to 2069.
func shortYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// words reads a date that begins with a word: a weekday, a month, a Japanese
// era. "Mar" is a Tuesday in French and a month elsewhere: what follows decides.
func (s *dateShape) words(c *script.Cursor) bool {
	if s.era(c) {
		return true
	}
	*s = dateShape{}
	start := *c
	if weekdays[program.Fold(c.Word())] {
		c.Take(".")
		c.Skip(", ")
		if script.IsDigit(rune(c.Peek())) && s.digits(c) || s.monthFirst(c) {
			return true
		}
	}
	*c, *s = start, dateShape{}
	return s.monthFirst(c)
}

// monthFirst reads "July 14, 2025", "Jul-14-2025".
func (s *dateShape) monthFirst(c *script.Cursor) bool {
	m, ok := MonthName(c.Word())
	if s.month = int(m); !ok {
		return false
	}
	c.Take(".")
	if !c.Skip(" -/") {
		return false
	}
	digits := 0
	if s.day, digits = c.Number(); digits == 0 || digits > 2 || s.day == 0 {
		return false
	}
	c.Take("st")
	c.Take("nd")
	c.Take("rd")
	c.Take("th")
	return c.Skip(", -/'") && s.lastYear(c)
}
