package pipeline

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/table"
)

// A chapter is the findings of one part of the line.
type chapter struct {
	title, about string
	codes        []finding.Code
}

// chapters are all kinds of finding, in the order in which the line comes to
// them.
var chapters = []chapter{
	{"Files", "What is wrong with a file or how it is written.", table.Codes},
	{"Tables, values and identity", "What could not be recognised, read or attached, and what was decided instead.", intake.Codes},
	{"Tiers", "What deserves a look about who is in the program.", tierCodes},
	{"Sponsors", "What deserves a look about who is paired with whom.", pairCodes},
	{"Plan", "What came back from earlier plans and does not fit.", planCodes},
	{"Earlier books", "What this book could not remember.", memoryCodes},
	{"Pages", "What a page of a fixed size does not show.", pageCodes},
}

var tierCodes = []finding.Code{
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

var pairCodes = []finding.Code{
	{Code: "deputy", Severity: finding.Note, Meaning: "The deputy is the sponsor, or is not on the roster.",
		Example: `"Globex": the deputy "B. Roe" is not on the roster`, Mend: "Name another deputy, or add them to the table of sponsors."},
	{Code: "executive-lost", Severity: finding.Warning, Meaning: "The customer's executive of the last book is named no longer, or is not among the contacts.",
		Example: `"Globex": the customer's executive "H. Sato" is not among the contacts`, Mend: "Name the customer's executive in the accounts, and list them among the contacts."},
	{Code: "never-with", Severity: finding.Warning, Meaning: "A confirmed pair is one that the roster rules out.",
		Example: `"Globex": "A. Roe" is never to be paired with this account`, Mend: "Name another sponsor, or correct the roster."},
	{Code: "no-sponsor", Severity: finding.Note, Meaning: "No sponsor can be proposed for a group, and why.",
		Example: `"Globex": no sponsor can be proposed: of 14 sponsors, 11 full with confirmed accounts`, Mend: "Name a sponsor, or more sponsors."},
	{Code: "over-capacity", Severity: finding.Warning, Meaning: "A sponsor has more confirmed accounts than agreed. Confirmed pairs stand all the same.",
		Example: `"A. Roe" has 4 confirmed accounts and capacity for 3`, Mend: "Raise the capacity in the roster, or give an account to another."},
	{Code: "sponsor-leaves", Severity: finding.Note, Meaning: "A sponsor leaves soon; a successor is proposed where there is one.",
		Example: `"Globex": A. Roe leaves on 31 January 2027; proposed as successor: B. Roe`, Mend: "Confirm a successor in the accounts or by an override."},
	{Code: "sponsor-left", Severity: finding.Warning, Meaning: "An account names a sponsor whose last day is over.",
		Example: `"Globex": A. Roe left on 30 June 2026`, Mend: "Name a new sponsor in the accounts or by an override."},
	{Code: "sponsor-unknown", Severity: finding.Warning, Meaning: "An account names a sponsor who is not on the roster.",
		Example: `"Globex": the sponsor "A. Roo" is not on the roster`, Mend: "Add the executive to the table of sponsors, or correct the name."},
	{Code: "sponsor-without-account", Severity: finding.Note, Meaning: "An executive on the roster has no account, confirmed or proposed.",
		Example: `"B. Roe" has no account, confirmed or proposed`},
	{Code: "sponsors-differ", Severity: finding.Note, Meaning: "Accounts of one group name different sponsors. That of the root account counts.",
		Example: `"Globex": members name different sponsors`, Mend: "Name one sponsor for the group."},
	{Code: "superior", Severity: finding.Warning, Meaning: "A sponsor is the direct superior of an account manager of the group.",
		Example: `"Globex": A. Roe is the direct superior of T. Doe`, Mend: "Name another sponsor, or another account manager."},
	{Code: "unequal-levels", Severity: finding.Note, Meaning: "Sponsor and customer's executive are far apart in level.",
		Example: `"Globex": unequal levels, vice president beside the customer's chief executive`, Mend: "Pair equals, or leave it as it is."},
}

var planCodes = []finding.Code{
	{Code: "action-still-booked", Severity: finding.Warning, Meaning: "A line of the plan was cancelled or done while its meeting is still booked. It stays in the plan.",
		Example: `the line "a1b2c3" is "cancelled", but its meeting on 2026-12-10 is still booked`, Mend: "Give the meeting that status where it is kept."},
	{Code: "action-unknown", Severity: finding.Warning, Meaning: "A status came back for a line that no plan knows. It was set aside.",
		Example: `the status "done" is for the action "a1b2c4", which no plan knows`, Mend: "Write the id as it stands in action-plan.xlsx."},
}

var memoryCodes = []finding.Code{
	{Code: "book-missing", Severity: finding.Note, Meaning: "There is no book of the month before. What changed is told against the last one.",
		Example: `there is no book of 2026-09; what changed is told against the book of 2026-08`},
	{Code: "memory-unreadable", Severity: finding.Error, Meaning: "The earlier books cannot be listed. This book is made as if it were the first.",
		Example: `the earlier books cannot be listed (permission denied)`, Mend: "Make the output folder readable, and run again."},
	{Code: "snapshot-broken", Severity: finding.Error, Meaning: "What an earlier book remembered cannot be understood.",
		Example: `the snapshot of the book 2026-09 is no longer valid JSON`, Mend: "Restore it from a copy, or make that book again."},
	{Code: "snapshot-edited", Severity: finding.Warning, Meaning: "What an earlier book remembered was changed after it was published. It is used as it is.",
		Example: `the snapshot of the book 2026-09 was changed after the book was published`, Mend: "Restore it from a copy, or make that book again."},
	{Code: "snapshot-missing", Severity: finding.Error, Meaning: "An earlier book is there without what it remembered.",
		Example: `the snapshot of the book 2026-09 cannot be read`, Mend: "Restore it from a copy, or make that book again."},
	{Code: "snapshot-newer", Severity: finding.Error, Meaning: "An earlier book was made by a newer version of the program.",
		Example: `the snapshot of the book 2026-09 was written by a newer version`, Mend: "Use that version, or a newer one."},
	{Code: "snapshot-unproven", Severity: finding.Warning, Meaning: "The manifest of an earlier book cannot prove that its memory is unchanged. It is used.",
		Example: `the snapshot of the book 2026-09 is used, but its manifest cannot prove that it is unchanged`, Mend: "Restore its manifest.json from a copy, or make the book again."},
}

var pageCodes = []finding.Code{
	{Code: "character-not-shown", Severity: finding.Warning, Meaning: "No font has a character of a page. A mark stands for it.",
		Example: `no font shows the character U+1F9FF of briefings/globex-1a2b3c.pdf`, Mend: "Write it in other characters, or name a font that has it."},
	{Code: "lines-gave-way", Severity: finding.Note, Meaning: "Pages were full: their least important lines stand on the account pages alone. The note names the accounts, with the lines that each of them lost.",
		Example: `2 printed pages lost lines to more important ones, each says how many, and the account page has all of them: Globex (4), Initech (1)`},
}

// FindingsPage is the reference of all kinds of finding, in Markdown.
func FindingsPage() []byte {
	var b bytes.Buffer
	b.WriteString("# Findings\n\nWhat the program may say about its input: `findings.csv` of a book lists all, worst first, with file,\n" +
		"sheet and cell. The codes are stable, so that the file may be filtered by them. An *error* means that a\n" +
		"page is wrong or missing until it is mended; a *warning*, that something was set aside, assumed or left\n" +
		"open; a *note* is worth knowing. The severity given here is the worst that a code comes with. This page\nis generated from the program.\n")
	for _, c := range chapters {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", c.title, c.about)
		for _, f := range slices.SortedFunc(slices.Values(c.codes), func(a, b finding.Code) int { return cmp.Compare(a.Code, b.Code) }) {
			fmt.Fprintf(&b, "\n### `%s` · %s\n\n%s\n\n    %s\n", f.Code, f.Severity, f.Meaning, f.Example)
			if f.Mend != "" {
				fmt.Fprintf(&b, "\nMend: %s\n", strings.TrimSpace(f.Mend))
			}
		}
	}
	return b.Bytes()
}
