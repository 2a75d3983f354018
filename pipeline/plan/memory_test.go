package plan

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sponsorbook/pipeline/program"
)

// remember is a plan as a later book reads it from the snapshot.
func remember(w *world, p program.Plan) program.Snapshot {
	s := program.Snapshot{Book: w.AsOf.Month(), AsOf: w.AsOf}
	for _, a := range p.Actions {
		s.Actions = append(s.Actions, program.PastAction{ID: a.ID, Group: a.Group, Rule: a.Rule, What: a.What, Why: a.Why, Owner: a.Owner,
			Role:    a.Role,
			Sponsor: a.Sponsor, Window: a.Window, Weight: a.Weight, Start: a.Start, Due: cmp.Or(a.WasDue, a.Due), Status: a.Status,
			CompletedOn: a.CompletedOn, Comment: a.Comment, Sequence: a.Sequence})
	}
	for _, e := range p.Events {
		s.Events = append(s.Events, program.PastEvent{UID: e.UID, Meeting: e.Meeting, Action: e.Action, Day: e.Start, State: e.State(),
			Cancelled: e.Cancelled, Sequence: e.Sequence, In: e.In()})
	}
	for _, pair := range w.pairs {
		s.Groups = append(s.Groups, program.PastGroup{Key: pair.Group, Sponsor: pair.Sponsor, Confirmed: pair.Confirmed})
	}
	return s
}

// next makes today's book the past and moves on a month.
func (w *world) next(p program.Plan) {
	w.memory = append(w.memory, remember(w, p))
	w.AsOf = (w.AsOf.Month() + 1).Last()
}

// line is the first line of a rule.
func lineOf(t *testing.T, p program.Plan, rule string) program.Action {
	t.Helper()
	for _, a := range p.Actions {
		if a.Rule == rule {
			return a
		}
	}
	t.Fatalf("no line of the rule %s", rule)
	return program.Action{}
}

func has(p program.Plan, rule string) bool {
	return slices.ContainsFunc(p.Actions, func(a program.Action) bool { return a.Rule == rule })
}

func (w *world) report(id, status string) {
	w.Reports = append(w.Reports, &program.ActionReport{ID: id, Status: status})
}

func TestAProposalKeepsItsDayFromBookToBookAndThenIsOverdue(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor").Contacts = []*program.Contact{{Key: "c", Name: "X"}, {Key: "d", Name: "Y"}}
	first := w.plan()
	due := lineOf(t, first, "find-out").Due
	w.next(first)
	second := w.plan()
	if got := lineOf(t, second, "find-out"); got.Due != due || got.Sequence != 0 {
		t.Errorf("due %s, sequence %d; want %s as before", got.Due, got.Sequence, due)
	}
	w.next(second)
	got := lineOf(t, w.plan(), "find-out")
	if got.WasDue != due || got.Due != day(2027, 1, 4) || !strings.HasSuffix(got.Why, "; was due on 15 December 2026") {
		t.Errorf("was due %s, due %s, %q", got.WasDue, got.Due, got.Why)
	}
}

func TestAnAcceptedLineThatNoRuleProposesStaysUntilItsDay(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	g.Contacts = []*program.Contact{{Key: "c", Name: "X"}}
	first := w.plan()
	w.report(lineOf(t, first, "broaden").ID, program.StatusPlanned)
	w.next(first)
	second := w.plan()
	g.Contacts = append(g.Contacts, &program.Contact{Key: "d", Name: "Y", LastContact: w.AsOf},
		&program.Contact{Key: "e", Name: "Z", LastContact: w.AsOf})
	w.next(second)
	third := w.plan()
	if got := lineOf(t, third, "broaden"); got.Status != program.StatusPlanned || got.Due != day(2027, 1, 29) ||
		got.Owner != "Tomasz Zieliński" {
		t.Errorf("got %+v", got)
	}
	w.next(third)
	if has(w.plan(), "broaden") {
		t.Error("it is still there after its day")
	}
}

func TestALineThatNoRuleProposesIsShownOnceWhenItsAnswerComes(t *testing.T) {
	for status, keeps := range map[string]bool{program.StatusDone: true, program.StatusCancelled: true, program.StatusPlanned: true,
		program.StatusProposed: false} {
		w := newWorld()
		g := w.group("a", 1, "Ada Okafor")
		g.Contacts = []*program.Contact{{Key: "c", Name: "X"}}
		first := w.plan()
		id := lineOf(t, first, "broaden").ID
		w.next(first)
		g.Contacts = append(g.Contacts, &program.Contact{Key: "d", Name: "Y", LastContact: w.AsOf},
			&program.Contact{Key: "e", Name: "Z", LastContact: w.AsOf})
		w.report(id, status)
		second := w.plan()
		if has(second, "broaden") != keeps {
			t.Errorf("%s: the plan has it: %t", status, !keeps)
			continue
		}
		if keeps && lineOf(t, second, "broaden").Status != status {
			t.Errorf("%s: %+v", status, lineOf(t, second, "broaden"))
		}
		w.next(second)
		if third := w.plan(); closed(status) && has(third, "broaden") {
			t.Errorf("%s: it is there again", status)
		}
	}
}

func TestACommentAloneArrives(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor").Contacts = []*program.Contact{{Key: "c", Name: "X"}}
	p := w.plan()
	w.Reports = append(w.Reports, &program.ActionReport{ID: lineOf(t, p, "broaden").ID, Comment: "after the fair"})
	if got := lineOf(t, w.plan(), "broaden"); got.Comment != "after the fair" || got.Status != program.StatusProposed {
		t.Errorf("%+v", got)
	}
}

func TestNoWindowStandsWhereTheCustomerIsAway(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	away := program.Period{From: w.AsOf.AddDays(20), To: w.AsOf.AddDays(300)}
	g.Profiles = []*program.Profile{{Account: "a", Unavailable: []program.Period{away}}}
	p := w.plan()
	for _, a := range p.Actions {
		if a.Window != "" && (away.Contains(a.Start) || away.Contains(a.Due)) {
			t.Errorf("%s from %s to %s", a.What, a.Start, a.Due)
		}
	}
	if len(p.Unplaced) == 0 {
		t.Error("what cannot be placed is not named")
	}
}

func TestAClosedLineRestsAndComesAgainAsAnother(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor").Contacts = []*program.Contact{{Key: "c", Name: "X"}}
	p := w.plan()
	id := lineOf(t, p, "broaden").ID
	w.report(id, program.StatusDone)
	if got := lineOf(t, w.plan(), "broaden"); got.Status != program.StatusDone || got.CompletedOn != w.AsOf {
		t.Errorf("in the book that learns it: %+v", got)
	}
	p = w.plan()
	for range 6 {
		w.next(p)
		if p = w.plan(); w.AsOf < day(2027, 4, 1) && has(p, "broaden") {
			t.Fatalf("asked again in %s", w.AsOf)
		}
	}
	if got := lineOf(t, p, "broaden"); got.ID == id || got.Status != program.StatusProposed {
		t.Errorf("after its rest: %+v", got)
	}
}

func TestWhatTheFactsMakeTrueIsDone(t *testing.T) {
	for name, c := range map[string]struct {
		rule        string
		before, now func(*world, *program.Group)
		on          program.Date
	}{
		"a promise that was kept": {"promise", func(_ *world, g *program.Group) {
			g.Promises = []*program.Promise{{Text: "report", Due: day(2026, 12, 18)}}
		}, func(_ *world, g *program.Group) { g.Promises[0].KeptOn = day(2026, 11, 20) }, day(2026, 11, 20)},
		"an ask that was answered": {"ask", func(_ *world, g *program.Group) {
			g.Asks = []*program.Ask{{ID: "1", Text: "x"}}
		}, func(_ *world, g *program.Group) { g.Asks[0].AnsweredOn = day(2026, 11, 20) }, day(2026, 11, 20)},
		"an escalation that was resolved": {"escalation", func(_ *world, g *program.Group) {
			g.Escalations = []*program.Escalation{{ID: "1", Opened: day(2026, 10, 20)}}
		}, func(_ *world, g *program.Group) { g.Escalations[0].Resolved = day(2026, 11, 20) }, day(2026, 11, 20)},
		"a window for which a visit was held": {"visit", func(*world, *program.Group) {},
			func(w *world, g *program.Group) { w.meet(g, day(2026, 11, 20), program.Visit, program.Held) }, day(2026, 11, 20)},
		"an introduction that took place": {"introduction", func(w *world, _ *program.Group) { w.pairs[0].Since = day(2026, 10, 20) },
			func(w *world, g *program.Group) { w.meet(g, day(2026, 11, 20), program.Call, program.Held) }, day(2026, 11, 20)},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			g := w.group("a", 2, "Ada Okafor")
			c.before(w, g)
			first := w.plan()
			id := lineOf(t, first, c.rule).ID
			w.next(first)
			c.now(w, g)
			second := w.plan()
			i := slices.IndexFunc(second.Actions, func(a program.Action) bool { return a.ID == id })
			if i < 0 || second.Actions[i].Status != program.StatusDone || second.Actions[i].CompletedOn != c.on {
				t.Fatalf("line %d of %d, %+v", i, len(second.Actions), second.Actions[max(i, 0)])
			}
			w.next(second)
			if slices.ContainsFunc(w.plan().Actions, func(a program.Action) bool { return a.ID == id }) {
				t.Error("it is told again a month later")
			}
		})
	}
}

func TestAnAcceptedWindowDoesNotMove(t *testing.T) {
	w := newWorld()
	for _, key := range []string{"a", "b", "c"} {
		w.group(key, 1, "Ada Okafor")
	}
	first := w.plan()
	want := first.Actions[slices.IndexFunc(first.Actions, func(a program.Action) bool {
		return a.Rule == "visit" &&
			a.Start > day(2027, 2, 1)
	})]
	w.report(want.ID, program.StatusPlanned)
	w.next(first)
	for i := range 4 {
		w.group("n"+string(rune('a'+i)), 1, "Ada Okafor")
	}
	p := w.plan()
	got := p.Actions[slices.IndexFunc(p.Actions, func(a program.Action) bool { return a.ID == want.ID })]
	if got.Start != want.Start || got.Due != want.Due || got.Window != want.Window || got.Status != program.StatusPlanned {
		t.Errorf("was %s to %s, is %s to %s", want.Start, want.Due, got.Start, got.Due)
	}
}

func TestAHandoverFollowsAChangeOfSponsor(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor")
	w.next(w.plan())
	w.pairs[0].Sponsor, w.pairs[0].Since = "Bo Lindqvist", day(2026, 11, 16)
	if got := of(w.plan(), "handover"); !slices.Equal(got,
		[]string{"Hand over jointly from Ada Okafor to Bo Lindqvist: 2026-12-01 to 2027-01-15"}) {
		t.Errorf("got %q", got)
	}
}

func TestADebriefStaysUntilItIsTold(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	m := w.meet(g, day(2026, 11, 20), program.Visit, program.Booked)
	first := w.plan()
	w.next(first)
	m.Status = program.Held
	second := w.plan()
	got := lineOf(t, second, "meeting")
	if got.ID != lineOf(t, first, "meeting").ID || got.What != "Debrief the visit of 20 November" || got.WasDue != day(2026, 11, 25) ||
		got.Booked {
		t.Errorf("got %+v", got)
	}
	m.Outcome = "Gdańsk first"
	if got := lineOf(t, w.plan(), "meeting"); got.Status != program.StatusDone || got.CompletedOn != m.Date {
		t.Errorf("after the debrief: %+v", got)
	}
}

func TestCalendarsFollowWhatChanged(t *testing.T) {
	w := newWorld()
	g := w.group("a", 1, "Ada Okafor")
	m := w.meet(g, day(2026, 12, 10), program.Visit, program.Booked)
	event := func() program.Event {
		t.Helper()
		for _, e := range w.plan().Events {
			if e.Meeting == m.ID {
				return e
			}
		}
		t.Fatal("no event")
		return program.Event{}
	}
	first := event()
	w.next(w.plan())
	if e := event(); e.UID != first.UID || e.Sequence != 0 {
		t.Errorf("unchanged: %+v", e)
	}
	m.Date, m.Start = day(2027, 1, 14), "14:00"
	if e := event(); e.UID != first.UID || e.Sequence != 1 || e.Cancelled {
		t.Errorf("moved: %+v", e)
	}
	w.next(w.plan())
	m.Status = program.Cancelled
	if e := event(); e.Sequence != 2 || !e.Cancelled {
		t.Errorf("cancelled: %+v", e)
	}
	other := w.meet(g, day(2027, 2, 10), program.Call, program.Cancelled)
	if slices.ContainsFunc(w.plan().Events, func(e program.Event) bool { return e.Meeting == other.ID }) {
		t.Error("a meeting that no calendar held is cancelled in it")
	}
}

func TestOnlyAcceptedLinesAreInCalendars(t *testing.T) {
	w := newWorld()
	w.group("a", 2, "Ada Okafor")
	first := w.plan()
	if len(first.Events) != 0 {
		t.Fatalf("proposals are in calendars: %+v", first.Events)
	}
	id := lineOf(t, first, "visit").ID
	w.report(id, program.StatusInProgress)
	p := w.plan()
	if len(p.Events) != 1 || p.Events[0].Action != id || p.Events[0].Kind != "Action due" ||
		!slices.Equal(p.Events[0].Sponsors, []string{"Ada Okafor"}) {
		t.Fatalf("got %+v", p.Events)
	}
	w.memory = append(w.memory, remember(w, p))
	w.AsOf++
	w.report(id, program.StatusCancelled)
	if p := w.plan(); len(p.Events) != 1 || !p.Events[0].Cancelled || p.Events[0].Sequence != 1 {
		t.Errorf("given up: %+v", p.Events)
	}
}

func TestWindowsKeepToTheCustomersHolidays(t *testing.T) {
	w := newWorld()
	w.group("a", 1, "Ada Okafor").Root.Country = "Japan"
	d := newDiary(w.policy)
	for _, a := range w.plan().Actions {
		if a.Window != "" && (!d.works(a.Start, "JP") || !d.works(a.Due, "JP")) {
			t.Errorf("%s runs from %s to %s", a.What, a.Start, a.Due)
		}
	}
}

func TestOverManyMonthsThePlanHoldsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := random(t)
		done := map[string]bool{}
		for range 5 {
			p := w.plan()
			ids := map[string]bool{}
			for _, a := range p.Actions {
				if ids[a.ID] {
					t.Fatalf("two lines have the id %s", a.ID)
				}
				ids[a.ID] = true
				if done[a.ID] {
					t.Fatalf("%s was closed in an earlier book", a.What)
				}
				if a.Start > a.Due || !closed(a.Status) && (!p.Period.Contains(a.Start) || !p.Period.Contains(a.Due)) {
					t.Fatalf("%s (%s) runs from %s to %s in a plan of %v", a.What, a.Status, a.Start, a.Due, p.Period)
				}
			}
			uids := map[string]bool{}
			for _, e := range p.Events {
				if uids[e.UID] {
					t.Fatalf("two events have the UID %s", e.UID)
				}
				uids[e.UID] = true
			}
			for _, a := range p.Actions {
				if closed(a.Status) {
					done[a.ID] = true
				} else if rapid.IntRange(0, 3).Draw(t, "answer") == 0 {
					w.report(a.ID,
						rapid.SampledFrom([]string{program.StatusPlanned, program.StatusInProgress, program.StatusDone,
							program.StatusCancelled}).Draw(t, "status"))
				}
			}
			w.next(p)
		}
	})
}
