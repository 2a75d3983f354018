package recognise

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// dayMonths sees to days that are written without their year, as 1502 for the 15th
// of February: the year is that of the time which the lines above the header name.
// Without such a line they stay unread.
func (r *Tables) dayMonths(l *look, t *Table) {
	for i := range l.columns {
		if i >= len(l.region.Header) || !namesDay(l.region.Header[i]) || !l.columns[i].all(isDayMonth) {
			continue
		}
		from, to, ok := l.spanAbove()
		if !ok {
			return
		}
		l.writeDays(i+1, from, to)
		t.Content, t.Region = l.sheet, l.region
		return
	}
}

// namesDay is whether a header is one of days, and not of when money is due.
func namesDay(header string) bool {
	key := program.Fold(header)
	return !laterDay(header) && slices.ContainsFunc([]string{"datum", "date", "fecha", "data", "dato"}, func(w string) bool {
		return strings.Contains(key, w)
	})
}

// isDayMonth is whether a text is a day and its month, in three or four digits.
func isDayMonth(s string) bool {
	_, _, ok := dayMonth(s)
	return ok
}

func dayMonth(s string) (day, month int, ok bool) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) < 3 || len(s) > 4 {
		return 0, 0, false
	}
	day, month = n/100, n%100
	return day, month, day >= 1 && day <= 31 && month >= 1 && month <= 12
}

var (
	compactDay = regexp.MustCompile(`(?:^|\D)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D|$)`)
	writtenDay = regexp.MustCompile(`(?:^|\D)(0?[1-9]|[12]\d|3[01])[.](0?[1-9]|1[0-2])[.](20\d{2})(?:\D|$)`)
)

// spanAbove is the time that the lines above the header name: from the first of their
// days to the last, which is no longer than a year.
func (l *look) spanAbove() (from, to program.Date, ok bool) {
	var days []program.Date
	add := func(y, m, d string) {
		if day, err := program.ParseDate(fmt.Sprintf("%s-%02s-%02s", y, m, d)); err == nil {
			days = append(days, day)
		}
	}
	for _, a := range l.region.Aside {
		if a.Role != table.Face {
			continue
		}
		for part := range strings.FieldsFuncSeq(a.Text, func(r rune) bool { return strings.ContainsRune(" ;|,\t\"", r) }) {
			if m := compactDay.FindStringSubmatch(part); m != nil && len(part) == 8 {
				add(m[1], m[2], m[3])
			} else if m := writtenDay.FindStringSubmatch(part); m != nil {
				add(m[3], m[2], m[1])
			}
		}
	}
	if len(days) < 2 {
		return 0, 0, false
	}
	from, to = slices.Min(days), slices.Max(days)
	return from, to, to < from.AddMonths(12)
}

// writeDays writes the days of a column with their years.
func (l *look) writeDays(col int, from, to program.Date) {
	region := l.region
	l.sheet = l.sheet.With(func(row *table.Row) {
		if role, inside := region.Role(row.Number); !inside || role != table.Data || col > len(row.Cells) {
			return
		}
		d, m, ok := dayMonth(strings.TrimSpace(keyText(row.Cells, col)))
		if !ok {
			return
		}
		for year := from.Year(); year <= to.Year(); year++ {
			day, err := program.ParseDate(fmt.Sprintf("%d-%02d-%02d", year, m, d))
			if err == nil && from <= day && day <= to {
				row.Cells = slices.Clone(row.Cells)
				row.Cells[col-1] = table.Cell{Kind: table.Text, Text: day.String()}
			}
		}
	})
	l.proved = nil
	_ = l.again()
}
