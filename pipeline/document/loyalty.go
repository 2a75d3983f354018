package document

import (
	"cmp"
	"slices"
	"strings"

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

// loyaltyFigure is what the customer's people answered in the last twelve
// months: counts under ten answers, the score from ten on.
func (a *author) loyaltyFigure(g *program.Group) (Figure, bool) {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	before := program.Period{From: a.AsOf.AddMonths(-24) + 1, To: a.AsOf.AddMonths(-12)}
	if c := nps(answersOf(g.Surveys, "NPS", year)); c.n > 0 {
		return a.npsFigure(c, nps(answersOf(g.Surveys, "NPS", before))), true
	}
	return a.latestAnswer(g)
}

func (a *author) npsFigure(c, was npsCount) Figure {
	f := Figure{Value: a.of(c.promoters, c.n), Label: a.say("would recommend us"), Warn: c.detractors > c.promoters}
	if c.n >= fewAnswers {
		f.Value, f.Label = plus(c.score())+a.number(c.score(), 0), a.sayf("NPS, %d answers", c.n)
	}
	switch {
	case was.n == 0:
	case was.n >= fewAnswers:
		f.Small = []Line{words(a.sayf("%s a year before", plus(was.score())+a.number(was.score(), 0)))}
	default:
		f.Small = []Line{words(a.sayf("%s a year before", a.of(was.promoters, was.n)))}
	}
	return f
}

// latestAnswer is the newest answer on a scale whose range the input does not
// tell, so that nothing is made of it but what it says.
func (a *author) latestAnswer(g *program.Group) (Figure, bool) {
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
		return Figure{}, false
	}
	scale := strings.TrimSpace(cut(last.Scale, 30))
	if scale == "" {
		scale = a.say("survey")
	}
	return Figure{Value: a.shortest(last.Score.Value, 1), Label: joined(", ", scale, a.shortDay(last.Date, a.AsOf)),
		Small: []Line{words(a.sayf("latest of %s", a.count(n, "answer", "answers")))}}, true
}
