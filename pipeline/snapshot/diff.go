package snapshot

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// Changes are what differs between the book before and a program; none for the
// first book.
func Changes(prev *program.Snapshot, p *program.Program) []program.Change {
	if prev == nil {
		return nil
	}
	return Diff(*prev, Take(p))
}

// Diff are the changes from book a to book b: entered, left and moved first,
// the higher tier first, then what is proposed, then sponsors; by name within.
func Diff(a, b program.Snapshot) []program.Change {
	before := index(a)
	var out []program.Change
	for i := range b.Groups {
		now := &b.Groups[i]
		was := before[now.Key]
		delete(before, now.Key)
		if was == nil {
			was = &program.PastGroup{Key: now.Key, Tier: program.Tier3}
		}
		out = append(out, between(was, now)...)
	}
	for _, was := range before {
		gone := &program.PastGroup{Key: was.Key, Name: was.Name, Tier: program.Tier3, Why: "no longer in the exports"}
		out = append(out, between(was, gone)...)
	}
	out = append(out, became(a, b)...)
	slices.SortStableFunc(out, compare(program.ChangeKinds()))
	return out
}

func index(s program.Snapshot) map[string]*program.PastGroup {
	out := make(map[string]*program.PastGroup, len(s.Groups))
	for i := range s.Groups {
		out[s.Groups[i].Key] = &s.Groups[i]
	}
	return out
}

// between is what changed for one group.
func between(was, now *program.PastGroup) []program.Change {
	var out []program.Change
	add := func(kind, from, to, why string) {
		out = append(out, program.Change{Group: now.Key, Name: now.Name, Kind: kind, From: from, To: to, Why: why})
	}
	if was.Tier != now.Tier {
		add(move(was.Tier, now.Tier), tierName(was.Tier), tierName(now.Tier), now.Why)
	}
	switch {
	case was.Proposed == now.Proposed && was.ProposedTier == now.ProposedTier:
	case now.Proposed == "leave":
		add(program.ProposedToLeave, tierName(now.Tier), tierName(now.ProposedTier), now.ProposedWhy)
	case now.Proposed != "":
		add(program.ProposedAddIn, tierName(now.Tier), tierName(now.ProposedTier), now.ProposedWhy)
	case was.Tier == now.Tier:
		add(program.NoLonger, tierName(was.ProposedTier), tierName(now.Tier), now.Why)
	}
	if from, to := sponsor(was), sponsor(now); from != to && (known(was) || known(now)) {
		add(program.SponsorChanged, from, to, sponsorWhy(was, now))
	}
	if leaves(was, now) {
		to := "no successor yet"
		if now.Successor != "" {
			to = now.Successor + " (proposed)"
		}
		add(program.SponsorLeaves, now.Sponsor, to, "leaves on "+now.SponsorLeaves.Words())
	}
	return out
}

// leaves reports whether there is news of a confirmed sponsor who leaves: the
// day, or who is to take over.
func leaves(was, now *program.PastGroup) bool {
	news := was.SponsorLeaves != now.SponsorLeaves || was.Successor != now.Successor
	return now.Confirmed && now.SponsorLeaves.Known() && news
}

// known reports whether a sponsor's change is worth telling: for groups in the
// program, and for confirmed sponsors anywhere.
func known(g *program.PastGroup) bool { return g.Tier != program.Tier3 || g.Confirmed }

func move(from, to int) string {
	switch {
	case from == program.Tier3:
		return program.Entered
	case to == program.Tier3:
		return program.Left
	}
	return program.Moved
}

// tierName is how a change prints a tier.
func tierName(tier int) string {
	if tier == program.Tier3 || tier == 0 {
		return "not in the program"
	}
	return fmt.Sprintf("tier %d", tier)
}

// sponsor is how a change prints a sponsor: a proposal never as decided.
func sponsor(g *program.PastGroup) string {
	switch {
	case g.Sponsor == "":
		return "no sponsor"
	case !g.Confirmed:
		return g.Sponsor + " (proposed)"
	}
	return g.Sponsor
}

func sponsorWhy(was, now *program.PastGroup) string {
	switch {
	case was.Sponsor == now.Sponsor && now.Confirmed:
		return "the proposal was confirmed"
	case was.Sponsor == now.Sponsor:
		return "no longer confirmed"
	case now.Sponsor != "" && now.Sponsor == was.Successor:
		return "took over as proposed"
	case now.Sponsor != "" && now.Confirmed:
		return "named in the accounts or by an override"
	case now.Sponsor != "":
		return "the best fit under the sponsors' capacity"
	case now.Tier == program.Tier3:
		return "no longer in the program"
	}
	return "nobody can take the group"
}

// compare orders changes by their kinds, as a page tells them.
func compare(order []string) func(a, b program.Change) int {
	return func(a, b program.Change) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			cmp.Compare(a.To, b.To), cmp.Compare(program.Fold(a.Name), program.Fold(b.Name)),
			cmp.Compare(a.Group, b.Group), cmp.Compare(a.On, b.On), cmp.Compare(a.Subject, b.Subject))
	}
}
