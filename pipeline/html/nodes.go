package html

import (
	"strconv"
	"strings"

	"sponsorbook/pipeline/chart"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/bidi"
)

// The nodes of our own. They are made by this package alone; there is no
// syntax for them, so no text can ask for one.
var (
	kindElement = ast.NewNodeKind("Element")
	kindPicture = ast.NewNodeKind("Picture")
)

// An element is an HTML element that Markdown has no word for. Its name and
// the names of its attributes are constants of this package.
type element struct {
	ast.BaseBlock
	tag        string
	attributes []ast.Attribute // instead of the node's own, which makes room for ten at once
}

// Attributes are those that the element was made with.
func (e *element) Attributes() []ast.Attribute { return e.attributes }

// AttributeString is the value of one of them.
func (e *element) AttributeString(name string) (any, bool) {
	for _, a := range e.attributes {
		if string(a.Name) == name {
			return a.Value, true
		}
	}
	return nil, false
}

func (e *element) Kind() ast.NodeKind            { return kindElement }
func (e *element) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

// el is an element with attributes in pairs of name and value; a pair whose
// value is empty is left out.
func el(tag string, attributes ...string) *element {
	e := &element{tag: tag}
	n := 0
	for i := 1; i < len(attributes); i += 2 {
		if attributes[i] != "" {
			n++
		}
	}
	if n > 0 {
		e.attributes = make([]ast.Attribute, 0, n)
	}
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			e.attributes = append(e.attributes, ast.Attribute{Name: util.StringToReadOnlyBytes(attributes[i]), Value: attributes[i+1]})
		}
	}
	return e
}

// with is the element with nodes put into it.
func (e *element) with(nodes ...ast.Node) *element {
	put(e, nodes...)
	return e
}

// set gives a node attributes in pairs.
func set(n ast.Node, attributes ...string) {
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			n.SetAttributeString(attributes[i], []byte(attributes[i+1]))
		}
	}
}

// put appends nodes to a parent; nil ones are nothing.
func put(parent ast.Node, nodes ...ast.Node) {
	for _, n := range nodes {
		if n != nil {
			parent.AppendChild(parent, n)
		}
	}
}

// words is text that is only ever text.
func words(text string) ast.Node {
	var r run
	r.words(text)
	return &written{html: r.html}
}

// joints are the blanks at which no line may end: before the dot between two
// statements, and before a percent sign.
var joints = strings.NewReplacer(" · ", "\u00a0· ", " %", "\u00a0%")

// joined is text that does not fall apart at the end of a line.
func joined(text string) string {
	if !strings.Contains(text, " · ") && !strings.Contains(text, " %") {
		return text // as nearly all is
	}
	return joints.Replace(text)
}

// isolated is text that cannot change the direction of what stands around it.
func isolated(text string) ast.Node {
	var r run
	r.isolated(text)
	return &written{html: r.html}
}

// turns reports whether text holds letters that are written from right to left.
func turns(text string) bool {
	for _, r := range text {
		if r < 0x590 {
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}

// A picture is a drawing with its name and description.
type picture struct {
	ast.BaseBlock
	chart.Drawing
	id, class, title, describe string
}

func (p *picture) Kind() ast.NodeKind            { return kindPicture }
func (p *picture) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// An extension teaches goldmark to render the nodes of our own.
type extension struct{}

func (extension) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(extension{}, 100)))
}

func (extension) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindElement, renderElement)
	r.Register(kindWritten, renderWritten)
	r.Register(kindPicture, renderPicture)
}

// flowing are the elements that stand inside a line.
var flowing = map[string]bool{"a": true, "bdi": true, "strong": true, "small": true, "span": true, "sup": true, "b": true}

func renderElement(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	e := n.(*element)
	if entering {
		w.WriteByte('<')
		w.WriteString(e.tag)
		markup.RenderAttributes(w, e, nil)
		w.WriteByte('>')
		return ast.WalkContinue, nil
	}
	if e.tag == "col" || e.tag == "wbr" || e.tag == "br" { // they have no end
		return ast.WalkContinue, nil
	}
	w.WriteString("</")
	w.WriteString(e.tag)
	w.WriteByte('>')
	if !flowing[e.tag] {
		w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// coordinate is a number as SVG reads it.
func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
