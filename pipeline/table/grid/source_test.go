package grid

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
)

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
