package money

import (
	"regexp"
	"slices"
	"strconv"
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

// papers are the numbered documents that a table tells, as hashes: of a document
// its number and account, of a line its document, day, amount and currency.
type papers struct {
	docs  map[uint64]spent // document → its lines
	lines map[uint64]told  // line → how often, and what the first row says in all
	more  int              // rows that are another line of a document
}

// A spent is what the lines of a document come to, in the units of an amount, with the
// first of them and its day.
type spent struct {
	first uint64
	units int64
	day   program.Date
}

func newPapers(rows int) *papers {
	rows = min(rows, mostExpected)
	return &papers{docs: make(map[uint64]spent, rows), lines: make(map[uint64]told, rows)}
}

// mostExpected is for how many documents room is made before they are read.
const mostExpected = 1 << 18

type told struct {
	times int
	cells uint64
}

// A posted is a line that was put into the ledger and may have to be taken back.
type posted struct {
	row   int
	doc   uint64
	whole bool // all cells of the row are those of the row that it repeats
	entry *who.Entry
	key   LedgerKey
	charge
}

// twice finds documents that are told more than once, in one table or in several.
type twice struct {
	col     int // of the documents' numbers; 0 where the table has none
	papers  *papers
	repeats []posted           // of a line of the same table
	differ  map[int32][]posted // by an earlier source: of its documents, with another day or amount
	again   map[int32]*again   // by the source that told them before
	doc     uint64             // of the row that is read; 0 for none
	line    uint64
	counts  counters
}

// An again counts the lines that an earlier table told too.
type again struct {
	rows, first int
	sums        map[string]*amount.Tally
}

// differAtMost is from how many documents on two tables number differently, so
// that they need not be kept to be asked about.
const differAtMost = 100000

// mix takes a number into a hash.
func mix(h, x uint64) uint64 { return stir(stir(h) ^ x) }

// mixText takes a text in, eight bytes at a time.
func mixText(h uint64, s string) uint64 {
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 |
			uint64(s[6])<<48 | uint64(s[7])<<56
		h = stir(h ^ x)
	}
	x := uint64(len(s)+1) << 56
	for i := range len(s) {
		x |= uint64(s[i]) << (8 * i)
	}
	return stir(h ^ x)
}

// stir spreads each bit over all others.
func stir(h uint64) uint64 {
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return (h ^ h>>29) * 0xbf58476d1ce4e5b9
}

const seed = 14695981039346656037

// number takes the number of the document of a row.
func (b *Biller) number(l *rows.Line, e *who.Entry) {
	b.twice.doc = 0
	if b.twice.col == 0 || len(b.t.Spans) > 0 || l.Blank(b.twice.col) {
		return
	}
	last := b.twice.counts.doc
	b.twice.doc = mix(mixText(seed, strings.ToLower(who.BareID(recognise.CellText(l.Cell(b.twice.col))))), uint64(e.Number))
	b.twice.counts.see(l, b.twice.col, b.twice.doc, last)
}

// counters are the columns that may number the lines of a document: whole numbers
// that begin anew with each document and grow within it.
type counters struct {
	doc   uint64
	last  map[int]int64 // by column: of the row above
	grew  map[int]bool
	anew  map[int]bool
	begun bool
}

// longestCounter is of how many digits the number of a line is.
const longestCounter = 6

// see compares the row with the one above.
func (c *counters) see(l *rows.Line, numbers int, doc, last uint64) {
	c.doc = doc
	if !c.begun {
		c.begun, c.last, c.grew, c.anew = true, map[int]int64{}, map[int]bool{}, map[int]bool{}
		for i := range l.Cells {
			if n, ok := counter(l.Cells[i]); ok && i+1 != numbers {
				c.last[i+1] = n
			}
		}
		return
	}
	for col, above := range c.last {
		n, ok := counter(l.Cell(col))
		switch {
		case !ok || doc == last && n <= above:
			delete(c.last, col)
		case doc == last:
			c.grew[col] = true
		case n <= above:
			c.anew[col] = true
		}
		if _, stays := c.last[col]; stays {
			c.last[col] = n
		}
	}
}

// lines is whether a column numbers the lines of documents, and whether one that does
// is called so: what is numbered may be instalments or reminders, too.
func (c *counters) lines(t *recognise.Table) (numbered, called bool) {
	for col := range c.last {
		if c.grew[col] && c.anew[col] && col < len(t.Styles) {
			numbered, called = true, called || lineHeader.MatchString(program.Fold(t.Header(col)))
		}
	}
	return numbered, called
}

// lineHeader is what the column is called that numbers the lines of a document.
var lineHeader = regexp.MustCompile(`\b(line|lines|item|row|seq|sequence|pos|position|posten|positionsnr|zeile|artikel|ligne|article|poste|` +
	`linea|renglon|partida|articulo|riga|voce|voz|linha|regel|rij|rad|wiersz|pozycja|radek|polozka|satir|kalem|stroka)\b|строка|позиция|行|明細|項目|항목`)

func counter(cell table.Cell) (int64, bool) {
	text := strings.TrimSpace(recognise.CellText(cell))
	if len(text) > longestCounter || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

// repeated is whether an earlier table told a line: a document with the same
// number, account, day and amount. As often as that table tells it, it is the
// same.
func (b *Biller) repeated(l *rows.Line, c charge) string {
	t := &b.twice
	if t.doc == 0 {
		return ""
	}
	t.line = mixText(mix(mix(t.doc, uint64(c.period.From)), uint64(c.period.To)), c.currency)
	if c.amount.Exact != nil {
		t.line = mixText(t.line, c.amount.Exact.String())
	} else {
		t.line = mix(t.line, uint64(c.amount.Units))
	}
	mine := t.papers.lines[t.line].times + 1
	for _, source := range b.told.order {
		if b.told.by[source].lines[t.line].times < mine {
			continue
		}
		t.papers.add(t.doc, t.line, 0, c)
		a := t.again[source]
		if a == nil {
			a = &again{first: l.N, sums: map[string]*amount.Tally{}}
			t.again[source] = a
		}
		a.rows++
		tallyTo(a.sums, c)
		return "is told by " + b.place(source) + " too"
	}
	return ""
}

// add is one more line; it gives back what was told of it before.
func (p *papers) add(doc, line, cells uint64, c charge) told {
	d, known := p.docs[doc]
	switch {
	case !known:
		d.first, d.day = line, c.period.From
	case d.first != line:
		p.more++
	}
	d.units += c.amount.Units
	p.docs[doc] = d
	was := p.lines[line]
	now := was
	if now.times++; now.times == 1 {
		now.cells = cells
	}
	p.lines[line] = now
	return was
}

// remember files a line that was put into the ledger, and keeps it where it
// repeats another, or differs from what an earlier table tells of its document.
func (b *Biller) remember(l *rows.Line, e *who.Entry, key LedgerKey, c charge) {
	t := &b.twice
	if t.doc == 0 {
		return
	}
	cells := uint64(seed)
	for i := range l.Cells {
		cells = mixText(cells, l.Cells[i].Text)
	}
	was := t.papers.add(t.doc, t.line, cells, c)
	p := posted{l.N, t.doc, was.cells == cells, e, key, c}
	p.currency = strings.Clone(p.currency)
	if was.times > 0 {
		t.repeats = append(t.repeats, p)
		return
	}
	for _, source := range b.told.order {
		if _, ok := b.told.by[source].docs[t.doc]; ok && len(t.differ[source]) < differAtMost {
			t.differ[source] = append(t.differ[source], p)
			return
		}
	}
}

// ofLines is whether the rows of a table are lines of documents rather than
// documents.
func (p *papers) ofLines() bool { return p.more*10 > len(p.docs) }

// settleTwice leaves out what stands in a table twice, says what earlier tables
// told, and keeps the documents of the table for those that follow.
func (b *Biller) settleTwice() {
	t := &b.twice
	if t.col == 0 {
		return
	}
	b.within()
	for _, source := range b.told.order {
		b.otherLines(source)
		b.conflicts(source)
		if a := t.again[source]; a != nil {
			b.Say(finding.Warning, "documents-twice", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: a.first},
				"export periods that do not overlap, or leave it: each counts once",
				"%s with the document number, account, day and amount of a row of %s, %s: they were not counted twice",
				program.Plural(a.rows, "row", "rows"), b.place(source), sumsOf(a.sums))
		}
	}
	b.told.order = append(b.told.order, b.Source)
	b.told.by[b.Source] = t.papers
}

// within leaves out the lines that a table repeats. In a table of documents a
// second one with the same number, account, day and amount is a repeat; in a
// table of their lines only a row that is the same in all its cells is.
func (b *Biller) within() {
	numbered, called := b.twice.counts.lines(b.t)
	lines, count, first, sums := b.twice.papers.ofLines() || numbered, 0, 0, map[string]*amount.Tally{}
	// rows that are numbered and all tell one amount: instalments, reminders or payments
	// of a document more likely than lines of it
	parts := lines && !called && !b.twice.papers.ofLines() && b.twice.papers.more == 0 && len(b.twice.repeats) > 0
	lines = lines && !parts
	for _, p := range b.twice.repeats {
		if lines && !p.whole {
			continue
		}
		b.takeBack(p, input.Repeats+" with the same document number")
		tallyTo(sums, p.charge)
		if count++; first == 0 {
			first = p.row
		}
	}
	if count == 0 {
		return
	}
	before, what := "delete the repeats; if they are lines of their own, number the lines, or ", ", %s: they were not counted twice"
	if parts {
		before, what = "if they are lines of their own, ",
			" and a number of their own, as instalments and reminders have, %s: each document was counted once"
	}
	b.Ask(finding.Warning, "documents-twice", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: first},
		b.answerTo("document number", 0), before, "%s with the document number, account, day and amount of a row above"+what,
		program.Plural(count, "row", "rows"), sumsOf(sums))
}

// otherLines leaves out documents that an earlier table tells in other lines which
// come to the same: invoices in one table and their lines in another.
func (b *Biller) otherLines(source int32) {
	sums, count, first := map[string]*amount.Tally{}, 0, 0
	mine, theirs := b.twice.papers, b.told.by[source]
	b.twice.differ[source] = slices.DeleteFunc(b.twice.differ[source], func(p posted) bool {
		if sum := mine.docs[p.doc].units; sum == 0 || sum != theirs.docs[p.doc].units {
			return false
		}
		b.takeBack(p, "is told by "+b.place(source)+" in other lines")
		tallyTo(sums, p.charge)
		if count++; first == 0 {
			first = p.row
		}
		return true
	})
	if count > 0 {
		b.Say(finding.Warning, "documents-twice", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: first},
			"leave out one of the two tables, or leave it: each document counts once",
			"%s of documents that %s tells in other lines and with the same sum, %s: they were not counted twice",
			program.Plural(count, "row", "rows"), b.place(source), sumsOf(sums))
	}
}

// conflicts leaves out documents that an earlier table tells with another day or
// amount, where others show that both tables number alike: which of the two is
// right is a question.
func (b *Biller) conflicts(source int32) {
	differ, same := b.twice.differ[source], b.twice.again[source]
	if same == nil || same.rows < len(differ) { // then the day has to speak for it
		differ = slices.DeleteFunc(slices.Clone(differ), func(p posted) bool {
			return b.told.by[source].docs[p.doc].day != p.period.From || p.period.Days() > 1
		})
	}
	if len(differ) == 0 || b.twice.papers.ofLines() || b.told.by[source].ofLines() {
		return
	}
	sums := map[string]*amount.Tally{}
	for _, p := range differ {
		b.takeBack(p, "is told otherwise by "+b.place(source))
		tallyTo(sums, p.charge)
	}
	b.Say(finding.Warning, "documents-differ", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: differ[0].row},
		"delete the row that is out of date",
		"%s with the document number and account of a row of %s and another day or amount, %s: the first that was read stands",
		program.Plural(len(differ), "row", "rows"), b.place(source), sumsOf(sums))
}

// takeBack takes a line out of the ledger and sets its row aside.
func (b *Biller) takeBack(p posted, why string) {
	b.t.Withdraw(p.amount.Decimal(), b.Ledger.words[p.key.Currency])
	b.t.CountAside(why, p.amount.Decimal(), b.Ledger.words[p.key.Currency])
	p.amount = p.amount.Neg()
	b.post(p.entry, p.key, p.charge, p.row, -1)
	b.t.Source.Row(p.row).SetAside(why)
	if b.taken == nil {
		b.taken = map[int]bool{}
	}
	b.taken[p.row] = true
}

func tallyTo(sums map[string]*amount.Tally, c charge) {
	if sums[c.currency] == nil {
		sums[strings.Clone(c.currency)] = &amount.Tally{}
	}
	sums[c.currency].Add(c.amount)
}

// tolds are the documents of the tables read so far, by source.
type tolds struct {
	order []int32 // as read
	by    map[int32]*papers
}
