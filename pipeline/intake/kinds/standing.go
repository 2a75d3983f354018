package kinds

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// answered is what the configuration says of a stage or a status, where that is one of
// the answers that its kind can take; "" else.
func (r *Records) answered(given string, answers ...string) string {
	if a := r.Policy.Statuses[strings.TrimSpace(given)]; slices.Contains(answers, a) {
		return a
	}
	return ""
}

// closedBy is whether a status says that an issue or an escalation is closed. One that
// nobody lists is open, and asked about.
func (r *Records) closedBy(status string, from program.Origin) bool {
	switch r.answered(status, input.Open, input.Closed) {
	case input.Closed:
		return true
	case input.Open:
		return false
	}
	if term, known := value.Words("status").Term(status); known || strings.TrimSpace(status) == "" || escalatedStatus(status) {
		return term == "closed"
	}
	r.unknownWord(from, "status", status).decides = "closed  or  open"
	return false
}

// sayStates asks, once a column, about the words that decide how things stand and that
// nobody lists.
func (r *Records) sayStates(all []*word) {
	said := map[finding.Ref]bool{}
	for _, w := range all {
		column := w.at
		if column.Row = 0; w.decides == "" || said[column] {
			continue
		}
		said[column] = true
		var words, entries []string
		answer, or, _ := strings.Cut(w.decides, "  or  ")
		for _, o := range all {
			at := o.at
			if at.Row = 0; at != column || o.decides == "" {
				continue
			}
			words = append(words, finding.Quote(o.given)+" ("+program.Plural(o.count, "row", "rows")+")")
			entries = append(entries, finding.Quote(o.given)+": "+answer)
		}
		r.Ask(finding.Warning, "state-unknown", w.at, finding.Setting{Key: "statuses", Entry: strings.Join(entries, ", "), Or: or},
			"", "nobody lists %s of the %s: %s; what bears it counts as open",
			program.Plural(len(words), "word", "words"), w.field, input.Listed(words, 6))
	}
}
