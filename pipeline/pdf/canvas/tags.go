package canvas

import (
	"cmp"
	"strconv"

	"sponsorbook/pipeline/pdf/press"
)

// marks is where tagging stands while a page is drawn.
type marks struct {
	open     []*press.Element // the elements begun and not ended, outermost first
	next     int              // number of the next marked content
	inside   bool             // marked content is open in the page
	artifact bool             // and it is an artifact
	forced   int              // depth of Artifact
	link     *press.Link      // the link that is being drawn
	wrong    string           // what was tagged wrongly first; "" for nothing
}

// Begin begins an element within the one begun last.
func (c *Canvas) Begin(tag press.Tag, attrs press.Attrs) {
	c.close()
	e := c.page.Element()
	e.Tag, e.Attrs = tag, attrs
	if n := len(c.marks.open); n > 0 {
		up := c.marks.open[n-1]
		up.Kids = append(up.Kids, press.Kid{Element: e})
	} else {
		c.page.Elements = append(c.page.Elements, e)
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
	if e.Tag == press.Figure && e.Attrs.Alt == "" {
		c.fault("a figure has no words for those who cannot see it")
	}
	c.marks.open = c.marks.open[:n-1]
	e.All++
	if n > 1 {
		c.marks.open[n-2].Ink.Add(e.Ink)
		c.marks.open[n-2].All += e.All
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
func (c *Canvas) shape(x, y, w, h float64) { c.content(press.Box{X: x, Y: y, W: w, H: h}, false) }

// content opens the marked content that what is drawn next belongs to.
func (c *Canvas) content(ink press.Box, text bool) {
	n := len(c.marks.open)
	if n > 0 {
		c.marks.open[n-1].Ink.Add(ink)
	}
	artifact := n == 0 || c.marks.forced > 0 || !text && !c.InFigure()
	if text && !artifact && c.marks.link != nil {
		c.marks.link.Add(ink)
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
	e.Kids = append(e.Kids, press.Kid{Mark: c.marks.next})
	b := append(append(append(c.raw.own, '/'), e.Tag...), "<</MCID "...)
	c.raw.own = append(strconv.AppendInt(b, int64(c.marks.next), 10), ">>BDC\n"...)
	c.page.Owners = append(c.page.Owners, e)
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

// InFigure says that one of the open elements is a figure.
func (c *Canvas) InFigure() bool {
	for _, e := range c.marks.open {
		if e.Tag == press.Figure {
			return true
		}
	}
	return false
}
