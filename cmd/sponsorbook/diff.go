package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/plain"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func diffCommand() command {
	return command{
		name: "diff", args: "[FROM [TO]]", most: 2,
		short: "Says what changed between two books, by default the last two.",
		long:  "FROM and TO are months, YYYY-MM. With one, it is compared with the newest.",
		examples: []example{
			{"diff -o books", "since last month"},
			{"diff -o books 2026-07 2026-10", "over a quarter"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			f.StringVarP(&o.Output, "output", "o", "output", "`FOLDER` with the books")
			speechFlags(f, o)
		},
		run: diff,
	}
}

func diff(_ context.Context, s *session) error {
	if err := (book.Folder{Path: s.Output}).Recover(); err != nil {
		return err
	}
	shelf := books(s.Output)
	if shelf == nil {
		return usagef("the output folder %s does not exist; name the folder with the books with --output", s.Output)
	}
	from, to, err := s.twoBooks(book.Shelf(shelf))
	if err != nil {
		return err
	}
	a, err := remembered(shelf, from)
	if err != nil {
		return err
	}
	b, err := remembered(shelf, to)
	if err != nil {
		return err
	}
	changes := snapshot.Diff(a, b)
	fmt.Fprintf(s.out, "%s to %s: %s\n", from, to, program.Plural(len(changes), "change", "changes"))
	for i := 0; i < len(changes); {
		line, n := changeLine(changes[i]), 1
		for i+n < len(changes) && changeLine(changes[i+n]) == line {
			n++
		}
		if i += n; n > 1 { // of deals without names, say
			line += fmt.Sprintf(", %d times", n)
		}
		fmt.Fprintln(screen.Safe(s.out), "  "+line)
	}
	return nil
}

// changeLine says a change as the pages do: "Globex: moved, from tier 2 to tier 1: why".
func changeLine(c program.Change) string {
	line := c.Name + ": " + c.Kind
	if c.Subject != "" {
		line += ": " + c.Subject
	}
	switch {
	case c.From != "" && c.To != "":
		line += ", from " + c.From + " to " + c.To
	case c.To != "":
		line += ", " + c.To
	case c.From != "":
		line += ", was " + c.From
	}
	if c.By.Sign() != 0 {
		sign := "+"
		if c.By.Sign() < 0 {
			sign = "−"
		}
		line += " " + sign + program.Round(c.By.Abs().Mul(program.NewDecimal(100)), 0).String() + " %"
	}
	if c.On.Known() {
		line += ", " + c.On.String()
	}
	if c.Why != "" {
		line += ": " + c.Why
	}
	return line
}

// twoBooks are the books that the arguments mean: the last two, one and the
// last, or both.
func (s *session) twoBooks(shelf []book.Manifest) (from, to program.Month, err error) {
	var named []program.Month
	for _, arg := range s.args {
		var m program.Month
		if err := m.UnmarshalText([]byte(arg)); err != nil || !m.Known() {
			return 0, 0, usagef("%q is no book; write its month as YYYY-MM", arg)
		}
		named = append(named, m)
	}
	if len(named) == 2 {
		return named[0], named[1], nil
	}
	if len(shelf)+len(named) < 2 || len(shelf) == 0 {
		return 0, 0, usagef("%s holds %s; two are wanted to compare; the next month's run makes another", s.Output,
			program.Plural(len(shelf), "book", "books"))
	}
	if len(named) == 1 {
		return named[0], shelf[0].Book, nil
	}
	return shelf[1].Book, shelf[0].Book, nil
}

// remembered is the snapshot of one book.
func remembered(shelf fs.FS, month program.Month) (program.Snapshot, error) {
	memory, found := snapshot.Read(shelf, month+1)
	if s := memory.At(month); s != nil {
		return *s, nil
	}
	for _, f := range found {
		if f.Severity == finding.Error && strings.Contains(f.Message, month.String()) {
			return program.Snapshot{}, fmt.Errorf("%s; %s", f.Message, f.Mend)
		}
	}
	return program.Snapshot{}, usagef("there is no book of %s; run sponsorbook with --as-of to make it", month)
}

// memoryOf is the text of a published book's snapshot; nil where there is none.
func memoryOf(output string, month program.Month) []byte {
	text, err := plain.Read(filepath.Join(output, month.String(), snapshot.File), plain.ReadLimit)
	if err != nil {
		return nil
	}
	return text
}

// tellStale says which later books stand on something else than what the book
// that was just made remembers. It is no finding, for a book does not know
// whether later ones exist.
func (s *session) tellStale(output string, month program.Month, before []byte) {
	var later []string
	for _, m := range snapshot.Stale(books(output), month) {
		later = append(later, m.String())
	}
	names := strings.Join(later, ", ")
	switch {
	case len(later) == 0:
	case before != nil && bytes.Equal(before, memoryOf(output, month)):
		s.say("note", "note: the book of "+month.String()+" remembers what it did before, so that no later book is stale: "+names)
	default:
		s.say("warning", "warning: later books are stale, for they were made before this one: "+names+
			"\n        mend: make them again, the oldest first, each with its own --as-of")
	}
}
