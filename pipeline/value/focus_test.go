package value

import (
	"testing"

	"sponsorbook/pipeline/program"
)

func TestEveryResponsibilityIsKnownByItsOwnWordAndByOthers(t *testing.T) {
	words := Words("focus")
	terms := map[string]int{}
	for _, term := range words {
		terms[term]++
	}
	for _, r := range program.Responsibilities() {
		if terms[string(r.Duty)] < 8 {
			t.Errorf("%s has %d words", r.Duty, terms[string(r.Duty)])
		}
		delete(terms, string(r.Duty))
	}
	for term := range terms {
		t.Errorf("%q is no responsibility", term)
	}
	for given, want := range map[string]program.Duty{"Renewals": program.DutyNegotiates, "Hindernisse": program.DutyObstacles,
		"croissance": program.DutyNewSales, "3. Escalation Support": program.DutyRapid} {
		if term, _ := words.Term(given); term != string(want) {
			t.Errorf("%s is %q, want %q", given, term, want)
		}
	}
}
