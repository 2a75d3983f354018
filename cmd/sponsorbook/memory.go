package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// spared is how much memory rendering may leave uncollected, in bytes.
const spared = 256 << 20

// collectLess collects garbage less often until what it returns is called. Pages
// are made and written in a moment and what they leave is garbage at once:
// collecting it as often as by default costs a quarter of their time. A large
// program is collected more often, and package budget bounds what it holds. Who
// sets GOGC has decided otherwise.
func collectLess() (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := debug.SetGCPercent(int(max(100, min(400, spared*100/max(m.HeapAlloc, 1)))))
	return func() { debug.SetGCPercent(before) }
}
