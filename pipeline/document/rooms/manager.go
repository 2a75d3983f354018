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

// managerPage is an account manager's month: what their sponsors did for them,
// which pages wait for their word, what is missing, what is due.
func managerPage(a *author.Author) document.Document {
	d := a.NewPage(path.Join(a.Room, "index"), span.Cut(a.Whose, 80), document.HTML, document.Markdown)
	d.Mark = a.Mark(span.Cut(a.Whose, 80))
	d.Subtitle = span.Joined(span.Dot, a.Count(len(own(a)), "account", "accounts"), a.Sayf("as of %s", a.LongDay(a.AsOf)))
	gates, _ := plans.GateSection(a)
	soon, _ := plans.SoonSection(a)
	for _, s := range []document.Section{
		{ID: "files", Blocks: roomFiles(a)},
		gates,
		{ID: "accounts", Title: a.Say("Your accounts"), Blocks: managedAccounts(a)},
		{ID: "missing", Title: a.Say("What the pages still lack"), Blocks: lacking(a)},
		{ID: "done", Title: a.Say("What the sponsors did for your accounts"), Note: a.Say("in twelve months"), Blocks: sponsorsDid(a)},
		{ID: "asks", Title: a.Say("Asks"), Blocks: managedAsks(a)},
		{ID: "late", Title: a.Say("Late, the oldest first"), Blocks: a.Late()},
		{ID: "changes", Title: a.Say("What changed"), Blocks: changes.OwnChanges(a)},
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

// managedAccounts are the accounts with their page to read and sign off.
func managedAccounts(a *author.Author) []document.Block {
	t := document.Table{Caption: a.Say("Your accounts"), Columns: []document.Column{{Title: a.Say("Account")},
		{Title: a.Say("Tier"), Number: true},
		{Title: a.Say("Sponsor")}, {Title: a.Say("Renewal")}, {Title: a.Say("Who decides, never met")}, {Title: a.Say("Next meeting")},
		{Title: a.Say("Readiness")}, {Title: a.Say("Your word")}}}
	for _, g := range own(a) {
		who := document.Line{span.Muted(a.Say("no sponsor yet"))}
		if r := a.SponsorOf(g); r != nil {
			who = span.Words(span.Cut(r.Sponsor, 60))
		}
		t.Rows = append(t.Rows,
			document.Row{Cells: append(overview.WithTier(a, g), who, renewalCell(a, g), unmet(a, g), a.NextCell(g), a.ReadinessCell(g),
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
