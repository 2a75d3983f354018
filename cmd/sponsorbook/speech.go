package main

import (
	"strconv"

	"sponsorbook/pipeline/finding"
)

// mostOfACode is how many findings of one code check prints; findings.csv and
// the findings page have them all.
const mostOfACode = 3

// tally counts findings by severity in words.
func (s *session) tally(all []finding.Finding) string {
	e, w, n := finding.Count(all, finding.Error), finding.Count(all, finding.Warning), finding.Count(all, finding.Note)
	return count(e, "error", "errors") + ", " + count(w, "warning", "warnings") + ", " + count(n, "note", "notes")
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
