package main

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// mostOfACode is how many findings of one code are printed; findings.csv and
// the findings page have them all.
const mostOfACode = 3

// mention prints the findings that matter, worst first, a few of each kind.
func (s *session) mention(all []finding.Finding) {
	seen := map[string]int{}
	for _, f := range all {
		if f.Severity == finding.Note {
			continue
		}
		if seen[f.Code]++; seen[f.Code] <= mostOfACode {
			s.say(f.Severity.String(), f.String())
		}
	}
	for _, f := range all {
		if n := seen[f.Code] - mostOfACode; n > 0 && f.Severity != finding.Note {
			s.say(f.Severity.String(), fmt.Sprintf("%s: %d more %s; sponsorbook check lists them", f.Severity, n, f.Code))
			seen[f.Code] = 0
		}
	}
}

// tally counts findings by severity in words.
func (s *session) tally(all []finding.Finding) string {
	e, w, n := finding.Count(all, finding.Error), finding.Count(all, finding.Warning), finding.Count(all, finding.Note)
	return count(e, "error", "errors") + ", " + count(w, "warning", "warnings") + ", " + count(n, "note", "notes")
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// bar is a progress bar that is stepped for every file, on a terminal only.
func (s *session) bar(p *program.Program) func() {
	f, ok := s.err.(*os.File)
	if !ok || s.Quiet || s.LogFormat == "json" || os.Getenv("CI") != "" || !term.IsTerminal(int(f.Fd())) {
		return func() {}
	}
	b := progressbar.NewOptions(-1, progressbar.OptionSetWriter(io.Writer(f)),
		progressbar.OptionSetDescription("writing "+p.Book.String()), progressbar.OptionShowCount(),
		progressbar.OptionUseANSICodes(os.Getenv("NO_COLOR") == ""), progressbar.OptionClearOnFinish())
	return func() { _ = b.Add(1) }
}
