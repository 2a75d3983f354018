package table

import (
	"bytes"
	"strings"
)

// is reports whether the token is an element of a name.
func (x *xmlReader) is(kind xmlKind, name string) bool {
	return x.kind == kind && string(x.name) == name
}

// nextAttr takes the first attribute off a list of them.
func nextAttr(b []byte) (name, value, rest []byte, ok bool) {
	i := 0
	for i < len(b) && b[i] <= ' ' {
		i++
	}
	from := i
	for i < len(b) && b[i] != '=' {
		i++
	}
	to := i
	for to > from && b[to-1] <= ' ' {
		to--
	}
	for i++; i < len(b) && b[i] <= ' '; i++ {
		continue
	}
	if to == from || i >= len(b) || b[i] != '"' && b[i] != '\'' {
		return nil, nil, nil, false
	}
	end := i + 1
	for end < len(b) && b[end] != b[i] {
		end++
	}
	if end >= len(b) {
		return nil, nil, nil, false
	}
	return b[from:to], b[i+1 : end], b[end+1:], true
}

// attr is the value of an attribute of the element that just began, by its
// local name; "" where it is absent.
func (x *xmlReader) attr(name string) string { return attrOf(x.attrs, name) }

func attrOf(attrs []byte, name string) string {
	if i := bytes.IndexByte(attrs, ' '); bytes.HasPrefix(attrs, []byte("<?xml")) && i >= 0 {
		attrs = attrs[i:]
	}
	for {
		n, v, rest, ok := nextAttr(attrs)
		if !ok {
			return ""
		}
		if string(local(n)) == name {
			return string(appendDecoded(nil, v))
		}
		attrs = rest
	}
}

// flag reports an attribute that is "1" or "true".
func (x *xmlReader) flag(name string) bool {
	v := x.attr(name)
	return v == "1" || v == "true"
}

// skipElement moves behind the end of the element that just began.
func (x *xmlReader) skipElement() error {
	if x.empty {
		return nil
	}
	for depth := x.depth; x.depth >= depth; {
		if err := x.next(); err != nil {
			return err
		}
		if x.kind == xmlEOF {
			return errCut
		}
	}
	return nil
}

// whole is all text of the element that just began, to its end.
func (x *xmlReader) whole() (string, error) {
	if x.empty {
		return "", nil
	}
	var b strings.Builder
	for depth := x.depth; ; {
		if err := x.next(); err != nil {
			return "", err
		}
		if x.kind == xmlText {
			b.Write(x.text)
		}
		if x.depth < depth || x.kind == xmlEOF {
			return b.String(), nil
		}
	}
}
