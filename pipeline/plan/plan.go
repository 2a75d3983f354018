// Package plan makes the twelve-month action plan: few lines that are kept.
//
// In go the facts, the standings, the pairings and what earlier books remember;
// out comes a Plan. What is booked keeps its date; what is not booked is a
// window, placed so that no sponsor's month is overloaded. The package never
// shows a proposal as decided, and names what it could not place.
package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Make is the plan of the twelve months after as-of.
func Make(f *program.Facts, s []program.Standing, pairs []program.Pairing, m program.Memory, p Policy) (program.Plan, []finding.Finding) {
	d := newDesk(f, s, pairs, m, p)
	out := program.Plan{Period: d.period}
	for _, g := range d.members {
		kept, dropped := d.budget(d.propose(g))
		d.lines = append(d.lines, kept...)
		out.Unplaced = append(out.Unplaced, dropped...)
	}
	out.Unplaced = append(out.Unplaced, d.place()...)
	out.Actions = make([]program.Action, 0, len(d.lines))
	for _, l := range d.lines {
		if l.meeting != nil && l.Booked {
			d.about[l.ID] = l.meeting
		}
		if !l.unplaced {
			out.Actions = append(out.Actions, d.finish(l.Action))
		}
	}
	d.report(out.Actions)
	d.order(out.Actions)
	out.Gates, out.Loads, out.Years = d.gates(), d.loads(out.Actions), d.years(out.Actions)
	out.Contacts, out.Chances, out.Events = d.contacts(), d.chances(), d.events(out.Actions)
	out.Blanks, out.Late = d.blanks(out.Actions), d.late(out.Actions)
	out.Tenures, out.Tables = d.tenures(), d.tables()
	return out, d.findings.Sorted()
}

// A desk is everything that the rules look at, gathered once.
type desk struct {
	*program.Facts
	memory  program.Memory
	policy  Policy
	period  program.Period
	at      program.Date
	members []member
	rankOf  map[string]int // of a group's Key among the members
	diary   *diary
	before  map[string]program.PastAction         // lines of earlier books by id, the newest
	last    map[string][]program.PastAction       // those of the book before, by group
	groups  map[int]map[string]*program.PastGroup // of earlier books by their place in the memory, as far as asked for
	named   map[string]*program.Sponsor           // executives looked up so far, by name as written
	about   map[string]*program.Meeting           // meetings by the id of their line
	absent  map[string][]program.Period           // when customers cannot be met, by group
	near    map[string][]*program.Occasion        // occasions within reach, by group
	reports map[string]*program.ActionReport
	// attendance is whether any meeting tells who of the customer was or will be there.
	attendance bool
	lines      []line

	findings finding.List
}

// A member is a group in the program with its decisions.
type member struct {
	*program.Group
	standing program.Standing
	pairing  program.Pairing // the zero Pairing when there is none
	rank     int             // its place among the members, from 0
}

// sponsor is the confirmed sponsor's name, or "".
func (m member) sponsor() string {
	if m.pairing.Confirmed {
		return m.pairing.Sponsor
	}
	return ""
}

// phase is how far the confirmed sponsor's relationship has come, or "".
func (m member) phase() program.Phase {
	if m.pairing.Confirmed {
		return m.pairing.Phase
	}
	return ""
}

// A line is an action on its way into the plan, with where it may be placed.
type line struct {
	program.Action
	rank     int
	slot     program.Period   // the days in which a window is placed; empty for a dated line
	country  string           // of the owner: whose working days count
	there    string           // of the customer, for what happens at their place; "" elsewhere
	meeting  *program.Meeting // that the line is about
	late     bool             // placed in the later part of its slot
	floating bool             // its dates count from today and stay those of the first book that proposed it
	over     program.Date     // when the facts made it true; it is only a line if an earlier book had it open
	unplaced bool
	cadence  bool // outside the budget
}

func newDesk(f *program.Facts, standings []program.Standing, pairs []program.Pairing, m program.Memory, p Policy) *desk {
	d := &desk{Facts: f, memory: m, policy: p, at: f.AsOf, diary: newDiary(p),
		period: program.Period{From: f.AsOf.AddDays(1), To: f.AsOf.AddMonths(12)},
		rankOf: map[string]int{}, before: map[string]program.PastAction{}, reports: map[string]*program.ActionReport{}}
	d.absent = map[string][]program.Period{}
	d.last, d.groups = map[string][]program.PastAction{}, map[int]map[string]*program.PastGroup{}
	d.named, d.about = map[string]*program.Sponsor{}, map[string]*program.Meeting{}
	byGroup := map[string]program.Pairing{}
	for _, pair := range pairs {
		byGroup[pair.Group] = pair
	}
	for _, s := range standings {
		if g := f.Group(s.Group); g != nil && s.InProgram() {
			d.rankOf[g.Key] = len(d.members)
			d.members = append(d.members, member{g, s, byGroup[s.Group], len(d.members)})
			for _, x := range g.Profiles {
				d.absent[g.Key] = append(d.absent[g.Key], x.Unavailable...)
			}
		}
	}
	for _, snap := range m {
		for _, a := range snap.Actions {
			d.before[a.ID] = a
		}
	}
	if last := m.Last(); last != nil {
		for _, a := range last.Actions {
			d.last[a.Group] = append(d.last[a.Group], a)
		}
	}
	for _, r := range f.Reports {
		d.reports[r.ID] = r
	}
	d.near = d.within()
	d.attendance = slices.ContainsFunc(f.Meetings, func(m *program.Meeting) bool { return len(m.Theirs) > 0 })
	return d
}

// executive is the sponsor of a name, or nil.
func (d *desk) executive(name string) *program.Sponsor {
	s, seen := d.named[name]
	if !seen && name != "" {
		s = d.Sponsor(name)
		d.named[name] = s
	}
	return s
}

// propose asks every rule that is on, and keeps what was accepted until its day.
func (d *desk) propose(g member) []line {
	var out []line
	proposed := map[string]bool{}
	for _, r := range Rules() {
		if slices.Contains(d.policy.Off, r.Code) {
			continue
		}
		for _, l := range r.propose(d, g) {
			l.Rule, l.Group, l.rank = r.Code, g.Key, g.rank
			l.ID = d.identify(r, g.Key, l.ID)
			l.Weight, l.cadence = cmp.Or(l.Weight, r.Weight), r.Cadence
			l.Status = cmp.Or(l.Status, program.StatusProposed)
			d.person(&l, g, cmp.Or(l.Role, r.Role))
			if d.recall(&l) && !proposed[l.ID] {
				out = append(out, l)
			}
			proposed[l.ID] = true
		}
	}
	return append(out, d.accepted(g, proposed)...)
}

// id is stable from month to month: the rule, the group, and what set it off.
func id(rule, group, anchor string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + group + "\x00" + anchor))
	return "A-" + hex.EncodeToString(sum[:])[:10]
}

// person names the owner of a line and the country whose working days count.
func (d *desk) person(l *line, g member, role string) {
	l.Role = role
	country := ""
	switch l.Role {
	case roleManager:
		name, a := program.First(g.Group, func(a *program.Account) string { return a.Manager })
		l.Owner = cmp.Or(l.Owner, name)
		if a != nil {
			country = a.ManagerCountry
		}
	case roleSponsor:
		l.Owner = cmp.Or(l.Owner, g.sponsor())
		if s := d.executive(l.Owner); s != nil {
			country = s.Country
		}
	}
	l.Owner = cmp.Or(l.Owner, l.Role)
	l.country = cmp.Or(countryCode(country), countryCode(d.policy.Country))
}

// settled reports whether somebody has booked, accepted or closed a line: it is
// no proposal any more, and the budget does not take it back.
func (l line) settled() bool { return l.Booked || l.Status != program.StatusProposed }

// budget keeps the most useful of the lines that something triggered. What the
// cadence asks for is outside of it, what is closed uses nothing up, and what is
// settled always stays.
func (d *desk) budget(lines []line) (kept []line, dropped []program.Unplaced) {
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(-boolean(a.settled())+boolean(b.settled()), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Due, b.Due),
			cmp.Compare(a.ID, b.ID))
	})
	weighed := 0
	for _, l := range lines {
		counts := !l.cadence && l.Open()
		if counts && weighed >= d.policy.Budget && !l.settled() {
			why := fmt.Sprintf("more useful lines fill the account's budget of %d", d.policy.Budget)
			dropped = append(dropped, program.Unplaced{Action: d.finish(l.Action), Why: why})
			continue
		}
		weighed += boolean(counts)
		kept = append(kept, l)
	}
	return kept, dropped
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// finish says whether a line falls in the days that are shown in detail.
func (d *desk) finish(a program.Action) program.Action {
	a.Detail = a.Start <= d.at.AddDays(d.policy.DetailDays)
	if past, ok := d.before[a.ID]; ok {
		a.Sequence = past.Sequence + boolean(past.Due.Known() && past.Due != cmp.Or(a.WasDue, a.Due))
	}
	return a
}

// report says which statuses came back for lines that no plan knows.
func (d *desk) report(actions []program.Action) {
	known := map[string]bool{}
	for _, a := range actions {
		known[a.ID] = true
	}
	for _, r := range d.Reports {
		if _, past := d.before[r.ID]; !past && !known[r.ID] {
			d.findings.Addf(finding.Warning, "action-unknown", r.Origin.Field("action id"),
				"write the id as it stands in action-plan.xlsx",
				"the status %s is for the action %s, which no plan knows; it was set aside", finding.Quote(r.Status), finding.Quote(r.ID))
		}
	}
}

// order sorts lines by the group's rank, then start, then id.
func (d *desk) order(actions []program.Action) {
	slices.SortFunc(actions, func(a, b program.Action) int {
		return cmp.Or(cmp.Compare(d.rankOf[a.Group], d.rankOf[b.Group]), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
}

// dated sets the days of a line that has a date: what is past is due on the
// first working day, and everything stays inside the twelve months.
func (d *desk) dated(l line, start, due program.Date, country string) line {
	if due.Known() && due <= d.at {
		l.WasDue = due
	}
	first := d.diary.from(d.period.From, country)
	last := d.diary.until(d.period.To, country)
	l.Due = min(max(d.diary.until(due, country), first), last)
	l.Start = min(max(d.diary.until(start, country), first), l.Due)
	return l
}

// told is the same for a day that somebody was told or told us: it stands as it is on
// every page, also where nobody works on it.
func (d *desk) told(l line, due program.Date) line {
	l = d.dated(l, d.period.From, due, l.country)
	if d.period.Contains(due) {
		l.Due, l.Start = due, min(l.Start, due)
	}
	return l
}

// floats is the same for dates that count from today.
func (d *desk) floats(l line, days int) line {
	l.floating = true
	return d.dated(l, d.period.From, d.at.AddDays(days), l.country)
}
