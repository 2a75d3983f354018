package briefing

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// A LineOf is the revenue of one product line in the window and in the one before.
type LineOf struct {
	Name     string
	Now, Was program.Decimal
	Compared bool   // both windows are whole
	Change   string // "−1 %", "new", "stopped"; "" where nothing is compared
	Stopped  program.Month
}

// Lines are a group's product lines, the largest of both windows first. Of a
// group whose money is not whole nothing is compared.
func Lines(a *author.Author, g *program.Group) []LineOf {
	if !a.Window.To.Known() {
		return nil
	}
	before := a.Window.Before()
	whole := a.First.Revenue.Known() && a.First.Revenue <= before.From && !a.GapsOf(g).Within(a.Window).Any() &&
		!a.GapsOf(g).Within(before).Any()
	var out []LineOf
	for _, l := range g.Lines {
		x := LineOf{Name: strings.TrimSpace(document.Clean(l.Name)), Now: l.Revenue.Sum(a.Window.From, a.Window.To),
			Was: l.Revenue.Sum(before.From, before.To), Compared: whole}
		if x.Name == "" || x.Now.IsZero() && x.Was.IsZero() {
			continue
		}
		if whole {
			x.Change = lineChange(a, l.Revenue, &x)
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(x, y LineOf) int {
		return cmp.Or(y.largest().Cmp(x.largest()), strings.Compare(x.Name, y.Name))
	})
	return out
}

func (l LineOf) largest() program.Decimal {
	if l.Was.GreaterThan(l.Now) {
		return l.Was
	}
	return l.Now
}

// stopMonths is for how long nothing must have been paid for a line to count as
// stopped: invoices of a quarter lie three months apart.
const stopMonths = 4

// lineChange is how a line changed; what ended is said with its month.
func lineChange(a *author.Author, s program.Series, x *LineOf) string {
	if x.Was.Sign() > 0 {
		last := program.Month(0)
		for _, m := range s {
			if m.Amount.Sign() > 0 && m.Month <= a.Window.To {
				last = max(last, m.Month)
			}
		}
		if last.Known() && last <= a.Window.To-stopMonths {
			x.Stopped = last
			return a.Sayf("nothing since %s", a.MonthName(last))
		}
	}
	switch {
	case x.Was.IsZero():
		return a.Say("new")
	case x.Was.Sign() > 0 && x.Now.Sign() >= 0 && program.NotTiny(x.Now, x.Was):
		return a.Change(program.Divide(x.Now.Sub(x.Was), x.Was))
	}
	return ""
}

// mostLines is how many product lines a page shows; the rest are one.
const mostLines = 4

// lineBars are what they buy: each product line with a tick at the year before.
func lineBars(a *author.Author, g *program.Group) (document.Intervals, bool) {
	lines := Lines(a, g)
	if len(lines) < 2 {
		return document.Intervals{}, false
	}
	out := document.Intervals{Title: a.Say("What they buy"), Unit: a.Say("12 months")}
	if lines[0].Compared {
		out.Unit = a.Say("tick: a year before")
	}
	var said []string
	for _, l := range lines[:min(len(lines), mostLines)] {
		print := span.Joined(", ", a.Amount(l.Now, a.Currency), l.Change)
		out.Items = append(out.Items, document.Bar{Label: span.Cut(l.Name, 40), Print: print, Value: language.Float(l.Now),
			Before: language.Float(l.Was), BeforePrint: a.Amount(l.Was, a.Currency), Compared: l.Compared})
		said = append(said, span.Cut(l.Name, 40)+" "+print)
	}
	if more := len(lines) - mostLines; more > 0 {
		said = append(said, a.Sayf("%d more", more))
		out.Unit += "; " + a.Sayf("%d more", more)
	}
	out.Describe = out.Title + ", " + a.WindowLabel() + ": " + a.List(said) + "."
	return out, true
}
