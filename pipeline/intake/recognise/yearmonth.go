package recognise

import (
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A YearMonth is a period that stands in two columns.
type YearMonth struct {
	Year, Month int  // columns; 0 where the table has none
	fiscal      bool // the months are counted from the first of the fiscal year
}

// yearMonth finds a year and a month that stand in columns of their own: all
// cells of the one are years, all of the other are months.
func (l *look) yearMonth() YearMonth {
	var ym YearMonth
	for i := range l.watch.columns {
		if i >= len(l.region.Header) {
			break
		}
		e, header := &l.watch.columns[i], l.region.Header[i]
		switch {
		case e.cells*10 < l.count*9 || e.cells == 0:
		case ym.Year == 0 && e.all(isYear):
			ym.Year = i + 1
			ym.fiscal = ym.fiscal || isFiscal(header)
		case ym.Month == 0 && (e.all(isMonthName) || e.all(isMonthNumber) && monthly(header)):
			ym.Month = i + 1
			ym.fiscal = ym.fiscal || isFiscal(header)
		}
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
	digits := strings.TrimSuffix(strings.TrimLeft(strings.TrimSpace(s), "PpMm"), "月")
	n, err := strconv.Atoi(strings.TrimSuffix(digits, ".0"))
	return time.Month(n), err == nil && n >= 1 && n <= 12
}

// monthWords are words of headers of months that are written as numbers: else
// any small number would be one.
var monthWords = []string{"month", "period", "monat", "periode", "mois", "mes", "mese", "maand", "月", "期"}

func monthly(header string) bool {
	h := program.Fold(header)
	for _, w := range monthWords {
		if strings.Contains(h, w) {
			return true
		}
	}
	return false
}

func isFiscal(header string) bool {
	h := " " + program.Fold(header) + " "
	for _, w := range [...]string{"fiscal", " fy ", "geschaftsjahr", " gj ", "exercice", "ejercicio", "会計年度", "年度"} {
		if strings.Contains(h, w) {
			return true
		}
	}
	return false
}

// Read is the month of a row, given the texts of its two cells. fiscal is the
// first month of the fiscal year, which is named after its end.
func (ym YearMonth) Read(year, month string, fiscal time.Month) (program.Month, bool) {
	y, ok := value.Year(strings.TrimSpace(year))
	m, known := monthOf(month)
	if !ok || !known {
		return 0, false
	}
	at := program.NewMonth(y, m)
	if _, named := value.MonthName(strings.TrimSpace(month)); ym.fiscal && fiscal > 1 {
		if named && m >= fiscal {
			return at - 12, true
		} else if !named {
			return program.NewMonth(y-1, fiscal) + program.Month(m) - 1, true
		}
	}
	return at, true
}
