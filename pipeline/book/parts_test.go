package book

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// partOf writes a part that says what it holds.
func partOf(t *testing.T, dir string, own Part, text string) {
	t.Helper()
	s, err := Folder{Path: dir, NoSync: true}.BeginPart(october, own.Part)
	must(t, err)
	defer s.Discard()
	must(t, s.Write("accounts/"+text+".md", []byte(text)))
	own.Outputs = s.Outputs()
	own.Pieces = []byte("[]")
	content, err := own.Encode()
	must(t, errors.Join(err, s.Write(PartFile, content)))
	must(t, s.Publish(t.Context(), nil))
}

func wanted(part, of int) Part {
	return Part{Schema: 1, Part: part, Of: of, Book: october, AsOf: october.Last(), Version: "1", Config: "c", Look: "l", Program: "p",
		Inputs: []Input{{Path: "a.csv", SHA256: "a"}, {Path: "b.csv", SHA256: "b"}}}
}

func TestPartsAreWrittenAtOnceButNoneTwice(t *testing.T) {
	for name, swaps := range map[string]bool{"in one step": true, "in two": false} {
		t.Run(name, func(t *testing.T) {
			if !swaps {
				withoutExchange(t)
			}
			dir := t.TempDir()
			f := Folder{Path: dir, NoSync: true}
			whole, err := f.Begin(october)
			must(t, err)
			one, err := f.BeginPart(october, 1)
			must(t, err)
			partOf(t, dir, wanted(2, 2), "two")
			if _, err := f.BeginPart(october, 1); !errors.Is(err, ErrBusy) {
				t.Errorf("the same part began twice: %v", err)
			}
			one.Discard()
			whole.Discard()
			partOf(t, dir, wanted(1, 2), "one")
			partOf(t, dir, wanted(1, 2), "other")
			if got := len(Shelf(os.DirFS(dir))); got != 0 {
				t.Errorf("parts are taken for %d books", got)
			}
			p, err := f.Parts(wanted(0, 2))
			must(t, err)
			for name, want := range map[string]string{"accounts/other.md": "other", "accounts/two.md": "two", "accounts/one.md": ""} {
				if got, err := p.Read(name); string(got) != want || (err != nil) != (want == "") {
					t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
				}
			}
			p.Remove(whole)
			if left := hidden(dir); len(left) > 0 {
				t.Errorf("%v are left", left)
			}
		})
	}
}

func TestAPartThatIsNotTheMergesOwnIsRefused(t *testing.T) {
	for want, change := range map[string]func(*Part){
		"was made by another version, 1 and not 2":                  func(p *Part) { p.Version = "2" },
		"is part 1 of 1, not 1 of 2":                                func(p *Part) { p.Of = 2 },
		"was made as of 2026-10-31, not 2026-10-30":                 func(p *Part) { p.AsOf-- },
		"was made with another configuration":                       func(p *Part) { p.Config = "d" },
		"was made with other templates, another logo":               func(p *Part) { p.Look = "m" },
		"was made from another input: a.csv differs":                func(p *Part) { p.Inputs[0].SHA256 = "x" },
		"was made from another input: b.csv differs":                func(p *Part) { p.Inputs = p.Inputs[:1] },
		"was made from another input: c.csv differs":                func(p *Part) { p.Inputs = append(p.Inputs, Input{Path: "c.csv"}) },
		"was made when earlier books, the exports or the day said":  func(p *Part) { p.Program = "q" },
		"is missing; run --shard 2/2 again with the same exports, ": func(p *Part) { p.Of = 2 },
	} {
		dir := t.TempDir()
		partOf(t, dir, wanted(1, 1), "one")
		other := wanted(0, 1)
		change(&other)
		if _, err := (Folder{Path: dir}).Parts(other); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestWhatAnInterruptedPartLeftIsMended(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Path: dir, NoSync: true}
	partOf(t, dir, wanted(1, 1), "one")
	parts := filepath.Join(dir, partsOf(october))
	// between the two renames of a system that cannot exchange folders
	must(t, os.Rename(filepath.Join(parts, "1"), filepath.Join(parts, ".1.before")))
	must(t, os.Mkdir(filepath.Join(parts, ".1.new"), 0o700))
	must(t, f.Recover())
	if _, err := f.Parts(wanted(0, 1)); err == nil {
		t.Error("a part that stands aside is merged")
	}
	s, err := f.BeginPart(october, 1)
	must(t, err)
	s.Discard()
	p, err := f.Parts(wanted(0, 1))
	must(t, err)
	_, err = p.Read("accounts/one.md")
	must(t, err)

	must(t, os.Rename(parts, parts+newEnd)) // a merge that was interrupted while it removed them
	must(t, f.Recover())
	if left := hidden(dir); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

func TestAPartNeverReadsOutsideItself(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "secret"), []byte("one"), 0o600))
	partOf(t, dir, wanted(1, 1), "one")
	parts := filepath.Join(dir, partsOf(october))
	for name, disturb := range map[string]func() error{
		"a path upwards": func() error {
			text, err := os.ReadFile(filepath.Join(parts, "1", PartFile))
			return errors.Join(err, os.WriteFile(filepath.Join(parts, "1", PartFile),
				[]byte(strings.ReplaceAll(string(text), "accounts/one.md", "../../secret")), 0o600))
		},
		"a link": func() error {
			at := filepath.Join(parts, "1", "accounts", "one.md")
			return errors.Join(os.Remove(at), os.Symlink(filepath.Join(dir, "secret"), at))
		},
	} {
		must(t, disturb())
		p, err := Folder{Path: dir}.Parts(wanted(0, 1))
		must(t, err)
		for file := range p.files {
			if text, err := p.Read(file); err == nil {
				t.Errorf("%s: %s reads %q", name, file, text)
			}
		}
		partOf(t, dir, wanted(1, 1), "one")
	}
}
