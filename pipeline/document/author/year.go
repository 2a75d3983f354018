package author

import (
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Strip is the strip of marks in the page's language, with the same in words. A
// mark without a word or a day says nothing.
func (a *Author) Strip(marks []program.Mark) document.Year {
	y := document.Year{From: a.Plan.Period.From, To: a.Plan.Period.To}
	for _, m := range marks {
		m.Label, m.When = a.Term(span.Cut(m.Label, 30)), a.Days(m.When, m.From, m.To)
		m.State = program.State(document.Clean(string(m.State)))
		if m.Label != "" && m.When != "" {
			y.Marks = append(y.Marks, m)
		}
	}
	y.Describe = a.stripWords(y.Marks)
	return y
}

// stripWords is "Visit 10 Dec (booked), June · QBR Jan, Apr · Renewal 19 Mar".
func (a *Author) stripWords(marks []program.Mark) string {
	var labels []string
	of := map[string][]string{}
	for _, m := range marks {
		if of[m.Label] == nil {
			labels = append(labels, m.Label)
		}
		if m.Booked && !a.IsRenewal(m) {
			m.When += " (" + a.Say("booked") + ")"
		}
		of[m.Label] = append(of[m.Label], m.When)
	}
	var parts []string
	for _, l := range labels {
		parts = append(parts, l+" "+a.List(of[l]))
	}
	return strings.Join(parts, span.Dot)
}

// IsRenewal reports whether a mark is a contract's end, which nobody booked.
func (a *Author) IsRenewal(m program.Mark) bool {
	return strings.EqualFold(m.Label, "renewal") || strings.EqualFold(m.Label, a.Say("Renewal"))
}

// MarkText is one mark in words: "Visit, first half of June".
func (a *Author) MarkText(m program.Mark) string {
	return span.Joined(", ", a.Term(span.Cut(m.Label, 30)), a.Days(m.When, m.From, m.To))
}
