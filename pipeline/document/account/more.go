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

// memberBlocks are the accounts of a group of several, with what each paid.
func memberBlocks(a *author.Author, g *program.Group) []document.Block {
	if len(g.Members) < 2 {
		return nil
	}
	columns := []author.ColumnOf[*program.Account]{
		{GroupName: "Account",
			Write: func(_ *author.Author, c *program.Account) document.Span { return span.Strong(span.Cut(c.Name, 120)) },
			Field: "account"},
		{GroupName: "Account id",
			Write: func(_ *author.Author, c *program.Account) document.Span { return span.Plain(span.Cut(c.ID, 60)) }, Field: "account id"},
		{GroupName: "Country",
			Write: func(_ *author.Author, c *program.Account) document.Span { return span.Plain(span.Cut(c.Country, 60)) },
			Field: "country"},
		{GroupName: "Status",
			Write: func(_ *author.Author, c *program.Account) document.Span { return span.Plain(span.Cut(c.Status, 60)) }, Field: "status"},
		{GroupName: "Renewal",
			Write: func(a *author.Author, c *program.Account) document.Span { return span.Plain(a.TableDay(c.Renewal)) },
			Field: "renewal date"},
		{GroupName: "Account manager",
			Write: func(_ *author.Author, c *program.Account) document.Span { return span.Plain(span.Cut(c.Manager, 80)) },
			Field: "account manager"},
		{GroupName: "Revenue", Number: true, Write: memberRevenue},
	}
	return author.TableOf(a, a.Say("Accounts in the group"), g.Members, func(c *program.Account) program.Origin { return c.Origin },
		columns)
}

// memberRevenue is what one account paid in the window, in the reporting currency.
func memberRevenue(a *author.Author, c *program.Account) document.Span {
	if !a.Window.To.Known() {
		return document.Span{}
	}
	sum, any := program.Zero, false
	for r := range a.Revenue.Of(c.Key) {
		if r.Month >= a.Window.From && r.Month <= a.Window.To && r.Amount.Converted {
			sum, any = sum.Add(r.Amount.Worth), true
		}
	}
	if !any {
		return document.Span{}
	}
	return span.Plain(a.Exact(sum, a.Currency))
}

func escalationBlocks(a *author.Author, g *program.Group) []document.Block {
	all := slices.Clone(g.Escalations)
	slices.SortStableFunc(all, func(x, y *program.Escalation) int {
		return cmp.Or(author.Fewer(y.Open(a.AsOf), x.Open(a.AsOf)), cmp.Compare(y.Opened, x.Opened), cmp.Compare(x.ID, y.ID))
	})
	return author.TableOf(a, a.Say("Escalations"), all, func(e *program.Escalation) program.Origin { return e.Origin }, EscalationColumns)
}

// alsoTold are the ids under which an escalation stands in other tools: "SD-4021 (Jira)".
func alsoTold(e *program.Escalation) string {
	var said []string
	for _, t := range e.Also {
		text := span.Cut(t.ID, 60)
		if t.Tool != "" {
			text += " (" + span.Cut(t.Tool, 40) + ")"
		}
		said = append(said, text)
	}
	return span.Joined(", ", said...)
}

var EscalationColumns = []author.ColumnOf[*program.Escalation]{
	{GroupName: "Escalation", Write: func(_ *author.Author, e *program.Escalation) document.Span { return span.Plain(span.Cut(e.ID, 60)) },
		Field: "escalation id"},
	{GroupName: "What", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(cmp.Or(e.Summary, e.ExpectationGap), 400))
	}, Field: "summary"},
	{GroupName: "Expected, and not met", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		if e.Summary == "" {
			return document.Span{} // it stands for the summary
		}
		return span.Plain(span.Cut(e.ExpectationGap, 400))
	}, Field: "expectation gap"},
	{GroupName: "Gap", Write: func(a *author.Author, e *program.Escalation) document.Span {
		return span.Plain(a.Term(span.Cut(e.Gap, 40)))
	},
		Field: "gap type"},
	{GroupName: "Type", Write: func(_ *author.Author, e *program.Escalation) document.Span { return span.Plain(span.Cut(e.Type, 60)) },
		Field: "type"},
	{GroupName: "Severity", Write: func(a *author.Author, e *program.Escalation) document.Span {
		return severity(a, e.SeverityGiven, e.Severity)
	}, Field: "severity"},
	{GroupName: "Scope", Write: func(a *author.Author, e *program.Escalation) document.Span { return span.Plain(scope(a, e)) },
		Field: "scope"},
	{GroupName: "Origin", Write: func(a *author.Author, e *program.Escalation) document.Span { return span.Plain(a.Term(e.From)) },
		Field: "origin"},
	{GroupName: "Cause", Write: func(_ *author.Author, e *program.Escalation) document.Span { return span.Plain(span.Cut(e.Cause, 160)) },
		Field: "cause"},
	{GroupName: "Failed process", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.FailedProcess, 120))
	}, Field: "failed process"},
	{GroupName: "Source tool", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.SourceTool, 60))
	}, Field: "source tool"},
	{GroupName: "Also told as", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(alsoTold(e))
	}, Field: "linked to"},
	{GroupName: "Opened", Write: func(a *author.Author, e *program.Escalation) document.Span { return span.Plain(a.TableDay(e.Opened)) },
		Field: "opened"},
	{GroupName: "Acknowledged", Write: func(a *author.Author, e *program.Escalation) document.Span {
		return span.Plain(a.TableDay(e.Acknowledged))
	}, Field: "acknowledged"},
	{GroupName: "Resolved", Write: func(a *author.Author, e *program.Escalation) document.Span {
		if e.Open(a.AsOf) {
			return span.Warn(a.Say("open"))
		}
		return span.Plain(a.TableDay(e.Resolved))
	}, Field: "resolved"},
	{GroupName: "Manager", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.Manager, 80))
	}, Field: "escalation manager"},
	{GroupName: "Authority confirmed by", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.AuthorityBy, 80))
	}, Field: "authority confirmed by"},
	{GroupName: "Team", Write: func(_ *author.Author, e *program.Escalation) document.Span { return span.Plain(span.Cut(e.Team, 160)) },
		Field: "rapid-response team"},
	{GroupName: "People", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.People, 160))
	}, Field: "people involved"},
	{GroupName: "Corrective actions", Write: func(_ *author.Author, e *program.Escalation) document.Span {
		return span.Plain(span.Cut(e.Corrections, 400))
	}, Field: "corrective actions"},
	{GroupName: "Customer's executive committed",
		Write: func(a *author.Author, e *program.Escalation) document.Span { return committed(a, e) },
		Field: "customer executive committed"},
}

func scope(a *author.Author, e *program.Escalation) string {
	switch e.Scope {
	case "one":
		return a.Say("one customer")
	case "several":
		return a.Say("several customers")
	}
	return document.Clean(e.Scope)
}

func committed(a *author.Author, e *program.Escalation) document.Span {
	if e.CustomerCommitted == program.No {
		return span.Warn(a.Say("no"))
	}
	return span.Plain(flagText(a.Speech, e.CustomerCommitted))
}

func surveyBlocks(a *author.Author, g *program.Group) []document.Block {
	all := slices.Clone(g.Surveys)
	slices.SortStableFunc(all, func(x, y *program.Survey) int { return cmp.Compare(y.Date, x.Date) })
	return author.TableOf(a, a.Say("Surveys"), all, func(s *program.Survey) program.Origin { return s.Origin },
		[]author.ColumnOf[*program.Survey]{
			{GroupName: "Date", Write: func(a *author.Author, s *program.Survey) document.Span { return span.Plain(a.TableDay(s.Date)) },
				Field: "date"},
			{GroupName: "Scale",
				Write: func(a *author.Author, s *program.Survey) document.Span { return span.Plain(a.Scale(s)) },
				Field: "scale"},
			{GroupName: "Score", Number: true, Write: func(a *author.Author, s *program.Survey) document.Span {
				if !s.Score.Known {
					return document.Span{}
				}
				return span.Plain(a.Shortest(s.Score.Value, 2))
			}, Field: "score"},
			{GroupName: "Who",
				Write: func(_ *author.Author, s *program.Survey) document.Span { return span.Plain(span.Cut(s.Respondent, 80)) },
				Field: "respondent"},
			{GroupName: "Comment", Write: func(_ *author.Author, s *program.Survey) document.Span {
				return span.Plain(strings.TrimSpace(s.Comment))
			}, Field: "comment"},
		})
}

// profileBlocks are everything that the account manager tells, in full. Their
// view of the program is for the program manager alone.
func profileBlocks(a *author.Author, g *program.Group) []document.Block {
	var f document.Facts
	for _, x := range briefing.ProfileFields {
		if line := briefing.ToldLine(a, g, x, 10_000); line != nil {
			f.Items = append(f.Items, document.Fact{Label: a.Say(x.Label), Value: line})
		}
	}
	f.Items = append(f.Items, listsOf(a, g)...)
	if line := briefing.Competition(a, g); line != nil {
		f.Items = append(f.Items, document.Fact{Label: a.Say("Competition"), Value: line})
	}
	if line := briefing.Untapped(a, g); line != nil {
		f.Items = append(f.Items, document.Fact{Label: a.Say("Potential"), Value: line})
	}
	if a.Reader == author.ProgramManager {
		view := briefing.ProfileField{Field: "account manager's view of the program",
			Get: func(p *program.Profile) string { return p.ManagerView }}
		if line := briefing.ToldLine(a, g, view, 10_000); line != nil {
			f.Items = append(f.Items, document.Fact{Label: a.Say("Account manager's view of the program"), Value: line})
		}
	}
	if f.Items == nil {
		return nil
	}
	return []document.Block{f}
}

// listsOf are what the newest profile that says so tells in lists: the divisions,
// and when the customer cannot be met.
func listsOf(a *author.Author, g *program.Group) (facts []document.Fact) {
	divisions := g.ProfileWith(func(p *program.Profile) bool { return len(p.Divisions) > 0 })
	if divisions != nil {
		facts = append(facts,
			a.Fact("Divisions", span.Cited(span.Plain(a.List(divisions.Divisions)), a.Cells(divisions.Origin, "divisions")...)))
	}
	if away := g.ProfileWith(func(p *program.Profile) bool { return len(p.Unavailable) > 0 }); away != nil {
		var days []string
		for _, x := range away.Unavailable {
			days = append(days, a.Sayf("%s to %s", a.TableDay(x.From), a.TableDay(x.To)))
		}
		facts = append(facts, a.Fact("Not to be met", span.Cited(span.Plain(a.List(days)), a.Cells(away.Origin, "unavailable")...)))
	}
	return facts
}

func noteBlocks(a *author.Author, g *program.Group) []document.Block {
	all := slices.Clone(g.Notes)
	slices.SortStableFunc(all, func(x, y *program.NoteItem) int { return cmp.Compare(y.Date, x.Date) })
	return author.TableOf(a, a.Say("Wins and news"), all, func(n *program.NoteItem) program.Origin { return n.Origin },
		[]author.ColumnOf[*program.NoteItem]{
			{GroupName: "Date", Write: func(a *author.Author, n *program.NoteItem) document.Span { return span.Plain(a.TableDay(n.Date)) },
				Field: "date"},
			{GroupName: "Type", Write: func(a *author.Author, n *program.NoteItem) document.Span { return span.Plain(a.Term(n.Type)) },
				Field: "type"},
			{GroupName: "What", Write: func(_ *author.Author, n *program.NoteItem) document.Span {
				return span.Plain(strings.TrimSpace(n.Text))
			}, Field: "text"},
			{GroupName: "Source",
				Write: func(_ *author.Author, n *program.NoteItem) document.Span { return span.Plain(span.Cut(n.Source, 120)) },
				Field: "source"},
		})
}

// meetingTable are all meetings, the newest first, with what came of them.
func meetingTable(a *author.Author, g *program.Group) []document.Block {
	all := slices.Clone(g.Meetings)
	slices.SortStableFunc(all, func(x, y *program.Meeting) int { return cmp.Compare(y.Date, x.Date) })
	return author.TableOf(a, a.Say("Meetings"), all, func(m *program.Meeting) program.Origin { return m.Origin },
		[]author.ColumnOf[*program.Meeting]{
			{GroupName: "Date", Write: func(a *author.Author, m *program.Meeting) document.Span {
				return span.Plain(span.Joined(" ", span.Joined(", ", a.TableDay(m.Date), author.Hours(m)), a.Zone(m)))
			}, Field: "date"},
			{GroupName: "Type", Write: func(a *author.Author, m *program.Meeting) document.Span { return span.Plain(a.MeetingKind(m)) },
				Field: "type"},
			{GroupName: "Status", Write: meetingStatus, Field: "status"},
			{GroupName: "Sponsor",
				Write: func(_ *author.Author, m *program.Meeting) document.Span { return span.Plain(span.Cut(m.Sponsor, 80)) },
				Field: "sponsor"},
			{GroupName: "Theirs", Write: func(a *author.Author, m *program.Meeting) document.Span {
				return span.Plain(briefing.Names(a, m.Theirs, ""))
			}, Field: "attendees theirs"},
			{GroupName: "Ours", Write: func(a *author.Author, m *program.Meeting) document.Span {
				return span.Plain(briefing.Names(a, m.Ours, ""))
			}, Field: "attendees ours"},
			{GroupName: "Goal", Write: func(a *author.Author, m *program.Meeting) document.Span {
				if author.Booked(m, a.AsOf) && slices.Contains(a.Lacks(m), "goal") {
					return span.Warn(a.NoGoal(m))
				}
				return span.Plain(span.Cut(m.Goal, 300))
			}, Field: "goal"},
			{GroupName: "Outcome", Write: func(_ *author.Author, m *program.Meeting) document.Span {
				return span.Plain(span.Joined(" ", span.Sentence(span.Cut(m.Outcome, 400)), span.Sentence(span.Cut(m.Learned, 400))))
			}, Field: "outcome"},
			{GroupName: "What became of it",
				Write: func(_ *author.Author, m *program.Meeting) document.Span { return span.Plain(span.Cut(m.Became, 300)) },
				Field: "what became of it"},
			{GroupName: "Follow-ups", Write: func(_ *author.Author, m *program.Meeting) document.Span {
				return span.Plain(span.Cut(strings.Join(m.FollowUps, "; "), 400))
			}, Field: "follow-ups"},
			{GroupName: "How to work better together", Write: func(_ *author.Author, m *program.Meeting) document.Span {
				return span.Plain(span.Cut(m.WorkBetter, 300))
			}, Field: "how to work better together"},
			{GroupName: "Customer's verdict",
				Write: func(_ *author.Author, m *program.Meeting) document.Span { return span.Plain(span.Cut(m.Verdict, 300)) },
				Field: "customer verdict"},
		})
}

// meetingStatus is the status of a meeting; a calendar entry that nobody
// confirmed is said to be one.
func meetingStatus(a *author.Author, m *program.Meeting) document.Span {
	state := m.State(a.AsOf)
	status := a.Term(string(state))
	if m.Candidate {
		return span.Muted(span.Joined(", ", status, a.Say("from a calendar, not confirmed")))
	}
	if state == program.StateBooked {
		return span.Strong(status)
	}
	return span.Plain(status)
}
