package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean is text as every page may print it: valid, in composed form, on one
// line, each run of white space a single space, without control characters and
// without the marks that reorder or hide what stands around them. Joiners stay,
// since Persian and Indic names are spelt with them. Private-use characters
// become U+FFFD: what they look like is nobody's agreement. Of accents piled on
// one letter the first few stay: a tower of them would strike out other lines.
func Clean(text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	space, piled := false, 0
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		if !piles(r) {
			piled = 0
		} else if piled++; piled > mostPiled {
			continue
		}
		switch {
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			if !keepsTogether(r) {
				space = true
				continue
			}
		case hidden(r):
			continue
		case unicode.Is(unicode.Co, r) || noncharacter(r):
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return norm.NFC.String(b.String()) // now that nothing hidden stands between a letter and its accent
}

// mostPiled is more accents than any language puts on one letter, of those that
// stand one above the other.
const mostPiled = 4

// piles reports whether a mark stands above or below those before it.
func piles(r rune) bool {
	if r < 0x300 || !unicode.Is(unicode.Mn, r) {
		return false
	}
	return norm.NFC.PropertiesString(string(r)).CCC() >= 200
}

// plain reports whether text is clean as it stands, without a look into the
// tables of Unicode: as nearly all of it is.
func plain(text string) bool {
	last := byte(0)
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			return plainFrom(text[i:], rune(last))
		case c < ' ' || c > '~' || c == ' ' && last == ' ':
			return false
		}
		last = c
	}
	return true
}

// plainFrom is the same of the rest of a text, from its first character beyond
// ASCII, behind a character.
func plainFrom(text string, last rune) bool {
	for _, r := range text {
		if r == ' ' && last == ' ' || !benign(r) {
			return false
		}
		last = r
	}
	return true
}

// benign reports whether a character is printable, composed and changes no
// other: ASCII, the letters of European alphabets, and what our templates set.
func benign(r rune) bool {
	switch {
	case r < '\u00A0':
		return ' ' <= r && r <= '~'
	case r <= '\u017F':
		return r != '\u00AD' // soft hyphen
	}
	return r == '–' || r == '’' || r == '“' || r == '”' || r == '…' || r == '€' || r == '−'
}

// keepsTogether reports whether a space was chosen so that a line does not
// break at it: between an amount and its unit.
func keepsTogether(r rune) bool { return r == '\u00A0' || r == '\u202F' }

// hidden reports whether a character has no shape of its own and changes
// others, or changes nothing: controls, direction marks, byte order marks, tags.
func hidden(r rune) bool {
	switch {
	case r == '\u200C' || r == '\u200D': // joiners
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // Arabic number signs are seen
		return false
	case r == '\u00AD': // soft hyphen
		return true
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
		return true
	}
	return false
}

// noncharacter reports whether Unicode promises never to assign the code point.
func noncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}
