package snapshot_test

import (
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/snapshot"
)

func TestEveryKindOfChange(t *testing.T) {
	group := func(tier int, change ...func(*program.PastGroup)) *program.PastGroup {
		g := &program.PastGroup{Key: "g", Name: "Acme", Tier: tier, Why: "the reason now"}
		for _, f := range change {
			f(g)
		}
		return g
	}
	sponsor := func(name string, confirmed bool) func(*program.PastGroup) {
		return func(g *program.PastGroup) { g.Sponsor, g.Confirmed = name, confirmed }
	}
	proposed := func(kind string, tier int) func(*program.PastGroup) {
		return func(g *program.PastGroup) {
			g.Proposed, g.ProposedTier, g.ProposedWhy = kind, tier, "the proposal's reason"
		}
	}
	successor := func(g *program.PastGroup) { g.Successor = "Zoe" }
	leaves := func(g *program.PastGroup) { g.SponsorLeaves = date("2026-12-31") }
	for _, c := range []struct {
		name     string
		was, now *program.PastGroup
		want     string
	}{
		{"nothing changed", group(1, sponsor("Eve", true)), group(1, sponsor("Eve", true)), ""},
		{"entered", group(3), group(2), "g entered: not in the program → tier 2 (the reason now)"},
		{"a group that was in no export entered", nil, group(2), "g entered: not in the program → tier 2 (the reason now)"},
		{"a new group outside the program is no change", nil, group(3), ""},
		{"left", group(2), group(3), "g left: tier 2 → not in the program (the reason now)"},
		{"a group that is in no export any more left", group(2), nil, "g left: tier 2 → not in the program (no longer in the exports)"},
		{"moved up", group(2), group(1), "g moved: tier 2 → tier 1 (the reason now)"},
		{"proposed to leave", group(1), group(1, proposed("leave", 2)), "g proposed to leave: tier 1 → tier 2 (the proposal's reason)"},
		{"a proposal that stays open is no change", group(1, proposed("leave", 2)), group(1, proposed("leave", 2)), ""},
		{"a proposal that was withdrawn", group(1, proposed("leave", 2)), group(1),
			"g no longer proposed: tier 2 → tier 1 (the reason now)"},
		{"a proposal that was carried out is told once", group(2, proposed("leave", 3)), group(3),
			"g left: tier 2 → not in the program (the reason now)"},
		{"an add-in proposed", group(3), group(3, proposed("add-in", 2)),
			"g proposed: not in the program → tier 2 (the proposal's reason)"},
		{"a sponsor named", group(1), group(1, sponsor("Eve", true)),
			"g sponsor changed: no sponsor → Eve (named in the accounts or by an override)"},
		{"a proposal confirmed", group(1, sponsor("Eve", false)), group(1, sponsor("Eve", true)),
			"g sponsor changed: Eve (proposed) → Eve (the proposal was confirmed)"},
		{"a sponsor no longer confirmed", group(1, sponsor("Eve", true)), group(1, sponsor("Eve", false)),
			"g sponsor changed: Eve → Eve (proposed) (no longer confirmed)"},
		{"a successor who took over", group(1, sponsor("Eve", true), successor), group(1, sponsor("Zoe", true)),
			"g sponsor changed: Eve → Zoe (took over as proposed)"},
		{"a sponsor who will leave", group(1, sponsor("Eve", true)), group(1, sponsor("Eve", true), leaves),
			"g sponsor leaves: Eve → no successor yet (leaves on 31 December 2026)"},
		{"a successor proposed", group(1, sponsor("Eve", true), leaves), group(1, sponsor("Eve", true), leaves, successor),
			"g sponsor leaves: Eve → Zoe (proposed) (leaves on 31 December 2026)"},
		{"a leave that was told is told once", group(1, sponsor("Eve", true), leaves, successor),
			group(1, sponsor("Eve", true), leaves, successor), ""},
		{"another proposal", group(1, sponsor("Eve", false)), group(1, sponsor("Adam", false)),
			"g sponsor changed: Eve (proposed) → Adam (proposed) (the best fit under the sponsors' capacity)"},
		{"nobody any more", group(1, sponsor("Eve", false)), group(1),
			"g sponsor changed: Eve (proposed) → no sponsor (nobody can take the group)"},
		{"a confirmed sponsor outside the program", group(3), group(3, sponsor("Eve", true)),
			"g sponsor changed: no sponsor → Eve (named in the accounts or by an override)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, change := range snapshot.Diff(bookWith(c.was), bookWith(c.now)) {
				got += say(change)
				if change.Name != "Acme" {
					t.Errorf("name %q", change.Name)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func bookWith(g *program.PastGroup) program.Snapshot {
	if g == nil {
		return program.Snapshot{}
	}
	return program.Snapshot{Groups: []program.PastGroup{*g}}
}

func TestTheFirstBookHasNoChanges(t *testing.T) {
	if got := snapshot.Changes(nil, full()); got != nil {
		t.Errorf("%v", got)
	}
}

func TestChangesStandInOneOrder(t *testing.T) {
	g := func(key string, tier int, sponsor string) program.PastGroup {
		return program.PastGroup{Key: key, Name: key, Tier: tier, Sponsor: sponsor, Confirmed: sponsor != ""}
	}
	a := program.Snapshot{Groups: []program.PastGroup{g("a", 3, ""), g("b", 1, ""), g("c", 3, ""), g("d", 2, "Eve")}}
	b := program.Snapshot{Groups: []program.PastGroup{g("d", 2, "Adam"), g("c", 1, ""), g("b", 3, ""), g("a", 2, "")}}
	got := ""
	for _, c := range snapshot.Diff(a, b) {
		got += c.Group + " " + c.Kind + "; "
	}
	if want := "c entered; a entered; b left; d sponsor changed; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
