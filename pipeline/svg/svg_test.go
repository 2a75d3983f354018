package svg

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// drawn is a drawing of 100 by 100 with something in it.
func made(t *testing.T, inside string) []Shape {
	t.Helper()
	p, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` + inside + `</svg>`))
	if err != nil {
		t.Fatal(err)
	}
	return p.Shapes
}

// traced is a path as text, in the picture's coordinates.
func traced(s Shape) string {
	var b strings.Builder
	for _, x := range s.Matrix.Path(s.Path) {
		b.WriteByte(x.Op)
		for i := range map[byte]int{'M': 1, 'L': 1, 'C': 3}[x.Op] {
			fmt.Fprintf(&b, " %s %s", short(x.Points[i].X), short(x.Points[i].Y))
		}
	}
	return b.String()
}

func short(v float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", math.Round(v*100)/100+0), "0"), ".")
}

func TestShapesBecomePaths(t *testing.T) {
	for name, c := range map[string]struct{ drawn, want string }{
		"a path in absolute coordinates": {`<path d="M10 20 L30 20 V40 H10 Z"/>`, "M 10 20L 30 20L 30 40L 10 40Z"},
		"a path in relative coordinates": {`<path d="m10 20 20 0 0 20 -20 0z"/>`, "M 10 20L 30 20L 30 40L 10 40Z"},
		"numbers that are joined":        {`<path d="M10-20.5.5.5L1e1-2E0"/>`, "M 10 -20.5L 0.5 0.5L 10 -2"},
		"a second part after a close":    {`<path d="M0 0H9V9ZL5 5"/>`, "M 0 0L 9 0L 9 9ZM 0 0L 5 5"},
		"a curve and its continuation": {`<path d="M0 0C0 5 5 10 10 10S20 15 20 20"/>`,
			"M 0 0C 0 5 5 10 10 10C 15 10 20 15 20 20"},
		"a quadratic curve":                     {`<path d="M0 0Q3 0 3 3T6 6"/>`, "M 0 0C 2 0 3 1 3 3C 3 5 4 6 6 6"},
		"an arc whose flags are joined":         {`<path d="M0 0a10 10 0 0110 10"/>`, "M 0 0C 5.52 0 10 4.48 10 10"},
		"an arc that is too small for its ends": {`<path d="M0 0A1 1 0 0 1 10 0"/>`, "M 0 0C 0 -2.76 2.24 -5 5 -5C 7.76 -5 10 -2.76 10 0"},
		"a rectangle":                           {`<rect x="1" y="2" width="3" height="4"/>`, "M 1 2L 4 2L 4 6L 1 6Z"},
		"a polygon":                             {`<polygon points="0,0 5,0 5,5"/>`, "M 0 0L 5 0L 5 5Z"},
		"a circle": {`<circle cx="5" cy="5" r="5"/>`,
			"M 10 5C 10 7.76 7.76 10 5 10C 2.24 10 0 7.76 0 5C 0 2.24 2.24 0 5 0C 7.76 0 10 2.24 10 5Z"},
		"groups within groups, each moved": {`<g transform="translate(10)"><g transform="scale(2)"><path d="M1 1H2"/></g></g>`,
			"M 12 2L 14 2"},
		"a turn around a point":              {`<path transform="rotate(90 10 10)" d="M10 0H20"/>`, "M 20 10L 20 20"},
		"the last of transformations first":  {`<path transform="translate(10,0) scale(2 3)" d="M1 1H2"/>`, "M 12 3L 14 3"},
		"a matrix":                           {`<path transform="matrix(0 1 -1 0 5 5)" d="M1 0H2"/>`, "M 5 6L 5 7"},
		"what drawing programs leave behind": {`<metadata><rdf:RDF xmlns:rdf="r"><x/></rdf:RDF></metadata><i:view xmlns:i="i"/><path d="M0 0H1"/>`, "M 0 0L 1 0"},
		"lengths with units":                 {`<rect width="1in" height="96px"/>`, "M 0 0L 96 0L 96 96L 0 96Z"},
		"a rectangle with round corners": {`<rect width="4" height="4" rx="2"/>`,
			"M 2 0L 2 0C 3.1 0 4 0.9 4 2L 4 2C 4 3.1 3.1 4 2 4L 2 4C 0.9 4 0 3.1 0 2L 0 2C 0 0.9 0.9 0 2 0Z"},
		"what is not shown is not there":   {`<path d="M0 0H1" display="none"/><path d="M0 0H2"/>`, "M 0 0L 2 0"},
		"what has neither fill nor stroke": {`<rect width="99" height="99" fill="none"/><path d="M0 0H2"/>`, "M 0 0L 2 0"},
		"a definition that nothing here uses": {`<defs><linearGradient id="g"><stop/></linearGradient></defs><path d="M0 0H2"/>`,
			"M 0 0L 2 0"},
	} {
		s := made(t, c.drawn)
		if len(s) != 1 || traced(s[0]) != c.want {
			t.Errorf("%s: %d shapes\ngot  %s\nwant %s", name, len(s), traced(s[0]), c.want)
		}
	}
}

func TestColoursComeFromAttributesClassesAndStyles(t *testing.T) {
	for name, c := range map[string]struct {
		drawn string
		want  Colour
	}{
		"black where nothing is said":    {`<path d="M0 0H1V1"/>`, Colour{}},
		"six digits":                     {`<path fill="#1f3a5f" d="M0 0H1V1"/>`, Colour{31, 58, 95}},
		"three digits":                   {`<path fill="#f80" d="M0 0H1V1"/>`, Colour{255, 136, 0}},
		"a solid colour of eight digits": {`<path fill="#1F3A5FFF" d="M0 0H1V1"/>`, Colour{31, 58, 95}},
		"a name":                         {`<path fill="SteelBlue" d="M0 0H1V1"/>`, Colour{70, 130, 180}},
		"three numbers":                  {`<path fill="rgb(1, 2,3)" d="M0 0H1V1"/>`, Colour{1, 2, 3}},
		"three parts of a hundred":       {`<path fill="rgb(100% 0% 20%)" d="M0 0H1V1"/>`, Colour{255, 0, 51}},
		"the group's":                    {`<g fill="red"><path d="M0 0H1V1"/></g>`, Colour{255, 0, 0}},
		"a class": {`<style>.a,.b{fill:red}/* x */ .b {fill: #00f}</style><path class="a b" d="M0 0H1V1"/>`,
			Colour{0, 0, 255}},
		"its own style over its class": {`<style>.a{fill:red}</style><path class="a" fill="lime" style="fill:blue" d="M0 0H1V1"/>`,
			Colour{0, 0, 255}},
		"a class over an attribute":        {`<style>.a{fill:red}</style><path class="a" fill="lime" d="M0 0H1V1"/>`, Colour{255, 0, 0}},
		"the current colour of what is up": {`<g color="#010203"><path fill="currentColor" d="M0 0H1V1"/></g>`, Colour{1, 2, 3}},
	} {
		s := made(t, c.drawn)
		if len(s) != 1 || s[0].Fill == nil || *s[0].Fill != c.want {
			t.Errorf("%s: %+v, want %v", name, s, c.want)
		}
	}
}

func TestAStrokeAndAClipAreKept(t *testing.T) {
	s := made(t, `<clipPath id="c"><rect width="5" height="5" clip-rule="evenodd"/></clipPath>
		<g clip-path="url(#c)" transform="scale(2)"><path fill="none" stroke="red" stroke-width="3" stroke-linecap="round" d="M0 0H9"/></g>`)
	if len(s) != 1 || s[0].Fill != nil || *s[0].Stroke != (Colour{255, 0, 0}) || s[0].Width != 3 || s[0].Cap != 1 {
		t.Fatalf("%+v", s)
	}
	if c := s[0].Clips; len(c) != 1 || !c[0].EvenOdd || c[0].Path[2].Points[0] != (Point{10, 10}) {
		t.Errorf("%+v", s[0].Clips)
	}
}

func TestWhatIsNotSimpleIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ drawn, want string }{
		"text":                       {"\n<text>Norvia</text>", "line 2: <text> is not supported: turn text into paths"},
		"a picture":                  {`<image href="x.png"/>`, "<image> is not supported"},
		"a clone":                    {`<use href="#a"/>`, "<use> is not supported: unlink clones"},
		"a script":                   {`<script>alert(1)</script>`, "<script> is not supported"},
		"an element nobody knows":    {`<frobnicate/>`, "<frobnicate> is not supported"},
		"a gradient":                 {`<path fill="url(#g)" d="M0 0H1"/>`, "fill with a gradient or pattern is not supported"},
		"transparency":               {`<g opacity=".5"><path d="M0 0H1"/></g>`, `opacity ".5" is not supported`},
		"a transparent colour":       {`<path fill="#11223380" d="M0 0H1"/>`, "is no solid colour"},
		"a mask":                     {`<path mask="url(#m)" d="M0 0H1"/>`, "mask "},
		"a filter in a style":        {`<path style="filter:url(#f)" d="M0 0H1"/>`, "filter "},
		"dashes":                     {`<path stroke-dasharray="1 2" d="M0 0H1"/>`, "stroke-dasharray "},
		"a selector by element":      {`<style>path{fill:red}</style>`, `chooses by "path"`},
		"a rule for some media":      {`<style>@media print{.a{fill:red}}</style>`, "more than classes"},
		"a clip that is not there":   {`<path clip-path="url(#n)" d="M0 0H1"/>`, "names no clip path"},
		"a clip clipped by itself":   {`<clipPath id="c"><rect clip-path="url(#c)" width="1" height="1"/></clipPath><path clip-path="url(#c)" d="M0 0H1"/>`, "clipped itself"},
		"a path that breaks off":     {`<path d="M0 0L5"/>`, "d does not read"},
		"a path without a beginning": {`<path d="L5 5"/>`, "d does not read"},
		"a transformation unknown":   {`<path transform="perspective(3)" d="M0 0H1"/>`, "transform "},
		"a length in percent":        {`<rect width="50%" height="1"/>`, "width "},
		"a colour unknown":           {`<path fill="greenish" d="M0 0H1"/>`, "is no colour"},
		"a number out of measure":    {`<path d="M0 0H1e300"/>`, "d does not read"},
		"nothing at all":             {``, "nothing in the drawing"},
		"xml that breaks off":        {`<g>`, "does not read"},
	} {
		_, err := Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` + c.drawn + `</svg>`))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	for name, text := range map[string]string{"nothing": "", "a page": "<html/>", "no size": "<svg/>",
		"compressed": "\x1f\x8b\x08", "a size of nothing": `<svg viewBox="0 0 0 9"/>`} {
		if _, err := Read([]byte(text)); err == nil {
			t.Errorf("%s was taken for a drawing", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{`<path d="M0 0a1 1 0 0 1 2 2zq1 1 2 2t3 3s1 1 2 2"/>`,
		`<style>.a{fill:red}</style><rect class="a" rx="1" width="9" height="9"/>`,
		`<clipPath id="c"><circle r="3"/></clipPath><g clip-path="url(#c)" transform="skewX(9) rotate(3)"><polygon points="0,0 1,1 2,0"/></g>`} {
		f.Add(`<svg viewBox="0 0 9 9">` + s + `</svg>`)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Read([]byte(text))
		if err != nil {
			return
		}
		for _, s := range p.Shapes {
			for _, x := range s.Matrix.Path(s.Path) {
				for _, at := range x.Points {
					if !fits(at.X) || !fits(at.Y) {
						t.Fatalf("a point at %v", at)
					}
				}
			}
		}
	})
}
