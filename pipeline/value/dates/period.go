package dates

import (
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value/script"
)

// Period reads the days that a cell or a header of a period covers: a month
// ("Jan 2026", "2026-01", "01/2026", "Mar-25", "202601", "2026年1月"), a quarter
// ("Q3 2026", "2026 Q3", "3. Quartal 2026"), a half ("H1 2026"), a year ("2026",
// "FY26"), a run of months ("Jan - Dec 23", "January 1-December 31, 2024"), or a
// single day. fiscal is the month in which fiscal years begin: the year named
// after its end, so that with July FY26 begins in July 2025; quarters are
// fiscal where FY stands beside them. Zero is January.
func (y DateStyle) Period(text string, fiscal time.Month) (program.Period, bool) {
	if len(text) > MaxDate {
		return program.Period{}, false
	}
	if isoDay(text) { // most cells are, and need none of the readings below
		m, ok := y.Parse(text)
		return program.Period{From: m.Date, To: m.Date}, ok
	}
	text = strings.Trim(script.Plain(strings.TrimSpace(text)), " ,;:")
	if p, ok := namedPeriod(strings.ToLower(text), max(fiscal, 1)); ok {
		return p, true
	}
	if m, ok := y.Parse(text); ok {
		return program.Period{From: m.Date, To: m.Date}, true
	}
	if p, ok := y.dayRun(text); ok {
		return p, true
	}
	return monthRun(text)
}

// dayRun reads "2026-02-01 - 2026-02-28", "01.02.2026 bis 28.02.2026": a first day
// and a last.
func (y DateStyle) dayRun(text string) (program.Period, bool) {
	for _, to := range [...]string{" - ", " to ", " bis ", " au ", " al ", " ~ ", "~", "..", " / "} {
		first, last, ok := strings.Cut(text, to)
		if !ok {
			continue
		}
		a, from := y.Parse(strings.TrimSpace(first))
		b, until := y.Parse(strings.TrimSpace(last))
		if from && until && b.Date >= a.Date {
			return program.Period{From: a.Date, To: b.Date}, true
		}
	}
	return program.Period{}, false
}

// PeriodCell reads a cell of a column of periods. A date cell is its day.
func (y DateStyle) PeriodCell(c table.Cell, fiscal time.Month) (program.Period, bool) {
	switch c.Kind {
	case table.Date:
		m, ok := y.Cell(c)
		return program.Period{From: m.Date, To: m.Date}, ok
	case table.Number:
		return y.Period(c.Value, fiscal)
	case table.Text:
		return y.Period(c.Text, fiscal)
	}
	return program.Period{}, false
}

// isoDay reports the form of 2026-03-01.
func isoDay(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// namedPeriod reads a month, quarter, half or year.
func namedPeriod(text string, fiscal time.Month) (program.Period, bool) {
	if year, ok := Year(text); ok {
		if !isFiscal(text) {
			fiscal = 1
		}
		return months(yearStart(year, fiscal), 12)
	}
	for _, read := range [...]func(string, time.Month) (program.Period, bool){quarter, fiscalPeriod, numericMonth, wordMonth, week,
		eraMonth, yearRange} {
		if p, ok := read(text, fiscal); ok {
			return p, true
		}
	}
	return program.Period{}, false
}

func isFiscal(text string) bool {
	return strings.Contains(text, "fy") || strings.Contains(text, "gj") || strings.Contains(text, "fiscal") || strings.Contains(text, "年度")
}

// yearStart is the first month of a fiscal year, which bears the name of the
// calendar year in which it ends.
func yearStart(year int, fiscal time.Month) program.Month {
	if fiscal > 1 {
		year--
	}
	return program.NewMonth(year, fiscal)
}

// months is a run of whole months.
func months(first program.Month, count int) (program.Period, bool) {
	return program.Period{From: first.First(), To: (first + program.Month(count) - 1).Last()}, true
}

// quarter reads "q3 2026", "2026 q3", "2026-q3", "fy26 q3", "3. quartal 2026",
// "3q26", "t3 2026", "h1 2026".
func quarter(text string, fiscal time.Month) (program.Period, bool) {
	part, length, year := 0, 3, 0
	named, counted := false, false
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" -/.,_'()", r) }) {
		switch n, l, rest := quarterWord(w); {
		case n > 0 && part == 0:
			part, length = n, l
			if rest != "" {
				year = quarterYear(rest)
			}
		case quarterWords[w] || w == "kw" && counted && strings.HasPrefix(text, "i"): // else a week of Germany's
			named = true
		case w == "fy":
		case part == 0 && ordinal(w) > 0:
			part = ordinal(w)
			counted = true
		case year == 0 && quarterYear(w) > 0:
			year = quarterYear(w)
		default:
			return program.Period{}, false
		}
	}
	if part == 0 || year == 0 || counted && !named {
		return program.Period{}, false
	}
	if !isFiscal(text) {
		fiscal = 1
	}
	return months(yearStart(year, fiscal)+program.Month((part-1)*length), length)
}

// quarterWords are what a quarter is called beside its number.
var quarterWords = map[string]bool{"quartal": true, "quarter": true, "qtr": true, "quart": true, "trimestre": true, "trim": true,
	"kwartał": true, "kwartal": true, "kwartaal": true, "kvartal": true, "kvartalet": true, "kvartál": true,
	"çeyrek": true, "ceyrek": true, "квартал": true, "кв": true}

// ordinal reads the number of a quarter: "3", "3rd", "3er", "3º", "iii".
func ordinal(w string) int {
	if n := slices.Index(romans, w); n >= 0 {
		return n + 1
	}
	if w[0] < '1' || w[0] > '4' || len(w) > 1 && !slices.Contains(ordinals, w[1:]) {
		return 0
	}
	return int(w[0] - '0')
}

var (
	romans   = []string{"i", "ii", "iii", "iv"}
	ordinals = []string{"er", "re", "e", "ème", "eme", "º", "ª", "°", "o", "a", "st", "nd", "rd", "th", ":a", ":e", "й"}
)

// quarterWord reads "q3", "3q", "h1", with a year grown to it: "q3fy26", "3q26".
func quarterWord(w string) (part, length int, rest string) {
	if len(w) < 2 {
		return 0, 0, ""
	}
	letter, digit := w[0], w[1]
	if letter >= '1' && letter <= '4' {
		letter, digit = digit, letter
	}
	switch {
	case (letter == 'q' || letter == 't') && digit >= '1' && digit <= '4':
		return int(digit - '0'), 3, w[2:]
	case (letter == 'h' || letter == 's') && digit >= '1' && digit <= '2':
		return int(digit - '0'), 6, w[2:]
	}
	return 0, 0, ""
}

// quarterYear reads the year beside a quarter, which may have two digits.
func quarterYear(w string) int {
	if year, ok := Year(w); ok {
		return year
	}
	c := script.Cursor{Rest: w}
	if n, digits := c.Number(); digits == 2 && c.Done() {
		return 2000 + n
	}
	return 0
}

// numericMonth reads "2026-01", "01/2026", "1.2026", "202601", "001/2026",
// "2026年1月", "2026m01".
func numericMonth(text string, _ time.Month) (program.Period, bool) {
	c := script.Cursor{Rest: text}
	a, first := c.Number()
	switch {
	case c.Done() && first == 6:
		return oneMonth(a/100, a%100)
	case first == 4 && (c.Skip("-/. ") || c.Take("年") || c.Take("m")):
		c.Skip(" ")
		month, digits := c.Number()
		c.Take("月")
		if c.Done() && digits > 0 && digits <= 3 {
			return oneMonth(a, month)
		}
	case first > 0 && first <= 3 && c.Skip("-/. "):
		if year, digits := c.Number(); c.Done() && digits == 4 {
			return oneMonth(year, a)
		}
	}
	return program.Period{}, false
}

func oneMonth(year, month int) (program.Period, bool) {
	if year < 1900 || year >= 2200 || month < 1 || month > 12 {
		return program.Period{}, false
	}
	return months(program.NewMonth(year, time.Month(month)), 1)
}

// wordMonth reads "jan 2026", "mar-25", "2026 january", "januar '26", "jan26".
func wordMonth(text string, _ time.Month) (program.Period, bool) {
	c := script.Cursor{Rest: text}
	year, digits := 0, 0
	if script.IsDigit(rune(c.Peek())) {
		if year, digits = c.Number(); digits != 4 {
			return program.Period{}, false
		}
		c.Skip(" -/.,")
	}
	m, ok := MonthName(c.Word())
	if !ok {
		return program.Period{}, false
	}
	if year == 0 {
		c.Skip(" -/.,'_")
		if c.Take("de ") || c.Take("fy") {
			c.Skip(" ")
		}
		if year, digits = c.Number(); digits == 2 {
			year = 2000 + year
		} else if digits != 4 {
			return program.Period{}, false
		}
	}
	c.Skip(".")
	if !c.Done() {
		return program.Period{}, false
	}
	return oneMonth(year, int(m))
}

// monthRun reads a run of months: "Jan - Dec 23", "January-December, 2025",
// "January 1-December 31, 2024".
func monthRun(text string) (program.Period, bool) {
	c := script.Cursor{Rest: strings.ToLower(text)}
	from, fromDay, fromYear, ok := monthDay(&c)
	if !ok {
		return program.Period{}, false
	}
	if c.Skip(" "); !c.Skip("-") && !c.Take("to ") && !c.Take("bis ") {
		return program.Period{}, false
	}
	c.Skip(" ")
	to, toDay, toYear, ok := monthDay(&c)
	if !ok || toYear == 0 || !c.Done() {
		return program.Period{}, false
	}
	if fromYear == 0 {
		if fromYear = toYear; from > to {
			fromYear--
		}
	}
	p := program.Period{From: program.NewMonth(fromYear, from).First(), To: program.NewMonth(toYear, to).Last()}
	if fromDay > 0 {
		p.From = program.NewDate(fromYear, from, fromDay)
	}
	if toDay > 0 {
		p.To = program.NewDate(toYear, to, toDay)
	}
	return p, p.From.Known() && p.To >= p.From
}

// monthDay reads "december 31, 2024", "december, 2025", "dec 23", "jan": a
// number of one or two digits is a day where a year follows it or a dash does,
// else a year.
func monthDay(c *script.Cursor) (m time.Month, day, year int, ok bool) {
	if m, ok = MonthName(c.Word()); !ok {
		return 0, 0, 0, false
	}
	c.Take(".")
	c.Skip(" ,'")
	n, digits := c.Number()
	if digits == 4 {
		return m, 0, n, true
	}
	if digits == 0 {
		return m, 0, 0, true
	}
	rest := c.Rest
	c.Skip(" ,")
	if y, d := c.Number(); d == 4 {
		return m, n, y, true
	}
	if c.Rest = rest; c.Done() {
		return m, 0, 2000 + n, true
	}
	return m, n, 0, true
}
