package author

import (
	"slices"
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/documenttest"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/program"
)

func TestReadinessSaysWhatIsMissing(t *testing.T) {
	cases := []struct {
		name    string
		change  func(g *program.Group)
		want    Readiness
		missing string
	}{
		{"a full page is ready", func(*program.Group) {}, Ready, ""},
		{"a booked visit without a goal is thin", func(g *program.Group) { g.Meetings[1].Goal = " " }, Thin, "the goal of the meeting"},
		{"without contacts nobody knows who decides", func(g *program.Group) { g.Contacts = nil }, Thin, "who decides"},
		{"a stance of three years ago is no stance", func(g *program.Group) {
			for _, c := range g.Contacts {
				c.StanceOn = documenttest.Day("2023-11-20")
			}
		}, Thin, "where they stand"},
		{"without a booked meeting no goal is missing", func(g *program.Group) { g.Meetings = g.Meetings[:1] }, Ready, ""},
		{"a bare export is facts only", func(g *program.Group) {
			g.Contacts, g.Meetings, g.Profiles = nil, nil, nil
		}, FactsOnly, "who decides, last visit, what to say, what they want"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := documenttest.Rich()
			c.change(p.Groups[0])
			got, missing := ReadinessOf(p, p.Groups[0])
			if got != c.want || strings.Join(missing, ", ") != c.missing {
				t.Errorf("%s, missing %v; want %s, missing %s", got, missing, c.want, c.missing)
			}
		})
	}
}

func TestTheChartPutsPeopleUnderWhomTheyReportTo(t *testing.T) {
	people := []*program.Contact{
		{Key: "3", Name: "Three", ReportsTo: "Two"}, {Key: "2", Name: "Two", ReportsTo: "1"},
		{Key: "1", Name: "One", Role: program.Decides},
		{Key: "4", Name: "Circle A", ReportsTo: "5"}, {Key: "5", Name: "Circle B", ReportsTo: "4"},
		{Key: "6", Name: "Self", ReportsTo: "6"},
	}
	var got []string
	for _, s := range Chart(people) {
		got = append(got, strings.Repeat(".", s.Depth)+s.Name)
	}
	want := []string{"One", ".Two", "..Three", "Circle B", ".Circle A", "Self"}
	if !slices.Equal(got, want) {
		t.Errorf("chart %q, want %q", got, want)
	}
}

func TestNobodyIsCalledNeverMetWhereNoExportTells(t *testing.T) {
	p := documenttest.Rich()
	for _, c := range p.Contacts {
		c.LastContact = 0
	}
	for _, m := range p.Meetings {
		m.Theirs = nil
	}
	a := New(p)
	if names := a.Unmet(p.Groups[0]); len(names) > 0 {
		t.Errorf("called never met: %d", len(names))
	}
	if only := a.OnlyThread(p.Groups[0]); only != nil {
		t.Errorf("called the only thread: %s", only.Name)
	}
}

func TestTheRenewalIsTheNextOneAhead(t *testing.T) {
	now := documenttest.Day("2026-11-21")
	g := func(days ...string) *program.Group {
		var members []*program.Account
		for _, d := range days {
			members = append(members, &program.Account{Name: d, Renewal: documenttest.Day(d)})
		}
		return documenttest.Group(members...)
	}
	cases := []struct {
		name string
		g    *program.Group
		want string
	}{
		{"the nearest ahead", g("2028-01-01", "2026-01-01", "2027-03-19"), "2027-03-19"},
		{"else the newest passed", g("2025-12-01", "2026-03-01"), "2026-03-01"},
		{"long passed ones are nobody's news", g("2025-01-01"), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a := New(&program.Program{Facts: &program.Facts{AsOf: now}})
			if r, ok := a.RenewalOf(c.g); ok != (c.want != "") || ok && r.On.String() != c.want {
				t.Errorf("renewal %s", r.On)
			}
		})
	}
}

func TestOneAnswerARespondentTheLatest(t *testing.T) {
	year := program.Period{From: documenttest.Day("2026-01-01"), To: documenttest.Day("2026-12-31")}
	score := func(d, who, s string) *program.Survey {
		return &program.Survey{Date: documenttest.Day(d), Respondent: who, Scale: "NPS", Score: program.NewNumber(documenttest.Dec(s))}
	}
	got := answersOf([]*program.Survey{score("2026-02-01", "A", "2"), score("2026-03-01", "a", "10"), score("2026-03-01", "", "9"),
		score("2026-04-01", "", "9"), score("2025-04-01", "B", "9"), {Date: documenttest.Day("2026-05-01"), Scale: "NPS"}}, "NPS", year)
	if c := nps(got); c.n != 3 || c.promoters != 3 {
		t.Errorf("%+v", c)
	}
	c := npsCount{promoters: 12, detractors: 4, n: 24}
	if got := language.Of("en").Number(c.score(), 0); got != "33" {
		t.Errorf("the worked check gives %s, want 33", got)
	}
}

func TestFewCasesPrintCountsAndNoPercentage(t *testing.T) {
	a := New(documenttest.Rich())
	k := &program.KPI{Value: documenttest.Quantity("0.8571", "percent"), Numerator: documenttest.Quantity("6000000", "money"),
		Denominator: documenttest.Quantity("7000000", "money"), FewCases: true}
	if got := documenttest.PlainSpaces(a.Measure(k).Print()); got != "€6 m of €7 m" {
		t.Errorf("few cases print %q", got)
	}
	k.FewCases = false
	if got := documenttest.PlainSpaces(a.Measure(k).Print()); got != "86 %" {
		t.Errorf("many cases print %q", got)
	}
}

func TestAPageAcrossAccountsHasOneUnitOfMoney(t *testing.T) {
	p := documenttest.Rich()
	a := New(p)
	small, large := documenttest.Dec("390555"), documenttest.Dec("3890000")
	if got := documenttest.PlainSpaces(a.Across(p.Groups).Amount(small, "EUR") + " " + a.Across(p.Groups).Amount(large, "EUR")); got !=
		"€0.39 m €3.89 m" {
		t.Errorf("got %q", got)
	}
	if got := documenttest.PlainSpaces(a.Across(nil).Amount(small, "EUR")); got != "€390,555" {
		t.Errorf("a page of small accounts says %q", got)
	}
	if got := documenttest.PlainSpaces(a.Amount(small, "EUR")); got != "€390,555" {
		t.Errorf("an account's own page says %q", got)
	}
}

func TestATargetIsSaidInTheUnitOfItsFigure(t *testing.T) {
	a := New(documenttest.Rich())
	k := &program.KPI{Value: documenttest.Quantity("0.73", "percent"), Numerator: documenttest.Quantity("38", "count"),
		Denominator: documenttest.Quantity("52", "count"), N: 52,
		Target: documenttest.Quantity("0.9", "percent")}
	if got := a.Measure(k).TargetText(); got != "target 47 of 52" {
		t.Errorf("target %q", got)
	}
}

func TestATrendKeepsItsGaps(t *testing.T) {
	p := documenttest.Rich()
	a := New(p)
	trend := a.Measure(&p.Scorecard.KPIs[0]).TrendLine()
	if trend == nil || len(trend.Points) != 4 || trend.Points[1].Known || documenttest.PlainSpaces(trend.First+trend.Last) != "94 %95 %" {
		t.Errorf("trend %+v", trend)
	}
	if got := a.Measure(&program.KPI{Value: documenttest.Quantity("1", "count")}).TrendLine(); got != nil {
		t.Error("one point is no trend")
	}
}

func TestAnAccountsPageNamesWhatIsLateThereAndNothingElse(t *testing.T) {
	p := documenttest.Rich()
	g := p.Groups[0]
	p.Scorecard.Late = []program.Late{{Group: g.Key, What: "visit", Due: documenttest.Day("2026-01-15"), Owner: "Ada"},
		{Group: "another", What: "QBR", Due: documenttest.Day("2026-01-10"), Owner: "Bob"}}
	a := New(p)
	blocks := a.LateOf(g)
	if len(blocks) != 1 || len(blocks[0].(document.Table).Rows) != 1 {
		t.Errorf("late of the account: %+v", blocks)
	}
	p.Scorecard.Late = p.Scorecard.Late[1:]
	if got := New(p).LateOf(g); got != nil {
		t.Errorf("nothing is late there, and the page says %+v", got)
	}
}

func TestEveryFigureHasItsNameInEveryLanguage(t *testing.T) {
	for _, code := range []string{"de", "fr", "es"} {
		phrases := language.Of(code).Phrases()
		for kpi, name := range kpiNames {
			if _, ok := phrases[name]; !ok {
				t.Errorf("%s: %q, the name of %s, is not in the language", code, name, kpi)
			}
		}
	}
}

func TestAFigureNamesItsUnitOnce(t *testing.T) {
	a := New(documenttest.Rich())
	a.Speech = language.Of("de")
	k := &program.KPI{Beside: []program.Labelled{{Code: "hours", Label: "hours", Quantity: documenttest.Quantity("49.3", "hours")}}}
	if got := documenttest.PlainSpaces(a.Measure(k).BesideText("hours")); got != "49,3 Stunden" {
		t.Errorf("got %q", got)
	}
}

func TestADealDoesNotRepeatItsAccountsName(t *testing.T) {
	g := &program.Group{Members: []*program.Account{{Name: "Aurelia Logistics"}}}
	for name, want := range map[string]string{
		"Aurelia Logistics – roll-out Gdańsk": "Roll-out Gdańsk", "Aurelia – Customs": "Customs", "Aurelia: Customs": "Customs",
		"Aurel – Customs": "Aurel – Customs", "Mizukawa – Customs": "Mizukawa – Customs", "Aurelia Logistics": "Aurelia Logistics",
		"Aurelia – ": "Aurelia – ",
	} {
		if got := Deal(g, &program.Opportunity{Name: name}); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

// TestACellIsBriefAtTheEndOfAClause has the whole behind it.
func TestACellIsBriefAtTheEndOfAClause(t *testing.T) {
	for text, want := range map[string]string{
		"first of 323 by revenue (tier 1 is the top 10 %: 33 groups): 4.4 % of active revenue":   "first of 323 by revenue",
		"level for the tier 7.5 (vice president); region 2 (the same), and of the same industry": "level for the tier 7.5 (vice president)",
		"short, and to the point": "",
		"a sentence of one clause that runs on for more than a line of a table has": "",
	} {
		got := Brief(document.Line{{Text: text}})
		if got[0].Brief != want || got[0].Text != text {
			t.Errorf("%q is brief as %q, want %q", text, got[0].Brief, want)
		}
	}
}

func TestWhatAFigureIsMadeOfReadsInItsLanguage(t *testing.T) {
	days := &program.KPI{Numerator: documenttest.Quantity("8263", "days"), Denominator: documenttest.Quantity("9333", "days")}
	rate := &program.KPI{Code: "escalation-rate", Numerator: documenttest.Quantity("44", "count"),
		Denominator: documenttest.Quantity("881.9", "account-months")}
	for _, c := range []struct {
		code string
		k    *program.KPI
		want string
	}{{"en", days, "8,263 of 9,333 days"}, {"de", days, "8.263 von 9.333 Tagen"}, {"de", rate, "44 auf 881,9 Kundenmonate"}} {
		a := New(documenttest.Rich())
		a.Speech = language.Of(c.code)
		if got := documenttest.PlainSpaces(a.Measure(c.k).MadeOf()); got != c.want {
			t.Errorf("%s: %q, want %q", c.code, got, c.want)
		}
	}
}

func TestAScaleOfOursIsAWordOfThePage(t *testing.T) {
	a := New(documenttest.Rich())
	a.Speech = language.Of("de")
	for scale, want := range map[string]string{program.ScaleScorecard: "Lieferantenbewertung", "NPS": "NPS", "Five stars": "Five stars"} {
		if got := a.Scale(&program.Survey{Scale: scale}); got != want {
			t.Errorf("%q is %q, want %q", scale, got, want)
		}
	}
}

// TestARenewalSaysWhoseItIs: an amount beside a group's name is read as the group's.
func TestARenewalSaysWhoseItIs(t *testing.T) {
	for _, c := range []struct{ account, want string }{
		{"Norvik", ""}, {"Norvik Spare parts", "Spare parts"}, {"Norvik – Sea", "Sea"}, {"Norvikson", "Norvikson"},
		{"Fjordline", "Fjordline"},
	} {
		root := &program.Account{Name: "Norvik"}
		unit := &program.Account{Name: c.account, Renewal: documenttest.Day("2027-03-19")}
		if c.account == root.Name {
			unit = root
			unit.Renewal = documenttest.Day("2027-03-19")
		}
		p := documenttest.Rich()
		p.Groups = []*program.Group{{Name: "Norvik", Root: root, Members: []*program.Account{root, unit}}}
		if got, _ := New(p).RenewalWorth(p.Groups[0]); got != c.want {
			t.Errorf("the renewal of %q: %q, want %q", c.account, got, c.want)
		}
	}
}
