package document

import (
	"fmt"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
)

// speech is how a language says labels, numbers, amounts and days. Labels are
// written in English where they are used and looked up here, so that a page's
// code reads as the page does; a label without a translation stays English.
type speech struct {
	code         string            // BCP 47: "en"
	words        map[string]string // from English; nil for English itself
	point, group string            // decimal point, and what stands between thousands
	months       []string
	short        []string // months in a few letters
	days         []string // from Sunday
	day          string   // of a date: day, month
	weekday      string   // of a date: weekday, day and month
	million      string
	billion      string
	after        bool // the currency stands after the amount
	// missing hears of labels without a translation, in tests; nil otherwise.
	missing func(label string)
}

// speeches are the languages that labels are shipped in.
var speeches = []speech{english, german}

var english = speech{
	code: "en", point: ".", group: ",",
	months: []string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"},
	short: []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	days:  []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	day:   "%d" + space + "%s", weekday: "%s %s",
	million: "m", billion: "bn",
}

// space keeps a number and its unit on one line.
const space = "\u00a0"

// speechOf is the language of a BCP 47 tag, by its first part; English where none is shipped.
func speechOf(tag string) speech {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	for _, s := range speeches {
		if s.code == base {
			return s
		}
	}
	return english
}

// say is a label in the language.
func (s speech) say(english string) string {
	if w, ok := s.words[english]; ok {
		return w
	}
	if s.missing != nil {
		s.missing(english)
	}
	return english
}

// sayf is a sentence in the language with values set in. The translation keeps
// the order of the values, or numbers them as fmt does.
func (s speech) sayf(english string, values ...any) string {
	return fmt.Sprintf(s.say(english), values...)
}

// count is a number with the noun it counts: "1 account", "1,204 accounts".
func (s speech) count(n int, one, many string) string {
	if n == 1 {
		return "1 " + s.say(one)
	}
	return s.whole(n) + " " + s.say(many)
}

// of is a count of a whole: "38 of 52".
func (s speech) of(n, whole int) string {
	return s.sayf("%s of %s", s.whole(n), s.whole(whole))
}

// list joins names with commas.
func (s speech) list(names []string) string { return strings.Join(names, ", ") }

// longDay is "10 December 2026"; "" for an unknown day.
func (s speech) longDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf("%s%s%d", s.dayMonth(d, s.months), space, d.Year())
}

// shortDay is "10 Dec", with the year unless it is that of now.
func (s speech) shortDay(d, now program.Date) string {
	if !d.Known() {
		return ""
	}
	text := s.dayMonth(d, s.short)
	if d.Year() != now.Year() {
		text += space + fmt.Sprint(d.Year())
	}
	return text
}

// tableDay is "10 Dec 2026", always with the year: days of many years stand below
// each other.
func (s speech) tableDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return s.dayMonth(d, s.short) + space + fmt.Sprint(d.Year())
}

// meetingDay is "Thursday 10 December", with the year unless it is that of now.
func (s speech) meetingDay(d, now program.Date) string {
	if !d.Known() {
		return ""
	}
	text := fmt.Sprintf(s.weekday, s.days[d.Weekday()], s.dayMonth(d, s.months))
	if d.Year() != now.Year() {
		text += space + fmt.Sprint(d.Year())
	}
	return text
}

func (s speech) dayMonth(d program.Date, names []string) string {
	return fmt.Sprintf(s.day, d.Time().Day(), names[d.Time().Month()-time.January])
}

// month is "November 2026".
func (s speech) month(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return s.months[m.Month()-time.January] + " " + fmt.Sprint(m.Year())
}

// monthName is "Oct".
func (s speech) monthName(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return s.short[m.Month()-time.January]
}

// sinceShort is a month for a fact of some age in a table: "Mar", "Mar 2025".
func (s speech) sinceShort(d, now program.Date) string {
	text := s.monthName(d.Month())
	if d.Year() != now.Year() {
		text += space + fmt.Sprint(d.Year())
	}
	return text
}

// since is a month for a fact of some age: "March", with the year unless it is that of now.
func (s speech) since(d, now program.Date) string {
	if d.Year() == now.Year() {
		return s.months[d.Time().Month()-time.January]
	}
	return s.month(d.Month())
}
