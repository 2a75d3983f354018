package plan

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// counts reports whether a meeting stands for a line of the cadence: held or
// booked. A cancelled or proposed one does not.
func counts(m *program.Meeting) bool {
	return !m.Candidate && (m.Status == program.Held || m.Status == program.Booked) && m.Date.Known()
}

// inPerson reports whether a meeting is a visit: one, or a QBR that took place
// at a table.
func inPerson(m *program.Meeting) bool {
	return m.Type == program.Visit && m.InPerson != program.No || m.Type == program.QBR && m.InPerson == program.Yes
}

// A kindOf is a kind of meeting of the cadence.
type kindOf func(*desk, *program.Meeting) bool

func isVisit(d *desk, m *program.Meeting) bool   { return inPerson(m) && d.sponsored(m) }
func isContact(d *desk, m *program.Meeting) bool { return !inPerson(m) && d.sponsored(m) }
func isQBR(_ *desk, m *program.Meeting) bool     { return m.Type == program.QBR }

// sponsored reports whether a sponsor is part of a meeting: an account manager's
// own visit is no executive's.
func (d *desk) sponsored(m *program.Meeting) bool {
	return m.Sponsor != "" || slices.ContainsFunc(m.Ours, func(n string) bool { return d.executive(n) != nil })
}

// visits are the sponsor's visits in person; without a sponsor there are none.
func visits(d *desk, g member) []line {
	n := d.policy.Tier2InPerson
	if g.standing.Tier == program.Tier1 {
		n = d.policy.Tier1InPerson
	}
	return d.cadence(g, n, isVisit, "Executive visit", g.sponsor())
}

// contacts are the sponsor's other contacts: a call, a round table, a message
// that is more than a greeting.
func contacts(d *desk, g member) []line {
	n := d.policy.Tier2Virtual
	if g.standing.Tier == program.Tier1 {
		n = d.policy.Tier1Virtual
	}
	return d.cadence(g, n, isContact, "Sponsor call", g.sponsor())
}

func (d *desk) cadence(g member, n int, kind kindOf, what, sponsor string) []line {
	if sponsor == "" || n == 0 {
		return nil
	}
	var out []line
	open := 0
	for _, s := range d.slots(n) {
		if open == n || s.Overlap(d.period).Days() == 0 {
			continue
		}
		l := line{slot: d.away(g, s.Period, kind), there: countryCode(g.Root.Country), Action: program.Action{ID: s.name, What: what, Owner: sponsor, Sponsor: sponsor,
			Why: fmt.Sprintf("tier %d: %d a year", g.standing.Tier, n)}}
		if m := d.satisfied(g, s.Period, kind); m != nil {
			l.settle(d, m)
		} else {
			open++
		}
		out = append(out, l)
	}
	return out
}

// settle makes a window true by a meeting that stands for it.
func (l *line) settle(d *desk, m *program.Meeting) {
	l.slot, l.over = program.Period{}, min(m.Date, d.at)
	l.Start, l.Due = d.period.From, d.period.From
	l.Why += "; a " + lower(meetingName(m)) + " on " + fullDay(m.Date) + " stands for it"
}

// A slot is a part of the year in which one meeting of a cadence falls.
type slot struct {
	program.Period
	name string
}

// slots are the parts of the year that n meetings are spread over, those that
// lie at least half inside the twelve months. They are parts of the calendar
// year, so that a line keeps its name as the months go by.
func (d *desk) slots(n int) []slot {
	var out []slot
	for year := d.period.From.Year(); year <= d.period.To.Year(); year++ {
		for i := range n {
			first, last := program.NewMonth(year, 1)+program.Month(12*i/n), program.NewMonth(year, 1)+program.Month(12*(i+1)/n)-1
			p := program.Period{From: first.First(), To: last.Last()}
			if in := p.Overlap(d.period).Days(); 2*in >= p.Days() || in > 0 && p.From < d.period.From {
				out = append(out, slot{p, fmt.Sprintf("%d-%d/%d", year, i+1, n)})
			}
		}
	}
	return out
}

// satisfied is the meeting that stands for a window; nil for none.
func (d *desk) satisfied(g member, p program.Period, kind kindOf) *program.Meeting {
	for _, m := range g.Meetings {
		if counts(m) && p.Contains(m.Date) && kind(d, m) {
			return m
		}
	}
	return nil
}

// away cuts the edges of a slot that lie too close to a meeting of the kind: no
// second visit beside one that is booked or just held.
func (d *desk) away(g member, p program.Period, kind kindOf) program.Period {
	for _, m := range g.Meetings {
		if !counts(m) || !kind(d, m) {
			continue
		}
		if m.Date < p.From {
			p.From = max(p.From, min(m.Date.AddDays(d.policy.Apart), p.To))
		}
		if m.Date > p.To {
			p.To = min(p.To, max(m.Date.AddDays(-d.policy.Apart), p.From))
		}
	}
	return p
}

// qbrs are held by the account manager, with or without a sponsor.
func qbrs(d *desk, g member) []line {
	n := d.policy.Tier1QBRs
	if g.standing.Tier != program.Tier1 || n == 0 {
		return nil
	}
	var out []line
	open := 0
	for _, s := range d.slots(n) {
		if open == n {
			continue
		}
		l := line{slot: d.away(g, s.Period, isQBR), there: countryCode(g.Root.Country), Action: program.Action{ID: s.name, What: "QBR",
			Why: fmt.Sprintf("tier 1: %d a year", n)}}
		if m := d.satisfied(g, s.Period, isQBR); m != nil {
			l.settle(d, m)
		} else {
			open++
		}
		out = append(out, l)
	}
	return out
}
