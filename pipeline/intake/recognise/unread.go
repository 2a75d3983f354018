package recognise

import (
	"fmt"
	"slices"
	"strings"

	"sponsorbook/pipeline/finding"
	"sponsorbook/pipeline/intake/headings"
	"sponsorbook/pipeline/intake/input"
	"sponsorbook/pipeline/program"
	"sponsorbook/pipeline/value"
)

// tellingTypes are the types of fields that say how things stand: read past, they
// leave a page that says what is no longer so.
var tellingTypes = input.SetOf("date", "flag", "contact state", "bounce", "stage", "status", "meeting status", "severity")

// tellingFields say so too, whatever their type; quietFields do not.
var (
	tellingFields = input.SetOf("status", "left", "bounced", "executive sponsor", "deputy sponsor", "merged into")
	quietFields   = input.SetOf("created date", "stance date", "last contact", "last activity", "customer since", "made", "asked on")
)

// askUnread asks about columns that no field takes although their headers come near
// one that says how things stand, and their cells are such: one question a table.
func (t *Table) askUnread(l *look) {
	answered, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet)
	taken := map[string]bool{}
	var fields, headers, denied []string
	first := 0
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		y := &t.Styles[col]
		t.sayNoDates(l, col)
		if !t.idle(l, col) {
			continue
		}
		known := func(field string) bool {
			_, said := answered[field]
			return said || taken[field] || t.At[field] > 0
		}
		field := t.nearestField(&l.watch.columns[col-1], y.Header, known)
		if field == "" {
			field = t.shownField(l, col, known)
		}
		if field == "" {
			continue
		}
		taken[field] = true
		if first == 0 {
			first = col
		}
		fields = append(fields, fmt.Sprintf("%s: %q", field, y.Header))
		headers = append(headers, fmt.Sprintf("%s, perhaps %s", finding.Quote(y.Header), field))
		denied = append(denied, field+`: ""`)
	}
	if first == 0 {
		return
	}
	place := input.Place(t.File, t.Sheet)
	t.Ask(finding.Warning, "column-unread", finding.Ref{File: t.File, Sheet: t.Sheet, Row: t.HeaderRow, Col: first},
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {%s}", place, strings.Join(fields, ", ")),
			Or: fmt.Sprintf("%q: {%s}, where it is none", place, strings.Join(denied, ", "))}, "",
		"a table of %s has columns that are not read: %s", t.Subject.Name, input.Listed(headers, 5))
}

// sayNoDates says that a column is called a day that tells how things stand, or an
// amount, and that its cells are hardly ever one: nothing of it was read.
func (t *Table) sayNoDates(l *look, col int) {
	y, e := &t.Styles[col], &l.watch.columns[col-1]
	m, known := t.Subject.Meaning(y.Header)
	days := known && m.Type == "date" && !e.days()
	amounts := known && m.Type == "amount" && t.Subject.Name != "revenue" && e.looks("amount") < 50
	if !days && !amounts || m.Synonym.Weak || y.Field != "" || y.state != "" || t.At[m.Field] > 0 || quietFields[m.Field] ||
		len(e.sample) == 0 {
		return
	}
	what, mend := "days", "write them as 2026-03-31"
	if amounts {
		what, mend = "amounts", "write them as 1234.50"
	}
	if fields, _ := input.Answer(t.Policy.Columns, t.File, t.Sheet); fields != nil {
		if _, said := fields[m.Field]; said {
			return
		}
	}
	place := input.Place(t.File, t.Sheet)
	t.Ask(finding.Warning, "value-unreadable", t.ref0().At(col),
		finding.Setting{Key: "columns", Entry: fmt.Sprintf("%q: {%s: \"\"}", place, m.Field)},
		mend+"; or, where the column is none, ",
		"%s holds what was not understood as %s, such as %s: none of it was read as %s", t.Header(col), what,
		finding.Quote(e.sample[0]), m.Field)
}

// idle is whether a column has cells and nothing takes them.
func (t *Table) idle(l *look, col int) bool {
	y := &t.Styles[col]
	if y.Field != "" || y.another || y.state != "" || y.Asked || strings.TrimSpace(y.Header) == "" || l.watch.columns[col-1].cells == 0 {
		return false
	}
	if role, _ := t.role(col); role != "" {
		return false
	}
	if m, ok := t.Subject.Meaning(y.Header); ok && (m.Field != "" || m.Synonym.Never) {
		return false // a second column of its field, or known to be none
	}
	return !stampKeys[value.HeaderKey(y.Header)] && col != t.Year && col != t.Month &&
		!slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Col == col }) &&
		!slices.ContainsFunc(t.Styles, func(s Style) bool { return s.Currency == col })
}

// nearestField is the field that a header comes nearest to, of those that say how
// things stand and that the cells of its column fit; "" for none.
func (t *Table) nearestField(e *evidence, header string, taken func(field string) bool) string {
	best, most := "", 0
	if t.Subject.Name == "contacts" && !taken("email status") && e.tellsOf([2]string{"bounce", "hard"}) &&
		e.listed("bounce") > e.listed("contact state") {
		return "email status"
	}
	if words, ok := goneWords[t.Subject.Name]; ok && !taken("status") && e.tellsOf(words) {
		return "status"
	}
	words := headerWords(header)
	for _, f := range t.Subject.Fields {
		if f.Type == "person" && len(words) < 2 {
			continue // "Ownership" is nobody
		}
		if taken(f.Name) || quietFields[f.Name] || !tellingTypes[f.Type] && !tellingFields[f.Name] || !e.tellsAs(f) {
			continue
		}
		for _, s := range f.Synonyms {
			if s.Weak || s.Never {
				continue
			}
			if n := nearness(words, headerWords(s.Header)); n > most {
				best, most = f.Name, n
			}
		}
	}
	return best
}

// shownField is the field that the cells of a column show, whatever its header says:
// how deals stand, the days of a register of escalations, and of accounts their
// sponsors, the accounts or numbers of a register that others belong to, or their names
// where nothing else names them; "" for none.
func (t *Table) shownField(l *look, col int, taken func(field string) bool) string {
	e := &l.watch.columns[col-1]
	switch {
	case t.Subject.Name == "opportunities":
		if !taken("stage") && !taken("status") && !taken("won") && !taken("closed") && e.tellsOf([2]string{"stage", "won"}) {
			return "stage"
		}
		if !taken("amount") && e.money() {
			return "amount"
		}
		if !taken("close date") && taken("created date") && e.days() {
			return "close date"
		}
		if !taken("opportunity") && e.subjects() {
			return "opportunity"
		}
	case (t.Subject.Name == "issues" || t.Subject.Name == "escalations") && !taken("severity") &&
		e.tellsOf([2]string{"severity", "severe"}) && len(e.figures) == 0:
		return "severity"
	case (t.Subject.Name == "issues" || t.Subject.Name == "escalations") && !taken("status") && e.tellsOf([2]string{"status", "closed"}):
		return "status"
	case t.Subject.Name == "issues":
		switch full := e.cells == l.count; {
		case !e.days():
		case full && !taken("opened"):
			return "opened"
		case !full && !taken("closed") && !taken("due"):
			return "closed"
		}
	case t.Subject.Name == "meetings":
		if !taken("sponsor") && t.roster.names(e) {
			return "sponsor"
		}
	case t.Subject.Name == "sponsors" && !taken("capacity") && e.few():
		return "capacity"
	case t.Subject.Name == "contacts" && taken("last name") && !taken("first name") && !taken("name") && e.single():
		return "first name"
	case (t.Subject.Name == "contacts" || t.Subject.Name == "sponsors") && !taken("title") && e.titles():
		return "title"
	case t.Subject.Name == "escalations":
		switch full := e.cells == l.count; {
		case !e.days():
		case full && !taken("opened"):
			return "opened"
		case !full && !taken("resolved"):
			return "resolved"
		}
	case t.Subject.Name != "accounts":
	case !taken("executive sponsor") && !negated(headerWords(t.Styles[col].Header)) && t.roster.names(e):
		return "executive sponsor"
	case !taken("parent account") && (l.watch.pointsInto(e, t.At[accountID]) || l.watch.pointsInto(e, t.At["account"]) ||
		t.numberedBy(l, e) > 0):
		return "parent account"
	case !taken("account manager") && !stampedBy(t.Styles[col].Header) && e.persons():
		return "account manager"
	case !taken("account") && e.unique() && len(e.wholes) == 0 && e.emails == 0 && e.numbers.Numbers+e.dates.Dates == 0 && e.spaced():
		return "account"
	}
	return ""
}

// numberedBy is the column of another register's numbers, one for each account, that all
// values of a column are some of, as of "Parent DUNS" beside "DUNS Number"; 0 for none.
func (t *Table) numberedBy(l *look, e *evidence) int {
	for col := 1; col < len(t.Styles) && col <= len(l.watch.columns); col++ {
		if of := &l.watch.columns[col-1]; t.Styles[col].Field == "" && of.unique() && of.cells == l.count && l.watch.pointsInto(e, col) {
			return col
		}
	}
	return 0
}

// pointsInto is whether all values of a column are some of another column: the
// rows mean other rows. Numbers that are short may count anything.
func (w *watch) pointsInto(e *evidence, at int) bool {
	if at == 0 || at > len(w.columns) || e == &w.columns[at-1] {
		return false
	}
	of, values := w.columns[at-1].ids(), e.ids()
	for v := range values {
		if !of[v] || len(v) < shortID && strings.Trim(v, "0123456789") == "" {
			return false
		}
	}
	return len(values) > 0 && len(values) < len(of) && e.cells < w.rows
}

// spaced is whether most texts of a column have several words, as names do.
func (e *evidence) spaced() bool {
	n := 0
	for _, text := range e.sample {
		if strings.ContainsAny(strings.TrimSpace(text), " 　") {
			n++
		}
	}
	return 2*n >= len(e.sample) && n > 0
}

// goneWords are the vocabularies that say, by kind, whether a thing still stands, and
// their terms for one that does not.
var goneWords = map[string][2]string{"accounts": {"churned", "yes"}, "contacts": {"contact state", "gone"},
	"sponsors": {"contact state", "gone"}}

// tellsOf is whether the few words of a column are mostly of a vocabulary, and one
// says that a thing no longer stands.
func (e *evidence) tellsOf(words [2]string) bool {
	gone := slices.ContainsFunc(e.sample, func(word string) bool {
		term, _ := value.Words(words[0]).Term(word)
		return term == words[1]
	})
	return gone && len(e.sample) < statesAtMost && 2*e.listed(words[0]) >= len(e.sample)
}

// listed is how many of the words of a column a vocabulary lists.
func (e *evidence) listed(vocabulary string) int {
	known := 0
	for _, word := range e.sample {
		if _, ok := value.Words(vocabulary).Term(word); ok {
			known++
		}
	}
	return known
}

// tellsAs is whether the cells of a column could be those of a field, by more than
// that any text could.
func (e *evidence) tellsAs(f headings.Field) bool {
	switch f.Type {
	case "date":
		return e.days()
	case "flag":
		return e.marks() && !e.days()
	case "person", "text":
		return e.numbers.Numbers+e.dates.Dates == 0 || (f.Name == "left" || f.Name == "bounced") && e.days()
	case "id":
		return e.numbers.Numbers == 0 || len(e.wholes) > 0
	}
	return e.looks(f.Type) >= 80 && len(value.Words(f.Type)) > 0 && e.numbers.Numbers == 0 && e.fits(f.Type)
}

// plainWords are words of headers that tell nothing of what a column is.
var plainWords = input.SetOf("the", "of", "in", "on", "at", "is", "a", "an", "our", "their", "date", "day", "time", "der", "die", "das",
	"am", "im", "des", "dem", "datum", "tag",
	"de", "du", "la", "le", "les", "el", "del", "fecha", "dia", "jour", "data", "di", "name", "number", "id", "type", "customer",
	"account", "company")

// headerWords are the words of a header that tell what its column is.
func headerWords(header string) []string {
	return slices.DeleteFunc(strings.Fields(value.NormalHeader(header)), func(w string) bool { return plainWords[w] })
}

// nearness is how many letters two headers share in whole words, where all words of
// one stand in the other; a long word may begin another ("Austritt" in
// "Austrittstermin"). 0 where they are not near.
func nearness(a, b []string) int {
	if negated(a) != negated(b) {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	letters := 0
	for _, word := range a {
		i := slices.IndexFunc(b, func(other string) bool { return sameWord(word, other) })
		if i < 0 {
			return 0
		}
		letters += min(len([]rune(word)), len([]rune(b[i])))
	}
	if letters < 4 {
		return 0
	}
	return letters
}

// denials are words that turn a header round: "no longer employed" is not "employed".
var denials = input.SetOf("no", "not", "non", "never", "without", "longer", "former", "formerly", "previous", "previously", "old",
	"last year", "nicht", "kein", "keine", "mehr", "ehemals", "ehemalig", "fruher",
	"bisher", "vorherig", "pas", "plus", "ancien", "ancienne", "precedent", "ya", "anterior", "ex")

func negated(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return denials[w] })
}

func sameWord(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	return a == b || len([]rune(short)) >= 5 && strings.HasPrefix(program.Fold(long), short)
}
