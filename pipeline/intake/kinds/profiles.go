package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var Profiles = Spec[program.Profile]{
	Kind: "profiles",
	Columns: []rows.Column[program.Profile]{
		{Field: "strategy", To: func(p *program.Profile) any { return &p.Strategy }},
		{Field: "company goal it serves", To: func(p *program.Profile) any { return &p.CompanyGoal }},
		{Field: "long view", To: func(p *program.Profile) any { return &p.LongView }},
		{Field: "value message", To: func(p *program.Profile) any { return &p.ValueMessage }},
		{Field: "their priorities", To: func(p *program.Profile) any { return &p.TheirPriorities }},
		{Field: "our priorities", To: func(p *program.Profile) any { return &p.OurPriorities }},
		{Field: "industry issues", To: func(p *program.Profile) any { return &p.IndustryIssues }},
		{Field: "industry trends", To: func(p *program.Profile) any { return &p.IndustryTrends }},
		{Field: "divisions", To: func(p *program.Profile) any { return &p.Divisions }},
		{Field: "needs", To: func(p *program.Profile) any { return &p.Needs }},
		{Field: "likes", To: func(p *program.Profile) any { return &p.Likes }},
		{Field: "dislikes", To: func(p *program.Profile) any { return &p.Dislikes }},
		{Field: "greatest impact", To: func(p *program.Profile) any { return &p.GreatestImpact }},
		{Field: "topics to avoid", To: func(p *program.Profile) any { return &p.TopicsAvoid }},
		{Field: "competitor's position", To: func(p *program.Profile) any { return &p.RivalPosition }},
		{Field: "against the competitor", To: func(p *program.Profile) any { return &p.AgainstRival }},
		{Field: "questions", To: func(p *program.Profile) any { return &p.Questions }},
		{Field: "negotiation lead", To: func(p *program.Profile) any { return &p.NegotiationLead }},
		{Field: "negotiation limits", To: func(p *program.Profile) any { return &p.NegotiationLimits }},
		{Field: "negotiation timing", To: func(p *program.Profile) any { return &p.NegotiationWhen }},
		{Field: "this month", To: func(p *program.Profile) any { return &p.ThisMonth }},
		{Field: "this month on", To: func(p *program.Profile) any { return &p.ThisMonthOn }},
		{Field: "unavailable", To: func(p *program.Profile) any { return &p.Unavailable }},
		{Field: "untapped potential", To: func(p *program.Profile) any { return &p.Untapped }},
		{Field: "untapped potential note", To: func(p *program.Profile) any { return &p.UntappedNote }},
		{Field: "account manager's view of the program", To: func(p *program.Profile) any { return &p.ManagerView }},
		{Field: "seen by account manager on", To: func(p *program.Profile) any { return &p.SeenOn }},
		{Field: "seen by", To: func(p *program.Profile) any { return &p.SeenBy }},
	},
	Into:   func(r *Records) *list[program.Profile] { return &r.profiles },
	Origin: func(p *program.Profile) *program.Origin { return &p.Origin },
}

func (r *Records) settleProfiles() {
	for _, it := range Profiles.settle(r, false, nil) {
		it.Is.Account = it.Entry.Key
		if it.Is.SeenOn > r.Facts.AsOf {
			it.Is.SeenOn = 0
		}
		if it.Is.ThisMonthOn > r.Facts.AsOf { // told later than this book's day
			it.Is.ThisMonth, it.Is.ThisMonthOn = "", 0
		}
		r.Facts.Profiles = append(r.Facts.Profiles, &it.Is)
	}
	sortBy(r.Facts.Profiles, func(p *program.Profile) string { return p.Account },
		func(a, b *program.Profile) int { return cmp.Compare(a.SeenOn, b.SeenOn) })
}

// potentials are what parts of a customer have, or could have, of our product lines: the
// whitespace of an account's plan.
var potentials = Spec[program.Potential]{
	Kind: "potentials",
	Columns: []rows.Column[program.Potential]{
		{Field: "product line", To: func(p *program.Potential) any { return &p.ProductLine }},
		{Field: "division", To: func(p *program.Potential) any { return &p.Division }},
		{Field: "whitespace", To: func(p *program.Potential) any { return &p.State }},
		{Field: "potential", To: func(p *program.Potential) any { return &p.Amount }},
		{Field: "note", To: func(p *program.Potential) any { return &p.Note }},
	},
	Into:   func(r *Records) *list[program.Potential] { return &r.potentials },
	Origin: func(p *program.Potential) *program.Origin { return &p.Origin },
	Lacks: func(p *program.Potential) string {
		if p.ProductLine == "" {
			return "names no product line"
		}
		return ""
	},
}

func (r *Records) settlePotentials() {
	for _, it := range potentials.settle(r, false, nil) {
		p := &it.Is
		p.Account = it.Entry.Key
		p.State = r.vocabulary("whitespace", p.State, p.Origin, "whitespace")
		r.Facts.Potentials = append(r.Facts.Potentials, p)
	}
	sortBy(r.Facts.Potentials, func(p *program.Potential) string { return p.Account },
		func(a, b *program.Potential) int {
			return cmp.Or(cmp.Compare(a.ProductLine, b.ProductLine), cmp.Compare(a.Division, b.Division),
				a.Amount.Amount.Cmp(b.Amount.Amount), cmp.Compare(a.State, b.State))
		})
}
