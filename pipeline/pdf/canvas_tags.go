package pdf

import (
	"cmp"
	"strconv"
)

// A Tag is the kind of an element of the page's structure, a standard type of
// PDF 1.7.
type Tag string

// The tags that pages use.
const (
	Document Tag = "Document"
	Part     Tag = "Part"
	Sect     Tag = "Sect"
	Div      Tag = "Div"
	H1       Tag = "H1"
	H2       Tag = "H2"
	H3       Tag = "H3"
	P        Tag = "P"
	L        Tag = "L" // contains LI
	LI       Tag = "LI"
	Lbl      Tag = "Lbl"
	LBody    Tag = "LBody"
	Table    Tag = "Table" // contains TR, or THead and TBody with TR in them
	THead    Tag = "THead"
	TBody    Tag = "TBody"
	TR       Tag = "TR"
	TH       Tag = "TH"
	TD       Tag = "TD"
	Span     Tag = "Span"
	Figure   Tag = "Figure"
	Caption  Tag = "Caption"
	Note     Tag = "Note"
	LinkTag  Tag = "Link" // use Canvas.Link
)

// Attrs are what an element says beside its content.
type Attrs struct {
	Alt     string // what a figure shows, in words; a Figure must have it
	Actual  string // the text that the content stands for, where its glyphs do not say it
	Scope   string // of a TH: "Column", "Row" or "Both"; "" is Column
	ColSpan int    // of a TH or TD, where more than one
	Lang    string // BCP 47, where it differs from the document's
}

// element is a node of the structure. Kids are in reading order.
type element struct {
	tag   Tag
	attrs Attrs
	kids  []kid
	ink   box
	few   [2]kid // room for the kids of most
	all   int    // how many elements it is, with those below it
}

// element is a new element of the page.
func (p *Page) element() *element {
	e := p.rooms.next()
	*e = element{}
	e.kids = e.few[:0]
	return e
}

// kid is a child element, a piece of marked content, or an annotation.
type kid struct {
	element *element
	mark    int // number of the marked content, where element is nil and link is 0
	link    int // 1 + index of the page's link
}

// marks is where tagging stands while a page is drawn.
type marks struct {
	open     []*element // the elements begun and not ended, outermost first
	next     int        // number of the next marked content
	inside   bool       // marked content is open in the page
	artifact bool       // and it is an artifact
	forced   int        // depth of Artifact
	link     *link      // the link that is being drawn
	wrong    string     // what was tagged wrongly first; "" for nothing
}

// box is a rectangle from its top left corner.
type box struct{ x, y, w, h float64 }

// Begin begins an element within the one begun last.
func (c *Canvas) Begin(tag Tag, attrs Attrs) {
	c.close()
	e := c.page.element()
	e.tag, e.attrs = tag, attrs
	if n := len(c.marks.open); n > 0 {
		up := c.marks.open[n-1]
		up.kids = append(up.kids, kid{element: e})
	} else {
		c.page.elements = append(c.page.elements, e)
	}
	c.marks.open = append(c.marks.open, e)
}

// End ends the element begun last.
func (c *Canvas) End() {
	c.close()
	n := len(c.marks.open)
	if n == 0 {
		c.fault("an element was ended that was not begun")
		return
	}
	e := c.marks.open[n-1]
	if e.tag == Figure && e.attrs.Alt == "" {
		c.fault("a figure has no words for those who cannot see it")
	}
	c.marks.open = c.marks.open[:n-1]
	e.all++
	if n > 1 {
		c.marks.open[n-2].ink.add(e.ink)
		c.marks.open[n-2].all += e.all
	}
}

// fault notes what is wrong with the tags, for Finish to refuse.
func (c *Canvas) fault(wrong string) { c.marks.wrong = cmp.Or(c.marks.wrong, wrong) }

// Artifact draws decoration: what is drawn in it is not part of the structure.
func (c *Canvas) Artifact(draw func()) {
	c.close()
	c.marks.forced++
	draw()
	c.close()
	c.marks.forced--
}

// shape prepares for drawing a shape in a rectangle.
func (c *Canvas) shape(x, y, w, h float64) { c.content(box{x, y, w, h}, false) }

// content opens the marked content that what is drawn next belongs to.
func (c *Canvas) content(ink box, text bool) {
	n := len(c.marks.open)
	if n > 0 {
		c.marks.open[n-1].ink.add(ink)
	}
	artifact := n == 0 || c.marks.forced > 0 || !text && !c.inFigure()
	if text && !artifact && c.marks.link != nil {
		c.marks.link.add(ink)
	}
	if c.marks.inside && c.marks.artifact == artifact {
		return
	}
	c.close()
	c.marks.inside, c.marks.artifact = true, artifact
	if artifact {
		c.raw.own = append(c.raw.own, "/Artifact BMC\n"...)
		return
	}
	e := c.marks.open[n-1]
	e.kids = append(e.kids, kid{mark: c.marks.next})
	b := append(append(append(c.raw.own, '/'), e.tag...), "<</MCID "...)
	c.raw.own = append(strconv.AppendInt(b, int64(c.marks.next), 10), ">>BDC\n"...)
	c.page.owners = append(c.page.owners, e)
	c.marks.next++
}

// close ends the marked content that is open.
func (c *Canvas) close() {
	if c.marks.inside {
		c.raw.own = append(c.raw.own, "EMC\n"...)
		c.marks.inside = false
	}
}

// tagging says that what is drawn belongs to an element.
func (c *Canvas) tagging() bool { return len(c.marks.open) > 0 && c.marks.forced == 0 }

// inFigure says that one of the open elements is a figure.
func (c *Canvas) inFigure() bool {
	for _, e := range c.marks.open {
		if e.tag == Figure {
			return true
		}
	}
	return false
}

// add makes a box contain another.
func (b *box) add(o box) {
	if *b == (box{}) {
		*b = o
		return
	}
	right, bottom := max(b.x+b.w, o.x+o.w), max(b.y+b.h, o.y+o.h)
	b.x, b.y = min(b.x, o.x), min(b.y, o.y)
	b.w, b.h = right-b.x, bottom-b.y
}
