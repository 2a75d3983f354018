package intake

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

var overrides = spec[program.Override]{
	kind: "overrides",
	columns: []column[program.Override]{
		{"tier", func(o *program.Override) any { return &o.Tier }},
		{"sponsor", func(o *program.Override) any { return &o.Sponsor }},
		{"group", func(o *program.Override) any { return &o.Group }},
		{"reason", func(o *program.Override) any { return &o.Reason }},
		{"decided by", func(o *program.Override) any { return &o.DecidedBy }},
		{"decided on", func(o *program.Override) any { return &o.DecidedOn }},
		{"expires", func(o *program.Override) any { return &o.Expires }},
	},
	into:   func(r *records) *list[program.Override] { return &r.overrides },
	origin: func(o *program.Override) *program.Origin { return &o.Origin },
	more: func(_ *records, l *line, it *item[program.Override]) {
		if col := l.tab.at["group"]; col > 0 && strings.EqualFold(strings.TrimSpace(l.cell(col).Text), "none") {
			it.is.Group = "none" // a decision here, and not a blank cell
		}
	},
	lacks: func(o *program.Override) string {
		if o.Tier == 0 && o.Sponsor == "" && o.Group == "" {
			return "decides nothing: no tier, sponsor or group"
		}
		return ""
	},
}

func (r *records) settleOverrides() {
	for _, it := range overrides.settle(r, false, func(it *item[program.Override]) string { return r.after(it.is.DecidedOn) }) {
		o := &it.is
		o.Account = it.entry.Key
		if o.Tier < 0 || o.Tier > 3 {
			r.say(finding.Warning, "override-tier", o.Origin.Field("tier"), "write 1, 2 or 3",
				"tier %d is none; the tier of %s is left alone", o.Tier, finding.Quote(it.entry.Name))
			o.Tier = 0
		}
		r.facts.Overrides = append(r.facts.Overrides, o)
	}
	sortBy(r.facts.Overrides, func(o *program.Override) string { return o.Account },
		func(a, b *program.Override) int {
			return cmp.Or(cmp.Compare(a.Expires, b.Expires), cmp.Compare(a.Reason, b.Reason))
		})
}
