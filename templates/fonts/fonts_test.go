package fonts

import (
	"encoding/binary"
	"testing"
)

var weights = []string{"regular", "bold"}

// each runs a test for every face that is listed.
func each(t *testing.T, test func(t *testing.T, face string, f Family, glyphs int)) {
	for _, f := range Families {
		for i, n := range f.Glyphs {
			if n > 0 {
				name := f.Name + "-" + weights[i]
				t.Run(name, func(t *testing.T) { test(t, name, f, n) })
			}
		}
	}
}

func TestEveryFaceHasTheGlyphsThatAreListed(t *testing.T) {
	each(t, func(t *testing.T, face string, _ Family, glyphs int) {
		raw, err := Load(face)
		if err != nil {
			t.Fatal(err)
		}
		for i := range int(binary.BigEndian.Uint16(raw[4:])) {
			if e := raw[12+16*i:]; string(e[:4]) == "maxp" {
				if n := int(binary.BigEndian.Uint16(raw[binary.BigEndian.Uint32(e[8:])+4:])); n != glyphs {
					t.Errorf("the face has %d glyphs, the list says %d", n, glyphs)
				}
			}
		}
	})
}

func TestOutlinesAreWholeGlyphs(t *testing.T) {
	each(t, func(t *testing.T, face string, f Family, glyphs int) {
		if !f.Chunks {
			if tables := tablesOf(t, face); !tables["glyf"] || !tables["loca"] {
				t.Error("the outlines stand neither in the font nor apart")
			}
			return
		}
		o, err := LoadOutlines(face)
		if err != nil {
			t.Fatal(err)
		}
		ink := 0
		for g := range glyphs {
			b := o.Glyph(g)
			if len(b) == 0 {
				continue
			}
			ink++
			if n := int16(binary.BigEndian.Uint16(b)); len(b) < 12 || n < 1 || n > 200 {
				t.Fatalf("glyph %d is %d bytes with %d contours", g, len(b), n)
			}
		}
		if ink < glyphs*9/10 {
			t.Errorf("only %d of %d glyphs have ink", ink, glyphs)
		}
		if o.Glyph(glyphs) != nil || o.Glyph(-1) != nil {
			t.Error("a glyph that does not exist has an outline")
		}
	})
}

// tablesOf are the names of the tables of a face.
func tablesOf(t *testing.T, face string) map[string]bool {
	t.Helper()
	raw, err := Load(face)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]bool{}
	for i := range int(binary.BigEndian.Uint16(raw[4:])) {
		tables[string(raw[12+16*i:][:4])] = true
	}
	return tables
}

func TestLoadNamesTheFaceThatDoesNotExist(t *testing.T) {
	if _, err := Load("klingon-regular"); err == nil {
		t.Error("no error for a face that does not exist")
	}
	if _, err := LoadOutlines("latin-regular"); err == nil {
		t.Error("no error for a face whose outlines do not stand apart")
	}
}
