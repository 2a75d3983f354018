package money

import (
	"maps"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// signs counts how amounts of one document type are signed.
type signs struct {
	minus, plus int
	sum         amount.Tally
}

func (b *Biller) sign(document int32, q amount.Quantity) {
	s := b.signs[document]
	if s == nil {
		s = &signs{}
		b.signs[document] = s
	}
	s.sum.Add(q)
	switch n := q.Sign(); {
	case n < 0:
		s.minus++
	case n > 0:
		s.plus++
	}
}

// settleSigns turns the signs of a table around whose revenue is negative, as
// bookkeeping writes it, and makes credit notes negative that are written
// without a sign. Where some have one and some have none, it asks.
func (b *Biller) settleSigns() {
	var invoices, credits, discounts signs
	total := program.Zero
	for doc, s := range b.signs {
		to := &invoices
		switch b.kinds[doc] {
		case creditNote:
			to = &credits
		case discount:
			to = &discounts
		}
		to.minus, to.plus = to.minus+s.minus, to.plus+s.plus
		if to == &invoices {
			total = total.Add(s.sum.Decimal())
		}
	}
	at := finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Col: b.t.At["amount"]}
	turned := mostly(invoices.minus, invoices.plus) || total.Sign() < 0 && invoices.minus > 2*invoices.plus
	if turned {
		b.t.Turn()
		b.Ledger.turn(b.Source, func(*ledgerEntry) bool { return true })
		credits.minus, credits.plus = credits.plus, credits.minus
		discounts.minus, discounts.plus = discounts.plus, discounts.minus
		b.Say(finding.Warning, "revenue-negative", at, "export revenue as positive amounts, or leave it: both are read",
			"%d of %d amounts are negative, as bookkeeping writes revenue; all signs were turned around", invoices.minus,
			invoices.minus+invoices.plus)
	}
	b.settleDiscounts(discounts)
	if credits.plus == 0 {
		return
	}
	changed := b.Ledger.turn(b.Source, func(e *ledgerEntry) bool { return b.kinds[e.document] == creditNote && e.below == turned })
	b.t.Turned(changed)
	if credits.minus == 0 {
		b.Say(finding.Warning, "credit-positive", at, "export credit notes as negative amounts, or leave it: both are read",
			"%d credit notes have no minus; they were taken off the revenue", credits.plus)
		return
	}
	b.Say(finding.Warning, "credit-mixed", at, "give all credit notes a minus; one that is taken back is a document of another type",
		"%d credit notes have a minus and %d have none, in all %s: all were taken off the revenue, which is twice this sum less than if "+
			"they add to it",
		credits.minus, credits.plus, listed(changed))
}

// listed are sums by currency: "1,200.00 EUR and 300.00 USD".
func listed(sums map[string]program.Decimal) string {
	var all []string
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		all = append(all, strings.TrimSpace(sums[currency].StringFixed(2)+" "+currency))
	}
	return strings.Join(all, " and ")
}

// mostly is whether nine of ten go one way.
func mostly(this, other int) bool { return this > 0 && this*10 >= 9*(this+other) }

// turn changes the sign of some of a source's amounts, and gives
// back what they were.
func (l *ledger) turn(source int32, which func(*ledgerEntry) bool) map[string]program.Decimal {
	sums := map[string]program.Decimal{}
	for _, e := range l.All() {
		if e.Source != source || !which(e) {
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

// classOf is the class of a document type. A word that nobody lists is taken for
// an invoice, since a table of revenue holds little else, and asked about where
// others are known; an order is a sale where
// nothing was invoiced.
func (b *Biller) classOf(word string) documentClass {
	term, known := b.t.TypeWord(word)
	known = known && !b.inAdvance(word)
	answer := b.t.Policy.Answered(word, input.Counts, input.LeftOut, input.Credit)
	switch {
	case !known && answer == input.LeftOut:
		return otherDocument
	case !known && answer == input.Credit:
		return creditNote
	case !known && answer == "" && (b.t.TypesKnown || b.t.TypesCoded):
		return strangeDocument
	case term == "credit":
		return creditNote
	case known && term == "other", term == "order" && !b.t.OrdersAlone:
		return otherDocument
	}
	return invoice
}

// inAdvance is whether a type is of invoices for a part in advance of others of the table.
func (b *Biller) inAdvance(word string) bool {
	term, _ := value.Words("advance").Term(word)
	return b.t.InAdvance && term == "advance"
}

// The classes of documents.
const (
	invoice documentClass = iota
	creditNote
	otherDocument
	discount        // a row that takes something off the others of its document
	strangeDocument // of a type that nobody lists, among others that are known
)
