package pair

import (
	"math"
	"slices"
)

// forbidden is the cost of a pair that may not be.
const forbidden int32 = -1

// nowhere is the seat of a row that nobody can take.
const nowhere = -1

// optimum gives every row a seat so that the sum of costs is the least there
// is, no seat is given to more rows than its capacity, and no forbidden pair
// occurs. A row may go without a seat at the price in leave, so there always is
// a solution. Costs are whole numbers and must not be negative, but for
// forbidden.
//
// It is the method of successive shortest augmenting paths with potentials
// (Busacker and Gowen 1960, Edmonds and Karp 1972), rows being added one by one.
// Rows in the same seat are alike to a path, so it runs over the seats alone:
// what a step from seat j to seat k costs is the best exchange of one of j's
// rows, which is kept. A row then costs the square of the seats, however many
// rows there are. The assignment libraries for Go know square matrices of
// floating point numbers without capacities, so there is none to use.
func optimum(costs [][]int32, capacity []int, leave []int64) []int {
	s := newSeating(costs, capacity, leave)
	for row := range costs {
		s.add(row)
	}
	return s.seatOf()
}

const infinite = math.MaxInt64

// A seating is an optimal assignment of the rows added so far.
type seating struct {
	costs    [][]int32
	capacity []int
	leave    []int64
	seats    int       // seat number seats is "nowhere", which always has room
	rows     [][]int   // by seat
	price    []int64   // potentials; zero for seats that have room
	step     [][]int64 // least cost of moving one row of a seat to another
	mover    [][]int   // the row that moves
	dist     []int64   // of the search
	from     []int
	done     []bool
}

func newSeating(costs [][]int32, capacity []int, leave []int64) *seating {
	n := len(capacity) + 1
	s := &seating{costs: costs, capacity: capacity, leave: leave, seats: n - 1,
		rows: make([][]int, n), price: make([]int64, n), step: make([][]int64, n), mover: make([][]int, n),
		dist: make([]int64, n), from: make([]int, n), done: make([]bool, n)}
	for j := range n {
		s.step[j], s.mover[j] = make([]int64, n), make([]int, n)
		s.measure(j)
	}
	return s
}

// cost is that of a row in a seat, infinite for a forbidden pair.
func (s *seating) cost(row, seat int) int64 {
	switch {
	case seat == s.seats:
		return s.leave[row]
	case s.costs[row][seat] == forbidden:
		return infinite
	}
	return int64(s.costs[row][seat])
}

func (s *seating) hasRoom(seat int) bool {
	return seat == s.seats || len(s.rows[seat]) < s.capacity[seat]
}

// add finds the cheapest way to seat one more row, moving others where that pays.
func (s *seating) add(row int) {
	end := s.search(row)
	for k, done := range s.done {
		if done {
			s.price[k] += s.dist[k] - s.dist[end]
		}
	}
	changed := []int{end}
	for k := end; ; k = s.from[k] {
		j := s.from[k]
		if j == nowhere {
			s.rows[k] = append(s.rows[k], row)
			break
		}
		moved := s.mover[j][k]
		s.rows[j] = slices.DeleteFunc(s.rows[j], func(r int) bool { return r == moved })
		s.rows[k] = append(s.rows[k], moved)
		changed = append(changed, j)
	}
	for _, j := range changed {
		s.measure(j)
	}
}

// search is Dijkstra's from a new row to the nearest seat that has room; the
// prices make every step's length zero or more.
func (s *seating) search(row int) int {
	for k := range s.dist {
		s.done[k], s.from[k], s.dist[k] = false, nowhere, s.cost(row, k)
		if s.dist[k] != infinite {
			s.dist[k] -= s.price[k]
		}
	}
	for {
		j := s.nearest()
		if s.hasRoom(j) {
			return j
		}
		s.done[j] = true
		for k, step := range s.step[j] {
			if s.done[k] || step == infinite {
				continue
			}
			if d := s.dist[j] + step + s.price[j] - s.price[k]; d < s.dist[k] {
				s.dist[k], s.from[k] = d, j
			}
		}
	}
}

// nearest is the seat to settle next; "nowhere" can always be reached.
func (s *seating) nearest() int {
	best := s.seats
	for k, d := range s.dist {
		if !s.done[k] && d < s.dist[best] {
			best = k
		}
	}
	return best
}

// measure finds the cheapest move of one row of a seat to every other seat.
func (s *seating) measure(j int) {
	step, mover := s.step[j], s.mover[j]
	for k := range step {
		step[k] = infinite
	}
	if j == s.seats {
		return // a search ends there
	}
	for _, row := range s.rows[j] {
		here := s.cost(row, j)
		for k := range step {
			there := s.cost(row, k)
			if k == j || there == infinite {
				continue
			}
			if d := there - here; d < step[k] || d == step[k] && row < mover[k] {
				step[k], mover[k] = d, row
			}
		}
	}
}

// seatOf is the seat of each row.
func (s *seating) seatOf() []int {
	out := make([]int, len(s.costs))
	for j, rows := range s.rows {
		for _, row := range rows {
			out[row] = j
			if j == s.seats {
				out[row] = nowhere
			}
		}
	}
	return out
}
