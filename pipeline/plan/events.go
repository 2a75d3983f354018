package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"sponsorbook/pipeline/program"
)

// events are what calendars hold from today on: booked meetings and the due
// dates of accepted lines, and what an earlier calendar held and is not to be.
func (d *desk) events(actions []program.Action) []program.Event {
	past := d.pastEvents()
	out := append(d.meetingEvents(past), d.lineEvents(actions, past)...)
	for i := range out {
		d.follow(&out[i], past)
	}
	slices.SortFunc(out, func(a, b program.Event) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.From, b.From), cmp.Compare(a.UID, b.UID))
	})
	return out
}

// pastEvents are those of the earlier books, each as it was last.
func (d *desk) pastEvents() map[string]program.PastEvent {
	out := map[string]program.PastEvent{}
	for _, snap := range d.memory {
		for _, e := range snap.Events {
			out[e.UID] = e
		}
	}
	return out
}

// follow gives an event the next number when it differs from what calendars hold.
func (d *desk) follow(e *program.Event, past map[string]program.PastEvent) {
	was, held := past[e.UID]
	if !held {
		return
	}
	now := e.In()
	for _, mark := range was.In {
		if !slices.Contains(now, mark) {
			e.Withdrawn = append(e.Withdrawn, mark)
		}
	}
	e.Sequence = was.Sequence
	if e.State() != was.State {
		e.Sequence++
	}
}

// meetingEvents are one event a meeting, whatever the number of its accounts.
func (d *desk) meetingEvents(past map[string]program.PastEvent) []program.Event {
	var out []program.Event
	at := map[*program.Meeting]int{}
	for _, g := range d.members {
		for _, m := range g.Meetings {
			if i, seen := at[m]; seen {
				out[i].Groups = append(out[i].Groups, g.Key)
				continue
			}
			e := d.meetingEvent(g, m)
			was, held := past[e.UID]
			e.Cancelled = m.Status != program.Booked
			if m.Candidate || !m.Date.Known() || m.Status == program.Held || m.Date < d.at || e.Cancelled && (!held || was.Day < d.at) {
				continue
			}
			at[m] = len(out)
			out = append(out, e)
		}
	}
	return out
}

func (d *desk) meetingEvent(g member, m *program.Meeting) program.Event {
	who := cmp.Or(m.Sponsor, g.sponsor())
	e := program.Event{UID: uid("meeting", m.Identity()), Meeting: m.ID, Groups: []string{g.Key}, Kind: meetingName(m),
		Place: m.Place, Start: m.Date, End: m.Date, From: m.Start, To: m.End, TimeZone: m.TimeZone}
	if who != "" {
		e.Sponsors = append(e.Sponsors, who)
	}
	for _, name := range m.Ours {
		if s := d.executive(name); s != nil && !slices.Contains(e.Sponsors, s.Name) {
			e.Sponsors = append(e.Sponsors, s.Name)
		}
	}
	if e.To != "" && e.To < e.From {
		e.End++
	}
	return e
}

// lineEvents are the due dates of accepted lines. What was accepted and is now
// done, cancelled or proposed again is taken out of calendars.
func (d *desk) lineEvents(actions []program.Action, past map[string]program.PastEvent) []program.Event {
	var out []program.Event
	add := func(a program.Action, day program.Date, cancelled bool) {
		e := program.Event{UID: uid("line", a.ID), Action: a.ID, Groups: []string{a.Group}, Kind: "Action due",
			Start: day, End: day, Cancelled: cancelled}
		if s := d.executive(a.Owner); s != nil {
			e.Sponsors = []string{s.Name}
		}
		out = append(out, e)
	}
	seen := map[string]bool{}
	for _, a := range actions {
		if a.Meeting != "" {
			continue
		}
		seen[a.ID] = true
		was, held := past[uid("line", a.ID)]
		switch {
		case accepted(a.Status) && !a.WasDue.Known():
			add(a, a.Due, false)
		case !accepted(a.Status) && held && was.Day >= d.at:
			add(a, was.Day, true)
		}
	}
	for id, a := range d.before {
		if was, held := past[uid("line", id)]; held && !seen[id] && was.Day >= d.at {
			add(program.Action{ID: id, Group: a.Group, Owner: a.Owner}, was.Day, true)
		}
	}
	return out
}

// accepted reports whether somebody took a line on.
func accepted(status string) bool {
	return status == program.StatusPlanned || status == program.StatusInProgress
}

func uid(kind, identity string) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + identity))
	return hex.EncodeToString(sum[:12]) + "@sponsorbook"
}
