// Package book puts a month's files into the output folder, whole or not at all.
//
// In go files by path; out comes output/2026-11/ in one step, with its manifest,
// and the index of all books beside it. An earlier book survives any failure:
// the new one is written next to it and takes its place when it is complete.
package book

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"sponsorbook/pipeline/program"
)

// A Stage is a book that is being written and that nobody sees yet. Its methods
// may be called from several goroutines.
type Stage struct {
	output string // the output folder
	name   string // of the book: "2026-11"
	root   *os.Root
	dir    string // where the files stand until they are published
	lock   *flock.Flock

	mu      sync.Mutex
	outputs map[string]Output
	folders map[string]bool
}

// An Output is one file of a book.
type Output struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// ErrBusy means that another run is writing into the same output folder.
var ErrBusy = errors.New("another run is writing into this output folder; wait for it to end")

// Begin opens a stage for a book in the output folder, which is made if it does
// not exist. What an interrupted run left behind is mended first.
func Begin(output string, month program.Month) (*Stage, error) {
	return begin(output, month.String())
}

// BeginPreview opens a stage for pages that are looked at and never published:
// they appear in a folder of their own beside the books.
func BeginPreview(output string, month program.Month) (*Stage, error) {
	return begin(output, "preview-"+month.String())
}

func begin(output, name string) (*Stage, error) {
	if err := os.MkdirAll(output, 0o755); err != nil {
		return nil, fmt.Errorf("make the output folder: %w; choose another --output", err)
	}
	lock := flock.New(filepath.Join(output, ".lock"))
	if ok, err := lock.TryLock(); err != nil {
		return nil, fmt.Errorf("lock %s: %w; choose an --output that can be written", output, err)
	} else if !ok {
		return nil, fmt.Errorf("write %s: %w", filepath.Join(output, name), ErrBusy)
	}
	s := &Stage{output: output, name: name, lock: lock, outputs: map[string]Output{}, folders: map[string]bool{}}
	if err := errors.Join(s.recover(), s.open()); err != nil {
		s.Discard()
		return nil, fmt.Errorf("write %s: %w", filepath.Join(output, name), err)
	}
	return s, nil
}

// recover puts an earlier book back that an interrupted swap had moved aside,
// and removes what never became a book.
func (s *Stage) recover() error {
	aside, book := s.aside(), filepath.Join(s.output, s.name)
	if exists(aside) && !exists(book) {
		if err := os.Rename(aside, book); err != nil {
			return err
		}
	}
	return errors.Join(os.RemoveAll(aside), os.RemoveAll(s.staged()))
}

func (s *Stage) aside() string  { return filepath.Join(s.output, "."+s.name+".before") }
func (s *Stage) staged() string { return filepath.Join(s.output, "."+s.name+".new") }

func (s *Stage) open() (err error) {
	s.dir = s.staged()
	if err = os.Mkdir(s.dir, 0o755); err != nil {
		return err
	}
	s.root, err = os.OpenRoot(s.dir)
	return err
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
	if err := s.root.WriteFile(filepath.FromSlash(name), content, 0o644); err != nil {
		return fmt.Errorf("write %s/%s: %w; free some space or choose another --output", s.name, name, err)
	}
	return nil
}

func (s *Stage) note(name string, content []byte) error {
	sum := sha256.Sum256(content)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, twice := s.outputs[strings.ToLower(name)]; twice {
		return fmt.Errorf("write %s/%s: the book has a file of this name already", s.name, name)
	}
	s.outputs[strings.ToLower(name)] = Output{name, hex.EncodeToString(sum[:]), len(content)}
	return nil
}

// folder makes a folder once.
func (s *Stage) folder(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if name == "." || s.folders[name] {
		return nil
	}
	s.folders[name] = true
	return s.root.MkdirAll(filepath.FromSlash(name), 0o755)
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

// Publish puts the staged book in the place of the earlier one. When it returns
// an error, the earlier book is where it was.
func (s *Stage) Publish() error {
	book := filepath.Join(s.output, s.name)
	if err := s.root.Close(); err != nil {
		return fmt.Errorf("publish %s: %w", book, err)
	}
	s.root = nil
	if exists(book) {
		if err := os.Rename(book, s.aside()); err != nil {
			return fmt.Errorf("publish %s: %w; close programs that have its files open", book, err)
		}
	}
	if err := os.Rename(s.dir, book); err != nil {
		return fmt.Errorf("publish %s: %w", book, errors.Join(err, s.restore(book)))
	}
	s.dir = ""
	return os.RemoveAll(s.aside())
}

func (s *Stage) restore(book string) error {
	if !exists(s.aside()) {
		return nil
	}
	return os.Rename(s.aside(), book)
}

// Discard removes whatever was staged and not published, and frees the folder
// for other runs. It may be called after Publish, and twice.
func (s *Stage) Discard() {
	if s.root != nil {
		_ = s.root.Close()
		s.root = nil
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
		s.dir = ""
	}
	if s.lock != nil {
		_ = s.lock.Unlock()
		_ = os.Remove(s.lock.Path())
		s.lock = nil
	}
	_ = os.Remove(s.output) // only when it is empty: nothing is left behind
}

// Shelf are the manifests of the books in an output folder, newest first. A
// folder without a manifest that reads, or of another month, is no book.
func Shelf(fsys fs.FS) []Manifest {
	entries, _ := fs.ReadDir(fsys, ".")
	var books []Manifest
	for _, e := range entries {
		var month program.Month
		if !e.IsDir() || month.UnmarshalText([]byte(e.Name())) != nil {
			continue
		}
		var m Manifest
		text, err := fs.ReadFile(fsys, e.Name()+"/manifest.json")
		if err == nil && json.Unmarshal(text, &m) == nil && m.Book == month {
			books = append(books, m)
		}
	}
	slices.SortFunc(books, func(a, b Manifest) int { return int(b.Book - a.Book) })
	return books
}

// Replace writes one file of the output folder itself in one step.
func Replace(output, name string, content []byte) error {
	temp := filepath.Join(output, "."+name+".new")
	if err := os.WriteFile(temp, content, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(output, name), err)
	}
	if err := os.Rename(temp, filepath.Join(output, name)); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(output, name), errors.Join(err, os.Remove(temp)))
	}
	return nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
