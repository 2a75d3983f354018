package dates

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value/script"
)

// Spans reads the runs of days of a cell: "12–23 Dec 2026; 2027-02-01 to
// 2027-02-14; 3 March 2027". Parts stand on lines of their own or between
// semicolons. What is no run of days comes back as unread.
func (y DateStyle) Spans(text string) (spans []program.Period, unread []string) {
	for _, part := range script.SplitOn(text, ";\n\r；") {
		if p, ok := y.span(part); ok {
			spans = append(spans, p)
		} else {
			unread = append(unread, part)
		}
	}
	return spans, unread
}

// spanMarks part the first day from the last, the clearest first.
var spanMarks = []string{" to ", " until ", " till ", " bis ", " au ", " al ", " hasta ", "から", "〜", "～", "~", "...", "..", "…", " – ",
	" — ", " - ", "–", "—", "-", "/"}

func (y DateStyle) span(text string) (program.Period, bool) {
	if len(text) > 2*MaxDate {
		return program.Period{}, false
	}
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "from "))
	if p, ok := y.Period(text, 1); ok {
		return p, true
	}
	for _, mark := range spanMarks {
		for at := 0; ; {
			i := strings.Index(text[at:], mark)
			if i < 0 {
				break
			}
			at += i
			if p, ok := y.between(text[:at], text[at+len(mark):]); ok {
				return p, true
			}
			at += len(mark)
		}
	}
	return program.Period{}, false
}

// between reads a first and a last day, either of which may lean on the other
// for its month and year: "12" and "23 Dec 2026", "Dec 12" and "23, 2026",
// "28 Dec" and "3 Jan 2027", "1." and "5.3.2027".
func (y DateStyle) between(first, last string) (program.Period, bool) {
	first, last = strings.TrimSpace(first), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(last), "まで"))
	to, ok := y.Period(last, 1)
	if !ok {
		month, _, _ := strings.Cut(first, " ")
		if to, ok = y.Period(month+" "+last, 1); !ok {
			return program.Period{}, false
		}
	}
	year := to.To.Time().Format("2006")
	for _, try := range [...]string{first, first + tail(last), first + " " + year, first + ", " + year, first + year, first + "." + year,
		first + "/" + year} {
		from, ok := y.Period(try, 1)
		if !ok {
			continue
		}
		if from.From > to.To {
			from.From = from.From.AddMonths(-12)
		}
		if p := (program.Period{From: from.From, To: to.To}); p.Days() > 0 && p.Days() <= 370 {
			return p, true
		}
	}
	return program.Period{}, false
}

// tail is what follows the first number of a date, with its mark: " Dec 2026".
func tail(date string) string {
	c := script.Cursor{Rest: date}
	if _, digits := c.Number(); digits == 0 || digits > 2 {
		return ""
	}
	return c.Rest
}
