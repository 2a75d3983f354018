package account

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

func TestAnAnnualPlanHoldsGoalsPeopleSalesActionsAndRisks(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	p.Plan.Contacts = []program.ContactLine{{Group: g.Key, Contact: g.Contacts[0].Key, Ours: "Helena Brandt", How: "in person or call",
		Often: "every three months", Next: documenttest.Day("2026-12-10")}}
	a := author.New(p)
	if !HasPlan(a, g) {
		t.Fatal("a rich account has no plan")
	}
	d := Plan(a, g)
	var ids []string
	for _, s := range d.Sections {
		ids = append(ids, s.ID)
	}
	if got := strings.Join(ids, " "); got != "watch figures aims people sales risks actions year" {
		t.Errorf("the plan holds %s", got)
	}
	for s := range d.Spans() {
		if s.Text == "You" || strings.HasPrefix(s.Text, "You, ") {
			t.Error("the plan calls the sponsor you, who is not its only reader")
		}
	}
	if _, ok := d.Sections[0].Blocks[0].(document.Figures); !ok {
		t.Error("the plan does not begin with what to watch")
	}
}

func TestThereIsNoPlanOfAnAccountOfWhichLittleIsKnown(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	a := author.New(p)
	if g.Profiles, g.Opportunities, g.Members[0].Competitor = nil, nil, ""; HasPlan(a, g) {
		t.Error("there is a plan without goals and sales")
	}
	if HasPlan(a, p.Groups[2]) {
		t.Error("there is a plan of a group that is not in the program")
	}
}
