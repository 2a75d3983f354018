package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra/doc"

	"sponsorbook/pipeline/goldentest"
	"sponsorbook/pipeline/program"
)

// said is what the program prints for some arguments.
func said(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(args, strings.NewReader(""), &out, &errs); status != exitDone {
		t.Fatalf("sponsorbook %s: status %d: %s", strings.Join(args, " "), status, &errs)
	}
	return out.Bytes()
}

// TestGeneratedCommandPages keeps docs/commands true: a page a command, made
// from its own help.
func TestGeneratedCommandPages(t *testing.T) {
	for _, c := range commands() {
		page := "# sponsorbook " + c.name + "\n\nGenerated from the program's own help.\n\n```\n" + string(said(t, c.name, "--help")) +
			"```\n"
		goldentest.Same(t, "../../docs/commands/"+c.name+".md", []byte(page))
	}
	page := "# sponsorbook\n\nGenerated from the program's own help.\n\n```\n" + string(said(t, "--help")) + "```\n"
	goldentest.Same(t, "../../docs/commands/README.md", []byte(page))
}

// TestGeneratedManPages keeps docs/man true, which releases carry.
func TestGeneratedManPages(t *testing.T) {
	s := &session{}
	root := s.tree(t.Context())
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	root.DisableAutoGenTag = true
	header := doc.GenManHeader{Section: "1", Date: &day, Source: "sponsorbook", Manual: "sponsorbook"}
	if err := doc.GenManTree(root, &header, dir); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(dir + "/*.1")
	if err != nil || len(pages) != len(commands())+1 {
		t.Fatalf("%d man pages, want one a command and one of the program (%v)", len(pages), err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		goldentest.Same(t, "../../docs/man/"+filepath.Base(page), text)
	}
}

// TestEveryCommandHasExamples, each of which its own flags accept.
func TestEveryCommandHasExamples(t *testing.T) {
	for _, c := range commands() {
		if len(c.examples) == 0 {
			t.Errorf("%s has no example", c.name)
		}
		for _, e := range c.examples {
			words := strings.Fields(e.line)
			s := &session{today: program.Date(1)}
			b := s.branch(t.Context(), c)
			if words[0] != c.name {
				t.Errorf("an example of %s calls %s", c.name, words[0])
			}
			line, _, _ := strings.Cut(e.line, " >")
			if err := b.ParseFlags(strings.Fields(line)[1:]); err != nil {
				t.Errorf("sponsorbook %s: %v", e.line, err)
			}
		}
	}
}
