package program

import (
	"fmt"
	"strings"
)

// Either is the word for one thing, or the word for any other number of them.
func Either(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Plural is a number with the noun that it counts: "1 row", "3 rows".
func Plural(n int, one, many string) string { return fmt.Sprintf("%d %s", n, Either(n, one, many)) }

// Listed joins words as a sentence does: "a, b and c".
func Listed(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// Words are the month as a sentence says it: "October 2026"; "" for an unknown one.
func (m Month) Words() string {
	if !m.Known() {
		return ""
	}
	return fmt.Sprintf("%s %d", m.Month(), m.Year())
}

// Words are the day as a sentence says it: "31 October 2026"; "" for an unknown one.
func (d Date) Words() string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf("%d %s", d.Time().Day(), d.Month().Words())
}
