package proof

import (
	"hash/fnv"

	"sponsorbook/pipeline/program"
)

// brokenAtMost is how many rows that break a law are named.
const brokenAtMost = 200

// verify asks all rows of the table whether they keep the laws of the sample, and
// adds up its columns. Laws that too many rows break are dropped.
func (r *Reading) verify(t Table, laws []Relation) []Relation {
	checks := make([]check, len(laws))
	for i := range laws {
		laws[i].Holds, laws[i].Breaks = 0, 0
		checks[i] = check{law: &laws[i], runner: runner{law: &laws[i]}, papers: map[uint64]*paper{}}
	}
	sums := make([]int64, len(r.Sums))
	each := func(row *Row) {
		for i := range checks {
			checks[i].row(row)
		}
		for col := range sums {
			if sums[col] += row.at(col); abs(sums[col]) > 1<<61 {
				r.carry(sums, col)
			}
		}
	}
	if r.sample.whole || r.Partial {
		for i := range r.sample.rows {
			each(&r.sample.rows[i])
		}
	} else {
		for row := range t.Rows {
			each(&row)
		}
	}
	for col := range sums {
		r.carry(sums, col)
	}
	var kept []Relation
	for i := range checks {
		checks[i].close()
		if l := laws[i]; l.Breaks*10 <= l.Holds {
			kept = append(kept, l)
		}
	}
	return kept
}

// carry moves a sum to where there is room for any.
func (r *Reading) carry(sums []int64, col int) {
	r.Sums[col] = r.Sums[col].Add(program.NewScaled(sums[col], -6))
	sums[col] = 0
}

// A check counts who keeps one law.
type check struct {
	law    *Relation
	runner runner
	papers map[uint64]*paper
	order  []uint64
}

func (c *check) row(r *Row) {
	switch c.law.Law {
	case Documents:
		c.paper(r)
	case Runs:
		c.count(c.runner.vote(r), r.Number)
	default:
		c.count(c.law.vote(r), r.Number)
	}
}

func (c *check) count(v vote, row int) {
	switch v {
	case agrees, proves:
		c.law.Holds++
	case breaks:
		if c.law.Breaks++; len(c.law.Broken) < brokenAtMost {
			c.law.Broken = append(c.law.Broken, row)
		}
	}
}

// paper adds a row to its document.
func (c *check) paper(r *Row) {
	key := r.Keys[c.law.Key]
	if key == "" {
		return
	}
	h := fnv.New64a()
	h.Write([]byte(key))
	n := h.Sum64()
	if c.papers[n] == nil {
		c.papers[n] = &paper{}
		c.order = append(c.order, n)
	}
	c.papers[n].add(c.law, r)
}

// close lets the documents vote, once all their rows were seen.
func (c *check) close() {
	for _, n := range c.order {
		p := c.papers[n]
		c.count(p.vote(c.law), int(p.first))
	}
	c.papers, c.order = nil, nil
}
