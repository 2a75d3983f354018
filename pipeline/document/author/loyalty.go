package author

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// fewAnswers is below how many answers only counts are printed.
const fewAnswers = 10

// answersOf are the newest answer of each respondent on one scale in a period.
// An answer without a respondent stands for itself.
func answersOf(surveys []*program.Survey, scale string, in program.Period) []*program.Survey {
	ordered := slices.Clone(surveys)
	slices.SortStableFunc(ordered, func(x, y *program.Survey) int { return cmp.Compare(y.Date, x.Date) })
	var out []*program.Survey
	seen := map[string]bool{}
	for _, s := range ordered {
		who := s.Account + "\x00" + program.Fold(s.Respondent)
		if s.Scale != scale || !s.Score.Known || !in.Contains(s.Date) || s.Respondent != "" && seen[who] {
			continue
		}
		seen[who] = true
		out = append(out, s)
	}
	return out
}

// An npsCount is how many would recommend us, and how many would not.
type npsCount struct{ promoters, detractors, n int }

func nps(answers []*program.Survey) npsCount {
	c := npsCount{n: len(answers)}
	for _, s := range answers {
		switch {
		case s.Score.Value.GreaterThanOrEqual(program.NewDecimal(9)):
			c.promoters++
		case s.Score.Value.LessThanOrEqual(program.NewDecimal(6)):
			c.detractors++
		}
	}
	return c
}

// score is 100·(p − d), valid where there are answers.
func (c npsCount) score() program.Decimal {
	return program.Divide(program.NewDecimal(int64(100*(c.promoters-c.detractors))), program.NewDecimal(int64(c.n)))
}

// LoyaltyFigure is what the customer's people answered in the last twelve
// months: counts under ten answers, the score from ten on.
func (a *Author) LoyaltyFigure(g *program.Group) (document.Figure, bool) {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	before := program.Period{From: a.AsOf.AddMonths(-24) + 1, To: a.AsOf.AddMonths(-12)}
	answers := answersOf(g.Surveys, "NPS", year)
	if len(answers) == 1 {
		return a.oneAnswer(answers[0]), true
	}
	if c := nps(answers); c.n > 0 {
		return a.npsFigure(c, nps(answersOf(g.Surveys, "NPS", before))), true
	}
	return a.latestAnswer(g)
}

func (a *Author) npsFigure(c, was npsCount) document.Figure {
	f := document.Figure{Value: a.Of(c.promoters, c.n), Label: a.Say("would recommend us"), Warn: c.detractors > c.promoters}
	if c.n >= fewAnswers {
		f.Value, f.Label = language.Plus(c.score())+a.Number(c.score(), 0), a.Sayf("NPS, %d answers", c.n)
	}
	switch {
	case was.n == 0:
	case was.n >= fewAnswers:
		f.Small = []document.Line{span.Words(a.Sayf("a year before: %s", language.Plus(was.score())+a.Number(was.score(), 0)))}
	default:
		f.Small = []document.Line{span.Words(a.Sayf("a year before: %s", a.Of(was.promoters, was.n)))}
	}
	return f
}

// topScore is the best answer on the scale of NPS.
const topScore = 10

// oneAnswer is "7 of 10" over "one answer, March 2024": one answer is no score.
func (a *Author) oneAnswer(s *program.Survey) document.Figure {
	return document.Figure{Value: a.Sayf("%s of %s", a.Shortest(s.Score.Value, 1), a.Whole(topScore)),
		Label: a.Sayf("one answer, %s", a.Month(s.Date.Month())), Warn: s.Score.Value.LessThanOrEqual(program.NewDecimal(6))}
}

// latestAnswer is the newest answer on a scale whose range the input does not
// tell, so that nothing is made of it but what it says.
func (a *Author) latestAnswer(g *program.Group) (document.Figure, bool) {
	var last *program.Survey
	n := 0
	for _, s := range g.Surveys {
		if !s.Score.Known || s.Date > a.AsOf {
			continue
		}
		n++
		if last == nil || s.Date > last.Date {
			last = s
		}
	}
	if last == nil {
		return document.Figure{}, false
	}
	if n == 1 && last.Scale == "NPS" && last.Date.Known() {
		return a.oneAnswer(last), true
	}
	if last.Scale == "NPS" && last.Date.Known() {
		f := a.oneAnswer(last)
		f.Label = a.Sayf("latest of %s, %s", a.Count(n, "answer", "answers"), a.Month(last.Date.Month()))
		return f, true
	}
	scale := cmp.Or(a.Scale(last), a.Say("survey"))
	return document.Figure{Value: a.Shortest(last.Score.Value, 1), Label: span.Joined(", ", scale, a.ShortDay(last.Date, a.AsOf)),
		Small: []document.Line{span.Words(a.Sayf("latest of %s", a.Count(n, "answer", "answers")))}}, true
}

// Scale is the name of a survey's scale as the export tells it, where it is no word of ours.
func (a *Author) Scale(s *program.Survey) string {
	if s.Scale == program.ScaleScorecard {
		return a.Say("supplier scorecard")
	}
	return strings.TrimSpace(span.Cut(s.Scale, 40))
}
