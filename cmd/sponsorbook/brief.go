package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"sponsorbook/cmd/sponsorbook/whom"
	"sponsorbook/pipeline"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func briefCommand() command {
	return command{
		name: "brief", args: "ACCOUNT", least: 1, most: 1,
		short: "Writes one briefing again, with what changed since the book.",
		long:  "ACCOUNT is a name, a part of one, an alias or an id.",
		examples: []example{
			{"brief -i my-exports -o books aurelia", "for its next meeting"},
			{"brief -i my-exports -o books aurelia --meeting M-0214 --travel", "the travel copy, for one meeting"},
		},
		flags: func(f *pflag.FlagSet, o *options) {
			inputFlags(f, o)
			f.StringVar(&o.Meeting, "meeting", "", "`ID` of the meeting (default the next one)")
			f.BoolVar(&o.Travel, "travel", false, "the travel copy, which may be left in a taxi")
		},
		run: brief,
	}
}

func brief(ctx context.Context, s *session) error {
	p, c, err := s.program(ctx)
	if err != nil {
		return err
	}
	g, err := whom.Account(p, s.args[0])
	if err != nil {
		return usageError{err}
	}
	if err := knownMeeting(g, s.Meeting); err != nil {
		return err
	}
	copied := briefing.Full
	if s.Travel {
		copied = briefing.Travel
	}
	content, err := pipeline.Brief(p, c, g, copied, s.Meeting, changedSince(p, g, c.Output))
	if err != nil {
		return err
	}
	name := fmt.Sprintf("brief-%s-%s.pdf", g.Slug, copied)
	if err := s.folder(c).Replace(name, content); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, filepath.Join(c.Output, name))
	return err
}

// knownMeeting is an error where the account has no meeting of that id.
func knownMeeting(g *program.Group, id string) error {
	if id == "" || slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool { return m.ID == id }) {
		return nil
	}
	return usagef("%s has no meeting %q; the ids stand in its meetings' table", g.Name, id)
}

// changedSince is what differs for the account from its newest book, this
// month's included.
func changedSince(p *program.Program, g *program.Group, output string) []program.Change {
	memory, _ := snapshot.Read(books(output), p.Book+1)
	last := memory.Last()
	if last == nil {
		return nil
	}
	return slices.DeleteFunc(snapshot.Changes(last, p), func(c program.Change) bool { return c.Group != g.Key })
}
