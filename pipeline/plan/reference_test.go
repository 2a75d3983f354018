package plan

import (
	"testing"

	"sponsorbook/pipeline/goldentest"
)

func TestTheRulesPageIsTheProgramsOwn(t *testing.T) {
	goldentest.Same(t, "../../docs/plan-rules.md", Reference())
}

func TestEveryRuleIsDocumented(t *testing.T) {
	codes, weight := map[string]bool{}, 101
	for _, r := range Rules() {
		if codes[r.Code] || r.Why == "" || r.Window == "" || r.Settled == "" || r.Role == "" || r.Keys == "" || r.Weight >= weight {
			t.Errorf("%s is there twice, is not described, or is out of order", r.Code)
		}
		codes[r.Code], weight = true, r.Weight
	}
}
