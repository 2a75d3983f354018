package proof

import (
	"cmp"
	"slices"
)

// A paper is one document of a table: what its rows say of one law.
type paper struct {
	of, sum, once int64
	known         bool
	rows, filled  int32 // all, and those with numbers in the parts
	first         int32
	differs       bool // the total is not the same on all its rows
}

// add takes a row into the document of a law.
func (p *paper) add(l *Relation, r *Row) {
	if p.rows == 0 {
		p.first = int32(r.Number)
	}
	p.rows++
	if r.known(l.Of) {
		if p.known && p.of != r.at(l.Of) {
			p.differs = true
		}
		p.of, p.known = r.at(l.Of), true
	}
	any := false
	for _, part := range l.Parts {
		p.sum += r.at(part)
		any = any || r.at(part) != 0
	}
	if any {
		p.filled++
	}
	for _, part := range l.Once {
		if r.known(part) {
			p.once = r.at(part)
		}
	}
}

// vote is what a document says. One of a single row proves nothing about rows
// that are added up, but may show that two parts make the total.
func (p *paper) vote(l *Relation) vote {
	switch {
	case !p.known || p.of == 0 && p.sum == 0:
		return silent
	case p.differs || abs(p.sum+p.once-p.of) > cent*int64(min(p.rows, 5)):
		return breaks
	case p.filled < 2: // nothing was added up
		return agrees
	}
	return proves
}

// documents finds totals of documents that stand on each of their rows: the sum
// of one column, or of two, or of one and another total.
func (s *sample) documents(cols []int) []Relation {
	if len(cols) > factorsAtMost || len(cols) < 2 {
		return nil
	}
	var laws []Relation
	for _, of := range cols {
		best := Relation{}
		for key := range s.keys {
			if !s.papers(key) || !s.steady(of, key) {
				continue
			}
			s.totals(cols, of, key, func(l Relation) {
				if s.tally(&l) && (best.Parts == nil || simpler(l, best)) {
					best = l
				}
			})
		}
		if best.Parts != nil {
			laws = append(laws, best)
		}
	}
	return laws
}

// simpler is whether a law says the same with less: fewer parts, a key with more
// documents.
func simpler(a, b Relation) bool {
	return cmp.Or(cmp.Compare(len(a.Parts)+len(a.Once), len(b.Parts)+len(b.Once)), cmp.Compare(b.strength, a.strength),
		cmp.Compare(b.Holds, a.Holds)) < 0
}

// totals are the laws that may make a column the total of documents.
func (s *sample) totals(cols []int, of, key int, try func(Relation)) {
	for _, a := range cols {
		if a == of {
			continue
		}
		try(Relation{Law: Documents, Of: of, Parts: []int{a}, Key: key})
		for _, b := range cols {
			if b == of || b == a {
				continue
			}
			if a < b {
				try(Relation{Law: Documents, Of: of, Parts: []int{a, b}, Key: key})
			}
			try(Relation{Law: Documents, Of: of, Parts: []int{a}, Once: []int{b}, Key: key})
		}
	}
}

// papers is whether a text may number documents: some have several rows, and
// there are several.
func (s *sample) papers(key int) bool {
	seen, again := map[string]bool{}, 0
	for i := range s.rows {
		k := s.rows[i].Keys[key]
		if k != "" && seen[k] {
			again++
		}
		seen[k] = true
	}
	return again > 0 && len(seen) > 2
}

// steady is whether a column is the same on all rows of nearly all documents,
// and not the same on all rows.
func (s *sample) steady(col, key int) bool {
	by := map[string]int64{}
	same, other := 0, 0
	values := map[int64]bool{}
	for i := range s.rows {
		r := &s.rows[i]
		if r.Keys[key] == "" || !r.known(col) {
			continue
		}
		v, again := by[r.Keys[key]]
		switch {
		case !again:
			by[r.Keys[key]] = r.at(col)
			values[r.at(col)] = true
		case v == r.at(col):
			same++
		default:
			if other++; other > 2+same/4 {
				return false
			}
		}
	}
	return len(values) > 1 && same >= 9*other && same+other > 0
}

// tally counts the votes of the documents of the sample.
func (s *sample) tally(l *Relation) bool {
	by := map[string]*paper{}
	var order []string
	for i := range s.rows {
		k := s.rows[i].Keys[l.Key]
		if k == "" {
			continue
		}
		if by[k] == nil {
			by[k] = &paper{}
			order = append(order, k)
		}
		by[k].add(l, &s.rows[i])
	}
	if !s.whole && len(order) > 1 {
		order = order[:len(order)-1] // the last may go on
	}
	var t tally
	seen := map[int64]bool{}
	for _, k := range order {
		p := by[k]
		v := p.vote(l)
		switch v {
		case breaks:
			if t.breaks++; t.breaks > 2+(t.proves+t.agrees)/4 {
				return false
			}
			continue
		case silent:
			continue
		case agrees:
			t.agrees++
		case proves:
			t.proves++
		}
		if !seen[p.of] && (v == proves || len(l.Parts)+len(l.Once) > 1) {
			seen[p.of] = true
			t.strength += digits(p.of)
		}
	}
	l.strength, l.Holds = t.strength, t.proves+t.agrees
	return t.proves > 0 && t.breaks*10 <= t.proves+t.agrees && t.strength >= strong && s.used(l)
}

// used is whether all parts of a law have numbers on rows that are documents.
func (s *sample) used(l *Relation) bool {
	return !slices.ContainsFunc(slices.Concat(l.Parts, l.Once), func(c int) bool { return s.with(c) < 2 })
}
