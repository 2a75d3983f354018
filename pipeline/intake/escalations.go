package intake

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// A trouble is an escalation with the words that are understood later.
type trouble struct {
	program.Escalation
	status string
}

var escalations = spec[trouble]{
	kind: "escalations",
	many: true,
	columns: []column[trouble]{
		{"escalation id", func(e *trouble) any { return &e.ID }},
		{"opened", func(e *trouble) any { return &e.Opened }},
		{"acknowledged", func(e *trouble) any { return &e.Acknowledged }},
		{"resolved", func(e *trouble) any { return &e.Resolved }},
		{"severity", func(e *trouble) any { return &e.SeverityGiven }},
		{"status", func(e *trouble) any { return &e.status }},
		{"scope", func(e *trouble) any { return &e.Scope }},
		{"origin", func(e *trouble) any { return &e.From }},
		{"summary", func(e *trouble) any { return &e.Summary }},
		{"expectation gap", func(e *trouble) any { return &e.ExpectationGap }},
		{"cause", func(e *trouble) any { return &e.Cause }},
		{"failed process", func(e *trouble) any { return &e.FailedProcess }},
		{"source tool", func(e *trouble) any { return &e.SourceTool }},
		{"type", func(e *trouble) any { return &e.Type }},
		{"escalation manager", func(e *trouble) any { return &e.Manager }},
		{"authority confirmed by", func(e *trouble) any { return &e.AuthorityBy }},
		{"rapid-response team", func(e *trouble) any { return &e.Team }},
		{"people involved", func(e *trouble) any { return &e.People }},
		{"corrective actions", func(e *trouble) any { return &e.Corrections }},
		{"customer executive committed", func(e *trouble) any { return &e.CustomerCommitted }},
	},
	into:   func(r *records) *list[trouble] { return &r.troubles },
	origin: func(e *trouble) *program.Origin { return &e.Origin },
	id:     func(it *item[trouble]) string { return canonicalID(it.is.ID) },
}

// settleEscalations adds the register to what the tickets told. A ticket with
// the id of an entry of the register is the same escalation.
func (r *records) settleEscalations() {
	register := map[string]bool{}
	var told []*program.Escalation
	for _, it := range escalations.settle(r, true, r.escalationAfter) {
		e := &it.is.Escalation
		e.Accounts = keys(it.entries)
		r.understandEscalation(&it.is)
		register[canonicalID(e.ID)] = e.ID != ""
		told = append(told, e)
	}
	r.facts.Escalations = slices.DeleteFunc(r.facts.Escalations, func(e *program.Escalation) bool { return register[canonicalID(e.ID)] })
	r.facts.Escalations = append(r.facts.Escalations, told...)
	sortBy(r.facts.Escalations, func(e *program.Escalation) string { return first(e.Accounts) },
		func(a, b *program.Escalation) int {
			return cmp.Or(cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Summary, b.Summary))
		})
}

func (r *records) escalationAfter(it *item[trouble]) string {
	if it.is.Opened > r.facts.AsOf {
		return afterAsOf
	}
	return ""
}

// understandEscalation reads words, and forgets what came after the as-of date.
// One that its status calls closed is resolved, though nobody knows when: then
// its last known day stands for it.
func (r *records) understandEscalation(e *trouble) {
	e.Severity = severityOf(e.SeverityGiven)
	e.Scope = r.vocabulary("scope", e.Scope, e.Origin, "scope")
	e.From = r.vocabulary("origin", e.From, e.Origin, "origin")
	if !e.Resolved.Known() && e.Opened.Known() && closedStatus(e.status) {
		e.Resolved = max(e.Opened, e.Acknowledged)
	}
	if e.Resolved > r.facts.AsOf {
		e.Resolved = 0
	}
	if e.Acknowledged > r.facts.AsOf {
		e.Acknowledged = 0
	}
	if e.Scope == "" && len(e.Accounts) > 1 {
		e.Scope = "several"
	}
}
