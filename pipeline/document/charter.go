package document

import (
	"sponsorbook/pipeline/program"
)

// charterPage is the program's charter: purpose, owners, goals, definition of
// an escalation, tiers, cadences.
func (a *author) charterPage() Document {
	d := a.page("charter", a.say("Program charter"))
	d.Subtitle = joined(dot, a.program(), cut(a.Settings.Company, 120))
	for _, s := range []Section{
		{ID: "purpose", Title: a.say("Purpose"), Blocks: a.purposeBlocks()},
		{ID: "owners", Title: a.say("Owners"), Blocks: a.ownerBlocks()},
		{ID: "goals", Title: a.say("Company goals"), Blocks: bullets(a.Settings.Goals)},
		{ID: "tiers", Title: a.say("Tiers"), Blocks: a.tierBlocks()},
		{ID: "cadence", Title: a.say("Cadence"), Blocks: a.cadenceBlocks()},
		{ID: "responsibilities", Title: a.say("What sponsors take on"), Blocks: a.focusBlocks()},
		{ID: "escalation", Title: a.say("What an escalation is"), Blocks: a.definitionBlocks()},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// bullets are texts of the configuration as a list.
func bullets(texts []string) []Block {
	var list List
	for _, t := range texts {
		if t = cut(t, 400); t != "" {
			list.Items = append(list.Items, Item{Line: words(t)})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

func (a *author) purposeBlocks() []Block {
	if a.Settings.Purpose == "" {
		return []Block{paragraph(plainly(a.say(
			"Each important account has an executive of ours who knows its people, keeps what was promised, and opens the doors that others cannot.")))}
	}
	return []Block{paragraph(plainly(sentence(a.Settings.Purpose)))}
}

func (a *author) ownerBlocks() []Block {
	var f Facts
	if m := cut(a.Settings.Manager, 80); m != "" {
		f.Items = append(f.Items, a.fact("Program manager", plainly(m)))
	}
	for _, o := range a.Settings.Owners {
		if o = cut(o, 120); o != "" {
			f.Items = append(f.Items, a.fact("Owner", plainly(o)))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

// tierBlocks are how many groups stand in each tier, with their revenue.
func (a *author) tierBlocks() []Block {
	t := Table{Columns: []Column{{Title: a.say("Tier"), Number: true}, {Title: a.say("What it means")},
		{Title: a.say("Groups"), Number: true}, {Title: a.say("Revenue"), Number: true}}}
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
			t.Rows = append(t.Rows, Row{Cells: []Line{words(a.whole(tier.tier)), words(a.say(tier.what)),
				words(a.whole(n)), words(a.money(sum, a.Currency))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// cadenceBlocks are the contacts that each tier is to have, an account and a
// year, beside those that the plan holds for all accounts of the tier.
func (a *author) cadenceBlocks() []Block {
	t := Table{Columns: []Column{{Title: a.say("Tier"), Number: true, Width: 1}, {Title: a.say("Sponsor contacts a year"), Number: true, Width: 2},
		{Title: a.say("In person"), Number: true, Width: 2}, {Title: a.say("QBRs a year"), Number: true, Width: 2}, {Title: a.say("In the plan"), Width: 6}}}
	for _, x := range []struct {
		tier int
		want program.Contacts
	}{{program.Tier1, a.Settings.Cadence.Tier1}, {program.Tier2, a.Settings.Cadence.Tier2}} {
		planned := a.plannedFor(x.tier)
		if planned == "" && !x.want.Known() {
			continue
		}
		cells := []Line{words(a.whole(x.tier)), nil, nil, nil, words(planned)}
		if x.want.Known() {
			cells[1], cells[2], cells[3] = words(a.whole(x.want.InPerson+x.want.Virtual)), words(a.whole(x.want.InPerson)), words(a.whole(x.want.QBRs))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	closeUpAll(&t)
	return a.keepRows([]Block{t})
}

// plannedFor are the contacts that the plan holds for a tier, counted in it, so
// that the page cannot disagree with it: "57 × Visit, 129 × QBR for 33 accounts".
func (a *author) plannedFor(tier int) string {
	counts, labels, n := map[string]int{}, []string(nil), 0
	for _, g := range a.inProgram() {
		y := a.years[g.Key]
		if y == nil || a.standing(g).Tier != tier {
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
		said = append(said, a.whole(counts[l])+" × "+a.term(cut(l, 30)))
	}
	if said == nil {
		return ""
	}
	return a.sayf("%s for %s", a.list(said), a.count(n, "account", "accounts"))
}

// focusBlocks are the responsibilities that sponsors took on, with how many did.
func (a *author) focusBlocks() []Block {
	counts, order := map[string]int{}, []string(nil)
	for _, s := range a.Sponsors {
		for _, f := range s.Focus {
			if f = cut(f, 160); f == "" {
				continue
			}
			if counts[f]++; counts[f] == 1 {
				order = append(order, f)
			}
		}
	}
	var list List
	for _, f := range order {
		list.Items = append(list.Items, Item{Line: Line{plainly(f), muted(dot + a.count(counts[f], "sponsor", "sponsors"))}})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// definitionBlocks are the program's own definition of an escalation.
func (a *author) definitionBlocks() []Block {
	if a.Settings.Escalation == "" {
		return nil
	}
	return []Block{paragraph(plainly(sentence(a.Settings.Escalation)))}
}
