package tier

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A Policy is how groups become tiers. Percentages are in percent: 10 is 10 %.
type Policy struct {
	Method          string `yaml:"method" doc:"how groups are ranked: percentile (of the active groups by revenue), abc (by cumulative share of revenue) or weighted (by a score of several parts). Default: percentile"`
	RevenueWindow   string `yaml:"revenue_window" doc:"what is ranked: last_12_months (full months), fiscal_year or calendar_year (the last complete one), or contract_value (a year's value of the contracts that run). Default: last_12_months"`
	FiscalYearStart int    `yaml:"-"` // first month of the fiscal year, 1 to 12; the configuration's own key, shared by the stages

	Tier1         program.Decimal `yaml:"tier_1" doc:"top percent of the active groups that are tier 1, rounded up, at least one. Default: 10" unit:"percent"`
	Tier2         program.Decimal `yaml:"tier_2" doc:"top percent of the active groups at which tier 2 ends, tier 1 included. Default: 15" unit:"percent"`
	Tier1Out      program.Decimal `yaml:"tier_1_out" doc:"top percent below which a group of tier 1 is outside the band. Default: 12.5" unit:"percent"`
	Tier2Out      program.Decimal `yaml:"tier_2_out" doc:"top percent below which a group of tier 2 is outside the band. Default: 17.5" unit:"percent"`
	QuartersOut   int             `yaml:"quarters_out" doc:"quarter-ends in a row outside the band before a group is proposed to leave. Default: 2"`
	StayMonths    int             `yaml:"stay_months" doc:"months that a group stays in a tier before it may be proposed to leave. Default: 12"`
	Concentration program.Decimal `yaml:"concentration" doc:"percent of active revenue above which one group alone is named as a concentration. Default: 20" unit:"percent"`

	AddIns []string `yaml:"add_ins" doc:"marks in the accounts table that bring an active group into tier 2: new-market, industry-expansion, must-not-lose, known-issue. Default: all four"`

	TroubleDays   int             `yaml:"trouble_days" doc:"days after which a single sign of trouble is enough to propose an add-in; two signs are enough at once. Default: 60"`
	TroubleTop    program.Decimal `yaml:"trouble_top" doc:"revenue floor of add-ins by trouble: only groups in this top percent of the active ones are proposed. Default: 50" unit:"percent"`
	TroubleFloor  program.Decimal `yaml:"trouble_floor" doc:"revenue floor of add-ins by trouble as an amount in the reporting currency, beside the percent. Default: 0, none"`
	TroubleOneIn  int             `yaml:"trouble_one_in" doc:"at most one in this many of tier 2 may be an add-in by trouble, proposed or confirmed; 0 proposes none. Default: 3"`
	RevenueFall   program.Decimal `yaml:"revenue_fall" doc:"percent by which revenue must have fallen to be a sign of trouble. Default: 20" unit:"percent"`
	SurveyDays    int             `yaml:"survey_days" doc:"days for which a survey answer counts. Default: 365"`
	SurveyBad     program.Decimal `yaml:"survey_bad" doc:"percent of a satisfaction scale at or below which an answer is bad; NPS answers of 0 to 6 always are. Default: 40" unit:"percent"`
	TroubleIgnore []string        `yaml:"trouble_ignore" doc:"signs of trouble that do not count: severe-issue, billing-problem, open-escalation, falling-revenue, bad-survey, poor-health, competitor. Default: none"`

	ABCTier1 program.Decimal `yaml:"abc_tier_1" doc:"method abc: cumulative percent of active revenue at which tier 1 ends. Default: 80" unit:"percent"`
	ABCTier2 program.Decimal `yaml:"abc_tier_2" doc:"method abc: cumulative percent of active revenue at which tier 2 ends. Default: 95" unit:"percent"`
	ABCBand  program.Decimal `yaml:"abc_band" doc:"method abc: percentage points beyond its tier's end at which a group is outside the band. Default: 2.5" unit:"percent"`
	Weights  Weights         `yaml:"weights" doc:"method weighted: what each part of the score counts"`
}

// Weights are the points of each part of the weighted score. A part that is not
// known of a group is left out of its score, never counted as zero.
type Weights struct {
	Revenue   program.Decimal `yaml:"revenue" doc:"points for revenue, in full for the largest group. Default: 50"`
	Growth    program.Decimal `yaml:"growth" doc:"points for the change of revenue, in full at twice the revenue before, none at a loss of half. Default: 15"`
	Pipeline  program.Decimal `yaml:"pipeline" doc:"points for open opportunities, in full for the largest sum. Default: 15"`
	Potential program.Decimal `yaml:"potential" doc:"points for untapped potential as the account manager states it, in full for the largest. Default: 10"`
	Strategic program.Decimal `yaml:"strategic" doc:"points for the marks new market, industry expansion and must not lose, a third each. Default: 10"`
}

// Defaults is the policy of a program that configures nothing.
func Defaults() Policy {
	d := program.NewDecimal
	tenths := func(n int64) program.Decimal { return d(n).Shift(-1) }
	return Policy{
		Method: "percentile", RevenueWindow: "last_12_months", FiscalYearStart: 1,
		Tier1: d(10), Tier2: d(15), Tier1Out: tenths(125), Tier2Out: tenths(175),
		QuartersOut: 2, StayMonths: 12, Concentration: d(20),
		AddIns:      codes(decisions),
		TroubleDays: 60, TroubleTop: d(50), TroubleOneIn: 3,
		RevenueFall: d(20), SurveyDays: 365, SurveyBad: d(40),
		ABCTier1: d(80), ABCTier2: d(95), ABCBand: tenths(25),
		Weights: Weights{Revenue: d(50), Growth: d(15), Pipeline: d(15), Potential: d(10), Strategic: d(10)},
	}
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	for _, check := range []error{p.validateWords(), p.validateCuts(), p.validateCounts(), p.Weights.validate()} {
		if check != nil {
			return check
		}
	}
	return nil
}

func (p Policy) validateWords() error {
	if methodNamed(p.Method) == nil {
		return fmt.Errorf("method %q is not one of %s", p.Method, names(methods, func(m method) string { return m.name }))
	}
	if basisNamed(p.RevenueWindow) == nil {
		return fmt.Errorf("revenue_window %q is not one of %s", p.RevenueWindow, names(bases, func(b basis) string { return b.name }))
	}
	if err := known("add_ins", p.AddIns, codes(decisions)); err != nil {
		return err
	}
	return known("trouble_ignore", p.TroubleIgnore, codes(signals))
}

func (p Policy) validateCuts() error {
	percents := []struct {
		key   string
		value program.Decimal
	}{
		{"tier_1", p.Tier1}, {"tier_2", p.Tier2}, {"tier_1_out", p.Tier1Out}, {"tier_2_out", p.Tier2Out},
		{"concentration", p.Concentration}, {"trouble_top", p.TroubleTop},
		{"revenue_fall", p.RevenueFall}, {"survey_bad", p.SurveyBad},
		{"abc_tier_1", p.ABCTier1}, {"abc_tier_2", p.ABCTier2}, {"abc_band", p.ABCBand},
	}
	for _, v := range percents {
		if v.value.Sign() < 0 || v.value.GreaterThan(hundred) {
			return fmt.Errorf("%s is %s; write a percentage from 0 to 100", v.key, v.value)
		}
	}
	order := []struct {
		low, high string
		wrong     bool
	}{
		{"tier_2", "tier_1", p.Tier2.LessThan(p.Tier1)},
		{"tier_1_out", "tier_1", p.Tier1Out.LessThan(p.Tier1)},
		{"tier_2_out", "tier_2", p.Tier2Out.LessThan(p.Tier2)},
		{"tier_2_out", "tier_1_out", p.Tier2Out.LessThan(p.Tier1Out)},
		{"abc_tier_2", "abc_tier_1", p.ABCTier2.LessThan(p.ABCTier1)},
	}
	for _, o := range order {
		if o.wrong {
			return fmt.Errorf("%s is below %s; write at least as much", o.low, o.high)
		}
	}
	return nil
}

func (p Policy) validateCounts() error {
	if p.FiscalYearStart < 1 || p.FiscalYearStart > 12 {
		return fmt.Errorf("fiscal_year_start is %d; write a month from 1 to 12", p.FiscalYearStart)
	}
	counts := []struct {
		key   string
		value int
	}{{"quarters_out", p.QuartersOut}, {"stay_months", p.StayMonths}, {"trouble_days", p.TroubleDays},
		{"trouble_one_in", p.TroubleOneIn}, {"survey_days", p.SurveyDays}}
	for _, c := range counts {
		if c.value < 0 {
			return fmt.Errorf("%s is %d; write 0 or more", c.key, c.value)
		}
	}
	if p.TroubleFloor.Sign() < 0 {
		return fmt.Errorf("trouble_floor is %s; write 0 or an amount above it", p.TroubleFloor)
	}
	return nil
}

func (w Weights) validate() error {
	total := program.Zero
	for _, part := range parts {
		if part.weight(w).Sign() < 0 {
			return fmt.Errorf("weights.%s is %s; write 0 or more", part.key, part.weight(w))
		}
		total = total.Add(part.weight(w))
	}
	if total.Sign() == 0 {
		return fmt.Errorf("weights are all 0; write a weight above 0 for at least one part")
	}
	return nil
}

func known(key string, given, all []string) error {
	for _, code := range given {
		if !slices.Contains(all, code) {
			return fmt.Errorf("%s names %q, which is not one of %s", key, code, strings.Join(all, ", "))
		}
	}
	return nil
}

func names[T any](list []T, name func(T) string) string {
	var out []string
	for _, v := range list {
		out = append(out, name(v))
	}
	return strings.Join(out, ", ")
}

func codes(rules []Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.Code)
	}
	return out
}
