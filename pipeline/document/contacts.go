package document

import (
	"sponsorbook/pipeline/program"
)

// contactPage is who of ours keeps which top contact, how, how often, when next.
func (a *author) contactPage() Document {
	d := a.page("contact-plan", a.say("Contact plan"))
	d.Subtitle = a.count(len(a.Plan.Contacts), "contact", "contacts")
	d.Sections = []Section{{ID: "contacts", Blocks: []Block{a.contactTable(func(*program.Group) bool { return true })}}}
	return d
}

// contactTable is the contact plan of the groups that are wanted.
func (a *author) contactTable(want func(*program.Group) bool) Table {
	t := Table{Caption: a.say("Contact plan"), Sortable: true, Searchable: true, Columns: []Column{{Title: a.say("Account")},
		{Title: a.say("Contact")}, {Title: a.say("Who of ours")}, {Title: a.say("How")}, {Title: a.say("How often")}, {Title: a.say("Next")}}}
	for _, c := range a.Plan.Contacts {
		g := a.groups[c.Group]
		if g == nil || !want(g) {
			continue
		}
		ours := words(cut(c.Ours, 80))
		if c.Ours == "" {
			ours = Line{warn(a.say("nobody yet"))}
		}
		t.Rows = append(t.Rows, Row{Cells: []Line{{a.named(g)}, {strong(a.contactName(c.Contact))}, ours,
			words(a.term(cut(c.How, 80))), words(a.term(cut(c.Often, 60))), words(a.longDay(c.Next))}})
	}
	return t
}

// contactName is the name of a contact, by its key.
func (a *author) contactName(key string) string {
	if c := a.contacts[key]; c != nil {
		return cut(c.Name, 80)
	}
	return cut(key, 80)
}

// occasionsPage is which accounts could be met at which event.
func (a *author) occasionsPage() Document {
	d := a.page("occasions", a.say("Occasions"))
	d.Subtitle = a.count(len(a.Plan.Chances), "occasion ahead", "occasions ahead")
	d.Sections = []Section{{ID: "occasions", Blocks: []Block{a.occasionTable()}}}
	return d
}

// occasionTable names only the accounts that the reader may know of, and only
// the occasions at which one of them could be met.
func (a *author) occasionTable() Table {
	t := Table{Caption: a.say("Occasions"), Columns: []Column{{Title: a.say("When")}, {Title: a.say("Occasion")},
		{Title: a.say("Where")}, {Title: a.say("Accounts that could be met")}}}
	for _, c := range a.Plan.Chances {
		var parts []Line
		for _, key := range c.Groups {
			if g := a.groups[key]; g != nil && a.sees(g) {
				parts = append(parts, Line{a.named(g)})
			}
		}
		if c.Occasion == nil || len(parts) == 0 {
			continue
		}
		o := c.Occasion
		t.Rows = append(t.Rows, Row{Cells: []Line{words(a.longDay(o.Date)), {cited(strong(cut(o.Name, 120)), a.src(o.Origin, "occasion")...)},
			words(joined(", ", cut(o.Place, 80), cut(o.Region, 40))), spread(", ", parts...)}})
	}
	return t
}
