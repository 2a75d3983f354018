package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCheckFitsATerminal looks at the sample: no line is longer than 80 columns but
// what is to be pasted, and words that cannot be parted.
func TestCheckFitsATerminal(t *testing.T) {
	text, answers, found := strings.Cut(string(said(t, "check", "-i", "../../input", "-o", t.TempDir(), "--as-of", "2026-10-31")),
		"\nLines for sponsorbook.yaml")
	if !found || !strings.Contains(answers, "docs/findings.md tells of each") {
		t.Errorf("no lines to paste, or nothing tells of codes: %s", answers)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > width && len(strings.Fields(line)) > 1 {
			t.Errorf("%d columns: %s", utf8.RuneCountInString(line), line)
		}
	}
	if strings.Contains(text, "\x1b") {
		t.Error("it is coloured, and no terminal is there")
	}
}

// TestWhatWaitsToBeFilledInIsOneLine puts exports into a new workspace: its empty
// sheets are named together, and what they would give is lacking.
func TestWhatWaitsToBeFilledInIsOneLine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ws")
	said(t, "init", dir, "-q")
	for name, text := range map[string]string{"accounts.csv": "Account ID,Account Name,Industry\n1,Kestrel Energy,Energy\n",
		"revenue.csv": "Account ID,Month,Amount\n1,2026-09,800\n"} {
		if err := os.WriteFile(filepath.Join(dir, "input", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text := string(said(t, "check", "-i", filepath.Join(dir, "input"), "-o", filepath.Join(dir, "output"), "--as-of", "2026-10-31"))
	for _, want := range []string{"Sponsor program.xlsx\n  nothing is filled in yet in Asks, Meetings,", "\n  no sponsors: "} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q is not there once in\n%s", want, text)
		}
	}
	if strings.Contains(text, "shows how the sheet is filled in") {
		t.Errorf("empty sheets take the screen:\n%s", text)
	}
}
