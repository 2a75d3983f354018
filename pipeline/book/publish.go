package book

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// publish waits until the disk has the whole book and its shelf, and then gives
// both their places.
func (s *Stage) publish(ctx context.Context, shelf ShelfPage) error {
	err := s.close()
	if err != nil {
		return err
	}
	if err := s.held.syncTree(ctx, s.dir); err != nil {
		return err
	}
	waiting, err := s.shelve(shelf)
	if err == nil {
		err = errors.Join(s.held.syncFolder(s.held.dir), ctx.Err())
	}
	if err == nil {
		err = s.exchange()
	}
	if err != nil {
		return errors.Join(err, forget(waiting))
	}
	if waiting != "" {
		err := os.Rename(waiting, filepath.Join(s.held.dir, shelfName))
		if err != nil && s.undo() == nil {
			return errors.Join(err, forget(waiting))
		} // a book that cannot be taken back is published, and the next run gives its shelf the place
	}
	_ = s.held.syncFolder(s.held.dir) // the book stands: a disk that does not answer makes no failure of it
	return nil
}

func forget(name string) error {
	if name == "" {
		return nil
	}
	return os.Remove(name)
}

// shelve writes the shelf as it will be, to wait for the book; "" where none is
// wanted. What cannot be replaced is said before anything is.
func (s *Stage) shelve(shelf ShelfPage) (string, error) {
	if shelf == nil {
		return "", nil
	}
	if info, err := os.Lstat(filepath.Join(s.held.dir, shelfName)); err == nil && info.IsDir() {
		return "", fmt.Errorf("a folder stands in the place of %s; move it away", filepath.Join(s.held.Path, shelfName))
	}
	page, err := s.shelf(shelf)
	if err != nil {
		return "", err
	}
	name := shelfWaiting(s.manifest)
	return filepath.Join(s.held.dir, name), s.held.write(name, page)
}

// shelf is the page of the books that stand, and of this one.
func (s *Stage) shelf(page ShelfPage) ([]byte, error) {
	var own Manifest
	if err := json.Unmarshal(s.manifest, &own); err != nil {
		return nil, fmt.Errorf("its manifest does not read: %w", err)
	}
	books := slices.DeleteFunc(Shelf(os.DirFS(s.held.dir)), func(m Manifest) bool { return m.Book == own.Book })
	books = append(books, own)
	slices.SortFunc(books, newestFirst)
	return page(books)
}

// swap is exchange, but where a test wants a system that cannot.
var swap = exchange

// exchange gives the staged book its place; an earlier one stands where it was
// staged, or aside where the system cannot exchange two folders in one step.
func (s *Stage) exchange() error {
	if !exists(s.here()) {
		return os.Rename(s.dir, s.here())
	}
	if swap(s.dir, s.here()) == nil {
		return nil
	}
	if err := os.Rename(s.here(), s.aside()); err != nil {
		return fmt.Errorf("%w; close programs that have its files open", err)
	}
	if err := os.Rename(s.dir, s.here()); err != nil {
		return errors.Join(err, os.Rename(s.aside(), s.here()))
	}
	return nil
}

// undo puts the earlier book back, and the new one where it was staged.
func (s *Stage) undo() error {
	if exists(s.dir) {
		if swap(s.dir, s.here()) == nil {
			return nil
		}
	}
	if err := os.Rename(s.here(), s.dir); err != nil {
		return err
	}
	if !exists(s.aside()) {
		return nil
	}
	return os.Rename(s.aside(), s.here())
}
