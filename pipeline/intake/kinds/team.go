package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A Member is one of an account's team, with the id of their user where the
// export has no name.
type Member struct {
	program.TeamMember
	userID       string
	since, until program.Date // of their time on the team
}

var Team = Spec[Member]{
	Kind: "team",
	Columns: []rows.Column[Member]{
		{Field: "our person", To: func(m *Member) any { return &m.Person }},
		{Field: "our person id", To: func(m *Member) any { return &m.userID }},
		{Field: "since", To: func(m *Member) any { return &m.since }},
		{Field: "until", To: func(m *Member) any { return &m.until }},
		{Field: "our role", To: func(m *Member) any { return &m.Role }},
		{Field: "their counterpart", To: func(m *Member) any { return &m.Counterpart }},
		{Field: "relationship now", To: func(m *Member) any { return &m.RelationshipNow }},
		{Field: "relationship wanted", To: func(m *Member) any { return &m.RelationshipWanted }},
	},
	Into:   func(r *Records) *list[Member] { return &r.team },
	Origin: func(m *Member) *program.Origin { return &m.Origin },
	Lacks: func(m *Member) string {
		if m.Person == "" && m.userID == "" {
			return "has no name"
		}
		return ""
	},
}

func (r *Records) settleTeam() {
	for _, it := range Team.settle(r, false, func(it *Item[Member]) string {
		if it.Is.Person = cmp.Or(it.Is.Person, r.userNamed(it.Is.userID)); it.Is.Person == "" {
			return "names a user whom no table of users has"
		}
		if it.Is.since > r.Facts.AsOf || it.Is.until.Known() && it.Is.until < r.Facts.AsOf {
			return "is not on the team on the as-of date"
		}
		return ""
	}) {
		it.Is.Account = it.Entry.Key
		r.sponsors(it)
		r.Facts.Team = append(r.Facts.Team, &it.Is.TeamMember)
	}
	sortBy(r.Facts.Team, func(m *program.TeamMember) string { return m.Account }, func(a, b *program.TeamMember) int { return 0 })
}

// sponsors takes the executive sponsor of an account from its team, where the
// table of accounts names none.
func (r *Records) sponsors(it *Item[Member]) {
	a := &it.Entry.Account
	if a.Sponsor != "" || a.NextSponsor.Sponsor != "" || !sponsorRole(it.Is.Role) {
		return
	}
	a.Sponsor = it.Is.Person
	a.Origin = a.Origin.Moved("executive sponsor", it.Is.Origin.Field("our person"))
}

// sponsorRole is whether a role on an account's team is that of its executive
// sponsor.
func sponsorRole(given string) bool {
	term, _ := value.Words("team role").Term(given)
	return term == "sponsor"
}
