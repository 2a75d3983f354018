package table

import (
	"bytes"
	"strconv"
)

// A decimal is a number as digits and a place: 0.DIGITS × 10^point. It is exact,
// has no leading or trailing zeros, and zero has no digits.
type decimal struct {
	neg    bool
	digits []byte
	point  int
}

// mostDigits is how many significant digits a spreadsheet program keeps.
const mostDigits = 15

// readDecimal reads a number as files write it: "-12.50", "1.0000000000000001E-1".
// What is written with more digits than a spreadsheet program keeps is the
// residue of binary fractions and rounded to 15, whole numbers apart.
func readDecimal(dst *decimal, s []byte) bool {
	*dst = decimal{digits: dst.digits[:0]}
	s = bytes.TrimSpace(s)
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		dst.neg = s[0] == '-'
		s = s[1:]
	}
	seen, dot, i := 0, -1, 0
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			dst.digits = append(dst.digits, c)
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
	if dst.point = seen; dot >= 0 {
		dst.point = dot
	}
	if i < len(s) {
		if s[i] != 'e' && s[i] != 'E' {
			return false
		}
		e, err := strconv.Atoi(string(s[i+1:]))
		if err != nil || e > 400 || e < -400 {
			return false
		}
		dst.point += e
	}
	dst.trim()
	if len(dst.digits) > mostDigits && (len(dst.digits) > 18 || dst.point < len(dst.digits)) {
		dst.round(mostDigits)
	}
	return true
}

// trim takes zeros off both ends.
func (d *decimal) trim() {
	for len(d.digits) > 0 && d.digits[len(d.digits)-1] == '0' {
		d.digits = d.digits[:len(d.digits)-1]
	}
	zeros := 0
	for zeros < len(d.digits) && d.digits[zeros] == '0' {
		zeros++
	}
	d.digits = d.digits[:copy(d.digits, d.digits[zeros:])]
	d.point -= zeros
	if len(d.digits) == 0 {
		d.point, d.neg = 0, false
	}
}

// round keeps the first n digits, half away from zero; n may be below zero.
func (d *decimal) round(n int) {
	if n >= len(d.digits) {
		return
	}
	if n < 0 {
		d.digits, d.point, d.neg = d.digits[:0], 0, false
		return
	}
	up := d.digits[n] >= '5'
	d.digits = d.digits[:n]
	if up {
		i := n - 1
		for i >= 0 && d.digits[i] == '9' {
			d.digits[i] = '0'
			i--
		}
		if i >= 0 {
			d.digits[i]++
		} else {
			d.digits = append(d.digits[:0], '1')
			d.point++
		}
	}
	d.trim()
}

// roundTo keeps a number of places behind the point.
func (d *decimal) roundTo(places int) { d.round(d.point + places) }

// appendPlain appends the number without exponent or grouping.
func (d *decimal) appendPlain(dst []byte) []byte {
	if d.neg {
		dst = append(dst, '-')
	}
	dst = d.appendWhole(dst)
	if d.point >= len(d.digits) {
		return dst
	}
	dst = append(dst, '.')
	for i := d.point; i < 0; i++ {
		dst = append(dst, '0')
	}
	return append(dst, d.digits[max(d.point, 0):]...)
}

// appendWhole appends the digits ahead of the point, "0" where there are none.
func (d *decimal) appendWhole(dst []byte) []byte {
	if d.point <= 0 {
		return append(dst, '0')
	}
	for i := range d.point {
		dst = append(dst, d.digit(i))
	}
	return dst
}

// digit is the i-th digit; zero behind the last.
func (d *decimal) digit(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// float is the number as a binary fraction, for serial dates and conditions.
func (d *decimal) float() float64 {
	f, _ := strconv.ParseFloat(string(d.appendPlain(make([]byte, 0, 40))), 64)
	return f
}
