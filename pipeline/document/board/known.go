package board

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// mostKnown is how many of the six figures are enough to leave out what is known beside them.
const mostKnown = 2

// knownBlocks are what the exports of a beginning program tell the board: how many
// customers, what they pay, who is in the program. Nothing where the figures say more.
func knownBlocks(a *author.Author) []document.Block {
	measured := 0
	for _, six := range sixFigures {
		if a.KPI(six.code) != nil {
			measured++
		}
	}
	if measured > mostKnown || a.ActiveRevenue().Sign() <= 0 || !a.Window.To.Known() {
		return nil
	}
	return []document.Block{document.Figures{Items: knownFigures(a)}}
}

func knownFigures(a *author.Author) []document.Figure {
	var out []document.Figure
	add := func(value, label string, small ...string) {
		f := document.Figure{Value: value, Label: label}
		for _, s := range small {
			if s != "" {
				f.Small = append(f.Small, span.Words(s))
			}
		}
		out = append(out, f)
	}
	all := a.ActiveRevenue()
	largest := ""
	for _, st := range a.Standings {
		if part, ok := program.Share(st.Revenue, all); st.Rank == 1 && ok {
			largest = a.Sayf("largest: %s, %s of revenue", span.Cut(a.NameOf(st.Group), 60), a.Percent(part, 0))
		}
	}
	add(a.Amount(all, a.Currency), a.Sayf("revenue, %s", a.WindowLabel()), a.Count(a.ActiveGroups, "active group", "active groups"),
		largest)
	if in := a.InProgram(); len(in) > 0 {
		add(a.Whole(len(in)), a.Say("groups in the program"), append([]string{inTier(a, in, 1), inTier(a, in, 2)}, proposals(a)...)...)
	}
	return out
}

// inTier is "tier 1: 3, €1.2 m".
func inTier(a *author.Author, in []*program.Group, tier int) string {
	n, pays := 0, program.Zero
	for _, g := range in {
		if s := a.StandingOf(g); s.Tier == tier {
			n, pays = n+1, pays.Add(s.Revenue)
		}
	}
	if n == 0 {
		return ""
	}
	return a.Sayf("tier %d: %s, %s", tier, a.Whole(n), a.Amount(pays, a.Currency))
}

// proposals are what waits for somebody's word: changes of tiers, and sponsors.
func proposals(a *author.Author) []string {
	tiers, sponsors := 0, 0
	for _, s := range a.Standings {
		if s.Proposed != nil {
			tiers++
		}
	}
	for _, r := range a.Pairings {
		if !r.Confirmed && r.Sponsor != "" {
			sponsors++
		}
	}
	var said []string
	if tiers > 0 {
		said = append(said, a.Count(tiers, "change of tier proposed", "changes of tiers proposed"))
	}
	if sponsors > 0 {
		said = append(said, a.Count(sponsors, "sponsor proposed", "sponsors proposed"))
	}
	return said
}
