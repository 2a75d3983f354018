package document

import (
	"sponsorbook/pipeline/finding"
)

// severities are the parts of the findings page, the worst first.
var severities = []struct {
	severity finding.Severity
	id       string
	title    string
	about    string
}{
	{finding.Error, "errors", "Errors", "A page of the book is wrong or missing until these are mended."},
	{finding.Warning, "warnings", "Warnings", "Something was set aside, assumed or left open."},
	{finding.Note, "notes", "Notes", "Worth knowing; nothing is wrong."},
}

// findingsPage is what is wrong with the input, worst first, each with its place
// and what would mend it.
func (a *author) findingsPage() Document {
	d := a.page("findings", a.say("Findings"))
	d.Subtitle = a.findingCounts()
	d.Cite = nil // each says where it is
	if l := a.file(a.say("the same as a table for a spreadsheet"), "findings.csv"); l != nil {
		d.Sections = append(d.Sections, Section{ID: "file", Blocks: []Block{paragraph(Span{Text: l.Text, Link: l})}})
	}
	for _, s := range severities {
		if t := a.findingTable(func(f finding.Finding) bool { return f.Severity == s.severity }); len(t.Rows) > 0 {
			d.Sections = append(d.Sections, Section{ID: s.id, Title: a.say(s.title),
				Note: a.whole(len(t.Rows)), Blocks: []Block{paragraph(plainly(a.say(s.about))), t}})
		}
	}
	if len(a.Findings) == 0 {
		d.Sections = append(d.Sections, Section{ID: "none", Blocks: []Block{
			paragraph(good(a.say("Nothing was found to be wrong with the input.")))}})
	}
	return d
}

// findingCounts is "2 errors, 14 warnings, 3 notes".
func (a *author) findingCounts() string {
	return joined(", ",
		a.some(finding.Count(a.Findings, finding.Error), "error", "errors"),
		a.some(finding.Count(a.Findings, finding.Warning), "warning", "warnings"),
		a.some(finding.Count(a.Findings, finding.Note), "note", "notes"))
}

// some is a count with its noun; "" for none.
func (s speech) some(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return s.count(n, one, many)
}

func (a *author) findingTable(want func(finding.Finding) bool) Table {
	t := Table{Sortable: true, Searchable: true, Columns: []Column{{Title: a.say("Where"), Width: 2},
		{Title: a.say("What"), Width: 4}, {Title: a.say("What would mend it"), Width: 3}, {Title: a.say("Account"), Width: 1}}}
	for _, f := range a.Findings {
		if want(f) {
			t.Rows = append(t.Rows, Row{Cells: []Line{words(f.At.String()), words(cut(f.Message, 600)),
				words(cut(f.Mend, 400)), a.findingAccount(f)}})
		}
	}
	if len(t.Rows) > 0 {
		closeUp(&t, 3)
	}
	return t
}

func (a *author) findingAccount(f finding.Finding) Line {
	if g := a.groups[f.Account]; g != nil {
		return Line{a.named(g)}
	}
	if g := a.owner[f.Account]; g != nil {
		return Line{a.named(g)}
	}
	return nil
}
