package score

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

func effort(t *testing.T, card program.Scorecard, code string) program.Effort {
	t.Helper()
	for _, e := range card.Efforts {
		if e.Code == code {
			return e
		}
	}
	t.Fatalf("no %s in %+v", code, card.Efforts)
	return program.Effort{}
}

// visited is a world with so many debriefed visits in each of four quarters, the oldest
// first, the last of them a week old.
func visited(quarters [4]int) world {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	w.sponsor("a", day(2020, 1, 1))
	for q, n := range quarters {
		for i := range n {
			w.meet(g, w.AsOf.AddMonths(3*(q-3)).AddDays(-7-i), program.Visit).Outcome = "agreed"
		}
	}
	return w
}

func TestTheProgramsAttentionIsCountedByQuarterAndSaidToFade(t *testing.T) {
	card := visited([4]int{4, 4, 4, 2}).card()
	e := effort(t, card, program.EffortVisits)
	if e.Quarters != [4]program.Tally{{Done: 4}, {Done: 4}, {Done: 4}, {Done: 2}} || !e.Faded {
		t.Errorf("%+v", e)
	}
	if d := effort(t, card, program.EffortDebriefs); d.Quarters[3] != (program.Tally{Done: 2, Of: 2}) || d.Faded {
		t.Errorf("all were debriefed: %+v", d)
	}
	want := "The program's own attention fades: sponsor visits 2 in the last quarter after 12 in three"
	if all := strings.Join(card.Headlines, "\n"); !strings.Contains(all, want) {
		t.Errorf("headlines %q", all)
	}
}

func TestNothingIsSaidToFadeWhereNobodyCanTell(t *testing.T) {
	for name, quarters := range map[string][4]int{"three of four still are": {4, 4, 4, 3}, "seven are too few to compare": {2, 2, 3, 1}} {
		if e := effort(t, visited(quarters).card(), program.EffortVisits); e.Faded {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if e := effort(t, visited([4]int{4, 4, 4, 0}).card(), program.EffortVisits); e.Faded {
		t.Errorf("no meeting of the last month is known, so the export may be old: %+v", e)
	}
}

func TestDebriefsThatAreNotWrittenAnyMoreFade(t *testing.T) {
	w := visited([4]int{4, 4, 4, 4})
	for _, m := range w.Meetings {
		if m.Date > w.AsOf.AddMonths(-3) && m.Date < w.AsOf.AddDays(-8) {
			m.Outcome = ""
		}
	}
	if e := effort(t, w.card(), program.EffortDebriefs); !e.Faded || e.Quarters[3].Of != 4 {
		t.Errorf("%+v", e)
	}
}

func TestHoursStandBesideTheBudgetOfTheTier(t *testing.T) {
	w := newWorld()
	a, b := w.group("a", 1, 1, 1), w.group("b", 1, 1, 2)
	w.sponsor("a", day(2020, 1, 1))
	w.sponsor("b", day(2020, 1, 1))
	if len(w.card().Hours) != 0 {
		t.Error("no meeting tells its hours")
	}
	m := w.meet(a, day(2026, 5, 1), program.Visit)
	m.Hours, m.Accounts, b.Meetings = program.NewNumber(program.NewDecimal(3)), []string{"a", "b"}, append(b.Meetings, m)
	w.meet(a, day(2026, 6, 1), program.Call)
	w.meet(a, day(2025, 6, 1), program.Call).Hours = program.NewNumber(program.NewDecimal(9))
	pol := Defaults()
	pol.HoursTier1, pol.HoursTier2 = 12, 6
	got := Measure(w.Program, nil, pol).Hours
	if len(got) != 2 || got[0].Hours.String() != "1.5" || got[0].Budget != 12 || got[0].Untold != 1 || got[1].Hours.String() != "1.5" ||
		got[1].Budget != 6 {
		t.Errorf("%+v", got)
	}
}

func TestWhatCommentsAreAboutFollowsTheListOfWords(t *testing.T) {
	w := newWorld()
	for _, x := range []struct {
		on      program.Date
		score   int64
		scale   string
		comment string
	}{
		{day(2026, 9, 1), 9, "NPS", "Prices are fair, invoices too"}, {day(2026, 9, 2), 4, "NPS", "Die Rechnung war falsch"},
		{day(2026, 9, 3), 2, "CSAT", "Invoice again"}, {day(2026, 9, 4), 5, "NPS", "Nothing to add"},
		{day(2024, 9, 4), 5, "NPS", "Expensive"}, {day(2026, 9, 5), 10, "NPS", ""}, {day(2026, 9, 6), 8, "NPS", "No reprices please"},
	} {
		w.Surveys = append(w.Surveys, &program.Survey{Account: "a", Date: x.on, Score: program.NewNumber(program.NewDecimal(x.score)),
			Scale: x.scale, Comment: x.comment})
	}
	card := w.card()
	if len(card.Drivers) != 2 || card.Commented != 5 {
		t.Fatalf("%+v of %d", card.Drivers, card.Commented)
	}
	b := card.Drivers[0]
	if b.Theme != "billing" || b.Comments != 3 || b.Low != 1 || len(b.Examples) != 2 || b.Examples[0].Text != "Die Rechnung war falsch" {
		t.Errorf("%+v", b)
	}
	pol := Defaults()
	pol.Drivers = map[string][]string{"billing": nil, "fairness": {"fair"}}
	if got := Measure(w.Program, nil, pol).Drivers; len(got) != 1 || got[0].Theme != "fairness" {
		t.Errorf("%+v", got)
	}
}
