package tier

import (
	"fmt"
	"slices"
	"time"

	"sponsorbook/pipeline/program"
)

var hundred = program.NewDecimal(100)

// A span is what a group's revenue is measured over.
type span struct {
	window program.Window
	label  string // "12 months to October 2026"
}

// A basis is a choice of what counts as a group's revenue.
type basis struct {
	name    string // as the configuration writes it
	span    func(*program.Facts, Policy) span
	revenue func(*program.Group, program.Window) program.Decimal
	before  func(*program.Group, program.Window) program.Decimal
}

// bases are the choices of revenue_window, the default first.
var bases = []basis{
	{"last_12_months", lastTwelve, invoiced, invoicedBefore},
	{"fiscal_year", fiscalYear, invoiced, invoicedBefore},
	{"calendar_year", calendarYear, invoiced, invoicedBefore},
	{"contract_value", contractDay, contracted, contractedBefore},
}

func basisNamed(name string) *basis {
	for i := range bases {
		if bases[i].name == name {
			return &bases[i]
		}
	}
	return nil
}

func lastTwelve(f *program.Facts, _ Policy) span {
	return span{f.Window, fmt.Sprintf("%d months to %s", f.Window.To-f.Window.From+1, f.Window.To.Words())}
}

// fiscalYear is the last complete one of the revenue there is.
func fiscalYear(f *program.Facts, p Policy) span {
	w := yearBefore(f.Window.To, time.Month(p.FiscalYearStart))
	return span{w, "fiscal year to " + w.To.Words()}
}

func calendarYear(f *program.Facts, _ Policy) span {
	w := yearBefore(f.Window.To, time.January)
	return span{w, fmt.Sprintf("calendar year %d", w.To.Year())}
}

// yearBefore is the last year that begins with a month and ends by another.
func yearBefore(by program.Month, start time.Month) program.Window {
	if !by.Known() {
		return program.Window{}
	}
	from := by + 1
	for from.Month() != start {
		from--
	}
	return program.Window{From: from - 12, To: from - 1}
}

func contractDay(f *program.Facts, _ Policy) span {
	return span{f.Window, "a year of the contracts running on " + f.Window.To.Last().Words()}
}

func invoiced(g *program.Group, w program.Window) program.Decimal {
	return g.Revenue.Sum(w.From, w.To)
}

func invoicedBefore(g *program.Group, w program.Window) program.Decimal {
	return invoiced(g, w.Before())
}

func contracted(g *program.Group, w program.Window) program.Decimal {
	return contractValue(g, w.To.Last(), true)
}

// contractedBefore asks for the day before the window begins.
func contractedBefore(g *program.Group, w program.Window) program.Decimal {
	return contractValue(g, w.From.First().AddDays(-1), false)
}

// contractValue is a year's value of the contracts that run on a day. A group
// without a table of contracts has the values of the accounts table, which hold
// for today only.
func contractValue(g *program.Group, on program.Date, today bool) program.Decimal {
	total := program.Zero
	for _, c := range g.Contracts {
		if c.Annual.Converted && c.Start <= on && (!c.End.Known() || on <= c.End) {
			total = total.Add(c.Annual.Worth)
		}
	}
	if len(g.Contracts) > 0 || !today {
		return total
	}
	for _, a := range g.Members {
		if a.ContractValue.Converted {
			total = total.Add(a.ContractValue.Worth)
		}
	}
	return total
}

// noChange is why a group's revenue is not compared with the window before.
func (a *assignment) noChange(c *candidate) string {
	contracts := a.basis.name == "contract_value" // known on a day, not over a window
	switch {
	case c.s.Before.Sign() <= 0:
		return program.NoBase
	case c.s.Suspect.Any():
		return program.Incomplete
	case !contracts && !c.Revenue.Covers(a.span.window.Before()):
		return program.PartialBase
	case !program.NotTiny(c.s.Revenue, c.s.Before):
		return program.TinyChange
	}
	return ""
}

// measure finds each group's revenue, who is active, and their shares.
func (a *assignment) measure() {
	a.span = a.basis.span(a.facts, a.policy)
	a.total = program.Zero
	for _, c := range a.all {
		c.s.Revenue = a.basis.revenue(c.Group, a.span.window)
		c.s.Before = a.basis.before(c.Group, a.span.window)
		c.s.Suspect = a.facts.GapsOf(c.Group).Within(program.Window{From: a.span.window.Before().From, To: a.span.window.To})
		if c.s.NoChange = a.noChange(c); c.s.NoChange == "" {
			c.s.Change = program.Divide(c.s.Revenue.Sub(c.s.Before), c.s.Before)
			c.s.HasChange = true
		}
		if c.inactive = reasonsOf(inactive, a, c); len(c.inactive) == 0 {
			c.s.Active = true
			a.active = append(a.active, c)
			a.total = a.total.Add(c.s.Revenue)
		}
	}
	slices.SortFunc(a.active, byRevenue)
	running := program.Zero
	for i, c := range a.active {
		a.before = append(a.before, running)
		running = running.Add(c.s.Revenue)
		c.s.Rank = i + 1
		c.s.Share = program.Divide(c.s.Revenue, a.total)
		c.s.Cumulative = program.Divide(running, a.total)
	}
}
