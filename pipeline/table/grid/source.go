package grid

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"
)

// A Source is a file that can be read at any place, any number of times. It is open
// while a pass goes through it: a folder may hold more files than a process may have
// open.
type Source struct {
	lock sync.Mutex
	file fs.File // nil between passes
	at   io.ReaderAt
	uses int         // passes that go through it
	told atomic.Bool // that it was changed

	ctx    context.Context
	fsys   fs.FS
	saved  time.Time // when the file was last written, as it was opened
	Path   string
	Size   int64
	sum    string
	Head   []byte // its first bytes
	Limits Limits
}

var (
	errNoFile  = Refuse("folder", "is no regular file; put the export itself into the input folder")
	errChanged = Refuse("changed", "was changed while it was read; wait until it is complete, then run again")
)

func openSource(ctx context.Context, fsys fs.FS, path string, lim Limits) (*Source, error) {
	// Looked at before it is opened: opening a pipe waits for who writes to it.
	was, err := fs.Stat(fsys, path)
	if err != nil {
		return nil, err
	}
	if !was.Mode().IsRegular() {
		return nil, errNoFile
	}
	s := &Source{ctx: ctx, fsys: fsys, Path: path, Limits: lim, Size: -1}
	if err := s.take(); err != nil {
		return nil, err
	}
	defer s.leave()
	return s, s.load()
}

// take opens the file where no other pass has it open, and makes sure that it is
// the one that was looked at first.
func (s *Source) take() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.uses > 0 {
		s.uses++
		return nil
	}
	f, err := s.fsys.Open(s.Path)
	if err == nil {
		s.at, err = s.same(f)
	}
	switch {
	case err != nil && f != nil:
		f.Close()
		return err
	case errors.Is(err, fs.ErrNotExist) && s.Size >= 0:
		s.told.Store(true)
		return errChanged
	case err != nil:
		return err
	}
	s.file, s.uses = f, 1
	return nil
}

// leave closes the file when no other pass goes through it.
func (s *Source) leave() {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.uses--; s.uses == 0 {
		s.file.Close()
		s.file, s.at = nil, nil
	}
}

// same is the file to be read at any place, unless it is another than at first.
func (s *Source) same(f fs.File) (io.ReaderAt, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case s.Size < 0: // the first time
		s.Size, s.saved = info.Size(), info.ModTime()
	case info.Size() != s.Size || !info.ModTime().Equal(s.saved):
		s.told.Store(true)
		return nil, errChanged
	}
	switch {
	case !info.Mode().IsRegular():
		return nil, errNoFile
	case s.Size > s.Limits.FileBytes:
		return nil, Refuse("large", "has %d bytes, above the limit file_bytes of %d; raise the limit or export fewer rows", s.Size,
			s.Limits.FileBytes)
	}
	return readerAt(f)
}

// ReadAt reads at any place, while a pass goes through the file.
func (s *Source) ReadAt(p []byte, off int64) (int, error) {
	s.lock.Lock()
	at := s.at
	s.lock.Unlock()
	if at == nil {
		return 0, fs.ErrClosed
	}
	return at.ReadAt(p, off)
}

// load takes the file's first bytes and hash.
func (s *Source) load() (err error) {
	s.Head = make([]byte, min(s.Size, 64<<10))
	if _, err := s.ReadAt(s.Head, 0); err != nil && err != io.EOF {
		return err
	}
	s.sum, err = s.hash()
	return err
}

// hash is that of all bytes.
func (s *Source) hash() (string, error) {
	h := sha256.New()
	if n, err := io.Copy(h, s.Reader(s.ctx)); err != nil {
		return "", err
	} else if n < s.Size {
		return "", errChanged
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// unchanged reads the file once more, and is an error where its bytes are no
// longer those of the first time: size and time may be the same. One that was
// told already is no error.
func (s *Source) unchanged() error {
	if s.told.Load() {
		return nil
	}
	err := s.take()
	if err == nil {
		defer s.leave()
		var sum string
		if sum, err = s.hash(); err == nil && sum != s.sum {
			err = errChanged
		}
	}
	return err
}

// readerAt is the file itself where it can be read at any place, else a copy
// in memory.
func readerAt(f fs.File) (io.ReaderAt, error) {
	if at, ok := f.(io.ReaderAt); ok {
		return at, nil
	}
	all, err := io.ReadAll(f)
	return bytes.NewReader(all), err
}

// Reader reads the file from the start; it ends with ctx.
func (s *Source) Reader(ctx context.Context) io.Reader {
	return &contextReader{ctx, io.NewSectionReader(s, 0, s.Size)}
}

type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// guard runs one pass through the file under its time limit, and turns a panic
// into an error of this file, so that the run goes on with the others. A panic
// of the caller's own function, while *outside is true, is the caller's.
func (s *Source) guard(outside *bool, pass func(ctx context.Context) error) (err error) {
	if err := s.take(); err != nil {
		return err
	}
	defer s.leave()
	ctx, cancel := context.WithTimeout(s.ctx, time.Duration(s.Limits.Seconds)*time.Second)
	defer cancel()
	defer func() {
		if *outside {
			return
		}
		if r := recover(); r != nil {
			err = Refuse("broken", "is damaged in a way that its reader did not expect (%v); open it in a spreadsheet program and save "+
				"it again as .xlsx or .csv", r)
		}
	}()
	err = pass(ctx)
	if s.changed(err) {
		s.told.Store(true)
		return errChanged
	}
	if errors.Is(err, context.DeadlineExceeded) && s.ctx.Err() == nil {
		return Refuse("slow", "takes longer than the limit seconds of %d to read; raise the limit or export fewer rows", s.Limits.Seconds)
	}
	return err
}

// changed reports whether the file is another than the one whose hash was
// taken. What else went wrong in a pass may have come of that.
func (s *Source) changed(err error) bool {
	var refusal *Refusal
	if err != nil && !errors.As(err, &refusal) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	now, err := fs.Stat(s.fsys, s.Path)
	return err != nil || now.Size() != s.Size || !now.ModTime().Equal(s.saved)
}

// mostTexts is how many bytes of text a sheet may hold whatever the size of its
// file: many cells may share one text, and a few kilobytes so become terabytes.
const mostTexts = 256 << 20

func textBytes(r Row) (n int64) {
	for i := range r.Cells {
		n += int64(len(r.Cells[i].Text))
	}
	return n
}

// guardSheets puts time limit and panic boundary around every sheet's rows.
func (s *Source) guardSheets(w *Workbook) {
	for _, sheet := range w.Sheets {
		sheet.rows = func(yield func(Row) error) error {
			outside := false
			return s.guard(&outside, func(ctx context.Context) error {
				texts := int64(0)
				return sheet.pass(ctx, func(r Row) error {
					if texts += textBytes(r); texts > mostTexts && texts/max(s.Size, 1) > s.Limits.Ratio {
						return Refuse("large",
							"repeats its texts to more than %d times its size, above the limit ratio, as harmful files do; raise the "+
								"limit if it is yours", s.Limits.Ratio)
					}
					outside = true
					err := yield(r)
					outside = false
					return err
				})
			})
		}
	}
}
