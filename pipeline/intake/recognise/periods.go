package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/proof"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A YearMonth is a period that stands in two columns: a year, and a month, a
// quarter or a week of it.
type YearMonth struct {
	Year, Month int    // columns; 0 where the table has none
	fiscal      bool   // the months are counted from the first of the fiscal year
	nendo       bool   // the year is one of Japan's fiscal years, named after their beginning
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
		e, header := &l.watch.columns[i], l.header(i+1)
		switch {
		case e.cells*10 < l.count*9 || e.cells == 0:
		case ym.Year == 0 && e.all(isYear):
			ym.Year = i + 1
			ym.fiscal = ym.fiscal || IsFiscal(header)
			ym.nendo = strings.Contains(header, nendo) || e.all(func(s string) bool { return strings.Contains(s, nendo) })
			ym.fiscal = ym.fiscal || ym.nendo
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

// nendo is how Japan writes a fiscal year. It begins in April, where nothing else is
// told, and has the name of the year in which it begins.
const nendo = "年度"

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

// Nendo is whether the years are Japan's fiscal years.
func (ym YearMonth) Nendo() bool { return ym.nendo }

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
	if ym.nendo && !strings.HasPrefix(strings.ToUpper(month), "P") {
		if fiscal <= 1 && m < time.April || m < fiscal {
			at += 12
		}
		return at, true
	}
	if _, named := value.MonthName(strings.TrimSpace(month)); fiscal > 1 {
		if named && m >= fiscal {
			return at - 12, true
		} else if !named {
			return program.NewMonth(y-1, fiscal) + program.Month(m) - 1, true
		}
	}
	return at, true
}

// dayMonths sees to days that are written without their year, as 1502 for the 15th
// of February: the year is that of the time which the lines above the header name.
// Without such a line they stay unread.
func (l *look) dayMonths(t *Table) {
	for i := range l.columns {
		if i >= len(l.region.Header) || !namesDay(l.header(i+1)) || !l.columns[i].all(isDayMonth) {
			continue
		}
		from, to, ok := l.spanAbove()
		if !ok {
			return
		}
		l.writeDays(i+1, from, to)
		t.changed(l)
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
	l.rewrite(func(row *table.Row) {
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
}

// findPeriods finds the columns that each are a month, quarter or year, and the
// period that the lines above the header name for the whole table.
func (t *Table) findPeriods(l *look) {
	fiscal := t.Fiscal()
	t.Spans = t.measured(l, fiscal)
	for _, a := range l.region.Aside {
		if a.Role != table.Face {
			continue
		}
		if p, ok := (value.DateStyle{}).Period(a.Text, fiscal); ok && p.Days() > 1 {
			t.Fixed = p
		}
	}
}

// A Span is a column whose cells are amounts of one period.
type Span struct {
	Col    int
	Period program.Period
	Less   int // column of what was summed up before, which is taken off; 0 for none
}

// measured are the columns that each are a period: "Jan 2026". Where the header
// names a measure beside it, as "Jan 2026 Actual" and "Jan 2026 Budget" or "2026-01
// Revenue" and "2026-01 Orders", they are those of the one measure that is what was
// sold; where several could be, there are none.
func (t *Table) measured(l *look, fiscal time.Month) []Span {
	by := map[string][]Span{}
	var order []string
	for i, h := range l.region.Header {
		if headings.KnownHeader(h) || looks(l.columns, i, "amount") < 50 {
			continue
		}
		p, measure, ok := periodIn(h, fiscal)
		if !ok {
			continue
		}
		if p.Days() == 1 { // "31 Dec 2025" above a month's amounts
			m := p.From.Month()
			p = program.Period{From: m.First(), To: m.Last()}
		}
		if by[measure] == nil {
			order = append(order, measure)
		}
		by[measure] = append(by[measure], Span{Col: i + 1, Period: p})
	}
	came := cameTrue(order)
	if plain := by[""]; len(plain) > 0 && !finer(by[came], plain) {
		if t.monthsTold("") == input.Cumulative {
			return t.steps(plain, fiscal)
		}
		return t.withRunning(plain, by, order)
	}
	found := ""
	for _, measure := range order {
		rest, sums := cumulates(measure)
		if measure == "" || measure != came && !sold(measure) && !(sums && (rest == "" || sold(rest))) {
			continue
		}
		if _, before := cumulates(found); found == "" || before && !sums {
			found = measure
		} else if before == sums {
			return nil
		}
	}
	if _, sums := cumulates(found); sums {
		return t.steps(by[found], fiscal)
	}
	return t.withRunning(by[found], by, order)
}

// actualMarks and planMarks are how headers of periods tell what came true from what is
// expected: "FY25A" and "FY26E", "Aug-26 Act" and "Oct-26 FC".
var (
	actualMarks = input.SetOf("a", "act", "actual", "actuals", "ist")
	planMarks   = input.SetOf("f", "e", "b", "p", "fc", "fcst", "forecast", "est", "estimate", "bud", "budget", "plan", "outlook", "soll")
)

// cameTrue is the mark beside periods that came true, where another one is beside
// those that are expected; "" for none.
func cameTrue(marks []string) (actual string) {
	planned := false
	for _, m := range marks {
		planned = planned || planMarks[strings.ToLower(m)]
		if actualMarks[strings.ToLower(m)] {
			actual = m
		}
	}
	if !planned {
		return ""
	}
	return actual
}

// finer is whether each of some spans lies within one of others that is longer: these
// add them up.
func finer(some, others []Span) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(s Span) bool {
		return !slices.ContainsFunc(others, func(o Span) bool {
			return o.Period.From <= s.Period.From && s.Period.To <= o.Period.To && s.Period.Days() < o.Period.Days()
		})
	})
}

// cumulates is whether the words beside a period say that its amounts are summed up
// from the beginning of the year, and what else they say.
func cumulates(measure string) (rest string, ok bool) {
	folded := " " + strings.Join(strings.FieldsFunc(strings.ToLower(measure),
		func(r rune) bool { return strings.ContainsRune(" .,-/()", r) }),
		" ") + " "
	for _, w := range cumulative {
		if i := strings.Index(folded, " "+w+" "); i >= 0 || w[0] >= 0x80 && strings.Contains(folded, w) {
			return strings.TrimSpace(strings.Replace(folded, w, "", 1)), true
		}
	}
	return "", false
}

// cumulative are the words that say so, the longest first.
var cumulative = []string{"seit jahresbeginn", "depuis le début de l'année", "desde el inicio del año", "с начала года",
	"нарастающим итогом",
	"year to date", "laufendes jahr", "cumulé à date", "acumulado del año", "od początku roku", "cumulative", "cumulated", "ackumulerat",
	"ackumulerad", "akkumuleret", "akkumulert", "narastająco", "cumulatief", "progressivo", "acumulado", "acumulada", "kumuliert",
	"kümülatif",
	"kumulatif", "cumulato", "kumulativ", "kumulováno", "cumulée", "cumule", "cumulé", "cumul", "kumul", "to date", "à date", "нарастающим",
	"acum", "cum", "kum", "ytd", "累計", "累计", "누계", "누적"}

// steps are the columns whose amounts are summed up from the beginning of each year, as
// what each adds to the one before it.
func (t *Table) steps(sums []Span, fiscal time.Month) []Span {
	slices.SortStableFunc(sums, func(a, b Span) int { return cmp.Compare(a.Period.To, b.Period.To) })
	var out []Span
	for i, s := range sums {
		if s.Period.Days() > yearly {
			return t.withRunning(nil, map[string][]Span{"": nil, "ytd": sums}, []string{"ytd"})
		}
		year := yearOf(s.Period.To.Month(), fiscal)
		s.Period.From = year.First()
		if i > 0 && sums[i-1].Period.To.Month() >= year {
			s.Period.From, s.Less = (sums[i-1].Period.To.Month() + 1).First(), sums[i-1].Col
		}
		out = append(out, s)
	}
	t.cumulated = true
	return out
}

// yearly is more days than any period within a year has.
const yearly = 300

// withRunning adds to the columns of years those of a year to date that no other column
// tells: of the year that is not over it is the year so far. Of one that is over it may
// be a part of the year, and is left out.
func (t *Table) withRunning(plain []Span, by map[string][]Span, order []string) []Span {
	for _, measure := range order {
		if rest, sums := cumulates(measure); !sums || rest != "" && !sold(rest) {
			continue
		}
		for _, s := range by[measure] {
			told := slices.ContainsFunc(plain, func(o Span) bool { return o.Period.From <= s.Period.To && s.Period.From <= o.Period.To })
			switch {
			case told || s.Period.Days() <= yearly:
			case s.Period.From <= t.Today && t.Today <= s.Period.To:
				plain = append(plain, s)
			default:
				t.partial = append(t.partial, s.Col)
			}
		}
	}
	return plain
}

// sayCumulated says how amounts that are summed up from the beginning of a year were
// read: each column less the one before it, which no amount may fall below.
func (t *Table) sayCumulated(l *look) {
	for _, col := range t.partial {
		t.Say(finding.Warning, "periods-cumulative", t.ref0().At(col), "name it by its year alone where it is of the whole year",
			"%s is of a year that is over, and perhaps only of a part of it; it was left out", t.Header(col))
	}
	if !t.cumulated || len(t.Spans) == 0 {
		return
	}
	var headers []string
	figures := l.figureColumns(t)
	rises, falls := 0, 0
	for _, s := range t.Spans {
		headers = append(headers, t.Header(s.Col))
		if s.Less == 0 {
			continue
		}
		now, before := l.numberStyle(s.Col, figures), l.numberStyle(s.Less, figures)
		l.each(func(row table.Row) bool {
			switch step := exact(row.Cells, s.Col, &now).Sub(exact(row.Cells, s.Less, &before)); {
			case s.Col > len(row.Cells) || row.Cells[s.Col-1].Kind == table.Empty:
			case step.IsNegative():
				falls++
			default:
				rises++
			}
			return true
		})
	}
	if falls*10 > rises+falls {
		t.Ask(finding.Warning, "periods-cumulative", t.ref0(), finding.Setting{Key: "fiscal_year_start", Entry: "4"},
			"if the year begins in another month than January, ",
			"%s are called sums from the beginning of the year, and %d of %d fall below the one before: each was read as what it adds",
			input.Listed(headers, 3), falls, rises+falls)
		return
	}
	t.Say(finding.Note, "periods-cumulative", t.ref0(), "", "%s are sums from the beginning of the year: each was read as what it adds to "+
		"the one before", input.Listed(headers, 3))
}

// fillsGap is whether a column stands where the columns of periods left and right of it
// leave some out.
func (t *Table) fillsGap(col int) bool {
	for _, left := range t.Spans {
		for _, right := range t.Spans {
			if left.Col == col-1 && right.Col == col+1 &&
				left.Period.To+1 != right.Period.From && right.Period.To+1 != left.Period.From {
				return true
			}
		}
	}
	return false
}

// sayStrangePeriods asks about columns of amounts beside those of periods whose headers
// name a year of theirs and a part of it that nobody can read, or that stand where a
// period is left out: they would be missing.
func (t *Table) sayStrangePeriods(l *look) {
	years, taken := map[string]bool{}, map[int]bool{}
	for _, s := range t.Spans {
		years[strconv.Itoa(s.Period.From.Year())], years[strconv.Itoa(s.Period.To.Year())] = true, true
		taken[s.Col], taken[s.Less] = true, true
	}
	var strange []string
	at := 0
	for i, h := range l.region.Header {
		if len(t.Spans) == 0 || taken[i+1] || t.Styles[i+1].Field != "" || looks(l.columns, i, "amount") < 50 {
			continue
		}
		_, _, read := periodIn(h, t.Fiscal())
		if year := yearNamed.FindString(h); !read && years[year] || t.fillsGap(i+1) {
			strange = append(strange, t.Header(i+1))
			at = cmp.Or(at, i+1)
		}
	}
	if len(strange) > 0 {
		t.Say(finding.Warning, "periods-unread", t.ref0().At(at),
			"write their periods as those of the other columns, such as 2026-01 or Q1 2026; delete a column that is none",
			"%s names a year of the other columns and a part of it that is not known; it was left out", input.Listed(strange, 4))
	}
}

// askFiscal asks for the month in which fiscal years begin where a line around the table
// tells another than the configuration has, and its columns are parts of such years.
func (t *Table) askFiscal(l *look) {
	if t.Fiscal() > 1 || !slices.ContainsFunc(t.Spans, func(s Span) bool { return IsFiscal(t.Styles[s.Col].Header) }) {
		return
	}
	for _, a := range l.region.Aside {
		if begins, ok := fiscalBegin(a.Text); ok && begins > 1 && (a.Role == table.Face || a.Role == table.Footer) {
			t.Ask(finding.Warning, "fiscal-start", finding.Ref{File: t.File, Sheet: t.Sheet, Row: a.Row},
				finding.Setting{Key: "fiscal_year_start", Entry: strconv.Itoa(int(begins))}, "",
				"a line tells when the fiscal year begins, %s, and its periods were read as those of calendar years", finding.Quote(a.Text))
			return
		}
	}
}

// fiscalBegin is the month in which a line says that fiscal years begin: "Fiscal year
// 2026 = July 2025 to June 2026", "FY starts in April".
func fiscalBegin(text string) (time.Month, bool) {
	if !IsFiscal(text) {
		return 0, false
	}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("=:()|;,", r) }) {
		if p, ok := (value.DateStyle{}).Period(part, 1); ok && p.To.Month()-p.From.Month() == 11 && p.From.Time().Month() > 1 {
			return p.From.Time().Month(), true
		}
	}
	_, after, _ := strings.Cut(beginning.ReplaceAllString(program.Fold(text), "\x1f"), "\x1f")
	for _, word := range strings.Fields(after) {
		if m, ok := value.MonthName(word); ok {
			return m, true
		}
	}
	return 0, false
}

// beginning are words for when a year begins, folded.
var beginning = regexp.MustCompile(`\b(?:begin\w*|start\w*|commenc\w*|from|ab|seit|von|debut\w*|comienza|empieza|inizia|desde)\b`)

// yearNamed is a year that a header names.
var yearNamed = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// sold is whether the words beside a period tell what was sold: that it is what
// came true, or the name of an amount.
func sold(measure string) bool {
	term, known := value.Words("document status").Term(measure)
	if known {
		return term == "counts"
	}
	k, _ := headings.KindNamed("revenue")
	m, known := k.Meaning(loosely(k, []string{measure})[0])
	return known && m.Field == "amount" && !proof.Foreign(measure)
}

// periodIn is the period that a header names, with the words beside it.
func periodIn(header string, fiscal time.Month) (p program.Period, measure string, ok bool) {
	if p, ok = (value.DateStyle{}).Period(header, fiscal); ok {
		return p, "", true
	}
	words := strings.Fields(value.WithoutUnit(header))
	if n := len(words); n > 0 {
		if m := endMark.FindStringSubmatch(words[n-1]); m != nil {
			words = append(words[:n-1], m[1], m[2])
		}
	}
	for size := len(words); size > 0; size-- {
		for from := 0; from+size <= len(words); from++ {
			if from > 0 && from+size < len(words) {
				continue
			}
			text := strings.Trim(strings.Join(words[from:from+size], " "), "-–()/|,:")
			p, ok = (value.DateStyle{}).Period(text, fiscal)
			if !ok {
				p, ok = monthOfQuarter(words[from:from+size], fiscal)
			}
			if ok && (size == len(words) || p.Days() > 1) {
				rest := slices.Concat(words[:from], words[from+size:])
				return p, strings.Trim(strings.Join(rest, " "), " -–()/|,:"), true
			}
		}
	}
	return program.Period{}, "", false
}

// endMark is a period with a letter behind it for whether it came true: "FY25A", "2026E".
var endMark = regexp.MustCompile(`^(.*\d)([AEFB])$`)

// monthOfQuarter reads "Q1 2026 Jan": a month below the quarter of its year.
func monthOfQuarter(words []string, fiscal time.Month) (program.Period, bool) {
	last := len(words) - 1
	if last < 1 {
		return program.Period{}, false
	}
	m, named := value.MonthName(strings.Trim(words[last], "."))
	around, ok := (value.DateStyle{}).Period(strings.Join(words[:last], " "), fiscal)
	if !named || !ok {
		return program.Period{}, false
	}
	for at := around.From.Month(); at <= around.To.Month(); at++ {
		if at.First().Time().Month() == m {
			return program.Period{From: at.First(), To: at.Last()}, true
		}
	}
	return program.Period{}, false
}

// yearlyPace are words for amounts that a year brings at the pace of a day.
var yearlyPace = regexp.MustCompile(`\b(arr|annual recurring|annuali[sz]ed|run ?rate|jahresrate|recurrent annuel|recurrente anual)\b|年間経常|年化`)

// ofYears is whether a line above a table of months, or its name, says that each amount
// is what a year brings: those of months would add them up again and again.
func (t *Table) ofYears(l *look, v verdict) (said string, ok bool) {
	if len(t.Spans) < 2 && (v.at["period"] == 0 || v.at["document number"] > 0) ||
		slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Period.Days() > yearly }) {
		return "", false
	}
	names := []string{t.Sheet, path.Base(t.File)}
	for _, a := range l.region.Aside {
		if a.Role == table.Face {
			names = append(names, a.Text)
		}
	}
	for _, name := range names {
		if yearlyPace.MatchString(program.Fold(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(name))) {
			return name, true
		}
	}
	return "", false
}

// A run is what rows of one account and one year sum up, month by month.
type run struct {
	month  program.Month
	amount program.Decimal
	row    int
}

// cumulativeRows takes rows whose amount is summed up from the beginning of the year, as
// their header says and they show by never falling, for what each adds to the one before.
func (l *look) cumulativeRows(t *Table) {
	k, _ := headings.KindNamed("revenue")
	g := guessKind(k, l.region.Header, l.columns, nil)
	at, who := g.at["period"], max(g.at["account"], g.at["account id"])
	figures := l.figureColumns(t)
	col, amount := 0, g.at["amount"]
	for _, c := range figures {
		if rest, ok := cumulates(l.header(c)); ok && sold(rest) {
			col = c
		}
	}
	told := amount > 0 && t.monthsTold(l.header(amount)) == input.Cumulative
	if told {
		col, amount = amount, 0
	}
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); col == 0 || at == 0 || who == 0 || amount > 0 ||
		len(t.Spans) > 0 || fields["amount"] != "" {
		return
	}
	runs := l.runsOf(t, col, at, figures)
	steps, falls, rises := map[int]program.Decimal{}, 0, 0
	for _, year := range runs {
		slices.SortStableFunc(year, func(a, b run) int { return cmp.Compare(a.month, b.month) })
		last := run{}
		for i, r := range year {
			if i > 0 && r.month == last.month {
				return // rows of one account and month: what they sum up is not plain
			}
			step := r.amount.Sub(last.amount)
			if steps[r.row] = step; i > 0 && step.IsNegative() {
				falls++
			} else if i > 0 && step.IsPositive() {
				rises++
			}
			last = r
		}
	}
	if !told && (rises < 2 || falls*10 > rises) {
		return
	}
	l.rewrite(func(row *table.Row) {
		if step, ok := steps[row.Number]; ok && col <= len(row.Cells) {
			row.Cells = slices.Clone(row.Cells)
			amount := step.String()
			row.Cells[col-1] = table.Cell{Kind: table.Number, Value: amount, Text: amount}
		}
	})
	if !t.changed(l) {
		return
	}
	l.columns[col-1].means = "amount"
	t.Say(finding.Note, "periods-cumulative", t.ref0().At(col), "", "%s is summed up from the beginning of the year: each row was read as "+
		"what it adds to the one before", finding.Quote(l.header(col)))
}

// monthsTold is what the configuration says of the amounts of months.
func (t *Table) monthsTold(header string) string {
	answer, _ := input.ColumnAnswer(t.Policy.Numbers, t.File, t.Sheet, header)
	return answer
}

// askCumulative asks about amounts of months that no header calls sums and that look
// like it: in no year and row do they fall, and each year begins anew below the end of
// the one before, or ends far above its beginning.
func (t *Table) askCumulative(l *look) {
	col := t.At["amount"]
	if len(t.Spans) > 0 {
		col = t.Spans[0].Col
	}
	if t.Subject.Name != "revenue" || col == 0 || t.cumulated || t.monthsTold(t.Styles[col].Header) != "" || l.count > nestedAtMost {
		return
	}
	series := t.series(l)
	if !climbs(series) {
		return
	}
	place := input.Place(t.File, t.Sheet)
	t.Ask(finding.Warning, "periods-climb", t.ref0().At(col),
		finding.Setting{Key: "numbers", Entry: fmt.Sprintf("%q: %s", place, input.Cumulative), Or: input.Each},
		"if they are summed up from the beginning of the year, ",
		"the amounts of %d rows or customers never fall within a year, as sums from its beginning do; they count as they stand",
		len(series))
}

// series are the amounts of months of each row, or of the rows of each customer, by
// year: in the order of the months, one a month.
func (t *Table) series(l *look) (series [][][]run) {
	var years map[string][]run
	if len(t.Spans) == 0 {
		if at := t.At["period"]; at == 0 || at > len(l.columns) || t.At["document number"] > 0 {
			return nil
		}
		years = l.runsOf(t, t.At["amount"], t.At["period"], l.figureColumns(t))
	} else {
		years = l.spanRuns(t)
	}
	by := map[string][][]run{}
	for _, key := range slices.Sorted(maps.Keys(years)) { // years of one key follow each other
		year := years[key]
		slices.SortStableFunc(year, func(a, b run) int { return cmp.Compare(a.month, b.month) })
		for i := range year[1:] {
			if year[i].month == year[i+1].month {
				return nil // rows of one customer and month
			}
		}
		_, what, _ := strings.Cut(key, "\x1f")
		by[what] = append(by[what], year)
	}
	for _, what := range slices.Sorted(maps.Keys(by)) {
		series = append(series, by[what])
	}
	return series
}

// spanRuns are the amounts of columns of months by row and year.
func (l *look) spanRuns(t *Table) map[string][]run {
	runs := map[string][]run{}
	l.each(func(row table.Row) bool {
		for _, s := range t.Spans {
			month := s.Period.From.Month()
			if s.Period.To.Month() != month {
				continue
			}
			if !figure(row.Cells, s.Col, &t.Styles[s.Col].Numbers).Known {
				continue
			}
			key := fmt.Sprintf("%s\x1f%d", yearOf(month, t.Fiscal()), row.Number)
			runs[key] = append(runs[key], run{month, exact(row.Cells, s.Col, &t.Styles[s.Col].Numbers), row.Number})
		}
		return true
	})
	return runs
}

// yearOf is the first month of the year in which a month lies.
func yearOf(month program.Month, fiscal time.Month) program.Month {
	year := program.NewMonth(month.First().Year(), fiscal)
	if year > month {
		year -= 12
	}
	return year
}

// climbs is whether series of amounts look like sums: of two or more, none falls within
// a year, and all begin anew with each, or most end far above where they began.
func climbs(series [][][]run) bool {
	rises, anew, far := 0, 0, 0
	for _, years := range series {
		for y, year := range years {
			for i := range year[1:] {
				switch year[i+1].amount.Cmp(year[i].amount) {
				case -1:
					return false
				case 1:
					rises++
				}
			}
			if y > 0 {
				before := years[y-1]
				if year[0].amount.Add(year[0].amount).GreaterThan(before[len(before)-1].amount) {
					return false
				}
				anew++
			}
			if last := len(year) - 1; last >= 4 && year[0].amount.IsPositive() &&
				year[last].amount.Add(year[last].amount).GreaterThan(year[0].amount.Mul(program.NewDecimal(int64(last+1)))) {
				far++
			}
		}
	}
	return len(series) > 1 && rises >= climbsFrom && (anew > 1 || 3*far > 2*len(series))
}

// climbsFrom is how many amounts rise one after another by no chance.
const climbsFrom = 8

// runsOf are the rows by what they are about and by year.
func (l *look) runsOf(t *Table, col, at int, figures []int) map[string][]run {
	runs := map[string][]run{}
	style, days := l.numberStyle(col, figures), l.columns[at-1].dates.Style()
	l.each(func(row table.Row) bool {
		if max(col, at) > len(row.Cells) {
			return true
		}
		p, ok := days.PeriodCell(row.Cells[at-1], t.Fiscal())
		if !ok {
			return true
		}
		month := p.To.Month()
		key := yearOf(month, t.Fiscal()).String()
		for c := 1; c <= len(row.Cells); c++ {
			if c != at && !slices.Contains(figures, c) {
				key += "\x1f" + keyText(row.Cells, c)
			}
		}
		runs[key] = append(runs[key], run{month, exact(row.Cells, col, &style), row.Number})
		return true
	})
	return runs
}
