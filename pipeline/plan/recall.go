package plan

import (
	"cmp"
	"strconv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// identify is the id of a line. One that was closed and whose reason is there
// again after its rest is a new line, so that an old answer does not close it.
func (d *desk) identify(r Rule, group, anchor string) string {
	name := id(r.Code, group, anchor)
	for n := 2; r.Again; n++ {
		past, seen := d.before[name]
		if !seen || !closed(past.Status) || d.resting(past) {
			return name
		}
		name = id(r.Code, group, anchor+"\x00"+strconv.Itoa(n))
	}
	return name
}

// resting reports whether a closed line was closed so lately that asking for it
// again would be nagging.
func (d *desk) resting(past program.PastAction) bool {
	return cmp.Or(past.CompletedOn, past.Due).AddDays(d.policy.RestDays) > d.at
}

// closed reports whether a line is done or given up.
func closed(status string) bool {
	return status == program.StatusDone || status == program.StatusCancelled
}

// recall brings what is known of a line from earlier books and from what came
// back. It is false for a line that an earlier book has already closed, and for
// one that the facts made true before anybody had it in a plan.
func (d *desk) recall(l *line) bool {
	past, seen := d.before[l.ID]
	if seen && closed(past.Status) && !l.Booked || l.over.Known() && !seen {
		return false
	}
	if seen && l.Status == program.StatusProposed && !closed(past.Status) {
		l.Status, l.Comment = cmp.Or(past.Status, l.Status), past.Comment
	}
	if l.over.Known() {
		l.Status, l.CompletedOn = program.StatusDone, l.over
	}
	d.answer(l)
	if seen {
		d.keepDates(l, past)
	}
	if l.WasDue.Known() && !closed(l.Status) && !strings.Contains(l.Why, "was due on") {
		l.Why += "; was due on " + l.WasDue.Words()
	}
	return true
}

// answer gives a line the status that came back. A booked meeting is closed
// where meetings are kept, and nowhere else.
func (d *desk) answer(l *line) {
	r := d.reports[l.ID]
	if r != nil {
		l.Comment = cmp.Or(r.Comment, l.Comment)
	}
	switch {
	case r == nil || r.Status == "" || l.over.Known() || l.Booked && r.Status == program.StatusProposed:
		return
	case l.Booked && closed(r.Status):
		d.findings.Addf(finding.Warning, "action-still-booked", r.Origin.Field("status"), "give the meeting that status where it is kept",
			"the line %s is %s, but its meeting on %s is still booked; it stays in the plan", finding.Quote(l.ID), finding.Quote(r.Status),
			l.meeting.Date)
		return
	}
	l.Status, l.CompletedOn = r.Status, r.CompletedOn
	if l.Status == program.StatusDone {
		l.CompletedOn = cmp.Or(l.CompletedOn, d.at)
	}
	l.Sources = append(l.Sources, r.Origin.Ref)
}

// keepDates holds a line to the days it had: those that counted from the first
// book that proposed it, and the window that somebody accepted.
func (d *desk) keepDates(l *line, past program.PastAction) {
	window := l.slot.Days() > 0
	switch {
	case closed(l.Status) && past.Due.Known():
		l.slot, l.Window = program.Period{}, past.Window
		l.Start, l.Due, l.WasDue = min(cmp.Or(past.Start, past.Due), past.Due), past.Due, 0
	case window && accepted(l.Status) && past.Window != "" && past.Due > d.at && d.period.Contains(past.Due):
		l.slot, l.Window = program.Period{}, past.Window
		l.Start, l.Due = min(max(past.Start, d.diary.from(d.period.From, l.country)), past.Due), past.Due
	case window && accepted(l.Status) && past.Due.Known() && past.Due <= d.at:
		l.WasDue = past.Due
	case l.floating && past.Due.Known():
		*l = d.dated(*l, past.Start, past.Due, l.country)
	}
}

// accepted are the lines of the book before that no rule proposes any more and
// that somebody took on, which stay until their day, or closed since: a book
// shows once what was done.
func (d *desk) accepted(g member, proposed map[string]bool) []line {
	var out []line
	for _, past := range d.last[g.Key] {
		if proposed[past.ID] || past.Rule == meetingRule || !d.stays(past) {
			continue
		}
		l := line{rank: g.rank, Action: program.Action{ID: past.ID, Rule: past.Rule, Group: g.Key, What: past.What, Why: past.Why,
			Owner: past.Owner, Sponsor: past.Sponsor, Status: past.Status, Comment: past.Comment, Weight: past.Weight, Window: past.Window}}
		d.person(&l, g, past.Role)
		l = d.dated(l, past.Start, past.Due, l.country)
		l.floating = true
		if d.recall(&l) {
			out = append(out, l)
		}
	}
	return out
}

// stays reports whether a line of the book before is in this one although no
// rule proposes it any more.
func (d *desk) stays(past program.PastAction) bool {
	status := past.Status
	if r := d.reports[past.ID]; r != nil {
		status = cmp.Or(r.Status, status)
	}
	if closed(status) {
		return !closed(past.Status)
	}
	return accepted(status) && past.Due >= d.period.From && past.Due <= d.period.To
}
