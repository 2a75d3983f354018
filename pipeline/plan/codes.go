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
		{Code: "manager-alone", Severity: finding.Warning,
			Meaning: "The same account manager has held a tier 1 account for years, and alone: what they know leaves with them.",
			Example: `"Globex" is held by T. Doe alone since March 2016`,
			Mend:    "Put a second person of ours beside them, and list them in the table of the team."},
		{Code: "manager-new", Severity: finding.Warning, Meaning: "A tier 1 account is held by an account manager who is new to it.",
			Example: `"Globex" is held by T. Doe only since July 2026`,
			Mend:    "Let the sponsor introduce them, or correct the day."},
	}
}
