package dates

import (
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// eras are those of Japan that exports name: the year before the first, and the
// first and last day.
var eras = []struct {
	names    []string
	zero     int
	from, to program.Date
}{
	{[]string{"令和", "令", "r"}, 2018, program.NewDate(2019, 5, 1), program.NewDate(2199, 12, 31)},
	{[]string{"平成", "平", "h"}, 1988, program.NewDate(1989, 1, 8), program.NewDate(2019, 4, 30)},
	{[]string{"昭和", "昭", "s"}, 1925, program.NewDate(1926, 12, 25), program.NewDate(1989, 1, 7)},
}

// eraYear reads the era and the year of it: "令和8", "R8", "令和元". letter says
// that a letter stands for the era.
func eraYear(c *script.Cursor) (year, era int, letter bool) {
	for i := range eras {
		for _, name := range eras[i].names {
			if len(c.Rest) < len(name) || !strings.EqualFold(c.Rest[:len(name)], name) {
				continue
			}
			try := script.Cursor{Rest: c.Rest[len(name):]}
			n, digits := 1, 1
			if !try.Take("元") {
				n, digits = try.Number()
			}
			if digits == 0 || digits > 2 || n == 0 {
				return 0, 0, false
			}
			*c = try
			return eras[i].zero + n, i, len(name) == 1
		}
	}
	return 0, 0, false
}

// era reads "R8.2.10", "令和8年2月10日". A day that the era does not have is none.
func (s *dateShape) era(c *script.Cursor) bool {
	start := *c
	year, era, _ := eraYear(c)
	if year == 0 {
		return false
	}
	ok := false
	if c.Take("年") {
		ok = s.japanese(c, year)
	} else {
		ok = s.yearFirst(c, year)
	}
	day := program.NewDate(s.year, time.Month(s.month), s.day)
	if ok = ok && day.Known() && day >= eras[era].from && day <= eras[era].to; !ok {
		*c = start
	}
	return ok
}

// eraMonth reads "令和8年2月", "r8.02", and the year alone, "令和8年". A letter with
// a point is the present era only: h1 and s1 are halves of a year.
func eraMonth(text string, _ time.Month) (program.Period, bool) {
	c := script.Cursor{Rest: text}
	year, era, letter := eraYear(&c)
	if year == 0 {
		return program.Period{}, false
	}
	named := c.Take("年")
	if named && c.Done() {
		return months(yearStart(year, 1), 12)
	}
	if !named && (letter && era > 0 || !c.Take(".") && !c.Take("/")) {
		return program.Period{}, false
	}
	month, digits := c.Number()
	c.Take("月")
	if digits == 0 || digits > 2 || !c.Done() {
		return program.Period{}, false
	}
	return oneMonth(year, month)
}
