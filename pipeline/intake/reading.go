package intake

import (
	"context"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// A reading is what every room knows while the input is read: what a person
// decided, up to which day anything is known, the tables with what became of
// their rows, the facts so far, and what there is to say.
type reading struct {
	ctx      context.Context
	policy   Policy
	bound    program.Date // nothing after it is known: the given as-of date, else today
	findings finding.List
	facts    *program.Facts
	sources  []*source
}

func newReading(ctx context.Context, p Policy) *reading {
	r := &reading{ctx: ctx, policy: p, facts: &program.Facts{}, bound: p.AsOf}
	if !r.bound.Known() {
		r.bound = p.Today
	}
	return r
}
