package board

import (
	"cmp"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/findings"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// detailsPage is what stands behind the scorecard: every figure with its
// definition, formula, window, counts, interval and caution.
func detailsPage(a *author.Author) document.Document {
	d := a.NewPage(author.BoardRoom+"/details", a.Say("Scorecard in detail"))
	d.Subtitle = scorecardSubtitle(a)
	d.Trail = []document.Link{{Text: a.Say("Scorecard"), To: author.BoardRoom + "/scorecard.html"}}
	add := func(s document.Section) {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	add(document.Section{ID: "decision", Title: a.Say("The accounts that the decision is about"),
		Blocks: renewalRows(a, a.Scorecard.DecisionOn)})
	add(document.Section{ID: "figures", Title: a.Say("All figures"), Blocks: allFigures(a)})
	for i := range a.Scorecard.KPIs {
		if k := &a.Scorecard.KPIs[i]; k.Measured {
			add(document.Section{ID: document.Anchor("kpi-" + k.Code), Title: a.Measure(k).Title(), Level: 3, Blocks: kpiBlocks(a, k)})
		}
	}
	add(document.Section{ID: "lost", Title: a.Say("Lost accounts"), Blocks: notables(a, 74, a.Scorecard.Lost, "Revenue")})
	add(document.Section{ID: "risk", Title: a.Say("What may be lost"), Note: a.Say("accounts with a named risk, by money"),
		Blocks: append(riskSum(a), notables(a, 74, a.Scorecard.AtRisk, "Revenue")...)})
	add(document.Section{ID: "renewals", Title: a.Say("Renewals of the next twelve months"), Blocks: renewalRows(a, a.Scorecard.Renewals)})
	add(document.Section{ID: "found", Title: a.Say("What the visits found"), Blocks: notables(a, 74, a.Scorecard.Found, "Amount")})
	add(document.Section{ID: "wins", Title: a.Say("Wins to pass on"), Blocks: notables(a, 74, a.Scorecard.Wins, "Amount")})
	add(document.Section{ID: "escalations", Title: a.Say("Escalations before a sponsor and since"),
		Blocks: append(exposureBlocks(a), tookBlocks(a)...)})
	add(document.Section{ID: "quarters", Title: a.Say("Escalations by quarter"),
		Note: a.Say("opened in it; the groups in the program today apart from the others"), Blocks: quarterBlocks(a)})
	add(document.Section{ID: "themes", Title: a.Say("Causes across accounts"), Blocks: themeBlocks(a)})
	add(document.Section{ID: "loyalty", Title: a.Say("Loyalty: accounts with a sponsor beside the others"),
		Note: a.Say("the newest answer of each respondent in twelve months"), Blocks: loyaltyBlocks(a)})
	add(document.Section{ID: "drivers", Title: a.Say("What survey comments are about"),
		Note: a.Say("by the words of a list, in twelve months"), Blocks: driverBlocks(a)})
	add(document.Section{ID: "efforts", Title: a.Say("The program's own attention"), Note: a.Say("by quarter, to the book's day"),
		Blocks: effortBlocks(a)})
	add(document.Section{ID: "margins", Title: a.Say("What accounts earn us"), Blocks: marginBlocks(a)})
	add(document.Section{ID: "retention", Title: a.Say("Revenue of the program's own accounts"), Note: a.Say("no proof of an effect"),
		Blocks: retentionBlocks(a)})
	add(document.Section{ID: "comparison", Title: a.Say("Sponsored beside unsponsored"), Blocks: comparedBlocks(a)})
	add(document.Section{ID: "load", Title: a.Say("How sponsors are loaded"), Blocks: loadBlocks(a)})
	add(document.Section{ID: "unmeasured", Title: a.Say("What is not measured yet, and what would measure it"), Blocks: unmeasured(a)})
	add(document.Section{ID: "definitions", Title: a.Say("Changes of definitions"), Blocks: redefinedBlocks(a)})
	add(document.Section{ID: "cautions", Title: a.Say("Cautions"), Blocks: cautionBlocks(a)})
	add(document.Section{ID: "money", Title: a.Say("Money that the figures rest on"), Blocks: restsOn(a)})
	return d
}

// allFigures is the summary: a row a figure.
func allFigures(a *author.Author) []document.Block {
	t := document.Table{Sortable: true, Columns: []document.Column{{Title: a.Say("Figure")}, {Title: a.Say("Value"), Number: true},
		{Title: a.Say("Made of"), Number: true},
		{Title: a.Say("Cases"), Number: true}, {Title: a.Say("95 % interval"), Number: true}, {Title: a.Say("Target"), Number: true},
		{Title: a.Say("Last quarter"), Number: true}, {Title: a.Say("Last year"), Number: true}}}
	for i := range a.Scorecard.KPIs {
		k := &a.Scorecard.KPIs[i]
		if !k.Measured {
			continue
		}
		value := span.Of(a.Measure(k).Print(), document.Plain)
		if k.Missed() && !k.OfPart() {
			value.Tone = document.Warn
		}
		made := span.Of(a.Measure(k).MadeOf(), document.Plain)
		if k.Missed() && k.OfPart() { // the target is for the part, and so is the tone
			made.Tone = document.Warn
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{span.Linked(a.Measure(k).Title(), "#"+document.Anchor("kpi-"+k.Code))},
			{value}, {made},
			span.Words(casesOf(a, k)), span.Words(interval(a, k)), span.Words(a.Measure(k).TargetPrint()),
			span.Words(a.Measure(k).Past(3)), span.Words(a.Measure(k).Past(12))}})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t, span.Paragraph(span.Muted(a.Say("An interval beside a count of all cases there are says how far chance " +
		"alone could move it, not how far it is known.")))}
}

func casesOf(a *author.Author, k *program.KPI) string {
	if k.N == 0 {
		return ""
	}
	return a.Whole(k.N)
}

// interval is the 95 % interval of a figure; none of a few cases, whose counts
// say more.
func interval(a *author.Author, k *program.KPI) string {
	if !k.Low.Known || !k.High.Known {
		return ""
	}
	return a.Sayf("%s to %s", a.Quantity(k.Low, a.Currency), a.Quantity(k.High, a.Currency))
}

// kpiBlocks are everything needed to believe one figure.
func kpiBlocks(a *author.Author, k *program.KPI) []document.Block {
	var f document.Facts
	for _, x := range []struct{ label, text string }{
		{"Value", a.Measure(k).Print()}, {"Made of", a.Measure(k).MadeOf()}, {"Missing", a.Lacking(k.Suspect)}, {"Cases", casesOf(a, k)},
		{"95 % interval", interval(a, k)},
		{"Target", cmp.Or(a.Measure(k).TargetPrint(), a.Say("none set"))}, {"Earlier", span.Capital(a.Measure(k).PastText())},
		{"Earlier months", again(a, k)}, {"Definition", span.Sentence(a.Reworded(k.Definition))},
		{"Formula", a.Reworded(k.Formula)},
		{"Window", a.Reworded(k.Window)}, {"Caution", span.Sentence(a.Reworded(a.Nameless(k.Caution)))},
	} {
		if x.text != "" && (x.label != "Made of" || x.text != a.Measure(k).Print()) {
			f.Items = append(f.Items, a.Fact(x.label, span.Plain(x.text)))
		}
	}
	for _, b := range k.Beside {
		text := a.Quantity(b.Quantity, a.Currency)
		if b.Of.Known {
			text = a.Sayf("%s of %s", text, a.Quantity(b.Of, a.Currency))
		}
		if text != "" {
			f.Items = append(f.Items, document.Fact{Label: span.Cut(a.Reworded(a.Nameless(b.Label)), 80), Value: span.Words(text)})
		}
	}
	blocks := []document.Block{f}
	if t := a.Measure(k).TrendLine(); t != nil {
		blocks = append(blocks, document.Curve{Title: a.Measure(k).Title(), Trend: *t})
	}
	return blocks
}

// again says that earlier months are measured again; "" where books remember them.
func again(a *author.Author, k *program.KPI) string {
	if !a.Measure(k).MeasuredAgain() {
		return ""
	}
	return measuredAgain(a)
}

// loadBlocks are how many sponsors carry how many accounts: a distribution, so
// that nobody is named.
func loadBlocks(a *author.Author) []document.Block {
	carried := map[int]int{}
	most := 0
	for _, s := range a.Sponsors {
		n, _ := a.Carried(s.Name)
		carried[n]++
		most = max(most, n)
	}
	t := document.Table{Columns: []document.Column{{Title: a.Say("Accounts"), Number: true}, {Title: a.Say("Sponsors"), Number: true}}}
	for n := 0; n <= most; n++ {
		if carried[n] > 0 {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.Whole(n)), span.Words(a.Whole(carried[n]))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	blocks := []document.Block{t}
	if a.Settings.BoardNamesPeople {
		blocks = append(blocks, namedLoad(a))
	}
	return blocks
}

// namedLoad names the sponsors, where the settings let the board see them.
func namedLoad(a *author.Author) document.Block {
	t := document.Table{Sortable: true, Columns: []document.Column{{Title: a.Say("Sponsor")}, {Title: a.Say("Accounts"), Number: true}}}
	for _, s := range a.Sponsors {
		n, _ := a.Carried(s.Name)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(span.Cut(s.Name, 60)), span.Words(a.Whole(n))}})
	}
	return t
}

// driverBlocks are what comments of surveys are about, with how many of them came from
// people who would not recommend us, and examples in their own words.
func driverBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("About"), Width: 2}, {Title: a.Say("Comments"), Number: true, Width: 1},
		{Title: a.Say("Would not recommend us"), Number: true, Width: 2}, {Title: a.Say("For example"), Width: 9}}}
	for _, d := range a.Scorecard.Drivers {
		var said []document.Line
		for _, x := range d.Examples {
			name := ""
			if g := a.GroupOfAccount[x.Account]; g != nil {
				name = span.Cut(author.GroupName(g), 60) + ", "
			}
			said = append(said, document.Line{span.Plain("“" + span.Cut(a.Nameless(x.Text), 160) + "”"),
				span.Muted(" " + name + a.Month(x.Date.Month()))})
		}
		low := span.Plain(a.Whole(d.Low))
		if d.Hurts() {
			low.Tone = document.Warn
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{span.Strong(span.Capital(a.Term(span.Cut(d.Theme, 40))))},
			span.Words(a.Whole(d.Comments)), {low}, span.Spread("; ", said...)}})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t, span.Paragraph(span.Muted(a.Count(a.Scorecard.Commented, "comment in all; one may be about several things.",
		"comments in all; one may be about several things.")))}
}

// effortBlocks are what the program itself did, by quarter.
func effortBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("What"), Width: 3}}}
	for i := range 4 {
		to := a.Sayf("to %s", a.ShortDay(a.AsOf.AddMonths(3*i-9), a.AsOf))
		t.Columns = append(t.Columns, document.Column{Title: to, Number: true, Width: 2})
	}
	for _, e := range a.Scorecard.Efforts {
		row := document.Row{Cells: []document.Line{{span.Plain(span.Capital(a.Term(e.Code)))}}}
		for i, q := range e.Quarters {
			text := a.Whole(q.Done)
			if q.Of > 0 {
				text = a.Of(q.Done, q.Of)
			}
			cell := document.Line{span.Plain(text)}
			if i == 3 && e.Faded {
				cell = document.Line{span.Warn(text + ", " + a.Say("fading"))}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// renewalRows are contract values with their days, and whether somebody sponsors the account.
func renewalRows(a *author.Author, all []program.Renewal) []document.Block {
	t := document.Table{Sortable: true, Columns: []document.Column{{Title: a.Say("Day")}, {Title: a.Say("Account")},
		{Title: a.Say("Contract value"), Number: true}, {Title: a.Say("Sponsor")}}}
	for _, r := range all {
		has := document.Span{Text: a.Say("none"), Tone: document.Warn}
		if r.Sponsored {
			has = span.Plain(a.Say("confirmed"))
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{span.Words(a.LongDay(r.On)), span.Words(a.NameOf(r.Group)),
				span.Words(a.ShortMoney(r.Amount)), {has}}})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// redefinedBlocks are the figures that earlier books measured otherwise.
func redefinedBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Figure")}, {Title: a.Say("Until the book of")},
		{Title: a.Say("Definition then")}}}
	for _, r := range a.Scorecard.Redefined {
		if k := a.KPI(r.Code); k != nil {
			t.Rows = append(t.Rows,
				document.Row{Cells: []document.Line{span.Words(a.Measure(k).Title()), span.Words(a.Month(r.Last)),
					span.Words(document.Clean(r.Was))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

func cautionBlocks(a *author.Author) []document.Block {
	var list document.List
	for _, c := range a.Scorecard.Cautions {
		list.Items = append(list.Items, document.Item{Line: span.Words(span.Sentence(a.Reworded(a.Nameless(c))))})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// restsOn is how much of the money read is in the figures.
func restsOn(a *author.Author) []document.Block {
	if len(a.Money) == 0 {
		return nil
	}
	return []document.Block{findings.MoneyTable(a)}
}
