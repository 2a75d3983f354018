package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"sponsorbook/pipeline/finding"
)

// Twice is whether a text of UTF-8 was read as Windows-1252 by somebody and saved
// as UTF-8 once more, so that "Mürten" stands there as "MÃ¼rten": every character
// beyond ASCII is a part of one that reads back. It is nil where one does not.
func Twice(e Evidence) *finding.Finding {
	if e.Invalid > 0 || e.high == 0 {
		return nil
	}
	sample := ""
	for line := range bytes.Lines(e.lines) {
		text := string(bytes.ToValidUTF8(line, nil))
		for word := range strings.FieldsSeq(text) {
			if once, ok := back(word); !ok {
				return nil
			} else if sample == "" && once != word {
				sample = once
			}
		}
	}
	if sample == "" {
		return nil
	}
	return &finding.Finding{Severity: finding.Warning, Code: "text-encoding-mixed", Mend: mendEncoding,
		Message: fmt.Sprintf("the text was UTF-8, was read as Windows-1252 and saved again; it was read back, as in %s",
			finding.Quote(sample))}
}

// Back reads a text back that was encoded twice; one that was not stays.
func Back(text string) string {
	once, _ := back(text)
	return once
}

// back reads the runs beyond ASCII of a text back; false where one is no UTF-8 that
// was read as Windows-1252.
func back(text string) (string, bool) {
	i := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if i < 0 {
		return text, true
	}
	var b strings.Builder
	for rest := text; rest != ""; {
		n := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf })
		if n < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:n])
		rest = rest[n:]
		end := strings.IndexFunc(rest, func(r rune) bool { return r < utf8.RuneSelf })
		if end < 0 {
			end = len(rest)
		}
		raw, ok := windows1252(rest[:end])
		if !ok || !utf8.Valid(raw) {
			return text, false
		}
		b.Write(raw)
		rest = rest[end:]
	}
	return b.String(), true
}

// windows1252 are the bytes of a run; the five that the encoding does not have
// stand for themselves.
func windows1252(run string) ([]byte, bool) {
	var raw []byte
	for _, r := range run {
		if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			raw = append(raw, b)
		} else if r >= 0x80 && r < 0xA0 {
			raw = append(raw, byte(r))
		} else {
			return nil, false
		}
	}
	return raw, true
}
