package html

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/document"

	"github.com/yuin/goldmark/ast"
)

// block puts one block of a section into a node.
func (p *page) block(parent ast.Node, b document.Block, s document.Section) {
	switch b := b.(type) {
	case document.Paragraph:
		put(parent, p.paragraph(b.Line))
	case document.Callout:
		put(parent, p.callout(b))
	case document.List:
		put(parent, p.list(b))
	case document.Table:
		put(parent, p.table(b, s))
	case document.Facts:
		put(parent, p.facts(b))
	case document.Figures:
		put(parent, p.figures(b), p.trends(b))
	case document.Bars:
		put(parent, p.bars(b, s))
	case document.Intervals:
		put(parent, p.intervals(b, s))
	case document.Structure:
		put(parent, p.structure(b, s))
	case document.Curve:
		put(parent, p.curve(b, s))
	case document.Year:
		p.year(parent, b, s)
	case document.Cards:
		put(parent, p.cards(b))
	case document.Relations:
		put(parent, p.relations(b, s))
		put(parent, p.table(b.Table, s))
	case document.Questions:
		put(parent, p.list(document.List{Items: b.Items}))
	case document.More:
		put(parent, p.more(b))
	}
}

// empty reports whether a line says nothing.
func empty(l document.Line) bool {
	for _, s := range l {
		if strings.TrimSpace(document.Clean(s.Text)) != "" || s.Link != nil && document.Clean(s.Link.Text) != "" {
			return false
		}
	}
	return true
}

// paragraph is running text; nil when it says nothing.
func (p *page) paragraph(l document.Line) ast.Node {
	if empty(l) {
		return nil
	}
	n := ast.NewParagraph()
	p.directed(n, l)
	return n
}

// directed puts a line into a block. A line that is one text of its own
// follows the direction of its letters.
func (p *page) directed(n ast.Node, l document.Line) {
	if len(l) == 1 && l[0].Link == nil && l[0].Tone == document.Plain && turns(l[0].Text) {
		set(n, "dir", "auto")
		var r run
		r.words(l[0].Text)
		p.mark(&r, l[0])
		put(n, r.node())
		return
	}
	p.line(n, l)
}

// callout is the statement that a page is for.
func (p *page) callout(c document.Callout) ast.Node {
	class := "callout"
	if c.Warn {
		class = "callout alarm"
	}
	out := el("div", "class", class)
	if label := document.Clean(c.Label); label != "" {
		put(out, el("p", "class", "label").with(isolated(label)))
	}
	for _, l := range c.Lines {
		put(out, p.paragraph(l))
	}
	return some(out)
}

// some is an element that holds something, or nil.
func some(e *element) ast.Node {
	if e.FirstChild() == nil {
		return nil
	}
	return e
}

// list is lines of equal standing; empty ones are left out.
func (p *page) list(l document.List) ast.Node {
	marker := byte('-')
	if l.Ordered {
		marker = '.'
	}
	out := ast.NewList(marker)
	out.IsTight, out.Start = true, 1
	set(out, "class", "lines")
	for _, item := range l.Items {
		if empty(item.Line) {
			continue
		}
		li, text := ast.NewListItem(0), ast.NewTextBlock()
		p.directed(text, item.Line)
		if dir, ok := text.AttributeString("dir"); ok {
			li.SetAttributeString("dir", dir)
		}
		put(li, text)
		put(out, li)
	}
	if out.FirstChild() == nil {
		return nil
	}
	return out
}

// facts are labels with values, as a list of definitions or as running text.
func (p *page) facts(f document.Facts) ast.Node {
	if f.Inline {
		return p.running(f.Items)
	}
	out := el("dl", "class", "facts")
	entries := map[string]*element{} // a label said twice has two values
	for _, item := range f.Items {
		if empty(item.Value) {
			continue
		}
		label := strings.TrimSpace(document.Clean(item.Label))
		if entries[label] == nil {
			entries[label] = el("div").with(el("dt").with(isolated(label)))
			put(out, entries[label])
		}
		value := el("dd")
		p.line(value, item.Value)
		put(entries[label], value)
	}
	return some(out)
}

// running is facts one after the other.
func (p *page) running(items []document.Fact) ast.Node {
	out := el("p")
	for _, item := range items {
		if empty(item.Value) {
			continue
		}
		if out.FirstChild() != nil {
			put(out, words(" · "))
		}
		if label := document.Clean(item.Label); label != "" {
			put(out, el("strong").with(isolated(label+p.labels.Colon)), words(" "))
		}
		p.line(out, item.Value)
	}
	return some(out)
}

// figures are key figures in large type, in the order of their reading: the
// number, what it is, what belongs to it.
func (p *page) figures(f document.Figures) ast.Node {
	out := el("ul", "class", "figures")
	for _, item := range f.Items {
		put(out, p.figure(item))
	}
	return some(out)
}

// figure is one key figure.
func (p *page) figure(f document.Figure) ast.Node {
	class := "figure"
	if f.Warn {
		class = "figure alarm"
	}
	out := el("li", "class", class)
	value := el("p", "class", "value").with(isolated(f.Value))
	if aim := document.Clean(f.Aim); aim != "" {
		put(value, words(" "), el("span", "class", "aim").with(isolated(aim)))
	}
	put(out, value)
	label := el("p", "class", "label").with(isolated(f.Label))
	if f.Warn {
		put(label, el("span", "class", "unseen").with(words(" ("+p.labels.Attention+")")))
	}
	put(out, label)
	for _, l := range f.Small {
		if !empty(l) {
			small := el("p", "class", "small")
			p.line(small, l)
			put(out, small)
		}
	}
	put(out, p.spark(f))
	return out
}

// more says how many lines gave way, and where they are.
func (p *page) more(m document.More) ast.Node {
	out := el("p", "class", "note")
	if m.Count > 0 {
		put(out, words(fmt.Sprintf(p.labels.More, m.Count)+" "))
	}
	s := document.Span{Text: m.Link.Text}
	if m.Link.To != "" {
		s.Link = &m.Link
	}
	p.line(out, document.Line{s})
	return some(out)
}
