package await

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// unwatched is a folder of which events are made up.
func unwatched(root, output string) *Folder {
	return &Folder{root: root, output: output, files: map[string]bool{"/etc/book.yaml": true}}
}

func TestWhatNoRunReadsDoesNotCount(t *testing.T) {
	f := unwatched("/home/.me/input", "/home/.me/input/books")
	for path, want := range map[string]bool{
		"/home/.me/input/accounts.csv":            true,
		"/home/.me/input/crm/Q3 #1.xlsx":          true,
		"/home/.me/input/crm/~budget.csv":         true,
		"/home/.me/input/sponsorbook.yaml":        true,
		"/home/.me/input/2026-10":                 true, // a folder of exports by month
		"/home/.me/input/index.html":              true,
		"/etc/book.yaml":                          true, // the configuration, elsewhere
		"/etc/other.yaml":                         false,
		"/home/.me/input":                         false,
		"/home/.me/input/.accounts.csv.swp":       false,
		"/home/.me/input/.git/index":              false,
		"/home/.me/input/crm/~$accounts.xlsx":     false,
		"/home/.me/input/.~lock.accounts.ods#":    false,
		"/home/.me/input/#accounts.csv#":          false,
		"/home/.me/input/accounts.csv~":           false,
		"/home/.me/input/accounts.CSV.TMP":        false,
		"/home/.me/input/lu12ab.tmp":              false,
		"/home/.me/input/accounts.csv.crdownload": false,
		"/home/.me/input/Thumbs.db":               false,
		"/home/.me/input/books":                   false,
		"/home/.me/input/books/2026-10/a.csv":     false,
		"/home/.me/inputs/accounts.csv":           false,
	} {
		if got := f.counts(path); got != want {
			t.Errorf("%s counts: %v", path, got)
		}
	}
}

func TestBooksAmongTheExportsDoNotCount(t *testing.T) {
	dir := behind(t.TempDir())
	must(t, os.MkdirAll(filepath.Join(dir, "2026-10"), 0o700), os.MkdirAll(filepath.Join(dir, "2026-09"), 0o700),
		os.WriteFile(filepath.Join(dir, "2026-10", "manifest.json"), nil, 0o600))
	f := unwatched(dir, dir)
	for path, want := range map[string]bool{
		"accounts.csv": true, "2026-09/accounts.csv": true, "preview-data.csv": true, "crm/index.html": true,
		"2026-10/tiers.html": false, "2026-10": false, "2026-08": false, "index.html": false, "preview-2026-10/index.html": false,
	} {
		if got := f.counts(filepath.Join(dir, path)); got != want {
			t.Errorf("%s counts: %v", path, got)
		}
	}
}

func TestWhichEventsAreChanges(t *testing.T) {
	f := unwatched("/input", "/output")
	for _, c := range []struct {
		event fsnotify.Event
		want  bool
	}{
		{fsnotify.Event{Name: "/input/a.csv", Op: fsnotify.Write}, true},
		{fsnotify.Event{Name: "/input/a.csv", Op: fsnotify.Remove}, true},
		{fsnotify.Event{Name: "/input/a.csv", Op: fsnotify.Rename}, true},
		{fsnotify.Event{Name: "/input/a.csv", Op: fsnotify.Write | fsnotify.Chmod}, true},
		{fsnotify.Event{Name: "/input/a.csv", Op: fsnotify.Chmod}, false},
		{fsnotify.Event{Name: "/input/.a.csv", Op: fsnotify.Write}, false},
	} {
		if got, err := f.take(c.event); got != c.want || err != nil {
			t.Errorf("%v is a change: %v, %v", c.event, got, err)
		}
	}
	if _, err := f.take(fsnotify.Event{Name: "/input", Op: fsnotify.Remove}); !errors.Is(err, ErrGone) {
		t.Errorf("the folder is gone: %v", err)
	}
}

// next waits for a change; the wait is long, for nothing here is about speed.
func next(t *testing.T, f *Folder) error {
	t.Helper()
	select {
	case err := <-f.Changes():
		return err
	case <-time.After(time.Minute):
		t.Fatal("nothing was told")
		return nil
	}
}

// settled takes what was told of one change until it is quiet.
func settled(t *testing.T, f *Folder) {
	t.Helper()
	must(t, next(t, f))
	for {
		select {
		case err := <-f.Changes():
			must(t, err)
		case <-time.After(Quiet):
			return
		}
	}
}

func TestChangesOfARealFolderAreTold(t *testing.T) {
	dir := t.TempDir()
	input, target, config := filepath.Join(dir, "input"), filepath.Join(dir, "shared", "a.csv"), filepath.Join(dir, "conf", "my.yaml")
	write := func(path string) {
		must(t, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("1"), 0o600))
	}
	write(filepath.Join(input, "crm", "accounts.csv"))
	write(target)
	write(config)
	must(t, os.Symlink(target, filepath.Join(input, "linked.csv")))
	f, err := Watch(input, filepath.Join(input, "books"), config)
	must(t, err)
	defer f.Close()
	for _, path := range []string{filepath.Join(input, "crm", "accounts.csv"), filepath.Join(input, "new", "deep", "b.csv"),
		filepath.Join(input, "new", "deep", "b.csv"), target, config} {
		write(path)
		settled(t, f)
	}
	must(t, os.Remove(filepath.Join(input, "crm", "accounts.csv")))
	settled(t, f)
	must(t, os.RemoveAll(input))
	for err = next(t, f); err == nil; err = next(t, f) {
	}
	if !errors.Is(err, ErrGone) {
		t.Errorf("the folder is gone: %v", err)
	}
}

func TestAFolderThatIsNoneCannotBeWatched(t *testing.T) {
	if f, err := Watch(filepath.Join(t.TempDir(), "none"), ""); err == nil {
		f.Close()
		t.Error("it is watched")
	}
}
