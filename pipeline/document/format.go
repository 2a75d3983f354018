package document

import (
	"strings"

	"sponsorbook/pipeline/program"
)

// minus is the sign of a negative number: as wide as a digit, unlike a hyphen.
const minus = "−"

// number is a number with its thousands grouped, rounded to a count of places.
func (s speech) number(d program.Decimal, places int32) string {
	d = program.Round(d, places)
	whole, fraction, _ := strings.Cut(d.Abs().StringFixed(places), ".")
	text := s.grouped(whole)
	if fraction != "" {
		text += s.point + fraction
	}
	if d.Sign() < 0 {
		return minus + text
	}
	return text
}

// whole is a count with its thousands grouped.
func (s speech) whole(n int) string { return s.number(program.NewDecimal(int64(n)), 0) }

// grouped is digits with a separator before each three from the right.
func (s speech) grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + s.group + digits[i:]
	}
	return digits
}

// shortest is a number with up to a count of places, without trailing zeros.
func (s speech) shortest(d program.Decimal, places int32) string {
	for ; places > 0; places-- {
		if !program.Round(d, places).Equal(program.Round(d, places-1)) {
			break
		}
	}
	return s.number(d, places)
}

var (
	million = program.NewDecimal(1_000_000)
	billion = program.NewDecimal(1_000_000_000)
	hundred = program.NewDecimal(100)
	ten     = program.NewDecimal(10)
)

// money is an amount as a page for executives prints it: "€6.42 m", "€84,000".
func (s speech) money(d program.Decimal, currency string) string {
	abs := program.Round(d.Abs(), 0)
	switch {
	case abs.GreaterThanOrEqual(billion):
		return s.scaled(d, billion, s.billion, currency)
	case abs.GreaterThanOrEqual(million):
		return s.scaled(d, million, s.million, currency)
	case abs.GreaterThanOrEqual(hundred):
		return s.signed(d, s.number(d.Abs(), 0), currency)
	}
	return s.exact(d, currency)
}

// scaled is an amount in millions or billions to about three figures.
func (s speech) scaled(d, unit program.Decimal, word, currency string) string {
	v := program.Divide(d.Abs(), unit)
	places := int32(1)
	if v.LessThan(ten) {
		places = 2
	}
	return s.signed(d, s.shortest(v, places)+space+word, currency)
}

// exact is an amount to the cent with its thousands grouped; whole amounts
// print no cents.
func (s speech) exact(d program.Decimal, currency string) string {
	return s.signed(d, s.number(d.Abs(), centsOf(d)), currency)
}

// fixed is an amount to a count of places: for columns that must line up.
func (s speech) fixed(d program.Decimal, places int32, currency string) string {
	return s.signed(d, s.number(d.Abs(), places), currency)
}

// centsOf is how many places an amount needs: two, or none when it is whole.
func centsOf(d program.Decimal) int32 {
	if program.Round(d, 2).IsInteger() {
		return 0
	}
	return 2
}

// signs are the currencies that print as a sign; the others as their code.
var signs = map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "CN¥",
	"INR": "₹", "KRW": "₩", "AUD": "A$", "CAD": "CA$", "NZD": "NZ$", "HKD": "HK$"}

// signed sets the currency and the sign to an amount's digits. An unknown
// currency prints without a sign.
func (s speech) signed(d program.Decimal, digits, currency string) string {
	currency = strings.TrimSpace(Clean(currency))
	sign, ok := signs[currency]
	switch {
	case currency == "":
	case s.after && ok:
		digits += space + sign
	case s.after:
		digits += space + currency
	case ok:
		digits = sign + digits
	default:
		digits = currency + space + digits
	}
	if d.Sign() < 0 {
		return minus + digits
	}
	return digits
}

// percent is a fraction in percent, to a count of places. What is not quite all
// or not quite nothing never prints as 100 or 0.
func (s speech) percent(fraction program.Decimal, places int32) string {
	v := program.Round(fraction.Mul(hundred), 12)
	for range 3 {
		if r := program.Round(v, places); r.Equal(v) || !r.IsZero() && !r.Abs().Equal(hundred) {
			return s.number(v, places) + space + "%"
		}
		places++
	}
	switch {
	case v.Abs().GreaterThan(ten) && v.Abs().LessThan(hundred):
		return ">" + space + s.number(program.NewDecimal(999).Div(ten), 1) + space + "%"
	case v.Abs().LessThan(ten):
		return "<" + space + s.number(program.NewDecimal(1).Div(hundred), 2) + space + "%"
	}
	return s.number(v, 0) + space + "%"
}

// change is a change in percent with its sign: "+8 %", "−23 %".
func (s speech) change(fraction program.Decimal) string {
	return plus(fraction) + s.percent(fraction, 0)
}

// plus is "+" before what grew.
func plus(d program.Decimal) string {
	if d.Sign() > 0 {
		return "+"
	}
	return ""
}

// ofMoney is an amount in the currency of its source.
func (s speech) ofMoney(m program.Money, reporting string) string {
	if !m.Known {
		return ""
	}
	currency := m.Currency
	if currency == "" {
		currency = reporting
	}
	return s.exact(m.Amount, currency)
}

// units are how a quantity of a unit prints.
var units = map[string]func(s speech, d program.Decimal, currency string) string{
	"money":   func(s speech, d program.Decimal, currency string) string { return s.money(d, currency) },
	"percent": func(s speech, d program.Decimal, _ string) string { return s.percent(d, 0) },
	"count":   func(s speech, d program.Decimal, _ string) string { return s.shortest(d, 1) },
	"ratio":   func(s speech, d program.Decimal, _ string) string { return s.number(d, 2) },
	"points":  func(s speech, d program.Decimal, _ string) string { return plus(d) + s.shortest(d, 1) },
	"days":    func(s speech, d program.Decimal, _ string) string { return s.nouned(d, "day", "days") },
	"hours":   func(s speech, d program.Decimal, _ string) string { return s.nouned(d, "hour", "hours") },
}

func (s speech) nouned(d program.Decimal, one, many string) string {
	if d.Equal(program.NewDecimal(1)) {
		return "1" + space + s.say(one)
	}
	return s.shortest(d, 1) + space + s.say(many)
}

// quantity is a measured number in its unit; "" when it is not known.
func (s speech) quantity(q program.Quantity, currency string) string {
	if !q.Known {
		return ""
	}
	if print, ok := units[q.Unit]; ok {
		return print(s, q.Value, currency)
	}
	return joined(" ", s.shortest(q.Value, 2), s.term(q.Unit))
}

// float is a number for drawing only; never printed.
func float(d program.Decimal) float64 { return d.InexactFloat64() }
