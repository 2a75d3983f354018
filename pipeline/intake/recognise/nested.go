package recognise

import (
	"slices"
	"strings"

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
	amounts      []int64
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
			row.amounts = append(row.amounts, figure(r.Cells, col, &styles[i]).Micro)
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
	width := max(l.region.LastColumn, len(l.region.Header))
	at := period
	if period == 0 || !byPeriod {
		at = width + 1
		l.region.Header = slices.Concat(l.region.Header, make([]string, width-len(l.region.Header)),
			[]string{map[bool]string{true: "Period", false: "Customer"}[byPeriod]})
		l.region.LastColumn = at
	}
	l.sheet = l.sheet.With(func(row *table.Row) {
		text, ok := said[row.Number]
		if !ok {
			return
		}
		cells := make([]table.Cell, max(at, len(row.Cells)))
		copy(cells, row.Cells)
		cells[at-1] = table.Cell{Kind: table.Text, Text: text}
		row.Cells = cells
	})
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
	sum, of, any := int64(0), int64(0), false
	for i := range n.rows {
		row := &n.rows[i]
		if !row.group {
			sum += row.amounts[col]
			any = any || row.amounts[col] != 0
			continue
		}
		if i > 0 && sum-of > 10000 || i > 0 && of-sum > 10000 {
			return false
		}
		sum, of = 0, row.amounts[col]
	}
	return any && sum-of <= 10000 && of-sum <= 10000
}
