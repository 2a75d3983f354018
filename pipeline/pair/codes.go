package pair

import "sponsorbook/pipeline/finding"

// Codes are the kinds of finding that this package makes.
func Codes() []finding.Code {
	return []finding.Code{
		{Code: "deputy", Severity: finding.Note, Meaning: "The deputy is the sponsor, or is not on the roster.",
			Example: `"Globex": the deputy "B. Roe" is not on the roster`,
			Mend:    "Name another deputy, or add them to the table of sponsors."},
		{Code: "executive-lost", Severity: finding.Warning,
			Meaning: "The customer's executive of the last book is named no longer, or is not among the contacts.",
			Example: `"Globex": the customer's executive "H. Sato" is not among the contacts`,
			Mend:    "Name the customer's executive in the accounts, and list them among the contacts."},
		{Code: "never-with", Severity: finding.Warning, Meaning: "A confirmed pair is one that the roster rules out.",
			Example: `"Globex": "A. Roe" is never to be paired with this account`, Mend: "Name another sponsor, or correct the roster."},
		{Code: "no-sponsor", Severity: finding.Note, Meaning: "No sponsor can be proposed for a group, and why.",
			Example: `"Globex": no sponsor can be proposed: of 14 sponsors, 11 full with confirmed accounts`,
			Mend:    "Name a sponsor, or more sponsors."},
		{Code: "over-capacity", Severity: finding.Warning,
			Meaning: "A sponsor has more confirmed accounts than agreed. Confirmed pairs stand all the same.",
			Example: `"A. Roe" has 4 confirmed accounts and capacity for 3`,
			Mend:    "Raise the capacity in the roster, or give an account to another."},
		{Code: "sponsor-leaves", Severity: finding.Note, Meaning: "A sponsor leaves soon; a successor is proposed where there is one.",
			Example: `"Globex": A. Roe leaves on 31 January 2027; proposed as successor: B. Roe`,
			Mend:    "Confirm a successor in the accounts or by an override."},
		{Code: "sponsor-left", Severity: finding.Warning, Meaning: "An account names a sponsor whose last day is over.",
			Example: `"Globex": A. Roe left on 30 June 2026`, Mend: "Name a new sponsor in the accounts or by an override."},
		{Code: "sponsor-unknown", Severity: finding.Warning, Meaning: "An account names a sponsor who is not on the roster.",
			Example: `"Globex": the sponsor "A. Roo" is not on the roster`,
			Mend:    "Add the executive to the table of sponsors, or correct the name."},
		{Code: "sponsor-without-account", Severity: finding.Note,
			Meaning: "An executive on the roster has no account, confirmed or proposed.",
			Example: `"B. Roe" has no account, confirmed or proposed`},
		{Code: "sponsor-internal", Severity: finding.Note,
			Meaning: "A confirmed sponsor works inside our company only, as the roster says. They are never proposed.",
			Example: `"Globex": A. Roe works inside only, and is no counterpart of a customer`,
			Mend:    "Name a sponsor who meets customers, or correct the mode in the roster."},
		{Code: "sponsors-differ", Severity: finding.Note,
			Meaning: "Accounts of one group name different sponsors. That of the root account counts.",
			Example: `"Globex": members name different sponsors`, Mend: "Name one sponsor for the group."},
		{Code: "superior", Severity: finding.Warning, Meaning: "A sponsor is the direct superior of an account manager of the group.",
			Example: `"Globex": A. Roe is the direct superior of T. Doe`, Mend: "Name another sponsor, or another account manager."},
		{Code: "unequal-levels", Severity: finding.Note, Meaning: "Sponsor and customer's executive are far apart in level.",
			Example: `"Globex": unequal levels, vice president beside the customer's chief executive`,
			Mend:    "Pair equals, or leave it as it is."},
	}
}
