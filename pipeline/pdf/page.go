package pdf

import (
	"fmt"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// The frame of the page, in points.
const (
	marginX    = 36.8 // 13 mm
	marginTop  = 31.0 // 11 mm
	marginFoot = 25.5 // 9 mm
	footGap    = 8.0
	columnGap  = 17.0
	closeGap   = 2.0 // above a band that belongs to the one before it
)

// A page is a frame with a head, a foot and the sections between.
type page struct {
	b             *builder
	width, height float64
	head, foot    node
	body          *stack
	free          []*columns // whose columns may divide their width
}

func (b *builder) page(width, height float64) *page {
	p := &page{b: b, width: width, height: height, body: &stack{}}
	p.head, p.foot = b.head(width-2*marginX), b.foot(width-2*marginX)
	done := make([]bool, len(b.doc.Sections))
	for i, s := range b.doc.Sections {
		if done[i] {
			continue
		}
		band := b.design.band(s.ID)
		out := &columns{gap: columnGap, free: band.free}
		for _, id := range band.sections {
			for j, other := range b.doc.Sections {
				if other.ID == id && !done[j] && (j == i || id != s.ID) {
					done[j] = true
					out.cells = append(out.cells, b.section(other, classOf(band)))
					break
				}
			}
		}
		if band.uneven && len(out.cells) == 2 {
			out.shares = []float64{0.64, 0.36}
		}
		gap := b.design.betweenBands
		if band.close {
			gap = closeGap
		}
		p.body.add(gap, nil, out)
	}
	if b.design.oneMore {
		p.body.add(4, nil, b.allMore())
	} else {
		p.body.add(4, nil, &goneNode{b: b})
	}
	for _, it := range p.body.items {
		if g, ok := it.node.(*columns); ok && g.free {
			p.free = append(p.free, g)
		}
	}
	return p
}

func classOf(b bandOf) class {
	if b.first {
		return inFirst
	}
	return inBody
}

// settle divides the width between columns.
func (p *page) settle(l layout) {
	for _, g := range p.free {
		g.settle(l, p.width-2*marginX)
	}
}

// head is the running head, the title and what stands opposite it.
func (b *builder) head(w float64) node {
	d := b.doc
	small := style{size: 7.6, leading: 1.3, class: fixed, ink: grey, most: 1}
	right := small
	right.right = true
	out := &stack{}
	out.add(0, nil, b.running(b.line(document.Line{{Text: d.Top}}, small), b.line(document.Line{{Text: d.Mark}}, right)))
	corner := &stack{}
	titles := &stack{}
	share := w
	if d.Corner.Strong != "" {
		strong := b.line(document.Line{{Text: d.Corner.Strong}},
			style{size: 11, leading: 1.2, class: fixed, bold: true, ink: b.accent, right: true, tag: press.P, most: 1})
		small := b.line(document.Line{{Text: d.Corner.Small}},
			style{size: 7.6, leading: 1.3, class: fixed, ink: grey, right: true, tag: press.P, most: 2})
		corner.add(0, nil, strong)
		corner.add(0, nil, small)
		share = w - min(max(strong.natural(designed), small.natural(designed))+1, 0.42*w) - cornerGap
	}
	titles.add(0, nil, b.title(d.Title, share))
	titles.add(1, nil, b.line(document.Line{{Text: d.Subtitle}}, style{size: 8.5, leading: 1.3, class: fixed, ink: grey, tag: press.P,
		most: 2}))
	out.add(9, nil, &headline{left: titles, right: corner, split: share, accent: b.accent})
	return out
}

// running is the line above the title, with the logo before it.
func (b *builder) running(top, mark *text) node {
	if b.logo == nil {
		return &columns{cells: []node{top, mark}, gap: 12}
	}
	return &branded{words: &columns{cells: []node{top, mark}, gap: 12}, logo: b.logo}
}

// title is the name of the page: long ones shrink before they wrap to a third line.
func (b *builder) title(words string, w float64) *text {
	var t *text
	for _, size := range []float64{b.design.title, 18, 16, 14, 12, 10.5} {
		if size > b.design.title {
			continue
		}
		t = b.line(document.Line{{Text: words}}, style{size: size, leading: 1.12, class: fixed, bold: true, ink: black, tag: press.H1,
			most: 2})
		if n := t.natural(designed) / w; n <= 1 || n < 1.9 && size <= 16 && !t.lines(designed, w).short {
			break
		}
	}
	return t
}

// A headline is the title with its corner, standing on a thick line.
type headline struct {
	left, right node
	split       float64
	accent      canvas.Colour
}

const (
	headRule = 2.5
	headGap  = 4.0

	cornerGap = 14.0 // between the title and what stands opposite it
)

func (h *headline) shown() bool { return true }

func (h *headline) rightWidth(w float64) float64 { return max(w-h.split-cornerGap, 0) }

// words is the height of what stands on the line.
func (h *headline) words(l layout, w float64) float64 {
	high := h.left.height(l, h.split)
	if h.right.shown() {
		high = max(high, h.right.height(l, h.rightWidth(w)))
	}
	return high
}

func (h *headline) height(l layout, w float64) float64 { return h.words(l, w) + headGap + headRule }

func (h *headline) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	high := h.words(l, w)
	h.left.draw(l, c, x, y+high-h.left.height(l, h.split), h.split)
	if h.right.shown() {
		rw := h.rightWidth(w)
		h.right.draw(l, c, x+w-rw, y+high-h.right.height(l, rw), rw)
	}
	c.Artifact(func() { c.Rect(x, y+high+headGap, w, headRule, h.accent) })
}

// A branded line has the logo before its words.
type branded struct {
	words node
	logo  *press.Image
}

// logoSpace stands between a logo and the words beside it, in points.
const logoSpace = 8.0

// size is that of the logo in its room.
func (n *branded) size() (w, h float64) {
	scale := min(press.LogoHigh/n.logo.Height, press.LogoWide/n.logo.Width)
	return scale * n.logo.Width, scale * n.logo.Height
}

func (n *branded) shown() bool { return true }

func (n *branded) height(l layout, w float64) float64 {
	lw, lh := n.size()
	return max(lh, n.words.height(l, w-lw-logoSpace))
}

func (n *branded) draw(l layout, c *canvas.Canvas, x, y, w float64) {
	lw, lh := n.size()
	high, inside := n.height(l, w), w-lw-logoSpace
	c.Artifact(func() { c.Image(x, y+(high-lh)/2, lw, lh, n.logo) })
	n.words.draw(l, c, x+lw+logoSpace, y+(high-n.words.height(l, inside))/2, inside)
}

// foot is how old the facts are, and the page's number.
func (b *builder) foot(w float64) node {
	st := style{size: 7.5, leading: 1.3, class: fixed, ink: grey, tag: press.P, most: 4}
	number := st
	number.right, number.tag, number.most = true, "", 1
	left := b.line(document.Line(b.doc.Foot), st)
	right := b.line(document.Line{{Text: fmt.Sprintf(language.Of(b.doc.Language).Labels().Page, b.number, b.count)}}, number)
	const gap = 12.0
	share := (right.natural(designed) + 1) / (w - gap)
	return &columns{cells: []node{left, right}, shares: []float64{1 - share, share}, gap: gap}
}

// room is what is left for the sections.
func (p *page) room(l layout) (top, high float64) {
	w := p.width - 2*marginX
	top = marginTop + p.head.height(l, w) + p.b.design.betweenBands*l.gap
	return top, p.height - marginFoot - p.foot.height(l, w) - footGap - top
}

func (p *page) fits(l layout) bool {
	_, high := p.room(l)
	return p.bodyHeight(l) <= high
}

func (p *page) bodyHeight(l layout) float64 { return p.body.height(l, p.width-2*marginX) }

// spread gives what is left of the page to the lines that people write on.
func (p *page) spread(l layout) {
	rows := 0
	for _, r := range p.b.ruled {
		rows += r.rows()
	}
	if rows == 0 {
		return
	}
	_, high := p.room(l)
	extra := min((high-p.bodyHeight(l))/float64(rows), mostToWrite)
	for _, r := range p.b.ruled {
		r.extra = max(extra, 0)
	}
	p.b.forget()
}

func (p *page) draw(l layout, c *canvas.Canvas) {
	w := p.width - 2*marginX
	c.Begin(press.Document, press.Attrs{})
	defer c.End()
	p.head.draw(l, c, marginX, marginTop, w)
	top, _ := p.room(l)
	p.body.draw(l, c, marginX, top, w)
	fh := p.foot.height(l, w)
	at := p.height - marginFoot - fh
	c.Artifact(func() { c.Line(marginX, at-3, marginX+w, at-3, hair, 0.6) })
	p.foot.draw(l, c, marginX, at, w)
}
