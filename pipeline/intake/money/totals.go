package money

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// totals compare what a report prints as a total with the sum of its rows. What
// rows a total is of, no report says: they are looked for, from every place
// where a block of rows may begin and among the rows that share a value, and
// the block that explains most of the total's cells is taken for it.
type totals struct {
	t      *recognise.Table
	cols   []int // columns of amounts, and after them those of row totals
	months int   // how many of cols are columns of amounts
	label  int   // column in which rows name their account
	active bool  // whether the table prints totals
	sums   []amount.Tally
	marks  []mark
	groups []grouping
	unread []unreadCell
	shorts []shortfall
	fitted []bool         // columns of which some total is the sum of its rows
	shown  []amount.Tally // of the rows that are not hidden
}

// A mark is a place where a block of rows may begin: what the sums were there,
// and the name of the rows that follow; "" behind a total, and at the top.
type mark struct {
	name string
	sums []amount.Tally
	row  int
}

// A grouping adds up the rows by the values of one column, such as a region or
// a currency.
type grouping struct {
	col int
	by  map[string]*block
}

// An unreadCell is an amount that could not be read, so that sums lack it.
type unreadCell struct{ col, row int }

// A block is a set of rows that a total may be of.
type block struct {
	sums  []amount.Tally // what they add up to, by column
	begin int            // the row above the first
	named bool           // the total bears the rows' name
}

// A shortfall is a total some of whose cells are not the sum of its rows.
type shortfall struct {
	row     int
	name    string         // of what it is the total; "" for everything
	sums    []amount.Tally // of all rows above
	printed []*program.Decimal
	texts   []string
	of      block
	fits    int // cells that are the sum of its rows
	apart   []int
}

// marksAtMost bounds what is remembered of rows by name: reports with more
// rows print totals at the end, or as subtotals.
const marksAtMost = 5000

func (s *totals) start(t *recognise.Table, cols []int) {
	s.t, s.months, s.label = t, len(cols), t.At["account"]
	s.active = slices.ContainsFunc(t.Region.Aside, func(a table.RowReason) bool {
		return a.Role == table.Subtotal ||
			a.Role == table.Total
	})
	s.cols = cols
	if len(t.Spans) > 0 {
		s.cols = append(s.cols, rowTotals(t)...)
	}
	s.sums, s.shown, s.fitted = make([]amount.Tally, len(s.cols)), make([]amount.Tally, len(s.cols)), make([]bool, len(s.cols))
	s.mark("", t.HeaderRow)
	for col := 1; col < len(t.Styles) && s.active; col++ {
		if y := &t.Styles[col]; y.Field != "account" && y.Typ != "amount" && y.Typ != "date" && !slices.Contains(s.cols, col) {
			s.groups = append(s.groups, grouping{col: col, by: map[string]*block{}})
		}
	}
}

// sumWords name a column that adds up the months to its left.
var sumWords = regexp.MustCompile(`(?i)^\W*(grand |row )?(total|sum|summe|gesamt|total général|合計|総計)\b`)

// rowTotals are the columns that add up those of the periods.
func rowTotals(t *recognise.Table) []int {
	var cols []int
	if slices.ContainsFunc(t.Spans, func(s recognise.Span) bool { return s.Less > 0 }) {
		return nil // of sums, the last is the total
	}
	for col := t.Spans[len(t.Spans)-1].Col + 1; col < len(t.Styles); col++ {
		if y := &t.Styles[col]; y.Field == "" && sumWords.MatchString(y.Header) {
			cols = append(cols, col)
		}
	}
	return cols
}

func (s *totals) mark(name string, row int) {
	s.marks = append(s.marks, mark{name, slices.Clone(s.sums), row})
}

// add takes the amounts of a row into the sums.
func (s *totals) add(l *rows.Line, charges []charge) {
	if len(charges) == 0 {
		return
	}
	s.addTo(s.sums, charges)
	if !l.Hidden {
		s.addTo(s.shown, charges)
	}
	for i := range s.groups {
		g := &s.groups[i]
		text := l.Cell(g.col).Text
		b, ok := g.by[text]
		switch {
		case text == "" || g.by == nil:
			continue
		case !ok && len(g.by) == recognise.ValuesAtMost:
			g.by = nil
			continue
		case !ok:
			b = &block{sums: make([]amount.Tally, len(s.cols)), begin: l.N - 1}
			g.by[strings.Clone(text)] = b
		}
		s.addTo(b.sums, charges)
	}
}

func (s *totals) addTo(sums []amount.Tally, charges []charge) {
	for _, c := range charges {
		if i := slices.Index(s.cols[:s.months], c.col); i >= 0 {
			sums[i].Add(c.printed)
		}
		for i := s.months; i < len(sums); i++ {
			sums[i].Add(c.printed)
		}
	}
}

// name remembers where the rows of a name begin.
func (s *totals) name(l *rows.Line) {
	if !s.active || s.label == 0 || len(s.marks) >= marksAtMost || l.Blank(s.label) {
		return
	}
	if name := who.FoldName(l.Cell(s.label).Text); name != s.marks[len(s.marks)-1].name {
		s.mark(name, l.N-1)
	}
}

// missed remembers an amount that could not be read.
func (s *totals) missed(col, row int) {
	if s.active {
		s.unread = append(s.unread, unreadCell{col, row})
	}
}

// noSums are lines of totals that are none: they count or average.
var noSums = regexp.MustCompile(`(?i)^\W*(record |row )?(count|average|avg|mean)\b`)

// printed takes a row that is no data.
func (s *totals) printed(l *rows.Line, role table.Role) {
	label := rows.FirstText(l.Cells)
	switch {
	case role == table.Group && s.active:
		s.mark(who.FoldName(label), l.N)
	case (role == table.Subtotal || role == table.Total) && !noSums.MatchString(label):
		x := s.read(l)
		if s.fit(l, &x); len(x.apart) > 0 {
			s.shorts = append(s.shorts, x)
		}
		for i := range s.cols {
			s.fitted[i] = s.fitted[i] || x.printed[i] != nil && !slices.Contains(x.apart, i)
		}
		s.mark("", l.N)
	}
}

// read are the amounts of a total's row.
func (s *totals) read(l *rows.Line) shortfall {
	x := shortfall{row: l.N, name: totalOf(rows.FirstText(l.Cells)), sums: slices.Clone(s.sums),
		printed: make([]*program.Decimal, len(s.cols)), texts: make([]string, len(s.cols))}
	for i, col := range s.cols {
		y := &s.t.Styles[col]
		if n, ok := y.Numbers.Cell(l.Cell(col)); ok && !l.Blank(col) {
			m, _ := n.Money(y.Unit, "")
			x.printed[i], x.texts[i] = &m.Amount, strings.Clone(l.Cell(col).Text)
		}
	}
	return x
}

// fit looks for the block that explains most of a total's cells.
func (s *totals) fit(l *rows.Line, x *shortfall) {
	x.fits = -1
	for _, b := range s.blocks(l, x.name) {
		fits := 0
		var apart []int
		for i, total := range x.printed {
			switch {
			case total == nil:
			case s.near(b.sums[i], *total):
				fits++
			default:
				apart = append(apart, i)
			}
		}
		if fits > x.fits {
			x.of, x.fits, x.apart = b, fits, apart
		}
		if len(apart) == 0 {
			return
		}
	}
}

func (s *totals) near(sum amount.Tally, total program.Decimal) bool {
	return sum.Decimal().Sub(total).Abs().LessThanOrEqual(s.t.Policy.TotalsTolerance)
}

// blocks are the rows that a total may be of, the likeliest first: those with
// its name, those since the last total, those since an earlier one, all.
func (s *totals) blocks(l *rows.Line, name string) []block {
	var all, rest []block
	for j := len(s.marks) - 1; j >= 0; j-- {
		m := &s.marks[j]
		if named := name != "" && m.name == name; named || m.name == "" {
			b := block{sums: since(s.sums, m.sums), begin: m.row, named: named}
			if named {
				all = append(all, b)
			} else {
				rest = append(rest, b)
			}
		}
	}
	for _, g := range s.groups {
		for _, value := range slices.Sorted(maps.Keys(g.by)) {
			if named := who.FoldName(value) == name; named || name == "" && value == l.Cell(g.col).Text {
				b := g.by[value]
				all = append(all, block{slices.Clone(b.sums), b.begin, named})
			}
		}
	}
	if name == "" {
		slices.Reverse(rest) // a total of everything, unless another fits better
	}
	return append(all, rest...)
}

// since is what was added after some sums.
func since(sums, from []amount.Tally) []amount.Tally {
	out := make([]amount.Tally, len(sums))
	for i := range sums {
		out[i] = sums[i].Less(from[i])
	}
	return out
}

// isTotal is whether a row that names no account is a total: it is called one,
// and either names what another column says ("Total North" where North is a
// region), or all its amounts are the sums of one block of rows.
func (s *totals) isTotal(l *rows.Line) bool {
	x := s.read(l)
	if x.name == "" {
		return false
	}
	if s.t.Parts[x.name] {
		s.printed(l, table.Subtotal)
		return true
	}
	s.fit(l, &x)
	if x.fits < 1 || len(x.apart) > 0 || !slices.ContainsFunc(x.printed, func(d *program.Decimal) bool { return d != nil && !d.IsZero() }) {
		return false
	}
	s.mark("", l.N)
	return true
}

// isBare is whether a row of nothing but numbers is a total: of a block of rows
// above, or of those that a filter left visible.
func (s *totals) isBare(l *rows.Line) bool {
	x := s.read(l)
	if !slices.ContainsFunc(x.printed, func(d *program.Decimal) bool { return d != nil && !d.IsZero() }) {
		return false
	}
	visible := true
	for i, d := range x.printed {
		visible = visible && (d == nil || s.near(s.shown[i], *d))
	}
	if s.fit(l, &x); !visible && (x.fits < 1 || len(x.apart) > 0) {
		return false
	}
	s.mark("", l.N)
	return true
}

// totalOf is the folded name of what a total is of: "Total for Acme",
// "Total - Acme", "Acme Total". It is "" for a total of everything.
func totalOf(label string) string {
	f := who.FoldName(label)
	for _, before := range [...]string{"total for ", "total of ", "subtotal for ", "total ", "subtotal ", "sub total ", "grand total ",
		"summe ", "zwischensumme ", "gesamt ", "sous total ", "total general "} {
		if rest, ok := strings.CutPrefix(f, before); ok {
			return rest
		}
	}
	for _, after := range [...]string{" total", " subtotal", " summe", " gesamt", " result", " ergebnis"} {
		if rest, ok := strings.CutSuffix(f, after); ok && !totalAdjectives[rest] {
			return rest
		}
	}
	return ""
}

// totalAdjectives stand before a total of everything.
var totalAdjectives = input.SetOf("grand", "sub", "report", "overall")

// finish says which totals are not the sum of their rows, once all rows were
// seen.
func (s *totals) finish() {
	told := map[string]bool{}
	for k := range s.shorts {
		x := &s.shorts[k]
		switch {
		case s.above(x):
			continue
		case x.fits == 0 && len(x.apart) > 1 && x.name != "" && !x.of.named:
			s.t.Once(finding.Note, "total-unchecked", finding.Ref{File: s.t.File, Sheet: s.t.Sheet, Row: x.row}, "",
				"no rows were found that %s is the total of, so that it could not be compared", finding.Quote(x.name))
			continue
		}
		for _, i := range x.apart {
			if i < s.months || s.fitted[i] { // else a column of totals that means something else
				s.differs(x, i, told)
			}
		}
	}
}

// above is whether a total stands above its rows: they end at a later mark, or
// with the table.
func (s *totals) above(x *shortfall) bool {
	ends := [][]amount.Tally{s.sums}
	for j := range s.marks {
		if s.marks[j].row > x.row {
			ends = append(ends, s.marks[j].sums)
		}
	}
	return slices.ContainsFunc(ends, func(end []amount.Tally) bool {
		some := false
		for i, total := range x.printed {
			if total != nil {
				if !s.near(end[i].Less(x.sums[i]), *total) {
					return false
				}
				some = some || !total.IsZero()
			}
		}
		return some
	})
}

// differs is the finding of one cell of a total. Where a cell of its rows could
// not be read, the total shows what it was meant to hold: that is said once.
func (s *totals) differs(x *shortfall, i int, told map[string]bool) {
	at := finding.Ref{File: s.t.File, Sheet: s.t.Sheet, Row: x.row, Col: s.cols[i]}
	sum, header, text := x.of.sums[i].Decimal(), s.t.Header(s.cols[i]), finding.Quote(x.texts[i])
	if cells := s.missing(x, i); len(cells) > 0 {
		key := strings.Join(cells, " ") + x.printed[i].Sub(sum).String()
		if !told[key] {
			told[key] = true
			s.t.Say(finding.Warning, "total-differs", at, "write the amount into "+input.Listed(cells, 3),
				"the printed total %s of %s is %s more than the sum of its rows that could be read; %s could not", text, header,
				x.printed[i].Sub(sum), input.Listed(cells, 3))
		}
		return
	}
	s.t.Once(finding.Warning, "total-differs", at, "look for rows that the export left out, or correct the total",
		"the printed total %s of %s is not the sum of its rows, %s; the rows were used", text, header,
		sum.StringFixed(max(2, -x.printed[i].Exponent())))
}

// missing are the cells of a total's rows that could not be read.
func (s *totals) missing(x *shortfall, i int) []string {
	var cells []string
	for _, u := range s.unread {
		if u.row > x.of.begin && u.row < x.row && (i >= s.months || u.col == s.cols[i]) {
			cells = append(cells, finding.Ref{Row: u.row, Col: u.col}.Cell())
		}
	}
	return cells
}
