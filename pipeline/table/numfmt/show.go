package numfmt

import (
	"bytes"
	"strconv"
)

// Show appends a number as a person sees it in a cell of this format.
func (f *Format) Show(dst []byte, d *Decimal, date1904 bool) []byte {
	s, negative := f.Pick(d)
	if s == nil {
		return appendGeneral(dst, d)
	}
	from := len(dst)
	switch {
	case s.Date:
		m, ok := MomentOf(d.Float(), date1904)
		if !ok {
			return d.AppendPlain(dst)
		}
		dst = s.showDate(dst, m, d)
	case s.slash:
		dst = s.showFraction(dst, d, negative)
	default:
		dst = s.showNumber(dst, d, negative)
	}
	return trimFrom(dst, from)
}

// trimFrom takes the blanks off that a format sets aside for brackets.
func trimFrom(dst []byte, from int) []byte {
	kept := bytes.Trim(dst[from:], " ")
	return dst[:from+copy(dst[from:], kept)]
}

// Pick chooses the section for a number, and whether a minus sign is printed.
func (f *Format) Pick(d *Decimal) (s *section, minus bool) {
	n := len(f.sections)
	if n > 0 && f.sections[n-1].text && !f.sections[n-1].digits {
		n--
	}
	if n > 3 {
		n = 3
	}
	for i := range f.sections[:n] {
		if t := &f.sections[i]; t.test != "" {
			return f.conditional(d, n)
		}
	}
	switch {
	case n == 0:
		return nil, d.Neg
	case d.Neg && n >= 2:
		return &f.sections[1], false
	case len(d.Digits) == 0 && n >= 3:
		return &f.sections[2], false
	}
	return &f.sections[0], d.Neg
}

func (f *Format) conditional(d *Decimal, n int) (*section, bool) {
	v := d.Float()
	for i := range f.sections[:n] {
		s := &f.sections[i]
		if s.test == "" && i < n-1 && !(i == 1 && v < 0) || !holds(v, s.test, s.bound) {
			continue
		}
		return s, d.Neg && (i == 0 && s.test != "<" && s.test != "<=" || s.test == "")
	}
	return nil, d.Neg
}

func holds(v float64, test string, bound float64) bool {
	switch test {
	case "<":
		return v < bound
	case "<=":
		return v <= bound
	case ">":
		return v > bound
	case ">=":
		return v >= bound
	case "<>":
		return v != bound
	case "=":
		return v == bound
	}
	return true
}

// showNumber lays a number's digits over the section's tokens.
func (s *section) showNumber(dst []byte, d *Decimal, minus bool) []byte {
	n := Decimal{Digits: append(make([]byte, 0, 24), d.Digits...), Point: d.Point + 2*s.percent - 3*s.scale}
	exponent := 0
	if s.expo {
		exponent = s.normalise(&n)
	}
	if !s.general {
		n.roundTo(s.places)
	}
	if minus && (len(n.Digits) > 0 || s.general) {
		dst = append(dst, '-')
	}
	left := s.wholeTokens()
	place := 0
	for i, t := range s.tokens {
		switch t.kind {
		case literal, percentAt:
			dst = append(dst, t.text...)
		case generalAt:
			n.Neg = false
			dst = appendGeneral(dst, &n)
		case wholeAt:
			dst = s.showWhole(dst, &n, t, left, left == s.wholeTokens())
			left--
		case pointAt:
			if left == s.wholeTokens() && left == 0 && n.Point > 0 {
				dst = n.appendWhole(dst)
			}
			dst = append(dst, '.')
		case placeAt:
			dst = s.showPlace(dst, &n, i, place)
			place++
		case expoAt:
			dst = s.showExponent(dst, t, exponent)
		}
	}
	return dst
}

func (s *section) wholeTokens() int {
	n := 0
	for _, t := range s.tokens {
		if t.kind == wholeAt {
			n++
		}
	}
	return n
}

// showWhole prints the digit for a place ahead of the point; the first place
// takes all digits that have no place of their own.
func (s *section) showWhole(dst []byte, n *Decimal, t formatToken, left int, first bool) []byte {
	digits := max(n.Point, 0)
	if len(n.Digits) == 0 {
		digits = 0
	}
	if first {
		for at := digits; at > left; at-- {
			dst = s.group1(append(dst, n.Digit(digits-at)), at)
		}
	}
	switch {
	case left <= digits:
		return s.group1(append(dst, n.Digit(digits-left)), left)
	case t.text == "0":
		return s.group1(append(dst, '0'), left)
	case t.text == "?":
		return append(dst, ' ')
	}
	return dst
}

// group1 appends the comma that stands behind a digit with at-1 more to come.
func (s *section) group1(dst []byte, at int) []byte {
	if s.group && at > 1 && (at-1)%3 == 0 {
		return append(dst, ',')
	}
	return dst
}

func (s *section) showPlace(dst []byte, n *Decimal, i, place int) []byte {
	at := n.Point + place
	if at < len(n.Digits) && len(n.Digits) > 0 {
		return append(dst, n.Digit(at))
	}
	for _, t := range s.tokens[i:] {
		if t.kind == placeAt && t.text == "0" {
			return append(dst, '0')
		}
	}
	if s.tokens[i].text == "?" {
		return append(dst, ' ')
	}
	return dst
}

// normalise moves the point so that as many digits stand ahead of it as the
// section has places, and returns the exponent.
func (s *section) normalise(n *Decimal) int {
	if len(n.Digits) == 0 {
		return 0
	}
	wide := max(s.wholeTokens(), 1)
	for range 2 {
		e := n.Point - 1
		if wide > 1 {
			e = floorDiv(n.Point-1, wide) * wide
		}
		r := Decimal{Digits: append([]byte(nil), n.Digits...), Point: n.Point - e}
		r.roundTo(s.places)
		if r.Point > wide && wide == 1 {
			n.Digits, n.Point = r.Digits, r.Point+e
			continue
		}
		n.Point -= e
		return e
	}
	return 0
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (s *section) showExponent(dst []byte, t formatToken, e int) []byte {
	least := 0
	for _, o := range s.tokens {
		if o.kind == expoDigit {
			least++
		}
	}
	dst = append(dst, 'E')
	if e < 0 {
		dst, e = append(dst, '-'), -e
	} else if t.text == "+" {
		dst = append(dst, '+')
	}
	digits := strconv.Itoa(e)
	for range least - len(digits) {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

// appendGeneral appends a number as the format General shows it: at most
// eleven characters, else rounded, else with an exponent.
func appendGeneral(dst []byte, d *Decimal) []byte {
	if len(d.Digits) == 0 {
		return append(dst, '0')
	}
	n := Decimal{Neg: d.Neg, Digits: append(make([]byte, 0, 24), d.Digits...), Point: d.Point}
	switch {
	case n.Point > 11, n.Point < -3 && len(n.Digits)-n.Point > 9:
		return appendScientific(dst, &n)
	case n.Point > 0:
		n.roundTo(max(10-n.Point, 0))
	default:
		n.roundTo(9)
	}
	if n.Point > 11 {
		return appendScientific(dst, &n)
	}
	return n.AppendPlain(dst)
}

func appendScientific(dst []byte, n *Decimal) []byte {
	n.round(6)
	e := n.Point - 1
	n.Point = 1
	dst = append(n.AppendPlain(dst), 'E')
	if e < 0 {
		dst, e = append(dst, '-'), -e
	} else {
		dst = append(dst, '+')
	}
	if e < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(e), 10)
}
