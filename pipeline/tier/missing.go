package tier

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// lacking is the rule that says when money that is in no figure could change a
// tier.
var lacking = []Rule{{
	Code: "revenue-incomplete", Kind: "note", Why: "money is missing in the revenue",
	Doc: "Rows that were set aside, amounts without a rate or not understood, and months that the export lacks are in no figure. " +
		"Where the missing sum would give the group another tier, or nobody knows how large it is, the standing says so.",
}}

// missing says what the revenue of a group lacks, and what that means for its tier.
func (a *assignment) missing(c *candidate) []program.Reason {
	gaps := c.s.Suspect.Within(a.span.window)
	if !gaps.Any() {
		return nil
	}
	r := program.Reason{Code: lacking[0].Code, Text: "money is in no figure (" + program.Listed(gaps.Reasons()) + ")"}
	sum, known := program.Zero, true
	sums, unknown := gaps.Sums()
	for _, m := range sums {
		r.Text += ", " + amountIn(m)
		sum, known = sum.Add(m.Worth), known && m.Converted
	}
	if r.Text += a.couldMean(c, sum, known && !unknown); unknown {
		r.Text += "; nobody can say how much"
	}
	for _, g := range gaps {
		if g.At.Known() && len(r.Sources) < 5 && !slices.Contains(r.Sources, g.At) {
			r.Sources = append(r.Sources, g.At)
		}
	}
	return []program.Reason{r}
}

// couldMean is what missing money would do to a tier.
func (a *assignment) couldMean(c *candidate, sum program.Decimal, known bool) string {
	if !known {
		return "; it could change the tier"
	}
	for _, m := range c.s.Moves {
		rises, falls := m.By.Sign() > 0 && sum.Cmp(m.By) >= 0, m.By.Sign() < 0 && sum.Cmp(m.By) <= 0
		if !m.Points && !m.Signs && (rises || falls) {
			return fmt.Sprintf("; with it the group would be %s by revenue", tierName(m.Tier))
		}
	}
	if !c.s.Active && sum.Sign() > 0 {
		return "; with it the group would be active"
	}
	return ""
}

// amountIn is an amount with its currency, as a sentence says it.
func amountIn(m program.Money) string {
	text := m.Amount.StringFixed(2)
	if m.Currency != "" {
		text += " " + m.Currency
	}
	return text
}
