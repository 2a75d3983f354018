package html

import (
	"bytes"
	"html/template"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	markdown "github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A Manual is a page of documentation in English, written as Markdown whose first
// heading is its title.
type Manual struct {
	Text  []byte
	Top   string          // above the title
	Trail []document.Link // To is the link as it is printed
	// Link and Picture say what the address of a link and of a picture becomes; ""
	// is none.
	Link, Picture func(string) string
}

// manualStyle is what pages of a book have no use for.
const manualStyle = `.body pre{overflow-x:auto;padding:.7rem 1rem;border:1px solid var(--line);border-radius:4px}
.body code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}.body pre code{overflow-wrap:normal}
.body img{max-width:100%;height:auto}.body table{display:block;overflow-x:auto}.body td,.body th{text-align:start;vertical-align:top}.body td code{overflow-wrap:normal}`

// Manual is a page of documentation in the frame of a book's pages. Raw HTML in it
// is left out.
func (w *Writer) Manual(m Manual) ([]byte, error) {
	md := goldmark.New(goldmark.WithExtensions(markdown.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	tree := md.Parser().Parse(text.NewReader(m.Text))
	f := frame{Language: "en", Kind: "manual", Labels: language.Of("en").Labels(), Top: m.Top, Style: manualStyle}
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = []byte(m.Link(string(n.Destination)))
		case *ast.Image:
			n.Destination = []byte(m.Picture(string(n.Destination)))
		case *ast.Heading:
			words := plain(n, m.Text)
			id, _ := n.AttributeString("id")
			anchor, _ := id.([]byte)
			switch {
			case n.Level == 1 && f.Heading == "":
				f.Heading, f.Title = words, strings.TrimPrefix(words+" · "+m.Top, " · ")
			case n.Level == 2:
				f.Contents = append(f.Contents, entry{Text: words, Href: "#" + string(anchor)})
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, err
	}
	if first, ok := tree.FirstChild().(*ast.Heading); ok && first.Level == 1 {
		tree.RemoveChild(tree, first)
	}
	if len(f.Contents) < 3 {
		f.Contents = nil
	}
	for _, l := range m.Trail {
		f.Trail = append(f.Trail, way{l.Text, l.To})
	}
	var body bytes.Buffer
	if err := md.Renderer().Render(&body, m.Text, tree); err != nil {
		return nil, err
	}
	f.Body = template.HTML(body.String())
	return w.shell.wrap(f)
}

// plain is the text of a node without marks.
func plain(n ast.Node, source []byte) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it never fails
		if t, ok := n.(*ast.Text); ok && entering {
			out.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
