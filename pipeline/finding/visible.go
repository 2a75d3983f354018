package finding

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible is text with a visible mark for each character that would steer the
// terminal or the program that shows it: control characters (␛ for ESC, ␊ for a
// line break), what reorders or hides its neighbours, and what is no character.
// Joiners stay, since names are spelt with them.
func Visible(text string) string {
	if strings.IndexFunc(text, steers) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text { // a byte that is no character comes as U+FFFD, which is its mark
		switch {
		case r < 0x20:
			b.WriteRune('\u2400' + r)
		case r == 0x7F:
			b.WriteRune('\u2421')
		case steers(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// steers reports whether a character acts on what shows it instead of being shown.
func steers(r rune) bool {
	switch {
	case r == '\u200C' || r == '\u200D': // joiners
		return false
	case r >= 0xE0000 && r <= 0xE0FFF: // tags and other selectors that nobody sees
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
}
