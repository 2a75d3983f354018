package score

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
)

func said(all []program.Late) []string {
	var out []string
	for _, l := range all {
		out = append(out, fmt.Sprintf("%s %s due %s last %s: %s", l.Group, l.What, l.Due, l.Last, l.Owner))
	}
	return out
}

func TestWhatIsLateIsNamedOldestFirstWithItsOwner(t *testing.T) {
	w := newWorld()
	for key, ago := range map[string]int{"a day late": 184, "last day": 183, "never": 0} {
		g := w.group(key, 1, 1, 1)
		g.Root.Manager = "Tomasz Zieliński"
		w.sponsor(key, day(2025, 3, 1))
		if ago > 0 {
			w.meet(g, w.AsOf.AddDays(-ago), program.Visit)
		}
	}
	w.sponsor(w.group("just sponsored", 1, 1, 1).Key, w.AsOf.AddDays(-10))
	w.group("no sponsor", 1, 1, 1)
	want := []string{
		"never visit due 2025-08-30 last : Ada Okafor",
		"a day late visit due 2026-10-29 last 2026-04-30: Ada Okafor",
		"last day visit due 2026-10-30 last 2026-05-01: Ada Okafor",
	}
	if got := said(w.card().Late); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	// Nobody tells of QBRs and reviews, so none is called late; one that is told
	// of makes the others late.
	w.meet(w.Group("last day"), w.AsOf.AddDays(-1), program.QBR).Sponsor = ""
	got := said(w.card().Late)
	if !slices.Contains(got, "a day late QBR due 2025-05-31 last : Tomasz Zieliński") ||
		slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "last day QBR") }) {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsLateAgreesWithTheCadence(t *testing.T) {
	for days := 180; days <= 186; days++ {
		w := newWorld()
		g := w.group("a", 1, 1, 1)
		w.sponsor("a", day(2024, 1, 1))
		w.meet(g, w.AsOf.AddDays(-days), program.Visit)
		late := len(w.card().Late) > 0
		if k := w.kpi(t, "visit-cadence"); late == (num(k.Numerator) == "1") {
			t.Errorf("visited %d days ago: late %t, on time %s of %s", days, late, num(k.Numerator), num(k.Denominator))
		}
	}
}
