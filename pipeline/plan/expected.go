package plan

import "sponsorbook/pipeline/program"

// Cadence is what the policy asks of a year and of a meeting, for the pages that
// say what is expected.
func (p Policy) Cadence() program.Cadence {
	return program.Cadence{
		Tier1:    program.Contacts{InPerson: p.Tier1InPerson, Virtual: p.Tier1Virtual, QBRs: p.Tier1QBRs},
		Tier2:    program.Contacts{InPerson: p.Tier2InPerson, Virtual: p.Tier2Virtual},
		GoalDays: p.GoalDays, BriefingDays: p.BriefingDays, DebriefDays: p.DebriefDays, PromiseDays: p.PromiseDays,
		DetailDays: p.DetailDays,
	}
}
