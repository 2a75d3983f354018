package plan

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the generated page")

func TestTheRulesPageIsTheProgramsOwn(t *testing.T) {
	const page = "../../docs/plan-rules.md"
	if *update {
		if err := os.WriteFile(page, Reference(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || !bytes.Equal(got, Reference()) {
		t.Errorf("docs/plan-rules.md is not what the program says (%v); run go test ./pipeline/plan -update", err)
	}
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
