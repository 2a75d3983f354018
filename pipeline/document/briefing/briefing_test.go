package briefing

import (
	"slices"
	"strings"
	"testing"

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
	p.Plan.Actions = append(p.Plan.Actions, program.Action{ID: "renewal", Group: g.Key, What: "prepare the renewal", Owner: "T. Zieliński", Role: "account manager",
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
