package kinds

import (
	"cmp"
	"fmt"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/linked"
	"sponsorbook/pipeline/intake/recognise"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

// A trouble is an escalation with the words that are understood later.
type trouble struct {
	program.Escalation
	status          string
	copyOf          string       // the id of the escalation that it is a duplicate of
	reopened        program.Date // the day on which it was opened again
	parents, linked string       // read with all of their columns, see link
}

var escalations = Spec[trouble]{
	Kind: "escalations",
	Many: true,
	Columns: []rows.Column[trouble]{
		{Field: "escalation id", To: func(e *trouble) any { return &e.ID }},
		{Field: "opened", To: func(e *trouble) any { return &e.Opened }},
		{Field: "acknowledged", To: func(e *trouble) any { return &e.Acknowledged }},
		{Field: "resolved", To: func(e *trouble) any { return &e.Resolved }},
		{Field: "severity", To: func(e *trouble) any { return &e.SeverityGiven }},
		{Field: "status", To: func(e *trouble) any { return &e.status }},
		{Field: "scope", To: func(e *trouble) any { return &e.Scope }},
		{Field: "origin", To: func(e *trouble) any { return &e.From }},
		{Field: "summary", To: func(e *trouble) any { return &e.Summary }},
		{Field: "expectation gap", To: func(e *trouble) any { return &e.ExpectationGap }},
		{Field: "gap type", To: func(e *trouble) any { return &e.Gap }},
		{Field: "cause", To: func(e *trouble) any { return &e.Cause }},
		{Field: "failed process", To: func(e *trouble) any { return &e.FailedProcess }},
		{Field: "source tool", To: func(e *trouble) any { return &e.SourceTool }},
		{Field: "type", To: func(e *trouble) any { return &e.Type }},
		{Field: "escalation manager", To: func(e *trouble) any { return &e.Manager }},
		{Field: "authority confirmed by", To: func(e *trouble) any { return &e.AuthorityBy }},
		{Field: "rapid-response team", To: func(e *trouble) any { return &e.Team }},
		{Field: "people involved", To: func(e *trouble) any { return &e.People }},
		{Field: "corrective actions", To: func(e *trouble) any { return &e.Corrections }},
		{Field: parentTicket, To: func(e *trouble) any { return &e.parents }},
		{Field: linkedTo, To: func(e *trouble) any { return &e.linked }},
		{Field: "customer executive committed", To: func(e *trouble) any { return &e.CustomerCommitted }},
		{Field: "duplicate of", To: func(e *trouble) any { return &e.copyOf }},
		{Field: "reopened", To: func(e *trouble) any { return &e.reopened }},
	},
	Into:   func(r *Records) *list[trouble] { return &r.troubles },
	Origin: func(e *trouble) *program.Origin { return &e.Origin },
	id:     func(it *Item[trouble]) string { return who.CanonicalID(it.Is.ID) },
	copyOf: func(e *trouble) string { return e.copyOf },
	more: func(r *Records, l *rows.Line, _ *Item[trouble]) {
		r.link(l, "escalations")
	},
}

// settleEscalations adds the register to what the tickets told. A ticket with
// the id of an entry of the register is the same escalation.
func (r *Records) settleEscalations() {
	register := map[string]bool{}
	var told []*program.Escalation
	for _, it := range escalations.settle(r, true, r.escalationAfter) {
		e := &it.Is.Escalation
		e.Accounts = Keys(it.Entries)
		r.understandEscalation(&it.Is)
		register[who.CanonicalID(e.ID)] = e.ID != ""
		told = append(told, e)
	}
	r.Facts.Escalations = slices.DeleteFunc(r.Facts.Escalations,
		func(e *program.Escalation) bool { return register[who.CanonicalID(e.ID)] })
	r.Facts.Escalations = append(r.Facts.Escalations, told...)
	r.sayApart(r.linked.Join(r.Facts))
	sortBy(r.Facts.Escalations, func(e *program.Escalation) string { return input.First(e.Accounts) },
		func(a, b *program.Escalation) int {
			return cmp.Or(cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Summary, b.Summary))
		})
}

func (r *Records) escalationAfter(it *Item[trouble]) string {
	if it.Is.Opened > r.Facts.AsOf {
		return input.AfterAsOf
	}
	return ""
}

// understandEscalation reads words, and forgets what came after the as-of date.
// One that its status calls closed is over, though nobody knows since when, and so is
// one that was resolved before it was opened.
func (r *Records) understandEscalation(e *trouble) {
	e.Severity = severityOf(e.SeverityGiven)
	e.Scope = r.vocabulary("scope", e.Scope, e.Origin, "scope")
	e.Gap = r.vocabulary("gap type", e.Gap, e.Origin, "gap type")
	e.From = r.vocabulary("origin", e.From, e.Origin, "origin")
	if e.Resolved.Known() && e.Resolved < e.Opened {
		r.backwards(e.Origin)
		e.Resolved, e.Over = 0, true
	}
	e.Over = e.Over || !e.Resolved.Known() && r.closedBy(e.status, e.Origin)
	if e.Resolved > r.Facts.AsOf {
		e.Resolved = 0
	}
	if e.Resolved.Known() && (r.opened(e.status) || e.reopened > e.Resolved && e.reopened <= r.Facts.AsOf) {
		e.Resolved = 0 // it was resolved, and is open again
		r.reopens(e.Origin)
	}
	if e.Acknowledged > r.Facts.AsOf {
		e.Acknowledged = 0
	}
	if e.Scope == "" && len(e.Accounts) > 1 {
		e.Scope = "several"
	}
}

// sayApart asks about escalations that name each other and are about different accounts.
func (r *Records) sayApart(pairs []linked.Pair) {
	var said []string
	for _, p := range pairs {
		said = append(said, fmt.Sprintf("%s and %s", p[0].ID, p[1].ID))
	}
	if said != nil {
		r.Say(finding.Warning, "link-apart", pairs[0][0].Origin.Ref, "correct the link, or the account of one of them",
			"%s each other and %s about different accounts; they count apart: %s",
			program.Plural(len(said), "pair of escalations names", "pairs of escalations name"), program.Either(len(said), "is", "are"),
			input.Listed(said, 3))
	}
}

// linkColumns are the columns of a table that name tickets: tools write one for each sort
// of link.
type linkColumns struct {
	parents, linked []int
	number          int // of a second id of each row, as Jira writes a number beside the key
}

// link remembers what tickets the row of a record names.
func (r *Records) link(l *rows.Line, kind string) {
	cols, known := r.linkColumns[l.Tab]
	if !known {
		cols = linkColumnsOf(l.Tab, kind)
		if r.linkColumns == nil {
			r.linkColumns = map[*recognise.Table]linkColumns{}
		}
		r.linkColumns[l.Tab] = cols
	}
	texts := func(at []int) []string {
		var out []string
		for _, col := range at {
			if !l.Blank(col) {
				out = append(out, l.Text(col))
			}
		}
		return out
	}
	r.linked.Name(l.Row().Ref(), texts(cols.parents), texts(cols.linked))
}

func linkColumnsOf(t *recognise.Table, kind string) linkColumns {
	k, _ := headings.KindNamed(kind)
	var out linkColumns
	for col := 1; col < len(t.Styles); col++ {
		field := t.Styles[col].Field
		if m, ok := k.Meaning(t.Styles[col].Header); ok && field == "" {
			field = headings.Bare(m.Field)
		}
		switch field {
		case parentTicket:
			out.parents = append(out.parents, col)
		case linkedTo:
			out.linked = append(out.linked, col)
		case "issue id":
			if t.Styles[col].Field == "" {
				out.number = col
			}
		}
	}
	return out
}

// The fields that name tickets.
const (
	parentTicket = "parent ticket"
	linkedTo     = "linked to"
)
