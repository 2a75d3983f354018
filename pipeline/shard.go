package pipeline

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/contents"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/workbook"
)

// A Share is one of several parts of a book, each rendered by a run of its own.
// What is shared out are the documents about one group, which stay together, and
// the packs: they are nearly all of the work. The others are made when the parts
// are merged.
type Share struct{ Part, Of int } // Part is from 1 to Of

// A Piece is a document or an extra with the files that it became.
type Piece struct {
	Kind  document.Kind `json:"kind,omitempty"` // "" for what is no document
	Path  string        `json:"path"`
	Files []string      `json:"files"`
	Short shortfall     `json:"short"`
	Made  book.Made     `json:"made"`
}

func (p Piece) key() string { return string(p.Kind) + " " + p.Path }

// RenderPart writes one part of the book of a program, and says what it wrote.
// Which part a file falls to depends on the book alone.
func RenderPart(ctx context.Context, p *program.Program, c config.Config, s Share, to Files) ([]Piece, error) {
	w, err := newWriters(c, to)
	if err != nil {
		return nil, err
	}
	extras := w.extras(p, workbook.NewMaker(p))
	also := paths(extras)
	all := contents.Leaves(p, also...)
	mine := s.mine(all, extras)
	own := func(leaves []document.Leaf) []document.Leaf {
		return slices.DeleteFunc(leaves, func(l document.Leaf) bool { return !mine[l.Group] })
	}
	extras = slices.DeleteFunc(extras, func(e extra) bool { return !e.shared || !mine[e.path] })
	all = own(all)
	w.done = count(ctx, Writing, len(all)+len(extras))
	made, err := w.all(ctx, p, sheets(all))
	if err != nil {
		return nil, err
	}
	p.Findings = sorted(p.Findings, shortfalls(p, fallen(made))) // what a page of an account says of its own printed pages
	more, err := w.all(ctx, p, pages(own(contents.Leaves(p, also...))))
	if err != nil {
		return nil, err
	}
	packs, err := w.beside(ctx, extras)
	return slices.Concat(made, more, packs), err
}

// mine are the keys of groups and the paths of packs that fall to a part: every
// Nth, in their order.
func (s Share) mine(leaves []document.Leaf, extras []extra) map[string]bool {
	all := map[string]bool{}
	for _, l := range leaves {
		if l.Group != "" {
			all[l.Group] = true
		}
	}
	for _, e := range extras {
		if e.shared {
			all[e.path] = true
		}
	}
	mine := map[string]bool{}
	for i, key := range slices.Sorted(maps.Keys(all)) {
		if i%s.Of == s.Part-1 {
			mine[key] = true
		}
	}
	return mine
}

// Parts are the pieces of all parts of a book, and what reads a file of a part.
type Parts struct {
	Pieces []Piece
	Read   func(path string) ([]byte, error)
}

// Merge is Render that takes the pieces of all parts over instead of rendering
// them. A piece that no part has, or that the book does not want, is an error.
func Merge(ctx context.Context, p *program.Program, c config.Config, parts Parts, to Files) error {
	t := &taking{pieces: map[string]Piece{}, read: parts.Read}
	for _, piece := range parts.Pieces {
		if _, twice := t.pieces[piece.key()]; twice {
			return fmt.Errorf("two parts hold %s; render all parts again", piece.Path)
		}
		t.pieces[piece.key()] = piece
	}
	if err := render(ctx, p, c, t, to); err != nil {
		return err
	}
	if len(t.pieces) > 0 {
		left := slices.Sorted(maps.Keys(t.pieces))[0]
		_, path, _ := strings.Cut(left, " ")
		return fmt.Errorf("a part holds %s, which the book does not; render all parts again", path)
	}
	return nil
}

// taking is what the parts hold and was not taken over yet. Nil takes nothing:
// all is rendered.
type taking struct {
	read func(path string) ([]byte, error)

	mu     sync.Mutex
	pieces map[string]Piece
}

// take puts the files of a piece into the book as its part wrote them.
func (t *taking) take(ctx context.Context, want Piece, to Files) (Piece, error) {
	if ctx.Err() != nil {
		return want, ctx.Err()
	}
	t.mu.Lock()
	piece, ok := t.pieces[want.key()]
	delete(t.pieces, want.key())
	t.mu.Unlock()
	if !ok {
		return want, fmt.Errorf("no part holds %s; render all parts again", want.Path)
	}
	for _, file := range piece.Files {
		content, err := t.read(file)
		if err == nil {
			err = to.Write(file, content)
		}
		if err != nil {
			return piece, err
		}
	}
	to.Note(piece.Made, piece.Files)
	return piece, nil
}

// noted is a Put that notes which files the piece became.
func (p *Piece) noted(to Files) Put {
	return func(path string, content []byte) error {
		p.Files = append(p.Files, path)
		return to.Write(path, content)
	}
}

// fallen is what pieces do not show.
func fallen(made []Piece) []shortfall {
	out := make([]shortfall, len(made))
	for i, m := range made {
		out[i] = m.Short
	}
	return out
}
