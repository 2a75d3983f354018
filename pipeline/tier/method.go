package tier

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// A method ranks the active groups. It sets each one's place, the tier that the
// place gives, and the tier it would give with the band's wider cuts.
type method struct {
	name string // as the configuration writes it
	rule Rule
	rank func(*assignment)
	says func(*assignment, *candidate) string // where it puts a group, with the figures and the cut
	// moves are what it would take to rise or fall.
	moves func(*assignment, *candidate) []program.Move
}

// methods are the choices of method, the default first.
var methods = []method{
	{
		name: "percentile",
		rule: Rule{
			Code: "revenue-rank", Kind: "ranking", Why: "rank by revenue",
			Doc: "Method percentile: the active groups with the most revenue. Tier 1 ends at tier_1 percent of them, tier 2 at tier_2 " +
				"percent; cuts round up, at least one; ties go by account id, then name.",
		},
		rank: byPercentile, says: sayRank, moves: movesByPlace(revenueOf, false),
	},
	{
		name: "abc",
		rule: Rule{
			Code: "abc-class", Kind: "ranking", Why: "class by cumulative share of revenue",
			Doc: "Method abc: groups by revenue, the largest first. Class A is tier 1 and ends with the group that reaches abc_tier_1 " +
				"percent of active revenue, class B is tier 2 and ends at abc_tier_2 percent.",
		},
		rank: byClass, says: sayClass, moves: movesByShare,
	},
	{
		name: "weighted",
		rule: Rule{
			Code: "weighted-score", Kind: "ranking", Why: "rank by weighted score",
			Doc: "Method weighted: each part of the score from 0 to its weight; what is not known of a group is left out of its score, " +
				"not counted as zero. The cuts are those of the percentile method.",
		},
		rank: byScore, says: sayScore, moves: movesByPlace(scoreOf, true),
	},
}

// ranking are the rules that put a group at its place.
var ranking = []Rule{methods[0].rule, methods[1].rule, methods[2].rule}

func methodNamed(name string) *method {
	for i := range methods {
		if methods[i].name == name {
			return &methods[i]
		}
	}
	return nil
}

// rank asks the method and writes down what it says of each group.
func (a *assignment) rank() {
	a.setCuts()
	a.method.rank(a)
	for _, c := range a.active {
		c.ranked = program.Reason{Code: a.method.rule.Code, Text: a.method.says(a, c), Sources: c.Sources}
	}
}

// cut is how many of n groups a percentage is: rounded up, at least one.
func cut(n int, percent program.Decimal) int {
	return max(1, int(program.NewDecimal(int64(n)).Mul(percent).Shift(-2).Ceil().IntPart()))
}

// cuts are the last places of tier 1 and of tier 2.
type cuts [2]int

func (c cuts) tier(place int) int {
	switch {
	case place <= c[0]:
		return program.Tier1
	case place <= c[1]:
		return program.Tier2
	}
	return program.Tier3
}

// setCuts finds the cuts of the active groups, and those at which the band ends.
func (a *assignment) setCuts() {
	n := len(a.active)
	a.in = cuts{cut(n, a.policy.Tier1), cut(n, a.policy.Tier2)}
	a.out = cuts{cut(n, a.policy.Tier1Out), cut(n, a.policy.Tier2Out)}
	a.floor = cut(n, a.policy.TroubleTop)
}

// byPercentile takes the groups in the order of revenue in which they stand.
func byPercentile(a *assignment) { a.take(a.active) }

// take gives places, and tiers by the cuts, to groups that are in order.
func (a *assignment) take(ordered []*candidate) {
	a.ordered = ordered
	for i, c := range ordered {
		c.place = i + 1
		c.byRule, c.wide = a.in.tier(c.place), a.out.tier(c.place)
	}
}

func sayRank(a *assignment, c *candidate) string {
	return fmt.Sprintf("%s of %s by revenue%s: %s of active revenue, %s",
		ordinal(c.place), count(len(a.active)), a.besideCut(c), percent(c.s.Share), a.span.label)
}

// besideCut says where a place stands beside the cut that decides it.
func (a *assignment) besideCut(c *candidate) string {
	switch c.byRule {
	case program.Tier1:
		return fmt.Sprintf(" (tier 1 is the top %s: %s)", points(a.policy.Tier1), some(a.in[0], "group"))
	case program.Tier2:
		return fmt.Sprintf(" (tier 2 ends at the top %s: %s)", points(a.policy.Tier2), some(a.in[1], "group"))
	}
	return fmt.Sprintf(" (the program ends at the top %s: %s)", points(a.policy.Tier2), some(a.in[1], "group"))
}

// byClass puts a group into the class that is still open when its turn comes,
// so that the group that crosses a limit belongs to the class it completes.
func byClass(a *assignment) {
	class := func(before, wider program.Decimal) int {
		switch {
		case before.LessThan(a.policy.ABCTier1.Add(wider)):
			return program.Tier1
		case before.LessThan(a.policy.ABCTier2.Add(wider)):
			return program.Tier2
		}
		return program.Tier3
	}
	for i, c := range a.active {
		before := c.s.Cumulative.Sub(c.s.Share).Mul(hundred)
		if i == 0 {
			before = program.Zero
		}
		c.place = i + 1
		c.byRule, c.wide = class(before, program.Zero), class(before, a.policy.ABCBand)
	}
}

func sayClass(a *assignment, c *candidate) string {
	limits := fmt.Sprintf("tier 1 ends at %s, tier 2 at %s", points(a.policy.ABCTier1), points(a.policy.ABCTier2))
	return fmt.Sprintf("%s of %s by revenue: %s of active revenue, %s together with the larger ones (%s), %s",
		ordinal(c.place), count(len(a.active)), percent(c.s.Share), percent(c.s.Cumulative), limits, a.span.label)
}

// byScore ranks by the weighted score; equal scores go by revenue.
func byScore(a *assignment) {
	tops := a.tops()
	ordered := slices.Clone(a.active)
	for _, c := range ordered {
		c.score = a.score(c, tops)
		c.s.Score = c.score.total
	}
	slices.SortFunc(ordered, func(x, y *candidate) int {
		return cmp.Or(y.score.exact.Cmp(x.score.exact), byRevenue(x, y))
	})
	a.take(ordered)
}

func sayScore(a *assignment, c *candidate) string {
	return fmt.Sprintf("%s of %s by score%s: %s; %s",
		ordinal(c.place), count(len(a.active)), a.besideCut(c), c.score.text, a.span.label)
}
