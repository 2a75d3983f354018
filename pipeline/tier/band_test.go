package tier_test

import (
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

// Eighty groups: tier 1 ends at 8 and its band at 10, tier 2 at 12 and its band at 14.
func TestTheBandAgainstFlapping(t *testing.T) {
	quarter, between := "2026-09-30", "2026-08-31"
	last, lastBetween := "2026-06-30", "2026-07-31"
	for _, c := range []struct {
		name      string
		day, past string
		group     string
		was       func(*program.PastGroup)
		want      string
	}{
		{"a group that rises enters at once", quarter, last, "008", nil, "1 revenue-rank"},
		{"a group that rises enters between quarters too", between, lastBetween, "008", nil, "1 revenue-rank"},
		{"a group of tier 2 that rises is tier 1", quarter, last, "008", was("008", 2, "2025-01-31"), "1 revenue-rank"},
		{"a group within the cut of its tier needs no band", quarter, last, "008", was("008", 1, "2025-01-31"), "1 revenue-rank"},
		{"a group within the band of tier 1 is held", quarter, last, "010", was("010", 1, "2025-01-31"), "1 band, revenue-rank"},
		{"a place below the band is outside, for one quarter-end", quarter, last, "011", was("011", 1, "2025-01-31"),
			"1 band-stay, revenue-rank"},
		{"outside at two quarter-ends and a year in the tier is proposed to leave", quarter, last, "011",
			was("011", 1, "2025-01-31", outside(1, last)), "1 band-leave, revenue-rank; leave to 2"},
		{"outside at two quarter-ends but eleven months in the tier stays", quarter, last, "011",
			was("011", 1, "2025-10-31", outside(1, last)), "1 band-stay, revenue-rank"},
		{"twelve months to the day are enough", quarter, last, "011", was("011", 1, "2025-09-30", outside(1, last)),
			"1 band-leave, revenue-rank; leave to 2"},
		{"within the band of tier 2 is held", quarter, last, "014", was("014", 2, "2025-01-31"), "2 band, revenue-rank"},
		{"below the band of tier 2 is proposed to leave the program", quarter, last, "015", was("015", 2, "2025-01-31", outside(1, last)),
			"2 band-leave, revenue-rank; leave to 3"},
		{"after another quarter it has left", quarter, last, "015", was("015", 2, "2025-01-31", outside(2, "2026-03-31"), leaving(last)),
			"3 band-left, revenue-rank"},
		{"back within the band the proposal is withdrawn", quarter, last, "014", was("014", 2, "2025-01-31", outside(2, "2026-03-31"),
			leaving(last)), "2 band, revenue-rank"},
		{"from tier 1 straight below the band of tier 2 it leaves the program", quarter, last, "040",
			was("040", 1, "2025-01-31", outside(2, "2026-03-31"), leaving(last)), "3 band-left, revenue-rank"},
		{"from tier 1 into the band of tier 2 it is in tier 2", quarter, last, "014", was("014", 1, "2025-01-31", outside(2, "2026-03-31"),
			leaving(last)), "2 band-left, revenue-rank"},
		{"between quarters a group outside the band stays", between, lastBetween, "040", was("040", 1, "2025-01-31"),
			"1 band-quarter, revenue-rank"},
		{"between quarters nobody is newly proposed to leave", between, lastBetween, "040", was("040", 1, "2025-01-31", outside(2, last)),
			"1 band-stay, revenue-rank"},
		{"between quarters an open proposal stays open", between, lastBetween, "040",
			was("040", 1, "2025-01-31", outside(2, last), leaving(last)), "1 band-leave, revenue-rank; leave to 3"},
		{"a quarter that ended between two books is settled by the later one", between, "2026-05-31", "040",
			was("040", 1, "2025-01-31", outside(1, "2026-03-31")), "1 band-leave, revenue-rank; leave to 3"},
		{"a lost group leaves at once", between, lastBetween, "zero", was("zero", 1, "2026-01-31"), "3 revenue-none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			co := onDay(c.day).ranked(80).with("zero", 0)
			change := c.was
			if change == nil {
				change = func(*program.PastGroup) {}
			}
			if s := assign(co, past(co, c.past, change)).of(t, c.group); say(s) != c.want {
				t.Errorf("got %q, want %q", say(s), c.want)
			}
		})
	}
}

func TestWhatTheBandRemembers(t *testing.T) {
	c := onDay("2026-09-30").ranked(80)
	get := func(key string, change ...func(*program.PastGroup)) program.Standing {
		return assign(c, past(c, "2026-06-30", change...)).of(t, key)
	}
	t.Run("the first quarter-end outside is counted and dated", func(t *testing.T) {
		e := get("011", was("011", 1, "2025-01-31")).Earned
		if e.Quarters != 1 || e.Outside != date("2026-09-30") || e.Since != date("2025-01-31") {
			t.Errorf("%+v", e)
		}
	})
	t.Run("inside the band the count begins anew", func(t *testing.T) {
		e := get("010", was("010", 1, "2025-01-31", outside(1, "2026-06-30"))).Earned
		if e.Quarters != 0 || e.Outside.Known() {
			t.Errorf("%+v", e)
		}
	})
	t.Run("a new tier is dated by the book that gives it", func(t *testing.T) {
		s := get("008", was("008", 2, "2025-01-31"))
		if s.Since != date("2026-09-30") || s.Earned.Since != date("2026-09-30") {
			t.Errorf("since %s, earned since %s", s.Since, s.Earned.Since)
		}
	})
	t.Run("the same tier keeps its date", func(t *testing.T) {
		if s := get("001", was("001", 1, "2025-01-31")); s.Since != date("2025-01-31") {
			t.Errorf("since %s", s.Since)
		}
	})
	t.Run("an add-in of the last book has no band of its own", func(t *testing.T) {
		addIn := func(p *program.PastGroup) {
			if p.Key == "014" {
				p.Tier = 2
			}
		}
		if s := get("014", addIn); say(s) != "3 revenue-rank" {
			t.Errorf("got %q", say(s))
		}
	})
	t.Run("under a new parent the account's time in the program is not forgotten", func(t *testing.T) {
		merged := onDay("2026-09-30").ranked(80).change("010", func(g *program.Group) {
			a := &program.Account{Key: "new", ID: "new", Name: "Holding"}
			g.Key, g.Root, g.Members = "new", a, append(g.Members, a)
		})
		m := past(onDay("2026-09-30").ranked(80), "2026-06-30", was("010", 1, "2025-01-31"))
		if s := assign(merged, m).of(t, "new"); say(s) != "1 band, revenue-rank" {
			t.Errorf("got %q", say(s))
		}
	})
	t.Run("a group of the program that no export lists is a finding", func(t *testing.T) {
		m := past(onDay("2026-09-30").ranked(80).with("gone", 5), "2026-06-30", was("gone", 1, "2025-01-31"))
		if r := assign(c, m); r.found("group-gone") != 1 {
			t.Error("no finding")
		}
	})
	t.Run("fiscal quarters count from the fiscal year's first month", func(t *testing.T) {
		co := onDay("2026-08-31").ranked(80)
		m := past(co, "2026-07-31", was("040", 1, "2025-01-31", outside(1, "2026-05-31")))
		policy := func(p *tier.Policy) { p.FiscalYearStart = 9 }
		if s := assign(co, m, policy).of(t, "040"); say(s) != "1 band-leave, revenue-rank; leave to 3" {
			t.Errorf("got %q", say(s))
		}
	})
	t.Run("an override keeps a group without stopping the band's count", func(t *testing.T) {
		co := onDay("2026-09-30").ranked(80).change("040", override(1, ""))
		s := assign(co, past(co, "2026-06-30", was("040", 1, "2025-01-31", outside(1, "2026-06-30")))).of(t, "040")
		if s.Tier != 1 || s.Proposed != nil || s.Earned.Quarters != 2 {
			t.Errorf("%q with %+v", say(s), s.Earned)
		}
	})
	t.Run("when an override has expired the group says so first", func(t *testing.T) {
		co := onDay("2026-09-30").ranked(80).change("040", override(2, "2026-08-31"))
		stood := program.Tier2
		addIn := func(p *program.PastGroup) {
			if p.Key == "040" {
				p.Tier, p.Reason = stood, "override"
			}
		}
		s := assign(co, past(co, "2026-06-30", addIn)).of(t, "040")
		if say(s) != "3 override-expired, revenue-rank" || s.Reasons[0].Text != "the decision for tier 2 expired on 31 August 2026" {
			t.Errorf("got %q, %q", say(s), s.Reasons[0].Text)
		}
		stood = program.Tier1
		co = onDay("2026-09-30").ranked(80).change("040", override(1, "2026-08-31")) // a tier that is no signature of a mark
		if s := assign(co, past(co, "2026-06-30", addIn)).of(t,
			"040"); s.Reasons[0].Text != "the decision for tier 1 expired on 31 August 2026" {
			t.Errorf("got %q", s.Reasons[0].Text)
		}
	})
}

func TestSignsWithoutADateCountFromTheFirstBookThatSawThem(t *testing.T) {
	c := onDay("2026-09-30").ranked(120).change("050", root(func(a *program.Account) { a.Competitor = "Rival" }))
	saw := func(day string) func(*program.PastGroup) {
		return func(p *program.PastGroup) {
			if p.Key == "050" {
				p.Signals = []program.PastSignal{{Code: "competitor", Since: date(day)}}
			}
		}
	}
	for _, w := range []struct{ name, since, want string }{
		{"sixty days after the first book it is proposed", "2026-08-01", "3 revenue-rank; add-in to 2"},
		{"a day earlier it is not", "2026-08-02", "3 revenue-rank"},
	} {
		t.Run(w.name, func(t *testing.T) {
			if s := assign(c, past(c, "2026-08-31", saw(w.since))).of(t, "050"); say(s) != w.want {
				t.Errorf("got %q, want %q", say(s), w.want)
			}
		})
	}
}
