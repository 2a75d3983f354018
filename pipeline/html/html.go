// Package html writes documents as web pages that open from disk: complete in
// one file each, offline, without a script needed, good to print and to read
// aloud.
//
// In goes a document; out come the files of its page, more than one where a
// page would grow beyond a size. A document is a tree already, so it becomes a
// goldmark tree of Markdown's nodes and of nodes of our own (callouts, figures,
// tables, charts, source notes), which goldmark renders inside one page shell.
// Lines and rows, which are most of a page, are written at once and stand in the
// tree as they are. No text of a document ever meets a parser: it is cleaned and
// escaped where it is written. Raw HTML is off. A link that
// leads out of the document's room, or out of the book, becomes plain words.
//
// Each page carries its style, and its script where a table can be sorted, so
// that a single file is whole on a phone or in a mail. Its content policy names
// both by their hashes and forbids everything else, so that even a flaw here
// could load nothing.
package html

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"strconv"
	"sync"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/theme"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
)

// Options are the choices of a writer.
type Options struct {
	// Templates are files that take the place of ours: page.html, page.css,
	// page.js, each optional. Nil is ours alone.
	Templates fs.FS
	// Theme is the look of the printed pages, whose accent and logo screens share.
	Theme theme.Theme
	// Limit is the size in bytes above which a page continues in another file;
	// 0 is one megabyte.
	Limit int
}

// A File is one file of the book.
type File struct {
	Path  string // in the book, with slashes
	Bytes []byte
}

// A Writer writes documents. It is safe for concurrent use.
type Writer struct {
	shell    *shell
	renderer renderer.Renderer
	limit    int
}

// New prepares a writer. Its error names the file and line of a template that
// cannot be used, and what is missing in it.
func New(o Options) (*Writer, error) {
	brand, err := newBrand(o.Theme)
	if err != nil {
		return nil, err
	}
	s, err := newShell(o.Templates, brand)
	if err != nil {
		return nil, err
	}
	if o.Limit <= 0 {
		o.Limit = 1_000_000
	}
	return &Writer{shell: s, renderer: goldmark.New(goldmark.WithExtensions(extension{})).Renderer(), limit: o.Limit}, nil
}

// Shell is all that a page is made of beside its document: the texts of page,
// style, script and logo, and the size above which it continues in another file.
func (w *Writer) Shell() [5]string {
	return [5]string{w.shell.text, w.shell.style, w.shell.script, string(w.shell.logo), strconv.Itoa(w.limit)}
}

// Write is a document as files: Path.html, and where it would exceed the limit
// Path/02.html and so on, less than a thousand in a folder.
func (w *Writer) Write(d document.Document) ([]File, error) {
	parts := [][]piece{pieces(d)}
	if w.tooLong(parts[0]) {
		return w.several(d, parts[0])
	}
	content, err := w.part(d, parts, 0)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", partFile(d, 0), err)
	}
	if len(content) <= w.limit {
		return []File{{partFile(d, 0), content}}, nil
	}
	return w.several(d, parts[0])
}

// tooLong reports whether a document has so many lines that it cannot be one
// file, so that it is not written as one first.
func (w *Writer) tooLong(whole []piece) bool {
	n := 0
	for _, s := range whole {
		n += lines(s)
	}
	return n*usualLine > w.limit
}

// usualLine is fewer bytes than a row of a table takes in our pages.
const usualLine = 200

// several is a document in more than one file. How much the contents take is
// known only when the files are made: where one grows beyond the limit, all are
// divided again with that much less room. A single thing that is larger than
// the limit stays in one piece.
func (w *Writer) several(d document.Document, whole []piece) ([]File, error) {
	around, most := 30_000, 6
	for {
		parts, err := w.divide(d, whole, around)
		if err != nil {
			return nil, fmt.Errorf("divide %s: %w", partFile(d, 0), err)
		}
		files, over := make([]File, 0, len(parts)), 0
		for i := range parts {
			content, err := w.part(d, parts, i)
			if err != nil {
				return nil, fmt.Errorf("write %s: %w", partFile(d, i), err)
			}
			files, over = append(files, File{partFile(d, i), content}), max(over, len(content)-w.limit)
		}
		if most--; over <= 0 || most == 0 {
			return files, nil
		}
		around += over + over/4
	}
}

// part is one file of a document.
func (w *Writer) part(d document.Document, parts [][]piece, i int) ([]byte, error) {
	p := newPage(d, parts, i)
	body, err := w.render(p.body(parts[i]))
	if err != nil {
		return nil, err
	}
	foot, err := w.render(p.foot())
	if err != nil {
		return nil, err
	}
	return w.shell.wrap(p.frame(parts, body, foot))
}

// render is a tree of nodes as HTML.
func (w *Writer) render(n ast.Node) (template.HTML, error) {
	out := w.shell.sheets.take()
	defer w.shell.sheets.back(out)
	err := w.renderer.Render(out, nil, n)
	return template.HTML(out.String()), err
}

// A sheet is a buffer that goldmark writes to without one of its own before it. The
// longest pages are copied out of it once, and it is used again.
type sheet struct{ bytes.Buffer }

// sheets are those that are free.
type sheets struct{ sync.Pool }

func (s *sheets) take() *sheet {
	if used, ok := s.Get().(*sheet); ok {
		return used
	}
	return new(sheet)
}

func (s *sheets) back(used *sheet) {
	used.Reset()
	s.Put(used)
}

// Buffered is nothing: what is written is there.
func (s *sheet) Buffered() int { return 0 }

// Flush has nothing to do.
func (s *sheet) Flush() error { return nil }
