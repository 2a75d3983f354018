package value

import (
	"strings"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// A Number is what a cell with a number says.
type Number struct {
	Value    program.Decimal // of "12 %" it is 0.12, of "$1.2M" it is 1,200,000
	Currency string          // ISO 4217, where the cell names one: "€", "CHF"
	Sign     string          // a sign that several countries share: "$", "¥", "kr"
	Percent  bool
	Scaled   bool // the cell has a multiplier of its own: "1.2m", "3 Mio."
}

// A NumberStyle says how the numbers of a column are written.
type NumberStyle struct {
	// Decimal is '.' or ','; 0 when the column does not tell.
	Decimal   byte
	Certainty Certainty
	// Example is a cell that shows why: the proof, or one that reads two ways.
	Example string
	// Crores is set where "Cr" behind an amount means ten millions, as beside lakhs, and
	// not the credit side of a ledger.
	Crores bool
	// Mixed is set where cells prove both styles. Each such cell is still read
	// as it proves itself.
	Mixed bool
}

// Point and Comma are the styles of somebody who was asked.
var (
	Point = NumberStyle{Decimal: '.', Certainty: Proven}
	Comma = NumberStyle{Decimal: ',', Certainty: Proven}
)

// Parse reads a number in the style of its column. A cell that proves its own
// style ("1.234,56") is read as it stands; one that reads two ways ("1.234")
// follows the style, and is refused where the style is not known. Blank cells
// and anything that is not wholly a number are refused.
func (y NumberStyle) Parse(text string) (Number, bool) {
	if n, ok := y.parsePlain(text); ok {
		return n, true
	}
	if y.Crores {
		text = spellCrore(text)
	}
	s, ok := scan(text)
	if !ok {
		return Number{}, false
	}
	r, ok := s.read()
	if !ok {
		return Number{}, false
	}
	if r.ambiguous != 0 {
		if y.Decimal == 0 {
			return Number{}, false
		}
		if r.ambiguous == y.Decimal {
			r.decimals = 3
		}
	}
	return s.number(r.decimals)
}

// Cell reads a cell: a numeric one exactly, with the currency or percent sign
// of its format, a text one in the style of its column.
func (y NumberStyle) Cell(c table.Cell) (Number, bool) {
	switch c.Kind {
	case table.Number:
		n, ok := Point.Parse(c.Value)
		if !ok {
			return Number{}, false
		}
		if n.Percent = strings.TrimSpace(c.Unit) == "%"; !n.Percent {
			n.Currency, n.Sign = currencyWord(strings.ToLower(strings.TrimSpace(c.Unit)))
		}
		return n, true
	case table.Text:
		return y.Parse(c.Text)
	}
	return Number{}, false
}

// parsePlain reads what most cells hold: digits, perhaps a minus, perhaps one
// point where the point is the decimal sign.
func (y NumberStyle) parsePlain(text string) (Number, bool) {
	s, negative := text, false
	if s != "" && s[0] == '-' {
		s, negative = s[1:], true
	}
	if len(s) == 0 || len(s) > 18 || s[0] < '0' || s[0] > '9' {
		return Number{}, false
	}
	var v int64
	point := -1
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			v = v*10 + int64(c-'0')
		case c == '.' && point < 0 && y.Decimal == '.' && i+1 < len(s):
			point = i
		default:
			return Number{}, false
		}
	}
	if negative {
		v = -v
	}
	if point < 0 {
		return Number{Value: program.NewDecimal(v)}, true
	}
	return Number{Value: program.NewScaled(v, int32(point+1-len(s)))}, true
}

// number is the value of a shape with its last digits as decimals, and with
// what stands around them.
func (s *shape) number(decimals int) (Number, bool) {
	a, ok := s.affixes()
	if !ok {
		return Number{}, false
	}
	exp := s.exponent + a.power - int32(decimals)
	if a.percent {
		exp -= 2
	}
	n := Number{Currency: a.currency, Sign: a.sign, Percent: a.percent, Scaled: a.scaled}
	n.Value = s.scaled(exp)
	if a.negative {
		n.Value = n.Value.Neg()
	}
	return n, true
}

// scaled is the digits × 10^exp.
func (s *shape) scaled(exp int32) program.Decimal {
	if s.n > 18 {
		d, _ := program.ParseDecimal(string(s.digits[:s.n])) // digits alone always parse
		return d.Shift(exp)
	}
	var v int64
	for _, c := range s.digits[:s.n] {
		v = v*10 + int64(c-'0')
	}
	return program.NewScaled(v, exp)
}
