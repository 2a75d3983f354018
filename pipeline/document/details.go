package document

import (
	"sponsorbook/pipeline/program"
)

// detailsPage is what stands behind the scorecard: every figure with its
// definition, formula, window, counts, interval and caution.
func (a *author) detailsPage() Document {
	d := a.page(BoardRoom+"/details", a.say("Scorecard in detail"))
	d.Subtitle = a.scorecardSubtitle()
	d.Trail = []Link{{Text: a.say("Scorecard"), To: BoardRoom + "/scorecard.html"}}
	add := func(s Section) {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	add(Section{ID: "figures", Title: a.say("All figures"), Blocks: a.allFigures()})
	for i := range a.Scorecard.KPIs {
		if k := &a.Scorecard.KPIs[i]; k.Measured {
			add(Section{ID: Anchor("kpi-" + k.Code), Title: a.kpiName(k), Level: 3, Blocks: a.kpiBlocks(k)})
		}
	}
	add(Section{ID: "lost", Title: a.say("Lost accounts"), Blocks: a.notables(a.Scorecard.Lost)})
	add(Section{ID: "risk", Title: a.say("Accounts at risk"), Blocks: a.notables(a.Scorecard.AtRisk)})
	add(Section{ID: "renewals", Title: a.say("Renewals of the next twelve months"), Blocks: a.renewalBlocks()})
	add(Section{ID: "found", Title: a.say("What the visits found"), Blocks: a.notables(a.Scorecard.Found)})
	add(Section{ID: "wins", Title: a.say("Wins to pass on"), Blocks: a.notables(a.Scorecard.Wins)})
	add(Section{ID: "escalations", Title: a.say("Escalations before a sponsor and since"), Blocks: a.exposureBlocks()})
	add(Section{ID: "themes", Title: a.say("Causes across accounts"), Blocks: a.themeBlocks()})
	add(Section{ID: "comparison", Title: a.say("Sponsored beside unsponsored"), Blocks: a.comparedBlocks()})
	add(Section{ID: "load", Title: a.say("How sponsors are loaded"), Blocks: a.loadBlocks()})
	add(Section{ID: "unmeasured", Title: a.say("Not measured"), Blocks: a.unmeasured()})
	add(Section{ID: "definitions", Title: a.say("Changes of definitions"), Blocks: a.redefinedBlocks()})
	add(Section{ID: "cautions", Title: a.say("Cautions"), Blocks: a.cautionBlocks()})
	add(Section{ID: "money", Title: a.say("Money that the figures rest on"), Blocks: a.restsOn()})
	return d
}

// allFigures is the summary: a row a figure.
func (a *author) allFigures() []Block {
	t := Table{Sortable: true, Columns: []Column{{Title: a.say("Figure")}, {Title: a.say("Value"), Number: true}, {Title: a.say("Made of"), Number: true},
		{Title: a.say("Cases"), Number: true}, {Title: a.say("95 % interval"), Number: true}, {Title: a.say("Target"), Number: true}}}
	for i := range a.Scorecard.KPIs {
		k := &a.Scorecard.KPIs[i]
		if !k.Measured {
			continue
		}
		value := span(a.kpiValue(k), Plain)
		if missesTarget(k) {
			value.Tone = Warn
		}
		t.Rows = append(t.Rows, Row{Cells: []Line{{linked(a.kpiName(k), "#"+Anchor("kpi-"+k.Code))}, {value}, words(a.madeOf(k)),
			words(a.casesOf(k)), words(a.interval(k)), words(a.quantity(k.Target, a.Currency))}})
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

func (a *author) casesOf(k *program.KPI) string {
	if k.N == 0 {
		return ""
	}
	return a.whole(k.N)
}

// interval is the 95 % interval of a figure; none of a few cases, whose counts
// say more.
func (a *author) interval(k *program.KPI) string {
	if !k.Low.Known || !k.High.Known {
		return ""
	}
	return a.sayf("%s to %s", a.quantity(k.Low, a.Currency), a.quantity(k.High, a.Currency))
}

// kpiBlocks are everything needed to believe one figure.
func (a *author) kpiBlocks(k *program.KPI) []Block {
	var f Facts
	for _, x := range []struct{ label, text string }{
		{"Value", a.kpiValue(k)}, {"Made of", a.madeOf(k)}, {"Cases", a.casesOf(k)}, {"95 % interval", a.interval(k)},
		{"Target", a.quantity(k.Target, a.Currency)}, {"Definition", sentence(k.Definition)}, {"Formula", Clean(k.Formula)},
		{"Window", Clean(k.Window)}, {"Caution", sentence(a.nameless(k.Caution))},
	} {
		if x.text != "" && (x.label != "Made of" || x.text != a.kpiValue(k)) {
			f.Items = append(f.Items, a.fact(x.label, plainly(x.text)))
		}
	}
	for _, b := range k.Beside {
		text := a.quantity(b.Quantity, a.Currency)
		if b.Of.Known {
			text = a.sayf("%s of %s", text, a.quantity(b.Of, a.Currency))
		}
		if text != "" {
			f.Items = append(f.Items, Fact{Label: a.term(cut(a.nameless(b.Label), 80)), Value: words(text)})
		}
	}
	blocks := []Block{f}
	if t := a.trend(k); t != nil {
		blocks = append(blocks, Curve{Title: a.kpiName(k), Trend: *t})
	}
	return blocks
}

// loadBlocks are how many sponsors carry how many accounts: a distribution, so
// that nobody is named.
func (a *author) loadBlocks() []Block {
	carried := map[int]int{}
	most := 0
	for _, s := range a.Sponsors {
		n, _ := a.carries(s.Name)
		carried[n]++
		most = max(most, n)
	}
	t := Table{Columns: []Column{{Title: a.say("Accounts"), Number: true}, {Title: a.say("Sponsors"), Number: true}}}
	for n := 0; n <= most; n++ {
		if carried[n] > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(a.whole(n)), words(a.whole(carried[n]))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	blocks := []Block{t}
	if a.Settings.BoardNamesPeople {
		blocks = append(blocks, a.namedLoad())
	}
	return blocks
}

// namedLoad names the sponsors, where the settings let the board see them.
func (a *author) namedLoad() Block {
	t := Table{Sortable: true, Columns: []Column{{Title: a.say("Sponsor")}, {Title: a.say("Accounts"), Number: true}}}
	for _, s := range a.Sponsors {
		n, _ := a.carries(s.Name)
		t.Rows = append(t.Rows, Row{Cells: []Line{words(cut(s.Name, 60)), words(a.whole(n))}})
	}
	return t
}

// renewalBlocks are the contract values with a day in the next twelve months.
func (a *author) renewalBlocks() []Block {
	t := Table{Sortable: true, Columns: []Column{{Title: a.say("Day")}, {Title: a.say("Account")},
		{Title: a.say("Contract value"), Number: true}, {Title: a.say("Sponsor")}}}
	for _, r := range a.Scorecard.Renewals {
		has := Span{Text: a.say("none"), Tone: Warn}
		if r.Sponsored {
			has = plainly(a.say("confirmed"))
		}
		t.Rows = append(t.Rows, Row{Cells: []Line{words(a.longDay(r.On)), words(a.nameOf(r.Group)), words(a.shortMoney(r.Amount)), {has}}})
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// redefinedBlocks are the figures that earlier books measured otherwise.
func (a *author) redefinedBlocks() []Block {
	t := Table{Columns: []Column{{Title: a.say("Figure")}, {Title: a.say("Until the book of")}, {Title: a.say("Definition then")}}}
	for _, r := range a.Scorecard.Redefined {
		if k := a.kpi(r.Code); k != nil {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(a.kpiName(k)), words(a.month(r.Last)), words(Clean(r.Was))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

func (a *author) cautionBlocks() []Block {
	var list List
	for _, c := range a.Scorecard.Cautions {
		list.Items = append(list.Items, Item{Line: words(sentence(a.nameless(c)))})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// restsOn is how much of the money read is in the figures.
func (a *author) restsOn() []Block {
	if len(a.Money) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Title: a.say("Currency")}, {Title: a.say("Read"), Number: true},
		{Title: a.say("Used"), Number: true}, {Title: a.say("Set aside"), Number: true}}}
	for _, m := range a.Money {
		t.Rows = append(t.Rows, Row{Cells: a.moneyCells(m)})
	}
	return []Block{t}
}
