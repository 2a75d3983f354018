package intake

import (
	"cmp"

	"sponsorbook/pipeline/program"
)

var notes = spec[program.NoteItem]{
	kind: "notes",
	columns: []column[program.NoteItem]{
		{"date", func(n *program.NoteItem) any { return &n.Date }},
		{"type", func(n *program.NoteItem) any { return &n.Type }},
		{"text", func(n *program.NoteItem) any { return &n.Text }},
		{"source", func(n *program.NoteItem) any { return &n.Source }},
	},
	into:   func(r *records) *list[program.NoteItem] { return &r.notes },
	origin: func(n *program.NoteItem) *program.Origin { return &n.Origin },
	lacks: func(n *program.NoteItem) string {
		if n.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *records) settleNotes() {
	for _, it := range notes.settle(r, false, func(it *item[program.NoteItem]) string { return r.after(it.is.Date) }) {
		it.is.Account = it.entry.Key
		it.is.Type = noteType(it.is.Type)
		r.facts.Notes = append(r.facts.Notes, &it.is)
	}
	sortBy(r.facts.Notes, func(n *program.NoteItem) string { return n.Account },
		func(a, b *program.NoteItem) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Text, b.Text))
		})
}

var team = spec[program.TeamMember]{
	kind: "team",
	columns: []column[program.TeamMember]{
		{"our person", func(m *program.TeamMember) any { return &m.Person }},
		{"our role", func(m *program.TeamMember) any { return &m.Role }},
		{"their counterpart", func(m *program.TeamMember) any { return &m.Counterpart }},
		{"relationship now", func(m *program.TeamMember) any { return &m.RelationshipNow }},
		{"relationship wanted", func(m *program.TeamMember) any { return &m.RelationshipWanted }},
	},
	into:   func(r *records) *list[program.TeamMember] { return &r.team },
	origin: func(m *program.TeamMember) *program.Origin { return &m.Origin },
	lacks: func(m *program.TeamMember) string {
		if m.Person == "" {
			return "has no name"
		}
		return ""
	},
}

func (r *records) settleTeam() {
	for _, it := range team.settle(r, false, nil) {
		it.is.Account = it.entry.Key
		r.facts.Team = append(r.facts.Team, &it.is)
	}
	sortBy(r.facts.Team, func(m *program.TeamMember) string { return m.Account }, func(a, b *program.TeamMember) int { return 0 })
}
