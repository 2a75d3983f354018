package recognise

import (
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// An evidence is what the cells of one column show while a sheet is looked
// through for the first time.
type evidence struct {
	cells   int // not blank
	kinds   [table.Fault + 1]int
	emails  int
	indents bool
	numbers value.NumberEvidence
	dates   value.DateEvidence
	seen    map[string]struct{} // texts that were looked at, up to a limit
	sample  []string            // the first different texts
	figures []string            // the first numbers of cells that hold numbers
	wholes  map[string]struct{} // whole numbers among the first cells, which may be ids
	last    string              // the text that was looked at before
	means   string              // the field that its values show, whatever its header says; "" for none
}

const (
	seenAtMost   = 4096
	sampleAtMost = 40
	LongText     = 80 // no date, number or word of a vocabulary is longer
)

// watch is the evidence of all columns of some rows.
type watch struct {
	columns []evidence
	rows    int
}

// widen gives columns to headers below which no row has a cell.
func (w *watch) widen(to int) {
	for len(w.columns) < to {
		w.columns = append(w.columns, evidence{})
	}
}

// row looks at one row.
func (w *watch) row(r table.Row) error {
	w.rows++
	for len(w.columns) < len(r.Cells) {
		w.columns = append(w.columns, evidence{})
	}
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Kind != table.Empty {
			w.columns[i].add(c)
		}
	}
	return nil
}

// add looks at one cell. Most cells cost next to nothing: a number with a plain
// point, or a text seen before, shows nothing new.
func (e *evidence) add(c *table.Cell) {
	e.kinds[c.Kind]++
	e.cells++
	if c.Indent > 0 {
		e.indents = true
	}
	if c.Kind != table.Text {
		e.typed(*c)
		return
	}
	if len(c.Text) > LongText {
		return
	}
	if e.last != "" && c.Text == e.last {
		return // as many cells are that of the row above
	}
	e.last = c.Text
	if len(e.seen) >= seenAtMost && !strings.HasPrefix(c.Text, " ") && strings.IndexByte(c.Text, '@') < 0 && e.shown(c.Text) {
		return // known or not, it shows nothing new
	}
	if _, known := e.seen[c.Text]; known {
		return
	}
	e.text(c)
}

// typed takes a cell that has a type of its own.
func (e *evidence) typed(c table.Cell) {
	if c.Kind == table.Number && len(e.figures) < sampleAtMost {
		e.figures = append(e.figures, strings.Clone(c.Value))
	}
	if c.Kind == table.Number && e.kinds[table.Number] <= seenAtMost && c.Unit == "" && strings.Trim(c.Value, "0123456789") == "" {
		if e.wholes == nil {
			e.wholes = map[string]struct{}{}
		}
		e.wholes[strings.Clone(c.Value)] = struct{}{}
	}
	if e.numbers.Numbers < seenAtMost {
		e.numbers.AddCell(c)
	}
	if e.dates.Cells < seenAtMost {
		e.dates.AddCell(c)
	}
}

// text takes a text that was not seen before.
func (e *evidence) text(c *table.Cell) {
	if len(e.seen) < seenAtMost {
		if e.seen == nil {
			e.seen = map[string]struct{}{}
		}
		text := strings.Clone(c.Text)
		e.seen[text] = struct{}{}
		if len(e.sample) < sampleAtMost {
			e.sample = append(e.sample, text)
		}
	}
	if strings.HasPrefix(c.Text, " ") {
		e.indents = true
	}
	if strings.Contains(c.Text, "@") {
		e.emails++
	}
	if len(e.seen) >= seenAtMost && e.shown(c.Text) {
		return
	}
	if strings.ContainsAny(c.Text, "0123456789") || len(e.seen) < sampleAtMost {
		e.numbers.AddCell(*c)
		e.dates.AddCell(*c)
	}
}

// shown is whether one more text can show nothing new, after thousands of
// different ones: it is a plain number, a date with its year first, or stands in
// a column that holds neither numbers nor dates.
func (e *evidence) shown(text string) bool {
	if e.numbers.Numbers*20 < seenAtMost && e.dates.Dates*20 < seenAtMost {
		return true
	}
	if _, ok := amount.PlainUnits(text); ok {
		return true
	}
	return len(text) > 5 && strings.Trim(text[:4], "0123456789") == "" && text[4] == '-'
}

// share is part of whole in percent; of nothing it is 0.
func share(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return part * 100 / whole
}

// looks reports how many percent of the cells that were looked at can be read
// as the type of a field; 100 for types that take any text, and for a column
// without cells.
func (e *evidence) looks(typ string) int {
	if e.cells == 0 {
		return 100
	}
	switch typ {
	case "amount", "number", "percent", "hours":
		return share(e.numbers.Numbers, e.numbers.Cells)
	case "date":
		return share(e.dates.Dates, e.dates.Cells)
	case "email":
		return share(e.emails, len(e.seen))
	case "flag":
		return share(e.flagLike(), len(e.sample)+e.kinds[table.Bool]+e.kinds[table.Number])
	}
	return 100
}

// days is whether nearly all cells are days.
func (e *evidence) days() bool { return e.dates.Dates > 0 && e.looks("date") >= 90 }

// periods is whether all texts of a column are periods that no number is: weeks,
// months, quarters.
func (e *evidence) periods() bool {
	return len(e.sample) > 0 && e.kinds[table.Number] == 0 && e.numbers.Numbers == 0 && !slices.ContainsFunc(e.sample, func(s string) bool {
		_, ok := value.DateStyle{}.Period(s, 1)
		return !ok
	})
}

// amounts is whether nearly all cells are numbers with a fraction or a sign: no
// name of anybody.
func (e *evidence) amounts() bool {
	return e.numbers.Numbers > 0 && e.looks("amount") >= 90 &&
		slices.ContainsFunc(e.sample, func(s string) bool { return strings.ContainsAny(s, ".,") })
}

// ledger is whether a column holds the accounts of a ledger: their numbers, with
// their names behind them or without.
func (e *evidence) ledger() bool {
	return len(e.sample) > 0 && !slices.ContainsFunc(e.sample, func(s string) bool { return !ledgerAccount.MatchString(s) })
}

var ledgerAccount = regexp.MustCompile(`^\d{3,8}(\s*[-–·:.]?\s*\pL.*)?$|^\p{Lu}{0,4}[-_]?\d{3,}$`)

// codes is whether a column holds nothing but numbers and codes of customers.
func (e *evidence) codes() bool {
	return len(e.sample) > 0 && !slices.ContainsFunc(e.sample, func(s string) bool { return !customerCode.MatchString(s) })
}

var customerCode = regexp.MustCompile(`^\p{Lu}{0,4}[-_]?\d{3,}$`)

// fits is whether the words of a column are those of a field's vocabulary: at
// least one of several is. Types without a vocabulary always fit.
func (e *evidence) fits(typ string) bool {
	words := value.Words(typ)
	if len(words) == 0 || len(e.sample) == 0 {
		return true
	}
	return slices.ContainsFunc(e.sample, func(s string) bool { _, ok := words.Term(s); return ok })
}

// gaps is how much worse a column is for its holes: an empty one is the last
// choice, and an id that some rows lack or share gives way to one that tells
// every row from the others; own is whether it is the row's own id.
func (e *evidence) gaps(typ string, own bool, columns []evidence) int {
	switch {
	case e.cells == 0:
		return 10000
	case typ == "id" && e.cells < fullest(columns):
		return 3000
	case own && len(e.seen) > 0:
		return 40 * (100 - share(len(e.seen), min(e.cells, seenAtMost)))
	}
	return 0
}

// fullest is how many cells the column with the fewest holes has.
func fullest(columns []evidence) int {
	most := 0
	for i := range columns {
		most = max(most, columns[i].cells)
	}
	return most
}

// flagLike counts the sampled cells that read as yes or no.
func (e *evidence) flagLike() int {
	n := e.kinds[table.Bool] + e.kinds[table.Number]
	for _, s := range e.sample {
		if _, ok := value.Flag(s); ok {
			n++
		}
	}
	return n
}
