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
	for name, quarters := range map[string][4]int{"three of four still are": {4, 4, 4, 3}, "seven are too few to compare": {2, 2, 3, 1},
		"six tenths still are": {5, 5, 5, 3}} {
		if e := effort(t, visited(quarters).card(), program.EffortVisits); e.Faded {
			t.Errorf("%s: %+v", name, e)
		}
	}
	w := visited([4]int{4, 4, 4, 0})
	w.meet(w.Groups[0], w.AsOf+5, program.Visit).Status = program.Booked
	if e := effort(t, w.card(), program.EffortVisits); e.Faded {
		t.Errorf("no meeting of the last month is known, so the export may be old: %+v", e)
	}
}

func TestOnlyHeldMeetingsOfASponsorAreEfforts(t *testing.T) {
	if none := newWorld().card().Efforts; len(none) != 0 {
		t.Errorf("no export tells of any: %+v", none)
	}
	w := visited([4]int{1, 1, 1, 1})
	w.meet(w.Groups[0], w.AsOf.AddMonths(-3), program.Visit) // the last day of the quarter before
	on := w.AsOf.AddDays(-20)
	w.meet(w.Groups[0], on, program.Visit).Status = program.Booked
	w.meet(w.Groups[0], on, program.Visit).Candidate = true
	w.meet(w.Groups[0], on, program.Visit).Sponsor = ""
	w.meet(w.Groups[0], on, program.Review).Sponsor = "" // held, and a review needs no sponsor
	w.meet(w.Groups[0], on, program.Review).Status = program.Booked
	w.meet(w.Groups[0], on, program.Review).Candidate = true
	card := w.card()
	for _, code := range []string{program.EffortVisits, program.EffortReviews} {
		if e := effort(t, card, code); e.Quarters[3].Done != 1 {
			t.Errorf("%s: %+v", code, e)
		}
	}
}

func TestWorkbooksCountOnceAManagerAndBook(t *testing.T) {
	w := newWorld()
	for _, r := range []struct {
		book    program.Month
		manager string
	}{{program.NewMonth(2026, 9), "Ida"}, {program.NewMonth(2026, 9), "IDA"}, {program.NewMonth(2026, 6), "Ida"},
		{program.NewMonth(2026, 6), "Olaf"}, {program.NewMonth(2026, 7), "Olaf"}} { // of July no book is known
		w.Returned = append(w.Returned, &program.ReturnedFillIn{Book: r.book, Manager: r.manager})
	}
	e := effort(t, w.card(program.Snapshot{Book: program.NewMonth(2026, 6), AsOf: day(2026, 6, 30), FillIns: 3},
		program.Snapshot{Book: program.NewMonth(2026, 9), AsOf: day(2026, 9, 30), FillIns: 4}), program.EffortFillIns)
	if e.Quarters != [4]program.Tally{{}, {}, {Done: 2, Of: 3}, {Done: 1, Of: 4}} {
		t.Errorf("%+v", e)
	}
}

func TestDebriefsThatAreNotWrittenAnyMoreFade(t *testing.T) {
	w := visited([4]int{4, 4, 4, 4})
	for _, m := range w.Meetings {
		if m.Date > w.AsOf.AddMonths(-3) && m.Date < w.AsOf.AddDays(-8) {
			m.Outcome = ""
		}
	}
	card := w.card()
	if e := effort(t, card, program.EffortDebriefs); !e.Faded || e.Quarters[3].Of != 4 {
		t.Errorf("%+v", e)
	}
	want := "meetings debriefed 2 of 4 in the last quarter after 12 of 12 in three"
	if all := strings.Join(card.Headlines, "\n"); !strings.Contains(all, want) {
		t.Errorf("headlines %q", all)
	}
	w = visited([4]int{4, 4, 4, 2})
	for _, m := range w.Meetings[12:] {
		m.Outcome = ""
	}
	if e := effort(t, w.card(), program.EffortDebriefs); e.Faded {
		t.Errorf("two meetings are too few to tell: %+v", e)
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
	other := w.meet(a, day(2026, 6, 2), program.Call)
	other.Sponsor, other.Hours = "Ben Roe", program.NewNumber(program.NewDecimal(9))
	w.meet(a, day(2025, 6, 1), program.Call).Hours = program.NewNumber(program.NewDecimal(9))
	pol := Defaults()
	pol.HoursTier1, pol.HoursTier2 = 12, 6
	got := Measure(w.Program, nil, pol).Hours
	if len(got) != 2 || got[0].Hours.String() != "1.5" || got[0].Budget != 12 || got[0].Untold != 1 || got[1].Hours.String() != "1.5" ||
		got[1].Budget != 6 {
		t.Errorf("%+v", got)
	}
}

func TestHoursWithTwoAccountsOfOneGroupAreAllOfThatGroup(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	g.Members = append(g.Members, &program.Account{Key: "a2"})
	w.sponsor("a", day(2020, 1, 1))
	m := w.meet(g, day(2026, 5, 1), program.Visit)
	m.Hours, m.Accounts = program.NewNumber(program.NewDecimal(3)), []string{"a", "a2"}
	if got := w.card().Hours; len(got) != 1 || got[0].Hours.String() != "3" {
		t.Errorf("%+v", got)
	}
}

func TestLowScoresAndNewerCommentsComeFirst(t *testing.T) {
	w := newWorld()
	for _, x := range []struct {
		on      program.Date
		score   int64
		comment string
	}{
		{day(2026, 9, 1), 6, "Price, first"}, {day(2026, 9, 2), 6, "Price, then"}, {day(2026, 9, 9), 7, "The price is right"},
		{day(2026, 9, 1), -1, "Reprices and repriced"}, {day(2026, 9, 1), -1, "Team"}, {day(2026, 9, 2), 9, "Team"},
		{day(2026, 9, 3), 9, "Team"}, {day(2026, 9, 4), 9, "この納期は長い"},
	} {
		w.Surveys = append(w.Surveys, &program.Survey{Account: "a", Date: x.on, Score: program.NewNumber(program.NewDecimal(x.score)),
			Scale: "NPS", Comment: x.comment})
	}
	pol := Defaults()
	pol.Drivers = map[string][]string{"crew": {"team"}, "price": {"price"}, "time": {"納期"}}
	got := Measure(w.Program, nil, pol).Drivers
	if len(got) != 3 || got[0].Theme != "price" || got[0].Comments != 3 || got[0].Low != 2 || got[0].Examples[0].Text != "Price, then" ||
		got[1].Theme != "crew" || got[1].Comments != 3 || got[1].Low != 0 || got[2].Theme != "time" {
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
