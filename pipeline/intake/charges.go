package intake

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// A spell is a period that was read before; false where it could not be.
type spell struct {
	period program.Period
	ok     bool
}

// A charge is one amount on its way into the ledger.
type charge struct {
	amount   quantity
	currency string
	period   program.Period
	col      int
}

// charges are the amounts of a row with their periods.
func (b *biller) charges(l *line, why *string) []charge {
	if len(b.t.spans) == 0 {
		if c, ok := b.one(l, b.amount, why); ok {
			c.period, ok = b.when(l)
			if !ok {
				b.t.count(c.amount.decimal(), c.currency, unused)
				*why = "has no period that can be read"
				return nil
			}
			b.buffer = append(b.buffer[:0], c)
			return b.buffer
		}
		return nil
	}
	all := b.buffer[:0]
	for _, s := range b.t.spans {
		if c, ok := b.one(l, s.col, why); ok {
			c.period = s.period
			all = append(all, c)
		}
	}
	b.buffer = all
	return all
}

// one is the amount of a cell. A blank cell is none, and no mistake.
func (b *biller) one(l *line, col int, why *string) (charge, bool) {
	if l.blank(col) {
		return charge{}, false
	}
	c := l.cell(col)
	y := &b.t.columns[col]
	if q, ok := plain(y, c); ok {
		return charge{amount: q, currency: l.plainCurrency(y), col: col}, true
	}
	m := l.money(col)
	if !m.Known {
		b.totals.missed(col, l.n)
		*why = "has an amount that cannot be read"
		return charge{}, false
	}
	q, ok := plainQuantity(m.Amount.String())
	return charge{amount: q, currency: m.Currency, col: col}, ok
}

// plain reads what most amounts are: digits with a point, without a unit.
func plain(y *style, c table.Cell) (quantity, bool) {
	switch {
	case y.unit.Times > 1 || c.Unit != "":
	case c.Kind == table.Number:
		units, ok := plainUnits(c.Value)
		return quantity{units: units}, ok
	case c.Kind == table.Text && y.numbers.Decimal == '.':
		units, ok := plainUnits(c.Text)
		return quantity{units: units}, ok
	}
	return quantity{}, false
}

// when is the period of a row: its own, else the one that the lines above the
// header name.
func (b *biller) when(l *line) (program.Period, bool) {
	if b.period == 0 {
		return b.t.fixed, b.t.fixed.Days() > 0
	}
	c := l.cell(b.period)
	if c.Kind == table.Empty {
		return program.Period{}, false
	}
	text := c.Text
	if c.Kind != table.Text {
		text = c.Value
	}
	p, known := b.periods[text]
	if !known {
		p.period, p.ok = b.t.columns[b.period].dates.PeriodCell(c, b.t.fiscal())
		b.periods[strings.Clone(text)] = p
	}
	if !p.ok {
		l.unread(b.period, "write it as 2026-03, 2026-03-31, Q1 2026 or 2026")
	}
	return p.period, p.ok
}

// charge puts an amount into the ledger; a period of several months is shared
// out over them. It is why the amount is set aside, or "".
func (b *biller) charge(l *line, e *entry, key ledgerKey, c charge) string {
	if c.period.From > b.bound {
		if c.period.From <= b.policy.Today && c.amount.sign() > 0 {
			e.paid = max(e.paid, c.period.From)
		}
		b.t.countLater(c.amount.decimal(), c.currency)
		return afterAsOf
	}
	b.sign(key.document, c.amount)
	b.t.event(min(c.period.To, b.bound), b.bound)
	key.currency = b.ledger.number(c.currency)
	b.countUsed(key.currency, c)
	from, to := c.period.From.Month(), c.period.To.Month()
	if from == to {
		key.month = from
		b.ledger.add(e, key, c.amount, l.n, c.col)
		return ""
	}
	for i, part := range shareOut(c.amount.decimal(), from, b.through(from, to)) {
		key.month = from + program.Month(i)
		q, _ := plainQuantity(part.String())
		b.ledger.add(e, key, q, l.n, c.col)
	}
	return ""
}

// countUsed adds to the money used. It is added up in whole and counted once a
// currency at the end.
func (b *biller) countUsed(currency int32, c charge) {
	for int(currency) >= len(b.used) {
		b.used = append(b.used, tally{})
	}
	b.used[currency].add(c.amount)
}

// through is the last month over which a period's amount is shared out: of a
// period that is still running, the last full one, since the amount is what
// came in so far.
func (b *biller) through(from, to program.Month) program.Month {
	if to.Last() <= b.bound {
		return to
	}
	last := b.bound.Month()
	if last.Last() > b.bound {
		last--
	}
	return max(from, last)
}

// shareOut shares an amount out over months in equal parts of whole cents; the
// last month takes what is left, so that nothing is lost.
func shareOut(amount program.Decimal, from, to program.Month) []program.Decimal {
	n := int64(to-from) + 1
	part := program.Divide(amount, program.NewDecimal(n)).Truncate(2)
	parts := make([]program.Decimal, n)
	rest := amount
	for i := range parts[1:] {
		parts[i] = part
		rest = rest.Sub(part)
	}
	parts[n-1] = rest
	return parts
}
