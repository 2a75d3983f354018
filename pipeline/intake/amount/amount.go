// Package amount adds up exact amounts, a million of them without as many
// allocations.
package amount

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/program"
)

// A Quantity is an exact amount: a count of ten-thousandths where that is
// exact, which nearly every amount is, else a decimal. Adding a million of
// them as decimals would cost a million allocations.
type Quantity struct {
	Units int64 // of 1/10,000; used when exact is nil
	Exact *program.Decimal
}

// A Tally is a sum of quantities.
type Tally struct {
	Units int64
	Rest  *program.Decimal
}

const unitsAtMost = 1 << 61 // far from overflow when two are added

func (t *Tally) Add(q Quantity) {
	if q.Exact == nil && q.Units < unitsAtMost && q.Units > -unitsAtMost && t.Units < unitsAtMost && t.Units > -unitsAtMost {
		t.Units += q.Units
		return
	}
	sum := q.Decimal()
	if t.Rest != nil {
		sum = t.Rest.Add(sum)
	}
	t.Rest = &sum
}

// Less is the tally without what another one holds.
func (t Tally) Less(o Tally) Tally {
	if t.Rest == nil && o.Rest == nil {
		return Tally{Units: t.Units - o.Units}
	}
	d := t.Decimal().Sub(o.Decimal())
	return Tally{Rest: &d}
}

func (t Tally) Decimal() program.Decimal {
	d := Quantity{Units: t.Units}.Decimal()
	if t.Rest != nil {
		d = d.Add(*t.Rest)
	}
	return d
}

func (q Quantity) Decimal() program.Decimal {
	if q.Exact != nil {
		return *q.Exact
	}
	return program.NewScaled(q.Units, -4)
}

// Neg is the amount with the other sign.
func (q Quantity) Neg() Quantity {
	if q.Exact != nil {
		d := q.Exact.Neg()
		return Quantity{Exact: &d}
	}
	return Quantity{Units: -q.Units}
}

// Sign is -1, 0 or 1.
func (q Quantity) Sign() int {
	if q.Exact != nil {
		return q.Exact.Sign()
	}
	return cmp.Compare(q.Units, 0)
}

// PlainQuantity reads plain digits ("-1234.5"), the exact value of a number
// cell. It is false for text that is none.
func PlainQuantity(s string) (Quantity, bool) {
	if units, ok := PlainUnits(s); ok {
		return Quantity{Units: units}, true
	}
	d, err := program.ParseDecimal(s)
	if err != nil || d.Exponent() > 60 || d.Exponent() < -60 {
		return Quantity{}, false
	}
	return Quantity{Exact: &d}, true
}

// PlainUnits reads digits that ten-thousandths hold exactly: at most thirteen
// before the point and four behind it.
func PlainUnits(s string) (int64, bool) {
	digits := strings.TrimPrefix(s, "-")
	n, whole, fraction := int64(0), 0, -1
	for i := range len(digits) {
		switch c := digits[i]; {
		case c == '.' && fraction < 0:
			fraction = 0
			continue
		case c < '0' || c > '9':
			return 0, false
		case fraction < 0:
			whole++
		default:
			fraction++
		}
		if whole > 13 || fraction > 4 {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	if whole == 0 {
		return 0, false
	}
	for range 4 - max(fraction, 0) {
		n *= 10
	}
	if len(digits) < len(s) {
		n = -n
	}
	return n, true
}

func (t *Tally) Negate() {
	t.Units = -t.Units
	if t.Rest != nil {
		n := t.Rest.Neg()
		t.Rest = &n
	}
}
