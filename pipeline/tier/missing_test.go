package tier_test

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func TestTheTierSaysWhenMissingMoneyCouldChangeIt(t *testing.T) {
	eur := func(n int64) program.Money { return program.Reporting(program.NewDecimal(n), "EUR") }
	in := program.NewMonth(2026, 3) // of the window to September 2026
	for name, c := range map[string]struct {
		gap  program.Gap
		want string // of the note; "" for none
	}{
		"a sum that would lift it": {program.Gap{Reason: program.GapRow, Account: "005", Month: in, Amount: eur(5000)},
			"row set aside), 5000.00 EUR; with it the group would be tier 1 by revenue"},
		"a sum that changes nothing": {program.Gap{Reason: program.GapRow, Account: "005", Month: in, Amount: eur(1)},
			"row set aside), 1.00 EUR"},
		"an amount without a rate": {program.Gap{Reason: program.GapRate, Account: "005", Month: in,
			Amount: program.NewMoney(program.NewDecimal(9), "JPY")}, "9.00 JPY; it could change the tier"},
		"an amount that nobody can read": {program.Gap{Reason: program.GapAmount, Account: "005", Month: in},
			"; it could change the tier; nobody can say how much"},
		"a month that the export lacks of everybody": {program.Gap{Reason: program.GapMonth, Month: in},
			"month missing in the export); it could change the tier; nobody can say how much"},
		"a sum of the year before": {program.Gap{Reason: program.GapRow, Account: "005", Month: in - 12, Amount: eur(900)}, ""},
		"a sum of another account": {program.Gap{Reason: program.GapRow, Account: "006", Month: in, Amount: eur(900)}, ""},
		"a sum of nobody":          {program.Gap{Reason: program.GapRow, Month: in, Amount: eur(900)}, ""},
	} {
		c.gap.At = finding.Ref{File: "r.csv", Row: 7}
		company := today().ranked(40)
		company.Gaps = program.Suspect{c.gap}
		s := assign(company, nil).of(t, "005")
		got := ""
		for _, n := range s.Notes {
			if n.Code == "revenue-incomplete" {
				got = n.Text
			}
		}
		if !strings.HasSuffix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestRevenueIsComparedWithAWholeWindowOfSomeSizeOnly(t *testing.T) {
	for name, c := range map[string]struct {
		before int64
		first  program.Month
		gap    bool
		want   string
	}{
		"a whole year before":          {12, program.NewMonth(2024, 10), false, ""},
		"nothing before":               {0, program.NewMonth(2024, 10), false, program.NoBase},
		"it began within the year":     {12, program.NewMonth(2024, 12), false, program.PartialBase},
		"a fifth of what is paid now":  {4, program.NewMonth(2024, 10), false, ""},
		"less than a fifth":            {3, program.NewMonth(2024, 10), false, program.TinyChange},
		"money is missing in the year": {12, program.NewMonth(2024, 10), true, program.Incomplete},
	} {
		company := today()
		company = company.with("a", 0)
		g := company.Group("a")
		g.Revenue = nil
		for m := program.NewMonth(2025, 10); m <= program.NewMonth(2026, 9); m++ {
			g.Revenue = g.Revenue.Plus(m, program.NewScaled(20, 0))
		}
		if c.before > 0 {
			g.Revenue = g.Revenue.Plus(c.first, program.NewDecimal(c.before*12-1)).Plus(c.first+1, program.NewDecimal(1))
			for m := c.first + 2; m < program.NewMonth(2025, 10); m++ {
				g.Revenue = g.Revenue.Plus(m, program.NewScaled(1, -9))
			}
		}
		if c.gap {
			company.Gaps = program.Suspect{{Reason: program.GapRow, Account: "a", Month: program.NewMonth(2025, 1)}}
		}
		if s := assign(company, nil).of(t, "a"); s.NoChange != c.want || s.HasChange != (c.want == "") {
			t.Errorf("%s: %q, a change %t, want %q", name, s.NoChange, s.HasChange, c.want)
		}
	}
}
