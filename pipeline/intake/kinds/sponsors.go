package kinds

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// An executive is a sponsor with the words that are understood later.
type executive struct {
	program.Sponsor
	unavailable  string
	number       string // their id, by which other tables may mean them
	status, left string // what the roster says of whether they are there
	active       program.Flag
	farewell     string // a remark that may say that they leave
	farewellAt   int    // its column
	away         string // a remark that may say that they are away for a time
	deputy       string // who stands in for them wherever an account names nobody
	focus        []string
}

var sponsors = Spec[executive]{
	Kind: "sponsors",
	None: true,
	Columns: []rows.Column[executive]{
		{Field: "sponsor", To: func(s *executive) any { return &s.Name }},
		{Field: "sponsor id", To: func(s *executive) any { return &s.number }},
		{Field: "title", To: func(s *executive) any { return &s.Title }},
		{Field: "level", To: func(s *executive) any { return &s.LevelGiven }},
		{Field: "email", To: func(s *executive) any { return &s.Email }},
		{Field: "assistant email", To: func(s *executive) any { return &s.AssistantEmail }},
		{Field: "capacity", To: func(s *executive) any { return &s.Capacity }},
		{Field: "industries", To: func(s *executive) any { return &s.Industries }},
		{Field: "regions", To: func(s *executive) any { return &s.Regions }},
		{Field: "languages", To: func(s *executive) any { return &s.Languages }},
		{Field: "comfort with customers", To: func(s *executive) any { return &s.Comfort }},
		{Field: "mode", To: func(s *executive) any { return &s.Mode }},
		{Field: "country", To: func(s *executive) any { return &s.Country }},
		{Field: "time zone", To: func(s *executive) any { return &s.TimeZone }},
		{Field: "unavailable", To: func(s *executive) any { return &s.unavailable }},
		{Field: "unavailable why", To: func(s *executive) any { return &s.UnavailableWhy }},
		{Field: "never with", To: func(s *executive) any { return &s.NeverWith }},
		{Field: "leaves on", To: func(s *executive) any { return &s.Leaves }},
		{Field: "status", To: func(s *executive) any { return &s.status }},
		{Field: "left", To: func(s *executive) any { return &s.left }},
		{Field: "active", To: func(s *executive) any { return &s.active }},
		{Field: "direct reports", To: func(s *executive) any { return &s.DirectReports }},
		{Field: "deputy", To: func(s *executive) any { return &s.deputy }},
		{Field: "focus", To: func(s *executive) any { return &s.focus }},
	},
	Into:   func(r *Records) *list[executive] { return &r.executives },
	Origin: func(s *executive) *program.Origin { return &s.Origin },
	id:     func(it *Item[executive]) string { return who.FoldName(it.Is.Name) },
	more: func(r *Records, l *rows.Line, it *Item[executive]) {
		it.Is.farewell, it.Is.farewellAt = r.farewell(l)
		it.Is.away, _ = l.Remark("status", func(text string) bool {
			return len(text) < remarkAtMost && awayWords.MatchString(program.Fold(text))
		})
		if col := l.Tab.At["unavailable"]; col > 0 {
			it.Is.Unavailable = l.Ranges(col)
		}
	},
	Lacks: func(s *executive) string {
		if s.Name == "" {
			return "has no name"
		}
		return ""
	},
}

// settleSponsors reads the words of the roster and knows its accounts.
func (r *Records) settleSponsors() {
	left := r.leavers()
	for _, it := range sponsors.settle(r, false, nil) {
		s := &it.Is.Sponsor
		s.Key = program.Fold(s.Name)
		s.Left = goneWord(it.Is.status) || it.Is.active == program.No || r.says(it.Is.left) || left[who.PersonKey(s.Name)]
		r.leave(&it.Is)
		if it.Is.farewell != "" && !s.Left && !s.Leaves.Known() {
			r.leaves("sponsors", s.Name, it.Is.farewell, it.Where.Ref().At(it.Is.farewellAt))
		}
		s.Level = levelOf(cmp.Or(s.LevelGiven, s.Title))
		s.Mode = r.vocabulary("mode", s.Mode, s.Origin, "mode")
		s.Focus = r.duties(&it.Is)
		for i, name := range s.NeverWith {
			if m := r.Directory.Find(who.Reference{Name: name}); m.Entry != nil {
				s.NeverWith[i] = m.Key
			}
		}
		r.Facts.Sponsors = append(r.Facts.Sponsors, s)
	}
	slices.SortFunc(r.Facts.Sponsors, func(a, b *program.Sponsor) int { return cmp.Compare(a.Key, b.Key) })
}

// leave understands what the roster says of somebody who has not left: who is away until a
// day cannot be met until then; where no day is told, or no word is known, that is a question.
func (r *Records) leave(x *executive) {
	given, until := who.LastDay(cmp.Or(x.away, x.status))
	term, known := who.StateOfPerson(given)
	switch away := term == "away" || x.away != ""; {
	case x.Left || strings.TrimSpace(given) == "":
	case away && until > r.Facts.AsOf:
		x.Unavailable = append(x.Unavailable, program.Period{From: r.Facts.AsOf, To: until})
	case away && !until.Known() && len(x.Unavailable) == 0:
		r.Say(finding.Warning, "sponsor-away", x.Origin.Ref, "write the days into a column Unavailable, as 2026-12-20 to 2027-03-01",
			"%s says that %s is away for a time, and no days are known; they count as there", finding.Quote(given), finding.Quote(x.Name))
	case !away && !known:
		r.unknownWord(x.Origin, contactState, x.status)
	}
}

// duties are what a sponsor took on: the program's own words where the roster means
// one, else as it says.
func (r *Records) duties(x *executive) []program.Focus {
	var out []program.Focus
	for _, given := range x.focus {
		duty := ""
		if term, known := value.Words("focus").Term(given); known {
			duty = term
		} else {
			r.unknownWord(x.Origin, "focus", given)
		}
		out = append(out, program.Focus{Given: given, Duty: program.Duty(duty)})
	}
	return out
}
