// Package fonts holds the typefaces that pages are set in: Noto, in a regular
// and a bold weight, cut and put in order by prepare.py, under the SIL Open
// Font License (see OFL.txt).
//
// Nothing is unpacked until a text needs the face. A face is either one TrueType
// font, or, where it has tens of thousands of outlines, a font without outlines
// and the outlines in chunks that are unpacked one at a time.
package fonts

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

//go:embed *.ttf.gz *.glyphs
var files embed.FS

// A Family is the faces of a group of scripts.
type Family struct {
	Name string // of the files: NAME-regular, NAME-bold
	// Glyphs is how many the regular and the bold face have, .notdef included.
	// 0 is a face that does not exist.
	Glyphs [2]int
	// Chunks says that outlines come in chunks.
	Chunks bool
	// Scattered says that what one text needs stands far apart in the face.
	Scattered bool
}

// Families are the families shipped, in the order in which a character is
// looked for when its script does not say where.
var Families = []Family{
	{Name: "latin", Glyphs: [2]int{2109, 2109}},
	{Name: "hebrew", Glyphs: [2]int{137, 137}},
	{Name: "arabic", Glyphs: [2]int{1612, 1612}, Scattered: true},
	{Name: "devanagari", Glyphs: [2]int{888, 888}, Scattered: true},
	{Name: "thai", Glyphs: [2]int{127, 127}},
	{Name: "math", Glyphs: [2]int{937, 0}, Scattered: true},
	{Name: "dingbats", Glyphs: [2]int{632, 0}, Scattered: true},
	{Name: "symbols", Glyphs: [2]int{489, 0}, Scattered: true},
	{Name: "emoji", Glyphs: [2]int{1788, 0}, Scattered: true},
	{Name: "east", Glyphs: [2]int{60499, 50066}, Chunks: true, Scattered: true},
}

// Load unpacks the TrueType font of a face, "latin-bold".
func Load(face string) ([]byte, error) {
	f, err := files.Open(face + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("open the font %q: %w", face, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("unpack the font %q: %w", face, err)
	}
	return io.ReadAll(z)
}

// Outlines are the outlines of a face in chunks. It is safe for concurrent use.
type Outlines struct {
	glyphs, size int
	chunks       []chunk
}

type chunk struct {
	packed []byte
	once   sync.Once
	starts []int
	data   []byte
}

// LoadOutlines opens the outlines of a face whose family has Chunks.
func LoadOutlines(face string) (*Outlines, error) {
	b, err := files.ReadFile(face + ".glyphs")
	if err != nil {
		return nil, fmt.Errorf("open the outlines of %q: %w", face, err)
	}
	o := &Outlines{glyphs: int(binary.BigEndian.Uint32(b)), size: int(binary.BigEndian.Uint32(b[4:]))}
	o.chunks = make([]chunk, (o.glyphs+o.size-1)/o.size)
	index, at := b[8:], 8+4*len(o.chunks)
	for i := range o.chunks {
		n := int(binary.BigEndian.Uint32(index[4*i:]))
		o.chunks[i].packed = b[at : at+n]
		at += n
	}
	return o, nil
}

// Glyph is the glyf entry of a glyph; empty for one without ink.
func (o *Outlines) Glyph(id int) []byte {
	if id < 0 || id >= o.glyphs {
		return nil
	}
	c := &o.chunks[id/o.size]
	c.once.Do(func() { c.unpack(min(o.size, o.glyphs-id/o.size*o.size)) })
	i := id % o.size
	return c.data[c.starts[i]:c.starts[i+1]]
}

// unpack inflates a chunk: the sizes of its glyphs, then the glyphs.
func (c *chunk) unpack(glyphs int) {
	b, err := io.ReadAll(flate.NewReader(bytes.NewReader(c.packed)))
	c.starts = make([]int, glyphs+1)
	if err != nil || len(b) < 2*glyphs {
		return // the files are ours and tested; a damaged chunk has no ink
	}
	at := 0
	for i := range glyphs {
		at += int(binary.BigEndian.Uint16(b[2*i:]))
		c.starts[i+1] = at
	}
	c.data = b[2*glyphs:]
}
