package kinds

import (
	"cmp"

	"sponsorbook/pipeline/finding"
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
	r.sayBeyond()
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

// beyondScale is why an answer does not count that is none of one person to the question
// of loyalty, which is from 0 to 10.
const beyondScale = "has a score beyond its scale"

func (r *Records) surveyAfter(it *Item[program.Survey]) string {
	s := &it.Is
	if s.Scale == program.ScaleNPS && s.Score.Known && (s.Score.Value.Sign() < 0 || s.Score.Value.GreaterThan(program.NewDecimal(10))) {
		return beyondScale
	}
	return r.After(s.Date)
}

// sayBeyond says which scores were left out because none of 0 to 10 is such.
func (r *Records) sayBeyond() {
	var said []string
	var at finding.Ref
	for _, it := range r.answers.All {
		if r.surveyAfter(it) == beyondScale {
			if len(said) == 0 {
				at = it.Is.Origin.Field("score")
			}
			said = append(said, it.Is.Score.Value.String())
		}
	}
	if len(said) > 0 {
		r.Say(finding.Warning, "score-beyond", at, "export the single answers; or, where it is another scale, name it in a column Scale",
			"%s no answer from 0 to 10 and were left out, such as %s: they may be the scores of many answers",
			program.Plural(len(said), "score is", "scores are"), input.Listed(said, 3))
	}
}
