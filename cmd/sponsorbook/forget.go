package main

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/cmd/sponsorbook/whom"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/table"
)

func forgetCommand() command {
	return command{
		name: "forget", args: "PERSON", least: 1, most: 1,
		short: "Removes a person from snapshots; says which files still name them.",
		long: "PERSON is the whole name, in any case. Exports and published pages are not changed: take the person out of the exports " +
			"named, " +
			"make the books named again, and delete those that are no longer needed.",
		examples: []example{
			{"forget -i my-exports -o books \"Ines Carvalho\"", "a person asked to be erased"},
		},
		flags: inputFlags,
		run:   forget,
	}
}

// A holding is what still names a person.
type holding struct {
	month   program.Month
	places  int // in the book's snapshot
	files   []string
	cleaned program.Snapshot
}

func forget(ctx context.Context, s *session) error {
	s.out = screen.Safe(s.out)
	person := s.args[0]
	c, err := s.configuration()
	if err != nil {
		return err
	}
	held, cells, err := s.searched(ctx, c, person)
	if err != nil {
		return err
	}
	total := 0
	for _, h := range held {
		if h.places == 0 {
			continue
		}
		text, err := snapshot.Encode(h.cleaned)
		if err != nil {
			return fmt.Errorf("write the snapshot of %s: %w", h.month, err)
		}
		if err := s.folder(c).Amend(ctx, h.month, snapshot.File, text); err != nil {
			return err
		}
		total += h.places
		fmt.Fprintf(s.out, "  %s: %s\n", h.month, program.Plural(h.places, "place", "places"))
	}
	fmt.Fprintf(s.out, "%s: taken out of %s of the snapshots\n", person, program.Plural(total, "place", "places"))
	s.stillNamed(held, cells, false)
	return nil
}

// stored says what is stored about a person; it changes nothing.
func stored(ctx context.Context, s *session) error {
	s.out = screen.Safe(s.out)
	c, err := s.configuration()
	if err != nil {
		return err
	}
	held, cells, err := s.searched(ctx, c, s.Person)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s is named in\n", s.Person)
	s.stillNamed(held, cells, true)
	return nil
}

// searched is everything that names a person: each book, and the cells of the
// exports. A name that stands nowhere is a mistake.
func (s *session) searched(ctx context.Context, c config.Config, person string) ([]holding, []finding.Ref, error) {
	if err := s.folder(c).Recover(); err != nil {
		return nil, nil, err
	}
	shelf := books(s.Output)
	if shelf == nil {
		return nil, nil, usagef("the output folder %s does not exist; name the folder with the books with --output", s.Output)
	}
	var held []holding
	found := false
	for _, m := range book.Shelf(shelf) {
		h, err := holdingOf(ctx, shelf, m.Book, person)
		if err != nil {
			return nil, nil, err
		}
		found = found || h.places > 0 || len(h.files) > 0
		held = append(held, h)
	}
	cells, err := s.cellsNaming(ctx, c, person)
	if err == nil && !found && len(cells) == 0 {
		err = usagef("nothing names %q: no snapshot, no page and no export; write the whole name as it is printed", person)
	}
	return held, cells, err
}

func (s *session) cellsNaming(ctx context.Context, c config.Config, person string) ([]finding.Ref, error) {
	if _, err := os.Stat(s.Input); err != nil {
		s.say("warning", "warning: the exports were not searched: there is no folder "+s.Input+"; name it with --input")
		return nil, nil
	}
	return whom.Person(ctx, plain.Dir(s.Input), within(s.Input, c.Output), person, c.Limits)
}

func holdingOf(ctx context.Context, shelf fs.FS, month program.Month, person string) (holding, error) {
	h := holding{month: month}
	old, err := remembered(shelf, month)
	if err != nil {
		return h, err
	}
	h.cleaned, h.places = snapshot.Forget(old, person)
	dir, err := fs.Sub(shelf, month.String())
	if err != nil {
		return h, err
	}
	h.files, err = filesNaming(ctx, dir, person)
	return h, err
}

// filesNaming are the files of a book that name a person: pages and tables by
// their text, printed pages where the page of the same account names them, for
// a printed page holds no text that can be searched.
func filesNaming(ctx context.Context, dir fs.FS, person string) ([]string, error) {
	who := " " + program.Fold(person) + " "
	var found, printed []string
	about := map[string]bool{} // what the pages that name the person are about
	err := fs.WalkDir(dir, ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || ctx.Err() != nil {
			return cmp.Or(err, ctx.Err())
		}
		switch path.Ext(file) {
		case ".pdf":
			printed = append(printed, file)
			return nil
		case ".xlsx":
			cells, err := whom.Person(ctx, single{dir, file}, "", person, table.DefaultLimits())
			if len(cells) > 0 {
				found = append(found, file)
			}
			return err
		}
		text, err := fs.ReadFile(dir, file)
		if err == nil && file != snapshot.File && strings.Contains(" "+program.Fold(html.UnescapeString(string(text)))+" ", who) {
			found = append(found, file)
			about[slugOf(file)] = true
		}
		return err
	})
	for _, file := range printed {
		for slug := range about {
			if slug != "" && strings.HasPrefix(path.Base(file), slug) || strings.HasPrefix(path.Base(file), "pack") && slug != "" {
				found = append(found, file)
				break
			}
		}
	}
	slices.Sort(found)
	return found, err
}

// slugOf is the account that a page of a folder of accounts is about.
func slugOf(file string) string {
	if !strings.Contains("/"+file, "/accounts/") {
		return ""
	}
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}

// single is one file of a folder, for what searches whole folders.
type single struct {
	fs.FS
	file string
}

// ReadDir lists the one file on the way to it.
func (s single) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(s.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool {
		at := path.Join(name, e.Name())
		return at != s.file && !strings.HasPrefix(s.file, at+"/")
	}), err
}

// stillNamed lists what names a person, and what would mend it.
func (s *session) stillNamed(held []holding, cells []finding.Ref, places bool) {
	for _, at := range cells {
		fmt.Fprintf(s.out, "still named in %s\n", filepath.Join(s.Input, at.String()))
	}
	if len(cells) == 0 {
		fmt.Fprintln(s.out, "no export names them")
	}
	for _, h := range held {
		if places && h.places > 0 {
			fmt.Fprintf(s.out, "still named in %s, %s\n", filepath.Join(s.Output, h.month.String(), snapshot.File),
				program.Plural(h.places, "place", "places"))
		}
		for _, file := range h.files {
			fmt.Fprintf(s.out, "still named in %s\n", filepath.Join(s.Output, h.month.String(), filepath.FromSlash(file)))
		}
		if len(h.files) > 0 && !places {
			s.say("note", fmt.Sprintf("to rebuild the book of %s: take them out of its exports and run sponsorbook with --as-of of that "+
				"month, or delete the book", h.month))
		}
	}
}
