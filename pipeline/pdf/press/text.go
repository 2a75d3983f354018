package press

import (
	"strings"
	"unicode/utf8"

	"sponsorbook/pipeline/typeset"
)

// textString appends a text string: in ASCII where that can say it, else in UTF-16.
func textString(b []byte, s string) []byte {
	s = short(typeset.Clean(s))
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' {
			return Utf16Hex(b, s)
		}
	}
	return literal(b, s)
}

// ActualRunes is how many characters a string of a file may hold: PDF/A allows 32,767 bytes.
const ActualRunes = 8_000

// short is a text cut to what a string may hold, with an ellipsis where it was.
func short(s string) string {
	if len(s) <= ActualRunes {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > ActualRunes {
			return s[:i] + "…"
		}
	}
	return s
}

// literal appends a string of bytes.
func literal(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = Escaped(b, s[i])
	}
	return append(b, ')')
}

// language is a tag in the form of BCP 47; what has another form is English.
func language(tag string) string {
	if tag == "" || len(tag) > 35 {
		return "en"
	}
	for i, part := range strings.Split(tag, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && len(part) < 2 {
			return "en"
		}
		for _, c := range []byte(part) {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				if c < '0' || c > '9' || i == 0 {
					return "en"
				}
			}
		}
	}
	return tag
}
