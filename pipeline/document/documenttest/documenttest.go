// Package documenttest holds documents for the tests of writers: rich enough
// to hold every kind of block, with invented companies and figures, and names
// in several scripts.
package documenttest

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

func plain(s string) document.Line  { return document.Line{{Text: s}} }
func strong(s string) document.Span { return document.Span{Text: s, Tone: document.Strong} }
func muted(s string) document.Span  { return document.Span{Text: s, Tone: document.Muted} }
func warn(s string) document.Span   { return document.Span{Text: s, Tone: document.Warn} }

func cell(row, col int) []finding.Ref {
	return []finding.Ref{{File: "crm/accounts.xlsx", Sheet: "Accounts", Row: row, Col: col}}
}

// Scorecard is the board's page: callout, six figures with trends and gaps,
// intervals, tables of two columns.
func Scorecard() document.Document {
	return document.Document{
		Kind: document.Scorecard, Path: "board/scorecard", Room: "board", Language: "en",
		Title: "Executive sponsor program",
		Subtitle: "58 groups in the program of 412, 71 % of revenue · 52 sponsored by 14 executives · as of 21 November 2026, revenue to " +
			"31 October",
		Top: "Program scorecard · November 2026", Mark: "Confidential · board paper",
		Foot: document.Line{{Text: "Program groups were chosen for size, importance or trouble, not at random: differences are " +
			"associations. Definitions and all counts: "},
			{Text: "details", Link: &document.Link{To: "board/details.html"}}, {Text: ". Set aside for bad data: €0.21 m of €214.0 m."}},
		Trail:   []document.Link{{Text: "Board", To: "board/scorecard.html"}},
		Next:    &document.Link{Text: "Details", To: "board/details.html"},
		Formats: []document.Format{document.Markdown, document.HTML, document.PDF},
		Sections: []document.Section{
			{ID: "decision", Blocks: []document.Block{document.Callout{Label: "Decision wanted from this board",
				Lines: []document.Line{plain(
					"Name a second sponsor in Asia: four accounts worth €11.2 m have none, and one sponsor carries six.")}}}},
			{ID: "figures", Blocks: []document.Block{six()}},
			{ID: "escalations", Title: "Escalations", Note: "per account and year, 95 % interval", Blocks: []document.Block{
				document.Intervals{Title: "Escalations", Unit: "per account and year, 95 % interval",
					Describe: "Escalations per account and year: 2.1 before a sponsor, 0.9 since, 1.4 at unsponsored accounts in the " +
						"same months.",
					Items: []document.Bar{
						{Label: "Before a sponsor", Print: "2.1 (61 in 29 years)", Value: 2.1, Low: 1.6, High: 2.7, Interval: true},
						{Label: "Since", Print: "0.9 (44 in 49 years)", Value: 0.9, Low: 0.65, High: 1.2, Interval: true},
						{Label: "Unsponsored", Print: "1.4, same months", Value: 1.4, Low: 1, High: 1.9, Interval: true, Outline: true},
					}},
				document.Paragraph{Line: document.Line{muted(
					"The 90 days before sponsorship are left out: the trouble that led to it would flatter the change. To resolve: " +
						"median 9 days, was 16. Open now: 4, oldest 41 days.")}},
			}},
			{ID: "people", Title: "People", Blocks: []document.Block{pairs(
				"Those who decide, known to us", "118 of 171", "… met by a sponsor in a year", "74 of 171",
				"Stances moved", "9 better, 3 worse", "Executives who met a customer this quarter", "11 of 14, 96 hours",
				"Visits debriefed · fill-ins returned", "19 of 23 · 31 of 38")}},
			{ID: "risk", Title: "Lost, and at risk", Blocks: []document.Block{pairs(
				"*Brennan Foods*, lost in July: taken over", "€2.3 m", "*Aurelia Logistics*: renewal in March, severe billing problem",
				"€6.4 m",
				"*Kestrel Energy*: our sponsor's counterpart left", "€4.9 m", "*Nordhavn Marine*: no sponsor, revenue −23 %", "€3.7 m")}},
			{ID: "found", Title: "What the visits found", Blocks: []document.Block{pairs(
				"*Satō Industries*: second plant in Osaka, proposal in six weeks", "€1.8\u00A0m",
				"*Aurelia Logistics*: wants its data kept in the EU", "€0.2\u00A0m",
				"*Five groups* wish one invoice a month: now a project", "")}},
		},
	}
}

// six are the six figures of a scorecard.
func six() document.Figures {
	return document.Figures{Items: []document.Figure{
		{Value: "95 %", Label: "revenue kept", Small: lines("€136.1 m of €143.3 m, 52 groups · target 95 %",
			"last quarter 95 %, last year 93 %"),
			Trend: trend("93", "95", "From 93 to 95 % in two years.", 93, 93.1, 93.1, 93.4, 94, 94, 94.2, 95)},
		{Value: "106 %", Label: "with growth", Small: lines("€151.9 m of €143.3 m · target 105 %", "last quarter 106 %, last year 103 %"),
			Trend: trend("103", "106", "From 103 to 106 %; two quarters are not known.", 103, 103.2, -1, -1, 104, 104.8, 105.5, 106)},
		{Value: "€48.3 m", Label: "renews in twelve months", Small: lines("€44.1 m with a sponsor, €4.2 m without",
			"next: Aurelia Logistics, 19 March, €5.8 m")},
		{Value: "38 of 52", Label: "visited on time", Warn: true,
			Small: lines("in six months · target 47 of 52", "last quarter 45, last year 40"),
			Trend: trend("40", "38", "Up from 40 to 45, then down to 38.", 40, 42, 43, 45, 45, 43, 41, 38)},
		{Value: "41 of 49", Label: "asks answered", Small: lines("median 6 days · oldest open 23 days", "last quarter 31 of 44"),
			Trend: trend("24", "41", "From 24 to 41.", 24, 26, 25, 29, 31, 34, 38, 41)},
		{Value: "€9.4 m", Label: "pipeline associated with meetings", Small: lines("17 opportunities within 90 days of one; €3.1 m won",
			"last quarter €8.8 m")},
	}}
}

func lines(all ...string) (out []document.Line) {
	for _, s := range all {
		out = append(out, plain(s))
	}
	return out
}

// trend is a line over quarters; a negative value is unknown.
func trend(first, last, describe string, values ...float64) *document.Trend {
	t := &document.Trend{First: first, Last: last, Describe: describe}
	quarters := []string{"Q1 25", "Q2 25", "Q3 25", "Q4 25", "Q1 26", "Q2 26", "Q3 26", "Q4 26"}
	for i, v := range values {
		p := document.TrendPoint{Label: quarters[i], Value: v, Known: v >= 0}
		if p.Known {
			p.Print = program.NewDecimal(int64(v)).String()
		}
		t.Points = append(t.Points, p)
	}
	return t
}

// pairs is a table of two columns; a name between stars stands out.
func pairs(cells ...string) document.Table {
	t := document.Table{Columns: []document.Column{{}, {Number: true}}}
	for i := 0; i+1 < len(cells); i += 2 {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{starred(cells[i]), plain(cells[i+1])}})
	}
	return t
}

func starred(s string) document.Line {
	if len(s) == 0 || s[0] != '*' {
		return plain(s)
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '*' {
			return document.Line{strong(s[1:i]), {Text: s[i+1:]}}
		}
	}
	return plain(s)
}
