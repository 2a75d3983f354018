package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// MarkRune is what stands for a character that no face can show.
const MarkRune = '\uFFFD'

// homes say which family a character is looked for in first. What is not named
// is looked for in the families by turns.
var homes = []struct {
	first, last rune
	family      string
}{
	{0x0000, 0x058F, "latin"},
	{0x0590, 0x05FF, "hebrew"},
	{0x0600, 0x08FF, "arabic"},
	{0x0900, 0x097F, "devanagari"},
	{0x0E00, 0x0E7F, "thai"},
	{0x1100, 0x11FF, "east"},
	{0x1CD0, 0x1CFF, "devanagari"},
	{0x1D00, 0x218F, "latin"},
	{0x2190, 0x22FF, "math"},
	{0x2300, 0x27BF, "dingbats"},
	{0x27C0, 0x2AFF, "math"},
	{0x2B00, 0x2BFF, "dingbats"},
	{0x2E80, 0xA4CF, "east"},
	{0xA8E0, 0xA8FF, "devanagari"},
	{0xA960, 0xA97F, "east"},
	{0xAC00, 0xD7FF, "east"},
	{0xF900, 0xFAFF, "east"},
	{0xFB00, 0xFB06, "latin"},
	{0xFB1D, 0xFB4F, "hebrew"},
	{0xFB50, 0xFDFF, "arabic"},
	{0xFE10, 0xFE4F, "east"},
	{0xFE70, 0xFEFE, "arabic"},
	{0xFF00, 0xFFEF, "east"},
	{0xFFFD, 0xFFFD, "latin"},
	{0x1F000, 0x1FAFF, "emoji"},
	{0x20000, 0x3FFFF, "east"},
}

// home is the family that a character is looked for in first.
func (f *Fonts) home(r rune) *family {
	lo, hi := 0, len(homes)
	for lo < hi {
		if m := (lo + hi) / 2; homes[m].last < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(homes) || r < homes[lo].first {
		return nil
	}
	for i := range f.family {
		if f.family[i].name == homes[lo].family {
			return &f.family[i]
		}
	}
	return nil
}

// face is the face that shows a character, nil for none. Before is the face of
// the character before it, which keeps what scripts share: spaces, marks, joiners.
func (f *Fonts) face(r rune, bold bool, before *Face) *Face {
	if before != nil && shared(r) && before.glyph(r) != 0 {
		return before
	}
	if given := f.given(bold); given != nil && given.glyph(r) != 0 {
		return given
	}
	if h := f.home(r); h != nil {
		if c := h.shows(r, bold); c != nil {
			return c
		}
	}
	for i := range f.family {
		if c := f.family[i].shows(r, bold); c != nil {
			return c
		}
	}
	return nil
}

// given is the face that the user chose, nil where that is the program's.
func (f *Fonts) given(bold bool) *Face {
	if c := f.family[0].face(bold); c.raw != nil {
		return c
	}
	return nil
}

// shows is the face of a family that shows a character, nil for none. A bold face
// may have fewer than the regular one.
func (m *family) shows(r rune, bold bool) *Face {
	for _, c := range []*Face{m.face(bold), m.regular} {
		if c.glyph(r) != 0 {
			return c
		}
	}
	return nil
}

func (m *family) face(bold bool) *Face {
	if bold {
		return m.bold
	}
	return m.regular
}

// shared says that a character belongs to whatever it stands in.
func shared(r rune) bool {
	return r == ' ' || r == 0xA0 || r == 0x200C || r == 0x200D || r >= 0x300 && unicode.Is(unicode.Mn, r)
}

// script is the script that a character is shaped by; what scripts share takes
// that of the character before it.
func script(r rune, before language.Script) language.Script {
	if r < 0x80 && (r < 'A' || r > 'z') {
		return before
	}
	s := language.LookupScript(r)
	if s == language.Common || s == language.Inherited || s == language.Unknown {
		return before
	}
	return s
}
