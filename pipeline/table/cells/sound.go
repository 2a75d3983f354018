package cells

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// Sound resolves the escapes for control characters (_x000D_) and replaces
// what is no UTF-8, from a place on.
func Sound(dst []byte, from int) []byte {
	s := dst[from:]
	if i := bytes.Index(s, []byte("_x")); i >= 0 {
		dst = append(dst[:from], unescape(s)...)
		s = dst[from:]
	}
	if !utf8.Valid(s) {
		dst = append(dst[:from], bytes.ToValidUTF8(s, []byte("\uFFFD"))...)
	}
	return dst
}

// unescape resolves _xHHHH_ as spreadsheet programs do.
func unescape(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i+7 <= len(s) && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(string(s[i+2:i+6]), 16, 16); err == nil && (n < 0xD800 || n > 0xDFFF) && n > 0 {
				out = utf8.AppendRune(out, rune(n))
				i += 6
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}
