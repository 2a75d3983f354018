package tier_test

import (
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

func TestTheWindowThatIsRanked(t *testing.T) {
	// 100 in each year's December and 1 more for each year after 2022.
	byYear := func(g *program.Group) {
		g.Revenue = nil
		for y := int64(2022); y <= 2026; y++ {
			g.Revenue = g.Revenue.Plus(program.NewMonth(int(y), time.March), program.NewDecimal(100+y-2022))
		}
	}
	contract := func(start, end string, annual int64) func(*program.Group) {
		return func(g *program.Group) {
			c := &program.Contract{Account: g.Key, Start: date(start), Annual: program.Reporting(program.NewDecimal(annual), "EUR")}
			if end != "" {
				c.End = date(end)
			}
			g.Contracts = append(g.Contracts, c)
		}
	}
	for _, c := range []struct {
		name    string
		window  string
		start   int
		change  func(*program.Group)
		revenue string
		change1 string // against the window before; "" unknown
		label   string
	}{
		{"the last twelve full months", "last_12_months", 1, byYear, "104", "0.0097087378640776699029126214",
			"12 months to September 2026"},
		{"the last complete calendar year", "calendar_year", 1, byYear, "103", "0.0098039215686274509803921569", "calendar year 2025"},
		{"the last complete fiscal year from April", "fiscal_year", 4, byYear, "104", "0.0097087378640776699029126214",
			"fiscal year to March 2026"},
		{"the last complete fiscal year from October ends with the window", "fiscal_year", 10, byYear, "104",
			"0.0097087378640776699029126214", "fiscal year to September 2026"},
		{"the last complete fiscal year from November ended last October", "fiscal_year", 11, byYear, "103",
			"0.0098039215686274509803921569", "fiscal year to October 2025"},
		{"contracts that run on the window's last day", "contract_value", 1, contract("2026-01-01", "2026-09-30", 500), "500", "",
			"a year of the contracts running on 30 September 2026"},
		{"a contract that ended the day before counts no longer", "contract_value", 1, contract("2025-01-01", "2026-09-29", 500), "0",
			"-1", ""},
		{"an open-ended contract runs", "contract_value", 1, contract("2020-01-01", "", 500), "500", "0", ""},
		{"a contract of the future does not run yet", "contract_value", 1, contract("2026-10-01", "", 500), "0", "", ""},
		{"without contracts the value in the accounts table counts", "contract_value", 1,
			root(func(a *program.Account) { a.ContractValue = program.Reporting(program.NewDecimal(70), "EUR") }), "70", "", ""},
		{"a contract without a rate counts nowhere", "contract_value", 1, func(g *program.Group) {
			g.Contracts = []*program.Contract{{Account: g.Key, Start: date("2020-01-01"),
				Annual: program.NewMoney(program.NewDecimal(9), "JPY")}}
		}, "0", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := assign(today().with("x", 1, c.change), nil, func(p *tier.Policy) {
				p.RevenueWindow, p.FiscalYearStart = c.window,
					c.start
			}).of(t, "x")
			if !s.Revenue.Equal(dec(t, c.revenue)) {
				t.Errorf("revenue %s, want %s", s.Revenue, c.revenue)
			}
			if s.HasChange != (c.change1 != "") || s.HasChange && !s.Change.Equal(dec(t, c.change1)) {
				t.Errorf("change %s (%v), want %s", s.Change, s.HasChange, c.change1)
			}
			if !strings.Contains(s.Reasons[0].Text, c.label) {
				t.Errorf("reason %q does not name %q", s.Reasons[0].Text, c.label)
			}
		})
	}
	t.Run("facts without any revenue have no window and no active group", func(t *testing.T) {
		c := today().with("x", 0)
		c.Window = program.Window{}
		for _, w := range []string{"last_12_months", "fiscal_year", "calendar_year", "contract_value"} {
			s := assign(c, nil, func(p *tier.Policy) { p.RevenueWindow = w }).of(t, "x")
			if s.Active {
				t.Errorf("%s: active", w)
			}
		}
	})
}

func TestMethodABC(t *testing.T) {
	abc := func(p *tier.Policy) { p.Method = "abc" }
	// cumulative shares 50, 80, 90, 95, 98, 100 %
	c := func() company {
		return today().with("a", 500).with("b", 300).with("c", 100).with("d", 50).with("e", 30).with("f", 20)
	}
	for _, w := range []struct{ name, group, want string }{
		{"the largest group is class A", "a", "1 abc-class"},
		{"the group that completes 80 % is class A", "b", "1 abc-class"},
		{"the first group beyond 80 % is class B", "c", "2 abc-class"},
		{"the group that completes 95 % is class B", "d", "2 abc-class"},
		{"the first group beyond 95 % is not in the program", "e", "3 abc-class"},
	} {
		t.Run(w.name, func(t *testing.T) {
			if s := assign(c(), nil, abc).of(t, w.group); say(s) != w.want {
				t.Errorf("got %q, want %q", say(s), w.want)
			}
		})
	}
	t.Run("one group with all the revenue is class A", func(t *testing.T) {
		if s := assign(today().with("a", 5), nil, abc).of(t, "a"); s.Tier != 1 {
			t.Errorf("tier %d", s.Tier)
		}
	})
	t.Run("the reason names the cumulative share and the limits", func(t *testing.T) {
		want := "third of 6 by revenue: 10.0 % of active revenue, 90.0 % together with the larger ones (tier 1 ends at 80 %, tier 2 at " +
			"95 %), 12 months to September 2026"
		if got := assign(c(), nil, abc).of(t, "c").Reasons[0].Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("a group just beyond its class is held by the band", func(t *testing.T) {
		co := today().with("a", 790).with("b", 20).with("c", 190)
		s := assign(co, past(co, "2026-06-30", was("b", 1, "2025-01-01")), abc).of(t, "b")
		if say(s) != "1 band-stay, abc-class" { // 98 % before it: far outside
			t.Errorf("got %q", say(s))
		}
		co = today().with("a", 810).with("b", 100).with("c", 90)
		s = assign(co, past(co, "2026-06-30", was("b", 1, "2025-01-01")), abc).of(t, "b")
		if say(s) != "1 band, abc-class" { // 81 % before it: within 2.5 points
			t.Errorf("got %q", say(s))
		}
	})
}

func TestMethodWeighted(t *testing.T) {
	weighted := func(p *tier.Policy) { p.Method = "weighted" }
	opportunity := func(amount int64) func(*program.Group) {
		return func(g *program.Group) {
			g.Opportunities = append(g.Opportunities,
				&program.Opportunity{Open: true, Amount: program.Reporting(program.NewDecimal(amount), "EUR")})
		}
	}
	untapped := func(amount int64) func(*program.Group) {
		return func(g *program.Group) {
			g.Profiles = append(g.Profiles,
				&program.Profile{Account: g.Key, Untapped: program.Reporting(program.NewDecimal(amount), "EUR")})
		}
	}
	t.Run("each contribution is printed, and what is not known is left out", func(t *testing.T) {
		c := today().with("a", 1000, opportunity(400)).with("b", 500, opportunity(800), untapped(10), earlier(500))
		r := assign(c, nil, weighted)
		// a: 50 + 7.5 of 65; b: 25 + 5 + 15 + 10 of 90
		for key, want := range map[string]string{
			"a": "first of 2 by score (tier 1 is the top 10 %: 1 group): 88.5 of 100 (revenue 50.0 of 50, pipeline 7.5 of 15; not known " +
				"and left out: growth, potential, strategic marks); 12 months to September 2026",
			"b": "second of 2 by score (the program ends at the top 15 %: 1 group): 61.1 of 100 (revenue 25.0 of 50, growth 5.0 of 15, " +
				"pipeline 15.0 of 15, potential 10.0 of 10; not known and left out: strategic marks); 12 months to September 2026",
		} {
			if got := r.of(t, key).Reasons[0].Text; got != want {
				t.Errorf("%s: %q\nwant %q", key, got, want)
			}
		}
		if got := r.of(t, "b").Score; !got.Equal(dec(t, "61.1")) {
			t.Errorf("score %s", got)
		}
	})
	t.Run("an answered no is known and counts as none", func(t *testing.T) {
		c := today().with("a", 1000, root(func(a *program.Account) { a.NewMarket = program.No })).with("b", 900)
		if got := assign(c, nil, weighted).of(t, "a").Score; !got.Equal(dec(t, "83.3")) { // 50 of 60
			t.Errorf("score %s", got)
		}
	})
	t.Run("a smaller group with the better score ranks above by score, not by revenue", func(t *testing.T) {
		c := today().with("a", 1000, opportunity(1), earlier(5000)).with("b", 900, opportunity(800), earlier(100))
		r := assign(c, nil, weighted)
		if s := r.of(t, "b"); s.Tier != 1 || s.Rank != 2 {
			t.Errorf("tier %d, rank %d", s.Tier, s.Rank)
		}
	})
	t.Run("equal scores go by revenue, then by id", func(t *testing.T) {
		c := today().with("b", 10).with("a", 10)
		if s := assign(c, nil, weighted).of(t, "a"); s.Tier != 1 {
			t.Errorf("tier %d", s.Tier)
		}
	})
	t.Run("a weight of zero is not printed", func(t *testing.T) {
		s := assign(today().with("a", 10), nil, weighted,
			func(p *tier.Policy) { p.Weights = tier.Weights{Revenue: program.NewDecimal(1)} }).of(t, "a")
		if strings.Contains(s.Reasons[0].Text, "growth") || !s.Score.Equal(dec(t, "100")) {
			t.Errorf("%q, score %s", s.Reasons[0].Text, s.Score)
		}
	})
}
