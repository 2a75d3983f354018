package intake

import (
	"cmp"
	"sponsorbook/pipeline/program"
	"strings"
)

// A quantity is an exact amount: a count of ten-thousandths where that is
// exact, which nearly every amount is, else a decimal. Adding a million of
// them as decimals would cost a million allocations.
type quantity struct {
	units int64 // of 1/10,000; used when exact is nil
	exact *program.Decimal
}

// A tally is a sum of quantities.
type tally struct {
	units int64
	rest  *program.Decimal
}

const unitsAtMost = 1 << 61 // far from overflow when two are added

func (t *tally) add(q quantity) {
	if q.exact == nil && q.units < unitsAtMost && q.units > -unitsAtMost && t.units < unitsAtMost && t.units > -unitsAtMost {
		t.units += q.units
		return
	}
	sum := q.decimal()
	if t.rest != nil {
		sum = t.rest.Add(sum)
	}
	t.rest = &sum
}

// less is the tally without what another one holds.
func (t tally) less(o tally) tally {
	if t.rest == nil && o.rest == nil {
		return tally{units: t.units - o.units}
	}
	d := t.decimal().Sub(o.decimal())
	return tally{rest: &d}
}

func (t tally) decimal() program.Decimal {
	d := quantity{units: t.units}.decimal()
	if t.rest != nil {
		d = d.Add(*t.rest)
	}
	return d
}

func (q quantity) decimal() program.Decimal {
	if q.exact != nil {
		return *q.exact
	}
	return program.NewScaled(q.units, -4)
}

// sign is -1, 0 or 1.
func (q quantity) sign() int {
	if q.exact != nil {
		return q.exact.Sign()
	}
	return cmp.Compare(q.units, 0)
}

// plainQuantity reads plain digits ("-1234.5"), the exact value of a number
// cell. It is false for text that is none.
func plainQuantity(s string) (quantity, bool) {
	if units, ok := plainUnits(s); ok {
		return quantity{units: units}, true
	}
	d, err := program.ParseDecimal(s)
	if err != nil || d.Exponent() > 60 || d.Exponent() < -60 {
		return quantity{}, false
	}
	return quantity{exact: &d}, true
}

// plainUnits reads digits that ten-thousandths hold exactly: at most thirteen
// before the point and four behind it.
func plainUnits(s string) (int64, bool) {
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

func (t *tally) negate() {
	t.units = -t.units
	if t.rest != nil {
		n := t.rest.Neg()
		t.rest = &n
	}
}
