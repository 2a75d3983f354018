package score

import "sponsorbook/pipeline/program"

// margins are what sponsored groups and the others earn us, as the accounts table tells;
// nil where no account tells anything.
func (s *study) margins() []program.Margin {
	classes := [2]program.Margin{{Sponsored: true}, {}}
	var percents [2][]float64
	told := false
	for _, g := range s.Groups {
		if st := s.Standing(g.Key); st == nil || !st.Active {
			continue
		}
		i := 1
		if s.Sponsored(g.Key) {
			i = 0
		}
		classes[i].Groups++
		if margin, _ := program.First(g, func(a *program.Account) program.Number { return a.Margin }); margin.Known {
			x, _ := margin.Value.Float64()
			percents[i] = append(percents[i], x)
		}
		if sum, ok := profitOf(g); ok {
			classes[i].Profit = program.Reporting(classes[i].Profit.Worth.Add(sum), s.Currency)
			classes[i].Told++
		}
	}
	for i := range classes {
		if n := len(percents[i]); n > 0 {
			classes[i].Percent = program.Median{Quantity: quantity(median(percents[i]), "percent"), N: n}
		}
		told = told || classes[i].Percent.N+classes[i].Told > 0
	}
	if !told {
		return nil
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
