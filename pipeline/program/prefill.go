package program

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// A PastWorkbook is a workbook that a book held to be filled in, as the book
// remembers it: what comes back is believed where its hidden sheet is this one's.
type PastWorkbook struct {
	For    string `json:"for,omitempty"` // account manager; "" for the action plan
	SHA256 string `json:"sha256"`        // Prefill.SHA256, in hex
}

// A Prefill is what the hidden sheet of a workbook says it was filled with: the
// book's day, and lines of sheet, row, field and value.
type Prefill struct {
	AsOf  Date
	Lines iter.Seq[[4]string]
}

// SHA256 is a hash of all of it, whatever the order of the lines, in hex. A
// value counts as people see it: programs that save a workbook again differ in
// spaces and in characters that nobody sees. Whom the workbook is for is no part
// of it. It has no key: it is compared with what the book remembers, which stays
// where who fills a workbook in does not write.
func (p Prefill) SHA256() string {
	var lines []string
	for l := range p.Lines {
		l[3] = seen(l[3])
		lines = append(lines, strings.Join(l[:], "\x1f"))
	}
	slices.Sort(lines)
	sum := sha256.New()
	_, _ = io.WriteString(sum, "prefill\x1e"+p.AsOf.String()+"\x1e")
	var b []byte
	for i, l := range lines {
		if b = b[:0]; i > 0 {
			b = append(b, "\x1e"...)
		}
		sum.Write(append(b, l...))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// seen is a text on one line without what nobody sees.
func seen(text string) string {
	if onOneLine(text) {
		return text
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)), " ")
}

// onOneLine reports whether a text is one already: words of printed ASCII with
// single spaces between them.
func onOneLine(text string) bool {
	space := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c > '~' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || text == ""
}
