package intake

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// An executive is a sponsor with the words that are understood later.
type executive struct {
	program.Sponsor
	unavailable string
}

var sponsors = spec[executive]{
	kind: "sponsors",
	none: true,
	columns: []column[executive]{
		{"sponsor", func(s *executive) any { return &s.Name }},
		{"title", func(s *executive) any { return &s.Title }},
		{"level", func(s *executive) any { return &s.LevelGiven }},
		{"email", func(s *executive) any { return &s.Email }},
		{"assistant email", func(s *executive) any { return &s.AssistantEmail }},
		{"capacity", func(s *executive) any { return &s.Capacity }},
		{"industries", func(s *executive) any { return &s.Industries }},
		{"regions", func(s *executive) any { return &s.Regions }},
		{"languages", func(s *executive) any { return &s.Languages }},
		{"comfort with customers", func(s *executive) any { return &s.Comfort }},
		{"mode", func(s *executive) any { return &s.Mode }},
		{"country", func(s *executive) any { return &s.Country }},
		{"time zone", func(s *executive) any { return &s.TimeZone }},
		{"unavailable", func(s *executive) any { return &s.unavailable }},
		{"unavailable why", func(s *executive) any { return &s.UnavailableWhy }},
		{"never with", func(s *executive) any { return &s.NeverWith }},
		{"leaves on", func(s *executive) any { return &s.Leaves }},
		{"direct reports", func(s *executive) any { return &s.DirectReports }},
		{"focus", func(s *executive) any { return &s.Focus }},
	},
	into:   func(r *records) *list[executive] { return &r.executives },
	origin: func(s *executive) *program.Origin { return &s.Origin },
	id:     func(it *item[executive]) string { return foldName(it.is.Name) },
	more: func(_ *records, l *line, it *item[executive]) {
		if col := l.tab.at["unavailable"]; col > 0 {
			it.is.Unavailable = l.ranges(col)
		}
	},
	lacks: func(s *executive) string {
		if s.Name == "" {
			return "has no name"
		}
		return ""
	},
}

// settleSponsors reads the words of the roster and knows its accounts.
func (r *records) settleSponsors() {
	for _, it := range sponsors.settle(r, false, nil) {
		s := &it.is.Sponsor
		s.Key = program.Fold(s.Name)
		s.Level = levelOf(cmp.Or(s.LevelGiven, s.Title))
		s.Mode = r.vocabulary("mode", s.Mode, s.Origin, "mode")
		for i, name := range s.NeverWith {
			if m := r.directory.find(reference{name: name}); m.entry != nil {
				s.NeverWith[i] = m.Key
			}
		}
		r.facts.Sponsors = append(r.facts.Sponsors, s)
	}
	slices.SortFunc(r.facts.Sponsors, func(a, b *program.Sponsor) int { return cmp.Compare(a.Key, b.Key) })
}
