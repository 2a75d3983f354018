package document

import (
	"cmp"
	"slices"

	"sponsorbook/pipeline/program"
)

// escalationsPage is the register of escalations, and what it tells across
// accounts: causes that recur, rates before and since sponsorship, times.
func (a *author) escalationsPage() Document {
	d := a.page("escalations", a.say("Escalations"))
	d.Subtitle = a.escalationSubtitle()
	for _, s := range []Section{
		{ID: "definition", Title: a.say("What an escalation is"), Blocks: a.definitionBlocks()},
		{ID: "attention", Title: a.say("Needs attention"), Blocks: a.escalationAttention()},
		{ID: "themes", Title: a.say("Causes across accounts"), Blocks: a.themeBlocks()},
		{ID: "before-after", Title: a.say("Before a sponsor and since"), Blocks: a.exposureBlocks()},
		{ID: "times", Title: a.say("How long they take"), Blocks: a.kpiTable("time-to-acknowledge", "time-to-resolve", "escalation-rate", "recurrence")},
		{ID: "register", Title: a.say("Register"), Blocks: a.register()},
	} {
		if len(s.Blocks) > 0 {
			d.Sections = append(d.Sections, s)
		}
	}
	return d
}

func (a *author) escalationSubtitle() string {
	open := a.openEscalations()
	oldest := ""
	if len(open) > 0 {
		oldest = a.sayf("oldest since %s", a.longDay(open[0].Opened))
	}
	return joined(dot, a.count(len(a.Escalations), "escalation", "escalations"), a.sayf("%s open", a.whole(len(open))), oldest)
}

// openEscalations are the unresolved ones, the oldest first.
func (a *author) openEscalations() []*program.Escalation {
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
func (a *author) escalationAttention() []Block {
	var list List
	for _, e := range a.openEscalations() {
		if !slices.Contains(a.Scorecard.Uncommitted, e.ID) {
			continue
		}
		said := warn(a.say("the customer's executive has not committed"))
		if e.CustomerCommitted == program.Unknown {
			said = plainly(a.say("not known whether the customer's executive has committed"))
		}
		list.Items = append(list.Items, Item{Line: append(a.accountNames(e), plainly(": "), said, muted(dot+cut(e.ID, 40)))})
	}
	for _, name := range a.Scorecard.OnlyTrouble {
		list.Items = append(list.Items, Item{Line: Line{strong(cut(name, 60)),
			plainly(": "), warn(a.say("in a year seen by their accounts only in escalations"))}})
	}
	if list.Items == nil {
		return nil
	}
	return []Block{list}
}

// accountNames are the groups of an escalation that the reader may know of.
func (a *author) accountNames(e *program.Escalation) Line {
	var parts []Line
	for _, g := range a.groupsOf(e.Accounts) {
		if a.sees(g) {
			parts = append(parts, Line{a.named(g)})
		}
	}
	return spread(", ", parts...)
}

// themeBlocks are causes that recur, so that a fix for one customer becomes a
// fix for all. The register has the rest of the accounts.
func (a *author) themeBlocks() []Block {
	t := Table{Columns: []Column{{Title: a.say("Cause"), Width: 5}, {Title: a.say("Accounts"), Number: true, Width: 2},
		{Title: a.say("Escalations"), Number: true, Width: 2}, {Title: a.say("In twelve months"), Number: true, Width: 2},
		{Title: a.say("Open"), Number: true, Width: 1}, {Title: a.say("Corrective action, the newest"), Width: 7},
		{Title: a.say("Hit last"), Width: 6}}}
	for _, th := range a.Scorecard.Themes {
		t.Rows = append(t.Rows, Row{Cells: []Line{{strong(cut(a.nameless(th.Cause), 160))}, words(a.whole(len(th.Groups))),
			words(a.whole(th.Events)), words(a.whole(th.Recent)), words(a.whole(th.Open)), a.themeFix(th), a.themeGroups(th)}})
	}
	if t.Rows == nil {
		return nil
	}
	closeUp(&t, 5)
	return []Block{t}
}

// themeFix is what was done last about a cause, and when.
func (a *author) themeFix(th program.Theme) Line {
	if th.Fix == "" {
		return nil
	}
	return Line{plainly(unended(cut(a.nameless(th.Fix), 200))), muted(", " + a.shortDay(th.Fixed, a.AsOf))}
}

// themeGroups are the first of the accounts that a cause hit.
func (a *author) themeGroups(th program.Theme) Line {
	const most = 4
	var parts []Line
	for _, key := range th.Groups[:min(most, len(th.Groups))] {
		parts = append(parts, Line{a.namedKey(key, key)})
	}
	if more := len(th.Groups) - most; more > 0 {
		parts = append(parts, words(a.sayf("%d more", more)))
	}
	return spread(", ", parts...)
}

// register is every escalation, the open ones first, then the newest.
func (a *author) register() []Block {
	all := slices.Clone(a.Escalations)
	slices.SortStableFunc(all, func(x, y *program.Escalation) int {
		return cmp.Or(fewer(y.Open(a.AsOf), x.Open(a.AsOf)), cmp.Compare(y.Opened, x.Opened), cmp.Compare(x.ID, y.ID))
	})
	blocks := tableOf(a, a.say("Register"), all, func(e *program.Escalation) program.Origin { return e.Origin }, escalationColumns)
	if len(blocks) == 0 {
		return nil
	}
	t := blocks[0].(Table)
	t.Columns = append([]Column{{Title: a.say("Account")}}, t.Columns...)
	for i, e := range all {
		citeOnce(t.Rows[i].Cells)
		t.Rows[i].Cells = append([]Line{a.accountNames(e)}, t.Rows[i].Cells...)
	}
	t.Searchable = true
	return []Block{t}
}

// citeOnce leaves a record's source with its first cell: the others stand in the
// same row, and account pages name the cell of each.
func citeOnce(cells []Line) {
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
