package press

import (
	"encoding/binary"
	"math/bits"

	"sponsorbook/pipeline/typeset"
)

// trueType makes a font of some glyphs of a face: an empty glyph 0, the glyphs
// in their order from 1, and after them the parts that composite glyphs need.
// Hints are left out.
func trueType(f *typeset.Face, glyphs []uint16) []byte {
	t := cutter{face: f, at: map[uint16]uint16{}, glyphs: append([]uint16{0}, glyphs...)}
	for i, g := range glyphs {
		t.at[g] = uint16(i + 1)
	}
	t.outlines()
	return t.assemble()
}

// cutter collects the tables of a font that is cut.
type cutter struct {
	face                           *typeset.Face
	glyphs                         []uint16          // of the face, by glyph of the font
	at                             map[uint16]uint16 // the other way round
	glyf                           []byte
	starts                         []int
	points, contours, parts, depth int
}

// outlines copies the outlines; composites append their parts to the glyphs.
func (t *cutter) outlines() {
	for i := 0; i < len(t.glyphs); i++ {
		t.starts = append(t.starts, len(t.glyf))
		if i == 0 {
			continue
		}
		if g := t.face.Outline(t.glyphs[i]); len(g) >= 10 {
			if n := int(int16(binary.BigEndian.Uint16(g))); n >= 0 {
				t.simple(g, n)
			} else {
				t.composite(g)
			}
		}
		for len(t.glyf)%4 != 0 {
			t.glyf = append(t.glyf, 0)
		}
	}
	t.starts = append(t.starts, len(t.glyf))
}

// simple copies a glyph of contours without its instructions.
func (t *cutter) simple(g []byte, contours int) {
	at := 10 + 2*contours
	if contours == 0 || len(g) < at+2 {
		return
	}
	t.contours = max(t.contours, contours)
	t.points = max(t.points, int(binary.BigEndian.Uint16(g[at-2:]))+1)
	hints := int(binary.BigEndian.Uint16(g[at:]))
	if len(g) < at+2+hints {
		return
	}
	t.glyf = append(t.glyf, g[:at]...)
	t.glyf = append(t.glyf, 0, 0)
	t.glyf = append(t.glyf, g[at+2+hints:]...)
}

// Flags of the parts of a composite glyph.
const (
	partWords   = 0x0001
	partScale   = 0x0008
	partMore    = 0x0020
	partScaleXY = 0x0040
	partMatrix  = 0x0080
	partHints   = 0x0100
	partsAtMost = 64
)

// composite copies a glyph made of others, naming them by their new numbers.
func (t *cutter) composite(g []byte) {
	start := len(t.glyf)
	t.glyf = append(t.glyf, g[:10]...)
	at := 10
	for n := 1; n <= partsAtMost && at+4 <= len(g); n++ {
		flags := binary.BigEndian.Uint16(g[at:])
		size := 4 + partSize(flags)
		if at+size > len(g) {
			break
		}
		out := len(t.glyf)
		t.glyf = append(t.glyf, g[at:at+size]...)
		binary.BigEndian.PutUint16(t.glyf[out:], flags&^partHints)
		binary.BigEndian.PutUint16(t.glyf[out+2:], t.part(binary.BigEndian.Uint16(g[at+2:])))
		at += size
		t.parts, t.depth = max(t.parts, n), 2
		if flags&partMore == 0 {
			return
		}
	}
	t.glyf = t.glyf[:start] // damaged: no ink
}

// part is the new number of a glyph that a composite needs.
func (t *cutter) part(g uint16) uint16 {
	n, ok := t.at[g]
	if !ok {
		n = uint16(len(t.glyphs))
		t.at[g] = n
		t.glyphs = append(t.glyphs, g)
	}
	return n
}

// partSize is how many bytes follow the flags and the number of a part.
func partSize(flags uint16) int {
	n := 2
	if flags&partWords != 0 {
		n = 4
	}
	switch {
	case flags&partScale != 0:
		n += 2
	case flags&partScaleXY != 0:
		n += 4
	case flags&partMatrix != 0:
		n += 8
	}
	return n
}

// assemble writes the font file.
func (t *cutter) assemble() []byte {
	m := t.face.Metrics()
	be := binary.BigEndian
	short := len(t.glyf) < 1<<17
	head := make([]byte, 54)
	be.PutUint32(head, 0x00010000)
	be.PutUint32(head[4:], 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[16:], 0x0001)
	be.PutUint16(head[18:], uint16(m.Em))
	for i, v := range []int{m.XMin, m.YMin, m.XMax, m.YMax} {
		be.PutUint16(head[36+2*i:], uint16(v))
	}
	be.PutUint16(head[46:], 8) // smallest size that can be read, in pixels
	be.PutUint16(head[48:], 2)
	var loca []byte
	for _, s := range t.starts {
		if short {
			loca = be.AppendUint16(loca, uint16(s/2))
		} else {
			loca = be.AppendUint32(loca, uint32(s))
		}
	}
	if !short {
		be.PutUint16(head[50:], 1)
	}
	hmtx, widest := t.hmtx()
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], uint16(m.Ascent))
	be.PutUint16(hhea[6:], uint16(-m.Descent))
	be.PutUint16(hhea[10:], uint16(widest))
	be.PutUint16(hhea[18:], 1) // an upright caret
	be.PutUint16(hhea[34:], uint16(len(t.glyphs)))
	maxp := make([]byte, 32)
	be.PutUint32(maxp, 0x00010000)
	for i, v := range []int{len(t.glyphs), t.points, t.contours, t.points * max(t.parts, 1), t.contours * max(t.parts, 1), 2} {
		be.PutUint16(maxp[4+2*i:], uint16(min(v, 0xFFFF)))
	}
	be.PutUint16(maxp[28:], uint16(t.parts))
	be.PutUint16(maxp[30:], uint16(t.depth))
	return sfnt([]tabled{{"glyf", t.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
}

// hmtx is the widths and bearings of the glyphs, and the largest width.
func (t *cutter) hmtx() (table []byte, widest int) {
	for i, g := range t.glyphs {
		w, b := t.face.Advance(g)
		if i == 0 {
			b = 0
		}
		widest = max(widest, w)
		table = binary.BigEndian.AppendUint16(table, uint16(w))
		table = binary.BigEndian.AppendUint16(table, uint16(b))
	}
	return table, widest
}

// tabled is a table of a font.
type tabled struct {
	tag  string
	data []byte
}

// sfnt puts tables, in the order of their tags, into a font file.
func sfnt(tables []tabled) []byte {
	be := binary.BigEndian
	n := len(tables)
	log := bits.Len(uint(n)) - 1
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		for _, v := range []int{int(checksum(t.data)), at, len(t.data)} {
			out = be.AppendUint32(out, uint32(v))
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
