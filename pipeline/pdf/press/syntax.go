package press

import (
	"strconv"
	"unicode/utf16"
)

// Number appends a number with at most two decimals.
func Number(b []byte, v float64) []byte {
	n := int64(v*100 + 0.5)
	if v < 0 {
		n = int64(v*100 - 0.5)
	}
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}

// Escaped appends a byte of a literal string.
func Escaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, c)
}

// Utf16Hex appends a text string in UTF-16 with its mark, in hexadecimal.
func Utf16Hex(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = hexRune(b, r)
	}
	return append(b, '>')
}

// hexRune appends a character in UTF-16, in hexadecimal.
func hexRune(b []byte, r rune) []byte {
	if r1, r2 := utf16.EncodeRune(r); r1 != 0xFFFD {
		return hex16(hex16(b, uint16(r1)), uint16(r2))
	}
	return hex16(b, uint16(r))
}

func hex16(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
