//go:build unix

package book

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

// pages is a page in two files, and another.
var pages = map[string][]string{"one": {"accounts/one.html", "accounts/one.md"}, "two": {"two.pdf"}}

// published writes a book of the pages by a program, and publishes it.
func published(t *testing.T, f Folder, built string) {
	t.Helper()
	s, err := f.Begin(october)
	must(t, err)
	defer s.Discard()
	for of, files := range pages {
		for _, name := range files {
			must(t, s.Write(name, []byte("the text of "+name)))
		}
		s.Note(Made{Of: of, GaveWay: len(of), Absent: "\U00013000"}, files)
	}
	must(t, s.Write("snapshot.json", []byte("{}")))
	m := Manifest{Schema: 1, Book: october, Built: built, Outputs: s.Outputs()}
	text, err := m.Encode()
	must(t, errors.Join(err, s.Write(ManifestFile, text)))
	must(t, s.Publish(t.Context(), nil))
}

func TestAFileIsTakenOverOnlyAsItWasMade(t *testing.T) {
	in := func(dir, name string) string { return filepath.Join(dir, october.String(), name) }
	overwrite := func(name, text string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) { must(t, os.WriteFile(in(dir, name), []byte(text), 0o600)) }
	}
	for what, c := range map[string]struct {
		disturb  func(t *testing.T, dir string)
		one, two bool // which of the pages are taken over
		copied   bool // and not linked
	}{
		"nothing is changed":   {func(*testing.T, string) {}, true, true, false},
		"one of two files is":  {overwrite("accounts/one.md", "the text of accounts/one.mD"), false, true, false},
		"a file is longer":     {overwrite("two.pdf", "the text of two.pdf."), true, false, false},
		"a file is gone":       {func(t *testing.T, dir string) { must(t, os.Remove(in(dir, "two.pdf"))) }, true, false, false},
		"the manifest is none": {overwrite(ManifestFile, "{"), false, false, false},
		"a file is a link": {func(t *testing.T, dir string) {
			must(t, errors.Join(os.Rename(in(dir, "two.pdf"), filepath.Join(dir, "x")), os.Symlink("../x", in(dir, "two.pdf"))))
		}, true, false, false},
		"a folder is a link": {func(t *testing.T, dir string) {
			must(t, errors.Join(os.Rename(in(dir, "accounts"), filepath.Join(dir, "x")), os.Symlink("../x", in(dir, "accounts"))))
		}, false, true, false},
		"files have other names": {func(t *testing.T, dir string) {
			must(t, os.Link(in(dir, "two.pdf"), filepath.Join(dir, "x")))
			must(t, os.Link(in(dir, "accounts/one.md"), filepath.Join(dir, "y")))
			must(t, os.Link(in(dir, "accounts/one.html"), filepath.Join(dir, "z")))
		}, true, true, true},
		"others may read them": {func(t *testing.T, dir string) {
			for _, name := range []string{"two.pdf", "accounts/one.md", "accounts/one.html"} {
				must(t, os.Chmod(in(dir, name), 0o644))
			}
		}, true, true, true},
		"the manifest lists less": {func(t *testing.T, dir string) {
			m := Shelf(os.DirFS(dir))[0]
			m.Outputs = slices.DeleteFunc(m.Outputs, func(o Output) bool { return o.Path == "accounts/one.md" })
			text, err := m.Encode()
			must(t, err)
			text = bytes.Replace(text, []byte(seal(m.Outputs)), []byte(m.Seal), 1)
			must(t, os.WriteFile(in(dir, ManifestFile), text, 0o600))
		}, false, false, false},
		"another file was amended": {func(t *testing.T, dir string) {
			must(t, Folder{Path: dir, NoSync: true}.Amend(t.Context(), october, "snapshot.json", []byte("{} ")))
		}, true, true, false},
		"one of them was amended": {func(t *testing.T, dir string) {
			must(t, Folder{Path: dir, NoSync: true}.Amend(t.Context(), october, "two.pdf", []byte("amended")))
		}, true, false, false},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			f := Folder{Path: dir, NoSync: true}
			published(t, f, "us")
			c.disturb(t, dir)
			before := map[string]os.FileInfo{}
			for _, files := range pages {
				for _, name := range files {
					before[name], _ = os.Stat(in(dir, name))
				}
			}
			s, err := f.Begin(october)
			must(t, err)
			defer s.Discard()
			s.Keep("us")
			for of, want := range map[string]bool{"one": c.one, "two": c.two, "three": false, "": false} {
				files, made, ok, err := s.Take(of)
				must(t, err)
				if ok != want || ok && (!slices.Equal(files, pages[of]) || made != Made{of, len(of), "\U00013000"}) {
					t.Errorf("%s: took %v, %v of %q", what, files, made, of)
				}
				if !ok { // what was not taken is written, and changes nothing that stands
					for _, name := range pages[of] {
						must(t, s.Write(name, []byte("new")))
					}
				}
				for _, name := range files {
					now, err := os.Stat(filepath.Join(s.staged(), name))
					must(t, err)
					if os.SameFile(before[name], now) == c.copied || now.Mode() != 0o600 {
						t.Errorf("%s: %s is linked, or copied, and should not be; mode %o", what, name, now.Mode())
					}
				}
			}
			if text, err := os.ReadFile(in(dir, "accounts/one.html")); err == nil && string(text) != "the text of accounts/one.html" {
				t.Errorf("the published book holds %q", text)
			}
		})
	}
}

func TestAnotherProgramTakesNothingOver(t *testing.T) {
	for _, built := range []string{"them", "", "us "} {
		f := Folder{Path: t.TempDir(), NoSync: true}
		published(t, f, "us")
		s, err := f.Begin(october)
		must(t, err)
		s.Keep(built)
		if _, _, ok, _ := s.Take("two"); ok {
			t.Errorf("%q took a file of us", built)
		}
		s.Discard()
	}
}

func TestAPartTakesOverFromThePublishedBook(t *testing.T) {
	f := Folder{Path: t.TempDir(), NoSync: true}
	published(t, f, "us")
	s, err := f.BeginPart(october, 1)
	must(t, err)
	defer s.Discard()
	s.Keep("us")
	if _, _, ok, err := s.Take("one"); !ok || err != nil {
		t.Errorf("a part takes nothing over: %v", err)
	}
	other, err := f.BeginPart(program.NewMonth(2026, 11), 1)
	must(t, err)
	defer other.Discard()
	other.Keep("us")
	if _, _, ok, _ := other.Take("one"); ok {
		t.Error("a part of another month takes over")
	}
}

func TestFilesOfMoreFoldersThanAreKeptOpenAreTakenOver(t *testing.T) {
	f := Folder{Path: t.TempDir(), NoSync: true}
	for range 2 {
		s, err := f.Begin(october)
		must(t, err)
		s.Keep("this program")
		_, published := os.Stat(filepath.Join(f.Path, october.String()))
		for i := range mostOpen + 20 {
			name := fmt.Sprintf("rooms/%03d/page.md", i)
			_, _, ok, err := s.Take(name)
			must(t, err)
			if ok != (published == nil) {
				t.Fatalf("%s is taken over: %v, of a book: %v", name, ok, published)
			}
			if !ok {
				must(t, s.Write(name, []byte(name)))
			}
			s.Note(Made{Of: name}, []string{name})
		}
		m := Manifest{Schema: 1, Book: october, Built: "this program", Outputs: s.Outputs()}
		text, err := m.Encode()
		must(t, errors.Join(err, s.Write(ManifestFile, text), s.Publish(t.Context(), nil)))
		s.Discard()
		read, err := os.ReadFile(filepath.Join(f.Path, october.String(), "rooms/119/page.md"))
		if must(t, err); string(read) != "rooms/119/page.md" {
			t.Errorf("the last page says %q", read)
		}
	}
}
