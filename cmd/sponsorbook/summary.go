package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/program"
)

// mostFindings is how many findings the summary names.
const mostFindings = 5

// A summary is what a run tells at its end.
type summary struct {
	Level     string         `json:"level"` // "summary"
	Book      program.Month  `json:"book"`
	AsOf      program.Date   `json:"as_of"`
	Groups    int            `json:"groups"`
	InProgram int            `json:"in_program"`
	Sponsored int            `json:"sponsored"`
	Outside   []outside      `json:"left_out"`
	Since     program.Month  `json:"since,omitzero"`
	Changes   int            `json:"changes"`
	Findings  map[string]int `json:"findings"`
	Page      string         `json:"page"`
	Seconds   float64        `json:"seconds"`
}

// An outside is revenue that was read and left out, and why: what stands twice is, too.
type outside struct {
	Currency string          `json:"currency"`
	Amount   program.Decimal `json:"amount"`
	Why      string          `json:"why"`
}

func summaryOf(p *program.Program, page string, took time.Duration) summary {
	x := summary{Level: "summary", Book: p.Book, AsOf: p.AsOf, Groups: len(p.Groups), Outside: []outside{}, Since: p.Previous,
		Changes: len(p.Changes), Findings: map[string]int{}, Page: page, Seconds: took.Round(100 * time.Millisecond).Seconds()}
	for _, st := range p.Standings {
		if !st.InProgram() {
			continue
		}
		if x.InProgram++; p.Sponsored(st.Group) {
			x.Sponsored++
		}
	}
	for _, m := range p.Money {
		twice := repeated(p, m.Currency)
		if !twice.IsZero() {
			x.Outside = append(x.Outside, outside{m.Currency, twice, "read twice and counted once"})
		}
		if rest := m.SetAside.Sub(twice); !rest.IsZero() {
			x.Outside = append(x.Outside, outside{m.Currency, rest, "set aside as the reconciliation says"})
		}
	}
	x.Outside = append(x.Outside, withoutRate(p)...)
	for _, severity := range []finding.Severity{finding.Error, finding.Warning, finding.Note} {
		x.Findings[severity.String()] = finding.Count(p.Findings, severity)
	}
	return x
}

// repeated is the money of tables of which nothing was set aside but rows that
// other tables have too.
func repeated(p *program.Program, currency string) program.Decimal {
	var sum program.Decimal
	for _, src := range p.Sources {
		if len(src.SetAside) == 0 || slices.ContainsFunc(src.SetAside,
			func(a program.SetAside) bool { return !strings.HasPrefix(a.Reason, intake.Repeats) }) {
			continue
		}
		for _, m := range src.Money {
			if m.Currency == currency {
				sum = sum.Add(m.SetAside)
			}
		}
	}
	return sum
}

// withoutRate are the amounts that could not be converted, by currency.
func withoutRate(p *program.Program) []outside {
	sums := p.WithoutRate()
	var out []outside
	for _, currency := range slices.Sorted(maps.Keys(sums)) {
		out = append(out, outside{currency, sums[currency], "for want of a rate"})
	}
	return out
}

// sum tells what was published: the book, its counts, the money that was left
// out, what changed, what to mend first, the page to open and how long it
// took. Where standard output is read by a program, the page goes there too.
func (s *session) sum(p *program.Program, page string, took time.Duration) {
	x := summaryOf(p, page, took)
	switch {
	case s.Quiet:
	case s.LogFormat == "json":
		line, _ := json.Marshal(x)
		fmt.Fprintf(s.err, "%s\n", line)
	default:
		x.print(screen.Safe(s.err), s.tally(p.Findings))
	}
	s.mention(p.Findings)
	if !s.Quiet && s.LogFormat != "json" {
		fmt.Fprintf(s.err, "done in %.1f s; open %s\n", x.Seconds, page)
	}
	if !s.Quiet && !screen.IsTerminal(s.out) {
		fmt.Fprintln(s.out, page)
	}
}

func (x summary) print(w io.Writer, findings string) {
	fmt.Fprintf(w, "book %s as of %s: %s of %d in the program, %d with a sponsor\n",
		x.Book, x.AsOf, program.Plural(x.InProgram, "group", "groups"), x.Groups, x.Sponsored)
	for _, m := range x.Outside {
		fmt.Fprintf(w, "left out: %s, %s\n", unit(grouped(m.Amount), m.Currency), m.Why)
	}
	if x.Since.Known() {
		fmt.Fprintf(w, "since %s: %s; sponsorbook diff names them\n", x.Since, program.Plural(x.Changes, "change", "changes"))
	}
	fmt.Fprintf(w, "findings: %s\n", findings)
}

// mention prints the findings that cost most, one line a kind and file: all that
// hold an error, of which a page of the book is wrong, else the first few.
func (s *session) mention(all []finding.Finding) {
	said := 0
	for _, h := range finding.Heaps(all) {
		if h[0].Severity == finding.Note {
			continue
		}
		if said++; said > mostFindings && h[0].Severity != finding.Error {
			break
		}
		s.say(h[0].Severity.String(), h.String())
	}
}

// show opens a page in the browser. The book is published whether one opens or
// not, so what fails is a warning.
func (s *session) show(ctx context.Context, page string) {
	opener := []string{"xdg-open"}
	switch runtime.GOOS {
	case "darwin":
		opener = []string{"open"}
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	file, err := filepath.Abs(page)
	if err == nil {
		err = exec.CommandContext(ctx, opener[0], append(opener[1:], file)...).Run()
	}
	if err != nil {
		s.say("warning", fmt.Sprintf("warning: %s could not be opened: %v; open it by hand", page, err))
	}
}

// tally counts findings by severity in words.
func (s *session) tally(all []finding.Finding) string {
	e, w, n := finding.Count(all, finding.Error), finding.Count(all, finding.Warning), finding.Count(all, finding.Note)
	return program.Plural(e, "error", "errors") + ", " + program.Plural(w, "warning", "warnings") + ", " +
		program.Plural(n, "note", "notes")
}
