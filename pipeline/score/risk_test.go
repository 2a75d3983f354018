package score

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

func fraction(t *testing.T, text string) program.Decimal {
	t.Helper()
	d, err := program.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRevenueThatFellByTenPercentIsARiskAndNoLess(t *testing.T) {
	for change, want := range map[string]string{"0.3": "", "0": "", "-0.0999": "", "-0.1": "revenue −10 %", "-0.126": "revenue −13 %",
		"-0.5": "revenue −50 %", "unknown": ""} {
		w := newWorld()
		w.group("a", 100, 100, 1)
		if change == "unknown" {
			w.Standings[0].Change = fraction(t, "-0.5")
		} else {
			w.Standings[0].HasChange, w.Standings[0].Change = true, fraction(t, change)
		}
		if got := risks(w); got != want {
			t.Errorf("%s: %q, want %q", change, got, want)
		}
	}
}

// risks are the groups at risk with what is said of each: "a: …; b: …" where there
// are several.
func risks(w world) string {
	all := w.card().AtRisk
	var out []string
	for _, r := range all {
		if len(all) == 1 {
			return r.Text
		}
		out = append(out, r.Group+": "+r.Text)
	}
	return strings.Join(out, "; ")
}

func TestSevereIssuesThatAreOpenAreARisk(t *testing.T) {
	open := func(severity int, billing bool) *program.Issue {
		return &program.Issue{Severity: severity, Billing: billing, IsOpen: true, Opened: day(2026, 9, 1)}
	}
	closed, ahead := open(program.Severe, false), open(program.Severe, false)
	closed.Closed, ahead.Opened = day(2026, 10, 31), day(2026, 11, 1)
	for _, c := range []struct {
		issues []*program.Issue
		want   string
	}{
		{nil, ""},
		{[]*program.Issue{open(program.Severe-1, false)}, ""},
		{[]*program.Issue{closed, ahead}, ""},
		{[]*program.Issue{open(program.Severe, false)}, "1 severe open issue"},
		{[]*program.Issue{open(program.Severe, true)}, "1 severe billing problem"},
		{[]*program.Issue{open(program.Severe, true), open(program.Severe, true), closed}, "2 severe billing problems"},
		{[]*program.Issue{open(program.Severe, true), open(program.Severe, false)}, "2 severe open issues"},
	} {
		w := newWorld()
		w.group("a", 100, 100, 1).Issues = c.issues
		if got := risks(w); got != c.want {
			t.Errorf("%d issues: %q, want %q", len(c.issues), got, c.want)
		}
	}
}

func TestARenewalWithinSixMonthsAggravatesAndALaterOneDoesNot(t *testing.T) {
	for _, c := range []struct {
		on   program.Date
		want string
	}{
		{day(2026, 10, 31), "1 open escalation"}, // today's is over
		{day(2026, 11, 1), "renewal in November 2026, 1 open escalation"},
		{day(2027, 4, 30), "renewal in April 2027, 1 open escalation"},
		{day(2027, 5, 1), "1 open escalation"},
	} {
		w := newWorld()
		g := w.group("a", 100, 100, 1)
		g.Root.Renewal = c.on
		w.escalate(g, "E1", day(2026, 10, 1), 0, "")
		if got := risks(w); got != c.want {
			t.Errorf("%s: %q, want %q", c.on, got, c.want)
		}
	}
}

func TestRisksComeByTheMoneyAtStake(t *testing.T) {
	w := newWorld()
	for i, key := range []string{"a", "b", "c"} {
		g := w.group(key, 100, 100+int64(i), 1)
		w.escalate(g, "E"+key, day(2026, 10, 1), 0, "")
		if key == "a" {
			w.escalate(g, "E2", day(2026, 10, 2), 0, "")
			g.Root.Renewal = day(2027, 1, 15)
		}
	}
	const want = "c: 1 open escalation; b: 1 open escalation; a: renewal in January 2027, 2 open escalations"
	if got := risks(w); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRatesAreNamedWhereThereAreSome(t *testing.T) {
	for _, code := range []string{"gross-retention", "net-retention"} {
		w := newWorld()
		fourCustomers(w)
		if k := w.kpi(t, code); strings.Contains(k.Caution, "newest rates") {
			t.Errorf("%s: rates are told of, and there are none: %q", code, k.Caution)
		}
		w.Rates = []*program.Rate{{Month: program.NewMonth(2026, 10), Currency: "USD", Rate: fraction(t, "0.9")}}
		if k := w.kpi(t, code); !strings.Contains(k.Caution, "newest rates") {
			t.Errorf("%s: nothing is said of rates: %q", code, k.Caution)
		}
	}
}

func TestAProposedSponsorIsNoneAndOneOfUnknownDateIsComparedWithNobody(t *testing.T) {
	for _, c := range []struct {
		name    string
		pairing *program.Pairing
		before  int
		after   int
		other   int
	}{
		{"nobody", nil, 0, 0, 1},
		{"proposed", &program.Pairing{Group: "a", Sponsor: "Ada Okafor", Since: day(2025, 1, 1)}, 0, 0, 1},
		{"confirmed that there is none", &program.Pairing{Group: "a", Confirmed: true, Since: day(2025, 1, 1)}, 0, 0, 1},
		{"since some day", &program.Pairing{Group: "a", Sponsor: "Ada Okafor", Confirmed: true}, 0, 0, 0},
		{"since January 2025", &program.Pairing{Group: "a", Sponsor: "Ada Okafor", Confirmed: true, Since: day(2025, 1, 1)}, 0, 1, 0},
		{"since today", &program.Pairing{Group: "a", Sponsor: "Ada Okafor", Confirmed: true, Since: day(2026, 10, 31)}, 1, 0, 0},
	} {
		w := newWorld()
		g := w.group("a", 100, 100, 1)
		g.Root.CustomerSince = day(2024, 1, 1)
		w.escalate(g, "E1", day(2025, 6, 1), 0, "")
		if c.pairing != nil {
			w.Pairings = append(w.Pairings, *c.pairing)
		}
		card := w.card()
		if got, want := [3]int{card.Before.Events, card.After.Events, card.Unsponsored.Events},
			[3]int{c.before, c.after, c.other}; got != want {
			t.Errorf("%s: before, since and unsponsored %v, want %v", c.name, got, want)
		}
	}
}

func TestRenewalsAreMeasuredByThoseWithADateOrByTheRest(t *testing.T) {
	for name, c := range map[string]struct {
		on       program.Date
		value    program.Money
		measured string
	}{
		"dated":   {day(2027, 1, 15), eur(10), "10 = 0 of 10 (n 1); no-sponsor 10"},
		"undated": {0, eur(10), "0 = 0 of 0 (n 0); no-sponsor 0; no-date 10"},
		"neither": {0, program.Money{}, "not measured"},
	} {
		w := newWorld()
		g := w.group("a", 1, 1, 1)
		g.Root.Renewal, g.Root.ContractValue = c.on, c.value
		if got := figures(w.measured(t, "revenue-renewing")); got != c.measured {
			t.Errorf("%s: %s, want %s", name, got, c.measured)
		}
	}
}

func TestALostCustomerIsNamedWithWhatIsKnownOfIt(t *testing.T) {
	w := newWorld()
	w.group("left", 500, 0, 1)
	w.group("stays", 100, 100, 1)
	churned := w.group("churned", 100, 100, 1)
	churned.Root.Churned = program.Yes
	past := program.Snapshot{Book: program.NewMonth(2025, 10), Currency: "EUR", Groups: []program.PastGroup{
		{Key: "gone", Name: "Gone", Members: []string{"gone"}, Active: true, Revenue: program.NewDecimal(300)},
		{Key: "left", Name: "Left", Members: []string{"left"}, Active: true, Revenue: program.NewDecimal(500)},
		{Key: "stays", Name: "Stays", Members: []string{"stays"}, Active: true, Revenue: program.NewDecimal(100)},
		{Key: "churned", Name: "Churned", Members: []string{"churned"}, Active: true, Revenue: program.NewDecimal(100)},
	}}
	var got []string
	for _, x := range w.card(past).Lost {
		got = append(got, x.Group+" "+x.Amount.Worth.String()+": "+x.Text)
	}
	want := "left 500: lost, last revenue in March 2025; gone 300: lost: no longer in the exports; churned 100: lost, last revenue in " +
		"March 2026"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
}

func TestARateOfTheReportingCurrencyItselfChangesNothing(t *testing.T) {
	w := newWorld()
	fourCustomers(w)
	want := figures(w.measured(t, "net-retention"))
	w.Rates = []*program.Rate{{Month: program.NewMonth(2026, 10), Currency: "EUR", Rate: fraction(t, "2")}}
	if got := figures(w.measured(t, "net-retention")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTheRatioOfEscalationsIsOfRatesAndMissingWhereNoneCanBe(t *testing.T) {
	for _, c := range []struct {
		name             string
		opened           []program.Date
		ratio, low, high string
	}{
		// Two in the 214 days before, three in the 365 days since.
		{"both", []program.Date{day(2025, 1, 5), day(2025, 2, 5), day(2025, 12, 1), day(2026, 1, 1), day(2026, 2, 1)}, "0.8795", "known",
			"known"},
		{"before alone", []program.Date{day(2025, 1, 5)}, "0", "", "known"},
		{"since alone, and one that led to it", []program.Date{day(2025, 1, 5).AddDays(250), day(2025, 12, 1)}, "", "", ""},
		{"none", nil, "", "", ""},
	} {
		w := newWorld()
		g := w.group("a", 1, 1, 1)
		g.Root.CustomerSince = day(2020, 1, 1)
		w.sponsor("a", day(2025, 11, 1))
		for i, opened := range c.opened {
			w.escalate(g, string(rune('A'+i)), opened, opened+3, "")
		}
		card := w.card()
		known := func(q program.Quantity) string { return map[bool]string{true: "known"}[q.Known] }
		got := [3]string{"", known(card.RatioLow), known(card.RatioHigh)}
		if card.Ratio.Known {
			got[0] = num(card.Ratio)
		}
		if want := [3]string{c.ratio, c.low, c.high}; got != want {
			t.Errorf("%s: ratio, low and high %q, want %q", c.name, got, want)
		}
	}
}

func TestPipelineFollowsMeetingsThatASponsorHeld(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*program.Meeting)
		want   string
	}{
		"held by a sponsor": {func(*program.Meeting) {}, "10"},
		"held by nobody":    {func(m *program.Meeting) { m.Sponsor = "" }, ""},
		"booked":            {func(m *program.Meeting) { m.Status = program.Booked }, ""},
		"not confirmed":     {func(m *program.Meeting) { m.Candidate = true }, ""},
		"on some day":       {func(m *program.Meeting) { m.Date = 0 }, ""},
	} {
		w := newWorld()
		g := w.group("a", 1, 1, 1)
		w.sponsor("a", day(2024, 1, 1))
		c.change(w.meet(g, day(2026, 3, 1), program.Visit))
		o := &program.Opportunity{Account: "a", Created: day(2026, 3, 10), Amount: eur(10)}
		g.Opportunities, w.Opportunities = append(g.Opportunities, o), append(w.Opportunities, o)
		got := ""
		if k := w.kpi(t, "associated-pipeline"); k.Measured {
			got = num(k.Value)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestCoverageIsMeasuredWhereSponsorsAreKnown(t *testing.T) {
	for name, c := range map[string]struct {
		roster, paired bool
		want           string
	}{
		"nobody is known":           {false, false, "not measured"},
		"sponsors and no pairing":   {true, false, "0 = 0 of 2 (n 2); by-revenue 0"},
		"a pairing and no sponsors": {false, true, "0.5 = 1 of 2 (n 2); by-revenue 0.75"},
	} {
		w := newWorld()
		w.group("a", 1, 300, 1)
		w.group("b", 1, 100, 1)
		if c.roster {
			w.roster()
		}
		if c.paired {
			w.sponsor("a", day(2024, 1, 1))
		}
		if got := figures(w.measured(t, "account-coverage")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
