package intake

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// totals compare what a report prints as a total with the sum of its rows. A
// total is right when it is the sum of the rows since the last one, of the rows
// since the one that bears its name, or of all rows.
type totals struct {
	t     *tab
	cols  []int
	label int     // column in which a total is named
	sums  []tally // of all rows so far, by column
	marks []mark  // where sums may begin
}

// A mark is a place in the rows: what the sums were there, and the name of the
// row that follows.
type mark struct {
	name string
	sums []tally
	kind markKind
}

type markKind uint8

const (
	markRow markKind = iota
	markTotal
)

// marksAtMost bounds what is remembered of rows by name: reports with more
// rows print totals at the end, or as subtotals.
const marksAtMost = 5000

func (s *totals) start(t *tab, cols []int) {
	s.t, s.cols, s.sums = t, cols, make([]tally, len(cols))
	s.label = t.at["account"]
	hasTotals := slices.ContainsFunc(t.region.Aside, func(a table.RowReason) bool { return a.Role == table.Subtotal || a.Role == table.Total })
	if !hasTotals {
		s.cols = nil
	}
	s.marks = []mark{{sums: slices.Clone(s.sums), kind: markTotal}}
}

// add takes an amount of a row into the sums.
func (s *totals) add(l *line, c charge) {
	i := slices.Index(s.cols, c.col)
	if i < 0 {
		return
	}
	s.sums[i].add(c.amount)
}

// name remembers where the rows of a name begin.
func (s *totals) name(l *line) {
	if len(s.cols) == 0 || s.label == 0 || len(s.marks) >= marksAtMost || l.blank(s.label) {
		return
	}
	if name := foldName(l.cell(s.label).Text); name != s.marks[len(s.marks)-1].name {
		s.marks = append(s.marks, mark{name: name, sums: slices.Clone(s.sums)})
	}
}

// printed compares a printed total with the sums that it may be of.
func (s *totals) printed(l *line) {
	role, _ := s.t.region.Role(l.n)
	if role == table.Group && len(s.cols) > 0 {
		s.marks = append(s.marks, mark{name: foldName(firstText(l.cells)), sums: slices.Clone(s.sums)})
	}
	if role != table.Subtotal && role != table.Total {
		return
	}
	for i, col := range s.cols {
		c := l.cell(col)
		n, ok := s.t.columns[col].numbers.Cell(c)
		if !ok {
			continue
		}
		m, _ := n.Money(s.t.columns[col].unit, "")
		s.compare(l, i, col, m.Amount)
	}
	s.marks = append(s.marks, mark{sums: slices.Clone(s.sums), kind: markTotal})
}

// compare looks for a beginning from which the rows add up to the total.
func (s *totals) compare(l *line, i, col int, total program.Decimal) {
	tolerance := s.t.policy.TotalsTolerance
	named := totalOf(firstText(l.cells))
	near := func(from tally) bool {
		return s.sums[i].decimal().Sub(from.decimal()).Sub(total).Abs().LessThanOrEqual(tolerance)
	}
	var since *mark
	for j := len(s.marks) - 1; j >= 0; j-- {
		m := &s.marks[j]
		if near(m.sums[i]) && (m.kind == markTotal || named == "" || m.name == named) {
			return
		}
		if since == nil && (m.kind == markTotal || named != "" && m.name == named) {
			since = m
		}
	}
	sum := s.sums[i].decimal()
	if since != nil && named != "" {
		sum = sum.Sub(since.sums[i].decimal())
	}
	s.t.once(finding.Warning, "total-differs", l.ref(col), "look for rows that the export left out, or correct the total",
		"the printed total %s of %s is not the sum of its rows, %s; the rows were used", finding.Quote(l.cell(col).Text), s.t.header(col), sum.String())
}

// totalOf is the folded name of what a total is of: "Total for Acme",
// "Total - Acme", "Acme Total". It is "" for a total of everything.
func totalOf(label string) string {
	f := foldName(label)
	for _, before := range [...]string{"total for ", "subtotal for ", "total ", "subtotal ", "summe ", "zwischensumme ", "gesamt "} {
		if rest, ok := strings.CutPrefix(f, before); ok {
			return rest
		}
	}
	for _, after := range [...]string{" total", " subtotal", " summe", " gesamt", " result", " ergebnis"} {
		if rest, ok := strings.CutSuffix(f, after); ok {
			return rest
		}
	}
	return ""
}

// firstText is the text of the first cell that has any.
func firstText(cells []table.Cell) string {
	for i := range cells {
		if t := strings.TrimSpace(cells[i].Text); t != "" {
			return t
		}
	}
	return ""
}
