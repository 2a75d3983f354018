package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// Paragraph shapes spans of text, to be broken into lines.
func (f *Fonts) Paragraph(spans ...Span) *Paragraph {
	p := new(Paragraph)
	f.Set(p, spans...)
	return p
}

// Set makes a new paragraph the one of some spans.
func (f *Fonts) Set(p *Paragraph, spans ...Span) {
	p.fonts = f
	m := f.memo()
	defer f.memos.Put(m)
	if len(spans) == 1 && p.short(m, spans[0]) {
		return
	}
	ends := p.join(m, spans)
	if p.Text == "" {
		return
	}
	w := worker{p: p, memo: m, ends: ends, direct: directions(p.Text, ends)}
	p.RightToLeft = w.direct.base == 1
	p.mixed = p.RightToLeft || len(w.direct.level) > 1
	w.split()
	if len(spans) == 1 {
		p.remember(m)
	}
}

// join makes the text of some spans that of the paragraph, and says where each
// ends.
func (p *Paragraph) join(m *memo, spans []Span) (ends []int) {
	ends, m.text = m.ends[:0], m.text[:0]
	p.styles = p.one[:0]
	if len(spans) > 1 {
		p.styles = make([]Style, 0, len(spans))
	}
	for _, s := range spans {
		p.styles = append(p.styles, s.Style)
		m.text = append(m.text, Clean(s.Text)...)
		ends = append(ends, len(m.text))
	}
	p.Text, m.ends = string(m.text), ends
	return ends
}

// short takes over the words of a short text that was set lately, if it was:
// labels and short answers are half of a page.
func (p *Paragraph) short(m *memo, s Span) bool {
	if len(s.Text) > pieceBytes {
		return false
	}
	words, known := m.short[weight(s.Style.Bold)].get(s.Text)
	if known { // under its cleaned text
		p.Text, p.styles, p.words = s.Text, append(p.one[:0], s.Style), words
	}
	return known
}

// remember keeps the words of a short text in scripts whose forms no language
// changes.
func (p *Paragraph) remember(m *memo) {
	if len(p.Text) <= pieceBytes && !p.mixed && len(p.Missing) == 0 && western(p.Text) {
		m.short[weight(p.styles[0].Bold)].put(strings.Clone(p.Text), p.words)
	}
}

// Join is paragraphs one after the other as one. It is nil where the letters at
// their ends may change each other, or whether a line may break between them:
// then their text has to be set as a whole.
func (f *Fonts) Join(parts ...*Paragraph) *Paragraph {
	all := &Paragraph{fonts: f}
	count, spans, size := 0, 0, 0
	for i, p := range parts {
		if p.mixed || p.Text == "" || i > 0 && !(closes(parts[i-1].Text) && opens(p.Text)) ||
			i < len(parts)-1 && p.Text[len(p.Text)-1] != ' ' {
			return nil
		}
		count, spans, size = count+len(p.words), spans+len(p.styles), size+len(p.Text)
	}
	all.words, all.styles = make([]Word, 0, count), make([]Style, 0, spans)
	text := make([]byte, 0, size)
	for _, p := range parts {
		for _, w := range p.words {
			w.span += len(all.styles)
			all.words = append(all.words, w)
		}
		all.styles, text = append(all.styles, p.styles...), append(text, p.Text...)
		for _, r := range p.Missing {
			if !slices.Contains(all.Missing, r) {
				all.Missing = append(all.Missing, r)
			}
		}
	}
	all.Text = string(text)
	return all
}

// worker splits the text of a paragraph into words.
type worker struct {
	p      *Paragraph
	memo   *memo
	ends   []int
	direct levels

	span int
	face *Face    // of the character before, which keeps what scripts share
	hans []string // by span: the language of its Han characters
}

// split cuts the text where a line may break.
func (w *worker) split() {
	w.p.words = make([]Word, 0, len(w.p.Text)/5+1)
	if w.p.mixed {
		w.segments(0, len(w.p.Text))
	} else {
		w.pieces()
	}
}

// segments cuts a part of the text by the rules of UAX #14.
func (w *worker) segments(at, end int) {
	var s segmenter.Segmenter
	s.Init([]rune(w.p.Text[at:end]))
	for it := s.LineIterator(); it.Next(); {
		n := 0
		for _, r := range it.Line().Text {
			n += utf8.RuneLen(r)
		}
		w.thai(at, at+n)
		at += n
	}
}

// thai cuts a segment further between Thai words.
func (w *worker) thai(at, end int) {
	text := w.p.Text[at:end]
	if hasThai(text) {
		for _, i := range thaiBreaks(text) {
			w.segment(at, end-len(text)+i)
			at = end - len(text) + i
		}
	}
	w.segment(at, end)
}

// segment shapes the text between two places where a line may break. Within it
// a new word begins where span, direction, face or script changes.
func (w *worker) segment(at, end int) {
	first := len(w.p.words)
	for at < end {
		for at >= w.ends[w.span] {
			w.span++
			w.face = nil
		}
		limit := min(end, w.ends[w.span], w.direct.end(at))
		next := w.item(at, limit)
		at = next
	}
	for i := first; i < len(w.p.words)-1; i++ {
		w.p.words[i].glue = true
	}
	if end < len(w.p.Text) && insideHangul(w.p.Text, end) {
		w.p.words[len(w.p.words)-1].glue = true
	}
}

// insideHangul says that a place is between two letters of a Korean word, at which
// lines do not break although they might: readers expect whole words.
func insideHangul(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return before >= 0xAC00 && before <= 0xD7A3 && after >= 0xAC00 && after <= 0xD7A3
}

// item adds the longest word of one face and script at a place.
func (w *worker) item(at, limit int) int {
	text, style := w.p.Text, w.p.styles[w.span]
	var face *Face
	var sc language.Script
	end := at
	for i, r := range text[at:limit] {
		c := w.p.fonts.face(r, style.Bold, w.face)
		if c == nil {
			if i > 0 {
				break
			}
			return w.mark(at, r)
		}
		s := script(r, sc)
		if face != nil && (c != face || sc != 0 && s != sc) {
			break
		}
		face, sc, w.face = c, s, c
		end = at + i + utf8.RuneLen(r)
	}
	if sc == 0 {
		sc = latinScript
	}
	level := w.direct.at(at)
	w.add(request{face: face, text: text[at:end], script: sc, language: w.han(sc), rtl: level%2 == 1}, level)
	return end
}

// mark adds the mark that stands for a character which no face shows.
func (w *worker) mark(at int, r rune) int {
	if !slices.Contains(w.p.Missing, r) {
		w.p.Missing = append(w.p.Missing, r)
	}
	end := at + utf8.RuneLen(r)
	latin := w.p.fonts.face(MarkRune, w.p.styles[w.span].Bold, nil)
	of := w.memo.shape(request{face: latin, text: string(MarkRune), script: latinScript})
	s := &Shaped{Face: of.Face, Text: w.p.Text[at:end], Glyphs: slices.Clone(of.Glyphs), Advance: of.Advance, em: of.em}
	s.Glyphs[0].Text, s.Glyphs[0].Actual = s.Text, s.Text != string(MarkRune)
	w.p.words = append(w.p.words, Word{Shaped: s, span: w.span, level: w.direct.at(at)})
	w.face = nil
	return end
}

func (w *worker) add(q request, level int8) {
	w.p.words = append(w.p.words, Word{Shaped: w.memo.shape(q), span: w.span, level: level})
}

// han is the language of the forms of Han characters, found when first needed.
func (w *worker) han(sc language.Script) string {
	if sc != language.Han {
		return "" // no other script has forms by language
	}
	for len(w.hans) < len(w.p.styles) {
		w.hans = append(w.hans, "")
	}
	if w.hans[w.span] == "" {
		w.hans[w.span] = hanLanguage(w.p.Text, w.p.styles[w.span].Language)
	}
	return w.hans[w.span]
}
