package snapshot

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// revenueMove is by how much the revenue of twelve months must differ from the
// book before to be told, in percent.
const revenueMove = 5

// became is what became of the facts that book a knew, in book b, for groups that
// both hold in the program: of a group that entered everything would be new.
func became(a, b program.Snapshot) []program.Change {
	before := index(a)
	names := map[string]string{}
	for _, x := range append(slices.Clone(a.Accounts), b.Accounts...) {
		names[x.Key] = x.Name
	}
	facts := byGroup(a.Known)
	now := byGroup(b.Known)
	var out []program.Change
	for i := range b.Groups {
		g := &b.Groups[i]
		was := before[g.Key]
		if was == nil || !known(was) || !known(g) {
			continue
		}
		c := comparison{was: was, now: g, names: names, from: a.AsOf, to: b.AsOf}
		c.group(a.Currency == b.Currency && a.Basis == b.Basis)
		if a.Known != nil {
			c.facts(facts[g.Key], now[g.Key])
		}
		out = append(out, c.out...)
	}
	return out
}

func byGroup(all []program.PastFact) map[string][]program.PastFact {
	out := map[string][]program.PastFact{}
	for _, f := range all {
		out[f.Group] = append(out[f.Group], f)
	}
	return out
}

// A comparison is one group in two books.
type comparison struct {
	was, now *program.PastGroup
	names    map[string]string // of accounts, by key
	from, to program.Date      // the days of the books
	out      []program.Change
}

func (c *comparison) add(x program.Change) {
	x.Group, x.Name = c.now.Key, c.now.Name
	c.out = append(c.out, x)
}

// group is what changed in the group itself.
func (c *comparison) group(comparable bool) {
	if c.was.Name != c.now.Name {
		c.add(program.Change{Kind: program.Renamed, From: c.was.Name, To: c.now.Name})
	}
	for _, key := range c.now.Members {
		if !slices.Contains(c.was.Members, key) {
			c.add(program.Change{Kind: program.AccountJoined, Subject: c.names[key]})
		}
	}
	for _, key := range c.was.Members {
		if !slices.Contains(c.now.Members, key) {
			c.add(program.Change{Kind: program.AccountLeft, Subject: c.names[key]})
		}
	}
	if !comparable || c.was.Lacks || c.now.Lacks || !program.NotTiny(c.now.Revenue, c.was.Revenue) {
		return
	}
	by := program.Divide(c.now.Revenue.Sub(c.was.Revenue), c.was.Revenue)
	if by.Abs().Mul(program.NewDecimal(100)).Cmp(program.NewDecimal(revenueMove)) >= 0 {
		c.add(program.Change{Kind: program.RevenueMoved, By: by})
	}
}

// facts compares what both books knew. What is in neither list any more is told
// only where that means something: a booked meeting that is gone, and trouble that was open.
func (c *comparison) facts(was, now []program.PastFact) {
	type id struct{ kind, key string }
	before := map[id]program.PastFact{}
	for _, f := range was {
		before[id{f.Kind, f.Key}] = f
	}
	for _, f := range now {
		old, had := before[id{f.Kind, f.Key}]
		delete(before, id{f.Kind, f.Key})
		if x, ok := c.fact(old, had, f); ok {
			x.Subject = f.What
			c.add(x)
		}
	}
	for _, f := range was {
		_, gone := before[id{f.Kind, f.Key}]
		switch {
		case !gone:
		case f.Kind == program.FactMeeting && f.State == string(program.StateBooked) && f.On > c.to:
			c.add(program.Change{Kind: program.MeetingCancelled, Subject: f.What, On: f.On, Why: "no longer in the exports"})
		case f.Kind == program.FactEscalation && f.State == stateOpen:
			c.add(program.Change{Kind: program.EscalationGone, Subject: f.What})
		case f.Kind == program.FactIssue && f.State == stateOpen:
			c.add(program.Change{Kind: program.IssueGone, Subject: f.What})
		}
	}
}

// fact is what became of one fact; false where nothing did.
func (c *comparison) fact(was program.PastFact, had bool, now program.PastFact) (program.Change, bool) {
	switch now.Kind {
	case program.FactMeeting:
		return c.meeting(was, had, now)
	case program.FactPromise:
		return turned(was, had, now, map[string]string{
			string(program.StatePlanned): program.PromiseMade, string(program.StateOverdue): program.PromiseOverdue,
			string(program.StateDone): program.PromiseKept})
	case program.FactIssue:
		return c.trouble(was, had, now, program.IssueOpened, program.IssueClosed)
	case program.FactEscalation:
		return c.trouble(was, had, now, program.EscalationOpened, program.EscalationClosed)
	case program.FactOpportunity:
		return opportunity(was, had, now)
	case program.FactRenewal:
		// A renewal that was reached gives way to the next by itself.
		return program.Change{Kind: program.RenewalMoved, From: was.On.Words(), To: now.On.Words()}, had && was.On != now.On &&
			was.On > c.to
	case program.FactStance:
		return program.Change{Kind: program.StanceMoved, From: was.State, To: now.State, On: now.On}, had && was.State != now.State
	}
	return program.Change{}, false
}

// turned is a fact whose state is another, or that is new.
func turned(was program.PastFact, had bool, now program.PastFact, kinds map[string]string) (program.Change, bool) {
	kind := kinds[now.State]
	return program.Change{Kind: kind, On: now.On}, kind != "" && (!had || was.State != now.State)
}

// trouble is new where it was opened since the book before, or came back.
func (c *comparison) trouble(was program.PastFact, had bool, now program.PastFact, opened, closed string) (program.Change, bool) {
	switch {
	case now.State == stateOpen && (had && was.State != stateOpen || !had && now.On > c.from):
		return program.Change{Kind: opened, On: now.On}, true
	case now.State != stateOpen && (had && was.State == stateOpen || !had && now.On > c.from):
		return program.Change{Kind: closed}, true
	}
	return program.Change{}, false
}

func (c *comparison) meeting(was program.PastFact, had bool, now program.PastFact) (program.Change, bool) {
	x := program.Change{On: now.On}
	switch state := program.State(now.State); {
	case state == program.StateHeld && (had && was.State != now.State || !had && now.On > c.from):
		x.Kind = program.MeetingHeld
	case state == program.StateBooked && (!had || was.State != now.State && was.State != string(program.StateUntold)):
		x.Kind = program.MeetingBooked
	case state == program.StateBooked && was.On != now.On:
		x.Kind, x.From, x.To, x.On = program.MeetingMoved, was.On.Words(), now.On.Words(), 0
	case state == program.StateCancelled && had && was.State == string(program.StateBooked):
		x.Kind = program.MeetingCancelled
	default:
		return x, false
	}
	return x, true
}

func opportunity(was program.PastFact, had bool, now program.PastFact) (program.Change, bool) {
	switch {
	case had && was.State == now.State, !had && (now.State == stateWon || now.State == stateLost):
		return program.Change{}, false
	case !had:
		return program.Change{Kind: program.OpportunityNew, To: now.State}, true
	case now.State == stateWon:
		return program.Change{Kind: program.OpportunityWon}, true
	case now.State == stateLost:
		return program.Change{Kind: program.OpportunityLost}, true
	}
	return program.Change{Kind: program.OpportunityMoved, From: was.State, To: now.State}, true
}
