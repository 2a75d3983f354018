package plan

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
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
	for _, r := range Rules {
		if codes[r.Code] || r.Why == "" || r.Window == "" || r.Settled == "" || r.Role == "" || r.Keys == "" || r.Weight >= weight {
			t.Errorf("%s is there twice, is not described, or is out of order", r.Code)
		}
		codes[r.Code], weight = true, r.Weight
	}
}

var cases = flag.String("cases", "", "a file for random placings, to be solved by an independent solver")

// A placing is one sponsor's year as a solver sees it: how much each month holds
// already, in which months each window may stand, and the heaviest month found.
type placing struct {
	Booked   []int   `json:"booked"`
	Windows  [][]int `json:"windows"`
	Heaviest int     `json:"heaviest"`
}

func TestWritePlacings(t *testing.T) {
	if *cases == "" {
		t.Skip("for make conformance-full")
	}
	r := rand.New(rand.NewPCG(2026, 11))
	var all []placing
	for range 200 {
		all = append(all, place(r))
	}
	text, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(*cases, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// place places the windows of one random sponsor as the plan does.
func place(r *rand.Rand) placing {
	out := placing{Booked: make([]int, 13)}
	booked := map[program.Month]int{}
	first := program.NewMonth(2026, 11)
	for range r.IntN(12) {
		m := r.IntN(13)
		out.Booked[m]++
		booked[first+program.Month(m)]++
	}
	var jobs []*job
	for i := range 1 + r.IntN(40) {
		j := &job{line: &line{Action: program.Action{ID: fmt.Sprint(i)}}}
		from, window := r.IntN(13), []int{}
		for m := from; m < min(13, from+1+r.IntN(6)); m++ {
			if r.IntN(4) > 0 || m == from {
				window = append(window, m)
				j.months = append(j.months, first+program.Month(m))
			}
		}
		out.Windows = append(out.Windows, window)
		jobs = append(jobs, j)
	}
	limit := slices.Max(out.Booked)
	for !match(jobs, booked, limit) {
		limit++
	}
	load := slices.Clone(out.Booked)
	for _, j := range jobs {
		load[j.month-first]++
	}
	out.Heaviest = slices.Max(load)
	return out
}
