package plan

import (
	"fmt"
	"slices"

	"sponsorbook/pipeline/program"
)

// A Policy is how the plan is made.
type Policy struct {
	Tier1InPerson int `yaml:"tier_1_in_person" doc:"sponsor visits in person a year at a tier 1 account. Default: 2"`
	Tier1Virtual  int `yaml:"tier_1_virtual" doc:"other sponsor contacts a year with a tier 1 account. Default: 2"`
	Tier1QBRs     int `yaml:"tier_1_qbrs" doc:"QBRs a year with a tier 1 account, one a quarter at most. Default: 4"`
	Tier2InPerson int `yaml:"tier_2_in_person" doc:"sponsor visits in person a year at a tier 2 account. Default: 1"`
	Tier2Virtual  int `yaml:"tier_2_virtual" doc:"other sponsor contacts a year with a tier 2 account. Default: 1"`

	Budget     int `yaml:"budget" doc:"lines a year and account, at most. Default: 15"`
	DetailDays int `yaml:"detail_days" doc:"days that the plan shows in detail. Default: 90"`

	GoalDays     int             `yaml:"goal_days" doc:"working days before a meeting by which goal and agenda are agreed. Default: 15"`
	BriefingDays int             `yaml:"briefing_days" doc:"working days before a meeting by which the sponsor has the briefing. Default: 5"`
	CoachingDays int             `yaml:"coaching_days" doc:"working days before a meeting by which the account manager coaches. Default: 2"`
	DebriefDays  int             `yaml:"debrief_days" doc:"working days after a meeting by which it is debriefed. Default: 3"`
	PromiseDays  int             `yaml:"promise_days" doc:"working days after a meeting by which its promises are kept or dated. Default: 10"`
	IntroDays    int             `yaml:"introduction_days" doc:"days after a new pairing by which the sponsor is introduced. Default: 30"`
	SurveyDays   int             `yaml:"survey_days" doc:"days after a survey by which its results are reviewed. Default: 30"`
	OccasionDays int             `yaml:"occasion_days" doc:"days ahead in which occasions are looked for. Default: 365"`
	LargeShare   program.Decimal `yaml:"large_opportunity" doc:"an open opportunity is large from this percentage of the account's annual revenue. Default: 10"`

	FiscalYearStart int      `yaml:"-"` // the configuration's own key, shared by the stages
	QuarterEnd      bool     `yaml:"visits_in_quarter_end" doc:"whether visits are proposed in the last week of a fiscal quarter. Default: false"`
	Country         string   `yaml:"country" doc:"our country where a person's own is not known, ISO code or English name. Default: none, weekends only"`
	Closed          []string `yaml:"closed" doc:"days or ranges on which we are closed, YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD. Default: none"`
	Off             []string `yaml:"off" doc:"codes of rules that are switched off. Default: none"`
}

// Defaults are the cadences and days as published.
func Defaults() Policy {
	return Policy{Tier1InPerson: 2, Tier1Virtual: 2, Tier1QBRs: 4, Tier2InPerson: 1, Tier2Virtual: 1,
		Budget: 15, DetailDays: 90, GoalDays: 15, BriefingDays: 5, CoachingDays: 2, DebriefDays: 3, PromiseDays: 10,
		IntroDays: 30, SurveyDays: 30, OccasionDays: 365, LargeShare: program.NewDecimal(10), FiscalYearStart: 1}
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	for _, v := range []struct {
		key       string
		n, lo, hi int
	}{
		{"tier_1_in_person", p.Tier1InPerson, 0, 12}, {"tier_1_virtual", p.Tier1Virtual, 0, 12},
		{"tier_1_qbrs", p.Tier1QBRs, 0, 4}, {"tier_2_in_person", p.Tier2InPerson, 0, 12},
		{"tier_2_virtual", p.Tier2Virtual, 0, 12}, {"budget", p.Budget, 1, 200}, {"detail_days", p.DetailDays, 1, 366},
	} {
		if v.n < v.lo || v.n > v.hi {
			return fmt.Errorf("%s is %d; write a number from %d to %d", v.key, v.n, v.lo, v.hi)
		}
	}
	for _, code := range p.Off {
		if !slices.ContainsFunc(Rules, func(r Rule) bool { return r.Code == code }) {
			return fmt.Errorf("off names %q, which is no rule of the plan", code)
		}
	}
	if p.Country != "" && countryCode(p.Country) == "" {
		return fmt.Errorf("country %q is not known; write its ISO code, as in DE", p.Country)
	}
	if _, err := closures(p.Closed); err != nil {
		return fmt.Errorf("closed: %w", err)
	}
	return nil
}
