package money

import (
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// sides are the debit and the credit side of unsigned amounts, where a column of
// its own says on which side each stands.
type sides struct {
	col   int    // 0 where the table has none, or where its amounts are signed
	off   string // the side that is taken off: "debit" or "credit"
	terms map[string]string
	back  int // column of quantities that are below zero on rows of returns whose amounts are not; 0 for none
}

// A side is what stands on one side.
type side struct {
	plus, minus int
	sum         program.Decimal // without signs
}

// findSides decides from all rows what a column of sides says of the signs of
// amounts: the side with more money is revenue, the other one is taken off.
func (b *Biller) findSides() error {
	col := b.t.Side
	if col == 0 || b.amount == 0 {
		return nil
	}
	b.sides.terms = map[string]string{}
	by := map[string]*side{"debit": {}, "credit": {}}
	err := rows.Each(b.t, func(l *rows.Line) error {
		s := by[b.sides.side(l, col)]
		if d, ok := b.quiet(l, b.amount); ok && s != nil && !d.IsZero() {
			if s.sum = s.sum.Add(d.Abs()); d.Sign() < 0 {
				s.minus++
			} else {
				s.plus++
			}
		}
		return nil
	})
	if err == nil {
		b.decideSides(col, by["debit"], by["credit"])
	}
	return err
}

func (b *Biller) decideSides(col int, debit, credit *side) {
	off, on, name := credit, debit, "credit"
	if credit.sum.GreaterThan(debit.sum) {
		off, on, name = debit, credit, "debit"
	}
	if off.plus == 0 || on.plus+on.minus == 0 {
		return // amounts carry their sign themselves, or all stand on one side
	}
	b.sides.col, b.sides.off = col, name
	at := finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: b.t.HeaderRow, Col: col}
	if off.minus > 0 || on.minus > 0 {
		b.Say(finding.Warning, "sides-mixed", at, "export either signed amounts or a column of sides",
			"%s names the side of each amount, and some amounts have a sign of their own: all %d of the %s side were taken off",
			b.t.Header(col), off.plus+off.minus, name)
		return
	}
	if off.sum.Add(off.sum).GreaterThan(on.sum) {
		b.Say(finding.Warning, "sides-even", at, "look whether the table holds invoices and credit notes alone",
			"%s parts the amounts into %s and %s: the smaller side, %s, was taken off", b.t.Header(col), on.sum.StringFixed(2),
			off.sum.StringFixed(2), name)
	}
}

// findReturns decides whether rows whose quantity is below zero are returns although their
// amount has no minus: few are so, and none of them has one.
func (b *Biller) findReturns() error {
	if b.t.Pieces == 0 || b.amount == 0 {
		return nil
	}
	back, sum, minus, all, first := 0, program.Zero, 0, 0, 0
	err := rows.Each(b.t, func(l *rows.Line) error {
		n, known := b.quiet(l, b.t.Pieces)
		d, too := b.quiet(l, b.amount)
		switch all++; {
		case !known || !too || n.Sign() >= 0 || d.IsZero():
		case d.Sign() < 0:
			minus++
		default:
			if back, sum = back+1, sum.Add(d); back == 1 {
				first = l.N
			}
		}
		return nil
	})
	if err != nil || back == 0 || minus > 0 || 2*back > all {
		return err
	}
	b.sides.back = b.t.Pieces
	b.Say(finding.Warning, "returns-positive", finding.Ref{File: b.t.File, Sheet: b.t.Sheet, Row: first, Col: b.t.Pieces},
		"export what was returned with a minus in its amount, or leave it: both are read",
		"%s a quantity below zero and an amount above, in all %s: they were taken off, as returns", program.Plural(back, "row has",
			"rows have"), sum.StringFixed(2))
	return nil
}

// side is the side on which a row stands; "" for neither.
func (s *sides) side(l *rows.Line, col int) string {
	text := l.Cell(col).Text
	term, ok := s.terms[text]
	if !ok {
		term, _ = value.Words("side").Term(text)
		s.terms[strings.Clone(text)] = term
	}
	return term
}

// signed gives an amount the sign of its side.
func (b *Biller) signed(l *rows.Line, q amount.Quantity) amount.Quantity {
	if b.sides.back > 0 && q.Sign() > 0 {
		if n, ok := b.quiet(l, b.sides.back); ok && n.Sign() < 0 {
			return q.Neg()
		}
	}
	if b.sides.col == 0 || l.Cell(b.sides.col).Kind == table.Empty || b.sides.side(l, b.sides.col) != b.sides.off || q.Sign() < 0 {
		return q
	}
	return q.Neg()
}
