package score

import (
	"fmt"
	"maps"
	"slices"

	"sponsorbook/pipeline/program"
)

// A Policy is what the scorecard measures against.
type Policy struct {
	VisitDaysTier1    int                        `yaml:"visit_days_tier_1" doc:"days within which a tier 1 account is visited by its sponsor. Default: 183"`
	VisitDaysTier2    int                        `yaml:"visit_days_tier_2" doc:"days within which a tier 2 account is visited by its sponsor. Default: 365"`
	QBRDays           int                        `yaml:"qbr_days" doc:"days within which a tier 1 account has its QBR. Default: 92"`
	ReviewDays        int                        `yaml:"review_days" doc:"days within which an account has its internal review. Default: 31"`
	PipelineDays      int                        `yaml:"pipeline_days" doc:"days after a held sponsor meeting within which a new opportunity is associated with it. Default: 90"`
	RecurrenceDays    int                        `yaml:"recurrence_days" doc:"days within which an escalation of the same account and cause is a recurrence. Default: 180"`
	EnlistmentDays    int                        `yaml:"enlistment_days" doc:"days before sponsorship that the escalation rates leave out. Default: 90"`
	StanceMonths      int                        `yaml:"stance_months" doc:"months after which a stance counts as unknown. Default: 24"`
	SmallSample       int                        `yaml:"small_sample" doc:"cases below which only counts are printed. Default: 10"`
	RiskRenewalMonths int                        `yaml:"risk_renewal_months" doc:"months within which a renewal weighs on an account in trouble. Default: 6"`
	RiskFall          program.Decimal            `yaml:"risk_fall" doc:"percent by which revenue must have fallen to be a risk. Default: 10" unit:"percent"`
	HoursTier1        int                        `yaml:"hours_tier_1" doc:"hours a year that a sponsor is to give a tier 1 account. Default: 0, no budget"`
	HoursTier2        int                        `yaml:"hours_tier_2" doc:"hours a year that a sponsor is to give a tier 2 account. Default: 0, no budget"`
	Drivers           map[string][]string        `yaml:"drivers" doc:"what comments of surveys are about, each with the words, or beginnings of words, that tell: {price: [price, expensive], …}; a list of yours takes the place of ours for that theme, an empty one leaves it out. Default: price, billing, delivery, quality, support, people, product, communication"`
	Targets           map[string]program.Decimal `yaml:"targets" doc:"targets of any figure by its code, as docs/kpis.md lists them: {qbr-cadence: 80, time-to-resolve: 10, nps: 40}; in percent, or in the unit that stands there. Default: none"`
	TargetGross       program.Decimal            `yaml:"target_gross_retention" doc:"target in percent. Default: 0, none" unit:"percent"`
	TargetNet         program.Decimal            `yaml:"target_net_retention" doc:"target in percent. Default: 0, none" unit:"percent"`
	TargetVisits      program.Decimal            `yaml:"target_visits" doc:"target in percent of the accounts that are due a visit. Default: 90" unit:"percent"`
	TargetAsks        program.Decimal            `yaml:"target_asks" doc:"target in percent of the asks of the window. Default: 0, none" unit:"percent"`
	TargetCoverage    program.Decimal            `yaml:"target_coverage" doc:"target in percent of the groups in the program. Default: 0, none" unit:"percent"`
}

// Defaults are the definitions as published.
func Defaults() Policy {
	return Policy{VisitDaysTier1: 183, VisitDaysTier2: 365, QBRDays: 92, ReviewDays: 31, PipelineDays: 90,
		RecurrenceDays: 180, EnlistmentDays: 90, StanceMonths: 24, SmallSample: 10,
		RiskRenewalMonths: 6, RiskFall: program.NewDecimal(10),
		TargetVisits: program.NewDecimal(90), Drivers: defaultDrivers()}
}

// Validate says which value makes no sense, beginning with its key.
func (p Policy) Validate() error {
	numbers := p.numbers()
	for _, key := range slices.Sorted(maps.Keys(numbers)) {
		if n := numbers[key]; n < 1 && key != "enlistment_days" {
			return fmt.Errorf("%s is %d; write a number above 0", key, n)
		}
	}
	if p.HoursTier1 < 0 || p.HoursTier2 < 0 {
		return fmt.Errorf("hours_tier_1 and hours_tier_2 are %d and %d; write 0 or more", p.HoursTier1, p.HoursTier2)
	}
	if p.EnlistmentDays < 0 {
		return fmt.Errorf("enlistment_days is %d; write 0 or more", p.EnlistmentDays)
	}
	if p.RiskFall.Sign() <= 0 || p.RiskFall.GreaterThan(program.NewDecimal(100)) {
		return fmt.Errorf("risk_fall is %s; write a percentage above 0, at most 100", p.RiskFall)
	}
	return p.validTargets()
}

// validTargets refuses targets of figures that nobody measures, or that another key tells.
func (p Policy) validTargets() error {
	all := KPIs()
	for _, code := range slices.Sorted(maps.Keys(p.Targets)) {
		i := slices.IndexFunc(all, func(k KPI) bool { return k.Code == code })
		switch t := p.Targets[code]; {
		case i < 0:
			return fmt.Errorf("targets names %q, which is no figure; docs/kpis.md lists the codes", code)
		case all[i].target != nil && all[i].target(p).Sign() > 0:
			return fmt.Errorf("targets says %s for %s, which has a key of its own; keep one of them (its own key as 0 is none)", t, code)
		case all[i].unit != "points" && t.Sign() < 0:
			return fmt.Errorf("targets says %s for %s; write 0 or more", t, code)
		}
	}
	return nil
}

// Measures are the numbers that sentences of pages say.
func (p Policy) Measures() program.Measures {
	return program.Measures{SmallSample: p.SmallSample, StanceMonths: p.StanceMonths, EnlistmentDays: p.EnlistmentDays,
		PipelineDays: p.PipelineDays}
}

// numbers are the whole numbers of the policy by their keys.
func (p Policy) numbers() map[string]int {
	return map[string]int{
		"visit_days_tier_1": p.VisitDaysTier1, "visit_days_tier_2": p.VisitDaysTier2, "qbr_days": p.QBRDays,
		"review_days": p.ReviewDays, "pipeline_days": p.PipelineDays, "recurrence_days": p.RecurrenceDays,
		"enlistment_days": p.EnlistmentDays, "stance_months": p.StanceMonths, "small_sample": p.SmallSample,
		"risk_renewal_months": p.RiskRenewalMonths,
	}
}
