package snapshot_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func month(s string) program.Month { return date(s + "-01").Month() }

// bookOf is the text of a small book of a month.
func bookOf(t *testing.T, name string) []byte {
	t.Helper()
	p := &program.Program{Facts: history(month(name).Last().String()), Book: month(name)}
	text, err := snapshot.Encode(snapshot.Take(p))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestWhatIsReadOfEarlierBooks(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(*testing.T, fstest.MapFS)
		read   string // months in memory
		found  string // severity and code
	}{
		{"whole books are read, oldest first", func(*testing.T, fstest.MapFS) {}, "[2026-07 2026-08]", ""},
		{"a later book and the month itself are not", func(t *testing.T, b fstest.MapFS) {
			put(t, b, "2026-09", bookOf(t, "2026-09"))
			put(t, b, "2026-10", bookOf(t, "2026-10"))
		}, "[2026-07 2026-08]", ""},
		{"folders that are no books are passed over", func(_ *testing.T, b fstest.MapFS) {
			for _, name := range []string{"2026-13/snapshot.json", "notes/snapshot.json", "2026-6/snapshot.json",
				".2026-06.parts/1/snapshot.json", "2026-05/readme.txt", "2026-04"} {
				b[name] = &fstest.MapFile{Data: []byte("x")}
			}
		}, "[2026-07 2026-08]", ""},
		{"a month without a book is a note", func(t *testing.T, b fstest.MapFS) { put(t, b, "2026-04", bookOf(t, "2026-04")) },
			"[2026-04 2026-07 2026-08]", "note book-missing"},
		{"a snapshot that was edited is used, with a warning", func(_ *testing.T, b fstest.MapFS) {
			f := b["2026-08/snapshot.json"]
			f.Data = bytes.Replace(f.Data, []byte(`"currency": "EUR"`), []byte(`"currency": "USD"`), 1)
		}, "[2026-07 2026-08]", "warning snapshot-edited"},
		{"a snapshot without a manifest is used, with a warning",
			func(_ *testing.T, b fstest.MapFS) { delete(b, "2026-08/manifest.json") }, "[2026-07 2026-08]", "warning snapshot-unproven"},
		{"a manifest that does not list it proves nothing", func(_ *testing.T, b fstest.MapFS) {
			b["2026-08/manifest.json"].Data = []byte(`{"outputs": []}`)
		}, "[2026-07 2026-08]", "warning snapshot-unproven"},
		{"a broken manifest proves nothing", func(_ *testing.T, b fstest.MapFS) { b["2026-08/manifest.json"].Data = []byte(`{`) },
			"[2026-07 2026-08]", "warning snapshot-unproven"},
		{"a snapshot that is missing is an error", func(_ *testing.T, b fstest.MapFS) { delete(b, "2026-08/snapshot.json") }, "[2026-07]",
			"error snapshot-missing"},
		{"a snapshot cut short is an error", func(_ *testing.T, b fstest.MapFS) {
			f := b["2026-08/snapshot.json"]
			f.Data = f.Data[:len(f.Data)/2]
		}, "[2026-07]", "error snapshot-broken"},
		{"an empty snapshot is an error", func(_ *testing.T, b fstest.MapFS) { b["2026-08/snapshot.json"].Data = nil }, "[2026-07]",
			"error snapshot-broken"},
		{"a snapshot of a newer version is an error", func(_ *testing.T, b fstest.MapFS) {
			b["2026-08/snapshot.json"].Data = []byte(`{"schema": 2, "groups": {"a": "shape of its own"}}`)
		}, "[2026-07]", "error snapshot-newer"},
		{"a snapshot without a schema is an error", func(_ *testing.T, b fstest.MapFS) { b["2026-08/snapshot.json"].Data = []byte(`{}`) },
			"[2026-07]", "error snapshot-broken"},
		{"a snapshot in another month's folder is an error",
			func(t *testing.T, b fstest.MapFS) { put(t, b, "2026-08", bookOf(t, "2026-07")) }, "[2026-07]", "error snapshot-broken"},
		{"a tier that there is not is an error", func(t *testing.T, b fstest.MapFS) {
			put(t, b, "2026-08", []byte(`{"schema":1,"book":"2026-08","as_of":"2026-08-31","groups":[{"key":"a","tier":4,"earned":3}]}`))
		}, "[2026-07]", "error snapshot-broken"},
		{"a group that stands twice is an error", func(t *testing.T, b fstest.MapFS) {
			put(t, b, "2026-08",
				[]byte(
					`{"schema":1,"book":"2026-08","as_of":"2026-08-31","groups":[{"key":"a","tier":3,"earned":3},{"key":"a","tier":3,"earned":3}]}`))
		}, "[2026-07]", "error snapshot-broken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			books := fstest.MapFS{}
			put(t, books, "2026-07", bookOf(t, "2026-07"))
			put(t, books, "2026-08", bookOf(t, "2026-08"))
			c.damage(t, books)
			memory, found := snapshot.Read(books, month("2026-09"))
			var months []string
			for _, s := range memory {
				months = append(months, s.Book.String())
			}
			if fmt.Sprint(months) != c.read {
				t.Errorf("read %v, want %s", months, c.read)
			}
			var got []string
			for _, f := range found {
				got = append(got, f.Severity.String()+" "+f.Code)
				if f.Mend == "" || strings.Contains(f.Message, "%!") {
					t.Errorf("finding %q, mend %q", f.Message, f.Mend)
				}
			}
			if strings.Join(got, ", ") != c.found {
				t.Errorf("found %q, want %q", strings.Join(got, ", "), c.found)
			}
		})
	}
}

func TestNoOutputFolderIsAnEmptyMemory(t *testing.T) {
	for name, books := range map[string]fs.FS{"nil": nil, "empty": fstest.MapFS{}, "absent": absent{fs.ErrNotExist}} {
		if memory, found := snapshot.Read(books, month("2026-09")); len(memory) != 0 || len(found) != 0 {
			t.Errorf("%s: %v, %v", name, memory, found)
		}
	}
	memory, found := snapshot.Read(absent{errors.New("no permission")}, month("2026-09"))
	if len(memory) != 0 || finding.Count(found, finding.Error) != 1 {
		t.Errorf("an output folder that cannot be read is no error: %v", found)
	}
}

// absent is a folder that cannot be listed.
type absent struct{ err error }

func (a absent) Open(string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: ".", Err: a.err}
}

// FuzzRead promises that no text in a book's folder makes a run panic, and that
// what is read can be used.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"schema":1,"book":"2026-08","as_of":"2026-08-31","groups":[{"key":"a","tier":1,"earned":2,"revenue":"1.5"}]}`),
		[]byte(`{"outputs":[{"path":"snapshot.json","sha256":""}]}`))
	f.Add([]byte(`{"schema":1e9}`), []byte(`[]`))
	f.Fuzz(func(t *testing.T, text, manifest []byte) {
		books := fstest.MapFS{"2026-08/snapshot.json": {Data: text}, "2026-08/manifest.json": {Data: manifest}}
		memory, found := snapshot.Read(books, month("2026-09"))
		if len(memory) == 0 && len(found) == 0 {
			t.Fatal("a book was neither read nor reported")
		}
		for _, s := range memory {
			again, err := snapshot.Encode(s)
			if err != nil {
				t.Fatal(err)
			}
			put(t, books, "2026-08", again)
			if m, _ := snapshot.Read(books, month("2026-09")); len(m) != 1 {
				t.Fatalf("what was read and written again cannot be read: %s", again)
			}
		}
	})
}
