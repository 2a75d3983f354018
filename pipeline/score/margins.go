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
		margin, _ := program.First(g, func(a *program.Account) program.Number { return a.Margin })
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
