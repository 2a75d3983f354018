package account

import (
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// whitespaceBlocks are our product lines against the accounts and divisions of a group:
// bought, open or untapped, each with its amount. A cell of which nothing is known is empty.
func whitespaceBlocks(a *author.Author, g *program.Group) []document.Block {
	w := a.WhitespaceOf[g.Key]
	if w == nil {
		return nil
	}
	t := document.Table{Columns: []document.Column{{Title: a.Say("Product line")}}}
	for _, part := range w.Parts {
		t.Columns = append(t.Columns, document.Column{Title: span.Cut(part, 60)})
	}
	for n, line := range w.Lines {
		row := document.Row{Cells: []document.Line{{span.Strong(span.Cut(line, 60))}}}
		for _, c := range w.Cells[n] {
			row.Cells = append(row.Cells, patch(a, c))
		}
		t.Rows = append(t.Rows, row)
	}
	note := a.Sayf("Bought: %s. Open: sales under way. Untapped: as somebody estimates it, a year.", a.WindowLabel())
	if w.Suspect {
		note += " " + a.Say("Money is missing in what was bought.")
	}
	return []document.Block{t, span.Paragraph(span.Muted(note))}
}

// patch is "bought €1.2 m", "untapped €300,000", "not bought".
func patch(a *author.Author, c program.Patch) document.Line {
	amount := a.ShortMoney(c.Amount)
	switch c.State {
	case "":
		return nil
	case program.Bought:
		return document.Line{span.Good(a.Say("bought")), span.Plain(before(amount))}
	case program.Offered:
		return document.Line{span.Strong(a.Say("open")), span.Plain(before(amount))}
	case program.Untapped:
		return document.Line{span.Warn(a.Say("untapped")), span.Plain(before(amount))}
	case program.NotBought:
		return document.Line{span.Muted(a.Say("not bought"))}
	}
	return document.Line{span.Plain(span.Cut(c.State, 40)), span.Plain(before(amount))}
}

func before(amount string) string {
	if amount == "" {
		return ""
	}
	return " " + amount
}

// mostTold is of how many accounts a group's fact tells what each has.
const mostTold = 12

// profitFacts are what the accounts table tells of profit; nothing is computed of it. Where
// several accounts of a group tell theirs, each stands with its name.
func profitFacts(a *author.Author, g *program.Group) (facts []document.Fact) {
	for _, x := range []struct {
		label, field string
		text         func(*program.Account) string
	}{{"Profit, as told", "profit", func(c *program.Account) string { return a.OfMoney(c.Profit, a.Currency) }},
		{"Margin, as told", "margin", func(c *program.Account) string {
			if !c.Margin.Known {
				return ""
			}
			return a.Percent(c.Margin.Value, 1)
		}}} {
		tell := slices.DeleteFunc(slices.Clone(g.Members), func(c *program.Account) bool { return x.text(c) == "" })
		var said []document.Line
		for _, c := range tell[:min(mostTold, len(tell))] {
			line := document.Line{span.Cited(span.Plain(x.text(c)), a.Cells(c.Origin, x.field)...)}
			if len(tell) > 1 {
				line = append(document.Line{span.Plain(span.Cut(c.Name, 60) + " ")}, line...)
			}
			said = append(said, line)
		}
		if n := len(tell) - mostTold; n > 0 {
			said = append(said, document.Line{span.Muted(a.Sayf("%d more", n))})
		}
		if said != nil {
			facts = append(facts, document.Fact{Label: a.Say(x.label), Value: span.Spread(", ", said...)})
		}
	}
	return facts
}
