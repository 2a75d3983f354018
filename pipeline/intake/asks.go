package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

var asks = spec[program.Ask]{
	kind: "asks",
	columns: []column[program.Ask]{
		{"ask id", func(a *program.Ask) any { return &a.ID }},
		{"ask", func(a *program.Ask) any { return &a.Text }},
		{"asked of", func(a *program.Ask) any { return &a.Of }},
		{"asked on", func(a *program.Ask) any { return &a.AskedOn }},
		{"needed by", func(a *program.Ask) any { return &a.NeededBy }},
		{"answer", func(a *program.Ask) any { return &a.Answer }},
		{"answered on", func(a *program.Ask) any { return &a.AnsweredOn }},
	},
	into:   func(r *records) *list[program.Ask] { return &r.asks },
	origin: func(a *program.Ask) *program.Origin { return &a.Origin },
	id:     func(it *item[program.Ask]) string { return canonicalID(it.is.ID) },
	lacks: func(a *program.Ask) string {
		if a.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *records) settleAsks() {
	for _, it := range asks.settle(r, false, func(it *item[program.Ask]) string { return r.after(it.is.AskedOn) }) {
		a := &it.is
		a.Account = it.entry.Key
		if a.AnsweredOn > r.facts.AsOf {
			a.Answer, a.AnsweredOn = "", 0
		}
		r.facts.Asks = append(r.facts.Asks, a)
	}
	sortBy(r.facts.Asks, func(a *program.Ask) string { return a.Account },
		func(a, b *program.Ask) int {
			return cmp.Or(cmp.Compare(a.NeededBy, b.NeededBy), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
		})
}

var promises = spec[program.Promise]{
	kind: "promises",
	columns: []column[program.Promise]{
		{"promise", func(p *program.Promise) any { return &p.Text }},
		{"owner", func(p *program.Promise) any { return &p.Owner }},
		{"made", func(p *program.Promise) any { return &p.Made }},
		{"due", func(p *program.Promise) any { return &p.Due }},
		{"kept", func(p *program.Promise) any { return &p.Kept }},
		{"kept on", func(p *program.Promise) any { return &p.KeptOn }},
		{"answer", func(p *program.Promise) any { return &p.Answer }},
	},
	into:   func(r *records) *list[program.Promise] { return &r.promises },
	origin: func(p *program.Promise) *program.Origin { return &p.Origin },
	lacks: func(p *program.Promise) string {
		if p.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *records) settlePromises() {
	for _, it := range promises.settle(r, false, func(it *item[program.Promise]) string { return r.after(it.is.Made) }) {
		p := &it.is
		p.Account = it.entry.Key
		switch {
		case p.KeptOn > r.facts.AsOf:
			p.Kept, p.KeptOn = program.No, 0
		case p.KeptOn.Known() && p.Kept == program.Unknown:
			p.Kept = program.Yes
		}
		r.facts.Promises = append(r.facts.Promises, p)
	}
	sortBy(r.facts.Promises, func(p *program.Promise) string { return p.Account },
		func(a, b *program.Promise) int {
			return cmp.Or(cmp.Compare(later(a.Due), later(b.Due)), cmp.Compare(a.Text, b.Text))
		})
}
