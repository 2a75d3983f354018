// Package script has what the readers of all values share: signs of every
// script as ASCII has them, a walk over a short text, blank cells, and how sure
// a column's evidence is.
package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Cursor walks over a short text.
type Cursor struct {
	// Rest is what lies ahead.
	Rest string
}

// Done reports the end of the text.
func (c *Cursor) Done() bool { return c.Rest == "" }

// Skip passes over any of the characters and reports whether there was one.
func (c *Cursor) Skip(set string) bool {
	rest := strings.TrimLeft(c.Rest, set)
	moved := len(rest) < len(c.Rest)
	c.Rest = rest
	return moved
}

// Take passes over the prefix if it is there.
func (c *Cursor) Take(prefix string) bool {
	rest, ok := strings.CutPrefix(c.Rest, prefix)
	c.Rest = rest
	return ok
}

// Peek is the next byte; 0 at the end.
func (c *Cursor) Peek() byte {
	if c.Rest == "" {
		return 0
	}
	return c.Rest[0]
}

// Number reads digits: their value and how many there were. More than nine are
// none.
func (c *Cursor) Number() (n, digits int) {
	for digits < len(c.Rest) && c.Rest[digits] >= '0' && c.Rest[digits] <= '9' {
		if digits < 9 {
			n = n*10 + int(c.Rest[digits]-'0')
		}
		digits++
	}
	if digits > 9 {
		return 0, 0
	}
	c.Rest = c.Rest[digits:]
	return n, digits
}

// Word reads letters.
func (c *Cursor) Word() string {
	i := 0
	for i < len(c.Rest) {
		r, size := utf8.DecodeRuneInString(c.Rest[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += size
	}
	w := c.Rest[:i]
	c.Rest = c.Rest[i:]
	return w
}
