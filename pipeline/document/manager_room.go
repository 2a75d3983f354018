package document

import (
	"path"
	"slices"

	"sponsorbook/pipeline/program"
)

func (a *author) managerLeaves() []Leaf {
	leaves := []Leaf{{Kind: Page, Path: path.Join(a.room, "index"), Room: a.room, Write: a.inEnglish().managerPage}}
	for _, g := range a.own() {
		leaves = append(leaves, a.leaf(Briefing, a.briefingPath(g, Full), g, func() Document {
			return a.brief(g, Full, nextMeeting(g, a.AsOf))
		}))
	}
	return leaves
}

// managerPage is an account manager's month: what their sponsors did for them,
// which pages wait for their word, what is missing, what is due.
func (a *author) managerPage() Document {
	d := a.page(path.Join(a.room, "index"), cut(a.name, 80), HTML, Markdown)
	d.Mark = a.mark(cut(a.name, 80))
	d.Subtitle = joined(dot, a.count(len(a.own()), "account", "accounts"), a.sayf("as of %s", a.longDay(a.AsOf)))
	gates, _ := a.gateSection()
	soon, _ := a.soonSection()
	for _, s := range []Section{
		{ID: "files", Blocks: a.roomFiles()},
		gates,
		{ID: "accounts", Title: a.say("Your accounts"), Blocks: a.managedAccounts()},
		{ID: "missing", Title: a.say("What the pages still lack"), Blocks: a.lacking()},
		{ID: "done", Title: a.say("What the sponsors did for your accounts"), Note: a.say("in twelve months"), Blocks: a.sponsorsDid()},
		{ID: "asks", Title: a.say("Asks"), Blocks: a.managedAsks()},
		{ID: "changes", Title: a.say("What changed"), Blocks: a.ownChanges()},
		{ID: "soon", Title: soon.Title, Blocks: a.keepRows(soon.Blocks)},
		{ID: "contacts", Title: a.say("Contact plan"), Blocks: a.keepRows([]Block{a.contactTable(a.sees)})},
		{ID: "occasions", Title: a.say("Occasions"), Blocks: a.keepRows([]Block{a.occasionTable()})},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// managedAccounts are the accounts with their page to read and sign off.
func (a *author) managedAccounts() []Block {
	t := Table{Caption: a.say("Your accounts"), Columns: []Column{{Title: a.say("Account")}, {Title: a.say("Tier"), Number: true},
		{Title: a.say("Sponsor")}, {Title: a.say("Next meeting")}, {Title: a.say("Readiness")}, {Title: a.say("Your word")}}}
	for _, g := range a.own() {
		who := Line{muted(a.say("no sponsor yet"))}
		if r := a.sponsorOf(g); r != nil {
			who = words(cut(r.Sponsor, 60))
		}
		t.Rows = append(t.Rows, Row{Cells: append(a.withTier(g), who, a.nextCell(g), a.readinessCell(g), a.signOff(g))})
	}
	return a.keepRows([]Block{t})
}

// lacking is what each page still lacks, so that a dozen blanks are enough.
func (a *author) lacking() []Block {
	var list List
	for _, g := range a.own() {
		if _, missing := a.readiness(g); len(missing) > 0 {
			said := make([]string, len(missing))
			for i, m := range missing {
				said[i] = a.say(m)
			}
			list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(": " + a.list(said))}})
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// sponsorsDid are the meetings held with sponsors and the asks they answered.
func (a *author) sponsorsDid() []Block {
	year := program.Period{From: a.AsOf.AddMonths(-12) + 1, To: a.AsOf}
	var list List
	for _, g := range a.own() {
		for _, m := range heldMeetings(g, a.AsOf) {
			if m.Sponsor != "" && year.Contains(m.Date) {
				list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(": " + joined(", ", a.kind(m),
					cut(m.Sponsor, 60), a.longDay(m.Date)) + withText(m.Outcome))}})
			}
		}
		for _, k := range g.Asks {
			if k.AnsweredOn.Known() && year.Contains(k.AnsweredOn) {
				list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(": " +
					a.sayf("answered on %s", a.longDay(k.AnsweredOn)) + ": " + cut(k.Text, 160) + withText(k.Answer))}})
			}
		}
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// withText is what follows a statement, where there is anything to follow.
func withText(text string) string {
	if text = cut(text, 240); text == "" {
		return ""
	}
	return ". " + sentence(text)
}

func (a *author) managedAsks() []Block {
	var list List
	for _, g := range a.own() {
		for _, k := range openAsks(g) {
			list.Items = append(list.Items, Item{Line: Line{a.named(g), plainly(": " + unended(cut(k.Text, 240)) +
				bracketed(joined(", ", cut(k.Of, 60), a.shortDay(k.NeededBy, a.AsOf))))}})
		}
	}
	return slices.DeleteFunc([]Block{list}, func(Block) bool { return list.Items == nil })
}

// bracketed is " (text)"; "" for none.
func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}
