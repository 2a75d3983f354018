package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func (a *author) keyFigures(g *program.Group) Figures {
	var f Figures
	for _, write := range []func(*program.Group) (Figure, bool){
		a.revenueFigure, a.renewalFigure, a.pipelineFigure, a.loyaltyFigure} {
		if item, ok := write(g); ok {
			f.Items = append(f.Items, item)
		}
	}
	return f
}

// revenueFigure is what the group paid in the window, its change and its share of ours.
func (a *author) revenueFigure(g *program.Group) (Figure, bool) {
	s := a.standing(g)
	if !a.Window.To.Known() || len(g.Revenue) == 0 {
		return Figure{}, false
	}
	change, share := "", ""
	if s.HasChange {
		change = a.change(s.Change)
	}
	if s.Share.Sign() > 0 {
		share = a.sayf("%s of ours", a.percent(s.Share, 1))
	}
	f := Figure{Value: a.money(s.Revenue, a.Currency), Label: a.sayf("revenue, %s", a.windowLabel())}
	if small := joined("; ", change, share); small != "" {
		f.Small = []Line{{cited(plainly(small), a.refs(g.Sources...)...)}}
	}
	return f, true
}

// windowLabel is "12 months to Oct 2026".
func (a *author) windowLabel() string {
	return a.sayf("12 months to %s %d", a.monthName(a.Window.To), a.Window.To.Year())
}

// A renewal is when a contract ends, and what it is worth a year.
type renewal struct {
	day    program.Date
	worth  program.Money
	member *program.Account
	from   []finding.Ref
}

// renewalOf is the next renewal of a group, by its accounts and contracts; the
// newest one passed where none is ahead.
func renewalOf(g *program.Group, now program.Date) (renewal, bool) {
	var all []renewal
	for _, m := range g.Members {
		if m.Renewal.Known() {
			all = append(all, renewal{m.Renewal, m.ContractValue, m,
				[]finding.Ref{m.Origin.Field("renewal date"), m.Origin.Field("contract value")}})
		}
	}
	if len(all) == 0 {
		for _, c := range g.Contracts {
			if c.End.Known() {
				all = append(all, renewal{day: c.End, worth: c.Annual, from: []finding.Ref{c.Origin.Field("end")}})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y renewal) int { return int(x.day - y.day) })
	for _, r := range all {
		if r.day >= now {
			return r, true
		}
	}
	if len(all) == 0 || all[len(all)-1].day < now.AddMonths(-12) {
		return renewal{}, false
	}
	return all[len(all)-1], true
}

func (a *author) renewalFigure(g *program.Group) (Figure, bool) {
	r, ok := renewalOf(g, a.AsOf)
	if !ok {
		return Figure{}, false
	}
	f := Figure{Value: a.longDay(r.day), Label: a.say("renewal")}
	if r.day < a.AsOf {
		f.Label, f.Warn = a.say("renewal date passed"), true
	}
	if r.member != nil && r.member != g.Root {
		f.Small = []Line{spread(", ", words(a.shortMoney(r.worth)), words(cut(r.member.Name, 60)))}
		f.Small[0][0] = cited(f.Small[0][0], a.refs(r.from...)...)
	} else if r.worth.Known {
		f.Small = []Line{{cited(plainly(a.shortMoney(r.worth)), a.refs(r.from...)...)}}
	}
	return f, true
}

// shortMoney is an amount in the reporting currency where it has a rate, else
// as its source lists it.
func (a *author) shortMoney(m program.Money) string {
	switch {
	case !m.Known:
		return ""
	case m.Converted:
		return a.money(m.Worth, a.Currency)
	}
	return a.money(m.Amount, m.Currency)
}

// openOpportunities are the possible sales still open, the largest first, those
// of unknown amount last.
func openOpportunities(g *program.Group) []*program.Opportunity {
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
func (a *author) pipelineFigure(g *program.Group) (Figure, bool) {
	open := openOpportunities(g)
	if len(open) == 0 {
		return Figure{}, false
	}
	sum, without := program.Zero, 0
	for _, o := range open {
		sum = sum.Add(worth(o.Amount))
		if !o.Amount.Known || !o.Amount.Converted {
			without++
		}
	}
	n := a.count(len(open), "open opportunity", "open opportunities")
	if without == len(open) {
		return Figure{Value: a.whole(len(open)), Label: a.nounOf(len(open), "open opportunity", "open opportunities"),
			Small: []Line{words(a.say("no amounts given"))}}, true
	}
	f := Figure{Value: a.money(sum, a.Currency), Label: n}
	var small Line
	if worth(open[0].Amount).Sign() > 0 && open[0].Name != "" {
		small = Line{plainly(cut(open[0].Name, 40)), plainly(" " + a.shortMoney(open[0].Amount))}
	}
	if without > 0 {
		if small != nil {
			small = append(small, plainly("; "))
		}
		small = append(small, plainly(a.sayf("%d without an amount", without)))
	}
	if small != nil {
		small[0] = cited(small[0], a.amountsOf(open)...)
		f.Small = []Line{small}
	}
	return f, true
}

// amountsOf are the cells of some opportunities' amounts.
func (a *author) amountsOf(open []*program.Opportunity) []finding.Ref {
	if a.reader != programManager {
		return nil
	}
	var refs []finding.Ref
	for _, o := range open {
		refs = append(refs, o.Origin.Field("amount"))
	}
	return a.refs(refs...)
}

// nounOf is the noun alone, in the number that a count asks for.
func (s speech) nounOf(n int, one, many string) string {
	if n == 1 {
		return s.say(one)
	}
	return s.say(many)
}

// unconverted says which amounts are in no figure for want of a rate.
func (a *author) unconverted(g *program.Group) Line {
	if len(g.Unconverted) == 0 {
		return nil
	}
	var said []string
	for _, m := range g.Unconverted {
		said = append(said, a.exact(m.Amount, m.Currency))
	}
	return Line{warn(a.say("Not in these figures, for want of a rate:") + " "), plainly(a.list(said) + ".")}
}
