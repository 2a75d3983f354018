package recognise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
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
	if v.unused == proseReason {
		message = "the file holds a text and no table; it was not used"
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
	case l.count == 0 && v.question != "" && len(l.region.HeaderRows) > 0:
		return // a header without rows keeps nothing from the book
	case v.unused == proseReason && r.texts[t.File]:
		return // said already
	case v.unused == proseReason:
		r.texts[t.File] = true
		r.Say(severity, code, at, "nothing, where it is meant for people", "%s", message)
		return
	case v.unused == "" && v.score == 0 && len(l.region.HeaderRows) > 0:
		r.Say(severity, code, at, "if it should be used, give its columns names that are known, such as those of the input workbook", "%s",
			message)
		return
	case len(l.region.HeaderRows) == 0:
		r.Say(severity, code, at, "if it should be used, write the names of its columns into one row above the data", "%s", message)
		return
	}
	if mend := v.mend(); mend != "" || !r.better(v) {
		r.Say(severity, code, at, cmp.Or(mend, "if it should be used, name its kind under tables: in the configuration"), "%s", message)
		return
	}
	r.Ask(severity, code, at, finding.Setting{Key: "tables", Entry: fmt.Sprintf("%q: %s", input.Place(t.File, t.Sheet), likely(v))},
		"if it should be used, ", "%s", message)
}

// mend is what makes a table one of its nearest kind where a column is missing:
// to name the kind alone would use none of its rows.
func (v verdict) mend() string {
	if v.lacks == "" || v.unused != "" {
		return ""
	}
	return "if it is a table of " + v.kind.Name + ", give it a column of " + v.lacks +
		", or name the column that is it under columns: in the configuration"
}

// better is whether the book would be the better for a table that was read as
// its likeliest kind: that has all it needs, and names no accounts beside those
// that are there.
func (r *Tables) better(v verdict) bool {
	return v.kind.Name != "" && v.lacks == "" && v.unused == "" && (v.kind.Name != "accounts" || !r.haveAccounts)
}

// askRequired is the error of a table whose kind the configuration names and
// that has no column for what its rows are about.
func (t *Table) askRequired(l *look, extra map[string]bool) {
	for _, one := range t.Subject.Needs[:min(len(t.Subject.Needs), 2)] {
		if slices.ContainsFunc(one, func(f string) bool { return extra[headings.Bare(f)] || t.At[headings.Bare(f)] > 0 }) {
			continue
		}
		field, free := headings.Bare(one[0]), t.free(l, headings.Bare(one[0]))
		var names []string
		for _, col := range free {
			names = append(names, t.Header(col))
		}
		if len(names) == 0 {
			t.Say(finding.Error, "table-lacks-column", t.ref0(),
				"give it such a column, or take its line out of tables: in the configuration",
				"the configuration says that the table is one of %s, and it has no column that could be %s", t.Subject.Name,
				strings.Join(one, " or "))
			continue
		}
		t.Ask(finding.Error, "table-lacks-column", t.ref0(),
			finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {%s: %q}", input.Place(t.File, t.Sheet), field,
				t.Styles[free[0]].Header)}, "",
			"the configuration says that the table is one of %s, and no column is known to be %s; it could be %s",
			t.Subject.Name, strings.Join(one, " or "), input.Listed(names, 5))
	}
}

// free are the columns that may hold a field and hold none yet: those that differ
// most from row to row first.
func (t *Table) free(l *look, field string) []int {
	typ := ""
	for _, f := range t.Subject.Fields {
		if f.Name == field {
			typ = f.Type
		}
	}
	var cols []int
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		e := &l.watch.columns[col-1]
		if t.Styles[col].Field != "" || strings.TrimSpace(t.Styles[col].Header) == "" || e.cells == 0 || e.looks(typ) < 80 {
			continue
		}
		if texts := e.numbers.Numbers+e.dates.Dates == 0; texts || typ == "amount" || typ == "number" || typ == "date" ||
			typ == "period" || typ == "id" {
			cols = append(cols, col)
		}
	}
	slices.SortStableFunc(cols, func(a, b int) int {
		return cmp.Compare(len(l.watch.columns[b-1].seen), len(l.watch.columns[a-1].seen))
	})
	return cols
}

func likely(v verdict) string {
	if v.kind.Name == "" {
		return "accounts"
	}
	return v.kind.Name
}
