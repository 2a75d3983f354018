package kinds

import (
	"cmp"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

var overrides = Spec[program.Override]{
	Kind: "overrides",
	Columns: []rows.Column[program.Override]{
		{Field: "tier", To: func(o *program.Override) any { return &o.Tier }},
		{Field: "sponsor", To: func(o *program.Override) any { return &o.Sponsor }},
		{Field: "group", To: func(o *program.Override) any { return &o.Group }},
		{Field: "reason", To: func(o *program.Override) any { return &o.Reason }},
		{Field: "decided by", To: func(o *program.Override) any { return &o.DecidedBy }},
		{Field: "decided on", To: func(o *program.Override) any { return &o.DecidedOn }},
		{Field: "expires", To: func(o *program.Override) any { return &o.Expires }},
	},
	Into:   func(r *Records) *list[program.Override] { return &r.overrides },
	Origin: func(o *program.Override) *program.Origin { return &o.Origin },
	more: func(_ *Records, l *rows.Line, it *Item[program.Override]) {
		if col := l.Tab.At["group"]; col > 0 && strings.EqualFold(strings.TrimSpace(l.Cell(col).Text), "none") {
			it.Is.Group = "none" // a decision here, and not a blank cell
		}
	},
	Lacks: func(o *program.Override) string {
		if o.Tier == 0 && o.Sponsor == "" && o.Group == "" {
			return "decides nothing: no tier, sponsor or group"
		}
		return ""
	},
}

func (r *Records) settleOverrides() {
	for _, it := range overrides.settle(r, false, func(it *Item[program.Override]) string { return r.After(it.Is.DecidedOn) }) {
		o := &it.Is
		o.Account = it.Entry.Key
		if o.Tier < 0 || o.Tier > 3 {
			r.Say(finding.Warning, "override-tier", o.Origin.Field("tier"), "write 1, 2 or 3",
				"tier %d is none; the tier of %s is left alone", o.Tier, finding.Quote(it.Entry.Name))
			o.Tier = 0
		}
		r.Facts.Overrides = append(r.Facts.Overrides, o)
	}
	sortBy(r.Facts.Overrides, func(o *program.Override) string { return o.Account },
		func(a, b *program.Override) int {
			return cmp.Or(cmp.Compare(a.Expires, b.Expires), cmp.Compare(a.Reason, b.Reason))
		})
}

// An alias is a name in exports and the account that somebody said it means.
type alias struct {
	name   string
	origin program.Origin
}

var aliases = Spec[alias]{
	Kind:    "names",
	Columns: []rows.Column[alias]{{Field: "name in exports", To: func(a *alias) any { return &a.name }}},
	Into:    func(r *Records) *list[alias] { return &r.aliases },
	Origin:  func(a *alias) *program.Origin { return &a.origin },
	id:      func(it *Item[alias]) string { return who.FoldName(it.Is.name) },
	more: func(r *Records, _ *rows.Line, it *Item[alias]) {
		if m := r.Directory.Find(it.Account); m.Entry != nil && it.Is.name != "" {
			r.Directory.Alias(it.Is.name, m.Entry)
		}
	},
	Lacks: func(a *alias) string {
		if a.name == "" {
			return "has no name"
		}
		return ""
	},
}

// settleNames has nothing to settle: a name was known as soon as it was read.
func (r *Records) settleNames() { aliases.settle(r, false, nil) }
