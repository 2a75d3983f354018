package rooms

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Sponsors are all confirmed sponsors side by side, by the same standard: for
// the program manager alone.
func Sponsors(a *author.Author) document.Document {
	d := a.NewPage("sponsors", a.Say("Sponsors side by side"))
	d.Subtitle = a.Say("twelve months, by the same standard; in no room but yours")
	t := document.Table{Caption: a.Say("Sponsors side by side"), Sortable: true,
		Columns: []document.Column{{Title: a.Say("Sponsor"), Width: 3},
			{Title: a.Say("Accounts"), Number: true}, {Title: a.Say("Revenue carried"), Number: true},
			{Title: a.Say("Meetings held, hours"), Number: true},
			{Title: a.Say("In person"), Number: true}, {Title: a.Say("Accounts met"), Number: true},
			{Title: a.Say("Debriefed"), Number: true},
			{Title: a.Say("Promises open, overdue"), Number: true}, {Title: a.Say("Asks answered"), Number: true},
			{Title: a.Sayf("Next %s days", a.Whole(a.Settings.Cadence.DetailDays)), Number: true}}}
	for _, name := range a.ConfirmedSponsors() {
		t.Rows = append(t.Rows, document.Row{Cells: sponsorRow(a, name)})
	}
	author.CloseUpAll(&t)
	d.Sections = []document.Section{{ID: "sponsors", Blocks: a.KeepRows([]document.Block{t})}}
	return d
}

func sponsorRow(a *author.Author, name string) []document.Line {
	r, groups := recordOf(a, name), a.BySponsor[program.Fold(name)]
	carried := a.Whole(len(groups))
	if n, ok := a.Carries[program.Fold(name)]; ok {
		carried = a.Of(len(groups), n)
	}
	sum, open, late := program.Zero, 0, 0
	for _, g := range groups {
		sum = sum.Add(a.StandingOf(g).Revenue)
		open, late = open+len(author.Owed(g)), late+author.OverduePromises(g, a.AsOf)
	}
	line := []document.Line{{span.Linked(span.Cut(name, 60), a.SponsorLink(name))}, span.Words(carried),
		span.Words(a.Amount(sum, a.Currency))}
	line = append(line, heldCells(a, yearOf(a, a.Attended[program.Fold(name)]))...)
	if hours := hoursCell(a, name); len(hours) > 0 {
		line[3] = append(append(line[3], span.Plain(", ")), hours...)
	}
	met, debriefed := line[len(line)-2], line[len(line)-1]
	line = append(line[:len(line)-2], met, span.Words(a.Of(r.met, r.accounts)), debriefed)
	return append(line, promisesCell(a, open, late), ofCell(a, r.answered, r.asked), soonCell(a, name))
}

// yearOf are the meetings of the last twelve months.
func yearOf(a *author.Author, all []*program.Meeting) []*program.Meeting {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	return slices.DeleteFunc(slices.Clone(all), func(m *program.Meeting) bool { return !year.Contains(m.Date) })
}

// heldCells are how many meetings were held, in person and debriefed. Where the
// exports have no meetings, nothing is said.
func heldCells(a *author.Author, held []*program.Meeting) []document.Line {
	if len(a.Meetings) == 0 {
		return make([]document.Line, 3)
	}
	person, told := 0, 0
	for _, m := range held {
		if m.Travels() {
			person++
		}
		if m.Outcome != "" {
			told++
		}
	}
	return []document.Line{span.Words(a.Whole(len(held))), span.Words(a.Whole(person)), ofCell(a, told, len(held))}
}

// ofCell is "4 of 6"; nothing of none.
func ofCell(a *author.Author, n, of int) document.Line {
	if of == 0 {
		return nil
	}
	return span.Words(a.Of(n, of))
}

func promisesCell(a *author.Author, open, late int) document.Line {
	switch {
	case len(a.Promises) == 0:
		return nil
	case late == 0:
		return span.Words(a.Whole(open))
	}
	return document.Line{span.Plain(a.Whole(open) + ", "), span.Warn(a.Sayf("%s overdue", a.Whole(late)))}
}

func hoursCell(a *author.Author, name string) document.Line {
	sum := program.Zero
	for _, m := range yearOf(a, a.Attended[program.Fold(name)]) {
		if m.Hours.Known {
			sum = sum.Add(m.Hours.Value)
		}
	}
	budget := 0
	for _, h := range a.Scorecard.Hours {
		if h.Sponsor == program.Fold(name) {
			budget += h.Budget
		}
	}
	return ofBudget(a, sum, budget)
}

// soonCell is how many meetings of the sponsor lie in the months of the plan's
// detail, and how many of them are booked.
func soonCell(a *author.Author, name string) document.Line {
	booked, all := 0, 0
	for _, l := range a.Plan.Loads {
		if author.Same(l.Sponsor, name) && l.Month.First() <= a.AsOf.AddDays(a.Settings.Cadence.DetailDays) && l.Month >= a.AsOf.Month() {
			booked, all = booked+l.Booked, all+l.Booked+l.Proposed
		}
	}
	if all == 0 {
		return nil
	}
	return span.Words(a.Sayf("%s booked of %s", a.Whole(booked), a.Whole(all)))
}

// Managers are all account managers of the program side by side: for the program
// manager alone.
func Managers(a *author.Author) document.Document {
	d := a.NewPage("managers", a.Say("Account managers side by side"))
	d.Subtitle = a.Say("twelve months, by the same standard; in no room but yours")
	t := document.Table{Caption: a.Say("Account managers side by side"), Sortable: true,
		Columns: []document.Column{{Title: a.Say("Account manager"), Width: 3},
			{Title: a.Say("Accounts"), Number: true}, {Title: a.Say("Revenue"), Number: true}, {Title: a.Say("Reviews held"), Number: true},
			{Title: a.Say("Profiles filled"), Number: true}, {Title: a.Say("Briefings ready"), Number: true},
			{Title: a.Say("Briefings read"), Number: true},
			{Title: a.Say("Fill-ins returned"), Number: true}, {Title: a.Say("Debriefed"), Number: true},
			{Title: a.Say("Promises open, overdue"), Number: true}}}
	for _, name := range a.Managers() {
		t.Rows = append(t.Rows, document.Row{Cells: managerRow(a, name)})
	}
	author.CloseUpAll(&t)
	d.Sections = []document.Section{{ID: "managers", Blocks: a.KeepRows([]document.Block{t})}}
	return d
}

func managerRow(a *author.Author, name string) []document.Line {
	groups := a.ByManager[program.Fold(name)]
	sum, reviews, filled, ready, read, held, told, open, late, back := program.Zero, 0, 0, 0, 0, 0, 0, 0, 0, 0
	for _, g := range groups {
		sum = sum.Add(a.StandingOf(g).Revenue)
		if author.Told(g, func(p *program.Profile) string { return p.Strategy + p.TheirPriorities + p.ValueMessage }) != "" {
			filled++
		}
		if state, _ := a.Readiness(g); state == author.Ready {
			ready++
		}
		if slices.ContainsFunc(g.Profiles, func(p *program.Profile) bool {
			return p.SeenOn.Known() && p.SeenOn > a.AsOf.AddMonths(-12) && p.SeenOn <= a.AsOf
		}) {
			read++
		}
		for _, m := range yearOf(a, author.HeldMeetings(g, a.AsOf)) {
			if m.Type == program.QBR {
				reviews++
			}
			if held++; m.Outcome != "" {
				told++
			}
		}
		open, late = open+len(author.Owed(g)), late+author.OverduePromises(g, a.AsOf)
	}
	for _, r := range a.Returned {
		if author.Same(r.Manager, name) {
			back++
		}
	}
	returned, reviewed := document.Line(nil), document.Line(nil)
	if len(a.Returned) > 0 {
		returned = span.Words(a.Whole(back))
	}
	if len(a.Meetings) > 0 {
		reviewed = span.Words(a.Whole(reviews))
	}
	profiles, seen := document.Line(nil), document.Line(nil)
	if len(a.Profiles) > 0 {
		profiles, seen = ofCell(a, filled, len(groups)), ofCell(a, read, len(groups))
	}
	return []document.Line{{span.Linked(span.Cut(name, 60), author.ManagerRoom(name)+"/index.html")}, span.Words(a.Whole(len(groups))),
		span.Words(a.Amount(sum, a.Currency)),
		reviewed, profiles, ofCell(a, ready, len(groups)), seen, returned, ofCell(a, told, held), promisesCell(a, open, late)}
}
