// Package tier says which groups are in the program, and why.
//
// In go the facts, the memory of earlier books and a policy; out come one
// standing for every group, each with its reasons and where they were read, and
// findings on what a person should decide or mend. It refuses nothing: a group
// without revenue has a standing too. It never decides what belongs to a
// person: add-ins by trouble and departures are proposed.
package tier

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Assign gives every group its standing: the active ones by rank, then the
// others by account id and name. Equal facts give equal standings, whatever the
// order of their rows. Carries is how many accounts each executive on the roster
// carries, by Key; without one no line is drawn.
func Assign(f *program.Facts, m program.Memory, carries map[string]int, p Policy) ([]program.Standing, []finding.Finding) {
	a := newAssignment(f, m, p)
	a.carries = carries
	a.measure()
	a.rank()
	a.hold()
	for _, c := range a.all {
		a.decide(c)
	}
	for _, c := range a.active {
		c.s.Moves = a.method.moves(a, c)
	}
	a.propose()
	for _, c := range a.all {
		c.s.Notes = append(c.s.Notes, a.missing(c)...)
	}
	for _, c := range a.all {
		c.s.Moves = append(c.s.Moves, a.moveByTrouble(c)...)
	}
	a.drawLine()
	a.report()
	return a.standings(), a.found.Sorted()
}

// An assignment is one run over all groups.
type assignment struct {
	facts   *program.Facts
	policy  Policy
	carries map[string]int // accounts of each executive, by Key
	basis   *basis
	method  *method
	span    span // what revenue is ranked
	past    past

	all     []*candidate // by account id, then name
	active  []*candidate // by revenue, the largest first
	ordered []*candidate // the same by the method's places
	total   program.Decimal
	before  []program.Decimal // revenue of all larger groups, by rank from 0
	in, out cuts              // at which tiers end, and at which their bands do
	floor   int               // last rank of add-ins by trouble
	scales  scales            // of the surveys
	found   finding.List
	said    map[string][]string // names of the groups that a finding is about, by its code
}

// A candidate is a group on its way to a standing.
type candidate struct {
	*program.Group
	was      *program.PastGroup // nil: not in the last book
	inactive []program.Reason   // why it is not active; empty when it is
	place    int                // by the method among the active groups, from 1
	byRule   int                // tier by the method, without memory
	wide     int                // tier by the method with the band's wider cuts
	score    scored
	decided  *program.Override // that fixes the tier
	marks    []program.Reason  // decisions in the accounts table
	ranked   program.Reason    // where the method puts it
	s        program.Standing
}

func newAssignment(f *program.Facts, m program.Memory, p Policy) *assignment {
	a := &assignment{facts: f, policy: p, basis: basisNamed(p.RevenueWindow), method: methodNamed(p.Method), said: map[string][]string{}}
	if a.basis == nil {
		a.basis = &bases[0]
	}
	if a.method == nil {
		a.method = &methods[0]
	}
	a.past = remember(m, f.AsOf, p)
	a.scales = scalesOf(f.Surveys)
	for _, g := range f.Groups {
		c := &candidate{Group: g, was: a.past.of(g), byRule: program.Tier3, wide: program.Tier3}
		c.s = program.Standing{Group: g.Key, Tier: program.Tier3}
		a.all = append(a.all, c)
	}
	slices.SortFunc(a.all, byIdentity)
	return a
}

// byIdentity is how ties are broken: by account id, then name.
func byIdentity(a, b *candidate) int {
	return cmp.Or(cmp.Compare(a.Root.ID, b.Root.ID), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
}

// byRevenue puts the largest first.
func byRevenue(a, b *candidate) int {
	return cmp.Or(b.s.Revenue.Cmp(a.s.Revenue), byIdentity(a, b))
}

// byTier is the order of the line: tier, then rank, the unranked last.
func byTier(a, b *candidate) int {
	return cmp.Or(cmp.Compare(a.s.Tier, b.s.Tier), byRank(a, b))
}

func byRank(a, b *candidate) int {
	last := func(c *candidate) int {
		if c.s.Rank == 0 {
			return 1 << 62
		}
		return c.s.Rank
	}
	return cmp.Or(cmp.Compare(last(a), last(b)), byIdentity(a, b))
}

// standings are the result, in the order that pages print.
func (a *assignment) standings() []program.Standing {
	slices.SortFunc(a.all, byRank)
	out := make([]program.Standing, 0, len(a.all))
	for _, c := range a.all {
		c.s.Near = c.s.Active && !c.s.InProgram() && c.wide != program.Tier3
		out = append(out, c.s)
	}
	return out
}
