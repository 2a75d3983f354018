package program_test

import (
	"fmt"
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

func TestWhatAGroupRenewsIsToldOnceAndInTheOrderOfItsDays(t *testing.T) {
	at := program.NewDate(2026, 10, 31)
	eur := func(n int64) program.Money { return program.Reporting(program.NewDecimal(n), "EUR") }
	account := func(key string, on program.Date, worth program.Money, churned program.Flag) *program.Account {
		return &program.Account{Key: key, Renewal: on, ContractValue: worth, Churned: churned}
	}
	contract := func(start, end program.Date, worth int64) *program.Contract {
		return &program.Contract{Account: "a", Start: start, End: end, Annual: eur(worth)}
	}
	old, later := program.NewDate(2024, 1, 1), program.NewDate(2027, 5, 1)
	running := []*program.Contract{contract(old, at, 1), contract(old, at.AddDays(1), 2), contract(old, 0, 3),
		contract(later, later.AddDays(90), 4)}
	for _, c := range []struct {
		name      string
		members   []*program.Account
		contracts []*program.Contract
		want      []string
	}{
		{"contracts that run, without those that ended or begin later", []*program.Account{account("a", 0, program.Money{}, 0)}, running,
			[]string{"2026-11-01 2", " 3"}},
		{"days of accounts without values give way to contracts", []*program.Account{account("a", later, program.Money{}, 0)}, running,
			[]string{"2026-11-01 2", " 3"}},
		{"values of accounts stand before contracts, passed days too", []*program.Account{account("a", later, eur(7), 0),
			account("b", old, eur(8), 0)}, running,
			[]string{"2024-01-01 8", "2027-05-01 7"}},
		{"an account that left renews nothing", []*program.Account{account("a", later, eur(7), program.Yes),
			account("b", later, eur(8), 0)}, nil,
			[]string{"2027-05-01 8"}},
		{"nor do the contracts of one that left", []*program.Account{account("a", 0, program.Money{}, program.Yes)}, running, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := &program.Group{Root: c.members[0], Members: c.members, Contracts: c.contracts}
			var got []string
			for _, e := range g.Expiries(at) {
				got = append(got, fmt.Sprintf("%s %s", e.On, e.Annual.Worth))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
