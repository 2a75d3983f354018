package recognise

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
)

// notUsed sets all rows of a table aside that was not recognised.
func (r *Tables) notUsed(l *look, t *Table, v verdict) {
	reason, severity, code := "the table was not recognised", finding.Warning, "table-not-recognised"
	message := "the table was not recognised: " + v.question
	if v.unused != "" {
		reason, severity, code = "the table "+v.unused, finding.Note, "table-not-used"
		message = "the table " + v.unused + "; it was not used"
	}
	if t.Rows == 0 || v.score == 0 {
		severity = finding.Note
	}
	for _, n := range l.rows() {
		t.Source.Row(n).SetAside(reason)
	}
	t.RunnerUp = likely(v)
	if v.unused != "" {
		t.RunnerUp = ""
	}
	for i, h := range l.region.Header {
		if strings.TrimSpace(h) != "" {
			t.Columns = append(t.Columns, program.Column{Number: i + 1, Header: h})
		}
	}
	at := finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow}
	switch {
	case v.unused == "" && v.score == 0 && len(l.region.HeaderRows) > 0:
		r.Say(severity, code, at, "if it should be used, give its columns names that are known, such as those of the input workbook", "%s", message)
		return
	case len(l.region.HeaderRows) == 0:
		r.Say(severity, code, at, "if it should be used, write the names of its columns into one row above the data", "%s", message)
		return
	}
	r.Ask(severity, code, at, finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: %s", input.Place(t.File, t.Sheet), likely(v))}, "if it should be used, ", "%s", message)
}

func likely(v verdict) string {
	if v.kind.Name == "" {
		return "accounts"
	}
	return v.kind.Name
}
