package pair

import "sponsorbook/pipeline/program"

// proposeDeputies proposes who stands in, for confirmed pairs of tier 1 that
// name nobody, and for those whose sponsor leaves without anybody who could take
// over. A deputy carries no account, so that capacity does not count; instead
// nobody stands in for more accounts than the policy says. In the order of the
// line each group gets the best fit that is left: a deputy is too small a matter
// to take from a group what another would gain.
func (r *round) proposeDeputies(pairings []program.Pairing) {
	load := map[string]int{}
	for _, p := range pairings {
		load[program.Fold(p.Deputy)]++
	}
	for i, d := range r.demands {
		p := &pairings[i]
		if !r.wantsDeputy(d, p) {
			continue
		}
		if s := r.bestDeputy(d, load); s != nil {
			p.ProposedDeputy = s.Name
			load[s.Key]++
		}
	}
}

func (r *round) wantsDeputy(d *demand, p *program.Pairing) bool {
	if !p.Confirmed || p.Deputy != "" || p.Successor != "" {
		return false
	}
	return d.standing.Tier == program.Tier1 || d.successor && d.standing.InProgram()
}

// bestDeputy is the best fit of those who may stand in; of equal fits the one
// with fewer accounts to stand in for, then by name.
func (r *round) bestDeputy(d *demand, load map[string]int) *seat {
	var best *seat
	top := -1
	for _, s := range r.seats {
		if load[s.Key] >= r.policy.Deputies || !standsIn(d, s) {
			continue
		}
		score := r.scoring.score(d, s)
		if score > top || score == top && load[s.Key] < load[best.Key] {
			best, top = s, score
		}
	}
	return best
}

// standsIn reports whether a sponsor could be a group's deputy at all.
func standsIn(d *demand, s *seat) bool {
	stays := !s.gone && !s.leaving && !s.Inside()
	return stays && s.Key != program.Fold(d.confirmed) && !s.neverWith(d) && !s.leads(d)
}
