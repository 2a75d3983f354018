package typeset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Most text is words between spaces in scripts that run left to right, and the
// same words again and again. Such a piece, a word with the spaces after it, is
// cut and shaped once. That is sound where no rule of line breaking and no choice
// of face looks across the space before or after it: see ordinary.

// piece is what a piece of text is kept by.
type piece struct {
	text     string
	bold     bool
	language string
}

// kept are the words of pieces. It is emptied when full.
type kept struct {
	mu    sync.RWMutex
	words map[piece][]Word
}

const (
	keptPieces = 50_000
	pieceBytes = 48 // longer pieces are rare, and not kept
)

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
	for at >= w.ends[w.span] {
		w.span++
		w.face = nil
	}
	text := w.p.Text[at:end]
	if len(text) > pieceBytes || end > w.ends[w.span] || !western(text) {
		w.segments(at, end)
		return
	}
	style := w.p.styles[w.span]
	key := piece{text: text, bold: style.Bold, language: style.Language}
	k := &w.p.fonts.kept
	k.mu.RLock()
	words, known := k.words[key]
	k.mu.RUnlock()
	if !known {
		if words, known = w.learn(key, style); !known {
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
func (w *worker) learn(key piece, style Style) ([]Word, bool) {
	key.text = strings.Clone(key.text) // what is kept must not hold the whole paragraph
	p := &Paragraph{Text: key.text, fonts: w.p.fonts, styles: []Style{style}}
	one := worker{p: p, ends: []int{len(key.text)}, direct: levels{limit: []int{len(key.text)}, level: []int8{0}}}
	one.segments(0, len(key.text))
	if len(p.Missing) > 0 {
		return nil, false
	}
	k := &w.p.fonts.kept
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.words == nil || len(k.words) >= keptPieces {
		k.words = map[piece][]Word{}
	}
	k.words[key] = p.words
	return p.words, true
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

// western says that a text is in scripts before Hebrew, with their punctuation.
func western(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= 0x590 && (r < 0x1E00 || r > 0x20BF) {
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
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '(' || c == '+' || c == '$' || c == '#' || c == '&'
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
