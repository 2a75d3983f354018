package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most text is words between spaces in scripts that run left to right, and the
// same words again and again. Such a piece, a word with the spaces after it, is
// cut and shaped once. That is sound where no rule of line breaking and no choice
// of face looks across the space before or after it: see ordinary.

// pieceBytes bounds pieces: longer ones are rare, and not kept.
const pieceBytes = 48

// pieces splits the paragraph at spaces where that is sound.
func (w *worker) pieces() {
	text := w.p.Text
	for at := 0; at < len(text); {
		end := nextSpace(text, at)
		for end < len(text) && !(closes(text[:end]) && opens(text[end:])) {
			end = nextSpace(text, end)
		}
		w.piece(at, end)
		at = end
	}
}

// piece adds the words of one piece.
func (w *worker) piece(at, end int) {
	w.enter(at)
	if !w.hangs(at, end) {
		w.segments(at, end)
		return
	}
	for end > w.ends[w.span] {
		to := w.ends[w.span]
		w.kept(at, to)
		w.p.words[len(w.p.words)-1].glue = true
		at = to
		w.enter(at)
	}
	w.kept(at, end)
}

// enter goes on to the span that a place is in.
func (w *worker) enter(at int) {
	for at >= w.ends[w.span] {
		w.span++
		w.face = nil
	}
}

// hangs says that a piece can be set part by part where it goes through several
// spans: its parts are plain, and hang together.
func (w *worker) hangs(at, end int) bool {
	text := w.p.Text
	for _, to := range w.ends[w.span:] {
		if to >= end {
			return true
		}
		if to == at {
			continue
		}
		next := end
		for _, n := range w.ends[w.span:] {
			if n > to {
				next = min(n, end)
				break
			}
		}
		before, after := text[at:to], text[to:next]
		if !(blank(after) && closes(before)) && !(plainWord(before) && skipLetters(before[len(before)-1:]) == "" && continues(after)) {
			return false
		}
		at = to
	}
	return true
}

// blank says that a text is spaces alone.
func blank(text string) bool { return strings.TrimLeft(text, " ") == "" }

// continues says that a text goes on with a plain word: with letters and digits,
// or with what closes it.
func continues(text string) bool {
	return plainEnd(text) || skipLetters(text) != text && plainWord(text)
}

// kept adds the words of a part of one span.
func (w *worker) kept(at, end int) {
	text := w.p.Text[at:end]
	if len(text) > pieceBytes || !western(text) {
		w.segments(at, end)
		return
	}
	style := w.p.styles[w.span]
	words, known := w.memo.pieces[weight(style.Bold)].get(text)
	if !known {
		if words, known = w.learn(text, style); !known {
			w.segments(at, end) // something is missing, which belongs to this paragraph
			return
		}
	}
	for _, one := range words {
		one.span = w.span
		w.p.words = append(w.p.words, one)
	}
}

// learn shapes a piece as a paragraph of its own, and keeps it.
func (w *worker) learn(text string, style Style) ([]Word, bool) {
	text = strings.Clone(text) // what is kept must not hold the whole paragraph
	words, ok := w.plain(text, style.Bold)
	if !ok {
		p := &Paragraph{Text: text, fonts: w.p.fonts, styles: []Style{style}}
		one := worker{p: p, memo: w.memo, ends: []int{len(text)}}
		one.segments(0, len(text))
		if len(p.Missing) > 0 {
			return nil, false
		}
		words = p.words
	}
	w.memo.pieces[weight(style.Bold)].put(text, words)
	return words, true
}

// plain shapes a plain word.
func (w *worker) plain(text string, bold bool) ([]Word, bool) {
	p, face := w.p.fonts.plain(bold)
	if p == nil || !plainWord(text) && !plainEnd(text) {
		return nil, false
	}
	s, ok := w.memo.plain(p, face, text)
	return []Word{{Shaped: s}}, ok
}

// nextSpace is the end of the piece that begins at a place, with its spaces.
func nextSpace(text string, at int) int {
	end := strings.IndexByte(text[at:], ' ')
	if end < 0 {
		return len(text)
	}
	for end += at; end < len(text) && text[end] == ' '; end++ {
	}
	return end
}

// western says that a text is in scripts before Hebrew, with punctuation and signs.
func western(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= 0x590 && (r < 0x1E00 || r >= 0x2E80) {
			return false
		}
		i += n
	}
	return true
}

// opens says that a line may break before a text that follows a space, whatever
// stands before the space.
func opens(text string) bool {
	if c := text[0]; c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '(' || c == '+' || c == '$' || c == '#' ||
			c == '&'
	}
	r, _ := utf8.DecodeRuneInString(text)
	return r < 0x590 && unicode.IsLetter(r) || r == '€' || r == '·' || r == '–'
}

// closes says that a line may break after the space at the end of a text.
func closes(text string) bool {
	end := len(text)
	for end > 0 && text[end-1] == ' ' {
		end--
	}
	if end == 0 {
		return false
	}
	if c := text[end-1]; c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(".,;:!?)%-&", c) >= 0
	}
	r, _ := utf8.DecodeLastRuneInString(text[:end])
	return r < 0x590 && unicode.IsLetter(r) || r == '·' || r == '–' || r == '…'
}
