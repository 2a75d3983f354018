package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean is text as it is set: valid UTF-8 in composed form (NFC), white space of
// every kind as one plain space each, and without what is invisible and can
// deceive: controls, overrides and marks of direction, zero-width characters.
// Joiners stay where a script needs them. Invalid bytes become U+FFFD.
func Clean(text string) string {
	if plain(text) {
		return text
	}
	text = norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
	var b strings.Builder
	b.Grow(len(text))
	before, dropped := rune(0), false
	for _, r := range text {
		if r = clean(r, before); r >= 0 {
			b.WriteRune(r)
			before = r
		} else {
			dropped = true
		}
	}
	if dropped { // what is gone may have kept a mark from its letter
		return norm.NFC.String(b.String())
	}
	return b.String()
}

// plain says that text is made of characters that nothing has to be done to:
// printable ASCII, composed Latin letters, common punctuation.
func plain(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c > '~' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !(r >= 0xA1 && r < 0x300 && r != 0xAD || r >= 0x2013 && r <= 0x2026 || r == '€') {
			return false
		}
		i += n
	}
	return true
}

// clean is what a character becomes, -1 for nothing.
func clean(r, before rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case r == 0xA0 || r == 0x202F || r == 0x2007:
		return 0xA0 // spaces that hold a line together, in one width
	case r == 0x200C || r == 0x200D:
		if joins(before) {
			return r
		}
		return -1
	case unicode.Is(unicode.Zs, r) && r != 0x3000 && r != 0x1680:
		return ' '
	case r == utf8.RuneError:
		return r
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r) && !visibleFormat(r), unicode.Is(invisible, r):
		return -1
	}
	return r
}

// joins says that a joiner after the character changes how it is drawn.
func joins(r rune) bool {
	return r >= 0x600 && r < 0xE00 && (unicode.IsLetter(r) || unicode.IsMark(r)) || emoji(r)
}

// emoji says that a character may be part of a joined picture.
func emoji(r rune) bool {
	return r >= 0x2600 && r <= 0x27BF || r >= 0x1F000 && r <= 0x1FAFF || r == 0x2B50 || r == 0x2B55
}

// visibleFormat are the characters of class Cf that have ink: Arabic number signs.
func visibleFormat(r rune) bool {
	return r >= 0x600 && r <= 0x605 || r == 0x6DD || r == 0x8E2 || r == 0x890 || r == 0x891
}

// invisible are the characters outside the classes of controls that draw nothing,
// and the key drawn around a digit, which only pictures have.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x034F, 0x034F, 1}, {0x115F, 0x1160, 1}, {0x17B4, 0x17B5, 1}, {0x180B, 0x180F, 1},
		{0x2065, 0x2065, 1}, {0x20E3, 0x20E3, 1}, {0x3164, 0x3164, 1}, {0xFE00, 0xFE0F, 1}, {0xFFA0, 0xFFA0, 1}, {0xFFF0, 0xFFF8, 1},
	},
	R32: []unicode.Range32{{0xE0000, 0xE0FFF, 1}},
}
