// Package findings writes what is wrong with the input, and the proof that
// nothing of it was lost.
package findings

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/language"
	"sponsorbook/pipeline/document/span"
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

// Page is what is wrong with the input, worst first, each with its place
// and what would mend it.
func Page(a *author.Author) document.Document {
	d := a.NewPage("findings", a.Say("Findings"))
	d.Subtitle = FindingCounts(a)
	d.Subtitle = span.Joined(span.Dot, d.Subtitle, a.InEnglishNote())
	d.Cite = nil // each says where it is
	if l := a.FileLink(a.Say("the same as a table for a spreadsheet"), "findings.csv"); l != nil {
		d.Sections = append(d.Sections,
			document.Section{ID: "file", Blocks: []document.Block{span.Paragraph(document.Span{Text: l.Text, Link: l})}})
	}
	for _, s := range severities {
		if t := FindingTable(a, func(f finding.Finding) bool { return f.Severity == s.severity }); len(t.Rows) > 0 {
			d.Sections = append(d.Sections, document.Section{ID: s.id, Title: a.Say(s.title),
				Note: a.Whole(len(t.Rows)), Blocks: []document.Block{span.Paragraph(span.Plain(a.Say(s.about))), t}})
		}
	}
	if len(a.Findings) == 0 {
		d.Sections = append(d.Sections, document.Section{ID: "none", Blocks: []document.Block{
			span.Paragraph(span.Good(a.Say("Nothing was found to be wrong with the input.")))}})
	}
	return d
}

// FindingCounts is "2 errors, 14 warnings, 3 notes".
func FindingCounts(a *author.Author) string {
	return span.Joined(", ",
		some(a.Speech, finding.Count(a.Findings, finding.Error), "error", "errors"),
		some(a.Speech, finding.Count(a.Findings, finding.Warning), "warning", "warnings"),
		some(a.Speech, finding.Count(a.Findings, finding.Note), "note", "notes"))
}

// some is a count with its noun; "" for none.
func some(s language.Speech, n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return s.Count(n, one, many)
}

func FindingTable(a *author.Author, want func(finding.Finding) bool) document.Table {
	t := document.Table{Sortable: true, Searchable: true, Columns: []document.Column{{Title: a.Say("Where"), Width: 2},
		{Title: a.Say("What"), Width: 4}, {Title: a.Say("What would mend it"), Width: 3}, {Title: a.Say("Account"), Width: 1}}}
	for _, f := range a.Findings {
		if want(f) {
			t.Rows = append(t.Rows, document.Row{Cells: []document.Line{span.Words(f.At.String()), long(span.Cut(f.Message, 600)),
				span.Words(span.Cut(f.Mend, 400)), findingAccount(a, f)}})
		}
	}
	if len(t.Rows) > 0 {
		author.CloseUp(&t, 3)
	}
	return t
}

// long is a message whose list or reason stands behind its first clause where it is long.
func long(text string) document.Line {
	const line = 160
	if len(text) < line {
		return span.Words(text)
	}
	return author.Brief(span.Words(text))
}

func findingAccount(a *author.Author, f finding.Finding) document.Line {
	if g := a.ByKey[f.Account]; g != nil {
		return document.Line{a.Named(g)}
	}
	if g := a.GroupOfAccount[f.Account]; g != nil {
		return document.Line{a.Named(g)}
	}
	return nil
}
