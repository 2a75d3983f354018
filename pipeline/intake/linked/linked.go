// Package linked answers what is one trouble: tickets of several tools that name each other
// are one escalation, told once with all of its ids.
//
// In go escalations and issues as their tables tell them, and the ids that each row names;
// the facts come out joined. What names a ticket of another customer is not joined.
package linked

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/who"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// Troubles are what rows say of each other, gathered while they are read. The zero value
// is ready.
type Troubles struct {
	named      map[finding.Ref]names
	fromTicket map[*program.Escalation]bool
}

// names are the ids of tickets that a row names: of its parents, and of what is merely
// linked to it, in this tool or in others.
type names struct{ parents, linked []string }

// A Pair are two escalations.
type Pair [2]*program.Escalation

// Name remembers the texts of a row that name tickets: ids or addresses, several in each.
func (t *Troubles) Name(row finding.Ref, parents, linked []string) {
	n := names{idsOf(parents), idsOf(linked)}
	if n.parents == nil && n.linked == nil {
		return
	}
	if t.named == nil {
		t.named = map[finding.Ref]names{}
	}
	t.named[row.At(0)] = n
}

// FromTicket remembers that an escalation is told by a ticket's flag: an entry of a
// register stands before it.
func (t *Troubles) FromTicket(e *program.Escalation) {
	if t.fromTicket == nil {
		t.fromTicket = map[*program.Escalation]bool{}
	}
	t.fromTicket[e] = true
}

func idsOf(texts []string) []string {
	var out []string
	for _, text := range texts {
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|\n\r\t", r) }) {
			if id := ticketID(part); id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// ticketID is the id that a text names: itself, else what an address ends in or asks for.
func ticketID(text string) string {
	text = strings.TrimSpace(text)
	if value.Blank(text) {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return strings.TrimPrefix(text, "#")
	}
	for _, key := range []string{"id", "sys_id", "number", "ticket", "caseId"} {
		if id := u.Query().Get(key); id != "" {
			return id
		}
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return ""
	}
	if last := parts[len(parts)-1]; last != "view" { // /lightning/r/Case/500…/view
		return last
	}
	return parts[max(0, len(parts)-2)]
}

// Join makes one escalation of what several tools tell: those that name each other by id,
// by a parent or by a link. Escalations of one table are one only where one is the other's
// parent. A ticket that belongs to an escalation is told with it. It gives back the pairs
// that name each other and are about different accounts: they stay apart.
func (t *Troubles) Join(f *program.Facts) (apart []Pair) {
	at := map[string]*program.Escalation{}
	for _, e := range f.Escalations {
		if id := who.CanonicalID(e.ID); id != "" && at[id] == nil {
			at[id] = e
		}
	}
	into := map[*program.Escalation]*program.Escalation{}
	root := func(e *program.Escalation) *program.Escalation {
		for into[e] != nil {
			e = into[e]
		}
		return e
	}
	for _, e := range f.Escalations {
		l := t.named[rowOf(e.Origin)]
		for i, id := range slices.Concat(l.parents, l.linked) {
			other := at[who.CanonicalID(id)]
			if other == nil {
				e.Also = add(e.Also, program.TicketID{ID: id})
				continue
			}
			a, b := root(e), root(other)
			switch {
			case a == b:
			case i >= len(l.parents) && sameTable(e.Origin, other.Origin): // related, not the same
			case !together(a, b):
				apart = append(apart, Pair{e, other})
			default:
				if t.before(b, a) {
					a, b = b, a
				}
				into[b] = a
			}
		}
	}
	for _, e := range f.Escalations {
		if into[e] != nil {
			absorb(root(e), e)
		}
	}
	f.Escalations = slices.DeleteFunc(f.Escalations, func(e *program.Escalation) bool { return into[e] != nil })
	t.joinIssues(f, at, root)
	return apart
}

func sameTable(a, b program.Origin) bool { return a.File == b.File && a.Sheet == b.Sheet }

// rowOf is the row of a record.
func rowOf(o program.Origin) finding.Ref { return o.At(0) }

// together is whether two may be one: both about an account, or one about nobody.
func together(a, b *program.Escalation) bool {
	return len(a.Accounts) == 0 || len(b.Accounts) == 0 ||
		slices.ContainsFunc(a.Accounts, func(k string) bool { return slices.Contains(b.Accounts, k) })
}

// before is which of two stands for both: an entry of the register before a ticket, then
// the older.
func (t *Troubles) before(a, b *program.Escalation) bool {
	register := func(e *program.Escalation) int {
		if t.fromTicket[e] {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(register(a), register(b)), cmp.Compare(a.Opened, b.Opened), cmp.Compare(a.ID, b.ID)) < 0
}

// absorb lets one escalation stand for another too: the first day that either was opened
// and acted upon, resolved when both are, and what it leaves open.
func absorb(e, from *program.Escalation) {
	e.Also = add(e.Also, program.TicketID{ID: from.ID, Tool: from.SourceTool})
	for _, id := range from.Also {
		e.Also = add(e.Also, id)
	}
	e.Also = slices.DeleteFunc(e.Also, func(t program.TicketID) bool { return who.CanonicalID(t.ID) == who.CanonicalID(e.ID) })
	first := func(a, b program.Date) program.Date {
		if !a.Known() || b.Known() && b < a {
			return b
		}
		return a
	}
	over := (e.Resolved.Known() || e.Over) && (from.Resolved.Known() || from.Over)
	if e.Resolved = max(e.Resolved, from.Resolved); !over || e.Over || from.Over {
		e.Resolved = 0
	}
	e.Over = over && !e.Resolved.Known()
	e.Opened, e.Acknowledged = first(e.Opened, from.Opened), first(e.Acknowledged, from.Acknowledged)
	if from.Severity > e.Severity {
		e.Severity, e.SeverityGiven = from.Severity, from.SeverityGiven
	}
	for _, key := range from.Accounts {
		if !slices.Contains(e.Accounts, key) {
			e.Accounts = append(e.Accounts, key)
		}
	}
	for _, f := range [][2]*string{{&e.Scope, &from.Scope}, {&e.From, &from.From}, {&e.Summary, &from.Summary},
		{&e.ExpectationGap, &from.ExpectationGap}, {&e.Gap, &from.Gap}, {&e.Cause, &from.Cause}, {&e.FailedProcess, &from.FailedProcess},
		{&e.Type, &from.Type}, {&e.Manager, &from.Manager}, {&e.AuthorityBy, &from.AuthorityBy}, {&e.Team, &from.Team},
		{&e.People, &from.People}, {&e.Corrections, &from.Corrections}} {
		*f[0] = cmp.Or(*f[0], *f[1])
	}
	if e.CustomerCommitted == program.Unknown {
		e.CustomerCommitted = from.CustomerCommitted
	}
}

// add adds an id that is not there yet; one with its tool takes the place of one without.
func add(all []program.TicketID, t program.TicketID) []program.TicketID {
	i := slices.IndexFunc(all, func(o program.TicketID) bool { return who.CanonicalID(o.ID) == who.CanonicalID(t.ID) })
	switch {
	case t.ID == "":
	case i < 0:
		return append(all, t)
	case all[i].Tool == "":
		all[i].Tool = t.Tool
	}
	return all
}

// joinIssues gives tickets the escalation that they belong to: by their own id, by one that
// they name, or by one that names them.
func (t *Troubles) joinIssues(f *program.Facts, at map[string]*program.Escalation, root func(*program.Escalation) *program.Escalation) {
	named := map[string]*program.Escalation{}
	for _, e := range f.Escalations {
		for _, also := range e.Also {
			named[who.CanonicalID(also.ID)] = e
		}
	}
	for _, i := range f.Issues {
		id := who.CanonicalID(i.ID)
		e := at[id]
		if id == "" {
			e = nil
		} else if e == nil {
			e = named[id]
		}
		l := t.named[rowOf(i.Origin)]
		for _, other := range slices.Concat(l.parents, l.linked) {
			if e == nil {
				e = at[who.CanonicalID(other)]
			}
		}
		if e == nil {
			continue
		}
		if e = root(e); i.Account != "" && len(e.Accounts) > 0 && !slices.Contains(e.Accounts, i.Account) {
			continue // of another customer: linked, and not the same
		}
		i.Escalation = e.ID
		if who.CanonicalID(i.ID) != who.CanonicalID(e.ID) {
			e.Also = add(e.Also, program.TicketID{ID: i.ID, Tool: i.SourceTool})
		}
		e.Corrections = cmp.Or(e.Corrections, i.Remedy)
	}
}
