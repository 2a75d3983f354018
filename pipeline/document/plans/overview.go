package plans

import (
	"cmp"
	"slices"

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
	return document.Section{ID: "overview", Title: a.Say("The year at a glance"), Note: a.Sayf("as of %s", a.LongDay(a.AsOf)),
		Blocks: blocks}, true
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

// yearGrid is a row an account and a column a month, by tier and sponsor: what is
// booked is solid, what is proposed is outlined, so that it reads in grey too.
func yearGrid(a *author.Author) (document.Table, document.Line) {
	y := &yearTable{Author: a, months: planMonths(a), sum: map[program.Month]int{}}
	y.Columns = []document.Column{{Title: a.Say("Account"), Width: 8}, {Title: a.Say("Sponsor"), Width: 6, Once: true}}
	for _, m := range y.months {
		y.Columns = append(y.Columns, document.Column{Title: a.MonthName(m), Number: true, Width: 2})
	}
	y.Searchable = true
	groups := bySponsor(a)
	for i, g := range groups {
		tier := a.StandingOf(g).Tier
		if i == 0 || a.StandingOf(groups[i-1]).Tier != tier {
			n := len(slices.DeleteFunc(slices.Clone(groups), func(g *program.Group) bool { return a.StandingOf(g).Tier != tier }))
			y.Rows = append(y.Rows,
				headRow(a, span.Joined(span.Dot, a.Sayf("Tier %d", tier), a.Count(n, "account", "accounts")), len(y.Columns)))
		}
		y.add(g)
	}
	if len(groups) > 0 {
		y.Rows = append(y.Rows, y.sums())
	}
	return y.Table, y.legend()
}

// bySponsor are the accounts with something in their year: by tier, below it by sponsor in
// the order of the first account of each, those without a sponsor last.
func bySponsor(a *author.Author) []*program.Group {
	type place struct {
		tier    int
		alone   bool
		sponsor string
	}
	of := func(g *program.Group) place {
		if r := a.SponsorOf(g); r != nil {
			return place{a.StandingOf(g).Tier, false, program.Fold(r.Sponsor)}
		}
		return place{a.StandingOf(g).Tier, true, ""}
	}
	var groups []*program.Group
	first := map[place]int{}
	for _, g := range planned(a) {
		if y := a.YearOf[g.Key]; y == nil || len(y.Marks) == 0 {
			continue
		}
		groups = append(groups, g)
		if p := of(g); first[p] == 0 {
			first[p] = len(groups)
		}
	}
	slices.SortStableFunc(groups, func(x, y *program.Group) int {
		p, q := of(x), of(y)
		return cmp.Or(cmp.Compare(p.tier, q.tier), author.Fewer(p.alone, q.alone), cmp.Compare(first[p], first[q]))
	})
	return groups
}

// A yearTable is the grid while it is filled, with the letters and forms that are in it.
type yearTable struct {
	*author.Author
	document.Table
	months        []program.Month
	key           initials
	booked, open  bool
	renewal, away bool
	sum           map[program.Month]int // meetings, booked and proposed
}

// add puts an account's year into the grid.
func (y *yearTable) add(g *program.Group) {
	row := document.Row{Cells: []document.Line{{y.Named(g)}, y.sponsor(g)}}
	for _, m := range y.months {
		row.Cells = append(row.Cells, slices.Concat(y.absence(g, m), y.meetings(g, m), y.renewals(g, m)))
	}
	y.Rows = append(y.Rows, row)
}

// sponsor is who sponsors an account, and until when where that ends.
func (y *yearTable) sponsor(g *program.Group) document.Line {
	r := y.SponsorOf(g)
	if r == nil {
		return document.Line{span.Warn(y.Say("no sponsor yet"))}
	}
	line := span.Words(span.Cut(r.Sponsor, 60))
	if r.Leaves.Known() && y.Plan.Period.Contains(r.Leaves) {
		line = append(line, span.Warn(" "+y.Sayf("until %s", y.ShortDay(r.Leaves, y.AsOf))))
	}
	return line
}

// meetings are those that begin in a month.
func (y *yearTable) meetings(g *program.Group, m program.Month) document.Line {
	var out document.Line
	for _, mark := range y.YearOf[g.Key].Marks {
		label := y.Term(span.Cut(mark.Label, 30))
		if mark.From.Month() != m || label == "" || y.IsRenewal(mark) {
			continue
		}
		letter, sign, state, form := y.key.of(label), "○", y.Say("proposed"), document.Window
		if mark.Booked {
			sign, state, form = "●", y.Say("booked"), document.Booked
		}
		y.booked, y.open = y.booked || mark.Booked, y.open || !mark.Booked
		y.sum[m]++
		out = append(out, document.Span{Text: spaced(out) + sign + letter, Sign: &document.Sign{Form: form, Letter: letter,
			Words: span.Joined(", ", y.MarkText(mark), state), Second: late(mark.From)}})
	}
	return out
}

// renewals are the contracts that end in a month, by value.
func (y *yearTable) renewals(g *program.Group, m program.Month) document.Line {
	var out document.Line
	for _, r := range g.Expiries(y.AsOf) {
		if r.On.Month() != m {
			continue
		}
		y.renewal = true
		out = append(out, document.Span{Text: spaced(out) + "◆", Sign: &document.Sign{Form: document.Renewal, Size: y.Grade(r.Annual),
			Words: span.Joined(", ", y.Say("Renewal"), y.ShortDay(r.On, y.AsOf), y.ShortMoney(r.Annual)), Second: late(r.On)}})
	}
	return out
}

// absence are the halves of a month in which a sponsor is away for most of the time.
func (y *yearTable) absence(g *program.Group, m program.Month) document.Line {
	r := y.SponsorOf(g)
	if r == nil {
		return nil
	}
	s := y.Sponsor(r.Sponsor)
	var out document.Line
	for half := range 2 {
		from, to := m.First(), m.First().AddDays(14)
		if half == 1 {
			from, to = to.AddDays(1), m.Last()
		}
		away := 0
		for d := from; d <= to; d++ {
			if s.Away(d) && !s.Gone(d) {
				away++
			}
		}
		if 2*away > int(to-from) {
			y.away = true
			out = append(out, document.Span{Text: spaced(out) + "▒", Sign: &document.Sign{Away: true, Words: y.Say("sponsor away"),
				Second: half == 1}})
		}
	}
	return out
}

// late reports whether a day lies in the second half of its month.
func late(d program.Date) bool { return d.Time().Day() > 15 }

// spaced is what parts a sign from those before it.
func spaced(before document.Line) string {
	if len(before) > 0 {
		return " "
	}
	return ""
}

// sums are the meetings of each month.
func (y *yearTable) sums() document.Row {
	row := document.Row{Cells: []document.Line{{span.Strong(y.Say("Meetings in the month"))}, nil}}
	for _, m := range y.months {
		var sum document.Line
		if n := y.sum[m]; n > 0 {
			sum = document.Line{span.Strong(y.Whole(n))}
		}
		row.Cells = append(row.Cells, sum)
	}
	return row
}

// legend says what the forms and letters mean that are in the grid.
func (y *yearTable) legend() document.Line {
	var parts []document.Line
	add := func(is bool, sign document.Sign, text, word string) {
		if is {
			parts = append(parts, document.Line{{Text: text, Sign: &sign}, span.Muted(" " + word)})
		}
	}
	letter := ""
	if len(y.key) > 0 {
		letter = y.key[0].short
	}
	add(y.booked, document.Sign{Form: document.Booked, Letter: letter}, "●", y.Say("booked"))
	add(y.open, document.Sign{Form: document.Window, Letter: letter}, "○", y.Say("window, proposed"))
	add(y.renewal, document.Sign{Form: document.Renewal, Size: 2}, "◆", y.Say("renewal, by value"))
	add(y.away, document.Sign{Away: true}, "▒", y.Say("sponsor away"))
	for _, k := range y.key {
		parts = append(parts, document.Line{span.Strong(k.short), span.Muted(" " + k.word)})
	}
	return span.Spread(span.Dot, parts...)
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
