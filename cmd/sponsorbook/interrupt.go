package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	"sponsorbook/pipeline/book"
	"sponsorbook/pipeline/budget"
)

// errInterrupted ends a run that somebody ended.
var errInterrupted = errors.New("interrupted; nothing was published")

// grace is how long an interrupted run may take to end by itself. Whatever it is
// doing, what it staged is removed then, and the program ends.
const grace = 700 * time.Millisecond

// until runs work until it ends or somebody ends it: Ctrl-C, the system (SIGTERM,
// on Windows the closing of the console, too), a terminal that went away, or the
// memory that a run may take. A
// second signal ends the program at once, as it would any other; the next run
// mends what that leaves.
func (s *session) until(work func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	s.memory = budget.Begin(ctx, cancel)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, ending()...)
	defer signal.Stop(signals)
	go func() {
		select {
		case <-signals:
			signal.Stop(signals) // before anybody hears of the first, so that a second ends at once
			cancel(errInterrupted)
		case <-ctx.Done():
		}
	}()
	done := make(chan error, 1)
	go func() { done <- contained(func() error { return work(ctx) }) }()
	select {
	case err := <-done:
		return ended(ctx, err)
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return ended(ctx, err)
	case <-time.After(grace):
	}
	if s.staging.giveUp() {
		return ended(ctx, <-done) // it was being published and is: only its message is to come
	}
	if cause := context.Cause(ctx); !s.staging.stands() || !errors.Is(cause, errInterrupted) {
		return cause
	}
	return nil // of a watch, whose last book stands
}

// ended is an error as it is told: work that was interrupted says by what.
func ended(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// ending are the signals that end a run. A program that was started with one of
// them ignored, as nohup does, goes on.
func ending() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// staging is the book that is being written, to be given up by who interrupts.
type staging struct {
	mu      sync.Mutex
	stage   *book.Stage
	givenUp bool
	stood   bool // an earlier stage of this session was published
}

// begun remembers a stage; one that comes too late is given up at once.
func (g *staging) begun(stage *book.Stage, err error) (*book.Stage, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err == nil && g.givenUp {
		stage.Discard()
		return nil, errInterrupted
	}
	g.stage = stage
	return stage, err
}

// giveUp removes what was staged, as far as that takes a moment, and reports whether
// it had been published.
func (g *staging) giveUp() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.givenUp = true
	if g.stage == nil {
		return false
	}
	g.stage.GiveUp()
	return g.stage.Published()
}

// over forgets a stage that came to its end, so that another may begin.
func (g *staging) over(published bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.stage = nil
	g.stood = g.stood || published
}

// stands reports whether an earlier stage of the session was published.
func (g *staging) stands() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.stood
}
