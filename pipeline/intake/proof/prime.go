package proof

import "math/bits"

// prime is 2^61 − 1: no sum of cents comes near it, and a combination of columns
// that is zero modulo it is zero.
const prime = 1<<61 - 1

func residue(n int64) uint64 {
	n %= prime
	if n < 0 {
		n += prime
	}
	return uint64(n)
}

func mul(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	_, rem := bits.Div64(hi, lo, prime)
	return rem
}

func sub(a, b uint64) uint64 {
	if a >= b {
		return a - b
	}
	return a + prime - b
}

// inverse is 1/a, by Fermat.
func inverse(a uint64) uint64 {
	result := uint64(1)
	for e := uint64(prime - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			result = mul(result, a)
		}
		a = mul(a, a)
	}
	return result
}

// combinations are the columns that are the sum and difference of columns before
// them in the given rows.
func combinations(cols []int, rows []*Row) []Relation {
	m := make([][]uint64, len(rows))
	for i, r := range rows {
		m[i] = make([]uint64, len(cols))
		for j, c := range cols {
			m[i][j] = residue(r.at(c))
		}
	}
	pivots := reduce(m, len(cols))
	var laws []Relation
	next := 0
	for j := range cols {
		if next < len(pivots) && pivots[next] == j {
			next++
			continue
		}
		if l, ok := combination(m, cols, pivots[:next], j); ok {
			laws = append(laws, l)
		}
	}
	return laws
}

// combination reads one column off a reduced matrix; false unless all its
// factors are 1 and −1.
func combination(m [][]uint64, cols, pivots []int, j int) (Relation, bool) {
	l := Relation{Law: Adds, Of: cols[j]}
	for i, p := range pivots {
		switch m[i][j] {
		case 0:
			continue
		case 1:
			l.Signs = append(l.Signs, 1)
		case prime - 1:
			l.Signs = append(l.Signs, -1)
		default:
			return l, false
		}
		l.Parts = append(l.Parts, cols[p])
	}
	return l, len(l.Parts) > 1
}

// reduce brings a matrix into reduced row echelon form, and gives the columns of
// its pivots.
func reduce(m [][]uint64, width int) []int {
	var pivots []int
	for j := 0; j < width && len(pivots) < len(m); j++ {
		top := len(pivots)
		found := top
		for found < len(m) && m[found][j] == 0 {
			found++
		}
		if found == len(m) {
			continue
		}
		m[top], m[found] = m[found], m[top]
		scale := inverse(m[top][j])
		for k := j; k < width; k++ {
			m[top][k] = mul(m[top][k], scale)
		}
		for i := range m {
			if f := m[i][j]; i != top && f != 0 {
				for k := j; k < width; k++ {
					m[i][k] = sub(m[i][k], mul(f, m[top][k]))
				}
			}
		}
		pivots = append(pivots, j)
	}
	return pivots
}
