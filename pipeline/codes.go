package pipeline

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake"
	"sponsorbook/pipeline/pair"
	"sponsorbook/pipeline/plan"
	"sponsorbook/pipeline/snapshot"
	"sponsorbook/pipeline/table"
	"sponsorbook/pipeline/tier"
)

// A chapter is the findings of one part of the line.
type chapter struct {
	title, about string
	codes        []finding.Code
}

// chapters are all kinds of finding, in the order in which the line comes to
// them.
func chapters() []chapter {
	return []chapter{
		{"Files", "What is wrong with a file or how it is written.", table.Codes},
		{"Tables, values and identity", "What could not be recognised, read or attached, and what was decided instead.", intake.Codes},
		{"Tiers", "What deserves a look about who is in the program.", tier.Codes()},
		{"Sponsors", "What deserves a look about who is paired with whom.", pair.Codes()},
		{"Plan", "What came back from earlier plans and does not fit.", plan.Codes()},
		{"Earlier books", "What this book could not remember.", snapshot.Codes()},
		{"Pages", "What a page of a fixed size does not show.", pageCodes},
	}
}

var pageCodes = []finding.Code{
	{Code: "character-not-shown", Severity: finding.Warning, Meaning: "No font has a character of a page. A mark stands for it.",
		Example: `no font shows the character U+1F9FF of briefings/globex-1a2b3c.pdf`,
		Mend:    "Write it in other characters, or name a font that has it."},
	{Code: "plan-not-in-workbook", Severity: finding.Warning,
		Meaning: "A sheet of a workbook has 1,048,576 rows, fewer than the plan of very many accounts needs, or than its cells, a row " +
			"each. The book has no action-plan.xlsx; pages, calendars and the account managers' workbooks have every line.",
		Example: "the action plan of 1062500 lines needs more rows than a sheet of a workbook has: action-plan.xlsx is not made; its " +
			"pages and the account managers' workbooks have every line",
		Mend: "Take status from the account managers' workbooks, or lower tiers so that fewer accounts are in the program."},
	{Code: "lines-gave-way", Severity: finding.Note,
		Meaning: "Pages were full: their least important lines stand on the account pages alone. The note names the accounts, with the " +
			"lines that each of them lost.",
		Example: `2 printed pages lost lines to more important ones, each says how many, and the account page has all of them: Globex (4), Initech (1)`},
}

// FindingsPage is the reference of all kinds of finding, in Markdown.
func FindingsPage() []byte {
	var b bytes.Buffer
	b.WriteString("# Findings\n\nWhat the program may say about its input: `findings.csv` of a book lists all, worst first, with file,\n" +
		"sheet and cell. The codes are stable, so that the file may be filtered by them; `check` and `run` print\n" +
		"them in brackets. An *error* means that a page is wrong or missing until it is mended; a *warning*, that\n" +
		"something was set aside, assumed or left open; a *note* is worth knowing. The severity given here is the\n" +
		"worst that a code comes with. What ends a command is told in [errors.md](errors.md). This page is\ngenerated from the program.\n")
	for _, c := range chapters() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", c.title, c.about)
		for _, f := range slices.SortedFunc(slices.Values(c.codes), func(a, b finding.Code) int { return cmp.Compare(a.Code, b.Code) }) {
			fmt.Fprintf(&b, "\n### `%s`\n\n%s. %s\n\n    %s\n", f.Code, sentence(f.Severity.String()), f.Meaning, f.Example)
			if f.Mend != "" {
				fmt.Fprintf(&b, "\nMend: %s\n", strings.TrimSpace(f.Mend))
			}
		}
	}
	return b.Bytes()
}

// sentence is a word as a sentence begins with it.
func sentence(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
