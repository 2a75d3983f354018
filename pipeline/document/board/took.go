package board

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// tookBlocks are what escalations took before a sponsor and since, beside the unsponsored.
func tookBlocks(a *author.Author) []document.Block {
	c := a.Scorecard
	t := document.Table{Columns: []document.Column{{Title: a.Say("Which"), Width: 3},
		{Title: a.Say("Time to act, median"), Number: true, Width: 3},
		{Title: a.Say("Time to resolve, median"), Number: true, Width: 3},
		{Title: a.Say("People involved, median"), Number: true, Width: 3}}}
	for _, x := range []struct {
		label string
		program.Exposure
	}{{"Before a sponsor", c.Before}, {"Since a sponsor", c.After}, {"Unsponsored", c.Unsponsored}} {
		if x.ToAct.N+x.ToResolve.N+x.People.N == 0 {
			continue
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.Say(x.label)), medianOf(a, x.ToAct),
			medianOf(a, x.ToResolve),
			medianOf(a, x.People)}})
	}
	if t.Rows == nil {
		return nil
	}
	author.CloseUpAll(&t)
	return []document.Block{t}
}

// medianOf is "2 days (of 41)"; nothing where nobody tells.
func medianOf(a *author.Author, m program.Median) document.Line {
	if !m.Known {
		return nil
	}
	return document.Line{span.Plain(a.Quantity(m.Quantity, a.Currency)), span.Muted(" (" + a.Sayf("of %s", a.Whole(m.N)) + ")")}
}

// quarterBlocks are the escalations by quarter, those of the program apart from the rest.
func quarterBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Quarter to")}, {Title: a.Say("In the program"), Number: true},
		{Title: a.Say("Time to resolve, median"), Number: true}, {Title: a.Say("All others"), Number: true}}}
	trend := document.Trend{}
	for _, q := range a.Scorecard.Quarters {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(a.LongDay(q.To)), span.Words(a.Whole(q.Program)),
			medianOf(a, q.ToResolve), span.Words(a.Whole(q.Rest))}})
		trend.Points = append(trend.Points, document.TrendPoint{Label: a.LongDay(q.To), Value: float64(q.Program), Known: true,
			Print: a.Whole(q.Program)})
	}
	if t.Rows == nil {
		return nil
	}
	if n := len(trend.Points); n > 1 {
		first, last := trend.Points[0], trend.Points[n-1]
		trend.First, trend.Last = first.Print, last.Print
		trend.Describe = a.Sayf("From %s in the quarter to %s to %s in that to %s.", first.Print, first.Label, last.Print, last.Label)
		return []document.Block{document.Curve{Title: a.Say("Escalations in the program, by quarter"), Trend: trend}, t}
	}
	return []document.Block{t}
}

// marginBlocks are what sponsored groups and the others earn us, as the exports tell.
func marginBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Groups")}, {Title: a.Say("Margin, median"), Number: true},
		{Title: a.Say("Profit"), Number: true}, {Title: a.Say("Groups that tell it"), Number: true}}}
	for _, m := range a.Scorecard.Margins {
		label := a.Say("Others")
		if m.Sponsored {
			label = a.Say("With a sponsor")
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(label), medianOf(a, m.Percent),
			span.Words(a.ShortMoney(m.Profit)), span.Words(a.Of(m.Told, m.Groups))}})
	}
	if t.Rows == nil {
		return nil
	}
	author.CloseUpAll(&t)
	return []document.Block{t, span.Paragraph(span.Muted(a.Say("As the accounts table tells; nothing is computed of revenue.")))}
}
