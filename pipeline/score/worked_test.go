package score

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/program"
)

func (w world) escalate(g *program.Group, id string, opened, resolved program.Date, cause string) *program.Escalation {
	e := &program.Escalation{ID: id, Accounts: []string{g.Key}, Opened: opened, Resolved: resolved, Cause: cause}
	g.Escalations, w.Escalations = append(g.Escalations, e), append(w.Escalations, e)
	return e
}

func label(k program.KPI, label string) string {
	for _, b := range k.Beside {
		if b.Label == label {
			return num(b.Quantity)
		}
	}
	return "absent"
}

func TestContractsOfTheLastDayAreComparedWithThoseOfTheDayBeforeTheWindow(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	run := func(annual int64, from, to program.Date) {
		g.Contracts = append(g.Contracts, &program.Contract{Account: "a", Start: from, End: to,
			Annual: program.Reporting(program.NewDecimal(annual), "EUR")})
	}
	run(100, day(2024, 1, 1), day(2025, 10, 31))  // its last day is the day before the window
	run(10, day(2025, 10, 31), day(2026, 10, 30)) // ends a day too early to be kept
	run(40, day(2025, 11, 1), 0)                  // begins in the window
	k := w.kpi(t, "arr-retention")
	if num(k.Numerator) != "40" || num(k.Denominator) != "110" {
		t.Errorf("got %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestAGroupIsInTheClassThatItHadWhenTheWindowBegan(t *testing.T) {
	w := newWorld()
	for key, since := range map[string]program.Date{"long": day(2024, 1, 1), "first day": day(2025, 11, 1), "joined": day(2025, 11, 2),
		"unknown": 0} {
		w.group(key, 100, 100, 1)
		w.sponsor(key, since)
	}
	w.group("alone", 100, 100, 3)
	k := w.kpi(t, "gross-retention")
	for name, want := range map[string]string{"with a sponsor at the start (2 groups)": "200", "without a sponsor (1 group)": "100",
		"sponsored during the window (1 group)": "100", "sponsored since an unknown day (1 group)": "100"} {
		if got := label(k, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	past := program.Snapshot{Book: program.NewMonth(2025, 10),
		Groups: []program.PastGroup{{Key: "alone", Confirmed: true, Sponsor: "Ada Okafor"}, {Key: "long"}}}
	if k = w.kpi(t, "gross-retention", past); label(k, "with a sponsor at the start (2 groups)") != "200" ||
		label(k, "sponsored during the window (2 groups)") != "200" {
		t.Errorf("the book of that month decides: %+v", k.Beside)
	}
}

func TestALostGroupIsExposedUntilItWasLostAndAProspectNever(t *testing.T) {
	w := newWorld()
	lost := w.group("lost", 100, 0, 3) // its only revenue was in March 2025
	lost.Root.CustomerSince = day(2025, 1, 1)
	w.escalate(lost, "E1", day(2025, 1, 10), day(2025, 2, 1), "")
	w.escalate(lost, "E2", day(2025, 6, 1), day(2025, 7, 1), "")
	w.group("prospect", 0, 0, 3)
	card := w.card()
	// 1 January to 31 March 2025 is 90 days.
	if got := program.Round(card.Unsponsored.Months, 3).String(); got != "2.957" || card.Unsponsored.Events != 1 {
		t.Errorf("%d in %s months", card.Unsponsored.Events, got)
	}
}

func TestAnEscalationThatTodaysExportForgotIsRemembered(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 3)
	g.Root.CustomerSince = day(2020, 1, 1)
	w.escalate(g, "E2", day(2026, 9, 1), 0, "")
	past := program.Snapshot{Book: program.NewMonth(2026, 9), Escalations: []program.PastEscalation{
		{ID: "E1", Groups: []string{"a"}, Opened: day(2024, 1, 20)}, {ID: "E2", Groups: []string{"a"}, Opened: day(2026, 9, 1)}}}
	card := w.card(past)
	if card.Unsponsored.Events != 2 || program.Round(card.Unsponsored.Months, 1).String() != "34" {
		t.Errorf("%d in %s months", card.Unsponsored.Events, card.Unsponsored.Months)
	}
}

func TestStancesMoveBetweenTwoBooks(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	var before []program.PastContact
	for i, move := range [][2]program.Stance{{program.Neutral, program.Supports}, {program.Supports, program.Opposed},
		{program.Neutral, program.Neutral},
		{program.StanceUnknown, program.Sceptical}, {program.Neutral, program.StanceUnknown}} {
		key := string(rune('a' + i))
		g.Contacts = append(g.Contacts, &program.Contact{Key: key, Account: "a", Name: key, Stance: move[1]})
		before = append(before, program.PastContact{Key: key, Group: "a", Stance: move[0]})
	}
	k := w.kpi(t, "stance-moves", program.Snapshot{Book: program.NewMonth(2026, 9), Contacts: before})
	if label(k, "better") != "1" || label(k, "worse") != "1" || label(k, "same") != "1" || label(k, "newly known") != "1" {
		t.Errorf("got %+v", k.Beside)
	}
}

func TestNothingIsMeasuredOfWhatNoExportTells(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	w.sponsor("a", day(2024, 1, 1))
	g.Contacts = []*program.Contact{{Key: "c", Account: "a", Name: "Ines", Role: program.Decides}}
	w.meet(g, day(2026, 9, 1), program.Visit) // nobody says who of theirs was there
	for _, code := range []string{"people-known", "people-met", "review-cadence", "fill-ins-returned"} {
		if k := w.kpi(t, code); k.Measured || k.Supply == "" {
			t.Errorf("%s: %+v", code, k)
		}
	}
}

func TestSponsorsMayCarryMoreThanTheyCan(t *testing.T) {
	w := newWorld()
	w.Sponsors, w.Capacity = []*program.Sponsor{{Key: "ada okafor", Name: "Ada Okafor"}}, 10
	for i := range 12 {
		key := string(rune('a' + i))
		w.group(key, 1, 1, 1)
		w.sponsor(key, 0)
	}
	if k := w.kpi(t, "sponsor-load"); num(k.Value) != "1.2" || k.Low.Known {
		t.Errorf("got %s, interval %+v", num(k.Value), k.Low)
	}
}

func TestEveryProportionHasItsIntervalAndMoneyHasNone(t *testing.T) {
	w := newWorld()
	w.Sponsors = []*program.Sponsor{{Key: "ada okafor", Name: "Ada Okafor"}}
	for i := range 12 {
		key := string(rune('a' + i))
		g := w.group(key, 100, 90, 1)
		w.sponsor(key, day(2024, 1, 1))
		w.meet(g, day(2026, 9, 1), program.Visit)
		for j := range 2 {
			e := &program.Escalation{ID: key + string(rune('1'+j)), Accounts: []string{key}, Cause: "late delivery",
				Opened: day(2025, time.Month(3+3*j), 1), Resolved: day(2025, time.Month(4+3*j), 1)}
			w.Escalations, g.Escalations = append(w.Escalations, e), append(g.Escalations, e)
		}
	}
	proportions := map[string]bool{"account-coverage": true, "visit-cadence": true, "qbr-cadence": true, "logo-retention": true,
		"program-attention": true, "escalation-rate": true, "recurrence": true}
	seen := map[string]bool{}
	for _, k := range w.card().KPIs {
		if k.Measured && k.Value.Known {
			seen[k.Code] = true
			if k.Low.Known != proportions[k.Code] {
				t.Errorf("%s has an interval: %v", k.Code, k.Low.Known)
			}
		}
	}
	for _, code := range []string{"account-coverage", "visit-cadence", "logo-retention", "escalation-rate", "recurrence",
		"gross-retention"} {
		if !seen[code] {
			t.Errorf("%s was not measured", code)
		}
	}
}

func TestTheProgramsOwnRetentionIsOfThoseItHadWhenTheWindowBegan(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 90, 1)
	w.group("b", 50, 80, 1)
	w.group("joined", 1000, 1, 1)
	w.group("alone", 1000, 1, 3)
	w.sponsor("a", day(2024, 1, 1))
	w.sponsor("b", day(2024, 1, 1))
	w.sponsor("joined", day(2026, 5, 1))
	own := w.card().Retention
	if len(own) != 1 || own[0].Of != program.SponsoredBefore || own[0].Groups != 2 || !own[0].Few || num(own[0].Start) != "150" ||
		num(own[0].Kept) != "140" || num(own[0].Grown) != "170" {
		t.Errorf("got %+v", own)
	}
}

func TestTheDecisionSaysWhatTodaysSponsorsCanCarry(t *testing.T) {
	w := newWorld()
	w.Sponsors, w.Carries = []*program.Sponsor{{Key: "ada okafor", Name: "Ada Okafor"}}, map[string]int{"ada okafor": 2}
	for _, key := range []string{"a", "b", "c"} {
		w.group(key, 1, 10, 1)
	}
	w.sponsor("a", 0)
	card := w.card()
	if card.Decision != "Name sponsors for 2 accounts in the program that have none" || num(card.DecisionRoom) != "1" {
		t.Errorf("got %q with room for %+v", card.Decision, card.DecisionRoom)
	}
}

func TestAnInternalReviewNeedsNoSponsorAndNobodyOfTheCustomer(t *testing.T) {
	w := newWorld()
	for _, key := range []string{"in time", "late", "with the customer"} {
		g := w.group(key, 1, 1, 1)
		w.sponsor(key, day(2024, 1, 1))
		m := w.meet(g, w.AsOf.AddDays(map[string]int{"in time": -30, "late": -31, "with the customer": -3}[key]), program.Review)
		if m.Sponsor = ""; key == "with the customer" {
			m.Theirs = []string{"Ines"}
		}
	}
	if k := w.kpi(t, "review-cadence"); num(k.Numerator) != "1" || num(k.Denominator) != "3" {
		t.Errorf("got %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestWorkbooksReturnedAreCountedOnceABookAndManager(t *testing.T) {
	w := newWorld()
	month := program.NewMonth(2026, 9)
	for _, name := range []string{"Tomasz", "TOMASZ", "Sanne"} {
		w.Returned = append(w.Returned, &program.ReturnedFillIn{Book: month, Manager: name})
	}
	k := w.kpi(t, "fill-ins-returned", program.Snapshot{Book: month, AsOf: day(2026, 9, 30), FillIns: 5})
	if num(k.Numerator) != "2" || num(k.Denominator) != "5" {
		t.Errorf("got %s of %s", num(k.Numerator), num(k.Denominator))
	}
}

func TestAnActionDoneOnAnUnknownDayIsNotCalledInTime(t *testing.T) {
	past := program.Snapshot{Book: program.NewMonth(2026, 9)}
	for id, a := range map[string]program.PastAction{"in time": {Status: program.StatusDone, CompletedOn: day(2026, 9, 1)},
		"late":     {Status: program.StatusDone, CompletedOn: day(2026, 9, 3)},
		"some day": {Status: program.StatusDone}, "overdue": {Status: program.StatusPlanned},
		"never accepted": {Status: program.StatusProposed}} {
		a.ID, a.Due = id, day(2026, 9, 2)
		past.Actions = append(past.Actions, a)
	}
	k := newWorld().kpi(t, "action-completion", past)
	if num(k.Numerator) != "1" || num(k.Denominator) != "4" || label(k, "done on an unknown day") != "1" || label(k, "overdue") != "1" {
		t.Errorf("got %s of %s, %+v", num(k.Numerator), num(k.Denominator), k.Beside)
	}
}

func TestAChangedDefinitionIsSaid(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 90, 1)
	past := func(m program.Month, terms string) program.Snapshot {
		return program.Snapshot{Book: m, KPIs: []program.PastKPI{{Code: "gross-retention", Definition: terms}}}
	}
	now := w.kpi(t, "gross-retention").Terms()
	card := w.card(past(program.NewMonth(2026, 7), "kept, by hand"), past(program.NewMonth(2026, 9), now))
	if len(card.Redefined) != 1 || card.Redefined[0].Last != program.NewMonth(2026, 7) ||
		!slices.ContainsFunc(card.Cautions, func(c string) bool { return strings.Contains(c, "July 2026") }) {
		t.Errorf("got %+v, %q", card.Redefined, card.Cautions)
	}
}

func TestASponsorSeenOnlyInTroubleIsFlagged(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	w.sponsor("a", day(2024, 1, 1))
	w.escalate(g, "E1", day(2026, 3, 1), day(2026, 4, 1), "")
	w.meet(g, day(2026, 3, 20), program.Visit)
	if got := w.card().OnlyTrouble; !slices.Equal(got, []string{"Ada Okafor"}) {
		t.Errorf("met while it escalated: %q", got)
	}
	w.meet(g, day(2026, 6, 1), program.Call)
	if got := w.card().OnlyTrouble; len(got) > 0 {
		t.Errorf("met in quiet times too: %q", got)
	}
}

func TestOpenEscalationsWithoutTheCustomersExecutiveAreNamed(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	w.escalate(g, "E3", day(2026, 9, 3), 0, "")
	if got := w.card().Uncommitted; len(got) > 0 {
		t.Errorf("where no export tells, nobody is named: %q", got)
	}
	w.escalate(g, "E2", day(2026, 9, 2), 0, "").CustomerCommitted = program.No
	w.escalate(g, "E1", day(2026, 9, 1), 0, "").CustomerCommitted = program.Yes
	if got := w.card().Uncommitted; !slices.Equal(got, []string{"E2", "E3"}) {
		t.Errorf("got %q", got)
	}
}

func TestACustomerThatLeftRenewsNothing(t *testing.T) {
	w := newWorld()
	for _, key := range []string{"stays", "left"} {
		g := w.group(key, 1, 1, 1)
		g.Root.Renewal, g.Root.ContractValue = day(2027, 10, 31), program.Reporting(program.NewDecimal(500), "EUR")
		if key == "left" {
			g.Root.Churned = program.Yes
		}
	}
	if k := w.kpi(t, "revenue-renewing"); num(k.Value) != "500" || k.N != 1 {
		t.Errorf("got %s of %d", num(k.Value), k.N)
	}
}

func TestTimesAreMediansWithTheOpenOnesBeside(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, 1, 1)
	for i, n := range []int{9, 1, 4, 2} {
		w.escalate(g, string(rune('a'+i)), day(2026, 3, 1), day(2026, 3, 1).AddDays(n), "")
	}
	w.escalate(g, "open", w.AsOf.AddDays(-41), 0, "")
	k := w.kpi(t, "time-to-resolve")
	if num(k.Value) != "3" || label(k, "90th percentile") != "9" || label(k, "open") != "1" || label(k, "oldest open") != "41" {
		t.Errorf("got %s, %+v", num(k.Value), k.Beside)
	}
	if k = w.kpi(t, "recurrence"); k.Measured || label(k, "without a cause, left out") != "absent" {
		t.Errorf("recurrence without a cause: %+v", k)
	}
}

func TestACauseOfSeveralAccountsTellsWhatWasDoneLastAndWhomItHitLast(t *testing.T) {
	w := newWorld()
	a, b, c := w.group("a", 1, 1, 1), w.group("b", 1, 1, 1), w.group("c", 1, 1, 1)
	w.escalate(a, "E1", day(2024, 3, 1), day(2026, 2, 1), "Late papers").Corrections = "a second reader"
	w.escalate(b, "E2", day(2026, 5, 1), day(2026, 1, 20), "late papers ").Corrections = "an earlier fix"
	w.escalate(a, "E3", day(2026, 9, 1), 0, "late papers").Corrections = "not proven yet"
	w.escalate(c, "E4", day(2026, 9, 2), day(2027, 1, 1), "alone").Corrections = "after the book's day"
	themes := w.card().Themes
	if len(themes) != 1 {
		t.Fatalf("a cause of one account is no theme: %+v", themes)
	}
	got := themes[0]
	if got.Events != 3 || got.Open != 1 || got.Recent != 2 || got.Fix != "a second reader" || got.Fixed != day(2026, 2, 1) ||
		!slices.Equal(got.Groups, []string{"a", "b"}) {
		t.Errorf("got %+v", got)
	}
}

func TestAFigureThatLacksMoneyIsMarkedAndNotJudged(t *testing.T) {
	w := newWorld()
	for i := range 12 {
		w.group(string(rune('a'+i)), 100, 50, 3)
	}
	w.group("lacks", 100, 10, 3)
	missed := func(k program.KPI) bool {
		k.Target = percent(program.NewDecimal(1))
		return k.Missed()
	}
	if k := w.kpi(t, "gross-retention"); k.Suspect.Any() || !missed(k) {
		t.Fatalf("a whole figure below its target: %+v", k)
	}
	w.Gaps = program.Suspect{
		{Reason: program.GapRow, Account: "lacks", Month: program.NewMonth(2026, 1), Amount: program.Reporting(program.NewDecimal(90),
			"EUR")},
		// of neither window
		{Reason: program.GapRow, Account: "lacks", Month: program.NewMonth(2021, 1),
			Amount: program.Reporting(program.NewDecimal(7), "EUR")},
	}
	for code, marked := range map[string]bool{"gross-retention": true, "net-retention": true, "logo-retention": true,
		"account-coverage": false} {
		k := w.kpi(t, code)
		if sums, _ := k.Suspect.Sums(); marked != (len(sums) == 1 && sums[0].Amount.String() == "90") || marked && missed(k) {
			t.Errorf("%s lacks %v, missed %v", code, sums, missed(k))
		}
	}
}

func TestAGroupThatLacksMoneyIsComparedWithNobody(t *testing.T) {
	w := newWorld()
	for i := range 12 {
		key := string(rune('a' + i))
		w.group(key, 100, 110, 1)
		w.sponsor(key, day(2024, 1, 1))
		w.group(key+"1", 100, 100, 3)
	}
	w.group("lacks", 100, 0, 1)
	w.sponsor("lacks", day(2024, 1, 1))
	w.Gaps = program.Suspect{{Reason: program.GapRate, Account: "lacks", Month: program.NewMonth(2026, 1)}}
	c := w.card().Comparison
	if c == nil || c.Sponsored != 12 || c.Lacking != 1 || num(c.SponsoredChange) != "0.1" || num(c.ShareCompared) != "0.9231" {
		t.Errorf("got %+v", c)
	}
}

func TestTheNextRenewalAheadIsTheRiskWhicheverAccountHasIt(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 1)
	g.Root.Renewal = day(2024, 3, 1) // passed long ago
	g.Members = append(g.Members, &program.Account{Key: "b", Renewal: day(2027, 1, 15)})
	w.escalate(g, "E1", day(2026, 10, 1), 0, "")
	if risks := w.card().AtRisk; len(risks) != 1 || !strings.Contains(risks[0].Text, "renewal in January 2027") {
		t.Errorf("got %+v", risks)
	}
}

// What only aggravates is no risk alone, and one thing that is one is enough.
func TestOneWorryIsARiskAndOneThatOnlyAggravatesIsNone(t *testing.T) {
	renews := func(w *world, g *program.Group) { g.Root.Renewal = day(2027, 1, 15) }
	alone := func(w *world, g *program.Group) {
		w.Sponsors = append(w.Sponsors, &program.Sponsor{Key: "zoe", Name: "Zoe"}) // there are sponsors, and the group has none
	}
	escalated := func(w *world, g *program.Group) { w.escalate(g, "E1", day(2026, 10, 1), 0, "") }
	for name, c := range map[string]struct {
		set  []func(*world, *program.Group)
		want bool
	}{
		"nothing":                   {nil, false},
		"a renewal":                 {[]func(*world, *program.Group){renews}, false},
		"no sponsor":                {[]func(*world, *program.Group){alone}, false},
		"a renewal and no sponsor":  {[]func(*world, *program.Group){renews, alone}, true},
		"an escalation":             {[]func(*world, *program.Group){escalated}, true},
		"an escalation and renewal": {[]func(*world, *program.Group){escalated, renews}, true},
	} {
		w := newWorld()
		g := w.group("a", 100, 100, 1)
		for _, set := range c.set {
			set(&w, g)
		}
		if risks := w.card().AtRisk; (len(risks) == 1) != c.want {
			t.Errorf("%s: at risk %+v, want %v", name, risks, c.want)
		}
	}
}

func TestWhatEscalationsTookIsToldBeforeASponsorAndSince(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 1)
	g.Root.CustomerSince = day(2024, 1, 1)
	w.group("b", 90, 90, 3)
	w.sponsor("a", day(2026, 1, 1))
	add := func(id, account string, opened, acted, resolved program.Date, team string) {
		e := &program.Escalation{ID: id, Accounts: []string{account}, Opened: opened, Acknowledged: acted, Resolved: resolved, Team: team}
		w.Escalations = append(w.Escalations, e)
		for _, g := range w.Groups {
			if g.Key == account {
				g.Escalations = append(g.Escalations, e)
			}
		}
	}
	add("1", "a", day(2025, 5, 1), day(2025, 5, 5), day(2025, 5, 21), "Ann; Ben; ann")
	add("2", "a", day(2026, 8, 1), day(2026, 8, 2), day(2026, 8, 11), "Ann")
	add("3", "a", day(2026, 9, 1), day(2026, 9, 4), 0, "Ann, Ben, Cid")
	add("4", "b", day(2026, 3, 1), 0, day(2026, 3, 8), "")
	card := w.card()
	for name, c := range map[string]struct {
		got  program.Median
		want string
		n    int
	}{"before, to act": {card.Before.ToAct, "4", 1}, "before, people": {card.Before.People, "2", 1},
		"since, to act": {card.After.ToAct, "2", 2}, "since, to resolve": {card.After.ToResolve, "10", 1},
		"since, people": {card.After.People, "2", 2}, "others, to act": {card.Unsponsored.ToAct, "unknown", 0},
		"others, to resolve": {card.Unsponsored.ToResolve, "7", 1}} {
		if num(c.got.Quantity) != c.want || c.got.N != c.n {
			t.Errorf("%s: %s of %d, want %s of %d", name, num(c.got.Quantity), c.got.N, c.want, c.n)
		}
	}
	last := card.Quarters[len(card.Quarters)-1]
	if last.To != w.AsOf || last.Program != 2 || last.Rest != 0 || num(last.ToResolve.Quantity) != "10" {
		t.Errorf("the last quarter: %+v", last)
	}
	if first := card.Quarters[0]; first.To != day(2025, 7, 31) || first.Program != 1 { // it begins on 1 May, with the exports
		t.Errorf("the first quarter: %+v", first)
	}
	if rest := card.Quarters[len(card.Quarters)-3]; rest.Program != 0 || rest.Rest != 1 {
		t.Errorf("the quarter to April: %+v", rest)
	}
}

func TestWhatABookKnewApartIsCountedWithItsEscalation(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 1)
	e := &program.Escalation{ID: "E1", Accounts: []string{"a"}, Opened: day(2026, 8, 1), Also: []program.TicketID{{ID: "SD-1"}}}
	w.Escalations, g.Escalations = []*program.Escalation{e}, []*program.Escalation{e}
	book := program.Snapshot{Book: w.Book - 1, AsOf: day(2026, 9, 30), Escalations: []program.PastEscalation{
		{ID: "SD-1", Groups: []string{"a"}, Opened: day(2026, 8, 1)}}}
	if card := w.card(book); card.Unsponsored.Events != 1 {
		t.Errorf("%d escalations", card.Unsponsored.Events)
	}
}

func TestAnUnconfirmedAuthorityIsNamedWhereOthersAreTold(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 100, 1)
	w.Escalations = []*program.Escalation{{ID: "2", Opened: day(2026, 10, 2)}, {ID: "1", Opened: day(2026, 9, 2)},
		{ID: "3", Opened: day(2026, 8, 2), Resolved: day(2026, 8, 9)}}
	if got := w.card().Unconfirmed; got != nil {
		t.Errorf("nobody tells of authority: %v", got)
	}
	w.Escalations = append(w.Escalations, &program.Escalation{ID: "4", Opened: day(2026, 10, 3), AuthorityBy: "Helena Brandt"})
	if got := join(w.card().Unconfirmed); got != "1|2" {
		t.Errorf("%s", got)
	}
}
