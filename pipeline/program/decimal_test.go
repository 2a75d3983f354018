package program

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// number draws numbers of every size, most of them near the ends of a word, of an
// exponent's byte, and of what half a cent is.
func number(t *rapid.T, label string) decimal.Decimal {
	digits := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-100_000, 100_000), rapid.Int64Range(mostDigits-3, mostDigits+3),
		rapid.Int64Range(-mostDigits-3, -mostDigits+3),
		rapid.SampledFrom([]int64{0, 1, -1, 5, 50, 500, 5_000_000_000_000_000, -5_000_000_000_000_000, 1<<63 - 1, -1 << 63})).Draw(t, label)
	exp := rapid.OneOf(rapid.Int32Range(-6, 3), rapid.Int32Range(-40, 40), rapid.Int32Range(-130, -126), rapid.Int32Range(125, 130)).Draw(
		t, label+"'s exponent")
	d := decimal.New(digits, exp)
	if rapid.IntRange(0, 9).Draw(t, label+" is long") == 0 {
		d = d.Mul(decimal.New(rapid.Int64().Draw(t, label+" times"), 0))
	}
	return d
}

// TestANumberIsTheLibrarysToTheLastDigit: whether it fits a word or not, every
// result is the library's, and so is where its point stands.
func TestANumberIsTheLibrarysToTheLastDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := number(t, "x"), number(t, "y")
		if n := magnitude(x.CoefficientInt64()); n > 1<<9 && rapid.Bool().Draw(t, "their product is near the end of a word") {
			y = decimal.New(int64(math.MaxUint64/n)+rapid.Int64Range(-1, 1).Draw(t, "by"),
				rapid.Int32Range(-3, 3).Draw(t, "y's other exponent"))
		}
		a, b := ofLibrary(x), ofLibrary(y)
		places := rapid.Int32Range(-6, 30).Draw(t, "places")
		same := func(what string, got Decimal, want decimal.Decimal) {
			l := got.library()
			if l.Coefficient().Cmp(want.Coefficient()) != 0 || l.Exponent() != want.Exponent() || got.Exponent() != want.Exponent() {
				t.Fatalf("%s of %s and %s is %sE%d, the library says %sE%d", what, x, y, l.Coefficient(), l.Exponent(), want.Coefficient(),
					want.Exponent())
			}
			if (got.large == nil) != (ofLibrary(want).large == nil) {
				t.Fatalf("%s of %s and %s is held in two ways", what, x, y)
			}
		}
		equal := func(what string, got, want any) {
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%s of %s and %s is %v, the library says %v", what, x, y, got, want)
			}
		}
		same("x", a, x)
		same("the sum", a.Add(b), x.Add(y))
		same("the difference", a.Sub(b), x.Sub(y))
		same("the product", a.Mul(b), x.Mul(y))
		same("minus", a.Neg(), x.Neg())
		same("the magnitude", a.Abs(), x.Abs())
		same("round", a.Round(places), x.Round(places))
		same("shift", a.Shift(places), x.Shift(places))
		same("round twice", Round(a, places), x.Round(18).Round(places))
		same("ceil", a.Ceil(), x.Ceil())
		same("truncate", a.Truncate(places), x.Truncate(places))
		if y.Sign() != 0 {
			same("the quotient", Divide(a, b), x.DivRound(y, 28))
			same("the short quotient", a.Div(b), x.Div(y))
		}
		equal("cmp", a.Cmp(b), x.Cmp(y))
		equal("order", []bool{a.LessThan(b), a.LessThanOrEqual(b), a.Equal(b), a.GreaterThanOrEqual(b), a.GreaterThan(b)},
			[]bool{x.LessThan(y), x.LessThanOrEqual(y), x.Equal(y), x.GreaterThanOrEqual(y), x.GreaterThan(y)})
		equal("sign", []any{a.Sign(), a.IsZero(), a.IsNegative(), a.IsPositive(), a.IsInteger()},
			[]any{x.Sign(), x.IsZero(), x.IsNegative(), x.IsPositive(), x.IsInteger()})
		equal("text", a.String(), x.String())
		equal("text", fmt.Sprintf("%v %s", a, a), fmt.Sprintf("%v %s", x, x))
		equal("fixed text", a.StringFixed(max(places, 0)), x.StringFixed(max(places, 0)))
		equal("whole part", a.IntPart(), x.IntPart())
		equal("binary", a.InexactFloat64(), x.InexactFloat64())
		text, err := json.Marshal(a)
		want, _ := json.Marshal(x)
		var again Decimal
		if err != nil || string(text) != string(want) || json.Unmarshal(text, &again) != nil || !again.Equal(a) {
			t.Fatalf("%s is written %s (%v) and read %s", x, text, err, again)
		}
		read, err := ParseDecimal(x.String())
		if err != nil || !read.Equal(a) {
			t.Fatalf("%s is read as %s, %v", x, read, err)
		}
		units, ok := wholeUnits(a)
		scaled := x.Shift(unitPlaces)
		if whole := scaled.IsInteger() && scaled.BigInt().IsInt64(); ok && (!whole || units != scaled.IntPart()) || !ok && whole &&
			-6 <= x.Exponent() && x.Exponent() <= 3 && units != 0 {
			t.Fatalf("%s is %d units (%t), the library says %s", x, units, ok, scaled)
		}
	})
}

// TestMostAmountsAreNoObjects: amounts to a cent or a ten-thousandth, added and
// multiplied by a rate, take no memory of their own.
func TestMostAmountsAreNoObjects(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	sum := Zero
	if n := testing.AllocsPerRun(100, func() {
		for range 100 {
			a := NewScaled(rng.Int64N(1_000_000_000), -2)
			sum = sum.Add(a).Add(Round(a.Mul(NewScaled(11234, -4)), 2))
			if sum.Cmp(a) < 0 || sum.IsNegative() {
				t.Fatal(sum)
			}
		}
	}); n > 0 {
		t.Errorf("%.0f allocations for 300 amounts", n)
	}
}
