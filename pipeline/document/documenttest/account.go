package documenttest

import (
	"fmt"
	"time"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/program"
)

// Account is an account page: facts, people as an organisation chart, bars with
// a year to date, a curve with a gap, the year, source cells, several scripts.
func Account() document.Document {
	return document.Document{
		Kind: document.Page, Path: "accounts/aurelia-3f2a1c", Language: "en",
		Title: "Aurelia Logistics", Subtitle: "Freight and contract logistics · Rotterdam · since 2014 · 4 accounts",
		Corner: document.Corner{Strong: "Tier 1", Small: "by revenue · open doors, protect the renewal"},
		Top:    "Account page · November 2026", Mark: "Confidential · program manager's copy",
		Foot: document.Line{{Text: "As of 21 Nov 2026 · revenue to 31 Oct · CRM 20 Nov · tickets 19 Nov · read by T. Zieliński 6 Nov " +
			"· ready"}},
		Trail:    []document.Link{{Text: "Book of November 2026", To: "index.html"}, {Text: "Tiers", To: "tiers.html"}},
		Previous: &document.Link{Text: "أرامكو للشحن", To: "accounts/aramco-000001.html"},
		Next:     &document.Link{Text: "Brennan Foods", To: "accounts/brennan-000002.html"},
		Formats:  []document.Format{document.Markdown, document.HTML},
		Cite:     []document.Format{document.Markdown, document.HTML},
		Sections: []document.Section{
			{ID: "why", Title: "Why tier 1", Blocks: []document.Block{document.List{Items: []document.Item{
				{Line: document.Line{{Text: "Rank 3 of 412 by revenue, "},
					{Text: "€6.42 m", Tone: document.Strong, Sources: revenueCells()}, {Text: " in twelve months, 4.1 % of all."}}},
				{Line: document.Line{warn("Promised, overdue:"), {Text: " roadmap session with Dana Petrescu, due 1 September."}}},
				{Line: document.Line{{Text: "Kept: data residency paper; see "}, {Text: "people", Link: &document.Link{To: "#people"}},
					{Text: "."}}},
			}}}},
			{ID: "meeting", Title: "Next meeting", Note: "booked", Blocks: []document.Block{
				document.Callout{Label: "What must come out of it", Lines: []document.Line{
					plain("Agree who on their side leads the Gdańsk roll-out, and what Ines needs to see before the renewal."),
					plain("What they get: one named executive for the double invoices.")}},
				document.Callout{Label: "Visit of 14 January", Warn: true, Lines: []document.Line{{warn("No goal. Do not travel yet.")}}},
			}},
			{ID: "facts", Title: "Facts", Blocks: []document.Block{document.Facts{Items: []document.Fact{
				{Label: "Industry", Value: document.Line{{Text: "Freight", Sources: cell(14, 5)}}},
				{Label: "Account manager", Value: document.Line{{Text: "T. Zieliński, +48 600 555 143", Sources: cell(14, 8)}}},
				{Label: "Renewal", Value: document.Line{{Text: "19 March 2027, €5.8 m", Sources: cell(14, 11)}}},
				{Label: "Subsidiaries", Value: plain("أوريليا للخدمات اللوجستية (Dubai) · 欧蕾利亚物流 · Aurelia & Søn <Nordic>")},
			}}}},
			people(),
			{ID: "revenue", Title: "Revenue", Note: "€ million a year", Blocks: []document.Block{document.Bars{
				Title: "Revenue", Unit: "€ million a year",
				Describe: "Revenue rose from 4.31 in 2022 to 5.95 in 2025; 5.47 to October 2026.",
				Items: []document.Bar{{Label: "2022", Print: "4.31", Value: 4.31}, {Label: "2023", Print: "4.98", Value: 4.98},
					{Label: "2024", Print: "5.60", Value: 5.60}, {Label: "2025", Print: "5.95", Value: 5.95},
					{Label: "to Oct", Print: "5.47", Value: 5.47, Partial: true}},
			}, document.Curve{Title: "Would recommend us", Unit: "of 8 asked",
				Trend: *trend("5", "4", "Five of eight, then four; one quarter without answers.", 5, 5, -1, 6, 6, 5, 5, 4)}}},
			{ID: "direction", Title: "Where it is going", Blocks: []document.Block{document.Facts{Inline: true, Items: []document.Fact{
				{Label: "Strategy", Value: plain("from freight into contract logistics, Gdańsk first")},
				{Label: "They want", Value: plain("margin, and one data platform by 2028")},
				{Label: "Competition", Value: plain("Norvik runs customs in Gdynia")}}},
				document.Paragraph{Line: plain("يريدون منصة بيانات واحدة بحلول عام 2028")}}},
			{ID: "year", Title: "The year", Blocks: []document.Block{Year(),
				document.More{Count: 3, Link: document.Link{Text: "in the action plan", To: "action-plan.html"}}}},
		},
	}
}

func revenueCells() (out []finding.Ref) {
	for row := 20; row < 61; row++ {
		out = append(out, finding.Ref{File: "finance/revenue 2026.csv", Row: row, Col: 6})
	}
	return out
}

// people is a table with groups, depth and all the tones.
func people() document.Section {
	row := func(depth, n int, name, title, role, stance, met, reach string) document.Row {
		s := document.Span{Text: stance}
		if stance == "sceptical, was neutral" {
			s.Tone = document.Warn
		}
		return document.Row{Depth: depth, Cells: []document.Line{{strong(name), {Text: ", " + title}}, plain(role), {s},
			{{Text: met, Sources: cell(n, 4)}}, plain(reach)}}
	}
	return document.Section{ID: "people", Title: "People", Note: "one who decides never met: Dana Petrescu",
		Blocks: []document.Block{document.Table{
			Caption: "People of the customer",
			Columns: []document.Column{{Title: "Name, title"}, {Title: "Role"}, {Title: "Stance"}, {Title: "Last met"},
				{Title: "Reach", Number: true}},
			Rows: []document.Row{
				{Head: true, Cells: []document.Line{plain("Board")}},
				row(0, 31, "Pieter de Vos", "CEO", "decides", "supports, since March", "14 May", "+31 10 555 0100"),
				row(1, 32, "Ines Carvalho", "CFO · in the room", "decides", "sceptical, was neutral", "2 Feb", "+31 10 555 0188"),
				row(1, 33, "Dana Petrescu", "CIO", "decides", "not known", "never", "+31 10 555 0121"),
				{Head: true, Cells: []document.Line{plain("Customs")}},
				row(0, 34, "佐藤 美咲 Satō Misaki", "SVP", "influences", "supports", "21 Sept", "+81 3 5555 0142"),
				row(1, 35, "محمد العلي", "Director | EMEA", "influences", "neutral", "9 Oct", "+971 4 555 0100"),
			},
		}}}
}

// Year is a year with booked and proposed marks, some of which collide.
func Year() document.Year {
	day := func(m time.Month, d, days int) (program.Date, program.Date) {
		y := 2027
		if m == time.December {
			y = 2026
		}
		from := program.NewDate(y, m, d)
		return from, from.AddDays(days)
	}
	mark := func(label, when string, booked bool, m time.Month, d, days int) program.Mark {
		from, to := day(m, d, days)
		return program.Mark{Label: label, When: when, Booked: booked, From: from, To: to}
	}
	y := document.Year{From: program.NewDate(2026, 12, 1), To: program.NewDate(2027, 11, 30),
		Describe: "A visit on 10 December is booked; four QBRs and a visit in June are proposed; the contract renews on 19 March.",
		Months:   []string{"Dec 2026", "Jan 2027", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"},
		Key:      "■ booked   □ window   ◆ renewal",
		Marks: []program.Mark{
			mark("Visit", "10 Dec", true, time.December, 10, 0), mark("QBR", "January", false, time.January, 4, 25),
			mark("Renewal", "19 March", true, time.March, 19, 0), mark("QBR", "April", false, time.April, 1, 29),
			mark("Visit", "first half of June", false, time.June, 1, 14), mark("QBR", "July", false, time.July, 1, 30),
			mark("QBR", "October", false, time.October, 1, 30), {Label: "Survey", When: "date to be agreed"},
		}}
	lane := func(label string, form document.Form) (out []document.LaneMark) {
		for _, m := range y.Marks {
			if m.Label == label {
				mark := document.LaneMark{Label: m.Label, From: m.From, To: m.To, Form: form, Worth: 5.8}
				if m.Booked && form == document.Window {
					mark.Form = document.Booked
				}
				out = append(out, mark)
			}
		}
		return out
	}
	money := append(lane("Renewal", document.Renewal), document.LaneMark{Label: "€1.15 m", From: program.NewDate(2027, 1, 29),
		Form: document.Sale, Worth: 1.15},
		document.LaneMark{From: program.NewDate(2027, 5, 31), Form: document.Sale, Worth: 0.3})
	y.Lanes = []document.Lane{{Name: "You", Marks: lane("Visit", document.Window)}, {Name: "QBR", Marks: lane("QBR", document.Window)},
		{Name: "Money", Marks: money},
		{Name: "Promised", Marks: []document.LaneMark{{From: program.NewDate(2027, 1, 15), Form: document.Tick}}}}
	return y
}

// Tiers is a long table of so many groups, to sort and to search.
func Tiers(groups int) document.Document {
	t := document.Table{Sortable: true, Searchable: true, Columns: []document.Column{
		{Title: "Rank", Number: true}, {Title: "Account"}, {Title: "Tier", Number: true}, {Title: "Revenue", Number: true},
		{Title: "Share", Number: true}, {Title: "Cumulative share", Number: true}, {Title: "Reasons"}, {Title: "Sponsor"}}}
	names := []string{"Aurelia Logistics", "Brennan Foods", "Kestrel Energy", "Nordhavn Marine", "Satō Industries", "شركة النخيل",
		"Łódź Textil", "Ωmega Chemicals"}
	for i := range groups {
		name := fmt.Sprintf("%s %d", names[i%len(names)], i/len(names)+1)
		to := fmt.Sprintf("accounts/a-%06d.html", i)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{plain(fmt.Sprint(i + 1)),
			{{Text: name, Link: &document.Link{To: to}}}, plain(fmt.Sprint(1 + min(2, i*20/groups))),
			{{Text: fmt.Sprintf("€%d,%03d", (groups-i)*3, i*7%1000),
				Sources: []finding.Ref{{File: "finance/revenue.csv", Row: i + 2, Col: 4}}}},
			plain("0.4 %"), plain(fmt.Sprintf("%d %%", i*100/groups)), plain("by revenue"), plain("M. Okafor")}})
	}
	return document.Document{Kind: document.Page, Path: "tiers", Language: "en", Title: "Tiers",
		Subtitle: fmt.Sprintf("%d groups by revenue", groups),
		Top:      "November 2026", Mark: "Confidential", Trail: []document.Link{{Text: "Book of November 2026", To: "index.html"}},
		Cite: []document.Format{document.HTML}, Formats: []document.Format{document.Markdown, document.HTML},
		Foot: document.Line{{Text: "As of 21 Nov 2026"}},
		Sections: []document.Section{
			{ID: "method", Title: "Method",
				Blocks: []document.Block{document.Paragraph{Line: plain("Groups are ranked by revenue of the last twelve full months.")}}},
			{ID: "groups", Title: "Groups", Blocks: []document.Block{t}},
			{ID: "notes", Title: "Notes",
				Blocks: []document.Block{document.Paragraph{Line: document.Line{{Text: "See "},
					{Text: "the groups", Link: &document.Link{To: "#groups"}}, {Text: "."}}}}},
		}}
}
