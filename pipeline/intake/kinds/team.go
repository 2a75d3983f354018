package kinds

import (
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var Team = Spec[program.TeamMember]{
	Kind: "team",
	Columns: []rows.Column[program.TeamMember]{
		{Field: "our person", To: func(m *program.TeamMember) any { return &m.Person }},
		{Field: "our role", To: func(m *program.TeamMember) any { return &m.Role }},
		{Field: "their counterpart", To: func(m *program.TeamMember) any { return &m.Counterpart }},
		{Field: "relationship now", To: func(m *program.TeamMember) any { return &m.RelationshipNow }},
		{Field: "relationship wanted", To: func(m *program.TeamMember) any { return &m.RelationshipWanted }},
	},
	Into:   func(r *Records) *list[program.TeamMember] { return &r.team },
	Origin: func(m *program.TeamMember) *program.Origin { return &m.Origin },
	Lacks: func(m *program.TeamMember) string {
		if m.Person == "" {
			return "has no name"
		}
		return ""
	},
}

func (r *Records) settleTeam() {
	for _, it := range Team.settle(r, false, nil) {
		it.Is.Account = it.Entry.Key
		r.Facts.Team = append(r.Facts.Team, &it.Is)
	}
	sortBy(r.Facts.Team, func(m *program.TeamMember) string { return m.Account }, func(a, b *program.TeamMember) int { return 0 })
}
