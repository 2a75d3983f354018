package plan

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

// pastOf are the lines of a plan as the next book remembers them.
func pastOf(p program.Plan) []program.PastAction {
	var out []program.PastAction
	for _, a := range p.Actions {
		out = append(out, program.PastAction{ID: a.ID, Rule: a.Rule, Group: a.Group, Status: a.Status, Start: a.Start, Due: a.Due,
			Window: a.Window})
	}
	return out
}

func TestEveryQBRNamesSponsorFormAndWindow(t *testing.T) {
	for name, c := range map[string]struct {
		sponsor string
		with    bool
		what    string
		in      string
	}{
		"with the sponsor":               {"Ada Okafor", true, "QBR with Ada Okafor", "Ada Okafor"},
		"without, by decision":           {"Ada Okafor", false, "QBR without the sponsor", ""},
		"while nobody is paired with it": {"", true, "QBR with the sponsor, once there is one", ""},
	} {
		w := newWorld()
		w.group("a", 1, c.sponsor)
		w.policy.QBRSponsor, w.policy.QBRForm = c.with, "virtual"
		n := 0
		for _, a := range w.plan().Actions {
			if a.Rule == "qbr" {
				if n++; a.What != c.what || a.Sponsor != c.in || a.Form != "virtual" || a.Window == "" || a.Owner != "Tomasz Zieliński" {
					t.Errorf("%s: %+v", name, a)
				}
			}
		}
		if n != 4 {
			t.Errorf("%s: %d QBRs", name, n)
		}
	}
}

func TestABookingIsThatMeetingsLineAndNoWindowIsDoneByIt(t *testing.T) {
	w := newWorld()
	g := w.group("a", 2, "Ada Okafor")
	w.meet(g, day(2026, 12, 10), program.Visit, program.Booked)
	for _, a := range w.plan().Actions {
		if a.Rule == "visit" && a.Start.Year() == 2026 || a.Status == program.StatusDone {
			t.Errorf("beside the booked visit: %+v", a)
		}
	}
}

func TestASponsorWhoLeavesHandsOverAndVisitsNobodyInTheLastWeeks(t *testing.T) {
	w := newWorld()
	leaves := day(2027, 2, 28)
	for _, key := range []string{"a", "b", "c"} {
		w.group(key, 1, "Ada Okafor")
	}
	w.Sponsor("Ada Okafor").Leaves = leaves
	for i := range w.pairs {
		w.pairs[i].Leaves, w.pairs[i].Successor = leaves, "Bo Lindqvist"
	}
	p := w.plan()
	if len(p.Unplaced) > 0 {
		t.Errorf("not placed: %+v", p.Unplaced)
	}
	for _, a := range p.Actions {
		switch {
		case a.Rule == "handover":
			if a.Due >= leaves || a.Start < leaves.AddDays(-w.policy.HandoverDays) {
				t.Errorf("handover from %s to %s", a.Start, a.Due)
			}
		case a.Window == "":
		case a.Sponsor != "" && a.Due > leaves.AddDays(-w.policy.HandoverDays):
			t.Errorf("%s of %s in the days of the handover: %s to %s", a.What, a.Sponsor, a.Start, a.Due)
		case a.Sponsor == "" && a.Start <= leaves:
			t.Errorf("%s of nobody before the last day: %s", a.What, a.Start)
		case a.Sponsor == "" && !strings.Contains(a.Why, "whoever takes over from Ada Okafor"):
			t.Errorf("%s: %q", a.What, a.Why)
		}
	}
}

func TestNobodyIsSentToAnOccasionOnWhichTheyAreAway(t *testing.T) {
	evening := day(2026, 11, 24)
	for name, c := range map[string]struct {
		change func(*program.Sponsor)
		want   int
	}{
		"there": {func(*program.Sponsor) {}, 1},
		"away until the day before": {func(
			s *program.Sponsor) {
			s.Unavailable = []program.Period{{From: evening - 5, To: evening - 1}}
		}, 1},
		"away on the day": {func(
			s *program.Sponsor) {
			s.Unavailable = []program.Period{{From: evening - 1, To: evening + 3}}
		}, 0},
		"gone by then":                {func(s *program.Sponsor) { s.Leaves = evening - 1 }, 0},
		"here until the day after it": {func(s *program.Sponsor) { s.Leaves = evening + 1 }, 1},
	} {
		w := newWorld()
		w.group("a", 1, "Ada Okafor").Root.Country = "Germany"
		w.Occasions = []*program.Occasion{{Name: "Evening of the Ports", Date: evening, Place: "Germany"}}
		c.change(w.Sponsors[0])
		if got := of(w.plan(), "occasion"); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestASponsorsVisitsAndCallsAlternate(t *testing.T) {
	for tier, n := range map[int]int{1: 4, 2: 2} {
		w := newWorld()
		w.group("a", tier, "Ada Okafor")
		var on []program.Date
		for _, a := range w.plan().Actions {
			if a.Rule == "visit" || a.Rule == "contact" {
				on = append(on, a.Start)
			}
		}
		slices.Sort(on)
		if len(on) != n {
			t.Errorf("tier %d: %v", tier, on)
		}
		for i := 1; i < len(on); i++ {
			if on[i]-on[i-1] < 28 {
				t.Errorf("tier %d: two contacts within %d days: %v", tier, on[i]-on[i-1], on)
			}
		}
	}
}

func TestAWindowKeepsOutOfAMonthInWhichTheyMeetAnyway(t *testing.T) {
	w := newWorld()
	g := w.group("a", 2, "Ada Okafor")
	w.meet(g, day(2026, 6, 1), program.Visit, program.Held)
	free := w.plan()
	i := slices.IndexFunc(free.Actions, func(a program.Action) bool { return a.Rule == "visit" && a.Start.Year() == 2027 })
	w.meet(g, free.Actions[i].Start, "Call", program.Booked).InPerson = program.No
	for _, a := range w.plan().Actions {
		if a.Rule == "visit" && a.Start.Month() == free.Actions[i].Start.Month() {
			t.Errorf("a visit beside the booked call: %+v", a)
		}
	}
}

func TestThoseWhoseStanceIsNotKnownAreNamed(t *testing.T) {
	for n, want := range map[int]string{1: "where A stands", 2: "where A and B stand", 3: "where A, B and C stand",
		5: "where A, B and 3 more stand"} {
		var names []string
		for i := range n {
			names = append(names, string(rune('A'+i)))
		}
		got := "where " + join(names) + " stand"
		if n == 1 {
			got += "s"
		}
		if got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestADebriefIsOfTheOneWhoWasThere(t *testing.T) {
	for name, c := range map[string]struct {
		sponsor string
		ours    []string
		want    string
	}{
		"its own sponsor":                   {"Ada Okafor", []string{"Tomasz Zieliński"}, "Ada Okafor"},
		"nobody tells who was there":        {"", nil, "Ada Okafor"},
		"the account's sponsor was there":   {"", []string{"Tomasz Zieliński", "Ada Okafor"}, "Ada Okafor"},
		"another executive was there":       {"", []string{"Tomasz Zieliński", "Bo Lindqvist"}, "Bo Lindqvist"},
		"the account manager held it alone": {"", []string{"Tomasz Zieliński"}, "Tomasz Zieliński"},
	} {
		w := newWorld()
		g := w.group("a", 1, "Ada Okafor")
		w.Sponsors = append(w.Sponsors, &program.Sponsor{Key: program.Fold("Bo Lindqvist"), Name: "Bo Lindqvist"})
		m := w.meet(g, day(2026, 10, 9), program.QBR, program.Held)
		m.Sponsor, m.Ours = c.sponsor, c.ours
		for _, a := range w.plan().Actions {
			if a.Meeting == m.ID && (a.Owner != c.want || a.Steps[0].Owner != c.want) {
				t.Errorf("%s: %s, %+v", name, a.Owner, a.Steps[0])
			}
		}
	}
}

func TestAGoalIsJudgedByWhatItIsFor(t *testing.T) {
	for goal, want := range map[string][]string{
		"Sell 500 licences":                               nil, // beside a benefit to them
		"Decide who owns the scorecard":                   nil,
		"Hear from them what would make the site a model": nil,
		"Catch up over lunch":                             {lacksDecision},
		"Kennenlernen":                                    {lacksDecision},
		"Agree the roll-out over lunch":                   nil,
		"Problem der doppelten Rechnungen lösen":          nil,
	} {
		m := &program.Meeting{Goal: goal, BenefitToThem: "fewer stops"}
		if got := goalLacks(m); !slices.Equal(got, want) {
			t.Errorf("%q: %q", goal, got)
		}
	}
	for goal, commercial := range map[string]bool{
		"Sell 500 licences": true, "Upsell the analytics module": true, "500 Lizenzen verkaufen": true, "Vendre 500 licences": true,
		"500 seats by March": true, "Vender 500 licencias": true, "ライセンスを販売する": true, "Agree to sell 500 licences": true,
		"Agree the order of the next four sites": false, "Resolve the licence audit problem": false, "Decide on the date": false,
		"Seasonal forecast":             false,
		"Vendor review of their plants": false, "Venture plan for Asia": false, "Walk through the order backlog": false,
		"Their best seller list": false,
	} {
		if got := slices.Contains(goalLacks(&program.Meeting{Goal: goal}), lacksBenefit); got != commercial {
			t.Errorf("%q is commercial: %t", goal, got)
		}
	}
}

func TestSomebodyWhoDecidesIsInTheRoom(t *testing.T) {
	for name, c := range map[string]struct {
		theirs []string
		role   string
		want   []string
	}{
		"who decides is there":      {[]string{"INES CARVALHO"}, program.Decides, nil},
		"who approves is there":     {[]string{"Ines Carvalho"}, program.Approves, nil},
		"only others are":           {[]string{"Jan"}, program.Decides, []string{lacksDecider}},
		"nobody is known to decide": {[]string{"Jan"}, program.Uses, nil},
		"nobody tells who comes":    {nil, program.Decides, []string{lacksTheirs}},
	} {
		w := newWorld()
		g := w.group("a", 1, "Ada Okafor")
		g.Contacts = []*program.Contact{{Key: "c", Name: "Ines Carvalho", Role: c.role}}
		m := w.meet(g, day(2026, 12, 10), program.Visit, program.Booked)
		m.Theirs = c.theirs
		w.meet(g, day(2026, 3, 10), program.Call, program.Held).Theirs = []string{"Jan"} // attendance is told of
		var got []string
		for _, gate := range w.plan().Gates {
			got = gate.Missing
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestThePlanReachesTwelveMonthsAndNoDayFurther(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor")
	w.group("b", 2, "Ada Okafor")
	d := newDesk(w.Facts, w.standings, w.pairs, nil, w.policy)
	if want := w.Facts.AsOf.AddMonths(12); d.period.To != want || d.period.From != w.Facts.AsOf+1 {
		t.Errorf("the plan is of %s to %s, want %s to %s", d.period.From, d.period.To, w.Facts.AsOf+1, want)
	}
	for _, a := range w.plan().Actions {
		if a.Start > w.Facts.AsOf.AddMonths(12) {
			t.Errorf("beyond twelve months: %+v", a)
		}
	}
}

func TestWhoWasVisitedWasMetInPerson(t *testing.T) {
	for _, c := range []struct {
		kind    string
		flag    program.Flag
		visited bool
	}{
		{program.Visit, program.Yes, true}, {program.Visit, program.Unknown, true}, {program.Visit, program.No, false},
		{program.QBR, program.Yes, true}, {program.QBR, program.Unknown, false}, {program.QBR, program.No, false},
		{program.Call, program.Yes, false},
	} {
		if got := inPerson(&program.Meeting{Type: c.kind, InPerson: c.flag}); got != c.visited {
			t.Errorf("a %s that was in person: %v counts as a visit: %v", c.kind, c.flag, got)
		}
	}
}
