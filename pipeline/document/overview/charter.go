package overview

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/board"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Charter is the program's charter: purpose, owners, goals, definition of
// an escalation, tiers, cadences.
func Charter(a *author.Author) document.Document {
	d := a.NewPage("charter", a.Say("Program charter"))
	d.Subtitle = span.Joined(span.Dot, a.ProgramName(), span.Cut(a.Settings.Company, 120))
	for _, s := range []document.Section{
		{ID: "purpose", Title: a.Say("Purpose"), Blocks: purposeBlocks(a)},
		{ID: "owners", Title: a.Say("Owners"), Blocks: ownerBlocks(a)},
		{ID: "goals", Title: a.Say("Company goals"), Blocks: Bullets(a.Settings.Goals)},
		{ID: "tiers", Title: a.Say("Tiers"), Blocks: tierBlocks(a)},
		{ID: "cadence", Title: a.Say("Cadence"), Blocks: cadenceBlocks(a)},
		{ID: "phases", Title: a.Say("Phases of a relationship"), Blocks: phaseBlocks(a)},
		{ID: "responsibilities", Title: a.Say("What sponsors take on"), Blocks: focusBlocks(a)},
		{ID: "escalation", Title: a.Say("What an escalation is"), Blocks: board.DefinitionBlocks(a)},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// Bullets are texts of the configuration as a list.
func Bullets(texts []string) []document.Block {
	var list document.List
	for _, t := range texts {
		if t = span.Cut(t, 400); t != "" {
			list.Items = append(list.Items, document.Item{Line: span.Words(t)})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

func purposeBlocks(a *author.Author) []document.Block {
	if a.Settings.Purpose == "" {
		return []document.Block{span.Paragraph(span.Plain(a.Say(
			"Each important account has an executive of ours who knows its people, keeps what was promised, and opens the doors that " +
				"others cannot.")))}
	}
	return []document.Block{span.Paragraph(span.Plain(span.Sentence(a.Settings.Purpose)))}
}

func ownerBlocks(a *author.Author) []document.Block {
	var f document.Facts
	if m := span.Cut(a.Settings.Manager, 80); m != "" {
		f.Items = append(f.Items, a.Fact("Program manager", span.Plain(m)))
	}
	for _, o := range a.Settings.Owners {
		if o = span.Cut(o, 120); o != "" {
			f.Items = append(f.Items, a.Fact("Owner", span.Plain(o)))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// tierBlocks are how many groups stand in each tier, with their revenue.
func tierBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Tier"), Number: true}, {Title: a.Say("What it means")},
		{Title: a.Say("Groups"), Number: true}, {Title: a.Say("Revenue"), Number: true}}}
	for _, tier := range []struct {
		tier int
		what string
	}{{program.Tier1, "in the program, the most important"}, {program.Tier2, "in the program"}, {program.Tier3, "not in the program"}} {
		n, sum := 0, program.Zero
		for _, s := range a.Standings {
			if s.Tier == tier.tier {
				n, sum = n+1, sum.Add(s.Revenue)
			}
		}
		if n > 0 {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.Whole(tier.tier)), span.Words(a.Say(tier.what)),
				span.Words(a.Whole(n)), span.Words(a.Amount(sum, a.Currency))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// cadenceBlocks are the contacts that each tier is to have, an account and a
// year, beside those that the plan holds for all accounts of the tier.
func cadenceBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Tier"), Number: true, Width: 1},
		{Title: a.Say("Sponsor contacts a year"), Number: true, Width: 2},
		{Title: a.Say("In person"), Number: true, Width: 2}, {Title: a.Say("QBRs a year"), Number: true, Width: 2},
		{Title: a.Say("In the plan"), Width: 6}}}
	for _, x := range []struct {
		tier int
		want program.Contacts
	}{{program.Tier1, a.Settings.Cadence.Tier1}, {program.Tier2, a.Settings.Cadence.Tier2}} {
		planned := plannedFor(a, x.tier)
		if planned == "" && !x.want.Known() {
			continue
		}
		cells := []document.Line{span.Words(a.Whole(x.tier)), nil, nil, nil, span.Words(planned)}
		if x.want.Known() {
			cells[1], cells[2], cells[3] = span.Words(a.Whole(x.want.InPerson+x.want.Virtual)), span.Words(a.Whole(x.want.InPerson)),
				span.Words(a.Whole(x.want.QBRs))
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells})
	}
	author.CloseUpAll(&t)
	return a.KeepRows([]document.Block{t})
}

// plannedFor are the contacts that the plan holds for a tier, counted in it, so
// that the page cannot disagree with it: "57 × Visit, 129 × QBR for 33 accounts".
func plannedFor(a *author.Author, tier int) string {
	counts, labels, n := map[string]int{}, []string(nil), 0
	for _, g := range a.InProgram() {
		y := a.YearOf[g.Key]
		if y == nil || a.StandingOf(g).Tier != tier {
			continue
		}
		n++
		for _, m := range y.Marks {
			if m.Label == "Renewal" {
				continue // a day of the contract, no contact
			}
			if counts[m.Label]++; counts[m.Label] == 1 {
				labels = append(labels, m.Label)
			}
		}
	}
	var said []string
	for _, l := range labels {
		said = append(said, a.Whole(counts[l])+" × "+a.Term(span.Cut(l, 30)))
	}
	if said == nil {
		return ""
	}
	return a.Sayf("%s for %s", a.List(said), a.Count(n, "account", "accounts"))
}

// phaseMeans is what each phase of a relationship asks of a sponsor.
var phaseMeans = map[program.Phase]string{
	program.Establishing: "The sponsor gets to know those who decide, and how they want to work with us.",
	program.Fostering:    "Both sides do something together, and what was promised is kept.",
	program.Sustaining:   "What works is kept up; the sponsor asks what they would miss, and whom they would introduce.",
}

// phaseBlocks are the phases with how many accounts stand in each; nothing where no
// relationship is known to stand in any.
func phaseBlocks(a *author.Author) []document.Block {
	counts, any := map[program.Phase]int{}, false
	for _, r := range a.Pairings {
		counts[r.Phase]++
		any = any || r.Phase != ""
	}
	if !any {
		return nil
	}
	t := document.Table{Caption: a.Say("Phases of a relationship"), Columns: []document.Column{{Title: a.Say("Phase"), Width: 2},
		{Title: a.Say("What it means"), Width: 8}, {Title: a.Say("Accounts"), Number: true, Width: 1}}}
	for _, p := range program.Phases() {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{span.Strong(span.Capital(a.Term(string(p))))},
			span.Words(a.Say(phaseMeans[p])), span.Words(a.Whole(counts[p]))}})
	}
	return []document.Block{t}
}

// focusBlocks are the program's responsibilities with what each means and how many
// sponsors took it on, and what sponsors took on besides. Where nobody took on
// anything, the program does not use them.
func focusBlocks(a *author.Author) []document.Block {
	counts, others, order := map[program.Duty]int{}, map[string]int{}, []string(nil)
	for _, s := range a.Sponsors {
		for _, d := range s.Taken() {
			counts[d]++
		}
		for _, f := range s.Focus {
			text := span.Cut(f.Given, 160)
			if f.Duty != "" || text == "" {
				continue
			}
			if others[text]++; others[text] == 1 {
				order = append(order, text)
			}
		}
	}
	var blocks []document.Block
	if len(counts) > 0 {
		t := document.Table{Caption: a.Say("What sponsors take on"), Columns: []document.Column{{Title: a.Say("Responsibility"), Width: 3},
			{Title: a.Say("What it means"), Width: 6}, {Title: a.Say("Sponsors"), Number: true, Width: 1}}}
		for _, r := range program.Responsibilities() {
			taken := span.Plain(a.Whole(counts[r.Duty]))
			if counts[r.Duty] == 0 {
				taken = span.Warn(a.Say("nobody"))
			}
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{span.Strong(span.Capital(a.Term(string(r.Duty))))},
				span.Words(a.Say(r.Means)), {taken}}})
		}
		blocks = append(blocks, t, span.Paragraph(span.Plain(a.Sayf("Each sponsor takes on three or four of these, never more than %d.",
			program.MostDuties))))
	}
	var list document.List
	for _, f := range order {
		list.Items = append(list.Items,
			document.Item{Line: document.Line{span.Plain(f), span.Muted(span.Dot + a.Count(others[f], "sponsor", "sponsors"))}})
	}
	if list.Items != nil {
		blocks = append(blocks, list)
	}
	return blocks
}
