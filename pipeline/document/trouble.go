package document

import (
	"fmt"
	"slices"

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
func (a *author) tallies(g *program.Group) []*tally {
	kinds := []*tally{
		{label: a.say("Quality issues"), byYear: map[int]int{}, since: a.first.issues},
		{label: a.say("Billing problems"), byYear: map[int]int{}, since: a.first.issues},
		{label: a.say("Escalations"), byYear: map[int]int{}, since: a.first.escalations},
	}
	for _, i := range g.Issues {
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

// troubleTable is trouble by year and open, for the kinds that a group has. A
// year before the exports begin is left open, never shown as none.
func (a *author) troubleTable(g *program.Group) (Table, bool) {
	kinds := a.tallies(g)
	if len(kinds) == 0 {
		return Table{}, false
	}
	years := a.troubleYears(kinds)
	t := Table{Caption: a.say("Trouble by year"), Columns: []Column{{}}}
	for _, y := range years {
		t.Columns = append(t.Columns, Column{Title: fmt.Sprint(y), Number: true})
	}
	t.Columns = append(t.Columns, Column{Title: a.say("open"), Number: true})
	for i, k := range kinds {
		row := Row{Cells: []Line{words(k.label)}, Weight: fall(66, i)}
		for _, y := range years {
			row.Cells = append(row.Cells, words(a.yearCell(k, y)))
		}
		t.Rows = append(t.Rows, Row{Cells: append(row.Cells, a.openCell(k)), Weight: row.Weight})
	}
	return t, true
}

// troubleYears are the last three years up to today of which the exports tell.
func (a *author) troubleYears(kinds []*tally) []int {
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

func (a *author) yearCell(k *tally, year int) string {
	if !k.since.Known() || year < k.since.Year() {
		return "–"
	}
	return a.whole(k.byYear[year])
}

// openCell is "2, 1 severe", or "1, severe".
func (a *author) openCell(k *tally) Line {
	switch {
	case k.open == 0:
		return words("0")
	case k.severe == 0:
		return words(a.whole(k.open))
	case k.open == 1:
		return Line{warn("1" + a.say(", severe"))}
	}
	return Line{warn(a.sayf("%s, %s severe", a.whole(k.open), a.whole(k.severe)))}
}
