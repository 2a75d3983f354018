package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"sponsorbook/pipeline"
	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/program"
)

// mostParts is into how many parts a book may be divided.
const mostParts = 10_000

// share is what --shard and --merge say: a part of how many, part 0 of N to merge
// them, and nothing for a whole run. Parts that were made for different days are
// of no use, so that the day must be told.
func (s *session) share(c config.Config) (share pipeline.Share, err error) {
	switch {
	case !s.set["shard"] && !s.set["merge"]:
		return share, nil
	case s.set["shard"] && s.set["merge"]:
		return share, usagef("--shard and --merge are two runs; render every part first, then merge")
	case c.Watch:
		return share, usagef("--watch makes whole books; leave it out, or write --watch=false where the configuration says it")
	case s.set["merge"]:
		if share.Of = s.Merge; share.Of < 1 || share.Of > mostParts {
			return share, usagef("--merge %d: write how many parts there are, from 1 to %d", share.Of, mostParts)
		}
	default:
		part, of, _ := strings.Cut(s.Shard, "/")
		i, bad := strconv.ParseUint(part, 10, 16)
		n, worse := strconv.ParseUint(of, 10, 16)
		if share = (pipeline.Share{Part: int(i), Of: int(n)}); bad != nil || worse != nil || i < 1 || i > n || n > mostParts {
			return share, usagef("--shard %q: write I/N, part I of N, such as 2/3; I from 1 to N, N up to %d", s.Shard, mostParts)
		}
	}
	switch {
	case !c.AsOf.Known():
		err = usagef("parts of a book need a day that is told: give --as-of, or as_of in the configuration")
	case len(c.Only) > 0:
		err = usagef("--only renders a preview, of which there are no parts; leave it out, or --shard and --merge")
	}
	return share, err
}

// part renders one part of the book into a folder where --merge finds it.
func (s *session) part(ctx context.Context, p *program.Program, c config.Config, share pipeline.Share) error {
	own, err := partOf(p, c, share)
	if err != nil {
		return err
	}
	stage, err := s.staging.begun(s.folder(c).BeginPart(p.Book, share.Part))
	if err != nil {
		return err
	}
	defer stage.Discard()
	defer collectLess()()
	stage.Keep(s.built())
	pieces, err := pipeline.RenderPart(ctx, p, c, share, stage)
	if err == nil {
		own.Pieces, err = json.Marshal(pieces)
	}
	if err != nil {
		return err
	}
	own.Outputs = stage.Outputs()
	text, err := own.Encode()
	if err != nil {
		return fmt.Errorf("write %s: %w", book.PartFile, err)
	}
	if err := stage.Write(book.PartFile, text); err != nil {
		return err
	}
	if err := stage.Publish(ctx, nil); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\n  part %d of %d, %s; no book was changed: when all parts are there, run --merge %[3]d\n",
		stage.Shown(), share.Part, share.Of, program.Plural(len(own.Outputs), "file", "files"))
	return nil
}

// partOf is what is noted with a part of the book of a program that was read and
// not yet rendered.
func partOf(p *program.Program, c config.Config, share pipeline.Share) (book.Part, error) {
	look, err := pipeline.Look(c)
	return book.NewPart(p, share.Part, share.Of, book.MadeOf{Config: c.SHA256, Look: look, Program: pipeline.Fingerprint(p)}), err
}

// parts are all parts of the book, and what makes it of them.
func (s *session) parts(p *program.Program, c config.Config, share pipeline.Share) (*book.Parts, renderer, error) {
	want, err := partOf(p, c, share)
	if err != nil {
		return nil, nil, err
	}
	parts, err := s.folder(c).Parts(want)
	if err != nil {
		return nil, nil, err
	}
	var pieces []pipeline.Piece
	for _, text := range parts.Pieces() {
		var more []pipeline.Piece
		if err := json.Unmarshal(text, &more); err != nil {
			return nil, nil, fmt.Errorf("merge the parts: what one holds does not read: %w; render all parts again", err)
		}
		pieces = append(pieces, more...)
	}
	return parts, func(ctx context.Context, p *program.Program, c config.Config, to pipeline.Files) error {
		return pipeline.Merge(ctx, p, c, pipeline.Parts{Pieces: pieces, Read: parts.Read}, to)
	}, nil
}
