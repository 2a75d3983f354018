package typeset

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/text/unicode/norm"
)

// meanings finds what each glyph of a font stands for: its characters where it
// has some, otherwise those of the glyphs that a substitution makes it from.
func meanings(f *font.Font, glyphs int) []string {
	says := make([]string, glyphs)
	for it := f.Cmap.Iter(); it.Next(); {
		r, g := it.Char()
		if int(g) < glyphs && (says[g] == "" || better(r, says[g])) {
			says[g] = string(r)
		}
	}
	for g, s := range says {
		if r, _ := utf8.DecodeRuneInString(s); r >= 0xFB00 && r <= 0xFB06 {
			says[g] = norm.NFKC.String(s) // f and i, not the one character that means both
		}
	}
	for range 4 { // forms of forms of forms
		for _, l := range f.GSUB.Lookups {
			for _, s := range l.Subtables {
				learn(says, s)
			}
		}
	}
	return says
}

// better says that a character is a plainer name of a glyph than the one known:
// outside the private and compatibility areas first, then the lower number.
func better(r rune, known string) bool {
	k := []rune(known)[0]
	if odd(r) != odd(k) {
		return odd(k)
	}
	return r < k
}

func odd(r rune) bool {
	return r >= 0xE000 && r <= 0xFAFF || r >= 0xFB00 && r <= 0xFFFF || r >= 0x2E80 && r <= 0x2FDF || r == 0xA0 || r == 0xAD
}

// learn takes meanings over from what a substitution reads to what it writes.
func learn(says []string, sub tables.GSUBLookup) {
	set := func(to tables.GlyphID, text string) {
		if int(to) < len(says) && says[to] == "" {
			says[to] = text
		}
	}
	at := func(g tables.GlyphID) string {
		if int(g) < len(says) {
			return says[g]
		}
		return ""
	}
	switch s := sub.(type) {
	case tables.SingleSubs:
		learnSingle(s, at, set)
	case tables.AlternateSubs:
		for i, g := range covered(s.Coverage) {
			if i < len(s.AlternateSets) {
				for _, to := range s.AlternateSets[i].AlternateGlyphIDs {
					set(to, at(g))
				}
			}
		}
	case tables.LigatureSubs:
		learnLigatures(s, at, set)
	}
}

func learnSingle(s tables.SingleSubs, at func(tables.GlyphID) string, set func(tables.GlyphID, string)) {
	switch d := s.Data.(type) {
	case tables.SingleSubstData1:
		for _, g := range covered(d.Coverage) {
			set(tables.GlyphID(int(g)+int(d.DeltaGlyphID)), at(g))
		}
	case tables.SingleSubstData2:
		for i, g := range covered(d.Coverage) {
			if i < len(d.SubstituteGlyphIDs) {
				set(d.SubstituteGlyphIDs[i], at(g))
			}
		}
	}
}

func learnLigatures(s tables.LigatureSubs, at func(tables.GlyphID) string, set func(tables.GlyphID, string)) {
	for i, g := range covered(s.Coverage) {
		if i >= len(s.LigatureSets) {
			break
		}
		for _, l := range s.LigatureSets[i].Ligatures {
			text := at(g)
			for _, c := range l.ComponentGlyphIDs {
				if at(c) == "" {
					text = ""
				}
				if text != "" {
					text += at(c)
				}
			}
			set(l.LigatureGlyph, text)
		}
	}
}

// covered are the glyphs of a coverage, in the order of their indexes.
func covered(c tables.Coverage) []tables.GlyphID {
	switch c := c.(type) {
	case tables.Coverage1:
		return c.Glyphs
	case tables.Coverage2:
		var out []tables.GlyphID
		for _, r := range c.Ranges {
			for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
				out = append(out, tables.GlyphID(g))
			}
		}
		return out
	}
	return nil
}
