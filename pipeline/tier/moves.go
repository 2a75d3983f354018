package tier

import (
	"fmt"
	"sort"

	"sponsorbook/pipeline/program"
)

// A goal is a tier that a group could have, and how it would get there.
type goal struct {
	tier  int
	place int // whose group would have to be passed, or to fall behind
	what  string
	after string // what else it takes, to be read after the place
}

// goalsOf are the tier above what a group has earned, the way back for one that
// only the band holds, and the tier below, by the cuts of the percentile and
// weighted methods. One outside the band need not lose more to fall.
func (a *assignment) goalsOf(c *candidate) []goal {
	in, out := a.in, a.out
	earned := c.s.Earned.Tier
	var goals []goal
	if earned > program.Tier1 && in[earned-2] < c.place {
		tier := in.tier(in[earned-2])
		goals = append(goals, goal{tier, in[earned-2], c.rise(tier), ""})
	}
	if earned == program.Tier3 {
		return goals
	}
	switch name := tierName(earned); {
	case c.place > out[earned-1]:
		goals = append(goals, goal{earned, out[earned-1], "to come back into the band of " + name, ""})
	case c.place > in[earned-1]:
		goals = append(goals, goal{earned, in[earned-1], "to be " + name + " without the band", ""})
	}
	if place := out[earned-1] + 1; c.place < place && place <= len(a.active) {
		goals = append(goals, goal{out.tier(place), place, "to fall out of the band of " + tierName(earned), a.leaveAfter(c)})
	}
	return goals
}

// rise is the aim of a tier that revenue would give, for a group that may have it
// by a decision already.
func (c *candidate) rise(tier int) string {
	if c.s.Tier <= tier {
		return "to be " + tierName(tier) + " by revenue alone"
	}
	return "to rise to " + tierName(tier)
}

// leaveAfter is how long a group outside the band stays all the same.
func (a *assignment) leaveAfter(c *candidate) string {
	text := ", at " + some(a.policy.QuartersOut, "quarter-end")
	if a.policy.QuartersOut > 1 {
		text += " in a row"
	}
	months := 0
	if c.was != nil && earned(c.was) == c.s.Earned.Tier {
		months = a.months(c)
	}
	if left := a.policy.StayMonths - months; left > 0 {
		text += fmt.Sprintf(" and after %s more in the tier", some(left, "month"))
	}
	return text
}

// moveByTrouble is what a group with one sign of trouble lacks for a proposal.
func (a *assignment) moveByTrouble(c *candidate) []program.Move {
	if c.s.Tier != program.Tier3 || c.s.Proposed != nil || c.decided != nil || a.policy.TroubleOneIn == 0 ||
		!a.aboveFloor(c) || kinds(c) != 1 || a.qualifies(c) {
		return nil
	}
	first := c.s.Signals[0].Since
	for _, s := range c.s.Signals {
		first = min(first, s.Since)
	}
	return []program.Move{{Tier: program.Tier2, Signs: true, Goal: "to be proposed as an add-in by trouble",
		Text: "a second sign, or this one still there on " + first.AddDays(a.policy.TroubleDays).Words() + ": " + c.s.Signals[0].Text}}
}

// movesByPlace says which group would have to be passed, and by how much.
func movesByPlace(size func(*candidate) program.Decimal, points bool) func(*assignment, *candidate) []program.Move {
	return func(a *assignment, c *candidate) []program.Move {
		var out []program.Move
		for _, g := range a.goalsOf(c) {
			other := a.ordered[g.place-1]
			way := "past"
			if g.place > c.place {
				way = "behind"
			}
			out = append(out, program.Move{Tier: g.tier, By: size(other).Sub(size(c)), Points: points, Goal: g.what,
				Text: fmt.Sprintf("%s %s, %s of %s%s", way, other.Name, ordinal(g.place), count(len(a.active)), g.after)})
		}
		return out
	}
}

func revenueOf(c *candidate) program.Decimal { return c.s.Revenue }

func scoreOf(c *candidate) program.Decimal { return c.score.total }

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
		Goal: c.rise(c.byRule - 1),
		Text: fmt.Sprintf("so that the larger groups hold less than %s of active revenue", points(limit))}}
}
