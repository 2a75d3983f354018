package svg

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A scanner reads numbers as SVG joins them: "1-2.5.5" is three.
type scanner struct {
	s string
	i int
}

// gap passes over white space and at most one comma.
func (s *scanner) gap() {
	comma := false
	for s.i < len(s.s) {
		switch c := s.s[s.i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
		case c == ',' && !comma:
			comma = true
		default:
			return
		}
		s.i++
	}
}

func (s *scanner) done() bool { return s.i >= len(s.s) }

// number is the next number.
func (s *scanner) number() (float64, bool) {
	from := s.i
	if !s.done() && (s.s[s.i] == '-' || s.s[s.i] == '+') {
		s.i++
	}
	digits := s.digits()
	if !s.done() && s.s[s.i] == '.' {
		s.i++
		digits += s.digits()
	}
	if digits == 0 {
		return 0, false
	}
	if at := s.i; !s.done() && s.s[s.i]|0x20 == 'e' {
		s.i++
		if !s.done() && (s.s[s.i] == '-' || s.s[s.i] == '+') {
			s.i++
		}
		if s.digits() == 0 {
			s.i = at
		}
	}
	v, err := strconv.ParseFloat(s.s[from:s.i], 64)
	return v, err == nil && fits(v)
}

func (s *scanner) digits() int {
	from := s.i
	for !s.done() && s.s[s.i] >= '0' && s.s[s.i] <= '9' {
		s.i++
	}
	return s.i - from
}

// flag is a single 0 or 1, which optimisers join to what follows.
func (s *scanner) flag() (float64, bool) {
	if s.done() || s.s[s.i] != '0' && s.s[s.i] != '1' {
		return 0, false
	}
	s.i++
	return float64(s.s[s.i-1] - '0'), true
}

// numbers are all numbers of a text, if it holds nothing else.
func numbers(text string) ([]float64, bool) {
	s := scanner{s: strings.TrimSpace(text)}
	var out []float64
	for !s.done() {
		v, ok := s.number()
		if !ok {
			return out, false
		}
		out = append(out, v)
		s.gap()
	}
	return out, true
}

// transforms are the kinds of transformation by name.
var transforms = map[string]func(a []float64) (Matrix, bool){
	"matrix": func(a []float64) (Matrix, bool) {
		if len(a) != 6 {
			return Identity, false
		}
		return Matrix(a), true
	},
	"translate": func(a []float64) (Matrix, bool) {
		if len(a) == 1 {
			a = append(a, 0)
		}
		return Matrix{1, 0, 0, 1, at(a, 0), at(a, 1)}, len(a) == 2
	},
	"scale": func(a []float64) (Matrix, bool) {
		if len(a) == 1 {
			a = append(a, a[0])
		}
		return Matrix{at(a, 0), 0, 0, at(a, 1), 0, 0}, len(a) == 2
	},
	"rotate": func(a []float64) (Matrix, bool) {
		sin, cos := math.Sincos(at(a, 0) * math.Pi / 180)
		x, y := at(a, 1), at(a, 2)
		to, back := Matrix{1, 0, 0, 1, x, y}, Matrix{1, 0, 0, 1, -x, -y}
		return to.Times(Matrix{cos, sin, -sin, cos, 0, 0}).Times(back), len(a) == 1 || len(a) == 3
	},
	"skewX": func(a []float64) (Matrix, bool) {
		return Matrix{1, 0, math.Tan(at(a, 0) * math.Pi / 180), 1, 0, 0}, len(a) == 1
	},
	"skewY": func(a []float64) (Matrix, bool) {
		return Matrix{1, math.Tan(at(a, 0) * math.Pi / 180), 0, 1, 0, 0}, len(a) == 1
	},
}

// at is the i-th number, 0 where there are fewer.
func at(a []float64, i int) float64 {
	if i < len(a) {
		return a[i]
	}
	return 0
}

// transform is "translate(3 4) scale(2)": the last applies first.
func transform(text string) (Matrix, error) {
	m := Identity
	for part := range strings.SplitSeq(text, ")") {
		part = strings.Trim(part, ", \t\r\n")
		if part == "" {
			continue
		}
		name, inside, _ := strings.Cut(part, "(")
		make, known := transforms[strings.TrimSpace(name)]
		a, ok := numbers(inside)
		if !known || !ok {
			return m, fmt.Errorf("%q is not supported", part+")")
		}
		next, ok := make(a)
		if !ok {
			return m, fmt.Errorf("%q has %d numbers", part+")", len(a))
		}
		m = m.Times(next)
	}
	for _, v := range m {
		if !fits(v) {
			return m, errors.New("moves the drawing out of all measure")
		}
	}
	return m, nil
}
