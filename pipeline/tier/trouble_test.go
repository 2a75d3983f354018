package tier_test

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/tier"
)

// big is a company of 120 groups: 12 in tier 1, 6 in tier 2, so that two
// add-ins by trouble may be proposed.
func big() company { return today().ranked(120) }

func TestSignsOfTrouble(t *testing.T) {
	yes := program.Yes
	for _, c := range []struct {
		name   string
		change func(*program.Group)
		want   string // codes with dates
	}{
		{"a severe open issue is a sign, since it was opened", issue(program.Severe, false, "2026-09-01"), "severe-issue 2026-09-01"},
		{"a major issue is none", issue(program.Major, false, "2026-09-01"), ""},
		{"a severe issue opened after the day of the book is none", issue(program.Severe, false, "2026-10-01"), ""},
		{"a severe issue closed before the day is none", func(g *program.Group) {
			g.Issues = []*program.Issue{{Account: g.Key, Severity: program.Severe, Opened: date("2026-08-01"), Closed: date("2026-09-01")}}
		}, ""},
		{"a severe issue closed after the day was still open then", func(g *program.Group) {
			g.Issues = []*program.Issue{{Account: g.Key, Severity: program.Severe, Opened: date("2026-08-01"), Closed: date("2026-10-01")}}
		}, "severe-issue 2026-08-01"},
		{"a severe billing problem is one sign, not two", issue(program.Severe, true, "2026-09-01"), "billing-problem 2026-09-01"},
		{"a billing problem of unknown severity is a sign", issue(program.SeverityUnknown, true, "2026-09-01"),
			"billing-problem 2026-09-01"},
		{"a minor billing problem is none", issue(program.Minor, true, "2026-09-01"), ""},
		{"an open escalation is a sign", escalated("2026-09-20"), "open-escalation 2026-09-20"},
		{"a resolved escalation is none", func(g *program.Group) {
			g.Escalations = []*program.Escalation{{Accounts: []string{g.Key}, Opened: date("2026-09-01"), Resolved: date("2026-09-30")}}
		}, ""},
		{"revenue down by a fifth is a sign, dated by the book that sees it", earlier(76250), "falling-revenue 2026-09-30"},
		{"revenue down by less is none", earlier(76249), ""},
		{"no revenue before is no fall", func(*program.Group) {}, ""},
		{"an NPS answer of six is bad", survey("NPS", 6, "2026-06-01"), "bad-survey 2026-06-01"},
		{"an NPS answer of seven is not", survey("NPS", 7, "2026-06-01"), ""},
		{"two of five is bad where the scale goes to five",
			func(g *program.Group) { survey("CSAT", 2, "2026-06-01")(g); survey("CSAT", 5, "2026-06-01")(g) }, "bad-survey 2026-06-01"},
		{"three of five is not", func(g *program.Group) { survey("CSAT", 3, "2026-06-01")(g); survey("CSAT", 5, "2026-06-01")(g) }, ""},
		{"four of ten is bad where the scale goes to ten", func(g *program.Group) {
			survey("scorecard", 4, "2026-06-01")(g)
			survey("scorecard", 9, "2026-06-01")(g)
		}, "bad-survey 2026-06-01"},
		{"forty of a hundred is bad where the scale goes to a hundred",
			func(g *program.Group) { survey("CSAT", 40, "2026-06-01")(g); survey("CSAT", 90, "2026-06-01")(g) }, "bad-survey 2026-06-01"},
		{"an answer of more than a year ago does not count", survey("NPS", 0, "2025-09-30"), ""},
		{"a respondent's newer answer replaces the bad one", func(g *program.Group) {
			survey("NPS", 2, "2026-05-01")(g)
			survey("NPS", 9, "2026-06-01")(g)
			for _, s := range g.Surveys {
				s.Respondent = "Ann Ex"
			}
		}, ""},
		{"poor health is a sign", root(func(a *program.Account) { a.HealthPoor = yes }), "poor-health 2026-09-30"},
		{"good health is none", root(func(a *program.Account) { a.HealthPoor = program.No }), ""},
		{"a competitor is a sign", root(func(a *program.Account) { a.Competitor = "Rival" }), "competitor 2026-09-30"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := assign(big().with("x", 61000, c.change), nil).of(t, "x")
			var got []string
			for _, sign := range s.Signals {
				got = append(got, sign.Code+" "+sign.Since.String())
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("signs %q, want %q", strings.Join(got, ", "), c.want)
			}
		})
	}
	t.Run("trouble in a child names the child", func(t *testing.T) {
		c := big().change("050", member("050b", func(a *program.Account) { a.Competitor = "Rival" }))
		if s := assign(c, nil).of(t, "050").Signals; len(s) != 1 || s[0].Member != "Member 050b" ||
			s[0].Text != "competitor present: Rival at Member 050b" {
			t.Errorf("signals %+v", s)
		}
	})
	t.Run("a sign that the policy ignores is none", func(t *testing.T) {
		s := assign(big().change("050", escalated("2026-01-01")), nil,
			func(p *tier.Policy) { p.TroubleIgnore = []string{"open-escalation"} }).of(t, "050")
		if len(s.Signals) != 0 {
			t.Errorf("signals %+v", s.Signals)
		}
	})
}

func TestAddInsByTroubleAreProposed(t *testing.T) {
	both := func(g *program.Group) { escalated("2026-09-20")(g); issue(program.Severe, false, "2026-09-25")(g) }
	for _, c := range []struct {
		name   string
		facts  company
		policy func(*tier.Policy)
		group  string
		want   string
	}{
		{name: "one severe ticket does not buy an executive", facts: big().change("050", issue(program.Severe, false, "2026-09-20")),
			group: "050", want: "3 revenue-rank"},
		{name: "two signs at once propose an add-in", facts: big().change("050", both), group: "050", want: "3 revenue-rank; add-in to 2"},
		{name: "two issues are still one sign", facts: big().change("050", issue(program.Severe, false, "2026-09-20")).change("050",
			issue(program.Severe, false, "2026-09-21")), group: "050", want: "3 revenue-rank"},
		{name: "one sign for sixty days proposes an add-in", facts: big().change("050", escalated("2026-08-01")), group: "050",
			want: "3 revenue-rank; add-in to 2"},
		{name: "one sign for fifty-nine days does not", facts: big().change("050", escalated("2026-08-02")), group: "050",
			want: "3 revenue-rank"},
		{name: "a group in the lower half is below the floor", facts: big().change("061", both), group: "061", want: "3 revenue-rank"},
		{name: "the last group of the upper half is above it", facts: big().change("060", both), group: "060",
			want: "3 revenue-rank; add-in to 2"},
		{name: "a floor as an amount counts beside the half", facts: big().change("050", both),
			policy: func(p *tier.Policy) { p.TroubleFloor = program.NewDecimal(71001) }, group: "050", want: "3 revenue-rank"},
		{name: "revenue at the floor is enough", facts: big().change("050", both),
			policy: func(p *tier.Policy) { p.TroubleFloor = program.NewDecimal(71000) }, group: "050", want: "3 revenue-rank; add-in to 2"},
		{name: "a group without revenue is below every floor", facts: big().with("x", 0, both), group: "x", want: "3 revenue-none"},
		{name: "a group in the program is not proposed", facts: big().change("001", both), group: "001", want: "1 revenue-rank"},
		{name: "a group that a person put outside is not proposed", facts: big().change("050", both).change("050", override(3, "")),
			group: "050", want: "3 override, revenue-rank"},
		{name: "no share for trouble proposes nobody", facts: big().change("050", both),
			policy: func(p *tier.Policy) { p.TroubleOneIn = 0 }, group: "050", want: "3 revenue-rank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			policy := func(*tier.Policy) {}
			if c.policy != nil {
				policy = c.policy
			}
			if s := assign(c.facts, nil, policy).of(t, c.group); say(s) != c.want {
				t.Errorf("got %q, want %q", say(s), c.want)
			}
		})
	}
}

func TestAddInsByTroubleAreAtMostAThirdOfTier2(t *testing.T) {
	c := big()
	for _, key := range []string{"030", "031", "032", "033"} {
		c = c.change(key, escalated("2026-01-01"))
	}
	c = c.change("033", root(func(a *program.Account) { a.Competitor = "Rival" }))
	proposed := func(r result) string {
		var out []string
		for _, s := range r.standings {
			if s.Proposed != nil {
				out = append(out, s.Group)
			}
		}
		return sprint(out)
	}
	r := assign(c, nil)
	if got := proposed(r); got != "[030 033]" {
		t.Errorf("of six in tier 2, the two with the most signs and revenue are proposed; got %s", got)
	}
	if got := noteCodes(r.of(t, "031")); got != "open-escalation, trouble-over-share" || r.found("trouble-over-share") != 1 {
		t.Errorf("who is over the share has notes %q and %d findings", got, r.found("trouble-over-share"))
	}
	confirmed := assign(c.change("030", override(2, "2027-01-01")), nil)
	if got := confirmed.of(t, "030"); got.Reasons[0].Code != "trouble-confirmed" {
		t.Errorf("a confirmed proposal has reason %q", got.Reasons[0].Code)
	}
	if got := proposed(confirmed); got != "[033]" {
		t.Errorf("a confirmed add-in takes a place of the share; got %s", got)
	}
}

func TestAPolicyThatMakesNoSenseIsRefusedByItsKey(t *testing.T) {
	for _, c := range []struct {
		key    string
		change func(*tier.Policy)
	}{
		{"method", func(p *tier.Policy) { p.Method = "dice" }},
		{"revenue_window", func(p *tier.Policy) { p.RevenueWindow = "ever" }},
		{"fiscal_year_start", func(p *tier.Policy) { p.FiscalYearStart = 13 }},
		{"tier_1", func(p *tier.Policy) { p.Tier1 = program.NewDecimal(-1) }},
		{"tier_2", func(p *tier.Policy) { p.Tier2 = program.NewDecimal(9) }},
		{"tier_2", func(p *tier.Policy) { p.Tier2 = program.NewDecimal(101) }},
		{"tier_1_out", func(p *tier.Policy) { p.Tier1Out = program.NewDecimal(9) }},
		{"tier_2_out", func(p *tier.Policy) { p.Tier2Out = program.NewDecimal(14) }},
		{"quarters_out", func(p *tier.Policy) { p.QuartersOut = -1 }},
		{"stay_months", func(p *tier.Policy) { p.StayMonths = -1 }},
		{"add_ins", func(p *tier.Policy) { p.AddIns = []string{"friends"} }},
		{"trouble_ignore", func(p *tier.Policy) { p.TroubleIgnore = []string{"rain"} }},
		{"trouble_floor", func(p *tier.Policy) { p.TroubleFloor = program.NewDecimal(-1) }},
		{"abc_tier_2", func(p *tier.Policy) { p.ABCTier2 = program.NewDecimal(10) }},
		{"weights.revenue", func(p *tier.Policy) { p.Weights.Revenue = program.NewDecimal(-1) }},
		{"weights", func(p *tier.Policy) { p.Weights = tier.Weights{} }},
	} {
		p := tier.Defaults()
		c.change(&p)
		if err := p.Validate(); err == nil || !strings.HasPrefix(err.Error(), c.key+" ") {
			t.Errorf("%s: error %v", c.key, err)
		}
	}
	if err := tier.Defaults().Validate(); err != nil {
		t.Errorf("the defaults are refused: %v", err)
	}
	for month, fits := range map[int]bool{0: false, 1: true, 12: true, 13: false} {
		p := tier.Defaults()
		if p.FiscalYearStart = month; (p.Validate() == nil) != fits {
			t.Errorf("a fiscal year that begins in month %d is taken: %v", month, !fits)
		}
	}
}

func TestEveryReasonHasARuleThatDocumentsIt(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range tier.Rules() {
		if r.Code == "" || r.Kind == "" || r.Why == "" || r.Doc == "" || seen[r.Code] {
			t.Errorf("rule %q of kind %q lacks words or stands twice", r.Code, r.Kind)
		}
		seen[r.Code] = true
	}
	c := big().change("030", escalated("2026-01-01")).change("031", escalated("2026-01-01")).change("032", escalated("2026-01-01")).
		change("001", survey("NPS", 1, "2026-08-01")).change("040", override(2, "2026-01-01")).with("x", 0,
		root(func(a *program.Account) { a.NewMarket = program.Yes }))
	for _, s := range assign(c, past(c, "2026-06-30")).standings {
		all := append(s.Reasons, s.Notes...)
		if s.Proposed != nil {
			all = append(all, s.Proposed.Reasons...)
		}
		for _, r := range all {
			if !seen[r.Code] {
				t.Errorf("reason %q has no rule", r.Code)
			}
		}
	}
}
