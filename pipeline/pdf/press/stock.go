package press

// A Stock is many small things of one kind that a page keeps. The next page takes
// them over, with what is left in them: who takes one sets all of it.
type Stock[T any] struct {
	all  [][]T
	used int
}

// stockRoom is how many things stand together.
const stockRoom = 32

// Take is a thing that nobody has.
func (r *Stock[T]) Take() *T {
	i := r.used / stockRoom
	if i == len(r.all) {
		r.all = append(r.all, make([]T, stockRoom))
	}
	r.used++
	return &r.all[i][(r.used-1)%stockRoom]
}

// Clear takes everything back.
func (r *Stock[T]) Clear() { r.used = 0 }
