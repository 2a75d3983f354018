package money

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// references are what the documents of a table say of each other: which cancels,
// replaces or refers to which, and which is the newest revision of one number.
type references struct {
	cols     map[string]int // by field, of those that the table has
	revision int            // column; 0 for none
	papers   map[uint64]*paper
	named    []uint64          // papers that name others, as they came
	out      map[uint64]string // why the rows of a document are no revenue
	credit   map[uint64]bool   // documents that are taken off although they have no minus
	told     map[string]*reference
}

// A paper is one document: what it comes to, and what it names.
type paper struct {
	row    int
	sum    program.Decimal
	credit bool // its type says that it is taken off
	charge bool // its type says that it comes on top of another
	newest int  // its greatest revision
	names  map[string][]uint64
}

// A reference is what is to be said of documents of one kind.
type reference struct {
	row, count int
	sums       map[string]*amount.Tally
}

// Why rows of documents that name each other are no revenue.
const (
	wasCancelled = "was cancelled by another document"
	hasCancelled = "cancels another document"
	wasReplaced  = "was replaced by another document"
	olderVersion = "is an older revision of its document"
)

// findReferences decides from all rows what the documents that name others do to them.
func (b *Biller) findReferences() error {
	r := &b.refs
	r.cols, r.revision = map[string]int{}, b.t.At["revision"]
	for _, field := range recognise.References {
		if col := b.t.At[field]; col > 0 {
			r.cols[field] = col
		}
	}
	if b.twice.col == 0 || b.amount == 0 || len(r.cols) == 0 && r.revision == 0 && !b.t.Revised {
		r.cols, r.revision = nil, 0
		return nil
	}
	r.papers, r.out, r.credit, r.told = map[uint64]*paper{}, map[uint64]string{}, map[uint64]bool{}, map[string]*reference{}
	if err := rows.Each(b.t, func(l *rows.Line) error { b.seePaper(l); return nil }); err != nil {
		return err
	}
	for _, from := range r.named {
		for _, field := range recognise.References {
			if to := r.papers[from].names[field]; len(to) > 0 {
				b.refer(field, from, to)
			}
		}
	}
	return nil
}

// paperKey tells a document by its number and the account that its row names.
func (b *Biller) paperKey(l *rows.Line, number string) uint64 {
	h := mixText(seed, strings.ToLower(who.BareID(strings.TrimSpace(number))))
	return mixText(mixText(h, l.Cell(b.id).Text), l.Cell(b.name).Text)
}

// paperOf is the key of the document of a row; a revision in its number does not count.
func (b *Biller) paperOf(l *rows.Line) uint64 {
	number := recognise.CellText(l.Cell(b.twice.col))
	if b.t.Revised {
		number, _, _ = recognise.RevisedNumber(number)
	}
	return b.paperKey(l, number)
}

// seePaper adds a row to its document.
func (b *Biller) seePaper(l *rows.Line) {
	r := &b.refs
	if l.Blank(b.twice.col) || l.Out() != "" {
		return
	}
	d, _ := b.quiet(l, b.amount)
	key := b.paperOf(l)
	p := r.papers[key]
	if p == nil {
		p = &paper{row: l.N}
		r.papers[key] = p
	}
	p.sum = p.sum.Add(d)
	b.paperType(l, p)
	if r.revision > 0 || b.t.Revised {
		p.newest = max(p.newest, b.revisionOf(l))
	}
	for _, field := range recognise.References {
		col := r.cols[field]
		if col == 0 || l.Blank(col) {
			continue
		}
		if p.names == nil {
			p.names = map[string][]uint64{}
			r.named = append(r.named, key)
		}
		for _, number := range value.List(recognise.CellText(l.Cell(col))) {
			if to := b.paperKey(l, number); to != key && !slices.Contains(p.names[field], to) {
				p.names[field] = append(p.names[field], to)
			}
		}
	}
}

// paperType is what the type of a row says of its document.
func (b *Biller) paperType(l *rows.Line, p *paper) {
	if b.credits(l) {
		p.credit = true
	}
	if b.document == 0 || l.Blank(b.document) {
		return
	}
	word := l.Cell(b.document).Text
	p.credit = p.credit || b.classOf(strings.TrimSpace(word)) == creditNote
	folded := program.Fold(word)
	p.charge = p.charge || slices.ContainsFunc([]string{"debit", "charge", "belast", "cargo"}, func(w string) bool {
		return strings.Contains(folded, w)
	})
}

// revisionOf is the revision of a row; a blank one is older than all others.
func (b *Biller) revisionOf(l *rows.Line) int {
	text := recognise.CellText(l.Cell(b.refs.revision))
	if b.t.Revised {
		_, text, _ = recognise.RevisedNumber(recognise.CellText(l.Cell(b.twice.col)))
	}
	n, ok := value.Revision(text)
	if !ok {
		return 0
	}
	return n + 1
}

// refer decides what a document does to those that it names. One whose sign is the
// other way round, or whose type says so, is taken off already.
func (b *Biller) refer(field string, from uint64, to []uint64) {
	r := &b.refs
	p, known := r.papers[from], program.Zero
	var of []uint64
	for _, key := range to {
		if other := r.papers[key]; other != nil {
			of, known = append(of, key), known.Add(other.sum)
		}
	}
	switch field {
	case "cancelled by", "replaced by":
		b.takenBack(field, from, of, known)
		return
	}
	if p.credit || p.charge || p.sum.Sign() < 0 && (len(of) == 0 || known.Sign() > 0) || p.sum.Sign() > 0 && known.Sign() < 0 {
		return
	}
	same := len(of) > 0 && p.sum.Equal(known)
	switch {
	case field == "cancels" && same:
		r.leave(hasCancelled, from)
		r.leave(wasCancelled, of...)
		b.tell("cancels", p, p.sum)
	case field == "cancels":
		r.credit[from] = true
		b.tell("cancels part", p, p.sum)
	case field == "replaces" && len(of) > 0:
		r.leave(wasReplaced, of...)
		b.tell("replaces", p, known)
	case field == "refers to" && same:
		r.leave(hasCancelled, from)
		r.leave(wasCancelled, of...)
		b.tell("same", p, p.sum)
	case field == "refers to" && len(of) > 0 && corrects(b.t.Styles[r.cols[field]].Header):
		r.leave(wasReplaced, of...)
		b.tell("corrects", p, known)
	case field == "refers to" && len(of) > 0:
		b.tell("beside", p, p.sum)
	}
}

// takenBack takes out a document that says which other one cancelled or replaced it. Where
// that one is taken off itself, both count.
func (b *Biller) takenBack(field string, from uint64, of []uint64, known program.Decimal) {
	r, p := &b.refs, b.refs.papers[from]
	if len(of) > 0 && (known.Sign()*p.sum.Sign() < 0 || slices.ContainsFunc(of, func(key uint64) bool { return r.papers[key].credit })) {
		return
	}
	if field == "replaced by" {
		r.leave(wasReplaced, from)
		b.tell("replaces", p, p.sum)
		return
	}
	r.leave(wasCancelled, from)
	if p.sum.Equal(known) {
		r.leave(hasCancelled, of...)
	}
	b.tell("cancels", p, p.sum)
}

func (r *references) leave(why string, papers ...uint64) {
	for _, key := range papers {
		r.out[key] = cmp.Or(r.out[key], why)
	}
}

func (b *Biller) tell(what string, p *paper, sum program.Decimal) {
	q, _ := amount.PlainQuantity(sum.String())
	tallyTo(b.refs.count(what, p.row).sums, charge{amount: q})
}

// count counts one more of what is to be said, the first of them in a row.
func (r *references) count(what string, row int) *reference {
	told := r.told[what]
	if told == nil {
		told = &reference{row: row, sums: map[string]*amount.Tally{}}
		r.told[what] = told
	}
	told.count++
	return told
}

// corrects is whether a header says that a document corrects the one that it names.
func corrects(header string) bool {
	h := program.Fold(header)
	return slices.ContainsFunc([]string{"correct", "corrig", "korr", "rectif", "rettif", "retif", "kory", "oprav", "коррект", "修正"},
		func(stem string) bool { return strings.Contains(h, stem) })
}

// byReference is why a row is no revenue by what documents say of each other; "" for
// those that count.
func (b *Biller) byReference(l *rows.Line, charges []charge) string {
	r := &b.refs
	if r.papers == nil || l.Blank(b.twice.col) {
		return ""
	}
	key := b.paperOf(l)
	if why := r.out[key]; why != "" {
		return why
	}
	p := r.papers[key]
	if r.revision == 0 && !b.t.Revised || p == nil || b.revisionOf(l) == p.newest {
		return ""
	}
	told := r.count("revision", l.N)
	for _, c := range charges {
		tallyTo(told.sums, c)
	}
	return olderVersion
}

// takenOff is whether a row is of a document that takes off another without a minus.
func (b *Biller) takenOff(l *rows.Line) bool {
	r := &b.refs
	return len(r.credit) > 0 && r.credit[b.paperOf(l)]
}

// sayReferences says what documents did to others, and asks where their words leave it
// open.
func (b *Biller) sayReferences() {
	r := &b.refs
	for _, what := range slices.Sorted(maps.Keys(r.told)) {
		told := r.told[what]
		at, sums := finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: told.row}, sumsOf(told.sums)
		if what == "revision" {
			severity, by := finding.Note, b.t.Header(r.revision)
			if b.t.Revised {
				severity, by = finding.Warning, "the end of "+b.t.Header(b.twice.col)
			}
			b.Ask(severity, "document-revised", at, b.answerTo("revision", 0), "if each revision counts, ",
				"%s of older revisions by %s, %s, were left out: the newest of each document counts",
				program.Plural(told.count, "row", "rows"), by, sums)
			continue
		}
		s := sayings[what]
		message := fmt.Sprintf(s.format, program.Plural(told.count, "document "+s.one, "documents "+s.many), sums)
		if s.field == "" {
			b.Say(finding.Note, "document-cancels", at, "", "%s", message)
		} else {
			b.askReference(at, s.field, message)
		}
	}
}

// sayings are what is said of documents by what they do to others: with the field whose
// column is asked about, "" where nothing is open, and the verb for one and for several.
var sayings = map[string]struct{ field, one, many, format string }{
	"cancels":  {"", "cancels another", "cancel others", "%s of the same amount, %s, without a minus: neither counts"},
	"replaces": {"", "replaces others", "replace others", "%s: the replaced ones, %s, were left out"},
	"cancels part": {"cancels", "cancels another", "cancel others",
		"%s of another amount or in another export, without a minus: %s were taken off"},
	"same": {"refers to", "refers to another", "refer to others",
		"%s of the same amount, %s, without a minus: neither counts, as for a cancellation"},
	"corrects": {"refers to", "corrects another", "correct others",
		"%s of another amount, without a minus: what was corrected, %s, was left out"},
	"beside": {"refers to", "refers to another", "refer to others",
		"%s of another amount, without a minus: they count beside them, %s"},
}

// askReference asks what a column of references does: documents of it are taken for
// those that cancel or replace others by the other of the two fields.
func (b *Biller) askReference(at finding.Ref, field, message string) {
	at.Col = b.refs.cols[field]
	header := b.t.Styles[at.Col].Header
	answer := b.answerTo("cancels", at.Col)
	answer.Or = fmt.Sprintf(`{replaces: %q}  or, where both count,  {"refers to": ""}`, header)
	if field == "cancels" {
		answer = b.answerTo("replaces", at.Col)
		answer.Or = `{cancels: ""}, where both count`
	}
	b.Ask(finding.Warning, "document-refers", at, answer, "", "%s", message)
}

// answerTo is the setting that names the column of a field; 0 leaves the field out.
func (b *Biller) answerTo(field string, col int) finding.Setting {
	header := ""
	if col > 0 {
		header = b.t.Styles[col].Header
	}
	return finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {%s: %q}", input.Place(b.t.File, b.t.Sheet), field, header)}
}
