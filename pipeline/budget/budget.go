// Package budget ends work that takes more memory than it may.
//
// In goes a number of bytes; out comes an error with one sentence, before the
// system ends the program without one. It looks at what the program holds, and
// says nothing about other programs. Long before that it has garbage collected
// more often, so that a large company takes no more than half as much again as it needs.
package budget

import (
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// An Exceeded is the error of work that took more memory than it may.
type Exceeded struct{ Bytes int64 }

func (e Exceeded) Error() string {
	return fmt.Sprintf("the run needs more memory than %d MiB, the limit run_bytes, and was ended; nothing was published; "+
		"raise limits.run_bytes, read fewer or smaller exports, or use a machine with more memory", e.Bytes>>20)
}

// interval is how often a Watch looks.
const interval = 50 * time.Millisecond

// A Watch looks after the memory of the program.
type Watch struct {
	limit chan int64
	done  <-chan struct{}
	end   func(error)
}

// Begin watches until ctx ends, by half of the machine's memory until Set gives
// another number of bytes. Where the program holds more, end is called once with
// an Exceeded.
func Begin(ctx context.Context, end func(error)) *Watch {
	w := &Watch{limit: make(chan int64), done: ctx.Done(), end: end}
	go w.look(Half())
	return w
}

// Set is how much the program may hold; 0 leaves it at half of the machine's.
// A nil Watch looks at nothing.
func (w *Watch) Set(bytes int64) {
	if w == nil || bytes <= 0 {
		return
	}
	select {
	case w.limit <- bytes:
	case <-w.done:
	}
}

// Half is half of the machine's memory, or of what the program may have of it,
// in bytes; 0 where nobody knows.
func Half() int64 { return machine() / 2 }

func (w *Watch) look(limit int64) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	given := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(given)
	for {
		holds, live := held()
		debug.SetMemoryLimit(min(given, soft(limit, live)))
		if limit > 0 && holds > limit {
			w.end(Exceeded{limit})
			return
		}
		select {
		case <-w.done:
			return
		case limit = <-w.limit:
		case <-tick.C:
		}
	}
}

// comfort is how much memory, in bytes, the program may hold before what it no
// longer needs is cleared up more often than its work asks for.
const comfort = 960 << 20

// soft is how much the program had better hold: comfort, while that leaves a fifth of it
// free, then half as much again as the program needs, and below the limit, since it is
// better to clear up often than to end. With less room above what it needs, clearing up
// would take more time than the work.
func soft(limit, live int64) int64 {
	if limit <= 0 {
		limit = math.MaxInt64
	}
	holds := int64(comfort)
	if live > comfort/5*4 {
		holds = live + live/2
	}
	return min(limit/10*9, holds)
}

// held is what the program holds of the machine's memory, and what of it the last
// clearing up found in use, in bytes.
func held() (all, live int64) {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
		{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64()), int64(s[2].Value.Uint64())
}
