package plan

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// A want is one thing that nobody has told, beside its question.
type want struct {
	kind, field string
	ask, why    string
	// rows are the records of a group that lack it, by RowKey.
	rows func(*desk, member) []string
}

// wants are what account managers are asked for, the most useful first.
var wants = []want{
	{"meetings", "goal", "What should come out of the meeting?", "a booked visit without a goal is no visit",
		aheadWithout(func(m *program.Meeting) bool { return m.Goal == "" && gated(m) })},
	{"meetings", "agenda", "What is on the agenda?", "the customer should see it before the visit",
		aheadWithout(func(m *program.Meeting) bool { return len(m.Agenda) == 0 && gated(m) })},
	{"meetings", "outcome", "What came out of the meeting?", "it was held and nobody has told",
		heldWithout(func(m *program.Meeting) bool { return m.Outcome == "" })},
	{"contacts", "decision role", "Who decides? Mark them.", "no contact is known to decide", undecided},
	{"contacts", "stance", "Where do they stand towards us?", "decides, and the stance is not known", unknownStances},
	{"meetings", "benefit to them", "What is in it for the customer?", "a commercial goal stands only beside their benefit",
		aheadWithout(func(m *program.Meeting) bool { return m.BenefitToThem == "" && gated(m) })},
	{"profiles", "topics to avoid", "What must not be said?", "the sponsor reads it before the door opens",
		profileWithout(func(p *program.Profile) bool { return p.TopicsAvoid == "" })},
	{"profiles", "value message", "What is the one thing to say?", "the page has nothing to say yet",
		profileWithout(func(p *program.Profile) bool { return p.ValueMessage == "" })},
	{"profiles", "their priorities", "What do they want this year?", "the page does not know what they want",
		profileWithout(func(p *program.Profile) bool { return p.TheirPriorities == "" })},
	{"profiles", "greatest impact", "Where does the sponsor have the greatest impact?", "an hour of an executive should go there",
		profileWithout(func(p *program.Profile) bool { return p.GreatestImpact == "" })},
	{"profiles", "this month", "What should the sponsor know this month, in three lines? Put the day beside.",
		"the sponsor reads them in place of a report", quietThisMonth},
	{"meetings", "customer verdict", "What did the customer think of the meeting?", "it was held and nobody has asked",
		heldWithout(func(m *program.Meeting) bool { return m.Verdict == "" })},
	{"profiles", "seen by account manager on", "Have you read the page? Put today's date.",
		"your name stands on it only when you have seen it", profileWithout(func(p *program.Profile) bool { return !p.SeenOn.Known() })},
}

// blanks are what is asked of account managers: those of the next meeting first,
// then by usefulness over the groups without one.
func (d *desk) blanks(actions []program.Action) []program.Blank {
	type ranked struct {
		program.Blank
		meeting   program.Date
		use, rank int
	}
	var all []ranked
	for _, g := range d.members {
		next := d.nextMeeting(g)
		for i, w := range wants {
			for _, row := range w.rows(d, g) {
				all = append(all, ranked{program.Blank{Group: g.Key, Kind: w.kind, Row: row, Field: w.field, Ask: w.ask, Why: w.why}, next,
					i, g.rank})
			}
		}
	}
	for _, a := range actions {
		if a.WasDue.Known() && accepted(a.Status) {
			all = append(all, ranked{program.Blank{Group: a.Group, Kind: "actions", Row: a.ID, Field: "status", Ask: "Is it done?",
				Why: "it was due on " + a.WasDue.Words()}, later, 2, d.rankOf[a.Group]})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.meeting, b.meeting), cmp.Compare(a.use, b.use), cmp.Compare(a.rank, b.rank))
	})
	out := make([]program.Blank, 0, len(all))
	for _, b := range all {
		out = append(out, b.Blank)
	}
	return out
}

// quietDays is for how long the three lines of a month stand.
const quietDays = 31

// quietThisMonth are the accounts of a sponsor who was told nothing for a month. It is
// asked only where a profile tells anything else: one thing after the other.
func quietThisMonth(d *desk, g member) []string {
	if g.sponsor() == "" || g.ProfileWith(func(p *program.Profile) bool { return p.ValueMessage != "" }) == nil {
		return nil
	}
	return profileWithout(func(p *program.Profile) bool {
		return p.ThisMonth == "" || p.ThisMonthOn.Known() && p.ThisMonthOn.AddDays(quietDays) < d.at
	})(d, g)
}

// later is after every meeting.
const later program.Date = 1 << 30

// nextMeeting is the day of the group's next booked meeting; later when there is none.
func (d *desk) nextMeeting(g member) program.Date {
	next := later
	for _, m := range g.Meetings {
		if booked(m) && m.Date > d.at {
			next = min(next, m.Date)
		}
	}
	return next
}

// booked reports whether a meeting has a date that somebody booked.
func booked(m *program.Meeting) bool {
	return m.Status == program.Booked && !m.Candidate && m.Date.Known()
}

func aheadWithout(lacks func(*program.Meeting) bool) func(*desk, member) []string {
	return func(d *desk, g member) []string {
		var out []string
		for _, m := range g.Meetings {
			if booked(m) && m.Date > d.at && lacks(m) {
				out = append(out, program.RowKey(m.ID, m.Identity()))
			}
		}
		return out
	}
}

// debriefFor is how long after a meeting it is worth asking what came of it.
const debriefFor = 60

func heldWithout(lacks func(*program.Meeting) bool) func(*desk, member) []string {
	return func(d *desk, g member) []string {
		var out []string
		for _, m := range g.Meetings {
			past := m.Status == program.Held || booked(m)
			if past && !m.Candidate && m.Sponsor != "" && m.Date <= d.at && m.Date.AddDays(debriefFor) > d.at && lacks(m) {
				out = append(out, program.RowKey(m.ID, m.Identity()))
			}
		}
		return out
	}
}

// undecided is the most senior contact of a group in which nobody decides.
func undecided(_ *desk, g member) []string {
	if len(g.Contacts) == 0 || slices.ContainsFunc(g.Contacts, (*program.Contact).Decisive) {
		return nil
	}
	return []string{program.RowKey(g.Contacts[0].ID, g.Contacts[0].Key)}
}

func unknownStances(d *desk, g member) []string {
	var out []string
	for _, c := range g.Contacts {
		if c.Decisive() && d.stance(c) == program.StanceUnknown && len(out) < 2 {
			out = append(out, program.RowKey(c.ID, c.Key))
		}
	}
	return out
}

// profileWithout looks at all profiles of a group: what one of them says is told.
func profileWithout(lacks func(*program.Profile) bool) func(*desk, member) []string {
	return func(_ *desk, g member) []string {
		if slices.ContainsFunc(g.Profiles, func(p *program.Profile) bool { return !lacks(p) }) {
			return nil
		}
		return []string{program.RowKey(g.Root.ID, g.Root.Key)}
	}
}
