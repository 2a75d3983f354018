package budget

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
)

func TestWorkThatHoldsTooMuchIsEndedOnceWithASentence(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	w := Begin(ctx, cancel)
	w.Set(400 << 20)
	var held [][]byte
	for range 40 {
		if ctx.Err() != nil {
			t.Fatal("ended below the limit:", context.Cause(ctx))
		}
		held = append(held, make([]byte, 1<<20))
	}
	for ctx.Err() == nil && len(held) < 4000 {
		b := make([]byte, 1<<20)
		for i := range b {
			b[i] = 1
		}
		held = append(held, b)
	}
	var e Exceeded
	if !errors.As(context.Cause(ctx), &e) || !strings.Contains(e.Error(), "400 MiB, the limit run_bytes") {
		t.Errorf("%d MiB held: %v", len(held), context.Cause(ctx))
	}
	runtime.KeepAlive(held)
	w.Set(1) // what comes late is not waited for
}

func TestNoLimitIsHalfOfTheMachine(t *testing.T) {
	if half := Half(); half < 64<<20 || half > 1<<50 {
		t.Errorf("half of the machine is %d bytes", half)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	Begin(ctx, cancel).Set(0)
	if ctx.Err() != nil {
		t.Error(context.Cause(ctx))
	}
}

// TestMemoryStaysNearWhatIsNeeded: below the limit garbage is collected in time.
func TestMemoryStaysNearWhatIsNeeded(t *testing.T) {
	for _, c := range []struct{ limit, live, want int64 }{
		{0, 1 << 20, comfort},   // a small run is left alone
		{0, 760 << 20, comfort}, // and one whose needs leave a fifth of it
		{0, 6 << 30, 9 << 30},   // a large one may have half as much again as it needs
		{8 << 30, 6 << 30, 8 << 30 / 10 * 9},
		{8 << 30, 1 << 20, comfort},     // whatever the machine has
		{500 << 20, 1 << 20, 450 << 20}, // never more than it may
		{500 << 20, 2 << 30, 450 << 20},
	} {
		if got := soft(c.limit, c.live); got != c.want {
			t.Errorf("of %d MiB with %d MiB in use: %d MiB, want %d", c.limit>>20, c.live>>20, got>>20, c.want>>20)
		}
	}
}
