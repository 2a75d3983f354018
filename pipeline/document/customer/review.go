package customer

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// reviews are the booked QBRs ahead for which there is something to show.
func reviews(a *author.Author, g *program.Group) []author.MeetingPage {
	if len(agreed(a, g)) == 0 && len(service(a, g)) == 0 {
		return nil
	}
	return a.MeetingPages(slices.DeleteFunc(slices.Clone(g.Meetings), func(m *program.Meeting) bool {
		return m.Type != program.QBR || !author.Booked(m, a.AsOf)
	}), "qbr", g)
}

// review is the one page of a quarterly review, for the customer's eyes: our goal is not
// on it, which may name a rival or what we want of whom; what is in it for them is.
func review(a *author.Author, g *program.Group, v author.MeetingPage) document.Document {
	return sheet(a, g, v, a.Say("Quarterly business review"), []document.Section{
		{ID: "goal", Weight: 95, Blocks: benefit(a, v.Meeting)},
		{ID: "agreed", Title: a.Say("What we agreed, and what we delivered"), Weight: 90, Blocks: promised(a, agreed(a, g))},
		{ID: "service", Title: a.Say("Your tickets"), Note: a.Say("twelve months"), Weight: 70, Blocks: service(a, g)},
		{ID: "agenda", Title: a.Say("Agenda"), Weight: 85, Blocks: author.Agenda(v.Meeting)},
		{ID: "ahead", Title: a.Say("Booked"), Weight: 60, Blocks: ahead(a, g, v.Meeting)},
		{ID: "decide", Title: a.Say("What we decide today"), Note: a.Say("with owner and day"), Weight: 50,
			Blocks: []document.Block{toFillIn(a)}},
	})
}

// agreed are the promises to the customer: open ones, and those kept within
// twelve months, by the day they are due.
func agreed(a *author.Author, g *program.Group) []*program.Promise {
	all := slices.DeleteFunc(slices.Clone(g.Promises), func(p *program.Promise) bool {
		return span.Cut(p.Text, 160) == "" || p.IsKept() && cmp.Or(p.KeptOn, p.Due) < a.AsOf.AddMonths(-12)
	})
	slices.SortStableFunc(all, func(x, y *program.Promise) int {
		return cmp.Or(author.Fewer(!x.IsKept(), !y.IsKept()), cmp.Compare(x.Due, y.Due))
	})
	return all
}

// leastTickets is how many solved tickets a median needs.
const leastTickets = 3

// service are counts of the customer's own tickets in twelve months, and how
// long they took: no summary, no severity.
func service(a *author.Author, g *program.Group) []document.Block {
	opened, open := 0, 0
	var days []int
	for _, i := range g.Issues {
		if i.Opened.Known() && i.Opened > a.AsOf.AddMonths(-12) && i.Opened <= a.AsOf {
			opened++
		}
		if i.IsOpen {
			open++
		}
		if i.Closed.Known() && i.Opened.Known() && i.Closed >= i.Opened && i.Closed > a.AsOf.AddMonths(-12) && i.Closed <= a.AsOf {
			days = append(days, int(i.Closed-i.Opened))
		}
	}
	if opened+open == 0 {
		return nil
	}
	f := document.Figures{Items: []document.Figure{{Value: a.Whole(opened), Label: a.Say("opened in twelve months")},
		{Value: a.Whole(open), Label: a.Say("open today")}}}
	if len(days) >= leastTickets {
		slices.Sort(days)
		f.Items = append(f.Items, document.Figure{Value: a.Count(days[(len(days)-1)/2], "day", "days"),
			Label: a.Say("to solve one, median"),
			Small: []document.Line{span.Words(a.Sayf("of %s", a.Whole(len(days))))}})
	}
	return []document.Block{f}
}

// ahead are the other meetings that are booked.
func ahead(a *author.Author, g *program.Group, but *program.Meeting) []document.Block {
	var list document.List
	for _, m := range g.Meetings {
		if m != but && author.Booked(m, a.AsOf) && len(m.Accounts) < 2 {
			list.Items = append(list.Items,
				document.Item{Line: span.Words(span.Joined(", ", a.When(m), kind(a, m), span.Cut(m.Place, 120))),
					Weight: author.Fall(60, len(list.Items))})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// kind is a meeting's type in our own words: what a calendar calls it may be
// meant for us.
func kind(a *author.Author, m *program.Meeting) string {
	if slices.Contains([]string{program.Visit, program.QBR, program.Call, program.Review}, m.Type) {
		return a.Term(m.Type)
	}
	return a.Say("meeting")
}

// toFillIn are lines to write on.
func toFillIn(a *author.Author) document.Block {
	var q document.Questions
	for i := range 3 {
		q.Items = append(q.Items, document.Item{Line: span.Words(a.Whole(i + 1)), Weight: author.Fall(50, i)})
	}
	return q
}
