package intake

import (
	"fmt"
	"slices"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
	"strconv"
)

// say adds a finding.
func (r *reading) say(s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	r.findings.Addf(s, code, at, mend, format, args...)
}

// ask adds a finding that the configuration can answer.
func (r *reading) ask(s finding.Severity, code string, at finding.Ref, answer finding.Setting, before, format string, args ...any) {
	mend := before + "write in the configuration  " + answer.String()
	if answer.Or != "" {
		mend += "  or  " + answer.Or
	}
	r.findings.Add(finding.Finding{Severity: s, Code: code, At: at, Mend: mend, Setting: answer, Message: fmt.Sprintf(format, args...)})
}

// afterAsOf is why a row is set aside whose event came later.
const afterAsOf = "is dated after the as-of date"

// after is that reason for a day after the as-of date, else "".
func (r *reading) after(d program.Date) string {
	if d > r.facts.AsOf {
		return afterAsOf
	}
	return ""
}

// listed names the first few of a list.
func listed(words []string, most int) string {
	words = slices.Clone(words)
	rest := len(words) - most
	if rest > 0 {
		words = append(words[:most:most], strconv.Itoa(rest)+" more")
	}
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		out := words[0]
		for _, w := range words[1 : n-1] {
			out += ", " + w
		}
		return out + " and " + words[n-1]
	}
}

// place is how a configuration names a table: "crm/accounts.csv" or
// "book.xlsx!Sheet1".
func place(file, sheet string) string {
	if sheet == "" {
		return file
	}
	return file + "!" + sheet
}

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
