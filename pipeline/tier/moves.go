package tier

import (
	"fmt"
	"sort"

	"sponsorbook/pipeline/program"
)

// A goal is a tier that a group could have, and how it would get there.
type goal struct {
	tier  int
	place int // that decides: the last of the tier above, or the first below the band
}

// goalsOf are the tier above and the tier below what a group has earned, by the
// cuts of the percentile and weighted methods.
func (a *assignment) goalsOf(c *candidate) []goal {
	in, out := a.in, a.out
	earned := c.s.Earned.Tier
	var goals []goal
	if earned > program.Tier1 && in[earned-2] < c.place {
		goals = append(goals, goal{in.tier(in[earned-2]), in[earned-2]})
	}
	if earned < program.Tier3 {
		if place := max(out[earned-1], c.place) + 1; place <= len(a.active) {
			goals = append(goals, goal{out.tier(place), place})
		}
	}
	return goals
}

// movesByPlace says which group would have to be passed, and by how much.
func movesByPlace(size func(*candidate) program.Decimal, points bool) func(*assignment, *candidate) []program.Move {
	return func(a *assignment, c *candidate) []program.Move {
		var out []program.Move
		for _, g := range a.goalsOf(c) {
			other := a.ordered[g.place-1]
			out = append(out, program.Move{Tier: g.tier, By: size(other).Sub(size(c)), Points: points, Text: a.saysMove(c, other, g)})
		}
		return out
	}
}

func revenueOf(c *candidate) program.Decimal { return c.s.Revenue }

func scoreOf(c *candidate) program.Decimal { return c.score.total }

func (a *assignment) saysMove(c, other *candidate, g goal) string {
	if g.tier < c.s.Earned.Tier {
		return fmt.Sprintf("to rise to %s: pass %s, %s of %s", tierName(g.tier), other.Name, ordinal(g.place), count(len(a.active)))
	}
	return fmt.Sprintf("to fall out of the band of %s: behind %s, %s of %s", tierName(c.s.Earned.Tier), other.Name, ordinal(g.place), count(len(a.active)))
}

// movesByShare solves for the revenue at which the groups that are larger leave
// the class above open: either by passing some of them, or by making the whole
// so large that their share falls below the limit.
func movesByShare(a *assignment, c *candidate) []program.Move {
	if c.byRule == program.Tier1 || c.byRule < c.s.Earned.Tier {
		return nil
	}
	limit := a.policy.ABCTier1
	if c.byRule == program.Tier3 {
		limit = a.policy.ABCTier2
	}
	if limit.Sign() == 0 {
		return nil
	}
	others := a.total.Sub(c.s.Revenue)
	// To stand behind the first k groups alone takes as much as the next one has,
	// and so much that those k hold less than the limit. The one falls with k and
	// the other grows, so the least of the greater is where they meet.
	share := func(k int) program.Decimal { return program.Divide(a.before[k].Mul(hundred), limit).Sub(others) }
	k := sort.Search(c.place-1, func(k int) bool { return share(k).GreaterThanOrEqual(a.active[k].s.Revenue) })
	best := share(k)
	if k > 0 && a.active[k-1].s.Revenue.LessThan(best) {
		best = a.active[k-1].s.Revenue
	}
	return []program.Move{{Tier: c.byRule - 1, By: best.Sub(c.s.Revenue),
		Text: fmt.Sprintf("to rise to %s: have the larger groups hold less than %s of active revenue", tierName(c.byRule-1), points(limit))}}
}
