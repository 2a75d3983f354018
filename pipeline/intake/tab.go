package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// settle fixes what each column of a recognised table means and how its cells
// are written.
func (t *tab) settle(l *look, v verdict) {
	t.kind, t.Kind, t.Confidence, t.RunnerUp = v.kind, v.kind.Name, v.confidence, v.runnerUp
	t.at = v.at
	headers := l.region.Header
	t.columns = make([]style, max(len(headers), len(l.watch.columns))+1)
	for i := range headers {
		t.columns[i+1] = style{header: headers[i], unit: value.HeaderUnit(headers[i])}
	}
	if t.kind.Name != "revenue" {
		t.spans = nil
	}
	t.told(headers)
	t.meanings(v)
	t.currencies()
	t.evidence(l)
	t.grouping(l)
	t.findParts(l)
	for col := 1; col < len(t.columns) && col <= len(l.watch.columns); col++ {
		y, e := &t.columns[col], &l.watch.columns[col-1]
		if y.dates.Certainty == value.Ambiguous || t.kind.Name == "occasions" {
			continue // of another day perhaps, or ahead
		}
		if (events[y.field] && y.typ == "date" || stampKeys[value.HeaderKey(y.header)]) && e.looks("date") >= 80 && e.cells > 0 {
			t.stamped = append(t.stamped, col)
		}
	}
	t.report()
}

// told puts the fields where the configuration says they are.
func (t *tab) told(headers []string) {
	fields, ok := answer(t.policy.Columns, t.File, t.Sheet)
	if !ok {
		return
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		header := fields[field]
		col := 1 + slices.IndexFunc(headers, func(h string) bool { return sameHeader(h, header) })
		switch {
		case !hasField(t.kind, field):
			t.say(finding.Warning, "column-unknown-field", t.ref0(), "write one of the fields of "+t.kind.Name,
				"the configuration names the field %s, which a table of %s does not have", finding.Quote(field), t.kind.Name)
		case header == "":
			delete(t.at, field)
		case col == 0:
			t.say(finding.Warning, "column-missing", t.ref0(), "correct the header under columns: in the configuration",
				"the configuration wants the field %s from a column %s, which the table does not have", finding.Quote(field), finding.Quote(header))
		default:
			t.at[field] = col
		}
	}
}

func sameHeader(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) || b != "" && value.HeaderKey(a) == value.HeaderKey(b)
}

func (t *tab) ref0() finding.Ref { return finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow} }

// meanings gives columns their fields. Amounts with a year in their header all
// keep their meaning; of other fields one column is chosen.
func (t *tab) meanings(v verdict) {
	types := map[string]string{}
	for _, f := range t.kind.Fields {
		types[f.Name] = f.Type
	}
	for field, col := range t.at {
		t.columns[col].field, t.columns[col].typ = field, types[field]
	}
	years := false
	for col := 1; col < len(v.means) && col < len(t.columns); col++ {
		if m := v.means[col]; m.Year > 0 && m.Field != "" && (t.columns[col].field == "" || t.columns[col].field == m.Field) {
			t.columns[col].field, t.columns[col].typ, t.columns[col].year = m.Field, m.Type, m.Year
			years = true
		}
	}
	for _, s := range t.spans {
		t.columns[s.col].typ = "amount"
	}
	t.ours(v, years)
	t.otherIDs(v)
}

// otherIDs finds columns of accounts that hold a second id: the number by which
// the ledger knows a customer stands beside the id of the CRM.
func (t *tab) otherIDs(v verdict) {
	if t.kind.Name != "accounts" {
		return
	}
	for col := 1; col < len(v.means) && col < len(t.columns); col++ {
		if m := v.means[col]; m.Field == "account id" && m.Year == 0 && !m.Synonym.Weak && t.columns[col].field == "" && t.at["account id"] > 0 {
			t.columns[col].typ, t.columns[col].another = "id", true
			t.ids = append(t.ids, col)
		}
	}
}

// ours leaves, of the columns that may say what an account pays us, those that
// say it plainly.
func (t *tab) ours(v verdict, years bool) {
	col := t.at["our revenue"]
	if col == 0 {
		return
	}
	fields, _ := answer(t.policy.Columns, t.File, t.Sheet)
	y := &t.columns[col]
	switch _, said := fields["our revenue"]; {
	case said:
		y.year = 0
	case years && y.year == 0:
		y.field = ""
	case v.means[col].Synonym.Ask:
		y.asked = true
	}
}

// grouping finds fields whose value is printed once for the rows below: the
// first column of a report that has group lines, subtotals or sorted headers.
func (t *tab) grouping(l *look) {
	groups := false
	for _, a := range l.region.Aside {
		groups = groups || a.Role == table.Group || a.Role == table.Subtotal
	}
	for _, field := range [...]string{"account", "account id"} {
		col := t.at[field]
		if col == 0 || col > len(l.watch.columns) {
			continue
		}
		sorted := strings.ContainsAny(t.columns[col].header, "↑↓▲▼")
		if (groups || sorted) && l.watch.columns[col-1].cells < l.count {
			t.down[field] = true
		}
	}
}

// findParts collects what the columns of few words say, which totals of a table
// of revenue may be of.
func (t *tab) findParts(l *look) {
	if t.kind.Name != "revenue" {
		return
	}
	t.parts = map[string]bool{}
	for col := 1; col < len(t.columns) && col <= len(l.watch.columns); col++ {
		y, e := &t.columns[col], &l.watch.columns[col-1]
		if y.field == "account" || y.typ == "amount" || y.typ == "date" || y.typ == "period" || len(e.seen) > valuesAtMost {
			continue
		}
		for value := range e.seen {
			t.parts[cmp.Or(program.Fold(value), strings.TrimSpace(value))] = true
		}
	}
}

// report is how the columns were understood, for people.
func (t *tab) report() {
	for col := 1; col < len(t.columns); col++ {
		y := &t.columns[col]
		if strings.TrimSpace(y.header) == "" && y.field == "" {
			continue
		}
		t.Columns = append(t.Columns, program.Column{Number: col, Header: y.header, Field: y.shown(t), Note: y.note()})
	}
}

func (y *style) shown(t *tab) string {
	if slices.ContainsFunc(t.spans, func(s span) bool { return &t.columns[s.col] == y }) {
		return "amount"
	}
	switch {
	case y.asked:
		return ""
	case y.another:
		return "account id"
	}
	return y.field
}

// note says how the cells of a column are written, where that was a decision.
func (y *style) note() string {
	switch {
	case y.another:
		return "another id"
	case y.asked:
		return "may be what accounts pay us: a question"
	case y.typ == "date" && y.dates.Order == value.DayFirst:
		return "dates are day/month/year"
	case y.typ == "date" && y.dates.Order == value.MonthFirst:
		return "dates are month/day/year"
	case y.typ == "amount" && y.numbers.Decimal == ',':
		return "amounts use a comma"
	case y.unit.Times > 1:
		return fmt.Sprintf("amounts are times %d", y.unit.Times)
	}
	return ""
}

func (t *tab) fiscal() time.Month { return time.Month(max(t.policy.FiscalMonth, 1)) }

// column is the number of a header, or 0.
func (t *tab) column(header string) int {
	for col := range t.columns {
		if t.columns[col].header == header {
			return col
		}
	}
	return 0
}

// valuesAtMost is how many values a column may have by which rows are added up.
const valuesAtMost = 200
