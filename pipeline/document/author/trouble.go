package author

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A tally is trouble of one kind by year of opening, and what of it is open.
type tally struct {
	label        string
	byYear       map[int]int
	open, severe int
	since        program.Date // from when the exports tell of it
	total        int
}

func (t *tally) add(opened program.Date, open, severe bool) {
	t.total++
	if opened.Known() {
		t.byYear[opened.Year()]++
	}
	if open {
		t.open++
	}
	if open && severe {
		t.severe++
	}
}

// tallies are a group's quality issues, billing problems and escalations.
func (a *Author) tallies(g *program.Group) []*tally {
	kinds := []*tally{
		{label: a.Say("Quality issues"), byYear: map[int]int{}, since: a.First.issues},
		{label: a.Say("Billing problems"), byYear: map[int]int{}, since: a.First.issues},
		{label: a.Say("Escalations"), byYear: map[int]int{}, since: a.First.escalations},
	}
	for _, i := range g.Issues {
		if i.Escalation != "" { // it counts with it
			continue
		}
		kind := kinds[0]
		if i.Billing {
			kind = kinds[1]
		}
		kind.add(i.Opened, i.IsOpen, i.Severity >= program.Severe)
	}
	for _, e := range g.Escalations {
		kinds[2].add(e.Opened, e.Open(a.AsOf), e.Severity >= program.Severe)
	}
	return slices.DeleteFunc(kinds, func(t *tally) bool { return t.total == 0 })
}

// TroubleTable is trouble by year and open, for the kinds that a group has. A
// year before the exports begin is left open, never shown as none.
func (a *Author) TroubleTable(g *program.Group) (document.Table, bool) {
	kinds := a.tallies(g)
	if len(kinds) == 0 {
		return document.Table{}, false
	}
	years := a.troubleYears(kinds)
	t := document.Table{Caption: a.Say("Trouble by year"), Columns: []document.Column{{}}}
	for _, y := range years {
		t.Columns = append(t.Columns, document.Column{Title: fmt.Sprint(y), Number: true})
	}
	t.Columns = append(t.Columns, document.Column{Title: a.Say("open"), Number: true})
	for i, k := range kinds {
		row := document.Row{Cells: []document.Line{span.Words(k.label)}, Weight: Fall(66, i)}
		for _, y := range years {
			row.Cells = append(row.Cells, span.Words(a.yearCell(k, y)))
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(row.Cells, a.openCell(k)), Weight: row.Weight})
	}
	return t, true
}

// troubleYears are the last three years up to today of which the exports tell.
func (a *Author) troubleYears(kinds []*tally) []int {
	first := a.AsOf.Year()
	for _, k := range kinds {
		if k.since.Known() {
			first = min(first, k.since.Year())
		}
	}
	var years []int
	for y := max(first, a.AsOf.Year()-2); y <= a.AsOf.Year(); y++ {
		years = append(years, y)
	}
	return years
}

func (a *Author) yearCell(k *tally, year int) string {
	if !k.since.Known() || year < k.since.Year() {
		return "–"
	}
	return a.Whole(k.byYear[year])
}

// OverduePromises are how many promises to a group are overdue on a day.
func OverduePromises(g *program.Group, at program.Date) int {
	n := 0
	for _, p := range Owed(g) {
		if p.Overdue(at) {
			n++
		}
	}
	return n
}

// OpenTrouble is what is open of problems and escalations in a few words, "" for
// nothing; it presses where something of it is severe or escalated.
func (a *Author) OpenTrouble(g *program.Group) (words string, presses bool) {
	open, severe := 0, 0
	for _, i := range g.Issues {
		if i.IsOpen && i.Escalation == "" {
			open, severe = open+1, severe+one(i.Severity >= program.Severe)
		}
	}
	for _, e := range g.Escalations {
		if e.Open(a.AsOf) {
			open, severe, presses = open+1, severe+one(e.Severity >= program.Severe), true
		}
	}
	if open == 0 {
		return "", false
	}
	return a.openOf(open, severe), presses || severe > 0
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// openOf is "3 problems open, 1 severe", or "1 problem open, severe".
func (a *Author) openOf(open, severe int) string {
	switch {
	case severe == 0:
		return a.Count(open, "problem open", "problems open")
	case open == 1:
		return a.Say("1 problem open, severe")
	}
	return a.Sayf("%s problems open, %s severe", a.Whole(open), a.Whole(severe))
}

// openCell is "2, 1 severe", or "1, severe".
func (a *Author) openCell(k *tally) document.Line {
	switch {
	case k.open == 0:
		return span.Words("0")
	case k.severe == 0:
		return span.Words(a.Whole(k.open))
	case k.open == 1:
		return document.Line{span.Warn("1" + a.Say(", severe"))}
	}
	return document.Line{span.Warn(a.Sayf("%s, %s severe", a.Whole(k.open), a.Whole(k.severe)))}
}
