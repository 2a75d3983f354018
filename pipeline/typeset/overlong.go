package typeset

import (
	"github.com/go-text/typesetting/segmenter"

	"github.com/go-text/typesetting/language"
)

// breakWord cuts the words that hang together at the beginning so that the first
// part fits a width. At least one character that a reader sees stays in front.
func (p *Paragraph) breakWord(words []Word, width, scale float64) []Word {
	used := 0.0
	for i, w := range words {
		advance := p.width(w, scale)
		if used+advance-p.trail(w, scale) <= width+slack && w.glue {
			used += advance
			continue
		}
		if head, tail, ok := p.cut(w, width-used, scale, i == 0); ok {
			out := append([]Word{}, words[:i]...)
			out = append(out, head, tail)
			return append(out, words[i+1:]...)
		}
		if i > 0 { // nothing of it fits: break before it
			out := append([]Word{}, words...)
			out[i-1].glue = false
			return out
		}
		break
	}
	out := append([]Word{}, words...)
	out[0].glue = false
	return out
}

// cut parts a word between characters so that the head fits a width. Must makes
// the head one character long where not even that fits.
func (p *Paragraph) cut(w Word, width, scale float64, must bool) (head, tail Word, ok bool) {
	var s segmenter.Segmenter
	s.Init([]rune(w.Text))
	widths := clusterWidths(w.Shaped)
	unit, at, used := p.unit(w, scale), 0, 0.0
	for it := s.GraphemeIterator(); it.Next(); {
		text := string(it.Grapheme().Text)
		for i := at; i < at+len(text); i++ {
			used += float64(widths[i]) * unit
		}
		if used > width+slack && (at > 0 || !must) {
			break
		}
		at += len(text)
		if used > width+slack {
			break
		}
	}
	if at == 0 || at >= len(w.Text) {
		return head, tail, false
	}
	head, tail = p.part(w, w.Text[:at]), p.part(w, w.Text[at:])
	head.glue, tail.glue = false, w.glue
	return head, tail, true
}

// part is a piece of a word, shaped anew.
func (p *Paragraph) part(w Word, text string) Word {
	sc := language.Latin
	for _, r := range text {
		sc = script(r, sc)
	}
	w.Shaped = p.fonts.shape(request{face: w.Face, text: text, script: sc, rtl: w.RightToLeft, language: w.language})
	return w
}

// clusterWidths are the advances of a word at the places of its text where
// clusters begin.
func clusterWidths(s *Shaped) []int {
	widths := make([]int, len(s.Text)+1)
	for i, at := range s.places() {
		widths[at] += int(s.Glyphs[i].Advance)
	}
	return widths
}

// places are where the text of each glyph begins in the word's text.
func (s *Shaped) places() []int {
	at := make([]int, len(s.Glyphs))
	if !s.RightToLeft {
		place, next := 0, 0
		for i, g := range s.Glyphs {
			if !g.Part {
				place, next = next, next+len(g.Text)
			}
			at[i] = place
		}
		return at
	}
	place := len(s.Text)
	for i, g := range s.Glyphs {
		if !g.Part {
			place -= len(g.Text)
		}
		at[i] = place
	}
	return at
}
