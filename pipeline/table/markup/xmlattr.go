package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// decode resolves the entities of the text.
func (x *Reader) decode() {
	if bytes.IndexByte(x.Text, '&') < 0 && bytes.IndexByte(x.Text, '\r') < 0 {
		return
	}
	x.scratch = AppendDecoded(x.scratch[:0], x.Text)
	x.Text = x.scratch
}

var entities = map[string]byte{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// AppendDecoded appends XML text with its entities resolved and its line ends
// as LF. An entity that is not known stays as it is written.
func AppendDecoded(dst, src []byte) []byte {
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '\r':
			if i+1 >= len(src) || src[i+1] != '\n' {
				dst = append(dst, '\n')
			}
		case '&':
			n := bytes.IndexByte(src[i:min(len(src), i+12)], ';')
			if n < 0 {
				dst = append(dst, c)
				continue
			}
			if out, ok := entity(dst, src[i+1:i+n]); ok {
				dst, i = out, i+n
				continue
			}
			dst = append(dst, c)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

func entity(dst, name []byte) ([]byte, bool) {
	if c, ok := entities[string(name)]; ok {
		return append(dst, c), true
	}
	if len(name) < 2 || name[0] != '#' {
		return dst, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return dst, false
	}
	return utf8.AppendRune(dst, rune(n)), true
}

// Int reads a whole number without sign.
func Int(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
