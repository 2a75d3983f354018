package pdf

import (
	"math"
	"strconv"
	"unicode/utf16"

	"sponsorbook/pipeline/typeset"
)

// pen writes the glyphs of a run. A viewer moves by the widths that the font
// states; pen corrects it wherever shaping wants another place.
type pen struct {
	b     []byte
	page  *Page
	face  *typeset.Face
	size  float64
	em    float64
	want  float64 // where the next glyph belongs, in thousandths of the size
	have  float64 // where the viewer stands
	font  *resource
	rise  int16
	array bool // a TJ array is open
	text  bool // and a string in it
	codes int  // in that string
}

// stringCodes bounds a string of glyphs: PDF/A allows 32,767 bytes.
const stringCodes = 8_000

// glyphs draws a run with its left edge at x.
func (c *Canvas) glyphs(x, y float64, run typeset.Run) {
	p := pen{b: c.raw.own, page: c.page, face: run.Face, size: run.Size, em: float64(run.Face.Em())}
	p.b = append(p.b, "BT "...)
	p.b = append(number(p.b, x), ' ')
	p.b = append(number(p.b, c.height-y), " Td"...)
	if run.RightToLeft {
		for i := len(run.Words) - 1; i >= 0; i-- {
			p.known(run.Words[i].Shaped)
		}
	} else {
		for i := range run.Words {
			p.known(run.Words[i].Shaped)
		}
	}
	p.end()
	if p.rise != 0 {
		p.b = append(p.b, " 0 Ts"...)
	}
	c.raw.own = append(p.b, " ET\n"...)
}

// A fragment is a word as it stands in a string, for those that one block has
// all glyphs of, none raised or told in other words. It is made when a word is
// drawn for the second time: most words of a page are on no other.
type fragment struct {
	press *Press
	block *block // nil for a word that has to be written glyph by glyph
	codes []byte // from inside a string to inside a string
	count int
	moved float64 // how far what comes next stands from where the viewer is
}

// once stands for a word that was drawn once.
var once = new(fragment)

// known draws a word as it was drawn before, where that is the same.
func (p *pen) known(s *typeset.Shaped) {
	f, _ := s.Keep.Load().(*fragment)
	switch {
	case f == nil:
		s.Keep.Store(once)
	case f == once || f.press != p.page.press:
		f = p.fragment(s)
		s.Keep.Store(f)
	}
	if f == nil || f.block == nil {
		p.word(s.Glyphs)
		return
	}
	p.open(&f.block.resource, f.block, 0, 0)
	if p.codes+f.count > stringCodes {
		p.endString()
	}
	p.string()
	p.b = append(p.b, f.codes...)
	p.codes += f.count
	p.have, p.want = p.want, p.want+f.moved
}

// fragment is a word as pages draw it.
func (p *pen) fragment(s *typeset.Shaped) *fragment {
	f := &fragment{press: p.page.press}
	try := pen{page: p.page, face: p.face, size: p.size, em: p.em, array: true, text: true}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		font, _, _, in := p.page.code(p.face, g.ID)
		if p.em != 1000 || in == nil || f.block != nil && in != f.block || g.X != 0 || g.Y != 0 || g.Part || g.Actual {
			return &fragment{press: p.page.press}
		}
		f.block, try.font = in, font
		try.glyph(g)
	}
	f.codes, f.count, f.moved = try.b, len(s.Glyphs), try.want-try.have
	return f
}

// word draws the glyphs of a word.
func (p *pen) word(glyphs []typeset.Glyph) {
	actual := false
	for i := range glyphs {
		g := &glyphs[i]
		if !g.Part {
			if actual {
				p.end()
				p.b = append(p.b, " EMC"...)
			}
			if actual = g.Actual; actual {
				p.end()
				p.b = append(p.b, "/Span<</ActualText"...)
				p.b = append(utf16Hex(p.b, g.Text), ">>BDC"...)
			}
		}
		p.glyph(g)
	}
	if actual {
		p.end()
		p.b = append(p.b, " EMC"...)
	}
}

func (p *pen) glyph(g *typeset.Glyph) {
	font, code, width, in := p.page.code(p.face, g.ID)
	p.open(font, in, g.X, g.Y)
	if p.codes >= stringCodes {
		p.endString()
	}
	p.string()
	p.codes++
	p.b = escaped(escaped(p.b, byte(code>>8)), byte(code))
	p.have += float64(width)
	p.want += float64(g.Advance) * 1000 / p.em
}

// open opens an array of a font and moves to where the next glyph belongs.
func (p *pen) open(font *resource, in *block, x, y int16) {
	if font != p.font {
		p.end()
		p.b = append(append(append(p.b, '/'), font.name...), ' ')
		p.b = append(number(p.b, p.size), " Tf"...)
		p.font = font
		if in != nil {
			p.page.uses.block(in)
		}
	}
	if y != p.rise {
		p.end()
		p.b = append(number(append(p.b, ' '), float64(y)/p.em*p.size), " Ts"...)
		p.rise = y
	}
	if !p.array {
		p.b = append(p.b, '[')
		p.array = true
	}
	if off := p.want + float64(x)*1000/p.em - p.have; off > 0.5 || off < -0.5 {
		p.endString()
		n := math.Round(off)
		p.b = strconv.AppendInt(p.b, int64(-n), 10)
		p.have += n
	}
}

// string opens a string of glyphs.
func (p *pen) string() {
	if !p.text {
		p.b = append(p.b, '(')
		p.text, p.codes = true, 0
	}
}

func (p *pen) endString() {
	if p.text {
		p.b = append(p.b, ')')
		p.text = false
	}
}

// end closes the array that is open.
func (p *pen) end() {
	p.endString()
	if p.array {
		p.b = append(p.b, "]TJ"...)
		p.array = false
	}
}

// escaped appends a byte of a literal string.
func escaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, c)
}

// utf16Hex appends a text string in UTF-16 with its mark, in hexadecimal.
func utf16Hex(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = hexRune(b, r)
	}
	return append(b, '>')
}

// hexRune appends a character in UTF-16, in hexadecimal.
func hexRune(b []byte, r rune) []byte {
	if r1, r2 := utf16.EncodeRune(r); r1 != 0xFFFD {
		return hex16(hex16(b, uint16(r1)), uint16(r2))
	}
	return hex16(b, uint16(r))
}

func hex16(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
