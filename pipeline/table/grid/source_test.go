package grid

import (
	"context"
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
