package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/finding"
)

// Text of the input reaches a page only through the functions here, so that it
// is clean and, on pages of limited room, of bounded length.

// words is a line of one plain span.
func words(s string) Line { return Line{{Text: Clean(s)}} }

func span(s string, t Tone) Span { return Span{Text: Clean(s), Tone: t} }
func plainly(s string) Span      { return span(s, Plain) }
func strong(s string) Span       { return span(s, Strong) }
func muted(s string) Span        { return span(s, Muted) }
func warn(s string) Span         { return span(s, Warn) }
func good(s string) Span         { return span(s, Good) }

// linked is a span that leads somewhere; plain words where it leads nowhere.
func linked(text, to string) Span {
	s := plainly(text)
	if to != "" {
		s.Link = &Link{Text: s.Text, To: to}
	}
	return s
}

// cited is a span with the cells that its words came from.
func cited(s Span, refs ...finding.Ref) Span {
	s.Sources = append(s.Sources, refs...)
	return s
}

// cut is text of at most so many characters, ending at a word where it can.
func cut(s string, most int) string {
	s = strings.TrimSpace(Clean(s))
	if len(s) <= most {
		return s
	}
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	head := strings.TrimRight(string(r[:most-1]), " ")
	if i := strings.LastIndexByte(head, ' '); i > len(head)*2/3 {
		head = head[:i]
	}
	return strings.TrimRight(head, " ,;:") + "…"
}

// sentence is text that ends as a sentence does.
func sentence(s string) string {
	s = strings.TrimSpace(Clean(s))
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(stops, last) || unicode.In(last, stopless...) {
		return s
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-1]); last == ';' && unicode.Is(unicode.Greek, before) {
		return s // which is how Greek asks
	}
	return s + "."
}

// stops are what ends a sentence; stopless the scripts that do not write one of
// ours: they end with their own, or with none.
const stops = ".!?:…。．！？：؟۔।॥"

var stopless = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// unended is text without its closing full stop, to stand inside a sentence.
func unended(s string) string {
	return strings.TrimRight(strings.TrimSpace(Clean(s)), ".。 ")
}

// joined sets parts that say something beside each other: "a · b".
func joined(sep string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p = strings.TrimSpace(Clean(p)); p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}

// dot stands between short statements of one line.
const dot = " · "

// spread sets lines one after the other with a separator between them.
func spread(sep string, lines ...Line) Line {
	var out Line
	for _, l := range lines {
		if len(l) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, Span{Text: sep, Tone: Muted})
		}
		out = append(out, l...)
	}
	return out
}

// paragraph is running text of spans.
func paragraph(spans ...Span) Paragraph { return Paragraph{Line: spans} }
