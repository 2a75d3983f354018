package briefing

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

func TestWhatTheyWillRaiseComesInOrder(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	var ranks []int
	for _, c := range Concerns(author.New(p), g) {
		ranks = append(ranks, c.rank)
	}
	if want := []int{broken, severe, severe, owed, kept}; !slices.Equal(ranks, want) {
		t.Errorf("ranks %v, want %v", ranks, want)
	}
}

func TestOverdueIsWhatWasNotKeptByItsDay(t *testing.T) {
	now := documenttest.Day("2026-11-21")
	cases := []struct {
		name string
		p    program.Promise
		want bool
	}{
		{"due yesterday and open", program.Promise{Due: now - 1}, true},
		{"due today is not overdue", program.Promise{Due: now}, false},
		{"kept is never overdue", program.Promise{Due: now - 1, Kept: program.Yes}, false},
		{"without a day nothing is overdue", program.Promise{}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := c.p.Overdue(now); got != c.want {
				t.Errorf("overdue %v", got)
			}
		})
	}
}

func TestASingleThreadIsSaid(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	g.Meetings = nil
	for _, c := range g.Contacts[1:] {
		c.LastContact = documenttest.Day("2025-01-01")
	}
	if note := PeopleNote(author.New(p), g, nil); !strings.Contains(note, "a single thread: in a year only Pieter de Vos") {
		t.Errorf("note %q", note)
	}
	g.Contacts = g.Contacts[:1]
	if note := PeopleNote(author.New(p), g, nil); !strings.Contains(note,
		"a single thread: only Pieter de Vos is known there, held by T. Zieliński since March 2016") {
		t.Errorf("note %q", note)
	}
	p.Plan.Tenures = []program.Tenure{{Group: g.Key, Manager: "T. Zieliński", Since: documenttest.Day("2016-03-14"), Alone: true}}
	if note := PeopleNote(author.New(p), g, nil); !strings.Contains(note, "held by T. Zieliński alone since March 2016") {
		t.Errorf("note %q", note)
	}
}

func TestAgendasOfOneDayAreNumbered(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	second := *g.Meetings[1]
	second.Start = "16:00"
	g.Meetings = append(g.Meetings, &second)
	sheets := Agendas(author.New(p), g)
	if len(sheets) != 2 || sheets[1].Path != sheets[0].Path+"-2" {
		t.Errorf("sheets %+v", sheets)
	}
}

func TestYoursAreTheReadersOwnAndWhatOthersPrepareStandsApart(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	for i := range p.Plan.Actions {
		if x := &p.Plan.Actions[i]; x.Group == g.Key && x.Meeting != "" {
			x.Steps = []program.Step{{Code: "coaching", What: "coaching", Owner: "T. Zieliński", Due: p.AsOf.AddDays(5)},
				{Code: "debrief", What: "debrief", Owner: p.Pairing(g.Key).Sponsor, Due: p.AsOf.AddDays(30)}}
		}
	}
	p.Plan.Actions = append(p.Plan.Actions, program.Action{ID: "renewal", Group: g.Key, What: "prepare the renewal", Owner: "T. Zieliński",
		Role:    "account manager",
		Sponsor: p.Pairing(g.Key).Sponsor, Start: p.AsOf.AddDays(1), Due: p.AsOf.AddDays(2), Status: program.StatusProposed})
	a := author.New(p)
	var own []string
	for _, d := range Duties(a, g) {
		own = append(own, d.What)
	}
	said := strings.Join(own, "; ")
	if !strings.Contains(said, "debrief") || strings.Contains(said, "coaching") || strings.Contains(said, "renewal") {
		t.Errorf("the sponsor's own: %q", said)
	}
	if line := prepared(a, g); len(line) < 2 || !strings.Contains(line[1].Text, "coaching") || strings.Contains(line[1].Text, "debrief") {
		t.Errorf("prepared by others: %+v", line)
	}
}

func TestWhatLiesBehindASponsorsLastDayIsNotTheirs(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	p.Pairings[0].Leaves = p.AsOf.AddDays(90)
	for i, on := range []program.Date{p.AsOf.AddDays(90), p.AsOf.AddDays(91)} {
		p.Plan.Actions = append(p.Plan.Actions, program.Action{ID: []string{"before", "behind"}[i], Group: g.Key,
			What:  []string{"Last visit", "First visit of another"}[i],
			Owner: "sponsor", Role: "sponsor", Start: on, Due: on + 10, Window: "first half", Status: program.StatusProposed})
	}
	var own []string
	for _, d := range Duties(author.New(p), g) {
		own = append(own, d.What)
	}
	if said := strings.Join(own, "; "); !strings.Contains(said, "Last visit") || strings.Contains(said, "First visit") {
		t.Errorf("the sponsor's own: %q", said)
	}
}

func TestADutySaysSinceWhenItIsOverdueAndNamesItsDayOnce(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	mine := program.Action{ID: "x", Group: g.Key, What: "Keep the promise: a list", Owner: p.Pairing(g.Key).Sponsor, Start: p.AsOf + 2,
		Due:    p.AsOf + 2,
		WasDue: documenttest.Day("2026-09-01"), Status: program.StatusProposed}
	fair := mine
	fair.ID, fair.What, fair.WasDue, fair.Rule = "y", "Meet at the fair, 3 December", 0, "occasion"
	p.Plan.Actions = append(p.Plan.Actions, mine, fair)
	said := ""
	for _, s := range yours(author.New(p), g) {
		said += s.Text
	}
	if !strings.Contains(said, "Keep the promise: a list, overdue since 1\u00a0Sep \u00b7") ||
		!strings.Contains(said, "Meet at the fair, 3 December \u00b7") {
		t.Errorf("yours: %q", said)
	}
}

func TestSevereIsWhatTheTableBesideCallsSevere(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	g.Promises, g.Issues = nil, nil
	for _, c := range []struct {
		severity int
		want     string
	}{{program.Severe, "1 problem open, severe"}, {program.Severe - 1, "1 problem open"}} {
		g.Escalations[0].Severity = c.severity
		if words, presses := author.New(p).OpenTrouble(g); words != c.want || !presses {
			t.Errorf("severity %d: %s, %t", c.severity, words, presses)
		}
	}
}

func TestARemedyThatIsOverdueSaysSo(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	g.Promises, g.Escalations = nil, nil
	for due, want := range map[program.Date]string{p.AsOf - 1: ", overdue since 20\u00a0Nov", p.AsOf: ", due 21\u00a0Nov"} {
		g.Issues[0].Due = due
		said := ""
		for _, s := range Concerns(author.New(p), g)[0].Line {
			said += s.Text
		}
		if !strings.Contains(said, want) {
			t.Errorf("due %s: %q", due, said)
		}
	}
}

func TestADecisionIsSaidOnceInAnyLanguage(t *testing.T) {
	p := documenttest.Rich()
	p.Standings[0].Reasons = []program.Reason{{Code: "override", Text: "tier 2 by hand (our first retailer in the Gulf)",
		By: "Laila Haddadine", Expires: documenttest.Day("2027-06-30")}}
	p.Standings[0].Tier = 2
	for language, want := range map[string]string{"en": "Decided by Laila Haddadine: Our first retailer in the Gulf.",
		"de": "Entschieden von Laila Haddadine: Our first retailer in the Gulf."} {
		p.Settings.Language = language
		said := ""
		for _, b := range meetingLines(author.New(p), p.Groups[0], nil) {
			if x, ok := b.(document.Paragraph); ok {
				for _, s := range x.Line {
					said += s.Text
				}
				said += "|"
			}
		}
		if !strings.Contains(said, want) || strings.Contains(said, "2027") {
			t.Errorf("%s: %q", language, said)
		}
	}
}

func TestWhatIsLateStandsOnTheBriefingWithItsOwner(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	m := g.Meetings[0]
	p.Scorecard.Late = []program.Late{
		{Group: g.Key, What: program.LateQBR, Due: documenttest.Day("2026-04-27"), Owner: "T. Zieliński"},
		{Group: g.Key, What: program.LateVisit, Due: documenttest.Day("2026-07-27"), Owner: p.Pairing(g.Key).Sponsor},
		{Group: g.Key, What: program.LateDebrief, Due: documenttest.Day("2026-05-19"), Last: m.Date, Owner: p.Pairing(g.Key).Sponsor,
			Meeting: m.Identity()}}
	said := func() string {
		text := ""
		for _, s := range lateLine(author.New(p), g) {
			text += s.Text
		}
		return text
	}
	if got, want := said(), "Late: QBR, due 27\u00a0Apr (T. Zieliński) \u00b7 visit, due 27\u00a0Jul (you) \u00b7 debrief of 14\u00a0May "+
		"(you)"; got != want {
		t.Errorf("late %q, want %q", got, want)
	}
	p.Plan.Actions = append(p.Plan.Actions, program.Action{ID: "d", Group: g.Key, Meeting: m.ID, What: "Debrief",
		Status: program.StatusPlanned})
	if got := said(); strings.Contains(got, "debrief") {
		t.Errorf("a debrief that is a duty anyway: %q", got)
	}
}

func TestALateLineOfThePlanIsSaidUnlessThePageSaysItAnyway(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	for id, rule := range map[string]string{"r": "renewal", "p": "promise", "y": "visit"} {
		x := program.Action{ID: id, Rule: rule, Group: g.Key, What: "Prepare the renewal of 6 March 2027", Owner: "T. Zieliński"}
		if id == "y" {
			x.Owner = p.Pairing(g.Key).Sponsor
		}
		p.Plan.Actions = append(p.Plan.Actions, x)
		p.Scorecard.Late = append(p.Scorecard.Late, program.Late{Group: g.Key, Action: id, What: x.What, Owner: x.Owner,
			Step: "value and risks reviewed", Due: documenttest.Day("2026-09-07")})
	}
	text := ""
	for _, s := range lateLine(author.New(p), g) {
		text += s.Text
	}
	if want := "Late: value and risks reviewed, due 7\u00a0Sep (T. Zieliński)"; text != want {
		t.Errorf("late %q, want %q", text, want)
	}
}

func TestAnAccountsPageOfTheProgramManagerNamesTheSponsor(t *testing.T) {
	p := documenttest.Rich()
	a := author.New(p)
	a.Third = true
	if f := watchSponsor(a, p.Groups[0]); strings.Contains(f.Value, "You") {
		t.Errorf("the program manager is called the sponsor: %q", f.Value)
	}
}

func TestAnAskStandsOnceOnAPageAndADebriefIsNotPreparedByOthers(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	p.Plan.Actions = append(p.Plan.Actions,
		program.Action{ID: "k", Rule: "ask", Group: g.Key, What: "Answer: decide who pays", Owner: p.Pairing(g.Key).Sponsor,
			Start: p.AsOf + 1, Due: p.AsOf + 2, Status: program.StatusProposed},
		program.Action{ID: "m", Group: g.Key, Meeting: "m1", What: "Visit", Owner: p.Pairing(g.Key).Sponsor, Start: p.AsOf + 1,
			Due: p.AsOf + 9, Status: program.StatusPlanned,
			Steps: []program.Step{{Code: "debrief", What: "debrief", Owner: "T. Zieliński", Due: p.AsOf + 9}}})
	a := author.New(p)
	for _, s := range yours(a, g) {
		if strings.Contains(s.Text, "decide who pays") {
			t.Errorf("an ask that stands above as needed from you: %q", s.Text)
		}
	}
	for _, s := range prepared(a, g) {
		if strings.Contains(s.Text, "debrief") {
			t.Errorf("prepared by others: %q", s.Text)
		}
	}
	if !slices.ContainsFunc(Duties(a, g), func(d Duty) bool { return d.Rule == "ask" }) {
		t.Error("an ask is a duty nonetheless")
	}
}

func TestTheMandateOrdersThePage(t *testing.T) {
	for mandate, want := range map[string]struct {
		peopleFirst, rival bool
	}{"open doors": {true, false}, "protect": {false, true}, "both": {}, "": {}} {
		p := documenttest.Rich()
		g := p.Groups[0]
		p.Pairings[0].Mandate = mandate
		d := Brief(p, g, Full)
		at := func(id string) int {
			return slices.IndexFunc(d.Sections, func(s document.Section) bool { return s.ID == id })
		}
		if people, raise := at("people"), at("raise"); people < 0 || raise < 0 || (people < raise) != want.peopleFirst {
			t.Errorf("%q: people at %d, raised at %d", mandate, people, raise)
		}
		rival := slices.ContainsFunc(d.Sections[at("raise")].Blocks[0].(document.List).Items, func(i document.Item) bool {
			return i.Line[0].Text == "Competitor: "
		})
		if rival != want.rival {
			t.Errorf("%q: the competitor is raised: %v", mandate, rival)
		}
		if n := len(d.Sections); n != len(Brief(documenttest.Rich(), documenttest.Rich().Groups[0], Full).Sections) {
			t.Errorf("%q: %d sections", mandate, n)
		}
	}
}

func TestTheThreeLinesOfAMonthThatIsOverAreNotThisMonths(t *testing.T) {
	for on, want := range map[string]bool{"2026-11-10": true, "2026-10-07": true, "2026-10-06": false, "": false} {
		p := documenttest.Rich()
		g := p.Groups[0]
		g.Profiles[0].ThisMonthOn = 0
		if on != "" {
			g.Profiles[0].ThisMonthOn = documenttest.Day(on)
		}
		said := slices.ContainsFunc(SayFields(author.New(p), g), func(f SayField) bool { return f.Field == "this month" })
		if said != want {
			t.Errorf("told on %q: said %v", on, said)
		}
	}
}

func TestTalksAndTheMonthStandFirstWhereAnAccountPresses(t *testing.T) {
	const calm = "Say Ask Avoid You This month Talks They like They dislike"
	const pressing = "Avoid Talks This month Say Ask You They dislike They like"
	for name, c := range map[string]struct {
		mandate                  string
		renewal, meeting, notice int // days from as-of; months
		want                     string
	}{
		"to open doors, renewal far off":           {"open doors", 240, 0, 0, calm},
		"to protect":                               {"protect", 240, 0, 0, pressing},
		"for both":                                 {"both", 240, 0, 0, pressing},
		"a renewal in 90 days":                     {"open doors", 90, 0, 0, pressing},
		"a renewal in 91 days":                     {"open doors", 91, 0, 0, calm},
		"in 90 days of the meeting":                {"open doors", 120, 30, 0, pressing},
		"in 91 days of the meeting":                {"open doors", 121, 30, 0, calm},
		"notice in 90 days":                        {"open doors", 240, 0, 6, pressing},
		"a renewal that passed, and no other told": {"open doors", -30, 0, 0, calm},
	} {
		p := documenttest.Rich()
		g := p.Groups[0]
		g.Contracts, g.Meetings = nil, nil
		if c.meeting != 0 {
			g.Meetings = []*program.Meeting{{ID: "m", Status: program.Booked, Date: p.AsOf.AddDays(c.meeting), Accounts: []string{g.Key}}}
		}
		for _, m := range g.Members {
			m.Renewal, m.Terms = 0, program.ContractTerms{}
		}
		g.Root.Renewal, g.Root.Terms.Notice.Months = p.AsOf.AddDays(c.renewal), c.notice
		for i := range p.Pairings {
			if p.Pairings[i].Group == g.Key {
				p.Pairings[i].Mandate = c.mandate
			}
		}
		g.Profiles[0].ThisMonth, g.Profiles[0].ThisMonthOn = "All is well.", p.AsOf
		var got []string
		for _, f := range SayFields(author.New(p), g) {
			got = append(got, f.Label)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", name, strings.Join(got, " "), c.want)
		}
	}
}

func TestWhoSpeaksHowFarAndWhenAreASentenceEach(t *testing.T) {
	p := &program.Profile{NegotiationLead: "Ada speaks; Ben at the close", NegotiationLimits: "up to 3 %.", NegotiationWhen: "Offer by May"}
	if got := negotiation(p); got != "Ada speaks; Ben at the close. Up to 3 %. Offer by May." {
		t.Errorf("%q", got)
	}
	if got := negotiation(&program.Profile{NegotiationWhen: "Offer by May"}); got != "Offer by May." {
		t.Errorf("%q", got)
	}
}
