package book

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"sponsorbook/pipeline/program"
)

// A Folder is an output folder, in which books appear. It may be a link to a
// folder elsewhere: the books then stand there, and the link stays.
type Folder struct {
	Path   string      // as it was told; messages name it so
	Mode   fs.FileMode // of files; folders may be entered by who may read. 0 is 0600: the owner's alone
	NoSync bool        // do not wait until the disk has what was written; for tests
}

// ErrBusy means that another run is writing into the same output folder.
var ErrBusy = errors.New("another run is writing into this output folder; wait for it to end")

// Replace writes one file of the output folder itself in one step, after what an
// interrupted run left there was mended.
func (f Folder) Replace(name string, content []byte) error {
	h, err := f.hold()
	if err != nil {
		return err
	}
	defer h.release()
	if err := h.replace(name, content); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(f.Path, name), err)
	}
	return nil
}

// Recover mends what an interrupted run left in the folder, of whatever month:
// every command does it before it reads books. Where nothing was left, nothing
// is touched and nobody waits; a folder that does not exist holds nothing.
func (f Folder) Recover() error {
	dir, err := filepath.EvalSymlinks(f.Path)
	if err != nil {
		return nil // whoever needs the folder says what is wrong with it
	}
	h := &held{Folder: f, dir: dir}
	for range patience {
		if len(h.leftovers()) == 0 {
			return nil
		}
		if err = h.lockIt(); !errors.Is(err, ErrBusy) {
			break
		}
		time.Sleep(time.Second / patience)
	}
	if errors.Is(err, ErrBusy) {
		return nil // they are not left over: another run is at work
	}
	if err == nil {
		err = h.recover()
		h.release()
	}
	if err != nil {
		return fmt.Errorf("mend what an interrupted run left in %s: %w; make the folder writable and run again", f.Path, err)
	}
	return nil
}

// Lock keeps other runs out of the folder until free is called.
func (f Folder) Lock() (free func(), err error) {
	h, err := f.hold()
	if err != nil {
		return nil, err
	}
	return h.release, nil
}

// patience is how often, in a second, a reader looks whether a writer has ended.
const patience = 10

// held is an output folder that this process alone writes into.
type held struct {
	Folder
	dir  string // the folder itself, behind every link
	by   string // name of the lock's file; "" for that of the whole folder
	made []string
	lock *flock.Flock
}

// hold makes the folder where there is none, locks it and mends it.
func (f Folder) hold() (*held, error) { return f.holdBy("") }

// holdBy is hold with a lock of a name.
func (f Folder) holdBy(lock string) (*held, error) {
	h := &held{Folder: f, by: lock}
	err := h.settle()
	for try := 0; err == nil && try < patience; try++ { // a run that ends takes its empty folder away
		if err = h.lockIt(); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		err = h.settle()
	}
	if err == nil {
		if err = h.recover(); err != nil {
			err = fmt.Errorf("mend what an interrupted run left in %s: %w", f.Path, err)
		}
	}
	if err != nil {
		h.release()
		return nil, err
	}
	return h, nil
}

// settle makes the folder and follows its links.
func (h *held) settle() error {
	missing := missing(h.Path)
	if err := os.MkdirAll(h.Path, h.folderMode()); err != nil {
		if to, link := os.Readlink(h.Path); link == nil {
			return fmt.Errorf(
				"make the output folder: %s is a link to %s, where no folder is; make that folder, or choose another --output", h.Path, to)
		}
		return fmt.Errorf("make the output folder: %w; choose another --output", err)
	}
	h.made = append(h.made, missing...)
	dir, err := filepath.EvalSymlinks(h.Path)
	if err != nil {
		return fmt.Errorf("make the output folder: %w; choose another --output", err)
	}
	h.dir = dir
	return nil
}

// missing are the folders of a path that do not exist yet, the innermost first.
func missing(dir string) []string {
	var out []string
	for dir = filepath.Clean(dir); !exists(dir); dir = filepath.Dir(dir) {
		out = append(out, dir)
		if filepath.Dir(dir) == dir {
			break
		}
	}
	return out
}

// lockIt takes the lock, whose file is removed when it is released: so the file
// that was locked must still be the one that stands there.
func (h *held) lockIt() error {
	name := filepath.Join(h.dir, cmp.Or(h.by, ".lock"))
	for {
		if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
			return fmt.Errorf("lock %s: %s is no plain file; take it away", h.Path, name)
		}
		lock := flock.New(name, flock.SetPermissions(h.fileMode()))
		switch ok, err := lock.TryLock(); {
		case err != nil:
			return fmt.Errorf("lock %s: %w; choose an --output that can be written", h.Path, err)
		case !ok:
			return fmt.Errorf("write %s: %w", h.Path, ErrBusy)
		}
		here, err := lock.Stat()
		there, gone := os.Lstat(name)
		if err == nil && gone == nil && os.SameFile(here, there) {
			h.lock = lock
			return nil
		}
		_ = lock.Close()
	}
}

// release frees the folder for other runs, and takes away what this one made
// and left empty.
func (h *held) release() {
	if h.lock != nil {
		_ = os.Remove(h.lock.Path()) // while it is ours, so that nobody else's is removed
		_ = h.lock.Close()
		if runtime.GOOS == "windows" { // removes no open file, and none that another has opened
			_ = os.Remove(h.lock.Path())
		}
		h.lock = nil
	}
	for _, dir := range h.made {
		_ = os.Remove(dir) // only when it is empty
	}
	h.made = nil
}

func (f Folder) fileMode() fs.FileMode {
	if f.Mode == 0 {
		return 0o600
	}
	return f.Mode
}

func (f Folder) folderMode() fs.FileMode {
	m := f.fileMode()
	return m | m&0o444>>2
}

// replace writes a file of the folder itself in one step.
func (h *held) replace(name string, content []byte) error {
	temp := "." + name + newEnd
	if err := h.write(temp, content); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(h.dir, temp), filepath.Join(h.dir, name)); err != nil {
		return errors.Join(err, os.Remove(filepath.Join(h.dir, temp)))
	}
	return h.syncFolder(h.dir)
}

// write writes a whole file of the folder itself; nothing is left of a part.
func (h *held) write(name string, content []byte) error {
	at := filepath.Join(h.dir, name)
	err := os.WriteFile(at, content, h.fileMode())
	if err == nil {
		err = errors.Join(os.Chmod(at, h.fileMode()), h.syncFile(at))
	}
	if err != nil {
		_ = os.Remove(at)
	}
	return err
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
		text, err := fs.ReadFile(fsys, e.Name()+"/"+ManifestFile)
		if err == nil && json.Unmarshal(text, &m) == nil && m.Book == month {
			books = append(books, m)
		}
	}
	slices.SortFunc(books, newestFirst)
	return books
}

func newestFirst(a, b Manifest) int { return int(b.Book - a.Book) }

// Is reports whether a folder of fsys holds a book, wherever it lies: it has a
// manifest that names a book and what the book holds.
func Is(fsys fs.FS, dir string) bool {
	text, err := fs.ReadFile(fsys, strings.TrimPrefix(dir+"/", "./")+ManifestFile)
	var m Manifest
	return err == nil && json.Unmarshal(text, &m) == nil && m.Book.Known() && m.Schema > 0 && len(m.Outputs) > 0
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
