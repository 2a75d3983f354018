// Package pair says who sponsors which group.
//
// In go the facts, the standings, the memory of earlier books and a policy; out
// come one pairing for every group in the program, and one for every confirmed
// sponsor elsewhere. It refuses to decide: confirmed pairs stand as they are,
// whatever their fit and load, and everything else is a proposal. Proposals are
// the best assignment there is for all groups together under the sponsors'
// capacity, and never break a barrier.
package pair

import (
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Assign pairs groups with sponsors, by tier and rank. As many groups as can be
// get a sponsor, those of higher rank first; among all ways to do that, the one
// with the highest sum of scores. Equal facts give equal pairings, whatever the
// order of their rows.
func Assign(f *program.Facts, s []program.Standing, m program.Memory, p Policy) ([]program.Pairing, []finding.Finding) {
	r := newRound(f, s, m, p)
	seekers := r.seekers()
	found := r.seat(seekers)
	out := make([]program.Pairing, 0, len(r.demands))
	for _, d := range r.demands {
		out = append(out, r.pairing(d, found[d]))
	}
	r.proposeDeputies(out)
	r.report()
	return out, r.found.Sorted()
}

// A round is one run of the pairing.
type round struct {
	facts   *program.Facts
	policy  Policy
	scoring scoring
	last    *program.Snapshot
	seats   []*seat // by key
	byKey   map[string]*seat
	demands []*demand // every group that gets a pairing, in the order of the line
	found   finding.List
	said    map[string][]string // names of the groups that a finding is about, by its code
}

func newRound(f *program.Facts, standings []program.Standing, m program.Memory, p Policy) *round {
	r := &round{facts: f, policy: p, scoring: newScoring(p), last: m.Last(), seats: newSeats(f, p), byKey: map[string]*seat{},
		said: map[string][]string{}}
	for _, s := range r.seats {
		r.byKey[s.Key] = s
	}
	past := map[string]*program.PastGroup{}
	if r.last != nil {
		for i := range r.last.Groups {
			past[r.last.Groups[i].Key] = &r.last.Groups[i]
		}
	}
	for i := range standings {
		s := &standings[i]
		g := f.Group(s.Group)
		if g == nil {
			continue
		}
		d := newDemand(f, g, s, past[g.Key], r.byKey)
		switch {
		case s.InProgram() || d.confirmed != "":
			r.demands = append(r.demands, d)
		case d.left != nil:
			r.warn(d, &program.Pairing{})
		}
		if seat := r.byKey[program.Fold(d.confirmed)]; seat != nil {
			seat.confirmed++
		}
	}
	slices.SortFunc(r.demands, inOrder)
	return r
}

// seekers are the groups for which a sponsor, or a successor, is to be proposed.
func (r *round) seekers() []*demand {
	var out []*demand
	for _, d := range r.demands {
		if !d.standing.InProgram() {
			continue
		}
		if seat := r.byKey[program.Fold(d.confirmed)]; seat != nil {
			d.successor = seat.leaving
		}
		if d.confirmed == "" || d.successor {
			d.keep = d.keeps()
			out = append(out, d)
		}
	}
	return out
}

// A choice is what the optimum gives a group, with the next best.
type choice struct {
	seat, runnerUp   *seat
	score, nextScore int
}

// seat finds the optimum for all seekers.
func (r *round) seat(seekers []*demand) map[*demand]choice {
	scores := r.scores(seekers)
	capacity := make([]int, len(r.seats))
	for j, s := range r.seats {
		capacity[j] = s.open()
	}
	out := make(map[*demand]choice, len(seekers))
	for i, j := range optimum(costsOf(scores, r.top()), capacity, leaving(len(seekers), r.top())) {
		d := seekers[i]
		if j == nowhere {
			out[d] = choice{}
			continue
		}
		r.seats[j].proposed++
		c := choice{seat: r.seats[j], score: int(scores[i][j])}
		if k := second(scores[i], j); k != nowhere {
			c.runnerUp, c.nextScore = r.seats[k], int(scores[i][k])
		}
		out[d] = c
	}
	return out
}

// top is more than any score can be: rounding adds at most one to each part.
func (r *round) top() int32 { return int32(full + r.scoring.keep + len(parts)) }

// scores are those of every seeker with every sponsor; forbidden where a barrier stands.
func (r *round) scores(seekers []*demand) [][]int32 {
	out := make([][]int32, len(seekers))
	for i, d := range seekers {
		out[i] = make([]int32, len(r.seats))
		for j, s := range r.seats {
			out[i][j] = forbidden
			if barred(d, s) == nil {
				out[i][j] = int32(r.scoring.score(d, s))
			}
		}
	}
	return out
}

// costsOf turns scores into costs: what a pair lacks of the top.
func costsOf(scores [][]int32, top int32) [][]int32 {
	out := make([][]int32, len(scores))
	for i, row := range scores {
		out[i] = make([]int32, len(row))
		for j, score := range row {
			out[i][j] = forbidden
			if score != forbidden {
				out[i][j] = top - score
			}
		}
	}
	return out
}

// leaving is what it costs to leave each group without a sponsor, in their
// order: the last one's price is more than all scores together, and each group
// before costs so much more again. Sets of groups that can be seated together
// form a matroid, so the cheapest solution seats as many as can be, those of
// higher rank first; no score ever buys a sponsor for a lower group.
func leaving(n int, top int32) []int64 {
	step := int64(n+1) * int64(top)
	out := make([]int64, n)
	for i := range out {
		out[i] = int64(n-i) * step
	}
	return out
}

// second is the best seat of a row beside the chosen one, or nowhere.
func second(scores []int32, chosen int) int {
	best := nowhere
	for j, score := range scores {
		if j != chosen && score != forbidden && (best == nowhere || score > scores[best]) {
			best = j
		}
	}
	return best
}
