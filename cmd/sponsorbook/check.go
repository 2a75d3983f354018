package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func checkCommand() command {
	return command{
		name:  "check",
		short: "Reads everything, prints what was recognised and what is wrong; writes nothing.",
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
			f.BoolVar(&o.Strict, "strict", false, "exit with status 3 when there is an error finding")
			f.BoolVar(&o.JSON, "json", false, "print for machines")
		},
		run: check,
	}
}

func check(ctx context.Context, s *session) error {
	p, c, err := s.program(ctx)
	if err != nil {
		return err
	}
	if s.JSON {
		err = checkJSON(s.out, p)
	} else {
		checkText(s.out, p)
		fmt.Fprintf(s.out, "\n%s\n", s.tally(p.Findings))
	}
	if n := finding.Count(p.Findings, finding.Error); err == nil && c.Strict && n > 0 {
		err = fmt.Errorf("%s in the input: %w", count(n, "error", "errors"), errStrict)
	}
	return err
}

// checkText prints, in 80 columns, each table as it was understood, what the
// book will lack, and the findings.
func checkText(w io.Writer, p *program.Program) {
	fmt.Fprintf(w, "as of %s (%s); revenue from %s; currency %s\n\n", p.AsOf, p.AsOfFrom, p.Basis, orUnknown(p.Currency))
	for _, src := range p.Sources {
		source(w, src)
	}
	lacking(w, p)
	seen := map[string]int{}
	for _, f := range p.Findings {
		if seen[f.Code]++; seen[f.Code] <= mostOfACode {
			wrap(w, f.String(), 80)
		}
	}
	for _, f := range p.Findings {
		if n := seen[f.Code] - mostOfACode; n > 0 {
			fmt.Fprintf(w, "… and %d more %s; findings.csv of a book has them all\n", n, f.Code)
			seen[f.Code] = 0
		}
	}
}

func source(w io.Writer, src *program.Source) {
	name := finding.Ref{File: src.File, Sheet: src.Sheet}.String()
	if src.Kind == "" {
		fmt.Fprintf(w, "%s\n  not recognised: %s set aside\n\n", name, count(src.Rows, "row", "rows"))
		return
	}
	fmt.Fprintf(w, "%s\n  %s, %d %% sure", name, src.Kind, src.Confidence)
	if src.RunnerUp != "" {
		fmt.Fprintf(w, " (else %s)", src.RunnerUp)
	}
	fmt.Fprintf(w, "; header in row %d; %s, %d used\n", src.HeaderRow, count(src.Rows, "row", "rows"), src.Used)
	var known, unknown []string
	for _, c := range src.Columns {
		switch {
		case c.Field == "":
			unknown = append(unknown, strings.TrimSpace(c.Header))
		case c.Note != "":
			known = append(known, fmt.Sprintf("%s = %s (%s)", c.Field, strings.TrimSpace(c.Header), c.Note))
		default:
			known = append(known, fmt.Sprintf("%s = %s", c.Field, strings.TrimSpace(c.Header)))
		}
	}
	wrap(w, "  "+strings.Join(known, ", "), 80)
	if len(unknown) > 0 {
		wrap(w, "  not used: "+strings.Join(unknown, ", "), 80)
	}
	for _, aside := range src.SetAside {
		wrap(w, fmt.Sprintf("  set aside: %s, %s", count(len(aside.Rows), "row", "rows"), aside.Reason), 80)
	}
	fmt.Fprintln(w)
}

// pages are what each kind of table is for.
var pages = []struct{ kind, missing string }{
	{"contacts", "who is in the room, who decides, stances"},
	{"sponsors", "pairing, sponsors' pages, the capacity line"},
	{"meetings", "visits, agendas, promises, cadence"},
	{"opportunities", "projected revenue, pipeline associated with meetings"},
	{"issues", "quality issues and billing problems"},
	{"escalations", "the register, before and after"},
	{"surveys", "loyalty"},
	{"profiles", "strategy, priorities, topics to avoid"},
	{"asks", "what is needed from sponsors, asks answered"},
	{"notes", "wins and news"},
	{"team", "who of ours works on the account"},
	{"occasions", "where accounts could be met"},
	{"rates", "conversion of other currencies"},
}

// lacking prints which parts of the book have no input.
func lacking(w io.Writer, p *program.Program) {
	have := map[string]bool{}
	for _, s := range p.Sources {
		have[s.Kind] = true
	}
	var lines []string
	for _, page := range pages {
		if !have[page.kind] {
			lines = append(lines, fmt.Sprintf("  no %s: %s", page.kind, page.missing))
		}
	}
	if len(lines) > 0 {
		fmt.Fprintf(w, "What the book will lack:\n%s\n\n", strings.Join(lines, "\n"))
	}
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

// wrap prints text in lines of at most width columns, later lines indented.
func wrap(w io.Writer, text string, width int) {
	for _, paragraph := range strings.Split(text, "\n") {
		indent := paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		line := indent
		for _, word := range strings.Fields(paragraph) {
			if len(line) > len(indent) && len([]rune(line))+1+len([]rune(word)) > width {
				fmt.Fprintln(w, line)
				line = indent + "    "
			}
			if strings.TrimSpace(line) != "" {
				line += " "
			}
			line += word
		}
		fmt.Fprintln(w, line)
	}
}

// checkJSON prints the same for machines.
func checkJSON(w io.Writer, p *program.Program) error {
	type place struct {
		Severity, Code, File, Sheet, Cell, Message, Mend string
	}
	out := struct {
		AsOf     program.Date      `json:"as_of"`
		Basis    program.Basis     `json:"revenue_basis"`
		Currency string            `json:"currency"`
		Sources  []*program.Source `json:"sources"`
		Findings []place           `json:"findings"`
	}{p.AsOf, p.Basis, p.Currency, p.Sources, []place{}}
	for _, f := range p.Findings {
		out.Findings = append(out.Findings, place{f.Severity.String(), f.Code, f.At.File, f.At.Sheet, f.At.Cell(), f.Message, f.Mend})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
