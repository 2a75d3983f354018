// Package customer writes what a customer sees: the quarterly review and the agenda of
// another meeting on one page each, and the recap after a meeting. All are built from
// what may be seen, never by taking things out of ours: what was agreed and promised,
// the meeting's own details, counts of the customer's own tickets. What is not written
// here is absent, from the text and from the file's metadata.
package customer

import (
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// Leaves are the reviews of every booked QBR that has something to show, the agendas of
// other booked meetings where one is told, and the recaps of the meetings that were held
// and debriefed since about two months.
func Leaves(a *author.Author) []document.Leaf {
	var leaves []document.Leaf
	for _, g := range a.InProgram() {
		for _, v := range reviews(a, g) {
			leaves = append(leaves, a.Leaf(document.Sheet, v.Path, g, func() document.Document { return review(a, g, v) }))
		}
		for _, v := range agendas(a, g) {
			leaves = append(leaves, a.Leaf(document.Sheet, v.Path, g, func() document.Document { return agenda(a, g, v) }))
		}
		for _, v := range recaps(a, g) {
			leaves = append(leaves, a.Leaf(document.Page, v.Path, g, func() document.Document { return recap(a, g, v) }))
		}
	}
	return leaves
}

// Links lead from the program manager's pages to those of a group.
func Links(a *author.Author, g *program.Group) []document.Link {
	var out []document.Link
	for _, v := range reviews(a, g) {
		out = append(out, document.Link{Text: a.Sayf("review %s", a.ShortDay(v.Date, a.AsOf)), To: v.Path + ".pdf"})
	}
	for _, v := range agendas(a, g) {
		out = append(out, document.Link{Text: a.Sayf("agenda for them %s", a.ShortDay(v.Date, a.AsOf)), To: v.Path + ".pdf"})
	}
	for _, v := range recaps(a, g) {
		out = append(out, document.Link{Text: a.Sayf("recap %s", a.ShortDay(v.Date, a.AsOf)), To: v.Path + ".html"})
	}
	return out
}

// sheet is a page of paper about a booked meeting with the sections that say something.
func sheet(a *author.Author, g *program.Group, v author.MeetingPage, top string, sections []document.Section) document.Document {
	return document.Document{Kind: document.Sheet, Group: g.Key, Path: v.Path, Title: both(a, g), Language: a.Code,
		Subtitle: span.Joined(span.Dot, a.When(v.Meeting), span.Cut(v.Place, 120)), Formats: []document.Format{document.PDF},
		Top: top, Mark: author.GroupName(g), Foot: []document.Span{span.Plain(a.Sayf("As of %s", a.LongDay(a.AsOf)))},
		Sections: slices.DeleteFunc(sections, func(s document.Section) bool { return len(s.Blocks) == 0 })}
}

// both is "Aurelia Logistics and Veldmar Systems". A name that runs from right to left
// stands second beside one that does not: as the first it would turn the whole line.
func both(a *author.Author, g *program.Group) string {
	theirs, ours := author.GroupName(g), span.Cut(a.Settings.Company, 80)
	switch {
	case ours == "":
		return theirs
	case span.RightToLeft(theirs) && !span.RightToLeft(ours):
		theirs, ours = ours, theirs
	}
	return a.Sayf("%s and %s", theirs, ours)
}

// theirs are those of a group who were named for a meeting: at a round table the
// others' people are theirs.
func theirs(g *program.Group, m *program.Meeting) []string {
	var out []string
	for _, name := range m.Theirs {
		if len(m.Accounts) < 2 ||
			slices.ContainsFunc(g.Contacts, func(c *program.Contact) bool { return author.Attends([]string{name}, c) }) {
			if name = span.Cut(name, 60); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// promised are promises with their day, their state and who answers for them,
// by the day they are due.
func promised(a *author.Author, all []*program.Promise) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Agreed"), Width: 1}, {Title: a.Say("By")}, {Title: a.Say("State")},
		{Title: a.Say("With us")}}}
	for i, p := range all {
		if text := span.Unended(span.Cut(p.Text, 160)); text != "" {
			t.Rows = append(t.Rows, document.Row{Weight: author.Fall(88, i), Cells: []document.Line{{span.Strong(text)},
				span.Words(a.ShortDay(p.Due, a.AsOf)), span.Words(state(a, p)), span.Words(span.Cut(p.Owner, 60))}})
		}
	}
	return a.KeepRows([]document.Block{t})
}

func state(a *author.Author, p *program.Promise) string {
	switch {
	case p.IsKept() && p.KeptOn.Known():
		return "● " + a.Sayf("kept, %s", a.ShortDay(p.KeptOn, a.AsOf))
	case p.IsKept():
		return "● " + a.Say("kept")
	case p.Overdue(a.AsOf):
		return "○ " + a.Say("late")
	}
	return "○ " + a.Say("under way")
}

func join(names []string) string { return strings.Join(names, ", ") }
