package pdf

import (
	"sync"

	"sponsorbook/pipeline/pdf/press"
	"sponsorbook/pipeline/typeset"
)

// A desk is what a page is laid out on.
type desk struct {
	texts press.Stock[text]
	lines []typeset.Line // of all texts, as layouts tried them
	runs  []typeset.Run  // room for those of a line
}

// desks are those that pages left.
var desks = sync.Pool{New: func() any { return new(desk) }}

// leave gives a desk to the next page.
func (d *desk) leave() {
	d.texts.Clear()
	d.lines = d.lines[:0]
	desks.Put(d)
}
