package overview

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// lateMost is how many lines of what is late a page holds.
const lateMost = 20

// Late is what the cadence asks for at the reader's accounts and was not done in
// time, the oldest first, with who is to do it.
func Late(a *author.Author) []document.Block {
	t := document.Table{Caption: a.Say("Late, the oldest first"), Columns: []document.Column{{Title: a.Say("Account")}, {Title: a.Say("What")},
		{Title: a.Say("Last")}, {Title: a.Say("In time until")}, {Title: a.Say("Owner")}}}
	more := 0
	for _, l := range a.Scorecard.Late {
		g := a.ByKey[l.Group]
		switch {
		case g == nil || a.Reader != author.ProgramManager && !a.Sees(g):
		case len(t.Rows) == lateMost:
			more++
		default:
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{a.Named(g)}, span.Words(a.Term(l.What)), lastText(a, l),
				{span.Warn(a.ShortDay(l.Due, a.AsOf))}, span.Words(a.Term(span.Cut(l.Owner, 60)))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	blocks := []document.Block{t}
	if more > 0 {
		blocks = append(blocks, document.Paragraph{Line: document.Line{span.Muted(a.Sayf("%d more", more))}})
	}
	return blocks
}

// lastText is when it was done last; of a debrief, the day of the meeting.
func lastText(a *author.Author, l program.Late) document.Line {
	if !l.Last.Known() {
		return document.Line{span.Muted(a.Say("none on record"))}
	}
	return span.Words(a.ShortDay(l.Last, a.AsOf))
}
