package grid

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestAFileThatChangesWhileItIsReadIsRefused(t *testing.T) {
	for name, change := range map[string]func(f *fstest.MapFile){
		"it grows":      func(f *fstest.MapFile) { f.Data = append(f.Data, "more"...) },
		"it shrinks":    func(f *fstest.MapFile) { f.Data = f.Data[:1] },
		"it is another": func(f *fstest.MapFile) { f.ModTime = f.ModTime.Add(time.Second) },
	} {
		t.Run(name, func(t *testing.T) {
			file := &fstest.MapFile{Data: []byte("abc")}
			w, err := Open(t.Context(), fstest.MapFS{"in": file}, "in", Limits{}, func(_ context.Context, s *Source, w *Workbook) error {
				w.Sheets = append(w.Sheets, NewSheet(s.Path, "", func(_ context.Context, yield func(Row) error) error {
					return yield(Row{Number: 1})
				}))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Sheets[0].Each(func(Row) error { return nil }); err != nil {
				t.Error("unchanged:", err)
			}
			change(file)
			err = w.Sheets[0].Each(func(Row) error { return nil })
			if err == nil || !strings.Contains(err.Error(), "changed while it was read; ") {
				t.Error(err)
			}
		})
	}
}

func TestAPanicInReadingIsAnErrorAndOneOfTheCallersIsNot(t *testing.T) {
	files := fstest.MapFS{"in": {Data: []byte("x")}}
	_, err := Open(t.Context(), files, "in", Limits{}, func(context.Context, *Source, *Workbook) error { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Error(err)
	}
	w, err := Open(t.Context(), files, "in", Limits{}, func(_ context.Context, s *Source, w *Workbook) error {
		w.Sheets = append(w.Sheets, NewSheet(s.Path, "", func(_ context.Context, yield func(Row) error) error {
			return yield(Row{Number: 1})
		}))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() != "mine" {
			t.Error("the caller's panic did not reach the caller")
		}
	}()
	w.Sheets[0].Each(func(Row) error { panic("mine") })
}

// oneRow finds a sheet whose only row is the file's text.
func oneRow(_ context.Context, s *Source, w *Workbook) error {
	w.Sheets = append(w.Sheets, NewSheet(s.Path, "", func(ctx context.Context, yield func(Row) error) error {
		text, err := io.ReadAll(s.Reader(ctx))
		if err != nil {
			return err
		}
		return yield(Row{Number: len(text)})
	}))
	return nil
}

func TestBytesThatChangeBehindSizeAndTimeAreSeenAtTheEnd(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("abc")}
	w, err := Open(t.Context(), fstest.MapFS{"in": file}, "in", Limits{}, oneRow)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Unchanged(); err != nil {
		t.Error("unchanged:", err)
	}
	file.Data = []byte("abd")
	if err := w.Sheets[0].Each(func(Row) error { return nil }); err != nil {
		t.Error("size and time are the same:", err)
	}
	if err := w.Unchanged(); err == nil || !strings.Contains(err.Error(), "changed while it was read; ") {
		t.Error(err)
	}
	file.ModTime = file.ModTime.Add(time.Second)
	if err := w.Sheets[0].Each(func(Row) error { return nil }); err == nil {
		t.Error("a pass through another file is no error")
	}
	if err := w.Unchanged(); err != nil {
		t.Error("what was said already is said again:", err)
	}
}

// counted is a file system that counts how many of its files are open.
type counted struct {
	fs.FS
	now, most *int
}

type countedFile struct {
	fs.File
	io.ReaderAt
	now *int
}

func (c counted) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	*c.now++
	*c.most = max(*c.most, *c.now)
	return countedFile{f, f.(io.ReaderAt), c.now}, nil
}

func (f countedFile) Close() error {
	*f.now--
	return f.File.Close()
}

func TestFilesAreOpenWhileTheyAreReadAndNoLonger(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 100 {
		files[fmt.Sprint(i)] = &fstest.MapFile{Data: []byte("abc")}
	}
	now, most := 0, 0
	var all []*Workbook
	for name := range files {
		w, err := Open(t.Context(), counted{files, &now, &most}, name, Limits{}, oneRow)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, w)
	}
	for i, w := range all {
		err := w.Sheets[0].Each(func(Row) error { // a pass within a pass
			return all[(i+1)%len(all)].Sheets[0].Each(func(Row) error { return w.Sheets[0].Each(func(Row) error { return nil }) })
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if most > 3 || now != 0 { // two that are read, and one that is looked at
		t.Errorf("%d files were open at once, %d stay open", most, now)
	}
}
