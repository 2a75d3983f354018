package await

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/fsnotify/fsnotify"

	"sponsorbook/pipeline/intake"
)

// A Folder tells of changes below an input folder, and of single files elsewhere.
type Folder struct {
	root    string
	events  *fsnotify.Watcher
	changes chan error
	closed  chan struct{}

	mu     sync.Mutex
	output string
	files  map[string]bool // files elsewhere: the configuration, and what links lead to
}

// Watch begins to watch a folder with all that is below it, but for an output
// folder, and files that may lie elsewhere.
func Watch(root, output string, files ...string) (*Folder, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	f := &Folder{root: behind(root), output: behind(output), events: events, changes: make(chan error, 1), closed: make(chan struct{}),
		files: map[string]bool{}}
	for _, file := range files {
		err = errors.Join(err, f.addFile(file))
	}
	if err = errors.Join(err, f.add(f.root)); err != nil {
		return nil, errors.Join(err, events.Close())
	}
	go f.listen()
	return f, nil
}

// Changes are nil for something that changed; an error ends them. Changes that
// nobody took are one.
func (f *Folder) Changes() <-chan error { return f.changes }

// Pass makes a folder the one where output appears: nothing in it counts.
func (f *Folder) Pass(output string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.output = behind(output)
}

// Close ends the watching.
func (f *Folder) Close() error {
	close(f.closed)
	return f.events.Close()
}

// add watches a folder and those below it.
func (f *Folder) add(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case path != f.root && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)):
			return nil // it went away meanwhile, or nobody may read it, which the run says
		case err != nil:
			return err
		case path != f.root && f.passes(path):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			return f.addFile(path)
		case d.IsDir():
			return f.addFolder(path)
		}
		return nil
	})
}

func (f *Folder) addFolder(dir string) error {
	err := f.events.Add(dir)
	if dir != f.root && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission)) {
		return nil
	}
	return err
}

// addFile watches the file that a path leads to by watching its folder: programs
// that save put a new file in the place of the old one.
func (f *Folder) addFile(path string) error {
	at := behind(path)
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		return nil // a link to a folder is not followed by who reads, either
	}
	f.mu.Lock()
	f.files[at] = true
	f.mu.Unlock()
	if err := f.events.Add(filepath.Dir(at)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (f *Folder) listen() {
	for {
		select {
		case e, open := <-f.events.Events:
			if !open {
				return
			}
			changed, err := f.take(e)
			if err != nil {
				f.fail(err)
				return
			}
			if changed {
				f.tell()
			}
		case err, open := <-f.events.Errors:
			if !open {
				return
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				f.fail(err)
				return
			}
			if err := f.add(f.root); err != nil { // too much happened at once: what was missed is looked up
				f.fail(err)
				return
			}
			f.tell()
		}
	}
}

func (f *Folder) tell() {
	select {
	case f.changes <- nil:
	default: // one waits already
	}
}

func (f *Folder) fail(err error) {
	select {
	case f.changes <- err:
	case <-f.closed:
	}
}

// take is whether an event is a change of what is read; a folder that appears is
// watched from then on.
func (f *Folder) take(e fsnotify.Event) (changed bool, err error) {
	switch {
	case e.Op == fsnotify.Chmod:
		return false, nil
	case e.Name == f.root && e.Has(fsnotify.Remove|fsnotify.Rename):
		return false, ErrGone
	case !f.counts(e.Name):
		return false, nil
	case e.Has(fsnotify.Create) && e.Name != f.root:
		return true, f.add(e.Name)
	}
	return true, nil
}

// counts is whether a changed path may be one that a run reads.
func (f *Folder) counts(path string) bool {
	f.mu.Lock()
	elsewhere := f.files[path]
	f.mu.Unlock()
	if elsewhere {
		return true
	}
	rel, err := filepath.Rel(f.root, path)
	return err == nil && filepath.IsLocal(rel) && rel != "." && !f.passes(path)
}

// passes is whether a path below the folder, or a folder that it lies in, is
// passed over.
func (f *Folder) passes(path string) bool {
	f.mu.Lock()
	output := f.output
	f.mu.Unlock()
	for at := path; at != f.root && at != filepath.Dir(at); at = filepath.Dir(at) {
		if at == output || passing(filepath.Base(at)) {
			return true
		}
		if filepath.Dir(at) == output && written(at) {
			return true // books may lie among the exports
		}
	}
	return false
}

// written is whether a path just below the output folder is one that a run wrote.
func written(path string) bool {
	name := filepath.Base(path)
	if name == "index.html" || preview.MatchString(name) {
		return true
	}
	if _, err := os.Stat(path); err != nil {
		return month.MatchString(name) // a book on its way to its place
	}
	_, err := os.Stat(filepath.Join(path, "manifest.json"))
	return err == nil
}

var month, preview = regexp.MustCompile(`^\d{4}-\d{2}$`), regexp.MustCompile(`^preview-\d{4}-\d{2}$`)

// passing are names that no run reads, and those that programs write on their way
// to a file.
func passing(name string) bool {
	return intake.Passing(name) || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		slices.Contains(temporary, strings.ToLower(filepath.Ext(name)))
}

var temporary = []string{".tmp", ".temp", ".swp", ".swx", ".part", ".partial", ".crdownload", ".download", ".lock"}

// behind is a path behind every link, as far as it exists.
func behind(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if there, err := filepath.EvalSymlinks(path); err == nil {
		return there
	}
	if up := filepath.Dir(path); up != path {
		return filepath.Join(behind(up), filepath.Base(path))
	}
	return path
}
