package board

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// riskSum is what the accounts with a named risk pay, and what of it renews within twelve months.
func riskSum(a *author.Author) []document.Block {
	sum, renews, at, all := program.Zero, program.Zero, map[string]bool{}, len(a.Scorecard.AtRisk)
	for _, n := range a.Scorecard.AtRisk {
		if n.Amount.Converted {
			sum = sum.Add(n.Amount.Worth)
		}
		at[n.Group] = true
	}
	if all == 0 || sum.Sign() <= 0 {
		return nil
	}
	due := map[string]bool{}
	for _, r := range a.Scorecard.Renewals {
		if at[r.Group] {
			renews, due[r.Group] = renews.Add(r.Amount.Worth), true
		}
	}
	text := span.Joined(", ", a.Count(all, "account", "accounts"), a.Sayf("%s a year", a.Amount(sum, a.Currency)))
	if part, ok := program.Share(sum, a.ActiveRevenue()); ok {
		text += ", " + a.Sayf("%s of revenue", a.Percent(part, 0))
	}
	ahead := a.Say("no renewal of theirs within twelve months is known")
	if len(due) > 0 {
		ahead = a.Sayf("%s of contract value renews within twelve months (%s)", a.Amount(renews, a.Currency),
			a.Count(len(due), "account", "accounts"))
	}
	text += "; " + ahead + "."
	return []document.Block{document.Paragraph{Weight: 79, Line: document.Line{span.Strong(unbroken(text))}}}
}

// renewingBy is what renews by month, and what of it with a sponsor.
func renewingBy(a *author.Author) (all, with map[program.Month]program.Decimal) {
	all, with = map[program.Month]program.Decimal{}, map[program.Month]program.Decimal{}
	for _, r := range a.Scorecard.Renewals {
		m := r.On.Month()
		all[m] = all[m].Add(r.Amount.Worth)
		if r.Sponsored {
			with[m] = with[m].Add(r.Amount.Worth)
		}
	}
	return all, with
}

// renewingMonths are what renews in each month ahead, the part with a sponsor solid.
func renewingMonths(a *author.Author) *document.Bars {
	if len(a.Scorecard.Renewals) == 0 {
		return nil
	}
	from, to := a.AsOf.AddDays(1).Month(), a.AsOf.AddMonths(12).Month()
	all, with := renewingBy(a)
	var b document.Bars
	var said []string
	for m := from; m <= to; m++ {
		bar := document.Bar{Label: a.MonthName(m), Outline: true, Print: "–", Value: language.Float(all[m]),
			Part: language.Float(with[m])}
		if all[m].Sign() > 0 {
			bar.Print = a.Sayf("%s, %s of it with a sponsor", a.Amount(all[m], a.Currency), a.Amount(with[m], a.Currency))
			said = append(said, a.Month(m)+" "+bar.Print)
		}
		b.Items = append(b.Items, bar)
	}
	b.Describe = a.Sayf("By month: %s.", strings.Join(said, "; "))
	return &b
}

// legend says what red, dashed and outlined mean, as far as they stand on the page.
func legend(a *author.Author) []document.Block {
	var broken, dashed bool
	words := false // of a part, beside a figure that is not
	for _, f := range figures(a) {
		broken, dashed = broken || f.Warn, dashed || f.Trend != nil && f.Trend.Aim != ""
		for _, l := range f.Small {
			words = words || slices.ContainsFunc(l, func(s document.Span) bool { return s.Tone == document.Warn })
		}
	}
	var said []string
	switch {
	case broken:
		said = append(said, a.Say("Red, under a broken line: short of its target."))
	case words:
		said = append(said, a.Say("Red: short of its target."))
	}
	if dashed {
		said = append(said, a.Say("Dashed in a trend: the target."))
	}
	if k := a.KPI("revenue-renewing"); k != nil && len(a.Scorecard.Renewals) > 0 {
		said = append(said, a.Say("Months: solid with a sponsor, outlined without."))
	}
	if said == nil {
		return nil
	}
	return []document.Block{document.Paragraph{Weight: 93, Line: document.Line{span.Muted(strings.Join(said, " "))}}}
}
