package plans

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// overviewSection is the plan in a few counts and the year of every account in
// one grid.
func overviewSection(a *author.Author) (document.Section, bool) {
	if len(a.Plan.Actions) == 0 {
		return document.Section{}, false
	}
	blocks := []document.Block{planCounts(a)}
	if grid, legend := yearGrid(a); len(grid.Rows) > 0 {
		blocks = append(blocks, document.Paragraph{Line: legend}, grid)
	}
	return document.Section{ID: "overview", Title: a.Say("The year at a glance"), Blocks: blocks}, true
}

// planCounts says how many lines there are of each state, and what presses.
func planCounts(a *author.Author) document.Paragraph {
	booked, overdue, soon := 0, 0, 0
	states := map[string]int{}
	for i := range a.Plan.Actions {
		x := &a.Plan.Actions[i]
		if x.Booked && author.Pending(x) {
			booked++
		} else {
			states[x.Status]++
		}
		switch {
		case !author.Pending(x):
		case x.Overdue(a.AsOf):
			overdue++
		case x.DueSoon(a.AsOf):
			soon++
		}
	}
	var parts []document.Line
	say := func(n int, words string) {
		if n > 0 {
			parts = append(parts, document.Line{span.Strong(a.Whole(n)), span.Plain(" " + words)})
		}
	}
	say(booked, a.Say("booked"))
	for _, s := range program.Statuses {
		say(states[s], a.Term(s))
	}
	say(overdue, a.Say("overdue"))
	say(soon, a.Say("due in 30 days"))
	say(len(a.Plan.Unplaced), a.Say("not placed"))
	return document.Paragraph{Line: span.Spread(span.Dot, parts...)}
}

// yearGrid is a row an account and a column a month: what is booked is solid,
// what is proposed is outlined, so that it reads in grey too.
func yearGrid(a *author.Author) (document.Table, document.Line) {
	t, key := document.Table{Columns: []document.Column{{Title: a.Say("Account"), Width: 3}}}, initials{}
	months := planMonths(a)
	for _, m := range months {
		t.Columns = append(t.Columns, document.Column{Title: a.MonthName(m), Number: true, Width: 1})
	}
	for _, g := range planned(a) {
		y := a.YearOf[g.Key]
		if y == nil || len(y.Marks) == 0 {
			continue
		}
		row := document.Row{Cells: []document.Line{{a.Named(g)}}}
		for _, m := range months {
			row.Cells = append(row.Cells, gridCell(a, y.Marks, m, &key))
		}
		t.Rows = append(t.Rows, row)
	}
	legend := []string{a.Say("● booked"), a.Say("○ proposed, in a window"), a.Say("◆ renewal")}
	for _, k := range key {
		legend = append(legend, k.short+" = "+k.word)
	}
	return t, document.Line{span.Muted(strings.Join(legend, span.Dot))}
}

// gridCell are the marks that begin in a month.
func gridCell(a *author.Author, marks []program.Mark, m program.Month, key *initials) document.Line {
	var parts []document.Line
	for _, mark := range marks {
		label := a.Term(span.Cut(mark.Label, 30))
		switch {
		case mark.From.Month() != m || label == "":
		case a.IsRenewal(mark):
			if !slices.ContainsFunc(parts, func(l document.Line) bool { return l[0].Text == "◆" }) {
				parts = append(parts, span.Words("◆"))
			}
		case mark.Booked:
			parts = append(parts, document.Line{span.Strong("●" + key.of(label))})
		default:
			parts = append(parts, span.Words("○"+key.of(label)))
		}
	}
	return span.Spread(" ", parts...)
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
