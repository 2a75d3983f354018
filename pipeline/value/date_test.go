package value

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/exports"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/dates"
)

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		promise string
		style   DateStyle
		text    string
		want    string // date, and time of day behind a space; "" is refused
	}{
		{"ISO", DateStyle{}, "2024-07-11", "2024-07-11"},
		{"ISO with a time and zone", DateStyle{}, "2024-07-11T21:22:07.000+0000", "2024-07-11 21:22"},
		{"ISO with Z", DateStyle{}, "2024-07-11T21:22:07Z", "2024-07-11 21:22"},
		{"ISO with a space and short hour", DateStyle{}, "2023-07-28 3:00", "2023-07-28 03:00"},
		{"HubSpot", DateStyle{}, "2024-02-01 09:30", "2024-02-01 09:30"},
		{"slashes, year first", DateStyle{}, "2024/7/1", "2024-07-01"},
		{"points, year first", DateStyle{}, "2024.07.01", "2024-07-01"},
		{"no marks", DateStyle{}, "20240711", "2024-07-11"},
		{"day above twelve proves itself", DateStyle{}, "28-07-2023 03:00", "2023-07-28 03:00"},
		{"second above twelve proves itself", DateStyle{}, "02/23/26 08:55 PM", "2026-02-23 20:55"},
		{"two-way follows the style: day first", DayFirstStyle, "03/04/2026", "2026-04-03"},
		{"two-way follows the style: month first", MonthFirstStyle, "03/04/2026", "2026-03-04"},
		{"two-way without a style is refused", DateStyle{}, "03/04/2026", ""},
		{"the same day and month is no question", DateStyle{}, "04/04/2026", "2026-04-04"},
		{"points are day first", DateStyle{}, "03.04.2026", "2026-04-03"},
		{"points with short year", DateStyle{}, "3.4.26", "2026-04-03"},
		{"points with a space", DateStyle{}, "3. 4. 2026", "2026-04-03"},
		{"Jira", DateStyle{}, "14/Jul/25 3:42 PM", "2025-07-14 15:42"},
		{"Jira in numbers", MonthFirstStyle, "6/21/2025 16:14", "2025-06-21 16:14"},
		{"month in words, day first", DateStyle{}, "14 Jul 2025", "2025-07-14"},
		{"month in words with dashes", DateStyle{}, "14-Jul-25", "2025-07-14"},
		{"month in words, month first", DateStyle{}, "July 14, 2025", "2025-07-14"},
		{"month in words, year first", DateStyle{}, "2025-Jul-14", "2025-07-14"},
		{"ordinals", DateStyle{}, "1st March 2026", "2026-03-01"},
		{"ordinals, month first", DateStyle{}, "March 1st, 2026", "2026-03-01"},
		{"German", DateStyle{}, "14. Juli 2025", "2025-07-14"},
		{"German with an umlaut", DateStyle{}, "1. März 2026", "2026-03-01"},
		{"German with weekday and time", DateStyle{}, "Montag, 2. März 2026 um 14:30 Uhr", "2026-03-02 14:30"},
		{"French", DateStyle{}, "1er août 2026", "2026-08-01"},
		{"French, shortened", DateStyle{}, "14 févr. 2026", "2026-02-14"},
		{"French weekday that is an English month", DateStyle{}, "mar. 3 mars 2026", "2026-03-03"},
		{"Spanish", DateStyle{}, "14 de julio de 2025", "2025-07-14"},
		{"Japanese", DateStyle{}, "2026年10月31日", "2026-10-31"},
		{"Japanese with era", DateStyle{}, "令和8年3月1日", "2026-03-01"},
		{"full-width digits", DateStyle{}, "２０２６年１０月３１日", "2026-10-31"},
		{"QuickBooks' foot", DateStyle{}, "Monday, March 02, 2026 08:01 PM GMTZ", "2026-03-02 20:01"},
		{"QuickBooks' foot with offset", DateStyle{}, "Monday, Mar 02, 2026 12:01:05 PM GMT-8", "2026-03-02 12:01"},
		{"midnight", DateStyle{}, "2026-03-02 12:00 AM", "2026-03-02 00:00"},
		{"a serial day", DateStyle{}, "45292", "2024-01-01"},
		{"a serial day with a time", DateStyle{}, "45292.5", "2024-01-01 12:00"},
		{"milliseconds since 1970", DateStyle{}, "1706053200000", "2024-01-23 23:40"},
		{"a leap day", DateStyle{}, "29.02.2024", "2024-02-29"},
		{"no leap day", DateStyle{}, "29.02.2023", ""},
		{"an impossible day", DateStyle{}, "2024-02-30", ""},
		{"an impossible month", DateStyle{}, "13/13/2024", ""},
		{"a last-century year", DateStyle{}, "31/12/99", "1999-12-31"},
		{"short year first above 31", DateStyle{}, "99-12-31", "1999-12-31"},
		{"a month is no day", DateStyle{}, "Jan 2026", ""},
		{"a year is no day", DateStyle{}, "2026", ""},
		{"an amount is no day", DateStyle{}, "1234.56", ""},
		{"a small number is no day", DateStyle{}, "12345", ""},
		{"a large number is no day", DateStyle{}, "123456", ""},
		{"a phone number is no day", DateStyle{}, "555-321-8967", ""},
		{"a name is no day", DateStyle{}, "May Johnson", ""},
		{"a date with a word behind is no day", DateStyle{}, "2026-03-01 or so", ""},
		{"blank is no day", DateStyle{}, "", ""},
		{"a dash is no day", DateStyle{}, "-", ""},
		{"a time of 25 hours is none", DateStyle{}, "2026-03-01 25:00", ""},
	} {
		m, ok := c.style.Parse(c.text)
		got := strings.TrimSpace(m.Date.String() + " " + m.Clock)
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.promise, c.text, got, c.want)
		}
	}
}

func TestDaysOfJapaneseErasAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"令和8年2月10日": "2026-02-10", "令和元年5月1日": "2019-05-01", "平成31年4月30日": "2019-04-30", "昭和64年1月7日": "1989-01-07",
		"R8/2/10": "2026-02-10", "R08.02.10": "2026-02-10", "H30.12.1": "2018-12-01", "S63.4.1": "1988-04-01", "令8.2.10": "2026-02-10",
		"R8年2月10日": "2026-02-10", "H35.1.1": "", "R0.1.1": "", "S70.1.1": "", "X8.2.10": "",
	} {
		m, ok := DateStyle{}.Parse(text)
		if got := m.Date.String(); ok && got != want || ok != (want != "") {
			t.Errorf("%q is %q %v, want %q", text, got, ok, want)
		}
	}
}

// A program that reads day-first dates month-first where it can leaves the
// others as text: what it read is wrong, and looks right.
func TestDatesThatAProgramSwappedAreAQuestion(t *testing.T) {
	date := func(s string) table.Cell { return table.Cell{Kind: table.Date, Value: s, Text: s} }
	text := func(s string) table.Cell { return table.Cell{Kind: table.Text, Text: s} }
	for _, c := range []struct {
		name    string
		cells   []table.Cell
		swapped int
	}{
		{"text beyond the twelfth, day first", []table.Cell{date("2026-02-01"), text("25/01/2026"), date("2026-05-03"), date("2026-09-06"),
			text("30/10/2026")}, 3},
		{"text beyond the twelfth, month first", []table.Cell{date("2026-02-01"), text("01-25-2026"), date("2026-05-03"),
			text("10-30-2026")}, 2},
		{"with points", []table.Cell{date("2026-02-01"), text("25.01.2026"), date("2026-05-03")}, 2},
		{"a real date beyond the twelfth", []table.Cell{date("2026-02-01"), text("25/01/2026"), date("2026-05-23")}, 0},
		{"text within the twelfth", []table.Cell{date("2026-02-01"), text("25/01/2026"), date("2026-05-03"), text("03/04/2026")}, 0},
		{"no text", []table.Cell{date("2026-02-01"), date("2026-05-03")}, 0},
		{"text in ISO order", []table.Cell{date("2026-02-01"), date("2026-05-03"), text("2026-01-25")}, 0},
		{"one real date alone", []table.Cell{date("2026-02-01"), text("25/01/2026")}, 0},
	} {
		var e DateEvidence
		for _, cell := range c.cells {
			e.AddCell(cell)
		}
		y := e.Style()
		if y.Swapped != c.swapped || (y.Swapped > 0) != (y.Certainty == Ambiguous) {
			t.Errorf("%s: %+v, want %d swapped", c.name, y, c.swapped)
		}
		_, ok := y.Cell(date("2026-02-01"))
		if ok != (c.swapped == 0) {
			t.Errorf("%s: a real date that may be swapped was read: %v", c.name, ok)
		}
		if _, ok := y.Cell(date("2026-02-02")); !ok {
			t.Errorf("%s: a date that is the same both ways was refused", c.name)
		}
		if m, ok := y.Cell(text("30/10/2026")); !ok || m.Date.String() != "2026-10-30" {
			t.Errorf("%s: a text that reads one way only is %v", c.name, m)
		}
	}
}

func TestTheColumnDecidesTheOrderOfItsDates(t *testing.T) {
	for _, c := range []struct {
		promise string
		cells   []string
		want    DateStyle
	}{
		{"a first number above twelve proves day first", []string{"03-04-2026", "27-07-2023"},
			DateStyle{Order: DayFirst, Certainty: Proven, Example: "27-07-2023"}},
		{"a second number above twelve proves month first", []string{"03/04/2026", "02/23/26 08:55 PM"},
			DateStyle{Order: MonthFirst, Certainty: Proven, Example: "02/23/26 08:55 PM"}},
		{"nothing above twelve is a question", []string{"03-04-2026", "01-02-2023"}, DateStyle{Example: "03-04-2026"}},
		{"the same day and month asks nothing", []string{"04-04-2026"}, DateStyle{Certainty: Assumed}},
		{"ISO asks nothing", []string{"2026-03-04", ""}, DateStyle{Certainty: Assumed}},
		{"points ask nothing", []string{"03.04.2026"}, DateStyle{Certainty: Assumed}},
		{"both proven beside a two-way cell is a question", []string{"27/07/2023", "07/27/2023", "01/02/2023"},
			DateStyle{Mixed: true, Example: "01/02/2023"}},
		{"both proven and no two-way cell is no question", []string{"27/07/2023", "07/27/2023"},
			DateStyle{Mixed: true, Certainty: Proven, Example: "07/27/2023"}},
		{"an impossible date proves nothing", []string{"32/01/2026", "13/13/2026"}, DateStyle{Certainty: Assumed}},
	} {
		var e DateEvidence
		for _, x := range c.cells {
			e.Add(x)
		}
		if got := e.Style(); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.promise, got, c.want)
		}
	}
}

func TestSisterColumnsAnswerForDates(t *testing.T) {
	var e, sister, other DateEvidence
	e.Add("03-04-2026")
	sister.Add("27-07-2023")
	other.Add("07-27-2023")
	e.Join(sister)
	if y := e.Style(); y.Order != DayFirst || y.Certainty != Proven {
		t.Errorf("a sister that proves the order settles it: %+v", y)
	}
	e.Join(other)
	if y := e.Style(); y.Certainty != Ambiguous {
		t.Errorf("sisters that disagree settle nothing: %+v", y)
	}
}

// TestOneSetOfRowsGivesOneSetOfDates reads the same rows written with ISO dates
// and with days first.
func TestOneSetOfRowsGivesOneSetOfDates(t *testing.T) {
	for _, names := range [][2]string{
		{"ravenstack_accounts.csv", "ravenstack_accounts.csv"},
		{"ravenstack_subscriptions.csv", "ravenstack_subscriptions.csv"},
		{"ravenstack_supports_ticket.csv", "ravenstack_support_tickets.csv"},
		{"ravenstack_churn_events.csv", "ravenstack_churn_events.csv"},
	} {
		european := readCSV(t, "companies/ravenstack/data", names[0])
		iso := readCSV(t, "companies/ravenstack-iso/data", names[1])
		for col, header := range european[0] {
			if strings.Contains(header, "date") || strings.HasSuffix(header, "_at") {
				compareDates(t, header, column(european, col), column(iso, col))
			}
		}
	}
}

func compareDates(t *testing.T, header string, european, iso []string) {
	var e DateEvidence
	for _, cell := range european {
		e.Add(cell)
	}
	y := e.Style()
	if y.Order != DayFirst || y.Certainty != Proven || e.Dates != e.Cells {
		t.Fatalf("%s: %+v of %d dates in %d cells", header, y, e.Dates, e.Cells)
	}
	for i := range european {
		a, _ := y.Parse(european[i])
		b, _ := DateStyle{}.Parse(iso[i])
		if a != b {
			t.Fatalf("%s row %d: %q is %v, %q is %v", header, i, european[i], a, iso[i], b)
		}
	}
}

func readCSV(t *testing.T, dir, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(exports.Dir(t, dir), name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func column(rows [][]string, col int) []string {
	var out []string
	for _, r := range rows[1:] {
		out = append(out, r[col])
	}
	return out
}

func TestPeriodsAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct {
		promise, text string
		fiscal        time.Month
		want          string
	}{
		{"month in words", "Jan 2026", 0, "2026-01-01 2026-01-31"},
		{"month in words, in full", "February 2024", 0, "2024-02-01 2024-02-29"},
		{"month with short year", "Mar-25", 0, "2025-03-01 2025-03-31"},
		{"month with an apostrophe", "Mär '25", 0, "2025-03-01 2025-03-31"},
		{"year before the month's name", "2026 March", 0, "2026-03-01 2026-03-31"},
		{"ISO month", "2026-01", 0, "2026-01-01 2026-01-31"},
		{"month before the year", "01/2026", 0, "2026-01-01 2026-01-31"},
		{"month before the year with a point", "1.2026", 0, "2026-01-01 2026-01-31"},
		{"SAP's posting period", "001/2026", 0, "2026-01-01 2026-01-31"},
		{"month without marks", "202601", 0, "2026-01-01 2026-01-31"},
		{"Japanese month", "2026年1月", 0, "2026-01-01 2026-01-31"},
		{"quarter", "Q3 2026", 0, "2026-07-01 2026-09-30"},
		{"quarter behind the year", "2026 Q3", 0, "2026-07-01 2026-09-30"},
		{"quarter with a dash", "2026-Q3", 0, "2026-07-01 2026-09-30"},
		{"quarter with short year", "Q3/26", 0, "2026-07-01 2026-09-30"},
		{"quarter in front of its letter", "3Q26", 0, "2026-07-01 2026-09-30"},
		{"German quarter", "3. Quartal 2026", 0, "2026-07-01 2026-09-30"},
		{"a calendar quarter stays one under another fiscal year", "Q3 2026", 7, "2026-07-01 2026-09-30"},
		{"fiscal quarter", "Q3 FY26", 7, "2026-01-01 2026-03-31"},
		{"half", "H1 2026", 0, "2026-01-01 2026-06-30"},
		{"year", "2026", 0, "2026-01-01 2026-12-31"},
		{"fiscal year that is the calendar year", "FY26", 0, "2026-01-01 2026-12-31"},
		{"fiscal year from July", "FY26", 7, "2025-07-01 2026-06-30"},
		{"a plain year is calendar", "2026", 7, "2026-01-01 2026-12-31"},
		{"run of months", "Jan - Dec 23", 0, "2023-01-01 2023-12-31"},
		{"run of months over new year", "Nov - Jan 24", 0, "2023-11-01 2024-01-31"},
		{"QuickBooks' months", "January-December, 2025", 0, "2025-01-01 2025-12-31"},
		{"QuickBooks' days", "January 1-December 31, 2024", 0, "2024-01-01 2024-12-31"},
		{"QuickBooks' part of a month", "March 1 - March 15, 2024", 0, "2024-03-01 2024-03-15"},
		{"ISO week", "2026-W07", 0, "2026-02-09 2026-02-15"},
		{"ISO week without a dash", "2026W07", 0, "2026-02-09 2026-02-15"},
		{"German week", "KW 07/2026", 0, "2026-02-09 2026-02-15"},
		{"German week, short", "KW7 26", 0, "2026-02-09 2026-02-15"},
		{"week in words", "Week 7, 2026", 0, "2026-02-09 2026-02-15"},
		{"French week", "Semaine 07 2026", 0, "2026-02-09 2026-02-15"},
		{"French week, short", "S07-2026", 0, "2026-02-09 2026-02-15"},
		{"Japanese week", "2026年第7週", 0, "2026-02-09 2026-02-15"},
		{"week 1 begins in the old year", "2026-W01", 0, "2025-12-29 2026-01-04"},
		{"a year of 53 weeks", "2026-W53", 0, "2026-12-28 2027-01-03"},
		{"a year without a 53rd week", "2025-W53", 0, ""},
		{"day of an ISO week", "2026-W07-3", 0, "2026-02-11 2026-02-11"},
		{"fiscal period", "FY2026 P02", 7, "2025-08-01 2025-08-31"},
		{"fiscal period of a calendar year", "P02 2026", 0, "2026-02-01 2026-02-28"},
		{"fiscal period behind a dash", "FY26-P12", 7, "2026-06-01 2026-06-30"},
		{"fiscal period in words", "Period 3 2026", 4, "2025-06-01 2025-06-30"},
		{"German fiscal period", "Periode 03/2026", 0, "2026-03-01 2026-03-31"},
		{"SAP's period with a point", "002.2026", 0, "2026-02-01 2026-02-28"},
		{"SAP's period under another fiscal year", "002.2026", 7, "2025-08-01 2025-08-31"},
		{"SAP's period grown to its year", "2026002", 4, "2025-05-01 2025-05-31"},
		{"a closing period is the last month's", "P13 2026", 0, "2026-12-01 2026-12-31"},
		{"period 17 is none", "P17 2026", 0, ""},
		{"German month with short year", "Mär 26", 0, "2026-03-01 2026-03-31"},
		{"fiscal year over two", "FY2025/26", 7, "2025-07-01 2026-06-30"},
		{"fiscal year over two, plain", "2025/26", 10, "2025-10-01 2026-09-30"},
		{"a year and a month stay a month", "2011-12", 7, "2011-12-01 2011-12-31"},
		{"quarter with its word first", "Quartal 3/2026", 0, "2026-07-01 2026-09-30"},
		{"French quarter", "T3 2026", 0, "2026-07-01 2026-09-30"},
		{"Japanese era, a day", "R8.2.10", 0, "2026-02-10 2026-02-10"},
		{"Japanese era with wide signs", "Ｒ８．２．１０", 0, "2026-02-10 2026-02-10"},
		{"Japanese era, a month", "令和8年2月", 0, "2026-02-01 2026-02-28"},
		{"Japanese era, a month with points", "R8.02", 0, "2026-02-01 2026-02-28"},
		{"Japanese era, a year", "令和8年", 0, "2026-01-01 2026-12-31"},
		{"a half stays a half", "H1 2026", 0, "2026-01-01 2026-06-30"},
		{"a day", "2026-03-04", 0, "2026-03-04 2026-03-04"},
		{"a word is none", "Total", 0, ""},
		{"a month alone is none", "January", 0, ""},
		{"month 13 is none", "13/2026", 0, ""},
		{"quarter 5 is none", "Q5 2026", 0, ""},
		{"a quarter alone is none", "Q3", 0, ""},
		{"an amount is none", "1,234.50", 0, ""},
	} {
		p, ok := DateStyle{}.Period(c.text, c.fiscal)
		got := ""
		if ok {
			got = p.From.String() + " " + p.To.String()
		}
		if got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.promise, c.text, got, c.want)
		}
	}
}

func TestPeriodCellsMayBeDatesAndNumbers(t *testing.T) {
	p, ok := DateStyle{}.PeriodCell(table.Cell{Kind: table.Number, Value: "2026"}, 0)
	if !ok || p.Days() != 365 {
		t.Errorf("a numeric year: %v %v", p, ok)
	}
	p, ok = DateStyle{}.PeriodCell(table.Cell{Kind: table.Date, Value: "2026-01-01", Text: "Jan-26"}, 0)
	if !ok || p.From.String() != "2026-01-01" {
		t.Errorf("a date cell is its day: %v %v", p, ok)
	}
}

func TestSpansOfDays(t *testing.T) {
	for _, c := range []struct {
		promise, text string
		want          string
	}{
		{"two spans", "12–23 Dec 2026; 2027-02-01 to 2027-02-14", "2026-12-12 2026-12-23, 2027-02-01 2027-02-14"},
		{"month first", "Dec 12–23, 2026", "2026-12-12 2026-12-23"},
		{"over new year", "28 Dec – 3 Jan 2027", "2026-12-28 2027-01-03"},
		{"over new year, month first", "Dec 28 - Jan 3, 2027", "2026-12-28 2027-01-03"},
		{"German", "1.3. - 5.3.2027", "2027-03-01 2027-03-05"},
		{"German days of one month", "1.–5.3.2027", "2027-03-01 2027-03-05"},
		{"German words", "1. bis 5. März 2027", "2027-03-01 2027-03-05"},
		{"ISO with a slash", "2027-02-01/2027-02-14", "2027-02-01 2027-02-14"},
		{"ISO with dashes", "2027-02-01 - 2027-02-14", "2027-02-01 2027-02-14"},
		{"a whole month", "August 2027", "2027-08-01 2027-08-31"},
		{"whole months", "Jul - Aug 2027", "2027-07-01 2027-08-31"},
		{"one day", "3 March 2027", "2027-03-03 2027-03-03"},
		{"lines", "2027-01-01\n2027-01-05", "2027-01-01 2027-01-01, 2027-01-05 2027-01-05"},
		{"unread", "when skiing", "? when skiing"},
	} {
		spans, unread := DateStyle{}.Spans(c.text)
		var got []string
		for _, p := range spans {
			got = append(got, p.From.String()+" "+p.To.String())
		}
		for _, u := range unread {
			got = append(got, "? "+u)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: %q is %q, want %q", c.promise, c.text, g, c.want)
		}
	}
}

func TestClocksAndHours(t *testing.T) {
	for text, want := range map[string]string{
		"14:00": "14:00", "2 PM": "14:00", "2:30pm": "14:30", "12 am": "00:00", "14h30": "14:30", "14h": "14:00", "9.30 Uhr": "09:30",
		"9:00 – 10:30": "09:00", "14:00:00+02:00": "14:00",
		"14時30分": "14:30", "9:00 AM (CET)": "09:00", "25:00": "", "noonish": "", "": "", "14": "",
	} {
		if got, ok := Clock(text); got != want || ok != (want != "") {
			t.Errorf("clock %q is %q %v, want %q", text, got, ok, want)
		}
	}
	if from, to, ok := dates.ClockSpan("9:00–10:30"); from != "09:00" || to != "10:30" || !ok {
		t.Errorf("a span of hours: %q %q %v", from, to, ok)
	}
	for text, want := range map[string]string{
		"1.5": "1.5", "1,5": "1.5", "1.5 h": "1.5", "90 min": "1.5", "1:30": "1.5", "1h30": "1.5", "1 h 30 min": "1.5", "2 Stunden": "2",
		"PT1H30M": "1.5", "2 hours": "2", "": "", "long": "", "-3": "",
	} {
		got, ok := Hours(text, false)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("hours %q is %v %v, want %q", text, got, ok, want)
		}
	}
	if h, ok := Hours("90", true); !ok || h.String() != "1.5" {
		t.Errorf("minutes by the header: %v %v", h, ok)
	}
}

func TestPrintedDatesReadBack(t *testing.T) {
	layouts := map[string]DateStyle{
		"2006-01-02": {}, "2006-01-02T15:04:05.000-0700": {}, "02.01.2006": {}, "01/02/2006": MonthFirstStyle,
		"02/01/2006 15:04": DayFirstStyle, "1/2/06 3:04 PM": MonthFirstStyle,
		"02-Jan-2006": {}, "January 2, 2006": {}, "Monday, January 02, 2006 03:04 PM": {}, "2006年1月2日": {}, "20060102": {},
		"2/Jan/06 3:04 PM": {},
	}
	rapid.Check(t, func(t *rapid.T) {
		at := time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC).Add(
			time.Duration(rapid.Int64Range(0, 98*365*24*60).Draw(t, "minutes")) * time.Minute)
		for layout, y := range layouts {
			text := at.Format(layout)
			m, ok := y.Parse(text)
			if !ok || m.Date != program.DateOf(at) {
				t.Fatalf("%q reads as %v %v", text, m, ok)
			}
			if m.Clock != "" && m.Clock != at.Format("15:04") {
				t.Fatalf("%q has the time %q", text, m.Clock)
			}
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-07-11T21:22:07.000+0000", "14/Jul/25 3:42 PM", "03-04-2026", "令和8年3月1日", "Q3 2026", "Jan - Dec 23",
		"45292.5", "12–23 Dec 2026", "mar. 3 mars", "1er", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var e DateEvidence
		e.Add(s)
		for _, y := range []DateStyle{{}, DayFirstStyle, MonthFirstStyle, e.Style()} {
			if m, ok := y.Parse(s); ok {
				again, ok := y.Parse(m.Date.String())
				if !ok || again.Date != m.Date {
					t.Fatalf("%q is %v, which reads as %v", s, m.Date, again.Date)
				}
			}
			if p, ok := y.Period(s, 7); ok && p.Days() < 1 {
				t.Fatalf("%q is the empty period %v", s, p)
			}
			spans, _ := y.Spans(s)
			for _, p := range spans {
				if p.Days() < 1 {
					t.Fatalf("%q holds the empty period %v", s, p)
				}
			}
		}
		Clock(s)
		Hours(s, false)
	})
}

func BenchmarkDate(b *testing.B) {
	for _, text := range []string{"2024-07-11", "27-07-2023", "2024-07-11T21:22:07.000+0000", "14/Jul/25 3:42 PM"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				DayFirstStyle.Parse(text)
			}
		})
	}
}
