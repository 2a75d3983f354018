package board

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/document"
	"sponsorbook/pipeline/document/account"
	"sponsorbook/pipeline/document/author"
	"sponsorbook/pipeline/document/span"
	"sponsorbook/pipeline/program"
)

// DefinitionBlocks are the program's own definition of an escalation.
func DefinitionBlocks(a *author.Author) []document.Block {
	if a.Settings.Escalation == "" {
		return nil
	}
	return []document.Block{span.Paragraph(span.Plain(span.Sentence(a.Settings.Escalation)))}
}

// Escalations is the register of escalations, and what it tells across
// accounts: causes that recur, rates before and since sponsorship, times.
func Escalations(a *author.Author) document.Document {
	d := a.NewPage("escalations", a.Say("Escalations"))
	d.Subtitle = escalationSubtitle(a)
	for _, s := range []document.Section{
		{ID: "definition", Title: a.Say("What an escalation is"), Blocks: DefinitionBlocks(a)},
		{ID: "attention", Title: a.Say("Needs attention"), Blocks: escalationAttention(a)},
		{ID: "themes", Title: a.Say("Causes across accounts"), Blocks: themeBlocks(a)},
		{ID: "before-after", Title: a.Say("Before a sponsor and since"), Blocks: append(exposureBlocks(a), tookBlocks(a)...)},
		{ID: "quarters", Title: a.Say("By quarter"), Note: a.Say("opened in it; the groups in the program today apart from the others"),
			Blocks: quarterBlocks(a)},
		{ID: "times", Title: a.Say("How long they take"), Blocks: a.KPITable("time-to-acknowledge", "time-to-resolve", "escalation-rate",
			"recurrence")},
		{ID: "register", Title: a.Say("Register"), Blocks: register(a)},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

func escalationSubtitle(a *author.Author) string {
	open := openEscalations(a)
	oldest := ""
	if len(open) > 0 {
		oldest = a.Sayf("oldest since %s", a.LongDay(open[0].Opened))
	}
	return span.Joined(span.Dot, a.Count(len(a.Escalations), "escalation", "escalations"), a.Sayf("%s open", a.Whole(len(open))), oldest)
}

// openEscalations are the unresolved ones, the oldest first.
func openEscalations(a *author.Author) []*program.Escalation {
	var open []*program.Escalation
	for _, e := range a.Escalations {
		if e.Open(a.AsOf) {
			open = append(open, e)
		}
	}
	slices.SortStableFunc(open, func(x, y *program.Escalation) int {
		return cmp.Or(cmp.Compare(x.Opened, y.Opened), cmp.Compare(x.ID, y.ID))
	})
	return open
}

// escalationAttention are open escalations in which the customer's executive has
// not committed, and sponsors whose name stands only for trouble.
func escalationAttention(a *author.Author) []document.Block {
	var list document.List
	for _, e := range openEscalations(a) {
		if !slices.Contains(a.Scorecard.Uncommitted, e.ID) {
			continue
		}
		said := span.Warn(a.Say("the customer's executive has not committed"))
		if e.CustomerCommitted == program.Unknown {
			said = span.Plain(a.Say("not known whether the customer's executive has committed"))
		}
		list.Items = append(list.Items,
			document.Item{Line: append(accountNames(a, e), span.Plain(": "), said, span.Muted(span.Dot+span.Cut(e.ID, 40)))})
	}
	for _, e := range openEscalations(a) {
		if slices.Contains(a.Scorecard.Unconfirmed, e.ID) {
			list.Items = append(list.Items, document.Item{Line: append(accountNames(a, e), span.Plain(": "),
				span.Warn(a.Say("nobody has confirmed the escalation manager's authority")), span.Muted(span.Dot+span.Cut(e.ID, 40)))})
		}
	}
	for _, name := range a.Scorecard.OnlyTrouble {
		list.Items = append(list.Items, document.Item{Line: document.Line{span.Strong(span.Cut(name, 60)),
			span.Plain(": "), span.Warn(a.Say("in a year seen by their accounts only in escalations"))}})
	}
	if list.Items == nil {
		return nil
	}
	return []document.Block{list}
}

// accountNames are the groups of an escalation that the reader may know of.
func accountNames(a *author.Author, e *program.Escalation) document.Line {
	var parts []document.Line
	for _, g := range a.GroupsOf(e.Accounts) {
		if a.Sees(g) {
			parts = append(parts, document.Line{a.Named(g)})
		}
	}
	return span.Spread(", ", parts...)
}

// themeBlocks are causes that recur, so that a fix for one customer becomes a
// fix for all. The register has the rest of the accounts.
func themeBlocks(a *author.Author) []document.Block {
	t := document.Table{Columns: []document.Column{{Title: a.Say("Cause"), Width: 5}, {Title: a.Say("Accounts"), Number: true, Width: 2},
		{Title: a.Say("Escalations"), Number: true, Width: 2}, {Title: a.Say("In twelve months"), Number: true, Width: 2},
		{Title: a.Say("Open"), Number: true, Width: 1}, {Title: a.Say("Corrective action, the newest"), Width: 7},
		{Title: a.Say("Hit last"), Width: 6}}}
	for _, th := range a.Scorecard.Themes {
		t.Rows = append(t.Rows,
			document.Row{Cells: []document.Line{{span.Strong(span.Cut(a.Nameless(th.Cause), 160))}, span.Words(a.Whole(len(th.Groups))),
				span.Words(a.Whole(th.Events)), span.Words(a.Whole(th.Recent)), span.Words(a.Whole(th.Open)), themeFix(a, th),
				themeGroups(a, th)}})
	}
	if t.Rows == nil {
		return nil
	}
	author.CloseUp(&t, 5)
	return []document.Block{t}
}

// themeFix is what was done last about a cause, and when.
func themeFix(a *author.Author, th program.Theme) document.Line {
	if th.Fix == "" {
		return nil
	}
	return document.Line{span.Plain(span.Unended(span.Cut(a.Nameless(th.Fix), 200))), span.Muted(", " + a.ShortDay(th.Fixed, a.AsOf))}
}

// themeGroups are the first of the accounts that a cause hit.
func themeGroups(a *author.Author, th program.Theme) document.Line {
	const most = 4
	var parts []document.Line
	for _, key := range th.Groups[:min(most, len(th.Groups))] {
		parts = append(parts, document.Line{a.NamedKey(key, key)})
	}
	if more := len(th.Groups) - most; more > 0 {
		parts = append(parts, span.Words(a.Sayf("%d more", more)))
	}
	return span.Spread(", ", parts...)
}

// register is every escalation, the open ones first, then the newest.
func register(a *author.Author) []document.Block {
	all := slices.Clone(a.Escalations)
	slices.SortStableFunc(all, func(x, y *program.Escalation) int {
		return cmp.Or(author.Fewer(y.Open(a.AsOf), x.Open(a.AsOf)), cmp.Compare(y.Opened, x.Opened), cmp.Compare(x.ID, y.ID))
	})
	blocks := author.TableOf(a, a.Say("Register"), all, func(e *program.Escalation) program.Origin { return e.Origin },
		account.EscalationColumns)
	if len(blocks) == 0 {
		return nil
	}
	t := blocks[0].(document.Table)
	t.Columns = append([]document.Column{{Title: a.Say("Account")}, {Title: a.Say("In the program")}}, t.Columns...)
	for i, e := range all {
		citeOnce(t.Rows[i].Cells)
		ours := a.Say("no")
		if slices.ContainsFunc(a.GroupsOf(e.Accounts), func(g *program.Group) bool { return a.StandingOf(g).InProgram() }) {
			ours = a.Say("yes")
		}
		t.Rows[i].Cells = append([]document.Line{accountNames(a, e), {span.Plain(ours)}}, t.Rows[i].Cells...)
	}
	t.Searchable = true
	return []document.Block{t}
}

// citeOnce leaves a record's source with its first cell: the others stand in the
// same row, and account pages name the cell of each.
func citeOnce(cells []document.Line) {
	cited := false
	for _, line := range cells {
		for i := range line {
			if cited {
				line[i].Sources = nil
			}
			cited = cited || len(line[i].Sources) > 0
		}
	}
}
