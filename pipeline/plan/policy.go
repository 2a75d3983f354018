package plan

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A Policy is how the plan is made.
type Policy struct {
	Tier1InPerson int    `yaml:"tier_1_in_person" doc:"sponsor visits in person a year at a tier 1 account. Default: 2"`
	Tier1Virtual  int    `yaml:"tier_1_virtual" doc:"other sponsor contacts a year with a tier 1 account. Default: 2"`
	Tier1QBRs     int    `yaml:"tier_1_qbrs" doc:"QBRs a year with a tier 1 account, one a quarter at most. Default: 4"`
	QBRSponsor    bool   `yaml:"qbr_with_sponsor" doc:"whether the sponsor is part of every QBR. Default: true"`
	QBRForm       string `yaml:"qbr_form" doc:"how QBRs are held: in person, virtual or either. Default: either"`
	Tier2InPerson int    `yaml:"tier_2_in_person" doc:"sponsor visits in person a year at a tier 2 account. Default: 1"`
	Tier2Virtual  int    `yaml:"tier_2_virtual" doc:"other sponsor contacts a year with a tier 2 account. Default: 1"`

	EstablishingCalls int `yaml:"establishing_calls" doc:"further sponsor contacts a year while a relationship is being established. Default: 1"`

	NewcomerMonths int `yaml:"newcomer_months" doc:"months for which an account manager of a tier 1 account counts as new to it; 0 never. Default: 6"`
	AloneYears     int `yaml:"alone_years" doc:"years from which an account manager who holds a tier 1 account alone is named; 0 never. Default: 5"`

	Apart int `yaml:"meetings_apart" doc:"days that lie at least between two meetings of one kind. Default: 42"`

	Budget     int `yaml:"budget" doc:"lines a year and account that something triggers, at most; meetings, reviews, calls and plans of the cadence are not counted. Default: 15"`
	DetailDays int `yaml:"detail_days" doc:"days that the plan shows in detail. Default: 90"`

	GoalDays             int             `yaml:"goal_days" doc:"working days before a meeting by which goal and agenda are agreed. Default: 15"`
	BriefingDays         int             `yaml:"briefing_days" doc:"working days before a meeting by which the sponsor has the briefing. Default: 5"`
	CoachingDays         int             `yaml:"coaching_days" doc:"working days before a meeting by which the account manager coaches. Default: 2"`
	DebriefDays          int             `yaml:"debrief_days" doc:"working days after a meeting by which it is debriefed. Default: 3"`
	PromiseDays          int             `yaml:"promise_days" doc:"working days after a meeting by which its promises are kept or dated. Default: 10"`
	IntroDays            int             `yaml:"introduction_days" doc:"days after a new pairing by which the sponsor is introduced. Default: 30"`
	SurveyDays           int             `yaml:"survey_days" doc:"days after a survey by which its results are reviewed. Default: 30"`
	OpposedDays          int             `yaml:"opposed_days" doc:"days within which a peer visits one who decides and is against us. Default: 60"`
	FindOutDays          int             `yaml:"find_out_days" doc:"days within which it is found out who decides and where they stand. Default: 45"`
	BroadenDays          int             `yaml:"broaden_days" doc:"days within which a second contact is made where everything hangs on one. Default: 90"`
	NameSponsorDays      int             `yaml:"name_sponsor_days" doc:"days within which a sponsor is named. Default: 30"`
	HandoverDays         int             `yaml:"handover_days" doc:"days before a sponsor leaves, and after another took over, in which both meet the customer. Default: 60"`
	FarewellDays         int             `yaml:"farewell_days" doc:"days within which the sponsor thanks an account that leaves the program. Default: 60"`
	RestDays             int             `yaml:"rest_days" doc:"days after which a closed line comes again while its reason is still there. Default: 180"`
	EscalationResponse   int             `yaml:"escalation_response" doc:"working days after an escalation was opened by which the customer has a response. Default: 2"`
	EscalationCause      int             `yaml:"escalation_cause" doc:"working days by which its cause is found. Default: 10"`
	EscalationCorrection int             `yaml:"escalation_correction" doc:"days by which the corrective action is taken. Default: 30"`
	EscalationRecurrence int             `yaml:"escalation_recurrence" doc:"days after which one looks for recurrence. Default: 90"`
	RenewalSteps         []int           `yaml:"renewal_steps" doc:"days before a renewal at which it is prepared, the first first. Default: 180, 90, 30"`
	OpportunityFrom      int             `yaml:"opportunity_from" doc:"days before the close of a large opportunity from which the sponsor is brought in. Default: 45"`
	OpportunityUntil     int             `yaml:"opportunity_until" doc:"days before the close by which that is done. Default: 14"`
	OccasionDays         int             `yaml:"occasion_days" doc:"days ahead in which occasions are looked for. Default: 365"`
	LargeShare           program.Decimal `yaml:"large_opportunity" doc:"an open opportunity is large from this percentage of the account's annual revenue. Default: 10" unit:"percent"`

	TableAccounts int                 `yaml:"round_table_accounts" doc:"accounts in the program that must share a theme for a round table to be named; 0 never. Default: 3"`
	TableThemes   map[string][]string `yaml:"round_table_themes" doc:"themes of round tables, each with the words, or beginnings of words, by which the industry issues and trends of profiles tell it: {people: [driver short, nurses], …}; a list of yours takes the place of ours for that theme, an empty one leaves it out. Default: shortage of people, emissions, trade, cyber security, cost of rent and energy, recalls, regulation"`

	FiscalYearStart int      `yaml:"-"` // the configuration's own key, shared by the stages
	StanceMonths    int      `yaml:"-"` // the scorecard's: months after which a stance counts as unknown
	QuarterEnd      bool     `yaml:"visits_in_quarter_end" doc:"whether visits are proposed in the last week of a fiscal quarter. Default: false"`
	Country         string   `yaml:"country" doc:"our country where a person's own is not known, ISO code or English name. Default: none, weekends only"`
	Closed          []string `yaml:"closed" doc:"days or ranges on which we are closed, YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD. Default: none"`
	Off             []string `yaml:"off" doc:"codes of rules that are switched off. Default: none"`
}

// Defaults are the cadences and days as published.
func Defaults() Policy {
	return Policy{Tier1InPerson: 2, Tier1Virtual: 2, Tier1QBRs: 4, QBRSponsor: true, QBRForm: formEither, Tier2InPerson: 1, Tier2Virtual: 1,
		Budget: 15, DetailDays: 90, GoalDays: 15, BriefingDays: 5, CoachingDays: 2, DebriefDays: 3, PromiseDays: 10,
		IntroDays: 30, SurveyDays: 30, OccasionDays: 365, Apart: 42, EstablishingCalls: 1, NewcomerMonths: 6, AloneYears: 5,
		OpposedDays: 60, FindOutDays: 45, BroadenDays: 90, NameSponsorDays: 30, HandoverDays: 60, FarewellDays: 60, RestDays: 180,
		TableAccounts: 3, TableThemes: defaultThemes(), EscalationResponse: 2, EscalationCause: 10, EscalationCorrection: 30,
		EscalationRecurrence: 90,
		RenewalSteps:         []int{180, 90, 30}, OpportunityFrom: 45, OpportunityUntil: 14,
		LargeShare: program.NewDecimal(10), FiscalYearStart: 1, StanceMonths: 24}
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
		{"meetings_apart", p.Apart, 0, 180}, {"round_table_accounts", p.TableAccounts, 0, 50},
		{"newcomer_months", p.NewcomerMonths, 0, 60}, {"alone_years", p.AloneYears, 0, 50},
		{"establishing_calls", p.EstablishingCalls, 0, 12}, {"goal_days", p.GoalDays, 0, 60}, {"briefing_days", p.BriefingDays, 0, 60},
		{"coaching_days", p.CoachingDays, 0, 60}, {"debrief_days", p.DebriefDays, 0, 60}, {"promise_days", p.PromiseDays, 0, 60},
		{"introduction_days", p.IntroDays, 1, 366}, {"survey_days", p.SurveyDays, 1, 366}, {"occasion_days", p.OccasionDays, 1, 366},
		{"opposed_days", p.OpposedDays, 1, 366}, {"find_out_days", p.FindOutDays, 1, 366}, {"broaden_days", p.BroadenDays, 1, 366},
		{"name_sponsor_days", p.NameSponsorDays, 1, 366}, {"handover_days", p.HandoverDays, 1, 366},
		{"farewell_days", p.FarewellDays, 1, 366},
		{"rest_days", p.RestDays, 0, 3660}, {"escalation_response", p.EscalationResponse, 0, 60},
		{"escalation_cause", p.EscalationCause, 0, 60},
		{"escalation_correction", p.EscalationCorrection, 0, 366}, {"escalation_recurrence", p.EscalationRecurrence, 1, 366},
		{"opportunity_from", p.OpportunityFrom, 0, 366}, {"opportunity_until", p.OpportunityUntil, 0, 366},
	} {
		if v.n < v.lo || v.n > v.hi {
			return fmt.Errorf("%s is %d; write a number from %d to %d", v.key, v.n, v.lo, v.hi)
		}
	}
	if !slices.Contains(forms, p.QBRForm) {
		return fmt.Errorf("qbr_form %q is not one of %s", p.QBRForm, strings.Join(forms, ", "))
	}
	if len(p.RenewalSteps) == 0 || slices.Min(p.RenewalSteps) < 0 || slices.Max(p.RenewalSteps) > 366 {
		return fmt.Errorf("renewal_steps are %v; write one or more numbers of days from 0 to 366", p.RenewalSteps)
	}
	if p.OpportunityFrom < p.OpportunityUntil {
		return fmt.Errorf("opportunity_from is %d, which is nearer to the close than opportunity_until; write %d or more",
			p.OpportunityFrom, p.OpportunityUntil)
	}
	for _, code := range p.Off {
		if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Code == code }) {
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
