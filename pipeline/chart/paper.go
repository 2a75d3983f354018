package chart

import (
	"strings"
	"unicode"

	"sponsorbook/pipeline/document"

	"golang.org/x/text/width"
)

// small is the size of small print on the paper.
func (p Paper) small() float64 { return p.Size * 0.9 }

// width is how wide a text is on the paper.
func (p Paper) width(text string, size float64, bold bool) float64 {
	if p.Measure != nil {
		return p.Measure(text, size, bold)
	}
	return Estimate(text, size, bold)
}

// text is words on the paper, cut to a room. Zero room is no limit.
func (p Paper) text(s string, x, y, size, room float64, a Anchor, ink Ink, bold bool) Text {
	if s = strings.TrimSpace(document.Clean(s)); room > 0 {
		s = p.cut(s, size, room, bold)
	}
	return Text{X: round(x), Y: round(y), Size: round(size), Anchor: a, Bold: bold, Ink: ink, Text: s}
}

// cut is the text as far as it fits into a room, with an ellipsis where
// something is left out. It never parts a letter from its accents.
func (p Paper) cut(s string, size, room float64, bold bool) string {
	if p.width(s, size, bold) <= room {
		return s
	}
	letters := []rune(s)
	low, high := 0, min(len(letters), 400) // a chart has no room for more
	for low < high {
		mid := (low + high + 1) / 2
		if p.width(string(letters[:mid])+"…", size, bold) <= room {
			low = mid
		} else {
			high = mid - 1
		}
	}
	for low > 0 && low < len(letters) && joins(letters[low]) {
		low--
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(letters[:low]), " ") + "…"
}

// joins reports whether a character belongs to the one before it.
func joins(r rune) bool { return unicode.Is(unicode.M, r) || r == '\u200D' || r == '\u200C' }

// Estimate is about how wide a text is in a sans serif of a size: a little more
// than most fonts need, so that words estimated to fit do fit.
func Estimate(text string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range text {
		em += advance(r)
	}
	if bold {
		em *= 1.07
	}
	return em * size
}

// advance is a character's width in parts of the type's size.
func advance(r rune) float64 {
	switch {
	case joins(r):
		return 0
	case strings.ContainsRune(" .,:;'|!ijl()[]", r):
		return 0.32
	case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '%' || r == '@' || r == '…':
		return 0.92
	case unicode.IsUpper(r):
		return 0.68
	case r < 0x1100:
		return 0.59
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 1.02
	}
	return 0.65
}
