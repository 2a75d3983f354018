package book

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sponsorbook/pipeline/program"
)

// page is a shelf that names its books.
func page(books []Manifest) ([]byte, error) {
	var names []string
	for _, m := range books {
		names = append(names, m.Book.String())
	}
	return []byte(strings.Join(names, " ")), nil
}

// bookOf publishes a book of a month that says something, with its shelf.
func bookOf(dir, month, text string) error { return bookWith(dir, month, text, page) }

func bookWith(dir, month, text string, shelf ShelfPage) error {
	var m program.Month
	if err := m.UnmarshalText([]byte(month)); err != nil {
		return err
	}
	s, err := Folder{Path: dir, NoSync: true}.Begin(m)
	if err != nil {
		return err
	}
	defer s.Discard()
	manifest := fmt.Sprintf(`{"schema":1,"book":%q,"version":%q,"outputs":[{"path":"a.md"}]}`, month, text)
	if err := errors.Join(s.Write("a.md", []byte(text)), s.Write(ManifestFile, []byte(manifest))); err != nil {
		return err
	}
	return s.Publish(context.Background(), shelf)
}

// stands is what a reader finds: each book's text, and the shelf.
func stands(dir string) string {
	var out []string
	for _, m := range Shelf(os.DirFS(dir)) {
		text, _ := os.ReadFile(filepath.Join(dir, m.Book.String(), "a.md"))
		out = append(out, m.Book.String()+"="+string(text))
	}
	shelf, _ := os.ReadFile(filepath.Join(dir, shelfName))
	return strings.Join(append(out, "shelf="+string(shelf)), "; ")
}

// hidden are the names of the journal, and the lock, that stand in a folder.
func hidden(dir string) []string {
	out, _ := filepath.Glob(filepath.Join(dir, ".*"))
	return out
}

// withoutExchange makes a system that cannot exchange two folders in one step.
func withoutExchange(t *testing.T) {
	swap = func(_, _ string) error { return errors.ErrUnsupported }
	t.Cleanup(func() { swap = exchange })
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestABookTakesThePlaceOfTheEarlierOneOnAnySystem(t *testing.T) {
	for _, name := range []string{"in one step", "by two renames"} {
		t.Run(name, func(t *testing.T) {
			if name == "by two renames" {
				withoutExchange(t)
			}
			dir := t.TempDir()
			must(t, bookOf(dir, "2026-09", "a"))
			must(t, bookOf(dir, "2026-10", "b"))
			must(t, bookOf(dir, "2026-10", "c"))
			if got := stands(dir); got != "2026-10=c; 2026-09=a; shelf=2026-10 2026-09" || len(hidden(dir)) > 0 {
				t.Errorf("%s; left %v", got, hidden(dir))
			}
		})
	}
}

func TestWhereTheShelfCannotAppearNoBookDoes(t *testing.T) {
	inTheWay := func(dir string) error {
		_ = os.Remove(filepath.Join(dir, shelfName))
		return os.MkdirAll(filepath.Join(dir, shelfName, "x"), 0o700)
	}
	for _, c := range []struct {
		name           string
		renames, first bool
		late           bool // the folder appears when everything else was looked at
	}{
		{"seen at once", false, false, false},
		{"seen at once, a first book", false, true, false},
		{"seen late, in one step", false, false, true},
		{"seen late, by two renames", true, false, true},
		{"seen late, a first book", false, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.renames {
				withoutExchange(t)
			}
			dir, want := t.TempDir(), "shelf="
			if !c.first {
				must(t, bookOf(dir, "2026-10", "old"))
				want = "2026-10=old; shelf="
			}
			if !c.late {
				must(t, inTheWay(dir))
			}
			err := bookWith(dir, "2026-10", "new", func([]Manifest) ([]byte, error) { return nil, inTheWay(dir) })
			if err == nil || !strings.Contains(err.Error(), shelfName) {
				t.Errorf("got %v", err)
			}
			if got := stands(dir); got != want || len(hidden(dir)) > 0 {
				t.Errorf("%s, want %s; left %v", got, want, hidden(dir))
			}
		})
	}
}

func TestWhatIsNoBookIsNeverReplaced(t *testing.T) {
	for name, put := range map[string]func(at string) error{
		"a file": func(at string) error { return os.WriteFile(at, []byte("mine"), 0o600) },
		"a link": func(at string) error { return os.Symlink(t.TempDir(), at) },
		"a folder of somebody's own": func(at string) error {
			return errors.Join(os.Mkdir(at, 0o700), os.WriteFile(at+"/x", []byte("mine"), 0o600))
		},
		"a link to nothing": func(at string) error { return os.Symlink("nowhere", at) },
	} {
		dir := t.TempDir()
		must(t, put(filepath.Join(dir, "2026-10")))
		before, err := os.Lstat(filepath.Join(dir, "2026-10"))
		must(t, err)
		if err := bookOf(dir, "2026-10", "new"); err == nil || !strings.Contains(err.Error(), "move it away") {
			t.Errorf("%s: got %v", name, err)
		}
		if after, err := os.Lstat(filepath.Join(dir, "2026-10")); err != nil || !os.SameFile(before, after) {
			t.Errorf("%s: another stands in its place (%v)", name, err)
		}
	}
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "2026-10"), 0o700))
	must(t, bookOf(dir, "2026-10", "new")) // an empty folder holds nothing to lose
}

func TestALinkToTheOutputFolderIsFollowedAndStays(t *testing.T) {
	real, link := t.TempDir(), filepath.Join(t.TempDir(), "output")
	must(t, os.Symlink(real, link))
	must(t, bookOf(link, "2026-10", "a"))
	s, err := Folder{Path: link}.Begin(october)
	must(t, err)
	s.Discard()
	must(t, os.RemoveAll(filepath.Join(real, "2026-10")))
	must(t, os.Remove(filepath.Join(real, shelfName)))
	s, err = Folder{Path: link}.Begin(october) // in an empty folder, too
	must(t, err)
	s.Discard()
	if to, err := os.Readlink(link); err != nil || to != real || !exists(real) {
		t.Errorf("the link leads to %q: %v", to, err)
	}
	must(t, os.Remove(real))
	if _, err := (Folder{Path: link}).Begin(october); err == nil || !strings.Contains(err.Error(), "link to") {
		t.Errorf("a link to nothing: %v", err)
	}
}

// begin is a run that begins and publishes nothing.
func begin(month program.Month) func(dir string) error {
	return func(dir string) error {
		s, err := Folder{Path: dir, NoSync: true}.Begin(month)
		if err == nil {
			s.Discard()
		}
		return err
	}
}

// TestEveryCommandMendsEveryMonth leaves what a killed run leaves, at each point
// of publishing, and lets a reader or a run of another month come by.
func TestEveryCommandMendsEveryMonth(t *testing.T) {
	mend := map[string]func(dir string) error{
		"a reader":             func(dir string) error { return Folder{Path: dir}.Recover() },
		"a run of that month":  begin(october),
		"a run of another one": begin(october + 1),
		"a page of its own":    func(dir string) error { return Folder{Path: dir}.Replace("brief-x.pdf", nil) },
	}
	for who, mend := range mend {
		for _, c := range []struct {
			point, want string
			leave       func(dir string) error
		}{
			{"half written", "2026-10=old; shelf=2026-10", func(dir string) error {
				return errors.Join(os.Mkdir(dir+"/.2026-10.new", 0o700), os.WriteFile(dir+"/.2026-10.new/a.md", []byte("ha"), 0o600))
			}},
			{"the shelf waits for a book that never came", "2026-10=old; shelf=2026-10", func(dir string) error {
				return errors.Join(os.Mkdir(dir+"/.2026-11.new", 0o700), os.WriteFile(dir+"/"+shelfWaiting([]byte("no")), []byte("wrong"),
					0o600))
			}},
			{"between two renames", "2026-10=old; shelf=2026-10", func(dir string) error {
				return errors.Join(os.Rename(dir+"/2026-10", dir+"/.2026-10.before"), os.Mkdir(dir+"/.2026-10.new", 0o700))
			}},
			{"exchanged, the shelf not yet", "2026-10=old; shelf=right", func(dir string) error {
				manifest, err := os.ReadFile(dir + "/2026-10/" + ManifestFile)
				return errors.Join(err, os.Mkdir(dir+"/.2026-10.new", 0o700), os.WriteFile(dir+"/"+shelfWaiting(manifest), []byte("right"),
					0o600))
			}},
			{"published, the earlier one not yet removed", "2026-10=old; shelf=2026-10", func(dir string) error {
				return errors.Join(os.Mkdir(dir+"/.2026-10.before", 0o700), os.WriteFile(dir+"/.2026-10.before/a.md", []byte("older"),
					0o600))
			}},
			{"a page half written", "2026-10=old; shelf=2026-10", func(dir string) error {
				return os.WriteFile(dir+"/.brief-x.pdf.new", []byte("ha"), 0o600)
			}},
		} {
			dir := t.TempDir()
			must(t, bookOf(dir, "2026-10", "old"))
			must(t, c.leave(dir))
			must(t, os.WriteFile(dir+"/.lock", nil, 0o600)) // its lock died with it
			must(t, mend(dir))
			_ = os.Remove(dir + "/.lock") // a reader leaves it where nothing is to be written
			if got := stands(dir); got != c.want || len(hidden(dir)) > 0 {
				t.Errorf("%s, %s: %s, want %s; left %v", c.point, who, got, c.want, hidden(dir))
			}
		}
	}
}

func TestNamesOfOthersAreNotMended(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".notes.new", ".2026-1.new", ".2026-10.old", ".index.new", "2026-10.new", ".brief.new"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o600))
	}
	before := tree(t, dir)
	must(t, bookOf(dir, "2026-10", "a"))
	must(t, os.RemoveAll(filepath.Join(dir, "2026-10")))
	must(t, os.Remove(filepath.Join(dir, shelfName)))
	if after := tree(t, dir); after != before {
		t.Errorf("%q became %q", before, after)
	}
}

func TestAnInterruptedPublishingPublishesNothing(t *testing.T) {
	dir := t.TempDir()
	must(t, bookOf(dir, "2026-10", "old"))
	s, err := Folder{Path: dir}.Begin(october)
	must(t, err)
	must(t, s.Write(ManifestFile, []byte(`{"book":"2026-10"}`)))
	ctx, cancel := context.WithCancel(t.Context())
	if err := s.Publish(ctx, func(books []Manifest) ([]byte, error) { cancel(); return page(books) }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if s.Published() {
		t.Error("it says that it was published")
	}
	s.Discard()
	if err := s.Publish(t.Context(), nil); err == nil {
		t.Error("a book that was given up was published")
	}
	if got := stands(dir); got != "2026-10=old; shelf=2026-10" || len(hidden(dir)) > 0 {
		t.Errorf("%s; left %v", got, hidden(dir))
	}
}

func TestModesAreTheOwnersAloneUnlessConfigured(t *testing.T) {
	for _, c := range []struct{ mode, file, folder os.FileMode }{{0, 0o600, 0o700}, {0o640, 0o640, 0o750}, {0o644, 0o644, 0o755}} {
		dir := filepath.Join(t.TempDir(), "output")
		s, err := Folder{Path: dir, Mode: c.mode, NoSync: true}.Begin(october)
		must(t, err)
		must(t, errors.Join(s.Write("a/b/c.md", nil), s.Write(ManifestFile, []byte(`{"book":"2026-10"}`)), s.Publish(t.Context(), page)))
		s.Discard()
		for name, want := range map[string]os.FileMode{"2026-10": c.folder, "2026-10/a": c.folder, "2026-10/a/b": c.folder,
			"2026-10/a/b/c.md": c.file, "2026-10/manifest.json": c.file, shelfName: c.file} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil || info.Mode().Perm() != want {
				t.Errorf("mode %o: %s: %v, want %o (%v)", c.mode, name, info.Mode(), want, err)
			}
		}
	}
}

func TestAnAmendedBookKeepsTheRest(t *testing.T) {
	dir := t.TempDir()
	s := begun(t, dir)
	must(t, errors.Join(s.Write("a/keep.md", []byte("keep")), s.Write("snapshot.json", []byte("Ines"))))
	m := Manifest{Schema: 1, Book: october, Outputs: s.Outputs()}
	text, err := m.Encode()
	must(t, errors.Join(err, s.Write(ManifestFile, text), s.Publish(t.Context(), page)))
	s.Discard()
	must(t, Folder{Path: dir}.Amend(t.Context(), october, "snapshot.json", []byte("removed")))
	got := Shelf(os.DirFS(dir))
	if len(got) != 1 || got[0].Outputs[1].Bytes != len("removed") || got[0].Outputs[0] != m.Outputs[0] {
		t.Errorf("the manifest lists %+v", got)
	}
	if all := tree(t, filepath.Join(dir, "2026-10")); !strings.HasPrefix(all, "a/keep.md=keep;") ||
		!strings.HasSuffix(all, "snapshot.json=removed;") {
		t.Errorf("the book holds %s", all)
	}
}

func TestALockIsNobodyElsesToRemove(t *testing.T) {
	dir := t.TempDir()
	for range 200 { // two runs end and begin side by side: never both at once
		a, err := Folder{Path: dir, NoSync: true}.Begin(october)
		must(t, err)
		ended := make(chan bool)
		go func() { a.Discard(); close(ended) }()
		b, err := Folder{Path: dir, NoSync: true}.Begin(october + 1)
		if err == nil {
			if _, err := (Folder{Path: dir, NoSync: true}).Begin(october); !errors.Is(err, ErrBusy) {
				t.Fatalf("a second run began: %v", err)
			}
			b.Discard()
		} else if !errors.Is(err, ErrBusy) {
			t.Fatal(err)
		}
		<-ended
	}
}

// TestAProgramThatEndsRemovesNoMoreThanSomeThousandFiles: the rest is there for the next
// command, which finds the book as it was.
func TestAProgramThatEndsRemovesNoMoreThanSomeThousandFiles(t *testing.T) {
	const more = 7
	staged := func(t *testing.T, dir string) *Stage {
		s, err := Folder{Path: dir, NoSync: true}.Begin(october)
		must(t, err)
		for i := range mostHurried + more {
			must(t, s.Write(fmt.Sprintf("pages/%d/%d.md", i%9, i), nil))
		}
		return s
	}
	for name, c := range map[string]struct {
		end    func(t *testing.T, dir string)
		left   int
		stands string
	}{
		"given up": {func(t *testing.T, dir string) { staged(t, dir).GiveUp() }, more, "2026-10=old; shelf=2026-10"},
		"failed":   {func(t *testing.T, dir string) { staged(t, dir).Discard() }, 0, "2026-10=old; shelf=2026-10"},
		"published meanwhile, and the earlier book is removed": {func(t *testing.T, dir string) {
			s := staged(t, dir)
			must(t, s.Write(ManifestFile, []byte(`{"book":"2026-10"}`)))
			must(t, s.Publish(t.Context(), page))
			s.Discard()
			must(t, bookOf(dir, "2026-11", "new")) // which mends nothing: nothing was left
			s, err := Folder{Path: dir, NoSync: true}.Begin(october)
			must(t, err)
			must(t, errors.Join(s.Write("a.md", []byte("new")), s.Write(ManifestFile, []byte(`{"book":"2026-10"}`))))
			s.hurried.Store(true)
			must(t, s.Publish(t.Context(), page))
			s.GiveUp()
		}, more + 1, "2026-11=new; 2026-10=new; shelf=2026-11 2026-10"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, bookOf(dir, "2026-10", "old"))
			c.end(t, dir)
			if left := filesBelow(t, filepath.Join(dir, ".2026-10"+newEnd)); left != c.left {
				t.Errorf("%d files are left, want %d", left, c.left)
			}
			if got := stands(dir); got != c.stands {
				t.Errorf("%s, want %s", got, c.stands)
			}
			must(t, Folder{Path: dir}.Recover())
			if got := stands(dir); got != c.stands || len(hidden(dir)) > 0 {
				t.Errorf("mended: %s, want %s; left %v", got, c.stands, hidden(dir))
			}
		})
	}
}

// filesBelow is how many files a folder holds, at any depth; 0 where there is none.
func filesBelow(t *testing.T, dir string) (n int) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	}))
	return n
}

// TestWhatIsBehindALinkIsNotRemoved puts a link in the place of what was staged.
func TestWhatIsBehindALinkIsNotRemoved(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(other, "x"), nil, 0o600))
	s, err := Folder{Path: dir, NoSync: true}.Begin(october)
	must(t, err)
	must(t, errors.Join(os.Remove(s.staged()), os.Symlink(other, s.staged())))
	s.Discard()
	if !exists(filepath.Join(other, "x")) || len(hidden(dir)) > 0 {
		t.Errorf("a file behind the link is gone, or the link stays: %v", hidden(dir))
	}
}

// A run that is interrupted gives its stage up while its workers still write: each of
// them gets an error, none stumbles.
func TestWhoWritesIntoAStageThatIsGivenUpIsTold(t *testing.T) {
	for range 20 {
		s, err := Folder{Path: t.TempDir(), NoSync: true}.Begin(october)
		must(t, err)
		var workers sync.WaitGroup
		failed := make([]error, 4)
		for w := range failed {
			workers.Go(func() {
				for n := 0; failed[w] == nil; n++ {
					failed[w] = s.Write(fmt.Sprintf("pages/%d/%d.html", w, n), []byte("page"))
				}
			})
		}
		time.Sleep(time.Millisecond)
		s.GiveUp()
		workers.Wait()
		for _, err := range failed {
			if err == nil {
				t.Error("a page was written into a book that is given up")
			}
		}
	}
}
