package numfmt

import (
	"bytes"
	"strconv"
)

// A Decimal is a number as digits and a place: 0.DIGITS × 10^point. It is exact,
// has no leading or trailing zeros, and zero has no digits.
type Decimal struct {
	Neg    bool
	Digits []byte
	Point  int
}

// mostDigits is how many significant digits a spreadsheet program keeps.
const mostDigits = 15

// ReadDecimal reads a number as files write it: "-12.50", "1.0000000000000001E-1".
// What is written with more digits than a spreadsheet program keeps is the
// residue of binary fractions and rounded to 15, whole numbers apart.
func ReadDecimal(dst *Decimal, s []byte) bool {
	*dst = Decimal{Digits: dst.Digits[:0]}
	s = bytes.TrimSpace(s)
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		dst.Neg = s[0] == '-'
		s = s[1:]
	}
	seen, dot, i := 0, -1, 0
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			dst.Digits = append(dst.Digits, c)
			seen++
			continue
		case c == '.' && dot < 0:
			dot = seen
			continue
		}
		break
	}
	if seen == 0 || seen > 400 {
		return false
	}
	if dst.Point = seen; dot >= 0 {
		dst.Point = dot
	}
	if i < len(s) {
		if s[i] != 'e' && s[i] != 'E' {
			return false
		}
		e, err := strconv.Atoi(string(s[i+1:]))
		if err != nil || e > 400 || e < -400 {
			return false
		}
		dst.Point += e
	}
	dst.trim()
	if len(dst.Digits) > mostDigits && (len(dst.Digits) > 18 || dst.Point < len(dst.Digits)) {
		dst.round(mostDigits)
	}
	return true
}

// trim takes zeros off both ends.
func (d *Decimal) trim() {
	for len(d.Digits) > 0 && d.Digits[len(d.Digits)-1] == '0' {
		d.Digits = d.Digits[:len(d.Digits)-1]
	}
	zeros := 0
	for zeros < len(d.Digits) && d.Digits[zeros] == '0' {
		zeros++
	}
	d.Digits = d.Digits[:copy(d.Digits, d.Digits[zeros:])]
	d.Point -= zeros
	if len(d.Digits) == 0 {
		d.Point, d.Neg = 0, false
	}
}

// round keeps the first n digits, half away from zero; n may be below zero.
func (d *Decimal) round(n int) {
	if n >= len(d.Digits) {
		return
	}
	if n < 0 {
		d.Digits, d.Point, d.Neg = d.Digits[:0], 0, false
		return
	}
	up := d.Digits[n] >= '5'
	d.Digits = d.Digits[:n]
	if up {
		i := n - 1
		for i >= 0 && d.Digits[i] == '9' {
			d.Digits[i] = '0'
			i--
		}
		if i >= 0 {
			d.Digits[i]++
		} else {
			d.Digits = append(d.Digits[:0], '1')
			d.Point++
		}
	}
	d.trim()
}

// roundTo keeps a number of places behind the point.
func (d *Decimal) roundTo(places int) { d.round(d.Point + places) }

// AppendPlain appends the number without exponent or grouping.
func (d *Decimal) AppendPlain(dst []byte) []byte {
	if d.Neg {
		dst = append(dst, '-')
	}
	dst = d.appendWhole(dst)
	if d.Point >= len(d.Digits) {
		return dst
	}
	dst = append(dst, '.')
	for i := d.Point; i < 0; i++ {
		dst = append(dst, '0')
	}
	return append(dst, d.Digits[max(d.Point, 0):]...)
}

// appendWhole appends the digits ahead of the point, "0" where there are none.
func (d *Decimal) appendWhole(dst []byte) []byte {
	if d.Point <= 0 {
		return append(dst, '0')
	}
	for i := range d.Point {
		dst = append(dst, d.Digit(i))
	}
	return dst
}

// Digit is the i-th digit; zero behind the last.
func (d *Decimal) Digit(i int) byte {
	if i < 0 || i >= len(d.Digits) {
		return '0'
	}
	return d.Digits[i]
}

// Float is the number as a binary fraction, for serial dates and conditions.
func (d *Decimal) Float() float64 {
	f, _ := strconv.ParseFloat(string(d.AppendPlain(make([]byte, 0, 40))), 64)
	return f
}
