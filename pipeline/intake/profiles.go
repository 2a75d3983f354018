package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

var profiles = spec[program.Profile]{
	kind: "profiles",
	columns: []column[program.Profile]{
		{"strategy", func(p *program.Profile) any { return &p.Strategy }},
		{"company goal it serves", func(p *program.Profile) any { return &p.CompanyGoal }},
		{"long view", func(p *program.Profile) any { return &p.LongView }},
		{"value message", func(p *program.Profile) any { return &p.ValueMessage }},
		{"their priorities", func(p *program.Profile) any { return &p.TheirPriorities }},
		{"our priorities", func(p *program.Profile) any { return &p.OurPriorities }},
		{"industry issues", func(p *program.Profile) any { return &p.IndustryIssues }},
		{"industry trends", func(p *program.Profile) any { return &p.IndustryTrends }},
		{"divisions", func(p *program.Profile) any { return &p.Divisions }},
		{"needs", func(p *program.Profile) any { return &p.Needs }},
		{"likes", func(p *program.Profile) any { return &p.Likes }},
		{"dislikes", func(p *program.Profile) any { return &p.Dislikes }},
		{"greatest impact", func(p *program.Profile) any { return &p.GreatestImpact }},
		{"topics to avoid", func(p *program.Profile) any { return &p.TopicsAvoid }},
		{"questions", func(p *program.Profile) any { return &p.Questions }},
		{"unavailable", func(p *program.Profile) any { return &p.Unavailable }},
		{"untapped potential", func(p *program.Profile) any { return &p.Untapped }},
		{"untapped potential note", func(p *program.Profile) any { return &p.UntappedNote }},
		{"account manager's view of the program", func(p *program.Profile) any { return &p.ManagerView }},
		{"seen by account manager on", func(p *program.Profile) any { return &p.SeenOn }},
		{"seen by", func(p *program.Profile) any { return &p.SeenBy }},
	},
	into:   func(r *records) *list[program.Profile] { return &r.profiles },
	origin: func(p *program.Profile) *program.Origin { return &p.Origin },
}

func (r *records) settleProfiles() {
	for _, it := range profiles.settle(r, false, nil) {
		it.is.Account = it.entry.Key
		if it.is.SeenOn > r.facts.AsOf {
			it.is.SeenOn = 0
		}
		r.facts.Profiles = append(r.facts.Profiles, &it.is)
	}
	sortBy(r.facts.Profiles, func(p *program.Profile) string { return p.Account },
		func(a, b *program.Profile) int { return cmp.Compare(a.SeenOn, b.SeenOn) })
}
