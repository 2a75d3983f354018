package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
)

var Asks = Spec[program.Ask]{
	Kind: "asks",
	Columns: []rows.Column[program.Ask]{
		{Field: "ask id", To: func(a *program.Ask) any { return &a.ID }},
		{Field: "ask", To: func(a *program.Ask) any { return &a.Text }},
		{Field: "asked of", To: func(a *program.Ask) any { return &a.Of }},
		{Field: "asked on", To: func(a *program.Ask) any { return &a.AskedOn }},
		{Field: "needed by", To: func(a *program.Ask) any { return &a.NeededBy }},
		{Field: "answer", To: func(a *program.Ask) any { return &a.Answer }},
		{Field: "answered on", To: func(a *program.Ask) any { return &a.AnsweredOn }},
	},
	Into:   func(r *Records) *list[program.Ask] { return &r.asks },
	Origin: func(a *program.Ask) *program.Origin { return &a.Origin },
	id:     func(it *Item[program.Ask]) string { return who.CanonicalID(it.Is.ID) },
	Lacks: func(a *program.Ask) string {
		if a.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *Records) settleAsks() {
	for _, it := range Asks.settle(r, false, func(it *Item[program.Ask]) string { return r.After(it.Is.AskedOn) }) {
		a := &it.Is
		a.Account = it.Entry.Key
		if a.AnsweredOn > r.Facts.AsOf {
			a.Answer, a.AnsweredOn = "", 0
		}
		r.Facts.Asks = append(r.Facts.Asks, a)
	}
	sortBy(r.Facts.Asks, func(a *program.Ask) string { return a.Account },
		func(a, b *program.Ask) int {
			return cmp.Or(cmp.Compare(a.NeededBy, b.NeededBy), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
		})
}
