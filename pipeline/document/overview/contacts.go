package overview

import (
	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
)

// Contacts is who of ours keeps which top contact, how, how often, when next.
func Contacts(a *author.Author) document.Document {
	d := a.NewPage("contact-plan", a.Say("Contact plan"))
	d.Subtitle = a.Count(len(a.Plan.Contacts), "contact", "contacts")
	d.Sections = []document.Section{{ID: "contacts", Blocks: []document.Block{ContactTable(a)}}}
	if tables, ok := plans.TableSection(a); ok {
		d.Sections = append(d.Sections, tables)
	}
	return d
}

// ContactTable is the contact plan of the reader's groups.
func ContactTable(a *author.Author) document.Table {
	t := document.Table{Caption: a.Say("Contact plan"), Sortable: true, Searchable: true,
		Columns: []document.Column{{Title: a.Say("Account")},
			{Title: a.Say("Contact")}, {Title: a.Say("Who of ours")}, {Title: a.Say("How")}, {Title: a.Say("How often")},
			{Title: a.Say("Next")}}}
	for _, c := range a.Share().Contacts {
		g := a.ByKey[c.Group]
		ours := span.Words(span.Cut(c.Ours, 80))
		if c.Ours == "" {
			ours = document.Line{span.Warn(a.Say("nobody yet"))}
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{{a.Named(g)}, contactName(a, c.Contact), ours,
			span.Words(a.Term(span.Cut(c.How, 80))), span.Words(a.Term(span.Cut(c.Often, 60))), span.Words(a.LongDay(c.Next))}})
	}
	return t
}

// contactName is the name of a contact, by its key, in Latin script too where that
// is known.
func contactName(a *author.Author, key string) document.Line {
	c := a.ContactOf[key]
	if c == nil {
		return document.Line{span.Strong(span.Cut(key, 80))}
	}
	line := document.Line{span.Strong(span.Cut(c.Name, 80))}
	if c.LatinName != "" && !author.Same(c.LatinName, c.Name) {
		line = append(line, span.Plain(" "+span.Cut(c.LatinName, 80)))
	}
	return line
}

// Occasions is which accounts could be met at which event.
func Occasions(a *author.Author) document.Document {
	d := a.NewPage("occasions", a.Say("Occasions"))
	d.Subtitle = a.Count(len(a.Plan.Chances), "occasion ahead", "occasions ahead")
	d.Sections = []document.Section{{ID: "occasions", Blocks: []document.Block{OccasionTable(a)}}}
	return d
}

// OccasionTable names only the accounts that the reader may know of, and only
// the occasions at which one of them could be met.
func OccasionTable(a *author.Author) document.Table {
	t := document.Table{Caption: a.Say("Occasions"), Columns: []document.Column{{Title: a.Say("When")}, {Title: a.Say("Occasion")},
		{Title: a.Say("Where")}, {Title: a.Say("Accounts that could be met")}}}
	for _, c := range a.Plan.Chances {
		var parts []document.Line
		for _, key := range c.Groups {
			if g := a.ByKey[key]; g != nil && a.Sees(g) {
				parts = append(parts, document.Line{a.Named(g)})
			}
		}
		if c.Occasion == nil || len(parts) == 0 {
			continue
		}
		o := c.Occasion
		if a.Reader == author.Sponsor && a.Sponsor(a.Whose).Away(o.Date) {
			parts = append(parts, document.Line{span.Warn(a.Say("you are away"))})
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{span.Words(a.LongDay(o.Date)),
				{span.Cited(span.Strong(span.Cut(o.Name, 120)), a.Cells(o.Origin, "occasion")...)},
				span.Words(span.Joined(", ", span.Cut(o.Place, 80), span.Cut(o.Region, 40))), span.Spread(", ", parts...)}})
	}
	return t
}
