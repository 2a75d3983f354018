package tier

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A part is one contribution to the weighted score.
type part struct {
	key    string // as the configuration writes it
	name   string
	weight func(Weights) program.Decimal
	// size is what is measured of a group; false where it is not known.
	size func(*assignment, *candidate) (program.Decimal, bool)
	// fit is the size as a fraction of the weight, given the largest size there is.
	fit func(size, top program.Decimal) program.Decimal
}

// parts are the contributions, in the order in which they are printed. None of
// them falls when revenue rises.
var parts = []part{
	{"revenue", "revenue", func(w Weights) program.Decimal { return w.Revenue }, revenueSize, ofTop},
	{"growth", "growth", func(w Weights) program.Decimal { return w.Growth }, growthSize, ofGrowth},
	{"pipeline", "pipeline", func(w Weights) program.Decimal { return w.Pipeline }, pipelineSize, ofTop},
	{"potential", "potential", func(w Weights) program.Decimal { return w.Potential }, potentialSize, ofTop},
	{"strategic", "strategic marks", func(w Weights) program.Decimal { return w.Strategic }, marksSize, asIs},
}

// A scored group has its score out of 100, over the parts that are known.
type scored struct {
	exact program.Decimal
	total program.Decimal // as printed, to one place
	text  string
}

// tops are the largest size of each part.
func (a *assignment) tops() []program.Decimal {
	out := make([]program.Decimal, len(parts))
	for i, p := range parts {
		for _, c := range a.active {
			if size, ok := p.size(a, c); ok && size.GreaterThan(out[i]) {
				out[i] = size
			}
		}
	}
	return out
}

// score adds up what is known of a group, out of the weights of what is known.
func (a *assignment) score(c *candidate, tops []program.Decimal) scored {
	sum, of := program.Zero, program.Zero
	var said, unknown []string
	for i, p := range parts {
		weight := p.weight(a.policy.Weights)
		if weight.Sign() == 0 {
			continue
		}
		size, ok := p.size(a, c)
		if !ok {
			unknown = append(unknown, p.name)
			continue
		}
		got := weight.Mul(p.fit(size, tops[i]))
		sum, of = sum.Add(got), of.Add(weight)
		said = append(said, fmt.Sprintf("%s %s of %s", p.name, program.Round(got, 1).StringFixed(1), weight))
	}
	if of.Sign() == 0 {
		return scored{text: "no part of the score is known"}
	}
	exact := program.Divide(sum.Mul(hundred), of)
	total := program.Round(exact, 1)
	text := total.StringFixed(1) + " of 100 (" + strings.Join(said, ", ")
	if len(unknown) > 0 {
		text += "; not known and left out: " + strings.Join(unknown, ", ")
	}
	return scored{exact: exact, total: total, text: text + ")"}
}

func revenueSize(_ *assignment, c *candidate) (program.Decimal, bool) { return c.s.Revenue, true }

func growthSize(_ *assignment, c *candidate) (program.Decimal, bool) {
	return c.s.Change, c.s.HasChange
}

// pipelineSize is the sum of open opportunities; unknown where no export lists any.
func pipelineSize(_ *assignment, c *candidate) (program.Decimal, bool) {
	total := program.Zero
	for _, o := range c.Opportunities {
		if o.Open && o.Amount.Converted {
			total = total.Add(o.Amount.Worth)
		}
	}
	return total, len(c.Opportunities) > 0
}

// potentialSize adds the newest statement about each member.
func potentialSize(_ *assignment, c *candidate) (program.Decimal, bool) {
	newest := map[string]program.Money{}
	for _, p := range c.Profiles {
		if p.Untapped.Converted {
			newest[p.Account] = p.Untapped
		}
	}
	total := program.Zero
	for _, m := range newest {
		total = total.Add(m.Worth)
	}
	return total, len(newest) > 0
}

// marksSize is how many of the three marks the group has; unknown where the
// accounts table answers none of them for any member.
func marksSize(_ *assignment, c *candidate) (program.Decimal, bool) {
	yes, answered := 0, false
	marks := []func(*program.Account) program.Flag{
		func(m *program.Account) program.Flag { return m.NewMarket },
		func(m *program.Account) program.Flag { return m.IndustryExpansion },
		func(m *program.Account) program.Flag { return m.MustNotLose },
	}
	for _, mark := range marks {
		answered = answered || slices.ContainsFunc(c.Members, func(m *program.Account) bool { return mark(m) != program.Unknown })
		if slices.ContainsFunc(c.Members, func(m *program.Account) bool { return mark(m) == program.Yes }) {
			yes++
		}
	}
	return program.Divide(program.NewDecimal(int64(yes)), program.NewDecimal(int64(len(marks)))), answered
}

// ofTop is the share of the largest.
func ofTop(size, top program.Decimal) program.Decimal {
	if top.Sign() <= 0 || size.Sign() <= 0 {
		return program.Zero
	}
	return program.Divide(size, top)
}

// ofGrowth runs from a loss of half (0) to a doubling (1).
func ofGrowth(change, _ program.Decimal) program.Decimal {
	half := program.NewDecimal(5).Shift(-1)
	return clamp(program.Divide(change.Add(half), half.Mul(program.NewDecimal(3))))
}

func asIs(size, _ program.Decimal) program.Decimal { return clamp(size) }

func clamp(d program.Decimal) program.Decimal {
	switch one := program.NewDecimal(1); {
	case d.Sign() < 0:
		return program.Zero
	case d.GreaterThan(one):
		return one
	}
	return d
}
