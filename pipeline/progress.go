package pipeline

import (
	"context"
	"sync/atomic"
)

// A Stage is a part of a run, in the words of who waits for it.
type Stage string

// The stages of a run, in their order.
const (
	Reading  Stage = "reading the exports"
	Deciding Stage = "deciding tiers, sponsors and the plan"
	Writing  Stage = "writing the pages"
)

// Progress is told how far a run has come: the stage, and how many of its parts
// are done. Total is 0 where a stage has no parts. It is called from several
// goroutines, and has no effect on what comes out.
type Progress func(stage Stage, done, total int)

type progressKey struct{}

// Watched is a context whose run tells how far it has come.
func Watched(ctx context.Context, p Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, p)
}

func progressOf(ctx context.Context) Progress {
	if p, ok := ctx.Value(progressKey{}).(Progress); ok {
		return p
	}
	return func(Stage, int, int) {}
}

// A counter counts the parts of a stage.
type counter struct {
	stage Stage
	tell  Progress
	done  atomic.Int64
	total int
}

func count(ctx context.Context, stage Stage, total int) *counter {
	c := &counter{stage: stage, tell: progressOf(ctx), total: total}
	c.tell(stage, 0, total)
	return c
}

func (c *counter) step() { c.tell(c.stage, int(c.done.Add(1)), c.total) }
