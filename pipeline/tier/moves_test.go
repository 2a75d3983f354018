package tier_test

import (
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

func TestWhatItWouldTakeToRiseOrFall(t *testing.T) {
	text := func(s program.Standing) (out string) {
		for _, m := range s.Moves {
			out += m.Goal + ": " + m.By.String() + " " + m.Text + "; "
		}
		return out
	}
	// forty groups: tier 1 ends at 4 and its band at 5, tier 2 at 6 and 7
	r := assign(today().ranked(40).with("x", 0), nil)
	for _, c := range []struct{ name, group, want string }{
		{"the first can only fall", "001",
			"to fall out of the band of tier 1: -5000 behind Account 006, 6th of 40, at 2 quarter-ends in a row and after 12 months more " +
				"in the tier; "},
		{"tier 2 can rise and fall", "005",
			"to rise to tier 1: 1000 past Account 004, 4th of 40; to fall out of the band of tier 2: -3000 behind Account 008, 8th of " +
				"40, at 2 quarter-ends in a row and after 12 months more in the tier; "},
		{"outside the program a group can rise", "010", "to rise to tier 2: 4000 past Account 006, 6th of 40; "},
		{"a group that is not active has none", "x", ""},
	} {
		if got := text(r.of(t, c.group)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := text(assign(today().with("a", 5), nil).of(t, "a")); got != "" {
		t.Errorf("a single group can neither rise nor fall: %q", got)
	}
}

func TestTheWayBackForAGroupThatTheBandHolds(t *testing.T) {
	c := onDay("2026-09-30").ranked(80) // tier 1 ends at 8 and its band at 10
	for _, x := range []struct{ name, group, want string }{
		{"in the band", "010", "to be tier 1 without the band: 2000 past Account 008, 8th of 80; to fall out of the band of tier 1: " +
			"-1000 behind Account 011, 11th of 80, at 2 quarter-ends in a row; "},
		{"outside it, where nothing more need be lost", "011", "to come back into the band of tier 1: 1000 past Account 010, 10th of 80; "},
	} {
		var got string
		for _, m := range assign(c, past(c, "2026-06-30", was(x.group, 1, "2025-01-31"))).of(t, x.group).Moves {
			got += m.Goal + ": " + m.By.String() + " " + m.Text + "; "
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

func TestWhatAGroupWithOneSignOfTroubleLacks(t *testing.T) {
	c := today().ranked(40)
	issue(program.Severe, false, "2026-09-01")(c.Group("015"))
	got := assign(c, nil).of(t, "015").Moves
	want := "a second sign, or this one still there on 31 October 2026: 1 severe issue open, since 1 September 2026"
	if len(got) != 2 || !got[1].Signs || got[1].Text != want {
		t.Errorf("%+v", got)
	}
	issue(program.Severe, false, "2026-09-01")(c.Group("030"))
	if got := assign(c, nil).of(t, "030").Moves; len(got) != 1 {
		t.Errorf("below the floor trouble proposes nothing: %+v", got)
	}
}

func TestTheRevenueToRiseIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := today()
		for i := range rapid.IntRange(1, 15).Draw(t, "groups") {
			c = c.with(string(rune('A'+i)), rapid.Int64Range(1, 200).Draw(t, "revenue"))
		}
		method := rapid.SampledFrom([]string{"percentile", "abc"}).Draw(t, "method")
		policy := func(p *tier.Policy) { p.Method = method }
		for _, s := range assign(c, nil, policy).standings {
			if len(s.Moves) == 0 || s.Moves[0].Tier > s.Tier {
				continue
			}
			g := c.Group(s.Group)
			before := g.Revenue
			with := func(more program.Decimal) int {
				g.Revenue = append(program.Series(nil), before...).Plus(c.Window.To, more)
				defer func() { g.Revenue = before }()
				return assign(c, nil, policy).of(t, s.Group).Tier
			}
			little := program.NewDecimal(1).Shift(-6)
			if got := with(s.Moves[0].By.Add(little)); got > s.Moves[0].Tier {
				t.Fatalf("%s with %s more is in tier %d, not %d", s.Group, s.Moves[0].By, got, s.Moves[0].Tier)
			}
			if got := with(s.Moves[0].By.Sub(little)); got < s.Tier {
				t.Fatalf("%s with less than %s more is in tier %d already", s.Group, s.Moves[0].By, got)
			}
		}
	})
}
