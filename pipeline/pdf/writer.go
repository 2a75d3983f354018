package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/typeset"
)

// A Writer sets documents as pages. It is safe for concurrent use.
type Writer struct {
	press  *Press
	fonts  *typeset.Fonts
	accent Colour
	logo   *Image // nil for none
	width  float64
	height float64
}

// New is a writer in a theme, whose files Load has read.
func New(t Theme) (*Writer, error) {
	if err := t.Validate(); err != nil {
		return nil, fmt.Errorf("page.%w", err)
	}
	if err := t.loaded(); err != nil {
		return nil, fmt.Errorf("page.%w", err)
	}
	fonts := t.fonts
	if fonts == nil {
		fonts = typeset.Default()
	}
	accent, _ := colour(t.Accent)
	size := papers[t.Size]
	return &Writer{NewPress(fonts), fonts, accent, t.logo, size.width, size.height}, nil
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
	file, err := w.press.File(meta(d), Sheet{Page: page})
	page.leave() // nobody else has the page
	return file, report, err
}

// Pack is one file of several one-page documents, with a bookmark for each.
func (w *Writer) Pack(cover document.Document, pages []document.Document) ([]byte, error) {
	all := append([]document.Document{cover}, pages...)
	sheets := make([]Sheet, 0, len(all))
	for i, d := range all {
		page, _, err := w.page(d, i+1, len(all))
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, Sheet{Page: page, Title: cmp.Or(printable(d.Title), d.Path)})
	}
	return w.press.File(meta(cover), sheets...)
}

// Page lays a document out on exactly one page.
func (w *Writer) Page(d document.Document) (*Page, Report, error) { return w.page(d, 1, 1) }

// page is the page of that number, of so many.
func (w *Writer) page(d document.Document, number, count int) (*Page, Report, error) {
	page, b, err := w.set(d, number, count, w.press.Canvas(w.width, w.height))
	if err != nil {
		return nil, Report{}, fmt.Errorf("set %s: %w", d.Path, err)
	}
	report := b.report()
	b.desk.leave()
	return page, report, nil
}

// set lays a document out and draws it.
func (w *Writer) set(d document.Document, number, count int, c *Canvas) (*Page, *builder, error) {
	b := &builder{fonts: w.fonts, accent: w.accent, logo: w.logo, doc: d, design: designs[d.Kind], number: number, count: count,
		desk: desks.Get().(*desk)}
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

func meta(d document.Document) Meta {
	m := Meta{Title: d.Title, Subject: d.Subtitle, Language: d.Language}
	if d.Top != "" {
		m.Title = d.Title + " – " + d.Top
	}
	if printable(m.Title) == "" {
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
