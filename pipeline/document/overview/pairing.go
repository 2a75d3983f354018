package overview

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Pairing is who sponsors whom. Proposals stand apart, with the parts of
// their scores and the runner-up: the page is the program manager's alone.
func Pairing(a *author.Author) document.Document {
	d := a.NewPage("pairing", a.Say("Sponsors and accounts"))
	d.Subtitle = pairingSubtitle(a)
	d.Sections = changes.ChangeSection(a, program.Change.OfSponsor)
	for _, s := range []struct {
		id, title string
		table     func() document.Table
	}{
		{"proposed", "Proposed, not decided", func() document.Table { return proposedTable(a) }},
		{"without", "Without a sponsor", func() document.Table { return withoutTable(a) }},
		{"confirmed", "Confirmed", func() document.Table { return confirmedTable(a) }},
		{"sponsors", "Our sponsors", func() document.Table { return rosterTable(a) }},
	} {
		if t := s.table(); len(t.Rows) > 0 {
			author.CloseUpAll(&t)
			d.Sections = append(d.Sections, document.Section{ID: s.id, Title: a.Say(s.title), Note: a.Whole(len(t.Rows)),
				Blocks: []document.Block{t}})
		}
	}
	if len(a.Sponsors) == 0 {
		d.Sections = append(d.Sections, document.Section{ID: "roster", Blocks: []document.Block{span.Paragraph(span.Strong(
			a.Say("No roster of sponsors was given: a table of sponsors in the input folder makes proposals possible.")))}})
	}
	return d
}

func pairingSubtitle(a *author.Author) string {
	sponsored, in := 0, a.InProgram()
	for _, g := range in {
		if a.SponsorOf(g) != nil {
			sponsored++
		}
	}
	capacity := ""
	if len(a.Sponsors) > 0 {
		capacity = a.Sayf("our sponsors can carry %s", a.Count(a.Capacity, "account", "accounts"))
	}
	return span.Joined(span.Dot, a.Sayf("%s groups in the program have a confirmed sponsor", a.Of(sponsored, len(in))), capacity)
}

// WithTier are a group's name and tier, as the tables of this page begin.
func WithTier(a *author.Author, g *program.Group) []document.Line {
	return []document.Line{{a.Named(g)}, span.Words(a.Whole(a.StandingOf(g).Tier))}
}

func confirmedTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account"), Width: 5}, {Title: a.Say("Tier"), Number: true, Width: 1},
		{Title: a.Say("Sponsor"), Width: 4},
		{Title: a.Say("Since"), Width: 5}, {Title: a.Say("Mandate"), Width: 3}, {Title: a.Say("Deputy"), Width: 4},
		{Title: a.Say("To know"), Width: 6}}, Sortable: true}
	for _, r := range a.Pairings {
		g := a.ByKey[r.Group]
		if g == nil || !r.Confirmed || r.Sponsor == "" {
			continue
		}
		chosen := a.Term(r.Chosen)
		t.Rows = append(t.Rows,
			document.Row{Cells: append(WithTier(a, g), a.SponsorCell(g), span.Words(span.Joined(", ", a.LongDay(r.Since), chosen)),
				span.Words(briefing.Mandate(a, r.Mandate)), deputyCell(a, r), author.Brief(warnings(a, r)))})
	}
	return t
}

// deputyCell is who stands in: decided, or proposed and said to be.
func deputyCell(a *author.Author, r program.Pairing) document.Line {
	if r.Deputy == "" && r.ProposedDeputy != "" {
		return document.Line{span.Plain(span.Cut(r.ProposedDeputy, 60)), span.Muted(" (" + a.Say("proposed") + ")")}
	}
	return span.Words(span.Cut(r.Deputy, 60))
}

// warnings are what to know of a pairing: who leaves, unequal levels, a lost
// customer executive.
func warnings(a *author.Author, r program.Pairing) document.Line {
	var parts []document.Line
	why := slices.Clone(r.Why)
	if r.Leaves.Known() {
		alone := slices.IndexFunc(why, func(x program.Reason) bool { return x.Code == "sponsor-leaves" })
		text := a.Sayf("leaves on %s", a.LongDay(r.Leaves))
		switch {
		case r.Successor != "":
			text += ", " + a.Sayf("hands over to %s (proposed)", span.Cut(r.Successor, 60))
		case alone >= 0:
			text = a.Sayf("leaves on %s; nobody can be proposed as successor", a.LongDay(r.Leaves))
			why = slices.Delete(why, alone, alone+1)
		}
		parts = append(parts, document.Line{span.Warn(text)})
	}
	if reasons := a.Reasons(why); len(reasons) > 0 {
		parts = append(parts, reasons)
	}
	return span.Spread("; ", parts...)
}

func proposedTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account"), Width: 4}, {Title: a.Say("Tier"), Number: true, Width: 1},
		{Title: a.Say("Proposed"), Width: 3},
		{Title: a.Say("Score"), Number: true, Width: 1}, {Title: a.Say("Parts of the score"), Width: 8},
		{Title: a.Say("Runner-up"), Width: 3}, {Title: a.Say("To know"), Width: 3}}}
	for _, r := range a.Pairings {
		g := a.ByKey[r.Group]
		if g == nil || r.Confirmed || r.Sponsor == "" {
			continue
		}
		runner := ""
		if r.RunnerUp != "" {
			runner = span.Cut(r.RunnerUp, 60) + " " + a.Shortest(r.RunnerUpScore, 2)
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: append(WithTier(a, g), span.Words(span.Cut(r.Sponsor, 60)), span.Words(a.Shortest(r.Score, 2)),
				author.Brief(span.Words(parts(a, r.Parts))), span.Words(runner), author.Brief(warnings(a, r)))})
	}
	return t
}

// parts are the parts of a score: "level 3 (vice president for tier 1); region 2".
func parts(a *author.Author, parts []program.Part) string {
	var said []string
	for _, p := range parts {
		text := a.Term(span.Cut(p.Name, 40)) + " " + a.Shortest(p.Score, 2)
		if p.Why != "" {
			text += " (" + span.Unended(span.Cut(a.Reworded(p.Why), 100)) + ")"
		}
		said = append(said, text)
	}
	return span.Joined("; ", said...)
}

func withoutTable(a *author.Author) document.Table {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Account")}, {Title: a.Say("Tier"), Number: true},
		{Title: a.Say("Revenue"), Number: true}, {Title: a.Say("Why")}}}
	for _, g := range Unsponsored(a) {
		r := a.PairingOf[g.Key]
		if r != nil && r.Sponsor != "" {
			continue // proposed: stands above
		}
		why := document.Line(nil)
		if r != nil {
			why = author.Brief(a.Reasons(r.Why))
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(WithTier(a, g), span.Words(a.Amount(a.StandingOf(g).Revenue, a.Currency)), why)})
	}
	return t
}

// Unsponsored are the groups in the program without a confirmed sponsor, by rank.
func Unsponsored(a *author.Author) []*program.Group {
	return slices.DeleteFunc(a.InProgram(), func(g *program.Group) bool { return a.SponsorOf(g) != nil })
}

// rosterTable is every executive with what they carry and can carry.
func rosterTable(a *author.Author) document.Table {
	t := document.Table{Sortable: true, Columns: []document.Column{{Title: a.Say("Sponsor")}, {Title: a.Say("Title")},
		{Title: a.Say("Accounts"), Number: true},
		{Title: a.Say("Proposed"), Number: true}, {Title: a.Say("Capacity"), Number: true},
		{Title: a.Say("Comfort with customers"), Number: true}, {Title: a.Say("To know")}}}
	for _, s := range a.Sponsors {
		confirmed, proposed := a.Carried(s.Name)
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{rosterName(a, s), span.Words(span.Cut(s.Title, 80)), span.Words(a.Whole(confirmed)),
				span.Words(a.Whole(proposed)), numberCell(a, s.Capacity), numberCell(a, s.Comfort), rosterNote(a, s, confirmed)}})
	}
	return t
}

func rosterName(a *author.Author, s *program.Sponsor) document.Line {
	return document.Line{span.Cited(span.Linked(span.Cut(s.Name, 60), a.SponsorLink(s.Name)), a.Cells(s.Origin, "sponsor")...)}
}

// numberCell is a number where it is known.
func numberCell(a *author.Author, n program.Number) document.Line {
	if !n.Known {
		return nil
	}
	return span.Words(a.Shortest(n.Value, 1))
}

func rosterNote(a *author.Author, s *program.Sponsor, confirmed int) document.Line {
	var parts []document.Line
	if s.Mode != "" {
		parts = append(parts, span.Words(a.Term(span.Cut(s.Mode, 30))))
	}
	if s.Capacity.Known && program.NewDecimal(int64(confirmed)).GreaterThan(s.Capacity.Value) {
		parts = append(parts, document.Line{span.Warn(a.Say("over capacity"))})
	}
	if confirmed == 0 {
		parts = append(parts, document.Line{span.Plain(a.Say("no account yet"))})
	}
	if s.Leaves.Known() {
		parts = append(parts, document.Line{span.Warn(a.Sayf("leaves on %s", a.LongDay(s.Leaves)))})
	}
	for _, away := range s.Unavailable {
		if away.To >= a.AsOf {
			parts = append(parts,
				span.Words(a.Sayf("away %s to %s", a.LongDay(away.From), a.LongDay(away.To))+span.Bracketed(
					span.Cut(s.UnavailableWhy, 60))))
		}
	}
	return span.Spread("; ", parts...)
}
