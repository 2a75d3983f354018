package value

import "sponsorbook/pipeline/table"

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

	dayFirst, monthFirst             proof
	twoWay                           proof // cells such as 03-04-2026
	sisterDayFirst, sisterMonthFirst proof
}

// Add takes the text of one cell into account.
func (e *DateEvidence) Add(text string) {
	if Blank(text) {
		return
	}
	e.Cells++
	s, ok := scanDate(text)
	if !ok || !s.possible() {
		return
	}
	e.Dates++
	switch {
	case s.bareDigits:
		e.Bare++
	case !s.numeric:
	case s.a > 12:
		e.dayFirst.add(text)
	case s.b > 12:
		e.monthFirst.add(text)
	case s.a != s.b && !s.dots:
		e.twoWay.add(text)
	}
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
	e.sisterDayFirst.join(sister.dayFirst)
	e.sisterMonthFirst.join(sister.monthFirst)
}

// Style is what the evidence comes to.
func (e DateEvidence) Style() DateStyle {
	switch {
	case e.dayFirst.count > 0 && e.monthFirst.count > 0:
		return e.mixed()
	case e.dayFirst.count > 0:
		return DateStyle{Order: DayFirst, Certainty: Proven, Example: e.dayFirst.example}
	case e.monthFirst.count > 0:
		return DateStyle{Order: MonthFirst, Certainty: Proven, Example: e.monthFirst.example}
	case e.twoWay.count == 0:
		return DateStyle{Certainty: Assumed} // every cell reads one way only
	case e.sisterDayFirst.count > 0 && e.sisterMonthFirst.count == 0:
		return DateStyle{Order: DayFirst, Certainty: Proven, Example: e.sisterDayFirst.example}
	case e.sisterMonthFirst.count > 0 && e.sisterDayFirst.count == 0:
		return DateStyle{Order: MonthFirst, Certainty: Proven, Example: e.sisterMonthFirst.example}
	}
	return DateStyle{Example: e.twoWay.example}
}

func (e DateEvidence) mixed() DateStyle {
	y := DateStyle{Mixed: true, Certainty: Proven, Example: e.monthFirst.example}
	if e.twoWay.count > 0 {
		y.Certainty, y.Example = Ambiguous, e.twoWay.example
	}
	return y
}
