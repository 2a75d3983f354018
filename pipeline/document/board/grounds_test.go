package board

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/program"
)

// said is the text of a line.
func said(l document.Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return documenttest.PlainSpaces(b.String())
}

// decided is a board's author over a program of one account, of which two contracts renew
// without a sponsor.
func decided() *author.Author {
	p := documenttest.Rich()
	g := p.Groups[0].Key
	p.Settings.Decision = ""
	p.Scorecard.Decision, p.Scorecard.DecisionAmount = "Name sponsors for 2 accounts", program.Reporting(documenttest.Dec("3000000"), "EUR")
	p.Scorecard.DecisionOn = []program.Renewal{
		{Group: g, On: documenttest.Day("2027-05-14"), Amount: program.Reporting(documenttest.Dec("2000000"), "EUR")},
		{Group: p.Groups[1].Key, On: documenttest.Day("2027-01-08"), Amount: program.Reporting(documenttest.Dec("1000000"), "EUR")}}
	p.Scorecard.Renewals = append([]program.Renewal{{Group: g, On: documenttest.Day("2027-05-20"),
		Amount: program.Reporting(documenttest.Dec("4000000"), "EUR"), Sponsored: true}}, p.Scorecard.DecisionOn...)
	for i := range p.Scorecard.KPIs {
		if k := &p.Scorecard.KPIs[i]; k.Code == "revenue-renewing" {
			k.Value, k.Numerator, k.Denominator = documenttest.Quantity("10000000", "money"), documenttest.Quantity("4000000", "money"),
				documenttest.Quantity("10000000", "money")
			k.Target, k.Better = documenttest.Quantity("0.75", "percent"), program.Higher
		}
	}
	return author.New(p).In(author.Board, author.BoardRoom, "")
}

func TestADecisionSaysWhyAndWhatHappensWithoutIt(t *testing.T) {
	a := decided()
	a.Scorecard.DecisionRoom = documenttest.Quantity("1", "count")
	lines := DecisionBlocks(a)[0].(document.Callout).Lines
	if len(lines) != 3 {
		t.Fatalf("%d lines: %v", len(lines), lines)
	}
	for i, want := range []string{"At stake: ", "Why: That is 50 % of the ", "Without it: 2 renewals without a sponsor; today's " +
		"sponsors have room for 1 of 2 accounts. The first to renew: "} {
		if !strings.Contains(said(lines[i]), want) {
			t.Errorf("line %d is %q, want %q", i+1, said(lines[i]), want)
		}
	}
	if !strings.Contains(said(lines[2]), "8 January 2027") || !strings.Contains(said(lines[1]), "14 May 2027") {
		t.Errorf("the first and the largest are %q and %q", said(lines[2]), said(lines[1]))
	}
	a.Settings.Decision = "Approve two sponsors for Asia"
	if lines := DecisionBlocks(a)[0].(document.Callout).Lines; len(lines) != 1 {
		t.Errorf("what somebody wrote by hand has grounds of ours: %v", lines)
	}
}

func TestAFigureIsRedForItsOwnTargetAlone(t *testing.T) {
	a := decided()
	k := a.KPI("revenue-renewing")
	if !k.Missed() || !k.OfPart() {
		t.Fatal("40 % with a sponsor meets a target of 75 %")
	}
	k.Trend = []program.Point{{Month: a.Book - 3, Value: documenttest.Quantity("9000000", "money")}} // of an earlier book
	f := bigFigure(a, k, "renews in twelve months", nil)
	if f.Trend != nil {
		t.Error("a figure with its months ahead has a trend too")
	}
	if f.Warn || f.Aim != "" {
		t.Errorf("what renews is red: %v, beside %q, a target of what has a sponsor", f.Warn, f.Aim)
	}
	part := f.Small[0][0]
	if text := said(document.Line{part}); part.Tone != document.Warn || !strings.Contains(text, "(40 %) with a sponsor, target ") {
		t.Errorf("the part with a sponsor is %+v", part)
	}
	months := f.Months.Items
	if len(months) != 12 && len(months) != 13 {
		t.Fatalf("%d months", len(months))
	}
	sum, with := 0.0, 0.0
	for _, m := range months {
		sum, with = sum+m.Value, with+m.Part
	}
	if sum != 7_000_000 || with != 4_000_000 {
		t.Errorf("months hold %v, %v of it with a sponsor", sum, with)
	}
}

func TestWhatIsNotMeasuredIsOneListByItsValue(t *testing.T) {
	p := documenttest.Rich()
	p.Scorecard.KPIs = []program.KPI{{Code: "nps", Supply: "surveys"}, {Code: "time-to-resolve", Supply: "escalations"},
		{Code: "time-to-acknowledge", Supply: "escalations"}, {Code: "asks-answered", Supply: "asks with dates"}}
	list := unmeasured(author.New(p))[0].(document.List)
	var got []string
	for _, item := range list.Items {
		got = append(got, said(item.Line))
	}
	want := "Asks answered: asks with dates|Time to resolve, Time to acknowledge: escalations|NPS: surveys"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestABoardOfNoFiguresReadsWhatIsKnown(t *testing.T) {
	p := documenttest.Rich()
	if blocks := knownBlocks(author.New(p)); blocks != nil {
		t.Errorf("a page of six figures says %v too", blocks)
	}
	p.Scorecard.KPIs = nil
	items := knownBlocks(author.New(p))[0].(document.Figures).Items
	if len(items) < 2 || !strings.HasPrefix(items[0].Label, "revenue") || items[1].Label != "groups in the program" {
		t.Errorf("known is %+v", items)
	}
}

func TestTheLegendSaysWhatStandsOnThePage(t *testing.T) {
	a := decided()
	if text := said(legend(a)[0].(document.Paragraph).Line); !strings.Contains(text, "Red") || !strings.Contains(text, "Months") {
		t.Errorf("the legend is %q", text)
	}
	for i := range a.Scorecard.KPIs {
		if k := &a.Scorecard.KPIs[i]; !k.OfPart() {
			k.Target = program.Quantity{}
		}
	}
	if text := said(legend(a)[0].(document.Paragraph).Line); strings.Contains(text, "broken line") ||
		!strings.Contains(text, "Red: short") {
		t.Errorf("where the part with a sponsor alone is red, the legend is %q", text)
	}
	a.Scorecard.KPIs, a.Scorecard.Renewals = nil, nil
	if blocks := legend(a); blocks != nil {
		t.Errorf("a page without marks explains %v", blocks)
	}
}

// What a section says gives way with the section: the lines of one that weighs less never
// stay in place of one that weighs more.
func TestLinesOfASectionWeighAsTheirSectionDoes(t *testing.T) {
	sections := scorecardPage(author.New(documenttest.Rich())).Sections
	lightest := map[string]int{}
	for _, s := range sections {
		for _, b := range s.Blocks {
			if table, ok := b.(document.Table); ok && len(table.Rows) > 0 {
				lightest[s.ID] = table.Rows[0].Weight
			}
		}
	}
	for _, pair := range [][2]string{{"risk", "people"}, {"people", "loyalty"}, {"loyalty", "lost"}, {"lost", "found"}} {
		if lightest[pair[0]] <= lightest[pair[1]] {
			t.Errorf("rows of %s weigh %d, those of %s %d", pair[0], lightest[pair[0]], pair[1], lightest[pair[1]])
		}
	}
}

// Of few groups no percentage is made, in words as in the table.
func TestFewGroupsKeepMoneyAndNoPercentage(t *testing.T) {
	a := author.New(documenttest.Rich())
	r := program.Retention{Of: program.SponsoredBefore, Groups: 3, Few: true,
		Start: documenttest.Quantity("200", "money"), Kept: documenttest.Quantity("150", "money"),
		Grown: documenttest.Quantity("260", "money")}
	if got := said(ownRetention(a, r)); !strings.Contains(got, "kept €150 of €200, €260 with growth.") {
		t.Errorf("%q", got)
	}
	r.Few = false
	if got := said(ownRetention(a, r)); !strings.Contains(got, "kept 75 % of their revenue and grew to 130 %.") {
		t.Errorf("%q", got)
	}
}
