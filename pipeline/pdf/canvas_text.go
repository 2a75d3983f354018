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
	p := pen{b: c.buf[:0], page: c.page, face: run.Face, size: run.Size, em: float64(run.Face.Em())}
	p.b = append(p.b, "BT "...)
	p.b = append(number(p.b, x), ' ')
	p.b = append(number(p.b, c.height-y), " Td"...)
	if run.RightToLeft {
		for i := len(run.Words) - 1; i >= 0; i-- {
			p.word(run.Words[i].Glyphs)
		}
	} else {
		for i := range run.Words {
			p.word(run.Words[i].Glyphs)
		}
	}
	p.end()
	if p.rise != 0 {
		p.b = append(p.b, " 0 Ts"...)
	}
	p.b = append(p.b, " ET"...)
	c.fpdf.RawWriteStr(string(p.b))
	c.buf = p.b
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
	font, code, width := p.page.code(p.face, g.ID)
	if font != p.font {
		p.end()
		p.b = append(append(append(p.b, '/'), font.name...), ' ')
		p.b = append(number(p.b, p.size), " Tf"...)
		p.font = font
	}
	if g.Y != p.rise {
		p.end()
		p.b = append(number(append(p.b, ' '), float64(g.Y)/p.em*p.size), " Ts"...)
		p.rise = g.Y
	}
	if !p.array {
		p.b = append(p.b, '[')
		p.array = true
	}
	if off := p.want + float64(g.X)*1000/p.em - p.have; off > 0.5 || off < -0.5 {
		p.endString()
		n := math.Round(off)
		p.b = strconv.AppendInt(p.b, int64(-n), 10)
		p.have += n
	}
	if p.codes >= stringCodes {
		p.endString()
	}
	if !p.text {
		p.b = append(p.b, '(')
		p.text, p.codes = true, 0
	}
	p.codes++
	p.b = escaped(escaped(p.b, byte(code>>8)), byte(code))
	p.have += float64(width)
	p.want += float64(g.Advance) * 1000 / p.em
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
