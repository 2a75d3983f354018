package canvas

import (
	"math"
	"strconv"

	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// pen writes the glyphs of a run. A viewer moves by the widths that the font
// states; pen corrects it wherever shaping wants another place.
type pen struct {
	b     []byte
	press *press.Press
	page  *press.Page
	face  *typeset.Face
	size  float64
	em    float64
	want  float64 // where the next glyph belongs, in thousandths of the size
	have  float64 // where the viewer stands
	font  *press.Resource
	rise  int16
	array bool // a TJ array is open
	text  bool // and a string in it
	codes int  // in that string
}

// stringCodes bounds a string of glyphs: PDF/A allows 32,767 bytes.
const stringCodes = 8_000

// glyphs draws a run with its left edge at x.
func (c *Canvas) glyphs(x, y float64, run typeset.Run) {
	p := pen{b: c.raw.own, page: c.page, press: c.press, face: run.Face, size: run.Size, em: float64(run.Face.Em())}
	p.b = append(p.b, "BT "...)
	p.b = append(press.Number(p.b, x), ' ')
	p.b = append(press.Number(p.b, c.height-y), " Td"...)
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
	press *press.Press
	block *press.Block // nil for a word that has to be written glyph by glyph
	codes []byte       // from inside a string to inside a string
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
	case f == once || f.press != p.press:
		f = p.fragment(s)
		s.Keep.Store(f)
	}
	if f == nil || f.block == nil {
		p.word(s.Glyphs)
		return
	}
	p.open(&f.block.Resource, f.block, 0, 0)
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
	f := &fragment{press: p.press}
	try := pen{page: p.page, press: p.press, face: p.face, size: p.size, em: p.em, array: true, text: true}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		font, _, _, in := p.page.Code(p.face, g.ID)
		if p.em != 1000 || in == nil || f.block != nil && in != f.block || g.X != 0 || g.Y != 0 || g.Part || g.Actual {
			return &fragment{press: p.press}
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
				p.b = append(press.Utf16Hex(p.b, g.Text), ">>BDC"...)
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
	font, code, width, in := p.page.Code(p.face, g.ID)
	p.open(font, in, g.X, g.Y)
	if p.codes >= stringCodes {
		p.endString()
	}
	p.string()
	p.codes++
	p.b = press.Escaped(press.Escaped(p.b, byte(code>>8)), byte(code))
	p.have += float64(width)
	p.want += float64(g.Advance) * 1000 / p.em
}

// open opens an array of a font and moves to where the next glyph belongs.
func (p *pen) open(font *press.Resource, in *press.Block, x, y int16) {
	if font != p.font {
		p.end()
		p.b = append(append(append(p.b, '/'), font.Name...), ' ')
		p.b = append(press.Number(p.b, p.size), " Tf"...)
		p.font = font
		if in != nil {
			p.page.Draws(in)
		}
	}
	if y != p.rise {
		p.end()
		p.b = append(press.Number(append(p.b, ' '), float64(y)/p.em*p.size), " Ts"...)
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
