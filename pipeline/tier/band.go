package tier

import (
	"fmt"

	"sponsorbook/pipeline/program"
)

// band are the rules against flapping: in at one cut, out only below a wider
// one, for long enough, and only when a person agrees or another quarter passes.
var band = []Rule{
	{
		Code: "band", Kind: "band", Why: "held by the band",
		Doc: "A group below the cut of its tier stays while it is within tier_1_out (tier_2_out) percent, or within abc_band points of " +
			"its class.",
	},
	{
		Code: "band-quarter", Kind: "band", Why: "stays until the quarter ends",
		Doc: "Tiers are set anew in the first book after the end of a quarter; between quarters groups only enter and rise.",
	},
	{
		Code: "band-stay", Kind: "band", Why: "outside the band, but not for long enough",
		Doc: "A group outside the band stays until it was outside at quarters_out quarter-ends in a row and stay_months in its tier.",
	},
	{
		Code: "band-leave", Kind: "band", Why: "proposed to leave",
		Doc: "After that it is proposed to leave, and stays until an override confirms it or another quarter ends.",
	},
	{
		Code: "band-left", Kind: "band", Why: "left after another quarter outside the band",
		Doc: "A group that was proposed to leave and is still outside the band when another quarter ends has left its tier.",
	},
}

// hold gives each group the tier that its revenue earns, with the memory of the
// band. A group that is no longer active has earned nothing.
func (a *assignment) hold() {
	for _, c := range a.all {
		if !c.s.Active {
			c.s.Earned = program.Earned{Tier: program.Tier3}
			c.s.Reasons = c.inactive
			continue
		}
		c.s.Earned, c.s.Reasons = program.Earned{Tier: c.byRule}, []program.Reason{c.ranked}
		switch was := earned(c.was); {
		case c.byRule > was:
			a.holdBack(c)
		case c.byRule == was && c.was != nil && !a.past.settle:
			c.s.Earned.Quarters, c.s.Earned.Outside = c.was.OutsideQuarters, c.was.OutsideSince
		}
		c.s.Earned.Since = a.since(c.s.Earned.Tier, c.was)
	}
}

// since is when a group came to the tier that it has earned. The first book
// dates it by itself, so that the stay has a beginning.
func (a *assignment) since(tier int, was *program.PastGroup) program.Date {
	if was != nil && earned(was) == tier && was.EarnedSince.Known() {
		return was.EarnedSince
	}
	return a.facts.AsOf
}

// holdBack decides whether a group that has fallen below its cut keeps its tier.
func (a *assignment) holdBack(c *candidate) {
	e := program.Earned{Tier: earned(c.was), Quarters: c.was.OutsideQuarters, Outside: c.was.OutsideSince}
	inside := c.wide <= earned(c.was)
	switch {
	case inside && (a.past.settle || !e.Outside.Known()):
		e.Quarters, e.Outside = 0, 0
	case !inside && !e.Outside.Known():
		e.Outside = a.facts.AsOf
	}
	if !inside && a.past.settle {
		e.Quarters++
	}
	c.s.Earned = e
	switch {
	case inside:
		a.keep(c, "band", a.saysInside(c))
	case a.past.settle && c.was.Proposed == "leave":
		c.s.Earned = program.Earned{Tier: c.wide}
		a.keep(c, "band-left", fmt.Sprintf("proposed to leave %s on %s, and still outside the band a quarter later",
			tierName(earned(c.was)), c.was.ProposedSince.Words()))
	case a.mayLeave(c):
		a.proposeToLeave(c)
	case !a.past.settle && e.Quarters == 0:
		a.keep(c, "band-quarter", "stays in "+tierName(earned(c.was))+" until the quarter ends, when tiers are set anew")
	default:
		a.keep(c, "band-stay", a.saysStay(c))
	}
}

// keep puts the band's reason before that of the ranking.
func (a *assignment) keep(c *candidate, code, text string) {
	c.s.Reasons = []program.Reason{{Code: code, Text: text, Sources: c.Sources}, c.ranked}
}

// mayLeave reports whether a group was outside at enough quarter-ends and has
// been in its tier for long enough. Between quarters only an earlier proposal
// stays open.
func (a *assignment) mayLeave(c *candidate) bool {
	if !a.past.settle {
		return c.was.Proposed == "leave"
	}
	return c.s.Earned.Quarters >= a.policy.QuartersOut && a.months(c) >= a.policy.StayMonths
}

// months is how long a group has been in the tier it has earned.
func (a *assignment) months(c *candidate) int {
	return monthsBetween(c.was.EarnedSince, a.facts.AsOf)
}

func (a *assignment) proposeToLeave(c *candidate) {
	why := fmt.Sprintf("outside the band at %s in a row, in the tier for %s", some(c.s.Earned.Quarters, "quarter-end"),
		some(a.months(c), "month"))
	a.keep(c, "band-leave", "proposed to leave "+tierName(earned(c.was))+": "+why)
	since := a.facts.AsOf
	if c.was.Proposed == "leave" && c.was.ProposedSince.Known() {
		since = c.was.ProposedSince
	}
	c.s.Proposed = &program.Proposal{Kind: "leave", Tier: c.wide, Since: since,
		Reasons: []program.Reason{{Code: "band-leave", Text: why, Sources: c.Sources}, c.ranked}}
}

func (a *assignment) saysInside(c *candidate) string {
	if a.method.name == "abc" {
		return fmt.Sprintf("held in %s by the band: within %s of the end of its class",
			tierName(earned(c.was)), a.policy.ABCBand.String()+" points")
	}
	return fmt.Sprintf("held in %s by the band: %s of %s, in at the first %s, out only after the first %s",
		tierName(earned(c.was)), ordinal(c.place), count(len(a.active)),
		count(a.in[earned(c.was)-1]), count(a.out[earned(c.was)-1]))
}

func (a *assignment) saysStay(c *candidate) string {
	return fmt.Sprintf("stays in %s: outside the band at %s so far (%d in a row are needed), in the tier for %s (%d are needed)",
		tierName(earned(c.was)), some(c.s.Earned.Quarters, "quarter-end"), a.policy.QuartersOut,
		some(a.months(c), "month"), a.policy.StayMonths)
}
