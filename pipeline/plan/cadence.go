package plan

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// counts reports whether a meeting stands for a line of the cadence: held or
// booked. A cancelled or proposed one does not.
func counts(m *program.Meeting) bool {
	return !m.Candidate && (m.Status == program.Held || m.Status == program.Booked) && m.Date.Known()
}

func isVisit(m *program.Meeting) bool {
	return m.Type == program.Visit && m.InPerson != program.No || m.Type == program.QBR && m.InPerson == program.Yes
}

func isContact(m *program.Meeting) bool { return m.Sponsor != "" && !isVisit(m) }

func isQBR(m *program.Meeting) bool { return m.Type == program.QBR }

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

func (d *desk) cadence(g member, n int, kind func(*program.Meeting) bool, what, sponsor string) []line {
	if sponsor == "" || n == 0 {
		return nil
	}
	var out []line
	for _, s := range d.slots(n) {
		if len(out) == n || d.satisfied(g, s.Period, kind) || s.Overlap(d.period).Days() == 0 {
			continue
		}
		l := line{slot: d.away(g, s.Period, kind), Action: program.Action{ID: s.name, What: what, Owner: sponsor, Sponsor: sponsor,
			Why: fmt.Sprintf("tier %d: %d a year", g.standing.Tier, n)}}
		out = append(out, l)
	}
	return out
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

func (d *desk) satisfied(g member, p program.Period, kind func(*program.Meeting) bool) bool {
	return slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool { return counts(m) && kind(m) && p.Contains(m.Date) })
}

// apart is how many days lie at least between two meetings of one kind: no
// second visit beside one that is booked or just held.
const apart = 42

// away cuts the edges of a slot that lie too close to a meeting of the kind.
func (d *desk) away(g member, p program.Period, kind func(*program.Meeting) bool) program.Period {
	for _, m := range g.Meetings {
		if !counts(m) || !kind(m) {
			continue
		}
		if m.Date < p.From {
			p.From = max(p.From, min(m.Date.AddDays(apart), p.To))
		}
		if m.Date > p.To {
			p.To = min(p.To, max(m.Date.AddDays(-apart), p.From))
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
	for _, s := range d.slots(n) {
		if len(out) == n || d.satisfied(g, s.Period, isQBR) {
			continue
		}
		out = append(out, line{slot: d.away(g, s.Period, isQBR), Action: program.Action{ID: s.name, What: "QBR",
			Why: fmt.Sprintf("tier 1: %d a year", n)}})
	}
	return out
}

// opposed asks for a peer's visit to each decision maker who is against us.
func opposed(d *desk, g member) []line {
	var out []line
	for _, c := range g.Contacts {
		if c.Stance != program.Opposed || !decides(c) || expired(c, d.at) || g.sponsor() == "" {
			continue
		}
		l := line{Action: program.Action{ID: c.Key, What: "A visit by a peer to " + shown(c), Sponsor: g.sponsor(),
			Why: "decides and is " + c.Stance.String(), Sources: []finding.Ref{c.Origin.Field("stance")}}}
		d.person(&l, g, roleSponsor)
		out = append(out, d.dated(l, d.period.From, d.at.AddDays(60), l.country))
	}
	return out
}

func decides(c *program.Contact) bool { return c.Role == program.Decides || c.Role == program.Approves }

// expired reports whether a stance is older than two years: it counts as unknown.
func expired(c *program.Contact, at program.Date) bool {
	return c.StanceOn.Known() && c.StanceOn.AddMonths(24) < at
}

func shown(c *program.Contact) string {
	if c.LatinName != "" && c.LatinName != c.Name {
		return c.Name + " (" + c.LatinName + ")"
	}
	return c.Name
}

// findOut names what nobody knows of those who decide; only where people are
// known at all, since a book without contacts says so once and for all.
func findOut(d *desk, g member) []line {
	if len(g.Contacts) == 0 {
		return nil
	}
	var unknown []string
	any := false
	for _, c := range g.Contacts {
		if decides(c) {
			any = true
			if c.Stance == program.StanceUnknown || expired(c, d.at) {
				unknown = append(unknown, shown(c))
			}
		}
	}
	l := line{Action: program.Action{ID: "decides", What: "Find out who decides", Why: "no contact is known to decide"}}
	switch {
	case any && len(unknown) == 0:
		return nil
	case any:
		rest := ""
		if len(unknown) > 2 {
			rest = fmt.Sprintf(" and %d more", len(unknown)-2)
			unknown = unknown[:2]
		}
		l.ID = "stances"
		l.What = "Find out where " + join(unknown) + rest + " stand"
		if len(unknown) == 1 && rest == "" {
			l.What += "s"
		}
		l.Why = "decides, and the stance is not known"
	}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, d.period.From, d.at.AddDays(45), l.country)}
}

func join(names []string) string {
	if len(names) == 2 {
		return names[0] + " and " + names[1]
	}
	return names[0]
}

// broaden is for accounts that hang on one contact.
func broaden(d *desk, g member) []line {
	active := 0
	for _, c := range g.Contacts {
		if c.LastContact.Known() && c.LastContact > d.at.AddMonths(-12) {
			active++
		}
	}
	why := ""
	switch {
	case len(g.Contacts) == 1:
		why = "one contact is known"
	case active == 1 && len(g.Contacts) > 1:
		why = fmt.Sprintf("one of %d contacts was spoken to in twelve months", len(g.Contacts))
	default:
		return nil
	}
	l := line{Action: program.Action{ID: "broaden", What: "Broaden the contacts", Why: why}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, d.period.From, d.at.AddDays(90), l.country)}
}

// largeOpportunity looks at open sales that are large beside what the account pays.
func largeOpportunity(d *desk, g member) []line {
	floor := program.Divide(g.standing.Revenue.Mul(d.policy.LargeShare), program.NewDecimal(100))
	var out []line
	for _, o := range g.Opportunities {
		if !o.Open || !d.period.Contains(o.Close) || !o.Amount.Converted || o.Amount.Worth.Cmp(floor) < 0 || o.Amount.Worth.Sign() <= 0 {
			continue
		}
		l := line{Action: program.Action{ID: cmp.Or(o.ID, o.Name), What: "Bring the sponsor into " + o.Name, Sponsor: g.sponsor(),
			Why: "closes on " + fullDay(o.Close), Sources: []finding.Ref{o.Origin.Ref}}}
		if g.sponsor() == "" {
			l.What = "Prepare the close of " + o.Name
		}
		d.person(&l, g, roleManager)
		out = append(out, d.dated(l, o.Close.AddDays(-45), o.Close.AddDays(-14), l.country))
	}
	slices.SortStableFunc(out, func(a, b line) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), 3)]
}

// occasions offers the nearest one at which the account could be met.
func occasions(d *desk, g member) []line {
	if g.sponsor() == "" {
		return nil
	}
	for _, o := range d.nearby(g) {
		if d.satisfied(g, program.Period{From: o.Date.AddDays(-14), To: o.Date.AddDays(14)}, func(*program.Meeting) bool { return true }) {
			continue
		}
		l := line{Action: program.Action{ID: o.Name + o.Date.String(), What: "Meet at " + o.Name + ", " + dayMonth(o.Date), Sponsor: g.sponsor(),
			Why: "an occasion in " + cmp.Or(o.Place, o.Region, "reach"), Sources: []finding.Ref{o.Origin.Ref}}}
		d.person(&l, g, roleSponsor)
		return []line{d.dated(l, o.Date.AddDays(-30), o.Date, l.country)}
	}
	return nil
}

// nearby are the occasions ahead in the account's region, country or city, and
// in its industry where the occasion names one; the earliest first.
func (d *desk) nearby(g member) []*program.Occasion {
	var out []*program.Occasion
	last := min(d.period.To, d.at.AddDays(d.policy.OccasionDays))
	for _, o := range d.Occasions {
		if o.Date <= d.at || o.Date > last {
			continue
		}
		if slices.ContainsFunc(g.Members, func(a *program.Account) bool { return near(o, a) }) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b *program.Occasion) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name))
	})
	return out
}

func near(o *program.Occasion, a *program.Account) bool {
	same := func(x, y string) bool { return x != "" && program.Fold(x) == program.Fold(y) }
	place := same(o.Region, a.Region) || same(o.Region, a.Country) || same(o.Place, a.City) || same(o.Place, a.Country)
	return place && (o.Industry == "" || same(o.Industry, a.Industry)) || o.Region == "" && o.Place == "" && same(o.Industry, a.Industry)
}
