package author

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// lateMost is how many lines of what is late a page holds.
const lateMost = 20

// Late is what the cadence asks for at the reader's accounts and was not done in
// time, and what of the plan is overdue, the oldest first, with who is to do it.
func (a *Author) Late() []document.Block {
	t := document.Table{Caption: a.Say("Late, the oldest first"), Columns: append([]document.Column{{Title: a.Say("Account")}},
		a.lateColumns()...), Sortable: true, Searchable: true, Fold: lateMost}
	for _, l := range a.Share().Late {
		t.Rows = append(t.Rows, document.Row{Cells: append([]document.Line{{a.Named(a.ByKey[l.Group])}}, a.lateCells(l)...)})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// LateAt is what is late at one account, the oldest first.
func (a *Author) LateAt(g *program.Group) []program.Late { return a.lateOf[g.Key] }

// LateOf is the same of one account.
func (a *Author) LateOf(g *program.Group) []document.Block {
	t := document.Table{Columns: a.lateColumns()}
	for _, l := range a.lateOf[g.Key] {
		t.Rows = append(t.Rows, document.Row{Cells: a.lateCells(l)})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

func (a *Author) lateColumns() []document.Column {
	return []document.Column{{Title: a.Say("What")}, {Title: a.Say("Last")}, {Title: a.Say("In time until")}, {Title: a.Say("Owner")}}
}

func (a *Author) lateCells(l program.Late) []document.Line {
	return []document.Line{span.Words(a.LateText(l)), a.lastText(l), {span.Warn(a.ShortDay(l.Due, a.AsOf))},
		span.Words(a.Term(span.Cut(l.Owner, 60)))}
}

// LateText is what is late: "QBR", or a line of the plan with the step that is overdue.
func (a *Author) LateText(l program.Late) string {
	if l.Action == "" {
		return a.Term(l.What)
	}
	return span.Joined(": ", span.Unended(span.Cut(a.Reworded(l.What), 200)), a.Reworded(l.Step))
}

// OverdueText is since when a line of the plan is overdue, and which of its steps where it
// is one of these: "overdue since 26 Nov: goal and agenda agreed"; "" for a line that is not.
func (a *Author) OverdueText(x *program.Action) string {
	since, step := x.OverdueSince(a.AsOf)
	if !since.Known() {
		return ""
	}
	return span.Joined(": ", a.Sayf("overdue since %s", a.ShortDay(since, a.AsOf)), span.Unended(a.Reworded(step)))
}

// lastText is when it was done last; of a debrief, the day of the meeting. A line of the
// plan is done once.
func (a *Author) lastText(l program.Late) document.Line {
	if l.Action != "" {
		return nil
	}
	if !l.Last.Known() {
		return document.Line{span.Muted(a.Say("none on record"))}
	}
	return span.Words(a.ShortDay(l.Last, a.AsOf))
}
