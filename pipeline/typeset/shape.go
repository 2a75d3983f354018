package typeset

import (
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"
)

// Shaped is a word in glyphs of one face. It is read-only and shared.
type Shaped struct {
	Face *Face
	Text string
	// Glyphs stand from left to right, whatever the direction.
	Glyphs []Glyph
	// Advance is the width in units of the face; Trail is what the spaces at
	// its end have of it.
	Advance, Trail int
	RightToLeft    bool
	// Keep is where a writer keeps what it made of the word. Whoever else reads
	// it may find what another writer kept.
	Keep atomic.Value

	em       float64 // units of the face that make its size
	language string  // that it was shaped by
}

// A Glyph is one shape of a word, in units of its face.
type Glyph struct {
	ID      uint16
	Advance int16 // to the origin of the next
	X, Y    int16 // how far from its place it is drawn: marks
	// Text is what it and the glyphs after it with Part stand for.
	Text string
	// Part belongs to the same characters as the glyph before it.
	Part bool
	// Actual says that the glyphs alone do not tell Text: each by itself stands
	// for something else, or they stand in another order.
	Actual bool
}

// latinScript is the script of what has none of its own.
const latinScript = language.Latin

// request is what a word is shaped from.
type request struct {
	face     *Face
	text     string
	language string
	script   language.Script
	rtl      bool
}

// shape makes glyphs of a word outside of a paragraph's making.
func (f *Fonts) shape(q request) *Shaped {
	m := f.memo()
	defer f.memos.Put(m)
	return m.shape(q)
}

// shaper is what shaping needs for itself while it runs.
type shaper struct {
	fonts  map[*Face]*harfbuzz.Font
	buffer *harfbuzz.Buffer
	runes  []rune
	starts []int
}

func (h *shaper) shape(q request) *Shaped {
	f := h.fonts[q.face]
	if f == nil {
		if h.fonts == nil {
			h.fonts, h.buffer = map[*Face]*harfbuzz.Font{}, harfbuzz.NewBuffer()
		}
		f = harfbuzz.NewFont(font.NewFace(q.face.get().font))
		h.fonts[q.face] = f
	}
	h.runes, h.starts = h.runes[:0], h.starts[:0]
	for i, r := range q.text {
		h.runes, h.starts = append(h.runes, r), append(h.starts, i)
	}
	h.starts = append(h.starts, len(q.text))
	b := h.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneGraphemes
	b.AddRunes(h.runes, 0, len(h.runes))
	b.Props = harfbuzz.SegmentProperties{Language: language.NewLanguage(q.language), Script: q.script, Direction: harfbuzz.LeftToRight}
	if q.rtl {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(f, nil)
	return h.collect(q)
}

// collect reads the shaped buffer.
func (h *shaper) collect(q request) *Shaped {
	b := h.buffer
	s := &Shaped{Face: q.face, Text: q.text, RightToLeft: q.rtl, em: float64(q.face.Em()), language: q.language,
		Glyphs: make([]Glyph, len(b.Info))}
	trail := len(h.runes)
	for trail > 0 && h.runes[trail-1] == ' ' {
		trail--
	}
	for i, g := range b.Info {
		p := b.Pos[i]
		s.Glyphs[i] = Glyph{ID: uint16(g.Glyph), Advance: int16(p.XAdvance), X: int16(p.XOffset), Y: int16(p.YOffset)}
		s.Advance += int(p.XAdvance)
		if g.Cluster >= trail {
			s.Trail += int(p.XAdvance)
		}
		if i > 0 && g.Cluster == b.Info[i-1].Cluster {
			s.Glyphs[i].Part = true
			continue
		}
		s.Glyphs[i].Text = q.text[h.starts[g.Cluster]:h.starts[h.clusterEnd(i, q.rtl)]]
	}
	s.tell()
	return s
}

// tell finds the glyphs that do not tell their text by themselves.
func (s *Shaped) tell() {
	for i := 0; i < len(s.Glyphs); {
		said, j := "", i
		for ; j < len(s.Glyphs) && (j == i || s.Glyphs[j].Part); j++ {
			if says := s.Face.Says(s.Glyphs[j].ID); s.RightToLeft {
				said = says + said
			} else {
				said += says
			}
		}
		text := s.Glyphs[i].Text
		// A ligature that is a character of its own keeps its one code where text
		// runs right to left: readers that turn such text around by codes would
		// turn the letters of the ligature as well.
		s.Glyphs[i].Actual = said != text && !(s.RightToLeft && j == i+1 && norm.NFKC.String(said) == text)
		i = j
	}
}

// clusterEnd is the first character after those of the cluster that begins at a
// glyph. Clusters follow the direction.
func (h *shaper) clusterEnd(i int, rtl bool) int {
	info := h.buffer.Info
	if rtl {
		if i == 0 {
			return len(h.runes)
		}
		return info[i-1].Cluster
	}
	for j := i + 1; j < len(info); j++ {
		if info[j].Cluster != info[i].Cluster {
			return info[j].Cluster
		}
	}
	return len(h.runes)
}
