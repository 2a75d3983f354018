package intake

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

var occasions = spec[program.Occasion]{
	kind: "occasions",
	none: true,
	columns: []column[program.Occasion]{
		{"date", func(o *program.Occasion) any { return &o.Date }},
		{"occasion", func(o *program.Occasion) any { return &o.Name }},
		{"place", func(o *program.Occasion) any { return &o.Place }},
		{"region", func(o *program.Occasion) any { return &o.Region }},
		{"industry", func(o *program.Occasion) any { return &o.Industry }},
	},
	into:   func(r *records) *list[program.Occasion] { return &r.occasions },
	origin: func(o *program.Occasion) *program.Origin { return &o.Origin },
	lacks: func(o *program.Occasion) string {
		if o.Name == "" {
			return "has no name"
		}
		return ""
	},
}

func (r *records) settleOccasions() {
	for _, it := range occasions.settle(r, false, nil) {
		r.facts.Occasions = append(r.facts.Occasions, &it.is)
	}
	slices.SortStableFunc(r.facts.Occasions, func(a, b *program.Occasion) int {
		return cmp.Or(cmp.Compare(later(a.Date), later(b.Date)), cmp.Compare(a.Name, b.Name))
	})
}

var actions = spec[program.ActionReport]{
	kind: "actions",
	none: true,
	columns: []column[program.ActionReport]{
		{"action id", func(a *program.ActionReport) any { return &a.ID }},
		{"status", func(a *program.ActionReport) any { return &a.Status }},
		{"completed on", func(a *program.ActionReport) any { return &a.CompletedOn }},
		{"comment", func(a *program.ActionReport) any { return &a.Comment }},
	},
	into:   func(r *records) *list[program.ActionReport] { return &r.reports },
	origin: func(a *program.ActionReport) *program.Origin { return &a.Origin },
	id:     func(it *item[program.ActionReport]) string { return it.is.ID },
	lacks: func(a *program.ActionReport) string {
		if a.ID == "" {
			return "has no action id"
		}
		return ""
	},
}

func (r *records) settleActions() {
	for _, it := range actions.settle(r, false, func(it *item[program.ActionReport]) string { return r.after(it.is.CompletedOn) }) {
		it.is.Status = r.actionStatus(&it.is)
		r.facts.Reports = append(r.facts.Reports, &it.is)
	}
	slices.SortStableFunc(r.facts.Reports, func(a, b *program.ActionReport) int { return cmp.Compare(a.ID, b.ID) })
}

// actionStatus is a status that a plan knows. A line is never given another.
func (r *records) actionStatus(a *program.ActionReport) string {
	term, ok := value.ActionStatus(a.Status)
	if !ok && a.Status != "" {
		r.say(finding.Warning, "action-status-unknown", a.Origin.Field("status"), "write proposed, planned, in progress, done or cancelled",
			"%s is no status of a line of the plan; %s keeps the status that it had", finding.Quote(a.Status), finding.Quote(a.ID))
	}
	return term
}
