package table

import (
	"bytes"
	"strconv"
)

// show appends a number as a person sees it in a cell of this format.
func (f *numberFormat) show(dst []byte, d *decimal, date1904 bool) []byte {
	s, negative := f.pick(d)
	if s == nil {
		return appendGeneral(dst, d)
	}
	from := len(dst)
	switch {
	case s.date:
		m, ok := momentOf(d.float(), date1904)
		if !ok {
			return d.appendPlain(dst)
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

// pick chooses the section for a number, and whether a minus sign is printed.
func (f *numberFormat) pick(d *decimal) (s *section, minus bool) {
	n := len(f.sections)
	if n > 1 && f.sections[n-1].text && !f.sections[n-1].digits {
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
		return nil, d.neg
	case d.neg && n >= 2:
		return &f.sections[1], false
	case len(d.digits) == 0 && n >= 3:
		return &f.sections[2], false
	}
	return &f.sections[0], d.neg
}

func (f *numberFormat) conditional(d *decimal, n int) (*section, bool) {
	v := d.float()
	for i := range f.sections[:n] {
		s := &f.sections[i]
		if s.test == "" && i < n-1 && !(i == 1 && v < 0) || !holds(v, s.test, s.bound) {
			continue
		}
		return s, d.neg && (i == 0 && s.test != "<" && s.test != "<=" || s.test == "")
	}
	return nil, d.neg
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
func (s *section) showNumber(dst []byte, d *decimal, minus bool) []byte {
	n := decimal{digits: append(make([]byte, 0, 24), d.digits...), point: d.point + 2*s.percent - 3*s.scale}
	exponent := 0
	if s.expo {
		exponent = s.normalise(&n)
	}
	if !s.general {
		n.roundTo(s.places)
	}
	if minus && (len(n.digits) > 0 || s.general) {
		dst = append(dst, '-')
	}
	left := s.wholeTokens()
	place := 0
	for i, t := range s.tokens {
		switch t.kind {
		case literal, percentAt:
			dst = append(dst, t.text...)
		case generalAt:
			n.neg = false
			dst = appendGeneral(dst, &n)
		case wholeAt:
			dst = s.showWhole(dst, &n, t, left, left == s.wholeTokens())
			left--
		case pointAt:
			if left == s.wholeTokens() && left == 0 && n.point > 0 {
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
func (s *section) showWhole(dst []byte, n *decimal, t formatToken, left int, first bool) []byte {
	digits := max(n.point, 0)
	if len(n.digits) == 0 {
		digits = 0
	}
	if first {
		for at := digits; at > left; at-- {
			dst = s.group1(append(dst, n.digit(digits-at)), at)
		}
	}
	switch {
	case left <= digits:
		return s.group1(append(dst, n.digit(digits-left)), left)
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

func (s *section) showPlace(dst []byte, n *decimal, i, place int) []byte {
	at := n.point + place
	if at < len(n.digits) && len(n.digits) > 0 {
		return append(dst, n.digit(at))
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
func (s *section) normalise(n *decimal) int {
	if len(n.digits) == 0 {
		return 0
	}
	wide := max(s.wholeTokens(), 1)
	for range 2 {
		e := n.point - 1
		if wide > 1 {
			e = floorDiv(n.point-1, wide) * wide
		}
		r := decimal{digits: append([]byte(nil), n.digits...), point: n.point - e}
		r.roundTo(s.places)
		if r.point > wide && wide == 1 {
			n.digits, n.point = r.digits, r.point+e
			continue
		}
		n.point -= e
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
func appendGeneral(dst []byte, d *decimal) []byte {
	if len(d.digits) == 0 {
		return append(dst, '0')
	}
	n := decimal{neg: d.neg, digits: append(make([]byte, 0, 24), d.digits...), point: d.point}
	switch {
	case n.point > 11, n.point < -3 && len(n.digits)-n.point > 9:
		return appendScientific(dst, &n)
	case n.point > 0:
		n.roundTo(max(10-n.point, 0))
	default:
		n.roundTo(9)
	}
	if n.point > 11 {
		return appendScientific(dst, &n)
	}
	return n.appendPlain(dst)
}

func appendScientific(dst []byte, n *decimal) []byte {
	n.round(6)
	e := n.point - 1
	n.point = 1
	dst = append(n.appendPlain(dst), 'E')
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
