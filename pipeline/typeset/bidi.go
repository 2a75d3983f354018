package typeset

import (
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// levels are the embedding levels of a text: even runs left to right, odd right
// to left. The zero value is a text that runs left to right.
type levels struct {
	base  int8
	limit []int // where each run ends
	level []int8
}

// directions finds the levels of a text made of spans, by the Unicode
// bidirectional algorithm. Each span is isolated, so that a name of one script
// cannot move its neighbours. Cleaned text has no explicit marks of direction,
// which leaves one sequence a span.
func directions(text string, ends []int) levels {
	if !anyRightToLeft(text) {
		return levels{}
	}
	l := levels{base: base(text, len(ends))}
	start := 0
	for _, end := range ends {
		from, to := start, end
		if len(ends) > 1 {
			from, to = core(text, start, end)
		}
		l.parted(start, from)
		if to > from {
			l.span(text[from:to], from)
		}
		l.parted(to, end)
		start = end
	}
	return l
}

// parting is what parts a span from its neighbours, such as the colon and the blank
// behind a name: it is of the line.
const parting = " \u00a0:;,·"

// core is a span without what parts it from its neighbours.
func core(text string, start, end int) (from, to int) {
	span := text[start:end]
	from = end - len(strings.TrimLeft(span, parting))
	return from, from + len(strings.TrimRight(text[from:end], parting))
}

// parted says that a part of the line runs as the line does.
func (l *levels) parted(start, end int) {
	if end > start {
		l.add(end, l.base)
	}
}

// span adds the levels of a span. Its own first letter decides its direction;
// without one it follows the paragraph.
func (l *levels) span(text string, start int) {
	level := firstStrong(text)
	if level < 0 {
		level = l.base
	}
	level = l.base + (level+l.base)%2 // the next level of that direction
	s := sequence{level: level, start: 'L'}
	if level%2 == 1 {
		s.start = 'R'
	}
	for _, r := range text {
		s.runes = append(s.runes, r)
		s.kinds = append(s.kinds, kind(r))
	}
	s.resolve()
	at := start
	for i, r := range s.runes {
		at += utf8.RuneLen(r)
		l.add(at, s.levelAt(i))
	}
}

// add says that the text up to a place has a level.
func (l *levels) add(end int, level int8) {
	if n := len(l.limit); n > 0 && l.level[n-1] == level {
		l.limit[n-1] = end
		return
	}
	l.limit, l.level = append(l.limit, end), append(l.level, level)
}

// end is where the run ends that a place is in.
func (l levels) end(at int) int {
	if l.limit == nil {
		return math.MaxInt
	}
	return l.limit[l.index(at)]
}

// at is the level at a place.
func (l levels) at(at int) int8 {
	if l.level == nil {
		return 0
	}
	return l.level[l.index(at)]
}

func (l levels) index(at int) int {
	lo, hi := 0, len(l.limit)-1
	for lo < hi {
		if m := (lo + hi) / 2; l.limit[m] <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// anyRightToLeft says that a text has characters that do not run left to right.
func anyRightToLeft(text string) bool {
	for _, r := range text {
		if r >= 0x590 && (r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
			r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF) {
			return true
		}
	}
	return false
}

// firstStrong is 1 where the first letter of a text runs right to left, 0 where
// it runs left to right, -1 without a letter.
func firstStrong(text string) int8 {
	for _, r := range text {
		switch kind(r) {
		case 'L':
			return 0
		case 'R', 'A':
			return 1
		}
	}
	return -1
}

// base is the direction of a paragraph: that of its first letter, and where it
// is put together of several spans from left to right. Such a line is a sentence
// of ours, which runs so, around names and texts that run as they do.
func base(text string, spans int) int8 {
	if spans > 1 {
		return 0
	}
	return max(firstStrong(text), 0)
}

// Mixed says that a text has characters that do not run left to right.
func Mixed(text string) bool { return anyRightToLeft(text) }

// kind is the bidirectional class of a character, in one letter: L, R, A (Arabic
// letter), N (European number), M (Arabic number), S (separator of numbers, + -),
// T (terminator, % $), C (common separator, . , :), m (mark), b (joiner), o (other).
func kind(r rune) byte {
	p, _ := bidi.LookupRune(r)
	if c := p.Class(); int(c) < len(kinds) {
		return kinds[c]
	}
	return 'o'
}

var kinds = [...]byte{bidi.L: 'L', bidi.R: 'R', bidi.AL: 'A', bidi.EN: 'N', bidi.AN: 'M', bidi.ES: 'S', bidi.ET: 'T',
	bidi.CS: 'C', bidi.NSM: 'm', bidi.BN: 'b', bidi.ON: 'o', bidi.WS: 'o', bidi.S: 'o', bidi.B: 'o'}
