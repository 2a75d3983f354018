package recognise

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A YearMonth is a period that stands in two columns: a year, and a month, a
// quarter or a week of it.
type YearMonth struct {
	Year, Month int    // columns; 0 where the table has none
	fiscal      bool   // the months are counted from the first of the fiscal year
	part        string // "q" where the second column holds quarters, "w" weeks
}

// yearMonth finds a year and a month, a quarter or a week that stand in columns of
// their own: all cells of the one are years, all of the other are months. Where
// there are several, months go ahead of weeks, and these of quarters.
func (l *look) yearMonth() YearMonth {
	var ym YearMonth
	quarter, week := 0, 0
	for i := range l.watch.columns {
		if i >= len(l.region.Header) {
			break
		}
		e, header := &l.watch.columns[i], l.region.Header[i]
		switch {
		case e.cells*10 < l.count*9 || e.cells == 0:
		case ym.Year == 0 && e.all(isYear):
			ym.Year = i + 1
			ym.fiscal = ym.fiscal || IsFiscal(header)
		case quarter == 0 && (e.all(isQuarter) || e.all(isQuarterNumber) && headed(header, quarterHeaders)):
			quarter = i + 1
			ym.fiscal = ym.fiscal || IsFiscal(header)
		case week == 0 && e.all(isWeek) && headed(header, weekHeaders):
			week = i + 1
		case ym.Month == 0 && (e.all(isMonthName) || e.all(isMonthNumber) && headed(header, monthWords)):
			ym.Month = i + 1
			ym.fiscal = ym.fiscal || IsFiscal(header)
		}
	}
	switch {
	case ym.Month > 0:
	case week > 0:
		ym.Month, ym.part = week, "w"
	case quarter > 0:
		ym.Month, ym.part = quarter, "q"
	}
	if ym.Year == 0 || ym.Month == 0 {
		return YearMonth{}
	}
	return ym
}

// all is whether the sampled cells of a column all pass.
func (e *evidence) all(pass func(string) bool) bool {
	for _, list := range [...][]string{e.sample, e.figures} {
		for _, s := range list {
			if !pass(strings.TrimSpace(s)) {
				return false
			}
		}
	}
	return len(e.sample)+len(e.figures) > 0
}

func isYear(s string) bool {
	y, ok := value.Year(s)
	return ok && len(s) >= 4 && y >= 1990 && y <= 2100
}

func isMonthName(s string) bool {
	_, ok := value.MonthName(s)
	return ok
}

func isMonthNumber(s string) bool {
	_, ok := monthOf(s)
	return ok
}

// monthOf is the month of a cell: "3", "03", "March", "3月", "P03".
func monthOf(s string) (time.Month, bool) {
	if m, ok := value.MonthName(s); ok {
		return m, true
	}
	digits := strings.TrimSuffix(strings.TrimLeft(strings.TrimSpace(s), "PpMm"), "월")
	digits = strings.TrimSuffix(digits, "月")
	n, err := strconv.Atoi(strings.TrimSuffix(digits, ".0"))
	return time.Month(n), err == nil && n >= 1 && n <= 12
}

// monthWords are words of headers of months that are written as numbers: else
// any small number would be one.
var monthWords = []string{"month", "period", "monat", "periode", "mois", "mes", "mese", "maand", "miesiac", "manad", "maned", "месяц", "月",
	"期", "월"}

// weekHeaders and quarterHeaders are such words of weeks and quarters.
var (
	weekHeaders = []string{"week", "woche", "kw", "semaine", "semana", "settimana", "vecka", "uge", "uke", "tydzien", "tyden", "hafta",
		"неделя", "週", "周"}
	quarterHeaders = []string{"quarter", "quartal", "qtr", "trimestre", "kwartal", "kwartaal", "kvartal", "ceyrek", "квартал", "四半期", "季度",
		"분기"}
)

func headed(header string, words []string) bool {
	h := program.Fold(header)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(h, w) })
}

// isWeek is whether a cell is a week of the year: "7", "W07", "KW 7".
func isWeek(s string) bool {
	n, err := strconv.Atoi(weekDigits(s))
	return err == nil && n >= 1 && n <= 53
}

func weekDigits(s string) string {
	return strings.TrimSuffix(strings.TrimLeft(s, "KkCcWw. "), ".0")
}

// isQuarter is whether a cell is a quarter of a year that it does not name.
func isQuarter(s string) bool {
	p, ok := value.DateStyle{}.Period(s+" 2001", 1)
	return ok && p.Days() > 80 && p.Days() < 100
}

func isQuarterNumber(s string) bool {
	s = strings.TrimSuffix(s, ".0")
	return len(s) == 1 && s >= "1" && s <= "4"
}

// IsFiscal is whether a header or a period says that it is one of a fiscal year.
func IsFiscal(header string) bool {
	h := " " + program.Fold(header) + " "
	for _, w := range [...]string{"fiscal", " fy ", " fy2", " fy1", " gj ", " gj2", "geschaftsjahr",
		"exercice", "ejercicio", "会計年度", "年度"} {
		if strings.Contains(h, w) {
			return true
		}
	}
	return false
}

// IsFiscal is whether the period is one of the fiscal year.
func (ym YearMonth) IsFiscal() bool { return ym.fiscal }

// Read is the period of a row, given the texts of its two cells. fiscal is the
// first month of the fiscal year, which is named after its end.
func (ym YearMonth) Read(year, part string, fiscal time.Month) (program.Period, bool) {
	y, ok := value.Year(strings.TrimSpace(year))
	if !ok {
		return program.Period{}, false
	}
	part = strings.TrimSpace(part)
	if !ym.fiscal {
		fiscal = 1
	}
	switch ym.part {
	case "w":
		return value.DateStyle{}.Period(fmt.Sprintf("%d-W%s", y, weekDigits(part)), 1)
	case "q":
		if isQuarterNumber(part) {
			part = "Q" + part[:1]
		}
		if fiscal > 1 {
			part = "FY " + part
		}
		return value.DateStyle{}.Period(fmt.Sprintf("%s %d", part, y), fiscal)
	}
	m, ok := ym.month(y, part, fiscal)
	return program.Period{From: m.First(), To: m.Last()}, ok
}

// month is the month that a cell names in a year.
func (ym YearMonth) month(y int, month string, fiscal time.Month) (program.Month, bool) {
	m, known := monthOf(month)
	if !known {
		return 0, false
	}
	at := program.NewMonth(y, m)
	if _, named := value.MonthName(strings.TrimSpace(month)); fiscal > 1 {
		if named && m >= fiscal {
			return at - 12, true
		} else if !named {
			return program.NewMonth(y-1, fiscal) + program.Month(m) - 1, true
		}
	}
	return at, true
}
