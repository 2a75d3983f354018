package tier_test

import (
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

func dec(t testing.TB, s string) program.Decimal {
	t.Helper()
	d, err := program.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCutsAreOfTheActiveGroupsRoundedUpAtLeastOne(t *testing.T) {
	for _, c := range []struct {
		name         string
		groups       int
		tier1, tier2 int
	}{
		{"a single group is tier 1", 1, 1, 0},
		{"ten groups have one in tier 1 and one in tier 2", 10, 1, 1},
		{"eleven groups round 1.1 up to two, and 1.65 to the same two", 11, 2, 0},
		{"twenty groups fall on the cuts exactly", 20, 2, 1},
		{"twenty-one groups round 2.1 and 3.15 up", 21, 3, 1},
		{"seventy groups have seven and four", 70, 7, 4},
		{"a hundred groups have ten and five", 100, 10, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := assign(today().ranked(c.groups), nil)
			if r.count(1) != c.tier1 || r.count(2) != c.tier2 {
				t.Errorf("tier 1: %d, tier 2: %d; want %d and %d", r.count(1), r.count(2), c.tier1, c.tier2)
			}
		})
	}
	t.Run("groups without revenue do not widen the cuts", func(t *testing.T) {
		r := assign(today().ranked(10).with("x1", 0).with("x2", -5).with("x3", 0), nil)
		if r.count(1) != 1 || r.count(2) != 1 || r.count(3) != 11 {
			t.Errorf("tiers %d, %d, %d", r.count(1), r.count(2), r.count(3))
		}
	})
	t.Run("no groups at all give no standings and no panic", func(t *testing.T) {
		if r := assign(today(), nil); len(r.standings) != 0 {
			t.Errorf("%d standings", len(r.standings))
		}
	})
}

func TestStandingsByRuleOfTheFirstBook(t *testing.T) {
	yes := program.Yes
	for _, c := range []struct {
		name   string
		facts  company
		policy func(*tier.Policy)
		group  string
		want   string // as say prints it
		notes  string
		text   string // of the first reason; "" is not asked
	}{
		{name: "the largest group is tier 1, with its figures and the cut", facts: today().ranked(20), group: "001", want: "1 revenue-rank",
			text: "first of 20 by revenue (tier 1 is the top 10 %: 2 groups): 9.5 % of active revenue, 12 months to September 2026"},
		{name: "the last of tier 1 is within the cut", facts: today().ranked(20), group: "002", want: "1 revenue-rank"},
		{name: "the first after the cut of tier 1 is tier 2", facts: today().ranked(20), group: "003", want: "2 revenue-rank",
			text: "third of 20 by revenue (tier 2 ends at the top 15 %: 3 groups): 8.6 % of active revenue, 12 months to September 2026"},
		{name: "the first after the cut of tier 2 is not in the program", facts: today().ranked(20), group: "004", want: "3 revenue-rank",
			text: "4th of 20 by revenue (the program ends at the top 15 %: 3 groups): 8.1 % of active revenue, " +
				"12 months to September 2026"},
		{name: "a tie at the cut goes to the lower account id", facts: today().with("b", 100).with("a", 100).with("c", 1), group: "a",
			want: "1 revenue-rank", notes: "concentration"},
		{name: "and the higher account id of the tie falls behind", facts: today().with("b", 100).with("a", 100).with("c", 1), group: "b",
			want: "3 revenue-rank", notes: "concentration"},
		{name: "without ids a tie goes by name", facts: today().with("k2", 5, root(func(a *program.Account) { a.ID = "" }),
			func(g *program.Group) { g.Name = "Alpha" }).with("k1", 5, root(func(a *program.Account) { a.ID = "" }),
			func(g *program.Group) { g.Name = "Beta" }), group: "k2", want: "1 revenue-rank", notes: "concentration"},

		{name: "a group without any revenue is not active and says so", facts: today().ranked(3).with("x", 0), group: "x",
			want: "3 revenue-none", text: "not active: no revenue at all in the exports"},
		{name: "a group whose revenue is older says when the last was", facts: today().ranked(3).with("x", 0, earlier(50)), group: "x",
			want: "3 revenue-none",
			text: "not active: no revenue, 12 months to September 2026; the last was in January 2025"},
		{name: "credits above invoices are not active", facts: today().ranked(3).with("x", -1), group: "x", want: "3 revenue-negative",
			text: "not active: credits exceed invoices, 12 months to September 2026"},
		{name: "a churned group is not active whatever its revenue",
			facts: today().ranked(3).with("x", 99999, root(func(a *program.Account) { a.Churned = yes })), group: "x", want: "3 churned"},
		{name: "a churned child makes its group not active and is named",
			facts: today().ranked(3).with("x", 99999, member("x2", func(a *program.Account) { a.Churned = yes })), group: "x",
			want: "3 churned", text: "not active: Member x2 is marked as churned"},
		{name: "revenue without a rate is not active and names the currency", facts: today().ranked(3).with("x", 0, func(g *program.Group) {
			g.Unconverted = []program.Money{program.NewMoney(program.NewDecimal(7), "JPY")}
		}), group: "x",
			want: "3 revenue-unconverted", notes: "unconverted", text: "not active: its revenue is in JPY, for which there is no rate"},
		{name: "a part without a rate is a note beside the ranked rest", facts: today().ranked(9).with("x", 99999, func(g *program.Group) {
			g.Unconverted = []program.Money{program.NewMoney(program.NewDecimal(7), "JPY")}
		}), group: "x",
			want: "1 revenue-rank", notes: "concentration, unconverted"},
		{name: "zero in the window after credits is not active", facts: today().ranked(3).with("x", 0, func(g *program.Group) {
			g.Revenue = g.Revenue.Plus(today().Window.To, program.NewDecimal(5)).Plus(today().Window.From, program.NewDecimal(-5))
		}), group: "x", want: "3 revenue-none"},

		{name: "a new market brings a group into tier 2",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.NewMarket = yes })), group: "015",
			want: "2 new-market, revenue-rank",
			text: "added: important for a new market"},
		{name: "expansion in an industry brings a group into tier 2",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.IndustryExpansion = yes })), group: "015",
			want: "2 industry-expansion, revenue-rank"},
		{name: "must not be lost brings a group into tier 2",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.MustNotLose = yes })), group: "015",
			want: "2 must-not-lose, revenue-rank"},
		{name: "a known issue brings a group into tier 2",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.KnownIssue = "late deliveries" })), group: "015",
			want: "2 known-issue, revenue-rank"},
		{name: "a child's mark brings its group in and names the child",
			facts: today().ranked(20).change("015", member("015b", func(a *program.Account) { a.NewMarket = yes })), group: "015",
			want: "2 new-market, revenue-rank",
			text: "added: important for a new market (Member 015b)"},
		{name: "a mark answered with no brings nobody in",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.NewMarket = program.No })), group: "015",
			want: "3 revenue-rank"},
		{name: "a mark on a group of tier 1 is a note",
			facts: today().ranked(20).change("001", root(func(a *program.Account) { a.MustNotLose = yes })), group: "001",
			want: "1 revenue-rank", notes: "must-not-lose"},
		{name: "a mark that the policy does not honour changes nothing",
			facts:  today().ranked(20).change("015", root(func(a *program.Account) { a.NewMarket = yes })),
			policy: func(p *tier.Policy) { p.AddIns = nil }, group: "015", want: "3 revenue-rank"},
		{name: "a mark on a group without revenue is proposed",
			facts: today().ranked(20).with("x", 0, root(func(a *program.Account) { a.NewMarket = yes })), group: "x",
			want: "3 revenue-none; add-in to 2", notes: "new-market"},
		{name: "a mark on a churned group is not proposed",
			facts: today().ranked(20).with("x", 0, root(func(a *program.Account) { a.NewMarket, a.Churned = yes, yes })), group: "x",
			want: "3 churned, revenue-none", notes: "new-market"},

		{name: "an override puts a group into tier 1", facts: today().ranked(20).change("015", override(1, "2027-01-31")), group: "015",
			want: "1 override, revenue-rank",
			text: "tier 1 by hand (board decision)"},
		{name: "an override takes a group out", facts: today().ranked(20).change("001", override(3, "2027-01-31")), group: "001",
			want: "3 override, revenue-rank", text: "not in the program by hand (board decision)"},
		{name: "an override counts on its last day", facts: today().ranked(20).change("015", override(2, "2026-09-30")), group: "015",
			want: "2 override, revenue-rank"},
		{name: "an override counts no longer the day after", facts: today().ranked(20).change("015", override(2, "2026-09-29")),
			group: "015", want: "3 revenue-rank"},
		{name: "an override without expiry counts", facts: today().ranked(20).change("015", override(2, "")), group: "015",
			want: "2 override, revenue-rank"},
		{name: "an override also lifts a group that is not active", facts: today().ranked(20).with("x", 0, override(2, "2027-01-31")),
			group: "x", want: "2 override, revenue-none"},
		{name: "of two overrides the better tier counts", facts: today().ranked(20).change("015", override(2, "")).change("015",
			override(1, "")), group: "015", want: "1 override, revenue-rank"},
		{name: "an expired signature ends the mark it signed",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.NewMarket = yes })).change("015",
				override(2, "2026-08-31")), group: "015", want: "3 revenue-rank"},

		{name: "an override that names a sponsor and has expired signed no mark", facts: today().ranked(20).change("015",
			root(func(a *program.Account) { a.NewMarket = yes })).change("015", func(g *program.Group) {
			g.Overrides = append(g.Overrides, &program.Override{Account: g.Key, Sponsor: "Eve Exec", DecidedBy: "A. Boss",
				Expires: date("2026-08-31")})
		}), group: "015", want: "2 new-market, revenue-rank"},

		{name: "one group above a fifth of revenue is a concentration", facts: today().ranked(3), group: "002", want: "3 revenue-rank",
			notes: "concentration"},
		{name: "a fifth exactly is none", facts: today().with("a", 20).with("b", 20).with("c", 20).with("d", 20).with("e", 20), group: "a",
			want: "1 revenue-rank", notes: ""},
		{name: "a sponsor outside the program proposes an add-in",
			facts: today().ranked(20).change("015", root(func(a *program.Account) { a.Sponsor = "Eve Exec" })), group: "015",
			want: "3 revenue-rank; add-in to 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			policy := func(*tier.Policy) {}
			if c.policy != nil {
				policy = c.policy
			}
			s := assign(c.facts, nil, policy).of(t, c.group)
			if say(s) != c.want || noteCodes(s) != c.notes {
				t.Errorf("got %q, notes %q; want %q, notes %q", say(s), noteCodes(s), c.want, c.notes)
			}
			if c.text != "" && s.Reasons[0].Text != c.text {
				t.Errorf("reason %q; want %q", s.Reasons[0].Text, c.text)
			}
			if s.Since.Known() {
				t.Errorf("since %s in the first book, which cannot know", s.Since)
			}
		})
	}
}

func TestDecisionsCarryTheirPersonAndExpiry(t *testing.T) {
	c := today().ranked(20).change("015", override(2, "2027-01-31"))
	s := assign(c, nil).of(t, "015")
	if r := s.Reasons[0]; r.By != "A. Boss" || r.Expires != date("2027-01-31") {
		t.Errorf("override by %q until %s", r.By, r.Expires)
	}
	c = today().ranked(20).change("015", root(func(a *program.Account) { a.NewMarket = program.Yes }))
	if r := assign(c, nil); r.found("add-in-unsigned") != 1 {
		t.Error("a mark without person and expiry is no finding")
	}
	sign := func(g *program.Group) {
		g.Overrides = append(g.Overrides, &program.Override{Account: g.Key, Reason: "first bank", DecidedBy: "A. Boss",
			Expires: date("2027-01-31")})
	}
	r := assign(c.change("015", sign), nil)
	if got := r.of(t, "015").Reasons[0]; got.Code != "new-market" || got.By != "A. Boss" || r.found("add-in-unsigned") != 0 {
		t.Errorf("a signed mark has reason %+v and %d findings", got, r.found("add-in-unsigned"))
	}
}

func TestFindingsAskForWhatAPersonDecides(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts company
		code  string
		want  int
	}{
		{"an expired override is a finding", today().ranked(20).change("015", override(2, "2026-08-31")), "override-expired", 1},
		{"an override that counts is none", today().ranked(20).change("015", override(2, "2026-09-30")), "override-expired", 0},
		{"an override without a person is a finding", today().ranked(20).change("015", func(g *program.Group) {
			g.Overrides = []*program.Override{{Account: g.Key, Tier: 2, Reason: "x", Expires: date("2027-01-01")}}
		}), "override-unsigned", 1},
		{"an override without an expiry is a finding", today().ranked(20).change("015", override(2, "")), "override-unsigned", 1},
		{"two overrides that differ are a finding", today().ranked(20).change("015", override(2, "2027-01-01")).change("015",
			override(1, "2027-01-01")), "override-conflict", 1},
		{"several large groups are one finding", today().ranked(2), "concentration", 1},
		{"a concentration is a finding", today().ranked(1), "concentration", 1},
		{"a sponsor on tier 3 is a finding", today().ranked(20).change("015", root(func(a *program.Account) { a.Sponsor = "Eve Exec" })),
			"sponsored-outside", 1},
		{"a sponsor in the program is none", today().ranked(20).change("001", root(func(a *program.Account) { a.Sponsor = "Eve Exec" })),
			"sponsored-outside", 0},
		{"no active group is a finding", today().with("x", 0), "no-active-group", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := assign(c.facts, nil).found(c.code); got != c.want {
				t.Errorf("%d findings %s, want %d", got, c.code, c.want)
			}
		})
	}
}

func TestSharesAndCumulativeSharesAddUp(t *testing.T) {
	r := assign(today().with("a", 50).with("b", 30).with("c", 20).with("x", 0), nil)
	for key, want := range map[string][2]string{"a": {"0.5", "0.5"}, "b": {"0.3", "0.8"}, "c": {"0.2", "1"}, "x": {"0", "0"}} {
		s := r.of(t, key)
		if !s.Share.Equal(dec(t, want[0])) || !s.Cumulative.Equal(dec(t, want[1])) {
			t.Errorf("%s: share %s, cumulative %s; want %v", key, s.Share, s.Cumulative, want)
		}
	}
}

func TestTheLine(t *testing.T) {
	below := func(r result) (out []string) {
		for _, s := range r.standings {
			if s.BelowLine {
				out = append(out, s.Group)
			}
		}
		return out
	}
	carried := func(c company, by map[string]int) company {
		c.carries = by
		return c
	}
	hasSponsor := root(func(a *program.Account) { a.Sponsor = "Eve Exec" })
	for _, c := range []struct {
		name     string
		facts    company
		capacity map[string]int
		want     string
	}{
		{"an empty roster draws no line", today().ranked(40), nil, "[]"},
		{"capacity for all leaves nobody below", today().ranked(40), map[string]int{"eve exec": 6}, "[]"},
		{"who comes last falls below the line", today().ranked(40), map[string]int{"eve exec": 3, "adam exec": 1}, "[005 006]"},
		{"a roster that can carry nothing leaves all below", today().ranked(20), map[string]int{"eve exec": 0}, "[001 002 003]"},
		{"a confirmed sponsor keeps its place whatever the rank", today().ranked(40).change("006", hasSponsor),
			map[string]int{"eve exec": 3, "adam exec": 1}, "[004 005]"},
		{"a confirmed sponsor on tier 3 counts against capacity", today().ranked(40).change("030", hasSponsor),
			map[string]int{"eve exec": 4}, "[004 005 006]"},
		{"a sponsor over capacity takes no place from another", today().ranked(40).change("030", hasSponsor).change("031", hasSponsor),
			map[string]int{"eve exec": 1, "adam exec": 5}, "[006]"},
		{"a confirmed sponsor who is on no roster takes no place",
			today().ranked(40).change("001", root(func(a *program.Account) { a.Sponsor = "Unknown" })), map[string]int{"eve exec": 4},
			"[006]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := assign(carried(c.facts, c.capacity), nil)
			if got := sprint(below(r)); got != c.want {
				t.Errorf("below the line: %s, want %s", got, c.want)
			}
			if (r.found("below-line") > 0) != (c.want != "[]") {
				t.Errorf("%d findings of a line", r.found("below-line"))
			}
		})
	}
	t.Run("the line never changes a tier", func(t *testing.T) {
		with, without := assign(carried(today().ranked(40), map[string]int{"eve exec": 1}), nil), assign(today().ranked(40), nil)
		for i := range with.standings {
			if with.standings[i].Tier != without.standings[i].Tier {
				t.Errorf("%s changed its tier", with.standings[i].Group)
			}
		}
	})
}
