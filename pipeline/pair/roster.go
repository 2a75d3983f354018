package pair

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// Capacity is how many accounts each sponsor carries, by Key: what the roster
// says, else the policy's default; none once the sponsor has left. It is empty
// where there is no roster.
func Capacity(f *program.Facts, p Policy) map[string]int {
	out := make(map[string]int, len(f.Sponsors))
	for _, s := range f.Sponsors {
		out[s.Key] = capacity(s, f.AsOf, p)
	}
	return out
}

func capacity(s *program.Sponsor, at program.Date, p Policy) int {
	level := levelOf(s)
	switch {
	case s.Gone(at):
		return 0
	case s.Capacity.Known:
		return max(0, int(min(s.Capacity.Value.IntPart(), 1_000_000)))
	case level > 0 && level <= p.SeniorLevel:
		return p.SeniorCapacity
	}
	return p.Capacity
}

// levelOf is a sponsor's level, from the title where the roster has none.
func levelOf(s *program.Sponsor) int { return cmp.Or(s.Level, titleLevel(s.Title)) }

// A seat is a sponsor as the scores see one: names folded once.
type seat struct {
	*program.Sponsor
	capacity   int // in all
	confirmed  int // accounts that people gave them
	proposed   int
	gone       bool // has left
	leaving    bool // leaves within the handover
	level      int
	industries []string
	fits       map[string]int // by industry, as it was asked for
	regions    []string
	country    string
	languages  []string
	never      []string        // account keys and folded names
	reports    map[string]bool // folded names of direct reports
}

func newSeats(f *program.Facts, p Policy) []*seat {
	out := make([]*seat, 0, len(f.Sponsors))
	for _, s := range f.Sponsors {
		out = append(out, &seat{
			Sponsor: s, capacity: capacity(s, f.AsOf, p), level: levelOf(s),
			gone:       s.Gone(f.AsOf),
			leaving:    s.Leaves.Known() && s.Leaves <= f.AsOf.AddDays(p.HandoverDays),
			industries: folded(s.Industries), fits: map[string]int{}, regions: folded(s.Regions), country: program.Fold(s.Country),
			languages: languagesOf(s.Languages), never: neverWith(s), reports: set(folded(s.DirectReports)),
		})
	}
	slices.SortFunc(out, func(a, b *seat) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Name, b.Name)) })
	return out
}

// neverWith holds accounts both as keys and as folded names, since the roster
// may give either.
func neverWith(s *program.Sponsor) []string {
	var out []string
	for _, a := range s.NeverWith {
		if key := program.Fold(a); key != "" {
			out = append(out, a, key)
		}
	}
	return out
}

func folded(words []string) []string {
	var out []string
	for _, w := range words {
		if w = program.Fold(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// open is how many more accounts may be proposed to a sponsor.
func (s *seat) open() int {
	if s.leaving {
		return 0
	}
	return max(0, s.capacity-s.confirmed)
}
