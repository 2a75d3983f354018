// Package pdf sets documents as pages and makes PDF files of them.
//
// In go documents; out come files that are tagged (PDF/UA-1) and archivable
// (PDF/A-2a), the same bytes for the same documents. It lays out: what stands
// where, what gives way when there is more than fits. Drawing is the canvas's,
// and what a file is made of the press's.
package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/pdf/canvas"
	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/pdf/theme"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/typeset"
)

// A Writer sets documents as pages. It is safe for concurrent use.
type Writer struct {
	press  *press.Press
	fonts  *typeset.Fonts
	accent canvas.Colour
	logo   *press.Image // nil for none
	width  float64
	height float64
	watch  watcher
}

// A watcher hears of each line of text as it is drawn; nil hears nothing.
type watcher func(of class, x, y float64, line typeset.Line)

// New is a writer in a theme, whose files Load has read. An error begins with
// the key of the configuration.
func New(t theme.Theme) (*Writer, error) {
	if err := t.Validate(); err != nil {
		return nil, fmt.Errorf("page.%w", err)
	}
	paper := t.Paper()
	w := &Writer{fonts: typeset.Default(), accent: canvas.Colour(t.Ink()), width: paper.Width, height: paper.Height}
	var err error
	if t.Logo != "" {
		if w.logo, err = press.NewLogo(t.Files.Logo); err != nil {
			return nil, fmt.Errorf("page.logo: %s: %w", t.Logo, err)
		}
	}
	if t.Fonts.Regular != "" {
		if w.fonts, err = typeset.With("own", t.Files.Regular, t.Files.Bold); err != nil {
			return nil, fmt.Errorf("page.fonts: %w; name whole TrueType fonts, as files that end in .ttf", err)
		}
	}
	w.press = press.NewPress(w.fonts)
	return w, nil
}

// A Report is what a reader of the page does not see, and should know.
type Report struct {
	GaveWay int    // lines that are only on the account page, or there alone to their end
	Missing []rune // characters that no face can show; each stands as a mark
}

// Write is the PDF file of a one-page document.
func (w *Writer) Write(d document.Document) ([]byte, Report, error) {
	page, report, err := w.Page(d)
	if err != nil {
		return nil, report, err
	}
	file, err := w.press.File(meta(d), press.Sheet{Page: page})
	page.Leave() // nobody else has the page
	return file, report, err
}

// Pack is one file of several one-page documents, with a bookmark for each.
func (w *Writer) Pack(cover document.Document, pages []document.Document) ([]byte, error) {
	all := append([]document.Document{cover}, pages...)
	sheets := make([]press.Sheet, 0, len(all))
	for i, d := range all {
		page, _, err := w.page(d, i+1, len(all))
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, press.Sheet{Page: page, Title: cmp.Or(press.Printable(d.Title), d.Path)})
	}
	return w.press.File(meta(cover), sheets...)
}

// Page lays a document out on exactly one page.
func (w *Writer) Page(d document.Document) (*press.Page, Report, error) { return w.page(d, 1, 1) }

// page is the page of that number, of so many.
func (w *Writer) page(d document.Document, number, count int) (*press.Page, Report, error) {
	page, b, err := w.set(d, number, count, canvas.New(w.press, w.width, w.height))
	if err != nil {
		return nil, Report{}, fmt.Errorf("set %s: %w", d.Path, err)
	}
	report := b.report()
	b.desk.leave()
	return page, report, nil
}

// set lays a document out and draws it.
func (w *Writer) set(d document.Document, number, count int, c *canvas.Canvas) (*press.Page, *builder, error) {
	b := &builder{fonts: w.fonts, accent: w.accent, logo: w.logo, doc: d, design: designs[d.Kind], number: number, count: count,
		desk: desks.Get().(*desk), watch: w.watch}
	if b.design.body == 0 {
		return nil, nil, fmt.Errorf("there is no page design for a %q", d.Kind)
	}
	p := b.page(w.width, w.height)
	l := p.fit()
	p.spread(l)
	p.draw(l, c)
	page, err := c.Finish()
	return page, b, err
}

// report counts the lines that are not on the page, or not to their end.
func (b *builder) report() Report {
	r := Report{GaveWay: b.left}
	for _, s := range b.sections {
		for _, d := range s.drops {
			if d.gone || s.whole.gone {
				r.GaveWay++
			}
		}
		if s.whole.gone {
			r.GaveWay += s.firm
		}
	}
	for _, g := range b.grids {
		r.GaveWay += g.headsHidden()
	}
	for _, t := range b.texts {
		if t.short {
			r.GaveWay++
		}
	}
	slices.Sort(b.missing)
	r.Missing = slices.Compact(b.missing)
	return r
}

func meta(d document.Document) press.Meta {
	m := press.Meta{Title: d.Title, Subject: d.Subtitle, Language: d.Language}
	if d.Top != "" {
		m.Title = d.Title + " – " + d.Top
	}
	if press.Printable(m.Title) == "" {
		m.Title = d.Path
	}
	var words []string
	for _, f := range d.Metadata {
		value := ""
		for _, s := range f.Value {
			value += s.Text
		}
		if f.Label == "as of" {
			m.Date, _ = program.ParseDate(value)
			continue
		}
		words = append(words, f.Label+" "+value)
	}
	m.Keywords = strings.Join(words, ", ")
	return m
}
