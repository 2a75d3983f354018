package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

var surveys = spec[program.Survey]{
	kind: "surveys",
	columns: []column[program.Survey]{
		{"date", func(s *program.Survey) any { return &s.Date }},
		{"score", func(s *program.Survey) any { return &s.Score }},
		{"scale", func(s *program.Survey) any { return &s.Scale }},
		{"respondent", func(s *program.Survey) any { return &s.Respondent }},
		{"comment", func(s *program.Survey) any { return &s.Comment }},
	},
	into:   func(r *records) *list[program.Survey] { return &r.answers },
	origin: func(s *program.Survey) *program.Origin { return &s.Origin },
	more: func(_ *records, l *line, it *item[program.Survey]) {
		it.is.Scale = scaleOf(it.is.Scale, l.tab.headerOf("score"), place(l.tab.File, l.tab.Sheet))
	},
	lacks: func(s *program.Survey) string {
		if !s.Score.Known && s.Comment == "" {
			return "has neither score nor comment"
		}
		return ""
	},
}

func (r *records) settleSurveys() {
	for _, it := range surveys.settle(r, false, r.surveyAfter) {
		it.is.Account = it.entry.Key
		r.facts.Surveys = append(r.facts.Surveys, &it.is)
	}
	sortBy(r.facts.Surveys, func(s *program.Survey) string { return s.Account },
		func(a, b *program.Survey) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Scale, b.Scale), cmp.Compare(a.Respondent, b.Respondent), a.Score.Value.Cmp(b.Score.Value))
		})
}

func (r *records) surveyAfter(it *item[program.Survey]) string { return r.after(it.is.Date) }
