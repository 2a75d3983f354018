package plan

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"sponsorbook/pipeline/program"
)

// cases is where the random years go for an independent solver to solve again.
var cases = flag.String("cases", "", "a file for the random years that were placed")

// A placing is one sponsor's year as a solver sees it: how much each month holds
// already, in which months each window may stand, and the heaviest month found.
type placing struct {
	Booked   []int   `json:"booked"`
	Windows  [][]int `json:"windows"`
	Heaviest int     `json:"heaviest"`
}

func TestEveryWindowOfAFullYearIsPlaced(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 11))
	var all []placing
	for range 200 {
		all = append(all, place(r))
	}
	for _, year := range all {
		if held := total(year.Booked) + len(year.Windows); year.Heaviest*len(year.Booked) < held {
			t.Errorf("%d meetings do not fit 13 months of %d", held, year.Heaviest)
		}
	}
	if *cases == "" {
		return
	}
	text, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(*cases, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func total(months []int) int {
	sum := 0
	for _, n := range months {
		sum += n
	}
	return sum
}

// place places the windows of one random sponsor, as the plan does.
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

func TestTheLastWeekOfAFiscalQuarterIsKeptFree(t *testing.T) {
	june := program.NewMonth(2027, 6)
	for name, c := range map[string]struct {
		start   int
		allowed bool
		sponsor string
		last    program.Date
	}{
		"the last seven days are free, the day before them is not": {1, false, "Ada Okafor", day(2027, 6, 23)},
		"of a fiscal year that begins in April too":                {4, false, "Ada Okafor", day(2027, 6, 23)},
		"June ends no quarter of a year that begins in February":   {2, false, "Ada Okafor", day(2027, 6, 30)},
		"where it is allowed":                                      {1, true, "Ada Okafor", day(2027, 6, 30)},
		"what needs no executive":                                  {1, false, "", day(2027, 6, 30)},
	} {
		p := Defaults()
		p.FiscalYearStart, p.QuarterEnd = c.start, c.allowed
		d := newDesk(newWorld().Facts, nil, nil, nil, p)
		l := &line{slot: program.Period{From: june.First(), To: june.Last()}}
		l.Sponsor = c.sponsor
		halves := d.halves(l, june)
		if got := halves[len(halves)-1]; got.From != day(2027, 6, 16) || got.To != c.last {
			t.Errorf("%s: the second half is %s to %s, want it to end on %s", name, got.From, got.To, c.last)
		}
	}
}
