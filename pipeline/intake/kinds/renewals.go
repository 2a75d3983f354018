package kinds

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// RunsTo is the day on which a contract ends, as it is known on a day: one that
// renews itself and was not terminated runs on to the end of its next term.
func (c *Term) RunsTo(at program.Date) program.Date {
	term, _ := value.Words("document status").Term(c.status)
	if c.early.Known() || churnedStatus(c.status) && !expiredStatus(c.status) || term == "void" || !renewsItself(c.auto) {
		return c.End
	}
	return rolled(c.End, at, c.again)
}

// expiredStatus is whether a status says no more than that a day was passed.
func expiredStatus(given string) bool {
	term, _ := value.Words("contract state").Term(given)
	return term == "expired"
}

// rolled is a day of renewal moved on by terms until it lies ahead.
func rolled(end, at program.Date, months int) program.Date {
	if !end.Known() || months <= 0 {
		return end
	}
	next := end
	for n := 1; next <= at && n < 1000; n++ {
		next = end.AddMonths(n * months)
	}
	return next
}

// aYear is the months for which a contract renews itself where nothing tells.
const aYear = 12

// renewalTerm is the months for which the contract of a line renews itself: by a
// column of its own, or in the cell that says that it does.
func renewalTerm(l *rows.Line, auto string) int {
	if col := l.Tab.At["renewal term"]; col > 0 && !l.Blank(col) {
		if months, _, ok := value.Length(l.Text(col), l.Tab.Styles[col].Header); ok && months > 0 {
			return months
		}
	}
	return termIn(auto)
}

// termIn is the months that the cell which says that a contract renews itself names.
func termIn(auto string) int {
	if months, _, ok := value.Length(auto, ""); ok && months > 0 {
		return months
	}
	return aYear
}

// selfRenewing are parts of words that say that a contract renews itself.
var selfRenewing = []string{"auto", "evergreen", "tacit", "stillschweig", "stilzwijg", "自動", "自动"}

// renewsItself is whether a cell says that a contract does: by a yes, by a length
// of time, or by a word of how.
func renewsItself(given string) bool {
	if f, ok := value.Flag(given); ok {
		return f == program.Yes
	}
	if _, _, ok := value.Length(given, ""); ok {
		return true
	}
	f := program.Fold(given)
	says := func(word string) bool { return strings.Contains(f, word) || strings.Contains(given, word) }
	return !denied(f) && slices.ContainsFunc(selfRenewing, says)
}

// denied is whether words begin with a no: "no auto-renewal", "nicht automatisch".
func denied(folded string) bool {
	first, _, _ := strings.Cut(folded, " ")
	return slices.Contains([]string{"no", "not", "non", "none", "kein", "keine", "nicht", "pas", "sin", "sem", "geen", "niet", "nie", "bez",
		"ej", "inte", "without", "ohne", "sans", "senza"}, first)
}

// renewals are the contracts that ran on past the end that their table tells.
type renewals struct {
	first finding.Ref
	said  []string
}

func (s *renewals) add(at finding.Ref, account string, was, is program.Date) {
	if len(s.said) == 0 {
		s.first = at
	}
	s.said = append(s.said, fmt.Sprintf("%s from %s to %s", finding.Quote(account), was, is))
}

// account moves on the renewal that a table of accounts tells.
func (s *renewals) account(r *Records, e *who.Entry) {
	a := &e.Account
	a.Renewal = endOf(a.Renewal, r.Policy.Today)
	if a.Churned == program.Yes || !renewsItself(e.AutoRenewal) {
		return
	}
	if next := rolled(a.Renewal, r.Facts.AsOf, termIn(e.AutoRenewal)); next != a.Renewal {
		s.add(a.Origin.Field("renewal date"), a.Name, a.Renewal, next)
		a.Renewal = next
	}
}

// say notes which renewals were moved on.
func (s *renewals) say(r *Records) {
	if len(s.said) == 0 {
		return
	}
	r.Say(finding.Note, "contract-renewed", s.first, "where one was terminated, write its last day into a column Terminated on",
		"%s past the end that is told and renewed by itself: %s",
		program.Plural(len(s.said), "contract is", "contracts are each"), input.Listed(s.said, 3))
}
