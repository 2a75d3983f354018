// Package book puts a month's files into the output folder, whole or not at all.
//
// In go files by path; out comes output/2026-11/ in one step, with its manifest,
// and the index of all books beside it. An earlier book survives any failure,
// of the program and of the power: the new one is written next to it, the disk
// has it, and then the two exchange their names. It refuses to put a book where
// something stands that is none.
package book

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sponsorbook/pipeline/program"
)

// A Stage is a book that is being written and that nobody sees yet. Its methods
// may be called from several goroutines.
type Stage struct {
	held *held
	name string // of the book: "2026-11"
	root *opened
	dir  string // where the files stand until they are published

	standing string   // where the published book of the month stands, or would
	earlier  *earlier // what may be taken over from it; nil for nothing
	chunks   sync.Pool

	mu        sync.Mutex // guards what was written
	outputs   map[string]Output
	folders   map[string]bool
	manifest  []byte
	end       sync.Mutex // held while the stage is published or given up
	published bool
	closed    bool        // the folders of the stage and of the earlier book
	hurried   atomic.Bool // the program is about to end, and waits for no long removal
}

// An Output is one file of a book.
type Output struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
	Made
}

// errEnded is what a stage answers that was given up.
var errEnded = errors.New("the book was given up")

// previewStart begins the name of a preview's folder.
const previewStart = "preview-"

// Begin opens a stage for a book in the output folder, which is made if it does
// not exist. What an interrupted run left behind is mended first.
func (f Folder) Begin(month program.Month) (*Stage, error) { return f.begin(month.String()) }

// BeginPreview opens a stage for pages that are looked at and never published:
// they appear in a folder of their own beside the books.
func (f Folder) BeginPreview(month program.Month) (*Stage, error) {
	return f.begin(previewStart + month.String())
}

func (f Folder) begin(name string) (*Stage, error) {
	h, err := f.hold()
	if err != nil {
		return nil, err
	}
	s := &Stage{held: h, name: name, outputs: map[string]Output{}, folders: map[string]bool{}}
	s.standing = s.here()
	if err := errors.Join(s.place(), s.open()); err != nil {
		s.Discard()
		return nil, fmt.Errorf("write %s: %w", s.Shown(), err)
	}
	return s, nil
}

// Shown is the book, or the part of one, as messages name it.
func (s *Stage) Shown() string { return filepath.Join(s.held.Path, s.name) }

// here is where it will stand, behind every link.
func (s *Stage) here() string   { return filepath.Join(s.held.dir, s.name) }
func (s *Stage) aside() string  { return filepath.Join(s.held.dir, "."+s.name+beforeEnd) }
func (s *Stage) staged() string { return filepath.Join(s.held.dir, "."+s.name+newEnd) }

// place refuses to take the place of what is no book.
func (s *Stage) place() error {
	info, err := os.Lstat(s.here())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return errors.New("something that is no folder stands in the place of the book; move it away, or choose another --output")
	case s.replaceable():
		return nil
	}
	return errors.New("a folder that is no book of ours stands in its place; move it away, or choose another --output")
}

// replaceable reports whether the folder in the book's place is a book, whole or
// damaged, a preview, or empty.
func (s *Stage) replaceable() bool {
	entries, err := os.ReadDir(s.here())
	if err != nil || len(entries) == 0 || strings.HasPrefix(s.name, previewStart) {
		return err == nil
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return e.Name() == ManifestFile || e.Name() == "snapshot.json" || e.Name() == PartFile && s.held.by != ""
	})
}

func (s *Stage) open() (err error) {
	s.dir = s.staged()
	if err = os.Mkdir(s.dir, s.held.folderMode()); err != nil {
		return err
	}
	if s.root, err = openFolder(s.dir); err != nil {
		return err
	}
	return os.Chmod(s.dir, s.held.folderMode())
}

// Write adds a file. The path has slashes and stays inside the book; two files
// of one path are an error.
func (s *Stage) Write(name string, content []byte) error {
	if err := s.note(name, content); err != nil {
		return err
	}
	if err := s.folder(path.Dir(name)); err != nil {
		return fmt.Errorf("write %s/%s: %w", s.name, name, err)
	}
	if err := s.create(name, content); err != nil {
		return fmt.Errorf("write %s/%s: %w; free some space or choose another --output", s.name, name, err)
	}
	return nil
}

// create writes a new file: never into one that is there, which could be one of
// the published book too.
func (s *Stage) create(name string, content []byte) error {
	mode := s.held.fileMode()
	dir, at := s.root.at(name)
	f, err := dir.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err == nil && mode != 0o600 { // what the system's mask would take away is what was asked for
		err = dir.Chmod(at, mode)
	}
	return err
}

func (s *Stage) note(name string, content []byte) error {
	sum := sha256.Sum256(content)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, twice := s.outputs[strings.ToLower(name)]; twice {
		return fmt.Errorf("write %s/%s: the book has a file of this name already", s.name, name)
	}
	s.outputs[strings.ToLower(name)] = Output{Path: name, SHA256: hex.EncodeToString(sum[:]), Bytes: len(content)}
	if name == ManifestFile {
		s.manifest = content
	}
	return nil
}

// folder makes a folder once, and those above it.
func (s *Stage) folder(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.folderLocked(name)
}

func (s *Stage) folderLocked(name string) error {
	if name == "." || s.folders[name] {
		return nil
	}
	if err := s.folderLocked(path.Dir(name)); err != nil {
		return err
	}
	s.folders[name] = true
	at, mode := filepath.FromSlash(name), s.held.folderMode()
	return errors.Join(s.root.MkdirAll(at, mode), s.root.Chmod(at, mode))
}

// Outputs are the files written so far, by path.
func (s *Stage) Outputs() []Output {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Output, 0, len(s.outputs))
	for _, o := range s.outputs {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b Output) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// A ShelfPage is the page that lists books, newest first.
type ShelfPage func([]Manifest) ([]byte, error)

// Publish puts the staged book in the place of the earlier one, and the page
// that lists the books, nil for none, beside it. When it returns an error, or
// ctx ends before the exchange, nothing was published: book and shelf are as
// they were.
func (s *Stage) Publish(ctx context.Context, shelf ShelfPage) error {
	s.end.Lock()
	defer s.end.Unlock()
	if s.closed {
		return errEnded
	}
	if err := s.publish(ctx, shelf); err != nil {
		return fmt.Errorf("publish %s: %w", s.Shown(), err)
	}
	s.published, s.dir = true, ""
	s.remove(s.staged()) // the earlier book; what stays of it, the next run removes
	s.remove(s.aside())
	return nil
}

// Published reports whether the book stands in its place.
func (s *Stage) Published() bool {
	s.end.Lock()
	defer s.end.Unlock()
	return s.published
}

// Discard removes whatever was staged and not published, and frees the folder
// for other runs. It waits for a Publish that is under way. It may be called
// after Publish, and twice.
func (s *Stage) Discard() {
	s.end.Lock()
	defer s.end.Unlock()
	_ = s.close()
	if s.dir != "" {
		s.remove(s.dir)
		s.dir = ""
	}
	s.held.release()
}

// close closes the folders of the stage and of the earlier book, once. Whoever still
// writes into them, as the workers of a run that is interrupted do, gets an error.
func (s *Stage) close() error {
	if s.closed || s.root == nil {
		return nil
	}
	s.closed = true
	s.earlier.close()
	return s.root.Close()
}

// GiveUp is Discard for a program that is about to end: from now on no more than some
// thousand files are removed, by whoever removes them. The next command removes the rest.
func (s *Stage) GiveUp() {
	s.hurried.Store(true)
	s.Discard()
}

// mostHurried is how many files are removed at most when the program is about to end:
// a fraction of a second's work, and more than the book of a hundred accounts has.
const mostHurried = 2000

// remove takes a folder away with all that it holds.
func (s *Stage) remove(dir string) {
	if s.removeFiles(dir) {
		_ = os.RemoveAll(dir) // only folders are left
	}
}

// removeFiles removes every file below a folder, and reports whether it came to an end.
// What is behind a link is nobody's to remove.
func (s *Stage) removeFiles(dir string) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return true
	}
	defer root.Close()
	here, err := os.Lstat(dir)
	there, err2 := root.Stat(".")
	if err != nil || err2 != nil || !os.SameFile(here, there) {
		return true
	}
	left := mostHurried
	s.removeIn(root, &left)
	return left >= 0
}

// removeIn removes the files of a folder and of those below it, as many as are left to
// remove when the program is about to end. What does not open is left to who removes
// the folders.
func (s *Stage) removeIn(dir *os.Root, left *int) {
	entries, _ := fs.ReadDir(dir.FS(), ".")
	for _, e := range entries {
		if *left < 0 {
			return
		}
		if e.IsDir() {
			if below, err := dir.OpenRoot(e.Name()); err == nil {
				s.removeIn(below, left)
				_ = below.Close()
			}
			continue
		}
		if s.hurried.Load() {
			if *left--; *left < 0 {
				return
			}
		}
		_ = dir.Remove(e.Name())
	}
}
