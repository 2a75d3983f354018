package book

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

var october = program.NewMonth(2026, 10)

func begun(t *testing.T, dir string) *Stage {
	t.Helper()
	s, err := Folder{Path: dir}.Begin(october)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		b.WriteString(filepath.ToSlash(rel) + "=" + string(text) + ";")
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b.String()
}

func publish(t *testing.T, dir, text string) {
	t.Helper()
	s := begun(t, dir)
	defer s.Discard()
	if err := errors.Join(s.Write("board/scorecard.md", []byte(text)), s.Write(ManifestFile, []byte(`{}`))); err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

func TestABookAppearsWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "output")
	publish(t, dir, "one")
	publish(t, dir, "two")
	if got := tree(t, dir); got != "2026-10/board/scorecard.md=two;2026-10/manifest.json={};" {
		t.Errorf("got %s", got)
	}
}

func TestADiscardedBookLeavesNothingBehindAndTheEarlierOneWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "output")
	s := begun(t, dir)
	_ = s.Write("a.md", []byte("half"))
	s.Discard()
	s.Discard()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the output folder was made and left: %v", err)
	}
	publish(t, dir, "one")
	s = begun(t, dir)
	_ = s.Write("a.md", []byte("half"))
	s.Discard()
	if got := tree(t, dir); got != "2026-10/board/scorecard.md=one;2026-10/manifest.json={};" {
		t.Errorf("got %s", got)
	}
}

func TestAnInterruptedSwapIsMendedByTheNextRun(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, "one")
	if err := os.Rename(filepath.Join(dir, "2026-10"), filepath.Join(dir, ".2026-10.before")); err != nil {
		t.Fatal(err)
	}
	_ = os.Mkdir(filepath.Join(dir, ".2026-10.new"), 0o755)
	s := begun(t, dir)
	s.Discard()
	if got := tree(t, dir); got != "2026-10/board/scorecard.md=one;2026-10/manifest.json={};" {
		t.Errorf("got %s", got)
	}
}

func TestTwoRunsDoNotWriteOneFolderAtOnce(t *testing.T) {
	dir := t.TempDir()
	s := begun(t, dir)
	defer s.Discard()
	if _, err := (Folder{Path: dir}).Begin(october); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v", err)
	}
}

func TestAFileStaysInsideItsBookAndIsWrittenOnce(t *testing.T) {
	s := begun(t, t.TempDir())
	defer s.Discard()
	if err := s.Write("../evil", nil); err == nil {
		t.Error("a file left its book")
	}
	if err := s.Write("a.md", nil); err != nil {
		t.Error(err)
	}
	if err := s.Write("A.md", nil); err == nil {
		t.Error("two files differ by case only")
	}
}

func TestTheShelfHoldsPublishedBooksNewestFirst(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"2026-10/manifest.json", "2025-12/manifest.json", "2026-11/x", "notes/manifest.json"} {
		_ = os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755)
		text := `{"book": "` + strings.Split(name, "/")[0] + `", "as_of": "2026-10-31"}`
		_ = os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
	}
	got := Shelf(os.DirFS(dir))
	if len(got) != 2 || got[0].Book != october || got[1].Book.String() != "2025-12" {
		t.Errorf("got %v", got)
	}
}
