package dates

import (
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// weekWords name a week of the year, lower case.
var weekWords = map[string]bool{"w": true, "wk": true, "week": true, "kw": true, "cw": true, "kalenderwoche": true, "woche": true,
	"semaine": true, "sem": true, "semana": true, "settimana": true, "uke": true, "vecka": true, "v": true, "uge": true, "第": true}

// week reads "2026-w07", "kw 07/2026", "week 7, 2026", "2026年第7週": weeks begin
// on Monday, and the first has the year's first Thursday. "2026-w07-3" is a day.
func week(text string, _ time.Month) (program.Period, bool) {
	number, year, day, named := 0, 0, 0, false
	c := script.Cursor{Rest: text}
	for c.Skip(" -/.,_'()"); !c.Done(); c.Skip(" -/.,_'()") {
		if n, digits := c.Number(); digits > 0 {
			switch {
			case named && number == 0 && digits <= 2:
				number = n
			case year == 0 && digits == 4 && n >= 1900 && n < 2200:
				year = n
			case year == 0 && digits == 2 && number > 0:
				year = 2000 + n
			case number > 0 && year > 0 && day == 0 && digits == 1 && n >= 1 && n <= 7:
				day = n
			default:
				return program.Period{}, false
			}
			c.Take("年")
			c.Take("週")
			continue
		}
		switch w := c.Word(); {
		case !named && weekWords[w]:
			named = true
		case !named && w == "s" && len(c.Rest) > 1 && c.Rest[1] >= '0' && c.Rest[1] <= '9': // s7 is half a year
			named = true
		case number > 0 && w == "週":
		default:
			return program.Period{}, false
		}
	}
	if number < 1 || year == 0 {
		return program.Period{}, false
	}
	return weekDays(year, number, day)
}

// weekDays are the days of a week of a year, or its one day from Monday.
func weekDays(year, number, day int) (program.Period, bool) {
	monday := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(number-1))
	if y, w := monday.ISOWeek(); y != year || w != number {
		return program.Period{}, false
	}
	from := program.DateOf(monday)
	if day > 0 {
		return program.Period{From: from.AddDays(day - 1), To: from.AddDays(day - 1)}, true
	}
	return program.Period{From: from, To: from.AddDays(6)}, true
}

// fiscalPeriod reads "fy2026 p02", "p02 2026", "period 3 2026", "002.2026",
// "2026002": a month of the fiscal year. Periods beyond the twelfth hold what is
// booked to close the year, and are of its last month.
func fiscalPeriod(text string, fiscal time.Month) (program.Period, bool) {
	number, year, named := 0, 0, false
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" -/.,_'()", r) }) {
		rest := strings.TrimRight(w, "0123456789")
		digits := w[len(rest):]
		n, _ := (&script.Cursor{Rest: digits}).Number()
		switch {
		case periodWords[rest] && !named:
			if named = true; digits != "" {
				number = n
			}
		case (rest == "fy" || rest == "gj") && year == 0:
			year = quarterYear(digits)
		case rest != "":
			return program.Period{}, false
		case len(digits) == 7 && year == 0 && number == 0:
			year, number, named = n/1000, n%1000, true
		case len(digits) == 3 && number == 0:
			number, named = n, true
		case named && number == 0 && len(digits) <= 2:
			number = n
		case year == 0:
			year = quarterYear(digits)
		default:
			return program.Period{}, false
		}
	}
	if !named || number < 1 || number > 16 || year < 1900 || year >= 2200 {
		return program.Period{}, false
	}
	return months(yearStart(year, fiscal)+program.Month(min(number, 12)-1), 1)
}

var periodWords = map[string]bool{"p": true, "per": true, "period": true, "periode": true, "période": true, "período": true,
	"periodo": true, "buchungsperiode": true}

// yearRange reads "fy2025/26", "2025/26", "2025-2026": a fiscal year, which
// bears the name of the year in which it ends. "2011-12" is a month.
func yearRange(text string, fiscal time.Month) (program.Period, bool) {
	c := script.Cursor{Rest: text}
	named := c.Take("fy") || c.Take("gj") || c.Take("fiscal year")
	c.Skip(" ")
	first, digits := c.Number()
	if digits != 4 || !c.Skip("/-") {
		return program.Period{}, false
	}
	last, digits := c.Number()
	if digits == 2 && (named || last > 12) {
		last += first / 100 * 100
		if last < first {
			last += 100
		}
	} else if digits != 4 {
		return program.Period{}, false
	}
	if !c.Done() || last != first+1 || first < 1900 || last >= 2200 {
		return program.Period{}, false
	}
	return months(yearStart(last, fiscal), 12)
}
