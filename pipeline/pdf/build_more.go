package pdf

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
)

// A moreNode says how many lines gave way, and where they are.
type moreNode struct {
	base  int // lines that the document itself left out
	count func() int
	set   func(n int) *text
	made  map[int]*text
}

func (m *moreNode) lines() int { return m.base + m.count() }

func (m *moreNode) get() *text {
	n := m.lines()
	if m.made[n] == nil {
		if m.made == nil {
			m.made = map[int]*text{}
		}
		m.made[n] = m.set(n)
	}
	return m.made[n]
}

func (m *moreNode) shown() bool { return m.lines() > 0 }

func (m *moreNode) height(l layout, w float64) float64 { return m.get().height(l, w) }

func (m *moreNode) draw(l layout, c *canvas.Canvas, x, y, w float64) { m.get().draw(l, c, x, y, w) }

// moreLine is "+3 more on the account page", with a link where there is a page.
func (b *builder) moreLine(s *section) node {
	link := s.Section.More
	m := &moreNode{count: s.fallen, set: func(n int) *text { return b.more(n, link, b.small(s)) }}
	for _, block := range s.Blocks {
		if more, ok := block.(document.More); ok {
			m.base += max(more.Count, 0)
			link = &more.Link
		}
	}
	return m
}

// fallen is how many lines of a section gave way.
func (s *section) fallen() int {
	n := 0
	for _, d := range s.drops {
		if d.gone {
			n++
		}
	}
	return n
}

// allMore counts every line that gave way, and those that the document left out.
func (b *builder) allMore() node {
	m := &moreNode{}
	var link *document.Link
	for _, s := range b.doc.Sections {
		if link == nil {
			link = s.More
		}
		for _, block := range s.Blocks {
			if more, ok := block.(document.More); ok {
				m.base += max(more.Count, 0)
				link = &more.Link
			}
		}
	}
	m.count = func() int {
		n := 0
		for _, s := range b.sections {
			if s.whole.gone {
				n += len(s.drops)
			} else {
				n += s.fallen()
			}
		}
		return n
	}
	small := style{size: 7.6, leading: 1.3, class: inBody, ink: grey, tag: press.P, most: 1}
	m.set = func(n int) *text { return b.more(n, link, small) }
	return m
}

// A goneNode names the sections that gave way as a whole, and where they are. Those
// without a title are counted by their lines.
type goneNode struct {
	b    *builder
	made map[string]*text // by its words
}

// gone are the titles of the sections that gave way, the lines of those that have
// none, and where all are.
func (n *goneNode) gone() (titles []string, lines int, link *document.Link) {
	for _, s := range n.b.sections {
		if !s.whole.gone && (len(s.drops) == 0 || s.fallen() < len(s.drops)) {
			continue
		}
		if link == nil {
			link = s.Section.More
		}
		if s.Title != "" {
			titles = append(titles, s.Title)
		} else {
			lines += len(s.drops)
		}
	}
	return titles, lines, link
}

func (n *goneNode) get() *text {
	titles, lines, link := n.gone()
	labels := language.Of(n.b.doc.Language).Labels()
	var said []string
	if len(titles) > 0 {
		said = append(said, fmt.Sprintf(labels.Elsewhere, strings.Join(titles, ", ")))
	}
	if lines > 0 {
		said = append(said, fmt.Sprintf(labels.More, lines))
	}
	words := strings.Join(said, "; ")
	if len(titles) > 0 && link != nil && link.Text != "" {
		words += " ·"
	}
	if n.made[words] == nil {
		if n.made == nil {
			n.made = map[string]*text{}
		}
		small := style{size: 7.6, leading: 1.3, class: inBody, ink: grey, tag: press.P, most: 2}
		n.made[words] = n.b.linked(words, link, small)
	}
	return n.made[words]
}

func (n *goneNode) shown() bool {
	titles, lines, _ := n.gone()
	return len(titles) > 0 || lines > 0
}

func (n *goneNode) height(l layout, w float64) float64 { return n.get().height(l, w) }

func (n *goneNode) draw(l layout, c *canvas.Canvas, x, y, w float64) { n.get().draw(l, c, x, y, w) }

func (b *builder) more(n int, link *document.Link, st style) *text {
	return b.linked(fmt.Sprintf(language.Of(b.doc.Language).Labels().More, n), link, st)
}

// linked are words before a link.
func (b *builder) linked(words string, link *document.Link, st style) *text {
	line := document.Line{{Text: words}}
	if link != nil && link.Text != "" {
		line[0].Text += " "
		line = append(line, document.Span{Text: link.Text, Link: link})
	}
	return b.line(line, st)
}
