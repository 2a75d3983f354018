package plan

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// nameSponsor is for accounts in the program that have no confirmed sponsor.
func nameSponsor(d *desk, g member) []line {
	if g.sponsor() != "" {
		l := line{over: cmp.Or(g.pairing.Since, d.at), Action: program.Action{ID: "name", What: "Name a sponsor",
			Why: "a sponsor is confirmed"}}
		return []line{d.floats(l, 0)}
	}
	l := line{Action: program.Action{ID: "name", What: "Name a sponsor", Why: fmt.Sprintf("tier %d without a confirmed sponsor",
		g.standing.Tier)}}
	if g.pairing.Left != "" {
		when := " has left"
		if g.pairing.LeftOn.Known() {
			when = " left on " + g.pairing.LeftOn.Words()
		}
		l.Why += "; " + g.pairing.Left + when
	}
	if g.pairing.Sponsor != "" {
		l.What, l.Why = "Confirm or refuse the proposed sponsor", l.Why+"; one is proposed"
	}
	l.country = countryCode(d.policy.Country)
	return []line{d.floats(l, d.policy.NameSponsorDays)}
}

// handover is joint: before a sponsor leaves, and after another has taken over.
func handover(d *desk, g member) []line {
	if g.sponsor() == "" {
		return nil
	}
	var out []line
	if leaves := g.pairing.Leaves; d.period.Contains(leaves) {
		l := line{Action: program.Action{ID: g.sponsor() + leaves.String(), What: "Hand over jointly, with the customer in the room",
			Sponsor: g.sponsor(),
			Why:     g.sponsor() + " leaves on " + leaves.Words()}}
		if g.pairing.Successor != "" {
			l.What = "Hand over jointly to " + g.pairing.Successor + " (proposed)"
		}
		d.person(&l, g, roleSponsor)
		out = append(out, d.dated(l, leaves.AddDays(-d.policy.HandoverDays), leaves.AddDays(-1), l.country))
	}
	if l, ok := d.takenOver(g); ok {
		out = append(out, l)
	}
	return out
}

// takenOver is for a pairing that has just passed from one sponsor to another.
func (d *desk) takenOver(g member) (line, bool) {
	was := d.predecessor(g)
	if was == "" {
		return line{}, false
	}
	since := cmp.Or(g.pairing.Since, d.at)
	if since.AddDays(d.policy.HandoverDays) < d.period.From || since > d.period.To {
		return line{}, false
	}
	l := line{Action: program.Action{ID: was + " to " + g.sponsor(), What: "Hand over jointly from " + was + " to " + g.sponsor(),
		Sponsor: g.sponsor(),
		Why:     "sponsor since " + since.Words()}}
	d.person(&l, g, roleSponsor)
	return d.dated(l, since, since.AddDays(d.policy.HandoverDays), l.country), true
}

// predecessor is the confirmed sponsor before today's, as far back as the days
// of a handover; "" for none.
func (d *desk) predecessor(g member) string {
	for i := len(d.memory) - 1; i >= 0 && d.memory[i].AsOf.AddDays(d.policy.HandoverDays+31) > d.at; i-- {
		past := d.past(i, g.Key)
		if past != nil && past.Confirmed && past.Sponsor != "" && program.Fold(past.Sponsor) != program.Fold(g.sponsor()) {
			return past.Sponsor
		}
	}
	return ""
}

// past is a group as an earlier book had it, or nil.
func (d *desk) past(book int, key string) *program.PastGroup {
	if d.groups[book] == nil {
		d.groups[book] = map[string]*program.PastGroup{}
		for i := range d.memory[book].Groups {
			g := &d.memory[book].Groups[i]
			d.groups[book][g.Key] = g
		}
	}
	return d.groups[book][key]
}

// introduction is for a new pairing; it stays a while after its days have
// passed, since a late introduction is better than none.
func introduction(d *desk, g member) []line {
	since, days := g.pairing.Since, d.policy.IntroDays
	if g.sponsor() == "" || !since.Known() || since.AddDays(3*days) < d.period.From || since > d.period.To {
		return nil
	}
	l := line{over: d.met(g, since), Action: program.Action{ID: g.sponsor(), What: "Introduce " + g.sponsor() + " to the customer",
		Sponsor: g.sponsor(),
		Why:     "sponsor since " + since.Words()}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, since, since.AddDays(days), l.country)}
}

// met is the day from which the sponsor and the customer have a meeting, held or
// booked, since a day; unknown for none.
func (d *desk) met(g member, since program.Date) program.Date {
	for _, m := range g.Meetings {
		if m.Date >= since && counts(m) && d.attends(m, g.sponsor()) {
			return min(m.Date, d.at)
		}
	}
	return 0
}

// attends reports whether an executive of ours is part of a meeting.
func (d *desk) attends(m *program.Meeting, name string) bool {
	same := func(n string) bool { return n == name || program.Fold(n) == program.Fold(name) }
	return same(m.Sponsor) || slices.ContainsFunc(m.Ours, same)
}

// farewell is for an account that is proposed to leave the program.
func farewell(d *desk, g member) []line {
	if g.standing.Proposed == nil || g.standing.Proposed.Kind != "leave" {
		return nil
	}
	l := line{Action: program.Action{ID: "farewell", What: "Thank the customer and hand back to the account manager", Sponsor: g.sponsor(),
		Why: "proposed to leave the program"}}
	l.country = countryCode(d.policy.Country)
	return []line{d.floats(l, d.policy.FarewellDays)}
}

// opposed asks for a peer's visit to each decision maker who is against us.
func opposed(d *desk, g member) []line {
	var out []line
	for _, c := range g.Contacts {
		if d.stance(c) != program.Opposed || !c.Decisive() || g.sponsor() == "" {
			continue
		}
		l := line{Action: program.Action{ID: c.Key, What: "A visit by a peer to " + shown(c), Sponsor: g.sponsor(),
			Why: "decides and is " + c.Stance.String(), Sources: []finding.Ref{c.Origin.Field("stance")}}}
		d.person(&l, g, roleSponsor)
		out = append(out, d.floats(l, d.policy.OpposedDays))
	}
	return out
}

// stance is a contact's stance while it counts.
func (d *desk) stance(c *program.Contact) program.Stance {
	return c.StanceAt(d.at, d.policy.StanceMonths)
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
		if c.Decisive() {
			any = true
			if d.stance(c) == program.StanceUnknown {
				unknown = append(unknown, shown(c))
			}
		}
	}
	l := line{Action: program.Action{ID: "decides", What: "Find out who decides", Why: "no contact is known to decide"}}
	switch {
	case any && len(unknown) == 0:
		return nil
	case any:
		l.ID = "stances"
		l.What = "Find out where " + join(unknown) + " stand"
		if len(unknown) == 1 {
			l.What += "s"
		}
		l.Why = "decides, and the stance is not known"
	}
	d.person(&l, g, roleManager)
	return []line{d.floats(l, d.policy.FindOutDays)}
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
	return []line{d.floats(l, d.policy.BroadenDays)}
}

// join is up to three names as a list; of more, two and how many are left.
func join(names []string) string {
	if n := len(names); n > 3 {
		return fmt.Sprintf("%s, %s and %d more", names[0], names[1], n-2)
	}
	return program.Listed(names)
}
