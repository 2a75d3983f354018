package returned

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/value"
)

// vocabularies are the types of field whose cells offer the words of one.
var vocabularies = input.SetOf("role", "stance", "meeting type", "meeting form", "meeting status", "note type", "action status")

// heard is what a cell says in the one form of its type: a day as YYYY-MM-DD, a
// number with a point, a word of a vocabulary as we write it. It is false for a
// cell that cannot be read so.
func heard(c table.Cell, typ string) (string, bool) {
	switch {
	case blankCell(c):
		return "", true
	case c.Kind == table.Fault:
		return "", false
	case vocabularies[typ]:
		term, ok := value.Words(typ).Term(plainText(c))
		return term, ok
	}
	switch typ {
	case "date":
		m, ok := value.DateStyle{}.Cell(c)
		return m.Date.String(), ok
	case "amount", "number":
		n, ok := value.Point.Cell(c)
		return n.Value.String(), ok && !n.Percent
	case "hours":
		h, ok := value.Hours(plainText(c), false)
		return h.String(), ok
	case "ranges":
		spans, unread := value.DateStyle{}.Spans(plainText(c))
		return periods(spans), len(unread) == 0
	case "time":
		return value.Clock(c.Text)
	case "currency":
		return value.Currency(plainText(c))
	}
	return tidy(plainText(c)), true
}

// tidy is a text without control characters and blank lines; line breaks stay.
func tidy(text string) string {
	var out []string
	for line := range strings.Lines(strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r", "\n")) {
		if line = squash(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// squash is a text on one line, composed, without what nobody sees.
func squash(text string) string {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			return -1
		}
		return r
	}, text)
	return norm.NFC.String(strings.Join(strings.Fields(seen), " "))
}

// alike is whether two texts say the same in a cell of a type.
func alike(typ, a, b string) bool {
	if typ == "amount" || typ == "number" || typ == "hours" {
		x, err1 := program.ParseDecimal(a)
		y, err2 := program.ParseDecimal(b)
		if err1 == nil && err2 == nil {
			return program.Round(x, 6).Equal(program.Round(y, 6))
		}
	}
	return squash(a) == squash(b)
}

// near is whether exports say what a workbook was filled with, but for spelling
// that a workbook does not keep: signs, case, a text cut to what a cell holds.
func near(typ, exports, filled string) bool {
	if alike(typ, exports, filled) || who.FoldName(exports) == who.FoldName(filled) {
		return true
	}
	return len(filled) > cellHolds && strings.HasPrefix(squash(exports), squash(filled))
}

// cellHolds is from how many bytes on a text may have been cut to fit a cell.
const cellHolds = 31000
