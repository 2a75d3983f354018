package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Roles of owners, printed where no name is known.
const (
	roleManager    = "account manager"
	roleSponsor    = "sponsor"
	roleProgram    = "program manager"
	roleEscalation = "escalation manager"
)

// A Rule is one reason for lines of the plan, beside its documentation.
type Rule struct {
	Code   string
	Why    string // when it applies, for the reference
	Role   string // who owns its lines unless the facts name somebody
	Weight int    // what gives way first under the budget: the least

	propose func(*desk, member) []line
}

// Rules are every rule of the plan, the most useful first. A rule's line
// carries in ID what set it off, from which its stable id is made.
var Rules []Rule

func init() {
	Rules = []Rule{
		{"meeting", "a meeting is booked", roleSponsor, 100, bookedMeetings},
		{"escalation", "an escalation is open, or was resolved in the last 90 days", roleEscalation, 95, escalations},
		{"renewal", "the contract renews within twelve months", roleManager, 90, renewals},
		{"promise", "a promise to the customer is not kept", roleManager, 88, promises},
		{"name-sponsor", "the account has no confirmed sponsor", roleProgram, 87, nameSponsor},
		{"handover", "the sponsor leaves", roleSponsor, 86, handover},
		{"ask", "a request to a sponsor or to us is unanswered", roleSponsor, 85, asks},
		{"introduction", "the pairing is new", roleManager, 84, introduction},
		{"farewell", "the account is proposed to leave the program", roleProgram, 83, farewell},
		{"visit", "the cadence of the tier: sponsor visits in person", roleSponsor, 80, visits},
		{"opposed", "a decision maker is against us", roleSponsor, 78, opposed},
		{"opportunity", "a large opportunity closes within twelve months", roleManager, 76, largeOpportunity},
		{"qbr", "the cadence of the tier: quarterly business reviews", roleManager, 74, qbrs},
		{"contact", "the cadence of the tier: other sponsor contacts", roleSponsor, 72, contacts},
		{"survey", "a survey was answered in the last 30 days", roleManager, 70, surveys},
		{"find-out", "nobody knows who decides, or where one who decides stands", roleManager, 68, findOut},
		{"broaden", "everything hangs on one contact", roleManager, 66, broaden},
		{"occasion", "an occasion is near the account", roleSponsor, 50, occasions},
		{"business-plan", "every account in the program has an annual business plan", roleManager, 45, businessPlan},
		{"internal-review", "the account manager reviews the account every month", roleManager, 40, internalReview},
	}
}

// bookedMeetings are one line a meeting, with its checklist inside.
func bookedMeetings(d *desk, g member) []line {
	var out []line
	for _, m := range g.Meetings {
		if m.Status != program.Booked || m.Candidate || !d.period.Contains(m.Date) {
			continue
		}
		l := line{Action: program.Action{ID: m.ID, What: meetingName(m) + " on " + dayMonth(m.Date), Booked: true,
			Status: program.StatusPlanned, Meeting: m.ID, Owner: cmp.Or(m.Sponsor, g.sponsor()), Sponsor: cmp.Or(m.Sponsor, g.sponsor()),
			Why: "booked" + missing(m), Sources: []finding.Ref{m.Origin.Ref}}}
		d.person(&l, g, roleSponsor)
		l.Steps = d.checklist(m, g, l.country)
		l.Start = max(l.Steps[0].Due, d.period.From)
		l.Due = max(m.Date, min(l.Steps[len(l.Steps)-1].Due, d.period.To))
		out = append(out, l)
	}
	return out
}

func meetingName(m *program.Meeting) string {
	name := cmp.Or(m.Type, "meeting")
	if name == program.Visit && m.InPerson == program.No {
		name = "virtual visit"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func missing(m *program.Meeting) string {
	if lacks := lacking(m); len(lacks) > 0 && gated(m) {
		return "; it has no " + strings.Join(lacks, " and no ") + " yet"
	}
	return ""
}

// gated reports whether a meeting needs a goal and an agenda before anybody travels.
func gated(m *program.Meeting) bool { return m.Type == program.Visit || m.Type == program.QBR }

func lacking(m *program.Meeting) []string {
	var out []string
	if m.Goal == "" {
		out = append(out, "goal")
	}
	if len(m.Agenda) == 0 {
		out = append(out, "agenda")
	}
	return out
}

// checklist are the ticks around a meeting, in their order of time.
func (d *desk) checklist(m *program.Meeting, g member, country string) []program.Step {
	manager, _ := program.First(g.Group, func(a *program.Account) string { return a.Manager })
	manager = cmp.Or(manager, roleManager)
	sponsor := cmp.Or(m.Sponsor, g.sponsor(), roleSponsor)
	p := d.policy
	return []program.Step{
		{Code: "goal", What: "goal and agenda agreed", Owner: manager, Due: d.diary.move(m.Date, -p.GoalDays, country), Done: len(lacking(m)) == 0},
		{Code: "briefing", What: "briefing to the sponsor", Owner: roleProgram, Due: d.diary.move(m.Date, -p.BriefingDays, country)},
		{Code: "coaching", What: "coaching by the account manager", Owner: manager, Due: d.diary.move(m.Date, -p.CoachingDays, country)},
		{Code: "debrief", What: "debrief", Owner: sponsor, Due: d.diary.move(m.Date, p.DebriefDays, country), Done: m.Outcome != ""},
		{Code: "promises", What: "promises kept or dated", Owner: manager, Due: d.diary.move(m.Date, p.PromiseDays, country)},
	}
}

func dayMonth(d program.Date) string { return d.Time().Format("2 January") }
func fullDay(d program.Date) string  { return d.Time().Format("2 January 2006") }

// escalations carry their deadlines as ticks: a response in two working days,
// the cause in ten, corrective action in 30 days, a look for recurrence in 90.
func escalations(d *desk, g member) []line {
	var out []line
	for _, e := range g.Escalations {
		resolved := e.Resolved.Known() && e.Resolved <= d.at
		if !e.Opened.Known() || e.Opened > d.at || resolved && e.Resolved.AddDays(90) < d.period.From {
			continue
		}
		l := line{Action: program.Action{ID: e.ID + e.Opened.String(), Owner: e.Manager, Sponsor: g.sponsor(), Sources: []finding.Ref{e.Origin.Ref}}}
		l.country = countryCode(d.policy.Country)
		name := cmp.Or(e.Summary, e.Cause, e.Type, e.ID)
		if resolved {
			l.What = "Look for recurrence: " + name
			l.Why = "escalation resolved on " + fullDay(e.Resolved)
			out = append(out, d.dated(l, d.period.From, e.Resolved.AddDays(90), l.country))
			continue
		}
		l.What = "Resolve the escalation: " + name
		l.Why = "open since " + fullDay(e.Opened)
		l.Steps = []program.Step{
			{Code: "response", What: "response to the customer", Owner: cmp.Or(e.Manager, roleEscalation), Due: d.diary.move(e.Opened, 2, l.country), Done: e.Acknowledged.Known()},
			{Code: "cause", What: "cause found", Owner: cmp.Or(e.Manager, roleEscalation), Due: d.diary.move(e.Opened, 10, l.country), Done: e.Cause != ""},
			{Code: "correction", What: "corrective action", Owner: cmp.Or(e.Manager, roleEscalation), Due: d.diary.from(e.Opened.AddDays(30), l.country), Done: e.Corrections != ""},
			{Code: "recurrence", What: "look for recurrence", Owner: cmp.Or(e.Manager, roleEscalation), Due: d.diary.from(e.Opened.AddDays(90), l.country)},
		}
		out = append(out, d.dated(l, e.Opened, nextOpen(l.Steps), l.country))
	}
	return out
}

// nextOpen is the due date of the first tick that is not done.
func nextOpen(steps []program.Step) program.Date {
	for _, s := range steps {
		if !s.Done {
			return s.Due
		}
	}
	return steps[len(steps)-1].Due
}

// renewals are prepared at 180, 90 and 30 days before their date: one line each.
func renewals(d *desk, g member) []line {
	var out []line
	for _, a := range g.Members {
		if !d.period.Contains(a.Renewal) {
			continue
		}
		l := line{Action: program.Action{ID: a.Key + a.Renewal.String(), What: "Prepare the renewal of " + fullDay(a.Renewal), Sponsor: g.sponsor(),
			Why: "the contract renews on " + fullDay(a.Renewal), Sources: []finding.Ref{a.Origin.Field("renewal date")}}}
		d.person(&l, g, roleManager)
		if a.Name != g.Name {
			l.What += ", " + a.Name
		}
		for _, s := range []struct {
			days int
			what string
		}{{180, "value and risks reviewed"}, {90, "terms offered, sponsor informed"}, {30, "signature secured"}} {
			l.Steps = append(l.Steps, program.Step{Code: fmt.Sprintf("renewal-%d", s.days), What: s.what,
				Owner: roleManager, Due: d.diary.until(a.Renewal.AddDays(-s.days), l.country)})
		}
		out = append(out, d.dated(l, a.Renewal.AddDays(-180), a.Renewal.AddDays(-30), l.country))
	}
	return out
}

func promises(d *desk, g member) []line {
	var out []line
	for _, p := range g.Promises {
		if p.Kept == program.Yes || p.KeptOn.Known() || p.Made > d.at {
			continue
		}
		l := line{Action: program.Action{ID: p.Account + p.Text, What: "Keep the promise: " + p.Text, Owner: p.Owner, Sources: []finding.Ref{p.Origin.Ref}}}
		d.person(&l, g, roleManager)
		due := p.Due
		switch {
		case !due.Known():
			l.Why, due = "promised without a date", d.diary.move(d.at, 10, l.country)
		case due <= d.at:
			l.Why = "was due on " + fullDay(due)
		default:
			l.Why = "promised for " + fullDay(due)
		}
		out = append(out, d.dated(l, d.period.From, due, l.country))
	}
	return out
}

func nameSponsor(d *desk, g member) []line {
	if g.sponsor() != "" {
		return nil
	}
	l := line{Action: program.Action{ID: "name", What: "Name a sponsor", Why: fmt.Sprintf("tier %d without a confirmed sponsor", g.standing.Tier)}}
	if g.pairing.Sponsor != "" {
		l.What, l.Why = "Confirm or refuse the proposed sponsor", l.Why+"; one is proposed"
	}
	return []line{d.dated(l, d.period.From, d.at.AddDays(30), countryCode(d.policy.Country))}
}

func handover(d *desk, g member) []line {
	leaves := g.pairing.Leaves
	if g.sponsor() == "" || !d.period.Contains(leaves) {
		return nil
	}
	l := line{Action: program.Action{ID: g.sponsor() + leaves.String(), What: "Hand over jointly, with the customer in the room", Sponsor: g.sponsor(),
		Why: g.sponsor() + " leaves on " + fullDay(leaves)}}
	if g.pairing.Successor != "" {
		l.What = "Hand over jointly to " + g.pairing.Successor + " (proposed)"
	}
	d.person(&l, g, roleSponsor)
	return []line{d.dated(l, leaves.AddDays(-60), leaves.AddDays(-1), l.country)}
}

func asks(d *desk, g member) []line {
	var out []line
	for _, a := range g.Asks {
		if a.AnsweredOn.Known() && a.AnsweredOn <= d.at || !a.AnsweredOn.Known() && a.Answer != "" || a.AskedOn > d.at {
			continue
		}
		l := line{Action: program.Action{ID: cmp.Or(a.ID, a.Text), What: "Answer: " + a.Text, Owner: a.Of, Sources: []finding.Ref{a.Origin.Ref}}}
		if d.Sponsor(a.Of) == nil && a.Of != "" {
			l.Role = "our company"
		}
		d.person(&l, g, cmp.Or(l.Role, roleSponsor))
		due := a.NeededBy
		l.Why = "asked"
		if a.AskedOn.Known() {
			l.Why += " on " + fullDay(a.AskedOn)
		}
		if due.Known() {
			l.Why += ", needed by " + fullDay(due)
		} else {
			due = d.diary.move(d.at, 10, l.country)
		}
		out = append(out, d.dated(l, d.period.From, due, l.country))
	}
	return out
}

func introduction(d *desk, g member) []line {
	since := g.pairing.Since
	if g.sponsor() == "" || !since.Known() || since.AddDays(d.policy.IntroDays) < d.period.From || since > d.period.To || d.met(g, since) {
		return nil
	}
	l := line{Action: program.Action{ID: g.sponsor(), What: "Introduce " + g.sponsor() + " to the customer", Sponsor: g.sponsor(),
		Why: "sponsor since " + fullDay(since)}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, since, since.AddDays(d.policy.IntroDays), l.country)}
}

// met reports whether the sponsor was in a held or booked meeting since a day.
func (d *desk) met(g member, since program.Date) bool {
	return slices.ContainsFunc(g.Meetings, func(m *program.Meeting) bool { return m.Date >= since && counts(m) && m.Sponsor != "" })
}

func farewell(d *desk, g member) []line {
	if g.standing.Proposed == nil || g.standing.Proposed.Kind != "leave" {
		return nil
	}
	l := line{Action: program.Action{ID: "farewell", What: "Thank the customer and hand back to the account manager", Sponsor: g.sponsor(),
		Why: "proposed to leave the program"}}
	return []line{d.dated(l, d.period.From, d.at.AddDays(60), countryCode(d.policy.Country))}
}

func surveys(d *desk, g member) []line {
	var last *program.Survey
	for _, s := range g.Surveys {
		if s.Date.Known() && s.Date <= d.at && (last == nil || s.Date > last.Date) {
			last = s
		}
	}
	if last == nil || last.Date.AddDays(d.policy.SurveyDays) < d.period.From {
		return nil
	}
	l := line{Action: program.Action{ID: last.Date.String(), What: "Review the survey's results with the customer", Why: "answered on " + fullDay(last.Date), Sources: []finding.Ref{last.Origin.Ref}}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, last.Date, last.Date.AddDays(d.policy.SurveyDays), l.country)}
}

func businessPlan(d *desk, g member) []line {
	l := line{Action: program.Action{ID: "", What: "Agree the annual business plan", Why: "once a fiscal year"}}
	start := d.fiscalYear()
	l.ID = start.String()
	d.person(&l, g, roleManager)
	return []line{d.dated(l, start.AddMonths(-1), start.AddMonths(1), l.country)}
}

// fiscalYear is the first day of the next fiscal year.
func (d *desk) fiscalYear() program.Date {
	m := d.period.From.Month()
	for int(m.Month()) != d.policy.FiscalYearStart {
		m++
	}
	return m.First()
}

func internalReview(d *desk, g member) []line {
	l := line{Action: program.Action{ID: d.fiscalYear().String(), What: "Review the account every month; three lines to the sponsor each time", Why: "monthly, one line for the year"}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, d.period.From, d.period.To, l.country)}
}
