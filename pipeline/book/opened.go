package book

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// An opened folder keeps the folders below it open that files were asked for in, so
// that each of thousands of files costs no walk down to it.
type opened struct {
	*os.Root
	mu    sync.Mutex
	below map[string]*os.Root
}

// mostOpen is how many folders are open at most: fewer than any system lets a
// program have.
const mostOpen = 100

func openFolder(dir string) (*opened, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &opened{Root: root, below: map[string]*os.Root{}}, nil
}

// at is the folder that a file stands in, and its name there. A folder that does not
// open, or is one too many, is reached from the top each time.
func (o *opened) at(name string) (*os.Root, string) {
	dir, base := path.Dir(name), path.Base(name)
	if dir == "." {
		return o.Root, base
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.below[dir] == nil && len(o.below) < mostOpen {
		if r, err := o.OpenRoot(filepath.FromSlash(dir)); err == nil {
			o.below[dir] = r
		}
	}
	if r := o.below[dir]; r != nil {
		return r, base
	}
	return o.Root, filepath.FromSlash(name)
}

// Close closes the folder and those below it.
func (o *opened) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var err error
	for _, r := range o.below {
		err = errors.Join(err, r.Close())
	}
	clear(o.below)
	return errors.Join(err, o.Root.Close())
}
