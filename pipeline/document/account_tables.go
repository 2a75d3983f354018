package document

import (
	"cmp"
	"slices"
	"strings"

	"sponsorbook/pipeline/program"
)

// A columnOf is a column of an account's table: it closes up where no row has a
// value in it.
type columnOf[T any] struct {
	title  string
	number bool
	write  func(a *author, x T) Span
	field  string // of its source cell; "" for none
}

// tableOf is records under the columns in which any of them has a value.
func tableOf[T any](a *author, caption string, records []T, origin func(T) program.Origin, columns []columnOf[T]) []Block {
	if len(records) == 0 {
		return nil
	}
	t := Table{Caption: caption, Rows: make([]Row, len(records)), Sortable: len(records) > 8}
	for _, c := range columns {
		cells, any := make([]Line, len(records)), false
		for i, r := range records {
			s := c.write(a, r)
			if s.Text == "" {
				continue
			}
			if any = true; c.field != "" {
				s.Sources = append(s.Sources, a.src(origin(r), c.field)...)
			}
			cells[i] = Line{s}
		}
		if !any {
			continue
		}
		t.Columns = append(t.Columns, Column{Title: a.say(c.title), Number: c.number})
		for i := range cells {
			t.Rows[i].Cells = append(t.Rows[i].Cells, cells[i])
		}
	}
	if len(t.Columns) == 0 {
		return nil
	}
	return []Block{t}
}

// everybody is the whole organisation chart, by division.
func (a *author) everybody(g *program.Group) []Block {
	people := slices.DeleteFunc(slices.Clone(g.Contacts), func(c *program.Contact) bool { return strings.TrimSpace(Clean(c.Name)) == "" })
	if len(people) == 0 {
		return nil
	}
	m, seats := nextMeeting(g, a.AsOf), chart(people)
	seats = a.metBy(g).seats(seats)
	for i := range seats {
		seats[i].inRoom = m != nil && attends(m.Theirs, seats[i].Contact)
	}
	t := a.peopleTable(g, seats, Column{Title: a.say("Name, title")}, a.fullName)
	t.Columns = append(t.Columns, Column{Title: a.say("Stance by")}, Column{Title: a.say("Address")})
	for i, s := range seats {
		t.Rows[i].Depth = s.depth
		t.Rows[i].Cells = append(t.Rows[i].Cells, a.basisCell(s), a.addressCell(s))
	}
	t.Rows = byDivision(t.Rows, seats, len(t.Columns))
	closeUp(&t, len(t.Columns)-1)
	closeUp(&t, len(t.Columns)-2)
	blocks := []Block{t}
	if note := a.peopleNote(g, nil); note != "" {
		blocks = append([]Block{paragraph(strong(sentence(note)))}, blocks...)
	}
	return blocks
}

// fullName is a person's name and title, without their division, which stands above them.
func (a *author) fullName(g *program.Group, s seat) Line {
	c := *s.Contact
	c.Division = ""
	s.Contact = &c
	return a.personCell(g, s)
}

// byDivision sets a subheading above each division's people, where any is named.
func byDivision(rows []Row, seats []seat, columns int) []Row {
	var out []Row
	last := ""
	for i, s := range seats {
		if s.depth == 0 && s.Division != last {
			last = s.Division
			head := Row{Head: true, Cells: make([]Line, columns)}
			head.Cells[0] = words(cut(s.Division, 80))
			if s.Division != "" {
				out = append(out, head)
			}
		}
		out = append(out, rows[i])
	}
	return out
}

// closeUp takes out a column that nobody has a value in.
func closeUp(t *Table, i int) {
	for _, r := range t.Rows {
		if !r.Head && len(r.Cells[i]) > 0 {
			return
		}
	}
	t.Columns = slices.Delete(t.Columns, i, i+1)
	for j := range t.Rows {
		t.Rows[j].Cells = slices.Delete(t.Rows[j].Cells, i, i+1)
	}
}

// basisCell is what a stance rests on; beside it, for the program manager
// alone, the source's own word.
func (a *author) basisCell(s seat) Line {
	if stance(s.Contact, a.AsOf) == program.StanceUnknown {
		return nil
	}
	text := cut(s.StanceBasis, 120)
	if a.reader == programManager && s.StanceGiven != "" && !strings.EqualFold(s.StanceGiven, s.Stance.String()) {
		text = joined(dot, text, a.sayf("source says “%s”", cut(s.StanceGiven, 40)))
	}
	if text == "" {
		return nil
	}
	return Line{cited(plainly(text), a.src(s.Origin, "stance basis")...)}
}

func (a *author) addressCell(s seat) Line {
	if s.Email == "" || s.Phone == "" {
		return nil // the one that there is stands under Reach
	}
	return Line{cited(plainly(cut(s.Email, 80)), a.src(s.Origin, "email")...)}
}

func (a *author) teamBlocks(g *program.Group) []Block {
	columns := []columnOf[*program.TeamMember]{
		{title: "Who", write: func(_ *author, t *program.TeamMember) Span { return strong(cut(t.Person, 80)) }, field: "our person"},
		{title: "Role", write: func(_ *author, t *program.TeamMember) Span { return plainly(cut(t.Role, 80)) }, field: "our role"},
		{title: "Their counterpart", write: func(_ *author, t *program.TeamMember) Span { return plainly(cut(t.Counterpart, 80)) }, field: "their counterpart"},
	}
	if a.reader == programManager {
		columns = append(columns,
			columnOf[*program.TeamMember]{title: "Relationship now", write: func(_ *author, t *program.TeamMember) Span { return plainly(cut(t.RelationshipNow, 80)) }, field: "relationship now"},
			columnOf[*program.TeamMember]{title: "Wanted", write: func(_ *author, t *program.TeamMember) Span { return plainly(cut(t.RelationshipWanted, 80)) }, field: "relationship wanted"})
	}
	return tableOf(a, a.say("Our team"), g.Team, func(t *program.TeamMember) program.Origin { return t.Origin }, columns)
}

func (a *author) askBlocks(g *program.Group) []Block {
	asks := slices.Clone(g.Asks)
	slices.SortStableFunc(asks, func(x, y *program.Ask) int { return cmp.Compare(y.AskedOn, x.AskedOn) })
	return tableOf(a, a.say("Asks"), asks, func(k *program.Ask) program.Origin { return k.Origin }, []columnOf[*program.Ask]{
		{title: "Ask", write: func(_ *author, k *program.Ask) Span { return plainly(strings.TrimSpace(k.Text)) }, field: "ask"},
		{title: "Of", write: func(_ *author, k *program.Ask) Span { return plainly(cut(k.Of, 80)) }, field: "asked of"},
		{title: "Asked on", write: func(a *author, k *program.Ask) Span { return plainly(a.tableDay(k.AskedOn)) }, field: "asked on"},
		{title: "Needed by", write: func(a *author, k *program.Ask) Span {
			return a.dueSpan(k.NeededBy, k.AnsweredOn.Known() || k.Answer != "")
		}, field: "needed by"},
		{title: "Answer", write: func(a *author, k *program.Ask) Span {
			return plainly(joined(dot, a.tableDay(k.AnsweredOn), k.Answer))
		}, field: "answer"},
	})
}

// dueSpan is a day by which something should be done, standing out once it has
// passed undone.
func (a *author) dueSpan(d program.Date, done bool) Span {
	if d.Known() && d < a.AsOf && !done {
		return warn(a.tableDay(d) + ", " + a.say("overdue"))
	}
	return plainly(a.tableDay(d))
}

func (a *author) contractBlocks(g *program.Group) []Block {
	contracts := slices.Clone(g.Contracts)
	slices.SortStableFunc(contracts, func(x, y *program.Contract) int {
		return cmp.Or(cmp.Compare(y.Start, x.Start), cmp.Compare(x.ID, y.ID))
	})
	return tableOf(a, a.say("Contracts"), contracts, func(c *program.Contract) program.Origin { return c.Origin }, []columnOf[*program.Contract]{
		{title: "Contract", write: func(_ *author, c *program.Contract) Span { return plainly(cut(c.ID, 80)) }, field: "contract id"},
		{title: "From", write: func(a *author, c *program.Contract) Span { return plainly(a.tableDay(c.Start)) }, field: "start"},
		{title: "To", write: func(a *author, c *program.Contract) Span {
			if !c.End.Known() {
				return muted(a.say("open-ended"))
			}
			return plainly(a.tableDay(c.End))
		}, field: "end"},
		{title: "A year", number: true, write: func(a *author, c *program.Contract) Span { return plainly(a.ofMoney(c.Annual, a.Currency)) }, field: "annual value"},
	})
}

func (a *author) opportunityBlocks(g *program.Group) []Block {
	all := slices.Clone(openOpportunities(g))
	closed := slices.DeleteFunc(slices.Clone(g.Opportunities), func(o *program.Opportunity) bool { return o.Open })
	slices.SortStableFunc(closed, func(x, y *program.Opportunity) int { return cmp.Compare(y.Close, x.Close) })
	state := func(a *author, o *program.Opportunity) Span {
		switch {
		case o.Open:
			return plainly(a.say("open"))
		case o.Won:
			return good(a.say("won"))
		}
		return plainly(a.say("lost"))
	}
	return tableOf(a, a.say("Opportunities"), append(all, closed...), func(o *program.Opportunity) program.Origin { return o.Origin }, []columnOf[*program.Opportunity]{
		{title: "Opportunity", write: func(_ *author, o *program.Opportunity) Span { return plainly(cut(cmp.Or(o.Name, o.ID), 200)) }, field: "opportunity"},
		{title: "State", write: state, field: "stage"},
		{title: "Stage", write: func(_ *author, o *program.Opportunity) Span { return plainly(cut(o.Stage, 80)) }, field: "stage"},
		{title: "Amount", number: true, write: func(a *author, o *program.Opportunity) Span { return plainly(a.ofMoney(o.Amount, a.Currency)) }, field: "amount"},
		{title: "Probability", number: true, write: func(a *author, o *program.Opportunity) Span {
			if !o.Probability.Known {
				return Span{}
			}
			return plainly(a.percent(o.Probability.Value, 0))
		}, field: "probability"},
		{title: "Close", write: func(a *author, o *program.Opportunity) Span { return plainly(a.tableDay(o.Close)) }, field: "close date"},
		{title: "Owner", write: func(_ *author, o *program.Opportunity) Span { return plainly(cut(o.Owner, 80)) }, field: "owner"},
	})
}

// severityWords are how bad trouble is, in words.
var severityWords = []string{"", "minor", "major", "severe"}

func (a *author) severity(given string, level int) Span {
	if level <= program.SeverityUnknown || level >= len(severityWords) {
		return plainly(cut(given, 40))
	}
	word := a.say(severityWords[level])
	if given != "" && !strings.EqualFold(given, word) {
		word += " (" + cut(given, 40) + ")"
	}
	if level == program.Severe {
		return warn(word)
	}
	return plainly(word)
}

func (a *author) issueBlocks(g *program.Group) []Block {
	issues := slices.Clone(g.Issues)
	slices.SortStableFunc(issues, func(x, y *program.Issue) int {
		return cmp.Or(fewer(y.IsOpen, x.IsOpen), cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.Opened, x.Opened), cmp.Compare(x.ID, y.ID))
	})
	return tableOf(a, a.say("Issues"), issues, func(i *program.Issue) program.Origin { return i.Origin }, []columnOf[*program.Issue]{
		{title: "Issue", write: func(_ *author, i *program.Issue) Span { return plainly(cut(i.ID, 60)) }, field: "issue id"},
		{title: "What", write: func(_ *author, i *program.Issue) Span { return plainly(cut(i.Summary, 400)) }, field: "summary"},
		{title: "Type", write: func(_ *author, i *program.Issue) Span { return plainly(cut(i.Type, 60)) }, field: "type"},
		{title: "Severity", write: func(a *author, i *program.Issue) Span { return a.severity(i.SeverityGiven, i.Severity) }, field: "severity"},
		{title: "Opened", write: func(a *author, i *program.Issue) Span { return plainly(a.tableDay(i.Opened)) }, field: "opened"},
		{title: "Closed", write: func(a *author, i *program.Issue) Span {
			if i.IsOpen {
				return strong(a.say("open"))
			}
			return plainly(a.tableDay(i.Closed))
		}, field: "closed"},
		{title: "Amount", number: true, write: func(a *author, i *program.Issue) Span { return plainly(a.ofMoney(i.Amount, a.Currency)) }, field: "amount"},
		{title: "Our answer", write: func(_ *author, i *program.Issue) Span { return plainly(cut(i.Remedy, 300)) }, field: "remedy"},
		{title: "Due", write: func(a *author, i *program.Issue) Span { return a.dueSpan(i.Due, !i.IsOpen) }, field: "due"},
		{title: "Owner", write: func(_ *author, i *program.Issue) Span { return plainly(cut(i.Owner, 80)) }, field: "owner"},
	})
}

// fewer orders false before true.
func fewer(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}
