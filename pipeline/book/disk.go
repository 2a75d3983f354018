package book

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"golang.org/x/sync/errgroup"
)

// What was written is on the disk only when the system says so: a file when the
// file was synced, a name when its folder was. A book is exchanged only when
// all of it is there, and reported only when the exchange is.

// syncs is how many files are waited for at once: file systems write the
// journal of several together.
const syncs = 16

// syncTree waits until the disk has every file and folder below one.
func (f Folder) syncTree(ctx context.Context, dir string) error {
	if f.NoSync {
		return nil
	}
	var folders []string
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(syncs)
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			folders = append(folders, name)
		default:
			g.Go(func() error { return f.syncFile(name) })
		}
		return ctx.Err()
	})
	if err = errors.Join(g.Wait(), err); err != nil {
		return err
	}
	for _, name := range folders {
		if err := f.syncFolder(name); err != nil {
			return err
		}
	}
	return nil
}

func (f Folder) syncFile(name string) error {
	if f.NoSync {
		return nil
	}
	file, err := os.OpenFile(name, os.O_RDWR, 0) // Windows syncs only what may be written
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder waits until the disk has the names in a folder. Windows keeps them
// by itself, and so do file systems that answer that they cannot.
func (f Folder) syncFolder(name string) error {
	if f.NoSync || runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}
