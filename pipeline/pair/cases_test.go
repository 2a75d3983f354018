package pair

import (
	"encoding/json"
	"flag"
	"math/rand"
	"os"
	"testing"
)

var cases = flag.String("cases", "",
	"write the random assignment problems with their optimum to this file too, for another solver to check")

// TestNoChainOfExchangesIsCheaper proves the optimum of 250 problems of many
// shapes: a solution costs the least there is exactly when no chain of rows that
// each take the next one's seat makes it cheaper. .ci/pair-compare.py has the
// same problems solved by another solver.
func TestNoChainOfExchangesIsCheaper(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var all []problem
	for i := range 250 {
		p := randomProblem(r, 1+r.Intn(60), 1+r.Intn(25), 1+r.Intn(4), []int32{3, 100, full}[r.Intn(3)])
		seats := optimum(p.Costs, p.Capacity, p.Leave)
		p.Total = p.total(t, seats)
		if p.improves(seats) {
			t.Errorf("problem %d: a chain of exchanges is cheaper", i)
		}
		all = append(all, p)
	}
	if *cases != "" {
		writeCases(t, all)
	}
}

func writeCases(t *testing.T, all []problem) {
	t.Helper()
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*cases, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// improves reports whether a chain of exchanges leads from a seat back to it for
// less than nothing. The seats are those of the problem, then "nowhere", then the
// free places of all.
func (p problem) improves(seats []int) bool {
	step := p.steps(seats)
	n := len(step)
	for k := range n { // Floyd and Warshall
		for i := range n {
			for j := range n {
				if step[i][k] < infinite && step[k][j] < infinite {
					step[i][j] = min(step[i][j], step[i][k]+step[k][j])
				}
			}
		}
	}
	for i := range n {
		if step[i][i] < 0 {
			return true
		}
	}
	return false
}

// steps are what it costs at least to move one row from each seat to each other.
func (p problem) steps(seats []int) [][]int64 {
	none := len(p.Capacity)
	free := none + 1
	step := make([][]int64, free+1)
	for i := range step {
		step[i] = make([]int64, free+1)
		for j := range step[i] {
			step[i][j] = infinite
		}
		step[i][i] = 0
	}
	used := make([]int, none)
	for row, at := range seats {
		from := none
		if at != nowhere {
			from = at
			used[at]++
		}
		for to := range none + 1 {
			if c := p.cost(row, to); c < infinite {
				step[from][to] = min(step[from][to], c-p.cost(row, from))
			}
		}
	}
	for j := range none + 1 {
		step[free][j] = 0 // whoever leaves a seat frees a place
		if j == none || used[j] < p.Capacity[j] {
			step[j][free] = 0
		}
	}
	return step
}

// cost is that of a row in a seat or, after the last, nowhere.
func (p problem) cost(row, seat int) int64 {
	switch {
	case seat == len(p.Capacity):
		return p.Leave[row]
	case p.Costs[row][seat] == forbidden:
		return infinite
	}
	return int64(p.Costs[row][seat])
}
