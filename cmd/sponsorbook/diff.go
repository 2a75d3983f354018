package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/pflag"

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
	fmt.Fprintf(s.out, "%s to %s: %s\n", from, to, count(len(changes), "change", "changes"))
	for _, c := range changes {
		fmt.Fprintln(s.out, "  "+changeLine(c))
	}
	return nil
}

// changeLine says a change as the pages do: "Globex: moved, from tier 2 to tier 1: why".
func changeLine(c program.Change) string {
	line := c.Name + ": " + c.Kind
	switch {
	case c.From != "" && c.To != "":
		line += ", from " + c.From + " to " + c.To
	case c.To != "":
		line += ", " + c.To
	case c.From != "":
		line += ", was " + c.From
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
		return 0, 0, usagef("%s holds %s; two are wanted to compare", s.Output, count(len(shelf), "book", "books"))
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
		if f.At.File != "" && f.Severity > 0 {
			return program.Snapshot{}, fmt.Errorf("%s", f.String())
		}
	}
	return program.Snapshot{}, usagef("there is no book of %s; run sponsorbook with --as-of to make it", month)
}

func forgetCommand() command {
	return command{
		name: "forget", args: "PERSON", least: 1, most: 1,
		short: "Removes a person from snapshots; says which exports still name them.",
		examples: []example{
			{"forget -i my-exports -o books \"Ines Carvalho\"", "a person asked to be erased"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
		},
		run: forget,
	}
}

func forget(ctx context.Context, s *session) error {
	person := s.args[0]
	shelf := books(s.Output)
	if shelf == nil {
		return usagef("the output folder %s does not exist; name the folder with the books with --output", s.Output)
	}
	total := 0
	for _, m := range book.Shelf(shelf) {
		n, err := s.forgetIn(shelf, m.Book, person)
		if err != nil {
			return err
		}
		total += n
	}
	fmt.Fprintf(s.out, "%s: taken out of %s of the snapshots\n", person, count(total, "place", "places"))
	return s.stillNamed(ctx, person)
}

// forgetIn writes the snapshot of one book anew, and its hash in the manifest.
func (s *session) forgetIn(shelf fs.FS, month program.Month, person string) (int, error) {
	old, err := remembered(shelf, month)
	if err != nil {
		return 0, err
	}
	cleaned, n := snapshot.Forget(old, person)
	if n == 0 {
		return 0, nil
	}
	text, err := snapshot.Encode(cleaned)
	if err != nil {
		return 0, fmt.Errorf("write the snapshot of %s: %w", month, err)
	}
	fmt.Fprintf(s.out, "  %s: %s\n", month, count(n, "place", "places"))
	return n, book.Amend(s.Output, month, snapshot.File, text)
}

// stillNamed lists the cells of the exports that name the person.
func (s *session) stillNamed(ctx context.Context, person string) error {
	if _, err := os.Stat(s.Input); err != nil {
		fmt.Fprintf(s.out, "the exports were not searched: there is no folder %s\n", s.Input)
		return nil
	}
	c, err := s.configuration()
	if err != nil {
		return err
	}
	cells, err := naming(ctx, os.DirFS(s.Input), person, c.Limits)
	if err != nil {
		return err
	}
	if len(cells) == 0 {
		fmt.Fprintln(s.out, "no export names them")
	}
	for _, at := range cells {
		fmt.Fprintf(s.out, "still named in %s\n", at)
	}
	return nil
}
