package recognise

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A sibling is one of several tables with the same header: a sheet a month or a
// customer in one workbook, a file a month in one folder. What its rows lack, its
// name tells.
type sibling struct {
	look  *look
	table *Table
}

// siblings gives tables what their names tell, where tables of one header differ by
// it: the month of the rows, the year of the months in the header, or the customer.
func (r *Tables) siblings(tables []*Table) {
	groups := map[string][]sibling{}
	var order []string
	for i, l := range r.sheets {
		if len(l.region.HeaderRows) == 0 {
			continue
		}
		t := tables[i]
		t.yearOfMonths(l)
		t.yearOfRows(l)
		place := path.Dir(l.sheet.File)
		if l.sheet.Name != "" {
			place = l.sheet.File
		}
		key := place + "\x1f" + strings.ToLower(strings.Join(l.region.Header, "\x1f"))
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], sibling{l, t})
	}
	for _, key := range order {
		if group := groups[key]; len(group) > 1 && !fixPeriods(group) {
			r.nameCustomers(group)
			r.nameManagers(group)
		}
	}
}

// fixPeriods takes the periods that the names of tables tell, where each tells another
// and no row has one.
func fixPeriods(group []sibling) bool {
	var periods []program.Period
	for _, s := range group {
		if len(s.table.Spans) > 0 || s.table.Fixed.Days() > 0 || s.look.yearMonth().Year > 0 {
			return false
		}
		for i := range s.look.columns {
			if e := &s.look.columns[i]; e.days() || e.periods() {
				return false
			}
		}
		p, ok := s.table.namedPeriod()
		if !ok || slices.Contains(periods, p) {
			return false
		}
		periods = append(periods, p)
	}
	for i, s := range group {
		s.table.Fixed = periods[i]
		s.table.Say(finding.Note, "name-tells", finding.Ref{File: s.table.File, Sheet: s.table.Sheet}, "",
			"no row names its period, and each of %d tables with this header is named after another: %s is that of its rows", len(group),
			finding.Quote(s.table.Name()))
	}
	return true
}

// namedPeriod is the month, quarter or year in the name of a table; the name of its
// file may tell the year of a month.
func (t *Table) namedPeriod() (program.Period, bool) {
	name := plainName(t.Name())
	if p, ok := (value.DateStyle{}).Period(name, t.Fiscal()); ok {
		return p, p.Days() > 1
	}
	if p, _, ok := periodIn(name, t.Fiscal()); ok && p.Days() > 1 {
		return p, true
	}
	file := path.Base(t.File)
	years := yearsIn(file)
	if m, ok := value.MonthName(name); ok && len(years) == 1 && !IsFiscal(plainName(file)) {
		month := program.NewMonth(years[0], m)
		return program.Period{From: month.First(), To: month.Last()}, true
	}
	return program.Period{}, false
}

func plainName(name string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "(", " ", ")", " ").Replace(name)), " ")
}

var (
	digits     = regexp.MustCompile(`\d+`)
	secondYear = regexp.MustCompile(`^[/_-](\d\d)(?:\D|$)`)
)

// yearsIn are the different years that a text names: two where it is "2025/26".
func yearsIn(text string) []int {
	var years []int
	add := func(y int) {
		if !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	for _, at := range digits.FindAllStringIndex(text, -1) {
		number := text[at[0]:at[1]]
		if len(number) != 4 || !strings.HasPrefix(number, "20") {
			continue
		}
		y, _ := strconv.Atoi(number)
		add(y)
		if m := secondYear.FindStringSubmatch(text[at[1]:]); m != nil {
			if short, _ := strconv.Atoi(m[1]); short == (y+1)%100 && short > 12 { // else it may be a month
				add(y + 1)
			}
		}
	}
	return years
}

// yearOfMonths finds the year of columns that are headed by names of months alone: in
// the name of the sheet, else above the header, else in the name of the file.
func (t *Table) yearOfMonths(l *look) {
	if len(t.Spans) > 0 || t.Fixed.Days() > 0 && t.Fixed.Days() < 360 {
		return
	}
	var months []Span
	for i, h := range l.region.Header {
		m, ok := value.MonthName(strings.TrimSpace(h))
		if !ok || looks(l.columns, i, "amount") < 50 {
			continue
		}
		if n := len(months); n > 0 && months[n-1].Period.From.Time().Month() >= m {
			return // the months of two years, or in an order of their own
		}
		months = append(months, Span{Col: i + 1, Period: program.Period{From: program.NewMonth(2000, m).First()}})
	}
	if len(months) < 2 {
		return
	}
	year, text := t.yearAround(l)
	if year == 0 {
		return
	}
	for i := range months {
		month := program.NewMonth(year, months[i].Period.From.Time().Month())
		months[i].Period = program.Period{From: month.First(), To: month.Last()}
	}
	t.Spans, t.Fixed = months, program.Period{}
	t.Say(finding.Note, "name-tells", t.ref0(), "", "the months of the header name no year; it was taken from %s", finding.Quote(text))
}

// yearAround is the one year that the name of the sheet tells, else the lines above
// the header, else the name of the file; 0 where none does, or where it is fiscal.
func (t *Table) yearAround(l *look) (year int, text string) {
	var face []string
	for _, a := range l.region.Aside {
		if a.Role == table.Face {
			face = append(face, a.Text)
		}
	}
	for _, text := range [...]string{t.Sheet, strings.Join(face, " "), path.Base(t.File)} {
		years := yearsIn(text)
		if len(years) > 1 || IsFiscal(plainName(text)) {
			return 0, ""
		}
		if len(years) == 1 {
			return years[0], text
		}
	}
	return 0, ""
}

// yearOfRows writes the year beside the names of months of a column, where no other
// column tells it and what stands around the table does.
func (t *Table) yearOfRows(l *look) {
	col := slices.IndexFunc(l.columns, func(e evidence) bool { return e.cells > 0 && e.all(isMonthName) }) + 1
	if col == 0 || len(t.Spans) > 0 || l.yearMonth().Year > 0 || slices.ContainsFunc(l.columns, func(e evidence) bool {
		return e.days() || e.periods()
	}) {
		return
	}
	k, _ := headings.KindNamed("revenue")
	g := guessKind(k, l.region.Header, l.columns, nil)
	if g.at["amount"] == 0 || g.at["account"] == 0 && g.at["account id"] == 0 ||
		slices.ContainsFunc(l.region.Header, func(h string) bool { return len(yearsIn(h)) > 0 }) { // "Revenue 2025" beside "Revenue 2026"
		return
	}
	year, text := t.yearAround(l)
	if year == 0 {
		return
	}
	l.rewrite(func(row *table.Row) {
		if m, ok := value.MonthName(strings.TrimSpace(keyText(row.Cells, col))); ok {
			month := program.NewMonth(year, m).String()
			row.Cells = slices.Clone(row.Cells)
			row.Cells[col-1] = table.Cell{Kind: table.Text, Text: month, Value: month}
		}
	})
	t.changed(l)
	t.Fixed = program.Period{}
	t.Say(finding.Note, "name-tells", t.ref0(), "", "the months of the rows name no year; it was taken from %s", finding.Quote(text))
}

// nameCustomers takes the names of sheets for customers, where no column names any and
// most of the names stand among those of another table.
func (r *Tables) nameCustomers(group []sibling) {
	k, _ := headings.KindNamed("revenue")
	named := 0
	for _, s := range group {
		g := guessKind(k, s.look.region.Header, s.look.columns, nil)
		if s.table.Sheet == "" || g.at["account"] > 0 || g.at["account id"] > 0 || g.at["amount"] == 0 && len(s.table.Spans) == 0 {
			return
		}
		if slices.ContainsFunc(r.sheets, func(l *look) bool { return l.sheet.File != s.table.File && l.says(s.table.Sheet) }) {
			named++
		}
	}
	if named*2 <= len(group) {
		return
	}
	for _, s := range group {
		s.table.give(s.look, "Customer", "account")
		s.table.Say(finding.Note, "name-tells", finding.Ref{File: s.table.File, Sheet: s.table.Sheet}, "",
			"no row names its customer, and each of %d sheets with this header is named after one: %s is that of its rows", len(group),
			finding.Quote(s.table.Sheet))
	}
}

// says is whether some cell of a column of texts is a name.
func (l *look) says(name string) bool {
	for i := range l.columns {
		for text := range l.columns[i].seen {
			if strings.EqualFold(strings.TrimSpace(text), strings.TrimSpace(name)) {
				return true
			}
		}
	}
	return false
}

// nameManagers takes the names of sheets of accounts for those of their managers, where no
// column names any and most of them are owners or users in another table. Where they only
// read as names of persons that is asked.
func (r *Tables) nameManagers(group []sibling) {
	k, _ := headings.KindNamed("accounts")
	known := 0
	var answers, names []string
	for _, s := range group {
		g := guessKind(k, s.look.region.Header, s.look.columns, nil)
		answered, _ := input.Answer(r.Policy.Columns, s.table.File, s.table.Sheet)
		if _, said := answered["account manager"]; said || s.table.Sheet == "" || g.at["account"] == 0 || g.at["account manager"] > 0 ||
			g.at["account manager id"] > 0 || !who.ReadsAsPerson(s.table.Sheet) {
			return
		}
		if slices.ContainsFunc(r.sheets, func(l *look) bool { return l.calls(s.table.Sheet, executives) }) {
			return // askSheetOfSponsor asks
		}
		if slices.ContainsFunc(r.sheets, func(l *look) bool { return l.calls(s.table.Sheet, owners) }) {
			known++
		}
		names = append(names, finding.Quote(s.table.Sheet))
		answers = append(answers, fmt.Sprintf("%q: {account manager: \"\"}", input.Place(s.table.File, s.table.Sheet)))
	}
	if known*2 <= len(group) {
		at := group[0].table
		r.Ask(finding.Warning, "sheet-names-manager", finding.Ref{File: at.File, Sheet: at.Sheet},
			finding.Setting{Key: "columns", Entry: strings.Join(answers, ", ")},
			"write them into a column Account Manager; where they are none, ",
			"%d sheets of accounts are each called as a person, and no column names an account manager: that %s look after theirs is "+
				"not assumed", len(group), input.Listed(names, 3))
		return
	}
	for _, s := range group {
		s.table.give(s.look, "Account Manager", "account manager")
		s.table.Say(finding.Note, "name-tells", finding.Ref{File: s.table.File, Sheet: s.table.Sheet}, "",
			"no row names its account manager, and each of %d sheets with this header is named after one: %s is that of its rows",
			len(group), finding.Quote(s.table.Sheet))
	}
}

// The fields that name people of ours, and executives, by kind.
var (
	owners     = map[string]string{"opportunities": "owner", "issues": "owner", "contacts": "owner", "users": "name", "team": "our person"}
	executives = map[string]string{"sponsors": "sponsor"}
)

// calls is whether a person stands in a column whose header means one of some fields.
func (l *look) calls(name string, fields map[string]string) bool {
	for i := range l.columns {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(fields)), func(kind string) bool {
			k, _ := headings.KindNamed(kind)
			m, ok := k.Meaning(l.header(i + 1))
			return ok && m.Field == fields[kind]
		}) {
			continue
		}
		for text := range l.columns[i].seen {
			if who.PersonKey(text) == who.PersonKey(name) {
				return true
			}
		}
	}
	return false
}

// give gives a table one more column, with its name in all rows of data.
func (t *Table) give(l *look, header, field string) {
	at := l.addColumn(header)
	l.rewrite(func(row *table.Row) {
		if !Anything(*row) {
			return
		}
		cells := make([]table.Cell, at)
		copy(cells, row.Cells)
		cells[at-1] = table.Cell{Kind: table.Text, Text: t.Sheet}
		row.Cells = cells
	})
	if t.changed(l) && len(l.columns) >= at {
		l.columns[at-1].means = field
	}
}
