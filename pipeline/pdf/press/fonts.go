package press

import (
	"strconv"
	"sync"
	"unicode/utf8"

	"sponsorbook/pipeline/typeset"
)

// A Press draws pages and makes files of them. It keeps the font objects that
// its files share: each face is cut into blocks of a fixed number of glyphs, a
// block is prepared when a page first needs it, and a file contains the blocks
// that its pages use. Of a face of ten thousands of glyphs, of which no two texts
// use the same hundred, and of rare Latin letters, each page has a cut of its own.
// So a page's bytes depend on that page alone. A press is safe for concurrent use.
type Press struct {
	faces   []face
	objects int // how many object numbers its blocks take
}

// face is the blocks of a typeface.
type face struct {
	blocks []Block // none where pages are cut exactly
	once   sync.Once
	glyphs []placed // of all its glyphs, when a page first draws one
}

const (
	firstGlyphs  = 112 // glyphs in the first block: what nearly every page uses
	blockGlyphs  = 32  // glyphs in every other block
	blockObjects = 6   // object numbers of a block
)

// blockOf is the number of the block that a glyph is in.
func blockOf(glyph int) int {
	if glyph < firstGlyphs {
		return 0
	}
	return 1 + (glyph-firstGlyphs)/blockGlyphs
}

// blockStart is the first glyph of a block.
func blockStart(number int) int {
	if number == 0 {
		return 0
	}
	return firstGlyphs + (number-1)*blockGlyphs
}

// The objects of a block, as offsets from its first.
const (
	objType0 = iota
	objCIDFont
	objDescriptor
	objFile
	objToUnicode
	objStream // holds the first three
)

// Block is a part of a face as a font of its own.
type Block struct {
	Resource
	face   *typeset.Face
	first  int // glyph
	object int // number of its first object
	once   sync.Once
	font   embedded
	dicts  []byte // the object stream, packed
}

// Resource is a font as a page names it.
type Resource struct{ Name string }

// NewPress prepares to draw with a set of faces.
func NewPress(fonts *typeset.Fonts) *Press {
	p := &Press{faces: make([]face, len(fonts.Faces()))}
	for i, f := range fonts.Faces() {
		if f.Scattered {
			continue
		}
		p.faces[i].blocks = make([]Block, blockOf(f.Glyphs-1)+1)
		for j := range p.faces[i].blocks {
			b := &p.faces[i].blocks[j]
			b.face, b.first, b.object = f, blockStart(j), 1+p.objects
			b.Name = "F" + strconv.Itoa(i) + "." + strconv.Itoa(j)
			p.objects += blockObjects
		}
	}
	return p
}

// uses are the fonts of a page.
type uses struct {
	blocks []*Block // in the order of first use
	cuts   []*cut
}

// cut is the glyphs that a page draws of a face which is cut exactly.
type cut struct {
	Resource
	face   *typeset.Face
	codes  map[uint16]uint16 // by glyph
	glyphs []uint16          // by code, from 1
	font   embedded
}

// Code is the font, the code and the width in thousandths by which a page draws
// a glyph. The block is nil where the page has a cut of its own.
func (p *Page) Code(f *typeset.Face, glyph uint16) (font *Resource, code uint16, width int, in *Block) {
	if g := p.press.faces[f.Index].glyph(f, glyph); g.block > 0 {
		in = &p.press.faces[f.Index].blocks[g.block-1]
		return &in.Resource, glyph - uint16(in.first) + 1, int(g.width), in
	}
	w, _ := f.Advance(glyph)
	c := p.uses.cut(f)
	if code = c.codes[glyph]; code == 0 {
		c.glyphs = append(c.glyphs, glyph)
		code = uint16(len(c.glyphs))
		c.codes[glyph] = code
	}
	return &c.Resource, code, thousandths(w, f.Em()), nil
}

// A placed glyph is 1 + the block of a glyph, 0 where pages are cut exactly, and
// its width in thousandths.
type placed struct{ block, width uint16 }

// glyph is where a glyph of the face is found.
func (a *face) glyph(f *typeset.Face, glyph uint16) placed {
	if a.blocks == nil {
		return placed{}
	}
	a.once.Do(func() {
		a.glyphs = make([]placed, f.Glyphs)
		for i := range a.glyphs {
			if g := uint16(i); !rare(f, g) {
				w, _ := f.Advance(g)
				a.glyphs[i] = placed{uint16(blockOf(i)) + 1, uint16(thousandths(w, f.Em()))}
			}
		}
	})
	if int(glyph) >= len(a.glyphs) {
		return placed{}
	}
	return a.glyphs[glyph]
}

// rare says that a glyph is a Latin letter or sign beyond those of nearly every
// page. A text has a few of them, far apart: as blocks they would weigh more than
// all the rest of its fonts.
func rare(f *typeset.Face, glyph uint16) bool {
	if glyph < firstGlyphs {
		return false
	}
	r, _ := utf8.DecodeRuneInString(f.Says(glyph))
	return r >= 0xA0 && r < 0x250 || r >= 0x1E00 && r < 0x1F00 || r >= 0x2000 && r < 0x2200
}

// block notes that a page uses a block.
func (u *uses) block(b *Block) {
	for _, have := range u.blocks {
		if have == b {
			return
		}
	}
	u.blocks = append(u.blocks, b)
}

// cut is the cut of a face that a page uses.
func (u *uses) cut(f *typeset.Face) *cut {
	for _, have := range u.cuts {
		if have.face == f {
			return have
		}
	}
	c := &cut{face: f, codes: map[uint16]uint16{}, Resource: Resource{"X" + strconv.Itoa(f.Index)}}
	u.cuts = append(u.cuts, c)
	return c
}

// prepare makes the objects of a block, once.
func (b *Block) prepare() {
	b.once.Do(func() {
		last := min(blockStart(blockOf(b.first)+1), b.face.Glyphs)
		glyphs := make([]uint16, 0, last-b.first)
		for g := b.first; g < last; g++ {
			glyphs = append(glyphs, uint16(g))
		}
		b.font = embed(b.face, glyphs, func(data []byte) stream { return stream{bestDeflate(data), flate} })
		b.dicts = b.font.objectStream(b.object)
	})
}

// thousandths turns units of a face into thousandths of its size.
func thousandths(v, em int) int {
	if v < 0 {
		return -thousandths(-v, em)
	}
	return (2000*v + em) / (2 * em)
}
