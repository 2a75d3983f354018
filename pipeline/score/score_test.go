package score

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"sponsorbook/pipeline/program"
)

// A world is a small program built by hand, as of 31 October 2026 with the
// window November 2025 to October 2026.
type world struct{ *program.Program }

func newWorld() world {
	at := program.NewDate(2026, time.October, 31)
	return world{&program.Program{Book: at.Month(), Facts: &program.Facts{AsOf: at, Currency: "EUR", Basis: program.BasisRevenue,
		Window: program.Window{From: program.NewMonth(2025, 11), To: program.NewMonth(2026, 10)}}}}
}

// group adds an account of its own with what it paid before and in the window.
func (w world) group(key string, before, now int64, tier int) *program.Group {
	a := &program.Account{Key: key, ID: key, Name: "Account " + key}
	g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
	for month, amount := range map[program.Month]int64{program.NewMonth(2025, 3): before, program.NewMonth(2026, 3): now} {
		if amount != 0 {
			g.Revenue = g.Revenue.Plus(month, program.NewDecimal(amount))
		}
	}
	for _, r := range g.Revenue {
		w.Revenue.Add(program.Revenue{Account: key, Month: r.Month, Amount: program.Reporting(r.Amount, "EUR")})
	}
	w.Accounts, w.Groups = append(w.Accounts, a), append(w.Groups, g)
	w.Standings = append(w.Standings, program.Standing{Group: key, Tier: tier, Active: now > 0, Revenue: program.NewDecimal(now)})
	return g
}

func (w world) sponsor(key string, since program.Date) {
	w.Pairings = append(w.Pairings, program.Pairing{Group: key, Sponsor: "Ada Okafor", Confirmed: true, Since: since})
}

func (w world) meet(g *program.Group, on program.Date, kind string) *program.Meeting {
	m := &program.Meeting{ID: on.String(), Accounts: []string{g.Key}, Date: on, Type: kind, Status: program.Held,
		Sponsor: "Ada Okafor", InPerson: program.Yes}
	w.Meetings, g.Meetings = append(w.Meetings, m), append(g.Meetings, m)
	return m
}

func (w world) card(memory ...program.Snapshot) program.Scorecard {
	slices.SortFunc(w.Groups, func(a, b *program.Group) int { return cmp.Compare(a.Key, b.Key) })
	card := Measure(w.Program, memory, Defaults())
	return card
}

func (w world) kpi(t *testing.T, code string, memory ...program.Snapshot) program.KPI {
	t.Helper()
	for _, k := range w.card(memory...).KPIs {
		if k.Code == code {
			return k
		}
	}
	t.Fatalf("there is no KPI %s", code)
	return program.KPI{}
}

func day(y int, m time.Month, d int) program.Date { return program.NewDate(y, m, d) }

func num(q program.Quantity) string {
	if !q.Known {
		return "unknown"
	}
	return program.Round(q.Value, 4).String()
}

func TestTheWorkedRetentionOfTheDefinitions(t *testing.T) {
	w := newWorld()
	// Start 10.0 m: one shrinks by 0.6, one of 0.9 leaves, one grows by 1.8, the rest stays.
	w.group("a", 2_000_000, 1_400_000, 1)
	w.group("b", 900_000, 0, 3)
	w.group("c", 3_000_000, 4_800_000, 1)
	for _, k := range []string{"d", "e", "f", "g", "h", "i", "j"} {
		w.group(k, 585_714, 585_714, 3)
	}
	w.group("k", 2, 2, 3)
	w.group("new", 0, 5_000_000, 1)
	if k := w.kpi(t, "gross-retention"); num(k.Value) != "0.85" || k.N != 11 {
		t.Errorf("gross: %s of %d", num(k.Value), k.N)
	}
	if k := w.kpi(t, "net-retention"); num(k.Value) != "1.03" {
		t.Errorf("net: %s", num(k.Value))
	}
	if k := w.kpi(t, "logo-retention"); num(k.Numerator) != "10" || num(k.Denominator) != "11" {
		t.Errorf("logos: %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestFewerThanTenCasesAreCounts(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 90, 1)
	k := w.kpi(t, "gross-retention")
	if k.Value.Known || num(k.Numerator) != "90" || num(k.Denominator) != "100" || !k.Measured {
		t.Errorf("got %+v", k)
	}
}

func TestACustomerThatTodaysListsHaveLostIsRemembered(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 100, 1)
	past := program.Snapshot{Book: program.NewMonth(2025, 10), Currency: "EUR", Groups: []program.PastGroup{
		{Key: "gone", Name: "Gone", Members: []string{"gone"}, Active: true, Revenue: program.NewDecimal(300)},
		{Key: "merged", Name: "Merged", Members: []string{"a"}, Active: true, Revenue: program.NewDecimal(50)},
	}}
	if k := w.kpi(t, "gross-retention", past); num(k.Denominator) != "400" || num(k.Numerator) != "100" {
		t.Errorf("got %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestRevenueBelowZeroAtTheEndCountsAsZero(t *testing.T) {
	w := newWorld()
	w.group("a", 100, -40, 3)
	w.group("b", 100, 100, 3)
	if k := w.kpi(t, "net-retention"); num(k.Numerator) != "100" {
		t.Errorf("got %s", num(k.Numerator))
	}
}

func TestBothWindowsAreConvertedAtTheNewestRate(t *testing.T) {
	w := newWorld()
	w.group("a", 0, 0, 3)
	for _, month := range []program.Month{program.NewMonth(2025, 3), program.NewMonth(2026, 3)} {
		w.Revenue.Add(program.Revenue{Account: "a", Month: month,
			Amount: program.Money{Amount: program.NewDecimal(100), Currency: "USD", Known: true,
				Worth: program.NewDecimal(int64(month % 7)), Converted: true}})
		w.Rates = append(w.Rates,
			&program.Rate{Month: month, Currency: "USD", Rate: program.NewDecimal(int64(month - program.NewMonth(2025, 1)))})
	}
	if k := w.kpi(t, "net-retention"); k.Numerator.Value.Cmp(k.Denominator.Value) != 0 {
		t.Errorf("a currency moved retention: %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestAVisitIsOnTimeByItsTier(t *testing.T) {
	w := newWorld()
	long := day(2024, 1, 1)
	for _, c := range []struct {
		key  string
		tier int
		last program.Date
	}{
		{"on the last day", 1, w.AsOf.AddDays(-182)}, {"a day late", 1, w.AsOf.AddDays(-183)},
		{"tier 2 has a year", 2, w.AsOf.AddDays(-364)}, {"never", 2, 0},
	} {
		g := w.group(c.key, 1, 1, c.tier)
		w.sponsor(c.key, long)
		if c.last.Known() {
			w.meet(g, c.last, program.Visit)
		}
	}
	young := w.group("sponsored too recently", 1, 1, 1)
	w.sponsor(young.Key, w.AsOf.AddDays(-100))
	planned := w.group("planned never counts", 1, 1, 1)
	w.sponsor(planned.Key, long)
	w.meet(planned, w.AsOf.AddDays(-5), program.Visit).Status = program.Booked
	if k := w.kpi(t, "visit-cadence"); num(k.Numerator) != "2" || num(k.Denominator) != "5" {
		t.Errorf("got %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestDaysInCadenceAreCountedOnce(t *testing.T) {
	p := program.Period{From: day(2026, 1, 1), To: day(2026, 1, 31)}
	visits := []*program.Meeting{{Date: day(2025, 12, 28)}, {Date: day(2026, 1, 3)}, {Date: day(2026, 1, 20)}}
	// Ten days each: to 6 January, to 12 January, and 20 to 29 January.
	if n := compliant(visits, p, 10); n != 12+10 {
		t.Errorf("got %d days", n)
	}
}

func TestAnOpportunityBelongsToAMeetingAtMostNinetyDaysBefore(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	w.sponsor("a", day(2024, 1, 1))
	w.meet(g, day(2026, 3, 1), program.Visit)
	w.meet(g, day(2026, 3, 20), program.Call)
	for created, amount := range map[program.Date]int64{day(2026, 2, 28): 1, day(2026, 3, 1): 10, day(2026, 6, 18): 100,
		day(2026, 6, 19): 1000} {
		o := &program.Opportunity{Account: "a", Created: created, Amount: program.Reporting(program.NewDecimal(amount), "EUR"),
			Won: amount == 100}
		g.Opportunities, w.Opportunities = append(g.Opportunities, o), append(w.Opportunities, o)
	}
	if k := w.kpi(t, "associated-pipeline"); num(k.Value) != "110" || k.N != 2 {
		t.Errorf("got %s of %d", num(k.Value), k.N)
	}
}

func TestEscalationsBeforeASponsorLeaveOutTheNinetyDaysThatLedToIt(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	g.Root.CustomerSince = day(2020, 1, 1)
	w.sponsor("a", day(2025, 11, 1))
	for _, opened := range []program.Date{day(2025, 1, 5), day(2025, 9, 1), day(2025, 12, 1)} {
		e := &program.Escalation{ID: opened.String(), Accounts: []string{"a"}, Opened: opened}
		g.Escalations, w.Escalations = append(g.Escalations, e), append(w.Escalations, e)
	}
	card := w.card()
	if card.Before.Events != 1 || card.After.Events != 1 {
		t.Errorf("before %d, after %d", card.Before.Events, card.After.Events)
	}
	// 1 January to 2 August 2025 is 214 days; 1 November 2025 to 31 October 2026 is 365.
	if got := program.Round(card.Before.Months, 3).String(); got != "7.031" {
		t.Errorf("before: %s months", got)
	}
	if got := program.Round(card.After.Months, 3).String(); got != "11.992" {
		t.Errorf("after: %s months", got)
	}
}

func TestARespondentCountsOnceWithTheLatestAnswer(t *testing.T) {
	w := newWorld()
	w.group("a", 1, 1, 1)
	add := func(who string, on program.Date, score int64) {
		w.Surveys = append(w.Surveys, &program.Survey{Account: "a", Date: on, Scale: "NPS", Respondent: who,
			Score: program.NewNumber(program.NewDecimal(score))})
	}
	add("Ines", day(2026, 1, 1), 2)
	add("INES", day(2026, 5, 1), 10)
	add("", day(2026, 5, 1), 6)
	add("Old", day(2024, 5, 1), 0)
	k := w.kpi(t, "nps")
	if k.N != 2 || k.Value.Known || num(k.Numerator) != "1" {
		t.Errorf("got %+v", k)
	}
}

func TestWithoutInputAKPISaysWhatWouldSupplyIt(t *testing.T) {
	card := newWorld().card()
	for _, k := range card.KPIs {
		if k.Measured || k.Supply == "" || k.Value.Known {
			t.Errorf("%s of an empty program: %+v", k.Code, k)
		}
	}
	if card.Decision != "" || len(card.Headlines) > 0 {
		t.Errorf("an empty program asks the board for %q and says %q", card.Decision, card.Headlines)
	}
}

func TestATrendKeepsItsGaps(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 90, 1)
	past := func(m program.Month, x int64) program.Snapshot {
		return program.Snapshot{Book: m,
			KPIs: []program.PastKPI{{Code: "gross-retention", Numerator: money(program.NewDecimal(x)),
				Denominator: money(program.NewDecimal(100))}}}
	}
	k := w.kpi(t, "gross-retention", past(program.NewMonth(2026, 7), 70), past(program.NewMonth(2026, 9), 80))
	if len(k.Trend) != 4 || k.Trend[1].Denominator.Known || num(k.Trend[0].Numerator) != "70" || num(k.Trend[3].Numerator) != "90" {
		t.Errorf("got %+v", k.Trend)
	}
}

func TestTheDecisionIsTheStrongestUnmetNeed(t *testing.T) {
	w := newWorld()
	w.Sponsors = []*program.Sponsor{{Key: "ada okafor", Name: "Ada Okafor"}}
	g := w.group("a", 100, 90, 1)
	g.Root.Renewal, g.Root.ContractValue = day(2027, 3, 1), program.Reporting(program.NewDecimal(500), "EUR")
	card := w.card()
	if card.Decision != "Name sponsors for 1 account that renews within twelve months and has none" ||
		num(money(card.DecisionAmount.Worth)) != "500" {
		t.Errorf("got %q, %s", card.Decision, card.DecisionAmount.Worth)
	}
	if on := card.DecisionOn; len(on) != 1 || on[0].Sponsored || num(money(on[0].Amount.Worth)) != "500" {
		t.Errorf("the decision is about %+v", on)
	}
	w.Settings.Decision = "Approve two sponsors for Asia"
	if card = w.card(); card.Decision != "Approve two sponsors for Asia" {
		t.Errorf("got %q", card.Decision)
	}
}

func TestTheSameBandsAreComparedAndThinOnesDropped(t *testing.T) {
	w := newWorld()
	for i := range 16 {
		key := string(rune('a' + i))
		w.group(key, int64(100+i*10), int64(110+i*11), 1)
		w.sponsor(key, day(2024, 1, 1))
		for j := range 5 {
			if i < 12 {
				w.group(key+string(rune('1'+j)), int64(100+i*10), int64(100+i*10), 3)
			}
		}
	}
	card := w.card()
	c := card.Comparison
	if c == nil || c.Sponsored != 12 || len(c.Dropped) != 1 || c.Dropped[0] != "largest quarter" || num(c.UnsponsoredChange) != "0" ||
		num(c.SponsoredChange) != "0.1" {
		t.Errorf("got %+v", c)
	}
}

// TestTheLoadSaysWhyItIsNoSumOfOthers has a sponsor with an account outside the program and
// one more than they can carry.
func TestTheLoadSaysWhyItIsNoSumOfOthers(t *testing.T) {
	w := newWorld()
	w.Sponsors = []*program.Sponsor{{Key: "ada okafor", Name: "Ada Okafor"}}
	w.Capacity, w.Carries = 4, map[string]int{program.Fold("Ada Okafor"): 2}
	for key, tier := range map[string]int{"a": 1, "b": 2, "c": 3} {
		w.group(key, 1, 1, tier)
		w.sponsor(key, day(2025, 1, 1))
	}
	k := w.kpi(t, "sponsor-load")
	for code, want := range map[string]string{"outside": "1", "over": "1"} {
		if b, ok := k.With(code); !ok || num(b.Quantity) != want {
			t.Errorf("%s: %s, want %s", code, num(b.Quantity), want)
		}
	}
}
