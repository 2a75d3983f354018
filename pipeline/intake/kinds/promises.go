package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var promises = Spec[program.Promise]{
	Kind: "promises",
	Columns: []rows.Column[program.Promise]{
		{Field: "promise", To: func(p *program.Promise) any { return &p.Text }},
		{Field: "owner", To: func(p *program.Promise) any { return &p.Owner }},
		{Field: "made", To: func(p *program.Promise) any { return &p.Made }},
		{Field: "due", To: func(p *program.Promise) any { return &p.Due }},
		{Field: "kept", To: func(p *program.Promise) any { return &p.Kept }},
		{Field: "kept on", To: func(p *program.Promise) any { return &p.KeptOn }},
		{Field: "answer", To: func(p *program.Promise) any { return &p.Answer }},
	},
	Into:   func(r *Records) *list[program.Promise] { return &r.promises },
	Origin: func(p *program.Promise) *program.Origin { return &p.Origin },
	Lacks: func(p *program.Promise) string {
		if p.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *Records) settlePromises() {
	for _, it := range promises.settle(r, false, func(it *Item[program.Promise]) string { return r.After(it.Is.Made) }) {
		p := &it.Is
		p.Account = it.Entry.Key
		switch {
		case p.KeptOn > r.Facts.AsOf:
			p.Kept, p.KeptOn = program.No, 0
		case p.KeptOn.Known() && p.Kept == program.Unknown:
			p.Kept = program.Yes
		}
		r.Facts.Promises = append(r.Facts.Promises, p)
	}
	sortBy(r.Facts.Promises, func(p *program.Promise) string { return p.Account },
		func(a, b *program.Promise) int {
			return cmp.Or(cmp.Compare(later(a.Due), later(b.Due)), cmp.Compare(a.Text, b.Text))
		})
}
