package briefing

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// FigureBlocks are the account in figures: revenue by year, the key figures,
// trouble by year.
func FigureBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	var blocks []document.Block
	if bars, ok := revenueBars(a, g); ok && len(bars.Items) > 1 { // one alone compares with nothing
		blocks = append(blocks, bars)
	}
	if figures := a.KeyFigures(g); len(figures.Items) > 0 {
		blocks = append(blocks, figures)
	}
	if table, ok := a.TroubleTable(g); ok {
		blocks = append(blocks, table)
	}
	if line := a.Unconverted(g); line != nil {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 60})
	}
	return blocks
}

// moneyBlocks are what the page says of money and trouble below the fold: revenue
// by year or, of a group of which little else is known, by month; what they buy;
// the figures that no line above says; trouble by year.
func moneyBlocks(a *author.Author, g *program.Group, m *program.Meeting) []document.Block {
	var blocks []document.Block
	bars, ok := revenueBars(a, g)
	if isThin(a, g, m) {
		if months, whole := monthBars(a, g); whole {
			bars, ok = months, true
		}
	}
	if ok && len(bars.Items) > 1 {
		blocks = append(blocks, bars)
	}
	if lines, ok := lineBars(a, g); ok {
		blocks = append(blocks, lines)
	}
	if table, ok := a.TroubleTable(g); ok {
		if len(table.Columns) == 5 { // the two last years and what is open
			table.Columns = slices.Delete(table.Columns, 1, 2)
			for i := range table.Rows {
				table.Rows[i].Cells = slices.Delete(table.Rows[i].Cells, 1, 2)
			}
		}
		blocks = append(blocks, table)
	}
	if f, ok := a.LoyaltyFigure(g); ok {
		if f.Label == a.Say("would recommend us") { // "4 of 8: would recommend us" is no sentence
			f.Label, f.Value = f.Value, span.Capital(f.Label)
		}
		blocks = append(blocks, document.Facts{Inline: true, Items: []document.Fact{{Label: f.Value, Weight: 62, Value: saidOf(f)}}})
	}
	if line := a.Unconverted(g); line != nil {
		blocks = append(blocks, document.Paragraph{Line: line, Weight: 60})
	}
	return blocks
}

// saidOf is what a figure means in one line: "would recommend us; a year before: 1 of 3".
func saidOf(f document.Figure) document.Line {
	line := document.Line{span.Plain(f.Label)}
	for _, l := range f.Small {
		line = append(append(line, span.Plain("; ")), l...)
	}
	return line
}

// Money is the same for other pages.
func Money(a *author.Author, g *program.Group) []document.Block {
	return moneyBlocks(a, g, author.NextMeeting(g, a.AsOf))
}

// monthBars are the revenue of each month of the window with a tick at the same
// month a year before; false where a month of them is not covered by the
// exports, or money is missing.
func monthBars(a *author.Author, g *program.Group) (document.Bars, bool) {
	before := a.Window.Before()
	if !a.Window.To.Known() || !a.First.Revenue.Known() || a.First.Revenue > before.From {
		return document.Bars{}, false
	}
	largest := program.Zero
	for m := before.From; m <= a.Window.To; m++ {
		if v := g.Revenue.Sum(m, m).Abs(); v.GreaterThan(largest) {
			largest = v
		}
	}
	if largest.IsZero() {
		return document.Bars{}, false
	}
	s := scaleFor(largest)
	sign := unitSign(a, s)
	bars := document.Bars{Title: a.Say("Revenue by month"), Unit: span.Joined("; ", sign, a.Say("tick: a year before"))}
	var said []string
	gaps := a.GapsOf(g)
	for m := a.Window.From; m <= a.Window.To; m++ {
		now, was := g.Revenue.Sum(m, m), g.Revenue.Sum(m-12, m-12)
		v, w := program.Divide(now, s.unit), program.Divide(was, s.unit)
		b := document.Bar{Label: a.MonthName(m), Print: a.Number(v, s.places), Value: language.Float(v), Before: language.Float(w),
			BeforePrint: a.Number(w, s.places), Compared: true, Suspect: gaps.Within(program.Window{From: m, To: m}).Any()}
		bars.Items = append(bars.Items, b)
		said = append(said, b.Label+" "+b.Print+" ("+b.BeforePrint+")")
	}
	markSuspect(a, &bars)
	bars.Describe = a.Sayf("Revenue, %s: %s.", bars.Unit, a.List(said))
	return bars, true
}

// markSuspect says what hatched bars mean, where there are any.
func markSuspect(a *author.Author, bars *document.Bars) {
	if slices.ContainsFunc(bars.Items, func(b document.Bar) bool { return b.Suspect }) {
		bars.Unit += "; " + a.Say("hatched: money is missing")
	}
}

// basisNotes say in a few words what stands for revenue.
var basisNotes = map[program.Basis]string{
	program.BasisContracts:     "revenue is contract values, spread over their days",
	program.BasisOpportunities: "revenue is won opportunities, in the month of their close",
}

// BasisNote says what stands for revenue, where it is not a revenue table.
func BasisNote(a *author.Author, _ *program.Group, _ *program.Meeting) string {
	if note := basisNotes[a.Basis]; note != "" {
		return a.Say(note)
	}
	return span.Cut(a.Reworded(a.BasisNote), 160)
}

// A yearOf is the revenue of a calendar year, as far as the exports reach.
type yearOf struct {
	Year     int
	Amount   program.Decimal
	From, To program.Month // of it that the exports cover
}

// Partial reports whether the exports cover less than the whole year.
func (y yearOf) Partial() bool {
	return y.From > program.NewMonth(y.Year, 1) || y.To < program.NewMonth(y.Year, 12)
}

// ByYear is a group's revenue by calendar year, the last five at most, from its
// first revenue to the end of the window. A year apart is a year to date.
func ByYear(d *author.Index, s program.Series) []yearOf {
	if len(s) == 0 || !d.Window.To.Known() {
		return nil
	}
	first, last := s[0].Month.Year(), d.Window.To.Year()
	var years []yearOf
	for y := max(first, last-4); y <= last; y++ {
		from, to := max(program.NewMonth(y, 1), d.First.Revenue), min(program.NewMonth(y, 12), d.Window.To)
		years = append(years, yearOf{Year: y, Amount: s.Sum(from, to), From: from, To: to})
	}
	return years
}

// YearLabel is "2025", "to Oct" or "2016 from Oct".
func YearLabel(a *author.Author, y yearOf) string {
	switch {
	case y.To < program.NewMonth(y.Year, 12) && y.To == a.Window.To:
		return a.Sayf("to %s", a.MonthName(y.To))
	case y.Partial():
		return a.Sayf("%d from %s", y.Year, a.MonthName(y.From))
	}
	return fmt.Sprint(y.Year)
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
	case largest.GreaterThanOrEqual(language.Billion):
		return scale{language.Billion, "billion", 2}
	case largest.GreaterThanOrEqual(language.Million):
		return scale{language.Million, "million", 2}
	case largest.GreaterThanOrEqual(program.NewDecimal(10_000)):
		return scale{program.NewDecimal(1000), "thousand", 0}
	}
	return scale{program.NewDecimal(1), "", 0}
}

// unitOf is "€ million a year", "Mio. € im Jahr"; the word alone where the currency is unknown.
func unitOf(a *author.Author, s scale) string {
	return strings.TrimSpace(unitSign(a, s) + " " + a.Say("a year"))
}

// unitSign is "€ million", or "Mio. €" in a language that sets the sign after the amount.
func unitSign(a *author.Author, s scale) string {
	return a.Unit(a.Say(s.word), a.Currency)
}

// revenueBars are the revenue by year, the year to date apart; none for a group
// that never paid anything.
func revenueBars(a *author.Author, g *program.Group) (document.Bars, bool) {
	years := ByYear(a.Index, g.Revenue)
	largest := program.Zero
	for _, y := range years {
		if y.Amount.Abs().GreaterThan(largest) {
			largest = y.Amount.Abs()
		}
	}
	if largest.IsZero() {
		return document.Bars{}, false
	}
	s := scaleFor(largest)
	bars := document.Bars{Title: a.Say("Revenue"), Unit: unitOf(a, s)}
	var said []string
	for _, y := range years {
		v := program.Divide(y.Amount, s.unit)
		b := document.Bar{Label: YearLabel(a, y), Print: a.Number(v, s.places), Value: language.Float(v), Partial: y.Partial(),
			Suspect: a.GapsOf(g).Within(program.Window{From: y.From, To: y.To}).Any()}
		if y.To == a.Window.To && y.Partial() && y.From-12 >= a.First.Revenue && y.From == program.NewMonth(y.Year, 1) {
			before := program.Divide(g.Revenue.Sum(y.From-12, y.To-12), s.unit)
			b.Compared, b.Before, b.BeforePrint = true, language.Float(before), a.Number(before, s.places)
			bars.Unit += "; " + a.Sayf("tick: %s to %s %d", b.BeforePrint, a.MonthName(y.To), y.Year-1)
		}
		bars.Items = append(bars.Items, b)
		said = append(said, b.Label+" "+b.Print)
	}
	markSuspect(a, &bars)
	bars.Describe = a.Sayf("Revenue, %s: %s.", bars.Unit, a.List(said))
	return bars, true
}
