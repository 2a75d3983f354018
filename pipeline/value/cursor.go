package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cursor walks over a short text.
type cursor struct{ s string }

func (c *cursor) done() bool { return c.s == "" }

// skip passes over any of the characters and reports whether there was one.
func (c *cursor) skip(set string) bool {
	rest := strings.TrimLeft(c.s, set)
	moved := len(rest) < len(c.s)
	c.s = rest
	return moved
}

// take passes over the prefix if it is there.
func (c *cursor) take(prefix string) bool {
	rest, ok := strings.CutPrefix(c.s, prefix)
	c.s = rest
	return ok
}

// peek is the next byte; 0 at the end.
func (c *cursor) peek() byte {
	if c.s == "" {
		return 0
	}
	return c.s[0]
}

// number reads digits: their value and how many there were. More than nine are
// none.
func (c *cursor) number() (n, digits int) {
	for digits < len(c.s) && c.s[digits] >= '0' && c.s[digits] <= '9' {
		if digits < 9 {
			n = n*10 + int(c.s[digits]-'0')
		}
		digits++
	}
	if digits > 9 {
		return 0, 0
	}
	c.s = c.s[digits:]
	return n, digits
}

// word reads letters.
func (c *cursor) word() string {
	i := 0
	for i < len(c.s) {
		r, size := utf8.DecodeRuneInString(c.s[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += size
	}
	w := c.s[:i]
	c.s = c.s[i:]
	return w
}
