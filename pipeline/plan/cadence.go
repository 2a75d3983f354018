package plan

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// counts reports whether a meeting stands for a line of the cadence: held or
// booked. A cancelled or proposed one does not.
func counts(m *program.Meeting) bool {
	return m.WasHeld() || booked(m)
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

// Forms of a meeting.
const (
	formInPerson = "in person"
	formVirtual  = "virtual"
	formEither   = "either"
)

var forms = []string{formInPerson, formVirtual, formEither}

// A series is one kind of meeting of the cadence at one account, so many a year.
type series struct {
	n       int
	late    bool // in the later part of their slots, so that two kinds alternate
	kind    kindOf
	what    string
	form    string
	sponsor bool   // whether the sponsor is part of it
	owner   string // role
}

// visits are the sponsor's visits in person; without a sponsor there are none.
func visits(d *desk, g member) []line {
	n := d.policy.Tier2InPerson
	if g.standing.Tier == program.Tier1 {
		n = d.policy.Tier1InPerson
	}
	return d.ofSponsor(g, series{n: n, kind: isVisit, what: "Executive visit", form: formInPerson})
}

// contacts are the sponsor's other contacts: a call, a round table, a message
// that is more than a greeting.
func contacts(d *desk, g member) []line {
	n := d.policy.Tier2Virtual
	if g.standing.Tier == program.Tier1 {
		n = d.policy.Tier1Virtual
	}
	if g.phase() == program.Establishing {
		n += d.policy.EstablishingCalls
	}
	return d.ofSponsor(g, series{n: n, late: true, kind: isContact, what: "Sponsor call", form: formVirtual})
}

// ofSponsor are meetings that are the sponsor's own: without one there are none.
func (d *desk) ofSponsor(g member, s series) []line {
	if g.sponsor() == "" {
		return nil
	}
	s.sponsor, s.owner = true, roleSponsor
	return d.cadence(g, s)
}

// qbrs are held by the account manager, with the sponsor unless the policy says
// otherwise; each names the sponsor, or that there is none.
func qbrs(d *desk, g member) []line {
	if g.standing.Tier != program.Tier1 {
		return nil
	}
	return d.cadence(g, series{n: d.policy.Tier1QBRs, kind: isQBR, what: "QBR", form: d.policy.QBRForm, sponsor: d.policy.QBRSponsor,
		owner: roleManager})
}

// cadence is a line for each part of the year. One for which a meeting is booked
// is that meeting's own line and no other.
func (d *desk) cadence(g member, s series) []line {
	var out []line
	open := 0
	for _, slot := range d.slots(s.n) {
		if open == s.n || slot.Overlap(d.period).Days() == 0 {
			continue
		}
		m := d.satisfied(g, slot.Period, s.kind)
		if m != nil && m.Date > d.at {
			open++
			continue
		}
		l := line{late: s.late, slot: d.away(g, slot.Period, s.kind), there: countryCode(g.Root.Country),
			Action: program.Action{ID: slot.name, What: s.what, Form: s.form,
				Why: fmt.Sprintf("tier %d: %d a year", g.standing.Tier, s.n)}}
		d.staff(&l, g, s)
		if m != nil {
			l.settle(d, m)
		} else {
			open++
		}
		out = append(out, l)
	}
	return out
}

// staff says whose meeting it is. A sponsor who leaves has no window in the days
// of the handover: what falls behind them is for whoever takes over.
func (d *desk) staff(l *line, g member, s series) {
	sponsor := g.sponsor()
	if leaves := g.pairing.Leaves; sponsor != "" && s.sponsor && d.period.Contains(leaves) {
		before := program.Period{From: l.slot.From, To: min(l.slot.To, leaves.AddDays(-d.policy.HandoverDays-1))}
		after := program.Period{From: max(l.slot.From, leaves.AddDays(1)), To: l.slot.To}
		if l.slot = before; before.Overlap(d.period).Days() < after.Overlap(d.period).Days() {
			l.slot, sponsor = after, ""
			l.Why += "; by whoever takes over from " + g.sponsor() + ", who leaves on " + leaves.Words()
		}
	}
	switch {
	case !s.sponsor:
		l.What += " without the sponsor"
	case sponsor != "":
		l.Sponsor = sponsor
	}
	if s.owner == roleManager && s.sponsor {
		l.What += " with " + cmp.Or(sponsor, "the sponsor, once there is one")
	}
	if s.owner == roleSponsor {
		l.Owner = cmp.Or(sponsor, roleSponsor)
	}
}

// settle makes a window true by a meeting that stands for it.
func (l *line) settle(d *desk, m *program.Meeting) {
	l.slot, l.over = program.Period{}, min(m.Date, d.at)
	l.Start, l.Due = d.period.From, d.period.From
	l.Why += "; a " + lower(meetingName(m)) + " on " + m.Date.Words() + " stands for it"
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
