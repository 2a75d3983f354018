package score

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// found is what the held sponsor meetings of the last three months turned up, what is
// worth most first, each with what became of it.
func (s *study) found() []program.Notable {
	quarter := program.Period{From: s.at.AddMonths(-3).AddDays(1), To: s.at}
	var held []*program.Meeting
	for _, m := range s.Meetings {
		if m.WasHeld() && quarter.Contains(m.Date) && (m.NewOpportunities != "" || m.Learned != "") {
			held = append(held, m)
		}
	}
	slices.SortStableFunc(held, func(a, b *program.Meeting) int { return int(b.Date - a.Date) })
	var out []program.Notable
	for _, m := range held {
		if len(m.Accounts) == 0 || s.home[m.Accounts[0]] == nil {
			continue
		}
		g := s.home[m.Accounts[0]]
		n := program.Notable{Group: g.Key, Text: cmp.Or(m.NewOpportunities, m.Learned)}
		s.became(&n, g, m)
		out = append(out, n)
	}
	byAmount(out)
	return out
}

// became says what came of a meeting's finding: the opportunities that name the meeting,
// with their amount, owner and state; else what the debrief tells, be it why it was not
// taken; else that none does, where opportunities name meetings at all.
func (s *study) became(n *program.Notable, g *program.Group, m *program.Meeting) {
	var from []*program.Opportunity
	for _, o := range g.Opportunities {
		if o.SourceMeeting != "" && o.SourceMeeting == m.ID {
			from = append(from, o)
		}
	}
	if from == nil && m.Became != "" {
		n.More = append(n.More, "what became of it: "+m.Became)
		return
	}
	if from == nil {
		if slices.ContainsFunc(s.Opportunities, func(o *program.Opportunity) bool { return o.SourceMeeting != "" }) {
			n.More = append(n.More, "no opportunity told yet")
		}
		return
	}
	sum, open, won, lost := program.Zero, 0, 0, 0
	for _, o := range from {
		switch {
		case o.Open:
			open++
		case o.Won:
			won++
		default:
			lost++
		}
		if o.Amount.Known && o.Amount.Converted {
			sum = sum.Add(o.Amount.Worth)
		}
		if n.Owner == "" {
			n.Owner = o.Owner
		}
	}
	if sum.Sign() > 0 {
		n.Amount = program.Reporting(sum, s.Currency)
	}
	for _, x := range []struct {
		n          int
		one, other string
	}{{open, "opportunity open", "opportunities open"}, {won, "opportunity won", "opportunities won"},
		{lost, "opportunity lost", "opportunities lost"}} {
		if x.n > 0 {
			n.More = append(n.More, program.Plural(x.n, x.one, x.other))
		}
	}
}

// wins are those of the last three months: deals that were won, the largest first, then
// what notes tell, the newest first.
func (s *study) wins() []program.Notable {
	recent := func(d program.Date) bool { return d > s.at.AddMonths(-3) && d <= s.at }
	gone := map[string]bool{} // whose wins nobody passes on
	for _, c := range s.cohort {
		if c.lost() {
			gone[c.key] = true
		}
	}
	var out []program.Notable
	for _, o := range s.Opportunities {
		if g := s.home[o.Account]; g != nil && !gone[g.Key] && o.Won && recent(o.Close) && o.Amount.Known && o.Amount.Converted {
			out = append(out, program.Notable{Group: g.Key, Text: cmp.Or(o.Name, o.ID), Owner: o.Owner,
				More: []string{"won in " + monthName(o.Close.Month())}, Amount: program.Reporting(o.Amount.Worth, s.Currency)})
		}
	}
	byAmount(out)
	var told []*program.NoteItem
	for _, n := range s.Notes {
		if g := s.home[n.Account]; n.Type == program.Win && recent(n.Date) && g != nil && !gone[g.Key] {
			told = append(told, n)
		}
	}
	slices.SortStableFunc(told, func(a, b *program.NoteItem) int { return int(b.Date - a.Date) })
	for _, n := range told {
		out = append(out, program.Notable{Group: s.home[n.Account].Key, Text: n.Text})
	}
	return out
}

// byAmount sorts by money, the most first; those without an amount stay in their order
// behind them.
func byAmount(all []program.Notable) {
	slices.SortStableFunc(all, func(a, b program.Notable) int {
		if a.Amount.Known != b.Amount.Known {
			if a.Amount.Known {
				return -1
			}
			return 1
		}
		return b.Amount.Worth.Cmp(a.Amount.Worth)
	})
}
