package pdf

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// A builder turns a document into nodes, shaping each text once.
type builder struct {
	fonts         *typeset.Fonts
	accent        canvas.Colour
	logo          *press.Image // nil for none
	doc           document.Document
	design        design
	number, count int // of the page, and of all in the file

	drops    []*drop // in the order of the page
	sections []*section
	texts    []*text
	ruled    []*writing
	grids    []*grid
	missing  []rune
	left     int // lines that no layout could show
	desk     *desk
	watch    watcher
	ways     map[string]string // of links that were asked for
}

// A section is a part of the page under one heading.
type section struct {
	document.Section
	class   class
	drops   []*drop // its lines
	whole   *drop
	year    *drop      // a time line, and what its forms mean beside the heading
	keyless string     // the note without that
	firm    int        // lines that go with the whole section alone
	bars    *drawing   // its chart; nil for none
	known   []measured // its heights, as layouts tried them
}

// measured is the height of a section in one layout, with some lines gone.
type measured struct {
	layout layout
	width  float64
	gone   uint64
	height float64
}

// A style is how a text is set before its spans say more.
type style struct {
	size    float64
	leading float64
	class   class
	ink     canvas.Colour
	bold    bool
	right   bool
	tag     press.Tag
	inverse bool // on a filled ground: every tone is white
	flows   bool // running text
	most    int  // lines; 0 is many
}

// manyLines is more than a text of a page should have: what has more is cut.
const manyLines = 7

// lineBytes is more than any line has room for: what is longer is not shaped.
const lineBytes = 300

// line shapes a line of the document.
func (b *builder) line(l document.Line, s style) *text {
	most := cmp.Or(s.most, manyLines)
	l, short := bounded(apart(l), most*lineBytes)
	if short {
		b.left++
	}
	t := b.text()
	t.size, t.leading, t.class = s.size, cmp.Or(s.leading, 1.34), s.class
	t.right, t.flows, t.tag, t.most = s.right, s.flows, s.tag, most
	for _, sp := range l {
		bold, ink := tone(sp.Tone, s)
		if sp.Tone == document.Strong && s.class == inFirst && sp.Link == nil && !s.inverse && b.design.leadAccent {
			ink = b.accent
		}
		to, says := b.leads(sp)
		t.add(typeset.Span{Text: sp.Text, Style: typeset.Style{Size: s.size, Bold: bold, Language: b.doc.Language}}, look{ink, to, says},
			len(l))
	}
	return b.shape(t)
}

// separator stands between short statements of one line.
const separator = " · "

// apart is a line whose separators are spans of their own, where something of it
// runs from right to left: else they would go with the words before them.
func apart(l document.Line) document.Line {
	if !slices.ContainsFunc(l, func(s document.Span) bool { return typeset.Mixed(s.Text) }) {
		return l
	}
	var out document.Line
	for _, s := range l {
		for i, part := range strings.Split(s.Text, separator) {
			if i > 0 {
				out = append(out, document.Span{Text: separator, Tone: s.Tone})
			}
			if part != "" {
				s.Text = part
				out = append(out, s)
			}
		}
	}
	return out
}

// shape makes glyphs of a text's spans.
func (b *builder) shape(t *text) *text {
	t.p = &t.own
	b.fonts.Set(t.p, t.spans...)
	b.missing = append(b.missing, t.p.Missing...)
	b.texts = append(b.texts, t)
	return t
}

// leads is where a span leads, relative to the file, and what the link is called.
// On a page of one sheet there is nowhere to jump to: such links, and those that
// no page may have, are words alone.
func (b *builder) leads(s document.Span) (to, says string) {
	if s.Link == nil || s.Link.To == "" || strings.HasPrefix(s.Link.To, "#") {
		return "", ""
	}
	says = cmp.Or(press.Printable(s.Link.Text), press.Printable(s.Text))
	if to = b.way(s.Link.To); to == "" || says == "" {
		return "", ""
	}
	return to, says
}

// way is where a link leads, relative to the file; "" for nowhere. A page has
// the same ways again and again.
func (b *builder) way(to string) string {
	way, known := b.ways[to]
	if !known {
		way, _ = b.doc.Href(to, b.doc.Path+".pdf")
		if b.ways == nil {
			b.ways = map[string]string{}
		}
		b.ways[to] = way
	}
	return way
}

// bounded is a line up to a number of bytes, with an ellipsis where it was longer.
func bounded(l document.Line, most int) (out document.Line, short bool) {
	all := 0
	for _, s := range l {
		all += len(s.Text)
	}
	if all <= most {
		return l, false
	}
	for _, s := range l {
		if len(s.Text) <= most {
			out, most = append(out, s), most-len(s.Text)
			continue
		}
		end := strings.LastIndexByte(s.Text[:most], ' ')
		if end < most/2 {
			end = most
			for end > 0 && !wholeAt(s.Text, end) {
				end--
			}
		}
		s.Text = trimmed(s.Text[:end]) + "…"
		return append(out, s), true
	}
	return out, false
}

// tone is the weight and colour of a tone; no state is told by colour alone,
// since the words say it too.
func tone(t document.Tone, s style) (bold bool, ink canvas.Colour) {
	bold, ink = s.bold, s.ink
	switch t {
	case document.Strong:
		bold = true
	case document.Muted:
		ink = grey
	case document.Warn:
		bold, ink = true, alarm
	}
	if s.inverse {
		ink = white
	}
	return bold, ink
}

// plain is a text of one tone.
func (b *builder) plain(words string, size float64, bold bool, ink canvas.Colour) *text {
	return b.line(document.Line{{Text: words}}, style{size: size, class: fixed, bold: bold, ink: ink})
}

// measure is the width of a text in points, for charts.
func (b *builder) measure(words string, size float64, bold bool) float64 {
	return b.fonts.Width(words, typeset.Style{Size: size, Bold: bold, Language: b.doc.Language})
}

// drop notes a line that may give way.
func (b *builder) drop(weight int, s *section) *drop {
	d := &drop{weight: weight, order: len(b.drops), section: s}
	b.drops = append(b.drops, d)
	s.drops = append(s.drops, d)
	return d
}

// body is the style of a section's running text.
func (b *builder) body(s *section) style {
	size := b.design.body
	if s.class == inFirst {
		size = b.design.first
	}
	st := style{size: size, class: s.class, ink: black, flows: true, tag: press.P}
	if s.class == inBody {
		st.most = 2 * manyLines
	}
	return st
}

// small is the style of small print.
func (b *builder) small(s *section) style {
	size := 7.6
	if s.class == inFirst {
		size = smallestFirst
	}
	return style{size: size, leading: 1.3, class: s.class, ink: grey, tag: press.P, most: 3}
}

// section builds one section: heading, blocks, and what stands for lines that
// gave way.
func (b *builder) section(s document.Section, c class) node {
	sec := &section{Section: s, class: c}
	if key := b.key(s.Blocks); key != "" {
		sec.Note, sec.keyless = strings.TrimPrefix(s.Note+separator+key, separator), s.Note
	}
	b.sections = append(b.sections, sec)
	weight := wholeSection + s.Weight
	if b.design.keeps(s.ID) {
		weight += keptSection
	}
	content := b.blocks(sec, s.Blocks)
	protect(sec.drops, b.design.least[s.ID])
	sec.whole = &drop{weight: weight, order: len(b.drops)}
	b.drops = append(b.drops, sec.whole)
	out := &stack{tag: press.Sect}
	out.add(0, nil, b.headed(sec, content))
	if !b.design.oneMore {
		out.add(2, nil, b.moreLine(sec))
	}
	return &sectionNode{stack: out, content: content, section: sec}
}

// headed puts the heading above a section's content, unless the content places
// it by itself.
func (b *builder) headed(s *section, content node) node {
	if s.Title == "" || b.design.placesHeading(s) {
		return content
	}
	out := &stack{}
	out.add(0, nil, b.heading(s.Title, s.Note))
	if s.year != nil {
		out.items[0].node = &eitherHeading{of: s.year, with: b.heading(s.Title, s.Note), without: b.heading(s.Title, s.keyless)}
	}
	out.add(b.design.afterHeading, nil, content)
	return out
}

// An eitherHeading says what the forms of a drawing mean as long as it is drawn.
type eitherHeading struct {
	of            *drop
	with, without *text
}

func (h *eitherHeading) now() *text {
	if h.of.stays() {
		return h.with
	}
	return h.without
}

func (h *eitherHeading) shown() bool                        { return h.now().shown() }
func (h *eitherHeading) height(l layout, w float64) float64 { return h.now().height(l, w) }
func (h *eitherHeading) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	h.now().draw(l, c, x, y, w)
}

// A sectionNode vanishes with its heading when all of its lines gave way.
type sectionNode struct {
	*stack
	content node
	section *section
}

func (n *sectionNode) shown() bool { return n.section.whole.stays() && n.content.shown() }

// height is kept for what was tried, since a page is tried often and a try
// changes few sections.
func (n *sectionNode) height(l layout, w float64) float64 {
	s := n.section
	gone, few := s.gone()
	if !few {
		return n.stack.height(l, w)
	}
	for i := range s.known {
		if k := &s.known[i]; k.gone == gone && k.layout == l && k.width == w {
			return k.height
		}
	}
	h := n.stack.height(l, w)
	s.known = append(s.known, measured{l, w, gone, h})
	return h
}

// gone is the lines that gave way as bits, where they are few enough.
func (s *section) gone() (bits uint64, few bool) {
	if len(s.drops) > 64 {
		return 0, false
	}
	for i, d := range s.drops {
		if d.gone {
			bits |= 1 << i
		}
	}
	return bits, true
}

// forget has every section measured again.
func (b *builder) forget() {
	for _, s := range b.sections {
		s.known = nil
	}
}

// heading is a section's title with its note beside it. All headings of a page
// have one size, however small its type.
func (b *builder) heading(title, note string) *text {
	const size, noteSize, leading = 9.5, 7.6, 1.34
	st := style{size: size, class: fixed, bold: true, ink: b.accent, tag: press.H2, most: 2}
	if press.Printable(note) == "" {
		return b.line(document.Line{{Text: title}}, st)
	}
	language := b.doc.Language
	t := b.text()
	t.size, t.leading, t.class, t.tag, t.most = noteSize, leading*size/noteSize, fixed, press.H2, 2
	t.add(typeset.Span{Text: title, Style: typeset.Style{Size: size, Bold: true, Language: language}}, look{ink: b.accent}, 2)
	t.add(typeset.Span{Text: "   " + note, Style: typeset.Style{Size: noteSize, Language: language}}, look{ink: grey}, 2)
	return b.shape(t)
}
