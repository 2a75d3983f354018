package press

import (
	"cmp"
	"crypto/sha256"
	"strconv"

	"sponsorbook/pipeline/typeset"
)

// embedded is a font as a file contains it, without object numbers.
type embedded struct {
	name      string // with the six letters that mark a part of a font
	file      stream // the font
	length    int    // of it unpacked
	toUnicode stream
	metrics   typeset.Metrics
	bold      bool
	widths    []byte // the W array
}

// embed makes a font of some glyphs of a face, with codes from 1 in their order.
func embed(f *typeset.Face, glyphs []uint16, pack func([]byte) stream) embedded {
	font := trueType(f, glyphs)
	sum := sha256.Sum256(font)
	e := embedded{file: pack(font), length: len(font), metrics: f.Metrics(), bold: f.Bold, toUnicode: pack(toUnicode(f, glyphs))}
	var mark [6]byte
	for i := range mark {
		mark[i] = 'A' + sum[i]%26
	}
	e.name = string(mark[:]) + "+" + psName(f.Name)
	e.widths = append(e.widths, "[1["...)
	for i, g := range glyphs {
		if i > 0 {
			e.widths = append(e.widths, ' ')
		}
		w, _ := f.Advance(g)
		e.widths = strconv.AppendInt(e.widths, int64(thousandths(w, e.metrics.Em)), 10)
	}
	e.widths = append(e.widths, "]]"...)
	return e
}

// psName is a name that a font may have: letters, digits and hyphens.
func psName(name string) string {
	b := make([]byte, 0, len(name))
	for i := range len(name) {
		if c := name[i]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			b = append(b, c)
		}
	}
	return string(b)
}

// toUnicode is the map from codes to what they stand for.
func toUnicode(f *typeset.Face, glyphs []uint16) []byte {
	b := []byte("/CIDInit/ProcSet findresource begin 12 dict begin begincmap " +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def " +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def " +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for i := 0; i < len(glyphs); {
		n := min(len(glyphs)-i, 256-(i+1)%256, 100) // a range may not leave the 256 codes that share a byte
		b = append(hex16(append(b, "1 beginbfrange<"...), uint16(i+1)), "><"...)
		b = append(hex16(b, uint16(i+n)), ">["...)
		for _, g := range glyphs[i : i+n] {
			b = append(b, '<')
			for _, r := range cmp.Or(f.Says(g), "\uFFFD") { // told by the actual text where it is drawn
				b = hexRune(b, r)
			}
			b = append(b, '>')
		}
		b = append(b, "]endbfrange\n"...)
		i += n
	}
	return append(b, "endcmap CMapName currentdict/CMap defineresource pop end end"...)
}

// dicts are the three dictionaries of a font whose objects have six numbers from
// a first one.
func (e *embedded) dicts(object int) [3][]byte {
	ref := func(b []byte, offset int) []byte {
		return append(strconv.AppendInt(b, int64(object+offset), 10), " 0 R"...)
	}
	a := append([]byte("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/"), e.name...)
	a = append(ref(append(a, "/DescendantFonts["...), objCIDFont), ']')
	a = append(ref(append(a, "/ToUnicode "...), objToUnicode), ">>"...)
	c := append([]byte("<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont/"), e.name...)
	c = ref(append(c, "/FontDescriptor "...), objDescriptor)
	c = append(append(append(c, "/DW 1000/W"...), e.widths...), ">>"...)
	return [3][]byte{a, c, ref(append(e.descriptor(), "/FontFile2 "...), objFile)}
}

// descriptor is the description of a font, but for its file and its end.
func (e *embedded) descriptor() []byte {
	m := e.metrics
	b := append([]byte("<</Type/FontDescriptor/Flags 4/ItalicAngle 0/FontName/"), e.name...)
	b = append(b, "/FontBBox["...)
	for i, v := range []int{m.XMin, m.YMin, m.XMax, m.YMax} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(thousandths(v, m.Em)), 10)
	}
	stem := 80
	if e.bold {
		stem = 140
	}
	b = strconv.AppendInt(append(b, "]/Ascent "...), int64(thousandths(m.Ascent, m.Em)), 10)
	b = strconv.AppendInt(append(b, "/Descent "...), int64(-thousandths(m.Descent, m.Em)), 10)
	b = strconv.AppendInt(append(b, "/CapHeight "...), int64(thousandths(m.CapHeight, m.Em)), 10)
	return strconv.AppendInt(append(b, "/StemV "...), int64(stem), 10)
}

// objectStream is a packed object stream with the three dictionaries.
func (e *embedded) objectStream(object int) []byte {
	var head, body []byte
	for i, d := range e.dicts(object) {
		if i == objDescriptor {
			d = append(d, ">>"...)
		}
		head = append(strconv.AppendInt(head, int64(object+i), 10), ' ')
		head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
		body = append(append(body, d...), '\n')
	}
	b := []byte("<</Type/ObjStm/N 3/First ")
	b = strconv.AppendInt(b, int64(len(head)), 10)
	packed := bestDeflate(append(head, body...))
	b = strconv.AppendInt(append(b, "/Filter/FlateDecode/Length "...), int64(len(packed)), 10)
	b = append(append(b, ">>stream\n"...), packed...)
	return append(b, "\nendstream"...)
}
