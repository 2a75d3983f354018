package pdf

import "sync"

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

// The rooms that pages left.
var (
	textRooms    = sync.Pool{New: func() any { return new(rooms[text]) }}
	elementRooms = sync.Pool{New: func() any { return new(rooms[element]) }}
)

// leave gives rooms to the next page.
func leave[T any](to *sync.Pool, r *rooms[T]) {
	r.used = 0
	to.Put(r)
}
