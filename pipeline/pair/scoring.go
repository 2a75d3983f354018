package pair

import "sponsorbook/pipeline/program"

// scoring turns fits into points. Points are whole hundredths, so that sums are
// exact and fast: 10000 is a full score of 100.
type scoring struct {
	weights []int // hundredths of a point for a full fit, by part
	keep    int   // for last month's proposal
}

const full = 10000

func newScoring(p Policy) scoring {
	total := program.Zero
	for _, part := range parts {
		total = total.Add(part.weight(p.Weights))
	}
	s := scoring{keep: hundredths(p.Keep)}
	for _, part := range parts {
		if total.Sign() <= 0 {
			s.weights = append(s.weights, 0)
			continue
		}
		share := program.Divide(part.weight(p.Weights).Mul(program.NewDecimal(full)), total)
		s.weights = append(s.weights, int(program.Round(share, 0).IntPart()))
	}
	return s
}

func hundredths(d program.Decimal) int { return int(program.Round(d.Shift(2), 0).IntPart()) }

func decimal(points int) program.Decimal { return program.NewDecimal(int64(points)).Shift(-2) }

// points are those of one part for a pair.
func (s scoring) points(i int, d *demand, seat *seat) int {
	fit := parts[i].fit(d, seat)
	if fit == unknown {
		fit = 500
	}
	return (s.weights[i]*fit + 500) / 1000
}

// score is the sum of a pair's parts.
func (s scoring) score(d *demand, seat *seat) int {
	sum := 0
	for i := range parts {
		sum += s.points(i, d, seat)
	}
	if d.keep != "" && d.keep == seat.Key {
		sum += s.keep
	}
	return sum
}

// parts are those of a pair's score as they are printed; they add up to it.
func (s scoring) parts(d *demand, seat *seat) []program.Part {
	var out []program.Part
	for i, p := range parts {
		out = append(out, program.Part{Name: p.name, Score: decimal(s.points(i, d, seat)), Why: p.say(d, seat)})
	}
	if d.keep != "" && d.keep == seat.Key {
		out = append(out, program.Part{Name: "proposed in the last book", Score: decimal(s.keep), Why: "kept unless clearly beaten"})
	}
	return out
}
