package tier_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

// anyCompany draws up to forty groups with revenue, ties, marks, trouble,
// decisions and sponsors, and a policy of any method.
func anyCompany(t *rapid.T) (company, func(*tier.Policy)) {
	c := today()
	n := rapid.IntRange(1, 40).Draw(t, "groups")
	for i := range n {
		revenue := rapid.Int64Range(-2, 30).Draw(t, "revenue")
		c = c.with(fmt.Sprintf("%03d", i), revenue, anyDetail(t))
	}
	p := func(p *tier.Policy) {
		p.Method = rapid.SampledFrom([]string{"percentile", "abc", "weighted"}).Draw(t, "method")
	}
	c.carries = map[string]int{"eve exec": rapid.IntRange(0, 5).Draw(t, "capacity")}
	policy := tier.Defaults()
	p(&policy)
	return c, func(to *tier.Policy) { *to = policy }
}

func anyDetail(t *rapid.T) func(*program.Group) {
	details := []func(*program.Group){
		func(*program.Group) {},
		root(func(a *program.Account) { a.NewMarket = program.Yes }),
		root(func(a *program.Account) { a.Churned = program.Yes }),
		root(func(a *program.Account) { a.Sponsor = "Eve Exec" }),
		root(func(a *program.Account) { a.Competitor = "Rival" }),
		override(1, "2027-01-01"), override(2, "2026-01-01"), override(3, ""),
		escalated("2026-01-01"), issue(program.Severe, false, "2026-09-01"), survey("NPS", 3, "2026-08-01"),
		earlier(rapid.Int64Range(1, 60).Draw(t, "revenue before")),
		member("m", func(a *program.Account) { a.MustNotLose = program.Yes }),
	}
	one, two := rapid.SampledFrom(details).Draw(t, "detail"), rapid.SampledFrom(details).Draw(t, "detail")
	return func(g *program.Group) { one(g); two(g) }
}

// anyMemory draws the book of the quarter before for some of a company's groups.
func anyMemory(t *rapid.T, c company) program.Memory {
	if rapid.Bool().Draw(t, "first book") {
		return nil
	}
	days := []string{"2025-03-31", "2025-09-30", "2026-03-31"}
	return past(c, rapid.SampledFrom([]string{"2026-06-30", "2026-08-31"}).Draw(t, "last book"), func(p *program.PastGroup) {
		p.Tier = rapid.IntRange(1, 3).Draw(t, "tier")
		p.Earned = rapid.IntRange(p.Tier, 3).Draw(t, "earned")
		p.Since = date(rapid.SampledFrom(days).Draw(t, "since"))
		p.EarnedSince = p.Since
		p.OutsideQuarters = rapid.IntRange(0, 3).Draw(t, "quarters")
		if rapid.Bool().Draw(t, "leaving") {
			p.Proposed, p.ProposedSince = "leave", date("2026-06-30")
		}
	})
}

func TestEveryGroupHasExactlyOneStandingWithAReason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCompany(t)
		r := assign(c, anyMemory(t, c), p)
		seen := map[string]int{}
		for _, s := range r.standings {
			seen[s.Group]++
			if len(s.Reasons) == 0 || s.Reasons[0].Text == "" || s.Reasons[0].Code == "" {
				t.Fatalf("%s has no reason", s.Group)
			}
			if s.Tier < 1 || s.Tier > 3 || s.Active != (s.Rank > 0) {
				t.Fatalf("%s: tier %d, active %v, rank %d", s.Group, s.Tier, s.Active, s.Rank)
			}
		}
		for _, g := range c.Groups {
			if seen[g.Key] != 1 {
				t.Fatalf("%s has %d standings", g.Key, seen[g.Key])
			}
		}
	})
}

func TestTheOrderOfRowsNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCompany(t)
		m := anyMemory(t, c)
		before := assign(c, m, p)
		shuffle := rand.New(rand.NewSource(int64(rapid.Int32().Draw(t, "seed"))))
		for _, g := range c.Groups {
			shuffle.Shuffle(len(g.Overrides), func(i, j int) { g.Overrides[i], g.Overrides[j] = g.Overrides[j], g.Overrides[i] })
		}
		shuffle.Shuffle(len(c.Groups), func(i, j int) { c.Groups[i], c.Groups[j] = c.Groups[j], c.Groups[i] })
		if len(m) > 0 {
			g := m[0].Groups
			shuffle.Shuffle(len(g), func(i, j int) { g[i], g[j] = g[j], g[i] })
		}
		if after := assign(c, m, p); !reflect.DeepEqual(before, after) {
			t.Fatalf("another order of rows gave other standings:\n%+v\n%+v", before, after)
		}
	})
}

func TestMoreRevenueNeverLowersATier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCompany(t)
		m := anyMemory(t, c)
		before := assign(c, m, p).standings
		g := c.Groups[rapid.IntRange(0, len(c.Groups)-1).Draw(t, "who")]
		g.Revenue = g.Revenue.Plus(c.Window.To, program.NewDecimal(rapid.Int64Range(1, 40).Draw(t, "more")))
		was := result{standings: before}
		now := assign(c, m, p)
		for _, s := range now.standings {
			if s.Group == g.Key && s.Tier > tierOf(was, g.Key) {
				t.Fatalf("%s fell from tier %d to %d with more revenue: %s", g.Key, tierOf(was, g.Key), s.Tier, say(s))
			}
		}
	})
}

func tierOf(r result, key string) int {
	for _, s := range r.standings {
		if s.Group == key {
			return s.Tier
		}
	}
	return 0
}

func TestTroubleNeverTakesMoreThanItsShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, p := anyCompany(t)
		r := assign(c, anyMemory(t, c), p)
		tier2, trouble := 0, 0
		for _, s := range r.standings {
			if s.Tier == program.Tier2 {
				tier2++
			}
			if s.Proposed != nil && s.Proposed.Kind == "add-in" && s.Active && s.Proposed.Reasons[0].Code != "sponsored-outside" {
				trouble++
			}
		}
		if trouble*3 > tier2 {
			t.Fatalf("%d proposals by trouble beside %d in tier 2", trouble, tier2)
		}
	})
}
