// Package plain opens plain files and folders, and nothing else.
//
// A pipe, a socket or a device, also behind a link, is never opened: reading it
// may wait for ever, never end, or move a tape. In goes a path, out comes a file
// whose size is known, or an error that says what stands there instead.
package plain

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ReadLimit is the most that ReadFile of a folder reads at once: what a book
// remembers is smaller by far.
const ReadLimit = 256 << 20

// Dir is a folder as os.DirFS gives it, without what is no plain file. Its
// ReadFile refuses files above ReadLimit.
func Dir(dir string) fs.FS { return folder{os.DirFS(dir), dir} }

// Read reads a file of at most limit bytes.
func Read(path string, limit int64) ([]byte, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, path, limit)
}

type folder struct {
	fs.FS
	dir string
}

func (d folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return open(filepath.Join(d.dir, filepath.FromSlash(name)))
}

func (d folder) ReadFile(name string) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f, name, ReadLimit)
}

func (d folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }
func (d folder) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(d.FS, name) }

// open looks before it opens, and again at what it opened without waiting for it:
// something else may have come there in between.
func open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	var failed *fs.PathError
	switch {
	case errors.As(err, &failed):
		failed.Op = "open" // which is what was asked for
		return nil, failed
	case err != nil:
		return nil, err
	}
	if err := refuse(path, info.Mode()); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = refuse(path, info.Mode())
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func refuse(path string, mode fs.FileMode) error {
	if mode.IsRegular() || mode.IsDir() {
		return nil
	}
	return &fs.PathError{Op: "open", Path: path, Err: fmt.Errorf("%w but %s; put the file itself there", ErrNotPlain, kind(mode))}
}

// ErrNotPlain means that something is no plain file.
var ErrNotPlain = errors.New("is no plain file")

func kind(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}

// readAll reads through the limit, whatever the size says.
func readAll(f fs.File, path string, limit int64) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errors.New("is a folder; name a file")}
	}
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(text)) > limit {
		err = &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("has more than %s; name a smaller file", size(limit))}
	}
	if err != nil {
		return nil, err
	}
	return text, nil
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
