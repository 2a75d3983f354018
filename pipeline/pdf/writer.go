package pdf

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/typeset"
)

// A Writer sets documents as pages. It is safe for concurrent use.
type Writer struct {
	press  *Press
	fonts  *typeset.Fonts
	accent Colour
	width  float64
	height float64
}

// New is a writer in a theme; Validate has accepted it.
func New(t Theme) (*Writer, error) {
	if err := t.Validate(); err != nil {
		return nil, fmt.Errorf("page.%w", err)
	}
	accent, _ := colour(t.Accent)
	fonts := typeset.Default()
	size := papers[t.Size]
	return &Writer{NewPress(fonts), fonts, accent, size.width, size.height}, nil
}

// A Report is what a reader of the page does not see, and should know.
type Report struct {
	GaveWay int    // lines that are only on the account page
	Missing []rune // characters that no face can show; each stands as a mark
}

// Write is the PDF file of a one-page document.
func (w *Writer) Write(d document.Document) ([]byte, Report, error) {
	page, report, err := w.Page(d)
	if err != nil {
		return nil, report, err
	}
	file, err := w.press.File(meta(d), Sheet{Page: page})
	return file, report, err
}

// Pack is one file of several one-page documents, with a bookmark for each.
func (w *Writer) Pack(cover document.Document, pages []document.Document) ([]byte, error) {
	var sheets []Sheet
	for _, d := range append([]document.Document{cover}, pages...) {
		page, _, err := w.Page(d)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, Sheet{Page: page, Title: d.Title})
	}
	return w.press.File(meta(cover), sheets...)
}

// Page lays a document out on exactly one page.
func (w *Writer) Page(d document.Document) (*Page, Report, error) {
	b := &builder{fonts: w.fonts, accent: w.accent, doc: d, design: designs[d.Kind]}
	if b.design.body == 0 {
		return nil, Report{}, fmt.Errorf("set %s: there is no page design for a %q", d.Path, d.Kind)
	}
	p := b.page(w.width, w.height)
	l, err := p.fit()
	if err != nil {
		return nil, Report{}, fmt.Errorf("set %s: %w", d.Path, err)
	}
	c := w.press.Canvas(w.width, w.height)
	p.draw(l, c)
	page, err := c.Finish()
	return page, b.report(), err
}

func (b *builder) report() Report {
	r := Report{}
	for _, d := range b.drops {
		if d.gone {
			r.GaveWay++
		}
	}
	slices.Sort(b.missing)
	r.Missing = slices.Compact(b.missing)
	return r
}

func meta(d document.Document) Meta {
	m := Meta{Title: d.Title, Subject: d.Subtitle, Language: d.Language}
	if d.Top != "" {
		m.Title = d.Title + " – " + d.Top
	}
	var words []string
	for _, f := range d.Metadata {
		value := ""
		for _, s := range f.Value {
			value += s.Text
		}
		if f.Label == "as of" {
			m.Date, _ = program.ParseDate(value)
			continue
		}
		words = append(words, f.Label+" "+value)
	}
	m.Keywords = strings.Join(words, ", ")
	return m
}

// The frame of the page, in points.
const (
	marginX    = 36.8 // 13 mm
	marginTop  = 31.0 // 11 mm
	marginFoot = 25.5 // 9 mm
	footGap    = 8.0
)

// A page is a frame with a head, a foot and the sections between.
type page struct {
	b             *builder
	width, height float64
	head, foot    node
	body          *stack
}

func (b *builder) page(width, height float64) *page {
	p := &page{b: b, width: width, height: height, head: b.head(width - 2*marginX), foot: b.foot(), body: &stack{}}
	done := map[string]bool{}
	for _, s := range b.doc.Sections {
		if done[s.ID] {
			continue
		}
		band := b.design.band(s.ID)
		var cells []node
		var shares []float64
		for i, id := range band.sections {
			for _, other := range b.doc.Sections {
				if other.ID == id && !done[id] {
					done[id] = true
					cells = append(cells, b.section(other, classOf(band)))
					if band.shares != nil {
						shares = append(shares, band.shares[i])
					}
				}
			}
		}
		p.body.add(b.design.betweenBands, nil, &columns{cells: cells, shares: shares, gap: 17})
	}
	return p
}

func classOf(b bandOf) class {
	if b.first {
		return inFirst
	}
	return inBody
}

// head is the running head, the title and what stands opposite it.
func (b *builder) head(w float64) node {
	d := b.doc
	small := style{size: 7.6, leading: 1.3, class: fixed, ink: grey}
	right := small
	right.right = true
	out := &stack{}
	out.add(0, nil, &columns{cells: []node{b.line(document.Line{{Text: d.Top}}, small), b.line(document.Line{{Text: d.Mark}}, right)}, gap: 12})
	corner := &stack{}
	if d.Corner.Strong != "" {
		corner.add(0, nil, b.line(document.Line{{Text: d.Corner.Strong}}, style{size: 11, leading: 1.2, class: fixed, bold: true, ink: b.accent, right: true, tag: P}))
		corner.add(0, nil, b.line(document.Line{{Text: d.Corner.Small}}, style{size: 7.6, leading: 1.3, class: fixed, ink: grey, right: true, tag: P}))
	}
	titles := &stack{}
	share := w
	if d.Corner.Strong != "" {
		share = 0.66*w - 6
	}
	titles.add(0, nil, b.title(d.Title, share))
	if d.Subtitle != "" {
		titles.add(1, nil, b.line(document.Line{{Text: d.Subtitle}}, style{size: 8.5, leading: 1.3, class: fixed, ink: grey, tag: P}))
	}
	out.add(9, nil, &headline{left: titles, right: corner, split: share, accent: b.accent})
	return out
}

// title is the name of the page: long ones shrink before they wrap to a third line.
func (b *builder) title(words string, w float64) *text {
	var t *text
	for _, size := range []float64{20, 18, 16, 14, 12, 10.5} {
		t = b.line(document.Line{{Text: words}}, style{size: size, leading: 1.12, class: fixed, bold: true, ink: black, tag: H1})
		if n := len(t.lines(layout{1, 1, 1}, w)); n == 1 || n == 2 && size <= 16 {
			break
		}
	}
	return t
}

// A headline is the title with its corner, standing on a thick line.
type headline struct {
	left, right node
	split       float64
	accent      Colour
}

const headRule = 2.5

func (h *headline) rightWidth(w float64) float64 { return max(w-h.split-12, 0) }

func (h *headline) height(l layout, w float64) float64 {
	high := h.left.height(l, h.split)
	if rw := h.rightWidth(w); rw > 0 {
		high = max(high, h.right.height(l, rw))
	}
	return high + 4 + headRule
}

func (h *headline) draw(l layout, c *Canvas, x, y, w float64) {
	high := h.height(l, w) - 4 - headRule
	h.left.draw(l, c, x, y+high-h.left.height(l, h.split), h.split)
	if rw := h.rightWidth(w); rw > 0 {
		h.right.draw(l, c, x+w-rw, y+high-h.right.height(l, rw), rw)
	}
	c.Artifact(func() { c.Rect(x, y+high+4, w, headRule, h.accent) })
}

// foot is how old the facts are, and the page's number.
func (b *builder) foot() node {
	st := style{size: 7.5, leading: 1.3, class: fixed, ink: grey, tag: P}
	number := st
	number.right, number.tag = true, ""
	words := make(document.Line, 0, len(b.doc.Foot))
	words = append(words, b.doc.Foot...)
	left := b.line(words, st)
	return &columns{cells: []node{left, b.line(document.Line{{Text: fmt.Sprintf(b.doc.Labels().Page, 1, 1)}}, number)},
		shares: []float64{0.87, 0.13}, gap: 8}
}

// room is what is left for the sections.
func (p *page) room(l layout) (top, high float64) {
	w := p.width - 2*marginX
	top = marginTop + p.head.height(l, w) + p.b.design.betweenBands*l.gap
	return top, p.height - marginFoot - p.foot.height(l, w) - footGap - top
}

func (p *page) fits(l layout) bool {
	_, high := p.room(l)
	return p.body.height(l, p.width-2*marginX) <= high
}

// gaps are how spacing gives way, the most first.
var gaps = []float64{1, 0.85, 0.7, 0.55}

// fit finds the fullest page: first spacing gives way, then lines by weight,
// the least first, and last the type, down to its floor. When even the smallest
// type does not make room, whole sections go, the least first.
func (p *page) fit() (layout, error) {
	for _, gap := range gaps {
		if l := (layout{gap, 1, 1}); p.fits(l) {
			return l, nil
		}
	}
	tight := gaps[len(gaps)-1]
	first, body := p.b.design.first, p.b.design.body
	smallType := layout{tight, max(0.895, smallest/first), max(smallest/body, 0.88)}
	full := layout{tight, 1, 1}
	order := p.b.leastFirst()
	if n, ok := p.least(order, full); ok && n <= p.b.bearable() {
		return p.loosen(full), nil
	}
	p.restore()
	for _, step := range []float64{0.5, 1} {
		l := layout{tight, 1 - step*(1-smallType.first), 1 - step*(1-smallType.body)}
		if n, ok := p.least(order, l); ok && (n <= p.b.bearable() || step == 1) {
			return p.loosen(l), nil
		}
		p.restore()
	}
	return layout{}, fmt.Errorf("its head and its first section alone do not fit on a page")
}

// loosen brings back the most useful of the lines that gave way and fit after
// all, since a large one may have gone before them; then as much spacing as is
// left.
func (p *page) loosen(l layout) layout {
	if roomy := (layout{0.7, l.first, l.body}); p.fits(roomy) {
		l = roomy
	}
	order := p.b.leastFirst()
	for _, d := range slices.Backward(order) {
		if !d.gone {
			continue
		}
		if d.gone = false; !p.fits(l) {
			d.gone = true
		}
	}
	for _, gap := range gaps {
		if wider := (layout{gap, l.first, l.body}); p.fits(wider) {
			return wider
		}
	}
	return l
}

// bearable is how many lines may give way before type shrinks instead: those
// that no section needs.
func (b *builder) bearable() int {
	n := 0
	for _, d := range b.drops {
		if d.weight < neededLine {
			n++
		}
	}
	return n
}

func (p *page) restore() {
	for _, d := range p.b.drops {
		d.gone = false
	}
}

// least drops as few lines as make the page fit, and says how many.
func (p *page) least(order []*drop, l layout) (int, bool) {
	low, high := 0, len(order)
	for low < high {
		middle := (low + high) / 2
		p.dropFirst(order, middle)
		if p.fits(l) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	p.dropFirst(order, low)
	return low, p.fits(l)
}

func (p *page) dropFirst(order []*drop, n int) {
	for i, d := range order {
		d.gone = i < n
	}
}

// leastFirst are the parts that may give way, the least first; of equal ones
// the later.
func (b *builder) leastFirst() []*drop {
	order := slices.Clone(b.drops)
	slices.SortStableFunc(order, func(x, y *drop) int {
		if x.weight != y.weight {
			return x.weight - y.weight
		}
		return y.order - x.order
	})
	return order
}

func (p *page) draw(l layout, c *Canvas) {
	w := p.width - 2*marginX
	c.Begin(Document, Attrs{})
	defer c.End()
	p.head.draw(l, c, marginX, marginTop, w)
	top, _ := p.room(l)
	p.body.draw(l, c, marginX, top, w)
	fh := p.foot.height(l, w)
	at := p.height - marginFoot - fh
	c.Artifact(func() { c.Line(marginX, at-3, marginX+w, at-3, hair, 0.6) })
	p.foot.draw(l, c, marginX, at, w)
}
