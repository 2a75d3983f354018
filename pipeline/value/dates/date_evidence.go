package dates

import (
	"cmp"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/script"
)

// DateEvidence is what the cells of a column tell about how its dates are
// written. Cells are added one at a time and not kept. The zero value is ready.
//
// Only what a date allows is evidence: a number above twelve is no month.
// Whether a date would lie far ahead is none, since renewals do.
type DateEvidence struct {
	Cells int // cells that were not blank
	Dates int // of these, the ones that are dates
	// Bare are the dates that are nothing but digits (46082, 20260301): they
	// may as well be amounts or ids, so only a header can make them dates.
	Bare int

	early, late int          // true dates up to the twelfth of a month, and beyond
	first       program.Date // the first true date that reads another way
	within      int          // dates in text of three numbers whose first two could be months
	short       shortDates

	dayFirst, monthFirst             script.Proof
	twoWay                           script.Proof // cells such as 03-04-2026
	sisterDayFirst, sisterMonthFirst script.Proof
}

// Add takes the text of one cell into account.
func (e *DateEvidence) Add(text string) {
	if script.Blank(text) {
		return
	}
	e.Cells++
	s, ok := scanDate(text)
	if !ok || !s.possible() {
		return
	}
	e.Dates++
	e.short.add(s)
	switch {
	case s.bareDigits:
		e.Bare++
	case !s.numeric:
	case s.a > 12:
		e.dayFirst.Add(text)
	case s.b > 12:
		e.monthFirst.Add(text)
	case s.a != s.b && !s.dots:
		e.within++
		e.twoWay.Add(text)
	default:
		e.within++
	}
}

// shortDates are dates such as 26.09.03, whose year may be their first number or their
// last: of those of a table the year differs little, and the day much.
type shortDates struct {
	count, others               int
	first, firstTo, last, until int // the least and the greatest of the first and the last numbers
}

func (d *shortDates) add(s dateShape) {
	last := s.year % 100
	switch {
	case !s.numeric || !s.short || s.a <= 12 || s.b > 12 || last == 0 || last > 31:
		d.others++
		return
	case d.count == 0:
		d.first, d.firstTo, d.last, d.until = s.a, s.a, last, last
	}
	d.first, d.firstTo = min(d.first, s.a), max(d.firstTo, s.a)
	d.last, d.until = min(d.last, last), max(d.until, last)
	d.count++
}

func (d *shortDates) yearFirst() bool {
	return d.count > 1 && d.others == 0 && d.firstTo-d.first <= 2 && d.until-d.last > 5
}

// possible reports whether a date exists in one order at least.
func (s dateShape) possible() bool {
	return DayFirstStyle.day(s).Known() || MonthFirstStyle.day(s).Known()
}

// AddCell takes one cell into account; a true date proves no style.
func (e *DateEvidence) AddCell(c table.Cell) {
	switch c.Kind {
	case table.Date:
		e.Cells++
		e.Dates++
		if m, ok := DayFirstStyle.Parse(c.Value); ok && m.Date.Time().Day() > 12 {
			e.late++
		} else if ok {
			e.early++
			if e.first == 0 && otherDay(m.Date) != m.Date {
				e.first = m.Date
			}
		}
	case table.Number:
		e.Add(c.Value)
	case table.Text:
		e.Add(c.Text)
	case table.Bool, table.Fault:
		e.Cells++
	}
}

// Join takes the evidence of a sister column into account: another column of
// the same table, or of another table of the same source. It counts only where
// the column's own cells prove nothing, and where the sisters agree.
func (e *DateEvidence) Join(sister DateEvidence) {
	if sister.short.yearFirst() {
		return
	}
	e.sisterDayFirst.Join(sister.dayFirst)
	e.sisterMonthFirst.Join(sister.monthFirst)
}

// Style is what the evidence comes to.
func (e DateEvidence) Style() DateStyle {
	switch {
	case e.short.yearFirst():
		return DateStyle{Order: DayFirst, YearFirst: true, Certainty: script.Proven, Example: e.dayFirst.Example}
	case e.swapped():
		return DateStyle{Swapped: e.early, Read: e.first, Other: otherDay(e.first), Certainty: script.Ambiguous,
			Example: cmp.Or(e.dayFirst.Example, e.monthFirst.Example)}
	case e.dayFirst.Count > 0 && e.monthFirst.Count > 0:
		return e.mixed()
	case e.dayFirst.Count > 0:
		return DateStyle{Order: DayFirst, Certainty: script.Proven, Example: e.dayFirst.Example}
	case e.monthFirst.Count > 0:
		return DateStyle{Order: MonthFirst, Certainty: script.Proven, Example: e.monthFirst.Example}
	case e.twoWay.Count == 0:
		return DateStyle{Certainty: script.Assumed} // every cell reads one way only
	case e.sisterDayFirst.Count > 0 && e.sisterMonthFirst.Count == 0:
		return DateStyle{Order: DayFirst, Certainty: script.Proven, Example: e.sisterDayFirst.Example}
	case e.sisterMonthFirst.Count > 0 && e.sisterDayFirst.Count == 0:
		return DateStyle{Order: MonthFirst, Certainty: script.Proven, Example: e.sisterMonthFirst.Example}
	}
	return DateStyle{Example: e.twoWay.Example}
}

// swapped reports a column in which all true dates lie within the twelfth of a
// month and all dates in text beyond it: a program took for a date what it
// could read the other way round, and left the rest.
func (e DateEvidence) swapped() bool {
	return e.early >= 2 && e.first != 0 && e.late == 0 && e.within == 0 && (e.dayFirst.Count > 0) != (e.monthFirst.Count > 0)
}

func (e DateEvidence) mixed() DateStyle {
	y := DateStyle{Mixed: true, Certainty: script.Proven, Example: e.monthFirst.Example}
	if e.twoWay.Count > 0 {
		y.Certainty, y.Example = script.Ambiguous, e.twoWay.Example
	}
	return y
}
