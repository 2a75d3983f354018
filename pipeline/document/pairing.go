package document

import (
	"slices"

	"sponsorbook/pipeline/program"
)

// pairingPage is who sponsors whom. Proposals stand apart, with the parts of
// their scores and the runner-up: the page is the program manager's alone.
func (a *author) pairingPage() Document {
	d := a.page("pairing", a.say("Sponsors and accounts"))
	d.Subtitle = a.pairingSubtitle()
	d.Sections = a.changeSection(ofSponsors)
	for _, s := range []struct {
		id, title string
		table     func() Table
	}{
		{"confirmed", "Confirmed", a.confirmedTable},
		{"proposed", "Proposed, not decided", a.proposedTable},
		{"without", "Without a sponsor", a.withoutTable},
		{"sponsors", "Our sponsors", a.rosterTable},
	} {
		if t := s.table(); len(t.Rows) > 0 {
			closeUpAll(&t)
			d.Sections = append(d.Sections, Section{ID: s.id, Title: a.say(s.title), Note: a.whole(len(t.Rows)), Blocks: []Block{t}})
		}
	}
	if len(a.Sponsors) == 0 {
		d.Sections = append(d.Sections, Section{ID: "roster", Blocks: []Block{paragraph(strong(
			a.say("No roster of sponsors was given: a table of sponsors in the input folder makes proposals possible.")))}})
	}
	return d
}

// closeUpAll leaves out the columns of a table, but the first, in which no row
// has anything to say.
func closeUpAll(t *Table) {
	for i := len(t.Columns) - 1; i > 0 && len(t.Rows) > 0; i-- {
		closeUp(t, i)
	}
}

func (a *author) pairingSubtitle() string {
	sponsored, in := 0, a.inProgram()
	for _, g := range in {
		if a.sponsorOf(g) != nil {
			sponsored++
		}
	}
	capacity := ""
	if len(a.Sponsors) > 0 {
		capacity = a.sayf("our sponsors can carry %s", a.count(a.Capacity, "account", "accounts"))
	}
	return joined(dot, a.sayf("%s groups in the program have a confirmed sponsor", a.of(sponsored, len(in))), capacity)
}

// withTier are a group's name and tier, as the tables of this page begin.
func (a *author) withTier(g *program.Group) []Line {
	return []Line{{a.named(g)}, words(a.whole(a.standing(g).Tier))}
}

func (a *author) confirmedTable() Table {
	t := Table{Columns: []Column{{Title: a.say("Account"), Width: 5}, {Title: a.say("Tier"), Number: true, Width: 1}, {Title: a.say("Sponsor"), Width: 4},
		{Title: a.say("Since"), Width: 5}, {Title: a.say("Mandate"), Width: 3}, {Title: a.say("Deputy"), Width: 4}, {Title: a.say("To know"), Width: 6}}, Sortable: true}
	for _, r := range a.Pairings {
		g := a.groups[r.Group]
		if g == nil || !r.Confirmed || r.Sponsor == "" {
			continue
		}
		chosen := a.term(r.Chosen)
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), a.sponsorCell(g), words(joined(", ", a.longDay(r.Since), chosen)),
			words(a.mandate(r.Mandate)), a.deputyCell(r), a.warnings(r))})
	}
	return t
}

// deputyCell is who stands in: decided, or proposed and said to be.
func (a *author) deputyCell(r program.Pairing) Line {
	if r.Deputy == "" && r.ProposedDeputy != "" {
		return Line{plainly(cut(r.ProposedDeputy, 60)), muted(" (" + a.say("proposed") + ")")}
	}
	return words(cut(r.Deputy, 60))
}

// warnings are what to know of a pairing: who leaves, unequal levels, a lost
// customer executive.
func (a *author) warnings(r program.Pairing) Line {
	var parts []Line
	why := slices.Clone(r.Why)
	if r.Leaves.Known() {
		alone := slices.IndexFunc(why, func(x program.Reason) bool { return x.Code == "sponsor-leaves" })
		text := a.sayf("leaves on %s", a.longDay(r.Leaves))
		switch {
		case r.Successor != "":
			text += ", " + a.sayf("hands over to %s (proposed)", cut(r.Successor, 60))
		case alone >= 0:
			text = a.sayf("leaves on %s; nobody can be proposed as successor", a.longDay(r.Leaves))
			why = slices.Delete(why, alone, alone+1)
		}
		parts = append(parts, Line{warn(text)})
	}
	if reasons := a.reasons(why); len(reasons) > 0 {
		parts = append(parts, reasons)
	}
	return spread("; ", parts...)
}

func (a *author) proposedTable() Table {
	t := Table{Columns: []Column{{Title: a.say("Account"), Width: 4}, {Title: a.say("Tier"), Number: true, Width: 1}, {Title: a.say("Proposed"), Width: 3},
		{Title: a.say("Score"), Number: true, Width: 1}, {Title: a.say("Parts of the score"), Width: 8}, {Title: a.say("Runner-up"), Width: 3}, {Title: a.say("To know"), Width: 3}}}
	for _, r := range a.Pairings {
		g := a.groups[r.Group]
		if g == nil || r.Confirmed || r.Sponsor == "" {
			continue
		}
		runner := ""
		if r.RunnerUp != "" {
			runner = cut(r.RunnerUp, 60) + " " + a.shortest(r.RunnerUpScore, 2)
		}
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), words(cut(r.Sponsor, 60)), words(a.shortest(r.Score, 2)),
			words(a.parts(r.Parts)), words(runner), a.warnings(r))})
	}
	return t
}

// parts are the parts of a score: "level 3 (vice president for tier 1); region 2".
func (a *author) parts(parts []program.Part) string {
	var said []string
	for _, p := range parts {
		text := a.term(cut(p.Name, 40)) + " " + a.shortest(p.Score, 2)
		if p.Why != "" {
			text += " (" + unended(cut(p.Why, 100)) + ")"
		}
		said = append(said, text)
	}
	return joined("; ", said...)
}

func (a *author) withoutTable() Table {
	t := Table{Columns: []Column{{Title: a.say("Account")}, {Title: a.say("Tier"), Number: true},
		{Title: a.say("Revenue"), Number: true}, {Title: a.say("Why")}}}
	for _, g := range a.unsponsored() {
		r := a.pairings[g.Key]
		if r != nil && r.Sponsor != "" {
			continue // proposed: stands above
		}
		why := Line(nil)
		if r != nil {
			why = a.reasons(r.Why)
		}
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), words(a.exact(a.standing(g).Revenue, a.Currency)), why)})
	}
	return t
}

// unsponsored are the groups in the program without a confirmed sponsor, by rank.
func (a *author) unsponsored() []*program.Group {
	return slices.DeleteFunc(a.inProgram(), func(g *program.Group) bool { return a.sponsorOf(g) != nil })
}

// rosterTable is every executive with what they carry and can carry.
func (a *author) rosterTable() Table {
	t := Table{Sortable: true, Columns: []Column{{Title: a.say("Sponsor")}, {Title: a.say("Title")}, {Title: a.say("Accounts"), Number: true},
		{Title: a.say("Proposed"), Number: true}, {Title: a.say("Capacity"), Number: true},
		{Title: a.say("Comfort with customers"), Number: true}, {Title: a.say("To know")}}}
	for _, s := range a.Sponsors {
		confirmed, proposed := a.carries(s.Name)
		t.Rows = append(t.Rows, Row{Cells: []Line{a.rosterName(s), words(cut(s.Title, 80)), words(a.whole(confirmed)),
			words(a.whole(proposed)), a.numberCell(s.Capacity), a.numberCell(s.Comfort), a.rosterNote(s, confirmed)}})
	}
	return t
}

func (a *author) rosterName(s *program.Sponsor) Line {
	return Line{cited(linked(cut(s.Name, 60), a.sponsorLink(s.Name)), a.src(s.Origin, "sponsor")...)}
}

// numberCell is a number where it is known.
func (a *author) numberCell(n program.Number) Line {
	if !n.Known {
		return nil
	}
	return words(a.shortest(n.Value, 1))
}

// carries is how many accounts an executive has, and is proposed for.
func (a *author) carries(name string) (confirmed, proposed int) {
	for _, r := range a.Pairings {
		switch {
		case !same(r.Sponsor, name):
		case r.Confirmed:
			confirmed++
		default:
			proposed++
		}
	}
	return confirmed, proposed
}

func (a *author) rosterNote(s *program.Sponsor, confirmed int) Line {
	var parts []Line
	if s.Capacity.Known && program.NewDecimal(int64(confirmed)).GreaterThan(s.Capacity.Value) {
		parts = append(parts, Line{warn(a.say("over capacity"))})
	}
	if confirmed == 0 {
		parts = append(parts, Line{plainly(a.say("no account yet"))})
	}
	if s.Leaves.Known() {
		parts = append(parts, Line{warn(a.sayf("leaves on %s", a.longDay(s.Leaves)))})
	}
	for _, away := range s.Unavailable {
		if away.To >= a.AsOf {
			parts = append(parts, words(a.sayf("away %s to %s", a.longDay(away.From), a.longDay(away.To))+bracketed(cut(s.UnavailableWhy, 60))))
		}
	}
	return spread("; ", parts...)
}
