package account

import (
	"strconv"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/findings"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// accountFigures are the briefing's, and beneath them every year and the months
// of the window with the cells that they came from.
func accountFigures(a *author.Author, g *program.Group) []document.Block {
	blocks := briefing.FigureBlocks(a, g, nil)
	if note := briefing.BasisNote(a, g, nil); note != "" && len(g.Revenue) > 0 {
		blocks = append(blocks, span.Paragraph(span.Muted(span.Sentence(note))))
	}
	if t := yearTable(a, g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if t := monthTable(a, g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if t := lineTable(a, g); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// monthTable is the revenue of every month of the window and of the one before
// it, to the cent.
func monthTable(a *author.Author, g *program.Group) document.Table {
	t := document.Table{Caption: a.Say("Revenue by month"), Columns: []document.Column{{Title: a.Say("Month")},
		{Title: a.Say("Revenue"), Number: true}, {Title: a.Say("a year before"), Number: true}}}
	if !a.Window.To.Known() || len(g.Revenue) == 0 {
		return t
	}
	from := cellsByMonth(a, g)
	cell := func(m program.Month) document.Line {
		if m < a.First.Revenue {
			return nil
		}
		sum := g.Revenue.Sum(m, m)
		return document.Line{span.Cited(span.Plain(a.Exact(sum, a.Currency)), a.Refs(from[m]...)...)}
	}
	for m := max(a.Window.From, a.Window.To-23); m <= a.Window.To; m++ {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.Month(m)), cell(m), cell(m - 12)}})
	}
	before := a.Window.Before()
	last := []document.Line{{span.Strong(a.Say("Twelve months"))},
		{span.Strong(a.Exact(g.Revenue.Sum(a.Window.From, a.Window.To), a.Currency))}, nil}
	if before.From >= a.First.Revenue && a.First.Revenue.Known() {
		last[2] = document.Line{span.Strong(a.Exact(g.Revenue.Sum(before.From, before.To), a.Currency))}
	}
	t.Rows = append(t.Rows, document.Row{Cells: last})
	return t
}

// yearTable is the revenue of the bars' years to the cent, with their cells.
func yearTable(a *author.Author, g *program.Group) document.Table {
	t := document.Table{Caption: a.Say("Revenue by year"), Columns: []document.Column{{Title: a.Say("Year")},
		{Title: a.Say("Revenue"), Number: true}}}
	from := cellsByMonth(a, g)
	for _, y := range briefing.ByYear(a.Index, g.Revenue) {
		var refs []finding.Ref
		for m := y.From; m <= y.To; m++ {
			refs = append(refs, from[m]...)
		}
		label := span.Joined(", ", strconv.Itoa(y.Year), briefing.YearLabel(a, y))
		if !y.Partial() {
			label = strconv.Itoa(y.Year)
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{span.Words(label),
				{span.Cited(span.Plain(a.Exact(y.Amount, a.Currency)), a.Refs(refs...)...)}}})
	}
	return t
}

func cellsByMonth(a *author.Author, g *program.Group) map[program.Month][]finding.Ref {
	cells := map[program.Month][]finding.Ref{}
	for _, m := range g.Members {
		for r := range a.Revenue.Of(m.Key) {
			cells[r.Month] = append(cells[r.Month], r.From)
		}
	}
	return cells
}

// lineTable is the revenue of the window by product line.
func lineTable(a *author.Author, g *program.Group) document.Table {
	t := document.Table{Caption: a.Say("Revenue by product line"), Columns: []document.Column{{Title: a.Say("Product line")},
		{Title: a.WindowLabel(), Number: true}, {Title: a.Say("a year before"), Number: true}}}
	if !a.Window.To.Known() {
		return t
	}
	before := a.Window.Before()
	for _, l := range g.Lines {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(span.Cut(l.Name, 100)),
			span.Words(a.Exact(l.Revenue.Sum(a.Window.From, a.Window.To), a.Currency)),
			span.Words(a.Exact(l.Revenue.Sum(before.From, before.To), a.Currency))}})
	}
	return t
}

// accountFindings are what is wrong with the input about this account, for the
// one who can have it mended.
func accountFindings(a *author.Author, g *program.Group) []document.Block {
	if a.Reader != author.ProgramManager {
		return nil
	}
	t := findings.FindingTable(a, func(f finding.Finding) bool { return f.Account != "" && (f.Account == g.Key || g.Has(f.Account)) })
	if len(t.Rows) == 0 {
		return nil
	}
	t.Sortable, t.Searchable, t.Columns = false, false, t.Columns[:3]
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:3]
	}
	return []document.Block{t}
}
