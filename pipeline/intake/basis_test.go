package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Revenue, contracts, won deals and accounts each tell what is earned; the first that
// is there stands for it, or the one that the configuration names.
func TestWhatStandsForRevenueIsTheFirstOrTheOneThatIsNamed(t *testing.T) {
	in := files("a.csv", "Account ID,Account Name,Our Revenue\nA1,Acme GmbH,400\nA2,Globex,300\n", "r.csv",
		"Account ID,Month,Revenue,Currency\nA1,2026-09,100.00,EUR\nA2,2026-09,50.00,EUR\n",
		"o.csv", "Opportunity ID,Account ID,Stage,Close Date,Amount\nO1,A1,Closed Won,2026-08-15,70\nO2,A2,Closed Won,2026-09-15,80\n",
		"c.csv", "Contract ID,Account ID,Start Date,End Date,Annual Value\nC1,A1,2026-01-01,2026-12-31,365\n")
	for named, want := range map[string]program.Basis{"": program.BasisRevenue, "revenue": program.BasisRevenue,
		"contracts": program.BasisContracts, "opportunities": program.BasisOpportunities, "accounts": program.BasisAccounts} {
		f, _ := must(t, in, policy(func(p *Policy) { p.Basis = named }))
		if f.Basis != want {
			t.Errorf("%q: %q stands for revenue, want %q", named, f.Basis, want)
		}
	}
}

// The window ends with the newest full month that has revenue; two months of none are
// said, one is how exports are.
func TestAWindowThatLagsIsSaidFromTwoMonthsOn(t *testing.T) {
	for newest, said := range map[string]bool{"2026-09": false, "2026-08": false, "2026-07": true} {
		f, list := must(t, files("a.csv", threeAccounts, "r.csv", "Account ID,Month,Revenue,Currency\nA1,2025-09,100,EUR\nA1,"+newest+
			",100.00,EUR\n"), policy(func(p *Policy) { p.AsOf, p.AsOfFrom = program.NewDate(2026, 10, 15), "--as-of" }))
		if f.Window.To.String() != newest {
			t.Errorf("newest %s: the window ends with %s", newest, f.Window.To)
		}
		i := slices.IndexFunc(list, func(x finding.Finding) bool { return x.Code == "revenue-lags" })
		if (i >= 0) != said {
			t.Errorf("newest %s: said %v", newest, i >= 0)
		}
		if i >= 0 && !strings.Contains(list[i].Message, "the newest full month with revenue is 2026-07, 2 months before the as-of date") {
			t.Errorf("it says %s", list[i].Message)
		}
	}
}

// A month of which nobody paid, among months in which most did, is one that the
// export lacks; before the first and behind the last there is none.
func TestAMonthOfNobodyIsLacking(t *testing.T) {
	var b strings.Builder
	b.WriteString("Account ID,Month,Revenue,Currency\n")
	accounts := "Account ID,Account Name\n"
	for a := range 6 {
		accounts += fmt.Sprintf("A%d,Account %c\n", a, 'A'+a)
		for m := 1; m <= 9; m++ {
			if m != 5 {
				fmt.Fprintf(&b, "A%d,2026-%02d,%d,EUR\n", a, m, 100+10*a+m)
			}
		}
	}
	f, _ := must(t, files("a.csv", accounts, "r.csv", b.String()), policy(func(p *Policy) {
		p.AsOf, p.AsOfFrom = program.NewDate(2026, 10, 31), "--as-of"
	}))
	var got []string
	for _, g := range f.Gaps {
		if g.Reason == program.GapMonth {
			got = append(got, g.Month.String())
		}
	}
	if !slices.Equal(got, []string{"2026-05"}) {
		t.Errorf("lacking: %q", got)
	}
}

// A contract that begins on the day of the book is money that was read; one that
// begins the day after is a plan.
func TestAContractCountsFromItsFirstDayOn(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "c.csv", "Contract ID,Account ID,Start Date,End Date,Annual Value,Currency\n"+
		"C0,A1,2026-01-01,2026-12-31,1000,EUR\nC1,A1,2026-10-15,2027-10-14,365,EUR\nC2,A2,2026-10-16,2027-10-15,730,EUR\n"),
		policy(func(p *Policy) { p.AsOf, p.AsOfFrom = program.NewDate(2026, 10, 15), "--as-of" }))
	var got []string
	for _, m := range f.Money {
		got = append(got, fmt.Sprintf("%s read, %s used %s", m.Read, m.Used, m.Currency))
	}
	if !slices.Equal(got, []string{"1365 read, 1365 used EUR"}) {
		t.Errorf("%q", got)
	}
}

// Won deals count up to the day of the book, those that are lost or open never; what
// was won by an account that nobody knows was read and is not used.
func TestWonDealsAreReadUpToTheDayOfTheBook(t *testing.T) {
	f, _ := must(t, files("a.csv", threeAccounts, "o.csv", "Opportunity ID,Account ID,Stage,Close Date,Amount,Currency\n"+
		"O1,A1,Closed Won,2026-09-15,100,EUR\nO2,A1,Closed Won,2026-10-15,20,EUR\nO3,A2,Closed Won,2026-10-16,3000,EUR\n"+
		"O4,A2,Closed Lost,2026-09-01,40000,EUR\nO5,A2,Negotiation,2026-12-01,500000,EUR\nO6,Z9,Closed Won,2026-09-20,7,EUR\n"),
		policy(func(p *Policy) { p.AsOf, p.AsOfFrom = program.NewDate(2026, 10, 15), "--as-of" }))
	var got []string
	for _, m := range f.Money {
		got = append(got, fmt.Sprintf("%s read, %s used %s", m.Read, m.Used, m.Currency))
	}
	if f.Basis != program.BasisOpportunities || !slices.Equal(got, []string{"127 read, 120 used EUR"}) {
		t.Errorf("%s: %q", f.Basis, got)
	}
}
