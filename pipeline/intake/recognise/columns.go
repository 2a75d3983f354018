package recognise

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// settle fixes what each column of a recognised table means and how its cells
// are written.
func (t *Table) settle(l *look, v verdict) {
	t.Subject, t.Kind, t.Confidence, t.RunnerUp = v.kind, v.kind.Name, v.confidence, v.runnerUp
	t.At = v.at
	headers := l.region.Header
	t.Styles = make([]Style, max(len(headers), len(l.watch.columns))+1)
	for i := range headers {
		t.Styles[i+1] = Style{Header: headers[i], Unit: value.HeaderUnit(headers[i])}
		if i < len(l.units) && l.units[i] != "" {
			if u, ok := value.LineUnit(l.units[i]); ok {
				t.Styles[i+1].Unit = u
			}
		}
	}
	if t.Subject.Name != "revenue" {
		t.Spans = nil
	}
	t.ledgerCode(l)
	t.told(headers)
	t.keepReferences(l)
	t.meanings(l, v)
	if v.told {
		t.askRequired(l, v.extra)
	}
	t.settleCoins(l)
	t.shownCurrency(l)
	t.currencies(l)
	t.evidence(l)
	if t.Subject.Name == "revenue" {
		t.findTaxed(l)
		t.proved(l)
		t.sides(l)
		t.gross(l)
		t.bases()
		t.refunds(l)
		t.pieces(l)
		t.takenOff(l)
		t.converted(l)
	}
	if t.Subject.Name == "opportunities" {
		t.converted(l)
	}
	if t.Subject.Name == "revenue" {
		t.sayCumulated(l)
		t.sayStrangePeriods(l)
		t.askFiscal(l)
	}
	if v.byFigures {
		t.sayFigures()
	}
	t.looked = l
	t.unitAround()
	t.cents(l)
	t.nameCurrencies(l)
	t.looked = nil
	t.grouping(l)
	t.findParts(l)
	t.findStates(l)
	if t.Subject.Name == "revenue" {
		t.ownCompanies(l)
		t.findPostings(l)
	}
	t.findDocuments(l)
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Dates.Certainty == value.Ambiguous || t.Subject.Name == "occasions" {
			continue // of another day perhaps, or ahead
		}
		if (events[y.Field] && y.Typ == "date" || stampKeys[value.HeaderKey(y.Header)]) && e.looks("date") >= 80 && e.cells > 0 {
			t.Stamped = append(t.Stamped, col)
		}
	}
	t.askSheetOfSponsor()
	t.askUnread(l)
	t.askCumulative(l)
	t.report()
}

// told puts the fields where the configuration says they are.
func (t *Table) told(headers []string) {
	fields, ok := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	if !ok {
		return
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		header := fields[field]
		col := 1 + slices.IndexFunc(headers, func(h string) bool { return sameHeader(h, header) })
		switch {
		case !t.Subject.Has(field):
			t.Say(finding.Warning, "column-unknown-field", t.ref0(), "write one of the fields of "+t.Subject.Name,
				"the configuration names the field %s, which a table of %s does not have", finding.Quote(field), t.Subject.Name)
		case header == "":
			delete(t.At, field)
		case col == 0:
			t.Say(finding.Warning, "column-missing", t.ref0(), "correct the header under columns: in the configuration",
				"the configuration wants the field %s from a column %s, which the table does not have", finding.Quote(field),
				finding.Quote(header))
		default:
			t.At[field] = col
		}
	}
}

func sameHeader(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) || b != "" && value.HeaderKey(a) == value.HeaderKey(b)
}

func (t *Table) ref0() finding.Ref {
	return finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}
}

// meanings gives columns their fields. Amounts with a year in their header all
// keep their meaning; of other fields one column is chosen.
func (t *Table) meanings(l *look, v verdict) {
	types := map[string]string{}
	for _, f := range t.Subject.Fields {
		types[f.Name] = f.Type
	}
	for field, col := range t.At {
		t.Styles[col].Field, t.Styles[col].Typ = field, types[field]
	}
	years := false
	for col := 1; col < len(v.means) && col < len(t.Styles); col++ {
		if m := v.means[col]; m.Year > 0 && m.Field != "" && (t.Styles[col].Field == "" || t.Styles[col].Field == m.Field) {
			t.Styles[col].Field, t.Styles[col].Typ, t.Styles[col].Year = m.Field, m.Type, m.Year
			years = true
		}
	}
	for _, s := range t.Spans {
		t.Styles[s.Col].Typ = "amount"
	}
	t.ours(v, years)
	t.otherIDs(l, v)
}

// otherIDs finds columns of accounts that hold a second id: the number by which
// the ledger knows a customer stands beside the id of the CRM.
func (t *Table) otherIDs(l *look, v verdict) {
	if t.Subject.Name != "accounts" || t.At["account id"] == 0 {
		return
	}
	for col := 1; col < len(v.means) && col < len(t.Styles); col++ {
		m := v.means[col]
		named := m.Field == "account id" && m.Year == 0 && (!m.Synonym.Weak || shownBy(l.columns, col-1) == otherID)
		if (named || shownBy(l.columns, col-1) == otherID) && t.Styles[col].Field == "" {
			t.Styles[col].Typ, t.Styles[col].another = "id", true
			t.IDs = append(t.IDs, col)
		}
	}
	at := t.At["parent account"]
	if at == 0 || at > len(l.watch.columns) {
		return
	}
	parents := &l.watch.columns[at-1]
	if l.watch.pointsInto(parents, t.At[accountID]) || l.watch.pointsInto(parents, t.At["account"]) {
		return
	}
	col := t.numberedBy(l, parents)
	switch {
	case col == 0 || t.Styles[col].another:
	case t.At["account"] == 0 && len(l.watch.columns[col-1].wholes) == 0 && l.watch.columns[col-1].spaced(): // their names tell them
		t.At["account"], t.Styles[col].Field, t.Styles[col].Typ = col, "account", "account"
	default: // the numbers of another register tell them
		t.Styles[col].Typ, t.Styles[col].another = "id", true
		t.IDs = append(t.IDs, col)
	}
}

// ours leaves, of the columns that may say what an account pays us, those that
// say it plainly.
func (t *Table) ours(v verdict, years bool) {
	col := t.At["our revenue"]
	if col == 0 {
		return
	}
	fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	y := &t.Styles[col]
	switch _, said := fields["our revenue"]; {
	case said:
		y.Year = 0
	case years && y.Year == 0:
		y.Field = ""
	case v.means[col].Synonym.Ask:
		y.Asked = true
	}
}

// grouping finds fields whose value is printed once for the rows below: the
// first column of a report that has group lines, subtotals or sorted headers.
func (t *Table) grouping(l *look) {
	groups := false
	for _, a := range l.region.Aside {
		groups = groups || a.Role == table.Group || a.Role == table.Subtotal
	}
	for _, field := range [...]string{"account", "account id"} {
		col := t.At[field]
		if col == 0 || col > len(l.watch.columns) {
			continue
		}
		sorted := strings.ContainsAny(t.Styles[col].Header, "↑↓▲▼")
		if l.watch.columns[col-1].cells < l.count && (groups || sorted || t.printedOnce(l, col)) {
			t.Down[field] = true
		}
	}
}

// printedOnce is whether a table of revenue prints each customer on the first of their
// rows: none comes twice, and several have rows without a name below, whose periods are
// those that others have too and none twice.
func (t *Table) printedOnce(l *look, col int) bool {
	period := t.At["period"]
	if t.Subject.Name != "revenue" || period == 0 || len(t.Spans) > 0 || l.count > nestedAtMost {
		return false
	}
	names, all := map[string]bool{}, map[string]int{} // all: by period, in how many blocks
	var block map[string]bool
	blocks, rest, ok := 0, 0, true
	l.each(func(row table.Row) bool {
		name, when := strings.TrimSpace(keyText(row.Cells, col)), strings.Clone(periodText(row.Cells, period))
		switch {
		case when == "" || name == "" && block == nil || name != "" && names[name] || name == "" && block[when]:
			ok = false
		case name != "":
			names[strings.Clone(name)], block, rest = true, map[string]bool{}, 0
		default:
			if rest++; rest == 1 {
				blocks++
			}
		}
		if ok {
			block[when] = true
			all[when]++
		}
		return ok
	})
	return ok && blocks > 1 && !slices.Contains(slices.Collect(maps.Values(all)), 1)
}

// periodText is the text of a period or a day, in a cell of any kind.
func periodText(cells []table.Cell, col int) string {
	if col > len(cells) || cells[col-1].Kind == table.Empty {
		return ""
	}
	return strings.TrimSpace(cmp.Or(cells[col-1].Text, cells[col-1].Value))
}

// findParts collects what the columns of few words say, which totals of a table
// of revenue may be of.
func (t *Table) findParts(l *look) {
	if t.Subject.Name != "revenue" {
		return
	}
	t.Parts = map[string]bool{}
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y, e := &t.Styles[col], &l.watch.columns[col-1]
		if y.Field == "account" || y.Typ == "amount" || y.Typ == "date" || y.Typ == "period" || len(e.seen) > ValuesAtMost {
			continue
		}
		for value := range e.seen {
			t.Parts[cmp.Or(program.Fold(value), strings.TrimSpace(value))] = true
		}
	}
}

// report is how the columns were understood, for people.
func (t *Table) report() {
	for col := 1; col < len(t.Styles); col++ {
		y := &t.Styles[col]
		if strings.TrimSpace(y.Header) == "" && y.Field == "" {
			continue
		}
		c := program.Column{Number: col, Header: y.Header, Field: y.shown(t), Note: y.note()}
		if c.Role, c.Law = t.role(col); c.Role != "" {
			c.Sum = t.Figures.Sums[t.Figures.At(col)]
		}
		t.Columns = append(t.Columns, c)
	}
}

func (y *Style) shown(t *Table) string {
	if slices.ContainsFunc(t.Spans, func(s Span) bool { return &t.Styles[s.Col] == y }) ||
		slices.ContainsFunc(t.Coins, func(col int) bool { return &t.Styles[col] == y }) {
		return "amount"
	}
	switch {
	case y.Asked:
		return ""
	case y.another:
		return "account id"
	case y.state != "":
		return "state"
	}
	return y.Field
}

// note says how the cells of a column are written, where that was a decision.
func (y *Style) note() string {
	switch {
	case y.another:
		return "another id"
	case y.state != "":
		return y.state
	case y.Asked:
		return "may be what accounts pay us: a question"
	case y.Typ == "date" && y.Dates.Order == value.DayFirst:
		return "dates are day/month/year"
	case y.Typ == "date" && y.Dates.Order == value.MonthFirst:
		return "dates are month/day/year"
	case y.Typ == "amount" && y.Numbers.Decimal == ',':
		return "amounts use a comma"
	case y.Unit.Minor:
		return "amounts are in hundredths"
	case y.Unit.Times > 1:
		return fmt.Sprintf("amounts are times %d", y.Unit.Times)
	}
	return ""
}

func (t *Table) Fiscal() time.Month { return time.Month(max(t.Policy.FiscalMonth, 1)) }

// Column is the number of a header, or 0.
func (t *Table) Column(header string) int {
	for col := range t.Styles {
		if t.Styles[col].Header == header {
			return col
		}
	}
	return 0
}

// ValuesAtMost is how many values a column may have by which rows are added up.
const ValuesAtMost = 200
