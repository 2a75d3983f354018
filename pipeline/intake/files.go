package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/returned"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

// tableNames are the ends of names of files that may hold tables. Which kind of
// file it is, its content decides.
var tableNames = []string{".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".csv", ".tsv", ".tab", ".txt",
	".ods", ".fods", ".numbers", ".html", ".htm", ".mht", ".mhtml", ".xml", ".zip", ".gz", ".pdf"}

// openAll opens every file below the folder that may hold a table, in order of
// their names. A file that cannot be read is a finding; the others go on.
func (r *run) openAll(fsys fs.FS) error {
	paths, err := r.list(fsys)
	if err != nil {
		return err
	}
	same := map[string]string{}
	for _, p := range paths {
		if err := r.Ctx.Err(); err != nil {
			return err
		}
		w, err := table.Open(r.Ctx, fsys, p, r.Policy.Limits)
		if err != nil {
			r.unreadable(p, err)
			continue
		}
		r.open = append(r.open, w)
		if first, twice := same[w.SHA256]; twice && w.SHA256 != "" {
			r.copied(w, first)
			continue
		}
		same[w.SHA256] = p
		if err := r.lookAt(w); err != nil {
			return err
		}
	}
	return nil
}

// list are the files to open, sorted.
func (r *run) list(fsys fs.FS) ([]string, error) {
	var paths []string
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil:
			r.unreadable(p, err)
			return nil
		case d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || p == r.Policy.Books):
			return fs.SkipDir
		case d.IsDir() && isBook(fsys, p):
			r.Say(finding.Note, "book-passed-over", finding.Ref{File: p}, "nothing, if it is kept here on purpose",
				"is a book that this program made, and was not read; a workbook of it that was filled in goes into a folder of its own")
			return fs.SkipDir
		case !d.IsDir() && r.isInput(p, d.Name()) && !isOurs(fsys, p):
			paths = append(paths, p)
		}
		return r.Ctx.Err()
	})
	slices.Sort(paths)
	return paths, err
}

// isInput is whether a file may hold a table. Notes for people, the
// configuration, hidden files and the locks of open workbooks hold none.
func (r *run) isInput(p, name string) bool {
	lower := strings.ToLower(name)
	switch end := path.Ext(lower); {
	case Passing(name):
		return false
	case end == ".md", end == ".yaml", end == ".yml":
		return false
	case slices.Contains(tableNames, end):
		return true
	}
	r.Say(finding.Note, "file-not-opened", finding.Ref{File: p}, "if it holds a table, save it as .xlsx or .csv",
		"%s has no name of a file with tables and was not opened", finding.Quote(name))
	return false
}

// Passing is whether a file is passed over by its name: it is hidden, the lock of an
// open workbook, or one of the system's own.
func Passing(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || lower == "thumbs.db" || lower == "desktop.ini"
}

// isBook is whether a folder is a book of ours, wherever it lies: its manifest
// names the book and what it holds.
func isBook(fsys fs.FS, dir string) bool {
	text, err := fs.ReadFile(fsys, path.Join(dir, "manifest.json"))
	var m struct {
		Schema  int
		Book    program.Month
		Outputs []struct{ Path, SHA256 string }
	}
	return err == nil && json.Unmarshal(text, &m) == nil && m.Schema > 0 && m.Book.Known() && len(m.Outputs) > 0
}

// isOurs is whether a file is a page or a list of a book that lies outside one:
// each begins in a way that no export does.
func isOurs(fsys fs.FS, p string) bool {
	begins, known := map[string]string{".html": program.PageMark, ".csv": program.FindingsHead}[path.Ext(p)]
	if !known {
		return false
	}
	f, err := fsys.Open(p)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return bytes.Contains(head[:n], []byte(begins))
}

// unreadable is the finding of a file that cannot be read.
func (r *run) unreadable(p string, err error) {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	r.Say(finding.Error, "file-unreadable", finding.Ref{File: p}, "save it again as .xlsx or .csv, or take it out of the input folder",
		"%v", err)
}

// copied sets aside a file whose bytes another file has too.
func (r *run) copied(w *table.Workbook, first string) {
	r.Say(finding.Note, "file-copied", finding.Ref{File: w.Path}, "delete one of the two",
		"the file is the same, byte by byte, as %s and was not read twice", first)
	r.Sources = append(r.Sources, &input.Source{Source: &program.Source{File: w.Path, SHA256: w.SHA256}})
}

// lookAt looks through the sheets of a file for the first time.
func (r *run) lookAt(w *table.Workbook) error {
	if ours, err := r.returned.LookOurs(w); ours || err != nil {
		return r.passOver(w, err)
	}
	for _, s := range w.Sheets {
		if s.Hidden && s.Name == returned.ListSheet {
			continue // what drop-downs of a workspace's workbook offer
		}
		if err := r.passOver(w, r.tables.LookSheet(w, s)); err != nil {
			return err
		}
	}
	return nil
}

// passOver makes a finding of what is wrong with a file; only an interruption
// ends the run.
func (r *run) passOver(w *table.Workbook, err error) error {
	if err != nil && r.Ctx.Err() == nil {
		r.unreadable(w.Path, err)
	}
	return r.Ctx.Err()
}

// closeFiles makes sure that no file changed while it was read, and passes on what
// the reader of its cells had to say.
func (r *run) closeFiles() {
	for _, w := range r.open {
		if err := w.Unchanged(); err != nil && r.Ctx.Err() == nil {
			r.unreadable(w.Path, err)
		}
		r.Findings.Add(w.Findings...)
	}
}
