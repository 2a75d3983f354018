package markup

import (
	"bytes"
	"strings"
)

// Is reports whether the token is an element of a name.
func (x *Reader) Is(kind Kind, name string) bool {
	return x.Kind == kind && string(x.Name) == name
}

// NextAttr takes the first attribute off a list of them.
func NextAttr(b []byte) (name, value, rest []byte, ok bool) {
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

// Attr is the value of an attribute of the element that just began, by its
// local name; "" where it is absent.
func (x *Reader) Attr(name string) string { return attrOf(x.Attrs, name) }

func attrOf(attrs []byte, name string) string {
	if i := bytes.IndexByte(attrs, ' '); bytes.HasPrefix(attrs, []byte("<?xml")) && i >= 0 {
		attrs = attrs[i:]
	}
	for {
		n, v, rest, ok := NextAttr(attrs)
		if !ok {
			return ""
		}
		if string(local(n)) == name {
			return string(AppendDecoded(nil, v))
		}
		attrs = rest
	}
}

// Flag reports an attribute that is "1" or "true".
func (x *Reader) Flag(name string) bool {
	v := x.Attr(name)
	return v == "1" || v == "true"
}

// SkipElement moves behind the end of the element that just began.
func (x *Reader) SkipElement() error {
	if x.Empty {
		return nil
	}
	for depth := x.Depth; x.Depth >= depth; {
		if err := x.Next(); err != nil {
			return err
		}
		if x.Kind == EOF {
			return ErrCut
		}
	}
	return nil
}

// Whole is all text of the element that just began, to its end.
func (x *Reader) Whole() (string, error) {
	if x.Empty {
		return "", nil
	}
	var b strings.Builder
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil {
			return "", err
		}
		if x.Kind == Text {
			b.Write(x.Text)
		}
		if x.Depth < depth || x.Kind == EOF {
			return b.String(), nil
		}
	}
}

// Inside calls do for every element of a name inside the element that just began.
func Inside(x *Reader, name string, do func() error) error {
	if x.Empty {
		return nil
	}
	for depth := x.Depth; ; {
		if err := x.Next(); err != nil {
			return err
		}
		if x.Depth < depth {
			return nil
		}
		if x.Is(Start, name) {
			if err := do(); err != nil {
				return err
			}
		}
	}
}
