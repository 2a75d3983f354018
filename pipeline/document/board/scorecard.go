// Package board writes the pages of leadership: the scorecard on one page, its
// details, and the register of escalations.
package board

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

func Leaves(a *author.Author) []document.Leaf {
	return []document.Leaf{
		{Kind: document.Scorecard, Path: author.BoardRoom + "/scorecard", Room: a.Room,
			Write: func() document.Document { return scorecardPage(a) }},
		{Kind: document.Page, Path: author.BoardRoom + "/details", Room: a.Room, Write: func() document.Document { return detailsPage(a) }},
	}
}

// sixFigures are the largest type on the board's page, in their order, with
// what each is called there, and which of the figures beside it are said there:
// those of the classes of sponsorship belong into the details, since
// they compare what is not comparable.
var sixFigures = []struct {
	code, label string
	beside      []string
}{
	{"gross-retention", "revenue kept", nil},
	{"net-retention", "with growth", nil},
	{"revenue-renewing", "renews in twelve months", nil},
	{"visit-cadence", "visited on time", []string{"in-person", "virtual"}},
	{"asks-answered", "asks of twelve months answered", []string{"median"}},
	{"associated-pipeline", "pipeline associated with meetings", []string{"opportunities", "won"}},
}

// scorecardPage is the board's page: the decision wanted, six figures, and what
// makes them believable. It names accounts and no person, unless the settings
// say so, and no files, cells or counts of findings.
func scorecardPage(a *author.Author) document.Document {
	d := document.Document{Kind: document.Scorecard, Path: author.BoardRoom + "/scorecard", Title: a.ProgramName(),
		Subtitle: scorecardSubtitle(a),
		Top:      span.Joined(span.Dot, a.Say("Program scorecard"), a.Month(a.Book)), Mark: a.Mark(a.Say("board paper")), Language: a.Code,
		Room: a.Room, Formats: []document.Format{document.Markdown, document.HTML, document.PDF}, Foot: scorecardFoot(a),
		Metadata: []document.Fact{{Label: "as of", Value: span.Words(a.AsOf.String())}}}
	for _, s := range []document.Section{
		{ID: "decision", Weight: 100, Blocks: DecisionBlocks(a)},
		{ID: "figures", Weight: 95, Blocks: FiguresOf(a)},
		{ID: "headlines", Weight: 80, Blocks: headlineBlocks(a)},
		{ID: "escalations", Title: a.Say("Escalations"), Note: a.Say("per account and year, 95 % interval"), Weight: 70,
			Blocks: escalationFigures(a)},
		{ID: "people", Title: a.Say("People"), Weight: 65, Blocks: peopleFigures(a)},
		{ID: "risk", Title: a.Say("Accounts at risk"), Note: a.Say("by money"), Weight: 75,
			Blocks: foremost(a, "Revenue", foremostOf{a.Scorecard.AtRisk, 3})},
		{ID: "found", Title: a.Say("What the visits found"), Note: a.Say("in three months, with the wins"), Weight: 60,
			Blocks: foremost(a, "Amount", foremostOf{a.Scorecard.Found, 2}, foremostOf{a.Scorecard.Wins, 1})},
		{ID: "lost", Title: a.Say("Lost in twelve months"), Note: a.Say("by money"), Weight: 62,
			Blocks: foremost(a, "Revenue", foremostOf{a.Scorecard.Lost, 2})},
		{ID: "loyalty", Title: a.Say("Loyalty"), Note: smallBases(a), Weight: 66, Blocks: loyaltyFigures(a)},
		{ID: "comparison", Title: a.Say("Sponsored beside unsponsored"), Weight: 40, Blocks: comparisonBlocks(a)},
		{ID: "unmeasured", Weight: 30, Blocks: unmeasured(a)},
	} {
		if len(s.Blocks) > 0 {
			s.More = &document.Link{Text: a.Say("in the details"), To: author.BoardRoom + "/details.html"}
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// scorecardSubtitle is "58 groups in the program of 412, 71 % of revenue · …".
func scorecardSubtitle(a *author.Author) string {
	in, share := a.InProgram(), ""
	sum, all := program.Zero, program.Zero
	for _, s := range a.Standings {
		if all = all.Add(s.Revenue); s.InProgram() {
			sum = sum.Add(s.Revenue)
		}
	}
	if part, ok := program.Share(sum, all); ok {
		share = a.Sayf("%s of revenue", a.Percent(part, 0))
	}
	groups := span.Joined(", ", a.GroupsInProgram(len(in)), share)
	return span.Joined(span.Dot, groups, sponsoredBy(a, in), asOfLine(a))
}

// sponsoredBy is "52 sponsored by 14 executives".
func sponsoredBy(a *author.Author, in []*program.Group) string {
	n := 0
	executives := map[string]bool{}
	for _, g := range in {
		if r := a.SponsorOf(g); r != nil {
			n++
			executives[program.Fold(r.Sponsor)] = true
		}
	}
	if n == 0 {
		return a.Say("none has a sponsor yet")
	}
	return a.Sayf("%s sponsored by %s", a.Whole(n), a.Count(len(executives), "executive", "executives"))
}

func asOfLine(a *author.Author) string {
	day := a.Sayf("as of %s", a.LongDay(a.AsOf))
	if !a.Window.To.Known() || a.Window.To.Last() == a.AsOf {
		return day
	}
	return day + ", " + a.Sayf("revenue to %s", a.LongDay(a.Window.To.Last()))
}

// DecisionBlocks are the decision wanted from the board: by hand, else the one
// that the scorecard found to be the strongest need.
func DecisionBlocks(a *author.Author) []document.Block {
	decision := a.Settings.Decision
	if strings.TrimSpace(decision) == "" {
		decision = a.Scorecard.Decision
	}
	if strings.TrimSpace(decision) == "" {
		return nil
	}
	text := span.Sentence(span.Cut(a.Reworded(a.Nameless(decision)), 300))
	if stake := a.ShortMoney(a.Scorecard.DecisionAmount); stake != "" && decision == a.Scorecard.Decision {
		text += " " + a.Sayf("At stake: %s.", stake)
	}
	return []document.Block{document.Callout{Label: a.Say("Decision wanted from this board"), Lines: []document.Line{span.Words(text)}}}
}

// headlineBlocks state figures and never a cause.
func headlineBlocks(a *author.Author) []document.Block {
	var blocks []document.Block
	for i, h := range a.Scorecard.Headlines {
		blocks = append(blocks,
			document.Paragraph{Line: document.Line{span.Strong(unbroken(span.Sentence(span.Cut(a.Reworded(a.Nameless(h)), 240))))},
				Weight: author.Fall(82, i)})
	}
	if note := span.Cut(a.Reworded(a.BasisNote), 240); note != "" {
		blocks = append(blocks, document.Paragraph{Line: document.Line{span.Muted(span.Sentence(note))}, Weight: 81})
	}
	return blocks
}

// FiguresOf are the six figures that were measured.
func FiguresOf(a *author.Author) []document.Block {
	var f document.Figures
	for _, six := range sixFigures {
		if k := a.KPI(six.code); k != nil {
			f.Items = append(f.Items, bigFigure(a, k, six.label, six.beside))
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// bigFigure is one of the six: its value, what it is made of, target, last
// quarter, last year and trend.
func bigFigure(a *author.Author, k *program.KPI, label string, besides []string) document.Figure {
	f := document.Figure{Value: a.Measure(k).Print(), Label: a.Say(label), Warn: k.Missed(), Trend: a.Measure(k).TrendLine()}
	made := ""
	switch {
	case k.Code == "revenue-renewing" && k.Numerator.Known && k.Denominator.Known:
		without := program.Quantity{Value: k.Denominator.Value.Sub(k.Numerator.Value), Unit: k.Numerator.Unit, Known: true}
		made = a.Sayf("%s with a sponsor, %s without", a.Quantity(k.Numerator, a.Currency), a.Quantity(without, a.Currency))
	case !author.CountsOnly(k):
		made = span.Joined(", ", a.Measure(k).MadeOf(), groupsBehind(a, k))
	}
	for _, line := range []string{
		made,
		a.Lacking(k.Suspect),
		a.Measure(k).BesideText(besides...),
		openOfAll(a, k),
		nextRenewal(a, k),
		qbrsOnTime(a, k),
		target(a, k),
		a.Measure(k).PastText(),
	} {
		if line != "" {
			f.Small = append(f.Small, span.Words(line))
		}
	}
	return f
}

// target is what is aimed at; of what renews, how much of it is to have a sponsor.
func target(a *author.Author, k *program.KPI) string {
	text := a.Measure(k).TargetText()
	if k.Code == "revenue-renewing" && k.Target.Known {
		return a.Sayf("%s with a sponsor", text)
	}
	return text
}

// openOfAll are the asks that are open whenever they were asked: more, or fewer, than the
// share of a year leaves open.
func openOfAll(a *author.Author, k *program.KPI) string {
	open, ok := k.With("open")
	if !ok || k.Code != "asks-answered" {
		return ""
	}
	text := a.Sayf("%s open of all years", a.Quantity(open.Quantity, a.Currency))
	if oldest, ok := k.With("oldest-open"); ok {
		text += ", " + a.Sayf("the oldest for %s", a.Quantity(oldest.Quantity, a.Currency))
	}
	return text
}

// qbrsOnTime stands beside the visits: a QBR may be one.
func qbrsOnTime(a *author.Author, k *program.KPI) string {
	if qbr := a.KPI("qbr-cadence"); qbr != nil && k.Code == "visit-cadence" {
		return span.Joined(", ", a.Sayf("QBRs on time %s", a.Measure(qbr).Print()), target(a, qbr))
	}
	return ""
}

// groupsBehind is how many groups a share of money rests on: "334 groups".
func groupsBehind(a *author.Author, k *program.KPI) string {
	if k.Numerator.Unit != "money" || k.Value.Unit != "percent" {
		return ""
	}
	return a.Count(k.N, "group", "groups")
}

// nextRenewal is the nearest of what renews: "next: Aurelia Logistics, 19 March, €5.8 m".
func nextRenewal(a *author.Author, k *program.KPI) string {
	if k.Code != "revenue-renewing" || len(a.Scorecard.Renewals) == 0 {
		return ""
	}
	next := a.Scorecard.Renewals[0]
	return a.Sayf("next: %s", span.Joined(", ", span.Cut(a.NameOf(next.Group), 60), a.LongDay(next.On), a.ShortMoney(next.Amount)))
}
