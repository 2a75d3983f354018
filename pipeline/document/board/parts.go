package board

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

// escalationFigures are the rates before and since sponsorship, beside the
// unsponsored over the same months.
func escalationFigures(a *author.Author) []document.Block {
	blocks := exposureBlocks(a)
	var times []string
	for _, t := range []struct{ code, label string }{{"time-to-resolve", "Median time to resolve %s"},
		{"time-to-acknowledge", "Median time to acknowledge %s"}} {
		k := a.KPI(t.code)
		if k == nil {
			continue
		}
		times = append(times, a.Sayf(t.label, a.Measure(k).Print()))
		if t.code == "time-to-resolve" {
			times = append(times, a.Measure(k).BesideText("open", "oldest-open")) // the percentile is in the details
		}
	}
	if times != nil {
		blocks = append(blocks, document.Paragraph{Line: span.Words(strings.Join(times, span.Dot)), Weight: 55})
	}
	return blocks
}

// exposureBlocks are the rates as intervals, with what was left out.
func exposureBlocks(a *author.Author) []document.Block {
	var iv document.Intervals
	var said []string
	for i, x := range []struct {
		label string
		program.Exposure
	}{{"Before a sponsor", a.Scorecard.Before}, {"Since a sponsor", a.Scorecard.After}, {"Unsponsored", a.Scorecard.Unsponsored}} {
		if x.Months.Sign() <= 0 || !x.Rate.Known {
			continue
		}
		b := document.Bar{Label: a.Say(x.label), Value: language.Float(x.Rate.Value), Print: exposure(a, x.Exposure), Outline: i == 2,
			Interval: x.Low.Known && x.High.Known}
		if b.Interval {
			b.Low, b.High = language.Float(x.Low.Value), language.Float(x.High.Value)
		}
		iv.Items = append(iv.Items, b)
		said = append(said, b.Label+" "+b.Print)
	}
	if iv.Items == nil {
		return nil
	}
	iv.Title, iv.Unit = a.Say("Escalations"), a.Say("per account and year")
	iv.Describe = a.Sayf("Escalations per account and year: %s.", strings.Join(said, "; "))
	return []document.Block{iv, document.Paragraph{Line: document.Line{span.Muted(leftOut(a))}, Weight: 68}}
}

// exposure is "2.1 (61 in 29 years)"; an interval stands beside it in the chart.
func exposure(a *author.Author, x program.Exposure) string {
	years := program.Divide(x.Months, program.NewDecimal(12))
	places := ratePlaces(a)
	text := a.Number(x.Rate.Value, places) + " (" + a.Sayf("%s in %s years", a.Whole(x.Events), a.Shortest(years, 0)) + ")"
	if x.Low.Known && x.High.Known {
		text += ", " + a.Sayf("%s to %s", a.Number(x.Low.Value, places), a.Number(x.High.Value, places))
	}
	return text
}

// ratePlaces is how many decimals the rates need, so that the smallest still
// says something.
func ratePlaces(a *author.Author) int32 {
	half := program.Divide(program.NewDecimal(1), program.NewDecimal(2))
	for _, x := range []program.Exposure{a.Scorecard.Before, a.Scorecard.After, a.Scorecard.Unsponsored} {
		if x.Rate.Known && x.Rate.Value.Sign() > 0 && x.Rate.Value.LessThan(half) {
			return 2
		}
	}
	return 1
}

func leftOut(a *author.Author) string {
	text := ""
	if n := a.Settings.Measures.EnlistmentDays; n > 0 {
		text = a.Sayf("The %d days before sponsorship are left out: the trouble that led to it would flatter the change.", n)
	}
	c := a.Scorecard
	switch {
	case c.Ratio.Known && c.After.Events > 0:
		text += " " + a.Sayf("Rate since / before: %s", a.Quantity(c.Ratio, "")) + ratioInterval(a) + "."
	case c.RatioHigh.Known:
		text += " " + a.Sayf("None since: at most %s times the rate before (95 %%, one-sided).", a.Quantity(c.RatioHigh, ""))
	case c.RatioLow.Known:
		text += " " + a.Sayf("None before: at least %s times that rate since (95 %%, one-sided).", a.Quantity(c.RatioLow, ""))
	}
	return unbroken(strings.TrimSpace(text))
}

// unbroken keeps a number with its percent sign.
func unbroken(text string) string { return strings.ReplaceAll(text, " %", language.Space+"%") }

func ratioInterval(a *author.Author) string {
	low, high := a.Scorecard.RatioLow, a.Scorecard.RatioHigh
	if !low.Known || !high.Known {
		return ""
	}
	return a.Sayf(", 95 %% interval %s to %s", a.Quantity(low, ""), a.Quantity(high, ""))
}

// peopleRows are the figures about people on the board's page.
var peopleRows = []struct {
	code, label string
	show        func(k author.Measure) string
}{
	{"people-known", "Who decides: stance known", author.Measure.Counts},
	{"people-met", "Who decides: met in a year", author.Measure.Counts},
	{"stance-moves", "Stances moved", func(k author.Measure) string { return k.BesideText("better", "worse") }},
	{"executives-met", "Executives who met a customer", author.Measure.Counts},
	{"program-attention", "Visits debriefed", author.Measure.Counts},
	{"fill-ins-returned", "Workbooks filled in and returned", author.Measure.Counts},
	{"account-coverage", "Groups with a sponsor", author.Measure.Counts},
	{"sponsor-load", "Accounts carried, of capacity", author.Measure.Counts},
}

func peopleFigures(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("What"), Width: 13}, {Title: a.Say("Figure"), Number: true, Width: 3},
		{Title: a.Say("Target"), Number: true, Width: 3}, {Title: a.Say("Last quarter"), Number: true, Width: 3},
		{Title: a.Say("Last year"), Number: true, Width: 3}}}
	for i, r := range peopleRows {
		if k := a.KPI(r.code); k != nil {
			t.Rows = append(t.Rows, document.Row{Weight: author.Fall(66, i), Cells: peopleRow(a, a.Measure(k), r.label, r.show)})
		}
	}
	var blocks []document.Block
	if t.Rows != nil {
		blocks = append(blocks, t)
	}
	hours, about := "", mostNamed(a)
	if k := a.KPI("executives-met"); k != nil {
		hours = a.Measure(k).BesideText("hours")
	}
	if hours != "" {
		hours = a.Sayf("With customers in three months: %s", hours)
	}
	if about != "" {
		about = a.Sayf("Survey comments are about: %s", about)
	}
	if said := span.Joined(span.Dot, hours, about); said != "" {
		blocks = append(blocks, document.Paragraph{Weight: 57, Line: span.Words(said)})
	}
	return blocks
}

// peopleRow is a figure with its target, and what it was; what nobody set or knows is said
// once, as a dash.
func peopleRow(a *author.Author, k author.Measure, label string, show func(author.Measure) string) []document.Line {
	figure := span.Plain(show(k))
	if k.Missed() {
		figure.Tone = document.Warn
	}
	return []document.Line{append(span.Words(a.Say(label)), why(a, k)...), {figure},
		span.Words(cmp.Or(a.Quantity(k.Target, a.Currency), "–")), span.Words(cmp.Or(k.PastShare(3), "–")),
		span.Words(cmp.Or(k.PastShare(12), "–"))}
}

// why says what two figures of the page seem to contradict each other by.
func why(a *author.Author, k author.Measure) document.Line {
	if text := k.BesideText("outside", "over"); k.Code == "sponsor-load" && text != "" {
		return document.Line{span.Muted(" " + a.Sayf("(%s)", text))}
	}
	return nil
}

// mostNamed is "delivery 9, price 7": what most comments are about.
func mostNamed(a *author.Author) string {
	const most = 3
	var said []string
	for _, d := range a.Scorecard.Drivers[:min(most, len(a.Scorecard.Drivers))] {
		said = append(said, a.Term(span.Cut(d.Theme, 30))+" "+a.Whole(d.Comments))
	}
	return span.Joined(", ", said...)
}

// mostSaid is how much the board's page says of one account beside the first; the details
// say all.
const mostSaid = 2

// A foremostOf is a list of which so many are shown.
type foremostOf struct {
	all  []program.Notable
	most int
}

// foremost are the first of some lists, and how many more the details name. The weight is
// that of the first: what a section says gives way with the section, not after others.
func foremost(a *author.Author, weight int, amount string, lists ...foremostOf) []document.Block {
	var shown []program.Notable
	n := 0
	for _, l := range lists {
		most := min(len(l.all), l.most)
		shown, n = append(shown, l.all[:most]...), n+len(l.all)-most
	}
	for i := range shown {
		shown[i].More = shown[i].More[:min(len(shown[i].More), mostSaid)]
	}
	blocks := notables(a, weight, shown, amount)
	if n > 0 && blocks != nil {
		blocks = append(blocks,
			document.More{Count: n, Link: document.Link{Text: a.Say("in the details"), To: author.BoardRoom + "/details.html"}})
	}
	return blocks
}

// notables are groups worth naming, with what belongs to it, and an amount where there is
// one, under the title that says what it is. The weight is that of the first.
func notables(a *author.Author, weight int, all []program.Notable, amount string) []document.Block {
	t := document.Table{Bare: true, Columns: []document.Column{{Title: a.Say("Account")}}}
	amounts := slices.ContainsFunc(all, func(n program.Notable) bool { return n.Amount.Known })
	if amounts {
		t.Bare = false
		t.Columns = append(t.Columns, document.Column{Title: a.Say(amount), Number: true})
	}
	for i, n := range all {
		cells := []document.Line{notable(a, n)}
		if amounts {
			cells = append(cells, span.Words(span.Joined("; ", a.ShortMoney(n.Amount), a.Lacking(n.Suspect.Within(a.Window)))))
		}
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(weight, i), Cells: cells})
	}
	if t.Rows == nil {
		return nil
	}
	return []document.Block{t}
}

// notable is "Harbor Bluff: lost, last revenue in July 2026; reason given: price". Who has
// it is named where the settings let the board see names.
func notable(a *author.Author, n program.Notable) document.Line {
	line := document.Line{}
	if name := a.NameOf(n.Group); name != "" {
		line = append(line, span.Strong(name), span.Plain(": "))
	}
	said := []string{span.Unended(span.Cut(a.Reworded(a.Nameless(n.Text)), 200))}
	for _, more := range n.More {
		said = append(said, span.Unended(span.Cut(a.Reworded(a.Nameless(more)), 160)))
	}
	if n.Owner != "" && a.Settings.BoardNamesPeople {
		said = append(said, span.Cut(n.Owner, 60))
	}
	return append(line, span.Plain(unbroken(span.Joined("; ", said...))))
}

// comparedBlocks are sponsored groups beside unsponsored ones of the same revenue, with
// how that was made; nothing unless enough of them exist.
func comparedBlocks(a *author.Author) []document.Block {
	c := a.Scorecard.Comparison
	if c == nil {
		return nil
	}
	text := a.Sayf("Revenue of %s changed by %s, of %s of the same size by %s.",
		a.Count(c.Sponsored, "sponsored group", "sponsored groups"), changeOf(a, c.SponsoredChange),
		a.Count(c.Unsponsored, "unsponsored group", "unsponsored groups"), changeOf(a, c.UnsponsoredChange))
	if c.ShareCompared.Known {
		text += " " + a.Sayf("They are %s of sponsored revenue.", a.Quantity(c.ShareCompared, a.Currency))
	}
	blocks := []document.Block{span.Paragraph(span.Plain(text))}
	if c.Lacking > 0 {
		blocks = append(blocks,
			span.Paragraph(
				span.Muted(a.Sayf("Left out, since money is missing in their revenue: %s.",
					a.Count(c.Lacking, "sponsored group", "sponsored groups")))))
	}
	if len(c.Dropped) > 0 {
		var bands []string
		for _, band := range c.Dropped {
			bands = append(bands, a.Term(band))
		}
		blocks = append(blocks, span.Paragraph(span.Muted(a.Sayf("Compared in quarters of the sponsored groups by revenue at the start "+
			"of the window. Left out, since fewer than five unsponsored groups are as large: %s.", a.List(bands)))))
	}
	return blocks
}

func changeOf(a *author.Author, q program.Quantity) string {
	if !q.Known {
		return "–"
	}
	return language.Plus(q.Value) + a.Quantity(q, a.Currency)
}

// unmeasured is one list of what would supply what has no input, by what that is worth:
// first what would give one of the board's six figures, then what would give the most.
func unmeasured(a *author.Author) []document.Block {
	type lack struct {
		supply  string
		figures []string
		six     int // of the figures, those among the board's six
	}
	var all []*lack
	for i := range a.Scorecard.KPIs {
		k := &a.Scorecard.KPIs[i]
		if k.Measured {
			continue
		}
		supply := span.Unended(a.Reworded(k.Supply))
		at := slices.IndexFunc(all, func(l *lack) bool { return l.supply == supply })
		if at < 0 {
			at, all = len(all), append(all, &lack{supply: supply})
		}
		all[at].figures = append(all[at].figures, a.Measure(k).Title())
		if isOfSix(k.Code) {
			all[at].six++
		}
	}
	slices.SortStableFunc(all, func(x, y *lack) int {
		return cmp.Or(cmp.Compare(y.six, x.six), cmp.Compare(len(y.figures), len(x.figures)))
	})
	var list document.List
	for i, l := range all {
		line := document.Line{span.Strong(span.Joined("", a.List(l.figures)))}
		if l.supply != "" {
			line = append(line, span.Plain(": "+l.supply))
		}
		list.Items = append(list.Items, document.Item{Line: line, Weight: author.Fall(34, i)})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// measuredAgain says where the figures of earlier months come from.
func measuredAgain(a *author.Author) string {
	return a.Say("Earlier months that no book remembers are measured again from the days of today's facts, for today's program.")
}

// scorecardFoot are the cautions, and where the counts stand.
func scorecardFoot(a *author.Author) []document.Span {
	foot := []document.Span{}
	if text := a.Unplaced(); text != "" {
		foot = append(foot, span.Plain(span.Sentence(text)+" "))
	}
	if slices.ContainsFunc(a.Scorecard.KPIs, func(k program.KPI) bool { return a.Measure(&k).MeasuredAgain() }) {
		foot = append(foot, span.Plain(measuredAgain(a)+" "))
	}
	for _, c := range a.Scorecard.Cautions {
		foot = append(foot, span.Plain(span.Sentence(span.Cut(a.Reworded(a.Nameless(c)), 240))+" "))
	}
	return append(foot, span.Linked(a.Say("Definitions and all counts: details."), author.BoardRoom+"/details.html"))
}
