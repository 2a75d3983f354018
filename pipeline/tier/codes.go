package tier

import "sponsorbook/pipeline/finding"

// Codes are the kinds of finding that this package makes.
func Codes() []finding.Code {
	return []finding.Code{
		{Code: "add-in-proposed", Severity: finding.Note, Meaning: "A group shows enough signs of trouble to be proposed for tier 2. A proposal decides nothing.",
			Example: `"Globex" is proposed as an add-in since 31 October 2026: survey answer of 4 (NPS)`, Mend: "Confirm it by an override to tier 2, with a person and an expiry."},
		{Code: "add-in-unsigned", Severity: finding.Note, Meaning: "A mark in the accounts brought a group into tier 2, without a person who decided it or an end.",
			Example: `"Globex" is in tier 2 by a mark in the accounts table without a person and an expiry`, Mend: "Write an override with reason, decided by and expires."},
		{Code: "below-line", Severity: finding.Warning, Meaning: "The program has more groups than its sponsors can carry.",
			Example: `the program has 3 groups more than the sponsors can carry; below the line, in order: …`, Mend: "Name more sponsors, raise their capacity, or take groups out by overrides."},
		{Code: "concentration", Severity: finding.Note, Meaning: "One group alone is a large share of revenue.",
			Example: `"Globex" alone is 24 % of active revenue`},
		{Code: "group-gone", Severity: finding.Warning, Meaning: "A group of the last book is in no export any more.",
			Example: `"Globex" was in tier 1 in the book 2026-09 and is in no export any more`, Mend: "Add it to the exports again, marked as churned if it is lost."},
		{Code: "leave-proposed", Severity: finding.Note, Meaning: "A group has been below the band for long enough to be proposed to leave its tier.",
			Example: `"Globex" is proposed to leave tier 2 since 30 September 2026`, Mend: "Confirm or refuse it by an override; else it leaves when another quarter ends."},
		{Code: "no-active-group", Severity: finding.Warning, Meaning: "No group has revenue in the window, so that none is in the program by revenue.",
			Example: `no group has revenue (12 months to October 2026)`, Mend: "Check the revenue table, the as-of date and revenue_window."},
		{Code: "override-conflict", Severity: finding.Warning, Meaning: "Two overrides give one group different tiers.",
			Example: `"Globex" has an override to tier 3 beside the one to tier 2 that was used`, Mend: "Leave one override for the group."},
		{Code: "override-expired", Severity: finding.Warning, Meaning: "A tier, sponsor or group that was decided by hand has passed its date and counts no longer.",
			Example: `"Globex" has an override to tier 2 that expired on 31 August 2026 and counts no longer`, Mend: "Renew it with a later date, or remove the row."},
		{Code: "override-unsigned", Severity: finding.Note, Meaning: "An override lacks its reason, its person or its end. It counts all the same.",
			Example: `"Globex" has an override to tier 2 without an expiry`, Mend: "Fill in what is missing."},
		{Code: "sponsored-outside", Severity: finding.Warning, Meaning: "A group of tier 3 has a confirmed sponsor, who is counted against capacity.",
			Example: `"Globex" has the sponsor "A. Roe", but is tier 3`, Mend: "Add the group to tier 2 by an override, or take the sponsor off the account."},
		{Code: "trouble-over", Severity: finding.Note, Meaning: "A group is in tier 2 for trouble that has ended.",
			Example: `"Globex" is in tier 2 for trouble that is over`, Mend: "End the override, or write another reason."},
		{Code: "trouble-over-share", Severity: finding.Note, Meaning: "More groups are in trouble than tier 2 takes by trouble.",
			Example: `2 groups in trouble, but not proposed, because add-ins by trouble are at most one in 3 of tier 2`, Mend: "Add those that need a sponsor now by an override."},
	}
}
