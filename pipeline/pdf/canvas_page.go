package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"sync"
)

// A Page is a drawn page. It is read-only, so that it can stand in several
// files: alone, and in a pack, without being drawn again.
type Page struct {
	press         *Press
	width, height float64
	content       []byte // packed
	elements      []*element
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
	out := outputs.Get().(*bytes.Buffer)
	defer outputs.Put(out)
	out.Reset()
	if err := c.fpdf.Output(out); err != nil {
		return nil, fmt.Errorf("draw a page: %w", err)
	}
	content, err := drawn(out.Bytes())
	if err != nil {
		return nil, err
	}
	c.page.content = deflate(content)
	for _, u := range c.page.uses.cuts {
		u.font = embed(u.face, u.glyphs, deflate)
	}
	return c.page, nil
}

// outputs are buffers that a page leaves to the next.
var outputs = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// drawn takes the content of the only page out of what fpdf wrote. Fpdf writes
// the page's object first and its content next, as "4 0 obj <</Length N>> stream".
func drawn(file []byte) ([]byte, error) {
	const begin = "4 0 obj\n<</Length "
	at := bytes.Index(file, []byte(begin))
	if at < 0 {
		return nil, errors.New("take a page from fpdf: it wrote no content where it used to")
	}
	rest := file[at+len(begin):]
	end := bytes.IndexByte(rest, '>')
	n, err := strconv.Atoi(string(rest[:max(end, 0)]))
	const stream = ">>\nstream\n"
	if err != nil || !bytes.HasPrefix(rest[end:], []byte(stream)) || len(rest) < end+len(stream)+n {
		return nil, errors.New("take a page from fpdf: its content has no length")
	}
	rest = rest[end+len(stream):]
	return rest[:n], nil
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
