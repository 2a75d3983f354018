package tier

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

// past is what tiering remembers of the last book.
type past struct {
	first  bool // there is no earlier book
	book   program.Month
	settle bool // a quarter has ended since the last book: tiers are set anew
	groups map[string]*program.PastGroup
	member map[string]*program.PastGroup // by the account that was in it
}

// remember looks the last book up for a day.
func remember(m program.Memory, at program.Date, p Policy) past {
	last := m.Last()
	if last == nil {
		return past{first: true, settle: true}
	}
	out := past{book: last.Book, groups: map[string]*program.PastGroup{}, member: map[string]*program.PastGroup{}}
	out.settle = quarterEnd(at, p.FiscalYearStart) > last.AsOf
	for i := range last.Groups {
		g := &last.Groups[i]
		out.groups[g.Key] = g
		for _, key := range g.Members {
			if better(g, out.member[key]) {
				out.member[key] = g
			}
		}
	}
	return out
}

// better reports whether a group was in the higher tier.
func better(g, than *program.PastGroup) bool { return than == nil || g.Tier < than.Tier }

// of is what the last book knew of a group: under its own key, else under the
// best-placed group that one of its members was in, so that a new parent does
// not forget how long its accounts have been in the program.
func (p past) of(g *program.Group) *program.PastGroup {
	if was := p.groups[g.Key]; was != nil {
		return was
	}
	var best *program.PastGroup
	for _, m := range g.Members {
		for _, was := range []*program.PastGroup{p.groups[m.Key], p.member[m.Key]} {
			if was != nil && better(was, best) {
				best = was
			}
		}
	}
	return best
}

// quarterEnd is the last day of the newest quarter that is over on a day.
func quarterEnd(at program.Date, fiscalStart int) program.Date {
	m := at.Month()
	if at != m.Last() {
		m--
	}
	for (int(m.Month())-fiscalStart+12)%3 != 2 {
		m--
	}
	return m.Last()
}

// monthsBetween is how many whole months lie between two days.
func monthsBetween(from, to program.Date) int {
	if !from.Known() || to < from {
		return 0
	}
	n := int(to.Month() - from.Month())
	if from.AddMonths(n) > to {
		n--
	}
	return n
}

// earned is the tier that a group's revenue gave it in the last book.
func earned(was *program.PastGroup) int {
	if was == nil {
		return program.Tier3
	}
	return cmp.Or(was.Earned, was.Tier, program.Tier3)
}
