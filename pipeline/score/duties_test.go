package score

import (
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

// duty is how far Ada Okafor did what she took on: "1 of 2".
func (w world) duty(t *testing.T, d program.Duty) (done, of int) {
	t.Helper()
	w.Sponsors[0].Focus = []program.Focus{{Given: string(d), Duty: d}}
	all := w.card().Duties
	if len(all) != 1 || all[0].Duty != d {
		t.Fatalf("%+v", all)
	}
	return all[0].Done, all[0].Of
}

func TestEveryResponsibilityHasAFigureWorkedOutByHand(t *testing.T) {
	spring := day(2026, 4, 1)
	cases := map[program.Duty]struct {
		set      func(w world, a, b *program.Group)
		done, of int
	}{
		program.DutyAlignment: {func(w world, a, _ *program.Group) {
			p := &program.Profile{TheirPriorities: "grow", CompanyGoal: "hubs"}
			w.Profiles, a.Profiles = append(w.Profiles, p), append(a.Profiles, p)
		}, 1, 2},
		program.DutyPeers: {func(w world, a, b *program.Group) {
			w.contact(a, "Ines", program.Decides, 0, 0)
			w.contact(a, "Uwe", program.Uses, 0, 0)
			w.contact(b, "Dana", program.Approves, 0, 0)
			w.meet(a, spring, program.Visit).Theirs = []string{"Ines", "Uwe"}
		}, 1, 2},
		program.DutyObstacles: {func(_ world, a, b *program.Group) {
			a.Asks = []*program.Ask{{Of: "Ada Okafor", AskedOn: spring, AnsweredOn: spring + 9}, {Of: "sponsor", AskedOn: spring},
				{Of: "Ben Roe", AskedOn: spring}}
			b.Asks = []*program.Ask{{Of: "Ada Okafor", AskedOn: day(2025, 4, 1)}}
		}, 1, 2},
		program.DutyNewSales: {func(w world, a, b *program.Group) {
			w.meet(a, spring, program.Visit)
			o := &program.Opportunity{Created: spring + 20, Open: true}
			w.Opportunities, a.Opportunities, b.Opportunities = append(w.Opportunities, o), append(a.Opportunities, o),
				append(b.Opportunities, o)
		}, 1, 2},
		program.DutyReviews: {func(w world, a, b *program.Group) {
			w.meet(a, spring, program.Review)
			w.meet(b, spring, program.Review).Sponsor = ""
		}, 1, 2},
		program.DutyManager: {func(w world, a, b *program.Group) {
			w.meet(a, spring, program.Visit).Outcome = "agreed"
			w.meet(b, spring, program.Call)
			w.meet(b, spring+1, program.Review)
		}, 1, 2},
		program.DutySurveys: {func(w world, a, b *program.Group) {
			s := &program.Survey{Date: spring}
			w.Surveys, a.Surveys = append(w.Surveys, s), append(a.Surveys, s)
			b.Surveys = []*program.Survey{{Date: day(2024, 1, 1)}}
		}, 1, 2},
		program.DutyRapid: {func(w world, a, b *program.Group) {
			w.escalate(a, "1", spring, 0, "").Acknowledged = spring + 2
			w.escalate(b, "2", spring, 0, "").Acknowledged = spring + 3
			w.escalate(b, "3", w.AsOf-1, 0, "")
		}, 1, 2},
		program.DutyNegotiates: {func(w world, a, b *program.Group) {
			for _, g := range []*program.Group{a, b} {
				g.Root.Renewal, g.Root.ContractValue = day(2027, 3, 1), eur(10)
			}
			w.meet(a, day(2026, 8, 1), program.Visit)
			w.meet(b, day(2026, 1, 1), program.Visit)
		}, 1, 2},
		program.DutySpeaks: {func(_ world, a, b *program.Group) {
			a.Promises = []*program.Promise{{Due: spring, Kept: program.Yes}, {Due: day(2027, 1, 1)}}
			b.Promises = []*program.Promise{{Due: spring}}
		}, 1, 2},
	}
	for _, r := range program.Responsibilities() {
		c, ok := cases[r.Duty]
		if !ok {
			if r.Duty != program.DutyPlan {
				t.Errorf("no case for %s", r.Duty)
			}
			continue
		}
		w := newWorld()
		w.roster()
		a, b := w.group("a", 10, 10, 1), w.group("b", 5, 5, 2)
		w.sponsor("a", day(2024, 1, 1))
		w.sponsor("b", day(2024, 1, 1))
		if done, of := w.duty(t, r.Duty); done != 0 || of != 0 && r.Duty != program.DutySpeaks {
			t.Errorf("%s: %d of %d before any export tells", r.Duty, done, of)
		}
		c.set(w, a, b)
		if done, of := w.duty(t, r.Duty); done != c.done || of != c.of {
			t.Errorf("%s: %d of %d, want %d of %d", r.Duty, done, of, c.done, c.of)
		}
	}
}

func TestThePlansDutyCountsAcceptedLinesOfTheSponsorsAccounts(t *testing.T) {
	w := newWorld()
	w.roster()
	w.group("a", 10, 10, 1)
	w.group("b", 10, 10, 1)
	w.sponsor("a", day(2024, 1, 1))
	w.Sponsors[0].Focus = []program.Focus{{Duty: program.DutyPlan}, {Given: "golf"}, {Duty: program.DutyPlan}}
	w.Sponsors[1].Focus = []program.Focus{{Duty: program.DutyPlan}} // and has no account
	due := day(2026, 9, 1)
	card := w.card(program.Snapshot{Book: program.NewMonth(2026, 8), Actions: []program.PastAction{
		{ID: "1", Group: "a", Status: program.StatusDone, Due: due}, {ID: "2", Group: "a", Status: program.StatusPlanned, Due: due},
		{ID: "5", Group: "a", Status: program.StatusDone, Due: due},
		{ID: "3", Group: "a", Status: program.StatusProposed, Due: due}, {ID: "4", Group: "b", Status: program.StatusDone, Due: due}}})
	want := []program.DutyDone{{Sponsor: "ada okafor", Duty: program.DutyPlan, Done: 2, Of: 3}}
	if !slices.Equal(card.Duties, want) {
		t.Errorf("%+v", card.Duties)
	}
}

func TestWhatIsNoDeedOfTheSponsorIsNotCounted(t *testing.T) {
	spring, older := day(2026, 4, 1), day(2025, 10, 20)
	renew := func(g *program.Group) { g.Root.Renewal, g.Root.ContractValue = day(2027, 3, 1), eur(10) }
	chance := func(w world, g *program.Group, on program.Date) {
		o := &program.Opportunity{Created: on, Open: true}
		w.Opportunities, g.Opportunities = append(w.Opportunities, o), append(g.Opportunities, o)
	}
	for _, c := range []struct {
		name     string
		duty     program.Duty
		set      func(w world, a, b *program.Group)
		done, of int
	}{
		{"one side's priorities are no alignment", program.DutyAlignment, func(w world, a, _ *program.Group) {
			p := &program.Profile{TheirPriorities: "grow"}
			w.Profiles, a.Profiles = append(w.Profiles, p), append(a.Profiles, p)
		}, 0, 2},
		{"met by somebody else, and met longer ago", program.DutyPeers, func(w world, a, b *program.Group) {
			w.contact(a, "Ines", program.Decides, 0, 0)
			w.contact(b, "Dana", program.Approves, 0, 0)
			m := w.meet(a, spring, program.Visit)
			m.Sponsor, m.Theirs = "Ben Roe", []string{"Ines"}
			w.meet(b, older, program.Visit).Theirs = []string{"Dana"}
		}, 0, 2},
		{"most asks have no answer", program.DutyObstacles, func(_ world, a, _ *program.Group) {
			a.Asks = []*program.Ask{{Of: "sponsor", AskedOn: spring, Answer: "yes"}, {Of: "sponsor", AskedOn: spring},
				{Of: "Ada Okafor", AskedOn: spring}}
		}, 1, 3},
		{"after a meeting of the year before, and on a day to come", program.DutyNewSales, func(w world, a, b *program.Group) {
			w.meet(a, older, program.Visit)
			chance(w, a, older.AddDays(20))
			w.meet(b, day(2026, 10, 20), program.Visit)
			chance(w, b, w.AsOf+5)
		}, 0, 2},
		{"where no meeting is told nobody can tell", program.DutyNewSales, func(w world, a, _ *program.Group) {
			chance(w, a, spring)
		}, 0, 0},
		{"most meetings have no debrief", program.DutyManager, func(w world, a, _ *program.Group) {
			w.meet(a, spring, program.Visit).Learned = "they grow"
			w.meet(a, spring+1, program.Visit)
			w.meet(a, spring+2, program.Call)
		}, 1, 3},
		{"never acknowledged, and of the year before", program.DutyRapid, func(w world, a, b *program.Group) {
			w.escalate(a, "1", spring, 0, "").Acknowledged = spring + 1
			w.escalate(a, "2", spring, 0, "")
			w.escalate(b, "3", older, 0, "").Acknowledged = older
		}, 1, 2},
		{"a day too long ago", program.DutyNegotiates, func(w world, a, b *program.Group) {
			renew(a)
			renew(b)
			w.meet(a, day(2026, 5, 2), program.Visit)
			w.meet(b, day(2026, 5, 1), program.Visit)
		}, 1, 2},
		{"an internal review, and no renewal", program.DutyNegotiates, func(w world, a, _ *program.Group) {
			renew(a)
			w.meet(a, day(2026, 9, 1), program.Review)
		}, 0, 1},
		{"most promises were not kept", program.DutySpeaks, func(_ world, a, _ *program.Group) {
			a.Promises = []*program.Promise{{Due: spring, Kept: program.Yes}, {Due: spring}, {Due: spring, Kept: program.No}}
		}, 1, 3},
	} {
		w := newWorld()
		w.roster()
		a, b := w.group("a", 10, 10, 1), w.group("b", 5, 5, 2)
		w.sponsor("a", day(2024, 1, 1))
		w.sponsor("b", day(2024, 1, 1))
		c.set(w, a, b)
		if done, of := w.duty(t, c.duty); done != c.done || of != c.of {
			t.Errorf("%s: %d of %d, want %d of %d", c.name, done, of, c.done, c.of)
		}
	}
}
