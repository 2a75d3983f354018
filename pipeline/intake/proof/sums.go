package proof

import (
	"cmp"
	"slices"
)

// sums finds columns that are the sum of others: of two, wherever they stand; of
// a run of neighbours, as a quarter is of its months; and of any others, where
// the sample has more rows than columns.
func (s *sample) sums(cols []int) []Relation {
	var laws []Relation
	explained := map[int]bool{}
	add := func(found []Relation) {
		for _, l := range found {
			explained[l.Of] = true
			laws = append(laws, l)
		}
	}
	if len(cols) <= factorsAtMost {
		add(s.triples(cols))
	}
	add(s.runs(cols, explained))
	for more := true; more; { // a sum that is found may hide another until it is gone
		before := len(laws)
		add(s.dependent(slices.DeleteFunc(slices.Clone(cols), func(c int) bool { return explained[c] })))
		more = len(laws) > before
	}
	return laws
}

// triples finds a = b + c, and a = b − c where each row has only one of b and c.
func (s *sample) triples(cols []int) []Relation {
	var laws []Relation
	for _, of := range cols {
		pairs(cols, of, func(a, b int) {
			for _, signs := range [][]int{{1, 1}, {1, -1}, {-1, 1}} {
				l := Relation{Law: Adds, Of: of, Parts: []int{a, b}, Signs: signs}
				t := s.ask(&l)
				if s.keeps(&l, &t) && (signs[0]+signs[1] == 2 || t.exclusive()) {
					l.strength = t.strength + t.apart
					laws = append(laws, l)
					return
				}
			}
		})
	}
	return laws
}

// runs finds columns that are the sum of the columns beside them that are no
// sums themselves.
func (s *sample) runs(cols []int, explained map[int]bool) []Relation {
	var laws []Relation
	for _, backwards := range [...]bool{false, true} {
		order := slices.Clone(cols)
		if backwards {
			slices.Reverse(order)
		}
		var leaves []int
		for _, of := range order {
			if explained[of] {
				continue
			}
			if l, ok := s.run(of, leaves); ok {
				explained[of] = true
				laws = append(laws, l)
				continue
			}
			leaves = append(leaves, of)
		}
	}
	return laws
}

// run is the law by which a column is the sum of the last of some others.
func (s *sample) run(of int, leaves []int) (Relation, bool) {
	for n := 2; n <= len(leaves); n++ {
		l := Relation{Law: Adds, Of: of, Parts: slices.Clone(leaves[len(leaves)-n:])}
		slices.Sort(l.Parts)
		l.Signs = ones(n)
		if t := s.ask(&l); s.keeps(&l, &t) {
			l.strength = t.strength + t.apart
			return l, true
		}
	}
	return Relation{}, false
}

func ones(n int) []int {
	signs := make([]int, n)
	for i := range signs {
		signs[i] = 1
	}
	return signs
}

// spareRows is how many rows more than columns a law among any columns is looked
// for in: else any numbers would keep some law.
const spareRows = 6

// dependent finds sums of any columns: what is left of the columns' numbers when
// each is written as a combination of those before it. It is reckoned modulo a
// prime, which is exact for laws of ones.
func (s *sample) dependent(cols []int) []Relation {
	rows, need := s.filled(cols), len(cols)+spareRows
	if len(cols) < 4 || len(rows) < need {
		return nil
	}
	var laws []Relation
	known := map[int]bool{}
	dice := uint64(1)
	for range choices(len(cols)) {
		for _, l := range combinations(cols, pick(rows, need, &dice)) {
			if t := s.ask(&l); known[l.Of] || !t.held() || len(l.Parts) < 3 {
				continue
			} else if l = s.upright(l); !known[l.Of] {
				l.strength = t.strength + t.apart
				known[l.Of] = true
				laws = append(laws, l)
			}
		}
	}
	return laws
}

// choices is how often a choice of rows is tried: fewer for the widest tables,
// where each costs.
func choices(columns int) int {
	if columns > 80 {
		return 3
	}
	return 16
}

// pick chooses some rows, the same ones each time.
func pick(rows []*Row, n int, dice *uint64) []*Row {
	rows = slices.Clone(rows)
	for i := range n {
		*dice = *dice*6364136223846793005 + 1442695040888963407
		j := i + int(*dice>>33)%(len(rows)-i)
		rows[i], rows[j] = rows[j], rows[i]
	}
	return rows[:n]
}

// filled are the rows with numbers in some of the columns.
func (s *sample) filled(cols []int) []*Row {
	var rows []*Row
	for i := range s.rows {
		if slices.ContainsFunc(cols, func(c int) bool { return s.rows[i].at(c) != 0 }) {
			rows = append(rows, &s.rows[i])
		}
	}
	return rows
}

// upright turns a law so that its sum stands alone: 0 = a − b − c is a = b + c.
// Where neither side is one column, the largest is taken for the sum.
func (s *sample) upright(l Relation) Relation {
	cols := append([]int{l.Of}, l.Parts...)
	signs := append([]int{-1}, l.Signs...)
	sides := map[int][]int{}
	for i, c := range cols {
		sides[signs[i]] = append(sides[signs[i]], c)
	}
	of := slices.MaxFunc(cols, func(a, b int) int { return cmp.Or(cmp.Compare(s.mean(a), s.mean(b)), cmp.Compare(b, a)) })
	for _, side := range []int{-1, 1} {
		if len(sides[side]) == 1 {
			of = sides[side][0]
		}
	}
	at := slices.Index(cols, of)
	out := Relation{Law: Adds, Of: of}
	for _, i := range byColumn(cols) {
		if i != at {
			out.Parts = append(out.Parts, cols[i])
			out.Signs = append(out.Signs, -signs[i]*signs[at])
		}
	}
	return out
}

func byColumn(cols []int) []int {
	order := make([]int, len(cols))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(cols[a], cols[b]) })
	return order
}
