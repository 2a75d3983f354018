package documenttest

import (
	"fmt"
	"strings"

	"sponsorbook/pipeline/document"
)

// Briefing is a page for a sponsor with everything that a page can say.
func Briefing() document.Document {
	more := &document.Link{Text: "on the account page", To: "accounts/aurelia-3f2a1c.html"}
	return document.Document{
		Kind: document.Briefing, Path: "briefings/aurelia-3f2a1c", Language: "en", Title: "Aurelia Logistics",
		Subtitle: "Freight and contract logistics · Rotterdam · since 2014 · 4 accounts",
		Corner:   document.Corner{Strong: "Tier 1", Small: "by revenue · open doors, protect the renewal"},
		Top:      "Executive briefing · November 2026", Mark: "Confidential · Helena Brandt · full copy, not for travel",
		Foot:     plain("As of 21 Nov 2026 · revenue to 31 Oct · CRM 20 Nov · tickets 19 Nov · read by T. Zieliński 6 Nov · ready"),
		Formats:  []document.Format{document.PDF},
		Metadata: []document.Fact{{Label: "account", Value: plain("Aurelia Logistics")}, {Label: "as of", Value: plain("2026-11-21")}},
		Sections: []document.Section{
			{ID: "meeting", Weight: 95, More: more, Blocks: []document.Block{
				document.Paragraph{Line: document.Line{strong("Thursday 10 December, 14:00–15:30"), {Text: " · visit, booked"}},
					Weight: 99},
				document.Paragraph{Line: plain("Wilhelminakade 909, Rotterdam, 7th floor"), Weight: 98},
			}},
			{ID: "outcome", Weight: 100, More: more,
				Blocks: []document.Block{document.Callout{Label: "What must come out of it", Lines: []document.Line{
					plain("Agree who on their side leads the Gdańsk roll-out, and what Ines needs to see before the renewal."),
					plain("What they get: one named executive for the double invoices, and first look at the 2027 emission reports.")}}}},
			watched(more), room(more),
			{ID: "raise", Title: "They will raise", Weight: 90, More: more, Blocks: []document.Block{document.List{Items: []document.Item{
				{Line: document.Line{warn("Promised, overdue:"),
					{Text: " roadmap session with Dana Petrescu, due 1 September. Answer: offered 3 or 8 December (M. Okafor)."}},
					Weight: 92},
				{Line: document.Line{warn("Double invoices"),
					{Text: " since 11 October: cause found, credit issued 12 November, last check 4 December (A. Lindqvist)."}},
					Weight: 90},
				{Line: plain("Kept: data residency paper, named contact for Asia."), Weight: 80}}}}},
			{ID: "say", Title: "Say, ask, avoid", Weight: 85, More: more, Blocks: []document.Block{document.Facts{Items: []document.Fact{
				{Label: "Say", Value: plain("Customs clearance nine hours faster since April; 99.97 % through peak season."), Weight: 87},
				{Label: "Ask", Value: plain("What would make Gdańsk a success for Ines?"), Weight: 86},
				{Label: "Avoid", Value: plain("Norvik's prices; the 2024 outage."), Weight: 88},
				{Label: "You", Value: plain("Strategy with Pieter: numbers first. He sails; no slides."), Weight: 85}}}}},
			{ID: "needed", Weight: 88, More: more,
				Blocks: []document.Block{document.Paragraph{Line: document.Line{strong("Needed from you by 4 December:"),
					{Text: " decide who pays the re-invoicing, about €84,000; finance and support disagree."}}}}},
			briefed(more), figures(more),
			{ID: "direction", Title: "Where it is going", Note: "theirs, and ours beside", Weight: 45, More: more, Blocks: []document.Block{
				document.Table{Bare: true, Columns: []document.Column{{}, {Title: "theirs", Width: 1}, {Title: "ours", Width: 1}},
					Rows: []document.Row{
						{Weight: 50, Cells: []document.Line{{muted("Aim")}, plain("From freight into contract logistics, Gdańsk first."),
							plain("Three reference hubs by 2028.")}},
						{Weight: 48,
							Cells: []document.Line{{muted("Next")}, plain("Margin in contract logistics; one data platform by 2028."),
								plain("Renewal without a tender.")}},
						{Weight: 44,
							Cells: []document.Line{{muted("Pressure")}, plain("Spot rates down 22 %; emission reports from 2027."),
								plain("Norvik runs customs in Gdynia.")}}}},
				document.Facts{Inline: true, Items: []document.Fact{
					{Label: "News", Value: plain("sold its Spanish parcels unit (annual report, 3 Nov)."), Weight: 46}}}}},
			{ID: "year", Title: "The year", Weight: 55, More: more, Blocks: []document.Block{Year(),
				document.Paragraph{Line: document.Line{strong("Yours next:"),
					{Text: " coaching with T. Zieliński, 8 Dec · peer call with Dana Petrescu before Christmas · debrief by 15 Dec"}}}}},
		},
	}
}

// watched is the watch line of a briefing.
func watched(more *document.Link) document.Section {
	return document.Section{ID: "watch", Weight: 99, More: more, Blocks: []document.Block{document.Figures{Items: []document.Figure{
		{Label: "Renewal", Value: "19 March 2027", Small: lines("€5.8 m")}, {Label: "Revenue, 12 months", Value: "€6.42 m, +8 %",
			Small: lines("services −1 %; to Oct")},
		{Label: "In dispute", Value: "€84,000", Warn: true, Small: lines("1 promise overdue")},
		{Label: "Sponsor", Value: "You, until 30 June", Warn: true, Small: lines("then M. Okafor (proposed)")}}}}}
}

// room are the cards of a briefing.
func room(more *document.Link) document.Section {
	return document.Section{ID: "room", Weight: 96, More: more, Blocks: []document.Block{document.Cards{Items: []document.Card{
		{Weight: 99, Name: document.Line{strong("Pieter de Vos")}, Lines: lines("CEO", "met 14 May, by you"),
			Stance: document.Stance{Now: 4, Words: document.Span{Text: "supports, Mar"}}},
		{Weight: 98, Name: document.Line{strong("Ines Carvalho")}, Lines: lines("CFO", "met 2 Feb, by M. Okafor"),
			Stance: document.Stance{Now: 2, Before: 3, Words: warn("sceptical, was neutral")}},
		{Weight: 97, Name: document.Line{strong("Wojciech Brzęczkowski")},
			Lines:  lines("Site Director Gdańsk", "say “VOY-chekh bzhench-KOV-skee”"),
			Stance: document.Stance{Words: muted("stance not known")}},
		{Weight: 96, Name: document.Line{strong("T. Zieliński")}, Lines: lines("account manager, with you", "+48 600 555 143"),
			Ours: true}}}}}
}

// briefed is the table of people of a briefing with the map of who knows them.
func briefed(more *document.Link) document.Section {
	row := func(weight int, name, after, role string, stance document.Span, met string) document.Row {
		return document.Row{Weight: weight, Cells: []document.Line{{strong(name), {Text: after}}, plain(role), {stance}, plain(met)}}
	}
	return document.Section{ID: "people", Title: "Who knows whom", Note: "one who decides never met: Dana Petrescu", Weight: 75, More: more,
		Blocks: []document.Block{document.Relations{Head: "ours", Key: "thick: met in 90 days · red, dotted: never",
			Describe: "Helena Brandt: Pieter de Vos (met within a year).",
			Ours:     []string{"You", "M. Okafor", "D. Feldhaus", "T. Zieliński"},
			Bonds: []document.Bond{{Ours: 0, Theirs: 0, Strength: document.InAYear}, {Ours: 1, Theirs: 1, Strength: document.InAYear},
				{Ours: 2, Theirs: 2}, {Ours: 3, Theirs: 3, Strength: document.InAQuarter},
				{Ours: 3, Theirs: 1, Strength: document.LongAgo}},
			Table: document.Table{
				Columns: []document.Column{{Title: "Name, title"}, {Title: "Role"}, {Title: "Stance"}, {Title: "Last met", Number: true}},
				Rows: []document.Row{
					row(80, "Pieter de Vos", ", CEO", "decides", strong("in the room"), ""),
					row(79, "Ines Carvalho", ", CFO", "decides", strong("in the room"), ""),
					row(78, "Dana Petrescu", ", CIO", "decides", document.Span{Text: "not known"}, "never"),
					row(77, "Jürgen Großmann", ", SVP", "influences", document.Span{Text: "neutral"}, "9 Oct"),
					row(76, "佐藤 美咲", " Satō Misaki", "influences", document.Span{Text: "supports"}, "21 Sept"),
				}}}, document.More{Count: 6, Link: *more}}}
}

// figures are the account in figures.
func figures(more *document.Link) document.Section {
	return document.Section{ID: "figures", Title: "How it runs", Weight: 65, More: more, Blocks: []document.Block{
		document.Bars{Title: "Revenue", Unit: "€ million a year",
			Describe: "Revenue rose from 4.31 in 2022 to 5.95 in 2025; 5.47 to October 2026.",
			Items: []document.Bar{{Label: "2022", Print: "4.31", Value: 4.31}, {Label: "2023", Print: "4.98", Value: 4.98},
				{Label: "2024", Print: "5.60", Value: 5.60, Suspect: true}, {Label: "2025", Print: "5.95", Value: 5.95},
				{Label: "to Oct", Print: "5.47", Value: 5.47, Partial: true, Compared: true, Before: 5, BeforePrint: "5.00"}}},
		document.Intervals{Title: "What they buy", Unit: "tick: a year before", Describe: "Platform 3.71, services 1.37.",
			Items: []document.Bar{
				{Label: "Platform", Print: "€3.71 m, +10 %", Value: 3.71, Compared: true, Before: 3.4},
				{Label: "Services", Print: "€1.37 m, −1 %", Value: 1.37, Compared: true, Before: 1.38}}},
		document.Table{Columns: []document.Column{{}, {Title: "2025", Number: true}, {Title: "2026", Number: true},
			{Title: "open", Number: true}},
			Rows: []document.Row{
				{Weight: 66, Cells: []document.Line{plain("Quality issues"), plain("6"), plain("4"), plain("1")}},
				{Weight: 66, Cells: []document.Line{plain("Billing problems"), plain("1"), plain("5"), {warn("2, one severe")}}}}},
		document.Facts{Inline: true, Items: []document.Fact{{Label: "4 of 8", Value: plain("would recommend us; a year before: 1 of 3"),
			Weight: 62}}},
	}}
}

// PoorBriefing is the page of an account of which little is known.
func PoorBriefing() document.Document {
	d := Briefing()
	d.Title, d.Subtitle, d.Path = "Kestrel Energy", "Energy", "briefings/kestrel-000003"
	month := func(i int, name string) document.Bar {
		return document.Bar{Label: name, Print: fmt.Sprint(62 - 3*i), Value: float64(62 - 3*i), Compared: true, Before: float64(60 + i)}
	}
	var months []document.Bar
	for i, name := range []string{"Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"} {
		months = append(months, month(i, name))
	}
	d.Sections = []document.Section{
		{ID: "meeting", Weight: 95,
			Blocks: []document.Block{document.Paragraph{Line: document.Line{strong("No meeting booked")}, Weight: 99},
				document.Paragraph{Line: plain("Account manager T. Zieliński +48 600 555 143"), Weight: 94}}},
		{ID: "watch", Weight: 99, Blocks: []document.Block{document.Figures{Items: []document.Figure{{Label: "Renewal", Value: "no date"},
			{Label: "Revenue, 12 months", Value: "€4.9 m, −40 %", Warn: true, Small: lines("to Oct")},
			{Label: "Not counted", Value: "£45,384", Warn: true, Small: lines("no exchange rate")},
			{Label: "Sponsor", Value: "none yet", Warn: true}}}}},
		{ID: "figures", Title: "How it runs", Weight: 65,
			Blocks: []document.Block{document.Bars{Title: "Revenue by month", Unit: "€ thousand; tick: a year before", Items: months,
				Describe: "It fell from 62 to 29."}}},
		{ID: "steps", Title: "Next steps", Note: "proposed by the plan", Weight: 68, Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Title: "what"}, {Title: "who"}, {Title: "by", Number: true}}, Rows: []document.Row{
				{Weight: 66, Cells: []document.Line{{strong("Name a sponsor")}, plain("program manager"), plain("30 Nov")}},
				{Weight: 64, Cells: []document.Line{{strong("Fill in who decides")}, plain("T. Zieliński"), plain("15 Dec")}}}}}},
		{ID: "ask", Title: "Ask before you go", Note: "T. Zieliński knows, or can find out", Weight: 60,
			Blocks: []document.Block{document.Questions{Items: []document.Item{
				{Line: document.Line{strong("Why have they bought no devices since Jul?")}, Weight: 64},
				{Line: plain("Who decides about us, and who signs?"), Weight: 62},
				{Line: plain("What should not be said?"), Weight: 60}}}}},
	}
	return d
}

// HostileBriefing is a page whose every text is as bad as exports can make it.
func HostileBriefing() document.Document {
	d := Briefing()
	long := strings.Repeat("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 4)
	d.Title, d.Mark, d.Top = long, long, long
	d.Foot = plain(strings.Repeat("as of yesterday, ", 60))
	d.Corner = document.Corner{Strong: long, Small: strings.Repeat("by decision ", 40)}
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Note = strings.Repeat("note ", 50)
		for j, block := range s.Blocks {
			s.Blocks[j] = worsened(block, long)
		}
	}
	return d
}

// worsened is a block with more, and worse, in it.
func worsened(block document.Block, long string) document.Block {
	cell := plain(strings.Repeat("a cell of ten thousand characters, ", 286))
	switch x := block.(type) {
	case document.Callout:
		x.Lines = append([]document.Line{cell}, x.Lines...)
		return x
	case document.List:
		for i := range 40 {
			x.Items = append(x.Items, document.Item{Line: plain(long), Weight: 90 - i})
		}
		return x
	case document.Table:
		rows := x.Rows
		for i := range 40 {
			r := document.Row{Weight: 60 - i, Depth: i}
			for j := range x.Columns {
				r.Cells = append(r.Cells, [][]document.Span{cell, plain(long), plain("محمد العلي 12"), plain("佐藤美咲佐藤美咲佐藤美咲"),
					plain("👩‍💻\u202e")}[(i+j)%5])
			}
			rows = append(rows, r)
		}
		x.Rows = rows
		return x
	case document.Facts:
		x.Items = append(x.Items, document.Fact{Label: long, Value: cell, Weight: 70},
			document.Fact{Label: "ยาว", Value: plain(strings.Repeat("บริษัทขนส่งน้ำดื่มกำลังดี", 30)), Weight: 71})
		return x
	case document.Structure:
		for i := range 40 {
			x.Units = append(x.Units, document.Unit{Name: long, Note: long, Depth: 3*i - 40})
		}
		return x
	case document.Cards:
		for i := range 20 {
			x.Items = append(x.Items, document.Card{Name: plain(long), Lines: []document.Line{cell, plain(long)},
				Stance: document.Stance{Now: i, Before: -i, Words: document.Span{Text: long}}, Weight: 90 - i})
		}
		return x
	case document.Relations:
		x.Table = worsened(x.Table, long).(document.Table)
		for i := range 40 {
			x.Ours = append(x.Ours, long)
			x.Bonds = append(x.Bonds, document.Bond{Ours: i, Theirs: 40 - i, Strength: document.Strength(i % 4)},
				document.Bond{Ours: -1, Theirs: 999})
		}
		return x
	case document.Figures:
		x.Items = append(x.Items, document.Figure{Value: "€ 1,234,567,890,123,456.78", Label: long, Small: lines(long)})
		return x
	}
	return block
}

// Agenda is the sheet of a booked meeting, with room for a debrief.
func Agenda() document.Document {
	d := Briefing()
	d.Kind, d.Path, d.Corner = document.Agenda, "agendas/aurelia-3f2a1c-2026-12-10", document.Corner{}
	d.Top, d.Mark, d.Subtitle = "Agenda · visit", "Confidential", "Thursday 10 December, 14:00–15:30"
	d.Foot = plain("As of 21 Nov 2026")
	rows := func(cells ...string) (out []document.Row) {
		for _, c := range cells {
			out = append(out, document.Row{Weight: 70, Cells: []document.Line{plain(c), nil}})
		}
		return out
	}
	d.Sections = []document.Section{
		{ID: "meeting", Weight: 95, Blocks: []document.Block{document.Facts{Items: []document.Fact{
			{Label: "When", Value: plain("Thursday 10 December, 14:00–15:30, Amsterdam time")},
			{Label: "Where", Value: plain("Wilhelminakade 909, Rotterdam")},
			{Label: "Theirs", Value: plain("Pieter de Vos, Ines Carvalho")}}}}},
		d.Sections[1],
		{ID: "issues", Title: "Pressing issues first", Weight: 90,
			Blocks: []document.Block{document.List{Ordered: true, Items: []document.Item{
				{Line: document.Line{warn("Promised, overdue:"), {Text: " roadmap session with Dana Petrescu."}}},
				{Line: plain("Double invoices since 11 October.")}}}}},
		{ID: "actions", Title: "Corrective actions", Weight: 80, Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Title: "What"}, {Title: "Owner"}, {Title: "By"}},
			Rows: []document.Row{{Cells: []document.Line{plain("Duplicate check before sending"), plain("A. Lindqvist"),
				plain("20 November")}}}}}},
		{ID: "debrief", Title: "Debrief", Note: "to fill in within 3 working days", Weight: 70, Blocks: []document.Block{document.Table{
			Columns: []document.Column{{Title: "After the meeting"}, {}}, Rows: rows("Outcome", "Learned", "Customer's verdict",
				"New opportunities", "Follow-ups")}}},
	}
	return d
}

// Cover is the first page of a sponsor's pack.
func Cover() document.Document {
	return document.Document{
		Kind: document.Cover, Path: "sponsors/brandt-1a2b3c/pack", Room: "sponsors/brandt-1a2b3c", Language: "en", Title: "Helena Brandt",
		Subtitle: "3 accounts", Top: "Executive briefings · November 2026", Mark: "Confidential · full copies",
		Foot:    plain("As of 21 November 2026"),
		Formats: []document.Format{document.PDF},
		Sections: []document.Section{
			{ID: "accounts", Title: "Your accounts", Weight: 90, Blocks: []document.Block{document.Table{
				Columns: []document.Column{{Title: "Account"}, {Title: "Tier", Number: true}, {Title: "Revenue", Number: true}},
				Rows: []document.Row{
					{Cells: []document.Line{{{Text: "Aurelia Logistics",
						Link: &document.Link{To: "sponsors/brandt-1a2b3c/accounts/aurelia-3f2a1c.html"}}}, plain("1"), plain("€6.42 m")}},
					{Cells: []document.Line{{{Text: "Kestrel Energy", Link: &document.Link{To: "../board/details.html"}}}, plain("2"),
						plain("€4.9 m")}},
					{Cells: []document.Line{plain("أرامكو للشحن"), plain("2"), plain("€2.2 m")}}}}}},
			{ID: "needed", Title: "Needed from you", Weight: 95, Blocks: []document.Block{document.List{Items: []document.Item{
				{Line: plain("Decide who pays the re-invoicing, by 4 December.")}}}}},
		},
	}
}
