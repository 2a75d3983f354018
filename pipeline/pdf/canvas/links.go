package canvas

import "sponsorbook/pipeline/pdf/press"

// Link draws text that leads somewhere: to an Anchor of the same file, "#people",
// or to another file, relative to this one, "../accounts/x.html#people". Contents
// say in words where it leads. The text is drawn by draw, within the link, with
// Text and Run.
func (c *Canvas) Link(to, contents string, draw func()) {
	if contents == "" {
		c.fault("the link to " + to + " does not say where it leads")
	}
	c.Begin(press.LinkTag, press.Attrs{})
	e := c.marks.open[len(c.marks.open)-1]
	l := press.Link{To: to, Contents: contents}
	outer := c.marks.link
	c.marks.link = &l
	draw()
	c.marks.link = outer
	c.close()
	if len(l.Boxes) > 0 && to != "" {
		for _, b := range l.Boxes {
			c.page.Links = append(c.page.Links, press.Link{To: to, Contents: contents, Boxes: []press.Box{b}})
			e.Kids = append(e.Kids, press.Kid{Link: len(c.page.Links)})
		}
	} else {
		e.Tag = press.Span
	}
	c.End()
}

// Anchor names a height of the page, for links from the same file.
func (c *Canvas) Anchor(name string, y float64) {
	c.page.Anchors = append(c.page.Anchors, press.Anchor{Name: name, Y: y})
}

// Bookmark adds an entry to the outline of the file, at a level from 1, that
// leads to a height of the page.
func (c *Canvas) Bookmark(level int, title string, y float64) {
	c.page.Bookmarks = append(c.page.Bookmarks, press.Mark{Level: max(level, 1), Title: title, Y: y})
}
