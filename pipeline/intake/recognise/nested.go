package recognise

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// A nest is a table whose rows stand below rows of groups: months with the
// customers of each below them, or customers with their months. What a group's row
// says is of the rows below it, and its amount is their sum.
type nest struct {
	rows    []nestRow
	figures []int
}

type nestRow struct {
	number       int
	period, name string
	amounts      []program.Decimal
	group        bool
}

// nestedAtMost is in how many rows groups are looked for.
const nestedAtMost = 50000

// unnest gives the rows of a nested table what their group's row says, and takes
// the rows of groups out: their amounts are sums.
func (l *look) unnest(t *Table) {
	if l.count < 4 || l.count > nestedAtMost || len(l.region.HeaderRows) == 0 || len(t.Spans) > 0 {
		return
	}
	figures := l.figureColumns(t)
	if len(figures) == 0 {
		return
	}
	if name, period := l.halves(figures); name > 0 && l.unnestBy(t, figures, name, period) {
		return
	}
	if name := l.mixed(figures); name > 0 {
		l.unnestBy(t, figures, name, 0)
	}
}

// halves are a column of periods and one of names of which each row fills one.
func (l *look) halves(figures []int) (name, period int) {
	for i := range l.columns {
		e := &l.columns[i]
		switch {
		case slices.Contains(figures, i+1) || e.cells == 0:
		case period == 0 && (e.days() || e.periods()) && e.cells*2 <= l.count:
			period = i + 1
		case name == 0 && e.dates.Dates == 0 && e.numbers.Numbers == 0:
			name = i + 1
		}
	}
	if name == 0 || period == 0 || l.columns[name-1].cells+l.columns[period-1].cells != l.count {
		return 0, 0
	}
	return name, period
}

// mergedAtMost is how many cells below others that they are merged with are filled.
const mergedAtMost = 1 << 20

// unmerge gives the cells of a table that are merged with one above what that one says,
// as a reader sees it: a customer beside all of their rows. An amount over several rows
// is one amount, and stays with the first.
func (l *look) unmerge() error {
	type place struct{ row, col int }
	from := map[place]int{}
	for _, m := range l.sheet.Merged() {
		role, inside := l.region.Role(m.Top)
		if m.Bottom <= m.Top || !inside || role != table.Data || m.Left > len(l.watch.columns) || !l.names(m.Left) {
			continue
		}
		for row := m.Top + 1; row <= m.Bottom && len(from) < mergedAtMost; row++ {
			from[place{row, m.Left}] = m.Top
		}
	}
	if len(from) == 0 {
		return nil
	}
	cols, tops := map[int]bool{}, map[place]bool{}
	for at, top := range from {
		cols[at.col], tops[place{top, at.col}] = true, true
	}
	said := map[place]table.Cell{}
	l.rewrite(func(row *table.Row) {
		for col := range cols {
			at := place{row.Number, col}
			switch top, below := from[at]; {
			case tops[at] && col <= len(row.Cells):
				c := row.Cells[col-1]
				c.Text, c.Value = strings.Clone(c.Text), strings.Clone(c.Value)
				said[at] = c
			case below && (col > len(row.Cells) || row.Cells[col-1].Kind == table.Empty):
				cells := make([]table.Cell, max(col, len(row.Cells)))
				copy(cells, row.Cells)
				cells[col-1] = said[place{top, col}]
				row.Cells = cells
			}
		}
	})
	return l.again()
}

// names is whether a column says what a row is about rather than how much: it has
// no numbers, or is called an id.
func (l *look) names(col int) bool {
	e := &l.watch.columns[col-1]
	if e.looks("amount") < 80 || e.days() || e.periods() {
		return true
	}
	return slices.ContainsFunc(headings.Kinds(), func(k headings.Kind) bool {
		m, ok := k.Meaning(l.header(col))
		return ok && m.Type == "id" && !m.Synonym.Weak
	})
}

// mixed is the first column of texts where some are periods and some are not.
func (l *look) mixed(figures []int) int {
	for i := range l.columns {
		e := &l.columns[i]
		if slices.Contains(figures, i+1) || e.cells < l.count || len(e.sample) < 2 {
			continue
		}
		periods := 0
		for _, s := range e.sample {
			if isMonthly(s) {
				periods++
			}
		}
		if periods > 0 && periods < len(e.sample) {
			return i + 1
		}
		return 0
	}
	return 0
}

// isMonthly is whether a text is a month, a quarter or a year.
func isMonthly(s string) bool {
	p, ok := value.DateStyle{}.Period(strings.TrimSpace(s), 1)
	return ok && p.Days() > 1
}

// unnestBy does it by a column of names and one of periods; where period is 0, both
// stand in the column of names.
func (l *look) unnestBy(t *Table, figures []int, name, period int) bool {
	n := nest{figures: figures}
	var styles []value.NumberStyle
	for _, col := range figures {
		styles = append(styles, l.numberStyle(col, figures))
	}
	l.each(func(r table.Row) bool {
		row := nestRow{number: r.Number, name: strings.TrimSpace(keyText(r.Cells, name))}
		if period > 0 {
			row.period = strings.Clone(strings.TrimSpace(keyText(r.Cells, period)))
		} else if isMonthly(row.name) {
			row.period, row.name = row.name, ""
		}
		row.name, row.period = strings.Clone(row.name), strings.Clone(row.period)
		for i, col := range figures {
			row.amounts = append(row.amounts, exact(r.Cells, col, &styles[i]))
		}
		n.rows = append(n.rows, row)
		return true
	})
	if !n.group() {
		return false
	}
	byPeriod := n.rows[0].period != ""
	said, outer := map[int]string{}, ""
	for _, row := range n.rows {
		text := row.name + row.period
		if row.group {
			outer = text
			takeOut(&l.region, table.RowReason{Row: row.number, Role: table.Subtotal, Reason: "adds up the rows below it"})
			t.Source.Row(row.number).SetAside(AsideReasons[table.Subtotal])
			l.count--
			continue
		}
		said[row.number] = outer
	}
	l.carry(t, said, name, period, byPeriod)
	return true
}

// carry writes what groups say into their rows: into the column of periods, or into
// a new one.
func (l *look) carry(t *Table, said map[int]string, name, period int, byPeriod bool) {
	at := period
	if period == 0 || !byPeriod {
		at = l.addColumn(map[bool]string{true: "Period", false: "Customer"}[byPeriod])
	}
	l.write(said, at)
	if !t.changed(l) {
		return
	}
	for len(l.columns) < at {
		l.columns = append(l.columns, evidence{})
	}
	inner, outer := "account", "period"
	if !byPeriod {
		inner, outer = outer, inner
	}
	l.columns[at-1].means = outer
	if period == 0 {
		l.columns[name-1].means = inner
	}
}

// group tells groups from their rows; false where the rows of groups do not add up
// what stands below them.
func (n *nest) group() bool {
	byPeriod := n.rows[0].period != ""
	groups, members := 0, 0
	for i := range n.rows {
		row := &n.rows[i]
		if row.period != "" && row.name != "" || row.period == "" && row.name == "" {
			return false
		}
		if row.group = (row.period != "") == byPeriod; row.group {
			groups++
		} else {
			members++
		}
	}
	if groups < 2 || members < groups {
		return false
	}
	for col := range n.figures {
		if n.adds(col) {
			return true
		}
	}
	return false
}

// adds is whether a column's amounts of groups are the sums of those below.
func (n *nest) adds(col int) bool {
	off, any := program.Zero, false
	for i := range n.rows {
		row := &n.rows[i]
		if !row.group {
			off = off.Add(row.amounts[col])
			any = any || !row.amounts[col].IsZero()
			continue
		}
		if i > 0 && off.Abs().GreaterThan(cent) {
			return false
		}
		off = row.amounts[col].Neg()
	}
	return any && !off.Abs().GreaterThan(cent)
}

// cent is how far a sum may be off what it adds up.
var cent = program.NewScaled(1, -2)

// underNames sees to tables in which the account stands on a line of its own above the
// rows about it: all lines with one cell are names of accounts, and a line of its own
// column carries each to its rows. False where the table is no such one.
func (l *look) underNames(t *Table, known *customers) bool {
	if l.count < 2 || l.count > nestedAtMost || len(l.region.HeaderRows) == 0 {
		return false
	}
	groups, said, at, now, sound := []int{}, map[int]string{}, 0, "", true
	named := func(text string) bool { return known.names[who.FoldName(text)] || known.names[who.NameKey(text)] }
	above := slices.DeleteFunc(slices.Clone(l.region.Aside), func(a table.RowReason) bool { return a.Role != table.Group })
	if slices.ContainsFunc(above, func(a table.RowReason) bool { return !named(a.Text) }) {
		return false
	}
	l.each(func(r table.Row) bool {
		for len(above) > 0 && above[0].Row < r.Number {
			now, above = above[0].Text, above[1:]
		}
		col, text := onlyCell(r)
		switch {
		case col == 0 && now == "":
			sound = false // a row above the first name
		case col == 0:
			said[r.Number] = now
		case at > 0 && col != at || !named(text):
			sound = false
		default:
			at, now = col, strings.Clone(text)
			groups = append(groups, r.Number)
		}
		return sound
	})
	if !sound || len(said) == 0 {
		return false
	}
	for _, n := range groups {
		takeOut(&l.region, table.RowReason{Row: n, Role: table.Group, Reason: "names the account of the rows below it"})
		t.Source.Row(n).SetAside(AsideReasons[table.Group])
		l.count--
	}
	l.write(said, l.addColumn("Account"))
	return t.changed(l)
}

// onlyCell is the one cell of a row that has no other; 0 for other rows.
func onlyCell(r table.Row) (col int, text string) {
	for i := range r.Cells {
		if r.Cells[i].Kind == table.Empty || strings.TrimSpace(r.Cells[i].Text) == "" && r.Cells[i].Kind == table.Text {
			continue
		}
		if col > 0 || r.Cells[i].Kind != table.Text {
			return 0, ""
		}
		col, text = i+1, strings.TrimSpace(r.Cells[i].Text)
	}
	return col, text
}

// Codes that lists explain.
const (
	codesAtMost = 60 // rows of a list of codes
	codeLetters = 5  // letters of the longest code
)

// codedHeaders are words of headers of columns that may hold codes which a list beside
// the table explains; ids of things are none.
var codedHeaders = []string{"status", "state", "stage", "phase", "type", "priorit", "severity", "health", "segment", "industry", "branche",
	"country", "region", "role", "category", "class", "statut", "estado", "stato", "etat", "状態", "区分", "状态"}

// decode writes what codes mean into the columns that hold them, where a list beside
// the tables explains each: "A" is "Active customer". Such a list is no table itself.
func (r *Tables) decode(tables []*Table) {
	for i, l := range r.sheets {
		l.legend(tables[i])
	}
	for i, list := range r.sheets {
		means, header := list.explains(tables[i])
		if means == nil {
			continue
		}
		for j, l := range r.sheets {
			if i == j {
				continue
			}
			for col := range l.columns {
				if !l.coded(col, means, header) {
					continue
				}
				l.spellOut(col, means)
				tables[j].changed(l)
				list.explained = true
			}
		}
	}
}

// spellOut writes what codes mean into a column, from 0, that holds them.
func (l *look) spellOut(col int, means map[string]string) {
	l.rewriteCells([]int{col}, func(c *table.Cell) {
		if text := means[strings.TrimSpace(CellText(*c))]; text != "" {
			*c = table.Cell{Kind: table.Text, Text: text}
		}
	})
}

// legendCode is a code in a line that says what codes mean: "1 = low".
var legendCode = regexp.MustCompile(`(?:^|[\s,;|/(:.])([A-Za-z]?\d{1,2}|[A-Z])\s*(?:=|:|–)\s*`)

// legend writes what codes mean into the column that holds them, where a line above or
// below the table, or the header of the column itself, explains each: "Severity: 1 = low,
// 2 = medium, 3 = critical".
func (l *look) legend(t *Table) {
	lines := map[int]string{}
	for i := range l.region.Header {
		lines[i] = l.header(i + 1)
	}
	for _, a := range l.region.Aside {
		if a.Role == table.Face || a.Role == table.Footer {
			lines[-a.Row] = a.Text
		}
	}
	lines[-math.MaxInt] = l.notes() // each end of a scale in a row of its own
	for _, c := range l.sheet.Comments {
		if at := c.Col - 1; slices.Contains(l.region.HeaderRows, c.Row) && at >= 0 && at < len(l.region.Header) {
			if means, _ := legendOf(lines[at]); means == nil {
				lines[at] = l.header(c.Col) + ": " + c.Text
			}
		}
	}
	for _, at := range slices.Sorted(maps.Keys(lines)) {
		means, about := legendOf(lines[at])
		if len(means) < legendFrom {
			continue
		}
		if plainLegend[program.Fold(about)] {
			about = ""
		}
		for col := range l.columns {
			header := program.Fold(cmp.Or(about, l.header(col+1)))
			if at >= 0 && col != at || !l.coded(col, means, header) {
				continue
			}
			l.spellOut(col, means)
			if at >= 0 && about != "" { // the rest of the header is no part of its name
				l.region.Header = slices.Clone(l.region.Header)
				l.region.Header[col] = about
			}
			t.changed(l)
			break
		}
	}
}

// notes are the lines below a table, else those above it, in one.
func (l *look) notes() string {
	var below, above []string
	for _, a := range l.region.Aside {
		switch a.Role {
		case table.Footer:
			below = append(below, a.Text)
		case table.Face:
			above = append(above, a.Text)
		}
	}
	if len(below) < 2 {
		below = above
	}
	return strings.Join(below, ", ")
}

// plainLegend are words before codes that do not tell what they are codes of.
var plainLegend = input.SetOf("legend", "key", "scale", "note", "notes", "legende", "skala", "hinweis", "echelle", "leyenda", "escala",
	"legenda", "scala", "schaal", "凡例", "图例")

// twoEnds are the ends of a scale of severities: "Severity (1 low - 4 critical)".
var twoEnds = regexp.MustCompile(`^(?:(.*?)[\s(:,]+)?(\d)\s*[=:(]?\s*(\p{L}[\p{L} ]*?)\)?\s*(?:-|–|\.\.+|…|,|;|/|\bto\b|` +
	`\bbis\b|\bund\b|\band\b|→)\s*(\d)\s*[=:(]?\s*(\p{L}[\p{L} ]*)`)

// endsOf is what the numbers of a scale mean of which a line tells both ends, of which one
// is the worst, and what it says before.
func endsOf(line string) (means map[string]string, about string) {
	m := twoEnds.FindStringSubmatch(line)
	if m == nil {
		return nil, ""
	}
	return betweenEnds(m[2], m[3], m[4], m[5]), strings.TrimSpace(m[1])
}

// betweenEnds is what the numbers between two mean whose words are told, of which one is the
// worst of a scale and the other the least.
func betweenEnds(from, first, to, last string) map[string]string {
	least := func(word string) (least, known bool) {
		if term, ok := value.Words("scale end").Term(word); ok {
			return term == "least", true
		}
		term, ok := value.Words("severity").Term(word)
		return term == "minor", ok
	}
	a, known := least(first)
	b, too := least(last)
	x, y := int(from[0]-'0'), int(to[0]-'0')
	if x >= y || a == b || !known || !too {
		return nil
	}
	worst, worse := y, y-1
	if b {
		worst, worse = x, x+1
	}
	means := map[string]string{}
	for n := x; n <= y; n++ {
		means[strconv.Itoa(n)] = "minor"
		if n == worse && y-x > 2 {
			means[strconv.Itoa(n)] = "major"
		}
	}
	means[strconv.Itoa(worst)] = "severe"
	return means
}

// legendFrom is how many codes a line explains at least.
const legendFrom = 3

// legendOf is what a line says that codes mean, and what it says before.
func legendOf(line string) (means map[string]string, about string) {
	at := legendCode.FindAllStringSubmatchIndex(line, -1)
	if len(at) < legendFrom {
		return endsOf(line)
	}
	means = map[string]string{}
	for i, m := range at {
		end := len(line)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		text := strings.Trim(line[m[1]:end], " ,;|/().")
		if text == "" || means[line[m[2]:m[3]]] != "" {
			return nil, ""
		}
		means[line[m[2]:m[3]]] = text
	}
	return means, strings.Trim(line[:at[0][0]], " :,;|(-")
}

// explains is what the codes mean that a table lists, in its first two columns, and
// the key of what they are codes of; nil for a table that lists none.
func (l *look) explains(t *Table) (means map[string]string, header string) {
	if l.count < 2 || l.count > codesAtMost || len(l.columns) < 2 || len(l.columns) > 3 || len(l.region.Header) < 2 {
		return nil, ""
	}
	header = l.header(1)
	if !headed(header, codedHeaders) {
		if header = t.Name(); !headed(header, codedHeaders) {
			return nil, ""
		}
	}
	means = map[string]string{}
	l.each(func(r table.Row) bool {
		code, text := strings.TrimSpace(keyText(r.Cells, 1)), strings.TrimSpace(keyText(r.Cells, 2))
		if code == "" || text == "" || len([]rune(code)) > codeLetters || means[code] != "" || len(text) <= len(code) {
			means = nil
			return false
		}
		means[strings.Clone(code)] = strings.Clone(text)
		return true
	})
	if codes := slices.Sorted(maps.Keys(means)); len(codes) == 2 && len(codes[0]) == 1 && len(codes[1]) == 1 {
		if scale := betweenEnds(codes[0], means[codes[0]], codes[1], means[codes[1]]); scale != nil {
			means = scale
		}
	}
	return means, program.Fold(header)
}

// coded is whether a column holds the codes of a list and nothing else, and is called
// what they are codes of.
func (l *look) coded(col int, means map[string]string, header string) bool {
	if col >= len(l.region.Header) || l.columns[col].cells == 0 || len(l.columns[col].sample) == sampleAtMost {
		return false
	}
	own := program.Fold(l.header(col + 1))
	if own == "" || !headed(own, codedHeaders) || !strings.Contains(header, own) && !strings.Contains(own, header) {
		return false
	}
	return l.columns[col].all(func(s string) bool { return means[s] != "" })
}
