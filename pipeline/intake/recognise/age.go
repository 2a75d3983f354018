package recognise

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// age finds how old the facts of a table are: from a line of its own, else from
// a date in its file's name or that of its folder. Else its newest record will tell.
func (t *Table) age(l *look) {
	for _, a := range l.region.Aside {
		if a.Role != table.Face && a.Role != table.Footer {
			continue
		}
		if d := asOfLine(a.Text); d.Known() && d <= max(t.Policy.Today, t.Bound) {
			t.AsOf, t.AsOfFrom = d, "its own line"
			return
		}
	}
	for _, name := range [...]string{path.Base(t.File), path.Base(path.Dir(t.File))} {
		if d := dateInName(name); d.Known() && d <= max(t.Policy.Today, t.Bound) {
			t.AsOf, t.AsOfFrom = d, "its name" // its folder's is part of it
			return
		}
	}
}

// asOfWords begin the line in which a report says how old it is.
var asOfWords = regexp.MustCompile(
	`(?i)(as of|as at|stand(?: vom)?|generated(?: on| by)?|run date|date run|erstellt am|au|à la date du|al|a fecha de|exported(?: on)?|report date|accrual basis|cash basis|時点|作成日)\s*:?`)

// asOfLine is the day that such a line names: "As of 2026-10-31 08:15". Days
// that read two ways tell nothing.
func asOfLine(text string) program.Date {
	at := asOfWords.FindStringIndex(text)
	if at == nil {
		return 0
	}
	words := strings.Fields(strings.Trim(text[at[1]:], " :-"))
	for from := range min(len(words), 8) {
		for to := min(len(words), from+5); to > from; to-- {
			if m, ok := (value.DateStyle{}).Parse(strings.Trim(strings.Join(words[from:to], " "), ".,;()")); ok &&
				strings.ContainsAny(words[from], "0123456789") || ok && to-from > 1 {
				return m.Date
			}
		}
	}
	return 0
}

// nameDates are dates as file names write them, year first or last.
var (
	yearFirst = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)`)
	yearLast  = regexp.MustCompile(`(?:^|[^0-9])(\d{1,2})[-_.](\d{1,2})[-_.]((?:19|20)\d{2})(?:[^0-9]|$)`)
)

// dateInName is the day that a file's name holds: "accounts_2026-10-31.csv",
// "Contacts 10-30-2026.xlsx". Days that read two ways, such as 11-2-2025, tell
// nothing.
func dateInName(name string) program.Date {
	if m := yearFirst.FindStringSubmatch(name); m != nil {
		d, _ := program.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
		return d
	}
	m := yearLast.FindStringSubmatch(name)
	if m == nil {
		return monthInName(name)
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	if a > 12 {
		a, b = b, a
	} else if b <= 12 && a != b {
		return 0
	}
	d, _ := program.ParseDate(fmt.Sprintf("%s-%02d-%02d", m[3], a, b))
	return d
}

// nameMonths are months as file names write them: "2026-10", "Oct 2026", "Okt_26".
var nameMonths = regexp.MustCompile(
	`(?:^|[^0-9])((?:19|20)\d{2})[-_. ](0[1-9]|1[0-2])(?:[^0-9]|$)|(?:^|[^\p{L}])(\p{L}{3,10})[-_. ]?((?:19|20)\d{2})(?:[^0-9]|$)`)

// monthInName is the last day of the month that a file's name holds. Of two
// exports with months in their names the later tells what is so.
func monthInName(name string) program.Date {
	m := nameMonths.FindStringSubmatch(strings.TrimSuffix(name, path.Ext(name)))
	if m == nil {
		return 0
	}
	text := m[1] + "-" + m[2]
	if m[1] == "" {
		text = m[3] + " " + m[4]
	}
	p, ok := (value.DateStyle{}).Period(text, 1)
	if !ok || p.From.Month() != p.To.Month() {
		return 0
	}
	return p.To
}
