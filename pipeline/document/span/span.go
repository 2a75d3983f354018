// Package span sets text of the input into spans and lines of a page: clean,
// and where room is limited of bounded length. Text reaches a page in no other way.
package span

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"

	"golang.org/x/text/unicode/bidi"
)

// WithText is what follows a statement, where there is anything to follow.
func WithText(text string) string {
	if text = Cut(text, 240); text == "" {
		return ""
	}
	return ". " + Sentence(text)
}

// Bracketed is " (text)"; "" for none.
func Bracketed(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// Text of the input reaches a page only through the functions here, so that it
// is clean and, on pages of limited room, of bounded length.

// Words is a line of one plain span.
func Words(s string) document.Line { return document.Line{{Text: document.Clean(s)}} }

func Of(s string, t document.Tone) document.Span {
	return document.Span{Text: document.Clean(s), Tone: t}
}

func Plain(s string) document.Span { return Of(s, document.Plain) }

func Strong(s string) document.Span { return Of(s, document.Strong) }

func Muted(s string) document.Span { return Of(s, document.Muted) }

func Warn(s string) document.Span { return Of(s, document.Warn) }

func Good(s string) document.Span { return Of(s, document.Good) }

// Linked is a span that leads somewhere; plain words where it leads nowhere.
func Linked(text, to string) document.Span {
	s := Plain(text)
	if to != "" {
		s.Link = &document.Link{Text: s.Text, To: to}
	}
	return s
}

// Cited is a span with the cells that its words came from.
func Cited(s document.Span, refs ...finding.Ref) document.Span {
	s.Sources = append(s.Sources, refs...)
	return s
}

// Cut is text of at most so many characters, ending at a word where it can.
func Cut(s string, most int) string {
	s = strings.TrimSpace(document.Clean(s))
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

// Sentence is text that ends as a sentence does.
func Sentence(s string) string {
	s = strings.TrimSpace(document.Clean(s))
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

var stopless = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
	unicode.Myanmar}

// Unended is text without its closing full stop, to stand inside a sentence.
func Unended(s string) string {
	return strings.TrimRight(strings.TrimSpace(document.Clean(s)), ".。 ")
}

// Capital is text that begins with a capital, as the first of several things does.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Joined sets parts that say something beside each other: "a · b".
func Joined(sep string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p = strings.TrimSpace(document.Clean(p)); p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}

// Dot stands between short statements of one line.
const Dot = " · "

// Spread sets lines one after the other with a separator between them.
func Spread(sep string, lines ...document.Line) document.Line {
	var out document.Line
	for _, l := range lines {
		if len(l) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, document.Span{Text: sep, Tone: document.Muted})
		}
		out = append(out, l...)
	}
	return out
}

// Paragraph is running text of spans.
func Paragraph(spans ...document.Span) document.Paragraph { return document.Paragraph{Line: spans} }

// RightToLeft reports whether a text begins in a script that is written from right to left.
func RightToLeft(text string) bool {
	for _, r := range text {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}
