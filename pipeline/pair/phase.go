package pair

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// phase is how far the relationship of a confirmed pair has come, with the figures
// that say so: its age, the decision makers met, the visits kept, those against us.
// Where nobody tells since when the pair stands, or no meeting that was held, nothing
// is said; and a relationship is sustained only where all of it is known.
func (r *round) phase(d *demand, p *program.Pairing) (program.Phase, string) {
	at := r.facts.AsOf
	held := attendedBy(d.Group, p.Sponsor, at)
	if !p.Since.Known() || !slices.ContainsFunc(r.facts.Meetings, (*program.Meeting).WasHeld) {
		return "", ""
	}
	why := []string{fmt.Sprintf("sponsor since %s", p.Since.Month().Words())}
	met, deciders, against := r.deciders(d.Group, held)
	if deciders > 0 {
		why = append(why, fmt.Sprintf("met %d of %d who decide", met, deciders))
	}
	young := p.Since.AddMonths(r.policy.Establishing) > at
	kept := slices.ContainsFunc(held, func(m *program.Meeting) bool { return m.IsVisit() && m.Date > at.AddDays(-r.visitDays(d)) })
	switch {
	case kept:
		why = append(why, "visited in time")
	case p.Since.AddDays(r.visitDays(d)) < at:
		why = append(why, "no visit in time")
	}
	if against > 0 {
		why = append(why, program.Plural(against, "who decides is sceptical or opposed", "who decide are sceptical or opposed"))
	}
	phase := program.Fostering
	switch {
	case young, len(held) == 0, deciders > 0 && met == 0:
		phase = program.Establishing
	case p.Since.AddMonths(r.policy.Sustaining) <= at && kept && deciders > 0 && 2*met >= deciders && against == 0:
		phase = program.Sustaining
	}
	return phase, strings.Join(why, "; ")
}

func (r *round) visitDays(d *demand) int {
	if d.standing.Tier == program.Tier1 {
		return r.policy.VisitDaysTier1
	}
	return r.policy.VisitDaysTier2
}

// attendedBy are the held meetings of a group in which somebody of ours was.
func attendedBy(g *program.Group, who string, at program.Date) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(g.Meetings), func(m *program.Meeting) bool {
		return !m.AttendedBy(who) || m.Date > at || m.Type == program.Review
	})
}

// deciders counts those who decide or approve: who of them sat in one of the meetings,
// and who is against us. None are counted where no meeting tells who came.
func (r *round) deciders(g *program.Group, held []*program.Meeting) (met, all, against int) {
	tells := slices.ContainsFunc(r.facts.Meetings, func(m *program.Meeting) bool { return m.WasHeld() && len(m.Theirs) > 0 })
	for _, c := range g.Contacts {
		if !c.Decisive() {
			continue
		}
		if s := c.StanceAt(r.facts.AsOf, r.policy.StanceMonths); s == program.Opposed || s == program.Sceptical {
			against++
		}
		if !tells {
			continue
		}
		all++
		there := func(name string) bool {
			return program.Fold(name) == program.Fold(c.Name) || c.LatinName != "" && program.Fold(name) == program.Fold(c.LatinName)
		}
		if slices.ContainsFunc(held, func(m *program.Meeting) bool { return slices.ContainsFunc(m.Theirs, there) }) {
			met++
		}
	}
	return met, all, against
}
