package document

import (
	"strconv"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// accountFigures are the briefing's, and beneath them every year and the months
// of the window with the cells that they came from.
func (a *author) accountFigures(g *program.Group) []Block {
	blocks := a.figureBlocks(g, nil)
	if note := a.basisNote(g, nil); note != "" && len(g.Revenue) > 0 {
		blocks = append(blocks, paragraph(muted(sentence(note))))
	}
	if t := a.yearTable(g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if t := a.monthTable(g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if t := a.lineTable(g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// monthTable is the revenue of every month of the window and of the one before
// it, to the cent.
func (a *author) monthTable(g *program.Group) Table {
	t := Table{Caption: a.say("Revenue by month"), Columns: []Column{{Title: a.say("Month")},
		{Title: a.say("Revenue"), Number: true}, {Title: a.say("a year before"), Number: true}}}
	if !a.Window.To.Known() || len(g.Revenue) == 0 {
		return t
	}
	from := a.cellsByMonth(g)
	cell := func(m program.Month) Line {
		if m < a.first.revenue {
			return nil
		}
		sum := g.Revenue.Sum(m, m)
		return Line{cited(plainly(a.exact(sum, a.Currency)), a.refs(from[m]...)...)}
	}
	for m := max(a.Window.From, a.Window.To-23); m <= a.Window.To; m++ {
		t.Rows = append(t.Rows, Row{Cells: []Line{words(a.month(m)), cell(m), cell(m - 12)}})
	}
	before := a.Window.Before()
	last := []Line{{strong(a.say("Twelve months"))}, {strong(a.exact(g.Revenue.Sum(a.Window.From, a.Window.To), a.Currency))}, nil}
	if before.From >= a.first.revenue && a.first.revenue.Known() {
		last[2] = Line{strong(a.exact(g.Revenue.Sum(before.From, before.To), a.Currency))}
	}
	t.Rows = append(t.Rows, Row{Cells: last})
	return t
}

// yearTable is the revenue of the bars' years to the cent, with their cells.
func (a *author) yearTable(g *program.Group) Table {
	t := Table{Caption: a.say("Revenue by year"), Columns: []Column{{Title: a.say("Year")}, {Title: a.say("Revenue"), Number: true}}}
	from := a.cellsByMonth(g)
	for _, y := range a.byYear(g.Revenue) {
		var refs []finding.Ref
		for m := y.from; m <= y.to; m++ {
			refs = append(refs, from[m]...)
		}
		label := joined(", ", strconv.Itoa(y.year), a.yearLabel(y))
		if !y.partial() {
			label = strconv.Itoa(y.year)
		}
		t.Rows = append(t.Rows, Row{Cells: []Line{words(label), {cited(plainly(a.exact(y.amount, a.Currency)), a.refs(refs...)...)}}})
	}
	return t
}

func (a *author) cellsByMonth(g *program.Group) map[program.Month][]finding.Ref {
	cells := map[program.Month][]finding.Ref{}
	for _, m := range g.Members {
		for r := range a.Revenue.Of(m.Key) {
			cells[r.Month] = append(cells[r.Month], r.From)
		}
	}
	return cells
}

// lineTable is the revenue of the window by product line.
func (a *author) lineTable(g *program.Group) Table {
	t := Table{Caption: a.say("Revenue by product line"), Columns: []Column{{Title: a.say("Product line")},
		{Title: a.windowLabel(), Number: true}, {Title: a.say("a year before"), Number: true}}}
	if !a.Window.To.Known() {
		return t
	}
	before := a.Window.Before()
	for _, l := range g.Lines {
		t.Rows = append(t.Rows, Row{Cells: []Line{words(cut(l.Name, 100)),
			words(a.exact(l.Revenue.Sum(a.Window.From, a.Window.To), a.Currency)),
			words(a.exact(l.Revenue.Sum(before.From, before.To), a.Currency))}})
	}
	return t
}

// accountFindings are what is wrong with the input about this account, for the
// one who can have it mended.
func (a *author) accountFindings(g *program.Group) []Block {
	if a.reader != programManager {
		return nil
	}
	t := a.findingTable(func(f finding.Finding) bool { return f.Account != "" && (f.Account == g.Key || g.Has(f.Account)) })
	if len(t.Rows) == 0 {
		return nil
	}
	t.Sortable, t.Searchable, t.Columns = false, false, t.Columns[:3]
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:3]
	}
	return []Block{t}
}
