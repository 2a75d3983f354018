package plan

import "sponsorbook/pipeline/finding"

// Codes are the kinds of finding that this package makes.
func Codes() []finding.Code {
	return []finding.Code{
		{Code: "action-still-booked", Severity: finding.Warning,
			Meaning: "A line of the plan was cancelled or done while its meeting is still booked. It stays in the plan.",
			Example: `the line "a1b2c3" is "cancelled", but its meeting on 2026-12-10 is still booked`,
			Mend:    "Give the meeting that status where it is kept."},
		{Code: "action-unknown", Severity: finding.Warning, Meaning: "A status came back for a line that no plan knows. It was set aside.",
			Example: `the status "done" is for the action "a1b2c4", which no plan knows`,
			Mend:    "Write the id as it stands in action-plan.xlsx."},
	}
}
