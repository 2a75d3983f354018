package document

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// memberBlocks are the accounts of a group of several, with what each paid.
func (a *author) memberBlocks(g *program.Group) []Block {
	if len(g.Members) < 2 {
		return nil
	}
	columns := []columnOf[*program.Account]{
		{title: "Account", write: func(_ *author, c *program.Account) Span { return strong(cut(c.Name, 120)) }, field: "account"},
		{title: "Account id", write: func(_ *author, c *program.Account) Span { return plainly(cut(c.ID, 60)) }, field: "account id"},
		{title: "Country", write: func(_ *author, c *program.Account) Span { return plainly(cut(c.Country, 60)) }, field: "country"},
		{title: "Status", write: func(_ *author, c *program.Account) Span { return plainly(cut(c.Status, 60)) }, field: "status"},
		{title: "Renewal", write: func(a *author, c *program.Account) Span { return plainly(a.tableDay(c.Renewal)) }, field: "renewal date"},
		{title: "Account manager", write: func(_ *author, c *program.Account) Span { return plainly(cut(c.Manager, 80)) }, field: "account manager"},
		{title: "Revenue", number: true, write: (*author).memberRevenue},
	}
	return tableOf(a, a.say("Accounts in the group"), g.Members, func(c *program.Account) program.Origin { return c.Origin }, columns)
}

// memberRevenue is what one account paid in the window, in the reporting currency.
func (a *author) memberRevenue(c *program.Account) Span {
	if !a.Window.To.Known() {
		return Span{}
	}
	sum, any := program.Zero, false
	for r := range a.Revenue.Of(c.Key) {
		if r.Month >= a.Window.From && r.Month <= a.Window.To && r.Amount.Converted {
			sum, any = sum.Add(r.Amount.Worth), true
		}
	}
	if !any {
		return Span{}
	}
	return plainly(a.exact(sum, a.Currency))
}

func (a *author) escalationBlocks(g *program.Group) []Block {
	all := slices.Clone(g.Escalations)
	slices.SortStableFunc(all, func(x, y *program.Escalation) int {
		return cmp.Or(fewer(y.Open(a.AsOf), x.Open(a.AsOf)), cmp.Compare(y.Opened, x.Opened), cmp.Compare(x.ID, y.ID))
	})
	return tableOf(a, a.say("Escalations"), all, func(e *program.Escalation) program.Origin { return e.Origin }, escalationColumns)
}

var escalationColumns = []columnOf[*program.Escalation]{
	{title: "Escalation", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.ID, 60)) }, field: "escalation id"},
	{title: "What", write: func(_ *author, e *program.Escalation) Span {
		return plainly(cut(cmp.Or(e.Summary, e.ExpectationGap), 400))
	}, field: "expectation gap"},
	{title: "Severity", write: func(a *author, e *program.Escalation) Span { return a.severity(e.SeverityGiven, e.Severity) }, field: "severity"},
	{title: "Scope", write: func(a *author, e *program.Escalation) Span { return plainly(a.scope(e)) }, field: "scope"},
	{title: "Origin", write: func(a *author, e *program.Escalation) Span { return plainly(a.term(e.From)) }, field: "origin"},
	{title: "Cause", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.Cause, 160)) }, field: "cause"},
	{title: "Failed process", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.FailedProcess, 120)) }, field: "failed process"},
	{title: "Source tool", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.SourceTool, 60)) }, field: "source tool"},
	{title: "Opened", write: func(a *author, e *program.Escalation) Span { return plainly(a.tableDay(e.Opened)) }, field: "opened"},
	{title: "Acknowledged", write: func(a *author, e *program.Escalation) Span { return plainly(a.tableDay(e.Acknowledged)) }, field: "acknowledged"},
	{title: "Resolved", write: func(a *author, e *program.Escalation) Span {
		if e.Open(a.AsOf) {
			return warn(a.say("open"))
		}
		return plainly(a.tableDay(e.Resolved))
	}, field: "resolved"},
	{title: "Manager", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.Manager, 80)) }, field: "escalation manager"},
	{title: "Authority confirmed by", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.AuthorityBy, 80)) }, field: "authority confirmed by"},
	{title: "Team", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.Team, 160)) }, field: "rapid-response team"},
	{title: "People", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.People, 160)) }, field: "people involved"},
	{title: "Corrective actions", write: func(_ *author, e *program.Escalation) Span { return plainly(cut(e.Corrections, 400)) }, field: "corrective actions"},
	{title: "Customer's executive committed", write: func(a *author, e *program.Escalation) Span { return a.committed(e) }, field: "customer executive committed"},
}

func (a *author) scope(e *program.Escalation) string {
	switch e.Scope {
	case "one":
		return a.say("one customer")
	case "several":
		return a.say("several customers")
	}
	return Clean(e.Scope)
}

func (a *author) committed(e *program.Escalation) Span {
	if e.CustomerCommitted == program.No {
		return warn(a.say("no"))
	}
	return plainly(a.flag(e.CustomerCommitted))
}

func (a *author) surveyBlocks(g *program.Group) []Block {
	all := slices.Clone(g.Surveys)
	slices.SortStableFunc(all, func(x, y *program.Survey) int { return cmp.Compare(y.Date, x.Date) })
	return tableOf(a, a.say("Surveys"), all, func(s *program.Survey) program.Origin { return s.Origin }, []columnOf[*program.Survey]{
		{title: "Date", write: func(a *author, s *program.Survey) Span { return plainly(a.tableDay(s.Date)) }, field: "date"},
		{title: "Scale", write: func(_ *author, s *program.Survey) Span { return plainly(cut(s.Scale, 40)) }, field: "scale"},
		{title: "Score", number: true, write: func(a *author, s *program.Survey) Span {
			if !s.Score.Known {
				return Span{}
			}
			return plainly(a.shortest(s.Score.Value, 2))
		}, field: "score"},
		{title: "Who", write: func(_ *author, s *program.Survey) Span { return plainly(cut(s.Respondent, 80)) }, field: "respondent"},
		{title: "Comment", write: func(_ *author, s *program.Survey) Span { return plainly(strings.TrimSpace(s.Comment)) }, field: "comment"},
	})
}

// profileBlocks are everything that the account manager tells, in full. Their
// view of the program is for the program manager alone.
func (a *author) profileBlocks(g *program.Group) []Block {
	var f Facts
	for _, x := range profileFields {
		if line := a.toldLine(g, x, 10_000); line != nil {
			f.Items = append(f.Items, Fact{Label: a.say(x.label), Value: line})
		}
	}
	if line := a.competition(g); line != nil {
		f.Items = append(f.Items, Fact{Label: a.say("Competition"), Value: line})
	}
	if line := a.untapped(g); line != nil {
		f.Items = append(f.Items, Fact{Label: a.say("Untapped"), Value: line})
	}
	if a.reader == programManager {
		view := profileField{field: "account manager's view of the program", get: func(p *program.Profile) string { return p.ManagerView }}
		if line := a.toldLine(g, view, 10_000); line != nil {
			f.Items = append(f.Items, Fact{Label: a.say("Account manager's view of the program"), Value: line})
		}
	}
	if f.Items == nil {
		return nil
	}
	return []Block{f}
}

func (a *author) noteBlocks(g *program.Group) []Block {
	all := slices.Clone(g.Notes)
	slices.SortStableFunc(all, func(x, y *program.NoteItem) int { return cmp.Compare(y.Date, x.Date) })
	return tableOf(a, a.say("Wins and news"), all, func(n *program.NoteItem) program.Origin { return n.Origin }, []columnOf[*program.NoteItem]{
		{title: "Date", write: func(a *author, n *program.NoteItem) Span { return plainly(a.tableDay(n.Date)) }, field: "date"},
		{title: "Type", write: func(a *author, n *program.NoteItem) Span { return plainly(a.term(n.Type)) }, field: "type"},
		{title: "What", write: func(_ *author, n *program.NoteItem) Span { return plainly(strings.TrimSpace(n.Text)) }, field: "text"},
		{title: "Source", write: func(_ *author, n *program.NoteItem) Span { return plainly(cut(n.Source, 120)) }, field: "source"},
	})
}

func (a *author) planBlocks(g *program.Group) []Block {
	var blocks []Block
	if y := a.years[g.Key]; y != nil && len(y.Marks) > 0 {
		blocks = append(blocks, a.year(y.Marks))
	}
	if t := a.actionTable(a.actions[g.Key], false); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// meetingTable are all meetings, the newest first, with what came of them.
func (a *author) meetingTable(g *program.Group) []Block {
	all := slices.Clone(g.Meetings)
	slices.SortStableFunc(all, func(x, y *program.Meeting) int { return cmp.Compare(y.Date, x.Date) })
	return tableOf(a, a.say("Meetings"), all, func(m *program.Meeting) program.Origin { return m.Origin }, []columnOf[*program.Meeting]{
		{title: "Date", write: func(a *author, m *program.Meeting) Span { return plainly(joined(", ", a.tableDay(m.Date), hours(m))) }, field: "date"},
		{title: "Type", write: func(a *author, m *program.Meeting) Span { return plainly(a.kind(m)) }, field: "type"},
		{title: "Status", write: (*author).meetingStatus, field: "status"},
		{title: "Sponsor", write: func(_ *author, m *program.Meeting) Span { return plainly(cut(m.Sponsor, 80)) }, field: "sponsor"},
		{title: "Theirs", write: func(a *author, m *program.Meeting) Span { return plainly(a.names(m.Theirs, "")) }, field: "attendees theirs"},
		{title: "Ours", write: func(a *author, m *program.Meeting) Span { return plainly(a.names(m.Ours, "")) }, field: "attendees ours"},
		{title: "Goal", write: func(a *author, m *program.Meeting) Span {
			if booked(m, a.AsOf) && slices.Contains(a.lacks(m), "goal") {
				return warn(a.noGoal(m))
			}
			return plainly(cut(m.Goal, 300))
		}, field: "goal"},
		{title: "Outcome", write: func(_ *author, m *program.Meeting) Span { return plainly(joined(" ", m.Outcome, m.Learned)) }, field: "outcome"},
		{title: "How to work better together", write: func(_ *author, m *program.Meeting) Span { return plainly(cut(m.WorkBetter, 300)) }, field: "how to work better together"},
		{title: "Customer's verdict", write: func(_ *author, m *program.Meeting) Span { return plainly(cut(m.Verdict, 300)) }, field: "customer verdict"},
	})
}

// meetingStatus is the status of a meeting; a calendar entry that nobody
// confirmed is said to be one.
func (a *author) meetingStatus(m *program.Meeting) Span {
	status := a.term(cut(m.Status, 40))
	if m.Candidate {
		return muted(joined(", ", status, a.say("from a calendar, not confirmed")))
	}
	if m.Status == program.Booked {
		return strong(status)
	}
	return plainly(status)
}
