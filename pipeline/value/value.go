// Package value turns the text of cells into what the text means: numbers,
// money, dates, periods, flags, lists, and the words of our vocabularies.
//
// In go plain strings or cells of package table; out come exact values. What
// one cell cannot tell, such as whether "1.234" is a thousand or one and a bit,
// is decided by the evidence of its whole column; where that does not tell
// either, the answer is a question with an example, never a guess. Words that
// no vocabulary lists stay unknown. The package reads no files, keeps no state
// and knows no kinds of table.
package value

import (
	"time"

	"sponsorbook/pipeline/value/dates"
	"sponsorbook/pipeline/value/script"
)

// Certainty says how well the style of a column is known.
type Certainty = script.Certainty

// The certainties, least first.
const (
	Ambiguous = script.Ambiguous // both readings fit every cell: a question
	Assumed   = script.Assumed   // nothing contradicts the usual reading
	Proven    = script.Proven    // at least one cell allows no other reading
)

// Blank reports whether a cell says nothing: it is empty, or holds a dash or
// one of the words that systems write where they know nothing.
func Blank(text string) bool { return script.Blank(text) }

// Days and their columns.
type (
	// A Moment is a date as a cell has it, with its time of day.
	Moment = dates.Moment
	// An Order is the order of day, month and year in dates of three numbers.
	Order = dates.Order
	// A DateStyle says how the dates of a column are written.
	DateStyle = dates.DateStyle
	// DateEvidence is what the cells of a column tell about its dates.
	DateEvidence = dates.DateEvidence
)

// The orders.
const (
	UnknownOrder = dates.UnknownOrder
	DayFirst     = dates.DayFirst   // 31.12.2026
	MonthFirst   = dates.MonthFirst // 12/31/2026
)

// DayFirstStyle and MonthFirstStyle are the styles of somebody who was asked.
var (
	DayFirstStyle   = dates.DayFirstStyle
	MonthFirstStyle = dates.MonthFirstStyle
)

// Clock is the time of day of a cell as "15:42"; of a span its beginning.
func Clock(text string) (string, bool) { return dates.Clock(text) }

// MonthName is the month that a word names, in full or shortened: "Mär", "août".
func MonthName(word string) (time.Month, bool) { return dates.MonthName(word) }

// Weekday is whether a word names a day of the week: "Mon", "Donnerstag".
func Weekday(word string) bool { return dates.Weekday(word) }

// Year reads a year as headers and cells write it: "2025", "FY25", "2025年".
func Year(text string) (int, bool) { return dates.Year(text) }
