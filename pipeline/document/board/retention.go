package board

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// retentionNames are the rows of a comparison.
var retentionNames = map[string]string{program.ComparedSponsored: "With a sponsor", program.ComparedOthers: "Without a sponsor"}

// retentionBlocks are what the program's own accounts kept and grew to, beside others only
// where enough of them are of the same size.
func retentionBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Of the same size"), Width: 6},
		{Title: a.Say("Groups"), Number: true, Width: 2}, {Title: a.Say("Kept"), Number: true, Width: 3},
		{Title: a.Say("With growth"), Number: true, Width: 3}}}
	var blocks []document.Block
	for i, r := range a.Scorecard.Retention {
		if r.Of == program.SponsoredBefore {
			blocks = append(blocks, document.Paragraph{Weight: 79, Line: ownRetention(a, r)})
			continue
		}
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(78, i), Cells: []document.Line{span.Words(a.Say(retentionNames[r.Of])),
			span.Words(a.Whole(r.Groups)), span.Words(keptOf(a, r, r.Kept)), span.Words(keptOf(a, r, r.Grown))}})
	}
	if blocks == nil {
		return nil
	}
	if t.Rows != nil {
		blocks = append(blocks, t)
	}
	return append(blocks, document.Paragraph{Weight: 76, Line: document.Line{span.Muted(likeWithLike(a))}})
}

// ownRetention is "28 groups sponsored since before November 2025 kept 98 % of their revenue
// and grew to 105 %", with what their revenue lacks.
func ownRetention(a *author.Author, r program.Retention) document.Line {
	groups, since := a.Count(r.Groups, "group", "groups"), a.Month(a.Window.From)
	text := ""
	switch {
	case r.Few || r.Start.Value.Sign() <= 0: // no percentage is made of few
		text = a.Sayf("%s sponsored since before %s kept %s of %s, %s with growth.", groups, since, a.Quantity(r.Kept, a.Currency),
			a.Quantity(r.Start, a.Currency), a.Quantity(r.Grown, a.Currency))
	case r.Grown.Value.LessThan(r.Start.Value):
		text = a.Sayf("%s sponsored since before %s kept %s of their revenue, %s with growth.", groups, since, keptOf(a, r, r.Kept),
			keptOf(a, r, r.Grown))
	default:
		text = a.Sayf("%s sponsored since before %s kept %s of their revenue and grew to %s.", groups, since, keptOf(a, r, r.Kept),
			keptOf(a, r, r.Grown))
	}
	line := document.Line{span.Strong(unbroken(text))}
	if r.Lacking > 0 {
		line = append(line, span.Muted(" "+a.Sayf("Money is missing in %s.", a.Count(r.Lacking, "group", "groups"))))
	}
	return line
}

// keptOf is "98 %", of few groups "€9.8 m of €10.2 m".
func keptOf(a *author.Author, r program.Retention, q program.Quantity) string {
	part, ok := program.Share(q.Value, r.Start.Value)
	if r.Few || !ok {
		return a.Sayf("%s of %s", a.Quantity(q, a.Currency), a.Quantity(r.Start, a.Currency))
	}
	return a.Percent(part, 0)
}

// likeWithLike is what the comparison rests on, or why there is none.
func likeWithLike(a *author.Author) string {
	c := a.Scorecard.Comparison
	if c == nil {
		return a.Sayf("Not set beside others: fewer than %d of the same size.", a.Settings.Measures.SmallSample)
	}
	return a.Sayf("Compared: %s of sponsored revenue, by size when the window began.", a.Quantity(c.ShareCompared, a.Currency))
}
