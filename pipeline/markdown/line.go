package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/document"
)

// line is a line at the beginning of a block.
func (w *writer) line(l document.Line) string { return opening(w.inline(l)) }

// inline is a line of spans. Strong and warning spans are bold where Markdown
// can say so; muted and good ones are words like others.
func (w *writer) inline(l document.Line) string {
	if len(l) == 1 { // as most cells: nothing is written anew where nothing is escaped
		return strings.TrimSpace(w.run(l[0], 0).write("", ""))
	}
	var b strings.Builder
	runs := w.runs(l)
	for i, r := range runs {
		following := ""
		if i+1 < len(runs) {
			following = runs[i+1].text
			if runs[i+1].href != "" {
				following = "["
			}
		}
		b.WriteString(r.write(b.String(), following))
	}
	return strings.TrimSpace(b.String())
}

// A run is escaped text of one kind.
type run struct {
	text, href string
	bold       bool
	note       string // a footnote's mark after it
}

// runs are the spans of a line; neighbours of one kind become one, since two
// bold runs side by side would not be read as such.
func (w *writer) runs(l document.Line) []run {
	var out []run
	for i, s := range l {
		r := w.run(s, i)
		if r.text == "" {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].note == "" && out[n].href == "" && r.href == "" && out[n].bold == r.bold {
			r.text = out[n].text + r.text
			out = out[:n]
		}
		out = append(out, r)
	}
	return out
}

// run is one span.
func (w *writer) run(s document.Span, i int) run {
	r := run{text: escape(s.Text), bold: s.Tone == document.Strong || s.Tone == document.Warn}
	if s.Link != nil {
		if r.text == "" {
			r.text = escape(s.Link.Text)
		}
		r.href = w.href(s.Link.To)
	}
	if w.doc.Cites(document.Markdown) {
		if n := w.notes.Number(s.Sources); n > 0 {
			r.note = fmt.Sprintf("[^%d]", n)
		}
	}
	return r
}

// href is where a link leads; "" where it may not lead. Anchors of the page
// become those that a forge gives to its headings.
func (w *writer) href(to string) string {
	href, ok := w.doc.Href(to, w.file)
	if !ok {
		return ""
	}
	if id, own := strings.CutPrefix(href, "#"); own {
		if w.anchors[id] == "" {
			return ""
		}
		return "#" + w.anchors[id]
	}
	return href
}

// write is the run as Markdown, between what was written and what follows.
func (r run) write(written, following string) string {
	text := strings.TrimSpace(r.text)
	if text == "" {
		return r.text
	}
	at := strings.Index(r.text, text)
	lead, trail := r.text[:at], r.text[at+len(text):]
	if r.href != "" {
		if r.bold {
			text = "**" + text + "**"
		}
		return lead + "[" + text + "](" + r.href + ")" + r.note + trail
	}
	if r.bold && opens(written+lead, text) && closes(text, r.note+trail+following) {
		text = "**" + text + "**"
	}
	return lead + text + r.note + trail
}

// opens reports whether two stars between the texts begin bold type.
func opens(before, text string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(text)
	return !mark(first) || size == 0 || unicode.IsSpace(last) || mark(last) && last != '*'
}

// closes reports whether two stars between the texts end bold type.
func closes(text, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	first, size := utf8.DecodeRuneInString(after)
	return !mark(last) || size == 0 || unicode.IsSpace(first) || mark(first) && first != '*'
}

// mark reports whether Markdown counts a character as punctuation.
func mark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
