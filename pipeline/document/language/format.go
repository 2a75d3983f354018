package language

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// minus is the sign of a negative number: as wide as a digit, unlike a hyphen.
const minus = "−"

// Number is a number with its thousands grouped, rounded to a count of places.
func (s Speech) Number(d program.Decimal, places int32) string {
	d = program.Round(d, places)
	whole, fraction, _ := strings.Cut(d.Abs().StringFixed(places), ".")
	text := s.grouped(whole)
	if fraction != "" {
		text += s.said.Point + fraction
	}
	if d.Sign() < 0 {
		return minus + text
	}
	return text
}

// Whole is a count with its thousands grouped.
func (s Speech) Whole(n int) string { return s.Number(program.NewDecimal(int64(n)), 0) }

// grouped is digits with a separator before each three from the right.
func (s Speech) grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + s.said.Group + digits[i:]
	}
	return digits
}

// Shortest is a number with up to a count of places, without trailing zeros.
func (s Speech) Shortest(d program.Decimal, places int32) string {
	for ; places > 0; places-- {
		if !program.Round(d, places).Equal(program.Round(d, places-1)) {
			break
		}
	}
	return s.Number(d, places)
}

var (
	Million = program.NewDecimal(1_000_000)
	Billion = program.NewDecimal(1_000_000_000)
	hundred = program.NewDecimal(100)
	ten     = program.NewDecimal(10)
	tenth   = program.NewDecimal(100_000) // of a million
)

// A pageUnit is the unit of all amounts of a page.
type pageUnit uint8

const (
	eachItsOwn pageUnit = iota
	inMillions
	inWhole
	byLargest // millions to two places from a tenth of one on, whole units below
)

// leastInMillions is the sum from which a page prints all of its amounts in millions.
var leastInMillions = program.NewDecimal(10_000_000)

// OnePrecision is the speech for a page whose amounts are all printed to one precision, by
// their sum and the largest of them: in millions, or in whole units of the currency.
func (s Speech) OnePrecision(sum, largest program.Decimal) Speech {
	s.page = inWhole
	if sum.GreaterThanOrEqual(leastInMillions) || largest.GreaterThanOrEqual(Million) {
		s.page = inMillions
	}
	return s
}

// OfPage is the speech for a page about one account or a few, by the largest amount on it:
// beside millions, amounts from a tenth of one on are in millions to two places, "€0.39 m"
// beside "€3.40 m", and what is less is in whole units, as an invoice tells it; a page
// without a million is all in whole units.
func (s Speech) OfPage(largest program.Decimal) Speech {
	s.page = inWhole
	if program.Round(largest.Abs(), 0).GreaterThanOrEqual(Million) {
		s.page = byLargest
	}
	return s
}

// Amount is an amount as a page for executives prints it: "€6.42 m", "€84,000".
func (s Speech) Amount(d program.Decimal, currency string) string {
	abs := program.Round(d.Abs(), 0)
	switch {
	case s.page == inWhole:
		return s.least(d, program.NewDecimal(1), func(x program.Decimal) string { return s.signed(x, s.Number(x.Abs(), 0), currency) })
	case s.page == inMillions && abs.LessThan(Billion):
		return s.least(d, Million.Shift(-2), func(x program.Decimal) string { return s.figured(x, Million, s.said.Million, currency) })
	case s.page == byLargest && abs.GreaterThanOrEqual(tenth) && abs.LessThan(Billion):
		return s.figured(d, Million, s.said.Million, currency)
	case abs.GreaterThanOrEqual(Billion):
		return s.scaled(d, Billion, s.said.Billion, currency)
	case abs.GreaterThanOrEqual(Million):
		return s.scaled(d, Million, s.said.Million, currency)
	case abs.GreaterThanOrEqual(hundred):
		return s.signed(d, s.Number(d.Abs(), 0), currency)
	}
	return s.Exact(d, currency)
}

// scaled is an amount in millions or billions to about three figures.
func (s Speech) scaled(d, unit program.Decimal, word, currency string) string {
	v := program.Divide(d.Abs(), unit)
	places := int32(1)
	if v.LessThan(ten) {
		places = 2
	}
	return s.signed(d, s.Shortest(v, places)+Space+word, currency)
}

// figured is the same with all of its figures: "€13.0 m" beside "€9.50 m".
func (s Speech) figured(d, unit program.Decimal, word, currency string) string {
	v := program.Divide(d.Abs(), unit)
	places := int32(1)
	if program.Round(v, 2).LessThan(ten) {
		places = 2
	}
	return s.signed(d, s.Number(v, places)+Space+word, currency)
}

// least prints an amount by a precision; what is not nothing and would print as nothing is
// said to be less than the least.
func (s Speech) least(d, unit program.Decimal, print func(program.Decimal) string) string {
	if d.Sign() != 0 && d.Abs().Add(d.Abs()).LessThan(unit) {
		return "<" + Space + print(unit)
	}
	return print(d)
}

// Exact is an amount to the cent with its thousands grouped; whole amounts
// print no cents.
func (s Speech) Exact(d program.Decimal, currency string) string {
	return s.signed(d, s.Number(d.Abs(), CentsOf(d)), currency)
}

// Fixed is an amount to a count of places: for columns that must line up.
func (s Speech) Fixed(d program.Decimal, places int32, currency string) string {
	return s.signed(d, s.Number(d.Abs(), places), currency)
}

// CentsOf is how many places an amount needs: two, or none when it is whole.
func CentsOf(d program.Decimal) int32 {
	if program.Round(d, 2).IsInteger() {
		return 0
	}
	return 2
}

// Signs are the currencies that print as a sign; the others as their code.
var Signs = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "CN¥",
	"INR": "₹", "KRW": "₩", "AUD": "A$", "CAD": "CA$", "NZD": "NZ$", "HKD": "HK$"}

// Unit is what amounts are counted in, such as "€ million" or "Mio. €": the word of the scale
// ("" for amounts as they are) on the side of the currency that amounts stand on.
func (s Speech) Unit(word, currency string) string {
	currency = strings.TrimSpace(document.Clean(currency))
	if sign, ok := Signs[currency]; ok {
		currency = sign
	}
	if s.said.After {
		return strings.TrimSpace(word + Space + currency)
	}
	return strings.TrimSpace(currency + " " + word)
}

// signed sets the currency and the sign to an amount's digits. An unknown
// currency prints without a sign.
func (s Speech) signed(d program.Decimal, digits, currency string) string {
	currency = strings.TrimSpace(document.Clean(currency))
	sign, ok := Signs[currency]
	switch {
	case currency == "":
	case s.said.After && ok:
		digits += Space + sign
	case s.said.After:
		digits += Space + currency
	case ok:
		digits = sign + digits
	default:
		digits = currency + Space + digits
	}
	if d.Sign() < 0 {
		return minus + digits
	}
	return digits
}

// Percent is a fraction in percent, to a count of places. What is not quite all
// or not quite nothing never prints as 100 or 0.
func (s Speech) Percent(fraction program.Decimal, places int32) string {
	v := program.Round(fraction.Mul(hundred), 12)
	for range 3 {
		if r := program.Round(v, places); r.Equal(v) || !r.IsZero() && !r.Abs().Equal(hundred) {
			return s.Number(v, places) + Space + "%"
		}
		places++
	}
	switch {
	case v.Abs().GreaterThan(ten) && v.Abs().LessThan(hundred):
		return ">" + Space + s.Number(program.NewDecimal(999).Div(ten), 1) + Space + "%"
	case v.Abs().LessThan(ten):
		return "<" + Space + s.Number(program.NewDecimal(1).Div(hundred), 2) + Space + "%"
	}
	return s.Number(v, 0) + Space + "%"
}

// Change is a change in percent with its sign: "+8 %", "−23 %".
func (s Speech) Change(fraction program.Decimal) string {
	return Plus(fraction) + s.Percent(fraction, 0)
}

// Plus is "+" before what grew.
func Plus(d program.Decimal) string {
	if d.Sign() > 0 {
		return "+"
	}
	return ""
}

// OfMoney is an amount in the currency of its source.
func (s Speech) OfMoney(m program.Money, reporting string) string {
	if !m.Known {
		return ""
	}
	currency := m.Currency
	if currency == "" {
		currency = reporting
	}
	return s.Exact(m.Amount, currency)
}

// units are how a quantity of a unit prints.
var units = map[string]func(s Speech, d program.Decimal, currency string) string{
	"money":   func(s Speech, d program.Decimal, currency string) string { return s.Amount(d, currency) },
	"percent": func(s Speech, d program.Decimal, _ string) string { return s.Percent(d, 0) },
	"count":   func(s Speech, d program.Decimal, _ string) string { return s.Shortest(d, 1) },
	"ratio":   func(s Speech, d program.Decimal, _ string) string { return s.Number(d, 2) },
	"points": func(s Speech, d program.Decimal, _ string) string { // whole: a margin is many of them
		return Plus(program.Round(d, 0)) + s.Number(d, 0)
	},
	"days":  func(s Speech, d program.Decimal, _ string) string { return s.nouned(d, "day", "days") },
	"hours": func(s Speech, d program.Decimal, _ string) string { return s.nouned(d, "hour", "hours") },
}

func (s Speech) nouned(d program.Decimal, one, many string) string {
	if d.Equal(program.NewDecimal(1)) {
		return "1" + Space + s.Say(one)
	}
	return s.Shortest(d, 1) + Space + s.Say(many)
}

// Quantity is a measured number in its unit; "" when it is not known.
func (s Speech) Quantity(q program.Quantity, currency string) string {
	if !q.Known {
		return ""
	}
	if print, ok := units[q.Unit]; ok {
		return print(s, q.Value, currency)
	}
	return span.Joined(" ", s.Shortest(q.Value, 2), s.Term(q.Unit))
}

// Float is a number for drawing only; never printed.
func Float(d program.Decimal) float64 { return d.InexactFloat64() }
