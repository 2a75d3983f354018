package kinds

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var occasions = Spec[program.Occasion]{
	Kind: "occasions",
	None: true,
	Columns: []rows.Column[program.Occasion]{
		{Field: "date", To: func(o *program.Occasion) any { return &o.Date }},
		{Field: "occasion", To: func(o *program.Occasion) any { return &o.Name }},
		{Field: "place", To: func(o *program.Occasion) any { return &o.Place }},
		{Field: "region", To: func(o *program.Occasion) any { return &o.Region }},
		{Field: "industry", To: func(o *program.Occasion) any { return &o.Industry }},
	},
	Into:   func(r *Records) *list[program.Occasion] { return &r.occasions },
	Origin: func(o *program.Occasion) *program.Origin { return &o.Origin },
	Lacks: func(o *program.Occasion) string {
		if o.Name == "" {
			return "has no name"
		}
		return ""
	},
}

func (r *Records) settleOccasions() {
	for _, it := range occasions.settle(r, false, nil) {
		r.Facts.Occasions = append(r.Facts.Occasions, &it.Is)
	}
	slices.SortStableFunc(r.Facts.Occasions, func(a, b *program.Occasion) int {
		return cmp.Or(cmp.Compare(later(a.Date), later(b.Date)), cmp.Compare(a.Name, b.Name))
	})
}
