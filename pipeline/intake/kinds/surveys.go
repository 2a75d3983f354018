package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var surveys = Spec[program.Survey]{
	Kind: "surveys",
	Columns: []rows.Column[program.Survey]{
		{Field: "date", To: func(s *program.Survey) any { return &s.Date }},
		{Field: "score", To: func(s *program.Survey) any { return &s.Score }},
		{Field: "scale", To: func(s *program.Survey) any { return &s.Scale }},
		{Field: "respondent", To: func(s *program.Survey) any { return &s.Respondent }},
		{Field: "comment", To: func(s *program.Survey) any { return &s.Comment }},
	},
	Into:   func(r *Records) *list[program.Survey] { return &r.answers },
	Origin: func(s *program.Survey) *program.Origin { return &s.Origin },
	more: func(_ *Records, l *rows.Line, it *Item[program.Survey]) {
		it.Is.Scale = scaleOf(it.Is.Scale, l.Tab.HeaderOf("score"), input.Place(l.Tab.File, l.Tab.Sheet))
	},
	Lacks: func(s *program.Survey) string {
		if !s.Score.Known && s.Comment == "" {
			return "has neither score nor comment"
		}
		return ""
	},
}

func (r *Records) settleSurveys() {
	for _, it := range surveys.settle(r, false, r.surveyAfter) {
		it.Is.Account = it.Entry.Key
		r.Facts.Surveys = append(r.Facts.Surveys, &it.Is)
	}
	sortBy(r.Facts.Surveys, func(s *program.Survey) string { return s.Account },
		func(a, b *program.Survey) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Scale, b.Scale), cmp.Compare(a.Respondent, b.Respondent),
				a.Score.Value.Cmp(b.Score.Value))
		})
}

func (r *Records) surveyAfter(it *Item[program.Survey]) string { return r.After(it.Is.Date) }
