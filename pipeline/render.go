package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/html"
	"sponsorbook/pipeline/markdown"
	"sponsorbook/pipeline/pdf"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/workbook"
)

// Render is the second half of the line: a program to the files of its book.
// Pages with a fixed size go first, since what gave way on them is a finding
// of the book. The program's findings are complete when it returns.
func Render(ctx context.Context, p *program.Program, c config.Config, to Files) error {
	return render(ctx, p, c, nil, to)
}

// render renders what is not taken over from the parts of the book.
func render(ctx context.Context, p *program.Program, c config.Config, parts *taking, to Files) error {
	w, err := newWriters(c, to)
	if err != nil {
		return err
	}
	w.parts = parts
	books := workbook.NewMaker(p)
	extras := w.extras(p, books)
	leaves := contents.Leaves(p, paths(extras)...)
	w.done = count(ctx, Writing, len(leaves)+len(extras))
	made, err := w.all(ctx, p, sheets(leaves))
	if err != nil {
		return err
	}
	p.Findings = sorted(p.Findings, shortfalls(p, fallen(made)))
	if _, err := w.all(ctx, p, pages(contents.Leaves(p, paths(extras)...))); err != nil {
		return err
	}
	if _, err := w.beside(ctx, extras); err != nil {
		return err
	}
	text, err := snapshot.Encode(snapshot.Take(p, books.Made()...))
	if err != nil {
		return fmt.Errorf("write the snapshot: %w", err)
	}
	if err := to.Write(snapshot.File, text); err != nil {
		return err
	}
	return to.Write("findings.csv", findingsCSV(p.Findings))
}

// Remember is what the book of a program remembers for later ones, the workbooks
// included that it hands out.
func Remember(p *program.Program) program.Snapshot {
	return snapshot.Take(p, workbook.NewMaker(p).Made()...)
}

// Preview renders the pages of some groups alone, whoever has one in a book.
func Preview(ctx context.Context, p *program.Program, c config.Config, groups []string, to Files) error {
	w, err := newWriters(c, to)
	if err != nil {
		return err
	}
	every := *p
	every.Settings.AccountPages = program.PagesOfAll
	own := slices.DeleteFunc(contents.Leaves(&every), func(l document.Leaf) bool {
		return l.Room != "" || !slices.Contains(groups, l.Group)
	})
	_, err = w.all(ctx, &every, own)
	return err
}

// Brief is one account's briefing again, for one meeting, with what changed.
func Brief(p *program.Program, c config.Config, g *program.Group, copied briefing.Copy, meeting string, changed []program.Change) ([]byte,
	error) {
	w, err := pdf.New(c.Page)
	if err != nil {
		return nil, err
	}
	content, _, err := w.Write(briefing.NewBriefer(p).Reissue(g, copied, meeting, changed))
	return content, err
}

// Shelf is the page that lists every book.
func Shelf(c config.Config, books []contents.Shelved) ([]byte, error) {
	w, err := html.New(html.Options{Templates: c.Pages, Theme: c.Page})
	if err != nil {
		return nil, err
	}
	files, err := w.Write(contents.Shelf(books, c.Program.Settings()))
	if err != nil {
		return nil, fmt.Errorf("write the list of books: %w", err)
	}
	return files[0].Bytes, nil
}

// sheets are the documents with a fixed size, pages the others.
func sheets(all []document.Leaf) []document.Leaf { return only(all, true) }
func pages(all []document.Leaf) []document.Leaf  { return only(all, false) }

func only(all []document.Leaf, fixed bool) []document.Leaf {
	return slices.DeleteFunc(all, func(l document.Leaf) bool {
		return fixed != slices.Contains([]document.Kind{document.Briefing, document.Agenda, document.Cover, document.Sheet}, l.Kind)
	})
}

// writers are the formats, each hiding its library.
type writers struct {
	html  *html.Writer
	pdf   *pdf.Writer
	look  string // hash of all that they know beside what they write
	to    Files
	jobs  int
	done  *counter // of documents
	parts *taking  // what is taken over instead of rendered
}

func newWriters(c config.Config, to Files) (*writers, error) {
	w := &writers{to: to, jobs: c.Jobs, done: &counter{tell: func(Stage, int, int) {}}}
	if w.jobs == 0 {
		w.jobs = runtime.GOMAXPROCS(0)
	}
	var err error
	if w.html, err = html.New(html.Options{Templates: c.Pages, Theme: c.Page}); err != nil {
		return nil, err
	}
	w.look = lookOf(w.html, c)
	w.pdf, err = pdf.New(c.Page)
	return w, err
}

// all writes documents side by side. What a file holds does not depend on how
// many workers there are, nor on their order. Those about every account are the
// largest things of a book by far: they are written first, by half of the workers,
// so that fewer of them are in memory at once.
func (w *writers) all(ctx context.Context, p *program.Program, leaves []document.Leaf) ([]Piece, error) {
	made := make([]Piece, len(leaves))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(w.jobs)
	one := func(i int) (err error) {
		made[i], err = w.leaf(ctx, p, leaves[i])
		w.done.step()
		return err
	}
	all := func(l document.Leaf) bool { return l.Room == "" && l.Group == "" }
	large := make(chan int, len(leaves))
	for i, leaf := range leaves {
		if all(leaf) {
			large <- i
		}
	}
	close(large)
	for range max(1, w.jobs/2) {
		g.Go(func() error {
			for i := range large {
				if err := one(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for i, leaf := range leaves {
		if !all(leaf) {
			g.Go(func() error { return one(i) })
		}
	}
	err := g.Wait()
	return made, err
}

// leaf writes one document, or takes it over.
func (w *writers) leaf(ctx context.Context, p *program.Program, leaf document.Leaf) (Piece, error) {
	piece := Piece{Kind: leaf.Kind, Path: leaf.Path}
	if w.parts != nil && leaf.Group != "" {
		return w.parts.take(ctx, piece, w.to)
	}
	if ctx.Err() != nil {
		return piece, ctx.Err()
	}
	d := leaf.Write()
	err := w.again(d, &piece, func(put Put) (pdf.Report, error) { return w.write(d, put) })
	if leaf.Room == "" {
		piece.Short = fallsShort(p, d, piece.Made)
	}
	return piece, err
}

// beside writes the files that are no documents, side by side too.
func (w *writers) beside(ctx context.Context, extras []extra) ([]Piece, error) {
	made := make([]Piece, len(extras))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(w.jobs)
	for i, e := range extras {
		g.Go(func() (err error) {
			made[i], err = w.extra(ctx, e)
			w.done.step()
			return err
		})
	}
	err := g.Wait()
	return made, err
}

func (w *writers) extra(ctx context.Context, e extra) (Piece, error) {
	piece := Piece{Path: e.path}
	if w.parts != nil && e.shared {
		return w.parts.take(ctx, piece, w.to)
	}
	if ctx.Err() != nil {
		return piece, ctx.Err()
	}
	thing, write := e.make()
	err := w.again(thing, &piece, func(put Put) (none pdf.Report, err error) {
		content, err := write()
		if err != nil {
			return none, fmt.Errorf("write %s: %w", e.path, err)
		}
		return none, put(e.path, content)
	})
	return piece, err
}

func (w *writers) write(d document.Document, put Put) (report pdf.Report, err error) {
	for _, format := range d.Formats {
		switch format {
		case document.Markdown:
			err = put(d.Path+".md", markdown.Write(d))
		case document.HTML:
			err = w.page(d, put)
		case document.PDF:
			report, err = w.sheet(d, put)
		}
		if err != nil {
			return report, fmt.Errorf("write %s.%s: %w", d.Path, format, err)
		}
	}
	return report, nil
}

func (w *writers) page(d document.Document, put Put) error {
	files, err := w.html.Write(d)
	for _, f := range files {
		if err == nil {
			err = put(f.Path, f.Bytes)
		}
	}
	return err
}

func (w *writers) sheet(d document.Document, put Put) (pdf.Report, error) {
	content, report, err := w.pdf.Write(d)
	if err == nil {
		err = put(d.Path+".pdf", content)
	}
	return report, err
}

func sorted(a, b []finding.Finding) []finding.Finding {
	var l finding.List
	l.Add(a...)
	l.Add(b...)
	return l.Sorted()
}
