//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/book"
)

// A rerun is a small company, its output folder, and what is changed between runs.
type rerun struct {
	*testing.T
	rng     *rand.Rand
	in, out string
	built   string
	day     string
	config  map[string]string // by top key
	exports map[string][][]string
}

const dayOfRerun = "2025-09-30"

func newRerun(t *testing.T, seed uint64) *rerun {
	r := &rerun{T: t, rng: rand.New(rand.NewPCG(seed, 1)), in: t.TempDir(), out: filepath.Join(t.TempDir(), "books"), built: "one",
		day: dayOfRerun, config: map[string]string{"accounts": "{pages: program}"}, exports: exportsOf(dayOfRerun)}
	r.run(r.out)
	return r
}

// run makes the book in a folder, of the exports and the configuration as they are.
func (r *rerun) run(out string, more ...string) {
	r.Helper()
	for name, rows := range r.exports {
		at := filepath.Join(r.in, name)
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		r.check(w.WriteAll(rows))
		r.check(os.MkdirAll(filepath.Dir(at), 0o755))
		r.check(os.WriteFile(at, text.Bytes(), 0o644))
	}
	var text strings.Builder
	for _, key := range slices.Sorted(maps.Keys(r.config)) {
		fmt.Fprintf(&text, "%s: %s\n", key, r.config[key])
	}
	r.check(os.WriteFile(filepath.Join(r.in, "sponsorbook.yaml"), []byte(text.String()), 0o644))
	var said bytes.Buffer
	s := &session{in: strings.NewReader(""), out: &said, err: &said, built: func() string { return r.built }}
	args := append([]string{"run", "-i", r.in, "-o", out, "--as-of", r.day, "-q", "--no-sync"}, more...)
	if err := dispatch(context.Background(), s, args); err != nil {
		r.Fatalf("%v: %v\n%s", args, err, said.String())
	}
}

func (r *rerun) check(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// month is the folder of the book.
func (r *rerun) month() string { return r.day[:7] }

// change changes one thing, and says what.
func (r *rerun) change() string {
	switch r.rng.IntN(9) {
	case 0:
		key := pick(r.rng, []string{"program", "page", "accounts", "tiers"})
		r.config[key] = pick(r.rng, map[string][]string{
			"program":  {"{company: Pumps Ltd}", "{language: de}", "{company: Pumps Ltd, confidential: Secret}", "{name: Patrons}"},
			"page":     {"{accent: \"#7a1f3a\"}", "{size: Letter}", "{size: A4}"},
			"accounts": {"{pages: all}", "{pages: program}"},
			"tiers":    {"{tier_1: 15, tier_1_out: 20, tier_2: 25, tier_2_out: 30}", "{}"},
		}[key])
		return key + " is " + r.config[key]
	case 1:
		r.config["templates"] = "look"
		r.check(os.MkdirAll(filepath.Join(r.in, "look"), 0o755))
		style := fmt.Sprintf("body { margin: %dpx }\n", r.rng.IntN(40))
		r.check(os.WriteFile(filepath.Join(r.in, "look", "page.css"), []byte(style), 0o644))
		return "another style of pages"
	case 2:
		r.built += "+"
		return "another program"
	case 3:
		r.day = pick(r.rng, []string{"2025-09-30", "2025-09-29", "2025-06-30", "2025-03-31"})
		return "the book of " + r.day
	case 4, 5:
		return r.damage()
	}
	name := pick(r.rng, slices.Sorted(maps.Keys(r.exports)))
	rows := r.exports[name]
	row, col := 1+r.rng.IntN(len(rows)-1), r.rng.IntN(len(rows[0]))
	was := rows[row][col]
	rows[row][col] = pick(r.rng, []string{"", was + "1", was + " Ltd", strings.ToUpper(was), rows[1+r.rng.IntN(len(rows)-1)][col]})
	return fmt.Sprintf("%s, row %d, column %d: %q is %q", name, row, col, was, rows[row][col])
}

// damage does to the published book what nobody should.
func (r *rerun) damage() string {
	files := filesIn(r.T, filepath.Join(r.out, r.month()))
	if len(files) == 0 {
		return "no book to damage"
	}
	name := pick(r.rng, slices.Sorted(maps.Keys(files)))
	at := filepath.Join(r.out, r.month(), name)
	switch r.rng.IntN(6) {
	case 0:
		if name == book.ManifestFile {
			name, at = "index.html", filepath.Join(r.out, r.month(), "index.html")
		}
		r.check(os.Remove(at))
		return name + " is gone"
	case 1:
		r.check(os.Rename(at, at+".aside"))
		r.check(os.Symlink(at+".aside", at))
		return name + " is a link"
	case 2:
		return "the manifest says something else of " + r.forged()
	}
	content := slices.Clone(files[name])
	content[r.rng.IntN(len(content))] ^= 1
	r.check(os.WriteFile(at, content, 0o600))
	return "a bit of " + name + " is another"
}

// forged is a file that the manifest no longer lists, or another in its place.
func (r *rerun) forged() string {
	at := filepath.Join(r.out, r.month(), book.ManifestFile)
	text, err := os.ReadFile(at)
	r.check(err)
	var m book.Manifest
	if json.Unmarshal(text, &m) != nil {
		return "nothing: it does not read"
	}
	i := r.rng.IntN(len(m.Outputs))
	o := m.Outputs[i]
	if r.rng.IntN(2) == 0 {
		m.Outputs = slices.Delete(m.Outputs, i, i+1)
	} else {
		m.Outputs[i].Made = m.Outputs[r.rng.IntN(len(m.Outputs))].Made
	}
	text, err = json.MarshalIndent(m, "", "  ")
	r.check(err)
	r.check(os.WriteFile(at, text, 0o600))
	return o.Path
}

func pick[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }

func filesIn(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, at)
		out[filepath.ToSlash(name)], err = os.ReadFile(at)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return out
}

// differ are the files that two folders do not share byte by byte.
func differ(one, other map[string][]byte) []string {
	var out []string
	for name := range one {
		if content, ok := other[name]; !ok || !bytes.Equal(content, one[name]) {
			out = append(out, name)
		}
	}
	for name := range other {
		if _, ok := one[name]; !ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// TestARunAgainHasTheBytesOfAFullOne changes a company, its configuration and its
// published book at random, one thing after the other. What a run then takes over
// from the published book is what a run in which nothing can be taken over makes:
// in the same folder without what the manifest notes, and in an empty one, but for
// the workbooks that the snapshot remembers to have handed out.
func TestARunAgainHasTheBytesOfAFullOne(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			r := newRerun(t, seed)
			for range 8 {
				what := r.change()
				whole := filepath.Join(t.TempDir(), "whole")
				if _, err := os.Stat(r.out); err == nil {
					r.check(os.CopyFS(whole, withoutLinks(t, r.out)))
				}
				r.forget(whole)
				if r.rng.IntN(4) == 0 {
					what += ", in two parts"
					r.run(r.out, "--shard", "1/2")
					r.run(r.out, "--shard", "2/2")
					r.run(r.out, "--merge", "2")
				} else {
					r.run(r.out)
				}
				r.run(whole)
				if d := differ(filesIn(t, r.out), filesIn(t, whole)); len(d) > 0 {
					t.Fatalf("%s: a run again and a full one differ in %v", what, d)
				}
				if r.day != dayOfRerun || r.rng.IntN(2) == 0 {
					continue // an empty folder has none of the books that this one takes for later
				}
				empty := t.TempDir()
				for _, m := range []string{"2025-03", "2025-06"} {
					if earlier := filepath.Join(r.out, m); exists(earlier) {
						r.check(os.CopyFS(filepath.Join(empty, m), os.DirFS(earlier)))
					}
				}
				r.run(empty)
				r.run(empty, "--only", "Aldermoor Foods")
				r.run(r.out, "--only", "Aldermoor Foods")
				d := differ(filesIn(t, r.out), filesIn(t, empty))
				d = slices.DeleteFunc(d, func(name string) bool {
					return strings.HasSuffix(name, "snapshot.json") || strings.HasSuffix(name, book.ManifestFile)
				})
				if len(d) > 0 {
					t.Fatalf("%s: a run again and one into an empty folder differ in %v", what, d)
				}
			}
		})
	}
}

func TestARunAgainTakesOverWhatIsUnchanged(t *testing.T) {
	r := newRerun(t, 1)
	at := filepath.Join(r.out, r.month())
	for what, c := range map[string]struct {
		change      func()
		least, most int // of a hundred files
	}{
		"nothing":         {func() {}, 80, 100},
		"a phone number":  {func() { r.exports["crm/contacts.csv"][1][4] = "h.a@aldermoor.example" }, 60, 99},
		"another program": {func() { r.built = "two" }, 0, 0},
		"the accent":      {func() { r.config["page"] = "{accent: \"#7a1f3a\"}" }, 0, 0},
		"the language":    {func() { r.config["program"] = "{language: fr}" }, 0, 20},
	} {
		r.run(r.out)
		before := statsIn(t, at)
		c.change()
		r.run(r.out)
		same := 0
		for name, now := range statsIn(t, at) {
			if was := before[name]; was != nil && os.SameFile(was, now) {
				same++
			}
		}
		if share := 100 * same / len(before); share < c.least || share > c.most {
			t.Errorf("%s changed: %d of %d files were taken over, not %d to %d of a hundred", what, same, len(before), c.least, c.most)
		}
	}
}

func statsIn(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	out := map[string]fs.FileInfo{}
	for name := range filesIn(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = info
	}
	return out
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// withoutLinks is a folder whose links are taken for what they lead to.
func withoutLinks(t *testing.T, dir string) fs.FS {
	files := filesIn(t, dir)
	out := t.TempDir()
	for name, content := range files {
		at := filepath.Join(out, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return os.DirFS(out)
}

// forget takes away what the published book's manifest notes for the next run.
func (r *rerun) forget(out string) {
	at := filepath.Join(out, r.month(), book.ManifestFile)
	text, err := os.ReadFile(at)
	if err != nil {
		return
	}
	r.check(os.WriteFile(at, bytes.Replace(text, []byte(`"built"`), []byte(`"lost"`), 1), 0o600))
}
