package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// The sizes in points below which no type is set: anywhere, and what is read in
// the first third of the page.
const (
	smallest      = 7.5
	smallestFirst = 8.5
)

// A class says which scale a text follows.
type class uint8

const (
	inBody  class = iota
	inFirst       // the first third of the page
	fixed         // heads and feet
)

// A text is a paragraph.
type text struct {
	b       *builder
	spans   []typeset.Span
	p       *typeset.Paragraph
	size    float64 // the smallest of its spans', in points
	leading float64 // height of a line, as a multiple of the size
	class   class
	most    int       // lines; the last ends with an ellipsis where there are more
	looks   []look    // by span
	right   bool      // its lines stand at the right edge
	flows   bool      // running text: right to left it stands at the right edge
	tag     press.Tag // "" draws it as decoration
	short   bool      // it was drawn without its end

	wide  float64 // its width on one line of the full size; 0 is not measured
	word  float64 // which part of that its longest word takes; 0 is not measured
	tried []broken

	own  typeset.Paragraph // room for p, and for the spans and looks of most
	span [1]typeset.Span
	look [1]look
}

// A look is how a span is drawn.
type look struct {
	ink  canvas.Colour
	to   string // where it leads; "" nowhere
	says string // what its link is called
}

// add adds a span of so many in all.
func (t *text) add(s typeset.Span, l look, of int) {
	switch {
	case t.spans != nil:
	case of <= len(t.span):
		t.spans, t.looks = t.span[:0], t.look[:0]
	default:
		t.spans, t.looks = make([]typeset.Span, 0, of), make([]look, 0, of)
	}
	t.spans, t.looks = append(t.spans, s), append(t.looks, l)
}

// text is a new text of the page.
func (b *builder) text() *text {
	t := b.desk.texts.Take()
	*t = text{b: b, tried: t.tried[:0]}
	return t
}

// A broken text is one in lines of a width, as a layout tried it.
type broken struct {
	width, scale float64
	most         int
	lines        []typeset.Line
	height       float64
	short        bool // an ellipsis stands for its end
}

// joined is texts of one style one after the other; nil where they have to be
// shaped as one.
func joined(b *builder, parts []*text) *text {
	if len(parts) == 0 {
		return nil
	}
	paragraphs, spans := make([]*typeset.Paragraph, len(parts)), 0
	for i, p := range parts {
		paragraphs[i] = p.p
		spans += len(p.spans)
	}
	all := b.fonts.Join(paragraphs...)
	if all == nil {
		return nil
	}
	t, like := b.text(), parts[0]
	t.size, t.leading, t.class, t.p = like.size, like.leading, like.class, all
	t.right, t.flows, t.tag, t.most = like.right, like.flows, like.tag, like.most
	for _, p := range parts {
		for i, s := range p.spans {
			t.add(s, p.looks[i], spans)
		}
	}
	b.texts = append(b.texts, t)
	return t
}

func (t *text) shown() bool { return t.p.Text != "" }

func (t *text) scale(l layout) float64 {
	scale, floor := 1.0, smallest
	switch t.class {
	case inFirst:
		scale, floor = l.first, smallestFirst
	case inBody:
		scale = l.body
	}
	return max(scale, min(1, floor/t.size))
}

// allLines is more than a page has: such a text gives way in parts, and is not cut.
const allLines = 999

// bound is how many lines the text may have.
func (t *text) bound(l layout) int {
	if l.lines > 0 && t.most < allLines {
		return min(t.most, l.lines)
	}
	return t.most
}

// lines breaks the text, and cuts it where it has too many lines.
func (t *text) lines(l layout, w float64) *broken {
	scale, most := t.scale(l), t.bound(l)
	for i := range t.tried {
		if x := &t.tried[i]; x.width == w && x.scale == scale && x.most == most {
			return x
		}
	}
	d := t.b.desk
	n := len(d.lines)
	d.lines = t.p.AppendFirst(d.lines, most+1, w, scale)
	x := broken{width: w, scale: scale, most: most, lines: slices.Clip(d.lines[n:])}
	if n := whole(x.lines, most, w); n < len(x.lines) {
		x.lines, x.short = t.cut(x.lines, n, most, w, scale), true
	}
	for _, line := range x.lines {
		x.height += t.step(scale, line)
	}
	t.tried = append(t.tried, x)
	return &t.tried[len(t.tried)-1]
}

// whole is how many of the lines can be set as they are: as many as allowed, and
// none from the first that is wider than its room, where not even one character
// fits.
func whole(lines []typeset.Line, most int, w float64) int {
	for i, line := range lines {
		if i == most || line.Width > w+0.5 {
			return i
		}
	}
	return len(lines)
}

// cut is the first lines of the text, the last with an ellipsis. It keeps as
// much as fits, and never parts a letter from its marks.
func (t *text) cut(lines []typeset.Line, n, most int, w, scale float64) []typeset.Line {
	from, to := 0, 0
	for _, line := range lines[:n] {
		from, to = to, to+len(line.Text())
	}
	var at []int // where the text may end
	for i, r := range t.p.Text[from:to] {
		if !unicode.In(r, unicode.M, unicode.Cf) {
			at = append(at, from+i)
		}
	}
	best := t.ended(from, most, scale, w)
	low, high := 0, len(at)-1
	for low <= high {
		middle := (low + high) / 2
		if try := t.ended(at[middle], most, scale, w); len(try) <= min(n, most) && whole(try, most, w) == len(try) {
			best, low = try, middle+1
		} else {
			high = middle - 1
		}
	}
	return best[:min(len(best), max(n, 1))]
}

// ended is the text up to a place, with an ellipsis after it.
func (t *text) ended(at, most int, scale, w float64) []typeset.Line {
	var spans []typeset.Span
	for _, s := range t.spans {
		s.Text = typeset.Clean(s.Text)
		if len(s.Text) >= at {
			s.Text = trimmed(s.Text[:at]) + "…"
			spans = append(spans, s)
			break
		}
		at -= len(s.Text)
		spans = append(spans, s)
	}
	return t.b.fonts.Paragraph(spans...).First(most+1, w, scale)
}

// trimmed is a text without the spaces and half sentences' commas at its end.
func trimmed(s string) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if r != ' ' && r != ',' && r != ';' && r != '…' {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// step is the height of a line: never less than its script needs.
func (t *text) step(scale float64, line typeset.Line) float64 {
	return max(t.size*scale*t.leading, scriptRoom*(line.Ascent+line.Descent))
}

// scriptRoom is how much of a face's own height its lines need at least.
const scriptRoom = 0.97

func (t *text) height(l layout, w float64) float64 {
	if !t.shown() {
		return 0
	}
	return t.lines(l, w).height
}

// natural is the width of the text on one line.
func (t *text) natural(l layout) float64 {
	if t.wide == 0 {
		t.wide = t.p.Width(1)
	}
	return t.wide * t.scale(l)
}

func (t *text) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	if !t.shown() {
		return
	}
	if t.tag == "" {
		c.Artifact(func() { t.ink(l, c, x, y, w) })
		return
	}
	c.Begin(t.tag, press.Attrs{})
	t.ink(l, c, x, y, w)
	c.End()
}

// ink draws the lines of the text without an element of its own.
func (t *text) ink(l layout, c *canvas.Canvas, x, y, w float64) {
	if !t.shown() {
		return
	}
	set := t.lines(l, w)
	t.short = t.short || set.short
	for _, line := range set.lines {
		h := t.step(set.scale, line)
		base := y + (h-line.Ascent-line.Descent)/2 + line.Ascent
		left := x
		if t.right || t.flows && t.p.RightToLeft {
			left = x + w - line.Width
		}
		t.runs(c, left, base, line)
		y += h
	}
}

// runs draws a line; neighbouring runs of one span that leads somewhere are one link.
func (t *text) runs(c *canvas.Canvas, x, base float64, line typeset.Line) {
	if t.b.watch != nil {
		t.b.watch(t.class, x, base, line)
	}
	runs := line.AppendRuns(t.b.desk.runs[:0])
	t.b.desk.runs = runs
	for i := 0; i < len(runs); {
		span := runs[i].Span
		j := i + 1
		for j < len(runs) && runs[j].Span == span {
			j++
		}
		draw := func() {
			for _, r := range runs[i:j] {
				c.Run(x, base, r, t.looks[span].ink)
			}
		}
		if to := t.looks[span].to; to != "" && t.tag != "" {
			c.Link(to, t.looks[span].says, draw)
		} else {
			draw()
		}
		i = j
	}
}

// wholeAt reports whether a text may be parted at a place: before a character,
// and not before a mark that belongs to the one before it.
func wholeAt(s string, at int) bool {
	if at >= len(s) || !utf8.RuneStart(s[at]) {
		return at >= len(s)
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return !unicode.In(r, unicode.M, unicode.Cf)
}
