package score

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

// loyalty is what customers' people answered in twelve months, by scale: those of accounts
// with a confirmed sponsor on the day of the answer beside all others. Where nobody tells
// since when an account has its sponsor, its answers are a class of their own.
func (s *study) loyalty() []program.Loyalty {
	var out []program.Loyalty
	for _, scale := range []string{program.ScaleNPS, program.ScaleCSAT, program.ScaleScorecard} {
		l := program.Loyalty{Scale: scale, Top: s.topOf(scale)}
		var with, without, unknown []*program.Survey
		for _, a := range s.newestAnswers(scale) {
			switch s.sponsoredOn(a) {
			case program.Yes:
				with = append(with, a)
			case program.No:
				without = append(without, a)
			default:
				unknown = append(unknown, a)
			}
		}
		l.Sponsored, l.Others, l.Undated = s.opinion(with, scale), s.opinion(without, scale),
			s.opinion(unknown, scale)
		if l.Sponsored.Answers+l.Others.Answers > 0 {
			out = append(out, l)
		}
	}
	return out
}

// sponsoredOn is whether an answer's account had a confirmed sponsor on its day.
func (s *study) sponsoredOn(a *program.Survey) program.Flag {
	g := s.home[a.Account]
	if g == nil || !s.Sponsored(g.Key) {
		return program.No
	}
	switch since := s.Pairing(g.Key).Since; {
	case !since.Known():
		return program.Unknown
	case since <= a.Date:
		return program.Yes
	}
	return program.No
}

// topOf is the best score of a scale: NPS's own, else the next length of 5, 10 or 100 that
// holds all scores of it; 0 where none does.
func (s *study) topOf(scale string) int {
	largest := program.Zero
	for _, a := range s.Surveys {
		if a.Scale == scale && a.Score.Known && a.Score.Value.GreaterThan(largest) {
			largest = a.Score.Value
		}
	}
	for _, top := range []int{5, 10, 100} {
		if (scale != program.ScaleNPS || top == 10) && largest.LessThanOrEqual(program.NewDecimal(int64(top))) {
			return top
		}
	}
	return 0
}

// newestAnswers are the answers of twelve months on a scale, the newest of each respondent;
// answers without a respondent count each, but those of a customer's scorecard of us, of
// which the newest of each account counts.
func (s *study) newestAnswers(scale string) []*program.Survey {
	type who struct{ account, name string }
	at := map[who]int{}
	var out []*program.Survey
	for _, a := range s.Surveys {
		if a.Scale != scale || !a.Score.Known || !s.year.Contains(a.Date) || scale == program.ScaleNPS && !onTheScale(a.Score.Value) {
			continue
		}
		key := who{a.Account, program.Fold(a.Respondent)}
		i, seen := at[key]
		switch {
		case !seen || a.Respondent == "" && scale != program.ScaleScorecard:
			at[key] = len(out)
			out = append(out, a)
		case cmp.Or(cmp.Compare(a.Date, out[i].Date), a.Score.Value.Cmp(out[i].Score.Value)) > 0:
			out[i] = a
		}
	}
	return out
}

// opinion is what some answers on a scale come to: counts, from the policy's number of
// cases on a score too, of NPS with its 95 % interval.
func (s *study) opinion(answers []*program.Survey, scale string) program.Opinion {
	o := program.Opinion{Answers: len(answers)}
	accounts := map[string]bool{}
	sum := program.Zero
	for _, a := range answers {
		if g := s.home[a.Account]; g != nil {
			accounts[g.Key] = true
		}
		sum = sum.Add(a.Score.Value)
		switch {
		case scale != program.ScaleNPS:
		case a.Score.Value.Cmp(program.NewDecimal(9)) >= 0:
			o.For++
		case low(a):
			o.Against++
		}
	}
	o.Accounts = len(accounts)
	if o.Few = o.Answers < s.pol.SmallSample; o.Few {
		return o
	}
	if scale == program.ScaleNPS {
		score, margin := nps(o.For, o.Against, o.Answers)
		o.Score, o.Low, o.High = quantity(score, "points"), quantity(score-margin, "points"), quantity(score+margin, "points")
		return o
	}
	o.Score = program.Quantity{Value: program.Divide(sum, program.NewDecimal(int64(o.Answers))), Unit: "mark", Known: true}
	return o
}
