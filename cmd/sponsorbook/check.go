package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/table"
)

func checkCommand() command {
	return command{
		name:  "check",
		short: "Says what was recognised and what is wrong; writes nothing.",
		long:  "What --json prints is told by docs/schemas/check.json, a JSON Schema.",
		examples: []example{
			{"check -i my-exports", "before a run: is it all understood?"},
			{"check -i my-exports --json", "the same for programs"},
			{"check -i my-exports --strict", "status 3 when the input has errors"},
		},
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
	refused := errors.Is(err, intake.ErrRefused)
	if err != nil && !refused {
		return err
	}
	if s.JSON {
		err = cmp.Or(checkJSON(s.out, p), err)
	} else {
		out := s.out
		if screen.Colours(out) {
			out = screen.Coloured(out)
		}
		checkText(screen.Safe(out), p)
		fmt.Fprintf(out, "\n%s\n", s.tally(p.Findings))
	}
	if n := finding.Count(p.Findings, finding.Error); err == nil && c.Strict && n > 0 {
		err = fmt.Errorf("%s in the input: %w", program.Plural(n, "error", "errors"), errStrict)
	}
	return err
}

// width is how many columns check prints.
const width = 80

// checkText prints each table as it was understood, what the book will lack,
// the findings, and the lines of configuration that would answer them.
func checkText(w io.Writer, p *program.Program) {
	if p.AsOf.Known() {
		wrap(w, fmt.Sprintf("as of %s (%s); revenue from %s; currency %s", p.AsOf, p.AsOfFrom, p.Basis, orUnknown(p.Currency)), width)
	} else {
		fmt.Fprintln(w, "no book can be made of this input")
	}
	fmt.Fprintln(w)
	for _, src := range p.Sources {
		if !waiting(src) {
			source(w, src)
		}
	}
	toFillIn(w, p.Sources)
	lacking(w, p)
	for _, h := range finding.Heaps(p.Findings) {
		h = slices.Clone(h)
		if f := &h[0]; f.Setting.Key != "" {
			f.Mend, _, _ = strings.Cut(f.Mend, "write in the configuration")
			f.Mend += "paste the line under " + f.Setting.Key + ": below"
		}
		wrap(w, h.String(), width)
	}
	answers(w, p.Findings)
	if len(p.Findings) > 0 {
		fmt.Fprint(w, "\nThe word in brackets is a finding's code; docs/findings.md tells of each.\n")
	}
}

// waiting is whether a sheet of a workspace's workbook holds nothing yet but the
// row that shows how it is filled in.
func waiting(src *program.Source) bool {
	return src.Used == 0 && src.Kind != "" && len(src.SetAside) == 1 && src.Rows == len(src.SetAside[0].Rows) &&
		src.SetAside[0].Reason == recognise.AsideReasons[table.Example]
}

// toFillIn names the sheets that are waiting to be filled in, a workbook in one line.
func toFillIn(w io.Writer, sources []*program.Source) {
	sheets := map[string][]string{}
	for _, src := range sources {
		if waiting(src) {
			sheets[src.File] = append(sheets[src.File], src.Sheet)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(sheets)) {
		wrap(w, fmt.Sprintf("%s\n  nothing is filled in yet in %s\n", finding.Ref{File: file}, strings.Join(sheets[file], ", ")), width)
	}
}

// answers prints the lines of configuration that would answer the findings, as
// they are to be pasted: never broken over two lines.
func answers(w io.Writer, findings []finding.Finding) {
	by := map[string][]string{}
	for _, f := range findings {
		if s := f.Setting; s.Key != "" {
			line := "  " + s.Entry
			if s.Or != "" {
				line += " # or " + s.Or
			}
			by[s.Key] = append(by[s.Key], line)
		}
	}
	if len(by) == 0 {
		return
	}
	fmt.Fprint(w, "\nLines for sponsorbook.yaml that would answer the questions above; take those\nthat are right:\n\n")
	for _, key := range slices.Sorted(maps.Keys(by)) {
		slices.Sort(by[key])
		fmt.Fprintf(w, "%s:\n%s\n", key, strings.Join(slices.Compact(by[key]), "\n"))
	}
}

// returned is a sheet of a workbook that came back; those that hold nothing to
// merge are passed over.
func returned(w io.Writer, src *program.Source) {
	if src.HeaderRow == 0 {
		return
	}
	wrap(w, fmt.Sprintf("%s\n  of a workbook that came back, of the book as of %s; %s, %d used\n",
		finding.Ref{File: src.File, Sheet: src.Sheet}, src.AsOf,
		program.Plural(src.Rows, "row", "rows"), src.Used), width)
}

func source(w io.Writer, src *program.Source) {
	if src.Kind == intake.FillIn {
		returned(w, src)
		return
	}
	wrap(w, finding.Ref{File: src.File, Sheet: src.Sheet}.String(), width)
	if src.Kind == "" {
		if len(src.SetAside) == 0 {
			wrap(w, "  not used: not recognised", width)
		} else {
			wrap(w, "  not used", width)
		}
		asides(w, src)
		fmt.Fprintln(w)
		return
	}
	head := fmt.Sprintf("  %s, %d %% sure", src.Kind, src.Confidence)
	if src.RunnerUp != "" {
		head += " (else " + src.RunnerUp + ")"
	}
	head += fmt.Sprintf("; header in row %d; %s, %d used", src.HeaderRow, program.Plural(src.Rows, "row", "rows"), src.Used)
	if src.AsOf.Known() {
		head += fmt.Sprintf("; as of %s (%s)", src.AsOf, src.AsOfFrom)
	}
	wrap(w, head, width)
	known, unknown := mapping(src.Columns)
	wrap(w, "  "+strings.Join(known, ", "), width)
	if len(unknown) > 0 {
		wrap(w, "  no field: "+strings.Join(unknown, ", "), width)
	}
	for _, c := range src.Columns {
		if c.Role != "" && c.Field == "" {
			wrap(w, fmt.Sprintf("  no money of its own: %s is %s, %s in all (%s)", strings.TrimSpace(c.Header), c.Role,
				c.Sum.StringFixed(2), c.Law), width)
		}
	}
	asides(w, src)
	fmt.Fprintln(w)
}

// asides are the rows that were set aside, each with its reason.
func asides(w io.Writer, src *program.Source) {
	for _, aside := range src.SetAside {
		wrap(w, fmt.Sprintf("  set aside: %s, %s%s", program.Plural(len(aside.Rows), "row", "rows"), aside.Reason, sumsOf(aside.Sums)),
			width)
	}
}

// mapping is what each column was taken for, and the headers that were taken for
// nothing. A run of columns of one field is one line: amounts of twelve months.
func mapping(columns []program.Column) (known, unknown []string) {
	for i := 0; i < len(columns); {
		c, j := columns[i], i+1
		for c.Field != "" && j < len(columns) && columns[j].Field == c.Field && columns[j].Note == c.Note {
			j++
		}
		text := c.Field + " = " + strings.TrimSpace(c.Header)
		if j-i > 1 {
			text += fmt.Sprintf(" … %s, %d columns", strings.TrimSpace(columns[j-1].Header), j-i)
		}
		if c.Note != "" {
			text += " (" + c.Note + ")"
		}
		if c.Field == "" {
			unknown = append(unknown, strings.TrimSpace(c.Header))
		} else {
			known = append(known, text)
		}
		i = j
	}
	return known, unknown
}

// lacking prints which parts of the book have no input.
func lacking(w io.Writer, p *program.Program) {
	have := map[string]bool{}
	for _, s := range p.Sources {
		have[s.Kind] = have[s.Kind] || !waiting(s)
	}
	var lines []string
	for _, k := range intake.Kinds() {
		if !have[k.Name] && k.Without != "nothing" {
			lines = append(lines, fmt.Sprintf("  no %s: %s", k.Name, k.Without))
		}
	}
	if p.BasisNote != "" {
		lines = append(lines, "  "+p.BasisNote)
	}
	if len(lines) > 0 {
		fmt.Fprintln(w, "What the book will lack:")
		for _, line := range lines {
			wrap(w, line, width)
		}
		fmt.Fprintln(w)
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
