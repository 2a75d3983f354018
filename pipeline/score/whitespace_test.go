package score

import (
	"strings"
	"testing"
	"time"

	"sponsorbook/pipeline/program"
)

func (w world) paid(g *program.Group, account, line string, amount int64, month program.Month) {
	w.Revenue.Add(program.Revenue{Account: account, Month: month, ProductLine: line,
		Amount: program.Reporting(program.NewDecimal(amount), "EUR")})
	for i := range g.Lines {
		if g.Lines[i].Name == line {
			g.Lines[i].Revenue = g.Lines[i].Revenue.Plus(month, program.NewDecimal(amount))
			return
		}
	}
	g.Lines = append(g.Lines, program.Line{Name: line, Revenue: program.Series{}.Plus(month, program.NewDecimal(amount))})
}

// drawn is a grid as "line: part state amount, …".
func drawn(g program.Whitespace) string {
	var out []string
	for i, line := range g.Lines {
		var cells []string
		for j, c := range g.Cells[i] {
			text := g.Parts[j] + " " + c.State
			if c.Amount.Known {
				text += " " + c.Amount.Worth.String()
			}
			cells = append(cells, strings.TrimSpace(text))
		}
		out = append(out, line+": "+strings.Join(cells, ", "))
	}
	return strings.Join(out, "; ")
}

func TestWhitespaceIsWhatIsBoughtOfferedAndUntapped(t *testing.T) {
	w := newWorld()
	g := w.group("a", 100, 100, 1)
	child := &program.Account{Key: "b", Name: "Daughter"}
	g.Members = append(g.Members, child)
	month := program.NewMonth(2026, time.May)
	w.paid(g, "a", "Pumps", 40, month)
	w.paid(g, "a", "Pumps", 5, month-1)
	w.paid(g, "a", "Valves", 70, month-24) // not in the window
	w.paid(g, "b", "Seals", 3, month)
	worth := program.Reporting(program.NewDecimal(9), "EUR")
	dollars := program.Money{Amount: program.NewDecimal(10), Currency: "USD", Known: true, Worth: worth.Worth, Converted: true}
	g.Opportunities = []*program.Opportunity{{Account: "b", ProductLine: "valves", Open: true, Amount: worth},
		{Account: "b", ProductLine: "Valves", Open: true, Amount: dollars}, {Account: "b", ProductLine: "Pumps", Won: true, Amount: worth},
		{Account: "a", ProductLine: "Pumps", Open: true, Amount: worth}} // more of what it has: bought all the same
	g.Potentials = []*program.Potential{{Account: "a", ProductLine: "Pumps", State: program.Untapped, Amount: worth}, // it pays for them
		{Account: "a", ProductLine: "Hoses", Division: "North", Amount: worth},
		{Account: "b", ProductLine: "Hoses", State: program.Bought}}
	all := w.card().Whitespace
	const want = "Pumps: Account a bought 45, Daughter not bought, North; Seals: Account a not bought, Daughter bought 3, North; " +
		"Valves: Account a not bought, Daughter open 18, North; Hoses: Account a, Daughter bought, North untapped 9"
	if len(all) != 1 || drawn(all[0]) != want {
		t.Errorf("got  %v\nwant %s", drawn(all[0]), want)
	}
	if c := all[0].Cells[2][1]; c.Amount.Currency != "EUR" {
		t.Errorf("a sum of the reporting currency is in %s", c.Amount.Currency)
	}
}

func TestWhereNobodyNamesProductLinesThereIsNoGrid(t *testing.T) {
	w := newWorld()
	w.group("a", 100, 100, 1)
	if all := w.card().Whitespace; all != nil {
		t.Errorf("%+v", all)
	}
}

func TestMarginsAreThoseThatAreTold(t *testing.T) {
	w := newWorld()
	if w.card().Margins != nil {
		t.Error("margins of nothing")
	}
	for i, key := range []string{"a", "b", "c", "d"} {
		g := w.group(key, 100, 100, 1)
		if i < 3 {
			g.Root.Margin = program.NewNumber(program.NewScaled(int64(20+10*i), -2))
		}
	}
	two := w.group("e", 100, 100, 1) // 20 % of one account and 50 % of another are no margin of both
	two.Root.Margin = program.NewNumber(program.NewScaled(20, -2))
	two.Members = append(two.Members, &program.Account{Key: "e2", Margin: program.NewNumber(program.NewScaled(50, -2))})
	w.Groups[3].Root.Profit = program.Reporting(program.NewDecimal(7), "EUR")
	w.sponsor("a", day(2024, 1, 1))
	with, others := w.card().Margins[0], w.card().Margins[1]
	if with.Groups != 1 || num(with.Percent.Quantity) != "0.2" || with.Profit.Known {
		t.Errorf("sponsored: %+v", with)
	}
	if others.Groups != 4 || num(others.Percent.Quantity) != "0.35" || others.Percent.N != 2 || others.Told != 3 ||
		!others.Profit.Worth.Equal(program.NewDecimal(7)) {
		t.Errorf("others: %+v", others)
	}
}
