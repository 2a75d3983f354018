package kinds

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

var Actions = Spec[program.ActionReport]{
	Kind: "actions",
	None: true,
	Columns: []rows.Column[program.ActionReport]{
		{Field: "action id", To: func(a *program.ActionReport) any { return &a.ID }},
		{Field: "status", To: func(a *program.ActionReport) any { return &a.Status }},
		{Field: "completed on", To: func(a *program.ActionReport) any { return &a.CompletedOn }},
		{Field: "comment", To: func(a *program.ActionReport) any { return &a.Comment }},
	},
	Into:   func(r *Records) *list[program.ActionReport] { return &r.reports },
	Origin: func(a *program.ActionReport) *program.Origin { return &a.Origin },
	id:     func(it *Item[program.ActionReport]) string { return it.Is.ID },
	Lacks: func(a *program.ActionReport) string {
		if a.ID == "" {
			return "has no action id"
		}
		return ""
	},
}

func (r *Records) settleActions() {
	for _, it := range Actions.settle(r, false, func(it *Item[program.ActionReport]) string { return r.After(it.Is.CompletedOn) }) {
		it.Is.Status = r.actionStatus(&it.Is)
		r.Facts.Reports = append(r.Facts.Reports, &it.Is)
	}
	slices.SortStableFunc(r.Facts.Reports, func(a, b *program.ActionReport) int { return cmp.Compare(a.ID, b.ID) })
}

// actionStatus is a status that a plan knows. A line is never given another.
func (r *Records) actionStatus(a *program.ActionReport) string {
	term, ok := value.Words("action status").Term(a.Status)
	if !ok && a.Status != "" {
		r.Say(finding.Warning, "action-status-unknown", a.Origin.Field("status"), "write proposed, planned, in progress, done or cancelled",
			"%s is no status of a line of the plan; %s keeps the status that it had", finding.Quote(a.Status), finding.Quote(a.ID))
	}
	return term
}
