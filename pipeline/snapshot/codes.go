package snapshot

import "sponsorbook/pipeline/finding"

// Codes are the kinds of finding that this package makes.
func Codes() []finding.Code {
	return []finding.Code{
		{Code: "book-missing", Severity: finding.Note,
			Meaning: "There is no book of the month before. What changed is told against the last one.",
			Example: `there is no book of 2026-09; what changed is told against the book of 2026-08`},
		{Code: "memory-unreadable", Severity: finding.Error,
			Meaning: "The earlier books cannot be listed. This book is made as if it were the first.",
			Example: `the earlier books cannot be listed (permission denied)`, Mend: "Make the output folder readable, and run again."},
		{Code: "snapshot-broken", Severity: finding.Error, Meaning: "What an earlier book remembered cannot be understood.",
			Example: `the snapshot of the book 2026-09 is no longer valid JSON`, Mend: "Restore it from a copy, or make that book again."},
		{Code: "snapshot-edited", Severity: finding.Warning,
			Meaning: "What an earlier book remembered was changed after it was published. It is used as it is.",
			Example: `the snapshot of the book 2026-09 was changed after the book was published`,
			Mend:    "Restore it from a copy, or make that book again."},
		{Code: "snapshot-missing", Severity: finding.Error, Meaning: "An earlier book is there without what it remembered.",
			Example: `the snapshot of the book 2026-09 cannot be read`, Mend: "Restore it from a copy, or make that book again."},
		{Code: "snapshot-newer", Severity: finding.Error, Meaning: "An earlier book was made by a newer version of the program.",
			Example: `the snapshot of the book 2026-09 was written by a newer version`, Mend: "Use that version, or a newer one."},
		{Code: "snapshot-unproven", Severity: finding.Warning,
			Meaning: "The manifest of an earlier book cannot prove that its memory is unchanged. It is used.",
			Example: `the snapshot of the book 2026-09 is used, but its manifest cannot prove that it is unchanged`,
			Mend:    "Restore its manifest.json from a copy, or make the book again."},
	}
}
