package pdf

import (
	"sync"

	"sponsorbook/pipeline/typeset"
)

// rooms are where a page keeps many small things of one kind. The next page takes
// them over, with what is left in them: who takes one sets all of it.
type rooms[T any] struct {
	all  [][]T
	used int
}

// roomSize is how many things a room has.
const roomSize = 32

// next is a thing that nobody has.
func (r *rooms[T]) next() *T {
	i := r.used / roomSize
	if i == len(r.all) {
		r.all = append(r.all, make([]T, roomSize))
	}
	r.used++
	return &r.all[i][(r.used-1)%roomSize]
}

// A desk is what a page is laid out on.
type desk struct {
	texts rooms[text]
	lines []typeset.Line // of all texts, as layouts tried them
}

// The desks and rooms that pages left.
var (
	desks        = sync.Pool{New: func() any { return new(desk) }}
	elementRooms = sync.Pool{New: func() any { return new(rooms[element]) }}
)

// leave gives a desk to the next page.
func (d *desk) leave() {
	d.texts.used, d.lines = 0, d.lines[:0]
	desks.Put(d)
}

// leave gives the rooms of a page's elements to the next page.
func (p *Page) leave() {
	p.rooms.used = 0
	elementRooms.Put(p.rooms)
}
