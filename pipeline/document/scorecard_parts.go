package document

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// escalationFigures are the rates before and since sponsorship, beside the
// unsponsored over the same months.
func (a *author) escalationFigures() []Block {
	blocks := a.exposureBlocks()
	var times []string
	for _, t := range []struct{ code, label string }{{"time-to-resolve", "Median time to resolve %s"}, {"time-to-acknowledge", "Median time to acknowledge %s"}} {
		k := a.kpi(t.code)
		if k == nil {
			continue
		}
		times = append(times, a.sayf(t.label, a.kpiValue(k)))
		if t.code == "time-to-resolve" {
			times = append(times, a.besideTexts(k)[1:]...) // open ones and the oldest; the percentile is in the details
		}
	}
	if times != nil {
		blocks = append(blocks, Paragraph{Line: words(strings.Join(times, dot)), Weight: 55})
	}
	return blocks
}

// exposureBlocks are the rates as intervals, with what was left out.
func (a *author) exposureBlocks() []Block {
	var iv Intervals
	var said []string
	for i, x := range []struct {
		label string
		program.Exposure
	}{{"Before a sponsor", a.Scorecard.Before}, {"Since a sponsor", a.Scorecard.After}, {"Unsponsored", a.Scorecard.Unsponsored}} {
		if x.Months.Sign() <= 0 || !x.Rate.Known {
			continue
		}
		b := Bar{Label: a.say(x.label), Value: float(x.Rate.Value), Print: a.exposure(x.Exposure), Outline: i == 2,
			Interval: x.Low.Known && x.High.Known}
		if b.Interval {
			b.Low, b.High = float(x.Low.Value), float(x.High.Value)
		}
		iv.Items = append(iv.Items, b)
		said = append(said, b.Label+" "+b.Print)
	}
	if iv.Items == nil {
		return nil
	}
	iv.Title, iv.Unit = a.say("Escalations"), a.say("per account and year")
	iv.Describe = a.sayf("Escalations per account and year: %s.", strings.Join(said, "; "))
	return []Block{iv, Paragraph{Line: Line{muted(a.leftOut())}, Weight: 60}}
}

// exposure is "2.1 (61 in 29 years)"; an interval stands beside it in the chart.
func (a *author) exposure(x program.Exposure) string {
	years := program.Divide(x.Months, program.NewDecimal(12))
	places := a.ratePlaces()
	text := a.number(x.Rate.Value, places) + " (" + a.sayf("%s in %s years", a.whole(x.Events), a.shortest(years, 0)) + ")"
	if x.Low.Known && x.High.Known {
		text += ", " + a.sayf("%s to %s", a.number(x.Low.Value, places), a.number(x.High.Value, places))
	}
	return text
}

// ratePlaces is how many decimals the rates need, so that the smallest still
// says something.
func (a *author) ratePlaces() int32 {
	half := program.Divide(program.NewDecimal(1), program.NewDecimal(2))
	for _, x := range []program.Exposure{a.Scorecard.Before, a.Scorecard.After, a.Scorecard.Unsponsored} {
		if x.Rate.Known && x.Rate.Value.Sign() > 0 && x.Rate.Value.LessThan(half) {
			return 2
		}
	}
	return 1
}

func (a *author) leftOut() string {
	text := a.say("The 90 days before sponsorship are left out: the trouble that led to it would flatter the change.")
	c := a.Scorecard
	switch {
	case c.Ratio.Known && c.After.Events > 0:
		text += " " + a.sayf("Rate since / before: %s", a.quantity(c.Ratio, "")) + a.ratioInterval() + "."
	case c.RatioHigh.Known:
		text += " " + a.sayf("None since: at most %s times the rate before (95 %%, one-sided).", a.quantity(c.RatioHigh, ""))
	case c.RatioLow.Known:
		text += " " + a.sayf("None before: at least %s times that rate since (95 %%, one-sided).", a.quantity(c.RatioLow, ""))
	}
	return unbroken(text)
}

// unbroken keeps a number with its percent sign.
func unbroken(text string) string { return strings.ReplaceAll(text, " %", space+"%") }

func (a *author) ratioInterval() string {
	low, high := a.Scorecard.RatioLow, a.Scorecard.RatioHigh
	if !low.Known || !high.Known {
		return ""
	}
	return a.sayf(", 95 %% interval %s to %s", a.quantity(low, ""), a.quantity(high, ""))
}

// peopleRows are the figures about people on the board's page.
var peopleRows = []struct {
	code, label string
	show        func(a *author, k *program.KPI) string
}{
	{"people-known", "Those who decide, their stance known", (*author).kpiCounts},
	{"people-met", "… met by a sponsor in a year", (*author).kpiCounts},
	{"stance-moves", "Stances moved", (*author).beside},
	{"executives-met", "Executives who met a customer this quarter", (*author).countsAndFirst},
	{"program-attention", "Visits debriefed", (*author).kpiCounts},
	{"fill-ins-returned", "Workbooks filled in and returned", (*author).kpiCounts},
	{"account-coverage", "Groups with a sponsor", (*author).kpiCounts},
	{"sponsor-load", "Accounts, of those that sponsors can carry", (*author).kpiCounts},
}

// countsAndFirst is a count with the first figure beside it: "11 of 14, 96 hours".
func (a *author) countsAndFirst(k *program.KPI) string {
	beside := a.besideTexts(k)
	return joined(", ", append([]string{a.kpiCounts(k)}, beside[:min(1, len(beside))]...)...)
}

func (a *author) peopleFigures() []Block {
	t := Table{Bare: true, Columns: []Column{{Title: a.say("What")}, {Title: a.say("Figure"), Number: true}}}
	for i, r := range peopleRows {
		if k := a.kpi(r.code); k != nil {
			t.Rows = append(t.Rows, Row{Weight: fall(66, i), Cells: []Line{words(a.say(r.label)), words(r.show(a, k))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// foremost are the first of two lists, and how many more the details name.
func (a *author) foremost(first []program.Notable, most int, second []program.Notable, mostSecond int) []Block {
	most, mostSecond = min(len(first), most), min(len(second), mostSecond)
	blocks := a.notables(slices.Concat(first[:most], second[:mostSecond]))
	if n := len(first) + len(second) - most - mostSecond; n > 0 && blocks != nil {
		blocks = append(blocks, More{Count: n, Link: Link{Text: a.say("in the details"), To: BoardRoom + "/details.html"}})
	}
	return blocks
}

// notables are groups worth naming, with an amount where there is one.
func (a *author) notables(all []program.Notable) []Block {
	t := Table{Bare: true, Columns: []Column{{Title: a.say("Account")}}}
	amounts := slices.ContainsFunc(all, func(n program.Notable) bool { return n.Amount.Known })
	if amounts {
		t.Bare = false
		t.Columns = append(t.Columns, Column{Title: a.say("Revenue"), Number: true})
	}
	for i, n := range all {
		line := Line{}
		if name := a.nameOf(n.Group); name != "" {
			line = append(line, strong(name), plainly(": "))
		}
		line = append(line, plainly(unbroken(unended(cut(a.nameless(n.Text), 200)))))
		cells := []Line{line}
		if amounts {
			cells = append(cells, words(a.shortMoney(n.Amount)))
		}
		t.Rows = append(t.Rows, Row{Weight: fall(74, i), Cells: cells})
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{t}
}

// comparisonBlocks are sponsored groups beside unsponsored ones of the same
// revenue; nothing unless enough of them exist.
func (a *author) comparisonBlocks() []Block {
	c := a.Scorecard.Comparison
	if c == nil {
		return nil
	}
	text := a.sayf("Revenue of %s changed by %s, of %s of the same size by %s.",
		a.count(c.Sponsored, "sponsored group", "sponsored groups"), a.changeOf(c.SponsoredChange),
		a.count(c.Unsponsored, "unsponsored group", "unsponsored groups"), a.changeOf(c.UnsponsoredChange))
	if c.ShareCompared.Known {
		text += " " + a.sayf("They are %s of sponsored revenue.", a.quantity(c.ShareCompared, a.Currency))
	}
	return []Block{paragraph(plainly(text))}
}

// comparedBlocks are the same with how it was made.
func (a *author) comparedBlocks() []Block {
	blocks := a.comparisonBlocks()
	if c := a.Scorecard.Comparison; c != nil && len(c.Dropped) > 0 {
		var bands []string
		for _, band := range c.Dropped {
			bands = append(bands, a.term(band))
		}
		blocks = append(blocks, paragraph(muted(a.sayf("Compared in quarters of the sponsored groups by revenue at the start of the window. Left out, since fewer than five unsponsored groups are as large: %s.", a.list(bands)))))
	}
	return blocks
}

func (a *author) changeOf(q program.Quantity) string {
	if !q.Known {
		return "–"
	}
	return plus(q.Value) + a.quantity(q, a.Currency)
}

// unmeasured is one line of what has no input, and what would supply it.
func (a *author) unmeasured() []Block {
	var names, supply []string
	for i := range a.Scorecard.KPIs {
		k := &a.Scorecard.KPIs[i]
		if k.Measured {
			continue
		}
		names = append(names, a.kpiName(k))
		if s := unended(k.Supply); s != "" && !slices.Contains(supply, s) {
			supply = append(supply, s)
		}
	}
	if len(names) == 0 {
		return nil
	}
	line := Line{strong(a.say("Not measured:") + " "), plainly(a.list(names) + ".")}
	if len(supply) > 0 {
		line = append(line, muted(" "+a.sayf("What would supply it: %s.", joined("; ", supply...))))
	}
	return []Block{Paragraph{Line: line}}
}

// scorecardFoot are the cautions, and where the counts stand.
func (a *author) scorecardFoot() []Span {
	foot := []Span{}
	for _, c := range a.Scorecard.Cautions {
		foot = append(foot, plainly(sentence(cut(a.nameless(c), 240))+" "))
	}
	return append(foot, linked(a.say("Definitions and all counts: details."), BoardRoom+"/details.html"))
}
