package html

import (
	"fmt"
	"strconv"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"

	"github.com/yuin/goldmark/ast"
)

// A page builds the nodes of one file.
type page struct {
	doc    document.Document
	labels language.Labels
	cites  bool // whether it shows source cells
	file   string
	homes  map[string]string // file of each section's anchor
	notes  document.Notes
	charts int
	titles []string // rules of the kinds of column titles; see titled
	script bool     // whether a table can be sorted or searched
}

// newPage begins a file of a document that is divided into parts.
func newPage(d document.Document, parts [][]piece, i int) *page {
	p := &page{doc: d, labels: language.Of(d.Language).Labels(), cites: d.Cites(document.HTML), file: partFile(d, i),
		homes: map[string]string{}}
	for n, part := range parts {
		for _, s := range part {
			p.homes[s.anchor] = partFile(d, n)
		}
	}
	return p
}

// body is the sections of a file, those of a deeper level inside those above
// them, and the source notes that they refer to.
func (p *page) body(pieces []piece) ast.Node {
	root := ast.NewDocument()
	within := []ast.Node{root}
	depth := 1 // of the heading above; no level is skipped on the way down
	for _, s := range pieces {
		level := min(s.level(), depth+1)
		if s.Title != "" {
			depth = level
		}
		within = within[:min(len(within), max(level-1, 1))]
		section := p.section(s, level)
		put(within[len(within)-1], section)
		within = append(within, section)
	}
	if p.doc.Kind == document.Scorecard {
		pair(root)
	}
	put(root, p.sources())
	return root
}

// pair puts sections that follow each other and do not need the whole width
// into two columns, by turns; an odd last one goes into the second, since the
// first has the longer ones.
func pair(root ast.Node) {
	var run []ast.Node
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if class, _ := n.AttributeString("class"); class != nil {
			inColumns(root, run, n)
			run = nil // it takes the whole width
		} else {
			run = append(run, n)
		}
		n = next
	}
	inColumns(root, run, nil)
}

// inColumns puts a run of sections in two columns before a node.
func inColumns(root ast.Node, run []ast.Node, before ast.Node) {
	if len(run) < 2 {
		return
	}
	columns := [2]*element{el("div"), el("div")}
	for i, n := range run {
		if i > 1 && i == len(run)-1 {
			i = 1
		}
		put(columns[i%2], n)
	}
	both := el("div", "class", "pair").with(columns[0], columns[1])
	if before == nil {
		put(root, both)
		return
	}
	root.InsertBefore(root, before, both)
}

// section is one section under its heading.
func (p *page) section(s piece, level int) ast.Node {
	class := ""
	if s.broad() {
		class = "full"
	}
	out := el("section", "class", class)
	switch {
	case s.Title == "":
		out = el("div", "id", s.anchor, "class", "untitled")
	case s.Folded:
		return out.with(p.folded(s, level))
	default:
		put(out, p.heading(s, level))
	}
	if s.Title == "" && s.Note != "" {
		put(out, el("p", "class", "note").with(isolated(s.Note)))
	}
	for _, b := range s.Blocks {
		p.block(out, b, s.Section)
	}
	return out
}

// folded is a section behind its heading. What leads to the section leads into it, so
// that a browser opens it.
func (p *page) folded(s piece, level int) ast.Node {
	within := el("div", "id", s.anchor)
	for _, b := range s.Blocks {
		p.block(within, b, s.Section)
	}
	note := s.Note
	s.anchor, s.Note = "", ""
	summary := el("summary").with(p.heading(s, level))
	if note != "" {
		put(summary, el("span", "class", "note").with(isolated(note)))
	}
	return el("details", "class", "fold").with(summary, within)
}

// heading is a section's title with its small words beside it.
func (p *page) heading(s piece, level int) ast.Node {
	h := ast.NewHeading(level)
	set(h, "id", s.anchor)
	put(h, isolated(s.Title))
	if s.continued {
		put(h, el("span", "class", "note").with(words(" ("+p.labels.Continued+")")))
	}
	if s.Note == "" {
		return h
	}
	return el("div", "class", "name").with(h, el("p", "class", "note").with(isolated(s.Note)))
}

// foot is the line about the age of the facts.
func (p *page) foot() ast.Node {
	root := ast.NewDocument()
	if len(p.doc.Foot) > 0 {
		line := ast.NewParagraph()
		p.line(line, p.doc.Foot)
		put(root, line)
	}
	return root
}

// line puts a line of spans into a node.
func (p *page) line(parent ast.Node, l document.Line) {
	r := run{begun: parent.HasChildren()}
	p.spans(&r, l)
	put(parent, r.node())
}

// href is where a link leads from this file; "" where it may not lead.
func (p *page) href(to string) string {
	href, ok := p.doc.Href(to, p.file)
	if !ok {
		return ""
	}
	if anchor, own := strings.CutPrefix(href, "#"); own {
		return p.within(anchor)
	}
	return href
}

// within is the way to a section of the same document, which may stand in
// another of its files; "" when there is no such section.
func (p *page) within(anchor string) string {
	home := p.homes[anchor]
	switch home {
	case "":
		return ""
	case p.file:
		return "#" + anchor
	}
	href, _ := p.doc.Href(home+"#"+anchor, p.file)
	return href
}

// sources is the list of the source notes of the file; nil without any.
func (p *page) sources() ast.Node {
	places := p.notes.Places()
	if len(places) == 0 {
		return nil
	}
	h := ast.NewHeading(2)
	set(h, "id", "_sources")
	put(h, words(p.labels.Sources))
	list := el("ol")
	for i, place := range places {
		put(list, el("li", "id", fmt.Sprintf("_s%d", i+1)).with(
			el("span").with(words(strconv.Itoa(i+1))), el("span").with(isolated(place))))
	}
	return el("section", "class", "sources").with(h, list)
}
