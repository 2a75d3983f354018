package typeset

import (
	"encoding/binary"
	"errors"

	"github.com/go-text/typesetting/font/opentype"
)

// Metrics are the measures of a face, in units of which Em make its size.
type Metrics struct {
	Em                     int
	Ascent, Descent        int // of a line; Descent is positive
	CapHeight              int
	XMin, YMin, XMax, YMax int
	Fixed                  bool // all glyphs have one width

	glyphs   int
	advances []byte // hmtx
	metrics  int    // pairs in hmtx
	long     bool   // loca has 32 bits
}

// outlines give the glyf entries of glyphs.
type outlines interface{ Glyph(id int) []byte }

// Metrics are the measures of the face.
func (f *Face) Metrics() Metrics { return f.get().metrics }

// measures are the metrics, not copied.
func (f *Face) measures() *Metrics { return &f.get().metrics }

// Em is how many units of the face make its size.
func (f *Face) Em() int { return f.measures().Em }

// Advance is the width of a glyph and the distance from its origin to its ink,
// both in units of the face.
func (f *Face) Advance(glyph uint16) (width, bearing int) {
	return f.get().metrics.advance(int(glyph))
}

// Outline is the glyf entry of a glyph; empty for one without ink.
func (f *Face) Outline(glyph uint16) []byte { return f.get().outlines.Glyph(int(glyph)) }

func (m *Metrics) advance(glyph int) (width, bearing int) {
	i := min(glyph, m.metrics-1) * 4
	width = int(binary.BigEndian.Uint16(m.advances[i:]))
	if glyph < m.metrics {
		return width, int(int16(binary.BigEndian.Uint16(m.advances[i+2:])))
	}
	if i = m.metrics*4 + (glyph-m.metrics)*2; i+2 <= len(m.advances) {
		return width, int(int16(binary.BigEndian.Uint16(m.advances[i:])))
	}
	return width, 0
}

func readMetrics(ld *opentype.Loader) (Metrics, error) {
	head, hhea, maxp := table(ld, "head"), table(ld, "hhea"), table(ld, "maxp")
	hmtx, os2 := table(ld, "hmtx"), table(ld, "OS/2")
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return Metrics{}, errors.New("the font lacks its measures (head, hhea, maxp); save it again as TrueType")
	}
	at := func(b []byte, i int) int { return int(int16(binary.BigEndian.Uint16(b[i:]))) }
	m := Metrics{
		Em: int(binary.BigEndian.Uint16(head[18:])), Ascent: at(hhea, 4), Descent: -at(hhea, 6),
		XMin: at(head, 36), YMin: at(head, 38), XMax: at(head, 40), YMax: at(head, 42),
		glyphs: int(binary.BigEndian.Uint16(maxp[4:])), advances: hmtx,
		metrics: int(binary.BigEndian.Uint16(hhea[34:])), long: at(head, 50) != 0,
	}
	m.CapHeight = m.Ascent * 7 / 10
	if len(os2) >= 90 && at(os2, 88) > 0 {
		m.CapHeight = at(os2, 88)
	}
	if m.Em < 16 || m.metrics < 1 || len(hmtx) < 4*m.metrics || m.metrics > m.glyphs {
		return Metrics{}, errors.New("the font's widths are damaged (hmtx); save it again as TrueType")
	}
	return m, nil
}

// table is a table of a font, nil where it is not there.
func table(ld *opentype.Loader, tag string) []byte {
	b, err := ld.RawTable(opentype.MustNewTag(tag))
	if err != nil {
		return nil
	}
	return b
}

// glyf are the outlines inside a font.
type glyf struct {
	data   []byte
	starts []uint32
}

func (g glyf) Glyph(id int) []byte {
	if id < 0 || id+1 >= len(g.starts) || g.starts[id] >= g.starts[id+1] || int(g.starts[id+1]) > len(g.data) {
		return nil
	}
	return g.data[g.starts[id]:g.starts[id+1]]
}

func readOutlines(ld *opentype.Loader, m Metrics) (outlines, error) {
	loca, g := table(ld, "loca"), glyf{data: table(ld, "glyf")}
	size := 2
	if m.long {
		size = 4
	}
	if len(loca) < size*(m.glyphs+1) || g.data == nil {
		return nil, errors.New("the font has no TrueType outlines (glyf); a font with PostScript outlines has to be converted")
	}
	g.starts = make([]uint32, m.glyphs+1)
	for i := range g.starts {
		if m.long {
			g.starts[i] = binary.BigEndian.Uint32(loca[4*i:])
		} else {
			g.starts[i] = 2 * uint32(binary.BigEndian.Uint16(loca[2*i:]))
		}
	}
	return g, nil
}
