package plan

import (
	"fmt"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"sponsorbook/pipeline/program"
)

// holidays are the public holidays by country. Others have weekends only.
var holidays = map[string][]*cal.Holiday{
	"AT": at.Holidays, "BE": be.Holidays, "BG": bg.Holidays, "BR": br.Holidays,
	"CA": ca.Holidays, "CH": ch.Holidays, "CZ": cz.Holidays, "DE": de.Holidays, "DK": dk.Holidays,
	"ES": es.Holidays, "FR": fr.Holidays, "GB": gb.Holidays, "GR": gr.Holidays, "HR": hr.Holidays,
	"IE": ie.Holidays, "IT": it.Holidays, "JP": jp.Holidays, "LT": lt.Holidays, "LV": lv.Holidays,
	"NL": nl.Holidays, "NO": no.Holidays, "NZ": nz.Holidays, "PL": pl.Holidays,
	"RO": ro.Holidays, "SE": se.Holidays, "SI": si.Holidays, "SK": sk.Holidays, "UA": ua.Holidays, "US": us.Holidays, "ZA": za.Holidays,
}

// names are the countries by their English names, lower case.
var names = func() map[string]string {
	english := display.English.Regions()
	out := map[string]string{"uk": "GB", "england": "GB", "usa": "US", "united states of america": "US", "holland": "NL"}
	for code := range holidays {
		if r, err := language.ParseRegion(code); err == nil {
			out[strings.ToLower(english.Name(r))] = code
		}
	}
	return out
}()

// countryCode is the ISO code of a country by code or English name; "" when it
// has no calendar here.
func countryCode(name string) string {
	name = strings.TrimSpace(name)
	if _, ok := holidays[strings.ToUpper(name)]; ok {
		return strings.ToUpper(name)
	}
	return names[strings.ToLower(name)]
}

// closures are days and ranges written as YYYY-MM-DD or with a slash between two.
func closures(written []string) ([]program.Period, error) {
	var out []program.Period
	for _, w := range written {
		first, last, two := strings.Cut(w, "/")
		from, err := program.ParseDate(strings.TrimSpace(first))
		if err != nil {
			return nil, err
		}
		to := from
		if two {
			if to, err = program.ParseDate(strings.TrimSpace(last)); err != nil {
				return nil, err
			}
		}
		if to < from {
			return nil, fmt.Errorf("%q ends before it begins", w)
		}
		out = append(out, program.Period{From: from, To: to})
	}
	return out, nil
}

// A diary knows the working days of countries and of our company.
type diary struct {
	closed    []program.Period
	calendars map[string]*cal.BusinessCalendar
	known     map[string]map[program.Date]bool // working days already looked up
}

func newDiary(p Policy) *diary {
	closed, _ := closures(p.Closed) // checked with the configuration
	return &diary{closed: closed, calendars: map[string]*cal.BusinessCalendar{}, known: map[string]map[program.Date]bool{}}
}

// works reports whether a day is a working day in a country.
func (d *diary) works(day program.Date, country string) bool {
	days := d.known[country]
	if days == nil {
		days = map[program.Date]bool{}
		d.known[country] = days
	}
	if works, seen := days[day]; seen {
		return works
	}
	works := d.ask(day, country)
	days[day] = works
	return works
}

func (d *diary) ask(day program.Date, country string) bool {
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	for _, c := range d.closed {
		if c.Contains(day) {
			return false
		}
	}
	c := d.calendars[country]
	if c == nil {
		c = cal.NewBusinessCalendar()
		c.AddHoliday(holidays[country]...)
		d.calendars[country] = c
	}
	actual, observed, _ := c.IsHoliday(day.Time())
	return !actual && !observed
}

// from is the first working day on or after a day.
func (d *diary) from(day program.Date, country string) program.Date {
	for range 60 {
		if d.works(day, country) {
			return day
		}
		day++
	}
	return day
}

// until is the last working day on or before a day.
func (d *diary) until(day program.Date, country string) program.Date {
	for range 60 {
		if d.works(day, country) {
			return day
		}
		day--
	}
	return day
}

// move is n working days after a day, or before it when n is below zero.
func (d *diary) move(day program.Date, n int, country string) program.Date {
	step := program.Date(1)
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		if day += step; d.works(day, country) {
			n--
		}
	}
	return day
}
