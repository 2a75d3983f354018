package recognise

import (
	"errors"
	"path"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// Tables are those of the input, from the first look to what each is.
type Tables struct {
	roster *roster // the executives whom tables list
	*input.Reading
	tornOut func(headers []string) bool // whether a table is torn out of a workbook of ours
	sheets  []*look
	all     []*Table          // those that were recognised
	headers map[string]bool   // whether a text is a known header, as asked before
	codes   map[string]string // currency words as read before

	texts        map[string]bool // files that hold prose, once that is said
	haveAccounts bool            // whether some table lists accounts
}

func New(r *input.Reading, tornOut func(headers []string) bool) *Tables {
	return &Tables{Reading: r, tornOut: tornOut, codes: map[string]string{}, texts: map[string]bool{}}
}

// A look is what the first pass saw of one table of a sheet.
type look struct {
	book   *table.Workbook
	sheet  *table.Sheet
	region table.Region
	watch
	count     int     // rows of data
	numbers   []int32 // of all rows of the sheet that are not blank
	proved    *Figures
	explained bool     // whether it is a list of codes that were written out where they stand
	units     []string // by column, of a row below the header
}

// header is the header of a column, counted from 1; "" where it has none, as in a table
// without a header and beside one that is narrower than its rows.
func (l *look) header(col int) string {
	if col > len(l.region.Header) {
		return ""
	}
	return l.region.Header[col-1]
}

// rows are the numbers of the rows of data.
func (l *look) rows() []int {
	var rows []int
	for _, n := range l.numbers {
		if role, inside := l.region.Role(int(n)); inside && role == table.Data {
			rows = append(rows, int(n))
		}
	}
	return rows
}

// RegionLast is the last row that belongs to a table, totals and footers too.
func RegionLast(g *table.Region) int {
	last := g.LastData
	if n := len(g.Aside); n > 0 {
		last = max(last, g.Aside[n-1].Row)
	}
	return last
}

// LookSheet finds the tables of a sheet and what their columns show, in one
// pass; where a sheet holds several tables, each is looked at for itself.
func (r *Tables) LookSheet(w *table.Workbook, s *table.Sheet) error {
	all := &look{book: w, sheet: s}
	var numbers []int32
	var ours own
	regions, err := table.Shape(r.Ctx, s, r.known, all.watch.row, func(row table.Row) error {
		if Anything(row) {
			numbers = append(numbers, int32(row.Number))
			ours.row(row)
		}
		if len(numbers)%1024 == 0 {
			return r.Ctx.Err()
		}
		return nil
	})
	if err != nil || ours.explains {
		return err
	}
	for i := range regions {
		ours.setAside(&regions[i])
		l := &look{book: w, sheet: s, region: regions[i], watch: all.watch, numbers: numbers}
		if n := len(l.region.HeaderRows); n > 0 {
			l.units = ours.units[l.region.HeaderRows[n-1]+1]
		}
		if len(regions) > 1 || regions[i].DataRows <= lookTwice {
			if l.watch, err = watchRegion(s, &regions[i]); err != nil {
				return err
			}
		}
		for _, n := range numbers {
			if role, inside := regions[i].Role(int(n)); inside && role == table.Data {
				l.count++
			}
		}
		parts, err := l.abreast()
		if err != nil {
			return err
		}
		for _, part := range parts {
			if err := part.unmerge(); err != nil {
				return err
			}
			part.watch.widen(len(part.region.Header))
		}
		r.sheets = append(r.sheets, parts...)
	}
	return nil
}

func Anything(row table.Row) bool {
	for i := range row.Cells {
		if row.Cells[i].Kind != table.Empty {
			return true
		}
	}
	return false
}

// lookTwice is up to how many rows a table is looked at once more without its
// header and totals, which show nothing about its cells. In a longer one they
// do not count.
const lookTwice = 5000

var ErrStop = errors.New("the rest need not be read")

// watchRegion looks at the rows of one table of several.
func watchRegion(s *table.Sheet, g *table.Region) (watch, error) {
	var w watch
	err := s.Each(func(row table.Row) error {
		if g.LastData != 0 && row.Number > g.LastData {
			return ErrStop
		}
		if role, inside := g.Role(row.Number); !inside || role != table.Data {
			return nil
		}
		return w.row(row)
	})
	if errors.Is(err, ErrStop) {
		err = nil
	}
	return w, err
}

// again looks at the rows of a table once more after its columns changed; what
// values showed of those that it had stays.
func (l *look) again() error {
	w, err := watchRegion(l.sheet, &l.region)
	if err != nil {
		return err
	}
	for i := range l.watch.columns[:min(len(l.watch.columns), len(w.columns))] {
		w.columns[i].means = l.watch.columns[i].means
	}
	l.watch = w
	l.watch.widen(len(l.region.Header))
	return nil
}

// rewrite changes the rows of data of a table.
func (l *look) rewrite(change func(row *table.Row)) {
	region := l.region
	l.sheet = l.sheet.With(func(row *table.Row) {
		if role, inside := region.Role(row.Number); inside && role == table.Data {
			change(row)
		}
	})
}

// rewriteCells changes the cells of some columns, from 0, in the rows of data.
func (l *look) rewriteCells(cols []int, change func(*table.Cell)) {
	l.rewrite(func(row *table.Row) {
		for _, i := range cols {
			if i < len(row.Cells) {
				change(&row.Cells[i])
			}
		}
	})
}

// write gives rows, by their numbers, a text in a column.
func (l *look) write(said map[int]string, col int) {
	l.sheet = l.sheet.With(func(row *table.Row) {
		text, ok := said[row.Number]
		if !ok {
			return
		}
		cells := make([]table.Cell, max(col, len(row.Cells)))
		copy(cells, row.Cells)
		cells[col-1] = table.Cell{Kind: table.Text, Text: text}
		row.Cells = cells
	})
}

// addColumn gives a table one more column, behind its last, and gives back its number.
func (l *look) addColumn(header string) int {
	width := max(l.region.LastColumn, len(l.region.Header))
	l.region.Header = slices.Concat(l.region.Header, make([]string, width-len(l.region.Header)), []string{header})
	l.region.LastColumn = width + 1
	return l.region.LastColumn
}

// changed takes the table as it is after its rows or columns changed; false where it
// cannot be read again, of which the one who reads its rows will tell.
func (t *Table) changed(l *look) bool {
	l.proved = nil
	if l.again() != nil {
		return false
	}
	t.Content, t.Region = l.sheet, l.region
	return true
}

// Recognise decides what every table is, and how its columns are written.
func (r *Tables) Recognise() []*Table {
	var seen []*judged
	var tables []*Table
	for _, l := range r.sheets {
		tables = append(tables, r.newTab(l))
	}
	r.siblings(tables)
	r.decode(tables)
	for i, l := range r.sheets {
		t := tables[i]
		l.dayMonths(t)
		l.epochs(t)
		l.buddhist(t)
		l.unnest(t)
		l.addedUp(t)
		l.wholes(t)
		l.currencyColumns(t)
		l.cumulativeRows(t)
		l.scaledRows(t)
		r.Sources = append(r.Sources, t.Source)
		seen = append(seen, &judged{look: l, table: t, verdict: r.verdict(l, t)})
	}
	for _, j := range seen {
		if j.question != "" {
			r.multiply(j)
		}
	}
	r.link(seen)
	if known := customersOf(seen); len(known.tables) > 0 {
		for _, j := range seen {
			if j.question != "" && j.unused == "" && !j.told && j.underNames(j.table, known) {
				j.verdict = r.verdict(j.look, j.table)
			}
		}
	}
	r.roster = rosterOf(seen)
	for _, j := range seen {
		r.pair(j)
	}
	r.joinLines(seen)
	r.unrelated(seen)
	r.plans(seen)
	r.veiled(seen)
	for _, j := range seen {
		listed := j.question == "" && j.unused == "" && (j.kind.Name == "accounts" || j.kind.Name == "revenue")
		r.haveAccounts = r.haveAccounts || listed
	}
	r.colours(seen)
	var all []*Table
	for _, j := range seen {
		if j.question != "" || j.unused != "" {
			r.notUsed(j.look, j.table, j.verdict)
			continue
		}
		j.table.settle(j.look, j.verdict)
		all = append(all, j.table)
	}
	r.sayTwoCustomers(seen)
	r.sheets, r.all = nil, all
	return all
}

func (r *Tables) newTab(l *look) *Table {
	t := &Table{Tables: r, Content: l.sheet, Region: l.region, Today: r.Bound, At: map[string]int{}, Last: map[string]string{},
		Down:   map[string]bool{},
		Source: &input.Source{Source: &program.Source{File: l.sheet.File, Sheet: l.sheet.Name, SHA256: l.book.SHA256}}}
	t.Rows = l.count
	if n := len(l.region.HeaderRows); n > 0 {
		t.HeaderRow = l.region.HeaderRows[n-1]
	}
	for _, a := range l.region.Aside {
		if reason, ok := AsideReasons[a.Role]; ok {
			t.Rows++
			t.Source.Row(a.Row).SetAside(reason)
		}
	}
	t.age(l)
	t.findPeriods(l)
	return t
}

// AsideReasons are why rows of a table are no data. Header rows are not counted
// as rows.
var AsideReasons = map[table.Role]string{
	table.Face: "stands above the header", table.Repeated: "repeats the header", table.Group: "names a group of rows",
	table.Subtotal: "is a subtotal", table.Total: "is a total", table.Footer: "stands below the data", table.Ruled: "draws a line",
	table.Example: "shows how the sheet is filled in", table.Torn: "has more values than the header",
	table.Units: "names the units of the columns", table.Whole: "is the sum of the lines of its document",
}

// verdict is what a table is: what the configuration says, else what headers
// and values show.
func (r *Tables) verdict(l *look, t *Table) verdict {
	extra := named(path.Base(t.File), t.Sheet)
	if len(t.Spans) > 0 {
		extra["periods"] = true
	}
	if t.Fixed.Days() > 0 {
		extra["face period"] = true
	}
	extra["groups"] = slices.ContainsFunc(l.region.Aside, func(a table.RowReason) bool { return a.Role == table.Group })
	if kind, ok := input.Answer(r.Policy.Tables, t.File, t.Sheet); ok {
		v := told(kind, l, extra)
		if kind == "revenue" && v.lacks != "" { // what its numbers tell of it stays
			if w := r.byFigures(l, t, v, extra); w.lacks == "" && w.question == "" {
				w.told, w.byFigures, w.confidence, w.extra = true, false, 100, extra
				return w
			}
		}
		return v
	}
	switch {
	case len(l.region.HeaderRows) == 0 && l.sheet.Hidden:
		return verdict{unused: "is on a hidden sheet and names no columns"}
	case len(l.region.HeaderRows) == 0:
		return verdict{question: "no row names the columns"}
	case r.tornOut(l.region.Header):
		r.Say(finding.Error, "fill-in-broken", finding.Ref{File: t.File, Sheet: t.Sheet},
			"put back the workbook itself, with all its sheets",
			"the table is a sheet of a workbook to fill in, without the hidden sheet that tells what was changed; nothing of it was used")
		return verdict{unused: "is a sheet of a workbook to fill in, torn out of it"}
	case l.explained:
		return verdict{unused: "says what codes of other tables mean"}
	case l.prose():
		return verdict{unused: proseReason}
	case isDictionary(l.columns):
		return verdict{unused: "describes data and is none"}
	}
	v := judge(l.region.Header, l.columns, extra)
	if fields, ok := input.Answer(r.Policy.Columns, t.File, t.Sheet); ok {
		v = answered(v, fields, l, extra)
	}
	if v.question == "" && l.listsPeople(v, extra) {
		v.question = "it may be contacts, and no header that is known names them"
		return v
	}
	if v.kind.Name == "profiles" && v.question == "" && !v.told && l.listsDeals() {
		v.question = "it may be opportunities, and no header tells what they are worth or when they close"
		return v
	}
	if said, ok := t.ofYears(l, v); ok && (v.kind.Name == "revenue" || v.question != "") {
		k, _ := headings.KindNamed("revenue")
		return verdict{guess: guessKind(k, l.region.Header, l.columns, extra), question: finding.Quote(said) +
			" says that its amounts are what a year brings, which the months would count again and again"}
	}
	if sales := l.listsSales(v); sales || v.question != "" {
		w := r.byFigures(l, t, v, extra)
		if sales && w.kind.Name != "revenue" {
			w = l.lacking(v, extra)
		}
		return w
	}
	return v
}

// listsPeople is whether a table that was taken for accounts names the same ones again
// and again, with the mail, title and telephone of people.
func (l *look) listsPeople(v verdict, extra map[string]bool) bool {
	id, name := v.at[accountID], v.at["account"]
	if v.kind.Name != "accounts" || v.told || id == 0 || name == 0 || max(id, name) > len(l.columns) || !l.columns[id-1].repeats() ||
		!l.columns[name-1].repeats() {
		return false
	}
	kind, _ := headings.KindNamed("contacts")
	people, known := guessKind(kind, l.region.Header, l.columns, extra), 0
	for _, field := range [...]string{"email", "title", "phone"} {
		if at := people.at[field]; at > 0 && v.means[at].Field == "" {
			known++
		}
	}
	return known > 1
}

// listsSales is whether a table that was taken for accounts names the same ones
// again and again, with days and numbers: what was sold to them.
func (l *look) listsSales(v verdict) bool {
	who := max(v.at["account"], v.at["account id"])
	if v.kind.Name != "accounts" || v.told || who == 0 || who > len(l.watch.columns) || l.count < 3 {
		return false
	}
	names := &l.watch.columns[who-1]
	if !names.repeats() {
		return false
	}
	days, figures := false, false
	for i := range l.watch.columns {
		e := &l.watch.columns[i]
		if e.cells*2 < l.count || v.taken(i+1) && v.at["our revenue"] != i+1 {
			continue
		}
		days = days || e.days() || e.periods()
		figures = figures || !e.days() && e.numbers.Numbers > 0 && e.looks("amount") >= 90
	}
	return days && figures
}

// lacking is the verdict on a table of sales that cannot be read as one: what it
// lacks is said first.
func (l *look) lacking(v verdict, extra map[string]bool) verdict {
	kind, _ := headings.KindNamed("revenue")
	g := guessKind(kind, l.region.Header, l.columns, extra)
	if g.lacks == "" {
		return v
	}
	return verdict{guess: g, runnerUp: v.runnerUp,
		question: "it names the same accounts on several rows, with days and numbers, as what was sold does; for a table of revenue it " +
			"lacks " + g.lacks}
}

// told is the verdict of the configuration.
func told(kind string, l *look, extra map[string]bool) verdict {
	k, ok := headings.KindNamed(kind)
	if !ok {
		return verdict{unused: "is left out by the configuration"}
	}
	return verdict{guess: guessKind(k, l.region.Header, l.columns, extra), confidence: 100, told: true, extra: extra}
}

// answered is the verdict on a table some of whose columns the configuration
// names: the kind may be certain only because of them.
func answered(v verdict, fields map[string]string, l *look, extra map[string]bool) verdict {
	best := v
	for _, g := range guesses(l.region.Header, l.columns, extra) {
		more := map[string]bool{}
		for f := range extra {
			more[f] = true
		}
		for f := range fields {
			if g.kind.Has(f) {
				more[f] = true
			}
		}
		again := guessKind(g.kind, l.region.Header, l.columns, more)
		if again.lacks == "" && (best.question != "" || best.unused != "" || again.score > best.score) {
			best = verdict{guess: again, confidence: 100, runnerUp: v.runnerUp}
		}
	}
	return best
}

// All are the tables that were recognised, in the order of the input.
func (r *Tables) All() []*Table { return r.all }
