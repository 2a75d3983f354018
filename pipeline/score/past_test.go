package score

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

func join(all []string) string { return strings.Join(all, "|") }

// past is a figure so many months before the book, as "count of whole" or a value; "" unknown.
func past(k program.KPI, book program.Month, months int) string {
	for _, p := range k.Trend {
		if p.Month != book-program.Month(months) {
			continue
		}
		switch {
		case p.Denominator.Known:
			return num(p.Numerator) + " of " + num(p.Denominator)
		case p.Value.Known:
			return num(p.Value)
		}
	}
	return ""
}

func TestAFirstBookMeasuresEarlierMonthsFromTheDaysOfFacts(t *testing.T) {
	w := newWorld()
	w.Asks = []*program.Ask{
		{ID: "1", AskedOn: day(2024, 7, 1), AnsweredOn: day(2024, 7, 9)},
		{ID: "2", AskedOn: day(2025, 9, 1), AnsweredOn: day(2025, 12, 1)}, // open a year ago
		{ID: "3", AskedOn: day(2026, 7, 20), AnsweredOn: day(2026, 9, 2)}, // open a quarter ago
		{ID: "4", AskedOn: day(2026, 10, 2)},                              // not asked a quarter ago
	}
	k := w.kpi(t, "asks-answered")
	for months, want := range map[int]string{0: "1 of 2", 3: "1 of 2", 12: "0 of 1"} {
		if got := past(k, w.Book, months); got != want {
			t.Errorf("%d months ago: %q, want %q", months, got, want)
		}
	}
	w.Asks = w.Asks[1:] // the export begins in September 2025: what was a year before nobody can tell
	if k := w.kpi(t, "asks-answered"); past(k, w.Book, 0) != "1 of 2" || past(k, w.Book, 3) != "" || past(k, w.Book, 12) != "" {
		t.Errorf("an export of a year tells of earlier years: %+v", k.Trend)
	}
}

func TestAnEarlierBookIsBelievedBeforeTheFactsOfToday(t *testing.T) {
	w := newWorld()
	w.Asks = []*program.Ask{{ID: "1", AskedOn: day(2023, 7, 1)}, {ID: "3", AskedOn: day(2026, 7, 20)}}
	book := program.Snapshot{Book: w.Book - 3, AsOf: day(2026, 7, 31), KPIs: []program.PastKPI{
		{Code: "asks-answered", Numerator: count(4), Denominator: count(5)}}}
	if got := past(w.kpi(t, "asks-answered", book), w.Book, 3); got != "4 of 5" {
		t.Errorf("got %s", got)
	}
	if got := past(w.kpi(t, "asks-answered"), w.Book, 3); got != "0 of 1" {
		t.Errorf("without the book: %s", got)
	}
}

func TestRetentionOfEarlierMonthsNeedsTwoYearsOfRevenue(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 50, 1)
	if k := w.kpi(t, "gross-retention"); past(k, w.Book, 3) != "" {
		t.Errorf("of %v: %s", g.Revenue, past(k, w.Book, 3))
	}
	for month, amount := range map[program.Month]int64{program.NewMonth(2023, 11): 10, program.NewMonth(2024, 3): 80} {
		g.Revenue = g.Revenue.Plus(month, program.NewDecimal(amount))
		w.Revenue.Add(program.Revenue{Account: "a", Month: month, Amount: program.Reporting(program.NewDecimal(amount), "EUR")})
	}
	// To October 2025: 100 in the window, 90 before it, of which all are kept.
	if k := w.kpi(t, "gross-retention"); past(k, w.Book, 12) != "90 of 90" || past(k, w.Book, 0) != "50 of 100" {
		t.Errorf("a year ago %s, now %s", past(k, w.Book, 12), past(k, w.Book, 0))
	}
}

func TestTargetsOfFiguresAreInTheirUnits(t *testing.T) {
	for code, want := range map[string]string{"qbr-cadence": "0.8 percent", "time-to-resolve": "80 days", "nps": "80 points",
		"associated-pipeline": "80 money", "escalation-rate": "80 ratio", "revenue-renewing": "0.8 percent"} {
		pol := Defaults()
		pol.Targets = map[string]program.Decimal{code: program.NewDecimal(80)}
		for _, k := range KPIs() {
			got := k.aim(pol)
			if k.Code == code && num(got)+" "+got.Unit != want {
				t.Errorf("%s: %s %s, want %s", code, num(got), got.Unit, want)
			}
			if k.Code != code && k.Code != "visit-cadence" && got.Known {
				t.Errorf("%s has a target that nobody set", k.Code)
			}
		}
	}
	for _, c := range []struct {
		code  string
		value int64
		ok    bool
	}{{"nobody", 1, false}, {"visit-cadence", 80, false}, {"nps", -10, true}, {"recurrence", -1, false}, {"recurrence", 0, true}} {
		pol := Defaults()
		pol.Targets = map[string]program.Decimal{c.code: program.NewDecimal(c.value)}
		if err := pol.Validate(); (err == nil) != c.ok {
			t.Errorf("%s %d: %v", c.code, c.value, err)
		}
	}
}

func TestALostCustomerIsToldWithWhatIsKnownOfWhy(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 0, 3)
	w.group("b", 90, 0, 3)
	g.Root.LostReason, g.Root.Competitor = "price", "Kappaflow"
	w.escalate(g, "E1", day(2026, 2, 3), 0, "late parts")
	w.escalate(g, "E2", day(2026, 5, 3), 0, "wrong labels")
	w.meet(g, day(2025, 5, 4), program.Visit)
	w.meet(g, day(2025, 9, 4), program.Call) // is no visit
	lost := w.card().Lost
	if len(lost) != 2 {
		t.Fatalf("%d are lost", len(lost))
	}
	for i, want := range []string{
		"reason given: price|competitor Kappaflow|last escalation in May 2026: wrong labels|last visit on 4 May 2025",
		"no reason given|no visit of a sponsor told"} {
		if got := join(lost[i].More); got != want {
			t.Errorf("%s: %s", lost[i].Group, got)
		}
	}
	g.Root.LostReason = ""
	g.Opportunities = []*program.Opportunity{{Close: day(2026, 3, 1), LostReason: "no budget"},
		{Close: day(2026, 4, 1), LostReason: "timing"}, {Close: day(2026, 6, 1), Open: true, LostReason: "of an open one"}}
	if got := w.card().Lost[0].More[0]; got != "reason given: timing" {
		t.Errorf("of its last lost deal: %s", got)
	}
}

func TestFindingsAndWinsComeByMoneyWithWhatBecameOfThem(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 1)
	for i, learned := range []string{"a new plant", "they look for a partner"} {
		m := w.meet(g, day(2026, 9, 1+i), program.Visit)
		m.ID, m.Learned = learned, learned
	}
	worth := func(amount int64) program.Money { return program.Reporting(program.NewDecimal(amount), "EUR") }
	w.Opportunities = []*program.Opportunity{
		{ID: "1", Account: "a", SourceMeeting: "a new plant", Open: true, Owner: "Jan", Amount: worth(70)},
		{ID: "2", Account: "a", SourceMeeting: "a new plant", Won: true, Name: "Small", Close: day(2026, 10, 1), Amount: worth(30)},
		{ID: "3", Account: "a", Won: true, Name: "Large", Close: day(2026, 9, 1), Amount: worth(40)},
		{ID: "4", Account: "a", Won: true, Name: "Old", Close: day(2026, 7, 31), Amount: worth(90)},
	}
	g.Opportunities = w.Opportunities
	w.Notes = []*program.NoteItem{{Account: "a", Type: program.Win, Date: day(2026, 10, 5), Text: "Praised in public"}}
	card := w.card()
	if len(card.Found) != 2 || card.Found[0].Text != "a new plant" || !card.Found[0].Amount.Worth.Equal(program.NewDecimal(100)) ||
		join(card.Found[0].More) != "1 opportunity open|1 opportunity won" || card.Found[0].Owner != "Jan" {
		t.Errorf("found: %+v", card.Found)
	}
	w.Meetings[1].Became = "not taken, because we do not sell it"
	if got := join(w.card().Found[1].More); got != "what became of it: not taken, because we do not sell it" {
		t.Errorf("what the debrief tells: %s", got)
	}
	if join(card.Found[1].More) != "no opportunity told yet" || card.Found[1].Amount.Known {
		t.Errorf("the second: %+v", card.Found[1])
	}
	var wins []string
	for _, n := range card.Wins {
		wins = append(wins, n.Text)
	}
	if join(wins) != "Large|Small|Praised in public" {
		t.Errorf("wins: %s", join(wins))
	}
	g.Root.Churned = program.Yes
	if left := w.card(); len(left.Lost) != 1 || left.Wins != nil {
		t.Errorf("wins to pass on of a customer that is lost: %+v", left.Wins)
	}
}

func TestWhatACalendarAloneTellsBeginsNoMeetings(t *testing.T) {
	w := newWorld()
	w.Meetings = []*program.Meeting{{Status: program.Held, Date: day(2020, 3, 4), Candidate: true},
		{Status: program.Held, Date: day(2026, 5, 6)}}
	if first := firstHeld(newStudy(w.Program, nil, Defaults())); first != day(2026, 5, 6) {
		t.Errorf("meetings begin on %s", first)
	}
}
