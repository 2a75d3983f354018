package rooms

import (
	"cmp"
	"path"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/overview"
	"sponsorbook/pipeline/document/plans"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

func ManagerLeaves(a *author.Author) []document.Leaf {
	leaves := []document.Leaf{{Kind: document.Page, Path: path.Join(a.Room, "index"), Room: a.Room,
		Write: func() document.Document { return managerPage(a) }}}
	for _, g := range own(a) {
		leaves = append(leaves, a.Leaf(document.Briefing, briefing.PathOf(a, g, briefing.Full), g, func() document.Document {
			return briefing.Of(a, g, briefing.Full, author.NextMeeting(g, a.AsOf))
		}))
	}
	return leaves
}

// managerPage is an account manager's month: by when the workbook is wanted, the next
// meetings with what not to say there, which pages wait for their word, what changed, what
// is late and missing, what their sponsors did for them, what is due.
func managerPage(a *author.Author) document.Document {
	a = a.Across(own(a))
	d := a.NewPage(path.Join(a.Room, "index"), span.Cut(a.Whose, 80), document.HTML, document.Markdown)
	d.Mark = a.Mark(span.Cut(a.Whose, 80))
	d.Subtitle = span.Joined(span.Dot, a.Count(len(own(a)), "account", "accounts"), a.Sayf("as of %s", a.LongDay(a.AsOf)))
	gates, _ := plans.GateSection(a)
	soon, _ := plans.SoonSection(a)
	for _, s := range []document.Section{
		{ID: "files", Blocks: append(roomFiles(a), toReturn(a)...)},
		gates,
		{ID: "next", Title: a.Say("Your next meetings"), Blocks: meetingsAhead(a)},
		{ID: "accounts", Title: a.Say("Your accounts"), Blocks: managedAccounts(a)},
		changes.OwnSection(a),
		{ID: "late", Title: a.Say("Late, the oldest first"), Blocks: a.Late()},
		{ID: "missing", Title: a.Say("What the pages still lack"), Blocks: lacking(a)},
		{ID: "asks", Title: a.Say("Asks"), Blocks: managedAsks(a)},
		{ID: "done", Title: a.Say("What the sponsors did for your accounts"), Note: a.Say("in twelve months"), Blocks: sponsorsDid(a)},
		{ID: "soon", Title: soon.Title, Blocks: a.KeepRows(soon.Blocks)},
		{ID: "contacts", Title: a.Say("Contact plan"), Blocks: a.KeepRows([]document.Block{overview.ContactTable(a)})},
		{ID: "occasions", Title: a.Say("Occasions"), Blocks: a.KeepRows([]document.Block{overview.OccasionTable(a)})},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// toReturn is what to do with the workbook, where the book has it, and by when.
func toReturn(a *author.Author) []document.Block {
	if a.FileLink("", path.Join(a.Room, "fill-in.xlsx")) == nil {
		return nil
	}
	return []document.Block{document.Paragraph{Line: document.Line{span.Plain(fillIn(a) + " "), span.Strong(wantedBy(a))}}}
}

// renewals are the next one and everything that renews within twelve months: a small one
// hides no large one behind it.
func renewals(a *author.Author, g *program.Group) document.Line {
	line := renewalCell(a, g)
	if _, due := a.RenewalWorth(g); due != "" {
		line = append(line, span.Muted("; "+due))
	}
	return line
}

func fillIn(a *author.Author) string {
	return a.Say("Fill in the yellow cells of the workbook, correct black ones that are wrong, and send the file back.")
}

// wantedBy is to whom the workbook goes back, and by when: the day on which the briefing
// of the next meeting goes to the sponsor, where that is before the next book; else in
// time for that book, whose day nobody knows yet.
func wantedBy(a *author.Author) string {
	to := span.Cut(a.Settings.Manager, 60)
	if to == "" {
		to = a.Say("the program manager")
	}
	var by, meeting program.Date
	for _, x := range a.Share().Actions {
		for _, s := range x.Steps {
			soon := s.Code == "briefing" && s.Due >= a.AsOf && s.Due <= a.AsOf.AddMonths(1)
			if x.Booked && author.Pending(x) && soon && (by == 0 || s.Due < by) {
				if m := a.MeetingOf(x); m != nil {
					by, meeting = s.Due, m.Date
				}
			}
		}
	}
	if by.Known() {
		return a.Sayf("Back to %s by %s: that day the briefing for %s goes to the sponsor.", to, a.LongDay(by), a.ShortDay(meeting, a.AsOf))
	}
	return a.Sayf("Back to %s in time for the book of %s.", to, a.Month(a.Book+1))
}

// meetingsAhead are the next booked meeting of each account, by day, with what must come
// out of it and what not to say there.
func meetingsAhead(a *author.Author) []document.Block {
	type entry struct {
		*program.Meeting
		of *program.Group
	}
	var all []entry
	for _, g := range own(a) {
		if m := author.NextMeeting(g, a.AsOf); m != nil {
			all = append(all, entry{m, g})
		}
	}
	if all == nil {
		return nil
	}
	slices.SortStableFunc(all, func(x, y entry) int { return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Start, y.Start)) })
	t := document.Table{Caption: a.Say("Your next meetings"), Columns: []document.Column{{Title: a.Say("When"), Width: 4},
		{Title: a.Say("Account"), Width: 3}, {Title: a.Say("With"), Width: 3}, {Title: a.Say("What must come out of it"), Width: 6},
		{Title: a.Say("What not to say"), Width: 5}}}
	for _, e := range all {
		host := span.Cut(author.Host(e.Meeting), 60)
		if author.Same(host, a.Whose) {
			host = a.Say("you")
		}
		goal, avoid := document.Line{span.Warn(a.NoGoal(e.Meeting))}, document.Line{span.Warn(a.Say("not told yet"))}
		if !slices.Contains(a.Lacks(e.Meeting), "goal") {
			goal = span.Words(span.Sentence(span.Cut(e.Goal, 300)))
		}
		if text, _ := author.ToldBy(e.of, func(p *program.Profile) string { return p.TopicsAvoid }); text != "" {
			avoid = document.Line{span.Strong(span.Sentence(span.Cut(text, 240)))}
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Line{
			{span.Strong(a.When(e.Meeting)), span.Muted(", " + a.MeetingKind(e.Meeting))}, {a.Named(e.of)},
			span.Words(host), goal, avoid}})
	}
	author.CloseUpAll(&t)
	return a.KeepRows([]document.Block{t})
}

// managedAccounts are the accounts with their page to read and sign off.
func managedAccounts(a *author.Author) []document.Block {
	t := document.Table{Caption: a.Say("Your accounts"), Columns: []document.Column{{Title: a.Say("Account")},
		{Title: a.Say("Tier"), Number: true},
		{Title: a.Say("Sponsor")}, {Title: a.Say("Renewal")}, {Title: a.Say("Decides or approves, never met")},
		{Title: a.Say("Next meeting")},
		{Title: a.Say("Readiness")}, {Title: a.Say("Your word")}}}
	for _, g := range own(a) {
		who := document.Line{span.Muted(a.Say("no sponsor yet"))}
		if r := a.SponsorOf(g); r != nil {
			who = span.Words(span.Cut(r.Sponsor, 60))
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: append(overview.WithTier(a, g), who, renewals(a, g), unmet(a, g), a.NextCell(g), a.ReadinessCell(g),
				briefing.SignOff(a, g))})
	}
	author.CloseUpAll(&t)
	return a.KeepRows([]document.Block{t})
}

// unmet are those who decide and whom nobody of ours has met.
func unmet(a *author.Author, g *program.Group) document.Line {
	var names []string
	for _, c := range a.Unmet(g) {
		names = append(names, span.Cut(c.Name, 60))
	}
	if names == nil {
		return nil
	}
	return document.Line{span.Warn(a.List(names))}
}

// lacking is what each page still lacks, so that a dozen blanks are enough.
func lacking(a *author.Author) []document.Block {
	var list document.List
	for _, g := range own(a) {
		if _, missing := a.Readiness(g); len(missing) > 0 {
			said := make([]string, len(missing))
			for i, m := range missing {
				said[i] = a.Say(m)
			}
			list.Items = append(list.Items, document.Item{Line: document.Line{a.Named(g), span.Plain(": " + a.List(said))}})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// sponsorsDid are the meetings held with sponsors and the asks they answered.
func sponsorsDid(a *author.Author) []document.Block {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	var list document.List
	type done struct {
		on   program.Date
		text string
	}
	for _, g := range own(a) {
		var all []done
		for _, m := range author.HeldMeetings(g, a.AsOf) {
			if m.Sponsor != "" && year.Contains(m.Date) {
				all = append(all, done{m.Date, span.Joined(", ", a.MeetingKind(m), span.Cut(m.Sponsor, 60), a.LongDay(m.Date)) +
					span.WithText(m.Outcome)})
			}
		}
		for _, k := range g.Asks {
			if k.AnsweredOn.Known() && year.Contains(k.AnsweredOn) {
				said := ""
				if k.Answer != "" {
					said = ". " + a.Say("Answer:") + " " + span.Sentence(span.Cut(k.Answer, 240))
				}
				all = append(all, done{k.AnsweredOn,
					a.Sayf("answered on %s", a.LongDay(k.AnsweredOn)) + ": " + span.Unended(span.Cut(k.Text, 160)) + said})
			}
		}
		slices.SortStableFunc(all, func(x, y done) int { return cmp.Compare(y.on, x.on) })
		for _, x := range all {
			list.Items = append(list.Items, document.Item{Line: document.Line{a.Named(g), span.Plain(": " + x.text)}})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

func managedAsks(a *author.Author) []document.Block {
	var list document.List
	for _, g := range own(a) {
		for _, k := range briefing.OpenAsks(a, g) {
			list.Items = append(list.Items,
				document.Item{Line: document.Line{a.Named(g), span.Plain(": " + span.Unended(span.Cut(k.Text, 240)) +
					span.Bracketed(span.Joined(", ", span.Cut(k.Of, 60), a.ShortDay(k.NeededBy, a.AsOf))))}})
		}
	}
	return slices.DeleteFunc([]document.Block{list}, func(document.Block) bool { return list.Items == nil })
}
