package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"sponsorbook/templates/fonts"
)

// Fonts are the faces that a document may use. A set is read-only.
type Fonts struct {
	faces  []*Face // regular and bold by turns
	family []family
	plains plainFaces
	memos  sync.Pool // of *memo
}

// A family is a regular and a bold face of the same scripts.
type family struct {
	name          string
	regular, bold *Face
}

// Default is the set of the faces that come with the program.
var Default = sync.OnceValue(func() *Fonts { return newFonts(nil) })

// With is the set of the program's faces with one family before them: its
// characters come from it, all others from the program's. Bold may be nil, when
// the regular face serves for both. Both are whole TrueType fonts; an error says
// what a font lacks.
func With(name string, regular, bold []byte) (*Fonts, error) {
	if bold == nil {
		bold = regular
	}
	r, err := parseFace(name+"-regular", false, regular)
	if err != nil {
		return nil, fmt.Errorf("read the regular font %q: %w", name, err)
	}
	b, err := parseFace(name+"-bold", true, bold)
	if err != nil {
		return nil, fmt.Errorf("read the bold font %q: %w", name, err)
	}
	return newFonts(&family{name: name, regular: r, bold: b}), nil
}

func newFonts(first *family) *Fonts {
	f := &Fonts{}
	if first != nil {
		f.add(*first)
	}
	for _, s := range fonts.Families {
		regular := &Face{Name: s.Name + "-regular", Glyphs: s.Glyphs[0], Scattered: s.Scattered, chunks: s.Chunks}
		bold := regular
		if s.Glyphs[1] > 0 {
			bold = &Face{Name: s.Name + "-bold", Bold: true, Glyphs: s.Glyphs[1], Scattered: s.Scattered, chunks: s.Chunks}
		}
		f.add(family{name: s.Name, regular: regular, bold: bold})
	}
	return f
}

func (f *Fonts) add(m family) {
	m.regular.Index = len(f.faces)
	f.faces = append(f.faces, m.regular)
	if m.bold != m.regular {
		m.bold.Index = len(f.faces)
		f.faces = append(f.faces, m.bold)
	}
	f.family = append(f.family, m)
}

// Faces are all faces of the set, at their Index.
func (f *Fonts) Faces() []*Face { return f.faces }

// A Face is one typeface in one weight. It is unpacked when first used.
type Face struct {
	Name   string // "latin-bold"
	Index  int    // its place in its set, the same in every run
	Bold   bool
	Glyphs int // how many it has, .notdef included
	// Scattered says that the glyphs of one text stand far apart in the face, so
	// that runs of glyph numbers hold little of what it needs.
	Scattered bool

	chunks bool
	raw    []byte // of a face that was given; nil for one of the program's
	once   sync.Once
	loaded *loaded
}

// loaded is a face that was unpacked.
type loaded struct {
	font     *font.Font
	metrics  Metrics
	outlines outlines
	says     []string // by glyph: the characters it stands for; "" for none known
}

func parseFace(name string, bold bool, raw []byte) (f *Face, err error) {
	defer func() {
		if recover() != nil { // the library trusts the lengths that a font states
			f, err = nil, errors.New("the font is damaged; fetch it again")
		}
	}()
	l, err := load(raw, nil)
	if err != nil {
		return nil, err
	}
	f = &Face{Name: name, Bold: bold, Glyphs: l.metrics.glyphs, Scattered: l.metrics.glyphs > 16_000, raw: raw}
	f.once.Do(func() { f.loaded = l })
	return f, nil
}

// get unpacks the face at the first call. The program's own faces are tested,
// so that a failure there is a defect of the build.
func (f *Face) get() *loaded {
	f.once.Do(func() {
		raw, err := fonts.Load(f.Name)
		var apart *fonts.Outlines
		if err == nil && f.chunks {
			apart, err = fonts.LoadOutlines(f.Name)
		}
		if err == nil {
			f.loaded, err = load(raw, apart)
		}
		if err != nil {
			panic(err)
		}
	})
	return f.loaded
}

// load reads a TrueType font; its outlines stand apart where it has none.
func load(raw []byte, apart *fonts.Outlines) (*loaded, error) {
	ld, err := opentype.NewLoader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("not a TrueType font: %w", err)
	}
	ft, err := font.NewFont(ld)
	if err != nil {
		return nil, fmt.Errorf("not a usable TrueType font: %w", err)
	}
	m, err := readMetrics(ld)
	if err != nil {
		return nil, err
	}
	l := &loaded{font: ft, metrics: m}
	if apart != nil {
		l.outlines = apart
	} else if l.outlines, err = readOutlines(ld, m); err != nil {
		return nil, err
	}
	l.says = meanings(ft, m.glyphs)
	return l, nil
}

// glyph is the glyph of a character, 0 for none.
func (f *Face) glyph(r rune) font.GID {
	g, _ := f.get().font.NominalGlyph(r)
	return g
}

// Says is the text that a glyph stands for, "" where that depends on where it
// stands.
func (f *Face) Says(glyph uint16) string {
	if s := f.get().says; int(glyph) < len(s) {
		return s[glyph]
	}
	return ""
}
