package kinds

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/intake/rows"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// A ticket is an issue with what its source says beside it.
type ticket struct {
	program.Issue
	closed, escalated program.Flag
	satisfaction      program.Number
	copyOf            string       // the id of the issue that it is a duplicate of
	reopened          program.Date // the day on which it was opened again
	parents, linked   string       // read with all of their columns, see link
	absorbed          string       // ids of the issues that were merged into it
	number            string       // its second id, by which others of its file may name it
	created           bool         // its opening date is the stamp of the record
}

var issues = Spec[ticket]{
	Kind: "issues",
	Columns: []rows.Column[ticket]{
		{Field: "issue id", To: func(t *ticket) any { return &t.ID }},
		{Field: "type", To: func(t *ticket) any { return &t.Type }},
		{Field: "opened", To: func(t *ticket) any { return &t.Opened }},
		{Field: "closed", To: func(t *ticket) any { return &t.Closed }},
		{Field: "is closed", To: func(t *ticket) any { return &t.closed }},
		{Field: "severity", To: func(t *ticket) any { return &t.SeverityGiven }},
		{Field: "status", To: func(t *ticket) any { return &t.Status }},
		{Field: "summary", To: func(t *ticket) any { return &t.Summary }},
		{Field: "amount", To: func(t *ticket) any { return &t.Amount }},
		{Field: "owner", To: func(t *ticket) any { return &t.Owner }},
		{Field: "source tool", To: func(t *ticket) any { return &t.SourceTool }},
		{Field: "remedy", To: func(t *ticket) any { return &t.Remedy }},
		{Field: "due", To: func(t *ticket) any { return &t.Due }},
		{Field: "escalated", To: func(t *ticket) any { return &t.escalated }},
		{Field: parentTicket, To: func(t *ticket) any { return &t.parents }},
		{Field: linkedTo, To: func(t *ticket) any { return &t.linked }},
		{Field: "satisfaction", To: func(t *ticket) any { return &t.satisfaction }},
		{Field: "duplicate of", To: func(t *ticket) any { return &t.copyOf }},
		{Field: "merged from", To: func(t *ticket) any { return &t.absorbed }},
		{Field: "reopened", To: func(t *ticket) any { return &t.reopened }},
	},
	Into:   func(r *Records) *list[ticket] { return &r.tickets },
	Origin: func(t *ticket) *program.Origin { return &t.Origin },
	id:     func(it *Item[ticket]) string { return who.CanonicalID(it.Is.ID) },
	copyOf: func(t *ticket) string { return t.copyOf },
	more: func(r *Records, l *rows.Line, it *Item[ticket]) {
		r.link(l, "issues")
		if col := r.linkColumns[l.Tab].number; col > 0 && !l.Blank(col) {
			it.Is.number = numberIn(it.Where, l.Text(col))
		}
		it.Is.created = isStamp(l.Tab.HeaderOf("opened"))
		if word, ok := numberedState(it.Is.ID, it.Is.Status, l.Tab.Column); ok {
			it.Is.Status = word
		}
	},
}

// numberedStates are what the states of ServiceNow's incidents and cases are in its
// tables, where an export has their numbers; by the letters before their ids.
var numberedStates = map[string]map[string]string{
	"INC": {"1": "New", "2": "In Progress", "3": "On Hold", "6": "Resolved", "7": "Closed", "8": "Canceled"},
	"CS":  {"1": "New", "10": "Open", "18": "Awaiting Info", "6": "Resolved", "3": "Closed", "7": "Cancelled"},
}

// numberedState is the word for a state that is a number of ServiceNow's. The id and
// the names of other columns prove that it is that system's; column is the number of
// a header, or 0.
func numberedState(id, state string, column func(header string) int) (word string, ok bool) {
	if state == "" || strings.Trim(state, "0123456789") != "" {
		return "", false
	}
	kind := strings.TrimRight(id, "0123456789")
	if len(id)-len(kind) < 5 {
		return "", false
	}
	for _, header := range [...]string{"short_description", "Short description", "sys_updated_on", "sys_created_on", "opened_at",
		"sys_id"} {
		if column(header) > 0 {
			word, ok = numberedStates[kind][state]
			return word, ok
		}
	}
	return "", false
}

// settleIssues gives issues their accounts and words. A ticket that its source
// calls escalated is an escalation too, and one with a score is an answer.
func (r *Records) settleIssues() {
	r.findWholes()
	for _, it := range issues.settle(r, true, r.issueAfter) {
		i := &it.Is.Issue
		if it.Entry != nil {
			i.Account = it.Entry.Key
		}
		r.understandIssue(&it.Is)
		r.Facts.Issues = append(r.Facts.Issues, i)
		if it.Is.escalated == program.Yes || escalatedStatus(i.Status) {
			e := escalationOf(i)
			r.linked.FromTicket(e)
			r.Facts.Escalations = append(r.Facts.Escalations, e)
		}
		if it.Is.satisfaction.Known && i.Account != "" {
			r.Facts.Surveys = append(r.Facts.Surveys, answerOf(&it.Is))
		}
	}
	sortBy(r.Facts.Issues, func(i *program.Issue) string { return i.Account },
		func(a, b *program.Issue) int {
			return cmp.Or(cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Summary, b.Summary))
		})
}

// issueAfter is why an issue was not known on the as-of date. The stamp of a
// record hides nothing where the data itself decided the date.
func (r *Records) issueAfter(it *Item[ticket]) string {
	for _, given := range [...]string{it.Is.Status, it.Is.Remedy} {
		if why := r.noIssue(given); why != "" {
			return why
		}
	}
	if whole := r.wholes[it]; whole != nil && part.MatchString(program.Fold(it.Is.Type)) {
		return "is a part of another issue"
	}
	if it.Is.Opened > r.Facts.AsOf && !(it.Is.created && r.Facts.AsOfFromData) {
		return input.AfterAsOf
	}
	return ""
}

// part is how trackers call a part of an issue, folded.
var part = regexp.MustCompile(`^(sub ?task|sub ?issue|unteraufgabe|teilaufgabe|sous tache|subtarea|sottoattivita|subtaak|` +
	`podzadanie|subtarefa|` +
	`deluppgift|サブタスク|子任务)`)

// level is how trackers call an issue that only holds others together, folded.
var level = regexp.MustCompile(`^(epic|initiative|theme|feature|project|projekt|projet|proyecto|programme?|エピック|史诗)`)

// numberIn is a second id of a row's file.
func numberIn(row input.Row, number string) string {
	return row.Source.File + "\x1f" + who.CanonicalID(number)
}

// findWholes finds the issue that each issue of the same customer names as its parent, by
// its id or by its second id, and makes duplicates of those that another one names as
// merged into it.
func (r *Records) findWholes() {
	r.wholes = map[*Item[ticket]]*Item[ticket]{}
	numbers := map[string]*Item[ticket]{}
	for _, it := range r.tickets.All {
		if it.Is.number != "" {
			numbers[it.Is.number] = it
		}
	}
	for _, it := range r.tickets.All {
		for _, id := range strings.FieldsFunc(it.Is.absorbed, func(c rune) bool { return strings.ContainsRune(",;| \n", c) }) {
			if o := r.tickets.byID[who.CanonicalID(id)]; o != nil && o != it && o.Is.copyOf == "" {
				o.Is.copyOf = it.Is.ID
			}
		}
		if it.Is.parents == "" {
			continue
		}
		id := original(it.Is.parents)
		whole := cmp.Or(r.tickets.byID[id], numbers[numberIn(it.Where, id)])
		if whole != nil && whole != it && sameAccounts(whole, it) && !level.MatchString(program.Fold(whole.Is.Type)) {
			r.wholes[it] = whole
		}
	}
}

// sayParts asks, once a table, about issues that name another one of the same customer as
// their parent and are not called parts of it: they count as issues of their own.
func (r *Records) sayParts() {
	by := map[finding.Ref][]string{}
	for _, it := range r.tickets.All {
		at := it.Is.Origin.Field(parentTicket)
		if whole := r.wholes[it]; whole != nil && it.Is.copyOf == "" && it.Is.Account != "" && it.Is.Account == whole.Is.Account &&
			whole.Is.escalated != program.Yes && !escalatedStatus(whole.Is.Status) && !part.MatchString(program.Fold(it.Is.Type)) {
			by[tableOf(at).At(at.Col)] = append(by[tableOf(at).At(at.Col)], fmt.Sprintf("%s of %s", finding.Quote(it.Is.ID),
				finding.Quote(whole.Is.ID)))
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		place, header := finding.Quote(input.Place(at.File, at.Sheet)), finding.Quote(r.headerAt(at))
		r.Ask(finding.Warning, "issue-part", at, finding.Setting{Key: "columns", Entry: place + ": {duplicate of: " + header + "}",
			Or: place + `: {parent ticket: ""}`}, "where they are one, ", "%s of the same customer as the parent: %s; each counts",
			program.Plural(len(by[at]), "issue names another", "issues name another"), input.Listed(by[at], 3))
	}
}

// understandIssue reads words, and whether the issue was open on the as-of date.
func (r *Records) understandIssue(t *ticket) {
	t.Severity = severityOf(t.SeverityGiven)
	r.knows("severity", t.SeverityGiven, t.Origin, "severity")
	if len(t.SeverityGiven) == 1 && strings.Contains("12345", t.SeverityGiven) {
		r.scales = append(r.scales, t)
	}
	t.Billing = billing(t.Type) || billing(t.Summary)
	if t.Closed.Known() && t.Closed < t.Opened && !t.created {
		r.backwards(t.Origin)
		t.Closed, t.closed = 0, program.Yes
	}
	switch {
	case t.Closed > r.Facts.AsOf && t.Closed > t.Opened && !r.Facts.AsOfFromData:
		t.Closed, t.IsOpen = 0, true
	case t.Closed.Known() && (t.closed == program.Unknown && r.opened(t.Status) || t.reopened > t.Closed && t.reopened <= r.Facts.AsOf):
		t.Closed, t.IsOpen = 0, true // it was closed, and is open again
		r.reopens(t.Origin)
	case t.Closed.Known() || t.closed == program.Yes:
		t.IsOpen = false
	case t.closed == program.No:
		t.IsOpen = true
	default:
		t.IsOpen = !r.closedBy(t.Status, t.Origin)
	}
}

// noIssue is why the word for a state or a solution says that a row is no issue of its
// own; "" for most, which few words tell again and again.
func (r *Records) noIssue(given string) string {
	if given == "" || len(given) > longWord {
		return ""
	}
	return r.noIssues.of(given, func(given string) string {
		switch term, _ := value.Words("issue state").Term(beforeID(given)); term {
		case "duplicate":
			return "its state says that it is a duplicate"
		case "removed":
			return "its state says that it was entered in error"
		}
		return ""
	})
}

// beforeID are the words of a state before the id of another ticket: "Merged into T-12".
func beforeID(given string) string {
	words := strings.Fields(given)
	if n := len(words) - 1; n > 0 && strings.ContainsAny(words[n], "0123456789") {
		return strings.Join(words[:n], " ")
	}
	return given
}

// sayReopened notes, once a table, which issues and escalations were closed and are open again.
func (r *Records) sayReopened() {
	for _, at := range slices.SortedFunc(maps.Keys(r.reopened), finding.Ref.Compare) {
		r.Say(finding.Note, "issue-reopened", at, "where it is closed, correct the state",
			"%s a closing day and was opened again, by its state or a later day: it counts as open",
			program.Plural(r.reopened[at], "row has", "rows each have"))
	}
}

// reopens counts an issue or escalation that was closed and is open again.
func (r *Records) reopens(of program.Origin) {
	if r.reopened == nil {
		r.reopened = map[finding.Ref]int{}
	}
	r.reopened[tableOf(of.Ref)]++
}

// backwards counts what was closed before it was opened: the day of its end is none.
func (r *Records) backwards(of program.Origin) {
	if r.closedFirst == nil {
		r.closedFirst = map[finding.Ref]int{}
	}
	r.closedFirst[tableOf(of.Ref)]++
}

// sayScales asks, once a table, which end of a scale of bare numbers is the worst: of
// severities the lowest is taken for it.
func (r *Records) sayScales() {
	by := map[finding.Ref]map[string]bool{}
	for _, t := range r.scales {
		at := tableOf(t.Origin.Field("severity"))
		if by[at] == nil {
			by[at] = map[string]bool{}
		}
		by[at][t.SeverityGiven] = true
	}
	for _, at := range slices.SortedFunc(maps.Keys(by), finding.Ref.Compare) {
		r.Say(finding.Warning, "severity-scale", at, "say in the header what they mean, as in Severity (1 = low, 2 = medium, 3 = "+
			"high, 4 = critical)",
			"the severities are numbers (%s), and nothing says which is the worst; the lowest was taken for it",
			strings.Join(input.SortedKeys(by[at]), ", "))
	}
}

// sayBackwards asks, once a table, about what was closed before it was opened.
func (r *Records) sayBackwards() {
	for _, at := range slices.SortedFunc(maps.Keys(r.closedFirst), finding.Ref.Compare) {
		r.Say(finding.Warning, "closed-before-opened", at, "correct one of the two days, or empty the closing day and keep the status",
			"%s before it was opened: it counts as closed, and the day is left out",
			program.Plural(r.closedFirst[at], "row was closed", "rows were each closed"))
	}
}

// twiceWithin is how many days may lie between one problem's tickets in two tools.
const twiceWithin = 14

// sayIssuesTwice asks about problems that two tables tell: of the same account, called
// the same and opened at about the same time. They count twice.
func (r *Records) sayIssuesTwice() {
	type problem struct{ account, summary string }
	first := map[problem]*program.Issue{}
	var twice []string
	var at finding.Ref
	for _, i := range r.Facts.Issues {
		key := problem{i.Account, program.Fold(i.Summary)}
		if i.Account == "" || len(strings.Fields(key.summary)) < 2 {
			continue
		}
		one := first[key]
		if one == nil {
			first[key] = i
			continue
		}
		if days := i.Opened - one.Opened; tableOf(i.Origin.Ref) == tableOf(one.Origin.Ref) || !one.Opened.Known() ||
			days > twiceWithin || days < -twiceWithin {
			continue
		}
		if twice = append(twice, fmt.Sprintf("%s is %s and %s", finding.Quote(i.Summary), one.ID, i.ID)); len(twice) == 1 {
			at = i.Origin.Ref
		}
	}
	if len(twice) > 0 {
		r.Say(finding.Warning, "issue-twice", at, "leave the tickets that a tool has from the other out of one of the two exports",
			"%s in two tables and is counted twice: %s", program.Plural(len(twice), "problem may stand", "problems may each stand"),
			input.Listed(twice, 3))
	}
}

// escalationOf is the escalation that a ticket's flag or status tells of.
func escalationOf(i *program.Issue) *program.Escalation {
	e := &program.Escalation{
		ID: i.ID, Opened: i.Opened, Resolved: i.Closed, Severity: i.Severity, SeverityGiven: i.SeverityGiven,
		Over:    !i.IsOpen && !i.Closed.Known(),
		Summary: i.Summary, SourceTool: i.SourceTool, Type: i.Type, Manager: i.Owner, Corrections: i.Remedy, Origin: i.Origin,
	}
	if i.Account != "" {
		e.Accounts = []string{i.Account}
	}
	return e
}

// answerOf is the customer's score of a ticket.
func answerOf(t *ticket) *program.Survey {
	return &program.Survey{Account: t.Account, Date: max(t.Closed, t.Opened), Score: t.satisfaction, Scale: "CSAT", Origin: t.Origin}
}

// copyReason is why a row is set aside that another one tells already.
const copyReason = "is a duplicate of another row, as it says"

// copies are the records that call themselves duplicates of another, or merged into
// it, each with why it is set aside: a problem counts once for an account. Where the
// original is in no table, the first of its duplicates stands for it. One about
// another account stays: that customer has the problem too.
func (s Spec[T]) copies(r *Records) map[*Item[T]]string {
	if s.copyOf == nil {
		return nil
	}
	list := s.Into(r)
	if !slices.ContainsFunc(list.All, func(it *Item[T]) bool { return s.copyOf(&it.Is) != "" }) {
		return nil
	}
	out := map[*Item[T]]string{}
	stands := map[string]*Item[T]{} // for originals that are in no table, by their ids
	for _, it := range list.All {
		id := original(s.copyOf(&it.Is))
		if one := stands[id]; id != "" && list.byID[id] == nil && (one == nil || s.id(it) < s.id(one)) {
			stands[id] = it
		}
	}
	for _, it := range list.All {
		if first := s.originalOf(it, list, stands); first != it && sameAccounts(first, it) {
			out[it] = copyReason
			if first.Why != "" && it.Why == "" {
				first.Entry, first.Entries, first.Why = it.Entry, it.Entries, ""
			}
		}
	}
	return out
}

// originalOf is the record that is left of one that names its original, perhaps over
// several steps: itself where it names none, or where the steps lead in a circle of
// which it has the least id.
func (s Spec[T]) originalOf(it *Item[T], in *list[T], stands map[string]*Item[T]) *Item[T] {
	least, seen := it, map[*Item[T]]bool{}
	for at := it; ; {
		if seen[at] {
			return least
		}
		if seen[at] = true; s.id(at) < s.id(least) {
			least = at
		}
		id := original(s.copyOf(&at.Is))
		next := in.byID[id]
		if next == nil {
			next = stands[id]
		}
		if id == "" || next == nil || next == at {
			return at
		}
		at = next
	}
}

// original is the id in a cell that names an original, perhaps with its title behind.
func original(cell string) string {
	id, _, _ := strings.Cut(strings.TrimSpace(cell), " ")
	return who.CanonicalID(strings.Trim(id, ",;:#"))
}

// sameAccounts is whether two records may be about the same account.
func sameAccounts[T any](a, b *Item[T]) bool {
	if a.Why != "" || b.Why != "" {
		return true
	}
	if len(a.Entries)+len(b.Entries) == 0 {
		return a.Entry == b.Entry
	}
	for _, e := range a.Entries {
		for _, o := range b.Entries {
			if e == o {
				return true
			}
		}
	}
	return false
}
