package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// spared is how much memory rendering may leave uncollected, in bytes.
const spared = 256 << 20

// enough is how far memory may grow, in bytes, before garbage is collected as
// often as it takes to stay below.
const enough = 1 << 30

// collectLess collects garbage less often until what it returns is called. Pages
// are made and written in a moment and what they leave is garbage at once:
// collecting it as often as by default costs a quarter of their time. A large
// program is collected more often, so that memory stays bounded. Who sets GOGC
// has decided otherwise.
func collectLess() (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := debug.SetGCPercent(int(max(100, min(400, spared*100/max(m.HeapAlloc, 1)))))
	limit := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, int64(m.HeapAlloc)+enough)) // one page may be far larger than what led to it
	return func() { debug.SetGCPercent(before); debug.SetMemoryLimit(limit) }
}
