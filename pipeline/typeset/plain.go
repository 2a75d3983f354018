package typeset

import (
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// A plain word is Latin letters and digits with common punctuation around them.
// No line breaks inside it. In the program's own Latin faces shaping gives each
// of its characters one glyph, moved by its neighbour alone, unless two of them
// make something else of each other, as f and i do. So what shaping says about
// pairs, once, tells how every such word is set: most words are names and numbers
// that no other page has, and are not worth keeping.
type plainFace struct {
	glyphs [plainChars]plainGlyph
	pairs  []atomic.Int32 // by first and second character: a pair state
}

// A plainGlyph is the glyph of a character; its ID is 0 where there is none.
type plainGlyph struct {
	id      uint16
	advance int16
	actual  bool // it stands for another character too
}

// The states of a pair; others are kerning in units of the face, plus pairKnown.
const (
	pairUnknown = 0
	pairOther   = 1 // what stands there is not the glyphs of both
	pairKnown   = 1 << 20
)

// The characters that plain words are made of: ASCII, and Latin letters from À.
const (
	asciiChars = 0x7F - 0x20
	others     = 5
	latinFrom  = 0xC0
	latinTo    = 0x180
	plainChars = asciiChars + latinTo - latinFrom + others
	apostrophe = '’'
	noBreak    = '\u00A0'
)

// plainOthers are the plain characters apart: an apostrophe, a space that holds
// words together, signs of money.
var plainOthers = [others]rune{apostrophe, noBreak, '€', '£', '¥'}

// plainIndex is the place of a character in a plainFace, -1 for none.
func plainIndex(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7F:
		return int(r) - 0x20
	case r >= latinFrom && r < latinTo:
		return int(r) - latinFrom + asciiChars
	}
	if i := slices.Index(plainOthers[:], r); i >= 0 {
		return plainChars - others + i
	}
	return -1
}

func plainRune(i int) rune {
	switch {
	case i < asciiChars:
		return rune(i) + 0x20
	case i < plainChars-others:
		return rune(i-asciiChars) + latinFrom
	}
	return plainOthers[i-plainChars+others]
}

// plainFaces are those that shape plain words by pairs, by weight: those of the
// program, unless the user gave others.
type plainFaces struct {
	once sync.Once
	face [2]*plainFace
	own  [2]*Face
}

// plain is how a weight sets plain words, nil where it shapes each.
func (f *Fonts) plain(bold bool) (*plainFace, *Face) {
	f.plains.once.Do(func() {
		if m := &f.family[0]; m.name == "latin" && m.regular.raw == nil {
			f.plains.own = [2]*Face{m.regular, m.bold}
			f.plains.face = [2]*plainFace{newPlainFace(m.regular), newPlainFace(m.bold)}
		}
	})
	i := weight(bold)
	return f.plains.face[i], f.plains.own[i]
}

func newPlainFace(f *Face) *plainFace {
	p := &plainFace{pairs: make([]atomic.Int32, plainChars*plainChars)}
	for i := range p.glyphs {
		r := plainRune(i)
		g := uint16(f.glyph(r))
		advance, _ := f.Advance(g)
		p.glyphs[i] = plainGlyph{id: g, advance: int16(advance), actual: f.Says(g) != string(r)}
	}
	return p
}

// plain shapes a plain word by its pairs, and reports whether it could.
func (m *memo) plain(p *plainFace, f *Face, text string) (*Shaped, bool) {
	s := &Shaped{Face: f, Text: text, em: float64(f.Em()), Glyphs: make([]Glyph, 0, len(text))}
	before := -1
	for at, r := range text {
		i := plainIndex(r)
		if i < 0 || p.glyphs[i].id == 0 {
			return nil, false
		}
		if before >= 0 {
			kern, ok := m.kern(p, f, before, i)
			if !ok {
				return nil, false
			}
			s.Glyphs[len(s.Glyphs)-1].Advance += kern
		}
		g := &p.glyphs[i]
		s.Glyphs = append(s.Glyphs, Glyph{ID: g.id, Advance: g.advance, Text: text[at : at+utf8.RuneLen(r)], Actual: g.actual})
		before = i
	}
	ink := len(s.Glyphs)
	for ink > 0 && s.Glyphs[ink-1].Text == " " {
		ink--
		s.Trail += int(s.Glyphs[ink].Advance)
	}
	for i := range s.Glyphs {
		s.Advance += int(s.Glyphs[i].Advance)
	}
	return s, true
}

// kern is how far the second of two characters is moved, in units of the face.
func (m *memo) kern(p *plainFace, f *Face, first, second int) (int16, bool) {
	state := &p.pairs[first*plainChars+second]
	v := state.Load()
	if v == pairUnknown {
		v = m.pair(p, f, first, second)
		state.Store(v) // whoever else shapes the pair finds the same
	}
	return int16(v - pairKnown), v != pairOther
}

// pair shapes two characters to learn the state of the pair.
func (m *memo) pair(p *plainFace, f *Face, first, second int) int32 {
	s := m.shaper.shape(request{face: f, text: string([]rune{plainRune(first), plainRune(second)}), script: latinScript})
	if len(s.Glyphs) != 2 {
		return pairOther
	}
	a, b := s.Glyphs[0], s.Glyphs[1]
	kern := int32(a.Advance) - int32(p.glyphs[first].advance)
	if a.ID != p.glyphs[first].id || b.ID != p.glyphs[second].id || b.Advance != p.glyphs[second].advance ||
		a.X != 0 || a.Y != 0 || b.X != 0 || b.Y != 0 || b.Part || kern < math.MinInt16/2 || kern > math.MaxInt16/2 {
		return pairOther
	}
	return pairKnown + kern
}

// plainWord says that a text is one plain word: brackets open, a sign of money or
// a plus, letters and digits with points between digits and apostrophes between
// letters, a percent sign, what closes, and spaces.
func plainWord(text string) bool {
	for text != "" && text[0] == '(' {
		text = text[1:]
	}
	switch r, n := utf8.DecodeRuneInString(text); r {
	case '€', '£', '¥', '$', '+':
		text = text[n:]
	}
	rest := skipLetters(text)
	for rest != "" && len(rest) < len(text) && joinsLetters(text[:len(text)-len(rest)], rest) {
		text = rest[runeSize(rest):]
		rest = skipLetters(text)
	}
	if len(rest) == len(text) {
		return false
	}
	if rest != "" && rest[0] == '%' {
		rest = rest[1:]
	}
	return plainEnd(rest)
}

// plainEnd says that a text is what closes a word, and spaces.
func plainEnd(text string) bool {
	i := 0
	for i < len(text) && closers[text[i]] {
		i++
	}
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i == len(text)
}

var closers = [256]bool{'.': true, ',': true, ';': true, ':': true, '!': true, '?': true, ')': true}

// joinsLetters says that what follows letters joins them with more: a point
// between digits, or an apostrophe.
func joinsLetters(before, rest string) bool {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	switch r, n := utf8.DecodeRuneInString(rest); r {
	case '.', ',', ':':
		return digit(before[len(before)-1]) && len(rest) > n && digit(rest[n])
	case apostrophe:
		return len(skipLetters(rest[n:])) < len(rest)-n
	}
	return false
}

func runeSize(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// skipLetters is a text from its first character that is no plain letter, digit or
// space that holds them together.
func skipLetters(text string) string {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if !alnum[c] {
				return text[i:]
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r != noBreak && (r < latinFrom || r >= latinTo || !unicode.IsLetter(r)) {
			return text[i:]
		}
		i += n
	}
	return ""
}

var alnum = func() (t [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return t
}()
