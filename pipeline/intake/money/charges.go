package money

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/intake/amount"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
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
	amount   amount.Quantity
	printed  amount.Quantity // as it stands in the cell, tax and all
	currency string
	period   program.Period
	col      int
}

// charges are the amounts of a row with their periods.
func (b *Biller) charges(l *rows.Line, why *string) []charge {
	if len(b.t.Coins) > 0 {
		return b.coins(l, why)
	}
	if len(b.t.Spans) == 0 {
		if c, ok := b.either(l, why); ok && b.withoutTax(l, &c, why) {
			b.withoutRefund(l, &c)
			c.period, ok = b.when(l)
			if !ok {
				*why = b.undatedCharge(l, c)
				return nil
			}
			b.buffer = append(b.buffer[:0], c)
			return b.buffer
		}
		return nil
	}
	all := b.buffer[:0]
	for _, s := range b.t.Spans {
		if c, ok := b.one(l, s.Col, why); ok {
			c.period = s.Period
			if less, known := b.before(l, s); known {
				c.amount, _ = amount.PlainQuantity(c.amount.Decimal().Sub(less.amount.Decimal()).String())
			}
			all = append(all, c)
		}
	}
	b.buffer = all
	return all
}

// undatedCharge counts an amount that belongs to no period, and gives back why.
func (b *Biller) undatedCharge(l *rows.Line, c charge) (why string) {
	why = "has no period that can be read"
	b.t.Count(c.amount.Decimal(), c.currency, input.Unused)
	b.t.CountAside(why, c.amount.Decimal(), c.currency)
	if b.period > 0 && l.Blank(b.period) {
		b.undated.meet(l, []charge{c})
	}
	return why
}

// before is the amount of the last column of sums before another that says one; false
// where there is none.
func (b *Biller) before(l *rows.Line, s recognise.Span) (charge, bool) {
	why := ""
	for s.Less > 0 {
		if !l.Blank(s.Less) {
			return b.one(l, s.Less, &why)
		}
		i := slices.IndexFunc(b.t.Spans, func(o recognise.Span) bool { return o.Col == s.Less })
		s = b.t.Spans[i]
	}
	return charge{}, false
}

// coins are the amounts of a row that stand in a column for each currency. Of nothing
// but zeros, one is enough to say that there is none.
func (b *Biller) coins(l *rows.Line, why *string) []charge {
	all := b.buffer[:0]
	for i, col := range b.t.Coins {
		c, ok := b.one(l, col, why)
		if !ok || c.amount.Sign() == 0 && (len(all) > 0 || slices.ContainsFunc(b.t.Coins[i+1:], func(o int) bool {
			return !l.Blank(o) && !b.zero(l, o)
		})) {
			continue
		}
		if c.period, ok = b.when(l); !ok {
			*why = b.undatedCharge(l, c)
			continue
		}
		all = append(all, c)
	}
	b.buffer = all
	return all
}

// either is the amount of a row, be it on the one side or on the other.
func (b *Biller) either(l *rows.Line, why *string) (charge, bool) {
	if off := b.t.Off; off > 0 && l.Blank(b.amount) || off > 0 && b.zero(l, b.amount) {
		c, ok := b.one(l, off, why)
		c.amount = c.amount.Neg()
		return c, ok
	}
	return b.one(l, b.amount, why)
}

func (b *Biller) zero(l *rows.Line, col int) bool {
	d, ok := b.quiet(l, col)
	return ok && d.IsZero()
}

// unreadable is why a row with an amount that was not understood is set aside.
const unreadable = "has an amount that cannot be read"

// one is the amount of a cell. A blank cell is none, and no mistake.
func (b *Biller) one(l *rows.Line, col int, why *string) (charge, bool) {
	if l.Blank(col) {
		return charge{}, false
	}
	c := l.Cell(col)
	y := &b.t.Styles[col]
	if q, ok := plain(y, c); ok {
		q = b.signed(l, q)
		return charge{amount: q, printed: q, currency: l.PlainCurrency(y), col: col}, true
	}
	m := l.Money(col)
	if !m.Known {
		b.totals.missed(col, l.N)
		*why = unreadable
		return charge{}, false
	}
	q, ok := amount.PlainQuantity(m.Amount.String())
	q = b.signed(l, q)
	return charge{amount: q, printed: q, currency: m.Currency, col: col}, ok
}

// withoutTax takes off the tax that an amount includes, where a column tells it.
// An amount whose tax cannot be read is not used.
func (b *Biller) withoutTax(l *rows.Line, c *charge, why *string) bool {
	if b.t.Taxed > 0 && !b.t.HoldsTax(l.Cell(b.t.Taxed)) {
		return true
	}
	if b.t.Rate > 0 && len(b.less) == 0 {
		return b.withoutRate(l, c, why)
	}
	for _, col := range b.less {
		if l.Blank(col) {
			continue
		}
		tax, ok := b.one(l, col, why)
		if !ok {
			b.t.Count(c.amount.Decimal(), c.currency, input.Unused)
			return false
		}
		net := c.amount.Decimal().Sub(tax.amount.Decimal())
		c.amount, _ = amount.PlainQuantity(net.String())
	}
	return true
}

// withoutRefund takes off what was paid back of an amount.
func (b *Biller) withoutRefund(l *rows.Line, c *charge) {
	if b.t.Refund == 0 {
		return
	}
	if back, ok := b.quiet(l, b.t.Refund); ok && c.amount.Sign() > 0 {
		c.amount, _ = amount.PlainQuantity(c.amount.Decimal().Sub(back.Abs()).String())
	}
}

// withoutRate takes off the tax that an amount includes, by its rate, to the cent.
func (b *Biller) withoutRate(l *rows.Line, c *charge, why *string) bool {
	n, ok := b.t.Styles[b.t.Rate].Numbers.Cell(l.Cell(b.t.Rate))
	if !ok {
		b.t.Count(c.amount.Decimal(), c.currency, input.Unused)
		*why = "has a rate of tax that cannot be read"
		return false
	}
	rate := n.Value
	if !n.Percent && rate.GreaterThanOrEqual(program.NewDecimal(1)) {
		rate = rate.Shift(-2)
	}
	net := program.Divide(c.amount.Decimal(), rate.Add(program.NewDecimal(1))).Round(2)
	c.amount, _ = amount.PlainQuantity(net.String())
	return true
}

// plain reads what most amounts are: digits with a point, without a unit.
func plain(y *recognise.Style, c table.Cell) (amount.Quantity, bool) {
	switch {
	case y.Unit.Scaled() || c.Unit != "":
	case c.Kind == table.Number:
		units, ok := amount.PlainUnits(c.Value)
		return amount.Quantity{Units: units}, ok
	case c.Kind == table.Text && y.Numbers.Decimal == '.':
		units, ok := amount.PlainUnits(c.Text)
		return amount.Quantity{Units: units}, ok
	}
	return amount.Quantity{}, false
}

// when is the period of a row: its own, else the one that the lines above the
// header name.
func (b *Biller) when(l *rows.Line) (program.Period, bool) {
	if b.t.YearMonth.Year > 0 {
		return b.yearMonth(l)
	}
	if b.period == 0 {
		return b.t.Fixed, b.t.Fixed.Days() > 0
	}
	c := l.Cell(b.period)
	if c.Kind == table.Empty {
		return program.Period{}, false
	}
	text := c.Text
	if c.Kind != table.Text {
		text = c.Value
	}
	p, known := b.periods[text]
	if !known {
		p.period, p.ok = b.t.Styles[b.period].Dates.PeriodCell(c, b.t.Fiscal())
		b.periods[strings.Clone(text)] = p
		if p.period.Days() > 1 && recognise.IsFiscal(text) {
			b.fiscal = b.period
		}
	}
	if !p.ok {
		l.Unread(b.period, "write it as 2026-03, 2026-03-31, Q1 2026 or 2026")
	}
	return p.period, p.ok
}

// yearMonth is the period of a row whose year and month stand in two columns.
func (b *Biller) yearMonth(l *rows.Line) (program.Period, bool) {
	ym := b.t.YearMonth
	p, ok := ym.Read(recognise.CellText(l.Cell(ym.Year)), recognise.CellText(l.Cell(ym.Month)), b.t.Fiscal())
	if !ok && !l.Blank(ym.Month) {
		l.Unread(ym.Month, "write a month, 1 to 12 or its name, beside a year")
	}
	return p, ok
}

// charge puts an amount into the ledger; a period of several months is shared
// out over them. It is why the amount is set aside, or "".
func (b *Biller) charge(l *rows.Line, e *who.Entry, key LedgerKey, c charge) string {
	if c.period.From > b.Bound {
		if c.period.From <= b.Policy.Today && c.amount.Sign() > 0 {
			e.Paid = max(e.Paid, c.period.From)
		}
		b.ahead.rows++
		tallyTo(b.ahead.sums, c)
		b.t.CountLater(c.amount.Decimal(), c.currency)
		b.t.CountAside(input.AfterAsOf, c.amount.Decimal(), c.currency)
		return input.AfterAsOf
	}
	b.sign(key.document, c.amount)
	b.t.Event(min(c.period.To, b.Bound), b.Bound)
	key.Currency = b.Ledger.Number(c.currency)
	key.below = b.kinds[key.document] == creditNote && c.amount.Sign() < 0
	b.countUsed(key.Currency, c)
	b.remember(l, e, key, c)
	b.longer.add(posted{row: l.N, entry: e, key: key, charge: c})
	b.post(e, key, c, l.N, 1)
	b.ofTerm(l, e, c)
	b.sell(l, e, c)
	return ""
}

// post adds an amount to the ledger, or takes back what was added: cells is 1
// or -1.
func (b *Biller) post(e *who.Entry, key LedgerKey, c charge, row int, cells int32) {
	from, to := c.period.From.Month(), c.period.To.Month()
	if from == to {
		key.Month = from
		b.Ledger.Add(e, key, c.amount, row, c.col).Cells += cells - 1
		return
	}
	parts := ShareOut(c.amount.Decimal(), from, b.Through(from, to))
	if len(parts) == 2 && c.period.Days() <= week { // which seldom begins with a month
		first := program.NewDecimal(int64(from.Last()-c.period.From) + 1)
		parts[0] = program.Divide(c.amount.Decimal().Mul(first), program.NewDecimal(int64(c.period.Days()))).Truncate(2)
		parts[1] = c.amount.Decimal().Sub(parts[0])
	}
	for i, part := range parts {
		key.Month = from + program.Month(i)
		q, _ := amount.PlainQuantity(part.String())
		b.Ledger.Add(e, key, q, row, c.col).Cells += cells - 1
	}
}

// week is how many days a period has whose amount is shared out by days.
const week = 7

// countUsed adds to the money used. It is added up in whole and counted once a
// currency at the end.
func (b *Biller) countUsed(currency int32, c charge) {
	for int(currency) >= len(b.used) {
		b.used = append(b.used, amount.Tally{})
	}
	b.used[currency].Add(c.amount)
}

// Through is the last month over which a period's amount is shared out: of a
// period that is still running, the last full one, since the amount is what
// came in so far.
func (b *Biller) Through(from, to program.Month) program.Month {
	if to.Last() <= b.Bound {
		return to
	}
	last := b.Bound.Month()
	if last.Last() > b.Bound {
		last--
	}
	return max(from, last)
}

// ShareOut shares an amount out over months in equal parts of whole cents; the
// last month takes what is left, so that nothing is lost.
func ShareOut(amount program.Decimal, from, to program.Month) []program.Decimal {
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
