package snapshot

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"

	"sponsorbook/pipeline/program"
)

// States of facts that are no program.State.
const (
	stateOpen = "open"
	stateWon  = "won"
	stateLost = "lost"
)

// facts are what is known of groups in the program, for the next book to compare.
func facts(p *program.Program) []program.PastFact {
	out := []program.PastFact{}
	confirmed := map[string]bool{}
	for _, r := range p.Pairings {
		confirmed[r.Group] = r.Confirmed && r.Sponsor != ""
	}
	for i := range p.Standings {
		s := &p.Standings[i]
		if g := p.Group(s.Group); g != nil && (s.InProgram() || confirmed[s.Group]) {
			out = append(out, knownOf(g, p.AsOf)...)
		}
	}
	return ordered(out, func(f program.PastFact) string { return f.Group + "\x00" + f.Kind + "\x00" + f.Key })
}

func knownOf(g *program.Group, at program.Date) []program.PastFact {
	var out []program.PastFact
	add := func(kind, key, what, state string, on program.Date) {
		sum := sha256.Sum256([]byte(key)) // a key may hold names; only its sameness matters
		out = append(out, program.PastFact{Group: g.Key, Kind: kind, Key: hex.EncodeToString(sum[:8]), What: what, State: state, On: on})
	}
	for _, m := range g.Meetings {
		if !m.Candidate {
			add(program.FactMeeting, m.Identity(), m.Type, string(m.State(at)), m.Date)
		}
	}
	for _, x := range g.Promises {
		on := x.Due
		if x.IsKept() {
			on = x.KeptOn
		}
		add(program.FactPromise, x.Account+"\x00"+x.Text, x.Text, string(x.State(at)), on)
	}
	for _, i := range g.Issues {
		if i.Severity == program.Severe && i.Opened.Known() && i.Opened <= at {
			add(program.FactIssue, cmp.Or(i.ID, i.Summary), i.Summary, openState(i.IsOpen), i.Opened)
		}
	}
	for _, e := range g.Escalations {
		if e.Opened.Known() && e.Opened <= at {
			add(program.FactEscalation, cmp.Or(e.ID, e.Summary), e.Summary, openState(e.Open(at)), e.Opened)
		}
	}
	for _, o := range g.Opportunities {
		add(program.FactOpportunity, cmp.Or(o.ID, o.Name), o.Name, stageOf(o), o.Close)
	}
	if next := g.Renewing(at, at.AddMonths(renewalMonths)); len(next) > 0 {
		add(program.FactRenewal, "", "", string(program.StateDue), next[0].On)
	}
	for _, c := range g.Contacts {
		if c.Stance != program.StanceUnknown {
			add(program.FactStance, c.Key, c.Name, c.Stance.String(), c.StanceOn)
		}
	}
	return out
}

// renewalMonths is how far ahead a renewal is remembered.
const renewalMonths = 36

func openState(open bool) string {
	if open {
		return stateOpen
	}
	return string(program.StateDone)
}

func stageOf(o *program.Opportunity) string {
	switch {
	case o.Open:
		return cmp.Or(o.Stage, stateOpen)
	case o.Won:
		return stateWon
	}
	return stateLost
}
