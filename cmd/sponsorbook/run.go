package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/whom"
	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
)

// errStrict means that --strict met an error finding.
var errStrict = errors.New("nothing was published, because of --strict")

func runCommand() command {
	return command{
		name:  "run",
		short: "Reads the exports in the input folder and writes this month's book.",
		long: "Without a configuration the defaults make a book. When it ends, the page to open stands on standard output; what is wrong " +
			"with the exports, worst first, on standard error.\n\n" +
			"With --watch it goes on until Ctrl-C: whenever a file of the input or the configuration changes, the same book is written " +
			"again, " +
			"and one line says what changed in figures. A run that fails says why and leaves the last book; what to open is told once. " +
			"The exit status is 0 when any run published, else 1.",
		examples: []example{
			{"run -i my-exports -o books", "this month's book"},
			{"run -i my-exports -o books --as-of 2026-10-31", "the book of an earlier day"},
			{"run -i my-exports -o books --only \"Aurelia Logistics\"", "a preview of one account"},
			{"run -i my-exports -o books --as-of 2026-10-31 --shard 1/3", "a third of the work; see docs/scale.md"},
			{"run -i my-exports -o books --as-of 2026-10-31 --merge 3", "the book of the three parts"},
			{"run -i my-exports -o books --strict -q", "for cron: nothing published when the input has errors"},
			{"run -i my-exports -o books --watch", "while you mend the exports: the book again, and what changed in figures"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
			f.IntVarP(&o.Jobs, "jobs", "j", 0, "`NUMBER` of workers (default one per core)")
			f.StringArrayVar(&o.Only, "only", nil, "render only this `ACCOUNT`, as a preview (repeatable)")
			f.BoolVar(&o.Strict, "strict", false, "publish nothing when there is an error finding")
			f.BoolVar(&o.Watch, "watch", false, "go on: write the book again whenever an input file changes")
			f.StringVar(&o.Shard, "shard", "",
				"render only part `I/N` of the book, 1/N to N/N, for --merge; needs a day by --as-of or as_of")
			f.IntVar(&o.Merge, "merge", 0, "publish the book of `N` parts that --shard rendered")
			f.BoolVar(&o.Open, "open", false, "open the published book in the browser")
			f.BoolVar(&o.PrintConfig, "print-config", false, "print what applies and where it came from; nothing is run")
		},
		run: publish,
	}
}

// publish is the run command: exports to program, program to files, files to book.
func publish(ctx context.Context, s *session) error {
	if s.PrintConfig {
		return s.applied()
	}
	if _, err := s.inputFolder(); err != nil { // before the configuration that it holds
		return err
	}
	c, err := s.configuration()
	if err != nil {
		return err
	}
	share, err := s.share(c)
	if err != nil {
		return err
	}
	if c.Watch {
		return s.watch(ctx)
	}
	m, err := s.make(ctx, share)
	if err == nil {
		s.present(ctx, m)
	}
	return err
}

// A made is what a run published.
type made struct {
	program *program.Program
	outputs []book.Output
	page    string // to open; "" of a preview
	took    time.Duration
}

// present tells what was published, and opens it where that was asked for.
func (s *session) present(ctx context.Context, m made) {
	if m.page == "" {
		return // a preview told of itself
	}
	s.sum(m.program, m.page, m.took)
	if s.Open {
		s.show(ctx, m.page)
	}
}

// make publishes one book, or a preview; a part of a book it renders.
func (s *session) make(ctx context.Context, share pipeline.Share) (made, error) {
	started := time.Now()
	told, ended := s.watching()
	defer ended()
	ctx = pipeline.Watched(ctx, told)
	p, c, err := s.program(ctx)
	if err != nil {
		ended()
		if p != nil {
			s.mention(p.Findings)
		}
		return made{}, err
	}
	if n := finding.Count(p.Findings, finding.Error); c.Strict && n > 0 {
		ended()
		s.mention(p.Findings)
		return made{}, fmt.Errorf("%s in the input: %w", program.Plural(n, "error", "errors"), errStrict)
	}
	if len(c.Only) > 0 {
		return s.preview(ctx, p, c)
	}
	if share.Part > 0 {
		return made{}, s.part(ctx, p, c, share)
	}
	render := renderer(pipeline.Render)
	var parts *book.Parts // whose book is to be published
	if share.Of > 0 {
		if parts, render, err = s.parts(p, c, share); err != nil {
			return made{}, err
		}
	}
	stage, err := s.staging.begun(s.folder(c).Begin(p.Book))
	if err != nil {
		return made{}, err
	}
	defer stage.Discard()
	before := memoryOf(c.Output, p.Book)
	if err := s.fill(ctx, stage, p, c, render); err != nil {
		return made{}, err
	}
	outputs := stage.Outputs()
	if err := stage.Publish(ctx, shelf(c)); err != nil {
		return made{}, err
	}
	if parts != nil {
		parts.Remove(stage)
	}
	ended()
	s.tellStale(c.Output, p.Book, before)
	return made{p, outputs, filepath.Join(c.Output, p.Book.String(), "index.html"), time.Since(started)}, nil
}

// A renderer is what makes the files of a book.
type renderer func(context.Context, *program.Program, config.Config, pipeline.Files) error

// fill adds every file of the book, those that the published one has already as
// they are, the manifest last.
func (s *session) fill(ctx context.Context, stage *book.Stage, p *program.Program, c config.Config, render renderer) error {
	defer collectLess()()
	built := s.built()
	stage.Keep(built)
	if err := render(ctx, p, c, stage); err != nil {
		return err
	}
	m := book.NewManifest(p, c.SHA256)
	m.Built = built
	m.Outputs = stage.Outputs()
	text, err := m.Encode()
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return stage.Write(book.ManifestFile, text)
}

// preview renders some accounts into a folder of their own.
func (s *session) preview(ctx context.Context, p *program.Program, c config.Config) (made, error) {
	groups, err := chosen(p, c.Only)
	if err != nil {
		return made{}, err
	}
	stage, err := s.staging.begun(s.folder(c).BeginPreview(p.Book))
	if err != nil {
		return made{}, err
	}
	defer stage.Discard()
	if err := pipeline.Preview(ctx, p, c, groups, stage); err != nil {
		return made{}, err
	}
	outputs := stage.Outputs()
	if err := stage.Publish(ctx, nil); err != nil {
		return made{}, err
	}
	fmt.Fprintf(s.out, "%s\n  a preview of %s; no book was changed\n",
		filepath.Join(c.Output, "preview-"+p.Book.String()), program.Plural(len(groups), "account", "accounts"))
	return made{program: p, outputs: outputs}, nil
}

// chosen are the groups that ids or names mean.
func chosen(p *program.Program, names []string) ([]string, error) {
	var keys []string
	for _, name := range names {
		g, err := whom.Account(p, name)
		if err != nil {
			return nil, usageError{err}
		}
		keys = append(keys, g.Key)
	}
	return keys, nil
}

// shelf is the page of all books.
func shelf(c config.Config) book.ShelfPage {
	return func(books []book.Manifest) ([]byte, error) {
		var shelved []contents.Shelved
		for _, m := range books {
			shelved = append(shelved, contents.Shelved{Month: m.Book, AsOf: m.AsOf})
		}
		return pipeline.Shelf(c, shelved)
	}
}

// folder is the output folder of a run.
func (s *session) folder(c config.Config) book.Folder {
	return book.Folder{Path: c.Output, Mode: c.FileMode(), NoSync: s.NoSync}
}

// program runs the line up to the decisions.
func (s *session) program(ctx context.Context) (*program.Program, config.Config, error) {
	exports, err := s.inputFolder()
	if err != nil {
		return nil, config.Config{}, err
	}
	c, err := s.configuration()
	if err != nil {
		return nil, c, err
	}
	if err := s.folder(c).Recover(); err != nil {
		return nil, c, err
	}
	p, err := pipeline.Read(ctx, pipeline.Input{Exports: exports, Books: books(c.Output), BooksAt: within(s.Input, c.Output),
		Config: c, Today: s.today, Version: version})
	return p, c, err
}

// books is the output folder as far as it exists.
func books(output string) fs.FS {
	if info, err := os.Stat(output); err != nil || !info.IsDir() {
		return nil
	}
	return plain.Dir(output)
}

// within is the path of a folder below another, with slashes; "" where it lies
// elsewhere. Links make no difference.
func within(outer, inner string) string {
	at := func(dir string) string {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
		return dir
	}
	rel, err := filepath.Rel(at(outer), at(inner))
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}
