package kinds

import (
	"cmp"

	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/program"
)

var Notes = Spec[program.NoteItem]{
	Kind: "notes",
	Columns: []rows.Column[program.NoteItem]{
		{Field: "date", To: func(n *program.NoteItem) any { return &n.Date }},
		{Field: "type", To: func(n *program.NoteItem) any { return &n.Type }},
		{Field: "text", To: func(n *program.NoteItem) any { return &n.Text }},
		{Field: "source", To: func(n *program.NoteItem) any { return &n.Source }},
	},
	Into:   func(r *Records) *list[program.NoteItem] { return &r.notes },
	Origin: func(n *program.NoteItem) *program.Origin { return &n.Origin },
	Lacks: func(n *program.NoteItem) string {
		if n.Text == "" {
			return "has no text"
		}
		return ""
	},
}

func (r *Records) settleNotes() {
	for _, it := range Notes.settle(r, false, func(it *Item[program.NoteItem]) string { return r.After(it.Is.Date) }) {
		it.Is.Account = it.Entry.Key
		it.Is.Type = noteType(it.Is.Type)
		r.Facts.Notes = append(r.Facts.Notes, &it.Is)
	}
	sortBy(r.Facts.Notes, func(n *program.NoteItem) string { return n.Account },
		func(a, b *program.NoteItem) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Text, b.Text))
		})
}
