package rooms

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/board"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// most is how many lines of one kind a message holds: it is read on a phone, and
// the pages are attached.
const most = 12

// items are the lines of lists, the account's name apart.
func items(blocks []document.Block) []document.LetterItem {
	var out []document.LetterItem
	for _, b := range blocks {
		list, ok := b.(document.List)
		if !ok {
			continue
		}
		for _, item := range list.Items {
			out = append(out, letterItem(item.Line))
		}
	}
	return out
}

// letterItem is a line that begins with an account's name.
func letterItem(l document.Line) document.LetterItem {
	var i document.LetterItem
	if len(l) > 1 {
		i.Account, l = l[0].Text, l[1:]
	}
	i.Text = strings.TrimLeft(lineText(l), ":, \u00a0")
	i.Urgent = slices.ContainsFunc(l, func(s document.Span) bool { return s.Tone == document.Warn })
	return i
}

// lineText is what a line says.
func lineText(l document.Line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// meetingItems are the booked meetings of the sponsor's accounts, and those of others
// that the sponsor is part of, by day. Whom else one is left to is said: it stands in
// that sponsor's calendar.
func meetingItems(a *author.Author) []document.LetterItem {
	type entry struct {
		account string
		m       *program.Meeting
		with    string
	}
	var all []entry
	mine, listed := takesPart(a), map[string]bool{}
	for _, g := range own(a) {
		for _, m := range g.Meetings {
			if !author.Booked(m, a.AsOf) {
				continue
			}
			e := entry{account: author.GroupName(g), m: m}
			if listed[m.ID] = true; m.Sponsor != "" && !author.Same(m.Sponsor, a.Whose) && mine[m.ID] == nil {
				e.with = a.Sayf("with %s", span.Cut(m.Sponsor, 60))
			}
			all = append(all, e)
		}
	}
	for id, m := range mine {
		if !listed[id] {
			all = append(all, entry{m: m})
		}
	}
	slices.SortStableFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.m.Date, y.m.Date), cmp.Compare(x.m.Start, y.m.Start), cmp.Compare(x.m.ID, y.m.ID))
	})
	var out []document.LetterItem
	for _, e := range all[:min(len(all), most)] {
		out = append(out, document.LetterItem{Account: e.account,
			Text: span.Joined(", ", a.MeetingKind(e.m), a.When(e.m), span.Cut(e.m.Place, 120), e.with)})
	}
	return out
}

// takesPart are the booked meetings in the sponsor's calendar, by their id.
func takesPart(a *author.Author) map[string]*program.Meeting {
	in := map[string]bool{}
	for _, e := range a.Plan.Events {
		if e.Meeting != "" && !e.Cancelled &&
			slices.ContainsFunc(e.Sponsors, func(name string) bool { return author.Same(name, a.Whose) }) {
			in[e.Meeting] = true
		}
	}
	out := map[string]*program.Meeting{}
	for _, g := range a.Groups {
		for _, m := range g.Meetings {
			if in[m.ID] && author.Booked(m, a.AsOf) {
				out[m.ID] = m
			}
		}
	}
	return out
}

// dueSoon are the reader's own lines of the plan that are due in six weeks; asks and
// meetings stand in sections of their own.
func dueSoon(a *author.Author) []document.LetterItem {
	var own []*program.Action
	for _, x := range a.Share().Actions {
		due := x.Due.Known() && x.Due <= a.AsOf+42 || x.Overdue(a.AsOf)
		open := author.Pending(x) && due && x.Meeting == "" && x.Rule != "ask"
		if open && author.Same(x.Owner, a.Whose) {
			own = append(own, x)
		}
	}
	slices.SortStableFunc(own, plans.ByDay)
	var out []document.LetterItem
	for _, x := range own[:min(len(own), most)] {
		out = append(out, document.LetterItem{Account: a.NameOf(x.Group), Urgent: x.Overdue(a.AsOf),
			Text: span.Joined(", ", a.Reworded(span.Cut(x.What, 200)), dueBy(a, briefing.ActionDay(a, x)))})
	}
	return out
}

// askItems are the open asks of the sponsor, the most pressing first.
func askItems(a *author.Author) []document.LetterItem {
	var out []document.LetterItem
	for _, g := range own(a) {
		for _, k := range briefing.OpenAsks(a, g) {
			if k.Of == "" || author.Same(k.Of, a.Whose) || strings.EqualFold(k.Of, "sponsor") {
				out = append(out, document.LetterItem{Account: author.GroupName(g), Urgent: k.NeededBy.Known() && k.NeededBy < a.AsOf,
					Text: span.Joined(", ", span.Unended(span.Cut(k.Text, 240)), dueBy(a, k.NeededBy))})
			}
		}
	}
	return out
}

// dueBy is "by 4 Dec", or since when it is overdue; "" without a day.
func dueBy(a *author.Author, d program.Date) string {
	switch {
	case !d.Known():
		return ""
	case d < a.AsOf:
		return a.Sayf("overdue since %s", a.ShortDay(d, a.AsOf))
	}
	return a.Sayf("by %s", a.ShortDay(d, a.AsOf))
}

// managerDuties are what an account manager is asked for.
func managerDuties(a *author.Author, unseen int) []document.LetterItem {
	out := []document.LetterItem{{Text: fillIn(a) + " " + wantedBy(a)}}
	if unseen > 0 {
		out = append(out, document.LetterItem{Text: a.Sayf("Read the briefings and enter the day in the workbook: %s not yet seen.",
			a.Count(unseen, "page is", "pages are")), Urgent: true})
	}
	return out
}

// threeLines are the accounts whose sponsor waits for three lines.
func threeLines(a *author.Author) []document.LetterItem {
	var out []document.LetterItem
	for _, g := range own(a) {
		if r := a.SponsorOf(g); r != nil {
			out = append(out, document.LetterItem{Account: author.GroupName(g), Text: a.Sayf("for %s", span.Cut(r.Sponsor, 60))})
		}
	}
	return out
}

// figureItems are the six figures in words.
func figureItems(a *author.Author) []document.LetterItem {
	var out []document.LetterItem
	for _, b := range board.FiguresOf(a) {
		f, ok := b.(document.Figures)
		for i := 0; ok && i < len(f.Items); i++ {
			text := f.Items[i].Value
			if len(f.Items[i].Small) > 0 {
				text = span.Joined(" · ", text, lineText(f.Items[i].Small[0]))
			}
			out = append(out, document.LetterItem{Account: f.Items[i].Label, Text: text, Urgent: f.Items[i].Warn})
		}
	}
	return out
}

// managerEmails are the addresses of the account manager in the exports.
func managerEmails(a *author.Author) []string {
	var all []string
	for _, g := range own(a) {
		for _, m := range append([]*program.Account{g.Root}, g.Members...) {
			if author.Same(m.Manager, a.Whose) {
				all = append(all, m.ManagerEmail)
			}
		}
	}
	return addresses(all...)
}

// addresses are distinct addresses, without regard to case.
func addresses(all ...string) []string {
	out := []string{}
	for _, email := range all {
		email = strings.TrimSpace(document.Clean(email))
		if email != "" && !slices.ContainsFunc(out, func(s string) bool { return strings.EqualFold(s, email) }) {
			out = append(out, email)
		}
	}
	return out
}

// seenBy reports whether an account manager has seen a group's page.
func seenBy(a *author.Author, g *program.Group) bool {
	return slices.ContainsFunc(g.Profiles, func(p *program.Profile) bool { return p.SeenOn.Known() && p.SeenOn <= a.AsOf })
}

// letterConcerns are what the one who sends the letter should know of it first.
func letterConcerns(a *author.Author) []document.LetterConcern {
	out := []document.LetterConcern{}
	for _, g := range own(a) {
		if a.Reader == author.Sponsor && a.StandingOf(g).InProgram() && !seenBy(a, g) {
			out = append(out, document.LetterConcern{Code: "not-seen", Account: author.GroupName(g),
				Text: "the page is not yet seen by the account manager"})
		}
		for _, gate := range a.Share().Gates {
			if gate.Group == g.Key && slices.Contains(gate.Missing, "goal") {
				out = append(out, document.LetterConcern{Code: "no-goal", Account: author.GroupName(g),
					Text: "the meeting of " + gate.Date.String() + " has no goal"})
			}
		}
	}
	return out
}
