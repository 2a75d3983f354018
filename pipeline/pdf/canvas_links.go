package pdf

// link is a link of a page with the rectangles of its text, one a line.
type link struct {
	to       string
	contents string
	boxes    []box
}

// anchor is a place of a page that links and bookmarks lead to.
type anchor struct {
	name string
	y    float64
}

// mark is a bookmark into a page.
type mark struct {
	level int
	title string
	y     float64
}

// Link draws text that leads somewhere: to an Anchor of the same file, "#people",
// or to another file, relative to this one, "../accounts/x.html#people". Contents
// say in words where it leads. The text is drawn by draw, within the link, with
// Text and Run.
func (c *Canvas) Link(to, contents string, draw func()) {
	if contents == "" {
		c.fault("the link to " + to + " does not say where it leads")
	}
	c.Begin(LinkTag, Attrs{})
	e := c.marks.open[len(c.marks.open)-1]
	l := link{to: to, contents: contents}
	outer := c.marks.link
	c.marks.link = &l
	draw()
	c.marks.link = outer
	c.close()
	if len(l.boxes) > 0 && to != "" {
		for _, b := range l.boxes {
			c.page.links = append(c.page.links, link{to: to, contents: contents, boxes: []box{b}})
			e.kids = append(e.kids, kid{link: len(c.page.links)})
		}
	} else {
		e.tag = Span
	}
	c.End()
}

// Anchor names a height of the page, for links from the same file.
func (c *Canvas) Anchor(name string, y float64) {
	c.page.anchors = append(c.page.anchors, anchor{name: name, y: y})
}

// Bookmark adds an entry to the outline of the file, at a level from 1, that
// leads to a height of the page.
func (c *Canvas) Bookmark(level int, title string, y float64) {
	c.page.bookmarks = append(c.page.bookmarks, mark{level: max(level, 1), title: title, y: y})
}

// add takes the box of a piece of the link's text; pieces on one line are joined.
func (l *link) add(b box) {
	if n := len(l.boxes); n > 0 && b.y < l.boxes[n-1].y+l.boxes[n-1].h/2 && b.y > l.boxes[n-1].y-b.h/2 {
		l.boxes[n-1].add(b)
		return
	}
	l.boxes = append(l.boxes, b)
}
