package board

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// grounds are why the board is asked, and what happens without its decision: a line of
// facts each. Nothing says what a sponsor would change.
func grounds(a *author.Author) []document.Line {
	why, without := groundsOf(a)
	var lines []document.Line
	for _, x := range []struct{ label, text string }{{"Why:", why}, {"Without it:", without}} {
		if x.text != "" {
			lines = append(lines, document.Line{span.Strong(a.Say(x.label) + " "), span.Plain(unbroken(x.text))})
		}
	}
	return lines
}

func groundsOf(a *author.Author) (why, without string) {
	on := a.Scorecard.DecisionOn
	switch alone := alone(a); {
	case strings.TrimSpace(a.Scorecard.Decision) == "":
		return "", ""
	case len(on) > 0:
		return renewingGrounds(a, on)
	case len(alone) > 0:
		return aloneGrounds(a, alone)
	}
	return overdueGrounds(a)
}

// renewingGrounds are of accounts that renew without a sponsor.
func renewingGrounds(a *author.Author, on []program.Renewal) (why, without string) {
	largest, next, groups := on[0], on[0], map[string]bool{}
	for _, r := range on {
		groups[r.Group] = true
		if r.On < next.On {
			next = r
		}
	}
	if k := a.KPI("revenue-renewing"); k != nil {
		rest := k.Denominator.Value.Sub(k.Numerator.Value)
		if part, ok := program.Share(a.Scorecard.DecisionAmount.Worth, rest); ok {
			why = a.Sayf("That is %s of the %s that renews without a sponsor.", a.Percent(part, 0), a.Amount(rest, a.Currency)) + " "
		}
	}
	why += a.Sayf("Largest: %s.", renewal(a, largest))
	without = span.Joined("; ", a.Count(len(on), "renewal without a sponsor", "renewals without a sponsor"), room(a, len(groups)))
	if without += "."; next != largest {
		without += " " + a.Sayf("The first to renew: %s.", renewal(a, next))
	}
	return why, without
}

// room is for how many of the accounts today's sponsors have room; "" where for all, or
// where no roster tells.
func room(a *author.Author, wanted int) string {
	free := a.Scorecard.DecisionRoom
	switch {
	case !free.Known || free.Value.GreaterThanOrEqual(program.NewDecimal(int64(wanted))):
		return ""
	case free.Value.Sign() <= 0:
		return a.Say("today's sponsors can carry no more")
	}
	return a.Sayf("today's sponsors have room for %s of %s accounts", a.Quantity(free, ""), a.Whole(wanted))
}

// renewal is "Aurelia Logistics, 19 March 2027, €5.80 m".
func renewal(a *author.Author, r program.Renewal) string {
	return span.Joined(", ", span.Cut(a.NameOf(r.Group), 60), a.LongDay(r.On), a.ShortMoney(r.Amount))
}

// alone are the groups in the program without a sponsor.
func alone(a *author.Author) []*program.Group {
	return slices.DeleteFunc(slices.Clone(a.InProgram()), func(g *program.Group) bool { return a.SponsorOf(g) != nil })
}

// aloneGrounds are of accounts without a sponsor of which no renewal is known.
func aloneGrounds(a *author.Author, alone []*program.Group) (why, without string) {
	sum := program.Zero
	for _, g := range alone {
		sum = sum.Add(a.StandingOf(g).Revenue)
	}
	if part, ok := program.Share(sum, a.ActiveRevenue()); ok {
		why = a.Sayf("That is %s of our revenue; the largest: %s, %s a year.", a.Percent(part, 0), span.Cut(author.GroupName(alone[0]), 60),
			a.Amount(a.StandingOf(alone[0]).Revenue, a.Currency))
	}
	return why, span.Joined("; ", a.Say("the plan names nobody of ours for their visits and calls"), room(a, len(alone))) + "."
}

// overdueGrounds are of asks past the day they were needed by.
func overdueGrounds(a *author.Author) (why, without string) {
	var oldest *program.Ask
	for _, x := range a.Asks {
		if x.Overdue(a.AsOf) && (oldest == nil || x.NeededBy < oldest.NeededBy) {
			oldest = x
		}
	}
	if oldest == nil {
		return "", ""
	}
	name := ""
	if g := a.GroupOfAccount[oldest.Account]; g != nil {
		name = span.Cut(author.GroupName(g), 60)
	}
	return a.Sayf("the oldest was needed by %s.", span.Joined(", ", a.LongDay(oldest.NeededBy), name)), a.Say("they stay open.")
}
