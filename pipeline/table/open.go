package table

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"sponsorbook/pipeline/finding"
)

// A Refusal is why a file is no table that can be read: one sentence that says
// what the file is and how to save it.
type Refusal struct {
	Format string // what the file is, in a word: "xls", "pdf"
	Says   string
}

func (r *Refusal) Error() string { return r.Says }

func refuse(format, says string, args ...any) error {
	return &Refusal{Format: format, Says: fmt.Sprintf(says, args...)}
}

// Open looks into a file and finds its sheets; the rows are read by Each. What
// the content is decides, not the name. A file that is no table, is broken or
// exceeds a limit is an error of one sentence (a *Refusal) that says what it is
// and how to save it. ctx ends every later reading of the workbook, too.
func Open(ctx context.Context, fsys fs.FS, path string, lim Limits) (w *Workbook, err error) {
	src, err := openSource(ctx, fsys, path, lim.orDefault())
	if err != nil {
		return nil, err
	}
	w = &Workbook{Path: path, SHA256: src.sum, closer: src}
	err = src.guard(new(bool), func(ctx context.Context) error { return src.recognise(ctx, w) })
	if err != nil {
		src.Close()
		return nil, err
	}
	src.guardSheets(w)
	return w, nil
}

// A source is an open file that can be read at any place, any number of times.
type source struct {
	io.ReaderAt
	io.Closer
	ctx  context.Context
	path string
	size int64
	sum  string
	head []byte // its first bytes
	lim  Limits
}

func openSource(ctx context.Context, fsys fs.FS, path string, lim Limits) (*source, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	s := &source{ctx: ctx, path: path, lim: lim, Closer: f}
	err = s.load(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

// load takes the file's size, first bytes and hash.
func (s *source) load(f fs.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	s.size = info.Size()
	switch {
	case !info.Mode().IsRegular():
		return refuse("folder", "is no regular file; put the export itself into the input folder")
	case s.size > s.lim.FileBytes:
		return refuse("large", "has %d bytes, above the limit file_bytes of %d; raise the limit or export fewer rows", s.size, s.lim.FileBytes)
	}
	if s.ReaderAt, err = readerAt(f); err != nil {
		return err
	}
	s.head = make([]byte, min(s.size, 64<<10))
	if _, err := s.ReadAt(s.head, 0); err != nil && err != io.EOF {
		return err
	}
	h := sha256.New()
	if _, err := io.Copy(h, s.reader(s.ctx)); err != nil {
		return err
	}
	s.sum = hex.EncodeToString(h.Sum(nil))
	return nil
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

// reader reads the file from the start; it ends with ctx.
func (s *source) reader(ctx context.Context) io.Reader {
	return &contextReader{ctx, io.NewSectionReader(s, 0, s.size)}
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
func (s *source) guard(outside *bool, pass func(ctx context.Context) error) (err error) {
	ctx, cancel := context.WithTimeout(s.ctx, time.Duration(s.lim.Seconds)*time.Second)
	defer cancel()
	defer func() {
		if *outside {
			return
		}
		if r := recover(); r != nil {
			err = refuse("broken", "is damaged in a way that its reader did not expect (%v); open it in a spreadsheet program and save it again as .xlsx or .csv", r)
		}
	}()
	err = pass(ctx)
	if errors.Is(err, context.DeadlineExceeded) && s.ctx.Err() == nil {
		return refuse("slow", "takes longer than the limit seconds of %d to read; raise the limit or export fewer rows", s.lim.Seconds)
	}
	return err
}

// guardSheets puts time limit and panic boundary around every sheet's rows.
func (s *source) guardSheets(w *Workbook) {
	for _, sheet := range w.Sheets {
		sheet.rows = func(yield func(Row) error) error {
			outside := false
			return s.guard(&outside, func(ctx context.Context) error {
				return sheet.passes(ctx, func(r Row) error {
					outside = true
					err := yield(r)
					outside = false
					return err
				})
			})
		}
	}
}

// note puts a finding on the workbook, once however often its rows are read.
func (w *Workbook) note(f finding.Finding) {
	w.lock.Lock()
	defer w.lock.Unlock()
	key := noted{f.Code, f.At}
	if w.noted[key] {
		return
	}
	if w.noted == nil {
		w.noted = map[noted]bool{}
	}
	w.noted[key] = true
	w.Findings = append(w.Findings, f)
}

// noted is what makes a finding the same as another.
type noted struct {
	code string
	at   finding.Ref
}
