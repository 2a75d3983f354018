package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// overviewSection is the plan in a few counts and the year of every account in
// one grid.
func (a *author) overviewSection() (Section, bool) {
	if len(a.Plan.Actions) == 0 {
		return Section{}, false
	}
	blocks := []Block{a.planCounts()}
	if grid, legend := a.yearGrid(); len(grid.Rows) > 0 {
		blocks = append(blocks, Paragraph{Line: legend}, grid)
	}
	return Section{ID: "overview", Title: a.say("The year at a glance"), Blocks: blocks}, true
}

// planCounts says how many lines there are of each state, and what presses.
func (a *author) planCounts() Paragraph {
	booked, overdue, soon := 0, 0, 0
	states := map[string]int{}
	for i := range a.Plan.Actions {
		x := &a.Plan.Actions[i]
		if x.Booked && pending(x) {
			booked++
		} else {
			states[x.Status]++
		}
		switch {
		case !pending(x):
		case x.WasDue.Known():
			overdue++
		case x.Due <= a.AsOf.AddDays(30):
			soon++
		}
	}
	var parts []Line
	say := func(n int, words string) {
		if n > 0 {
			parts = append(parts, Line{strong(a.whole(n)), plainly(" " + words)})
		}
	}
	say(booked, a.say("booked"))
	for _, s := range program.Statuses {
		say(states[s], a.term(s))
	}
	say(overdue, a.say("overdue"))
	say(soon, a.say("due in 30 days"))
	say(len(a.Plan.Unplaced), a.say("not placed"))
	return Paragraph{Line: spread(dot, parts...)}
}

// yearGrid is a row an account and a column a month: what is booked is solid,
// what is proposed is outlined, so that it reads in grey too.
func (a *author) yearGrid() (Table, Line) {
	t, key := Table{Columns: []Column{{Title: a.say("Account"), Width: 3}}}, initials{}
	months := a.planMonths()
	for _, m := range months {
		t.Columns = append(t.Columns, Column{Title: a.monthName(m), Number: true, Width: 1})
	}
	for _, g := range a.planned() {
		y := a.years[g.Key]
		if y == nil || len(y.Marks) == 0 {
			continue
		}
		row := Row{Cells: []Line{{a.named(g)}}}
		for _, m := range months {
			row.Cells = append(row.Cells, a.gridCell(y.Marks, m, &key))
		}
		t.Rows = append(t.Rows, row)
	}
	legend := []string{a.say("● booked"), a.say("○ proposed, in a window"), a.say("◆ renewal")}
	for _, k := range key {
		legend = append(legend, k.short+" = "+k.word)
	}
	return t, Line{muted(strings.Join(legend, dot))}
}

// gridCell are the marks that begin in a month.
func (a *author) gridCell(marks []program.Mark, m program.Month, key *initials) Line {
	var parts []Line
	for _, mark := range marks {
		label := a.term(cut(mark.Label, 30))
		switch {
		case mark.From.Month() != m || label == "":
		case a.isRenewal(mark):
			if !slices.ContainsFunc(parts, func(l Line) bool { return l[0].Text == "◆" }) {
				parts = append(parts, words("◆"))
			}
		case mark.Booked:
			parts = append(parts, Line{strong("●" + key.of(label))})
		default:
			parts = append(parts, words("○"+key.of(label)))
		}
	}
	return spread(" ", parts...)
}

// initials are the short forms of words, each told apart from the others, in the
// order in which they were first asked for.
type initials []struct{ short, word string }

// of is the first letters of a word, as few as tell it from those before.
func (k *initials) of(word string) string {
	letters := []rune(word)
	for n := 1; ; n++ {
		short := string(letters[:min(n, len(letters))])
		i := slices.IndexFunc(*k, func(x struct{ short, word string }) bool { return x.short == short })
		switch {
		case i >= 0 && (*k)[i].word == word:
			return short
		case i < 0 || n >= len(letters):
			*k = append(*k, struct{ short, word string }{short, word})
			return short
		}
	}
}
