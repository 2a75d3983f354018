package account

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/briefing"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// everybody is the whole organisation chart, by division.
func everybody(a *author.Author, g *program.Group) []document.Block {
	people := slices.DeleteFunc(slices.Clone(g.Contacts),
		func(c *program.Contact) bool { return strings.TrimSpace(document.Clean(c.Name)) == "" })
	if len(people) == 0 {
		return formerPeople(a, g)
	}
	m, seats := author.NextMeeting(g, a.AsOf), author.Chart(people)
	seats = a.MetBy(g).Seats(seats)
	for i := range seats {
		seats[i].InRoom = m != nil && author.Attends(m.Theirs, seats[i].Contact)
	}
	t := briefing.PeopleTable(a, g, seats, document.Column{Title: a.Say("Name, title")},
		func(g *program.Group, s author.Seat) document.Line { return fullName(a, g, s) })
	t.Columns = append(t.Columns, document.Column{Title: a.Say("Stance by")}, document.Column{Title: a.Say("Address")})
	for i, s := range seats {
		t.Rows[i].Depth = s.Depth
		t.Rows[i].Cells = append(t.Rows[i].Cells, basisCell(a, s), addressCell(a, s))
	}
	lastActivity(a, &t, seats)
	languages(a, &t, seats)
	t.Rows = byDivision(t.Rows, seats, len(t.Columns))
	author.CloseUp(&t, len(t.Columns)-1)
	author.CloseUp(&t, len(t.Columns)-2)
	blocks := []document.Block{t}
	if note := briefing.PeopleNote(a, g, nil); note != "" {
		blocks = append([]document.Block{span.Paragraph(span.Strong(span.Sentence(note)))}, blocks...)
	}
	return append(blocks, formerPeople(a, g)...)
}

// lastActivity is when a source last counted a touch of each person, where any is
// known: it says nothing of whether anybody met them.
func lastActivity(a *author.Author, t *document.Table, seats []author.Seat) {
	if !slices.ContainsFunc(seats, func(s author.Seat) bool { return s.LastActivity.Known() }) {
		return
	}
	t.Columns = append(t.Columns, document.Column{Title: a.Say("Last activity")})
	for i, s := range seats {
		var cell document.Line
		if s.LastActivity.Known() {
			cell = document.Line{span.Cited(span.Plain(a.TableDay(s.LastActivity)), a.Cells(s.Origin, "last activity")...)}
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, cell)
	}
}

// languages are what people speak, where that is told of any.
func languages(a *author.Author, t *document.Table, seats []author.Seat) {
	if !slices.ContainsFunc(seats, func(s author.Seat) bool { return s.Language != "" }) {
		return
	}
	t.Columns = append(t.Columns, document.Column{Title: a.Say("Language")})
	for i, s := range seats {
		var cell document.Line
		if s.Language != "" {
			cell = document.Line{span.Cited(span.Plain(span.Cut(s.Language, 40)), a.Cells(s.Origin, "language")...)}
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, cell)
	}
}

// formerPeople names those who are no longer there.
func formerPeople(a *author.Author, g *program.Group) []document.Block {
	var line document.Line
	for _, c := range g.Former {
		if strings.TrimSpace(document.Clean(c.Name)) == "" {
			continue
		}
		sep := ", "
		if line == nil {
			sep = a.Say("No longer there:") + " "
		}
		text := span.Cut(c.Name, 60)
		if about := span.Joined(", ", span.Cut(c.Title, 60), span.Cut(c.GoneWhy, 60)); about != "" {
			text += " (" + about + ")"
		}
		line = append(line, span.Muted(sep), span.Cited(span.Muted(text), a.Cells(c.Origin, "contact")...))
	}
	if line == nil {
		return nil
	}
	return []document.Block{document.Paragraph{Line: line}}
}

// fullName is a person's name and title, without their division, which stands above them.
func fullName(a *author.Author, g *program.Group, s author.Seat) document.Line {
	c := *s.Contact
	c.Division = ""
	s.Contact = &c
	return briefing.PersonCell(a, g, s)
}

// byDivision sets a subheading above each division's people, where any is named.
func byDivision(rows []document.Row, seats []author.Seat, columns int) []document.Row {
	var out []document.Row
	last := ""
	for i, s := range seats {
		if s.Depth == 0 && s.Division != last {
			last = s.Division
			head := document.Row{Head: true, Cells: make([]document.Line, columns)}
			head.Cells[0] = span.Words(span.Cut(s.Division, 80))
			if s.Division != "" {
				out = append(out, head)
			}
		}
		out = append(out, rows[i])
	}
	return out
}

// basisCell is what a stance rests on; beside it, for the program manager
// alone, the source's own word.
func basisCell(a *author.Author, s author.Seat) document.Line {
	if a.Stance(s.Contact) == program.StanceUnknown {
		return nil
	}
	text := span.Cut(s.StanceBasis, 120)
	if a.Reader == author.ProgramManager && s.StanceGiven != "" && !strings.EqualFold(s.StanceGiven, s.Stance.String()) {
		text = span.Joined(span.Dot, text, a.Sayf("source says “%s”", span.Cut(s.StanceGiven, 40)))
	}
	if text == "" {
		return nil
	}
	return document.Line{span.Cited(span.Plain(text), a.Cells(s.Origin, "stance basis")...)}
}

func addressCell(a *author.Author, s author.Seat) document.Line {
	if s.Email == "" || s.Phone == "" {
		return nil // the one that there is stands under Reach
	}
	return document.Line{span.Cited(span.Plain(span.Cut(s.Email, 80)), a.Cells(s.Origin, "email")...)}
}

func teamBlocks(a *author.Author, g *program.Group) []document.Block {
	columns := []author.ColumnOf[*program.TeamMember]{
		{GroupName: "Who", Write: func(_ *author.Author, t *program.TeamMember) document.Span {
			return span.Strong(span.Cut(t.Person, 80))
		}, Field: "our person"},
		{GroupName: "Role", Write: func(_ *author.Author, t *program.TeamMember) document.Span { return span.Plain(span.Cut(t.Role, 80)) },
			Field: "our role"},
		{GroupName: "Their counterpart", Write: func(_ *author.Author, t *program.TeamMember) document.Span {
			return span.Plain(span.Cut(t.Counterpart, 80))
		}, Field: "their counterpart"},
	}
	if a.Reader == author.ProgramManager {
		columns = append(columns,
			author.ColumnOf[*program.TeamMember]{GroupName: "Relationship now",
				Write: func(_ *author.Author, t *program.TeamMember) document.Span {
					return span.Plain(span.Cut(t.RelationshipNow, 80))
				}, Field: "relationship now"},
			author.ColumnOf[*program.TeamMember]{GroupName: "Wanted", Write: func(_ *author.Author, t *program.TeamMember) document.Span {
				return span.Plain(span.Cut(t.RelationshipWanted, 80))
			}, Field: "relationship wanted"})
	}
	return author.TableOf(a, a.Say("Our team"), g.Team, func(t *program.TeamMember) program.Origin { return t.Origin }, columns)
}

func askBlocks(a *author.Author, g *program.Group) []document.Block {
	asks := slices.Clone(g.Asks)
	slices.SortStableFunc(asks, func(x, y *program.Ask) int { return cmp.Compare(y.AskedOn, x.AskedOn) })
	return author.TableOf(a, a.Say("Asks"), asks, func(k *program.Ask) program.Origin { return k.Origin }, []author.ColumnOf[*program.Ask]{
		{GroupName: "Ask", Write: func(_ *author.Author, k *program.Ask) document.Span { return span.Plain(strings.TrimSpace(k.Text)) },
			Field: "ask"},
		{GroupName: "Of", Write: func(_ *author.Author, k *program.Ask) document.Span { return span.Plain(span.Cut(k.Of, 80)) },
			Field: "asked of"},
		{GroupName: "Asked on", Write: func(a *author.Author, k *program.Ask) document.Span { return span.Plain(a.TableDay(k.AskedOn)) },
			Field: "asked on"},
		{GroupName: "Needed by", Write: func(a *author.Author, k *program.Ask) document.Span {
			return a.DueSpan(k.NeededBy, k.Answered(a.AsOf))
		}, Field: "needed by"},
		{GroupName: "Answer", Write: func(a *author.Author, k *program.Ask) document.Span {
			return span.Plain(span.Joined(span.Dot, a.TableDay(k.AnsweredOn), k.Answer))
		}, Field: "answer"},
	})
}

func contractBlocks(a *author.Author, g *program.Group) []document.Block {
	contracts := slices.Clone(g.Contracts)
	slices.SortStableFunc(contracts, func(x, y *program.Contract) int {
		return cmp.Or(cmp.Compare(y.Start, x.Start), cmp.Compare(x.ID, y.ID))
	})
	return author.TableOf(a, a.Say("Contracts"), contracts, func(c *program.Contract) program.Origin { return c.Origin },
		[]author.ColumnOf[*program.Contract]{
			{GroupName: "Contract",
				Write: func(_ *author.Author, c *program.Contract) document.Span { return span.Plain(span.Cut(c.ID, 80)) },
				Field: "contract id"},
			{GroupName: "From",
				Write: func(a *author.Author, c *program.Contract) document.Span { return span.Plain(a.TableDay(c.Start)) },
				Field: "start"},
			{GroupName: "To", Write: func(a *author.Author, c *program.Contract) document.Span {
				if !c.End.Known() {
					return span.Muted(a.Say("open-ended"))
				}
				return span.Plain(a.TableDay(c.End))
			}, Field: "end"},
			{GroupName: "Notice", Write: func(a *author.Author, c *program.Contract) document.Span {
				return span.Plain(lengthText(a, c.Terms.Notice))
			}, Field: "notice period"},
			{GroupName: "Price clause", Write: func(_ *author.Author, c *program.Contract) document.Span {
				return span.Plain(span.Cut(c.Terms.PriceClause, 120))
			}, Field: "price clause"},
			{GroupName: "A year", Number: true, Write: func(a *author.Author, c *program.Contract) document.Span {
				return span.Plain(a.OfMoney(c.Annual, a.Currency))
			}, Field: "annual value"},
		})
}

func opportunityBlocks(a *author.Author, g *program.Group) []document.Block {
	all := slices.Clone(author.OpenOpportunities(g))
	closed := slices.DeleteFunc(slices.Clone(g.Opportunities), func(o *program.Opportunity) bool { return o.Open })
	slices.SortStableFunc(closed, func(x, y *program.Opportunity) int { return cmp.Compare(y.Close, x.Close) })
	state := func(a *author.Author, o *program.Opportunity) document.Span {
		switch {
		case o.Open:
			return span.Plain(a.Say("open"))
		case o.Won:
			return span.Good(a.Say("won"))
		}
		return span.Plain(a.Say("lost"))
	}
	return author.TableOf(a, a.Say("Opportunities"), append(all, closed...),
		func(o *program.Opportunity) program.Origin { return o.Origin }, []author.ColumnOf[*program.Opportunity]{
			{GroupName: "Opportunity", Write: func(_ *author.Author, o *program.Opportunity) document.Span {
				return span.Plain(span.Cut(cmp.Or(o.Name, o.ID), 200))
			}, Field: "opportunity"},
			{GroupName: "State", Write: state, Field: "stage"},
			{GroupName: "Stage",
				Write: func(_ *author.Author, o *program.Opportunity) document.Span { return span.Plain(span.Cut(o.Stage, 80)) },
				Field: "stage"},
			{GroupName: "Why lost", Write: func(_ *author.Author, o *program.Opportunity) document.Span {
				if o.Open || o.Won {
					return document.Span{}
				}
				return span.Plain(span.Cut(o.LostReason, 120))
			}, Field: "lost reason"},
			{GroupName: "Amount", Number: true, Write: func(a *author.Author, o *program.Opportunity) document.Span {
				return span.Plain(a.OfMoney(o.Amount, a.Currency))
			}, Field: "amount"},
			{GroupName: "Probability", Number: true, Write: func(a *author.Author, o *program.Opportunity) document.Span {
				if !o.Probability.Known {
					return document.Span{}
				}
				return span.Plain(a.Percent(o.Probability.Value, 0))
			}, Field: "probability"},
			{GroupName: "Close",
				Write: func(a *author.Author, o *program.Opportunity) document.Span { return span.Plain(a.TableDay(o.Close)) },
				Field: "close date"},
			{GroupName: "Product line", Write: func(_ *author.Author, o *program.Opportunity) document.Span {
				return span.Plain(span.Cut(o.ProductLine, 80))
			}, Field: "product line"},
			{GroupName: "Created",
				Write: func(a *author.Author, o *program.Opportunity) document.Span { return span.Plain(a.TableDay(o.Created)) },
				Field: "created"},
			{GroupName: "From the meeting", Write: func(a *author.Author, o *program.Opportunity) document.Span {
				return span.Plain(meetingOf(a, g, o.SourceMeeting))
			}, Field: "source meeting"},
			{GroupName: "Owner",
				Write: func(_ *author.Author, o *program.Opportunity) document.Span { return span.Plain(span.Cut(o.Owner, 80)) },
				Field: "owner"},
		})
}

// meetingOf is a meeting by its id as a person knows it: "visit, 12 May 2026"; the
// id where none has it.
func meetingOf(a *author.Author, g *program.Group, id string) string {
	for _, m := range g.Meetings {
		if id != "" && m.ID == id {
			return span.Joined(", ", a.MeetingKind(m), a.TableDay(m.Date))
		}
	}
	return span.Cut(id, 60)
}

// severityWords are how bad trouble is, in words.
var severityWords = []string{"", "minor", "major", "severe"}

func severity(a *author.Author, given string, level int) document.Span {
	if level <= program.SeverityUnknown || level >= len(severityWords) {
		return span.Plain(span.Cut(given, 40))
	}
	word := a.Say(severityWords[level])
	if given != "" && !strings.EqualFold(given, word) {
		word += " (" + span.Cut(given, 40) + ")"
	}
	if level == program.Severe {
		return span.Warn(word)
	}
	return span.Plain(word)
}

func issueBlocks(a *author.Author, g *program.Group) []document.Block {
	issues := slices.Clone(g.Issues)
	slices.SortStableFunc(issues, func(x, y *program.Issue) int {
		return cmp.Or(author.Fewer(y.IsOpen, x.IsOpen), cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.Opened, x.Opened),
			cmp.Compare(x.ID, y.ID))
	})
	return author.TableOf(a, a.Say("Issues"), issues, func(i *program.Issue) program.Origin { return i.Origin },
		[]author.ColumnOf[*program.Issue]{
			{GroupName: "Issue", Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.ID, 60)) },
				Field: "issue id"},
			{GroupName: "What",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Summary, 400)) },
				Field: "summary"},
			{GroupName: "Type", Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Type, 60)) },
				Field: "type"},
			{GroupName: "Status",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Status, 60)) },
				Field: "status"},
			{GroupName: "Severity", Write: func(a *author.Author, i *program.Issue) document.Span {
				return severity(a, i.SeverityGiven, i.Severity)
			}, Field: "severity"},
			{GroupName: "Opened",
				Write: func(a *author.Author, i *program.Issue) document.Span { return span.Plain(a.TableDay(i.Opened)) }, Field: "opened"},
			{GroupName: "Closed", Write: func(a *author.Author, i *program.Issue) document.Span {
				if i.IsOpen {
					return span.Strong(a.Say("open"))
				}
				return span.Plain(a.TableDay(i.Closed))
			}, Field: "closed"},
			{GroupName: "Amount", Number: true, Write: func(a *author.Author, i *program.Issue) document.Span {
				return span.Plain(a.OfMoney(i.Amount, a.Currency))
			}, Field: "amount"},
			{GroupName: "Our answer",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Remedy, 300)) },
				Field: "remedy"},
			{GroupName: "Due", Write: func(a *author.Author, i *program.Issue) document.Span { return a.DueSpan(i.Due, !i.IsOpen) },
				Field: "due"},
			{GroupName: "Owner",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Owner, 80)) }, Field: "owner"},
			{GroupName: "Counted with",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.Escalation, 60)) },
				Field: "linked to"},
			{GroupName: "Source tool",
				Write: func(_ *author.Author, i *program.Issue) document.Span { return span.Plain(span.Cut(i.SourceTool, 60)) },
				Field: "source tool"},
		})
}
