package program

import (
	"slices"
	"strings"
)

// A State is where an action, a step of it or a meeting stands. The vocabulary
// is closed: page, workbook and calendar say the same word for the same thing.
type State string

// The states, in the order of a life.
const (
	StateProposed   State = "proposed"    // nobody has decided it
	StatePlanned    State = "planned"     // somebody took it on
	StateBooked     State = "booked"      // a meeting on a day that somebody booked
	StateDue        State = "due"         // comes by itself on its day, as a renewal does
	StateInProgress State = "in progress" // begun
	StateUntold     State = "not told"    // a meeting had its day, and nobody has said whether it was held
	StateOverdue    State = "overdue"     // its day is over, and it is open
	StateHeld       State = "held"
	StateDone       State = "done"
	StateCancelled  State = "cancelled"
)

// States are all states, in the order of a life.
func States() []State {
	return []State{StateProposed, StatePlanned, StateBooked, StateDue, StateInProgress, StateUntold, StateOverdue,
		StateHeld, StateDone, StateCancelled}
}

// SoonDays is within how many days something open is due soon.
const SoonDays = 30

// Overdue reports whether a day is over; one that is not known never is.
func (d Date) Overdue(at Date) bool { return d.Known() && d < at }

// Soon reports whether a day comes within the next SoonDays days, today included.
func (d Date) Soon(at Date) bool { return d.Known() && d >= at && d <= at.AddDays(SoonDays) }

// State is where a line of the plan stands on a day.
func (a *Action) State(at Date) State {
	switch {
	case a.Status == StatusDone:
		return StateDone
	case a.Status == StatusCancelled:
		return StateCancelled
	case a.Booked:
		return StateBooked
	case a.WasDue.Overdue(at):
		return StateOverdue
	case a.Status == StatusInProgress:
		return StateInProgress
	case a.Status == StatusPlanned:
		return StatePlanned
	}
	return StateProposed
}

// Open reports whether a line is neither done nor given up.
func (a *Action) Open() bool { return a.Status != StatusDone && a.Status != StatusCancelled }

// Overdue reports whether the day of an open line is over, or that of a step of it of
// which the input would tell. Every page, list, count and workbook asks this.
func (a *Action) Overdue(at Date) bool {
	since, _ := a.OverdueSince(at)
	return since.Known()
}

// OverdueSince is the first day that an open line has missed, with the step whose day it
// was, "" for the line's own; unknown where it has missed none.
func (a *Action) OverdueSince(at Date) (since Date, step string) {
	if a.State(at) == StateOverdue {
		since = a.WasDue
	}
	for _, s := range a.Steps {
		if a.Open() && !s.Silent && s.State(at) == StateOverdue && (!since.Known() || s.Due < since) {
			since, step = s.Due, s.What
		}
	}
	return since, step
}

// DueSoon reports whether an open line is due within the next SoonDays days.
func (a *Action) DueSoon(at Date) bool { return a.Open() && !a.Overdue(at) && a.Due.Soon(at) }

// State is where a step of a checklist stands on a day.
func (s Step) State(at Date) State {
	switch {
	case s.Done:
		return StateDone
	case s.Due.Overdue(at):
		return StateOverdue
	}
	return StatePlanned
}

// State is where a meeting stands on a day. One that was booked for a day that
// is over, and of which nobody has told, is neither booked nor held.
func (m *Meeting) State(at Date) State {
	switch {
	case m.Status == Cancelled:
		return StateCancelled
	case m.Status == Held && !m.Candidate:
		return StateHeld
	case m.Status == Untold && !m.Candidate:
		return StateUntold
	case m.Status != Booked || m.Candidate || !m.Date.Known():
		return StateProposed
	case m.Date.Overdue(at):
		return StateUntold
	}
	return StateBooked
}

// WasHeld reports whether a meeting took place, on a day that is known.
func (m *Meeting) WasHeld() bool { return m.Status == Held && !m.Candidate && m.Date.Known() }

// AttendedBy reports whether a held meeting is somebody's of ours, or names them.
func (m *Meeting) AttendedBy(who string) bool {
	if !m.WasHeld() {
		return false
	}
	who = Fold(who)
	same := func(name string) bool { return Fold(name) == who }
	return same(m.Sponsor) || slices.ContainsFunc(m.Ours, same)
}

// IsVisit reports whether a meeting counts as a sponsor's visit: a visit, or a QBR in
// person.
func (m *Meeting) IsVisit() bool { return m.Type == Visit || m.Type == QBR && m.InPerson == Yes }

// Debriefed reports whether anything was told of what a meeting brought.
func (m *Meeting) Debriefed() bool { return m.Outcome != "" || m.Learned != "" }

// IsKept reports whether a promise was kept.
func (p *Promise) IsKept() bool { return p.Kept == Yes || p.Kept != No && p.KeptOn.Known() }

// State is where a promise stands on a day.
func (p *Promise) State(at Date) State {
	switch {
	case p.IsKept():
		return StateDone
	case p.Due.Overdue(at):
		return StateOverdue
	}
	return StatePlanned
}

// Overdue reports whether a promise was not kept by its day.
func (p *Promise) Overdue(at Date) bool { return p.State(at) == StateOverdue }

// Answered reports whether an ask has its answer on a day.
func (a *Ask) Answered(at Date) bool {
	return a.AnsweredOn.Known() && a.AnsweredOn <= at || !a.AnsweredOn.Known() && strings.TrimSpace(a.Answer) != ""
}

// Overdue reports whether an ask was not answered by the day it was needed.
func (a *Ask) Overdue(at Date) bool { return !a.Answered(at) && a.NeededBy.Overdue(at) }

// Open reports whether an issue is open on a day.
func (i *Issue) Open(at Date) bool {
	switch {
	case i.Opened.Known() && i.Opened > at:
		return false
	case i.Closed.Known():
		return i.Closed > at
	}
	return i.IsOpen
}

// monthDays is for how many days the three lines of a month are those of this month.
const monthDays = 45

// MonthOver reports whether the three lines of a month are of one that is over.
func (p *Profile) MonthOver(at Date) bool {
	return p.ThisMonthOn.Known() && p.ThisMonthOn.AddDays(monthDays) < at
}

// StanceAt is where a contact stands on a day: unknown once what is known is
// older than so many months. A stance without a day counts.
func (c *Contact) StanceAt(at Date, months int) Stance {
	if c.StanceOn.Known() && c.StanceOn.AddMonths(months) < at {
		return StanceUnknown
	}
	return c.Stance
}

// Decisive reports whether a contact has the last word: decides, or approves.
func (c *Contact) Decisive() bool { return c.Role == Decides || c.Role == Approves }
