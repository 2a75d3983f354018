// Package language says labels, numbers, amounts and days in the language of a
// page. Labels are written in English where they are used and looked up here.
package language

import (
	"fmt"
	"strings"
	"time"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
)

// ShortYear is "21 Nov 2026".
func (s Speech) ShortYear(d program.Date) string { return s.ShortDay(d, 0) }

// Term is a word of our vocabularies in the page's language; others stay as written.
func (s Speech) Term(word string) string {
	if w, ok := s.Words[word]; ok {
		return w
	}
	return document.Clean(word)
}

// Speech is how a language says labels, numbers, amounts and days. Labels are
// written in English where they are used and looked up here, so that a page's
// code reads as the page does; a label without a translation stays English.
type Speech struct {
	Code         string            // BCP 47: "en"
	Words        map[string]string // from English; nil for English itself
	point, group string            // decimal point, and what stands between thousands
	Months       []string
	Short        []string // months in a few letters
	days         []string // from Sunday
	day          string   // of a date: day, month
	weekday      string   // of a date: weekday, day and month
	million      string
	billion      string
	after        bool // the currency stands after the amount
	// missing hears of labels without a translation, in tests; nil otherwise.
	Missing func(label string)
}

// speeches are the languages that labels are shipped in.
var speeches = []Speech{English, German}

var English = Speech{
	Code: "en", point: ".", group: ",",
	Months: []string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"},
	Short: []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	days:  []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	day:   "%d" + Space + "%s", weekday: "%s %s",
	million: "m", billion: "bn",
}

// Space keeps a number and its unit on one line.
const Space = "\u00a0"

// Of is the language of a BCP 47 tag, by its first part; English where none is shipped.
func Of(tag string) Speech {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	for _, s := range speeches {
		if s.Code == base {
			return s
		}
	}
	return English
}

// Say is a label in the language.
func (s Speech) Say(english string) string {
	if w, ok := s.Words[english]; ok {
		return w
	}
	if s.Missing != nil {
		s.Missing(english)
	}
	return english
}

// Sayf is a sentence in the language with values set in. The translation keeps
// the order of the values, or numbers them as fmt does.
func (s Speech) Sayf(english string, values ...any) string {
	return fmt.Sprintf(s.Say(english), values...)
}

// Count is a number with the noun it counts: "1 account", "1,204 accounts".
func (s Speech) Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + s.Say(one)
	}
	return s.Whole(n) + " " + s.Say(many)
}

// Of is a count of a whole: "38 of 52".
func (s Speech) Of(n, whole int) string {
	return s.Sayf("%s of %s", s.Whole(n), s.Whole(whole))
}

// List joins names with commas.
func (s Speech) List(names []string) string { return strings.Join(names, ", ") }

// LongDay is "10 December 2026"; "" for an unknown day.
func (s Speech) LongDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf("%s%s%d", s.DayMonth(d, s.Months), Space, d.Year())
}

// ShortDay is "10 Dec", with the year unless it is that of now.
func (s Speech) ShortDay(d, now program.Date) string {
	if !d.Known() {
		return ""
	}
	text := s.DayMonth(d, s.Short)
	if d.Year() != now.Year() {
		text += Space + fmt.Sprint(d.Year())
	}
	return text
}

// TableDay is "10 Dec 2026", always with the year: days of many years stand below
// each other.
func (s Speech) TableDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return s.DayMonth(d, s.Short) + Space + fmt.Sprint(d.Year())
}

// MeetingDay is "Thursday 10 December", with the year unless it is that of now.
func (s Speech) MeetingDay(d, now program.Date) string {
	if !d.Known() {
		return ""
	}
	text := fmt.Sprintf(s.weekday, s.days[d.Weekday()], s.DayMonth(d, s.Months))
	if d.Year() != now.Year() {
		text += Space + fmt.Sprint(d.Year())
	}
	return text
}

func (s Speech) DayMonth(d program.Date, names []string) string {
	return fmt.Sprintf(s.day, d.Time().Day(), names[d.Time().Month()-time.January])
}

// Month is "November 2026".
func (s Speech) Month(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return s.Months[m.Month()-time.January] + " " + fmt.Sprint(m.Year())
}

// MonthName is "Oct".
func (s Speech) MonthName(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return s.Short[m.Month()-time.January]
}

// SinceShort is a month for a fact of some age in a table: "Mar", "Mar 2025".
func (s Speech) SinceShort(d, now program.Date) string {
	text := s.MonthName(d.Month())
	if d.Year() != now.Year() {
		text += Space + fmt.Sprint(d.Year())
	}
	return text
}

// Since is a month for a fact of some age: "March", with the year unless it is that of now.
func (s Speech) Since(d, now program.Date) string {
	if d.Year() == now.Year() {
		return s.Months[d.Time().Month()-time.January]
	}
	return s.Month(d.Month())
}
