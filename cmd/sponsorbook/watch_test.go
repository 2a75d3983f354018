//go:build unix

package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sponsorbook/cmd/sponsorbook/await"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func TestAWatchSaysWhatChangedInFigures(t *testing.T) {
	amount := func(text string) program.Decimal {
		d, err := program.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := figures{book: program.NewMonth(2026, 10), asOf: program.NewDate(2026, 10, 31),
		findings: map[finding.Severity]int{finding.Error: 2, finding.Note: 1},
		used:     map[string]program.Decimal{"EUR": amount("10000"), "USD": amount("5")}, inProgram: 11, sponsored: 8,
		outputs: map[string]string{"index.html": "a", "tiers.md": "b"}}
	for name, c := range map[string]struct {
		change func(*figures)
		want   string
	}{
		"the same":   {func(*figures) {}, "nothing changed"},
		"one page":   {func(x *figures) { x.outputs["tiers.md"] = "c" }, "no figure changed; 1 file of the book did"},
		"page more":  {func(x *figures) { x.outputs["new.md"] = "c" }, "no figure changed; 1 file of the book did"},
		"page fewer": {func(x *figures) { delete(x.outputs, "tiers.md") }, "no figure changed; 1 file of the book did"},
		"findings": {func(x *figures) { x.findings[finding.Error], x.findings[finding.Warning] = 1, 3 },
			"1 error fewer; 3 warnings more"},
		"revenue": {func(x *figures) { x.used["EUR"] = amount("22400") }, "revenue used 10,000.00 → 22,400.00 EUR (+12,400.00)"},
		"a currency gone": {func(x *figures) { delete(x.used, "USD"); x.used[""] = amount("5") },
			"revenue used 0.00 → 5.00 (+5.00); revenue used 5.00 → 0.00 USD (-5.00)"},
		"program": {func(x *figures) { x.inProgram, x.sponsored = 12, 7 }, "groups in the program 11 → 12; with a sponsor 8 → 7"},
		"another book": {func(x *figures) { x.book, x.asOf = program.NewMonth(2026, 9), program.NewDate(2026, 9, 30) },
			"the book is 2026-09 as of 2026-09-30, before 2026-10 as of 2026-10-31"},
	} {
		now := before
		now.findings, now.used, now.outputs = maps.Clone(before.findings), maps.Clone(before.used), maps.Clone(before.outputs)
		c.change(&now)
		if got := now.since(before); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
}

func TestAWatchNamesTheKindsOfFindingsThatAreNew(t *testing.T) {
	at := func(severity finding.Severity, code, file string, row int) finding.Finding {
		return finding.Finding{Severity: severity, Code: code, At: finding.Ref{File: file, Row: row}}
	}
	before := figures{kinds: map[string]bool{kindOf(at(finding.Error, "amount-unread", "a.csv", 2)): true}}
	got := before.unknown([]finding.Finding{at(finding.Error, "amount-unread", "a.csv", 9), at(finding.Error, "amount-unread", "b.csv", 1),
		at(finding.Error, "date-unread", "a.csv", 2)})
	if len(got) != 2 || got[0].At.File != "b.csv" || got[1].Code != "date-unread" {
		t.Errorf("got %v", got)
	}
}

// heard is what a program says, while it says it.
type heard struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.said.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.said.String()
}

// await waits until a text was said as often as that; the wait is long, for nothing
// here is about speed.
func (h *heard) await(t *testing.T, text string, times int) {
	t.Helper()
	for range 6000 {
		if strings.Count(h.String(), text) >= times {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("never said %q %d times:\n%s", text, times, h)
}

// TestAWatchWritesTheBookAgain goes the way of somebody who mends exports: a row
// that is wrong, the same file mended, a file that says nothing new, a configuration
// that is wrong and taken back, the end.
func TestAWatchWritesTheBookAgain(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		aside := filepath.Join(dir, "input", ".aside") // so that no run reads half of it
		if err := errors.Join(os.WriteFile(aside, []byte(text), 0o600), os.Rename(aside, filepath.Join(dir, "input", name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "input"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("accounts.csv", "Account ID,Account Name\n1,Aurelia Logistics\n2,Kestrel Energy\n")
	write("revenue.csv", "Account ID,Month,Amount,Currency\n1,2026-09,1000,EUR\n2,2026-09,lots,EUR\n2,2026-08,800,EUR\n")
	said, results := &heard{}, &heard{}
	c := exec.Command("sponsorbook", "run", "--watch", "--as-of", "2026-10-31", "--no-sync", "-o", "input/books")
	c.Dir, c.Stdout, c.Stderr = dir, results, said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() { _ = c.Process.Kill() })
	said.await(t, "waiting for changes in input; Ctrl-C ends\n", 1)
	manifest := func() string {
		text, err := os.ReadFile(filepath.Join(dir, "input", "books", "2026-10", "manifest.json"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	first := manifest()

	write("revenue.csv", "Account ID,Month,Amount,Currency\n1,2026-09,1000,EUR\n2,2026-09,300,EUR\n2,2026-08,800,EUR\n")
	said.await(t, "\n1 warning fewer; revenue used 1,800.00 → 2,100.00 EUR (+300.00)\n", 1)
	second := manifest()
	if first == second {
		t.Error("the book is the same")
	}

	write(".hidden.csv", "a,b\n1,2\n")
	write("~$revenue.xlsx", "a")
	write("README.md", "notes for people\n")
	said.await(t, "\nnothing changed\n", 1)

	write("sponsorbook.yaml", "as_off: 2026-10-31\n")
	said.await(t, "\nerror: sponsorbook.yaml:1:1: there is no key", 1)
	write("sponsorbook.yaml", "as_of: 2026-10-31\n")
	said.await(t, "\nno figure changed; 1 file of the book did\n", 1) // the page that names the configuration
	if manifest() == "" || strings.Count(results.String(), "index.html") != 1 {
		t.Errorf("results: %s", results)
	}

	time.Sleep(2 * await.Quiet) // in which a book among the exports would be one more change
	if n := strings.Count(said.String(), "reading the exports\n"); n != 4 {
		t.Errorf("%d runs: %s", n, said)
	}

	_ = c.Process.Signal(os.Interrupt)
	if err := <-ended; err != nil || !strings.HasSuffix(said.String(), "\nended; the last book stands\n") {
		t.Errorf("%v: %s", err, said)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "input", "books", ".*.new")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestAWatchThatPublishedNothingEndsAsAFailure is interrupted after a run that was refused.
func TestAWatchThatPublishedNothingEndsAsAFailure(t *testing.T) {
	said := &heard{}
	c := exec.Command("sponsorbook", "run", "--watch", "-i", t.TempDir(), "-o", filepath.Join(t.TempDir(), "books"))
	c.Stderr = said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	said.await(t, "waiting for changes", 1)
	_ = c.Process.Signal(os.Interrupt)
	_ = c.Wait()
	if code := c.ProcessState.ExitCode(); code != exitFailed ||
		!strings.HasSuffix(said.String(), "error: interrupted; nothing was published [interrupted]\n") {
		t.Errorf("status %d: %s", code, said)
	}
}
