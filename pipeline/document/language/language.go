// Package language says labels, numbers, amounts and days in the language of a
// page. Labels are written in English where they are used and looked up here in
// the file of the language: templates/languages.
package language

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/goccy/go-yaml"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
	"sponsorbook/templates"
)

// ShortYear is "21 Nov 2026".
func (s Speech) ShortYear(d program.Date) string { return s.ShortDay(d, 0) }

// Term is a word of our vocabularies in the page's language; others stay as written.
func (s Speech) Term(word string) string {
	if w, ok := s.said.Phrases[word]; ok {
		return w
	}
	return document.Clean(word)
}

// Speech is how a language says labels, numbers, amounts and days. Labels are
// written in English where they are used and looked up here, so that a page's
// code reads as the page does; a label without a translation stays English.
type Speech struct {
	Code string // BCP 47: "en"
	said *said
	// page is in what unit a page prints all of its amounts; 0 lets each choose for itself.
	page pageUnit
	// Missing hears of labels without a translation, in tests; nil otherwise.
	Missing func(label string)
}

// said is the file of a language.
type said struct {
	Name     string            `yaml:"name"`      // in the language itself
	Point    string            `yaml:"point"`     // the decimal point
	Group    string            `yaml:"group"`     // what stands between thousands
	Months   []string          `yaml:"months"`    // from January
	Short    []string          `yaml:"short"`     // months in a few letters
	Days     []string          `yaml:"days"`      // from Sunday
	Day      string            `yaml:"day"`       // day and month: "%d %s"
	ShortDay string            `yaml:"short_day"` // the same where the month is short
	First    string            `yaml:"first"`     // the first of a month; "" where it is a number like others
	Weekday  string            `yaml:"weekday"`   // a weekday before a day and month: "%s %s"
	Year     string            `yaml:"year"`      // a month, or a day and month, with its year: "%s %d"
	Million  string            `yaml:"million"`
	Billion  string            `yaml:"billion"`
	After    bool              `yaml:"after"` // the currency stands after the amount
	Labels   Labels            `yaml:"labels"`
	Nth      string            `yaml:"nth"`     // a place: "%s."
	Phrases  map[string]string `yaml:"phrases"` // from English; nil for English itself
	// Sentences are those of the stages, from English: see Reworded.
	Sentences map[string]string `yaml:"sentences"`

	once  sync.Once
	ready []sentence
}

// Space keeps a number and its unit on one line.
const Space = "\u00a0"

// Codes are the languages that pages can be written in, sorted.
func Codes() []string { return slices.Sorted(maps.Keys(speeches())) }

// Of is the language of a BCP 47 tag, by its first part; English where none is shipped.
func Of(tag string) Speech {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if _, ok := speeches()[base]; !ok {
		base = "en"
	}
	return Speech{Code: base, said: speeches()[base]()}
}

// speeches are the languages shipped; each file is read when it is first asked for.
var speeches = sync.OnceValue(func() map[string]func() *said {
	out := map[string]func() *said{}
	files, err := fs.Glob(templates.Languages, "languages/*.yaml")
	if err != nil || len(files) == 0 {
		panic("language: the program was built without its languages")
	}
	for _, file := range files {
		code := strings.TrimSuffix(path.Base(file), ".yaml")
		out[code] = sync.OnceValue(func() *said { return read(file) })
	}
	return out
})

// read panics on a file that is no language: it is part of the program, and a
// test reads each.
func read(file string) *said {
	content, err := templates.Languages.ReadFile(file)
	if err == nil {
		var s said
		if err = yaml.UnmarshalWithOptions(content, &s, yaml.DisallowUnknownField()); err == nil {
			return &s
		}
	}
	panic(fmt.Sprintf("language: %s: %v", file, err))
}

// Phrases are what the language says, by the English of each; none for English.
func (s Speech) Phrases() map[string]string { return maps.Clone(s.said.Phrases) }

// Say is a label in the language.
func (s Speech) Say(english string) string {
	if w, ok := s.said.Phrases[english]; ok {
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

// Labels are the words that writers put around what a document says.
func (s Speech) Labels() Labels { return s.said.Labels }

// LongDay is "10 December 2026"; "" for an unknown day.
func (s Speech) LongDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf(s.said.Year, s.DayMonth(d), d.Year())
}

// ShortDay is "10 Dec", with the year unless it is that of now.
func (s Speech) ShortDay(d, now program.Date) string {
	if d.Year() != now.Year() {
		return s.TableDay(d)
	}
	return s.short(d)
}

// TableDay is "10 Dec 2026", always with the year: days of many years stand below
// each other.
func (s Speech) TableDay(d program.Date) string {
	if !d.Known() {
		return ""
	}
	return s.short(d) + Space + fmt.Sprint(d.Year())
}

// short is "10 Dec".
func (s Speech) short(d program.Date) string {
	if !d.Known() {
		return ""
	}
	month := s.said.Short[d.Time().Month()-time.January]
	if d.Time().Day() == 1 && s.said.First != "" {
		return s.said.First + Space + month
	}
	return fmt.Sprintf(s.said.ShortDay, d.Time().Day(), month)
}

// MeetingDay is "Thursday 10 December", with the year unless it is that of now.
func (s Speech) MeetingDay(d, now program.Date) string {
	if !d.Known() {
		return ""
	}
	day := s.DayMonth(d)
	if d.Year() != now.Year() {
		day = s.LongDay(d)
	}
	return fmt.Sprintf(s.said.Weekday, s.said.Days[d.Weekday()], day)
}

// DayMonth is "10 December".
func (s Speech) DayMonth(d program.Date) string {
	day, month := d.Time().Day(), s.said.Months[d.Time().Month()-time.January]
	if day == 1 && s.said.First != "" {
		return s.said.First + Space + month
	}
	return fmt.Sprintf(s.said.Day, day, month)
}

// Month is "November 2026".
func (s Speech) Month(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return strings.ReplaceAll(fmt.Sprintf(s.said.Year, s.said.Months[m.Month()-time.January], m.Year()), Space, " ")
}

// MonthName is "Oct".
func (s Speech) MonthName(m program.Month) string {
	if m <= 0 {
		return ""
	}
	return s.said.Short[m.Month()-time.January]
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
		return s.said.Months[d.Time().Month()-time.January]
	}
	return s.Month(d.Month())
}

// Days are some days ahead: "first half of June", "June", "Jun–Jul", or a day
// as it is given where the window has none.
func (s Speech) Days(given string, from, to program.Date) string {
	if s.said.Phrases == nil || !from.Known() || !to.Known() {
		return span.Cut(given, 60)
	}
	name := s.said.Months[from.Month().Month()-1]
	switch {
	case from == to:
		return s.short(from)
	case from.Month() != to.Month():
		return s.MonthName(from.Month()) + "–" + s.MonthName(to.Month())
	case to.Time().Day() <= 16:
		return s.Sayf("first half of %s", name)
	case from.Time().Day() >= 14:
		return s.Sayf("second half of %s", name)
	}
	return name
}
