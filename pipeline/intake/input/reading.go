// Package input is what every room of intake shares while the input is read: what
// a person decided about it, the tables with what became of each of their rows
// and amounts, the facts so far, and what there is to say. It decides nothing.
package input

import (
	"context"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A Reading is what every room knows while the input is read: what a person
// decided, up to which day anything is known, the tables with what became of
// their rows, the facts so far, and what there is to say.
type Reading struct {
	Ctx      context.Context
	Policy   Policy
	Bound    program.Date // nothing after it is known: the given as-of date, else today
	Findings finding.List
	Facts    *program.Facts
	Sources  []*Source
	Signs    Signs // what the input shows of signs that several countries share
}

func New(ctx context.Context, p Policy) *Reading {
	r := &Reading{Ctx: ctx, Policy: p, Facts: &program.Facts{}, Bound: p.AsOf}
	if !r.Bound.Known() {
		r.Bound = p.Today
	}
	return r
}
