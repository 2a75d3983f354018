package money

import (
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// signs counts how amounts of one document type are signed.
type signs struct{ minus, plus int }

func (b *Biller) sign(document int32, q amount.Quantity) {
	s := b.signs[document]
	if s == nil {
		s = &signs{}
		b.signs[document] = s
	}
	switch n := q.Sign(); {
	case n < 0:
		s.minus++
	case n > 0:
		s.plus++
	}
}

// settleSigns turns the signs of a table around whose revenue is negative, as
// bookkeeping writes it, and makes credit notes negative that are written
// without a sign.
func (b *Biller) settleSigns() {
	var invoices, credits signs
	for doc, s := range b.signs {
		to := &invoices
		if b.kinds[doc] == creditNote {
			to = &credits
		}
		to.minus, to.plus = to.minus+s.minus, to.plus+s.plus
	}
	at := finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Col: b.t.At["amount"]}
	if mostly(invoices.minus, invoices.plus) {
		b.t.Turn()
		b.Ledger.turn(b.Source, func(int32) bool { return true })
		credits.minus, credits.plus = credits.plus, credits.minus
		b.Say(finding.Warning, "revenue-negative", at, "export revenue as positive amounts, or leave it: both are read",
			"%d of %d amounts are negative, as bookkeeping writes revenue; all signs were turned around", invoices.minus, invoices.minus+invoices.plus)
	}
	if mostly(credits.plus, credits.minus) && invoices.minus+invoices.plus > 0 {
		changed := b.Ledger.turn(b.Source, func(doc int32) bool { return b.kinds[doc] == creditNote })
		b.t.Turned(changed)
		b.Say(finding.Warning, "credit-positive", at, "export credit notes as negative amounts, or leave it: both are read",
			"%d credit notes have no minus; they were taken off the revenue", credits.plus)
	}
}

// mostly is whether nine of ten go one way.
func mostly(this, other int) bool { return this > 0 && this*10 >= 9*(this+other) }

// turn changes the sign of a source's amounts of some document types, and gives
// back what they were.
func (l *ledger) turn(source int32, which func(document int32) bool) map[string]program.Decimal {
	sums := map[string]program.Decimal{}
	for _, e := range l.All() {
		if e.Source != source || !which(e.document) {
			continue
		}
		c := l.words[e.Currency]
		sums[c] = sums[c].Add(e.sum.Decimal())
		e.sum.Negate()
	}
	return sums
}

// A documentClass is what a type of document is to revenue.
type documentClass uint8

// why is why documents of a class are no revenue; "" for those that are.
func (c documentClass) why() string {
	if c == otherDocument {
		return "is a document that is no revenue, such as a payment or an offer"
	}
	return ""
}

// classOf is the class of a document type, by its words or the last of them: a
// "sales credit note" is a credit note. A word that nobody lists is taken for an
// invoice, since a table of revenue holds little else.
func classOf(word string) documentClass {
	term, known := value.Words("document").Term(word)
	for words := strings.Fields(word); !known && len(words) > 1; {
		words = words[1:]
		term, known = value.Words("document").Term(strings.Join(words, " "))
	}
	switch term {
	case "credit":
		return creditNote
	case "other":
		return otherDocument
	}
	return invoice
}

// The classes of documents.
const (
	invoice documentClass = iota
	creditNote
	otherDocument
)
