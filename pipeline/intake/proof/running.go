package proof

import "slices"

// A runner follows a running total from row to row.
type runner struct {
	law   *Relation
	last  int64
	begun bool
}

// vote is what a row says, given the one before it. A total that begins anew
// says nothing.
func (u *runner) vote(r *Row) vote {
	if !r.known(u.law.Of) {
		return silent
	}
	step, of := int64(0), r.at(u.law.Of)
	for i, p := range u.law.Parts {
		step += int64(u.law.Signs[i]) * r.at(p)
	}
	last, begun := u.last, u.begun
	u.last, u.begun = of, true
	switch {
	case abs(of-step) <= cent && begun && last != 0 && step != 0, !begun:
		return silent
	case abs(last+step-of) > cent:
		return breaks
	case step == 0 || last == 0 || abs(of) < One:
		return agrees
	}
	return proves
}

// running finds running totals: a balance behind debit and credit, or a sum of
// the amounts so far.
func (s *sample) running(cols []int) []Relation {
	if len(cols) > factorsAtMost {
		return nil
	}
	var laws []Relation
	for _, of := range cols {
		best := Relation{}
		try := func(parts, signs []int) {
			l := Relation{Law: Runs, Of: of, Parts: parts, Signs: signs}
			if t := s.follow(&l); t.held() && t.proves >= 3 && t.strength > best.strength {
				l.strength = t.strength
				best = l
			}
		}
		for _, a := range cols {
			if a != of {
				try([]int{a}, []int{1})
				try([]int{a}, []int{-1})
			}
		}
		pairs(cols, of, func(a, b int) {
			try([]int{a, b}, []int{1, -1})
			try([]int{a, b}, []int{-1, 1})
		})
		if best.Parts != nil {
			laws = append(laws, best)
		}
	}
	return laws
}

// follow counts the votes of the sample, row after row.
func (s *sample) follow(l *Relation) tally {
	var t tally
	seen := map[int64]bool{}
	u := runner{law: l}
	for i := range s.rows {
		switch u.vote(&s.rows[i]) {
		case agrees:
			t.agrees++
		case breaks:
			if t.breaks++; t.breaks > 2+(t.proves+t.agrees)/4 {
				return t
			}
		case proves:
			t.proves++
			if of := s.rows[i].at(l.Of); !seen[of] {
				seen[of] = true
				t.strength += digits(of)
			}
		}
	}
	if slices.ContainsFunc(l.Parts, func(p int) bool { return s.with(p) == 0 }) {
		t.proves = 0
	}
	return t
}
