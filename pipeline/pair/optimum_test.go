package pair

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// A case of the assignment problem, as the comparison with another solver reads it.
type problem struct {
	Costs    [][]int32 `json:"costs"`
	Capacity []int     `json:"capacity"`
	Leave    []int64   `json:"leave"`
	Total    int64     `json:"total"` // of our optimum
}

func anyProblem(t *rapid.T, rows, seats int) problem {
	p := problem{Capacity: rapid.SliceOfN(rapid.IntRange(0, 3), seats, seats).Draw(t, "capacity"),
		Leave: rapid.SliceOfN(rapid.Int64Range(0, 40), rows, rows).Draw(t, "leave")}
	for range rows {
		p.Costs = append(p.Costs, rapid.SliceOfN(rapid.Int32Range(forbidden, 20), seats, seats).Draw(t, "costs"))
	}
	return p
}

// total is the sum of costs of a solution; it fails a test that breaks a rule.
func (p problem) total(t testing.TB, seats []int) int64 {
	t.Helper()
	sum, used := int64(0), make([]int, len(p.Capacity))
	for row, seat := range seats {
		switch {
		case seat == nowhere:
			sum += p.Leave[row]
			continue
		case p.Costs[row][seat] == forbidden:
			t.Fatalf("row %d sits in a forbidden seat %d", row, seat)
		}
		sum += int64(p.Costs[row][seat])
		used[seat]++
	}
	for seat, n := range used {
		if n > p.Capacity[seat] {
			t.Fatalf("seat %d holds %d rows and has capacity for %d", seat, n, p.Capacity[seat])
		}
	}
	return sum
}

// leastByTrial tries every solution.
func (p problem) leastByTrial(row int, used []int) int64 {
	if row == len(p.Costs) {
		return 0
	}
	best := p.Leave[row] + p.leastByTrial(row+1, used)
	for seat, cost := range p.Costs[row] {
		if cost != forbidden && used[seat] < p.Capacity[seat] {
			used[seat]++
			best = min(best, int64(cost)+p.leastByTrial(row+1, used))
			used[seat]--
		}
	}
	return best
}

func TestTheOptimumEqualsTheBestOfAllSolutions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := anyProblem(rt, rapid.IntRange(0, 7).Draw(rt, "rows"), rapid.IntRange(0, 4).Draw(rt, "seats"))
		got := p.total(t, optimum(p.Costs, p.Capacity, p.Leave))
		if want := p.leastByTrial(0, make([]int, len(p.Capacity))); got != want {
			rt.Fatalf("cost %d, the least is %d: %+v", got, want, p)
		}
	})
}

func TestTheOptimumIsNotTheGreedyOne(t *testing.T) {
	// The first row would take seat 0 greedily and leave the second with 100.
	costs := [][]int32{{1, 2}, {1, 100}}
	if got := optimum(costs, []int{1, 1}, []int64{1000, 1000}); got[0] != 1 || got[1] != 0 {
		t.Errorf("seats %v, want [1 0]", got)
	}
	p := problem{Costs: costs, Capacity: []int{1, 1}, Leave: []int64{1000, 1000}}
	if !p.improves([]int{0, 1}) {
		t.Error("an exchange improves the greedy seats")
	}
}

func TestNoScoreBuysASponsorForALowerGroup(t *testing.T) {
	// One place, and the last row fits perfectly where the first hardly does.
	top := int32(10500)
	costs := [][]int32{{top}, {0}, {0}}
	if got := optimum(costs, []int{1}, leaving(3, top)); got[0] != 0 || got[1] != nowhere || got[2] != nowhere {
		t.Errorf("seats %v, want the first row seated", got)
	}
	// A barrier for the first row leaves the place to the next.
	costs[0][0] = forbidden
	if got := optimum(costs, []int{1}, leaving(3, top)); got[0] != nowhere || got[1] != 0 {
		t.Errorf("seats %v, want the second row seated", got)
	}
}

func TestPricesOfLeavingStayExact(t *testing.T) {
	const most = 200_000
	prices := leaving(most, 20_000)
	if prices[0] <= prices[1] || prices[most-1] <= int64(most)*20_000 {
		t.Error("the prices are not in order")
	}
	if prices[0] > math.MaxInt64/1000 {
		t.Error("a search that adds a few prices could overflow")
	}
}
