package document

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/program"
)

// figureBlocks are the account in figures: revenue by year, the key figures,
// trouble by year.
func (a *author) figureBlocks(g *program.Group, _ *program.Meeting) []Block {
	var blocks []Block
	if bars, ok := a.revenueBars(g); ok && len(bars.Items) > 1 { // one alone compares with nothing
		blocks = append(blocks, bars)
	}
	if figures := a.keyFigures(g); len(figures.Items) > 0 {
		blocks = append(blocks, figures)
	}
	if table, ok := a.troubleTable(g); ok {
		blocks = append(blocks, table)
	}
	if line := a.unconverted(g); line != nil {
		blocks = append(blocks, Paragraph{Line: line, Weight: 60})
	}
	return blocks
}

// basisNotes say in a few words what stands for revenue.
var basisNotes = map[program.Basis]string{
	program.BasisContracts:     "revenue is contract values, spread over their days",
	program.BasisOpportunities: "revenue is won opportunities, in the month of their close",
}

// basisNote says what stands for revenue, where it is not a revenue table.
func (a *author) basisNote(_ *program.Group, _ *program.Meeting) string {
	if note := basisNotes[a.Basis]; note != "" {
		return a.say(note)
	}
	return cut(a.BasisNote, 160)
}

// A yearOf is the revenue of a calendar year, as far as the exports reach.
type yearOf struct {
	year     int
	amount   program.Decimal
	from, to program.Month // of it that the exports cover
}

// partial reports whether the exports cover less than the whole year.
func (y yearOf) partial() bool {
	return y.from > program.NewMonth(y.year, 1) || y.to < program.NewMonth(y.year, 12)
}

// byYear is a group's revenue by calendar year, the last five at most, from its
// first revenue to the end of the window. A year apart is a year to date.
func (d *desk) byYear(s program.Series) []yearOf {
	if len(s) == 0 || !d.Window.To.Known() {
		return nil
	}
	first, last := s[0].Month.Year(), d.Window.To.Year()
	var years []yearOf
	for y := max(first, last-4); y <= last; y++ {
		from, to := max(program.NewMonth(y, 1), d.first.revenue), min(program.NewMonth(y, 12), d.Window.To)
		years = append(years, yearOf{year: y, amount: s.Sum(from, to), from: from, to: to})
	}
	return years
}

// yearLabel is "2025", "to Oct" or "2016 from Oct".
func (a *author) yearLabel(y yearOf) string {
	switch {
	case y.to < program.NewMonth(y.year, 12) && y.to == a.Window.To:
		return a.sayf("to %s", a.monthName(y.to))
	case y.partial():
		return a.sayf("%d from %s", y.year, a.monthName(y.from))
	}
	return fmt.Sprint(y.year)
}

// A scale is what amounts of a chart are divided by, with its word.
type scale struct {
	unit   program.Decimal
	word   string // "million"; "" for amounts as they are
	places int32
}

// scaleFor is the scale in which the largest amount has a digit or more.
func scaleFor(largest program.Decimal) scale {
	switch {
	case largest.GreaterThanOrEqual(billion):
		return scale{billion, "billion", 2}
	case largest.GreaterThanOrEqual(million):
		return scale{million, "million", 2}
	case largest.GreaterThanOrEqual(program.NewDecimal(10_000)):
		return scale{program.NewDecimal(1000), "thousand", 0}
	}
	return scale{program.NewDecimal(1), "", 0}
}

// unitOf is "€ million a year"; the word alone where the currency is unknown.
func (a *author) unitOf(s scale) string {
	sign := signs[a.Currency]
	if sign == "" {
		sign = Clean(a.Currency)
	}
	return strings.TrimSpace(joined(" ", sign, a.say(s.word)) + " " + a.say("a year"))
}

// revenueBars are the revenue by year, the year to date apart; none for a group
// that never paid anything.
func (a *author) revenueBars(g *program.Group) (Bars, bool) {
	years := a.byYear(g.Revenue)
	largest := program.Zero
	for _, y := range years {
		if y.amount.Abs().GreaterThan(largest) {
			largest = y.amount.Abs()
		}
	}
	if largest.IsZero() {
		return Bars{}, false
	}
	s := scaleFor(largest)
	bars := Bars{Title: a.say("Revenue"), Unit: a.unitOf(s)}
	var said []string
	for _, y := range years {
		v := program.Divide(y.amount, s.unit)
		b := Bar{Label: a.yearLabel(y), Print: a.number(v, s.places), Value: float(v), Partial: y.partial()}
		bars.Items = append(bars.Items, b)
		said = append(said, b.Label+" "+b.Print)
	}
	bars.Describe = a.sayf("Revenue, %s: %s.", bars.Unit, a.list(said))
	return bars, true
}
