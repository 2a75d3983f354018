package press

import "sync"

// A Page is a drawn page, its sizes in points. Once sealed it is read-only, so that it can stand in several
// files: alone, and in a pack, without being drawn again.
type Page struct {
	press         *Press
	Width, Height float64
	content       []byte     // packed
	Elements      []*Element // the structure's, in reading order
	stock         *Stock[Element]
	Owners        []*Element // by number of marked content
	Links         []Link
	Anchors       []Anchor
	Bookmarks     []Mark // in the order of the page
	uses          uses
	pictures      []*Image
}

// NewPage is an empty page of a size in points, for a canvas to draw on.
func (p *Press) NewPage(width, height float64) *Page {
	return &Page{press: p, Width: width, Height: height, stock: elementStocks.Get().(*Stock[Element])}
}

// Seal ends a page with its content, as operators; nothing is drawn on it after.
func (p *Page) Seal(content []byte) {
	p.content = deflate(content)
	for _, u := range p.uses.cuts {
		u.font = embed(u.face, u.glyphs, small)
	}
}

// Draws notes that the page draws glyphs of a block.
func (p *Page) Draws(b *Block) { p.uses.block(b) }

// Picture is the name of an image in the page, which shows it from now on.
func (p *Page) Picture(m *Image) string {
	for _, have := range p.pictures {
		if have == m {
			return m.name
		}
	}
	p.pictures = append(p.pictures, m)
	return m.name
}

// Pictures are the images that the page shows, in the order of first use.
func (p *Page) Pictures() []*Image { return p.pictures }

// elementStocks are those that pages left.
var elementStocks = sync.Pool{New: func() any { return new(Stock[Element]) }}

// Leave gives the room of a page's elements to the next page: nobody may hold it after.
func (p *Page) Leave() {
	p.stock.Clear()
	elementStocks.Put(p.stock)
}
