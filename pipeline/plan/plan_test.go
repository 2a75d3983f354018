package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
)

func day(y int, m time.Month, d int) program.Date { return program.NewDate(y, m, d) }

// A world is a program as of 31 October 2026, built by hand.
type world struct {
	*program.Facts
	standings []program.Standing
	pairs     []program.Pairing
	memory    program.Memory
	policy    Policy
}

func newWorld() *world {
	return &world{Facts: &program.Facts{AsOf: day(2026, 10, 31), Currency: "EUR"}, policy: Defaults()}
}

// group adds an account; a tier 1 or 2 account gets the sponsor named.
func (w *world) group(key string, tier int, sponsor string) *program.Group {
	a := &program.Account{Key: key, ID: key, Name: "Account " + key, Manager: "Tomasz Zieliński", ManagerCountry: "Poland"}
	g := &program.Group{Key: key, Name: a.Name, Root: a, Members: []*program.Account{a}}
	w.Groups = append(w.Groups, g)
	w.standings = append(w.standings, program.Standing{Group: key, Tier: tier, Active: true, Revenue: program.NewDecimal(1000)})
	if sponsor != "" {
		w.pairs = append(w.pairs, program.Pairing{Group: key, Sponsor: sponsor, Confirmed: true, Since: day(2024, 1, 1)})
		if w.Sponsor(sponsor) == nil {
			w.Sponsors = append(w.Sponsors, &program.Sponsor{Key: program.Fold(sponsor), Name: sponsor, Country: "DE"})
		}
	}
	return g
}

func (w *world) meet(g *program.Group, on program.Date, kind, status string) *program.Meeting {
	m := &program.Meeting{ID: "M" + on.String(), Accounts: []string{g.Key}, Date: on, Type: kind, Status: status, Sponsor: "Ada Okafor",
		InPerson: program.Yes, Goal: "Agree the roll-out", Agenda: []string{"Roll-out"}}
	g.Meetings, w.Meetings = append(g.Meetings, m), append(w.Meetings, m)
	return m
}

func (w *world) plan() program.Plan {
	slices.SortFunc(w.Groups, func(a, b *program.Group) int { return cmp.Compare(a.Key, b.Key) })
	p, _ := Make(w.Facts, w.standings, w.pairs, w.memory, w.policy)
	return p
}

// of are the lines of a rule as "what: start to due".
func of(p program.Plan, rule string) []string {
	var out []string
	for _, a := range p.Actions {
		if a.Rule == rule {
			out = append(out, fmt.Sprintf("%s: %s to %s", a.What, a.Start, a.Due))
		}
	}
	return out
}

func TestEachRuleHasItsLine(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(*world, *program.Group)
		rule string
		want []string
	}{
		"a tier 1 account has two visits a year, placed in their halves": {
			func(*world, *program.Group) {}, "visit",
			[]string{"Executive visit: 2026-11-02 to 2026-11-13", "Executive visit: 2027-03-01 to 2027-03-15"}},
		"a visit held in the half stands for its window": {
			func(w *world, g *program.Group) { w.meet(g, day(2026, 9, 8), program.Visit, program.Held) }, "visit",
			[]string{"Executive visit: 2027-03-01 to 2027-03-15", "Executive visit: 2027-09-01 to 2027-09-15"}},
		"a cancelled visit does not": {
			func(w *world, g *program.Group) { w.meet(g, day(2026, 12, 8), program.Visit, program.Cancelled) }, "visit",
			[]string{"Executive visit: 2026-11-02 to 2026-11-13", "Executive visit: 2027-03-01 to 2027-03-15"}},
		"a booked visit is a line with its date, from its goal to its promises": {
			func(w *world, g *program.Group) { w.meet(g, day(2026, 12, 10), program.Visit, program.Booked) }, "meeting",
			[]string{"Visit on 10 December: 2026-11-19 to 2026-12-24"}},
		"a renewal is prepared from 180 to 30 days before": {
			func(_ *world, g *program.Group) { g.Root.Renewal = day(2027, 6, 30) }, "renewal",
			[]string{"Prepare the renewal of 30 June 2027: 2026-12-31 to 2027-05-31"}},
		"an open escalation is due at its next deadline": {
			func(_ *world, g *program.Group) {
				g.Escalations = []*program.Escalation{{ID: "E1", Opened: day(2026, 10, 29), Summary: "Double invoices"}}
			}, "escalation", []string{"Resolve the escalation: Double invoices: 2026-11-02 to 2026-11-02"}},
		"a resolved escalation is looked at again after 90 days": {
			func(_ *world, g *program.Group) {
				g.Escalations = []*program.Escalation{{ID: "E1", Opened: day(2026, 8, 3), Resolved: day(2026, 10, 1), Summary: "Outage"}}
			}, "recurrence", []string{"Look for recurrence: Outage: 2026-11-02 to 2026-12-30"}},
		"a broken promise is due at once": {
			func(_ *world, g *program.Group) {
				g.Promises = []*program.Promise{{Text: "roadmap session", Due: day(2026, 9, 1)}}
			}, "promise", []string{"Keep the promise: roadmap session: 2026-11-02 to 2026-11-02"}},
		"a kept promise is no line": {
			func(_ *world, g *program.Group) {
				g.Promises = []*program.Promise{{Text: "roadmap session", Kept: program.Yes}}
			}, "promise", nil},
		"an unanswered ask is due when it is needed": {
			func(_ *world, g *program.Group) {
				g.Asks = []*program.Ask{{ID: "Q1", Text: "who pays the re-invoicing", Of: "Ada Okafor", AskedOn: day(2026, 10, 5),
					NeededBy: day(2026, 12, 4)}}
			}, "ask", []string{"Answer: who pays the re-invoicing: 2026-11-02 to 2026-12-04"}},
		"a survey is reviewed within 30 days": {
			func(_ *world, g *program.Group) {
				g.Surveys = []*program.Survey{{Date: day(2026, 10, 20)}, {Date: day(2026, 3, 1)}}
			}, "survey", []string{"Review the survey's results with the customer: 2026-11-02 to 2026-11-19"}},
		"one who decides and is against us gets a visit by a peer": {
			func(_ *world, g *program.Group) {
				g.Contacts = []*program.Contact{{Key: "c", Name: "Ines Carvalho", Role: program.Decides, Stance: program.Opposed,
					StanceOn: day(2026, 2, 1)}}
			}, "opposed", []string{"A visit by a peer to Ines Carvalho: 2026-11-02 to 2026-12-30"}},
		"an old stance against us has expired": {
			func(_ *world, g *program.Group) {
				g.Contacts = []*program.Contact{{Key: "c", Name: "Ines Carvalho", Role: program.Decides, Stance: program.Opposed,
					StanceOn: day(2024, 2, 1)}}
			}, "opposed", nil},
		"where nobody is known to decide, somebody finds out": {
			func(_ *world, g *program.Group) {
				g.Contacts = []*program.Contact{{Key: "c", Name: "X"}, {Key: "d", Name: "Y"}}
			}, "find-out",
			[]string{"Find out who decides: 2026-11-02 to 2026-12-15"}},
		"one contact alone is broadened": {
			func(_ *world, g *program.Group) { g.Contacts = []*program.Contact{{Key: "c", Name: "X"}} }, "broaden",
			[]string{"Broaden the contacts: 2026-11-02 to 2027-01-29"}},
		"a large opportunity brings the sponsor in before its close": {
			func(_ *world, g *program.Group) {
				g.Opportunities = []*program.Opportunity{
					{ID: "1", Name: "Gdańsk", Open: true, Close: day(2027, 3, 31), Amount: program.Reporting(program.NewDecimal(100),
						"EUR")},
					{ID: "2", Name: "Small", Open: true, Close: day(2027, 3, 31), Amount: program.Reporting(program.NewDecimal(99), "EUR")}}
			}, "opportunity", []string{"Bring the sponsor into Gdańsk: 2027-02-12 to 2027-03-17"}},
		"an occasion in the account's country is used": {
			func(w *world, g *program.Group) {
				g.Root.Country = "Poland"
				w.Occasions = []*program.Occasion{{Name: "Logistics fair", Date: day(2027, 4, 14), Place: "Poland"},
					{Name: "Elsewhere", Date: day(2027, 1, 1), Place: "Japan"}}
			}, "occasion", []string{"Meet at Logistics fair, 14 April: 2027-03-15 to 2027-04-14"}},
		"a sponsor who leaves hands over before": {
			func(w *world, _ *program.Group) { w.pairs[0].Leaves = day(2027, 2, 1) }, "handover",
			[]string{"Hand over jointly, with the customer in the room: 2026-12-03 to 2027-01-29"}},
		"a new pairing is introduced within 30 days": {
			func(w *world, _ *program.Group) { w.pairs[0].Since = day(2026, 10, 20) }, "introduction",
			[]string{"Introduce Ada Okafor to the customer: 2026-11-02 to 2026-11-19"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			c.set(w, w.group("a", 1, "Ada Okafor"))
			if got := of(w.plan(), c.rule); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestWithoutASponsorTheLinesThatNeedNoneStay(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "")
	p := w.plan()
	if len(of(p, "visit")) != 0 || len(of(p, "name-sponsor")) != 1 || len(of(p, "qbr")) != 4 {
		t.Errorf("got %d visits, %d to name, %d QBRs", len(of(p, "visit")), len(of(p, "name-sponsor")), len(of(p, "qbr")))
	}
}

func TestARuleCanBeSwitchedOff(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor")
	w.policy.Off = []string{"qbr"}
	if got := of(w.plan(), "qbr"); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestTheBudgetKeepsTheMostUsefulLinesAndNamesTheRest(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	for i := range 20 {
		g.Promises = append(g.Promises, &program.Promise{Text: fmt.Sprint("promise ", i)})
	}
	p := w.plan()
	// Two visits, four QBRs, two calls, the business plan and the reviews are outside of it.
	if len(p.Actions) != 15+2+4+2+1+1 || len(of(p, "promise")) != 15 || len(p.Unplaced) != 5 {
		t.Errorf("%d lines, %d promises, %d unplaced", len(p.Actions), len(of(p, "promise")), len(p.Unplaced))
	}
	if why := p.Unplaced[0].Why; why != "more useful lines fill the account's budget of 15" {
		t.Errorf("dropped, because %q", why)
	}
	for i := range 10 { // what is done uses nothing up
		g.Promises[i].Kept, g.Promises[i].KeptOn = program.Yes, day(2026, 10, 30)
	}
	w.memory = program.Memory{{Actions: pastOf(p)}}
	if p = w.plan(); len(p.Unplaced) != 0 {
		t.Errorf("%d unplaced beside lines that are done", len(p.Unplaced))
	}
}

func TestABookedVisitWithoutGoalOrAgendaIsFlagged(t *testing.T) {
	w := newWorld()
	g := w.group("a", 2, "Ada Okafor")
	m := w.meet(g, day(2026, 12, 10), program.Visit, program.Booked)
	m.Goal, m.Agenda = "", nil
	call := w.meet(g, day(2027, 1, 14), program.Call, program.Booked)
	call.Goal, call.Agenda, call.InPerson = "", nil, program.No
	p := w.plan()
	if len(p.Gates) != 2 || strings.Join(p.Gates[0].Missing, " ") != "goal agenda" || !p.Gates[0].Travel {
		t.Errorf("got %+v", p.Gates)
	}
	if strings.Join(p.Gates[1].Missing, " ") != "goal" || p.Gates[1].Travel { // a call needs no agenda, and nobody travels to it
		t.Errorf("got %+v", p.Gates)
	}
	flagged := func(a program.Action) bool { return a.Why == "booked; missing: goal, agenda" }
	if !slices.ContainsFunc(p.Actions, flagged) {
		t.Error("the plan's line does not say so")
	}
}

func TestAMeetingWithTwoAccountsIsOneInItsSponsorsLoad(t *testing.T) {
	w := newWorld()
	g, other := w.group("a", 2, "Ada Okafor"), w.group("b", 2, "Ada Okafor")
	m := w.meet(g, day(2026, 11, 18), program.RoundTable, program.Booked)
	m.Accounts, other.Meetings = append(m.Accounts, other.Key), append(other.Meetings, m)
	booked := 0
	for _, l := range w.plan().Loads {
		booked += l.Booked
	}
	if booked != 1 {
		t.Errorf("%d meetings booked, of one", booked)
	}
}

func TestAStatusThatCameBackIsKept(t *testing.T) {
	w := newWorld()
	w.group("a", 2, "Ada Okafor")
	first := w.plan()
	for _, a := range first.Actions {
		if a.Rule == "visit" {
			w.memory = program.Memory{{Actions: []program.PastAction{{ID: a.ID, Status: program.StatusPlanned, Start: a.Start}}}}
			w.Reports = []*program.ActionReport{{ID: a.ID, Status: program.StatusDone, CompletedOn: day(2026, 10, 30),
				Comment: "by phone"}, {ID: "A-nobody", Status: "done"}}
		}
	}
	p, found := Make(w.Facts, w.standings, w.pairs, w.memory, w.policy)
	for _, a := range p.Actions {
		if a.Rule == "visit" && (a.Status != program.StatusDone || a.CompletedOn != day(2026, 10, 30) || a.Comment != "by phone") {
			t.Errorf("got %+v", a)
		}
	}
	if len(found) != 1 || found[0].Code != "action-unknown" {
		t.Errorf("got %v", found)
	}
}

func TestWorkingDaysAreTheOwnersCountrys(t *testing.T) {
	d := newDiary(Policy{Closed: []string{"2026-12-28/2026-12-30"}})
	for _, c := range []struct {
		day     program.Date
		country string
		want    bool
	}{
		{day(2026, 11, 11), "PL", false}, {day(2026, 11, 11), "DE", true}, {day(2026, 11, 26), "US", false},
		{day(2026, 10, 31), "", false}, {day(2026, 12, 29), "", false}, {day(2026, 12, 31), "", true},
	} {
		if got := d.works(c.day, c.country); got != c.want {
			t.Errorf("%s in %q: %v", c.day, c.country, got)
		}
	}
	if got := d.move(day(2026, 12, 10), -15, "PL"); got != day(2026, 11, 19) {
		t.Errorf("15 working days before 10 December are %s", got)
	}
	for name, want := range map[string]string{"Poland": "PL", "pl": "PL", "United Kingdom": "GB", "UK": "GB", "Atlantis": ""} {
		if got := countryCode(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// random is a program with sponsors, absences and meetings of all kinds.
func random(t *rapid.T) *world {
	w := newWorld()
	n := rapid.IntRange(1, 12).Draw(t, "groups")
	for i := range n {
		tier := rapid.IntRange(1, 3).Draw(t, "tier")
		sponsor := rapid.SampledFrom([]string{"", "Ada Okafor", "Bo Lindqvist"}).Draw(t, "sponsor")
		g := w.group(fmt.Sprintf("g%02d", i), tier, sponsor)
		for range rapid.IntRange(0, 3).Draw(t, "meetings") {
			m := w.meet(g, w.AsOf.AddDays(rapid.IntRange(-200, 380).Draw(t, "day")),
				rapid.SampledFrom([]string{program.Visit, program.QBR, program.Call}).Draw(t, "type"),
				rapid.SampledFrom([]string{program.Held, program.Booked, program.Cancelled}).Draw(t, "status"))
			m.ID = fmt.Sprintf("%s-%s-%d", g.Key, m.ID, len(g.Meetings))
			m.Sponsor = sponsor
		}
		if rapid.Bool().Draw(t, "renews") {
			g.Root.Renewal = w.AsOf.AddDays(rapid.IntRange(-30, 400).Draw(t, "renewal"))
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "promises") {
			g.Promises = append(g.Promises, &program.Promise{Account: g.Key, Text: fmt.Sprint(i),
				Due: w.AsOf.AddDays(rapid.IntRange(-60, 500).Draw(t, "due"))})
		}
	}
	for _, s := range w.Sponsors {
		from := w.AsOf.AddDays(rapid.IntRange(0, 300).Draw(t, "away"))
		s.Unavailable = []program.Period{{From: from, To: from.AddDays(rapid.IntRange(0, 90).Draw(t, "for"))}}
	}
	return w
}

func TestWhateverTheProgramThePlanHoldsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := random(t)
		p := w.plan()
		d := newDiary(w.policy)
		ids, perGroup := map[string]bool{}, map[string]int{}
		for _, a := range p.Actions {
			if ids[a.ID] {
				t.Fatalf("two lines have the id %s", a.ID)
			}
			ids[a.ID] = true
			if a.Start > a.Due || !p.Period.Contains(a.Start) || !p.Period.Contains(a.Due) {
				t.Fatalf("%s runs from %s to %s in a plan of %v", a.What, a.Start, a.Due, p.Period)
			}
			if !a.Booked {
				if weighed(a) {
					perGroup[a.Group]++
				}
				country := map[string]string{roleManager: "PL", roleSponsor: "DE"}[a.Role]
				told := slices.ContainsFunc(w.Groups, func(g *program.Group) bool {
					return slices.ContainsFunc(g.Promises, func(p *program.Promise) bool { return g.Key == a.Group && p.Due == a.Due })
				})
				if !d.works(a.Due, country) && !told {
					t.Fatalf("%s (%s) is due on %s, no working day in %q", a.What, a.Role, a.Due, country)
				}
			}
			for _, m := range w.Meetings {
				if a.Booked && m.ID == a.Meeting && !strings.HasSuffix(a.What, dayMonth(m.Date)) {
					t.Fatalf("a booked meeting moved: %s, %s", a.What, m.Date)
				}
			}
		}
		for g, n := range perGroup {
			if n > w.policy.Budget {
				t.Fatalf("%s has %d lines", g, n)
			}
		}
		if again := w.plan(); fmt.Sprint(again) != fmt.Sprint(p) {
			t.Fatal("the same program gave another plan")
		}
	})
}

// weighed reports whether a line uses up the budget.
func weighed(a program.Action) bool {
	rules := Rules()
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.Code == a.Rule })
	return !rules[i].Cadence && a.Open()
}

func TestUnrelatedFactsChangeNoId(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := random(t)
		w.policy.Budget = 200
		before := map[string]bool{}
		for _, a := range w.plan().Actions {
			before[a.ID] = true
		}
		g := w.group("zz", 1, "Ada Okafor")
		g.Promises = []*program.Promise{{Text: "new"}}
		after := map[string]bool{}
		p := w.plan()
		for _, a := range p.Actions {
			after[a.ID] = true
		}
		for _, u := range p.Unplaced {
			after[u.Action.ID] = true
		}
		for id := range before {
			if !after[id] {
				t.Fatalf("%s is gone because another account came", id)
			}
		}
	})
}

// lightest is the lightest heaviest month of all placings, by trying each.
func lightest(jobs []*job, booked map[program.Month]int) int {
	load := map[program.Month]int{}
	for m, n := range booked {
		load[m] = n
	}
	best := 1 << 20
	var try func(i int)
	try = func(i int) {
		heaviest := 0
		for _, n := range load {
			heaviest = max(heaviest, n)
		}
		if heaviest >= best {
			return
		}
		if i == len(jobs) {
			best = heaviest
			return
		}
		for _, m := range jobs[i].months {
			load[m]++
			try(i + 1)
			load[m]--
		}
	}
	try(0)
	return best
}

func TestTheHeaviestMonthIsAsLightAsItCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var jobs []*job
		for i := range rapid.IntRange(1, 7).Draw(t, "jobs") {
			months := rapid.SliceOfNDistinct(rapid.IntRange(1, 6), 1, 4, rapid.ID[int]).Draw(t, "months")
			j := &job{line: &line{Action: program.Action{ID: fmt.Sprint(i)}}}
			for _, m := range months {
				j.months = append(j.months, program.NewMonth(2027, time.Month(m)))
			}
			jobs = append(jobs, j)
		}
		booked := map[program.Month]int{}
		for m := range 6 {
			if n := rapid.IntRange(0, 2).Draw(t, "booked"); n > 0 {
				booked[program.NewMonth(2027, time.Month(m+1))] = n
			}
		}
		limit := 0
		for _, n := range booked {
			limit = max(limit, n)
		}
		for !match(jobs, booked, limit) {
			limit++
		}
		load := map[program.Month]int{}
		for m, n := range booked {
			load[m] = n
		}
		for _, j := range jobs {
			if !slices.Contains(j.months, j.month) {
				t.Fatalf("%s stands in %s", j.ID, j.month)
			}
			load[j.month]++
		}
		heaviest := 0
		for _, n := range load {
			heaviest = max(heaviest, n)
		}
		if want := lightest(jobs, booked); heaviest != want {
			t.Fatalf("heaviest month %d, the lightest possible is %d", heaviest, want)
		}
	})
}

func TestADebriefIsLateAfterItsWorkingDaysAndChargedOnceToWhoWasThere(t *testing.T) {
	w := newWorld()
	a, b := w.group("a", 1, "Ada Okafor"), w.group("b", 1, "Ada Okafor")
	// Tuesday 27 October 2026 is three working days before Friday the 30th.
	shared := w.meet(a, day(2026, 10, 26), program.Visit, program.Held)
	shared.Sponsor = "Ben Roe"
	b.Meetings = append(b.Meetings, shared)
	w.meet(a, day(2026, 10, 28), program.Visit, program.Held)
	w.meet(a, day(2026, 10, 20), program.Visit, program.Booked) // had its day, and nobody told
	w.meet(a, day(2026, 10, 1), program.Visit, program.Held).Learned = "they buy in spring"
	w.meet(a, day(2026, 9, 1), program.Visit, program.Cancelled)
	var got []string
	for _, l := range w.plan().Late {
		got = append(got, fmt.Sprintf("%s %s of %s due %s: %s", l.Group, l.What, l.Last, l.Due, l.Owner))
	}
	want := []string{"a debrief of 2026-10-20 due 2026-10-23: Ada Okafor", "a debrief of 2026-10-26 due 2026-10-29: Ben Roe"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestWhatIsOverdueIsLateEverywhere compares the two ways that pages ask: by line and by list.
func TestWhatIsOverdueIsLateEverywhere(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	g.Root.Renewal = w.AsOf.AddDays(120) // its first step, 180 days before, has passed, and nothing can tell of it
	g.Escalations = []*program.Escalation{{ID: "E1", Opened: w.AsOf.AddDays(-7), Summary: "Outage", Manager: "Tom Zorn"}}
	g.Root.Manager = "Tom Zorn"
	g.Promises = append(g.Promises, &program.Promise{Account: "a", Text: "a list", Due: w.AsOf.AddDays(-9), Owner: "Eve Law"},
		&program.Promise{Account: "a", Text: "due today", Due: w.AsOf})
	w.meet(g, w.AsOf.AddDays(-20), program.Visit, program.Held).Sponsor = "Ada Okafor"
	p := w.plan()
	late := map[string]program.Late{}
	debriefs := 0
	for _, l := range p.Late {
		if l.What == program.LateDebrief {
			debriefs++
			continue
		}
		late[l.Action] = l
	}
	overdue, said := 0, []string{}
	for i := range p.Actions {
		a := &p.Actions[i]
		l, is := late[a.ID]
		if a.Overdue(w.AsOf) != is && a.Rule != meetingRule {
			t.Errorf("%q is overdue: %t, late: %t", a.What, a.Overdue(w.AsOf), is)
		}
		if is {
			overdue++
			said = append(said, fmt.Sprintf("%s: %s, %s, %s", l.What, l.Step, l.Due, l.Owner))
		}
	}
	slices.Sort(said)
	if overdue != len(late) || overdue != 2 || debriefs != 1 || said[0] != "Keep the promise: a list: , 2026-10-22, Eve Law" ||
		said[1] != "Resolve the escalation: Outage: , 2026-10-27, Tom Zorn" {
		t.Errorf("%d overdue, %d late, %d debriefs: %q", overdue, len(late), debriefs, said)
	}
}

// asked is whether the account manager is asked for a field.
func (w *world) asked(field string) bool {
	return slices.ContainsFunc(w.plan().Blanks, func(b program.Blank) bool { return b.Field == field })
}

func TestWhatCameOutIsAskedForSixtyDays(t *testing.T) {
	for name, c := range map[string]struct {
		on     program.Date
		change func(*program.Meeting)
		want   bool
	}{
		"a meeting of today":                     {day(2026, 10, 31), nil, true},
		"one of tomorrow":                        {day(2026, 11, 1), nil, false},
		"one of 59 days ago":                     {day(2026, 10, 31).AddDays(-59), nil, true},
		"one of 60 days ago":                     {day(2026, 10, 31).AddDays(-60), nil, false},
		"one that was booked and had its day":    {day(2026, 10, 20), func(m *program.Meeting) { m.Status = program.Booked }, true},
		"one that was cancelled":                 {day(2026, 10, 20), func(m *program.Meeting) { m.Status = program.Cancelled }, false},
		"one without a sponsor":                  {day(2026, 10, 20), func(m *program.Meeting) { m.Sponsor = "" }, false},
		"one that only may be about the account": {day(2026, 10, 20), func(m *program.Meeting) { m.Candidate = true }, false},
		"one whose outcome is told":              {day(2026, 10, 20), func(m *program.Meeting) { m.Outcome = "Agreed" }, false},
	} {
		w := newWorld()
		m := w.meet(w.group("a", 1, "Ada Okafor"), c.on, program.Visit, program.Held)
		if c.change != nil {
			c.change(m)
		}
		if got := w.asked("outcome"); got != c.want {
			t.Errorf("%s: asked %v", name, got)
		}
	}
}

func TestAnAskIsALineFromItsDayOn(t *testing.T) {
	for on, want := range map[program.Date]int{day(2026, 10, 31): 1, day(2026, 11, 1): 0} {
		w := newWorld()
		g := w.group("a", 1, "Ada Okafor")
		g.Asks = []*program.Ask{{ID: "Q1", Text: "who pays", Of: "Ada Okafor", AskedOn: on}}
		if got := of(w.plan(), "ask"); len(got) != want {
			t.Errorf("asked on %s: %q", on, got)
		}
	}
}

// Five of those who decide, approve or influence are looked after, no others.
func TestTheContactPlanIsOfThoseWhoMatter(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	for i, role := range []string{program.Influences, "user", "", program.Decides, program.Approves, "coach", program.Influences,
		program.Decides,
		program.Decides} {
		g.Contacts = append(g.Contacts, &program.Contact{Key: fmt.Sprint(i), Name: fmt.Sprint("P", i), Role: role})
	}
	var got []string
	for _, l := range w.plan().Contacts {
		got = append(got, l.Contact)
	}
	if want := []string{"0", "3", "4", "6", "7"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Of those who decide and whose stance nobody knows, two are asked about at a time.
func TestTwoStancesAreAskedForAtATime(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	for i := range 4 {
		g.Contacts = append(g.Contacts, &program.Contact{ID: fmt.Sprint("C", i), Key: fmt.Sprint(i), Name: fmt.Sprint("P", i),
			Role: program.Decides})
	}
	var got []string
	for _, b := range w.plan().Blanks {
		if b.Field == "stance" {
			got = append(got, b.Row)
		}
	}
	if want := []string{program.RowKey("C0", "0"), program.RowKey("C1", "1")}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A promise without a day is due after the working days that the policy gives.
func TestAPromiseWithoutADayIsDueAfterItsWorkingDays(t *testing.T) {
	due := map[int]program.Date{}
	for _, days := range []int{5, 10} {
		w := newWorld()
		w.policy.PromiseDays = days
		g := w.group("a", 1, "Ada Okafor")
		g.Promises = []*program.Promise{{Text: "roadmap session", Made: w.AsOf}}
		for _, a := range w.plan().Actions {
			if a.Rule == "promise" {
				due[days] = a.Due
			}
		}
	}
	// Saturday 31 October 2026: the fifth working day after it is Friday the 6th; the 11th is a
	// holiday in Poland.
	if due[5] != day(2026, 11, 6) || due[10] != day(2026, 11, 16) {
		t.Errorf("due %v", due)
	}
}

// 11 November is a holiday in Poland, 6 December 2026 a Sunday: the customer was told
// these days, and other pages name them.
func TestADayThatWasToldIsNotMoved(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	g.Promises = []*program.Promise{{Text: "roadmap session", Due: day(2026, 11, 11)}}
	g.Asks = []*program.Ask{{ID: "Q1", Text: "who pays", Of: "Ada Okafor", AskedOn: day(2026, 10, 5), NeededBy: day(2026, 12, 6)}}
	want := map[string]program.Date{"promise": day(2026, 11, 11), "ask": day(2026, 12, 6)}
	for _, a := range w.plan().Actions {
		if due, ok := want[a.Rule]; ok {
			if a.Due != due || a.Start > a.Due {
				t.Errorf("%s: %s to %s, want %s", a.What, a.Start, a.Due, due)
			}
			delete(want, a.Rule)
		}
	}
	if len(want) > 0 {
		t.Errorf("no lines for %v", want)
	}
}

func TestContractsThatEndAreRenewedAsDatesOfAccountsAre(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	end := day(2027, 6, 30)
	g.Contracts = []*program.Contract{{Account: "a", End: end}, {Account: "a", End: end}, {Account: "a", End: w.AsOf.AddDays(-1)}}
	p := w.plan()
	if got := of(p, "renewal"); len(got) != 1 || !strings.Contains(got[0], "30 June 2027") {
		t.Errorf("lines %q", got)
	}
	marks := 0
	for _, y := range p.Years {
		for _, m := range y.Marks {
			if m.Label == "Renewal" && m.From == end {
				marks++
			}
		}
	}
	if marks != 1 {
		t.Errorf("%d marks in the year", marks)
	}
}

func TestTheCadenceAndTheChecklistDifferByThePhaseOfTheRelationship(t *testing.T) {
	for phase, want := range map[program.Phase]struct {
		calls    int
		coaching string
	}{
		"":                   {1, "coaching by the account manager"},
		program.Establishing: {2, "coaching by the account manager: who decides, and how they want to work with us"},
		program.Fostering:    {1, "coaching by the account manager: one thing to do together"},
		program.Sustaining:   {1, "coaching by the account manager: what they would miss, and whom they would introduce"},
	} {
		w := newWorld()
		w.meet(w.group("a", 2, "Ada Okafor"), day(2026, 12, 10), program.Visit, program.Booked)
		w.pairs[0].Phase = phase
		calls, coaching := 0, ""
		for _, a := range w.plan().Actions {
			if a.What == "Sponsor call" {
				calls++
			}
			for _, s := range a.Steps {
				if s.Code == "coaching" {
					coaching = s.What
				}
			}
		}
		if calls != want.calls || coaching != want.coaching {
			t.Errorf("%s: %d calls, %s", phase, calls, coaching)
		}
	}
}
