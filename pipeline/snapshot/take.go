package snapshot

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// places are those of an amount in a snapshot: enough to add up to the cent.
const places = 4

// Take is what a book remembers of a program: standings and pairings since
// when, revenue by month of the window, the roster, contacts' stances, actions,
// asks, escalations and KPIs. Every list is in an order of its own, so that the
// order of the input's rows never shows. Made are the workbooks that the program's
// book holds to be filled in.
func Take(p *program.Program, made ...program.PastWorkbook) program.Snapshot {
	return program.Snapshot{
		Schema: Schema, Book: p.Book, AsOf: p.AsOf, Version: p.Version,
		Currency: p.Currency, Basis: p.Basis, Window: p.Window,
		Groups: groups(p), Accounts: accounts(p), Roster: roster(p), Contacts: contacts(p), Actions: actions(p),
		Asks: asks(p), Escalations: escalations(p), KPIs: kpis(p), Events: events(p), Known: facts(p),
		FillIns: len(p.ProgramManagers()), Said: p.Said, Workbooks: workbooks(p, made),
	}
}

// workbooks are those of the program, and those of the book's earlier editions:
// whoever got one of them may give it back.
func workbooks(p *program.Program, made []program.PastWorkbook) []program.PastWorkbook {
	out := slices.Concat(made, p.Issued)
	slices.SortFunc(out, func(a, b program.PastWorkbook) int {
		return cmp.Or(cmp.Compare(a.For, b.For), cmp.Compare(a.SHA256, b.SHA256))
	})
	return slices.Compact(out)
}

func accounts(p *program.Program) []program.PastAccount {
	out := make([]program.PastAccount, 0, len(p.Accounts))
	for _, a := range p.Accounts {
		out = append(out, program.PastAccount{Key: a.Key, Name: a.Name})
	}
	return ordered(out, func(a program.PastAccount) string { return a.Key })
}

func groups(p *program.Program) []program.PastGroup {
	pairings := map[string]*program.Pairing{}
	for i := range p.Pairings {
		pairings[p.Pairings[i].Group] = &p.Pairings[i]
	}
	out := make([]program.PastGroup, 0, len(p.Standings))
	for i := range p.Standings {
		s := &p.Standings[i]
		past := standing(s)
		if g := p.Group(s.Group); g != nil {
			describe(&past, g, p.Window)
		}
		if r := pairings[s.Group]; r != nil {
			past.Sponsor, past.Confirmed, past.SponsorSince = r.Sponsor, r.Confirmed, r.Since
			past.Deputy, past.Successor, past.SponsorLeaves = r.Deputy, r.Successor, r.Leaves
		}
		out = append(out, past)
	}
	return ordered(out, func(g program.PastGroup) string { return g.Key })
}

// standing is the part of a past group that its standing gives.
func standing(s *program.Standing) program.PastGroup {
	past := program.PastGroup{
		Key: s.Group, Tier: s.Tier, Since: s.Since, Active: s.Active,
		Revenue: program.Round(s.Revenue, places), Lacks: s.Suspect.Any(), Months: []program.PastMonth{}, Members: []string{},
		Earned: cmp.Or(s.Earned.Tier, s.Tier), EarnedSince: s.Earned.Since,
		OutsideQuarters: s.Earned.Quarters, OutsideSince: s.Earned.Outside,
	}
	if len(s.Reasons) > 0 {
		past.Reason, past.Why = s.Reasons[0].Code, s.Reasons[0].Text
	}
	if s.Proposed != nil {
		past.Proposed, past.ProposedTier, past.ProposedSince = s.Proposed.Kind, s.Proposed.Tier, s.Proposed.Since
		if len(s.Proposed.Reasons) > 0 {
			past.ProposedWhy = s.Proposed.Reasons[0].Text
		}
	}
	for _, signal := range s.Signals {
		past.Signals = append(past.Signals, program.PastSignal{Code: signal.Code, Since: signal.Since})
		if !past.TroubleSince.Known() || signal.Since < past.TroubleSince {
			past.TroubleSince = signal.Since
		}
	}
	return past
}

// describe adds what the facts know of a group.
func describe(past *program.PastGroup, g *program.Group, window program.Window) {
	past.Name = g.Name
	for _, a := range g.Members {
		past.Members = append(past.Members, a.Key)
	}
	slices.Sort(past.Members)
	for _, m := range g.Revenue {
		if window.From <= m.Month && m.Month <= window.To {
			past.Months = append(past.Months, program.PastMonth{Month: m.Month, Amount: program.Round(m.Amount, places)})
		}
	}
	past.Executive, _ = program.First(g, func(a *program.Account) string { return a.CustomerExecutive })
}

// roster counts for each executive the accounts they are confirmed for.
func roster(p *program.Program) []program.PastSponsor {
	load := map[string]int{}
	for _, r := range p.Pairings {
		if r.Confirmed {
			load[program.Fold(r.Sponsor)]++
		}
	}
	out := make([]program.PastSponsor, 0, len(p.Sponsors))
	for _, s := range p.Sponsors {
		past := program.PastSponsor{Name: s.Name, Accounts: load[s.Key]}
		if n, ok := p.Carries[s.Key]; ok {
			past.Capacity = n
		} else if s.Capacity.Known {
			past.Capacity = int(s.Capacity.Value.IntPart())
		}
		out = append(out, past)
	}
	return ordered(out, func(s program.PastSponsor) string { return s.Name })
}

// contacts are those whose stance is known, and the deciders: nobody else is
// remembered.
func contacts(p *program.Program) []program.PastContact {
	out := []program.PastContact{}
	for _, g := range p.Groups {
		for _, c := range g.Contacts {
			if c.Stance != program.StanceUnknown || c.Role == program.Decides {
				out = append(out, program.PastContact{Key: c.Key, Group: g.Key, Name: c.Name,
					Role: c.Role, Stance: c.Stance, On: c.StanceOn})
			}
		}
	}
	return ordered(out, func(c program.PastContact) string { return c.Key })
}

func actions(p *program.Program) []program.PastAction {
	out := make([]program.PastAction, 0, len(p.Plan.Actions))
	for _, a := range p.Plan.Actions {
		out = append(out, program.PastAction{ID: a.ID, Group: a.Group, Rule: a.Rule, What: a.What,
			Start: a.Start, Due: cmp.Or(a.WasDue, a.Due), Status: a.Status, CompletedOn: a.CompletedOn,
			Comment: a.Comment, Sequence: a.Sequence, Why: a.Why, Owner: a.Owner,
			Role: a.Role, Sponsor: a.Sponsor, Window: a.Window, Weight: a.Weight})
	}
	return ordered(out, func(a program.PastAction) string { return a.ID })
}

// events are what the calendars held, so that a later change replaces them.
func events(p *program.Program) []program.PastEvent {
	out := []program.PastEvent{}
	for _, e := range p.Plan.Events {
		out = append(out, program.PastEvent{UID: e.UID, Meeting: e.Meeting, Action: e.Action, Day: e.Start,
			State: e.State(), Cancelled: e.Cancelled, Sequence: e.Sequence, In: e.In()})
	}
	return out
}

func asks(p *program.Program) []program.PastAsk {
	out := []program.PastAsk{}
	for _, g := range p.Groups {
		for _, a := range g.Asks {
			out = append(out, program.PastAsk{ID: a.ID, Group: g.Key, Of: a.Of,
				AskedOn: a.AskedOn, NeededBy: a.NeededBy, AnsweredOn: a.AnsweredOn})
		}
	}
	return ordered(out, func(a program.PastAsk) string {
		return a.ID + "\x00" + a.Group + "\x00" + a.AskedOn.String() + "\x00" + a.Of
	})
}

// escalations name every group concerned, each escalation once.
func escalations(p *program.Program) []program.PastEscalation {
	group := map[string]string{}
	for _, g := range p.Groups {
		for _, a := range g.Members {
			group[a.Key] = g.Key
		}
	}
	out := make([]program.PastEscalation, 0, len(p.Escalations))
	for _, e := range p.Escalations {
		past := program.PastEscalation{ID: e.ID, Groups: []string{}, Opened: e.Opened, Resolved: e.Resolved, Cause: e.Cause, Over: e.Over}
		for _, a := range e.Accounts {
			if key, ok := group[a]; ok {
				past.Groups = append(past.Groups, key)
			}
		}
		slices.Sort(past.Groups)
		past.Groups = slices.Compact(past.Groups)
		out = append(out, past)
	}
	return ordered(out, func(e program.PastEscalation) string { return e.ID + "\x00" + e.Opened.String() })
}

// kpis are the measured ones, in the scorecard's order.
func kpis(p *program.Program) []program.PastKPI {
	out := []program.PastKPI{}
	for _, k := range p.Scorecard.KPIs {
		if k.Measured {
			out = append(out, program.PastKPI{Code: k.Code, Value: k.Value,
				Numerator: k.Numerator, Denominator: k.Denominator, N: k.N,
				Low: k.Low, High: k.High, Definition: k.Terms()})
		}
	}
	return out
}

// ordered sorts a list by a text, keeping the order of equal ones.
func ordered[T any](list []T, by func(T) string) []T {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(by(a), by(b)) })
	return list
}
