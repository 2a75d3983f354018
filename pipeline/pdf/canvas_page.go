package pdf

import "fmt"

// A Page is a drawn page. It is read-only, so that it can stand in several
// files: alone, and in a pack, without being drawn again.
type Page struct {
	press         *Press
	width, height float64
	content       []byte // packed
	elements      []*element
	rooms         *rooms[element]
	owners        []*element // by number of marked content
	links         []link
	anchors       []anchor
	bookmarks     []mark
	uses          uses
	pictures      []*Image
}

// Finish ends the drawing.
func (c *Canvas) Finish() (*Page, error) {
	c.close()
	if n := len(c.marks.open); n > 0 {
		return nil, fmt.Errorf("finish a page: the element %s was not ended", c.marks.open[n-1].tag)
	}
	if c.marks.wrong != "" {
		return nil, fmt.Errorf("finish a page: %s", c.marks.wrong)
	}
	defer raws.Put(c.raw)
	content, err := c.raw.page()
	if err != nil {
		return nil, err
	}
	c.page.content = deflate(content)
	for _, u := range c.page.uses.cuts {
		u.font = embed(u.face, u.glyphs, small)
	}
	return c.page, nil
}

// picture is the name of an image in the page.
func (p *Page) picture(m *Image) string {
	for _, have := range p.pictures {
		if have == m {
			return m.name
		}
	}
	p.pictures = append(p.pictures, m)
	return m.name
}
