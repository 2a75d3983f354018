package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sponsorbook/cmd/sponsorbook/screen"
	"sponsorbook/cmd/sponsorbook/whom"
	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/plain"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func forgetCommand() command {
	return command{
		name: "forget", args: "PERSON", least: 1, most: 1,
		short: "Removes a person from snapshots and books; says which files still name them.",
		long: "PERSON is the whole name, in any case. Exports are never changed: take the person out of them first. A book whose pages " +
			"name the person is made again where the exports give the same groups, tiers, sponsors and revenue as it has, and nobody " +
			"in them is the person any more; else it is named with the reason, to be made again by hand or deleted.",
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
	asOf    program.Date
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
	if err := s.rebuild(ctx, held, cells, person); err != nil {
		return err
	}
	s.stillNamed(held, cells, false)
	return nil
}

// rebuild makes the books again that name a person and whose exports do not any
// more, the oldest first, and searches them once more.
func (s *session) rebuild(ctx context.Context, held []holding, cells []finding.Ref, person string) error {
	for i := len(held) - 1; i >= 0; i-- { // the shelf has the newest first
		h := &held[i]
		if len(h.files) == 0 {
			continue
		}
		why, err := s.cannot(ctx, h, cells, person)
		if err != nil {
			return err
		}
		if why != "" {
			s.say("warning", fmt.Sprintf("warning: the book of %s is not made again: %s\n        mend: make it again by hand with "+
				"--as-of %s, or "+
				"delete it", h.month, why, h.asOf))
			continue
		}
		named := len(h.files)
		if err := s.as(h.asOf, func() error { _, err := s.make(ctx, pipeline.Share{}); return err }); err != nil {
			return fmt.Errorf("make the book of %s again: %w", h.month, err)
		}
		dir, err := fs.Sub(books(s.Output), h.month.String())
		if err == nil {
			h.files, err = whom.Files(ctx, dir, snapshot.File, person)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "made again: the book of %s, of which %s named them\n", h.month, program.Plural(named, "file", "files"))
	}
	return nil
}

// cannot is why a book cannot be made again from the exports as they are; "" where
// it can. That they are still those of the book is told by what it decided: the
// same groups in the same tiers, with the same sponsors and the same revenue.
func (s *session) cannot(ctx context.Context, h *holding, cells []finding.Ref, person string) (string, error) {
	switch {
	case len(cells) > 0:
		return "the exports still name them", nil
	case books(s.Input) == nil:
		return "there are no exports", nil
	}
	var p *program.Program
	var c config.Config
	err := s.as(h.asOf, func() (err error) { p, c, err = s.program(ctx); return err })
	switch {
	case errors.Is(err, intake.ErrRefused):
		return "the exports cannot make a book", nil
	case err != nil:
		return "", err
	case len(c.Only) > 0:
		return "the configuration renders only some accounts", nil
	case c.Strict && finding.Count(p.Findings, finding.Error) > 0:
		return "the exports have errors, and the configuration is strict", nil
	}
	now, _ := snapshot.Forget(snapshot.Take(p), person)
	was, err := decided(h.cleaned)
	is, err2 := decided(now)
	if err := errors.Join(err, err2); err != nil {
		return "", err
	}
	if !bytes.Equal(was, is) {
		return "the exports are no longer those that it was made of, or the person decided something in it: groups, tiers, sponsors or " +
			"revenue would differ", nil
	}
	return "", nil
}

// as does work as a run that was told a day, and says nothing meanwhile.
func (s *session) as(day program.Date, work func() error) error {
	asOf, quiet, set := s.AsOf, s.Quiet, s.set["quiet"]
	s.AsOf, s.Quiet, s.set["quiet"] = day.String(), true, true
	err := work()
	s.AsOf, s.Quiet, s.set["quiet"] = asOf, quiet, set
	return err
}

// decided is what a book decided, as far as people of customers have no part in it.
func decided(m program.Snapshot) ([]byte, error) {
	var groups []program.PastGroup
	for _, g := range m.Groups {
		groups = append(groups, program.PastGroup{Key: g.Key, Name: g.Name, Members: g.Members, Tier: g.Tier, Active: g.Active,
			Revenue: g.Revenue, Lacks: g.Lacks, Months: g.Months, Earned: g.Earned, Proposed: g.Proposed, Sponsor: g.Sponsor,
			Confirmed: g.Confirmed, Deputy: g.Deputy})
	}
	return json.Marshal(struct {
		Currency string
		Basis    program.Basis
		Window   program.Window
		Groups   []program.PastGroup
	}{m.Currency, m.Basis, m.Window, groups})
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
		h, err := holdingOf(ctx, shelf, m, person)
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

func holdingOf(ctx context.Context, shelf fs.FS, m book.Manifest, person string) (holding, error) {
	h := holding{month: m.Book, asOf: m.AsOf}
	old, err := remembered(shelf, m.Book)
	if err != nil {
		return h, err
	}
	h.cleaned, h.places = snapshot.Forget(old, person)
	dir, err := fs.Sub(shelf, m.Book.String())
	if err != nil {
		return h, err
	}
	h.files, err = whom.Files(ctx, dir, snapshot.File, person)
	return h, err
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
	}
}
