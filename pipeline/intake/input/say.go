package input

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Say adds a finding.
func (r *Reading) Say(s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	r.Findings.Addf(s, code, at, mend, format, args...)
}

// SayOf adds a finding about money.
func (r *Reading) SayOf(stake finding.Stake, s finding.Severity, code string, at finding.Ref, mend, format string, args ...any) {
	r.Findings.Add(finding.Finding{Severity: s, Code: code, At: at, Mend: mend, Stake: stake, Message: fmt.Sprintf(format, args...)})
}

// Ask adds a finding that the configuration can answer.
func (r *Reading) Ask(s finding.Severity, code string, at finding.Ref, answer finding.Setting, before, format string, args ...any) {
	r.AskOf(finding.Stake{}, s, code, at, answer, before, format, args...)
}

// AskOf adds a finding about money that the configuration can answer.
func (r *Reading) AskOf(stake finding.Stake, s finding.Severity, code string, at finding.Ref, answer finding.Setting, before,
	format string, args ...any) {
	mend := before + "write in the configuration  " + answer.String()
	if answer.Or != "" {
		mend += "  or  " + answer.Or
	}
	r.Findings.Add(finding.Finding{Severity: s, Code: code, At: at, Mend: mend, Setting: answer, Stake: stake,
		Message: fmt.Sprintf(format, args...)})
}

// AfterAsOf is why a row is set aside whose event came later.
const AfterAsOf = "is dated after the as-of date"

// Repeats begins the reason for which a row is set aside that another one tells already.
const Repeats = "repeats a row"

// After is that reason for a day after the as-of date, else "".
func (r *Reading) After(d program.Date) string {
	if d > r.Facts.AsOf {
		return AfterAsOf
	}
	return ""
}

// Listed names the first few of a list.
func Listed(words []string, most int) string {
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

// Place is how a configuration names a table: "crm/accounts.csv" or
// "book.xlsx!Sheet1".
func Place(file, sheet string) string {
	if sheet == "" {
		return file
	}
	return file + "!" + sheet
}

func SetOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

func First(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// SortedKeys are the keys of a map in their order.
func SortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// SayUseless asks about a table of which every row lacks what a row of its kind is
// about: it may be of another kind.
func (r *Reading) SayUseless(s *Source) {
	if s.Kind == "" || s.Rows == 0 || s.Used > 0 {
		return
	}
	rows, why := 0, ""
	for _, reason := range slices.Sorted(maps.Keys(s.Aside)) {
		if strings.HasPrefix(reason, "has ") {
			rows, why = rows+len(s.Aside[reason]), cmp.Or(why, reason)
		}
	}
	if rows < s.Rows {
		return
	}
	r.Say(finding.Warning, "rows-none-used", finding.Ref{File: s.File, Sheet: s.Sheet},
		"name its kind under tables:, or the columns under columns: in the configuration",
		"none of the %s of the table, which was taken for %s, could be used: each %s", program.Plural(s.Rows, "row", "rows"), s.Kind, why)
}
