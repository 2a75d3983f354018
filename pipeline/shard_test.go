package pipeline

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// kept is a Put that keeps what it is given.
func kept(files map[string]string) Put {
	var mu sync.Mutex
	return func(path string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[path]; twice {
			return fmt.Errorf("%s is written twice", path)
		}
		files[path] = string(content)
		return nil
	}
}

// unprintable is a program with a name that no font has: a finding of a printed page.
func unprintable() *program.Program {
	p := documenttest.Rich()
	p.Groups[0].Name += " \U00013000"
	p.Groups[0].Root.Name = p.Groups[0].Name
	return p
}

func TestMergedPartsHaveTheBytesOfASingleRun(t *testing.T) {
	c := config.Defaults()
	whole := map[string]string{}
	single := unprintable()
	if err := Render(t.Context(), single, c, kept(whole)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(whole["findings.csv"], "character-not-shown") {
		t.Fatal("no page of the program falls short")
	}
	for _, n := range []int{1, 2, 3} {
		parts, pieces := map[string]string{}, []Piece(nil)
		put := kept(parts)
		for i := range n {
			c.Jobs = i + 1
			made, err := RenderPart(t.Context(), unprintable(), c, Share{i + 1, n}, put)
			if err != nil {
				t.Fatal(err)
			}
			pieces = append(pieces, made...)
		}
		read := func(path string) ([]byte, error) { return []byte(parts[path]), nil }
		merged, p := map[string]string{}, unprintable()
		if err := Merge(t.Context(), p, c, Parts{pieces, read}, kept(merged)); err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(whole, merged) || Fingerprint(p) != Fingerprint(single) {
			t.Errorf("%d parts are not the book of a single run", n)
		}
		for name := range whole {
			shared := strings.HasPrefix(name, "briefings/") || strings.HasPrefix(name, "accounts/") || strings.Contains(name, "/pack")
			if _, there := parts[name]; shared && !there {
				t.Errorf("no part has %s", name)
			}
		}
		for _, wrong := range [][]Piece{pieces[1:], append(pieces[:len(pieces):len(pieces)], pieces[0]),
			append(pieces[:len(pieces):len(pieces)], Piece{Path: "other"})} {
			err := Merge(t.Context(), unprintable(), c, Parts{wrong, read}, Put(func(string, []byte) error { return nil }))
			if err == nil || !strings.Contains(err.Error(), "render all parts again") {
				t.Errorf("a piece too few or too many is merged: %v", err)
			}
		}
		gone := errors.New("gone")
		fails := func(string) ([]byte, error) { return nil, gone }
		if err := Merge(t.Context(), unprintable(), c, Parts{pieces, fails}, kept(map[string]string{})); !errors.Is(err, gone) {
			t.Errorf("a file that does not read: %v", err)
		}
	}
}

func TestTheFingerprintIsOfAllThatAProgramHolds(t *testing.T) {
	want := Fingerprint(documenttest.Rich())
	if got := Fingerprint(documenttest.Rich()); got != want {
		t.Fatal("the same program has two fingerprints")
	}
	for what, change := range map[string]func(*program.Program){
		"a name":      func(p *program.Program) { p.Groups[0].Root.Name += "." },
		"a place":     func(p *program.Program) { p.Groups[0].Root.Origin.Ref.Row++ },
		"an amount":   func(p *program.Program) { p.Standings[0].Revenue = p.Standings[0].Revenue.Add(program.NewDecimal(1)) },
		"a day":       func(p *program.Program) { p.AsOf++ },
		"a decision":  func(p *program.Program) { p.Pairings[0].Confirmed = !p.Pairings[0].Confirmed },
		"a finding":   func(p *program.Program) { p.Findings[0].Message += "." },
		"an order":    func(p *program.Program) { p.Findings[0], p.Findings[1] = p.Findings[1], p.Findings[0] },
		"a setting":   func(p *program.Program) { p.Settings.Company += "." },
		"a line less": func(p *program.Program) { p.Plan.Actions = p.Plan.Actions[1:] },
	} {
		p := documenttest.Rich()
		change(p)
		if Fingerprint(p) == want {
			t.Errorf("%s does not count", what)
		}
	}
}

func TestTheLookIsOfTemplatesLogoAndFonts(t *testing.T) {
	look := func(change func(*config.Config)) string {
		c := config.Defaults()
		change(&c)
		sum, err := Look(c)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	seen := map[string]string{}
	for what, change := range map[string]func(*config.Config){
		"ours":          func(*config.Config) {},
		"a logo":        func(c *config.Config) { c.Page.Files.Logo = []byte("x") },
		"a font":        func(c *config.Config) { c.Page.Files.Regular = []byte("x") },
		"a bold font":   func(c *config.Config) { c.Page.Files.Bold = []byte("x") },
		"a style":       func(c *config.Config) { c.Pages = fstest.MapFS{"page.css": {Data: []byte("x")}} },
		"another style": func(c *config.Config) { c.Pages = fstest.MapFS{"page.css": {Data: []byte("y")}} },
		"a script":      func(c *config.Config) { c.Pages = fstest.MapFS{"page.js": {Data: []byte("x")}} },
	} {
		sum := look(change)
		if other, twice := seen[sum]; twice {
			t.Errorf("%s looks like %s", what, other)
		}
		seen[sum] = what
	}
}
