package plan

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// escalations carry their deadlines as ticks. The escalation manager speaks, the
// sponsor stands behind.
func escalations(d *desk, g member) []line {
	var out []line
	for _, e := range g.Escalations {
		if !e.Opened.Known() || e.Opened > d.at {
			continue
		}
		l := d.escalation(g, e, "Resolve the escalation: ", "open since "+e.Opened.Words())
		if !e.Open(d.at) {
			l.over = cmp.Or(e.Resolved, e.Opened)
			out = append(out, d.dated(l, e.Opened, d.period.From, l.country))
			continue
		}
		owner, p := cmp.Or(e.Manager, roleEscalation), d.policy
		l.Steps = []program.Step{
			{Code: "response", What: "response to the customer", Owner: owner, Due: d.diary.move(e.Opened, p.EscalationResponse,
				l.country), Done: e.Acknowledged.Known()},
			{Code: "cause", What: "cause found", Owner: owner, Due: d.diary.move(e.Opened, p.EscalationCause, l.country),
				Done: e.Cause != ""},
			{Code: "correction", What: "corrective action", Owner: owner, Due: d.diary.from(e.Opened.AddDays(p.EscalationCorrection),
				l.country), Done: e.Corrections != ""},
			{Code: "recurrence", What: "look for recurrence", Owner: owner, Due: d.diary.from(e.Opened.AddDays(p.EscalationRecurrence),
				l.country), Silent: true},
		}
		out = append(out, d.dated(l, e.Opened, nextOpen(l.Steps), l.country))
	}
	return out
}

// recurrences look again at what was resolved.
func recurrences(d *desk, g member) []line {
	var out []line
	for _, e := range g.Escalations {
		due := e.Resolved.AddDays(d.policy.EscalationRecurrence)
		if !e.Opened.Known() || !e.Resolved.Known() || e.Resolved > d.at || due < d.period.From {
			continue
		}
		l := d.escalation(g, e, "Look for recurrence: ", "escalation resolved on "+e.Resolved.Words())
		out = append(out, d.dated(l, d.period.From, due, l.country))
	}
	return out
}

func (d *desk) escalation(g member, e *program.Escalation, what, why string) line {
	l := line{country: countryCode(d.policy.Country), Action: program.Action{ID: e.ID + e.Opened.String(),
		What: what + cmp.Or(e.Summary, e.Cause, e.Type, e.ID),
		Why:  why, Owner: e.Manager, Sponsor: g.sponsor(), Sources: []finding.Ref{e.Origin.Ref}}}
	return l
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

// promises are those to the customer that are not kept.
func promises(d *desk, g member) []line {
	var out []line
	for _, p := range g.Promises {
		if p.Made > d.at {
			continue
		}
		l := line{Action: program.Action{ID: p.Account + p.Text, What: "Keep the promise: " + p.Text, Owner: p.Owner,
			Sources: []finding.Ref{p.Origin.Ref}}}
		d.person(&l, g, roleManager)
		switch {
		case p.IsKept():
			l.over = cmp.Or(p.KeptOn, p.Due, d.at)
			l = d.dated(l, d.period.From, d.period.From, l.country)
		case !p.Due.Known():
			l.Why = "promised without a date"
			l = d.floats(l, d.workingDays10(l.country))
		default:
			if l.Why = "promised for " + p.Due.Words(); p.Due <= d.at {
				l.Why = "was due on " + p.Due.Words()
			}
			l = d.told(l, p.Due)
		}
		out = append(out, l)
	}
	return out
}

// workingDays10 is how many days the working days for a promise are from today.
func (d *desk) workingDays10(country string) int {
	return int(d.diary.move(d.at, d.policy.PromiseDays, country) - d.at)
}

// asks are the requests to us that nobody has answered.
func asks(d *desk, g member) []line {
	var out []line
	for _, a := range g.Asks {
		if a.AskedOn > d.at {
			continue
		}
		l := line{Action: program.Action{ID: cmp.Or(a.ID, a.Text), What: "Answer: " + a.Text, Owner: a.Of, Why: "asked",
			Sources: []finding.Ref{a.Origin.Ref}}}
		if a.Of != "" && d.executive(a.Of) == nil {
			l.Role = roleCompany
		}
		d.person(&l, g, cmp.Or(l.Role, roleSponsor))
		if a.AskedOn.Known() {
			l.Why += " on " + a.AskedOn.Words()
		}
		switch {
		case a.Answered(d.at):
			l.over = cmp.Or(a.AnsweredOn, d.at)
			l = d.dated(l, d.period.From, d.period.From, l.country)
		case a.NeededBy.Known():
			if a.NeededBy > d.at {
				l.Why += ", needed by " + a.NeededBy.Words()
			}
			l = d.told(l, a.NeededBy)
		default:
			l = d.floats(l, d.workingDays10(l.country))
		}
		out = append(out, l)
	}
	return out
}

// surveys are reviewed with the customer who answered, the last one alone.
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
	l := line{Action: program.Action{ID: last.Date.String(), What: "Review the survey's results with the customer", Why: "answered on " +
		last.Date.Words(), Sources: []finding.Ref{last.Origin.Ref}}}
	d.person(&l, g, roleManager)
	return []line{d.dated(l, last.Date, last.Date.AddDays(d.policy.SurveyDays), l.country)}
}

// noticeAhead is how many days before the last day of notice one must know.
const noticeAhead = 14

// renewals are prepared in steps before their date: one line each, with a tick a step.
func renewals(d *desk, g member) []line {
	var out []line
	planned := map[string]bool{} // several contracts of an account end on one day
	for _, e := range d.expiries(g) {
		of := cmp.Or(e.Account, g.Root)
		id := of.Key + e.On.String()
		if planned[id] {
			continue
		}
		planned[id] = true
		l := line{Action: program.Action{ID: id, What: "Prepare the renewal of " + e.On.Words(), Sponsor: g.sponsor(),
			Why: "the contract renews on " + e.On.Words(), Sources: e.Sources[:1]}}
		d.person(&l, g, roleManager)
		if of.Name != g.Name {
			l.What += ", " + of.Name
		}
		days := d.policy.RenewalSteps
		for i, n := range days {
			l.Steps = append(l.Steps, program.Step{Code: fmt.Sprintf("renewal-%d", n), What: renewalStep(i, len(days)),
				Owner: cmp.Or(l.Owner, roleManager), Due: d.diary.until(e.On.AddDays(-n), l.country), Silent: true})
		}
		if by := e.NoticeBy(); by >= d.at {
			l.Why += "; notice can be given until " + by.Words()
			l.Steps = append(l.Steps, program.Step{Code: "renewal-notice", What: "their word before the notice day",
				Owner: cmp.Or(l.Owner, roleManager), Due: d.diary.until(by.AddDays(-noticeAhead), l.country),
				Silent: true})
			slices.SortStableFunc(l.Steps, func(x, y program.Step) int { return cmp.Compare(x.Due, y.Due) })
		}
		from := min(e.On.AddDays(-slices.Max(days)), l.Steps[0].Due) // their word may be due before all else
		out = append(out, d.dated(l, from, l.Steps[len(l.Steps)-1].Due, l.country))
	}
	return out
}

// expiries are what a group renews within the plan.
func (d *desk) expiries(g member) []program.Expiry {
	return slices.DeleteFunc(g.Expiries(d.at), func(e program.Expiry) bool { return !d.period.Contains(e.On) })
}

// renewalStep is what one step of several is about.
func renewalStep(i, of int) string {
	switch {
	case i == of-1:
		return "signature secured"
	case i == 0:
		return "value and risks reviewed"
	}
	return "terms offered, sponsor informed"
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
			Why: "closes on " + o.Close.Words(), Sources: []finding.Ref{o.Origin.Ref}}}
		if g.sponsor() == "" {
			l.What = "Prepare the close of " + o.Name
		}
		d.person(&l, g, roleManager)
		out = append(out, d.dated(l, o.Close.AddDays(-d.policy.OpportunityFrom), o.Close.AddDays(-d.policy.OpportunityUntil), l.country))
	}
	slices.SortStableFunc(out, func(a, b line) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), 3)]
}
