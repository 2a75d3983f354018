package pair

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A Barrier is why a sponsor can never be proposed for a group.
type Barrier struct {
	Code string
	Why  string // after a count of sponsors: "2 have left"
	Doc  string
	bars func(*demand, *seat) bool
}

// Barriers are all of them; the first that applies is the one that is named.
var Barriers = []Barrier{
	{"gone", "left already", "A sponsor whose last day is over takes no account.",
		func(_ *demand, s *seat) bool { return s.gone }},
	{"leaving", "leaving soon", "A sponsor who leaves within handover_days takes no new account.",
		func(_ *demand, s *seat) bool { return s.leaving }},
	{"internal", "working inside only", "The roster says that the sponsor works inside our company: they are no customer's counterpart.",
		func(_ *demand, s *seat) bool { return s.Inside() }},
	{"never-with", "never with this account", "The roster says that the sponsor is never to be paired with an account of the group.",
		func(d *demand, s *seat) bool { return s.neverWith(d) }},
	{"superior", "the account manager's direct superior",
		"The account manager of one of the group's accounts is among the sponsor's direct reports.",
		func(d *demand, s *seat) bool { return s.leads(d) }},
	{"same", "the one who leaves", "A sponsor is not their own successor.",
		func(d *demand, s *seat) bool { return d.successor && s.Key == program.Fold(d.confirmed) }},
	{"no-capacity", "without capacity", "The roster gives the sponsor no account to carry.",
		func(_ *demand, s *seat) bool { return s.capacity == 0 }},
	{"full", "full with confirmed accounts", "The sponsor's confirmed accounts fill their capacity.",
		func(_ *demand, s *seat) bool { return s.open() == 0 }},
}

func barred(d *demand, s *seat) *Barrier {
	for i := range Barriers {
		if Barriers[i].bars(d, s) {
			return &Barriers[i]
		}
	}
	return nil
}

func (s *seat) neverWith(d *demand) bool {
	return slices.ContainsFunc(s.never, func(name string) bool { return d.names[name] })
}

func (s *seat) leads(d *demand) bool {
	return slices.ContainsFunc(d.managers, func(m string) bool { return s.reports[m] })
}

// whyNobody says why no sponsor was left for a group.
func whyNobody(d *demand, seats []*seat) program.Reason {
	if len(seats) == 0 {
		return program.Reason{Code: "no-roster", Text: "no sponsor can be proposed: the exports list no sponsors"}
	}
	counts := map[string]int{}
	taken := 0
	for _, s := range seats {
		if b := barred(d, s); b != nil {
			counts[b.Why]++
		} else {
			taken++
		}
	}
	var said []string
	if taken > 0 {
		said = append(said, fmt.Sprintf("%d with no place left after groups of higher rank", taken))
	}
	for _, b := range Barriers {
		if n := counts[b.Why]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, b.Why))
		}
	}
	return program.Reason{Code: "no-sponsor", Text: "no sponsor can be proposed: of " + program.Plural(len(seats), "sponsor", "sponsors") +
		", " + strings.Join(said, ", ")}
}
