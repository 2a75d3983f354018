package pipeline

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"sponsorbook/pipeline/config"
	"sponsorbook/pipeline/program"
)

func TestMoneyInNoFigureIsCarriedWithItsReasonAndSum(t *testing.T) {
	var revenue strings.Builder
	revenue.WriteString("Customer,Month,Amount,Currency\n")
	names := []string{"Langcombe Dairies", "Globex Motors", "Initech Systems", "Umbrella Foods", "Hooli Networks", "Stark Metals"}
	for m := program.NewMonth(2025, 1); m <= program.NewMonth(2026, 9); m++ {
		for _, n := range names {
			if m != program.NewMonth(2026, 2) { // nobody has an amount in that month
				fmt.Fprintf(&revenue, "%s,%s,100.00,EUR\n", n, m)
			}
		}
	}
	revenue.WriteString("Langcobme Dairies,2026-03,357.93,EUR\nLangcobme Dairies,2026-03,0.07,EUR\nGlobex " +
		"Motors,2026-04,50.00,JPY\nInitech Systems,2026-05,about 9,EUR\n")
	accounts := "Account ID,Account Name\n"
	for i, n := range names {
		accounts += fmt.Sprintf("A%d,%s\n", i, n)
	}
	in := Input{Config: config.Defaults(), Today: program.NewDate(2026, 10, 5), Exports: fstest.MapFS{
		"accounts.csv": {Data: []byte(accounts)}, "revenue.csv": {Data: []byte(revenue.String())}}}
	in.Config.AsOf = program.NewDate(2026, 9, 30)
	p, err := Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, g := range p.Gaps {
		name := "everybody"
		if group := p.GroupOf(g.Account); group != nil {
			name = group.Name
		}
		got[g.Reason] = fmt.Sprintf("%s in %s: %s %s, %d rows, likely %t", name, g.Month, g.Amount.Amount.StringFixed(2),
			g.Amount.Currency, g.Rows, g.Likely)
	}
	for reason, want := range map[string]string{
		program.GapRow:    "Langcombe Dairies in 2026-03: 358.00 EUR, 2 rows, likely true",
		program.GapRate:   "Globex Motors in 2026-04: 50.00 JPY, 1 rows, likely false",
		program.GapAmount: "Initech Systems in 2026-05: 0.00 , 1 rows, likely false",
		program.GapMonth:  "everybody in 2026-02: 0.00 , 0 rows, likely false",
	} {
		if got[reason] != want {
			t.Errorf("%s: %q, want %q", reason, got[reason], want)
		}
	}
	for _, s := range p.Standings {
		if s.HasChange || s.NoChange != program.Incomplete && s.NoChange != program.PartialBase {
			t.Errorf("%s is compared although a month is missing: %q", s.Group, s.NoChange)
		}
	}
}
