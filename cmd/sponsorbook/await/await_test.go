package await

import (
	"context"
	"errors"
	"testing"
	"time"
)

// A desk is a fake source of changes with a fake clock, and counts the work.
type desk struct {
	changes chan error
	timers  chan chan time.Time // each that was begun
	worked  chan int
	ended   chan error
	failing error
}

func sit(t *testing.T, failing error) (*desk, context.CancelFunc) {
	t.Helper()
	d := &desk{make(chan error), make(chan chan time.Time), make(chan int), make(chan error, 1), failing}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	go func() {
		d.ended <- Loop(ctx, d.changes, func(wait time.Duration) <-chan time.Time {
			if wait != Quiet {
				t.Errorf("it waits %v", wait)
			}
			c := make(chan time.Time, 1)
			d.timers <- c
			return c
		}, func(context.Context) error {
			n++
			d.worked <- n
			if n > 1 {
				return d.failing
			}
			return nil
		})
	}()
	return d, cancel
}

func TestWorkIsDoneAtOnceAndAgainWhenChangesHaveSettled(t *testing.T) {
	d, cancel := sit(t, nil)
	if n := <-d.worked; n != 1 {
		t.Fatalf("at the beginning: %d", n)
	}
	d.changes <- nil
	first := <-d.timers
	d.changes <- nil // the program still writes
	second := <-d.timers
	first <- time.Time{} // a time that was given up
	select {
	case n := <-d.worked:
		t.Fatalf("worked the time %d while something changed", n)
	case d.changes <- nil: // it still listens
	}
	third := <-d.timers
	second <- time.Time{}
	third <- time.Time{}
	if n := <-d.worked; n != 2 {
		t.Errorf("after the quiet: %d", n)
	}
	d.changes <- nil
	(<-d.timers) <- time.Time{}
	if n := <-d.worked; n != 3 {
		t.Errorf("after another change: %d", n)
	}
	cancel()
	if err := <-d.ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

func TestAnErrorAmongTheChangesEndsTheLoop(t *testing.T) {
	d, cancel := sit(t, nil)
	defer cancel()
	<-d.worked
	d.changes <- ErrGone
	if err := <-d.ended; !errors.Is(err, ErrGone) {
		t.Errorf("it ended with %v", err)
	}
}

func TestAnErrorOfTheWorkEndsTheLoop(t *testing.T) {
	broken := errors.New("broken")
	d, cancel := sit(t, broken)
	defer cancel()
	<-d.worked
	d.changes <- nil
	(<-d.timers) <- time.Time{}
	<-d.worked
	if err := <-d.ended; !errors.Is(err, broken) {
		t.Errorf("it ended with %v", err)
	}
}
