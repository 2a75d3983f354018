package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsDigit reports an ASCII digit.
func IsDigit(r rune) bool { return '0' <= r && r <= '9' }

// Plain writes the digits, signs, spaces and marks of every script as ASCII
// does. Text that is ASCII already comes back as it is.
func Plain(text string) string {
	if isASCII(text) {
		return text
	}
	return strings.TrimSpace(strings.Map(plainRune, text))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainRune is the ASCII sign that means what a rune means in a number.
func plainRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf || r == '€' || r == '£':
		return r
	case r == 0xa0 || r == 0x202f:
		return ' '
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cf, r): // marks of direction, zero-width spaces
		return -1
	case unicode.Is(unicode.Nd, r):
		return digitOf(r)
	case r >= 0xff01 && r <= 0xff5e: // full-width signs
		return r - 0xfee0
	}
	if p, ok := plainSigns[r]; ok {
		return p
	}
	return r
}

var plainSigns = map[rune]rune{
	'−': '-', '–': '-', '—': '-', '‐': '-', '‑': '-', '‒': '-', '﹣': '-', '⁻': '-',
	'’': '\'', '‘': '\'', 'ʼ': '\'', '′': '\'', '´': '\'', '٫': '.', '٬': ',', '、': ',', '。': '.', '￥': '¥', '￡': '£', '﹩': '$', '٪': '%',
	'년': '年', '월': '月', '일': '日', '주': '週', // Korean dates read as Japanese ones do
}

// digitOf is the ASCII digit of a decimal digit of any script: Unicode lists
// them in runs of ten that begin with zero.
func digitOf(r rune) rune {
	zero := r
	for i := 0; i < 9 && unicode.Is(unicode.Nd, zero-1); i++ {
		zero--
	}
	if r-zero > 9 {
		return -1
	}
	return '0' + (r - zero)
}
