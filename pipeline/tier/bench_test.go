package tier_test

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

// BenchmarkAssign measures the stage with 100,000 groups by each method.
func BenchmarkAssign(b *testing.B) {
	c := today()
	for i := range 100_000 {
		id := fmt.Sprintf("%06d", i)
		a := &program.Account{Key: id, ID: id, Name: "Account " + id}
		g := &program.Group{Key: id, Name: a.Name, Root: a, Members: []*program.Account{a}}
		for m := c.Window.From - 12; m <= c.Window.To; m++ {
			g.Revenue = append(g.Revenue, program.MonthAmount{Month: m, Amount: program.NewDecimal(int64(i % 977))})
		}
		c.Groups = append(c.Groups, g)
	}
	for _, method := range []string{"percentile", "abc", "weighted"} {
		b.Run(method, func(b *testing.B) {
			p := tier.Defaults()
			p.Method = method
			for b.Loop() {
				tier.Assign(c.Facts, nil, nil, p)
			}
		})
	}
}
