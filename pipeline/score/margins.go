package score

import "sponsorbook/pipeline/program"

// margins are what sponsored groups and the others earn us, as the accounts table tells;
// nil where no account tells anything.
func (s *study) margins() []program.Margin {
	classes := [2]program.Margin{{Sponsored: true}, {}}
	var percents [2][]float64
	for _, g := range s.Groups {
		if st := s.Standing(g.Key); st == nil || !st.Active {
			continue
		}
		i := 1
		if s.Sponsored(g.Key) {
			i = 0
		}
		classes[i].Groups++
		margin := marginOf(g)
		if margin.Known {
			x, _ := margin.Value.Float64()
			percents[i] = append(percents[i], x)
		}
		sum, ok := profitOf(g)
		if ok {
			classes[i].Profit = program.Reporting(classes[i].Profit.Worth.Add(sum), s.Currency)
		}
		if ok || margin.Known {
			classes[i].Told++
		}
	}
	if classes[0].Told+classes[1].Told == 0 {
		return nil
	}
	for i := range classes {
		classes[i].Percent = medianOf(percents[i], "percent")
	}
	return classes[:]
}

// marginOf is the margin that the accounts of a group tell; unknown where they tell
// several, since nobody tells of how much each is a part.
func marginOf(g *program.Group) (margin program.Number) {
	for _, a := range g.Members {
		switch {
		case !a.Margin.Known:
		case margin.Known && !margin.Value.Equal(a.Margin.Value):
			return program.Number{}
		default:
			margin = a.Margin
		}
	}
	return margin
}

// profitOf is the sum of what the accounts of a group tell; false where none tells any.
func profitOf(g *program.Group) (program.Decimal, bool) {
	sum, any := program.Zero, false
	for _, a := range g.Members {
		if a.Profit.Known && a.Profit.Converted {
			sum, any = sum.Add(a.Profit.Worth), true
		}
	}
	return sum, any
}
