package briefing

import (
	"cmp"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// watchBlocks are what to keep an eye on, always in four places, so that the eye
// learns them: the renewal, the revenue, money in question, the sponsor. A
// page on which all four are empty has none.
func watchBlocks(a *author.Author, g *program.Group, _ *program.Meeting) []document.Block {
	renewal, money := watchRenewal(a, g), watchRevenue(a, g)
	question, any := InQuestion(a, g)
	if renewal.Value == "" && money.Value == "" && !any && a.SponsorOf(g) == nil && !a.StandingOf(g).InProgram() {
		return nil
	}
	return []document.Block{document.Figures{Items: []document.Figure{renewal, money, question, watchSponsor(a, g)}}}
}

// Watch is the same for other pages.
func Watch(a *author.Author, g *program.Group) []document.Block { return watchBlocks(a, g, nil) }

// watchRenewal is the next renewal, with what it is worth and all that renews
// within twelve months.
func watchRenewal(a *author.Author, g *program.Group) document.Figure {
	f, ok := a.RenewalFigure(g)
	if !ok {
		return document.Figure{Label: a.Say("Renewal"), Value: a.Say("no date")}
	}
	f.Label = span.Capital(f.Label)
	worth, due := a.RenewalWorth(g)
	notice := ""
	if r, _ := a.RenewalOf(g); r.NoticeBy() >= a.AsOf && r.NoticeBy().Known() {
		notice = a.Sayf("notice by %s", a.ShortDay(r.NoticeBy(), a.AsOf))
	}
	f.Small = words(span.Joined("; ", worth, notice, due))
	if len(f.Small) > 0 {
		f.Small[0][0] = span.Cited(f.Small[0][0], a.RenewalCells(g)...)
	}
	return f
}

// watchRevenue is the revenue of the window with its change, or why there is none.
func watchRevenue(a *author.Author, g *program.Group) document.Figure {
	s, f := a.StandingOf(g), document.Figure{Label: a.Say("Revenue, 12 months")}
	if !a.Window.To.Known() || len(g.Revenue) == 0 {
		f.Value = a.Say("none")
		return f
	}
	f.Value = a.Amount(s.Revenue, a.Currency)
	small := a.NotCompared(s)
	if s.HasChange {
		f.Value += ", " + a.Change(s.Change)
		f.Warn = s.Change.LessThan(program.NewDecimal(-5).Shift(-2))
		small = worstLine(a, g)
		if f.Warn {
			small = span.Joined("; ", a.Say("falling"), small) // a warning has a word too
		}
	}
	small = span.Joined("; ", small, a.Sayf("to %s", a.MonthName(a.Window.To)))
	f.Small = []document.Line{{span.Cited(span.Plain(small), a.Refs(g.Sources...)...)}}
	return f
}

// worstLine is "services −1 %": the product line that lost most in money, where one
// lost a hundredth at least, since less is noise; "" where money is missing.
func worstLine(a *author.Author, g *program.Group) string {
	if len(g.Lines) < 2 || a.GapsOf(g).Within(a.Window).Any() {
		return ""
	}
	worst, text := program.Zero, ""
	for _, l := range Lines(a, g) {
		if lost := l.Now.Sub(l.Was); l.Compared && lost.LessThan(worst) && !lost.Neg().Shift(2).LessThan(l.Was) {
			worst, text = lost, span.Cut(l.Name, 30)+" "+l.Change
		}
	}
	return text
}

// InQuestion is the money that no figure has, else what is in dispute: money alone,
// since what is promised and what is broken stand elsewhere. It says nothing is only
// where the exports tell of billing problems or other trouble.
func InQuestion(a *author.Author, g *program.Group) (document.Figure, bool) {
	missing := a.NotCounted(g)
	disputed, untold := disputes(a, g)
	small := ""
	switch {
	case missing != "":
		var why []string
		for _, r := range a.GapsOf(g).Within(a.Window).Reasons() {
			why = append(why, a.Say(r))
		}
		if why == nil {
			why = []string{a.Say(program.GapRate)}
		}
		if disputed != "" {
			small = a.Sayf("%s in dispute", disputed)
		}
		return document.Figure{Label: a.Say("Not counted"), Value: missing, Warn: true,
			Small: append(words(a.List(why)), words(small)...)}, true
	case disputed != "":
		if untold {
			small = a.Say("not every amount told")
		}
		return document.Figure{Label: a.Say("In dispute"), Value: disputed, Warn: true, Small: words(small)}, true
	case untold:
		return document.Figure{Label: a.Say("In dispute"), Value: a.Say("amount not told"), Warn: true}, true
	case len(a.Issues)+len(a.Escalations) > 0:
		return document.Figure{Label: a.Say("In dispute or not counted"), Value: a.Say("nothing")}, len(g.Issues)+len(g.Escalations) > 0
	}
	return document.Figure{Label: a.Say("In dispute"), Value: a.Say("not supplied")}, false
}

func words(text string) []document.Line {
	if text == "" {
		return nil
	}
	return []document.Line{span.Words(text)}
}

// disputes are the amounts of open billing problems, those without a rate beside, in
// no sum; and whether one of them tells no amount.
func disputes(a *author.Author, g *program.Group) (amounts string, untold bool) {
	sum, beside := program.Zero, []string{}
	for _, i := range g.Issues {
		if !i.IsOpen || !i.Billing {
			continue
		}
		switch {
		case !i.Amount.Known || i.Amount.Amount.Sign() <= 0:
			untold = true
		case i.Amount.Converted:
			sum = sum.Add(i.Amount.Worth)
		default:
			beside = append(beside, a.ShortMoney(i.Amount))
		}
	}
	if sum.Sign() > 0 {
		beside = append([]string{a.Amount(sum, a.Currency)}, beside...)
	}
	return a.List(beside), untold
}

// watchSponsor is who the sponsor is, and what changes about them.
func watchSponsor(a *author.Author, g *program.Group) document.Figure {
	f, r := document.Figure{Label: a.Say("Sponsor")}, a.SponsorOf(g)
	if r == nil {
		f.Value, f.Warn = a.Say("none yet"), true
		if p := a.PairingOf[g.Key]; p != nil && p.Left != "" {
			f.Small = words(a.Sayf("%s left", span.Cut(p.Left, 60)))
		}
		return f
	}
	who := span.Cut(r.Sponsor, 60)
	if a.Addressed() {
		who = span.Capital(a.Say("you"))
	}
	deputy := ""
	if r.Deputy != "" {
		deputy = a.Sayf("deputy %s", span.Cut(r.Deputy, 40))
	}
	if r.Leaves.Known() && r.Leaves >= a.AsOf {
		f.Value, f.Warn = span.Joined(", ", who, a.Sayf("until %s", a.ShortDay(r.Leaves, a.AsOf))), true
		then := cmp.Or(deputy, a.Say("no successor yet"))
		if r.Successor != "" {
			then = a.Sayf("then %s (proposed)", span.Cut(r.Successor, 40))
		}
		f.Small = words(then)
		return f
	}
	f.Value, f.Small = span.Joined(", ", who, sinceMonth(a, r.Since)), words(span.Joined(", ", a.Term(string(r.Phase)), deputy))
	return f
}
