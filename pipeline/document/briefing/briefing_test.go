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
