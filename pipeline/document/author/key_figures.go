package author

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func (a *Author) KeyFigures(g *program.Group) document.Figures {
	var f document.Figures
	for _, write := range []func(*program.Group) (document.Figure, bool){
		a.revenueFigure, a.RenewalFigure, a.pipelineFigure, a.LoyaltyFigure} {
		if item, ok := write(g); ok {
			f.Items = append(f.Items, item)
		}
	}
	return f
}

// revenueFigure is what the group paid in the window, its change and its share of ours.
func (a *Author) revenueFigure(g *program.Group) (document.Figure, bool) {
	s := a.StandingOf(g)
	if !a.Window.To.Known() || len(g.Revenue) == 0 {
		return document.Figure{}, false
	}
	change, share := a.NotCompared(s), ""
	if s.HasChange {
		change = a.Change(s.Change)
	}
	if s.Share.Sign() > 0 {
		share = a.Sayf("%s of ours", a.Percent(s.Share, 1))
	}
	f := document.Figure{Value: a.Amount(s.Revenue, a.Currency), Label: a.Sayf("revenue, %s", a.WindowLabel())}
	if small := span.Joined("; ", change, share, a.Lacking(s.Suspect.Within(a.Window))); small != "" {
		f.Small = []document.Line{{span.Cited(span.Plain(small), a.Refs(g.Sources...)...)}}
	}
	return f, true
}

// NotCompared is why no change of revenue is printed; "" where there is nothing
// to compare with.
func (a *Author) NotCompared(s *program.Standing) string {
	switch s.NoChange {
	case program.Incomplete:
		return a.Say("not compared: money is missing")
	case program.PartialBase:
		return a.Say("not compared: the year before is not whole")
	case program.TinyChange:
		return a.Say("not compared: the year before is less than a fifth")
	}
	return ""
}

// Lacking is what a figure lacks: "€357,293.93 is in no figure"; "" of a whole one.
func (a *Author) Lacking(s program.Suspect) string {
	sums, unknown := s.Sums()
	var said []string
	for _, m := range sums {
		said = append(said, a.Amount(m.Amount, m.Currency))
	}
	switch {
	case len(said) > 0:
		return a.Sayf("%s is in no figure", a.List(said))
	case unknown:
		return a.Say("money of unknown size is in no figure")
	}
	return ""
}

// NotCounted is the money of a group that no figure has, by currency: "£45,384.14";
// "" where nothing is missing or nobody knows how much.
func (a *Author) NotCounted(g *program.Group) string {
	sums, _ := a.GapsOf(g).Within(a.Window).Sums()
	if len(sums) == 0 {
		sums = g.Unconverted
	}
	var said []string
	for _, m := range sums {
		said = append(said, a.Amount(m.Amount, m.Currency))
	}
	return a.List(said)
}

// unplacedNames is how many names of money that fits no account are told.
const unplacedNames = 5

// Unplaced is the money whose names fit no account, by name, where it is more than
// a thousandth of the revenue: "€350 of names that fit no account (0.4 % of
// revenue): “IBS” €200, “Bayer” €150"; "" of less.
func (a *Author) Unplaced() string {
	var names []string
	sum := program.Zero
	gaps := a.Facts.Unplaced()
	for i, g := range gaps {
		sum = sum.Add(g.Amount.Worth)
		if i < unplacedNames {
			names = append(names, a.Sayf("“%s” %s", span.Cut(g.Name, 60), a.ShortMoney(g.Amount)))
		}
	}
	all := sum.Add(a.ActiveRevenue())
	part, ok := program.Share(sum, all)
	if !ok || part.Shift(3).LessThanOrEqual(program.NewDecimal(1)) {
		return ""
	}
	if len(gaps) == 1 {
		return a.Sayf("%s of “%s”, which fits no account (%s of revenue)", a.Amount(sum, a.Currency), span.Cut(gaps[0].Name, 60),
			a.Percent(part, 1))
	}
	if n := len(gaps) - len(names); n > 0 {
		names = append(names, a.Sayf("%d more", n))
	}
	return a.Sayf("%s of names that fit no account (%s of revenue): %s", a.Amount(sum, a.Currency), a.Percent(part, 1), a.List(names))
}

// ActiveRevenue is what all groups paid in the window.
func (d *Index) ActiveRevenue() program.Decimal {
	all := program.Zero
	for _, s := range d.Standings {
		all = all.Add(s.Revenue)
	}
	return all
}

// NamedGaps are the names under which an account's money may stand in the exports.
func (a *Author) NamedGaps(g *program.Group) []program.Gap {
	return slices.DeleteFunc(a.Facts.Unplaced(), func(x program.Gap) bool { return !x.Likely || !g.Has(x.Account) })
}

// WindowLabel is "12 months to Oct 2026".
func (a *Author) WindowLabel() string {
	return a.Sayf("12 months to %s %d", a.MonthName(a.Window.To), a.Window.To.Year())
}

// RenewalOf is the next renewal of a group; the newest one passed, of a year at
// most, where none is ahead.
func (a *Author) RenewalOf(g *program.Group) (program.Expiry, bool) {
	var passed program.Expiry
	for _, e := range g.Expiries(a.AsOf) {
		switch {
		case !e.On.Known():
		case e.On >= a.AsOf:
			return e, true
		default:
			passed = e
		}
	}
	return passed, passed.On.Known() && passed.On >= a.AsOf.AddMonths(-12)
}

// dueText is everything that renews within twelve months, where that is more
// than the next: a small one must not hide a large one behind it. Amounts
// without a rate, or of nobody knows how much, are counted and in no sum.
func (a *Author) dueText(g *program.Group) string {
	n, unknown, sum := 0, 0, program.Zero
	for _, r := range g.Renewing(a.AsOf, a.AsOf.AddMonths(12)) {
		switch {
		case r.Annual.Known && r.Annual.Converted:
			sum = sum.Add(r.Annual.Worth)
		default:
			unknown++
		}
		n++
	}
	if n < 2 {
		return ""
	}
	text := a.Count(n, "renewal in twelve months", "renewals in twelve months")
	if sum.Sign() > 0 {
		text += ", " + a.Amount(sum, a.Currency)
	}
	if unknown > 0 {
		text += ", " + a.Sayf("%d without an amount", unknown)
	}
	return text
}

// RenewalFigure is the next renewal with its worth and what else renews within
// twelve months; false where no date is known.
func (a *Author) RenewalFigure(g *program.Group) (document.Figure, bool) {
	r, ok := a.RenewalOf(g)
	if !ok {
		return document.Figure{}, false
	}
	f := document.Figure{Value: a.LongDay(r.On), Label: a.Say("renewal")}
	if r.On < a.AsOf {
		f.Label, f.Warn = a.Say("renewal date passed"), true
	}
	if r.Account != nil && r.Account != g.Root {
		f.Small = []document.Line{span.Spread(", ", span.Words(a.ShortMoney(r.Annual)), span.Words(span.Cut(r.Account.Name, 60)))}
		f.Small[0][0] = span.Cited(f.Small[0][0], a.Refs(r.Sources...)...)
	} else if r.Annual.Known {
		f.Small = []document.Line{{span.Cited(span.Plain(a.ShortMoney(r.Annual)), a.Refs(r.Sources...)...)}}
	}
	if due := a.dueText(g); due != "" {
		f.Small = append(f.Small, span.Words(due))
	}
	return f, true
}

// RenewalWorth is what the next renewal is worth, and whose it is where it is not the
// group's first account's, and everything that renews within twelve months where that is
// more.
func (a *Author) RenewalWorth(g *program.Group) (next, due string) {
	r, _ := a.RenewalOf(g)
	whose := ""
	if r.Account != nil && r.Account != g.Root {
		whose = span.Cut(cmp.Or(ofGroup(g, r.Account.Name), r.Account.Name), 40)
	}
	return span.Joined(", ", a.ShortMoney(r.Annual), whose), a.dueText(g)
}

// ofGroup is the name of one of a group's accounts without the group's before it: "Spare
// parts" of "Bolderhof Spare parts"; "" where it does not begin so.
func ofGroup(g *program.Group, account string) string {
	rest, ok := strings.CutPrefix(account, g.Root.Name+" ")
	if !ok {
		return ""
	}
	return strings.TrimLeft(rest, " -–—:/,|·")
}

// RenewalCells are where the next renewal was read.
func (a *Author) RenewalCells(g *program.Group) []finding.Ref {
	r, _ := a.RenewalOf(g)
	return a.Refs(r.Sources...)
}

// ShortMoney is an amount in the reporting currency where it has a rate, else
// as its source lists it.
func (a *Author) ShortMoney(m program.Money) string {
	switch {
	case !m.Known:
		return ""
	case m.Converted:
		return a.Amount(m.Worth, a.Currency)
	}
	return a.Amount(m.Amount, m.Currency)
}

// OpenOpportunities are the possible sales still open, the largest first, those
// of unknown amount last.
func OpenOpportunities(g *program.Group) []*program.Opportunity {
	var open []*program.Opportunity
	for _, o := range g.Opportunities {
		if o.Open {
			open = append(open, o)
		}
	}
	slices.SortStableFunc(open, func(x, y *program.Opportunity) int {
		if c := worth(y.Amount).Cmp(worth(x.Amount)); c != 0 {
			return c
		}
		return strings.Compare(x.Name+x.ID, y.Name+y.ID)
	})
	return open
}

// worth is what an amount adds to a sum in the reporting currency; nothing where
// it is unknown or has no rate.
func worth(m program.Money) program.Decimal {
	if m.Known && m.Converted {
		return m.Worth
	}
	return program.Zero
}

// pipelineFigure is the projected revenue of open opportunities, with the
// largest by name. Amounts that are unknown are said, not added as nothing.
func (a *Author) pipelineFigure(g *program.Group) (document.Figure, bool) {
	open := OpenOpportunities(g)
	if len(open) == 0 {
		return document.Figure{}, false
	}
	sum, without := program.Zero, 0
	for _, o := range open {
		sum = sum.Add(worth(o.Amount))
		if !o.Amount.Known || !o.Amount.Converted {
			without++
		}
	}
	n := a.Count(len(open), "open opportunity", "open opportunities")
	if without == len(open) {
		return document.Figure{Value: a.Whole(len(open)), Label: nounOf(a.Speech, len(open), "open opportunity", "open opportunities"),
			Small: []document.Line{span.Words(a.Say("no amounts given"))}}, true
	}
	f := document.Figure{Value: a.Amount(sum, a.Currency), Label: n}
	var small document.Line
	if worth(open[0].Amount).Sign() > 0 && open[0].Name != "" {
		small = document.Line{span.Plain(span.Cut(open[0].Name, 40)), span.Plain(" " + a.ShortMoney(open[0].Amount))}
	}
	if without > 0 {
		if small != nil {
			small = append(small, span.Plain("; "))
		}
		small = append(small, span.Plain(a.Sayf("%d without an amount", without)))
	}
	if small != nil {
		small[0] = span.Cited(small[0], a.amountsOf(open)...)
		f.Small = []document.Line{small}
	}
	return f, true
}

// amountsOf are the cells of some opportunities' amounts.
func (a *Author) amountsOf(open []*program.Opportunity) []finding.Ref {
	if a.Reader != ProgramManager {
		return nil
	}
	var refs []finding.Ref
	for _, o := range open {
		refs = append(refs, o.Origin.Field("amount"))
	}
	return a.Refs(refs...)
}

// nounOf is the noun alone, in the number that a count asks for.
func nounOf(s language.Speech, n int, one, many string) string {
	if n == 1 {
		return s.Say(one)
	}
	return s.Say(many)
}

// Unconverted says which amounts are in no figure for want of a rate.
func (a *Author) Unconverted(g *program.Group) document.Line {
	if len(g.Unconverted) == 0 {
		return nil
	}
	var said []string
	for _, m := range g.Unconverted {
		said = append(said, a.Exact(m.Amount, m.Currency))
	}
	return document.Line{span.Warn(a.Say("Not in these figures, for want of a rate:") + " "), span.Plain(a.List(said) + ".")}
}
