package pair_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/program"
)

var words = []string{"", "Banking", "Retail", "Steel"}

// anyCompany draws groups and sponsors with capacities, barriers, leavers and
// confirmed pairs.
func anyCompany(t *rapid.T) *company {
	word := rapid.SampledFrom(words)
	name := rapid.SampledFrom([]string{"", "", "S0", "S1", "S2", "Nemo"})
	c := today()
	for i := range rapid.IntRange(0, 15).Draw(t, "groups") {
		c.group(fmt.Sprintf("g%02d", i), rapid.IntRange(1, 3).Draw(t, "tier"), root(func(a *program.Account) {
			a.Sponsor, a.Deputy = name.Draw(t, "sponsor"), name.Draw(t, "deputy")
			a.Industry, a.Region = word.Draw(t, "industry"), word.Draw(t, "region")
			a.Manager = rapid.SampledFrom([]string{"", "Tom", "Ann"}).Draw(t, "manager")
		}))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "sponsors") {
		c.sponsor(fmt.Sprintf("S%d", i), func(s *program.Sponsor) {
			s.Level = rapid.IntRange(0, 5).Draw(t, "level")
			s.Industries, s.Regions = []string{word.Draw(t, "knows")}, []string{word.Draw(t, "covers")}
			if rapid.Bool().Draw(t, "has capacity") {
				carries(rapid.Int64Range(-1, 4).Draw(t, "capacity"))(s)
			}
			s.NeverWith = rapid.SampledFrom([][]string{nil, {"g00"}, {"Account g01", "g02"}}).Draw(t, "never")
			s.DirectReports = rapid.SampledFrom([][]string{nil, {"Tom"}}).Draw(t, "reports")
			s.Mode = rapid.SampledFrom([]string{"", "", "internal", "both"}).Draw(t, "mode")
			s.Leaves = rapid.SampledFrom([]program.Date{0, date("2026-01-01"), date("2026-12-01"), date("2028-01-01")}).Draw(t, "leaves")
		})
	}
	return c
}

func TestProposalsKeepWithinCapacityAndBarriers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCompany(t)
		capacity := pair.Capacity(c.Facts, pair.Defaults())
		confirmed, proposals := map[string]int{}, map[string]int{}
		seen := map[string]bool{}
		for _, p := range c.assign(nil).pairings {
			if seen[p.Group] {
				t.Fatalf("%s is paired twice", p.Group)
			}
			seen[p.Group] = true
			name := p.Sponsor
			if p.Confirmed {
				confirmed[program.Fold(name)]++
				name = p.Successor
			} else if name == "" && len(p.Why) == 0 {
				t.Fatalf("%s has no sponsor and no reason", p.Group)
			}
			if name == "" {
				continue
			}
			s := c.Sponsor(name)
			proposals[s.Key]++
			if g := c.Group(p.Group); s.Mode == "internal" || s.Leaves.Known() && s.Leaves <= c.AsOf.AddDays(180) ||
				s.Key == program.Fold(g.Root.Sponsor) ||
				len(s.DirectReports) > 0 && g.Root.Manager == "Tom" || fmt.Sprint(s.NeverWith) == "[g00]" && p.Group == "g00" {
				t.Fatalf("%s is proposed for %s against a barrier", name, p.Group)
			}
		}
		for _, s := range c.standings {
			if s.InProgram() && !seen[s.Group] {
				t.Fatalf("%s is in the program and has no pairing", s.Group)
			}
		}
		for key, n := range proposals {
			if free := max(0, capacity[key]-confirmed[key]); n > free {
				t.Fatalf("%s has %d proposals and %d places", key, n, free)
			}
		}
	})
}

func TestTheOrderOfRowsNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCompany(t)
		before := c.assign(nil)
		shuffle := rand.New(rand.NewSource(int64(rapid.Int32().Draw(t, "seed"))))
		shuffle.Shuffle(len(c.standings), func(i, j int) { c.standings[i], c.standings[j] = c.standings[j], c.standings[i] })
		shuffle.Shuffle(len(c.Sponsors), func(i, j int) { c.Sponsors[i], c.Sponsors[j] = c.Sponsors[j], c.Sponsors[i] })
		if after := c.assign(nil); !reflect.DeepEqual(before, after) {
			t.Fatalf("another order of rows gave other pairings:\n%s\n%s", before.say(), after.say())
		}
	})
}

func TestAsManyGroupsAsCanBeGetASponsor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCompany(t)
		r := c.assign(nil)
		free := pair.Capacity(c.Facts, pair.Defaults())
		for _, p := range r.pairings {
			for _, name := range []string{p.Sponsor, p.Successor} {
				if name != "" {
					free[program.Fold(name)]--
				}
			}
		}
		for _, p := range r.pairings {
			g := c.Group(p.Group)
			for _, s := range c.Sponsors {
				may := s.Mode != "internal" && !s.Leaves.Known() && len(s.NeverWith) == 0 &&
					(len(s.DirectReports) == 0 || g.Root.Manager != "Tom")
				if p.Sponsor == "" && may && free[s.Key] > 0 {
					t.Fatalf("%s has nobody and %s has a place", p.Group, s.Name)
				}
			}
		}
	})
}
