package html

import (
	"strings"
	"testing"

	"sponsorbook/pipeline/document"
)

// TestACalendarSaysItsEventsAndTheRestIsFolded has what the eye sees, and what is read to
// those who do not see it.
func TestACalendarSaysItsEventsAndTheRestIsFolded(t *testing.T) {
	visit := document.Span{Text: "●V", Sign: &document.Sign{Form: document.Booked, Letter: "V", Words: "Visit, 10 December, booked"}}
	worth := document.Span{Text: " ◆", Sign: &document.Sign{Form: document.Renewal, Size: 3, Second: true, Words: "Renewal, 19 March"}}
	row := func(account, sponsor string, cell ...document.Span) document.Row {
		return document.Row{Cells: []document.Line{{{Text: account}}, {{Text: sponsor}}, cell}}
	}
	d := document.Document{Kind: document.Page, Path: "action-plan", Title: "Plan", Language: "en", Sections: []document.Section{
		{ID: "year", Title: "The year", Blocks: []document.Block{document.Table{Columns: []document.Column{{Title: "Account"},
			{Title: "Sponsor", Once: true}, {Title: "Dec", Number: true}}, Rows: []document.Row{
			row("Aurelia", "Helena Brandt", visit, worth), row("Bolderhof", "Helena Brandt"), row("Kestrel", "Ruth Adeyinka")}}}},
		{ID: "rest", Title: "Every line", Folded: true,
			Blocks: []document.Block{document.Paragraph{Line: document.Line{{Text: "the rest"}}}}},
	}}
	page := string(write(t, writer(t, Options{}), d)[0].Bytes)
	for _, want := range []string{
		`<span class="sign booked"><span aria-hidden="true">V</span><span class="unseen">Visit, 10 December, booked. </span></span>`,
		`<span class="sign worth s3 second"><span class="unseen">Renewal, 19 March. </span></span>`,
		`<td class="same">Helena Brandt</td>`, `<td class="new">Ruth Adeyinka</td>`,
		`<details class="fold"><summary><h2>Every line</h2>`, `<div id="rest">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "●V") {
		t.Error("what is drawn is written too")
	}
}

// TestWhatIsBriefIsSeenAndTheRestIsBehindIt has a number and a reason, and rows that are
// looked up.
func TestWhatIsBriefIsSeenAndTheRestIsBehindIt(t *testing.T) {
	row := func(name string) document.Row {
		return document.Row{Cells: []document.Line{{{Text: name}}, {{Text: "€6,419,000.03", Brief: "€6,419,000"}},
			{{Text: "first of 323 (tier 1)", Brief: "first of 323"}}}}
	}
	d := document.Document{Kind: document.Page, Path: "tiers", Title: "Tiers", Language: "en", Sections: []document.Section{
		{ID: "standings", Title: "Standings", Blocks: []document.Block{document.Table{Fold: 2, Searchable: true,
			Columns: []document.Column{{Title: "Account"}, {Title: "Revenue", Number: true}, {Title: "Reasons"}},
			Rows:    []document.Row{row("Aurelia"), row("Bolderhof"), row("Kestrel")}}}}}}
	page := string(write(t, writer(t, Options{}), d)[0].Bytes)
	for _, want := range []string{`<td class="n">€6,419,000</td>`,
		`<td><details class="rest"><summary>first of 323</summary>`, `first of 323 (tier 1)</details>`} {
		if strings.Count(page, want) != 3 {
			t.Errorf("the page has %d of %s, not 3", strings.Count(page, want), want)
		}
	}
	first, rest, folded := strings.Cut(page, `<details class="fold">`)
	if !folded || !strings.Contains(first, "Bolderhof") || strings.Contains(first, "Kestrel") || !strings.Contains(rest, "Kestrel") {
		t.Error("the rows from the third on are not behind a disclosure")
	}
	if strings.Contains(page, "000.03") {
		t.Error("the number is not brief")
	}
}
