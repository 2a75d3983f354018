package score

import (
	"fmt"
	"testing"

	"sponsorbook/pipeline/program"
)

func (w world) answer(account, who, scale string, score int64, on program.Date) {
	w.Surveys = append(w.Surveys, &program.Survey{Account: account, Respondent: who, Scale: scale, Date: on,
		Score: program.NewNumber(program.NewDecimal(score))})
}

func TestSponsoredAnswersStandBesideTheOthers(t *testing.T) {
	w := newWorld()
	for _, key := range []string{"a", "b", "c"} {
		w.group(key, 100, 100, 1)
	}
	w.sponsor("a", day(2026, 1, 1))
	w.sponsor("c", 0)
	for i := range 10 {
		w.answer("a", fmt.Sprint("x", i), program.ScaleNPS, []int64{9, 10, 6, 8}[i%4], day(2026, 2, 1+i))
	}
	w.answer("a", "x0", program.ScaleNPS, 3, day(2026, 1, 5))      // said 9 later
	w.answer("a", "early", program.ScaleNPS, 9, day(2025, 12, 31)) // before the sponsor
	w.answer("b", "y", program.ScaleNPS, 2, day(2026, 2, 1))
	w.answer("b", "y", program.ScaleNPS, 9, day(2025, 10, 31)) // more than a year ago
	w.answer("c", "z", program.ScaleNPS, 9, day(2026, 2, 1))   // nobody knows since when
	w.answer("b", "", program.ScaleScorecard, 71, day(2026, 2, 1))
	w.answer("b", "", program.ScaleScorecard, 75, day(2026, 5, 1)) // the newer card of the same customer
	all := w.card().Loyalty
	if len(all) != 2 || all[0].Scale != program.ScaleNPS || all[1].Scale != program.ScaleScorecard || all[1].Top != 100 {
		t.Fatalf("%+v", all)
	}
	nps := all[0]
	// 3 nines, 3 tens, 2 sixes, 2 eights: 100 × (6 − 2) / 10.
	if s := nps.Sponsored; s.Answers != 10 || s.Accounts != 1 || s.For != 6 || s.Against != 2 || num(s.Score) != "40" || !s.Low.Known {
		t.Errorf("sponsored: %+v", s)
	}
	if o := nps.Others; o.Answers != 2 || o.Accounts != 2 || !o.Few || o.Score.Known || o.For != 1 || o.Against != 1 {
		t.Errorf("others: %+v", o)
	}
	if nps.Undated.Answers != 1 {
		t.Errorf("undated: %+v", nps.Undated)
	}
	if o := all[1].Others; o.Answers != 1 || !o.Few {
		t.Errorf("scorecards: %+v", o)
	}
}

func TestMarksAreMeansAndAScaleThatIsNoneHasNone(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 100, 1)
	for i := range 10 {
		w.answer("a", fmt.Sprint("x", i), program.ScaleCSAT, int64(3+i%2), day(2026, 2, 1))
	}
	if c := w.card().Loyalty[0]; c.Top != 5 || num(c.Others.Score) != "3.5" || c.Sponsored.Answers != 0 {
		t.Errorf("%+v", c)
	}
	w.answer("a", "y", program.ScaleCSAT, 7, day(2022, 2, 1))
	if c := w.card().Loyalty[0]; c.Top != 10 {
		t.Errorf("a 7 years ago, and a scale of %d", c.Top)
	}
	if all := newWorld().card().Loyalty; all != nil {
		t.Errorf("of no answers: %+v", all)
	}
}
