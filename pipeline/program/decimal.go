package program

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/shopspring/decimal"
)

// Decimal is an exact decimal number. Amounts are never binary floating point.
// The zero Decimal is 0.
//
// Nearly every amount there is fits one word: its digits, and where the point
// stands among them. Such a one is added, multiplied and compared as a word, and
// what would not fit any more goes on in the library, whose results these are to
// the last digit. A million amounts as objects of the library would be most of the
// memory of a large company, and most of the time that it takes to add them.
type Decimal struct {
	large *decimal.Decimal // nil where small says it
	small int64            // the digits × 256, and the exponent of ten in the last byte
}

// mostDigits is the largest number of digits that fit beside an exponent.
const mostDigits = 1<<55 - 1

// Zero is the number 0.
var Zero = Decimal{}

// NewDecimal is a whole number.
func NewDecimal(n int64) Decimal { return NewScaled(n, 0) }

// NewScaled is n × 10^exp, exactly: NewScaled(12345, -2) is 123.45.
func NewScaled(n int64, exp int32) Decimal {
	if d, ok := packedDecimal(n, exp); ok {
		return d
	}
	return large(decimal.New(n, exp))
}

// ParseDecimal reads plain digits with an optional sign, point and exponent.
func ParseDecimal(s string) (Decimal, error) {
	d, err := decimal.NewFromString(s)
	return ofLibrary(d), err
}

// Divide is a/b to 28 places: far beyond a cent, so that an amount spread over
// days and added again prints as if it had been exact. b must not be zero.
func Divide(a, b Decimal) Decimal { return ofLibrary(a.library().DivRound(b.library(), 28)) }

// Round is the number to a count of places, half away from zero. It rounds to
// 18 places first, which undoes what Divide's last place may have lost.
func Round(d Decimal, places int32) Decimal {
	if d.large == nil && d.exp() >= -18 { // nothing was lost, and at 18 places it may not fit any more
		return d.Round(places)
	}
	return d.Round(18).Round(places)
}

func packedDecimal(digits int64, exp int32) (Decimal, bool) {
	ok := -mostDigits <= digits && digits <= mostDigits && exp == int32(int8(exp))
	return Decimal{small: digits<<8 | int64(uint8(exp))}, ok
}

func large(d decimal.Decimal) Decimal { return Decimal{large: &d} }

// ofLibrary is a number of the library.
func ofLibrary(d decimal.Decimal) Decimal {
	if d.NumDigits() <= 17 {
		if p, ok := packedDecimal(d.CoefficientInt64(), d.Exponent()); ok {
			return p
		}
	}
	return large(d)
}

// library is the number as the library has it.
func (d Decimal) library() decimal.Decimal {
	if d.large != nil {
		return *d.large
	}
	return decimal.New(d.digits(), d.exp())
}

func (d Decimal) digits() int64 { return d.small >> 8 }
func (d Decimal) exp() int32    { return int32(int8(d.small)) }

// tens are the powers of ten that fit a word.
var tens = func() (t [19]int64) {
	t[0] = 1
	for i := 1; i < len(t); i++ {
		t[i] = t[i-1] * 10
	}
	return t
}()

// scaled is n × 10^by; false where it does not fit.
func scaled(n int64, by int32) (int64, bool) {
	if by < 0 || int(by) >= len(tens) {
		return 0, n == 0 && by >= 0
	}
	return times(n, tens[by])
}

// times is a × b; false where it does not fit.
func times(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > mostDigits {
		return 0, false
	}
	if a < 0 != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// aligned are the digits of two numbers at the smaller of their exponents; false
// where these do not fit.
func aligned(a, b Decimal) (x, y int64, exp int32, ok bool) {
	if a.large != nil || b.large != nil {
		return 0, 0, 0, false
	}
	x, y, exp = a.digits(), b.digits(), min(a.exp(), b.exp())
	if by := a.exp() - exp; by > 0 {
		x, ok = scaled(x, by)
		return x, y, exp, ok
	}
	if by := b.exp() - exp; by > 0 {
		y, ok = scaled(y, by)
		return x, y, exp, ok
	}
	return x, y, exp, true
}

// Add is d + o.
func (d Decimal) Add(o Decimal) Decimal {
	if x, y, exp, ok := aligned(d, o); ok {
		if sum, ok := packedDecimal(x+y, exp); ok {
			return sum
		}
	}
	return ofLibrary(d.library().Add(o.library()))
}

// Sub is d - o.
func (d Decimal) Sub(o Decimal) Decimal { return d.Add(o.Neg()) }

// Neg is -d.
func (d Decimal) Neg() Decimal {
	if d.large != nil {
		return ofLibrary(d.large.Neg())
	}
	n, _ := packedDecimal(-d.digits(), d.exp())
	return n
}

// Abs is d without its sign.
func (d Decimal) Abs() Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// Mul is d × o.
func (d Decimal) Mul(o Decimal) Decimal {
	if d.large == nil && o.large == nil {
		if n, ok := times(d.digits(), o.digits()); ok {
			if product, ok := packedDecimal(n, d.exp()+o.exp()); ok {
				return product
			}
		}
	}
	return ofLibrary(d.library().Mul(o.library()))
}

// Shift is d × 10^by.
func (d Decimal) Shift(by int32) Decimal {
	if d.large == nil {
		if shifted, ok := packedDecimal(d.digits(), d.exp()+by); ok {
			return shifted
		}
	}
	return ofLibrary(d.library().Shift(by))
}

// Div is d / o to 16 places; see Divide for amounts. o must not be zero.
func (d Decimal) Div(o Decimal) Decimal { return ofLibrary(d.library().Div(o.library())) }

// Round is the number to a count of places, half away from zero.
func (d Decimal) Round(places int32) Decimal {
	if d.large != nil {
		return ofLibrary(d.large.Round(places))
	}
	by := d.exp() + places // the digits behind the places, if below zero
	if by == 0 {
		return d
	}
	n, ok := int64(0), true
	switch {
	case by > 0:
		n, ok = scaled(d.digits(), by)
	case int(-by) < len(tens):
		half := tens[-by] / 2
		if n = d.digits(); n < 0 {
			half = -half
		}
		n = (n + half) / tens[-by] // both are far from the ends of a word, or there is no half
	}
	if ok {
		if rounded, ok := packedDecimal(n, -places); ok {
			return rounded
		}
	}
	return ofLibrary(d.library().Round(places))
}

// Cmp is -1, 0 or 1 as d is below, equal to or above o.
func (d Decimal) Cmp(o Decimal) int {
	if x, y, _, ok := aligned(d, o); ok {
		return cmp.Compare(x, y)
	}
	return d.library().Cmp(o.library())
}

// Equal reports whether d = o.
func (d Decimal) Equal(o Decimal) bool { return d.Cmp(o) == 0 }

// GreaterThan reports whether d > o.
func (d Decimal) GreaterThan(o Decimal) bool { return d.Cmp(o) > 0 }

// GreaterThanOrEqual reports whether d ≥ o.
func (d Decimal) GreaterThanOrEqual(o Decimal) bool { return d.Cmp(o) >= 0 }

// LessThan reports whether d < o.
func (d Decimal) LessThan(o Decimal) bool { return d.Cmp(o) < 0 }

// LessThanOrEqual reports whether d ≤ o.
func (d Decimal) LessThanOrEqual(o Decimal) bool { return d.Cmp(o) <= 0 }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	if d.large != nil {
		return d.large.Sign()
	}
	return cmp.Compare(d.digits(), 0)
}

// IsZero reports whether d is 0.
func (d Decimal) IsZero() bool { return d.Sign() == 0 }

// IsNegative reports whether d is below 0.
func (d Decimal) IsNegative() bool { return d.Sign() < 0 }

// IsPositive reports whether d is above 0.
func (d Decimal) IsPositive() bool { return d.Sign() > 0 }

// Exponent is that of ten in the number as it was written: -2 of 1.50.
func (d Decimal) Exponent() int32 {
	if d.large != nil {
		return d.large.Exponent()
	}
	return d.exp()
}

// Coefficient is the number's digits, of which Exponent says where the point stands.
func (d Decimal) Coefficient() *big.Int { return d.library().Coefficient() }

// Ceil is the smallest whole number that is not below d.
func (d Decimal) Ceil() Decimal { return ofLibrary(d.library().Ceil()) }

// Truncate is the number without what stands behind so many places.
func (d Decimal) Truncate(places int32) Decimal { return ofLibrary(d.library().Truncate(places)) }

// IsInteger reports whether d is a whole number.
func (d Decimal) IsInteger() bool {
	if d.large == nil && d.exp() >= 0 {
		return true
	}
	return d.library().IsInteger()
}

// IntPart is the number without what stands behind the point.
func (d Decimal) IntPart() int64 { return d.library().IntPart() }

// Float64 is the nearest binary number, and whether it is the same; for drawing.
func (d Decimal) Float64() (float64, bool) { return d.library().Float64() }

// InexactFloat64 is the nearest binary number; for drawing.
func (d Decimal) InexactFloat64() float64 { return d.library().InexactFloat64() }

// String is the number in plain digits.
func (d Decimal) String() string {
	if d.large == nil && d.exp() == 0 {
		return strconv.FormatInt(d.digits(), 10)
	}
	return d.library().String()
}

// StringFixed is the number with so many places, rounded half away from zero.
func (d Decimal) StringFixed(places int32) string { return d.library().StringFixed(places) }

// Format prints the number for a verb.
func (d Decimal) Format(f fmt.State, verb rune) { d.library().Format(f, verb) }

// MarshalText is the number in plain digits.
func (d Decimal) MarshalText() ([]byte, error) { return d.library().MarshalText() }

// UnmarshalText reads what MarshalText wrote.
func (d *Decimal) UnmarshalText(text []byte) error {
	var l decimal.Decimal
	err := l.UnmarshalText(text)
	*d = ofLibrary(l)
	return err
}

// MarshalJSON is the number as a text of plain digits.
func (d Decimal) MarshalJSON() ([]byte, error) { return d.library().MarshalJSON() }

// UnmarshalJSON reads a number, or a text with one.
func (d *Decimal) UnmarshalJSON(text []byte) error {
	var l decimal.Decimal
	err := l.UnmarshalJSON(text)
	*d = ofLibrary(l)
	return err
}
