package document

import (
	"slices"
	"strings"
	"testing"

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
				c.StanceOn = day("2023-11-20")
			}
		}, Thin, "where they stand"},
		{"without a booked meeting no goal is missing", func(g *program.Group) { g.Meetings = g.Meetings[:1] }, Ready, ""},
		{"a bare export is facts only", func(g *program.Group) {
			g.Contacts, g.Meetings, g.Profiles = nil, nil, nil
		}, FactsOnly, "who decides, last visit, what to say, what they want"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := rich()
			c.change(p.Groups[0])
			got, missing := ReadinessOf(p, p.Groups[0])
			if got != c.want || strings.Join(missing, ", ") != c.missing {
				t.Errorf("%s, missing %v; want %s, missing %s", got, missing, c.want, c.missing)
			}
		})
	}
}

func TestWhatTheyWillRaiseComesInOrder(t *testing.T) {
	p := rich()
	g := p.Groups[0]
	var ranks []int
	for _, c := range newAuthor(p).concerns(g) {
		ranks = append(ranks, c.rank)
	}
	if want := []int{broken, severe, severe, owed, kept}; !slices.Equal(ranks, want) {
		t.Errorf("ranks %v, want %v", ranks, want)
	}
}

func TestOverdueIsWhatWasNotKeptByItsDay(t *testing.T) {
	now := day("2026-11-21")
	cases := []struct {
		name string
		p    program.Promise
		want bool
	}{
		{"due yesterday and open", program.Promise{Due: now - 1}, true},
		{"due today is not overdue", program.Promise{Due: now}, false},
		{"kept is never overdue", program.Promise{Due: now - 1, Kept: program.Yes}, false},
		{"without a day nothing is overdue", program.Promise{}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := overdue(&c.p, now); got != c.want {
				t.Errorf("overdue %v", got)
			}
		})
	}
}

func TestAStanceExpiresAfterTwoYears(t *testing.T) {
	now := day("2026-11-21")
	cases := []struct {
		name string
		on   program.Date
		want program.Stance
	}{
		{"of two years ago to the day stands", day("2024-11-21"), program.Opposed},
		{"a day older is unknown", day("2024-11-20"), program.StanceUnknown},
		{"an undated one stands", 0, program.Opposed},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := stance(&program.Contact{Stance: program.Opposed, StanceOn: c.on}, now); got != c.want {
				t.Errorf("stance %v", got)
			}
		})
	}
}

func TestTheChartPutsPeopleUnderWhomTheyReportTo(t *testing.T) {
	people := []*program.Contact{
		{Key: "3", Name: "Three", ReportsTo: "Two"}, {Key: "2", Name: "Two", ReportsTo: "1"}, {Key: "1", Name: "One", Role: program.Decides},
		{Key: "4", Name: "Circle A", ReportsTo: "5"}, {Key: "5", Name: "Circle B", ReportsTo: "4"}, {Key: "6", Name: "Self", ReportsTo: "6"},
	}
	var got []string
	for _, s := range chart(people) {
		got = append(got, strings.Repeat(".", s.depth)+s.Name)
	}
	want := []string{"One", ".Two", "..Three", "Circle B", ".Circle A", "Self"}
	if !slices.Equal(got, want) {
		t.Errorf("chart %q, want %q", got, want)
	}
}

func TestNobodyIsCalledNeverMetWhereNoExportTells(t *testing.T) {
	p := rich()
	for _, c := range p.Contacts {
		c.LastContact = 0
	}
	for _, m := range p.Meetings {
		m.Theirs = nil
	}
	a := newAuthor(p)
	if names := a.unmet(p.Groups[0]); len(names) > 0 {
		t.Errorf("called never met: %d", len(names))
	}
	if only := a.onlyThread(p.Groups[0]); only != nil {
		t.Errorf("called the only thread: %s", only.Name)
	}
}

func TestASingleThreadIsSaid(t *testing.T) {
	p := rich()
	g := p.Groups[0]
	g.Meetings = nil
	for _, c := range g.Contacts[1:] {
		c.LastContact = day("2025-01-01")
	}
	if note := newAuthor(p).peopleNote(g, nil); !strings.Contains(note, "a single thread: in a year only Pieter de Vos") {
		t.Errorf("note %q", note)
	}
}

func TestTheRenewalIsTheNextOneAhead(t *testing.T) {
	now := day("2026-11-21")
	g := func(days ...string) *program.Group {
		var members []*program.Account
		for _, d := range days {
			members = append(members, &program.Account{Name: d, Renewal: day(d)})
		}
		return group(members...)
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
			if r, _ := renewalOf(c.g, now); r.day.String() != c.want {
				t.Errorf("renewal %s", r.day)
			}
		})
	}
}

func TestOneAnswerARespondentTheLatest(t *testing.T) {
	year := program.Period{From: day("2026-01-01"), To: day("2026-12-31")}
	score := func(d, who, s string) *program.Survey {
		return &program.Survey{Date: day(d), Respondent: who, Scale: "NPS", Score: program.NewNumber(dec(s))}
	}
	got := answersOf([]*program.Survey{score("2026-02-01", "A", "2"), score("2026-03-01", "a", "10"), score("2026-03-01", "", "9"),
		score("2026-04-01", "", "9"), score("2025-04-01", "B", "9"), {Date: day("2026-05-01"), Scale: "NPS"}}, "NPS", year)
	if c := nps(got); c.n != 3 || c.promoters != 3 {
		t.Errorf("%+v", c)
	}
	c := npsCount{promoters: 12, detractors: 4, n: 24}
	if got := english.number(c.score(), 0); got != "33" {
		t.Errorf("the worked check gives %s, want 33", got)
	}
}

func TestFewCasesPrintCountsAndNoPercentage(t *testing.T) {
	a := newAuthor(rich())
	k := &program.KPI{Value: quantity("0.8571", "percent"), Numerator: quantity("6000000", "money"), Denominator: quantity("7000000", "money"), N: 9}
	if got := plainSpaces(a.kpiValue(k)); got != "€6 m of €7 m" {
		t.Errorf("nine cases print %q", got)
	}
	k.N = 10
	if got := plainSpaces(a.kpiValue(k)); got != "86 %" {
		t.Errorf("ten cases print %q", got)
	}
}

func TestATargetIsSaidInTheUnitOfItsFigure(t *testing.T) {
	a := newAuthor(rich())
	k := &program.KPI{Value: quantity("0.73", "percent"), Numerator: quantity("38", "count"), Denominator: quantity("52", "count"), N: 52,
		Target: quantity("0.9", "percent")}
	if got := a.target(k); got != "target 47 of 52" {
		t.Errorf("target %q", got)
	}
	if !missesTarget(k) {
		t.Error("38 of 52 misses 47 of 52")
	}
	late := &program.KPI{Code: "time-to-resolve", Value: quantity("12", "days"), Target: quantity("10", "days")}
	if !missesTarget(late) {
		t.Error("twelve days miss a target of ten")
	}
}

func TestATrendKeepsItsGaps(t *testing.T) {
	p := rich()
	a := newAuthor(p)
	trend := a.trend(&p.Scorecard.KPIs[0])
	if trend == nil || len(trend.Points) != 4 || trend.Points[1].Known || plainSpaces(trend.First+trend.Last) != "94 %95 %" {
		t.Errorf("trend %+v", trend)
	}
	if got := a.trend(&program.KPI{Value: quantity("1", "count")}); got != nil {
		t.Error("one point is no trend")
	}
}

func TestAgendasOfOneDayAreNumbered(t *testing.T) {
	p := rich()
	g := p.Groups[0]
	second := *g.Meetings[1]
	second.Start = "16:00"
	g.Meetings = append(g.Meetings, &second)
	sheets := newAuthor(p).agendas(g)
	if len(sheets) != 2 || sheets[1].path != sheets[0].path+"-2" {
		t.Errorf("sheets %+v", sheets)
	}
}

func TestAReissuedPageIsOfItsMeetingAndSaysWhatChanged(t *testing.T) {
	p := rich()
	g := p.Groups[0]
	d := NewBriefer(p).Reissue(g, Full, "m0", p.Changes[:1])
	text := dump(d)
	if !strings.Contains(plainSpaces(text), "Thursday 14 May") || !strings.Contains(text, "Changed since the book:") {
		t.Error(text)
	}
	if text := dump(NewBriefer(p).Reissue(g, Travel, "m1", p.Changes)); strings.Contains(text, "Changed") {
		t.Error("the travel copy tells what changed")
	}
}
