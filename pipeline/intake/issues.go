package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

// A ticket is an issue with what its source says beside it.
type ticket struct {
	program.Issue
	closed, escalated program.Flag
	satisfaction      program.Number
	created           bool // its opening date is the stamp of the record
}

var issues = spec[ticket]{
	kind: "issues",
	columns: []column[ticket]{
		{"issue id", func(t *ticket) any { return &t.ID }},
		{"type", func(t *ticket) any { return &t.Type }},
		{"opened", func(t *ticket) any { return &t.Opened }},
		{"closed", func(t *ticket) any { return &t.Closed }},
		{"is closed", func(t *ticket) any { return &t.closed }},
		{"severity", func(t *ticket) any { return &t.SeverityGiven }},
		{"status", func(t *ticket) any { return &t.Status }},
		{"summary", func(t *ticket) any { return &t.Summary }},
		{"amount", func(t *ticket) any { return &t.Amount }},
		{"owner", func(t *ticket) any { return &t.Owner }},
		{"source tool", func(t *ticket) any { return &t.SourceTool }},
		{"remedy", func(t *ticket) any { return &t.Remedy }},
		{"due", func(t *ticket) any { return &t.Due }},
		{"escalated", func(t *ticket) any { return &t.escalated }},
		{"satisfaction", func(t *ticket) any { return &t.satisfaction }},
	},
	into:   func(r *records) *list[ticket] { return &r.tickets },
	origin: func(t *ticket) *program.Origin { return &t.Origin },
	id:     func(it *item[ticket]) string { return canonicalID(it.is.ID) },
	more: func(_ *records, l *line, it *item[ticket]) {
		it.is.created = isStamp(l.tab.headerOf("opened"))
	},
}

// settleIssues gives issues their accounts and words. A ticket that its source
// calls escalated is an escalation too, and one with a score is an answer.
func (r *records) settleIssues() {
	for _, it := range issues.settle(r, true, r.issueAfter) {
		i := &it.is.Issue
		if it.entry != nil {
			i.Account = it.entry.Key
		}
		r.understandIssue(&it.is)
		r.facts.Issues = append(r.facts.Issues, i)
		if it.is.escalated == program.Yes || escalatedStatus(i.Status) {
			r.facts.Escalations = append(r.facts.Escalations, escalationOf(i))
		}
		if it.is.satisfaction.Known && i.Account != "" {
			r.facts.Surveys = append(r.facts.Surveys, answerOf(&it.is))
		}
	}
	sortBy(r.facts.Issues, func(i *program.Issue) string { return i.Account },
		func(a, b *program.Issue) int {
			return cmp.Or(cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Summary, b.Summary))
		})
}

// issueAfter is why an issue was not known on the as-of date. The stamp of a
// record hides nothing where the data itself decided the date.
func (r *records) issueAfter(it *item[ticket]) string {
	if it.is.Opened > r.facts.AsOf && !(it.is.created && r.facts.AsOfFromData) {
		return afterAsOf
	}
	return ""
}

// understandIssue reads words, and whether the issue was open on the as-of date.
func (r *records) understandIssue(t *ticket) {
	t.Severity = severityOf(t.SeverityGiven)
	t.Billing = billing(t.Type) || billing(t.Summary)
	switch {
	case t.Closed > r.facts.AsOf && t.Closed > t.Opened && !r.facts.AsOfFromData:
		t.Closed, t.IsOpen = 0, true
	case t.Closed.Known() || t.closed == program.Yes:
		t.IsOpen = false
	case t.closed == program.No:
		t.IsOpen = true
	default:
		t.IsOpen = !closedStatus(t.Status)
	}
}

// escalationOf is the escalation that a ticket's flag or status tells of.
func escalationOf(i *program.Issue) *program.Escalation {
	e := &program.Escalation{
		ID: i.ID, Opened: i.Opened, Resolved: i.Closed, Severity: i.Severity, SeverityGiven: i.SeverityGiven,
		Summary: i.Summary, SourceTool: i.SourceTool, Type: i.Type, Manager: i.Owner, Corrections: i.Remedy, Origin: i.Origin,
	}
	if i.Account != "" {
		e.Accounts = []string{i.Account}
	}
	return e
}

// answerOf is the customer's score of a ticket.
func answerOf(t *ticket) *program.Survey {
	return &program.Survey{Account: t.Account, Date: max(t.Closed, t.Opened), Score: t.satisfaction, Scale: "CSAT", Origin: t.Origin}
}
