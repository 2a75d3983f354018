package value

import (
	"strings"

	"sponsorbook/pipeline/value/script"
)

// Limits of what is read as a number: an amount of more digits is a mistake,
// and an exponent beyond is an attack on whoever prints it.
const (
	maxDigits   = 38
	maxMarks    = 16
	maxExponent = 30
	maxNumber   = 120 // bytes of a cell
)

// A shape is a number as it stands in a cell, before anything is decided about
// its marks.
type shape struct {
	before, after string // what stands around the digits
	digits        [maxDigits]byte
	n             int            // how many digits
	marks         [maxMarks]byte // '.', ',', ' ' or '\''
	at            [maxMarks]int8 // how many digits stand before each mark
	m             int            // how many marks
	exponent      int32
	scientific    bool
}

// scan finds the digits of a number and their marks. It is false for text that
// is no number whatever the style.
func scan(text string) (s shape, ok bool) {
	if len(text) > maxNumber {
		return s, false
	}
	text = script.Plain(strings.TrimSpace(text))
	first := strings.IndexFunc(text, script.IsDigit)
	if first < 0 {
		return s, false
	}
	if first > 0 && (text[first-1] == '.' || text[first-1] == ',') && (first == 1 || text[first-2] == ' ' || text[first-2] == '-' ||
		text[first-2] == '$') {
		first-- // ".5"
	}
	last := strings.LastIndexFunc(text, script.IsDigit) + 1
	s.before, s.after = text[:first], text[last:]
	return s, s.core(text[first:last]) && s.n > 0
}

// core reads what stands between the first and the last digit.
func (s *shape) core(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			if s.n == maxDigits {
				return false
			}
			s.digits[s.n] = c
			s.n++
		case c == '.' || c == ',' || c == ' ' || c == '\'':
			if s.m == maxMarks {
				return false
			}
			s.marks[s.m], s.at[s.m] = c, int8(s.n)
			s.m++
		case (c == 'e' || c == 'E') && s.n > 0:
			return s.power(text[i+1:])
		default:
			return false
		}
	}
	return true
}

// power reads the exponent of "1.5E+3".
func (s *shape) power(text string) bool {
	sign := int32(1)
	if text != "" && (text[0] == '+' || text[0] == '-') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	if text == "" || len(text) > 3 {
		return false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
		s.exponent = s.exponent*10 + int32(text[i]-'0')
	}
	s.exponent, s.scientific = s.exponent*sign, true
	return s.exponent <= maxExponent && s.exponent >= -maxExponent
}

// A reading is where the decimals of a shape begin.
type reading struct {
	decimals  int  // digits after the decimal sign
	mark      byte // the decimal sign that the shape itself proves, 0 when it shows none
	ambiguous byte // the single mark that may group or divide, 0 when there is none
}

// read decides what the marks of a shape mean, as far as the shape tells. It is
// false for marks that no style explains, as in "1.2.3".
func (s *shape) read() (reading, bool) {
	dots, commas, others := s.count()
	switch {
	case s.m == 0:
		return reading{}, true
	case dots > 0 && commas > 0:
		return s.readBoth()
	case dots+commas == 0:
		return reading{}, s.grouped(s.m, s.n)
	case dots+commas > 1:
		return reading{mark: otherMark(s.marks[0])}, others == 0 && !s.scientific && s.grouped(s.m, s.n)
	case others > 0:
		return s.readLast()
	}
	return s.readSingle()
}

func (s *shape) count() (dots, commas, others int) {
	for _, c := range s.marks[:s.m] {
		switch c {
		case '.':
			dots++
		case ',':
			commas++
		default:
			others++
		}
	}
	return dots, commas, others
}

func otherMark(c byte) byte { return '.' + ',' - c }

// readBoth reads a shape with points and commas: the last one divides.
func (s *shape) readBoth() (reading, bool) {
	last := s.marks[s.m-1]
	for _, c := range s.marks[:s.m-1] {
		if c != otherMark(last) {
			return reading{}, false
		}
	}
	return s.readLast()
}

// readLast reads a shape whose last mark divides and whose others group.
func (s *shape) readLast() (reading, bool) {
	last := s.marks[s.m-1]
	if last != '.' && last != ',' {
		return reading{}, false
	}
	whole := int(s.at[s.m-1])
	return reading{decimals: s.n - whole, mark: last}, s.grouped(s.m-1, whole)
}

// readSingle reads a shape with one point or comma: "1.234" may be either.
func (s *shape) readSingle() (reading, bool) {
	whole := int(s.at[0])
	decimals := s.n - whole
	if decimals == 3 && whole >= 1 && whole <= 3 && s.digits[0] != '0' && !s.scientific {
		return reading{ambiguous: s.marks[0]}, true
	}
	return reading{decimals: decimals, mark: s.marks[0]}, true
}

// grouped reports whether the first m marks part the whole digits in threes, or
// as India does in twos before the last three, all with the same sign.
func (s *shape) grouped(m, whole int) bool {
	if m == 0 {
		return true
	}
	if whole-int(s.at[m-1]) != 3 || s.at[0] == 0 {
		return false
	}
	size := 0
	for i := range m {
		if s.marks[i] != s.marks[0] {
			return false
		}
		if i == 0 {
			continue
		}
		g := int(s.at[i] - s.at[i-1])
		if g != 3 && g != 2 || size != 0 && g != size {
			return false
		}
		size = g
	}
	first := int(s.at[0])
	return first <= 3 && (size != 2 || first <= 2)
}
