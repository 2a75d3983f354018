package rooms

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/changes"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// portfolio is one page of all accounts of a sponsor: what comes first, each
// account, their year, what is owed, the sponsor's own record, what changed.
func portfolio(a *author.Author) document.Document {
	groups := own(a)
	a = a.Across(groups)
	d := document.Document{Kind: document.Sheet, Path: path.Join(a.Room, "portfolio"), Title: span.Cut(a.Whose, 80), Language: a.Code,
		Room: a.Room,
		Top:  span.Joined(span.Dot, a.Say("Sponsor portfolio"), a.Month(a.Book)), Mark: a.Mark(span.Cut(a.Whose, 80)),
		Subtitle: span.Joined(span.Dot, sponsorTitle(a), a.Count(len(groups), "account", "accounts"), hoursSpent(a)),
		Corner:   carriedCorner(a, groups), Formats: []document.Format{document.PDF, document.HTML},
		Trail: a.Trail(path.Join(a.Room, "portfolio")),
		Foot:  []document.Span{span.Plain(a.Sayf("As of %s", a.LongDay(a.AsOf)))}}
	more := &document.Link{Text: a.Say("in your room"), To: path.Join(a.Room, "index.html")}
	for _, s := range []document.Section{
		{ID: "first", Weight: 95, Blocks: firstOfAll(a, groups)},
		{ID: "accounts", Title: a.Say("Your accounts"), Weight: 90, Blocks: accountRows(a, groups)},
		{ID: "yours", Title: a.Say("Your year"), Weight: 70, Blocks: years(a, groups)},
		{ID: "owed", Title: a.Say("Asked of you, and promised to them"), Note: a.Say("oldest first"), Weight: 80, Blocks: owed(a, groups)},
		{ID: "record", Title: a.Say("Your record"), Note: a.Say("twelve months"), Weight: 60, Blocks: recordBlocks(a)},
		{ID: "duties", Title: a.Say("What you took on"), Weight: 50, Blocks: dutyBlocks(a, false)},
		{ID: "changes", Title: a.Say("What changed"), Note: changes.PreviousNote(a), Weight: 40, Blocks: changes.OwnChanges(a)},
	} {
		if len(s.Blocks) > 0 {
			s.More = more
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

// hoursSpent is "31 hours with customers in twelve months", where meetings tell.
func hoursSpent(a *author.Author) string {
	sum := program.Zero
	for _, m := range a.Attended[program.Fold(a.Whose)] {
		if m.Hours.Known && m.Date > a.AsOf.AddMonths(-12) && m.Date <= a.AsOf {
			sum = sum.Add(m.Hours.Value)
		}
	}
	if sum.IsZero() {
		return ""
	}
	return a.Sayf("%s hours with customers in twelve months", a.Shortest(sum, 1))
}

// carriedCorner is the revenue of all accounts together. Of accounts whose money
// is not whole it says so.
func carriedCorner(a *author.Author, groups []*program.Group) document.Corner {
	sum, share, suspect := program.Zero, program.Zero, false
	for _, g := range groups {
		s := a.StandingOf(g)
		sum, share = sum.Add(s.Revenue), share.Add(s.Share)
		suspect = suspect || a.NotCounted(g) != ""
	}
	if sum.IsZero() {
		return document.Corner{}
	}
	small := a.Sayf("%s of ours", a.Percent(share, 1))
	if suspect {
		small = a.Say("money is missing in it")
	}
	return document.Corner{Strong: a.Amount(sum, a.Currency), Small: small}
}

// firstOfAll are the three things to do first, whatever the account.
func firstOfAll(a *author.Author, groups []*program.Group) []document.Block {
	var all []briefing.Duty
	name := map[string]string{}
	for _, g := range groups {
		for _, d := range briefing.Duties(a, g) {
			all = append(all, d)
			name[d.ID] = author.GroupName(g)
		}
	}
	slices.SortStableFunc(all, func(x, y briefing.Duty) int { return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(x.ID, y.ID)) })
	c := document.Callout{Label: a.Say("First")}
	for _, d := range all[:min(3, len(all))] {
		c.Lines = append(c.Lines, document.Line{span.Strong(name[d.ID] + " "), span.Plain(span.Joined(", ", span.Cut(d.What, 90), d.When))})
	}
	if c.Lines == nil {
		return nil
	}
	return []document.Block{c}
}

// accountRows are a row an account: tier and mandate, the counterpart, revenue with its
// change, the renewal, contacts behind and ahead, what to watch.
func accountRows(a *author.Author, groups []*program.Group) []document.Block {
	t := document.Table{Caption: a.Say("Your accounts"), Columns: []document.Column{{Title: a.Say("Account"), Width: 9},
		{Title: a.Say("Your counterpart"), Width: 9}, {Title: a.Say("Revenue, 12 months"), Number: true},
		{Title: a.Say("Renewal"), Width: 6}, {Title: a.Say("Last held"), Width: 5}, {Title: a.Say("Next contact"), Width: 7},
		{Title: a.Say("Watch"), Width: 10}}}
	for i, g := range groups {
		s := a.StandingOf(g)
		revenue := document.Line{span.Strong(a.Amount(s.Revenue, a.Currency))}
		switch {
		case s.HasChange && s.Change.Sign() < 0:
			revenue = append(revenue, span.Warn(" "+a.Change(s.Change)))
		case s.HasChange:
			revenue = append(revenue, span.Plain(" "+a.Change(s.Change)))
		}
		name := document.Line{{Text: span.Cut(author.GroupName(g), 48), Tone: document.Strong,
			Link: &document.Link{To: a.GroupLink(g)}}}
		role := a.Sayf("tier %d", s.Tier)
		if r := a.SponsorOf(g); r != nil {
			role = span.Joined(", ", role, briefing.Mandate(a, r.Mandate), a.Term(string(r.Phase)))
		}
		name = append(name, span.Muted(span.Dot+role))
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(92, i), Cells: []document.Line{name, facing(a, g), revenue,
			renewalCell(a, g), span.Spread("; ", lastHeld(a, g), hoursOf(a, g)), nextContact(a, g), watchCell(a, g)}})
	}
	author.CloseUpAll(&t)
	return a.KeepRows([]document.Block{t})
}

// facing is whom of theirs the sponsor stands beside, and where that person stands.
func facing(a *author.Author, g *program.Group) document.Line {
	c := author.Facing(g, a.Whose)
	if c == nil || span.Cut(c.Name, 60) == "" {
		return nil
	}
	name := span.Cut(c.Name, 60)
	if c.LatinName != "" && !author.Same(c.LatinName, c.Name) {
		name += " " + span.Cut(c.LatinName, 60)
	}
	line := span.Words(span.Joined(", ", name, span.Cut(c.Title, 40)))
	if stance := a.Stance(c); stance != program.StanceUnknown {
		said := span.Plain(a.Term(stance.String()))
		if stance <= program.Sceptical {
			said.Tone = document.Warn
		}
		line = append(line, span.Plain("; "), said)
	}
	return line
}

// hoursOf are the hours that the sponsor gave an account in twelve months, of those that
// are planned where the program plans any: "6.5 of 24 h".
func hoursOf(a *author.Author, g *program.Group) document.Line {
	for _, h := range a.Scorecard.Hours {
		if h.Group == g.Key && h.Sponsor == program.Fold(a.Whose) {
			if gave := ofBudget(a, h.Hours, h.Budget); gave != nil {
				return document.Line{span.Muted(strings.ReplaceAll(gave[0].Text+" h", " ", "\u00a0"))}
			}
		}
	}
	return nil
}

// ofBudget is "6.5 of 24"; "6.5" where no hours are planned; nothing of none.
func ofBudget(a *author.Author, hours program.Decimal, budget int) document.Line {
	switch {
	case budget > 0:
		return span.Words(a.Sayf("%s of %s", a.Shortest(hours, 1), a.Whole(budget)))
	case hours.IsZero():
		return nil
	}
	return span.Words(a.Shortest(hours, 1))
}

func renewalCell(a *author.Author, g *program.Group) document.Line {
	r, ok := a.RenewalOf(g)
	if !ok {
		return nil
	}
	day := span.Plain(a.ShortDay(r.On, a.AsOf))
	if r.On < a.AsOf {
		day = span.Warn(a.Sayf("passed on %s", a.ShortDay(r.On, a.AsOf)))
	}
	line := document.Line{day}
	if worth := a.ShortMoney(r.Annual); worth != "" {
		line = append(line, span.Muted(", "+worth))
	}
	return line
}

// lastHeld is the newest meeting that the sponsor held with the account.
func lastHeld(a *author.Author, g *program.Group) document.Line {
	for _, m := range author.HeldMeetings(g, a.AsOf) {
		if m.Date.Known() &&
			(author.Same(m.Sponsor, a.Whose) || slices.ContainsFunc(m.Ours, func(n string) bool { return author.Same(n, a.Whose) })) {
			return span.Words(span.Joined(", ", a.ShortDay(m.Date, a.AsOf), a.MeetingKind(m)))
		}
	}
	if len(a.Meetings) == 0 {
		return nil
	}
	return document.Line{span.Muted(a.Say("none on record"))}
}

// nextContact is the next booked meeting, else the next window.
func nextContact(a *author.Author, g *program.Group) document.Line {
	if m := author.NextMeeting(g, a.AsOf); m != nil {
		line := span.Words("■ " + span.Joined(", ", a.ShortDay(m.Date, a.AsOf), a.MeetingKind(m)))
		return append(line, hostedBy(a, m)...)
	}
	if w := a.NextWindow(g); w != nil {
		return span.Words("□ " + a.MarkText(*w))
	}
	return nil
}

// watchCell is what weighs most at an account, in a few words.
func watchCell(a *author.Author, g *program.Group) document.Line {
	var parts []document.Line
	add := func(s document.Span) { parts = append(parts, document.Line{s}) }
	if m := author.NextMeeting(g, a.AsOf); m != nil && slices.Contains(a.Lacks(m), "goal") {
		add(span.Warn(span.Unended(a.NoGoal(m))))
	}
	if f, ok := briefing.InQuestion(a, g); ok && f.Warn {
		add(span.Warn(f.Label + a.Labels().Colon + " " + f.Value))
	}
	if late := author.OverduePromises(g, a.AsOf); late > 0 {
		add(span.Warn(a.Count(late, "promise overdue", "promises overdue")))
	}
	if open, presses := a.OpenTrouble(g); presses {
		add(span.Warn(open))
	}
	if n := len(a.Unmet(g)); n > 0 {
		add(span.Plain(a.Count(n, "decision maker never met", "decision makers never met")))
	}
	return span.Spread("; ", parts...)
}

// years are the time lines of all accounts, a lane each.
func years(a *author.Author, groups []*program.Group) []document.Block {
	var out document.Year
	var said []string
	for _, g := range groups {
		y := a.YearOf[g.Key]
		if y == nil {
			continue
		}
		strip := a.Strip(g, y.Marks)
		lane := document.Lane{Name: span.Cut(author.GroupName(g), 24)}
		for _, l := range strip.Lanes {
			for _, m := range l.Marks {
				if m.Form == document.Window || m.Form == document.Booked || m.Form == document.Renewal {
					if m.Form == document.Renewal {
						m.Label = strings.TrimSpace(strings.TrimPrefix(m.Label, a.Say("renewal")))
					}
					lane.Marks = append(lane.Marks, m)
				}
			}
		}
		if lane.Marks == nil {
			continue
		}
		for _, m := range strip.Marks {
			m.Label = author.GroupName(g) + ": " + m.Label
			out.Marks = append(out.Marks, m)
		}
		out.From, out.To, out.Months, out.Today, out.Named = strip.From, strip.To, strip.Months, strip.Today, strip.Named
		out.Lanes = append(out.Lanes, lane)
		said = append(said, author.GroupName(g)+": "+strip.Describe)
	}
	if out.Lanes == nil {
		return nil
	}
	out.Key, out.Describe = a.KeyOf(out.Lanes), strings.Join(said, "; ")
	return []document.Block{out}
}

// owed are the promises to the sponsor's accounts and what is asked of the
// sponsor, the oldest first; those without a day last.
func owed(a *author.Author, groups []*program.Group) []document.Block {
	type entry struct {
		on   program.Date
		late bool
		line []document.Line
	}
	var all []entry
	for _, g := range groups {
		for _, p := range author.Owed(g) {
			all = append(all,
				entry{p.Due, p.Overdue(a.AsOf),
					[]document.Line{{span.Strong(author.GroupName(g) + " "), span.Plain(span.Unended(span.Cut(p.Text, 120)))},
						{span.Muted(a.Say("promised"))}}})
		}
		for _, k := range briefing.OpenAsks(a, g) {
			if k.Of == "" || author.Same(k.Of, a.Whose) || strings.EqualFold(k.Of, "sponsor") {
				all = append(all,
					entry{k.NeededBy, k.NeededBy.Overdue(a.AsOf),
						[]document.Line{{span.Strong(author.GroupName(g) + " "), span.Plain(span.Unended(span.Cut(k.Text, 120)))},
							{span.Muted(a.Say("asked"))}}})
			}
		}
	}
	far := func(d program.Date) program.Date {
		if d.Known() {
			return d
		}
		return 1 << 30
	}
	slices.SortStableFunc(all, func(x, y entry) int { return cmp.Compare(far(x.on), far(y.on)) })
	t := document.Table{Bare: true, Columns: []document.Column{{Title: a.Say("By")}, {Title: a.Say("What"), Width: 1}, {}}}
	for i, e := range all {
		day := span.Plain(a.ShortDay(e.on, a.AsOf))
		if e.late {
			day = span.Warn(a.Sayf("overdue %s", a.ShortDay(e.on, a.AsOf)))
		}
		t.Rows = append(t.Rows, document.Row{Weight: author.Fall(82, i), Cells: append([]document.Line{{day}}, e.line...)})
	}
	return a.KeepRows([]document.Block{t})
}
