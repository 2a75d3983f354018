// Package board writes the pages of leadership: the scorecard on one page, its
// details, and the register of escalations.
package board

import (
	"slices"
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

// isOfSix reports whether a figure is one of the board's six.
func isOfSix(code string) bool {
	for _, six := range sixFigures {
		if six.code == code {
			return true
		}
	}
	return false
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
		{ID: "known", Title: a.Say("What is known"), Weight: 94, Blocks: knownBlocks(a)},
		{ID: "figures", Weight: 95, Blocks: append(FiguresOf(a), legend(a)...)},
		{ID: "headlines", Weight: 80, Blocks: headlineBlocks(a)},
		{ID: "risk", Title: a.Say("What may be lost"), Note: a.Say("accounts with a named risk, by money"), Weight: 75,
			Blocks: append(riskSum(a), foremost(a, 77, "Revenue", foremostOf{a.Scorecard.AtRisk, 3})...)},
		{ID: "retention", Title: a.Say("Revenue of the program's own accounts"), Note: a.Say("no proof of an effect"),
			Weight: 72, Blocks: retentionBlocks(a)},
		{ID: "escalations", Title: a.Say("Escalations"), Note: a.Say("per account and year, 95 % interval"),
			Weight: 70, Blocks: escalationFigures(a)},
		{ID: "people", Title: a.Say("People"), Weight: 65, Blocks: peopleFigures(a)},
		{ID: "lost", Title: a.Say("Lost in twelve months"), Note: a.Say("by money"), Weight: 62,
			Blocks: foremost(a, 62, "Revenue", foremostOf{a.Scorecard.Lost, 2})},
		{ID: "found", Title: a.Say("What the visits found"), Note: a.Say("in three months, with the wins"), Weight: 60,
			Blocks: foremost(a, 60, "Amount", foremostOf{a.Scorecard.Found, 2}, foremostOf{a.Scorecard.Wins, 1})},
		{ID: "loyalty", Title: a.Say("Loyalty"), Note: smallBases(a), Weight: 64, Blocks: loyaltyFigures(a)},
		{ID: "unmeasured", Title: a.Say("What is not measured yet, and what would measure it"), Weight: 30, Blocks: unmeasured(a)},
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
	ours := strings.TrimSpace(a.Settings.Decision) == ""
	if stake := a.ShortMoney(a.Scorecard.DecisionAmount); stake != "" && ours {
		text += " " + a.Sayf("At stake: %s.", stake)
	}
	lines := []document.Line{span.Words(text)}
	if ours { // of what somebody wrote by hand, nobody but them knows why
		lines = append([]document.Line{{span.Strong(text)}}, grounds(a)...)
	}
	return []document.Block{document.Callout{Label: a.Say("Decision wanted from this board"), Lines: lines}}
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
	if all := figures(a); all != nil {
		return []document.Block{document.Figures{Items: all}}
	}
	return nil
}

func figures(a *author.Author) (out []document.Figure) {
	for _, six := range sixFigures {
		if k := a.KPI(six.code); k != nil {
			out = append(out, bigFigure(a, k, six.label, six.beside))
		}
	}
	return out
}

// bigFigure is one of the six: its value, what it is made of, target, last
// quarter, last year and trend.
func bigFigure(a *author.Author, k *program.KPI, label string, besides []string) document.Figure {
	f := document.Figure{Value: a.Measure(k).Print(), Label: a.Say(label), Warn: k.Missed() && !k.OfPart(),
		Trend: a.Measure(k).TrendLine()}
	made := ""
	if !k.OfPart() && !author.CountsOnly(k) && k.Code != "revenue-renewing" {
		made = span.Joined(", ", a.Measure(k).MadeOf(), groupsBehind(a, k))
	}
	f.Small = append(f.Small, partOf(a, k))
	for _, text := range []string{
		made,
		notJudged(a, k),
		a.Measure(k).BesideText(besides...),
		openOfAll(a, k),
		mostRenewing(a, k),
	} {
		if text != "" {
			f.Small = append(f.Small, span.Words(text))
		}
	}
	f.Small = append(f.Small, qbrsOnTime(a, k))
	if !k.OfPart() && !k.Suspect.Any() {
		f.Aim = a.Measure(k).TargetText()
	} else if k.Suspect.Any() && k.Target.Known {
		f.Aim = a.Sayf("target %s", a.Quantity(k.Target, a.Currency))
	}
	if k.Code == "revenue-renewing" {
		if f.Months = renewingMonths(a); f.Months != nil { // what lies ahead, in place of what other books said
			f.Trend = nil
		}
	}
	if past := a.Measure(k).PastText(); f.Months == nil || a.Measure(k).Past(3) != "" || a.Measure(k).Past(12) != "" {
		f.Small = append(f.Small, span.Words(past))
	}
	f.Small = slices.DeleteFunc(f.Small, func(l document.Line) bool { return len(l) == 0 })
	return f
}

// partOf is the part of a figure for which its target is, with that target: "€49.3 m of it
// with a sponsor, target €59.4 m". What of it misses the target stands out, not the figure.
func partOf(a *author.Author, k *program.KPI) document.Line {
	if k.Code != "revenue-renewing" || !k.Numerator.Known || !k.Denominator.Known {
		return nil
	}
	without := program.Quantity{Value: k.Denominator.Value.Sub(k.Numerator.Value), Unit: k.Numerator.Unit, Known: true}
	with := a.Sayf("%s with a sponsor", a.Quantity(k.Numerator, a.Currency))
	if part, ok := program.Share(k.Numerator.Value, k.Denominator.Value); ok {
		with = a.Sayf("%s (%s) with a sponsor", a.Quantity(k.Numerator, a.Currency), a.Percent(part, 0))
	}
	if k.Target.Known {
		with += ", " + a.Measure(k).TargetText()
	}
	out := document.Line{span.Plain(with)}
	if k.Missed() {
		out = document.Line{span.Warn(with)}
	}
	return append(out, span.Plain("; "+a.Sayf("%s without", a.Quantity(without, a.Currency))))
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
func qbrsOnTime(a *author.Author, k *program.KPI) document.Line {
	qbr := a.KPI("qbr-cadence")
	if qbr == nil || k.Code != "visit-cadence" {
		return nil
	}
	text := span.Joined(", ", a.Sayf("QBRs on time %s", a.Measure(qbr).Print()), a.Measure(qbr).TargetText())
	if qbr.Missed() {
		return document.Line{span.Warn(text)}
	}
	return span.Words(text)
}

// groupsBehind is how many groups a share of money rests on: "334 groups".
func groupsBehind(a *author.Author, k *program.KPI) string {
	if k.Numerator.Unit != "money" || k.Value.Unit != "percent" {
		return ""
	}
	return a.Count(k.N, "group", "groups")
}

// notJudged is what a figure lacks, so that nobody can tell whether it meets its target.
func notJudged(a *author.Author, k *program.KPI) string {
	lacking := a.Lacking(k.Suspect)
	if lacking == "" || !k.Target.Known {
		return lacking
	}
	return a.Sayf("not judged: %s", lacking)
}

// mostRenewing is the month in which the most renews: "largest month: March 2027, €19.0 m".
func mostRenewing(a *author.Author, k *program.KPI) string {
	if k.Code != "revenue-renewing" {
		return ""
	}
	sums, _ := renewingBy(a)
	var most program.Month
	for _, r := range a.Scorecard.Renewals { // of equal months the first
		if m := r.On.Month(); !most.Known() || sums[m].GreaterThan(sums[most]) || sums[m].Equal(sums[most]) && m < most {
			most = m
		}
	}
	if !most.Known() {
		return ""
	}
	return a.Sayf("largest month: %s", span.Joined(", ", a.Month(most), a.Amount(sums[most], a.Currency)))
}
